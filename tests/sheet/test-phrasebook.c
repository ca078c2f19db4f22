/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-phrasebook.h"
#include "venule-language-name.h"
#include "venule-text.h"

#include <locale.h>

#define LRI "\342\201\246"
#define FSI "\342\201\250"
#define PDI "\342\201\251"

static VenulePhrasebook *
open_phrasebook (const char *language, gboolean native_digits)
{
  g_autoptr (GError) error = NULL;
  VenulePhrasebook *phrasebook = venule_phrasebook_new (language, native_digits, &error);

  g_assert_no_error (error);
  return phrasebook;
}

static void
test_dates (void)
{
  static const struct
  {
    const char *language;
    gboolean native_digits;
    int year, month, day;
    const char *date, *birth_date, *month_name;
  } cases[] = {
    { "en-GB", FALSE, 2026, 11, 23, "Monday, 23 November 2026", "23 November 2026", "November 2026" },
    { "en-GB", FALSE, 2027, 4, 3, "Saturday, 3 April 2027", "3 April 2027", "April 2027" },
    { "en-GB", FALSE, 2024, 2, 29, "Thursday, 29 February 2024", "29 February 2024", "February 2024" },
    { "en-GB", FALSE, 1900, 1, 1, "Monday, 1 January 1900", "1 January 1900", "January 1900" },
    { "pl", FALSE, 2026, 11, 23, "poniedziałek, 23 listopada 2026", "23 listopada 2026", "listopad 2026" },
    { "pl", FALSE, 2027, 5, 1, "sobota, 1 maja 2027", "1 maja 2027", "maj 2027" },
    { "ar", FALSE, 2026, 11, 23, "الاثنين، 23 نوفمبر 2026", "23 نوفمبر 2026", "نوفمبر 2026" },
    { "ar", TRUE, 2026, 11, 23, "الاثنين، ٢٣ نوفمبر ٢٠٢٦", "٢٣ نوفمبر ٢٠٢٦", "نوفمبر ٢٠٢٦" },
    { "fa", FALSE, 2026, 11, 23, "دوشنبه 23 نوامبر 2026", "23 نوامبر 2026", "نوامبر 2026" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VenulePhrasebook) phrasebook = open_phrasebook (cases[i].language, cases[i].native_digits);
      VenuleCivilDate day = venule_civil_date_new (cases[i].year, cases[i].month, cases[i].day);
      g_autofree char *date = venule_phrasebook_format_date (phrasebook, day);
      g_autofree char *birth_date = venule_phrasebook_format_birth_date (phrasebook, day);
      g_autofree char *month = venule_phrasebook_format_month (phrasebook, day);

      g_assert_cmpstr (date, ==, cases[i].date);
      g_assert_cmpstr (birth_date, ==, cases[i].birth_date);
      g_assert_cmpstr (month, ==, cases[i].month_name);
    }
}

/* Every day of years with changes of clocks and leap days is said as itself. */
static void
test_every_day (void)
{
  static const char *const weekdays[]
      = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
  static const char *const months[] = { "January", "February", "March",     "April",   "May",      "June",
                                        "July",    "August",   "September", "October", "November", "December" };
  g_autoptr (VenulePhrasebook) phrasebook = open_phrasebook ("en-GB", FALSE);

  for (VenuleCivilDate day = venule_civil_date_new (2023, 12, 1); day < venule_civil_date_new (2027, 2, 1); day++)
    {
      int year, month, number;
      g_autofree char *said = venule_phrasebook_format_date (phrasebook, day);
      g_autofree char *expected = NULL;

      venule_civil_date_get_ymd (day, &year, &month, &number);
      /* 2024-01-01 was a Monday. */
      expected = g_strdup_printf ("%s, %d %s %d", weekdays[(day - venule_civil_date_new (2023, 11, 27)) % 7], number,
                                  months[month - 1], year);
      g_assert_cmpstr (said, ==, expected);
    }
}

