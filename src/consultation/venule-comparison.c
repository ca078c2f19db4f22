/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-comparison.h"

static void
difference_free (VenuleDifference *difference)
{
  g_free (difference->path);
  g_free (difference->mine);
  g_free (difference->theirs);
  g_free (difference);
}

static VenuleDifference *
add (GPtrArray *differences, VenuleDifferenceKind kind, const char *path, char *mine, char *theirs)
{
  VenuleDifference *difference = g_new0 (VenuleDifference, 1);

  difference->kind = kind;
  difference->path = g_strdup (path);
  difference->mine = mine;
  difference->theirs = theirs;
  g_ptr_array_add (differences, difference);
  return difference;
}

static char *
join_path (const char *above, const char *id)
{
  return *above != '\0' ? g_strconcat (above, "/", id, NULL) : g_strdup (id);
}

/* An answer by a shortcut says so: it may not have been read. */
static char *
describe_answer (const VenuleAnswer *answer)
{
  g_autoptr (GString) text = NULL;

  if (answer == NULL)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < venule_answer_get_n_values (answer); i++)
    g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", venule_answer_get_value (answer, i));
  if (text->len == 0)
    g_string_append (text, venule_answer_get_text (answer));
  if (venule_answer_get_via (answer) != NULL)
    g_string_append_printf (text, " (%s)", venule_answer_get_via (answer));
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
says_the_same (const VenuleAnswer *mine, const VenuleAnswer *theirs)
{
  return venule_answer_equal (mine, theirs)
         && (mine == NULL || g_strcmp0 (venule_answer_get_via (mine), venule_answer_get_via (theirs)) == 0);
}

static void
compare_answers (
    GPtrArray *differences, const VenuleQuestion *question, VenuleEntry *mine, VenuleEntry *theirs, const char *above)
{
  const VenuleAnswer *my_answer = mine != NULL ? venule_entry_get_answer (mine, question) : NULL;
  const VenuleAnswer *their_answer = theirs != NULL ? venule_entry_get_answer (theirs, question) : NULL;
  g_autofree char *path = NULL;

  if (says_the_same (my_answer, their_answer))
    return;
  path = join_path (above, question->id);
  add (differences, VENULE_DIFFERENCE_ANSWER, path, describe_answer (my_answer), describe_answer (their_answer))
      ->question
      = question;
}

static void compare_entries (
    GPtrArray *differences, const VenuleForm *form, VenuleEntry *mine, VenuleEntry *theirs, const char *path);

static void
compare_members (GPtrArray *differences,
                 const VenuleForm *form,
                 const char *key,
                 VenuleEntry *mine,
                 VenuleEntry *theirs,
                 const char *group_path)
{
  g_autofree char *path = g_strdup_printf ("%s[%s]", group_path, key);

  if (mine == NULL || theirs == NULL)
    add (differences, VENULE_DIFFERENCE_MEMBER, path, mine != NULL ? g_strdup (key) : NULL,
         theirs != NULL ? g_strdup (key) : NULL);
  compare_entries (differences, form, mine, theirs, path);
}

/* The keys of those members that the other group has as well. */
static char *
list_shared (VenuleGroup *group, VenuleGroup *other)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < venule_group_get_n_entries (group); i++)
    {
      const char *key = venule_entry_get_key (venule_group_peek (group, i));

      if (venule_group_find (other, key) != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", key);
    }
  return g_string_free (text, FALSE);
}

static void
compare_order (GPtrArray *differences, VenuleGroup *mine, VenuleGroup *theirs, const char *path)
{
  g_autofree char *my_order = list_shared (mine, theirs), *their_order = list_shared (theirs, mine);

  if (g_str_equal (my_order, their_order))
    return;
  add (differences, VENULE_DIFFERENCE_ORDER, path, g_steal_pointer (&my_order), g_steal_pointer (&their_order));
}

static void
compare_groups (
    GPtrArray *differences, const VenuleForm *form, VenuleGroup *mine, VenuleGroup *theirs, const char *path)
{
  for (guint i = 0; mine != NULL && i < venule_group_get_n_entries (mine); i++)
    {
      VenuleEntry *member = venule_group_peek (mine, i);
      const char *key = venule_entry_get_key (member);

      compare_members (differences, form, key, member, theirs != NULL ? venule_group_find (theirs, key) : NULL, path);
    }
  for (guint i = 0; theirs != NULL && i < venule_group_get_n_entries (theirs); i++)
    {
      VenuleEntry *member = venule_group_peek (theirs, i);
      const char *key = venule_entry_get_key (member);

      if (mine == NULL || venule_group_find (mine, key) == NULL)
        compare_members (differences, form, key, NULL, member, path);
    }
  if (mine != NULL && theirs != NULL)
    compare_order (differences, mine, theirs, path);
}

/* Of two entries of one form, in its order; one may be missing. */
static void
compare_entries (
    GPtrArray *differences, const VenuleForm *form, VenuleEntry *mine, VenuleEntry *theirs, const char *path)
{
  for (guint i = 0; i < form->order->len; i++)
    {
      const VenuleFormItem *item = &g_array_index (form->order, VenuleFormItem, i);
      g_autofree char *inside = NULL;

      if (item->question != NULL)
        {
          compare_answers (differences, item->question, mine, theirs, path);
          continue;
        }
      inside = join_path (path, item->form->id);
      if (item->form->kind == VENULE_FORM_SECTION)
        compare_entries (differences, item->form, mine != NULL ? venule_entry_get_section (mine, item->form) : NULL,
                         theirs != NULL ? venule_entry_get_section (theirs, item->form) : NULL, inside);
      else
        compare_groups (differences, item->form, mine != NULL ? venule_entry_get_group (mine, item->form) : NULL,
                        theirs != NULL ? venule_entry_get_group (theirs, item->form) : NULL, inside);
    }
}

