/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-check-reads.h"

#include <glib/gi18n-lib.h>

#include "venule-evaluation-private.h"

typedef struct
{
  VenuleEntry *entry;
  const VenuleQuestion *question;
} EntryQuestion;

/* A rule followed through one consultation. It looks everywhere the rule might, not only as far as it must to decide:
 * what a decision is bound to must not depend on the order in which a rule is tested. */
typedef struct
{
  VenuleEvaluation *evaluation;
  VenuleCheckReads *reads;
  GArray *answers;        /* of EntryQuestion */
  const VenuleRule *rule; /* whose members are being visited */
} Reader;

static void read_rule (Reader *reader, const VenuleRule *rule, const VenulePlace *place);

static void
read_free (gpointer data)
{
  VenuleDecisionRead *read = data;

  g_free (read->answer);
  g_free (read->value);
  g_free (read);
}

static void
add_question (Reader *reader, const VenulePlace *place, const VenuleQuestion *question)
{
  EntryQuestion answer = { place->entry, question };

  if (question == NULL || place->blank != NULL)
    return;
  for (guint i = 0; i < reader->answers->len; i++)
    {
      const EntryQuestion *known = &g_array_index (reader->answers, EntryQuestion, i);

      if (known->entry == place->entry && known->question == question)
        return;
    }
  g_array_append_val (reader->answers, answer);
}

/* The references on the way: another vein of the same width is another answer. */
static void
read_references (Reader *reader, const VenulePath *path, const VenulePlace *place)
{
  for (guint i = 0; i < path->steps->len; i++)
    {
      const VenuleStep *step = &g_array_index (path->steps, VenuleStep, i);
      GArray before = { path->steps->data, i };
      VenulePath prefix = *path;
      VenulePlace found;

      prefix.steps = &before;
      if (step->kind == VENULE_STEP_FOLLOW && venule_evaluation_locate (reader->evaluation, &prefix, place, &found))
        add_question (reader, &found, step->question);
    }
}

static void
read_path (Reader *reader, const VenulePath *path, const VenulePlace *place)
{
  VenulePlace found;

  if (path == NULL || path->base == NULL || path->group != NULL)
    return;
  read_references (reader, path, place);
  if (!venule_evaluation_locate (reader->evaluation, path, place, &found))
    return;
  add_question (reader, &found, path->question);
  add_question (reader, &found, path->product);
  add_question (reader, &found, path->strength);
  add_question (reader, &found, path->form);
}

static void
read_paths (Reader *reader, const GPtrArray *paths, const VenulePlace *place)
{
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    read_path (reader, paths->pdata[i], place);
}

static gboolean
read_member (VenuleEvaluation *evaluation, const VenulePlace *member, gpointer user_data)
{
  Reader *reader = user_data;
  const VenuleRule *rule = reader->rule;

  read_paths (reader, rule->same, member);
  if (rule->kind == VENULE_RULE_SUM)
    read_path (reader, rule->answer, member);
  /* Where nothing is asked in the members it is their number that counts. */
  else if (rule->children->len == 0)
    venule_check_reads_add (reader->reads, rule->of->group->path, venule_entry_get_key (member->entry));
  for (guint i = 0; i < rule->children->len; i++)
    read_rule (reader, rule->children->pdata[i], member);
  reader->rule = rule;
  return TRUE;
}

static void
read_rule (Reader *reader, const VenuleRule *rule, const VenulePlace *place)
{
  read_path (reader, rule->on, place);
  read_path (reader, rule->operand, place);
  read_path (reader, rule->times, place);
  for (guint i = 0; i < VENULE_N_PLUS_UNITS; i++)
    read_path (reader, rule->plus[i], place);
  read_paths (reader, rule->same_here, place);
  if (rule->of != NULL)
    {
      read_references (reader, rule->of, place);
      reader->rule = rule;
      venule_evaluation_walk (reader->evaluation, rule->of, place, read_member, reader);
      return;
    }
  read_path (reader, rule->answer, place);
  if (rule->kind == VENULE_RULE_REF)
    read_rule (reader, rule->target, place);
  for (guint i = 0; i < rule->children->len; i++)
    read_rule (reader, rule->children->pdata[i], place);
}

static gint
compare_in_document (gconstpointer a, gconstpointer b)
{
  const EntryQuestion *first = a, *second = b;

  return (first->question->ordinal > second->question->ordinal)
         - (first->question->ordinal < second->question->ordinal);
}

