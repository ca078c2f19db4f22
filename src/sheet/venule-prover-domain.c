/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-prover-domain.h"

#include "venule-xml-reader.h"

/* More options of one many-of question than this would be tried as two to that power. */
#define MAX_CHOICES 12
struct _VenuleProverDomain
{
  VenuleProverReads *reads;
  VenuleEvaluation *evaluation;
  GHashTable *numbers; /* VenuleQuestion → GArray of VenuleNumber, ascending: numbers and dates */
};

static GArray *
get_candidates (VenuleProverDomain *self, const VenuleQuestion *question)
{
  GArray *candidates = g_hash_table_lookup (self->numbers, question);

  if (candidates == NULL)
    {
      candidates = g_array_new (FALSE, FALSE, sizeof (VenuleNumber));
      g_hash_table_insert (self->numbers, (gpointer) question, candidates);
    }

  return candidates;
}

static gboolean
in_range (const VenuleQuestion *question, VenuleNumber candidate)
{
  if (question->kind == VENULE_KIND_DATE)
    return candidate > 0 && (VenuleCivilDate) candidate >= question->earliest;

  return !question->has_range || (candidate >= question->minimum && candidate <= question->maximum);
}

static void
add_candidate (VenuleProverDomain *self, const VenuleQuestion *question, VenuleNumber candidate)
{
  GArray *candidates = get_candidates (self, question);
  guint i = 0;

  if (!in_range (question, candidate))
    return;
  while (i < candidates->len && g_array_index (candidates, VenuleNumber, i) < candidate)
    i++;
  if (i == candidates->len || g_array_index (candidates, VenuleNumber, i) != candidate)
    g_array_insert_val (candidates, i, candidate);
}

static VenuleNumber
get_step (const VenuleQuestion *question)
{
  static const VenuleNumber steps[] = { 1000, 100, 10, 1 };

  return question->kind == VENULE_KIND_DATE ? 1 : steps[MIN (question->decimals, 3)];
}

/* A value, and its neighbours: below it, it, above it. */
static void
add_around (VenuleProverDomain *self, const VenuleQuestion *question, VenuleNumber value)
{
  VenuleNumber step = get_step (question);

  add_candidate (self, question, value - step);
  add_candidate (self, question, value);
  add_candidate (self, question, value + step);
}

static VenuleNumber
shift (VenuleNumber date, VenuleNumber days, VenuleNumber weeks, VenuleNumber months)
{
  VenuleCivilDate shifted
      = venule_civil_date_add_days ((VenuleCivilDate) date, (int) ((days + 7 * weeks) / VENULE_NUMBER_ONE));

  return venule_civil_date_add_months (shifted, (int) (months / VENULE_NUMBER_ONE));
}

/* What a path is worth when it is no answer: a constant, today, a clinic's setting. */
static gboolean
resolve_fixed (VenuleProverDomain *self, const VenulePath *path, VenuleNumber *number)
{
  VenuleValue value = { 0 };

  if (path->kind == VENULE_PATH_ANSWER || !venule_evaluation_resolve (self->evaluation, path, NULL, &value))
    return FALSE;
  *number = value.kind == VENULE_VALUE_DATE ? (VenuleNumber) value.date : value.number;

  return value.kind == VENULE_VALUE_DATE || value.kind == VENULE_VALUE_NUMBER;
}

/* How far a comparison moves its operand: a fixed shift, or one for each answer there may be. */
static GArray *
list_shifts (VenuleProverDomain *self, const VenulePath *path)
{
  GArray *shifts = g_array_new (FALSE, FALSE, sizeof (VenuleNumber));
  VenuleNumber fixed = 0;

  if (path != NULL && path->kind == VENULE_PATH_ANSWER && path->question != NULL)
    {
      GArray *candidates = get_candidates (self, path->question);

      g_array_append_vals (shifts, candidates->data, candidates->len);
    }
  else if (path == NULL || resolve_fixed (self, path, &fixed))
    g_array_append_val (shifts, fixed);

  return shifts;
}

static void
add_shifted (VenuleProverDomain *self,
             const VenuleQuestion *question,
             const VenuleRule *rule,
             VenuleNumber operand,
             int direction)
{
  g_autoptr (GArray) days = list_shifts (self, rule->plus[VENULE_PLUS_DAYS]);
  g_autoptr (GArray) weeks = list_shifts (self, rule->plus[VENULE_PLUS_WEEKS]);
  g_autoptr (GArray) months = list_shifts (self, rule->plus[VENULE_PLUS_MONTHS]);

  if (question->kind != VENULE_KIND_DATE)
    {
      add_around (self, question, operand);
      return;
    }
  for (guint i = 0; i < days->len; i++)
    for (guint j = 0; j < weeks->len; j++)
      for (guint k = 0; k < months->len; k++)
        add_around (self, question,
                    shift (operand, direction * g_array_index (days, VenuleNumber, i),
                           direction * g_array_index (weeks, VenuleNumber, j),
                           direction * g_array_index (months, VenuleNumber, k)));
}

