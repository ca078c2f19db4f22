/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-text.h"
#include "venule-translation-problem.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A number of so many digits that nobody would say it but to be rung. */
#define PHONE_DIGITS 5

/* Translations are longer or shorter than the English, in cells of a terminal; more than so much is worth a look. */
#define LONGER_BY     2.2
#define LONGER_SLACK  30
#define SHORTER_BY    3.5
#define SHORTER_SLACK 20

/* Words that stay as they are in every language are fewer than these. */
#define N_WORDS_LEFT 3

typedef struct
{
  VenuleTranslation *translation;
  VenuleGlossary *glossary; /* (nullable) */
  GRegex *places, *stray;
  GPtrArray *problems;
} Checker;

static char *
drop_places (Checker *checker, const char *text)
{
  return g_regex_replace_literal (checker->places, text, -1, 0, " ", 0, NULL);
}

static GHashTable *
count_places (Checker *checker, const char *text)
{
  GHashTable *counts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GMatchInfo *match = NULL;

  for (g_regex_match (checker->places, text, 0, &match); g_match_info_matches (match); g_match_info_next (match, NULL))
    {
      char *place = g_match_info_fetch (match, 0);
      int n = GPOINTER_TO_INT (g_hash_table_lookup (counts, place));

      g_hash_table_replace (counts, place, GINT_TO_POINTER (n + 1));
    }
  g_match_info_free (match);
  return counts;
}

/* The places of one that the other has not, or not so often: `{phone}, {born}`. */
static char *
list_surplus (GHashTable *of, GHashTable *than)
{
  g_autoptr (GList) places = g_list_sort (g_hash_table_get_keys (of), (GCompareFunc) strcmp);
  GString *list = g_string_new (NULL);

  for (GList *place = places; place != NULL; place = place->next)
    if (GPOINTER_TO_INT (g_hash_table_lookup (of, place->data))
        > GPOINTER_TO_INT (g_hash_table_lookup (than, place->data)))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", (const char *) place->data);
  return g_string_free (list, FALSE);
}

static void
check_values (Checker *checker, const VenuleTranslationText *text)
{
  g_autoptr (GHashTable) wanted = count_places (checker, text->source);
  g_autoptr (GHashTable) said = count_places (checker, text->translation);
  g_autofree char *missing = list_surplus (wanted, said), *unknown = list_surplus (said, wanted);

  if (text->pattern_names != NULL)
    venule_translation_problems_add (checker->problems, VENULE_PROBLEM_PATTERN, checker->translation, text,
                                     _ ("its numbers can’t be filled in; write it like “%s”"), text->source);
  else if (*missing != '\0' && *unknown != '\0')
    venule_translation_problems_add (checker->problems, VENULE_PROBLEM_VALUES, checker->translation, text,
                                     _ ("it has %s where the English has %s; names in braces stay as they are"),
                                     unknown, missing);
  else if (*missing != '\0')
    venule_translation_problems_add (checker->problems, VENULE_PROBLEM_VALUES, checker->translation, text,
                                     _ ("%s is missing; the program puts the value there"), missing);
  else if (*unknown != '\0')
    venule_translation_problems_add (checker->problems, VENULE_PROBLEM_VALUES, checker->translation, text,
                                     _ ("%s is not in the English; take it out"), unknown);
  else
    venule_translation_problems_add (checker->problems, VENULE_PROBLEM_VALUES, checker->translation, text,
                                     _ ("its braces don’t pair; write {name}, or {{ for a brace"));
}

static void
check_staleness (Checker *checker, const VenuleTranslationText *text)
{
  switch (text->staleness)
    {
    case VENULE_STALE_FUZZY:
      venule_translation_problems_add (checker->problems, VENULE_PROBLEM_FUZZY, checker->translation, text,
                                       _ ("it is marked as fuzzy; look it over, and take the mark away"));
      break;
    case VENULE_STALE_ENGLISH:
      venule_translation_problems_add (checker->problems, VENULE_PROBLEM_ENGLISH, checker->translation, text,
                                       _ ("the English is another now; it was made for “%s”"), text->made_for);
      break;
    case VENULE_STALE_VALUES:
      check_values (checker, text);
      break;
    case VENULE_STALE_PLURAL:
      venule_translation_problems_add (checker->problems, VENULE_PROBLEM_PATTERN, checker->translation, text,
                                       _ ("it is written as a plural; write one msgid and one msgstr"));
      break;
    case VENULE_STALE_NOT:
    case VENULE_STALE_EMPTY:
      break;
    }
}

