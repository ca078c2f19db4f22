/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-rule.h"

#include "venule-scope.h"

/**
 * venule_rule_new:
 * @kind: what it tests
 * @location: `file:line`, for messages
 *
 * Returns: (transfer full): a rule without children, with a serial number of its own
 */
VenuleRule *
venule_rule_new (VenuleRuleKind kind, const char *location)
{
  static guint n_rules;
  VenuleRule *rule = g_new0 (VenuleRule, 1);

  rule->kind = kind;
  rule->serial = 1 + (guint) g_atomic_int_add ((gint *) &n_rules, 1);
  rule->location = g_strdup (location);
  rule->children = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_rule_free);
  return rule;
}

/**
 * venule_rule_free:
 * @rule: (nullable) (transfer full): a rule
 *
 * Frees the whole tree; named rules that it refers to stay.
 */
void
venule_rule_free (VenuleRule *rule)
{
  if (rule == NULL)
    return;
  g_free (rule->location);
  g_ptr_array_unref (rule->children);
  venule_path_free (rule->answer);
  venule_path_free (rule->of);
  venule_path_free (rule->on);
  g_clear_pointer (&rule->same, g_ptr_array_unref);
  g_clear_pointer (&rule->same_here, g_ptr_array_unref);
  g_clear_pointer (&rule->words, g_ptr_array_unref);
  g_clear_pointer (&rule->tokens, g_ptr_array_unref);
  venule_path_free (rule->operand);
  venule_path_free (rule->times);
  for (guint i = 0; i < VENULE_N_PLUS_UNITS; i++)
    venule_path_free (rule->plus[i]);
  g_free (rule->name);
  g_free (rule->tag_kind);
  g_free (rule->tag);
  g_free (rule->reads);
  g_free (rule);
}

gboolean
venule_rule_contains (const VenuleRule *rule, VenuleRuleKind kind)
{
  if (rule->kind == kind || (rule->kind == VENULE_RULE_REF && venule_rule_contains (rule->target, kind)))
    return TRUE;
  for (guint i = 0; i < rule->children->len; i++)
    if (venule_rule_contains (rule->children->pdata[i], kind))
      return TRUE;
  return FALSE;
}

static void
collect_all (const GPtrArray *among, GHashTable *questions, GPtrArray *paths)
{
  for (guint i = 0; among != NULL && i < among->len; i++)
    venule_path_collect_reads (among->pdata[i], questions, paths);
}

static void
collect (const VenuleRule *rule, GHashTable *questions, GPtrArray *paths, GHashTable *seen)
{
  venule_path_collect_reads (rule->of, questions, paths);
  venule_path_collect_reads (rule->on, questions, paths);
  venule_path_collect_reads (rule->answer, questions, paths);
  venule_path_collect_reads (rule->operand, questions, paths);
  venule_path_collect_reads (rule->times, questions, paths);
  for (guint i = 0; i < VENULE_N_PLUS_UNITS; i++)
    venule_path_collect_reads (rule->plus[i], questions, paths);
  collect_all (rule->same, questions, paths);
  collect_all (rule->same_here, questions, paths);
  if (rule->kind == VENULE_RULE_REF && g_hash_table_add (seen, (gpointer) rule->target))
    collect (rule->target, questions, paths, seen);
  for (guint i = 0; i < rule->children->len; i++)
    collect (rule->children->pdata[i], questions, paths, seen);
}

/**
 * venule_rule_collect_reads:
 * @rule: a rule
 * @questions: (nullable) (element-type VenuleQuestion): a set, to which the questions it asks are added
 * @paths: (nullable) (element-type VenulePath): to which its paths are added, in the order of the rule:
 *   answers, groups, settings, facts, `today`
 *
 * Named rules that it refers to are followed. What decides whether a question shows is not added.
 */
void
venule_rule_collect_reads (const VenuleRule *rule, GHashTable *questions, GPtrArray *paths)
{
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  g_return_if_fail (rule != NULL);

  collect (rule, questions, paths, seen);
}
