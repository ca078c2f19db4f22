/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-typed-date.h"

#include <string.h>

#define MAX_PARTS 3

static const char *const months[] = { "january", "february", "march",     "april",   "may",      "june",
                                      "july",    "august",   "september", "october", "november", "december" };

/* One part of what was typed: digits, or a month's name. */
typedef struct
{
  int number;
  int n_digits; /* 0: a month by name */
} Part;

/* From three letters on; 0: none. */
static int
find_month (const char *word, gsize length)
{
  for (gsize i = 0; length >= 3 && i < G_N_ELEMENTS (months); i++)
    {
      if (g_ascii_strncasecmp (word, months[i], length) == 0)
        return (int) i + 1;
    }
  return 0;
}

/* "9th" is how many people write a day. */
static const char *
skip_ordinal (const char *p, const Part *part)
{
  static const char *const endings[] = { "st", "nd", "rd", "th" };

  for (gsize i = 0; part->n_digits <= 2 && i < G_N_ELEMENTS (endings); i++)
    {
      if (g_ascii_strncasecmp (p, endings[i], 2) == 0 && !g_ascii_isalpha (p[2]))
        return p + 2;
    }
  return p;
}

/* Returns: how many parts; 0: it is no date */
static guint
cut (const char *typed, Part parts[MAX_PARTS])
{
  guint n = 0;

  for (const char *p = typed; *p != '\0';)
    {
      gsize length = 0;

      if (strchr (" /.-,", *p) != NULL)
        {
          p++;
          continue;
        }
      if (n == MAX_PARTS)
        return 0;
      parts[n] = (Part){ 0 };
      if (g_ascii_isdigit (*p))
        {
          for (; g_ascii_isdigit (*p) && parts[n].n_digits < 5; p++, parts[n].n_digits++)
            parts[n].number = parts[n].number * 10 + (*p - '0');
          p = skip_ordinal (p, &parts[n]);
        }
      else
        {
          while (g_ascii_isalpha (p[length]))
            length++;
          parts[n].number = find_month (p, length);
          if (parts[n].number == 0)
            return 0;
          p += length;
        }
      if (*p != '\0' && strchr (" /.-,", *p) == NULL && !(parts[n].n_digits > 0 && g_ascii_isalpha (*p)))
        return 0;
      n++;
    }
  return n;
}

/* A year as far as it is typed. Two digits are one of two hundreds: nobody is told which was meant. */
static guint
read_year (const Part *part, VenuleTypedDate readings[VENULE_TYPED_DATE_READINGS])
{
  static const int centuries[] = { 1900, 2000 };
  guint n = 0;

  if (part->n_digits == 4 && part->number >= 1583)
    {
      readings[0] = (VenuleTypedDate){ part->number, part->number, 0, 0 };
      return 1;
    }
  if (part->n_digits == 3 && part->number >= 159)
    {
      readings[0] = (VenuleTypedDate){ part->number * 10, part->number * 10 + 9, 0, 0 };
      return 1;
    }
  for (gsize i = 0; part->n_digits == 2 && i < G_N_ELEMENTS (centuries); i++)
    readings[n++] = (VenuleTypedDate){ centuries[i] + part->number, centuries[i] + part->number, 0, 0 };
  if (part->n_digits == 2 && (part->number == 19 || part->number == 20)) /* its first half */
    readings[n++] = (VenuleTypedDate){ part->number * 100, part->number * 100 + 99, 0, 0 };
  if (part->n_digits == 1 && (part->number == 1 || part->number == 2))
    readings[n++] = (VenuleTypedDate){ part->number * 1000, part->number * 1000 + 999, 0, 0 };
  return n;
}

static gboolean
is_day_of_month (int day, int month)
{
  return venule_civil_date_new (2024, month, day) != VENULE_CIVIL_DATE_NONE; /* a leap year: any day there is */
}