static void
add_fixed (VenuleProverDomain *self)
{
  for (guint i = 0; i < self->reads->probes->len; i++)
    {
      const VenuleProbe *probe = g_ptr_array_index (self->reads->probes, i);

      for (guint j = 0; j < probe->comparisons->len; j++)
        {
          const VenuleProbeComparison *comparison = &g_array_index (probe->comparisons, VenuleProbeComparison, j);
          gboolean is_left = comparison->rule->answer->question == probe->question;
          const VenulePath *other = is_left ? comparison->rule->operand : comparison->rule->answer;
          VenuleNumber fixed;

          if (resolve_fixed (self, other, &fixed))
            add_shifted (self, probe->question, comparison->rule, fixed, is_left ? 1 : -1);
        }
    }
}

/* A question that is compared with other answers only still needs somewhere to stand. */
static void
add_seeds (VenuleProverDomain *self)
{
  for (guint i = 0; i < self->reads->probes->len; i++)
    {
      const VenuleQuestion *question = ((VenuleProbe *) g_ptr_array_index (self->reads->probes, i))->question;

      if (question->kind != VENULE_KIND_DATE && question->kind != VENULE_KIND_NUMBER)
        continue;
      if (get_candidates (self, question)->len > 0)
        continue;
      if (question->kind == VENULE_KIND_DATE)
        add_candidate (self, question, venule_evaluation_get_today (self->evaluation));
      else if (question->has_range)
        add_candidate (self, question, MIN (question->maximum, question->minimum + get_step (question)));
      else
        add_candidate (self, question, VENULE_NUMBER_ONE);
    }
}

/* Each question gets values on every side of those that it is compared with. Once: two questions that
 * follow each other would have no end, and once tells all their orders apart. */
static void
hand_on (VenuleProverDomain *self)
{
  for (guint i = 0; i < self->reads->probes->len; i++)
    {
      const VenuleProbe *probe = g_ptr_array_index (self->reads->probes, i);

      for (guint j = 0; j < probe->comparisons->len; j++)
        {
          const VenuleProbeComparison *comparison = &g_array_index (probe->comparisons, VenuleProbeComparison, j);
          gboolean is_left = comparison->rule->answer->question == probe->question;
          g_autoptr (GArray) others = NULL;

          if (comparison->other == NULL || comparison->other == probe->question)
            continue;
          others = g_array_copy (get_candidates (self, comparison->other));
          for (guint k = 0; k < others->len; k++)
            add_shifted (self, probe->question, comparison->rule, g_array_index (others, VenuleNumber, k),
                         is_left ? 1 : -1);
        }
    }
}

/**
 * venule_prover_domain_new:
 * @reads: what the slice reads; must outlive the domain
 * @evaluation: for today and the clinic's settings
 * @error: %VENULE_XML_ERROR, for a question with too many options to enumerate
 *
 * Finds, for numbers and dates, values on every side of everything they are compared with.
 *
 * Returns: (transfer full) (nullable): the domain
 */
VenuleProverDomain *
venule_prover_domain_new (VenuleProverReads *reads, VenuleEvaluation *evaluation, GError **error)
{
  g_autoptr (VenuleProverDomain) self = g_new0 (VenuleProverDomain, 1);

  self->reads = reads;
  self->evaluation = evaluation;
  self->numbers = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  add_fixed (self);
  add_seeds (self);
  hand_on (self);

  for (guint i = 0; i < reads->probes->len; i++)
    {
      const VenuleProbe *probe = g_ptr_array_index (reads->probes, i);
      guint n_named = probe->all_tokens ? probe->question->options->len : probe->tokens->len;

      if (probe->question->kind == VENULE_KIND_MANY_OF && n_named > MAX_CHOICES)
        {
          g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID,
                       "sheet.xml: “%s” has too many options to try them all (%u); name fewer of them in one rule",
                       probe->question->path, n_named);
          return NULL;
        }
    }

  return g_steal_pointer (&self);
}

/**
 * venule_prover_domain_free:
 * @self: (transfer full)
 *
 * Frees the domain.
 */
void
venule_prover_domain_free (VenuleProverDomain *self)
{
  g_hash_table_unref (self->numbers);
  g_free (self);
}

static void
add_text (GPtrArray *answers, const VenuleQuestion *question, const char *text)
{
  VenuleAnswer *answer = venule_answer_parse (question, text, NULL);

  if (answer != NULL)
    g_ptr_array_add (answers, answer);
}

