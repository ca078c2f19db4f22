/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-prover-slice.h"

typedef struct
{
  VenuleProverSlice *slice;
  VenuleEvaluation *evaluation;
} Test;

static VenuleProverSlice *
slice_new (VenuleTemplate *tmpl, const VenuleInvariant *invariant)
{
  VenuleProverSlice *self = g_new0 (VenuleProverSlice, 1);

  self->invariant = invariant;
  self->tmpl = tmpl;
  self->chosen = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  self->passages = g_ptr_array_new ();

  return self;
}

/**
 * venule_prover_slice_free:
 * @self: (transfer full)
 *
 * Frees a slice.
 */
void
venule_prover_slice_free (VenuleProverSlice *self)
{
  g_hash_table_unref (self->chosen);
  g_ptr_array_unref (self->passages);
  g_free (self);
}

static GPtrArray *
list_tagged (VenuleTemplate *tmpl, const char *tag_kind, const char *tag)
{
  GPtrArray *all = venule_template_get_passages (tmpl);
  GPtrArray *tagged = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    if (venule_template_passage_has_tag (g_ptr_array_index (all, i), tag_kind, tag))
      g_ptr_array_add (tagged, g_ptr_array_index (all, i));

  return tagged;
}

/* What a `prints` stands for in this slice: it is true when one of these prints. */
static void
choose (VenuleProverSlice *self, const VenuleRule *prints, GPtrArray *passages)
{
  g_hash_table_insert (self->chosen, (gpointer) prints, passages);
  for (guint i = 0; i < passages->len; i++)
    if (!g_ptr_array_find (self->passages, g_ptr_array_index (passages, i), NULL))
      g_ptr_array_add (self->passages, g_ptr_array_index (passages, i));
}

static GPtrArray *
list_one (gconstpointer passage)
{
  GPtrArray *passages = g_ptr_array_new ();

  g_ptr_array_add (passages, (gpointer) passage);
  return passages;
}

/* Passages that an invariant names anywhere below its top, where "some passage with the tag" can't be
 * split into one slice each. */
static void
add_named (VenuleProverSlice *self, const VenuleRule *rule)
{
  if (rule->kind == VENULE_RULE_PRINTS && !g_hash_table_contains (self->chosen, rule))
    choose (self, rule,
            rule->name != NULL ? list_one (venule_template_find_passage (self->tmpl, rule->name))
                               : list_tagged (self->tmpl, rule->tag_kind, rule->tag));
  if (rule->kind == VENULE_RULE_REF)
    add_named (self, rule->target);

  for (guint i = 0; rule->children != NULL && i < rule->children->len; i++)
    add_named (self, g_ptr_array_index (rule->children, i));
}

/* What one `prints` is true by. */
typedef struct
{
  const VenuleRule *prints;
  gconstpointer passage;
} Alternative;

static void
add_alternatives (VenuleProverSlice *self, const VenuleRule *prints, GArray *alternatives)
{
  g_autoptr (GPtrArray) passages = prints->name != NULL
                                       ? list_one (venule_template_find_passage (self->tmpl, prints->name))
                                       : list_tagged (self->tmpl, prints->tag_kind, prints->tag);

  for (guint i = 0; i < passages->len; i++)
    {
      Alternative alternative = { prints, g_ptr_array_index (passages, i) };

      g_array_append_val (alternatives, alternative);
    }
}

/* Where a rule is "a passage with that tag prints", or "this one prints or that one does": each way it can be true. */
static GArray *
list_alternatives (VenuleProverSlice *self, const VenuleRule *rule)
{
  g_autoptr (GArray) alternatives = g_array_new (FALSE, FALSE, sizeof (Alternative));

  if (rule->kind == VENULE_RULE_PRINTS && rule->name == NULL)
    add_alternatives (self, rule, alternatives);
  else if (rule->kind != VENULE_RULE_ANY)
    return NULL;
  for (guint i = 0; i < rule->children->len; i++)
    {
      const VenuleRule *child = g_ptr_array_index (rule->children, i);

      if (child->kind != VENULE_RULE_PRINTS)
        return NULL;
      add_alternatives (self, child, alternatives);
    }
  return g_steal_pointer (&alternatives);
}

/* The slice in which a rule is true by one alternative, and by no other. */
static VenuleProverSlice *
narrow (VenuleProverSlice *self, const VenuleRule *rule, const Alternative *alternative)
{
  VenuleProverSlice *part = slice_new (self->tmpl, self->invariant);
  GHashTableIter iter;
  gpointer prints, passages;

  g_hash_table_iter_init (&iter, self->chosen);
  while (g_hash_table_iter_next (&iter, &prints, &passages))
    choose (part, prints, g_ptr_array_ref (passages));
  for (guint i = 0; i < rule->children->len; i++)
    choose (part, g_ptr_array_index (rule->children, i), g_ptr_array_new ());
  choose (part, alternative->prints, list_one (alternative->passage));
  return part;
}

