/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-evaluation.h"

#include "venule-evaluation-private.h"

static gboolean walk_group (VenuleEvaluation *self,
                            const VenulePath *path,
                            const VenuleForm *form,
                            guint next_step,
                            gboolean all_but_current,
                            const VenulePlace *owner,
                            const VenulePlace *outer,
                            VenuleVisitFunc visit,
                            gpointer user_data);

/* From a place on along the steps, then over the group. FALSE: the visitor has seen enough. */
static gboolean
walk_from (VenuleEvaluation *self,
           const VenulePath *path,
           guint first_step,
           VenulePlace place,
           const VenulePlace *outer,
           VenuleVisitFunc visit,
           gpointer user_data)
{
  for (guint i = first_step; i < path->steps->len; i++)
    {
      const VenuleStep *step = &g_array_index (path->steps, VenuleStep, i);

      if (step->kind == VENULE_STEP_MEMBERS || step->kind == VENULE_STEP_OTHER_SESSIONS)
        return walk_group (self, path, step->form, i + 1, step->kind == VENULE_STEP_OTHER_SESSIONS, &place, outer,
                           visit, user_data);
      if (!venule_evaluation_take_step (self, step, &place))
        return TRUE;
    }
  return walk_group (self, path, path->group, G_MAXUINT, path->other_sessions, &place, outer, visit, user_data);
}

static gboolean
walk_group (VenuleEvaluation *self,
            const VenulePath *path,
            const VenuleForm *form,
            guint next_step,
            gboolean all_but_current,
            const VenulePlace *owner,
            const VenulePlace *outer,
            VenuleVisitFunc visit,
            gpointer user_data)
{
  VenuleGroup *group;
  guint n;

  if (owner->blank != NULL || !venule_evaluation_has_form (self, owner->entry, form))
    return TRUE;
  group = venule_entry_get_group (owner->entry, form);
  n = venule_group_get_n_entries (group);
  for (guint i = 0; i < n; i++)
    {
      VenulePlace member = { .entry = venule_group_peek (group, i), .outer = outer };

      /* `session` is the chosen treatment only, `course/session` all the others. */
      if (form == self->session_form && (member.entry == self->current) == all_but_current)
        continue;
      if (next_step == G_MAXUINT ? !visit (self, &member, user_data)
                                 : !walk_from (self, path, next_step, member, outer, visit, user_data))
        return FALSE;
    }
  return TRUE;
}

/* Visits the members that a group's path names, effective, in document order; place is their outer one. */
void
venule_evaluation_walk (
    VenuleEvaluation *self, const VenulePath *path, const VenulePlace *place, VenuleVisitFunc visit, gpointer user_data)
{
  VenulePlace base;

  if (venule_evaluation_find_base (self, path, place, &base))
    walk_from (self, path, 0, base, place, visit, user_data);
}

static gboolean
add_member (VenuleEvaluation *self, const VenulePlace *member, gpointer user_data)
{
  g_ptr_array_add (user_data, member->entry);
  return TRUE;
}

/**
 * venule_evaluation_list:
 * @self: an evaluation
 * @group: the path of a group
 * @within: (nullable): the entry that it starts from; %NULL: the top
 *
 * Returns: (transfer container) (element-type VenuleEntry): the members that it names, in document order; none when
 *   the group is hidden or no treatment is chosen
 */
GPtrArray *
venule_evaluation_list (VenuleEvaluation *self, const VenulePath *group, VenuleEntry *within)
{
  g_autoptr (GPtrArray) entries = g_ptr_array_new ();
  VenulePlace place = { .entry = within };

  g_return_val_if_fail (VENULE_IS_EVALUATION (self) && group != NULL && group->group != NULL,
                        g_steal_pointer (&entries));

  venule_evaluation_settle_session (self);
  if (within == NULL)
    place.entry = self->root;
  venule_evaluation_walk (self, group, &place, add_member, entries);
  return g_steal_pointer (&entries);
}
