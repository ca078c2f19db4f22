/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-question-row.h"

G_BEGIN_DECLS

/**
 * VenuleTypedRow:
 *
 * A question that is answered by typing. What is typed is read at every key: when it can be the answer it is, at
 * once; when it can't, it stays on screen as it was typed, the reason stands under it once the keyboard leaves, and
 * there is no answer, so that nothing wrong is used.
 */
#define VENULE_TYPE_TYPED_ROW (venule_typed_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (VenuleTypedRow, venule_typed_row, VENULE, TYPED_ROW, VenuleQuestionRow)

/**
 * VenuleTypedRowClass:
 * @read: what was typed, without spaces around it and never empty, as a file has it (transfer full) (nullable:
 *   @problem says why not, as the end of a sentence)
 * @spell: an answer as somebody would type it (transfer full)
 * @explain: (nullable): an answer in words, to stand under it (transfer full) (nullable)
 * @furnish: (nullable): puts what belongs to it into the box with the entry
 */
struct _VenuleTypedRowClass
{
  VenuleQuestionRowClass parent_class;
  char *(*read) (VenuleTypedRow *self, const char *typed, char **problem);
  char *(*spell) (VenuleTypedRow *self, VenuleAnswer *answer);
  char *(*explain) (VenuleTypedRow *self, VenuleAnswer *answer);
  void (*furnish) (VenuleTypedRow *self, GtkWidget *box, GtkWidget *entry);
};

GtkWidget *venule_typed_row_get_entry (VenuleTypedRow *self);
gboolean venule_typed_row_take_back (VenuleTypedRow *self);

G_END_DECLS
