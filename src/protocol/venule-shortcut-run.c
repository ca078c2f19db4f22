/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-shortcut-run.h"

#include "venule-check-reads.h"
#include "venule-consultation-file.h"
#include "venule-evaluation-private.h"
#include "venule-shown-questions.h"

#define NONE_OF_THESE      "none-of-these"
#define NONE_OF_THESE_NAME "None of these"

/* A shortcut being listed, or run. */
typedef struct
{
  const VenuleForm *form; /* (nullable): the shortcut's */
  VenuleEvaluation *evaluation;
  VenuleEntry *entry; /* of the shortcut's form */
  const char *via;
  gboolean writes;
  GPtrArray *answers; /* of VenuleShortcutAnswer */
} Run;

static void
answer_free (gpointer data)
{
  VenuleShortcutAnswer *given = data;

  g_free (given->path);
  venule_answer_unref (given->answer);
  g_free (given);
}

static gboolean
rule_holds (Run *run, const VenuleRule *rule, const VenulePlace *place)
{
  return rule == NULL || venule_evaluation_test_at (run->evaluation, rule, place) == VENULE_YES;
}

/* Whether a question shows in a member that the document does not have yet: nothing in it is answered. */
static gboolean
shows_in_blank (Run *run, const VenulePlace *place, const VenuleQuestion *question)
{
  VenuleProtocol *protocol = run->evaluation->protocol;
  const VenuleForm *real = venule_entry_get_form (place->entry);
  VenuleEntry *parent = venule_entry_get_parent (place->entry);
  VenulePlace around = *place;

  if (!rule_holds (run, venule_protocol_get_question_show_when (protocol, question), place))
    return FALSE;
  for (const VenuleForm *form = question->form; form != real; form = form->parent)
    {
      around.blank = form->parent == real ? NULL : form->parent;
      if (!rule_holds (run, venule_protocol_get_form_show_when (protocol, form), &around))
        return FALSE;
    }
  return parent == NULL || venule_evaluation_has_form (run->evaluation, parent, real);
}

static gboolean
shows (Run *run, const VenulePlace *place, const VenuleQuestion *question)
{
  venule_evaluation_settle_session (run->evaluation);
  if (place->blank != NULL)
    return shows_in_blank (run, place, question);
  return venule_evaluation_has_question (run->evaluation, place->entry, question);
}

/* One answer, unless something is answered there, or the question is not to be seen. */
static void
give (Run *run, const VenulePlace *place, const VenuleQuestion *question, const char *path, const char *const *values)
{
  VenuleConsultation *consultation = run->evaluation->consultation;
  g_autoptr (VenuleAnswer) answer = NULL, marked = NULL;
  VenuleShortcutAnswer *given;

  if (venule_consultation_get_answer (consultation, path) != NULL || !shows (run, place, question))
    return;
  answer = venule_answer_parse_many (question, values, NULL);
  marked = answer == NULL ? NULL : venule_answer_with_via (answer, run->via);
  if (marked == NULL || (run->writes && !venule_consultation_set_answer (consultation, path, marked, NULL)))
    return;
  given = g_new0 (VenuleShortcutAnswer, 1);
  given->path = g_strdup (path);
  given->answer = g_steal_pointer (&marked);
  g_ptr_array_add (run->answers, given);
}

/* Where a path of the shortcut leads, and how that is written; members known by a list of keys need not be there. */
static char *
find_place (Run *run, const VenulePath *path, VenulePlace *place)
{
  VenulePlace here = { .entry = run->entry };
  g_autoptr (GString) text = NULL;
  g_autofree char *start = NULL;

  if (!venule_evaluation_find_base (run->evaluation, path, &here, place))
    return NULL;
  start = venule_entry_get_path (place->entry);
  text = g_string_new (start);
  for (guint i = 0; i < path->steps->len; i++)
    {
      const VenuleStep *step = &g_array_index (path->steps, VenuleStep, i);

      if (!venule_evaluation_take_step (run->evaluation, step, place))
        return NULL;
      if (place->blank == NULL)
        {
          g_autofree char *reached = venule_entry_get_path (place->entry);
          g_string_assign (text, reached);
          continue;
        }
      g_string_append_printf (text, "%s%s", text->len > 0 ? "/" : "", step->form->id);
      if (step->key != NULL)
        g_string_append_printf (text, "[%s]", step->key);
    }
  g_string_append_printf (text, "%s%s", text->len > 0 ? "/" : "", path->question->id);
  return g_strdup (text->str);
}