/* "Never this and one of those passages" is one slice for each such passage. */
static void
split (GPtrArray *slices, VenuleProverSlice *slice, guint child)
{
  const VenuleRule *top = slice->invariant->rule, *rule = NULL;
  g_autoptr (GArray) alternatives = NULL;

  if (slice->invariant->kind == VENULE_INVARIANT_NEVER && top->kind == VENULE_RULE_ALL)
    for (; alternatives == NULL && child < top->children->len; child++)
      {
        rule = g_ptr_array_index (top->children, child);
        alternatives = list_alternatives (slice, rule);
      }

  if (alternatives == NULL)
    {
      add_named (slice, top);
      g_ptr_array_add (slices, slice);
      return;
    }

  for (guint i = 0; i < alternatives->len; i++)
    split (slices, narrow (slice, rule, &g_array_index (alternatives, Alternative, i)), child);
  venule_prover_slice_free (slice);
}

static void
add_pairs (GPtrArray *slices, VenuleTemplate *tmpl, const VenuleInvariant *invariant)
{
  g_autoptr (GPtrArray) first = list_tagged (tmpl, invariant->first_tag_kind, invariant->first_tag);
  g_autoptr (GPtrArray) second = list_tagged (tmpl, invariant->second_tag_kind, invariant->second_tag);

  for (guint i = 0; i < first->len; i++)
    for (guint j = 0; j < second->len; j++)
      {
        VenuleProverSlice *slice = slice_new (tmpl, invariant);

        g_ptr_array_add (slice->passages, g_ptr_array_index (first, i));
        g_ptr_array_add (slice->passages, g_ptr_array_index (second, j));
        g_ptr_array_add (slices, slice);
      }
}

/**
 * venule_prover_slice_list:
 * @tmpl: the sheet
 * @invariant: one of its invariants
 *
 * Returns: (transfer full) (element-type VenuleProverSlice): its slices
 */
GPtrArray *
venule_prover_slice_list (VenuleTemplate *tmpl, const VenuleInvariant *invariant)
{
  GPtrArray *slices = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_prover_slice_free);

  if (invariant->kind == VENULE_INVARIANT_CONTRADICTION)
    add_pairs (slices, tmpl, invariant);
  else
    split (slices, slice_new (tmpl, invariant), 0);

  return slices;
}

/**
 * venule_prover_slice_list_rules:
 * @self: a slice
 *
 * Returns: (transfer container) (element-type VenuleRule): the invariant's and its passages' rules
 */
GPtrArray *
venule_prover_slice_list_rules (VenuleProverSlice *self)
{
  GPtrArray *rules = g_ptr_array_new ();

  if (self->invariant->rule != NULL)
    g_ptr_array_add (rules, self->invariant->rule);
  for (guint i = 0; i < self->passages->len; i++)
    {
      const VenuleTemplatePassage *passage = g_ptr_array_index (self->passages, i);

      if (passage->rule != NULL)
        g_ptr_array_add (rules, (gpointer) passage->rule);
      if (passage->member_rule != NULL)
        g_ptr_array_add (rules, (gpointer) passage->member_rule);
    }

  return rules;
}

/**
 * venule_prover_slice_list_groups:
 * @self: a slice
 *
 * Returns: (transfer container) (element-type VenulePath): the groups over which its passages repeat
 */
GPtrArray *
venule_prover_slice_list_groups (VenuleProverSlice *self)
{
  GPtrArray *groups = g_ptr_array_new ();

  for (guint i = 0; i < self->passages->len; i++)
    {
      const VenuleTemplatePassage *passage = g_ptr_array_index (self->passages, i);

      if (passage->of != NULL)
        g_ptr_array_add (groups, (gpointer) passage->of);
    }

  return groups;
}

static VenuleTruth
test_prints (const VenuleRule *prints, gpointer user_data)
{
  Test *test = user_data;
  GPtrArray *passages = g_hash_table_lookup (test->slice->chosen, prints);
  gboolean some = FALSE;

  for (guint i = 0; passages != NULL && i < passages->len && !some; i++)
    some = venule_template_passage_prints (g_ptr_array_index (passages, i), test->evaluation);

  return some ? VENULE_YES : VENULE_NO;
}

/**
 * venule_prover_slice_holds:
 * @self: a slice
 * @evaluation: of the consultation that is tried
 *
 * An invariant that can't be decided for want of an answer does not hold: what must never be must not
 * even be possible, what must always be must be certain.
 *
 * Returns: whether the invariant holds
 */
gboolean
venule_prover_slice_holds (VenuleProverSlice *self, VenuleEvaluation *evaluation)
{
  Test test = { self, evaluation };
  VenuleTruth truth;

  if (self->invariant->kind == VENULE_INVARIANT_CONTRADICTION)
    return !venule_template_passage_prints (g_ptr_array_index (self->passages, 0), evaluation)
           || !venule_template_passage_prints (g_ptr_array_index (self->passages, 1), evaluation);

  venule_evaluation_set_prints (evaluation, test_prints, &test);
  truth = venule_evaluation_test (evaluation, self->invariant->rule, NULL);

  return self->invariant->kind == VENULE_INVARIANT_NEVER ? truth == VENULE_NO : truth == VENULE_YES;
}

/**
 * venule_prover_slice_describe:
 * @self: a slice
 *
 * Returns: (transfer full): the passages it is about, for a message
 */
char *
venule_prover_slice_describe (VenuleProverSlice *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < self->passages->len; i++)
    {
      const VenuleTemplatePassage *passage = g_ptr_array_index (self->passages, i);

      g_string_append_printf (text, "%s%s (%s)", i == 0 ? "" : ", ", passage->id, passage->location);
    }
  if (self->passages->len == 0)
    g_string_append (text, "no passage");

  return g_string_free (text, FALSE);
}
