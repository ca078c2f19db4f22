/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-journal.h"

#include "venule-edit.h"

typedef struct
{
  char *name;
  GPtrArray *edits; /* (element-type VenuleEdit) */
} Step;

struct _VenuleJournal
{
  GPtrArray *decisions; /* (element-type VenuleDecision) */
  VenuleJournalFunc changed;
  gpointer user_data;
  GPtrArray *done, *undone; /* (element-type Step) */
  Step *open;               /* (nullable): the step that edits go to */
  guint depth;
};

static Step *
step_new (const char *name)
{
  Step *step = g_new0 (Step, 1);

  step->name = g_strdup (name);
  step->edits = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_edit_free);
  return step;
}

static void
step_free (Step *step)
{
  g_free (step->name);
  g_ptr_array_unref (step->edits);
  g_free (step);
}

static void
make (VenuleJournal *self, VenuleEdit *edit)
{
  g_autofree char *path = NULL;

  venule_edit_apply (edit, self->decisions, TRUE);
  path = venule_edit_get_path (edit);
  g_ptr_array_set_size (self->undone, 0);
  if (self->open != NULL)
    g_ptr_array_add (self->open->edits, edit);
  else
    {
      Step *step = step_new (venule_edit_get_name (edit));

      g_ptr_array_add (step->edits, edit);
      g_ptr_array_add (self->done, step);
    }
  self->changed (path, self->user_data);
}

static VenuleEdit *
get_only_answer (GPtrArray *steps, guint from_end)
{
  Step *step = steps->len < from_end ? NULL : g_ptr_array_index (steps, steps->len - from_end);
  VenuleEdit *edit = step == NULL || step->edits->len != 1 ? NULL : g_ptr_array_index (step->edits, 0);

  return edit != NULL && edit->kind == VENULE_EDIT_ANSWER ? edit : NULL;
}

/* Somebody typed, and deleted it again: nobody would see that step being taken back. */
static gboolean
is_idle (GPtrArray *steps, guint from_end)
{
  const VenuleEdit *edit = get_only_answer (steps, from_end);

  return edit != NULL && venule_answer_is_identical (edit->before, edit->after);
}

/* The paths are told when all is done, so that who listens never sees half a step. */
static gboolean
move_step (VenuleJournal *self, GPtrArray *from, GPtrArray *to, gboolean forwards)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  Step *step;

  g_return_val_if_fail (self->open == NULL, FALSE);

  while (is_idle (from, 1))
    g_ptr_array_set_size (from, (gint) from->len - 1);
  if (from->len == 0)
    return FALSE;

  step = g_ptr_array_steal_index (from, from->len - 1);
  for (guint i = 0; i < step->edits->len; i++)
    {
      VenuleEdit *edit = g_ptr_array_index (step->edits, forwards ? i : step->edits->len - 1 - i);

      venule_edit_apply (edit, self->decisions, forwards);
      g_ptr_array_add (paths, venule_edit_get_path (edit));
    }
  g_ptr_array_add (to, step);

  for (guint i = 0; i < paths->len; i++)
    self->changed (g_ptr_array_index (paths, i), self->user_data);
  return TRUE;
}

/**
 * venule_journal_new:
 * @decisions: (element-type VenuleDecision): the list of decisions it edits
 * @changed: told the path of every change
 * @user_data: for @changed
 *
 * Returns: (transfer full): an empty journal
 */
VenuleJournal *
venule_journal_new (GPtrArray *decisions, VenuleJournalFunc changed, gpointer user_data)
{
  VenuleJournal *self;

  g_return_val_if_fail (decisions != NULL && changed != NULL, NULL);

  self = g_new0 (VenuleJournal, 1);
  self->decisions = g_ptr_array_ref (decisions);
  self->changed = changed;
  self->user_data = user_data;
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) step_free);
  return self;
}

/**
 * venule_journal_free:
 * @self: (transfer full) (nullable): a journal
 */