/* Whether an option is all the legs that the words begin with, and no other leg. */
static gboolean
is_of_legs (const VenuleOption *option, const VenuleValue *value)
{
  const gpointer own[] = { (gpointer) option->id };
  const gpointer *legs = option->covers == NULL ? own : option->covers->pdata;
  guint n_legs = option->covers == NULL ? 1 : option->covers->len, n_words = 0;

  for (guint i = 0; i < n_legs; i++)
    {
      g_autofree char *leg = g_strconcat (legs[i], "/", NULL);
      guint before = n_words;

      for (guint j = 0; j < value->n_words; j++)
        n_words += g_str_has_prefix (value->words[j], leg);
      if (n_words == before)
        return FALSE;
    }
  return n_words == value->n_words;
}

static void
add_legs (GPtrArray *values, const VenuleQuestion *question, const VenuleValue *value)
{
  for (guint i = 0; i < question->options->len && values->len == 0; i++)
    {
      const VenuleOption *option = g_ptr_array_index (question->options, i);

      if (is_of_legs (option, value))
        g_ptr_array_add (values, g_strdup (option->id));
    }
}

/* What an answer, setting or field holds, as documents would; NULL: nothing. */
static GPtrArray *
list_values (Run *run, const VenuleShortcutWrite *write)
{
  g_autoptr (GPtrArray) values = g_ptr_array_new_with_free_func (g_free);
  VenuleValue value = { 0 };

  if (write->from == NULL)
    {
      const char *language
          = run->evaluation->clinic == NULL ? NULL : venule_clinic_get_language (run->evaluation->clinic);

      if (language != NULL)
        g_ptr_array_add (values, g_strdup (language));
    }
  else if (!venule_evaluation_resolve (run->evaluation, write->from, run->entry, &value))
    return NULL;
  else if (write->leg)
    {
      add_legs (values, write->answer->question, &value);
      value.n_words = 0;
    }
  else if (value.kind == VENULE_VALUE_NUMBER)
    g_ptr_array_add (values, venule_number_format (value.number));
  else if (value.kind == VENULE_VALUE_DATE)
    g_ptr_array_add (values, venule_civil_date_format (value.date));
  for (guint i = 0; i < value.n_words; i++)
    g_ptr_array_add (values, g_strdup (value.words[i]));
  g_ptr_array_add (values, NULL);
  return values->len == 1 ? NULL : g_steal_pointer (&values);
}

static void
give_write (Run *run, const VenuleShortcutWrite *write)
{
  g_autoptr (GPtrArray) values = NULL;
  g_autofree char *path = NULL;
  VenulePlace place;

  venule_evaluation_settle_session (run->evaluation);
  path = find_place (run, write->answer, &place);
  if (write->words == NULL)
    values = list_values (run, write);
  else
    {
      values = g_ptr_array_new ();
      g_ptr_array_extend (values, write->words, NULL, NULL);
      g_ptr_array_add (values, NULL);
    }
  if (path != NULL && values != NULL)
    give (run, &place, write->answer->question, path, (const char *const *) values->pdata);
}

static gboolean
is_inside (const VenuleForm *form, const VenuleForm *outer)
{
  while (form != NULL && form != outer)
    form = form->parent;
  return form != NULL;
}

/* The clinic's usual course, as far as it answers the shortcut's own form: each answer to its own path, but for what
 * is asked singly. */
static void
give_usual_course (Run *run)
{
  VenuleClinic *clinic = run->evaluation->clinic;
  GPtrArray *course = clinic == NULL ? NULL : venule_clinic_get_usual_course (clinic);

  for (guint i = 0; course != NULL && i < course->len; i++)
    {
      const VenuleUsualAnswer *usual = g_ptr_array_index (course, i);
      const VenuleQuestion *question = g_hash_table_lookup (run->evaluation->checklist->question_of_path, usual->path);
      g_auto (GStrv) values = g_strsplit (usual->value, " ", -1);
      const char *const one[] = { usual->value, NULL };
      VenulePlace place = { NULL };
      g_autofree char *path = NULL;

      if (question == NULL || !is_inside (question->form, run->form)
          || venule_protocol_get_is_singly (run->evaluation->protocol, question))
        continue;
      place.entry = venule_evaluation_find_entry (run->evaluation, run->entry, question->form);
      if (place.entry == NULL)
        continue;
      path = venule_entry_get_answer_path (place.entry, question);
      give (run, &place, question, path, question->kind == VENULE_KIND_MANY_OF ? (const char *const *) values : one);
    }
}

