/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-date-words.h"

#include "venule-day-format.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TOKENS 6
/* A year of two digits is the one of these hundred that ends this many years from now. */
#define YEARS_AHEAD 20
#define MAX_COUNT   1000

typedef enum
{
  UNIT_DAYS,
  UNIT_WEEKS,
  UNIT_MONTHS,
  UNIT_YEARS,
} Unit;

/* Words in English are always understood; so are the words of the language the program speaks. */
typedef struct
{
  const char *words; /* forms with a space between them */
  int value;
} Word;

static const Word relative_days[] = {
  { N_ ("today"), 0 },
  { N_ ("tomorrow"), 1 },
  { N_ ("yesterday"), -1 },
};

static const Word units[] = {
  /* Translators: forms of the word as people type them, with a space between them. */
  { N_ ("day days d"), UNIT_DAYS },
  /* Translators: forms of the word as people type them, with a space between them. */
  { N_ ("week weeks wk wks w"), UNIT_WEEKS },
  /* Translators: forms of the word as people type them, with a space between them. */
  { N_ ("month months mth m"), UNIT_MONTHS },
  /* Translators: forms of the word as people type them, with a space between them. */
  { N_ ("year years yr y"), UNIT_YEARS },
};

/* What was typed, cut into words and numbers. */
typedef struct
{
  char *text[MAX_TOKENS]; /* folded */
  guint n;
  int sign;
} Tokens;

static void
tokens_clear (Tokens *tokens)
{
  for (guint i = 0; i < tokens->n; i++)
    g_free (tokens->text[i]);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Tokens, tokens_clear)

static gboolean
is_number (const char *token)
{
  return g_ascii_isdigit (*token);
}

/* Digits of other scripts count as digits. */
static gboolean
tokenize (const char *typed, Tokens *tokens)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  const char *at = folded;

  tokens->sign = 0;
  while (*at == ' ')
    at++;
  if (*at == '+' || *at == '-')
    tokens->sign = *at++ == '+' ? 1 : -1;

  while (*at != '\0')
    {
      g_autoptr (GString) token = g_string_new (NULL);
      gboolean digits = g_unichar_isdigit (g_utf8_get_char (at));

      while (*at != '\0' && g_unichar_isalnum (g_utf8_get_char (at))
             && g_unichar_isdigit (g_utf8_get_char (at)) == digits)
        {
          gunichar letter = g_utf8_get_char (at);

          if (digits)
            g_string_append_c (token, (char) ('0' + g_unichar_digit_value (letter)));
          else
            g_string_append_unichar (token, letter);
          at = g_utf8_next_char (at);
        }
      if (token->len == 0)
        at = g_utf8_next_char (at);
      else if (tokens->n == MAX_TOKENS)
        return FALSE;
      else
        tokens->text[tokens->n++] = g_strdup (token->str);
    }

  return tokens->n > 0;
}

static gboolean
has_form (const char *forms, const char *token)
{
  g_autofree char *folded = g_utf8_casefold (forms, -1);
  g_auto (GStrv) parts = g_strsplit (folded, " ", -1);

  return g_strv_contains ((const char *const *) parts, token);
}

static gboolean
find_word (const Word *words, gsize n, const char *token, int *value)
{
  for (gsize i = 0; i < n; i++)
    if (has_form (words[i].words, token) || has_form (_ (words[i].words), token))
      {
        *value = words[i].value;
        return TRUE;
      }
  return FALSE;
}

/* A name, or its first three letters or more. */
static gboolean
is_start_of (const char *token, const char *name)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);

  return g_utf8_strlen (token, -1) >= 3 && g_str_has_prefix (folded, token);
}

/* Names of the program's language, and those of English. */
static gboolean
names_day (const char *token, int month, int day, const char *format, const char *english)
{
  g_autoptr (GDateTime) moment = g_date_time_new_utc (2001, month, day, 12, 0, 0);
  g_autofree char *name = venule_moment_format (moment, format);

  return is_start_of (token, english) || (name != NULL && is_start_of (token, name));
}

