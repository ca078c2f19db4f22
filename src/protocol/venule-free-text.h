/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text cut into words that can be compared whatever their case and accents. */
typedef struct _VenuleFreeText VenuleFreeText;

VenuleFreeText *venule_free_text_new (const char *text);
void venule_free_text_free (VenuleFreeText *self);
guint venule_free_text_get_n_tokens (VenuleFreeText *self);
char *venule_free_text_find (VenuleFreeText *self, VenuleFreeText *form);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleFreeText, venule_free_text_free)

G_END_DECLS