/* Numbers, in Latin digits whatever they are written in. What parts a telephone number's groups joins them. */
static GPtrArray *
list_numbers (const char *text)
{
  GPtrArray *numbers = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) number = g_string_new (NULL);
  gboolean is_open = FALSE; /* a sign of a group's end was the last */

  for (const char *at = text;; at = g_utf8_next_char (at))
    {
      gunichar letter = g_utf8_get_char (at);
      int digit = letter == 0 ? -1 : g_unichar_digit_value (letter);

      if (digit >= 0)
        {
          g_string_append_c (number, (char) ('0' + digit));
          is_open = FALSE;
          continue;
        }
      if (number->len > 0 && !is_open && (letter == ' ' || letter == '-' || letter == 0xA0 || letter == '/')
          && g_unichar_isdigit (g_utf8_get_char (g_utf8_next_char (at))))
        {
          is_open = TRUE;
          continue;
        }
      if (number->len > 0)
        g_ptr_array_add (numbers, g_strdup (number->str));
      g_string_truncate (number, 0);
      is_open = FALSE;
      if (letter == 0)
        return numbers;
    }
}

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Takes out of one what is in the other too. */
static void
drop_common (GPtrArray *numbers, GPtrArray *others)
{
  for (guint i = numbers->len; i > 0; i--)
    {
      guint at;

      if (g_ptr_array_find_with_equal_func (others, numbers->pdata[i - 1], g_str_equal, &at))
        {
          g_ptr_array_remove_index (others, at);
          g_ptr_array_remove_index (numbers, i - 1);
        }
    }
}

static char *
join (GPtrArray *numbers)
{
  GString *list = g_string_new (NULL);

  g_ptr_array_sort (numbers, compare_strings);
  for (guint i = 0; i < numbers->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) numbers->pdata[i]);
  return g_string_free (list, FALSE);
}

static void
check_numbers (Checker *checker, const VenuleTranslationText *text, const char *source, const char *translation)
{
  g_autoptr (GPtrArray) wanted = list_numbers (source);
  g_autoptr (GPtrArray) said = list_numbers (translation);
  g_autofree char *lost = NULL, *added = NULL;

  drop_common (said, wanted);
  lost = join (wanted);
  added = join (said);
  for (guint i = 0; i < said->len; i++)
    if (strlen (said->pdata[i]) >= PHONE_DIGITS)
      {
        venule_translation_problems_add (
            checker->problems, VENULE_PROBLEM_PHONE, checker->translation, text,
            _ ("the number %s is typed as text; the clinic’s numbers come from its profile, "
               "by the name in braces"),
            (const char *) said->pdata[i]);
        return;
      }
  if (*lost != '\0' && *added != '\0')
    venule_translation_problems_add (checker->problems, VENULE_PROBLEM_NUMBER, checker->translation, text,
                                     _ ("it says %s where the English says %s"), added, lost);
  else if (*lost != '\0')
    venule_translation_problems_add (checker->problems, VENULE_PROBLEM_NUMBER, checker->translation, text,
                                     _ ("the English says %s; see that it is said here"), lost);
  else if (*added != '\0')
    venule_translation_problems_add (checker->problems, VENULE_PROBLEM_NUMBER, checker->translation, text,
                                     _ ("it says %s, which the English does not"), added);
}

static void
check_terms (Checker *checker, const VenuleTranslationText *text)
{
  g_autoptr (GArray) lost = NULL;

  if (checker->glossary == NULL)
    return;
  lost = venule_glossary_find_lost (checker->glossary, text->source, text->translation);
  for (guint i = 0; i < lost->len; i++)
    {
      const VenuleLostTerm *term = &g_array_index (lost, VenuleLostTerm, i);

      venule_translation_problems_add (checker->problems, VENULE_PROBLEM_TERM, checker->translation, text,
                                       _ ("“%s” is “%s” in the glossary, which is not here"), term->term,
                                       term->translation);
    }
}

