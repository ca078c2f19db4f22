/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-decision.h"
#include "venule-entry.h"

G_BEGIN_DECLS

typedef enum
{
  VENULE_EDIT_ANSWER,
  VENULE_EDIT_MEMBER,
  VENULE_EDIT_DECISION,
} VenuleEditKind;

/* One edit, and enough to do it either way again. */
typedef struct
{
  VenuleEditKind kind;
  gboolean inserts; /* members, decisions: forwards it puts in, backwards it takes out */
  guint position;
  VenuleEntry *entry; /* whose answer, or the member with all that is in it */
  const VenuleQuestion *question;
  VenuleAnswer *before, *after; /* (nullable) */
  VenuleGroup *group;
  VenuleDecision *decision;
} VenuleEdit;

void venule_edit_free (VenuleEdit *edit);
char *venule_edit_get_path (const VenuleEdit *edit);
char *venule_edit_get_place (const VenuleEdit *edit);
const char *venule_edit_get_name (const VenuleEdit *edit);
void venule_edit_apply (VenuleEdit *edit, GPtrArray *decisions, gboolean forwards);

G_END_DECLS