static GPtrArray *
go_through (const VenuleShortcut *shortcut, VenuleEvaluation *evaluation, VenuleEntry *within, gboolean writes)
{
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (answer_free);
  Run run = { shortcut->form, evaluation, NULL, shortcut->id, writes, answers };

  if (!venule_shortcut_is_offered (shortcut, evaluation, within))
    return g_steal_pointer (&answers);
  run.entry = venule_evaluation_find_entry (evaluation, within, shortcut->form);
  if (writes)
    venule_consultation_begin_step (evaluation->consultation, shortcut->label);
  for (guint i = 0; i < shortcut->writes->len; i++)
    {
      const VenuleShortcutWrite *write = g_ptr_array_index (shortcut->writes, i);

      if (write->answer == NULL)
        give_usual_course (&run);
      else
        give_write (&run, write);
    }
  if (writes)
    venule_consultation_end_step (evaluation->consultation);
  return g_steal_pointer (&answers);
}

/**
 * venule_shortcut_is_offered:
 * @shortcut: a shortcut of the evaluation's checklist
 * @evaluation: of the consultation
 * @within: (nullable): the entry it stands in, or one inside it; %NULL: the top and the chosen treatment
 *
 * Returns: whether its form is there and shows, and its rule is yes
 */
gboolean
venule_shortcut_is_offered (const VenuleShortcut *shortcut, VenuleEvaluation *evaluation, VenuleEntry *within)
{
  VenuleEntry *entry, *parent;

  g_return_val_if_fail (shortcut != NULL && VENULE_IS_EVALUATION (evaluation), FALSE);

  entry = venule_evaluation_find_entry (evaluation, within, shortcut->form);
  parent = entry == NULL ? NULL : venule_entry_get_parent (entry);
  if (entry == NULL || (parent != NULL && !venule_evaluation_shows_form (evaluation, parent, shortcut->form)))
    return FALSE;
  return shortcut->show == NULL || venule_evaluation_test (evaluation, shortcut->show, entry) == VENULE_YES;
}

static gboolean
gives_usual_course (const VenuleShortcut *shortcut)
{
  for (guint i = 0; i < shortcut->writes->len; i++)
    if (((const VenuleShortcutWrite *) g_ptr_array_index (shortcut->writes, i))->answer == NULL)
      return TRUE;
  return FALSE;
}

/* The same consultation, looked at in the same way, to try things on. */
static VenuleEvaluation *
copy_evaluation (VenuleEvaluation *self)
{
  g_autoptr (GBytes) bytes = venule_consultation_to_xml (self->consultation);
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (bytes, "consultation", NULL);
  g_autoptr (VenuleConsultation) copy
      = doc == NULL ? NULL : venule_consultation_from_document (doc, venule_protocol_get_form (self->protocol), NULL);
  VenuleEntry *session = venule_evaluation_get_session (self);

  if (copy == NULL)
    return NULL;
  return venule_evaluation_new (self->protocol, self->clinic, copy,
                                session == NULL ? NULL : venule_entry_get_key (session), self->today, NULL);
}

/* What one answer lets show, the next may answer: a list of proposals holds all that a confirmation will write. */
static GPtrArray *
list_by_trying (const VenuleShortcut *shortcut, VenuleEvaluation *evaluation, VenuleEntry *within)
{
  g_autoptr (VenuleEvaluation) copy = copy_evaluation (evaluation);
  g_autofree char *path = within == NULL ? NULL : venule_entry_get_path (within);
  VenuleEntry *there = NULL;

  if (copy != NULL && path != NULL)
    there = venule_consultation_find_entry (copy->consultation, path);
  if (copy == NULL || (path != NULL && there == NULL))
    return go_through (shortcut, evaluation, within, FALSE);
  return go_through (shortcut, copy, there, TRUE);
}

/* What was tried last, as long as no answer changed since: several places show one proposal. */
typedef struct
{
  const VenuleShortcut *shortcut;
  VenuleEntry *within; /* only to be compared */
  guint64 tick;
  GPtrArray *answers;
} Tried;

static void
tried_free (gpointer data)
{
  Tried *tried = data;

  g_ptr_array_unref (tried->answers);
  g_free (tried);
}

