/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-check-reads.h"

#include <string.h>

#include "venule-walk.h"

/* One question in one entry. */
typedef struct
{
  VenuleEntry *entry;
  const VenuleQuestion *question;
} Place;

/* A rule followed through one consultation. It looks everywhere the rule might, not only as far as it must to decide:
 * what a decision is bound to must not depend on the order in which a rule is tested. */
typedef struct
{
  VenuleEvaluation *evaluation;
  VenuleCheckReads *reads;
  GArray *places;    /* of Place */
  GPtrArray *frames; /* of VenuleEntry: the entry we are in, those around it before */
} Reader;

static void read_rule (Reader *reader, const VenuleRule *rule);

static void
read_free (gpointer data)
{
  VenuleDecisionRead *read = data;

  g_free (read->answer);
  g_free (read->value);
  g_free (read);
}

static void
add_place (Reader *reader, VenuleEntry *entry, const VenuleQuestion *question)
{
  Place place = { entry, question };

  for (guint i = 0; i < reader->places->len; i++)
    {
      const Place *known = &g_array_index (reader->places, Place, i);

      if (known->entry == entry && known->question == question)
        return;
    }
  g_array_append_val (reader->places, place);
}

static VenuleEntry *
find_base (Reader *reader, const VenulePath *path)
{
  VenuleEntry *entry;

  if (path->up >= reader->frames->len)
    entry = reader->frames->pdata[0];
  else
    entry = reader->frames->pdata[reader->frames->len - 1 - path->up];
  while (entry != NULL && venule_entry_get_form (entry) != path->base)
    entry = venule_entry_get_parent (entry);
  return entry;
}

/* The entry that a reference, or a key that is one, names. */
static VenuleEntry *
find_referred (Reader *reader, const VenuleStep *step, VenuleEntry *entry)
{
  VenuleEntry *parent = venule_evaluation_find_entry (reader->evaluation, NULL, step->form->parent);
  const char *key = venule_entry_get_key (entry);

  if (step->question != NULL)
    {
      VenuleAnswer *answer = venule_evaluation_get_answer (reader->evaluation, entry, step->question);

      add_place (reader, entry, step->question);
      key = answer == NULL ? NULL : venule_answer_get_text (answer);
    }
  if (parent == NULL || key == NULL || !venule_evaluation_shows_form (reader->evaluation, parent, step->form))
    return NULL;
  return venule_group_find (venule_entry_get_group (parent, step->form), key);
}

static GPtrArray *
list_other_sessions (Reader *reader, VenuleEntry *root, const VenuleForm *form)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  VenuleEntry *chosen = venule_evaluation_get_session (reader->evaluation);
  VenuleGroup *group = venule_entry_get_group (root, form);

  for (guint i = 0; i < venule_group_get_n_entries (group); i++)
    if (venule_group_peek (group, i) != chosen)
      g_ptr_array_add (others, venule_group_peek (group, i));
  return g_steal_pointer (&others);
}

static GPtrArray *
take_step (Reader *reader, const VenuleStep *step, VenuleEntry *entry)
{
  g_autoptr (GPtrArray) next = NULL;
  VenuleEntry *one = NULL;

  switch (step->kind)
    {
    case VENULE_STEP_SECTION:
    case VENULE_STEP_SESSION:
    case VENULE_STEP_MEMBERS:
      return venule_evaluation_list_members (reader->evaluation, entry, step->form);
    case VENULE_STEP_OTHER_SESSIONS:
      return list_other_sessions (reader, entry, step->form);
    case VENULE_STEP_KEY:
      if (venule_evaluation_shows_form (reader->evaluation, entry, step->form))
        one = venule_group_find (venule_entry_get_group (entry, step->form), step->key);
      break;
    case VENULE_STEP_FOLLOW:
      one = find_referred (reader, step, entry);
      break;
    }
  next = g_ptr_array_new ();
  if (one != NULL)
    g_ptr_array_add (next, one);
  return g_steal_pointer (&next);
}

/* Where a path's steps lead, from every entry they can lead through. */
static GPtrArray *
list_ends (Reader *reader, const VenulePath *path)
{
  g_autoptr (GPtrArray) ends = g_ptr_array_new ();
  VenuleEntry *base = find_base (reader, path);

  if (base != NULL)
    g_ptr_array_add (ends, base);
  for (guint i = 0; i < path->steps->len; i++)
    {
      g_autoptr (GPtrArray) from = g_steal_pointer (&ends);

      ends = g_ptr_array_new ();
      for (guint j = 0; j < from->len; j++)
        {
          GPtrArray *next = take_step (reader, &g_array_index (path->steps, VenuleStep, i), from->pdata[j]);

          g_ptr_array_extend_and_steal (ends, next);
        }
    }
  return g_steal_pointer (&ends);
}