/* The options that are named, and one that stands for all the others. */
static GPtrArray *
list_tokens (const VenuleProbe *probe)
{
  const VenuleQuestion *question = probe->question;
  GPtrArray *tokens = g_ptr_array_new_with_free_func (g_free);
  gboolean has_other = FALSE;

  if (question->kind == VENULE_KIND_YES_NO)
    {
      g_ptr_array_add (tokens, g_strdup ("yes"));
      g_ptr_array_add (tokens, g_strdup ("no"));
      return tokens;
    }

  for (guint leg = 0; leg < (question->leg_coded ? 2 : 1); leg++)
    for (guint i = 0; i < question->options->len; i++)
      {
        const VenuleOption *option = g_ptr_array_index (question->options, i);
        g_autofree char *token = question->leg_coded ? g_strconcat (leg == 0 ? "left/" : "right/", option->id, NULL)
                                                     : g_strdup (option->id);
        gboolean named = probe->all_tokens || g_ptr_array_find (probe->tokens, g_intern_string (token), NULL)
                         || g_ptr_array_find (probe->tokens, option->id, NULL);

        if (named || !has_other)
          g_ptr_array_add (tokens, g_steal_pointer (&token));
        has_other |= !named;
      }

  return tokens;
}

static void
add_subsets (GPtrArray *answers, const VenuleQuestion *question, GPtrArray *tokens)
{
  for (guint subset = 1; subset < (1u << tokens->len); subset++)
    {
      g_autoptr (GPtrArray) chosen = g_ptr_array_new ();
      VenuleAnswer *answer;

      for (guint i = 0; i < tokens->len; i++)
        if (subset & (1u << i))
          g_ptr_array_add (chosen, g_ptr_array_index (tokens, i));
      g_ptr_array_add (chosen, NULL);
      answer = venule_answer_parse_many (question, (const char *const *) chosen->pdata, NULL);
      if (answer != NULL)
        g_ptr_array_add (answers, answer);
    }
}

static void
add_candidates (VenuleProverDomain *self, GPtrArray *answers, const VenuleQuestion *question)
{
  GArray *candidates = get_candidates (self, question);

  for (guint i = 0; i < candidates->len; i++)
    {
      VenuleNumber candidate = g_array_index (candidates, VenuleNumber, i);
      g_autofree char *text = question->kind == VENULE_KIND_DATE
                                  ? venule_civil_date_format ((VenuleCivilDate) candidate)
                                  : venule_number_format (candidate);

      add_text (answers, question, text);
    }
}

static void
answer_unref (gpointer answer)
{
  if (answer != NULL)
    venule_answer_unref (answer);
}

/**
 * venule_prover_domain_list:
 * @self: the domain
 * @probe: what is asked of a question
 * @members: the ids that a reference may name
 *
 * Returns: (transfer full) (element-type VenuleAnswer): answers that tell all cases apart; the first is
 *   %NULL, for "not answered"
 */
GPtrArray *
venule_prover_domain_list (VenuleProverDomain *self, const VenuleProbe *probe, const char *const *members)
{
  GPtrArray *answers = g_ptr_array_new_with_free_func (answer_unref);
  g_autoptr (GPtrArray) tokens = NULL;

  g_ptr_array_add (answers, NULL);
  switch (probe->question->kind)
    {
    case VENULE_KIND_YES_NO:
    case VENULE_KIND_ONE_OF:
      tokens = list_tokens (probe);
      for (guint i = 0; i < tokens->len; i++)
        add_text (answers, probe->question, g_ptr_array_index (tokens, i));
      break;
    case VENULE_KIND_MANY_OF:
      tokens = list_tokens (probe);
      add_subsets (answers, probe->question, tokens);
      break;
    case VENULE_KIND_NUMBER:
    case VENULE_KIND_DATE:
      add_candidates (self, answers, probe->question);
      break;
    case VENULE_KIND_REFERENCE:
      for (guint i = 0; members[i] != NULL; i++)
        add_text (answers, probe->question, members[i]);
      break;
    case VENULE_KIND_TIME:
      add_text (answers, probe->question, "10:40");
      break;
    case VENULE_KIND_LANGUAGE:
      add_text (answers, probe->question, "en-GB");
      break;
    case VENULE_KIND_POINTS:
      add_text (answers, probe->question, "0.5,0.5");
      break;
    case VENULE_KIND_TEXT:
    default:
      add_text (answers, probe->question, "Example");
      add_text (answers, probe->question, "9434765919");
      if (answers->len > 2)
        g_ptr_array_set_size (answers, 2);
      break;
    }

  return answers;
}
