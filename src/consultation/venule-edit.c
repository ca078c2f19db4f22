/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-edit.h"

#include "venule-entry-private.h"

/**
 * venule_edit_free:
 * @edit: (transfer full): an edit
 */
void
venule_edit_free (VenuleEdit *edit)
{
  g_clear_object (&edit->entry);
  g_clear_object (&edit->group);
  g_clear_pointer (&edit->before, venule_answer_unref);
  g_clear_pointer (&edit->after, venule_answer_unref);
  g_clear_pointer (&edit->decision, venule_decision_unref);
  g_free (edit);
}

/**
 * venule_edit_get_path:
 * @edit: an edit
 *
 * Returns: (transfer full): what it changes, as VenuleConsultation::changed tells it
 */
char *
venule_edit_get_path (const VenuleEdit *edit)
{
  VenuleEntry *owner = edit->kind == VENULE_EDIT_ANSWER ? edit->entry : NULL;
  g_autofree char *above = NULL;
  const char *id;

  if (edit->kind == VENULE_EDIT_DECISION)
    return g_strdup ("decisions");
  if (edit->kind == VENULE_EDIT_MEMBER)
    owner = venule_group_get_owner (edit->group);

  id = edit->kind == VENULE_EDIT_ANSWER ? edit->question->id : venule_group_get_form (edit->group)->id;
  above = owner != NULL ? venule_entry_get_path (owner) : g_strdup ("");
  return g_strconcat (above, *above != '\0' ? "/" : "", id, NULL);
}

/**
 * venule_edit_get_name:
 * @edit: an edit
 *
 * Returns: (transfer none): what undoing it is called, where nobody named the step
 */
const char *
venule_edit_get_name (const VenuleEdit *edit)
{
  const VenuleForm *form;

  if (edit->kind == VENULE_EDIT_ANSWER)
    return edit->question->label != NULL ? edit->question->label : edit->question->id;
  if (edit->kind == VENULE_EDIT_DECISION)
    return edit->decision->check;
  form = venule_group_get_form (edit->group);
  return form->label != NULL ? form->label : form->id;
}

/**
 * venule_edit_apply:
 * @edit: an edit
 * @decisions: (element-type VenuleDecision): the list of decisions that it edits
 * @forwards: whether it is made; or taken back
 *
 * Makes the change, or its opposite.
 */
void
venule_edit_apply (VenuleEdit *edit, GPtrArray *decisions, gboolean forwards)
{
  gboolean puts_in = edit->inserts == forwards;

  switch (edit->kind)
    {
    case VENULE_EDIT_ANSWER:
      venule_entry_set_answer (edit->entry, edit->question, forwards ? edit->after : edit->before);
      break;
    case VENULE_EDIT_MEMBER:
      if (puts_in)
        venule_group_insert (edit->group, edit->position, edit->entry);
      else
        venule_group_remove (edit->group, edit->entry);
      break;
    case VENULE_EDIT_DECISION:
      if (puts_in)
        g_ptr_array_insert (decisions, (gint) edit->position, venule_decision_ref (edit->decision));
      else
        g_ptr_array_remove_index (decisions, edit->position);
      break;
    default:
      g_return_if_reached ();
    }
}

/**
 * venule_edit_get_place:
 * @edit: an edit
 *
 * Of a decision it says what that is: an override is not anybody's to take back.
 *
 * Returns: (transfer full): what it changes
 */
char *
venule_edit_get_place (const VenuleEdit *edit)
{
  if (edit->kind != VENULE_EDIT_DECISION)
    return venule_edit_get_path (edit);
  return g_strdup (edit->decision->kind == VENULE_DECISION_OVERRIDE ? VENULE_PATH_OVERRIDE
                                                                    : VENULE_PATH_ACKNOWLEDGEMENT);
}