static void
test_measures (void)
{
  static const struct
  {
    const char *language;
    gboolean native_digits;
    VenuleNumber number;
    VenuleMeasure measure;
    const char *text;
  } cases[] = {
    { "en-GB", FALSE, 7000, VENULE_MEASURE_DAYS, "7 days" },
    { "en-GB", FALSE, 1000, VENULE_MEASURE_DAYS, "1 day" },
    { "en-GB", FALSE, 8000, VENULE_MEASURE_WEEKS, "8 weeks" },
    { "en-GB", FALSE, 12000, VENULE_MEASURE_MONTHS, "12 months" },
    { "en-GB", FALSE, 4500, VENULE_MEASURE_ML, "4.5 ml" },
    { "en-GB", FALSE, 200, VENULE_MEASURE_PERCENT, "0.2%" },
    { "en-GB", FALSE, 2000, VENULE_MEASURE_MG_PER_ML, "2 mg/ml" },
    { "en-GB", FALSE, 3, VENULE_MEASURE_NUMBER, "0.003" },
    { "pl", FALSE, 4500, VENULE_MEASURE_ML, "4,5 ml" },
    { "pl", FALSE, 8000, VENULE_MEASURE_WEEKS, "8 tygodni" },
    { "pl", FALSE, 2000, VENULE_MEASURE_WEEKS, "2 tygodnie" },
    { "ar", FALSE, 7000, VENULE_MEASURE_DAYS, "7 أيام" },
    { "ar", TRUE, 7000, VENULE_MEASURE_DAYS, "٧ أيام" },
    { "ar", TRUE, 3000, VENULE_MEASURE_NUMBER, "٣" },
    /* Doses keep Latin digits, and stand apart from what runs the other way. */
    { "ar", TRUE, 4500, VENULE_MEASURE_ML, FSI "4.5 ملتر" PDI },
    { "ar", FALSE, 2000, VENULE_MEASURE_MG_PER_ML, FSI "2 مغم/ملتر" PDI },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VenulePhrasebook) phrasebook = open_phrasebook (cases[i].language, cases[i].native_digits);
      g_autofree char *text = venule_phrasebook_format_measure (phrasebook, cases[i].number, cases[i].measure);
      g_auto (GStrv) pieces = g_strsplit (text, "\302\240", -1);
      g_autofree char *spaced = g_strjoinv (" ", pieces);

      g_assert_cmpstr (spaced, ==, cases[i].text);
    }
}

static void
test_isolates (void)
{
  g_autoptr (VenulePhrasebook) english = open_phrasebook ("en-GB", FALSE);
  g_autoptr (VenulePhrasebook) arabic = open_phrasebook ("ar", FALSE);
  static const struct
  {
    gboolean arabic, code;
    const char *text, *isolated;
  } cases[] = {
    { FALSE, TRUE, "0121 496 0123", "0121 496 0123" },
    { TRUE, TRUE, "0121 496 0123", LRI "0121 496 0123" PDI },
    { FALSE, FALSE, "Anna", "Anna" },
    { FALSE, FALSE, "آنا", FSI "آنا" PDI },
    { TRUE, FALSE, "Anna", FSI "Anna" PDI },
  };

  g_assert_false (venule_phrasebook_is_right_to_left (english));
  g_assert_true (venule_phrasebook_is_right_to_left (arabic));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      VenulePhrasebook *phrasebook = cases[i].arabic ? arabic : english;
      g_autofree char *isolated = cases[i].code ? venule_phrasebook_isolate_code (phrasebook, cases[i].text)
                                                : venule_phrasebook_isolate (phrasebook, cases[i].text);

      g_assert_cmpstr (isolated, ==, cases[i].isolated);
    }
}

static void
test_messages (void)
{
  static const char *const names[] = { "page", "pages", NULL };
  static const guint numbers[] = { 2, 5 };
  static const struct
  {
    const char *language, *pattern, *text;
  } cases[] = {
    { "en-GB", "Page {page} of {pages}", "Page 2 of 5" },
    { "ar", "صفحة {page} من {pages}", "صفحة 2 من 5" },
    { "pl", "{pages, plural, one {# strona} few {# strony} many {# stron} other {# strony}}", "5 stron" },
    { "en-GB", "{page,plural,=2{the second of {pages}}other{#}}", "the second of 5" },
    { "en-GB", "no numbers", "no numbers" },
    /* Everything else could have ICU read an argument as a pointer. */
    { "en-GB", "{page, select, other {x}}", NULL },
    { "en-GB", "{page, date}", NULL },
    { "en-GB", "{0}", NULL },
    { "en-GB", "{ other }", NULL },
    { "en-GB", "{page", NULL },
    { "en-GB", "page}", NULL },
    { "en-GB", "{}", NULL },
    { "en-GB", "'{page}'", NULL },
    { "en-GB", "{page, plural, one {x}}", NULL },
    { "en-GB",
      "{page, plural, other {{page, plural, other {{page, plural, other {{page, plural, other {"
      "{page, plural, other {x}}}}}}}}}}",
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VenulePhrasebook) phrasebook = open_phrasebook (cases[i].language, FALSE);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = venule_phrasebook_format_message (phrasebook, cases[i].pattern, names, numbers, &error);

      g_assert_cmpstr (text, ==, cases[i].text);
      g_assert_true ((error == NULL) == (cases[i].text != NULL));
    }
}

