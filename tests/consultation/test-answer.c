/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-answer.h"

#include <string.h>

#include "venule-test-form.h"

typedef struct
{
  VenuleForm *form;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->form = venule_test_form_new ();
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  venule_form_free (fixture->form);
}

static const VenuleQuestion *
ask (Fixture *fixture, const char *path)
{
  const VenuleQuestion *question = venule_form_find_question (fixture->form, path);

  g_assert_nonnull (question);
  return question;
}

static void
test_good (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *path;
    const char *text;
  } rows[] = {
    { "health/asthma", "yes" },
    { "health/asthma", "no" },
    { "health/pregnant", "not-possible" },
    { "reason/concern", "aching" },
    { "plan/area", "left/knee" },
    { "plan/area", "right/foot" },
    { "plan/strength", "0.20" },
    { "plan/sessions", "12" },
    { "temperature-c", "-40.5" },
    { "patient/born", "1900-01-01" },
    { "session/date", "1583-01-01" },
    { "session/time", "00:00" },
    { "session/time", "23:59" },
    { "patient/family-name", "O'Brien & Sons <x>" },
    { "patient/family-name", "Łucja Żółć" },
    { "patient/family-name", "محمد" },
    { "patient/nhs-number", "9434765919" },
    { "patient/nhs-number", "4010232137" },
    { "patient/sheet-language", "en-GB" },
    { "patient/sheet-language", "pl" },
    { "patient/sheet-language", "zh-Hans" },
    { "patient/sheet-language", "zh-Hant-TW" },
    { "patient/sheet-language", "es-419" },
    { "session/injected/vein", "v1" },
    { "leg-map/stroke/points", "0,1 0.5,0.125 1.0,0" },
    { "leg-map/mark/x", "0.42" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (VenuleAnswer) answer = NULL;
      g_autofree char *what = NULL;

      g_test_message ("%s = %s", rows[i].path, rows[i].text);
      answer = venule_answer_parse (ask (fixture, rows[i].path), rows[i].text, &what);
      g_assert_cmpstr (what, ==, NULL);
      g_assert_nonnull (answer);
      g_assert_cmpstr (venule_answer_get_text (answer), ==, rows[i].text);
      g_assert_cmpuint (venule_answer_get_n_values (answer), ==, 1);
      g_assert_cmpstr (venule_answer_get_value (answer, 0), ==, rows[i].text);
    }
}

static void
test_bad (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *path;
    const char *text;
    const char *says;
  } rows[] = {
    { "health/asthma", "", "empty" },
    { "health/asthma", " yes ", "yes, no" },
    { "health/asthma", "Yes", "yes, no" },
    { "health/asthma", "maybe", "\"maybe\"" },
    { "health/pregnant", "perhaps", "no, yes, not-possible" },
    { "reason/concern", "vanity", "appearance, aching" },
    { "plan/area", "knee", "left or right" },
    { "plan/area", "both/knee", "left or right" },
    { "plan/area", "left/elbow", "upper-thigh" },
    { "plan/area", "left/", "upper-thigh" },
    { "plan/sessions", "13", "from 1 to 12" },
    { "plan/sessions", "0", "from 1 to 12" },
    { "plan/sessions", "2.5", "whole number" },
    { "plan/sessions", "three", "not a number" },
    { "plan/sessions", "3 ", "not a number" },
    { "plan/strength", "0.201", "at most 2" },
    { "plan/interval-weeks", "53", "from 1 to 52 weeks" },
    { "scan/leg/abpi", "0.29", "from 0.3 to 2" },
    { "patient/born", "1899-12-31", "from 1900-01-01" },
    { "patient/born", "2023-02-29", "YYYY-MM-DD" },
    { "patient/born", "09/04/1968", "YYYY-MM-DD" },
    { "session/time", "24:00", "HH:MM" },
    { "session/time", "9:30", "HH:MM" },
    { "session/time", "10:60", "HH:MM" },
    { "session/time", "10:4", "HH:MM" },
    { "patient/family-name", " Brien", "space" },
    { "patient/family-name", "Brien\xC2\xA0", "space" },
    { "patient/family-name", "Bri\ten", "control character" },
    { "patient/family-name", "Bri\nen", "control character" },
    { "patient/family-name",
      "Bri\xC2\x85"
      "en",
      "control character" },
    { "patient/family-name",
      "a\xE2\x80\xAE"
      "b",
      "direction" },
    { "patient/family-name",
      "a\xE2\x81\xA6"
      "b",
      "direction" },
    { "patient/family-name",
      "a\xE2\x80\x8F"
      "b",
      "direction" },
    { "patient/family-name",
      "a\xD8\x9C"
      "b",
      "direction" },
    { "patient/family-name",
      "a\xEF\xBB\xBF"
      "b",
      "invisible" },
    { "patient/family-name", "e\xCC\x81", "NFC" },
    { "patient/family-name", "\xFF\xFE", "UTF-8" },
    { "patient/nhs-number", "9434765918", "last digit" },
    { "patient/nhs-number", "943476591", "ten digits" },
    { "patient/nhs-number", "943 476 5919", "ten digits" },
    /* eleven less the remainder is ten here: no check digit makes it valid */
    { "patient/nhs-number", "0000000060", "last digit" },
    { "patient/sheet-language", "english", "language tag" },
    { "patient/sheet-language", "en_GB", "language tag" },
    { "patient/sheet-language", "EN-gb", "language tag" },
    { "patient/sheet-language", "en-", "language tag" },
    { "patient/sheet-language", "zh-Ha", "language tag" },
    { "patient/sheet-language", "../../etc", "language tag" },
    { "session/injected/vein", "1v", "id" },
    { "session/injected/vein", "v 1", "id" },
    { "leg-map/stroke/points", "0.5", "x,y pairs" },
    { "leg-map/stroke/points", "0.5,1.1", "x,y pairs" },
    { "leg-map/stroke/points", "0.5,-0.1", "x,y pairs" },
    { "leg-map/stroke/points", "0,0  1,1", "x,y pairs" },
    { "leg-map/stroke/points", "0,0 1,1 ", "x,y pairs" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *what = NULL;

      g_test_message ("%s, \"%s\"", rows[i].path, rows[i].says);
      g_assert_null (venule_answer_parse (ask (fixture, rows[i].path), rows[i].text, &what));
      g_assert_nonnull (what);
      if (strstr (what, rows[i].says) == NULL)
        g_error ("\"%s\" does not say \"%s\"", what, rows[i].says);
      g_assert_true (g_utf8_validate (what, -1, NULL));
      g_assert_null (strstr (what, "Brien"));
    }
}

