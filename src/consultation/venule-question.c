/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-form.h"

#include "venule-speech.h"
#include "venule-xml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_ID_LENGTH 64
#define MAX_POINTS    1000

/* An extra check that a text question may name. The function returns NULL, or what is wrong and what to do. */
typedef struct
{
  const char *name;
  const char *(*check) (const char *text);
  guint groups[4]; /* how many characters stand together where people read it; 0: no more */
} NamedPattern;

/* NHS Data Dictionary, NHS NUMBER: the tenth digit is 11 less the remainder of the weighted sum (10 to 2). */
static const char *
check_nhs_number (const char *text)
{
  guint sum = 0, check;

  if (strlen (text) != 10 || strspn (text, "0123456789") != 10)
    return _ ("the text is not an NHS number; write its ten digits without spaces");
  for (guint i = 0; i < 9; i++)
    sum += (guint) (text[i] - '0') * (10 - i);
  check = (11 - sum % 11) % 11;
  if (check == 10 || check != (guint) (text[9] - '0'))
    return _ ("the text is not a valid NHS number (its last digit does not fit the others); "
              "compare it with the letter or record");
  return NULL;
}

static const NamedPattern patterns[] = {
  { "nhs-number", check_nhs_number, { 3, 3, 4 } },
};

/* @what says it of {value}. */
static gboolean
refuse (const char *text, char **what_to_do, const char *what)
{
  if (what_to_do != NULL)
    {
      g_autofree char *quoted = venule_xml_quote (text);

      *what_to_do = venule_speech_fill (VENULE_SPEECH_SOURCE, what, "value", quoted, NULL);
    }
  return FALSE;
}

/* Texts are a person's name or words: messages, which may end in a log, tell what is wrong but not the text. */
static gboolean
refuse_line (char **what_to_do, const char *what)
{
  if (what_to_do != NULL)
    *what_to_do = g_strdup (what);
  return FALSE;
}

static gboolean
check_number (const VenuleQuestion *question, const char *text, char **what_to_do)
{
  VenuleNumber number;
  const char *point = strchr (text, '.');

  if (!venule_number_parse (text, &number))
    return refuse (text, what_to_do,
                   _ ("{value} is not a number; write digits with a full stop for decimals, no unit and no spaces"));
  if (point != NULL && strlen (point + 1) > question->decimals)
    {
      g_autofree char *what
          = question->decimals == 0
                ? g_strdup (_ ("{value} has decimals; write a whole number"))
                : g_strdup_printf (_ ("{value} has too many decimals; write at most %u"), question->decimals);

      return refuse (text, what_to_do, what);
    }
  if (question->has_range && (number < question->minimum || number > question->maximum))
    {
      g_autofree char *minimum = venule_number_format (question->minimum);
      g_autofree char *maximum = venule_speech_amount (VENULE_SPEECH_PROGRAM, question->maximum, question->unit);
      g_autofree char *what
          = g_strdup_printf (_ ("{value} is out of range; write a number from %s to %s"), minimum, maximum);

      return refuse (text, what_to_do, what);
    }
  return TRUE;
}

static gboolean
check_date (const VenuleQuestion *question, const char *text, char **what_to_do)
{
  VenuleCivilDate date;

  if (!venule_civil_date_parse (text, &date))
    return refuse (text, what_to_do, _ ("{value} is not a day of the calendar; write a real day as YYYY-MM-DD"));
  if (question->earliest != VENULE_CIVIL_DATE_NONE && date < question->earliest)
    {
      g_autofree char *earliest = venule_civil_date_format (question->earliest);
      g_autofree char *what = g_strdup_printf (_ ("{value} is too early; write a day from %s on"), earliest);

      return refuse (text, what_to_do, what);
    }
  return TRUE;
}

static gboolean
check_time (const char *text, char **what_to_do)
{
  static const char digits[] = "0123456789";

  if (strlen (text) == 5 && text[2] == ':' && strspn (text, digits) == 2 && strspn (text + 3, digits) == 2
      && (text[0] < '2' || (text[0] == '2' && text[1] < '4')) && text[3] < '6')
    return TRUE;
  return refuse (text, what_to_do, _ ("{value} is not a time of day; write it as HH:MM, from 00:00 to 23:59"));
}

