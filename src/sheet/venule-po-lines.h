/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where an entry's translation begins in a PO file: libgettextpo knows, and does not tell. */
typedef struct
{
  guint line; /* from 1 */
  gboolean is_header;
} VenulePoLine;

GArray *venule_po_lines_find (const char *text, gsize length);

G_END_DECLS
