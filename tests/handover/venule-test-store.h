/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-store.h"

G_BEGIN_DECLS

/* A store whose saves go as a test says, to see what those who save make of it. */

typedef enum
{
  VENULE_TEST_SAVE_WORKS,
  VENULE_TEST_SAVE_FAILS,   /* nothing was saved */
  VENULE_TEST_SAVE_IS_LOST, /* saved, but the answer does not arrive */
  VENULE_TEST_SAVE_CONFLICTS,
} VenuleTestSave;

#define VENULE_TYPE_TEST_STORE (venule_test_store_get_type ())
G_DECLARE_FINAL_TYPE (VenuleTestStore, venule_test_store, VENULE, TEST_STORE, GObject)

VenuleTestStore *venule_test_store_new (void);
/* How the next save goes; all after it work. */
void venule_test_store_set_next (VenuleTestStore *self, VenuleTestSave next);
guint venule_test_store_get_n_asked (VenuleTestStore *self);
/* (element-type VenuleRevision): what was saved, a repeat once */
GPtrArray *venule_test_store_get_revisions (VenuleTestStore *self);

G_END_DECLS