static int
find_month (const char *token)
{
  static const char *const english[] = { "january", "february", "march",     "april",   "may",      "june",
                                         "july",    "august",   "september", "october", "november", "december" };

  for (int i = 0; i < 12; i++)
    if (names_day (token, i + 1, 1, "%B", english[i]))
      return i + 1;
  return 0;
}

/* 1 is Monday; the first of January 2001 was one. */
static int
find_weekday (const char *token)
{
  static const char *const english[] = { "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday" };

  for (int i = 0; i < 7; i++)
    if (names_day (token, 1, i + 1, "%A", english[i]))
      return i + 1;
  return 0;
}

static int
get_year (VenuleCivilDate date)
{
  int year, month, day;

  venule_civil_date_get_ymd (date, &year, &month, &day);
  return year;
}

static int
read_year (const char *token, VenuleCivilDate today)
{
  int last = get_year (today) + YEARS_AHEAD, year = atoi (token);

  if (strlen (token) == 4)
    return year;
  if (strlen (token) != 2)
    return 0;
  year += last - last % 100;
  return year > last ? year - 100 : year;
}

static VenuleCivilDate
make_day (const char *year, const char *month, const char *day, VenuleCivilDate today)
{
  if (strlen (month) > 2 || strlen (day) > 2)
    return VENULE_CIVIL_DATE_NONE;
  return venule_civil_date_new (read_year (year, today), atoi (month), atoi (day));
}

static VenuleCivilDate
parse_digits (const Tokens *tokens, VenuleCivilDate today, const char *order)
{
  const char *of[3] = { NULL, NULL, NULL };

  if (strlen (tokens->text[0]) == 4)
    order = "ymd";
  else if (strlen (tokens->text[2]) == 4 && *order == 'y')
    order = "dmy";
  for (int i = 0; i < 3; i++)
    of[order[i] == 'y' ? 0 : order[i] == 'm' ? 1 : 2] = tokens->text[i];
  return make_day (of[0], of[1], of[2], today);
}

/* 09041968: eight digits in a row, in the order of the locale. */
static VenuleCivilDate
parse_run (const char *digits, VenuleCivilDate today, const char *order)
{
  g_auto (Tokens) tokens = { { NULL }, 0, 0 };

  if (strlen (digits) != 8)
    return VENULE_CIVIL_DATE_NONE;
  for (int i = 0; i < 3; i++)
    {
      gsize length = order[i] == 'y' ? 4 : 2;

      tokens.text[tokens.n++] = g_strndup (digits, length);
      digits += length;
    }
  return parse_digits (&tokens, today, order);
}

/* "9 April 1968", "April 9, 1968", "9 apr": without a year, the next such day. */
static VenuleCivilDate
parse_named_month (const Tokens *tokens, VenuleCivilDate today)
{
  int month = 0, day = 0, year = 0;
  VenuleCivilDate date;

  for (guint i = 0; i < tokens->n; i++)
    {
      const char *token = tokens->text[i];

      if (!is_number (token))
        {
          if (month == 0 && find_month (token) != 0)
            month = find_month (token);
          else if (find_weekday (token) == 0 && !has_form ("st nd rd th of", token))
            return VENULE_CIVIL_DATE_NONE;
        }
      else if (day == 0 && strlen (token) <= 2)
        day = atoi (token);
      else if (year == 0)
        year = read_year (token, today);
      else
        return VENULE_CIVIL_DATE_NONE;
    }
  if (month == 0 || day == 0)
    return VENULE_CIVIL_DATE_NONE;
  if (year != 0)
    return venule_civil_date_new (year, month, day);

  date = venule_civil_date_new (get_year (today), month, day);
  return date != VENULE_CIVIL_DATE_NONE && date < today ? venule_civil_date_new (get_year (today) + 1, month, day)
                                                        : date;
}

static VenuleCivilDate
add (VenuleCivilDate today, int count, Unit unit)
{
  switch (unit)
    {
    case UNIT_DAYS:
      return venule_civil_date_add_days (today, count);
    case UNIT_WEEKS:
      return venule_civil_date_add_days (today, 7 * count);
    case UNIT_MONTHS:
      return venule_civil_date_add_months (today, count);
    case UNIT_YEARS:
      return venule_civil_date_add_months (today, 12 * count);
    default:
      g_return_val_if_reached (VENULE_CIVIL_DATE_NONE);
    }
}

