/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-prover-reads.h"

#include "venule-xml-reader.h"

/* Groups are tried with up to two members; a count that needs more would not be tried. */
#define MAX_COUNT (2 * VENULE_NUMBER_ONE)

typedef struct
{
  VenuleProverReads *reads;
  VenuleProtocol *protocol;
  GHashTable *by_question; /* VenuleQuestion → VenuleProbe, owned by reads */
  GHashTable *closed[2];   /* VenuleRule already walked for presence: of the chosen treatment, of others */
  gboolean in_others;
} Walk;

static gboolean walk_rule (Walk *walk, const VenuleRule *rule, GError **error);

static void
probe_free (gpointer data)
{
  VenuleProbe *probe = data;

  g_ptr_array_unref (probe->tokens);
  g_array_unref (probe->comparisons);
  g_clear_pointer (&probe->shown_by, g_hash_table_unref);
  g_free (probe);
}

static void
add_form (Walk *walk, const VenuleForm *form)
{
  for (; form != NULL; form = form->parent)
    {
      if (form->kind != VENULE_FORM_SECTION && !g_ptr_array_find (walk->reads->forms, form, NULL))
        g_ptr_array_add (walk->reads->forms, (gpointer) form);
      if (form->kind != VENULE_FORM_SECTION && walk->in_others)
        g_hash_table_add (walk->reads->forms_of_others, (gpointer) form);
    }
}

/* A show rule, once. */
static gboolean
walk_show (Walk *walk, const VenuleRule *show, GError **error)
{
  return show == NULL || !g_hash_table_add (walk->closed[walk->in_others], (gpointer) show)
         || walk_rule (walk, show, error);
}

static gboolean
walk_form_presence (Walk *walk, const VenuleForm *form, GError **error)
{
  for (; form != NULL; form = form->parent)
    if (!walk_show (walk, venule_protocol_get_form_show_when (walk->protocol, form), error))
      return FALSE;

  return TRUE;
}

static VenuleProbe *
probe_new (Walk *walk, const VenuleQuestion *question)
{
  VenuleProbe *probe = g_new0 (VenuleProbe, 1);

  probe->question = question;
  probe->tokens = g_ptr_array_new ();
  probe->comparisons = g_array_new (FALSE, FALSE, sizeof (VenuleProbeComparison));
  g_ptr_array_add (walk->reads->probes, probe);
  g_hash_table_insert (walk->by_question, (gpointer) question, probe);

  return probe;
}

/* A question with what decides whether it shows; once for the chosen treatment, once for the others. */
static VenuleProbe *
add_question (Walk *walk, const VenuleQuestion *question, GError **error)
{
  VenuleProbe *probe = g_hash_table_lookup (walk->by_question, question);

  if (probe != NULL && (probe->of_others || !walk->in_others))
    return probe;
  if (probe == NULL)
    probe = probe_new (walk, question);
  probe->of_others |= walk->in_others;
  add_form (walk, question->form);
  if (question->leg_from != NULL && add_question (walk, question->leg_from, error) == NULL)
    return NULL;
  if (!walk_show (walk, venule_protocol_get_question_show_when (walk->protocol, question), error)
      || !walk_form_presence (walk, question->form, error))
    return NULL;

  return probe;
}

static gboolean
leads_to_others (const VenulePath *path)
{
  for (guint i = 0; path->steps != NULL && i < path->steps->len; i++)
    if (g_array_index (path->steps, VenuleStep, i).kind == VENULE_STEP_OTHER_SESSIONS)
      return TRUE;

  return path->other_sessions;
}

static void
add_setting (Walk *walk, const VenulePath *path)
{
  for (guint i = 0; i < walk->reads->settings->len; i++)
    if (((const VenulePath *) walk->reads->settings->pdata[i])->name == path->name)
      return;
  g_ptr_array_add (walk->reads->settings, (gpointer) path);
}

