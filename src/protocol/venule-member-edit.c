/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-member-edit.h"

#include "venule-shortcut-run.h"

static char *
get_path_inside (VenuleEntry *entry, const char *id)
{
  g_autofree char *path = venule_entry_get_path (entry);

  return g_strconcat (path, *path == '\0' ? "" : "/", id, NULL);
}

static void
begin_step (VenuleEvaluation *evaluation, const char *verb, const VenuleForm *form)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", verb, form->label);

  venule_consultation_begin_step (venule_evaluation_get_consultation (evaluation), name);
}

static void
end_step (VenuleEvaluation *evaluation)
{
  venule_consultation_end_step (venule_evaluation_get_consultation (evaluation));
}

/* A visit at which nothing was given is not counted. */
static gboolean
counts (VenuleEvaluation *evaluation, VenuleEntry *session)
{
  const VenuleQuestion *question
      = venule_protocol_find_role (venule_evaluation_get_protocol (evaluation), "session-given");
  VenuleAnswer *given = question == NULL || question->form != venule_entry_get_form (session)
                            ? NULL
                            : venule_entry_get_answer (session, question);

  return given == NULL || !g_str_equal (venule_answer_get_text (given), "no");
}

/* A treatment is counted: it comes after the highest number that there is. */
static void
number_session (VenuleEvaluation *evaluation, VenuleEntry *session)
{
  const VenuleQuestion *question
      = venule_protocol_find_role (venule_evaluation_get_protocol (evaluation), "session-number");
  const VenuleForm *form = venule_entry_get_form (session);
  VenuleGroup *group = venule_entry_get_group (venule_entry_get_parent (session), form);
  VenuleNumber highest = 0;
  g_autofree char *path = NULL, *text = NULL;

  if (question == NULL || question->form != form)
    return;
  for (guint i = 0; i < venule_group_get_n_entries (group); i++)
    {
      VenuleEntry *other = venule_group_peek (group, i);
      VenuleAnswer *answer = venule_entry_get_answer (other, question);

      if (other != session && counts (evaluation, other))
        highest = MAX (highest + (answer == NULL ? VENULE_NUMBER_ONE : 0),
                       answer == NULL ? 0 : venule_answer_get_number (answer));
    }
  path = get_path_inside (session, question->id);
  text = venule_number_format (highest + VENULE_NUMBER_ONE);
  venule_consultation_set_text (venule_evaluation_get_consultation (evaluation), path, text, NULL);
}

static VenuleEntry *
insert (VenuleEvaluation *evaluation, VenuleEntry *parent, const VenuleForm *form)
{
  g_autofree char *path = get_path_inside (parent, form->id);

  return venule_consultation_add_member (venule_evaluation_get_consultation (evaluation), path, NULL, NULL);
}

/**
 * venule_member_add:
 * @evaluation: of the consultation, which is written to
 * @parent: where the group stands
 * @form: a group in its form whose members have ids
 *
 * A new member. What the group's starting shortcuts give is answered (a treatment: its day and number); nothing is
 * taken from another member.
 *
 * Returns: (transfer none): it
 */
VenuleEntry *
venule_member_add (VenuleEvaluation *evaluation, VenuleEntry *parent, const VenuleForm *form)
{
  GPtrArray *shortcuts;
  VenuleEntry *member;

  g_return_val_if_fail (VENULE_IS_EVALUATION (evaluation) && VENULE_IS_ENTRY (parent), NULL);
  g_return_val_if_fail (form != NULL && form->kind == VENULE_FORM_GROUP, NULL);

  shortcuts = venule_protocol_get_checklist (venule_evaluation_get_protocol (evaluation))->shortcuts;
  begin_step (evaluation, "Add", form);
  member = insert (evaluation, parent, form);
  for (guint i = 0; member != NULL && i < shortcuts->len; i++)
    {
      const VenuleShortcut *shortcut = g_ptr_array_index (shortcuts, i);
      g_autoptr (GPtrArray) given = NULL;

      if (shortcut->starts && shortcut->form == form)
        given = venule_shortcut_run (shortcut, evaluation, member);
    }
  if (member != NULL)
    number_session (evaluation, member);
  end_step (evaluation);

  return member;
}

static const VenulePresence *
get_presence (VenuleEvaluation *evaluation, const VenuleQuestion *question, const VenuleForm *form)
{
  const VenuleChecklist *checklist = venule_protocol_get_checklist (venule_evaluation_get_protocol (evaluation));

  return question != NULL ? &checklist->questions[question->ordinal] : &checklist->forms[form->ordinal];
}

/* Nothing that was asked of this one alone: what is asked singly, written freely, measured or counted. */
static void
copy_answers (VenuleEvaluation *evaluation, VenuleEntry *from, VenuleEntry *to)
{
  GPtrArray *questions = venule_entry_get_form (from)->questions;

  for (guint i = 0; i < questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (questions, i);
      const VenulePresence *presence = get_presence (evaluation, question, NULL);
      VenuleAnswer *answer = venule_evaluation_get_answer (evaluation, from, question);
      g_autofree char *path = get_path_inside (to, question->id);

      if (answer != NULL && !presence->once && !presence->singly && !presence->free_text)
        venule_consultation_set_answer (venule_evaluation_get_consultation (evaluation), path, answer, NULL);
    }
}

