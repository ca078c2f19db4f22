/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-shown-questions.h"

typedef struct
{
  VenuleEvaluation *evaluation;
  VenuleQuestionFunc func;
  gpointer user_data;
} Walk;

static void
walk_entry (Walk *walk, VenuleEntry *entry)
{
  const VenuleForm *form = venule_entry_get_form (entry);

  for (guint i = 0; i < form->order->len; i++)
    {
      const VenuleFormItem *item = &g_array_index (form->order, VenuleFormItem, i);
      g_autoptr (GPtrArray) members = NULL;

      if (item->question != NULL)
        {
          if (venule_evaluation_shows_question (walk->evaluation, entry, item->question))
            walk->func (walk->evaluation, entry, item->question, walk->user_data);
          continue;
        }
      members = venule_evaluation_list_members (walk->evaluation, entry, item->form);
      for (guint j = 0; j < members->len; j++)
        walk_entry (walk, members->pdata[j]);
    }
}

/**
 * venule_evaluation_foreach_question:
 * @self: an evaluation
 * @func: (scope call): called for each question
 * @user_data: for @func
 *
 * Goes through every question that shows, answered or not, in document order. Of the treatments only the chosen one
 * is looked at.
 */
void
venule_evaluation_foreach_question (VenuleEvaluation *self, VenuleQuestionFunc func, gpointer user_data)
{
  Walk walk = { self, func, user_data };

  g_return_if_fail (VENULE_IS_EVALUATION (self) && func != NULL);

  walk_entry (&walk, venule_consultation_get_root (venule_evaluation_get_consultation (self)));
}

/**
 * venule_evaluation_list_members:
 * @self: an evaluation
 * @parent: an entry
 * @form: a form in that of @parent
 *
 * Returns: (transfer container) (element-type VenuleEntry): the entries of @form in @parent: none when it does not
 *   show, one for a section, of the treatments the chosen one
 */
GPtrArray *
venule_evaluation_list_members (VenuleEvaluation *self, VenuleEntry *parent, const VenuleForm *form)
{
  g_autoptr (GPtrArray) members = g_ptr_array_new ();
  VenuleEntry *session = venule_evaluation_get_session (self);
  VenuleGroup *group;

  if (!venule_evaluation_shows_form (self, parent, form))
    return g_steal_pointer (&members);
  if (form->kind == VENULE_FORM_SECTION)
    {
      g_ptr_array_add (members, venule_entry_get_section (parent, form));
      return g_steal_pointer (&members);
    }

  group = venule_entry_get_group (parent, form);
  for (guint i = 0; i < venule_group_get_n_entries (group); i++)
    {
      VenuleEntry *entry = venule_group_peek (group, i);

      if (session == NULL || venule_entry_get_form (session) != form || entry == session)
        g_ptr_array_add (members, entry);
    }
  return g_steal_pointer (&members);
}

/**
 * venule_evaluation_find_entry:
 * @self: an evaluation
 * @within: (nullable): where to look first, outwards
 * @form: a form
 *
 * Returns: (transfer none) (nullable): the one entry of @form there can be: around @within, or reached from the root
 *   through sections and the chosen treatment; %NULL when a group in between leaves it open
 */
VenuleEntry *
venule_evaluation_find_entry (VenuleEvaluation *self, VenuleEntry *within, const VenuleForm *form)
{
  VenuleEntry *session = venule_evaluation_get_session (self);
  VenuleEntry *parent;

  for (VenuleEntry *entry = within; entry != NULL; entry = venule_entry_get_parent (entry))
    if (venule_entry_get_form (entry) == form)
      return entry;
  if (form->parent == NULL)
    return venule_consultation_get_root (venule_evaluation_get_consultation (self));
  if (session != NULL && venule_entry_get_form (session) == form)
    return session;
  if (form->kind != VENULE_FORM_SECTION)
    return NULL;
  parent = venule_evaluation_find_entry (self, within, form->parent);
  return parent == NULL ? NULL : venule_entry_get_section (parent, form);
}