static void
add_threshold (Walk *walk, const VenulePath *path, const char *unit)
{
  VenuleThreshold threshold = { 0, g_intern_string (unit) };

  if (path == NULL || path->kind != VENULE_PATH_CONSTANT || path->value_kind != VENULE_VALUE_NUMBER)
    return;
  threshold.number = ABS (path->constant.number);
  g_array_append_val (walk->reads->thresholds, threshold);
}

/* Everything a path passes through: references that are followed, keys, the product it depends on. */
static gboolean
walk_path (Walk *walk, const VenulePath *path, VenuleProbe **probe, GError **error)
{
  const VenuleQuestion *selectors[] = { path->product, path->strength, path->form };

  *probe = NULL;
  for (guint i = 0; path->steps != NULL && i < path->steps->len; i++)
    {
      const VenuleStep *step = &g_array_index (path->steps, VenuleStep, i);

      if (step->kind == VENULE_STEP_FOLLOW && step->question != NULL
          && add_question (walk, step->question, error) == NULL)
        return FALSE;
      if (step->form != NULL)
        add_form (walk, step->form);
      if (step->kind == VENULE_STEP_MEMBERS)
        g_hash_table_add (walk->reads->iterated, (gpointer) step->form);
      if (step->kind == VENULE_STEP_KEY)
        {
          GPtrArray *keys = g_hash_table_lookup (walk->reads->keys, step->form);

          if (keys == NULL)
            {
              keys = g_ptr_array_new ();
              g_hash_table_insert (walk->reads->keys, (gpointer) step->form, keys);
            }
          if (!g_ptr_array_find (keys, step->key, NULL))
            g_ptr_array_add (keys, (gpointer) step->key);
        }
    }

  for (gsize i = 0; path->kind == VENULE_PATH_PRODUCT && i < G_N_ELEMENTS (selectors); i++)
    {
      VenuleProbe *selector = selectors[i] == NULL ? NULL : add_question (walk, selectors[i], error);

      if (selectors[i] != NULL && selector == NULL)
        return FALSE;
      if (selector != NULL)
        selector->all_tokens = TRUE;
    }

  if (path->kind == VENULE_PATH_CLINIC)
    add_setting (walk, path);
  if (path->kind == VENULE_PATH_ANSWER && path->question != NULL)
    {
      *probe = add_question (walk, path->question, error);
      return *probe != NULL;
    }

  return TRUE;
}

static gboolean
walk_set (Walk *walk, const VenuleRule *rule, VenuleProbe *probe, GError **error)
{
  GPtrArray *words = rule->tokens != NULL ? rule->tokens : rule->words;
  VenuleProbe *other = NULL;

  if (rule->operand != NULL)
    {
      if (!walk_path (walk, rule->operand, &other, error))
        return FALSE;
      if (probe != NULL)
        probe->all_tokens = TRUE;
      if (other != NULL)
        other->all_tokens = TRUE;
    }

  for (guint i = 0; probe != NULL && words != NULL && i < words->len; i++)
    if (!g_ptr_array_find (probe->tokens, g_ptr_array_index (words, i), NULL))
      g_ptr_array_add (probe->tokens, g_ptr_array_index (words, i));

  return TRUE;
}

static gboolean
walk_comparison (Walk *walk, const VenuleRule *rule, VenuleProbe *probe, GError **error)
{
  VenuleProbe *other = NULL;

  if (rule->times != NULL || (rule->operand != NULL && rule->operand->kind == VENULE_PATH_PRODUCT))
    {
      g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID,
                   "%s: a sheet's rule can't be proved when it compares with %s; let a check do it", rule->location,
                   rule->times != NULL ? "a multiple" : "a label's number");
      return FALSE;
    }
  if (rule->operand != NULL && !walk_path (walk, rule->operand, &other, error))
    return FALSE;
  add_threshold (walk, rule->operand, rule->answer->unit);

  for (guint i = 0; i < VENULE_N_PLUS_UNITS; i++)
    {
      VenuleProbe *shift;

      if (rule->plus[i] != NULL && !walk_path (walk, rule->plus[i], &shift, error))
        return FALSE;
      add_threshold (walk, rule->plus[i], venule_plus_units[i]);
    }

  if (probe != NULL)
    {
      VenuleProbeComparison comparison = { rule, other == NULL ? NULL : other->question };

      g_array_append_val (probe->comparisons, comparison);
    }
  if (other != NULL)
    {
      VenuleProbeComparison comparison = { rule, probe == NULL ? NULL : probe->question };

      g_array_append_val (other->comparisons, comparison);
    }

  return TRUE;
}