static guint
count_words (const char *text)
{
  guint n = 0;
  gboolean is_inside = FALSE;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gboolean is_letter = g_unichar_isalpha (g_utf8_get_char (at));

      n += is_letter && !is_inside;
      is_inside = is_letter;
    }
  return n;
}

/* A Chinese sign says what several letters do. */
static guint
measure (const char *text)
{
  guint n = 0;

  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    n += g_unichar_iswide (g_utf8_get_char (at)) ? 3 : g_unichar_iszerowidth (g_utf8_get_char (at)) ? 0 : 1;
  return n;
}

static void
check_length (Checker *checker, const VenuleTranslationText *text, const char *source, const char *translation)
{
  guint wanted = measure (source), said = measure (translation);

  if (said > wanted * LONGER_BY + LONGER_SLACK)
    venule_translation_problems_add (checker->problems, VENULE_PROBLEM_LENGTH, checker->translation, text,
                                     _ ("it is %.1f times as long as the English; the sheet has two pages"),
                                     (double) said / MAX (wanted, 1));
  else if (wanted > said * SHORTER_BY + SHORTER_SLACK)
    venule_translation_problems_add (checker->problems, VENULE_PROBLEM_LENGTH, checker->translation, text,
                                     _ ("it is much shorter than the English; see that nothing is left out"));
}

static void
check_words (Checker *checker, const VenuleTranslationText *text)
{
  g_autofree char *source = drop_places (checker, text->source),
                  *translation = drop_places (checker, text->translation);
  GMatchInfo *match = NULL;

  if (strcmp (text->source, text->translation) == 0 && count_words (source) >= N_WORDS_LEFT)
    {
      venule_translation_problems_add (checker->problems, VENULE_PROBLEM_UNTRANSLATED, checker->translation, text,
                                       _ ("it is the English still"));
      return;
    }
  check_numbers (checker, text, source, translation);
  check_length (checker, text, source, translation);
  if (g_regex_match (checker->stray, text->translation, 0, &match))
    {
      g_autofree char *sign = g_match_info_fetch (match, 0);

      venule_translation_problems_add (checker->problems, VENULE_PROBLEM_STRAY, checker->translation, text,
                                       _ ("“%s” prints as it stands; take it out"), sign);
    }
  g_match_info_free (match);
}

/**
 * venule_translation_find_problems:
 * @translation: a translation
 * @glossary: (nullable): of its language
 *
 * Whether a translation is right only people can tell who know the language; this finds what can be told without.
 * What is not translated yet is no problem but a state.
 *
 * Returns: (transfer full) (element-type VenuleTranslationProblem): in the order of the texts
 */
GPtrArray *
venule_translation_find_problems (VenuleTranslation *translation, VenuleGlossary *glossary)
{
  GPtrArray *texts = venule_translation_get_texts (translation);
  Checker checker = { translation, glossary, NULL, NULL, venule_translation_problems_new () };

  checker.places = g_regex_new ("\\{[^{}]*\\}", G_REGEX_OPTIMIZE, 0, NULL);
  checker.stray = g_regex_new ("</?\\w+>|&\\w+;|[*_|`\\x{FFFD}]|\\.\\.\\.", G_REGEX_OPTIMIZE, 0, NULL);
  for (guint i = 0; i < texts->len; i++)
    {
      const VenuleTranslationText *text = g_ptr_array_index (texts, i);

      check_staleness (&checker, text);
      if (text->review != VENULE_REVIEW_REVIEWED && text->review != VENULE_REVIEW_UNREVIEWED)
        continue;
      if (text->pattern_names == NULL)
        check_words (&checker, text);
      check_terms (&checker, text);
    }
  g_regex_unref (checker.places);
  g_regex_unref (checker.stray);
  return checker.problems;
}