static GPtrArray *
list_group (Reader *reader, const VenulePath *path)
{
  g_autoptr (GPtrArray) ends = list_ends (reader, path);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; i < ends->len; i++)
    {
      GPtrArray *found = path->other_sessions
                             ? list_other_sessions (reader, ends->pdata[i], path->group)
                             : venule_evaluation_list_members (reader->evaluation, ends->pdata[i], path->group);

      g_ptr_array_extend_and_steal (members, found);
    }
  return g_steal_pointer (&members);
}

static void
read_path (Reader *reader, const VenulePath *path)
{
  g_autoptr (GPtrArray) ends = NULL;

  if (path == NULL || path->base == NULL || path->group != NULL)
    return;
  ends = list_ends (reader, path);
  for (guint i = 0; i < ends->len; i++)
    {
      if (path->question != NULL)
        add_place (reader, ends->pdata[i], path->question);
      if (path->product != NULL)
        add_place (reader, ends->pdata[i], path->product);
      if (path->strength != NULL)
        add_place (reader, ends->pdata[i], path->strength);
      if (path->form != NULL)
        add_place (reader, ends->pdata[i], path->form);
    }
}

static void
read_paths (Reader *reader, const GPtrArray *paths)
{
  for (guint i = 0; paths != NULL && i < paths->len; i++)
    read_path (reader, paths->pdata[i]);
}

static void
read_members (Reader *reader, const VenuleRule *rule)
{
  g_autoptr (GPtrArray) members = list_group (reader, rule->of);

  for (guint i = 0; i < members->len; i++)
    {
      g_ptr_array_add (reader->frames, members->pdata[i]);
      read_paths (reader, rule->same);
      if (rule->kind == VENULE_RULE_SUM)
        read_path (reader, rule->answer);
      for (guint j = 0; j < rule->children->len; j++)
        read_rule (reader, rule->children->pdata[j]);
      g_ptr_array_set_size (reader->frames, (gint) reader->frames->len - 1);

      /* Nothing is asked in them, so it is their number that counts. */
      if (rule->children->len == 0 && rule->kind != VENULE_RULE_SUM)
        venule_check_reads_add (reader->reads, rule->of->group->path, venule_entry_get_key (members->pdata[i]));
    }
}

static void
read_rule (Reader *reader, const VenuleRule *rule)
{
  read_path (reader, rule->on);
  read_path (reader, rule->operand);
  read_path (reader, rule->plus_days);
  read_path (reader, rule->plus_months);
  read_paths (reader, rule->same_here);
  if (rule->of != NULL)
    {
      read_members (reader, rule);
      return;
    }
  read_path (reader, rule->answer);
  if (rule->kind == VENULE_RULE_REF)
    read_rule (reader, rule->target);
  for (guint i = 0; i < rule->children->len; i++)
    read_rule (reader, rule->children->pdata[i]);
}

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *first = a, *second = b;

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
add_places (Reader *reader)
{
  g_array_sort (reader->places, compare_places);
  for (guint i = 0; i < reader->places->len; i++)
    {
      const Place *place = &g_array_index (reader->places, Place, i);

      venule_check_reads_add_answer (reader->reads, reader->evaluation, place->entry, place->question);
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
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  g_autoptr (GPtrArray) frames = g_ptr_array_new ();
  VenuleEntry *root = venule_consultation_get_root (venule_evaluation_get_consultation (evaluation));
  Reader reader = { evaluation, self, places, frames };

  self->reads = g_ptr_array_new_with_free_func (read_free);
  self->unanswered = g_ptr_array_new ();
  if (rule == NULL)
    return self;

  g_ptr_array_add (frames, within == NULL ? root : within);
  read_rule (&reader, rule);
  add_places (&reader);
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
 * Adds an effective answer, one read a value; or, when the question shows and has none, its label.
 */
void
venule_check_reads_add_answer (VenuleCheckReads *self,
                               VenuleEvaluation *evaluation,
                               VenuleEntry *entry,
                               const VenuleQuestion *question)
{
  VenuleAnswer *answer = venule_evaluation_get_answer (evaluation, entry, question);

  if (answer != NULL)
    {
      add_values (self, question, answer);
      return;
    }
  if (!venule_evaluation_shows_question (evaluation, entry, question))
    return;
  if (self->first_unanswered == NULL)
    self->first_unanswered = venule_entry_get_answer_path (entry, question);
  g_ptr_array_add (self->unanswered, question->label != NULL ? question->label : (char *) question->id);
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
