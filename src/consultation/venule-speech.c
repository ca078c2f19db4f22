/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-speech.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What stands in a pattern's places: as many as the longest pattern has, and room. */
#define MAX_PLACES 8

typedef struct
{
  const char *names[MAX_PLACES], *texts[MAX_PLACES];
  guint n;
} Places;

static const char *
find_text (const Places *places, const char *name, gsize length)
{
  for (guint i = 0; i < places->n; i++)
    if (strlen (places->names[i]) == length && strncmp (places->names[i], name, length) == 0)
      return places->texts[i];
  return NULL;
}

static char *
fill_places (const char *pattern, const Places *places)
{
  g_autoptr (GString) words = g_string_new (NULL);

  for (const char *open; (open = strchr (pattern, '{')) != NULL;)
    {
      const char *close = strchr (open, '}');
      const char *text = close == NULL ? NULL : find_text (places, open + 1, (gsize) (close - open - 1));

      g_string_append_len (words, pattern, text == NULL ? open + 1 - pattern : open - pattern);
      g_string_append (words, text == NULL ? "" : text);
      pattern = text == NULL ? open + 1 : close + 1;
    }
  g_string_append (words, pattern);
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * venule_speech_fill:
 * @speech: the language
 * @pattern: a text in English, with places in braces: "{answer} is {words}"
 * @...: the name of each place and the text for it, then %NULL
 *
 * Returns: (transfer full): the pattern in that language, with the texts in their places; a place of another name
 *   stays as it is
 */
char *
venule_speech_fill (VenuleSpeech speech, const char *pattern, ...)
{
  Places places = { .n = 0 };
  const char *name;
  va_list arguments;

  g_return_val_if_fail (pattern != NULL, NULL);

  va_start (arguments, pattern);
  while (places.n < MAX_PLACES && (name = va_arg (arguments, const char *)) != NULL)
    {
      places.names[places.n] = name;
      places.texts[places.n++] = va_arg (arguments, const char *);
    }
  va_end (arguments);

  return fill_places (speech == VENULE_SPEECH_SOURCE ? pattern : g_dgettext (GETTEXT_PACKAGE, pattern), &places);
}

/* A text that differs with a number: what a translator is given as one entry. */
#define PLURAL(one, many) one, many

/* Units that are words: a definition names them in the plural. Any other is a sign, and the same everywhere. */
static const struct
{
  const char *unit, *one, *many;
} units[] = {
  { "minutes", PLURAL ("{number} minute", "{number} minutes") },
  { "hours", PLURAL ("{number} hour", "{number} hours") },
  { "days", PLURAL ("{number} day", "{number} days") },
  { "weeks", PLURAL ("{number} week", "{number} weeks") },
  { "months", PLURAL ("{number} month", "{number} months") },
};

/* The forms of a language go by whole numbers; what is none is said as several are. */
static gulong
count (VenuleNumber number)
{
  return number % VENULE_NUMBER_ONE == 0 ? (gulong) ABS (number / VENULE_NUMBER_ONE) : 5;
}

/**
 * venule_speech_amount:
 * @speech: the language
 * @number: a number
 * @unit: (nullable): its unit, as a definition names it: `days`, `ml`
 *
 * Returns: (transfer full): both, as one says it: "1 day", "4.5 ml"
 */
char *
venule_speech_amount (VenuleSpeech speech, VenuleNumber number, const char *unit)
{
  g_autofree char *text = venule_number_format (number);
  gulong n = count (number);

  for (guint i = 0; unit != NULL && i < G_N_ELEMENTS (units); i++)
    if (strcmp (units[i].unit, unit) == 0)
      {
        const char *pattern = speech == VENULE_SPEECH_SOURCE
                                  ? (n == 1 ? units[i].one : units[i].many)
                                  : g_dngettext (GETTEXT_PACKAGE, units[i].one, units[i].many, n);

        return fill_places (pattern, &(Places){ .names = { "number" }, .texts = { text }, .n = 1 });
      }
  return g_strconcat (text, unit == NULL ? "" : " ", unit, NULL);
}

static const char *
say_known (const char *context, const char *const *known, guint n, const char *word)
{
  for (guint i = 0; i < n; i++)
    if (strcmp (known[i], word) == 0)
      return g_dpgettext2 (GETTEXT_PACKAGE, context, word);
  return word;
}

/**
 * venule_speech_unit:
 * @speech: the language
 * @unit: (nullable): a unit, as a definition names it: `days`, `ml`
 *
 * Returns: (transfer none): it by itself, as a label beside a number that somebody types; "" for none
 */
const char *
venule_speech_unit (VenuleSpeech speech, const char *unit)
{
  /* Translators: a unit by itself, after a field that a number is typed into. */
  static const char *const words[] = { NC_ ("unit", "minutes"), NC_ ("unit", "hours"), NC_ ("unit", "days"),
                                       NC_ ("unit", "weeks"), NC_ ("unit", "months") };

  if (unit == NULL || speech == VENULE_SPEECH_SOURCE)
    return unit == NULL ? "" : unit;
  return say_known ("unit", words, G_N_ELEMENTS (words), unit);
}

/**
 * venule_speech_word:
 * @speech: the language
 * @question: (nullable): what it answers
 * @word: an answer as a consultation holds it, which has no label
 *
 * Returns: (transfer none): `yes` and `no`, `left` and `right` as one says them; any other word is a name and stays
 */
const char *
venule_speech_word (VenuleSpeech speech, const VenuleQuestion *question, const char *word)
{
  /* Translators: an answer within a sentence: "Blood thinner is no". */
  static const char *const answers[] = { NC_ ("answer", "no"), NC_ ("answer", "yes") };
  /* Translators: which leg, within a sentence: "reflux in a deep vein of the left leg". */
  static const char *const legs[] = { NC_ ("leg", "left"), NC_ ("leg", "right") };

  if (speech == VENULE_SPEECH_SOURCE)
    return word;
  if (question != NULL && question->kind == VENULE_KIND_YES_NO)
    return say_known ("answer", answers, G_N_ELEMENTS (answers), word);
  return say_known ("leg", legs, G_N_ELEMENTS (legs), word);
}

/**
 * venule_speech_token:
 * @question: (nullable): what it answers
 * @token: an option's id, with its leg and a slash before it where the question is asked for each leg: `left/knee`
 *
 * Returns: (transfer full): the option's label, and which leg, in the program's language
 */
char *
venule_speech_token (const VenuleQuestion *question, const char *token)
{
  const char *slash = strchr (token, '/');
  const char *id = slash == NULL ? token : slash + 1;
  const VenuleOption *option = question == NULL ? NULL : venule_question_find_option (question, id);
  const char *place = option != NULL && option->label != NULL
                          ? option->label
                          : venule_speech_word (VENULE_SPEECH_PROGRAM, question, id);
  g_autofree char *leg = slash == NULL ? NULL : g_strndup (token, (gsize) (slash - token));

  if (leg == NULL)
    return g_strdup (place);
  /* Translators: left or right, and a place on that leg: "left knee". */
  return g_strdup_printf (C_ ("place on a leg", "%s %s"), venule_speech_word (VENULE_SPEECH_PROGRAM, NULL, leg), place);
}

/**
 * venule_speech_pick:
 * @speech: the language
 * @label: (nullable): in the program's language
 * @source_label: (nullable): the same, as the definition has it
 *
 * Returns: (transfer none) (nullable): the one that is in that language
 */
const char *
venule_speech_pick (VenuleSpeech speech, const char *label, const char *source_label)
{
  return speech == VENULE_SPEECH_SOURCE && source_label != NULL ? source_label : label;
}