/**
 * venule_member_can_be_duplicated:
 * @evaluation: of the consultation
 * @member: a member of a group
 *
 * Returns: whether another one may start from it; a treatment never does
 */
gboolean
venule_member_can_be_duplicated (VenuleEvaluation *evaluation, VenuleEntry *member)
{
  const VenuleForm *form = venule_entry_get_form (member);

  return form->kind == VENULE_FORM_GROUP && !get_presence (evaluation, NULL, form)->once;
}

/**
 * venule_member_duplicate:
 * @evaluation: of the consultation, which is written to
 * @member: a member that can be duplicated
 *
 * A new member with the answers that @member shows, but for those that hold for one member only (`once="yes"`), that
 * are asked singly, and free text. What lies in groups and sections inside it is left out.
 *
 * Returns: (transfer none) (nullable): the new member
 */
VenuleEntry *
venule_member_duplicate (VenuleEvaluation *evaluation, VenuleEntry *member)
{
  const VenuleForm *form;
  VenuleEntry *copy;

  g_return_val_if_fail (VENULE_IS_EVALUATION (evaluation) && VENULE_IS_ENTRY (member), NULL);
  g_return_val_if_fail (venule_member_can_be_duplicated (evaluation, member), NULL);

  form = venule_entry_get_form (member);
  begin_step (evaluation, "Duplicate", form);
  copy = insert (evaluation, venule_entry_get_parent (member), form);
  if (copy != NULL)
    copy_answers (evaluation, member, copy);
  end_step (evaluation);

  return copy;
}

/* Who is being taken away, and how often it was mentioned. */
typedef struct
{
  VenuleConsultation *consultation;
  const VenuleForm *form;
  const char *key;
  guint n;
} Leaving;

static void forget_in_entry (Leaving *leaving, VenuleEntry *entry);

static void
forget_in_group (Leaving *leaving, VenuleGroup *group)
{
  const VenuleForm *form = venule_group_get_form (group);
  VenuleEntry *keyed = form->key_refers_to != NULL && g_str_equal (form->key_refers_to, leaving->form->path)
                           ? venule_group_find (group, leaving->key)
                           : NULL;

  if (keyed != NULL)
    {
      g_autofree char *path = venule_entry_get_path (keyed);

      leaving->n += venule_consultation_remove_member (leaving->consultation, path, NULL);
    }
  for (guint i = 0; i < venule_group_get_n_entries (group); i++)
    forget_in_entry (leaving, venule_group_peek (group, i));
}

static void
forget_in_entry (Leaving *leaving, VenuleEntry *entry)
{
  const VenuleForm *form = venule_entry_get_form (entry);

  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (form->questions, i);
      VenuleAnswer *answer = venule_entry_get_answer (entry, question);

      if (answer != NULL && question->refers_to != NULL && g_str_equal (question->refers_to, leaving->form->path)
          && g_str_equal (venule_answer_get_text (answer), leaving->key))
        {
          g_autofree char *path = get_path_inside (entry, question->id);

          leaving->n += venule_consultation_set_answer (leaving->consultation, path, NULL, NULL);
        }
    }
  for (guint i = 0; i < form->forms->len; i++)
    {
      const VenuleForm *inside = g_ptr_array_index (form->forms, i);

      if (inside->kind == VENULE_FORM_SECTION)
        forget_in_entry (leaving, venule_entry_get_section (entry, inside));
      else
        forget_in_group (leaving, venule_entry_get_group (entry, inside));
    }
}

/**
 * venule_member_remove:
 * @evaluation: of the consultation, which is written to
 * @member: a member of a group
 *
 * Takes a member away, and with it each answer that refers to it: nothing is left that points nowhere.
 *
 * Returns: how many mentions there were
 */
guint
venule_member_remove (VenuleEvaluation *evaluation, VenuleEntry *member)
{
  Leaving leaving = { 0 };
  g_autofree char *path = NULL;

  g_return_val_if_fail (VENULE_IS_EVALUATION (evaluation) && VENULE_IS_ENTRY (member), 0);

  path = venule_entry_get_path (member);
  leaving.consultation = venule_evaluation_get_consultation (evaluation);
  leaving.form = venule_entry_get_form (member);
  leaving.key = venule_entry_get_key (member);
  begin_step (evaluation, "Remove", leaving.form);
  venule_consultation_remove_member (leaving.consultation, path, NULL);
  if (leaving.form->kind == VENULE_FORM_GROUP)
    forget_in_entry (&leaving, venule_consultation_get_root (leaving.consultation));
  end_step (evaluation);

  return leaving.n;
}