static GPtrArray *
list_tried (const VenuleShortcut *shortcut, VenuleEvaluation *evaluation, VenuleEntry *within)
{
  g_autofree char *name = g_strconcat ("venule-tried-", shortcut->id, NULL);
  Tried *tried = g_object_get_data (G_OBJECT (evaluation), name);

  if (tried != NULL && tried->shortcut == shortcut && tried->within == within && tried->tick == evaluation->tick)
    return g_ptr_array_ref (tried->answers);
  tried = g_new0 (Tried, 1);
  *tried = (Tried){ shortcut, within, evaluation->tick, list_by_trying (shortcut, evaluation, within) };
  g_object_set_data_full (G_OBJECT (evaluation), name, tried, tried_free);
  return g_ptr_array_ref (tried->answers);
}

/**
 * venule_shortcut_list:
 * @shortcut: a shortcut of the evaluation's checklist
 * @evaluation: of the consultation
 * @within: (nullable): the entry it stands in, or one inside it; %NULL: the top and the chosen treatment
 *
 * What it would give now: the grey proposals of one that proposes. Nothing is written.
 *
 * Returns: (transfer full) (element-type VenuleShortcutAnswer): the answers, none of them to a question that has one
 */
GPtrArray *
venule_shortcut_list (const VenuleShortcut *shortcut, VenuleEvaluation *evaluation, VenuleEntry *within)
{
  g_autoptr (GPtrArray) answers = NULL;

  g_return_val_if_fail (shortcut != NULL && VENULE_IS_EVALUATION (evaluation), NULL);

  answers = go_through (shortcut, evaluation, within, FALSE);
  /* Nothing follows from nothing, nor from the only answer. */
  if (!shortcut->proposes || answers->len == 0 || (shortcut->writes->len == 1 && !gives_usual_course (shortcut)))
    return g_steal_pointer (&answers);
  return list_tried (shortcut, evaluation, within);
}

/**
 * venule_shortcut_run:
 * @shortcut: a shortcut of the evaluation's checklist; one that proposes only once somebody has confirmed it
 * @evaluation: of the consultation, which is written to
 * @within: (nullable): the entry it stands in, or one inside it; %NULL: the top and the chosen treatment
 *
 * Gives its answers as one step that is undone as one, named for it. Each is marked with the shortcut's id, each is
 * to a question that shows and is not answered. What does not fit its question (a clinic's setting beyond its range)
 * stays unanswered.
 *
 * Returns: (transfer full) (element-type VenuleShortcutAnswer): what was given; empty: nothing was to be done, and
 *   there is no step
 */
GPtrArray *
venule_shortcut_run (const VenuleShortcut *shortcut, VenuleEvaluation *evaluation, VenuleEntry *within)
{
  g_return_val_if_fail (shortcut != NULL && VENULE_IS_EVALUATION (evaluation), NULL);

  return go_through (shortcut, evaluation, within, TRUE);
}

/**
 * venule_heading_run_none_of_these:
 * @heading: a heading of the evaluation's checklist
 * @evaluation: of the consultation, which is written to
 * @within: (nullable): the entry it stands in, or one inside it; %NULL: the top and the chosen treatment
 *
 * "None of these": "no" to each yes-or-no question under it that shows, is not answered and need not be asked singly;
 * marked `none-of-these`, and undone as one step. A heading that does not offer it gives nothing.
 *
 * Returns: (transfer full) (element-type VenuleShortcutAnswer): what was given
 */
GPtrArray *
venule_heading_run_none_of_these (const VenuleHeading *heading, VenuleEvaluation *evaluation, VenuleEntry *within)
{
  static const char *const no[] = { "no", NULL };
  g_autoptr (GPtrArray) answers = g_ptr_array_new_with_free_func (answer_free);
  Run run = { NULL, evaluation, NULL, NONE_OF_THESE, TRUE, answers };

  g_return_val_if_fail (heading != NULL && VENULE_IS_EVALUATION (evaluation), NULL);

  run.entry = venule_evaluation_find_entry (evaluation, within, heading->form);
  if (!heading->none_of_these || run.entry == NULL)
    return g_steal_pointer (&answers);
  venule_consultation_begin_step (evaluation->consultation, NONE_OF_THESE_NAME);
  for (guint i = 0; i < heading->questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (heading->questions, i);
      const VenulePlace place = { .entry = run.entry };
      g_autofree char *path = venule_entry_get_answer_path (run.entry, question);

      if (question->kind == VENULE_KIND_YES_NO && !venule_protocol_get_is_singly (evaluation->protocol, question))
        give (&run, &place, question, path, no);
    }
  venule_consultation_end_step (evaluation->consultation);
  return g_steal_pointer (&answers);
}