/* The simple shape of BCP 47: language, script, region, each as the registry writes it. */
static gboolean
check_language (const char *text, char **what_to_do)
{
  const char *at = text;
  gsize length = strspn (at, "abcdefghijklmnopqrstuvwxyz");
  gboolean good = length == 2 || length == 3;

  at += length;
  if (good && at[0] == '-' && g_ascii_isupper (at[1]) && g_ascii_islower (at[2]))
    {
      good = g_ascii_islower (at[3]) && g_ascii_islower (at[4]);
      at += good ? 5 : 0;
    }
  if (good && at[0] == '-' && g_ascii_isupper (at[1]) && g_ascii_isupper (at[2]))
    at += 3;
  else if (good && at[0] == '-' && g_ascii_isdigit (at[1]) && g_ascii_isdigit (at[2]) && g_ascii_isdigit (at[3]))
    at += 4;
  if (good && *at == '\0')
    return TRUE;
  return refuse (text, what_to_do, _ ("{value} is not a language tag; write it like en-GB, pl or zh-Hans"));
}

static gboolean
is_fraction (const char *text)
{
  VenuleNumber number;

  return *text != '-' && venule_number_parse (text, &number) && number <= VENULE_NUMBER_ONE;
}

static gboolean
check_points (const char *text, char **what_to_do)
{
  g_auto (GStrv) points = g_strsplit (text, " ", MAX_POINTS + 2);

  for (guint i = 0; points[i] != NULL; i++)
    {
      char *comma = strchr (points[i], ',');

      if (i == MAX_POINTS)
        return refuse (text, what_to_do, _ ("{value} has more than 1000 points; draw it in several strokes"));
      if (comma != NULL)
        *comma = '\0';
      if (comma == NULL || !is_fraction (points[i]) || !is_fraction (comma + 1))
        return refuse (text, what_to_do,
                       _ ("{value} is not a list of points; write x,y pairs from 0 to 1 with one space between"));
    }
  return TRUE;
}

static gboolean
check_named_pattern (const VenuleQuestion *question, const char *text, char **what_to_do)
{
  const char *what;

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (strcmp (patterns[i].name, question->pattern) == 0)
      {
        what = patterns[i].check (text);
        return what == NULL || refuse_line (what_to_do, what);
      }
  g_return_val_if_reached (FALSE);
}

static gboolean
check_line (const VenuleQuestion *question, const char *text, char **what_to_do)
{
  const char *why;

  if (!venule_xml_text_is_clean (text, &why))
    return refuse_line (what_to_do, why);
  if (g_unichar_isspace (g_utf8_get_char (text))
      || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + strlen (text)))))
    return refuse_line (what_to_do, _ ("the text starts or ends with a space; take the space away"));
  if (g_utf8_strlen (text, -1) > (glong) question->max_length)
    {
      g_autofree char *what
          = g_strdup_printf (_ ("the text is too long; write at most %u characters"), question->max_length);

      return refuse_line (what_to_do, what);
    }
  return question->pattern == NULL || check_named_pattern (question, text, what_to_do);
}

static char *
list_options (const VenuleQuestion *question)
{
  GString *list = g_string_new (NULL);

  if (question->kind == VENULE_KIND_YES_NO)
    g_string_append (list, "yes, no");
  for (guint i = 0; i < question->options->len; i++)
    {
      const VenuleOption *option = g_ptr_array_index (question->options, i);

      g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", option->id);
    }
  return g_string_free (list, FALSE);
}

static gboolean
check_option (const VenuleQuestion *question, const char *text, char **what_to_do)
{
  const char *option = text;
  g_autofree char *options = NULL;
  g_autofree char *what = NULL;

  if (question->leg_coded)
    {
      if (g_str_has_prefix (text, "left/"))
        option += strlen ("left/");
      else if (g_str_has_prefix (text, "right/"))
        option += strlen ("right/");
      else
        return refuse (text, what_to_do, _ ("{value} names no leg; the leg is left or right"));
    }
  if (question->kind == VENULE_KIND_YES_NO ? strcmp (text, "yes") == 0 || strcmp (text, "no") == 0
                                           : venule_question_find_option (question, option) != NULL)
    return TRUE;

  options = list_options (question);
  what = g_strdup_printf (_ ("{value} is not one of the options; write one of: %s"), options);
  return refuse (option, what_to_do, what);
}