static gboolean
check_countable (const VenuleRule *rule, GError **error)
{
  gboolean small = rule->kind != VENULE_RULE_COUNT || rule->operand == NULL
                   || (rule->operand->kind == VENULE_PATH_CONSTANT && rule->operand->constant.number <= MAX_COUNT);

  if (rule->kind == VENULE_RULE_SUM || !small)
    g_set_error (
        error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID,
        "%s: a sheet's rule can be proved for groups of up to two members only; ask for a smaller count, or let "
        "a check do it",
        rule->location);

  return rule->kind != VENULE_RULE_SUM && small;
}

/* A group asked as a whole: how many members it has matters, and whether it shows. */
static gboolean
walk_members (Walk *walk, const VenulePath *of, GError **error)
{
  VenuleProbe *probe;

  walk->reads->other_sessions |= leads_to_others (of);
  g_hash_table_add (walk->reads->iterated, (gpointer) of->group);
  add_form (walk, of->group);

  return walk_path (walk, of, &probe, error) && walk_form_presence (walk, of->group, error);
}

static gboolean
walk_group (Walk *walk, const VenuleRule *rule, GError **error)
{
  gboolean in_others = walk->in_others;
  VenuleProbe *probe;

  if (!check_countable (rule, error) || (rule->on != NULL && !walk_path (walk, rule->on, &probe, error)))
    return FALSE;

  walk->in_others |= leads_to_others (rule->of);
  if (!walk_members (walk, rule->of, error))
    return FALSE;
  for (guint i = 0; rule->children != NULL && i < rule->children->len; i++)
    if (!walk_rule (walk, g_ptr_array_index (rule->children, i), error))
      return FALSE;
  walk->in_others = in_others;

  return TRUE;
}

static gboolean
walk_rule (Walk *walk, const VenuleRule *rule, GError **error)
{
  VenuleProbe *probe = NULL;

  switch (rule->kind)
    {
    case VENULE_RULE_REF:
      return walk_rule (walk, rule->target, error);
    case VENULE_RULE_PRINTS:
      return TRUE;
    case VENULE_RULE_SOME:
    case VENULE_RULE_EACH:
    case VENULE_RULE_COUNT:
    case VENULE_RULE_SUM:
      return walk_group (walk, rule, error);
    case VENULE_RULE_IS:
      return walk_path (walk, rule->answer, &probe, error) && walk_set (walk, rule, probe, error);
    case VENULE_RULE_ANSWERED:
      return walk_path (walk, rule->answer, &probe, error);
    case VENULE_RULE_NUMBER:
    case VENULE_RULE_DATE:
      return walk_path (walk, rule->answer, &probe, error) && walk_comparison (walk, rule, probe, error);
    case VENULE_RULE_ALL:
    case VENULE_RULE_ANY:
    case VENULE_RULE_NOT:
    default:
      for (guint i = 0; rule->children != NULL && i < rule->children->len; i++)
        if (!walk_rule (walk, g_ptr_array_index (rule->children, i), error))
          return FALSE;
      return TRUE;
    }
}

static void add_shown_by (VenuleProtocol *protocol, const VenuleQuestion *question, GHashTable *shown_by);

