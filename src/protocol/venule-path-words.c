/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-path-words.h"

#include "venule-day-format.h"
#include "venule-program-language.h"
#include "venule-scope.h"

static const char *
get_question_label (const VenuleQuestion *question, VenuleSpeech speech)
{
  const char *label = venule_speech_pick (speech, question->label, question->source_label);

  return label != NULL ? label : question->id;
}

static const char *
get_form_label (const VenuleForm *form, VenuleSpeech speech)
{
  const char *label = venule_speech_pick (speech, form->label, form->source_label);

  return label != NULL ? label : form->id;
}

static guint
count_label (const VenuleForm *form, const char *label, VenuleSpeech speech)
{
  guint n = 0;

  for (guint i = 0; i < form->questions->len; i++)
    n += g_strcmp0 (get_question_label (form->questions->pdata[i], speech), label) == 0;
  for (guint i = 0; i < form->forms->len; i++)
    n += count_label (form->forms->pdata[i], label, speech);
  return n;
}

/* Takes @words over. */
static char *
add_keys (char *words, const VenulePath *path, VenuleSpeech speech)
{
  for (guint i = 0; i < path->steps->len; i++)
    {
      const VenuleStep *step = &g_array_index (path->steps, VenuleStep, i);
      g_autofree char *before = NULL;

      if (step->kind == VENULE_STEP_KEY)
        {
          const VenuleOption *key = venule_form_find_key (step->form, step->key);

          before = words;
          /* Translators: an answer, and of which leg or vein it is: "Compression (left leg)". */
          words = venule_speech_fill (speech, "{answer} ({which})", "answer", before, "which",
                                      venule_speech_pick (speech, key->label, key->source_label), NULL);
        }
      else if (step->kind == VENULE_STEP_FOLLOW)
        {
          before = words;
          /* Translators: an answer, and what it is an answer about: "Kind (of that Vein)". */
          words = venule_speech_fill (speech, "{answer} (of that {thing})", "answer", before, "thing",
                                      get_form_label (step->form, speech), NULL);
        }
    }
  return words;
}

/* A question by its label; where another one has the same, with the label of the form around it. */
static char *
say_question (const VenulePath *path, VenuleSpeech speech)
{
  const VenuleForm *form = path->question->form, *root = form;
  const char *label = get_question_label (path->question, speech);
  g_autofree char *words = add_keys (g_strdup (label), path, speech);

  while (root->parent != NULL)
    root = root->parent;
  if (path->up != G_MAXUINT || form->parent == NULL || count_label (root, label, speech) < 2)
    return g_steal_pointer (&words);
  return venule_speech_fill (speech, "{answer} ({which})", "answer", words, "which", get_form_label (form, speech),
                             NULL);
}

/* The members of a group as within a sentence; only of English is it known that they are written small there. */
char *
venule_path_group_to_words (const VenulePath *path, VenuleSpeech speech)
{
  const char *label = get_form_label (path->group, speech);
  gboolean small = speech == VENULE_SPEECH_SOURCE || g_str_has_prefix (venule_program_language_get_tag (), "en");
  g_autofree char *group = small ? g_utf8_strdown (label, -1) : g_strdup (label);

  if (!path->other_sessions)
    return add_keys (g_steal_pointer (&group), path, speech);
  /* Translators: all treatments but this one: "other treatment". */
  return add_keys (venule_speech_fill (speech, "other {treatment}", "treatment", group, NULL), path, speech);
}

static char *
say_constant (const VenulePath *path, VenuleSpeech speech)
{
  if (path->value_kind == VENULE_VALUE_DATE)
    return speech == VENULE_SPEECH_SOURCE ? venule_civil_date_format (path->constant.date)
                                          : venule_day_to_words (path->constant.date);
  return venule_speech_amount (speech, path->constant.number, path->unit);
}

/* Takes @words over. */
static char *
add_plus_one (char *words, const VenulePath *plus, const char *unit, VenuleSpeech speech)
{
  g_autofree char *before = words, *amount = NULL;

  if (plus == NULL)
    return g_steal_pointer (&before);
  if (plus->kind != VENULE_PATH_CONSTANT)
    amount = venule_path_to_words (plus, speech);
  else
    amount = venule_speech_amount (speech, ABS (plus->constant.number), unit);
  if (plus->kind == VENULE_PATH_CONSTANT && plus->constant.number < 0)
    /* Translators: "today minus 6 months". */
    return venule_speech_fill (speech, "{date} minus {amount}", "date", before, "amount", amount, NULL);
  /* Translators: "Date of treatment plus 14 days". */
  return venule_speech_fill (speech, "{date} plus {amount}", "date", before, "amount", amount, NULL);
}

/**
 * venule_path_add_to_words:
 * @words: (transfer full): a date in words
 * @plus: what is added to it, in each unit
 * @speech: the language
 *
 * Returns: (transfer full): "Date of treatment plus 14 days"
 */
char *
venule_path_add_to_words (char *words, VenulePath *const *plus, VenuleSpeech speech)
{
  for (guint i = 0; i < VENULE_N_PLUS_UNITS; i++)
    words = add_plus_one (words, plus[i], venule_plus_units[i], speech);
  return words;
}

/**
 * venule_path_to_words:
 * @path: a path
 * @speech: the language
 *
 * Returns: (transfer full): what it names, made from the checklist's labels
 */
char *
venule_path_to_words (const VenulePath *path, VenuleSpeech speech)
{
  g_return_val_if_fail (path != NULL, NULL);

  switch (path->kind)
    {
    case VENULE_PATH_ANSWER:
      return path->question != NULL ? say_question (path, speech) : venule_path_group_to_words (path, speech);
    case VENULE_PATH_KEY:
      /* Translators: one of a group, as a thing to compare: "which leg". */
      return venule_speech_fill (speech, "which {thing}", "thing", get_form_label (venule_path_get_form (path), speech),
                                 NULL);
    case VENULE_PATH_CLINIC:
      return venule_speech_fill (speech, "the clinic’s “{setting}”", "setting",
                                 venule_speech_pick (speech, path->label, path->source_label), NULL);
    case VENULE_PATH_PRODUCT:
      /* Translators: what the label of a medicine says of it. */
      return venule_speech_fill (speech, "the label’s “{fact}”", "fact", path->label, NULL);
    case VENULE_PATH_TODAY:
      /* Translators: this day, within a sentence. */
      return venule_speech_fill (speech, "today", NULL);
    case VENULE_PATH_CONSTANT:
      return say_constant (path, speech);
    }
  g_return_val_if_reached (NULL);
}