static void
test_long_text (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *two_hundred = g_strnfill (200, 'a');
  g_autofree char *more = g_strnfill (201, 'a');
  g_autofree char *what = NULL;
  g_autoptr (VenuleAnswer) answer = venule_answer_parse (ask (fixture, "note-to-patient"), two_hundred, NULL);

  g_assert_nonnull (answer);
  g_assert_null (venule_answer_parse (ask (fixture, "note-to-patient"), more, &what));
  g_assert_nonnull (strstr (what, "at most 200 characters"));
  g_assert_cmpuint (strlen (what), <, 150);
}

static void
test_many (Fixture *fixture, gconstpointer user_data)
{
  const char *const shuffled[] = { "right/knee", "left/foot", "left/knee", NULL };
  const char *const sorted[] = { "left/knee", "left/foot", "right/knee", NULL };
  const char *const twice[] = { "left/knee", "right/knee", "left/knee", NULL };
  const char *const none[] = { NULL };
  const char *const two[] = { "yes", "no", NULL };
  const VenuleQuestion *area = ask (fixture, "plan/area");
  g_autoptr (VenuleAnswer) a = venule_answer_parse_many (area, shuffled, NULL);
  g_autoptr (VenuleAnswer) b = venule_answer_parse_many (area, sorted, NULL);
  g_autofree char *what_twice = NULL;
  g_autofree char *what_none = NULL;
  g_autofree char *what_two = NULL;

  g_assert_true (venule_answer_equal (a, b));
  g_assert_cmpstr (venule_answer_get_text (a), ==, "left/knee left/foot right/knee");
  g_assert_true (venule_answer_has_value (a, g_intern_static_string ("left/foot")));
  g_assert_false (venule_answer_has_value (a, g_intern_static_string ("right/foot")));
  g_assert_true (venule_answer_get_value (a, 2) == g_intern_static_string ("right/knee"));

  g_assert_null (venule_answer_parse_many (area, twice, &what_twice));
  g_assert_nonnull (strstr (what_twice, "left/knee"));
  g_assert_null (venule_answer_parse_many (area, none, &what_none));
  g_assert_nonnull (what_none);
  g_assert_null (venule_answer_parse_many (ask (fixture, "health/asthma"), two, &what_two));
  g_assert_nonnull (what_two);
}

static void
test_values (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleAnswer) typed = venule_answer_parse (ask (fixture, "plan/strength"), "0.20", NULL);
  g_autoptr (VenuleAnswer) shorter = venule_answer_parse (ask (fixture, "plan/strength"), "0.2", NULL);
  g_autoptr (VenuleAnswer) other = venule_answer_parse (ask (fixture, "plan/strength"), "0.3", NULL);
  g_autoptr (VenuleAnswer) date = venule_answer_parse (ask (fixture, "session/date"), "2026-11-23", NULL);

  g_assert_cmpint (venule_answer_get_number (typed), ==, 200);
  g_assert_true (venule_answer_equal (typed, shorter));
  g_assert_false (venule_answer_equal (typed, other));
  g_assert_false (venule_answer_equal (typed, NULL));
  g_assert_true (venule_answer_equal (NULL, NULL));
  g_assert_cmpuint (venule_answer_get_date (date), ==, venule_civil_date_new (2026, 11, 23));
}

