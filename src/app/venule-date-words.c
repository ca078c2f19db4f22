/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-date-words.h"

#include "venule-day-format.h"

#include <glib/gi18n.h>
#include <stdlib.h>
#include <string.h>

#define MAX_TOKENS 6
/* A year of two digits is the one of the hundred that ends this many years from now; a year of birth, this year. */
#define YEARS_AHEAD 20
#define MAX_COUNT   1000
/* Before and after this one: the years that a pack still about may say. */
#define YEARS_ON_A_PACK 10

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

/* What was typed, cut into words and numbers, and what it was typed for. */
typedef struct
{
  char *text[MAX_TOKENS]; /* folded */
  guint n;
  int sign;
  VenuleCivilDate today;
  VenuleDayReading reading;
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
read_year (const Tokens *tokens, const char *token)
{
  int ahead = tokens->reading == VENULE_DAY_READING_BIRTH ? 0 : YEARS_AHEAD;
  int last = get_year (tokens->today) + ahead, year = atoi (token);

  if (strlen (token) == 4)
    return year;
  if (strlen (token) != 2)
    return 0;
  year += last - last % 100;
  return year > last ? year - 100 : year;
}

static VenuleCivilDate
parse_digits (const Tokens *tokens, const char *order)
{
  const char *of[3] = { NULL, NULL, NULL };

  if (strlen (tokens->text[0]) == 4)
    order = "ymd";
  else if (strlen (tokens->text[2]) == 4 && *order == 'y')
    order = "dmy";
  for (int i = 0; i < 3; i++)
    of[order[i] == 'y' ? 0 : order[i] == 'm' ? 1 : 2] = tokens->text[i];
  if (strlen (of[1]) > 2 || strlen (of[2]) > 2)
    return VENULE_CIVIL_DATE_NONE;
  return venule_civil_date_new (read_year (tokens, of[0]), atoi (of[1]), atoi (of[2]));
}

/* 09041968: eight digits in a row, in the order of the locale. */
static VenuleCivilDate
parse_run (const Tokens *whole, const char *order)
{
  g_auto (Tokens) tokens = { .today = whole->today, .reading = whole->reading };
  const char *digits = whole->text[0];

  if (strlen (digits) != 8)
    return VENULE_CIVIL_DATE_NONE;
  for (int i = 0; i < 3; i++)
    {
      gsize length = order[i] == 'y' ? 4 : 2;

      tokens.text[tokens.n++] = g_strndup (digits, length);
      digits += length;
    }
  return parse_digits (&tokens, order);
}

/* A month ends on the day before the next one begins. */
static VenuleCivilDate
get_last_day (int year, int month)
{
  VenuleCivilDate first = venule_civil_date_new (year, month, 1);

  if (first == VENULE_CIVIL_DATE_NONE)
    return VENULE_CIVIL_DATE_NONE;
  return venule_civil_date_add_days (venule_civil_date_add_months (first, 1), -1);
}

/* "08/2026", "8.26", "2026-08", "aug 26", as a pack has it; a month with a day of it is no month. */
static VenuleCivilDate
parse_month (const Tokens *tokens)
{
  const char *month = tokens->text[0], *year = tokens->text[1];

  if (tokens->n != 2 || tokens->sign != 0 || !is_number (year))
    return VENULE_CIVIL_DATE_NONE;
  if (!is_number (month))
    return get_last_day (read_year (tokens, year), find_month (month));
  if (strlen (month) == 4)
    return strlen (year) > 2 ? VENULE_CIVIL_DATE_NONE : get_last_day (read_year (tokens, month), atoi (year));
  return strlen (month) > 2 ? VENULE_CIVIL_DATE_NONE : get_last_day (read_year (tokens, year), atoi (month));
}

/* Which of a day's years is meant where none was typed. Nobody is born in a year that goes without saying, and a day
 * of a pack without its year is none. */
static VenuleCivilDate
choose_year (const Tokens *tokens, int month, int day)
{
  int year = get_year (tokens->today);
  VenuleCivilDate date = venule_civil_date_new (year, month, day);

  if (tokens->reading == VENULE_DAY_READING_BIRTH || tokens->reading == VENULE_DAY_READING_MONTH_END)
    return VENULE_CIVIL_DATE_NONE;
  if (tokens->reading == VENULE_DAY_READING_PAST)
    return date > tokens->today ? venule_civil_date_new (year - 1, month, day) : date;
  return date < tokens->today ? venule_civil_date_new (year + 1, month, day) : date;
}

/* "AUG 26" on a pack is a month of a year, in a letter it is a day: who reads one for the other is years out. */
static gboolean
may_be_a_year (const Tokens *tokens, const char *token)
{
  return strlen (token) == 2 && ABS (2000 + atoi (token) - get_year (tokens->today)) <= YEARS_ON_A_PACK;
}

typedef struct
{
  int month, day, year; /* 0: not named */
  gboolean is_doubtful;
} NamedDay;

static gboolean
read_word (NamedDay *named, const char *token)
{
  int month = named->month == 0 ? find_month (token) : 0;

  if (month != 0)
    named->month = month;
  return month != 0 || find_weekday (token) != 0 || has_form ("st nd rd th of", token);
}

static gboolean
read_number (NamedDay *named, const Tokens *tokens, const char *token)
{
  if (named->day == 0 && strlen (token) <= 2)
    {
      named->day = atoi (token);
      named->is_doubtful = named->month != 0 && may_be_a_year (tokens, token);
    }
  else if (named->year == 0)
    named->year = read_year (tokens, token);
  else
    return FALSE;
  return TRUE;
}

/* "9 April 1968", "April 9, 1968", "9 apr" */
static VenuleCivilDate
parse_named_month (const Tokens *tokens)
{
  NamedDay named = { 0 };

  for (guint i = 0; i < tokens->n; i++)
    if (is_number (tokens->text[i]) ? !read_number (&named, tokens, tokens->text[i])
                                    : !read_word (&named, tokens->text[i]))
      return VENULE_CIVIL_DATE_NONE;
  if (named.month == 0 || named.day == 0)
    return VENULE_CIVIL_DATE_NONE;
  if (named.year != 0)
    return venule_civil_date_new (named.year, named.month, named.day);
  return named.is_doubtful ? VENULE_CIVIL_DATE_NONE : choose_year (tokens, named.month, named.day);
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
parse_distance (const Tokens *tokens)
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
  return add (tokens->today, sign * atoi (tokens->text[first]), (Unit) unit);
}

/* The nearest such day of the week on the side that was said, or that the question lies on; today's own name is a week
 * away. */
static VenuleCivilDate
parse_weekday (const Tokens *tokens)
{
  gboolean has_next = tokens->n == 2 && has_form ("next on", tokens->text[0]);
  gboolean has_last = tokens->n == 2 && has_form ("last", tokens->text[0]);
  int weekday = tokens->n == 1 || has_next || has_last ? find_weekday (tokens->text[tokens->n - 1]) : 0;
  int days;

  if (weekday == 0)
    return VENULE_CIVIL_DATE_NONE;
  days = (weekday - venule_civil_date_get_weekday (tokens->today) + 7) % 7;
  if (has_last || (tokens->reading == VENULE_DAY_READING_PAST && !has_next))
    days -= 7;
  return venule_civil_date_add_days (tokens->today, days == 0 ? 7 : days);
}

static VenuleCivilDate
parse (const Tokens *tokens, const char *order)
{
  VenuleCivilDate date = VENULE_CIVIL_DATE_NONE;
  int days;

  if (tokens->sign == 0 && tokens->n == 1
      && find_word (relative_days, G_N_ELEMENTS (relative_days), tokens->text[0], &days))
    return venule_civil_date_add_days (tokens->today, days);
  if (tokens->sign == 0 && tokens->n == 1 && is_number (tokens->text[0]))
    return parse_run (tokens, order);
  if (tokens->sign == 0 && tokens->n == 3 && is_number (tokens->text[0]) && is_number (tokens->text[1])
      && is_number (tokens->text[2]))
    return parse_digits (tokens, order);

  if (tokens->reading == VENULE_DAY_READING_MONTH_END)
    date = parse_month (tokens);
  if (date == VENULE_CIVIL_DATE_NONE)
    date = parse_distance (tokens);
  if (date == VENULE_CIVIL_DATE_NONE && tokens->sign == 0)
    date = parse_weekday (tokens);
  return date == VENULE_CIVIL_DATE_NONE && tokens->sign == 0 ? parse_named_month (tokens) : date;
}

static char *
say_what_to_do (const char *typed, const Tokens *tokens, const char *order)
{
  g_autofree char *example = venule_date_words_spell (tokens->today, order);

  if (tokens->reading == VENULE_DAY_READING_MONTH_END)
    return g_strdup_printf (_ ("“%s” is not a day of the calendar; write it with its year as %s, or the month and the "
                               "year as on the pack"),
                            typed, example);
  if (tokens->reading == VENULE_DAY_READING_BIRTH)
    return g_strdup_printf (_ ("“%s” is not a day of the calendar; write it with its year as %s"), typed, example);
  return g_strdup_printf (_ ("“%s” is not a day of the calendar; write it as %s, or as “+6 weeks”"), typed, example);
}

/**
 * venule_date_words_parse:
 * @typed: what somebody typed for a day
 * @today: the day of work, which "tomorrow" and "+6 weeks" count from
 * @order: how the locale writes a day in digits: `dmy`, `mdy` or `ymd`
 * @reading: what kind of day is asked for
 * @what_to_do: (out) (optional) (transfer full): on failure, what is wrong and what to do, as the end of a sentence
 *
 * Understands a day in digits in the locale's order with any signs between, or eight digits without; ISO 8601; a day
 * with the month's name, with or without year; "today", "tomorrow", "yesterday"; "+6 weeks", "in 3 days", "2 months
 * ago"; a day of the week, "next" or "last". A year of two digits is never more than 20 years from now, and of a birth
 * never after this year. Where no year was typed, @reading says whether the next or the last such day is meant; a birth
 * and the end of a pack need theirs. A pack's month and year are the last day of that month, as its label means it
 * (EMA, QRD template for the package leaflet: "The expiry date refers to the last day of that month").
 *
 * Returns: the day; %VENULE_CIVIL_DATE_NONE when it is none
 */
VenuleCivilDate
venule_date_words_parse (
    const char *typed, VenuleCivilDate today, const char *order, VenuleDayReading reading, char **what_to_do)
{
  g_auto (Tokens) tokens = { .today = today, .reading = reading };
  VenuleCivilDate date = VENULE_CIVIL_DATE_NONE;

  g_return_val_if_fail (typed != NULL && order != NULL, VENULE_CIVIL_DATE_NONE);

  if (tokenize (typed, &tokens))
    date = parse (&tokens, order);
  if (date == VENULE_CIVIL_DATE_NONE && what_to_do != NULL)
    *what_to_do = say_what_to_do (typed, &tokens, order);
  return date;
}