/* The day comes first, as here; where that is no day, the month does. */
static gboolean
read_day (const Part *first, const Part *second, VenuleTypedDate *reading)
{
  const Part *day = first, *month = second;

  if (first->n_digits > 2 || second->n_digits > 2 || (first->n_digits == 0 && second->n_digits == 0))
    return FALSE;
  if (first->n_digits == 0 || (second->n_digits > 0 && !is_day_of_month (day->number, month->number)))
    {
      day = second;
      month = first;
    }
  if (!is_day_of_month (day->number, month->number))
    return FALSE;
  reading->day = day->number;
  reading->month = month->number;
  return TRUE;
}

static guint
read_one (const Part *part, VenuleTypedDate readings[VENULE_TYPED_DATE_READINGS])
{
  return part->n_digits == 4 ? read_year (part, readings) : 0;
}

static guint
read_two (const Part parts[2], VenuleTypedDate readings[VENULE_TYPED_DATE_READINGS])
{
  const Part *year = parts[0].n_digits >= 3 ? &parts[0] : parts[1].n_digits >= 3 ? &parts[1] : NULL;
  const Part *other = year == &parts[0] ? &parts[1] : &parts[0];
  guint n;

  if (year == NULL)
    {
      readings[0] = (VenuleTypedDate){ 0 };
      return read_day (&parts[0], &parts[1], &readings[0]) ? 1 : 0;
    }
  if (other->n_digits > 2 || other->number < 1 || other->number > 12)
    return 0;
  n = read_year (year, readings);
  for (guint i = 0; i < n; i++)
    readings[i].month = other->number;
  return n;
}

static guint
read_three (const Part parts[3], VenuleTypedDate readings[VENULE_TYPED_DATE_READINGS])
{
  gboolean year_first = parts[0].n_digits == 4;
  VenuleTypedDate day = { 0 };
  guint n;

  /* After the year the month comes first: 1968-04-09. */
  if (year_first ? !read_day (&parts[2], &parts[1], &day) : !read_day (&parts[0], &parts[1], &day))
    return 0;
  n = read_year (&parts[year_first ? 0 : 2], readings);
  for (guint i = 0; i < n; i++)
    {
      readings[i].month = day.month;
      readings[i].day = day.day;
    }
  return n;
}

/**
 * venule_typed_date_read:
 * @typed: a day, a month or a year as people type them, perhaps not yet to its end
 * @readings: (out): what it can mean
 *
 * The day comes before the month ("9/4/1968" is April 9th) unless the year comes first, or no such day exists.
 *
 * Returns: how many readings; 0: it is no date
 */
guint
venule_typed_date_read (const char *typed, VenuleTypedDate readings[VENULE_TYPED_DATE_READINGS])
{
  Part parts[MAX_PARTS];

  g_return_val_if_fail (typed != NULL, 0);

  switch (cut (typed, parts))
    {
    case 1:
      return read_one (parts, readings);
    case 2:
      return read_two (parts, readings);
    case 3:
      return read_three (parts, readings);
    default:
      return 0;
    }
}

/**
 * venule_typed_date_matches:
 * @self: a reading
 * @date: a day; %VENULE_CIVIL_DATE_NONE never matches
 *
 * Returns: whether @date is one that was meant
 */
gboolean
venule_typed_date_matches (const VenuleTypedDate *self, VenuleCivilDate date)
{
  int year, month, day;

  if (date == VENULE_CIVIL_DATE_NONE)
    return FALSE;
  venule_civil_date_get_ymd (date, &year, &month, &day);
  return (self->first_year == 0 || (year >= self->first_year && year <= self->last_year))
         && (self->month == 0 || month == self->month) && (self->day == 0 || day == self->day);
}

/**
 * venule_typed_date_names_month:
 * @typed: a word
 *
 * Returns: whether it is a month's English name, from its third letter on
 */
gboolean
venule_typed_date_names_month (const char *typed)
{
  return typed[strspn (typed, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")] == '\0'
         && find_month (typed, strlen (typed)) != 0;
}
