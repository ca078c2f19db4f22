/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* A translator's PO file, read as it is and never written. */
typedef struct
{
  char *context; /* (nullable): msgctxt, a passage's id */
  char *source;
  char *translation; /* "" when there is none */
  char *comment;     /* what translators noted; "" when nothing */
  guint line;        /* of the file, where the translation begins; 0: not known */
  gboolean fuzzy;
  gboolean plural;
} VenulePoEntry;

typedef struct
{
  char *language;     /* (nullable): as the header says */
  GPtrArray *entries; /* (element-type VenulePoEntry): obsolete ones left out */
} VenulePoFile;

#define VENULE_PO_MAX_BYTES ((gsize) 2 * 1024 * 1024)

VenulePoFile *venule_po_file_read (const char *path, GError **error);
void venule_po_file_free (VenulePoFile *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePoFile, venule_po_file_free)

G_END_DECLS