static gboolean
is_inside (const VenuleForm *form, const VenuleForm *around)
{
  for (; form != NULL; form = form->parent)
    if (form == around)
      return TRUE;
  return FALSE;
}

static gboolean
asks_session (VenuleEvaluation *evaluation, const VenuleRule *rule)
{
  VenuleProtocol *protocol = venule_evaluation_get_protocol (evaluation);
  const VenuleForm *session = venule_protocol_find_form_role (protocol, "session");
  g_autoptr (GHashTable) questions = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer question;

  if (session == NULL)
    return FALSE;
  venule_rule_collect_reads (rule, questions, paths);
  g_hash_table_iter_init (&iter, questions);
  while (g_hash_table_iter_next (&iter, &question, NULL))
    if (is_inside (((const VenuleQuestion *) question)->form, session))
      return TRUE;
  for (guint i = 0; i < paths->len; i++)
    if (is_inside (((const VenulePath *) paths->pdata[i])->group, session))
      return TRUE;
  return FALSE;
}

static void
take_answers (Reader *reader)
{
  g_array_sort (reader->answers, compare_in_document);
  for (guint i = 0; i < reader->answers->len; i++)
    {
      const EntryQuestion *answer = &g_array_index (reader->answers, EntryQuestion, i);

      venule_check_reads_add_answer (reader->reads, reader->evaluation, answer->entry, answer->question);
    }
}

/**
 * venule_check_reads_new:
 * @evaluation: where the answers are
 * @rule: (nullable): what is asked; %NULL: nothing
 * @within: (nullable): the entry that relative paths start from; %NULL: the root
 *
 * Every effective answer that the rule names, whether this time it decides or not: those of all members where it asks
 * a group, references that it follows, and product, strength and form where it asks a label. Settings of the clinic,
 * label facts and today are not answers.
 *
 * Returns: (transfer full): them
 */
VenuleCheckReads *
venule_check_reads_new (VenuleEvaluation *evaluation, const VenuleRule *rule, VenuleEntry *within)
{
  VenuleCheckReads *self = g_new0 (VenuleCheckReads, 1);
  g_autoptr (GArray) answers = g_array_new (FALSE, FALSE, sizeof (EntryQuestion));
  Reader reader = { evaluation, self, answers, NULL };
  VenulePlace place = { .entry = within };

  self->reads = g_ptr_array_new_with_free_func (read_free);
  self->unanswered = g_ptr_array_new ();
  self->parts = g_ptr_array_new ();
  if (rule == NULL)
    return self;

  venule_evaluation_settle_session (evaluation);
  if (within == NULL)
    place.entry = venule_consultation_get_root (venule_evaluation_get_consultation (evaluation));
  read_rule (&reader, rule, &place);
  take_answers (&reader);
  self->of_session = asks_session (evaluation, rule);
  return self;
}

/**
 * venule_check_reads_free:
 * @self: (transfer full): reads
 *
 * Frees them.
 */
void
venule_check_reads_free (VenuleCheckReads *self)
{
  g_clear_pointer (&self->reads, g_ptr_array_unref);
  g_clear_pointer (&self->unanswered, g_ptr_array_unref);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_free (self->first_unanswered);
  g_free (self);
}

/**
 * venule_check_reads_add:
 * @self: reads
 * @answer: a path without member keys
 * @value: a value
 *
 * Adds one that no rule asks.
 */
void
venule_check_reads_add (VenuleCheckReads *self, const char *answer, const char *value)
{
  VenuleDecisionRead *read = g_new0 (VenuleDecisionRead, 1);

  read->answer = g_strdup (answer);
  read->value = g_strdup (value);
  g_ptr_array_add (self->reads, read);
}

/* Numbers however they were typed: 4.50 is no other answer than 4.5. */
static void
add_values (VenuleCheckReads *self, const VenuleQuestion *question, VenuleAnswer *answer)
{
  if (question->kind == VENULE_KIND_NUMBER)
    {
      g_autofree char *number = venule_number_format (venule_answer_get_number (answer));

      venule_check_reads_add (self, question->path, number);
      return;
    }
  for (guint i = 0; i < venule_answer_get_n_values (answer); i++)
    venule_check_reads_add (self, question->path, venule_answer_get_value (answer, i));
}