/* "+6 weeks", "+3d", "in 2 months", "3 days ago" */
static VenuleCivilDate
parse_distance (const Tokens *tokens, VenuleCivilDate today)
{
  guint first = has_form ("in", tokens->text[0]) || has_form (_ ("in"), tokens->text[0]) ? 1 : 0;
  gboolean is_ago = tokens->n > 2 && has_form ("ago", tokens->text[tokens->n - 1]);
  int sign = tokens->sign != 0 ? tokens->sign : is_ago ? -1 : first == 1 ? 1 : 0;
  int unit = UNIT_DAYS;
  guint n = tokens->n - first - (is_ago ? 1 : 0);

  if (sign == 0 || n < 1 || n > 2 || !is_number (tokens->text[first]) || strlen (tokens->text[first]) > 4
      || atoi (tokens->text[first]) > MAX_COUNT)
    return VENULE_CIVIL_DATE_NONE;
  if (n == 2 && !find_word (units, G_N_ELEMENTS (units), tokens->text[first + 1], &unit))
    return VENULE_CIVIL_DATE_NONE;
  return add (today, sign * atoi (tokens->text[first]), (Unit) unit);
}

/* The next such day of the week; today's own name is a week from now. */
static VenuleCivilDate
parse_weekday (const Tokens *tokens, VenuleCivilDate today)
{
  gboolean has_next = tokens->n == 2 && has_form ("next on", tokens->text[0]);
  int weekday = tokens->n == 1 || has_next ? find_weekday (tokens->text[tokens->n - 1]) : 0;
  int days;

  if (weekday == 0)
    return VENULE_CIVIL_DATE_NONE;
  days = (weekday - venule_civil_date_get_weekday (today) + 7) % 7;
  return venule_civil_date_add_days (today, days == 0 ? 7 : days);
}

static VenuleCivilDate
parse (const Tokens *tokens, VenuleCivilDate today, const char *order)
{
  VenuleCivilDate date;
  int days;

  if (tokens->sign == 0 && tokens->n == 1
      && find_word (relative_days, G_N_ELEMENTS (relative_days), tokens->text[0], &days))
    return venule_civil_date_add_days (today, days);
  if (tokens->sign == 0 && tokens->n == 1 && is_number (tokens->text[0]))
    return parse_run (tokens->text[0], today, order);
  if (tokens->sign == 0 && tokens->n == 3 && is_number (tokens->text[0]) && is_number (tokens->text[1])
      && is_number (tokens->text[2]))
    return parse_digits (tokens, today, order);

  date = parse_distance (tokens, today);
  if (date == VENULE_CIVIL_DATE_NONE && tokens->sign == 0)
    date = parse_weekday (tokens, today);
  return date == VENULE_CIVIL_DATE_NONE && tokens->sign == 0 ? parse_named_month (tokens, today) : date;
}

/**
 * venule_date_words_parse:
 * @typed: what somebody typed for a day
 * @today: the day of work, which "tomorrow" and "+6 weeks" count from
 * @order: how the locale writes a day in digits: `dmy`, `mdy` or `ymd`
 * @what_to_do: (out) (optional) (transfer full): on failure, what is wrong and what to do, as the end of a sentence
 *
 * Understands a day in digits in the locale's order with any signs between, or eight digits without; ISO 8601; a day
 * with the month's name, with or without year; "today", "tomorrow", "yesterday"; "+6 weeks", "in 3 days", "2 months
 * ago"; a day of the week, which is the next one. A year of two digits is never more than 20 years from now.
 *
 * Returns: the day; %VENULE_CIVIL_DATE_NONE when it is none
 */
