/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-evaluation.h"

#include "venule-evaluation-private.h"

static VenuleShownCells *
get_cells (VenuleEvaluation *self, VenuleEntry *entry, const VenuleForm *form)
{
  VenuleShownCells *cells;

  if (self->last_entry == entry && self->last_cells->form == form)
    return self->last_cells;
  cells = g_hash_table_lookup (self->cells, entry);
  /* Another form at the same address: the entry that was there is gone. */
  if (cells == NULL || cells->form != form)
    {
      guint n = form->questions->len + form->forms->len;

      cells = g_malloc0 (sizeof *cells + n * sizeof (guint64));
      cells->form = form;
      g_hash_table_insert (self->cells, entry, cells);
    }
  self->last_entry = entry;
  self->last_cells = cells;
  return cells;
}

static gboolean
is_fresh (VenuleEvaluation *self, guint64 cell, guint64 touched)
{
  return cell >> 1 >= self->forgotten && cell >> 1 >= touched;
}

static VenuleEntry *
find_session_around (VenuleEvaluation *self, VenuleEntry *entry)
{
  while (entry != NULL && venule_entry_get_form (entry) != self->session_form)
    entry = venule_entry_get_parent (entry);
  return entry;
}

/* A show or required rule: within a treatment, `session` is that treatment. */
VenuleTruth
venule_evaluation_test_presence (VenuleEvaluation *self, const VenuleRule *rule, VenuleEntry *entry)
{
  const VenuleForm *form = venule_entry_get_form (entry);
  VenuleEntry *outer = self->current;
  VenulePlace place = { .entry = entry };
  VenuleTruth truth;

  self->current = self->in_session[form->ordinal] ? find_session_around (self, entry) : self->session;
  truth = venule_evaluation_test_at (self, rule, &place);
  self->current = outer;
  return truth;
}

static gboolean
has_entry (VenuleEvaluation *self, VenuleEntry *entry, const VenuleForm *form)
{
  VenuleEntry *parent;

  if (!self->checklist->forms[form->ordinal].conditional)
    return TRUE;
  parent = venule_entry_get_parent (entry);
  return parent != NULL && venule_evaluation_has_form (self, parent, form);
}

gboolean
venule_evaluation_has_form (VenuleEvaluation *self, VenuleEntry *parent, const VenuleForm *form)
{
  const VenulePresence *presence = &self->checklist->forms[form->ordinal];
  guint64 cell;
  gboolean shown;
  guint index;

  if (!presence->conditional)
    return TRUE;
  index = form->parent->questions->len + form->index;
  cell = get_cells (self, parent, form->parent)->ticks[index];
  if (is_fresh (self, cell, self->form_touched[form->ordinal]))
    return cell & 1;
  shown = has_entry (self, parent, form->parent)
          && (presence->show == NULL || venule_evaluation_test_presence (self, presence->show, parent) == VENULE_YES);
  get_cells (self, parent, form->parent)->ticks[index] = self->tick << 1 | (guint64) shown;
  return shown;
}

gboolean
venule_evaluation_has_question (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question)
{
  const VenulePresence *presence = &self->checklist->questions[question->ordinal];
  guint64 cell;
  gboolean shown;

  if (!presence->conditional)
    return TRUE;
  cell = get_cells (self, entry, question->form)->ticks[question->index];
  if (is_fresh (self, cell, self->question_touched[question->ordinal]))
    return cell & 1;
  shown = has_entry (self, entry, question->form)
          && (presence->show == NULL || venule_evaluation_test_presence (self, presence->show, entry) == VENULE_YES);
  get_cells (self, entry, question->form)->ticks[question->index] = self->tick << 1 | (guint64) shown;
  return shown;
}

VenuleAnswer *
venule_evaluation_peek_answer (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question)
{
  VenuleAnswer *answer = venule_entry_get_answer (entry, question);

  return answer != NULL && venule_evaluation_has_question (self, entry, question) ? answer : NULL;
}
