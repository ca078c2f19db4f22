/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-day-format.h"

#include "venule-program-language.h"

#include <glib/gi18n-lib.h>
#include <string.h>
#include <unicode/udat.h>
#include <unicode/uloc.h>
#include <unicode/ustring.h>

#define MAX_LENGTH 200

/* Digits are those of the rest of the window. */
static char *
get_locale (void)
{
  const char *tag = venule_program_language_get_tag ();
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  /* British dictionaries shorten September to "Sept". */
  if (g_str_has_prefix (tag, "en"))
    return g_strdup ("en");
  uloc_forLanguageTag (tag, locale, sizeof locale, NULL, &status);
  return g_strconcat (U_SUCCESS (status) ? locale : "en", "@numbers=latn", NULL);
}

static const struct
{
  const char *letter, *field;
} fields[] = {
  { "-d", "d" },   { "d", "dd" },   { "B", "MMMM" }, { "b", "MMM" },
  { "A", "EEEE" }, { "Y", "yyyy" }, { "H", "HH" },   { "M", "mm" },
};

static void
add_plain (GString *pattern, const char *text, gsize length)
{
  if (length == 0)
    return;
  g_string_append_c (pattern, '\'');
  for (gsize i = 0; i < length; i++)
    g_string_append_len (pattern, text[i] == '\'' ? "''" : text + i, text[i] == '\'' ? 2 : 1);
  g_string_append_c (pattern, '\'');
}

/* "%-d %B %Y" → "d' 'MMMM' 'yyyy". */
static char *
make_pattern (const char *format)
{
  g_autoptr (GString) pattern = g_string_new (NULL);

  while (*format != '\0')
    {
      gsize plain = strcspn (format, "%");
      guint i = 0;

      add_plain (pattern, format, plain);
      format += plain;
      if (*format == '\0')
        break;
      format++;
      while (i < G_N_ELEMENTS (fields) && !g_str_has_prefix (format, fields[i].letter))
        i++;
      if (i == G_N_ELEMENTS (fields))
        continue;
      g_string_append (pattern, fields[i].field);
      format += strlen (fields[i].letter);
    }
  return g_string_free (g_steal_pointer (&pattern), FALSE);
}

static UDateFormat *
open_format (const char *format)
{
  g_autofree char *locale = get_locale (), *pattern = make_pattern (format);
  static const UChar utc[] = { 'U', 'T', 'C', 0 };
  UChar wide[MAX_LENGTH];
  UErrorCode status = U_ZERO_ERROR;
  UDateFormat *opened;

  u_strFromUTF8 (wide, MAX_LENGTH, NULL, pattern, -1, &status);
  if (U_FAILURE (status))
    return NULL;
  opened = udat_open (UDAT_PATTERN, UDAT_PATTERN, locale, utc, -1, wide, -1, &status);
  return U_SUCCESS (status) ? opened : NULL;
}

static void
close_format (gpointer format)
{
  if (format != NULL)
    udat_close (format);
}

static void
close_all (gpointer formats)
{
  g_hash_table_unref (formats);
}

/* Opening one takes a hundred times as long as formatting a day with it. One can't serve two threads at once.
 * Returns: (transfer none) (nullable): the thread's own */
static UDateFormat *
get_format (const char *format)
{
  static GPrivate all = G_PRIVATE_INIT (close_all);
  GHashTable *formats = g_private_get (&all);
  g_autofree char *key = g_strdup_printf ("%s %s", venule_program_language_get_tag (), format);
  gpointer opened = NULL;

  if (formats == NULL)
    {
      formats = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, close_format);
      g_private_set (&all, formats);
    }
  if (!g_hash_table_lookup_extended (formats, key, NULL, &opened))
    {
      opened = open_format (format);
      g_hash_table_insert (formats, g_steal_pointer (&key), opened);
    }
  return opened;
}

