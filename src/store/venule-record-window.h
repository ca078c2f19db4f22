/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-record-row.h"

G_BEGIN_DECLS

/* Rows of a list that are read together. */
typedef struct
{
  guint offset;
  GPtrArray *rows;           /* (element-type VenuleRecordRow): as many as the list has there */
  GCancellable *cancellable; /* (nullable): it is being read */
  guint64 used;              /* when it was last looked at, counted */
} VenuleRecordWindow;

/* Those of a list that are kept: the ones looked at last. */
typedef struct
{
  GPtrArray *windows; /* (element-type VenuleRecordWindow): in no order */
  guint64 uses;
} VenuleRecordWindows;

void venule_record_window_stop (VenuleRecordWindow *self);

void venule_record_windows_init (VenuleRecordWindows *self);
void venule_record_windows_clear (VenuleRecordWindows *self);
void venule_record_windows_stop (VenuleRecordWindows *self);
VenuleRecordWindow *venule_record_windows_get (VenuleRecordWindows *self, guint position, guint n_rows);
VenuleRecordWindow *venule_record_windows_find_read (VenuleRecordWindows *self, GCancellable *cancellable);
gboolean venule_record_windows_get_busy (const VenuleRecordWindows *self);
void venule_record_windows_fit (VenuleRecordWindows *self, guint n_rows);

G_END_DECLS