void
venule_journal_free (VenuleJournal *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->open, step_free);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  g_ptr_array_unref (self->decisions);
  g_free (self);
}

/**
 * venule_journal_set_answer:
 * @self: a journal
 * @entry: the entry
 * @question: a question of its form
 * @answer: (nullable) (transfer none): the new answer; %NULL: unanswered
 */
void
venule_journal_set_answer (VenuleJournal *self,
                           VenuleEntry *entry,
                           const VenuleQuestion *question,
                           VenuleAnswer *answer)
{
  VenuleAnswer *before;
  VenuleEdit *edit;

  g_return_if_fail (self != NULL);

  before = venule_entry_get_answer (entry, question);
  edit = g_new0 (VenuleEdit, 1);
  edit->kind = VENULE_EDIT_ANSWER;
  edit->entry = g_object_ref (entry);
  edit->question = question;
  edit->before = before != NULL ? venule_answer_ref (before) : NULL;
  edit->after = answer != NULL ? venule_answer_ref (answer) : NULL;
  make (self, edit);
}

static void
edit_member (VenuleJournal *self, VenuleGroup *group, VenuleEntry *member, guint position, gboolean inserts)
{
  VenuleEdit *edit = g_new0 (VenuleEdit, 1);

  edit->kind = VENULE_EDIT_MEMBER;
  edit->group = g_object_ref (group);
  edit->entry = g_object_ref (member);
  edit->position = position;
  edit->inserts = inserts;
  make (self, edit);
}

/**
 * venule_journal_insert_member:
 * @self: a journal
 * @group: a group without a member of the same key
 * @position: where
 * @member: (transfer none): the new member
 */
void
venule_journal_insert_member (VenuleJournal *self, VenuleGroup *group, guint position, VenuleEntry *member)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (venule_group_find (group, venule_entry_get_key (member)) == NULL);

  edit_member (self, group, member, MIN (position, venule_group_get_n_entries (group)), TRUE);
}

/**
 * venule_journal_remove_member:
 * @self: a journal
 * @group: a group
 * @member: one of its members; undo brings it back with everything in it, to the same place
 */
void
venule_journal_remove_member (VenuleJournal *self, VenuleGroup *group, VenuleEntry *member)
{
  guint position = 0;

  g_return_if_fail (self != NULL);
  g_return_if_fail (venule_group_find (group, venule_entry_get_key (member)) == member);

  while (venule_group_peek (group, position) != member)
    position++;
  edit_member (self, group, member, position, FALSE);
}

static void
edit_decision (VenuleJournal *self, VenuleDecision *decision, guint position, gboolean inserts)
{
  VenuleEdit *edit = g_new0 (VenuleEdit, 1);

  edit->kind = VENULE_EDIT_DECISION;
  edit->decision = venule_decision_ref (decision);
  edit->position = position;
  edit->inserts = inserts;
  make (self, edit);
}

/**
 * venule_journal_add_decision:
 * @self: a journal
 * @decision: (transfer none): a decision, which becomes the last
 */
void
venule_journal_add_decision (VenuleJournal *self, VenuleDecision *decision)
{
  g_return_if_fail (self != NULL && decision != NULL);

  edit_decision (self, decision, self->decisions->len, TRUE);
}

/**
 * venule_journal_remove_decision:
 * @self: a journal
 * @position: which decision
 */
void
venule_journal_remove_decision (VenuleJournal *self, guint position)
{
  g_return_if_fail (self != NULL && position < self->decisions->len);

  edit_decision (self, g_ptr_array_index (self->decisions, position), position, FALSE);
}

/**
 * venule_journal_begin_step:
 * @self: a journal
 * @name: for the menu: "none of these"
 *
 * Edits from here to [method@Journal.end_step] are one step. Steps may nest; the outermost counts.
 */
void
venule_journal_begin_step (VenuleJournal *self, const char *name)
{
  g_return_if_fail (self != NULL && name != NULL);

  if (self->depth++ == 0)
    self->open = step_new (name);
}