/**
 * venule_moment_format:
 * @moment: a moment, of which its own day and time of day are said
 * @format: as g_date_time_format() takes it; of its letters `%d`, `%-d`, `%b`, `%B`, `%A`, `%Y`, `%H` and `%M`
 *
 * Returns: (transfer full): it, with the names of the program's language
 */
char *
venule_moment_format (GDateTime *moment, const char *format)
{
  UChar wide[MAX_LENGTH];
  char text[3 * MAX_LENGTH + 1];
  UErrorCode status = U_ZERO_ERROR;
  double milliseconds;
  UDateFormat *opened;

  g_return_val_if_fail (moment != NULL && format != NULL, NULL);

  milliseconds
      = 1000.0 * (double) (g_date_time_to_unix (moment) + g_date_time_get_utc_offset (moment) / G_USEC_PER_SEC);
  opened = get_format (format);
  if (opened == NULL)
    return g_date_time_format (moment, format);
  udat_format (opened, milliseconds, wide, MAX_LENGTH, NULL, &status);
  u_strToUTF8 (text, sizeof text, NULL, wide, -1, &status);
  return U_SUCCESS (status) ? g_strdup (text) : g_date_time_format (moment, format);
}

/**
 * venule_day_format:
 * @day: a civil day
 * @format: as for [func@moment_format]
 *
 * Returns: (transfer full): it, with the names of the program's language; "" for none
 */
char *
venule_day_format (VenuleCivilDate day, const char *format)
{
  int year, month, of_month;
  g_autoptr (GDateTime) moment = NULL;

  if (day == VENULE_CIVIL_DATE_NONE)
    return g_strdup ("");
  venule_civil_date_get_ymd (day, &year, &month, &of_month);
  moment = g_date_time_new_utc (year, month, of_month, 12, 0, 0);
  return venule_moment_format (moment, format);
}

/* In a sentence that runs from right to left a day stays together, whatever stands beside it. */
static char *
isolate (char *text)
{
  g_autofree char *plain = text;

  return *text == '\0' || !venule_language_is_right_to_left ()
             ? g_steal_pointer (&plain)
             : g_strconcat ("\342\201\250", text, "\342\201\251", NULL); /* U+2068, U+2069 */
}

/**
 * venule_day_to_words:
 * @day: a civil day
 *
 * Returns: (transfer full): it as the program's language has it, with the month by name: "23 November 2026"
 */
char *
venule_day_to_words (VenuleCivilDate day)
{
  /* Translators: a day: 16 November 2026. %-d is the day, %B the month, %b the month shortened, %A the weekday. */
  return isolate (venule_day_format (day, _ ("%-d %B %Y")));
}

/**
 * venule_moment_to_words:
 * @rfc3339: when, as a record has it
 *
 * Returns: (transfer full): it in local time, to the minute, as the program's language has it
 */
char *
venule_moment_to_words (const char *rfc3339)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) moment = g_date_time_new_from_iso8601 (rfc3339, utc);
  g_autoptr (GDateTime) local = moment == NULL ? NULL : g_date_time_to_local (moment);

  if (local == NULL)
    return g_strdup (rfc3339);
  /* Translators: a moment: 23 Nov 2026, 14:05. %-d is the day, %b the month shortened, %H:%M the time. */
  return isolate (venule_moment_format (local, _ ("%-d %b %Y, %H:%M")));
}

/**
 * venule_language_is_right_to_left:
 *
 * Returns: whether the program's language is written from right to left; the toolkit knows it only of languages that it
 *   has words of its own in
 */
gboolean
venule_language_is_right_to_left (void)
{
  char locale[ULOC_FULLNAME_CAPACITY];
  UErrorCode status = U_ZERO_ERROR;

  uloc_forLanguageTag (venule_program_language_get_tag (), locale, sizeof locale, NULL, &status);
  return U_SUCCESS (status) && uloc_isRightToLeft (locale);
}