static void
test_via (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleAnswer) by_hand = venule_answer_parse (ask (fixture, "health/asthma"), "no", NULL);
  g_autoptr (VenuleAnswer) marked = venule_answer_with_via (by_hand, "none-of-these");
  g_autoptr (VenuleAnswer) again = venule_answer_with_via (marked, "none-of-these");
  g_autoptr (VenuleAnswer) plain = venule_answer_with_via (marked, NULL);
  g_autoptr (VenuleAnswer) text = venule_answer_parse (ask (fixture, "note-to-patient"), "one", NULL);
  g_autoptr (VenuleAnswer) marked_text = venule_answer_with_via (text, "usual-course");
  g_autoptr (VenuleAnswer) attribute = venule_answer_parse (ask (fixture, "leg-map/mark/x"), "0.5", NULL);
  g_autoptr (VenuleAnswer) same = venule_answer_with_via (attribute, "usual-course");

  g_assert_null (venule_answer_get_via (by_hand));
  g_assert_cmpstr (venule_answer_get_via (marked), ==, "none-of-these");
  g_assert_true (again == marked);
  g_assert_null (venule_answer_get_via (plain));
  g_assert_true (venule_answer_equal (by_hand, marked));
  g_clear_pointer (&text, venule_answer_unref);
  g_assert_cmpstr (venule_answer_get_value (marked_text, 0), ==, "one");
  g_assert_true (same == attribute);
}

static gpointer
hold_and_release (gpointer answer)
{
  for (guint i = 0; i < 100000; i++)
    venule_answer_unref (venule_answer_ref (answer));
  return NULL;
}

static void
test_threads (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleAnswer) answer = venule_answer_parse (ask (fixture, "health/asthma"), "no", NULL);
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("holder", hold_and_release, answer);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  g_assert_cmpstr (venule_answer_get_text (answer), ==, "no");
}

static void
test_form (Fixture *fixture, gconstpointer user_data)
{
  VenuleForm *leg = venule_form_find_form (fixture->form, "scan/leg");
  VenuleQuestion *abpi = venule_form_find_question (leg, "abpi");

  g_assert_cmpstr (abpi->path, ==, "scan/leg/abpi");
  g_assert_true (venule_form_find_question (fixture->form, "scan/leg/abpi") == abpi);
  g_assert_true (venule_form_find_form (fixture->form, "") == fixture->form);
  g_assert_null (venule_form_find_question (fixture->form, "scan/leg"));
  g_assert_null (venule_form_find_question (fixture->form, "/abpi"));
  g_assert_null (venule_form_find_question (fixture->form, "scan//abpi"));
  g_assert_null (venule_form_find_form (fixture->form, "scan/"));
  g_assert_null (venule_form_find_form (fixture->form, "sca"));
  g_assert_cmpuint (((VenuleQuestion *) g_ptr_array_index (leg->questions, 0))->ordinal, <, abpi->ordinal);
  g_assert_cmpuint (venule_form_find_question (fixture->form, "temperature-c")->ordinal, ==,
                    fixture->form->n_questions - 1);
  g_assert_true (venule_form_has_list_of_keys (leg));
  g_assert_false (venule_form_has_list_of_keys (venule_form_find_form (fixture->form, "session/feeder-treated")));
  g_assert_true (venule_question_has_pattern ("nhs-number"));
  g_assert_false (venule_question_has_pattern ("postcode"));
}

static void
test_groups (void)
{
  static const struct
  {
    const char *pattern, *text, *grouped;
  } rows[] = {
    { "nhs-number", "9434765919", "943 476 5919" },
    /* What is none stays as it is: nothing in it may go. */
    { "nhs-number", "9434765918", "9434765918" },
    { "nhs-number", "94347", "94347" },
    { "nhs-number", "", "" },
    { "no pattern", "9434765919", "9434765919" },
    { NULL, "9434765919", "9434765919" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *grouped = venule_text_group (rows[i].pattern, rows[i].text);

      g_assert_cmpstr (grouped, ==, rows[i].grouped);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/consultation/answer/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("good", test_good);
  ADD ("bad", test_bad);
  ADD ("long-text", test_long_text);
  ADD ("many", test_many);
  ADD ("values", test_values);
  ADD ("via", test_via);
  ADD ("threads", test_threads);
  ADD ("form", test_form);
#undef ADD
  g_test_add_func ("/consultation/answer/groups", test_groups);
  return g_test_run ();
}
