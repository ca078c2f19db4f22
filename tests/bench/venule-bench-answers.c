/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-bench"

#include "venule-bench-answers.h"

struct _VenuleBenchAnswers
{
  VenuleCase *the_case; /* (unowned) */
  GPtrArray *paths;     /* (element-type utf8) */
};

static void
list_paths (VenuleBenchAnswers *self, VenuleEntry *entry)
{
  const VenuleForm *form = venule_entry_get_form (entry);
  g_autofree char *path = venule_entry_get_path (entry);

  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = form->questions->pdata[i];

      if (question->place == VENULE_PLACE_ELEMENT)
        g_ptr_array_add (self->paths, g_strdup_printf ("%s%s%s", path, *path == '\0' ? "" : "/", question->id));
    }
  for (guint i = 0; i < form->forms->len; i++)
    {
      const VenuleForm *child = form->forms->pdata[i];
      VenuleGroup *group = child->kind == VENULE_FORM_SECTION ? NULL : venule_entry_get_group (entry, child);

      if (child->kind == VENULE_FORM_SECTION)
        list_paths (self, venule_entry_get_section (entry, child));
      for (guint k = 0; group != NULL && k < venule_group_get_n_entries (group); k++)
        list_paths (self, venule_group_peek (group, k));
    }
}

/* Another answer than the one that is there; (nullable): not every kind has one in a word. */
static char *
invent_answer (const VenuleQuestion *question, VenuleAnswer *answer, guint round)
{
  const char *text = answer == NULL ? "" : venule_answer_get_text (answer);

  switch (question->kind)
    {
    case VENULE_KIND_YES_NO:
      return g_strdup (g_strcmp0 (text, "yes") == 0 ? "no" : "yes");
    case VENULE_KIND_ONE_OF:
      return g_strdup (((VenuleOption *) question->options->pdata[round % question->options->len])->id);
    case VENULE_KIND_TEXT:
      return question->pattern != NULL ? NULL : g_strdup_printf ("%.12s%c", text == NULL ? "" : text, 'a' + round % 26);
    case VENULE_KIND_MANY_OF:
    case VENULE_KIND_NUMBER:
    case VENULE_KIND_DATE:
    case VENULE_KIND_TIME:
    case VENULE_KIND_LANGUAGE:
    case VENULE_KIND_REFERENCE:
    case VENULE_KIND_POINTS:
    default:
      return NULL;
    }
}

static const VenuleQuestion *
find_question (VenuleBenchAnswers *self, const char *path)
{
  g_autoptr (GRegex) keys = g_regex_new ("\\[[^]]*\\]", 0, 0, NULL);
  g_autofree char *plain = g_regex_replace_literal (keys, path, -1, 0, "", 0, NULL);

  return venule_form_find_question (venule_consultation_get_form (venule_case_get_consultation (self->the_case)),
                                    plain);
}

/**
 * venule_bench_answers_new:
 * @the_case: a consultation that outlives them
 *
 * Returns: (transfer full): answers to its questions, one after the other
 */
VenuleBenchAnswers *
venule_bench_answers_new (VenuleCase *the_case)
{
  VenuleBenchAnswers *self = g_new0 (VenuleBenchAnswers, 1);

  self->the_case = the_case;
  self->paths = g_ptr_array_new_with_free_func (g_free);
  list_paths (self, venule_consultation_get_root (venule_case_get_consultation (the_case)));
  return self;
}

void
venule_bench_answers_free (VenuleBenchAnswers *self)
{
  g_ptr_array_unref (self->paths);
  g_free (self);
}

/**
 * venule_bench_answers_get_path:
 * @self: answers
 * @round: which in the row
 *
 * Returns: (transfer none): the path of the question that it is for
 */
const char *
venule_bench_answers_get_path (VenuleBenchAnswers *self, guint round)
{
  return self->paths->pdata[round % self->paths->len];
}

/* Returns: (nullable): another answer than the one that is there; not every question has one in a word */
static char *
make_answer (VenuleBenchAnswers *self, guint round)
{
  const char *path = venule_bench_answers_get_path (self, round);
  const VenuleQuestion *question = find_question (self, path);
  VenuleAnswer *before = venule_consultation_get_answer (venule_case_get_consultation (self->the_case), path);
  g_autofree char *text = question == NULL ? NULL : invent_answer (question, before, round);

  if (before != NULL && g_strcmp0 (text, venule_answer_get_text (before)) == 0)
    return NULL;
  return g_steal_pointer (&text);
}

/**
 * venule_bench_answers_has:
 * @self: answers
 * @round: which in the row
 *
 * Returns: whether there is one; not every question has one in a word
 */
gboolean
venule_bench_answers_has (VenuleBenchAnswers *self, guint round)
{
  g_autofree char *text = make_answer (self, round);

  return text != NULL;
}

/**
 * venule_bench_answers_give:
 * @self: answers
 * @round: which in the row
 *
 * Returns: whether another answer was given; not every question has one in a word
 */
gboolean
venule_bench_answers_give (VenuleBenchAnswers *self, guint round)
{
  g_autofree char *text = make_answer (self, round);

  return text != NULL && venule_case_set_text (self->the_case, venule_bench_answers_get_path (self, round), text, NULL);
}