/**
 * venule_check_reads_add_answer:
 * @self: reads
 * @evaluation: where the answers are
 * @entry: an entry
 * @question: a question of its form
 *
 * Adds an effective answer, one read a value; or, when the question shows and has none, its label and part.
 */
void
venule_check_reads_add_answer (VenuleCheckReads *self,
                               VenuleEvaluation *evaluation,
                               VenuleEntry *entry,
                               const VenuleQuestion *question)
{
  VenuleAnswer *answer = venule_evaluation_get_answer (evaluation, entry, question);
  const char *label = question->label != NULL ? question->label : question->id;
  const char *part;

  if (answer != NULL)
    {
      add_values (self, question, answer);
      return;
    }
  if (!venule_evaluation_shows_question (evaluation, entry, question))
    return;
  if (self->first_unanswered == NULL)
    self->first_unanswered = venule_entry_get_answer_path (entry, question);
  if (!g_ptr_array_find_with_equal_func (self->unanswered, label, g_str_equal, NULL))
    g_ptr_array_add (self->unanswered, (gpointer) label);
  part = g_intern_string (venule_protocol_get_part (venule_evaluation_get_protocol (evaluation), question));
  if (part != NULL && !g_ptr_array_find (self->parts, part, NULL))
    g_ptr_array_add (self->parts, (gpointer) part);
}

/**
 * venule_check_reads_name_unanswered:
 * @self: reads
 *
 * Returns: (transfer full): why a check can't be made yet, for people
 */
char *
venule_check_reads_name_unanswered (VenuleCheckReads *self)
{
  g_autoptr (GString) names = g_string_new (NULL);

  if (self->unanswered->len == 0)
    return g_strdup (
        _ ("Not looked at: what it asks does not apply, or the clinic’s profile or the label does not say."));
  for (guint i = 0; i < self->unanswered->len; i++)
    {
      g_string_append (names, i == 0 ? "" : C_ ("between the names of a list", ", "));
      g_string_append_printf (names, _ ("“%s”"), (const char *) self->unanswered->pdata[i]);
    }
  return g_strdup_printf (_ ("Not answered yet: %s."), names->str);
}

static gint
compare_reads (gconstpointer a, gconstpointer b)
{
  const VenuleDecisionRead *first = *(const VenuleDecisionRead *const *) a;
  const VenuleDecisionRead *second = *(const VenuleDecisionRead *const *) b;
  int order = g_strcmp0 (first->answer, second->answer);

  return order != 0 ? order : g_strcmp0 (first->value, second->value);
}

/* A decision may say of an answer that there was none; ours leave it out. */
static GPtrArray *
sort_reads (GPtrArray *reads)
{
  GPtrArray *sorted = g_ptr_array_new ();

  for (guint i = 0; i < reads->len; i++)
    {
      const VenuleDecisionRead *read = reads->pdata[i];

      if (read->value != NULL && *read->value != '\0')
        g_ptr_array_add (sorted, reads->pdata[i]);
    }
  g_ptr_array_sort (sorted, compare_reads);
  return sorted;
}

/**
 * venule_check_reads_equal:
 * @a: (element-type VenuleDecisionRead): reads
 * @b: (element-type VenuleDecisionRead): others
 *
 * A read without a value says that there was no answer, as leaving it out does.
 *
 * Returns: whether they are the same paths and values, each as often, in any order
 */
gboolean
venule_check_reads_equal (GPtrArray *a, GPtrArray *b)
{
  g_autoptr (GPtrArray) first = sort_reads (a);
  g_autoptr (GPtrArray) second = sort_reads (b);

  if (first->len != second->len)
    return FALSE;
  for (guint i = 0; i < first->len; i++)
    if (compare_reads (&first->pdata[i], &second->pdata[i]) != 0)
      return FALSE;
  return TRUE;
}

/**
 * venule_entry_get_answer_path:
 * @entry: an entry
 * @question: a question of its form
 *
 * Returns: (transfer full): the answer's path, with the keys of members
 */
char *
venule_entry_get_answer_path (VenuleEntry *entry, const VenuleQuestion *question)
{
  g_autofree char *path = venule_entry_get_path (entry);

  return *path == '\0' ? g_strdup (question->id) : g_strconcat (path, "/", question->id, NULL);
}