static void
test_languages (void)
{
  static const struct
  {
    const char *tag;
    gboolean is_language;
  } cases[] = {
    { "pl", TRUE },   { "en-GB", TRUE },  { "zh-Hans-CN", TRUE }, { "", FALSE },
    { "p", FALSE },   { "pl/..", FALSE }, { "../../pl", FALSE },  { "pl\n", FALSE },
    { "pl-", FALSE }, { "en_GB", FALSE }, { "polish", FALSE },    { "pl@x=y", FALSE },
  };
  g_autoptr (VenulePhrasebook) polish = open_phrasebook ("pl", FALSE);
  g_autofree char *name = venule_phrasebook_name_language (polish, "pl");
  g_autofree char *foreign = venule_phrasebook_name_language (polish, "en-GB");

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VenulePhrasebook) phrasebook = venule_phrasebook_new (cases[i].tag, FALSE, &error);

      g_assert_cmpint (venule_phrasebook_is_language (cases[i].tag), ==, cases[i].is_language);
      g_assert_true ((phrasebook != NULL) == cases[i].is_language);
      g_assert_true ((error == NULL) == cases[i].is_language);
    }
  g_assert_cmpstr (name, ==, "polski");
  g_assert_cmpstr (foreign, ==, "angielski");
}

/* The sheet's language is the patient's, never the process's. */
static void
test_process_locale (void)
{
  g_autoptr (VenulePhrasebook) phrasebook = open_phrasebook ("en-GB", FALSE);
  g_autofree char *text = NULL;

  g_setenv ("LC_ALL", "pl_PL.UTF-8", TRUE);
  g_setenv ("LANG", "pl_PL.UTF-8", TRUE);
  setlocale (LC_ALL, "");
  text = venule_phrasebook_format_measure (phrasebook, 4500, VENULE_MEASURE_ML);
  g_assert_cmpstr (text, ==, "4.5 ml");
  g_setenv ("LC_ALL", "C.UTF-8", TRUE);
  setlocale (LC_ALL, "");
}

static void
test_texts (void)
{
  static const struct
  {
    const char *text, *source;
    guint n_parts;
  } cases[] = {
    { "  Ring\n   {phone}  now ", "Ring {phone} now", 3 },
    { "plain", "plain", 1 },
    { "{a}{b}", "{a}{b}", 2 },
    { "a {{b} c", "a {{b} c", 1 },
    { "", NULL, 0 },
    { " \n", NULL, 0 },
    { "{", NULL, 0 },
    { "{Phone}", NULL, 0 },
    { "{phone", NULL, 0 },
    { "{}", NULL, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *wrong = NULL;
      g_autoptr (VenuleText) text = venule_text_parse (cases[i].text, &wrong);

      g_assert_true ((text != NULL) == (cases[i].source != NULL));
      g_assert_true ((wrong == NULL) == (text != NULL));
      if (text == NULL)
        continue;
      g_assert_cmpstr (text->source, ==, cases[i].source);
      g_assert_cmpuint (text->parts->len, ==, cases[i].n_parts);
    }
}

static void
test_places (void)
{
  static const struct
  {
    const char *a, *b;
    gboolean same;
  } cases[] = {
    { "{a} and {b}", "{b}, {a}", TRUE }, { "{a}", "a", FALSE },       { "{a}", "{b}", FALSE },
    { "{a} {a}", "{a}", FALSE },         { "none", "nothing", TRUE }, { "{a} {a} {b}", "{a} {b} {b}", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *wrong = NULL;
      g_autoptr (VenuleText) a = venule_text_parse (cases[i].a, &wrong);
      g_autoptr (VenuleText) b = venule_text_parse (cases[i].b, &wrong);

      g_assert_cmpint (venule_text_has_same_places (a, b), ==, cases[i].same);
    }
}

static void
test_countries (void)
{
  static const char *const rows[][3] = {
    { "uk", "en-GB", "United Kingdom" }, { "uk", "pl", "Wielka Brytania" }, { "de", "en-GB", "Germany" },
    { "us", "fr", "États-Unis" },        { "qq", "en-GB", "qq" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = venule_country_name (rows[i][0], rows[i][1]);

      g_assert_cmpstr (name, ==, rows[i][2]);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/phrasebook/dates", test_dates);
  g_test_add_func ("/sheet/phrasebook/every-day", test_every_day);
  g_test_add_func ("/sheet/phrasebook/measures", test_measures);
  g_test_add_func ("/sheet/phrasebook/isolates", test_isolates);
  g_test_add_func ("/sheet/phrasebook/messages", test_messages);
  g_test_add_func ("/sheet/phrasebook/languages", test_languages);
  g_test_add_func ("/sheet/phrasebook/process-locale", test_process_locale);
  g_test_add_func ("/sheet/text/parse", test_texts);
  g_test_add_func ("/sheet/text/places", test_places);
  g_test_add_func ("/sheet/phrasebook/countries", test_countries);
  return g_test_run ();
}