static char *
describe_decision (const VenuleDecision *decision)
{
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, "%s, %s", decision->by != NULL ? decision->by : "?",
                          decision->at != NULL ? decision->at : "?");
  if (decision->reason != NULL)
    g_string_append_printf (text, ": %s", decision->reason);
  for (guint i = 0; i < decision->reads->len; i++)
    {
      const VenuleDecisionRead *read = g_ptr_array_index (decision->reads, i);

      g_string_append_printf (text, "%s%s = %s", i == 0 ? " [" : "; ", read->answer, read->value);
    }
  if (decision->reads->len > 0)
    g_string_append_c (text, ']');
  return g_string_free (text, FALSE);
}

static char *
describe_place (const VenuleDecision *decision)
{
  const char *kind = decision->kind == VENULE_DECISION_OVERRIDE ? "override" : "acknowledgement";

  if (decision->session == NULL)
    return g_strdup_printf ("%s[%s]", kind, decision->check);
  return g_strdup_printf ("session[%s]/%s[%s]", decision->session, kind, decision->check);
}

/* Returns: the place of a decision in others that says all that this one says, or of which only is asked that it
 * is of the same check; -1: none */
static int
find_decision (const GPtrArray *others, const VenuleDecision *decision, gboolean whole)
{
  g_autofree char *place = describe_place (decision), *text = describe_decision (decision);

  for (guint i = 0; i < others->len; i++)
    {
      const VenuleDecision *other = g_ptr_array_index (others, i);
      g_autofree char *other_place = describe_place (other), *other_text = describe_decision (other);

      if (g_str_equal (place, other_place) && (!whole || g_str_equal (text, other_text)))
        return (int) i;
    }
  return -1;
}

/* Those that both have are taken out of both lists. */
static void
drop_shared (GPtrArray *mine, GPtrArray *theirs)
{
  for (guint i = 0; i < mine->len;)
    {
      int same = find_decision (theirs, g_ptr_array_index (mine, i), TRUE);

      if (same < 0)
        {
          i++;
          continue;
        }
      g_ptr_array_remove_index (mine, i);
      g_ptr_array_remove_index (theirs, (guint) same);
    }
}

static void
compare_decisions (GPtrArray *differences, VenuleConsultation *mine, VenuleConsultation *theirs)
{
  g_autoptr (GPtrArray) my_own = g_ptr_array_new (), their_own = g_ptr_array_new ();

  g_ptr_array_extend (my_own, venule_consultation_get_decisions (mine), NULL, NULL);
  g_ptr_array_extend (their_own, venule_consultation_get_decisions (theirs), NULL, NULL);
  drop_shared (my_own, their_own);
  for (guint i = 0; i < my_own->len; i++)
    {
      const VenuleDecision *decision = g_ptr_array_index (my_own, i);
      g_autofree char *place = describe_place (decision);
      int other = find_decision (their_own, decision, FALSE);

      add (differences, VENULE_DIFFERENCE_DECISION, place, describe_decision (decision),
           other >= 0 ? describe_decision (g_ptr_array_index (their_own, (guint) other)) : NULL);
      if (other >= 0)
        g_ptr_array_remove_index (their_own, (guint) other);
    }
  for (guint i = 0; i < their_own->len; i++)
    {
      const VenuleDecision *decision = g_ptr_array_index (their_own, i);
      g_autofree char *place = describe_place (decision);

      add (differences, VENULE_DIFFERENCE_DECISION, place, NULL, describe_decision (decision));
    }
}

static void
compare_texts (GPtrArray *differences, const char *path, const char *mine, const char *theirs)
{
  if (g_strcmp0 (mine, theirs) != 0)
    add (differences, VENULE_DIFFERENCE_DOCUMENT, path, g_strdup (mine), g_strdup (theirs));
}

/**
 * venule_comparison_new:
 * @mine: one version of a consultation
 * @theirs: another, of the same form
 *
 * Holds two versions against one another, answer by answer. Numbers are compared by what they are and not by how
 * they were typed, and an answer given by a shortcut is another than one that was given singly.
 *
 * Returns: (transfer full) (element-type VenuleDifference): what they don't say alike: answers and members in the
 *   order of the form, then decisions, then what is said of the whole; empty when they say the same
 */
GPtrArray *
venule_comparison_new (VenuleConsultation *mine, VenuleConsultation *theirs)
{
  GPtrArray *differences;

  g_return_val_if_fail (VENULE_IS_CONSULTATION (mine) && VENULE_IS_CONSULTATION (theirs), NULL);
  g_return_val_if_fail (venule_consultation_get_form (mine) == venule_consultation_get_form (theirs), NULL);

  differences = g_ptr_array_new_with_free_func ((GDestroyNotify) difference_free);
  compare_entries (differences, venule_consultation_get_form (mine), venule_consultation_get_root (mine),
                   venule_consultation_get_root (theirs), "");
  compare_decisions (differences, mine, theirs);
  compare_texts (differences, "state", venule_state_to_string (venule_consultation_get_state (mine)),
                 venule_state_to_string (venule_consultation_get_state (theirs)));
  compare_texts (differences, "protocol", venule_consultation_get_protocol (mine),
                 venule_consultation_get_protocol (theirs));
  compare_texts (differences, "example", venule_consultation_get_is_example (mine) ? "yes" : "no",
                 venule_consultation_get_is_example (theirs) ? "yes" : "no");
  return differences;
}