VenuleCivilDate
venule_date_words_parse (const char *typed, VenuleCivilDate today, const char *order, char **what_to_do)
{
  g_auto (Tokens) tokens = { { NULL }, 0, 0 };
  VenuleCivilDate date = VENULE_CIVIL_DATE_NONE;

  g_return_val_if_fail (typed != NULL && order != NULL, VENULE_CIVIL_DATE_NONE);

  if (tokenize (typed, &tokens))
    date = parse (&tokens, today, order);
  if (date == VENULE_CIVIL_DATE_NONE && what_to_do != NULL)
    {
      g_autofree char *example = venule_date_words_spell (today, order);

      *what_to_do
          = g_strdup_printf (_ ("“%s” is not a day of the calendar; write it as %s, or as “+6 weeks”"), typed, example);
    }
  return date;
}

/**
 * venule_date_words_get_order:
 *
 * Returns: (transfer none): how the locale writes a day in digits; `dmy` where it does not say
 */
const char *
venule_date_words_get_order (void)
{
  const char *locale = setlocale (LC_TIME, NULL);
  g_autoptr (GDateTime) moment = g_date_time_new_utc (1999, 11, 25, 12, 0, 0);
  g_autofree char *text = g_date_time_format (moment, "%x");
  const char *year = text == NULL ? NULL : strstr (text, "99");
  const char *month = text == NULL ? NULL : strstr (text, "11");
  const char *day = text == NULL ? NULL : strstr (text, "25");

  /* The locale without a country writes the month first; nobody chose that. */
  if (locale == NULL || g_str_equal (locale, "C") || g_str_has_prefix (locale, "C.") || g_str_equal (locale, "POSIX"))
    return "dmy";
  if (year == NULL || month == NULL || day == NULL)
    return "dmy";
  return year < month && year < day ? "ymd" : month < day ? "mdy" : "dmy";
}

/**
 * venule_date_words_spell:
 * @date: a day
 * @order: how the locale writes a day in digits
 *
 * Returns: (transfer full): the day in digits, as it can be typed
 */
char *
venule_date_words_spell (VenuleCivilDate date, const char *order)
{
  int year, month, day;

  venule_civil_date_get_ymd (date, &year, &month, &day);
  if (*order == 'y')
    return g_strdup_printf ("%04d-%02d-%02d", year, month, day);
  if (*order == 'm')
    return g_strdup_printf ("%02d/%02d/%04d", month, day, year);
  return g_strdup_printf ("%02d/%02d/%04d", day, month, year);
}

/**
 * venule_date_words_get_pattern:
 * @order: how the locale writes a day in digits
 *
 * Returns: (transfer none): that, shown in letters
 */
const char *
venule_date_words_get_pattern (const char *order)
{
  if (*order == 'y')
    return _ ("YYYY-MM-DD");
  return *order == 'm' ? _ ("MM/DD/YYYY") : _ ("DD/MM/YYYY");
}

/**
 * venule_date_words_format:
 * @date: a day
 *
 * Returns: (transfer full): the day in words, with its weekday
 */
char *
venule_date_words_format (VenuleCivilDate date)
{
  /* Translators: a day in words: "Monday 23 November 2026". %A is the weekday, %-d the day, %B the month. */
  return venule_day_format (date, _ ("%A %-d %B %Y"));
}

/**
 * venule_time_words_parse:
 * @typed: what somebody typed for a time of day: 9:05, 9.05, 0905, 905, 9
 *
 * Returns: (transfer full) (nullable): it as `HH:MM`; %NULL when it is none
 */
char *
venule_time_words_parse (const char *typed)
{
  gsize n_first = strspn (typed, "0123456789");
  gboolean is_split = typed[n_first] == ':' || typed[n_first] == '.';
  const char *rest = typed + n_first + (is_split ? 1 : 0);
  int number = atoi (typed), hours, minutes;

  if (is_split ? n_first < 1 || n_first > 2 || strspn (rest, "0123456789") != 2 || rest[2] != '\0'
               : n_first < 1 || n_first > 4 || *rest != '\0')
    return NULL;
  hours = is_split || n_first <= 2 ? number : number / 100;
  minutes = is_split ? atoi (rest) : n_first <= 2 ? 0 : number % 100;
  return hours < 24 && minutes < 60 ? g_strdup_printf ("%02d:%02d", hours, minutes) : NULL;
}