/**
 * venule_id_is_valid:
 * @id: a text
 *
 * Whether @id can name a member, a check or a protocol: a letter, then up to 63 of ASCII letters, digits,
 * `_`, `.` and `-`.
 *
 * Returns: whether it can
 */
gboolean
venule_id_is_valid (const char *id)
{
  gsize length;

  g_return_val_if_fail (id != NULL, FALSE);

  length = strspn (id, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_.-");
  return g_ascii_isalpha (id[0]) && length <= MAX_ID_LENGTH && id[length] == '\0';
}

/**
 * venule_question_has_pattern:
 * @name: a pattern's name
 *
 * Returns: whether there is an extra check of this name for texts
 */
gboolean
venule_question_has_pattern (const char *name)
{
  g_return_val_if_fail (name != NULL, FALSE);

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (strcmp (patterns[i].name, name) == 0)
      return TRUE;
  return FALSE;
}

/**
 * venule_text_group:
 * @pattern: (nullable): what the question's pattern is called
 * @text: an answer as a document holds it
 *
 * Returns: (transfer full): it as people read it: a long number in its groups
 */
char *
venule_text_group (const char *pattern, const char *text)
{
  const NamedPattern *named = NULL;
  g_autoptr (GString) grouped = g_string_new (NULL);

  g_return_val_if_fail (text != NULL, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (patterns); i++)
    if (g_strcmp0 (patterns[i].name, pattern) == 0)
      named = &patterns[i];
  if (named == NULL || named->check (text) != NULL)
    return g_strdup (text);
  for (gsize i = 0; i < G_N_ELEMENTS (named->groups) && *text != '\0' && named->groups[i] > 0; i++)
    {
      g_string_append_printf (grouped, "%s%.*s", i == 0 ? "" : " ", (int) named->groups[i], text);
      text += named->groups[i];
    }
  return g_string_free (g_steal_pointer (&grouped), FALSE);
}

/**
 * venule_question_check_text:
 * @question: a question
 * @text: one value as a document holds it, `left/knee` where the question is leg-coded
 * @what_to_do: (out) (optional) (transfer full): on failure, the value, what is wrong with it and what to do,
 *   as the end of a sentence
 *
 * Whether @text can answer @question. Values are exact: a space before or after is refused, and so is an
 * empty text.
 *
 * Returns: whether it can
 */
gboolean
venule_question_check_text (const VenuleQuestion *question, const char *text, char **what_to_do)
{
  g_return_val_if_fail (question != NULL, FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  if (*text == '\0')
    return refuse (text, what_to_do, _ ("{value} is empty; where there is no answer, leave it out"));
  if (!g_utf8_validate (text, -1, NULL))
    return refuse_line (what_to_do, _ ("the text is not UTF-8; type it again"));

  switch (question->kind)
    {
    case VENULE_KIND_YES_NO:
    case VENULE_KIND_ONE_OF:
    case VENULE_KIND_MANY_OF:
      return check_option (question, text, what_to_do);
    case VENULE_KIND_NUMBER:
      return check_number (question, text, what_to_do);
    case VENULE_KIND_DATE:
      return check_date (question, text, what_to_do);
    case VENULE_KIND_TIME:
      return check_time (text, what_to_do);
    case VENULE_KIND_TEXT:
      return check_line (question, text, what_to_do);
    case VENULE_KIND_LANGUAGE:
      return check_language (text, what_to_do);
    case VENULE_KIND_REFERENCE:
      return venule_id_is_valid (text)
             || refuse (text, what_to_do, _ ("{value} is not an id; write the id of the member it means, like v1"));
    case VENULE_KIND_POINTS:
      return check_points (text, what_to_do);
    default:
      g_return_val_if_reached (FALSE);
    }
}