/**
 * venule_journal_end_step:
 * @self: a journal with a step begun
 *
 * A step without edits leaves no trace.
 */
void
venule_journal_end_step (VenuleJournal *self)
{
  Step *step;

  g_return_if_fail (self != NULL && self->depth > 0);

  if (--self->depth > 0)
    return;
  step = g_steal_pointer (&self->open);
  if (step->edits->len > 0)
    g_ptr_array_add (self->done, step);
  else
    step_free (step);
}

/**
 * venule_journal_join_steps:
 * @self: a journal
 *
 * Makes one step of the last two, when each of them is one edit of the same answer.
 *
 * Returns: whether they are one now
 */
gboolean
venule_journal_join_steps (VenuleJournal *self)
{
  VenuleEdit *first, *second;

  g_return_val_if_fail (self != NULL, FALSE);

  first = get_only_answer (self->done, 2);
  second = get_only_answer (self->done, 1);
  if (self->open != NULL || first == NULL || second == NULL || first->entry != second->entry
      || first->question != second->question)
    return FALSE;

  g_clear_pointer (&first->after, venule_answer_unref);
  first->after = g_steal_pointer (&second->after);
  g_ptr_array_set_size (self->done, self->done->len - 1);
  return TRUE;
}

/**
 * venule_journal_undo:
 * @self: a journal without an open step
 *
 * Returns: %FALSE when there is nothing to take back
 */
gboolean
venule_journal_undo (VenuleJournal *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return move_step (self, self->done, self->undone, FALSE);
}

/**
 * venule_journal_redo:
 * @self: a journal without an open step
 *
 * Returns: %FALSE when nothing was taken back, or something was edited since
 */
gboolean
venule_journal_redo (VenuleJournal *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return move_step (self, self->undone, self->done, TRUE);
}

/**
 * venule_journal_clear:
 * @self: a journal without an open step
 *
 * Forgets every step; what was edited stays as it is.
 */
void
venule_journal_clear (VenuleJournal *self)
{
  g_return_if_fail (self != NULL && self->open == NULL);

  g_ptr_array_set_size (self->done, 0);
  g_ptr_array_set_size (self->undone, 0);
}

static const Step *
get_last (GPtrArray *steps)
{
  guint from_end = 1;

  while (is_idle (steps, from_end))
    from_end++;
  return steps->len < from_end ? NULL : g_ptr_array_index (steps, steps->len - from_end);
}

static const char *
get_last_name (GPtrArray *steps)
{
  const Step *last = get_last (steps);

  return last == NULL ? NULL : last->name;
}

/**
 * venule_journal_list_step:
 * @self: a journal
 * @is_undo: the step that undo would take back, one that is open once it is ended; or the one that redo would bring
 *   back
 *
 * Returns: (transfer full) (element-type utf8): what it touches, as paths; empty where there is no such step
 */
GPtrArray *
venule_journal_list_step (VenuleJournal *self, gboolean is_undo)
{
  GPtrArray *paths = g_ptr_array_new_with_free_func (g_free);
  const Step *step = get_last (is_undo ? self->done : self->undone);

  if (is_undo && self->open != NULL && self->open->edits->len > 0)
    step = self->open;
  for (guint i = 0; step != NULL && i < step->edits->len; i++)
    g_ptr_array_add (paths, venule_edit_get_place (g_ptr_array_index (step->edits, i)));
  return paths;
}

/**
 * venule_journal_get_undo_name:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): the step that undo would take back; one that is open, once it is ended
 */
const char *
venule_journal_get_undo_name (VenuleJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->open != NULL && self->open->edits->len > 0 ? self->open->name : get_last_name (self->done);
}

/**
 * venule_journal_get_redo_name:
 * @self: a journal
 *
 * Returns: (transfer none) (nullable): the step that redo would bring back
 */
const char *
venule_journal_get_redo_name (VenuleJournal *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return get_last_name (self->undone);
}