static void
add_show_reads (VenuleProtocol *protocol, const VenuleRule *show, GHashTable *shown_by)
{
  g_autoptr (GHashTable) questions = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer question;

  if (show == NULL)
    return;
  venule_rule_collect_reads (show, questions, NULL);
  g_hash_table_iter_init (&iter, questions);
  while (g_hash_table_iter_next (&iter, &question, NULL))
    if (g_hash_table_add (shown_by, question))
      add_shown_by (protocol, question, shown_by);
}

/* The questions that decide whether one shows, and those that decide whether they do. */
static void
add_shown_by (VenuleProtocol *protocol, const VenuleQuestion *question, GHashTable *shown_by)
{
  add_show_reads (protocol, venule_protocol_get_question_show_when (protocol, question), shown_by);
  for (const VenuleForm *form = question->form; form != NULL; form = form->parent)
    add_show_reads (protocol, venule_protocol_get_form_show_when (protocol, form), shown_by);
}

static int
compare_probes (gconstpointer a, gconstpointer b)
{
  const VenuleProbe *first = *(const VenuleProbe *const *) a, *second = *(const VenuleProbe *const *) b;

  return (int) first->question->ordinal - (int) second->question->ordinal;
}

static int
compare_forms (gconstpointer a, gconstpointer b)
{
  const VenuleForm *first = *(const VenuleForm *const *) a, *second = *(const VenuleForm *const *) b;

  return (int) first->ordinal - (int) second->ordinal;
}

/**
 * venule_prover_reads_new:
 * @protocol: the checklist
 * @rules: (element-type VenuleRule): all rules that take part
 * @groups: (element-type VenulePath): groups whose members print a passage each
 * @error: %VENULE_XML_ERROR, for a rule that can't be enumerated
 *
 * Collects what the rules ask, and what decides whether that shows.
 *
 * Returns: (transfer full) (nullable): the reads
 */
VenuleProverReads *
venule_prover_reads_new (VenuleProtocol *protocol, GPtrArray *rules, GPtrArray *groups, GError **error)
{
  g_autoptr (VenuleProverReads) self = g_new0 (VenuleProverReads, 1);
  g_autoptr (GHashTable) by_question = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) closed = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) closed_of_others = g_hash_table_new (NULL, NULL);
  Walk walk = { self, protocol, by_question, { closed, closed_of_others }, FALSE };

  self->probes = g_ptr_array_new_with_free_func (probe_free);
  self->forms = g_ptr_array_new ();
  self->forms_of_others = g_hash_table_new (NULL, NULL);
  self->settings = g_ptr_array_new ();
  self->thresholds = g_array_new (FALSE, FALSE, sizeof (VenuleThreshold));
  self->iterated = g_hash_table_new (NULL, NULL);
  self->keys = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < rules->len; i++)
    if (!walk_rule (&walk, g_ptr_array_index (rules, i), error))
      return NULL;

  for (guint i = 0; i < groups->len; i++)
    if (!walk_members (&walk, g_ptr_array_index (groups, i), error))
      return NULL;

  for (guint i = 0; i < self->probes->len; i++)
    {
      VenuleProbe *probe = g_ptr_array_index (self->probes, i);

      probe->shown_by = g_hash_table_new (NULL, NULL);
      add_shown_by (protocol, probe->question, probe->shown_by);
    }
  g_ptr_array_sort (self->probes, compare_probes);
  g_ptr_array_sort (self->forms, compare_forms);

  return g_steal_pointer (&self);
}

/**
 * venule_prover_reads_free:
 * @self: (transfer full)
 *
 * Frees the reads.
 */
void
venule_prover_reads_free (VenuleProverReads *self)
{
  g_clear_pointer (&self->settings, g_ptr_array_unref);
  g_clear_pointer (&self->thresholds, g_array_unref);
  g_clear_pointer (&self->keys, g_hash_table_unref);
  g_clear_pointer (&self->iterated, g_hash_table_unref);
  g_clear_pointer (&self->forms, g_ptr_array_unref);
  g_clear_pointer (&self->forms_of_others, g_hash_table_unref);
  g_clear_pointer (&self->probes, g_ptr_array_unref);
  g_free (self);
}
