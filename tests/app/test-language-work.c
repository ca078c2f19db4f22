/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-language-work.h"
#include "venule-own-language.h"
#include "venule-thread-tools.h"

#include <glib/gstdio.h>
#include <string.h>

#define LANGUAGE "hsb"
#define ID       "move.walk"

/* A language at work, without a window: what an editor saves is read, judged and on a page. */
typedef struct
{
  VenuleDesk *desk;
  VenuleLanguageWork *work;
  guint n_prepared, n_loaded, n_languages;
} Fixture;

static void
count (gpointer work, guint *n)
{
  (*n)++;
}

static void
wait_for (guint *n, guint more_than)
{
  while (*n <= more_than)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->desk = venule_desk_new (TRUE, venule_civil_date_new (2026, 11, 23));
  fixture->work = venule_language_work_new (fixture->desk);
  g_signal_connect (fixture->work, "prepared", G_CALLBACK (count), &fixture->n_prepared);
  g_signal_connect (fixture->work, "loaded", G_CALLBACK (count), &fixture->n_loaded);
  g_signal_connect (fixture->work, "languages-changed", G_CALLBACK (count), &fixture->n_languages);
  venule_language_work_prepare (fixture->work);
  wait_for (&fixture->n_prepared, 0);
  g_assert_cmpstr (venule_language_work_get_failure (fixture->work), ==, NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = venule_own_language_get_path (LANGUAGE);

  g_unlink (path);
  g_clear_object (&fixture->work);
  g_clear_object (&fixture->desk);
}

/* As editors do: written beside it, then renamed. */
static void
save (const char *translation)
{
  g_autofree char *path = venule_own_language_get_path (LANGUAGE);
  g_autofree char *beside = g_strconcat (path, ".new", NULL);
  g_autofree char *po
      = g_strdup_printf ("msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n\nmsgctxt \"" ID
                         "\"\nmsgid \"%s\"\nmsgstr \"%s\"\n",
                         "Walk each day: it helps your legs heal.", translation);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (beside, po, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_rename (beside, path), ==, 0);
}

static void
begin (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  guint before = fixture->n_loaded;

  venule_own_language_start (venule_language_work_get_template (fixture->work), LANGUAGE, "", &error);
  g_assert_no_error (error);
  venule_language_work_set_language (fixture->work, LANGUAGE);
  wait_for (&fixture->n_loaded, before);
}

static const VenuleTranslationText *
find (Fixture *fixture)
{
  return venule_translation_find_text (venule_language_work_get_translation (fixture->work), ID);
}

/* Until it is read and its first page is painted. */
static void
test_saved (Fixture *fixture, gconstpointer data)
{
  VenuleSampleSheets *samples = venule_language_work_get_samples (fixture->work);
  cairo_surface_t *surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, 794, 1123);
  cairo_t *cr = cairo_create (surface);
  double worst = 0;

  begin (fixture);
  g_assert_true (venule_language_work_is_own (fixture->work));
  for (guint i = 0; i < 6; i++)
    {
      g_autofree char *words = g_strdup_printf ("Chodźić %u.", i);
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleSheet) sheet = NULL;
      g_autoptr (VenulePages) pages = NULL;

      save (words);
      g_test_timer_start ();
      while (strcmp (find (fixture)->translation, words) != 0)
        g_main_context_iteration (NULL, TRUE);
      sheet = venule_sample_sheets_compose (samples, venule_sample_sheets_find_fullest (samples),
                                            venule_language_work_get_translation (fixture->work), &error);
      g_assert_no_error (error);
      pages = venule_pages_new (sheet, venule_thread_tools_get_fonts (sheet, &error),
                                venule_thread_tools_get_leg_map (
                                    venule_workplace_get_data_folder (venule_desk_get_workplace (fixture->desk)), NULL),
                                &error);
      g_assert_no_error (error);
      venule_pages_draw (pages, 0, cr);
      /* The first one opens the fonts. */
      worst = i == 0 ? 0 : MAX (worst, g_test_timer_elapsed ());
    }
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_test_message ("from the rename to the painted page: %.0f ms at most", worst * 1000);
  g_test_minimized_result (worst, "from the rename to the painted page: %.0f ms at most", worst * 1000);
}

/* What can't be read leaves what was read, and says so; the next good file is read. */
static void
test_broken (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = venule_own_language_get_path (LANGUAGE);
  const VenuleTranslationProblem *problem;

  begin (fixture);
  save ("Hić.");
  while (strcmp (find (fixture)->translation, "Hić.") != 0)
    g_main_context_iteration (NULL, TRUE);
  g_file_set_contents (path, "msgid \"broken\n", -1, NULL);
  while (!venule_language_work_is_broken (fixture->work))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (find (fixture)->translation, ==, "Hić.");
  problem = g_ptr_array_index (venule_language_work_get_problems (fixture->work), 0);
  g_assert_cmpint (problem->kind, ==, VENULE_PROBLEM_BROKEN);
  g_assert_nonnull (strstr (problem->location, LANGUAGE ".po"));
  save ("Hić zaso.");
  while (venule_language_work_is_broken (fixture->work))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (find (fixture)->translation, ==, "Hić zaso.");
}

/* A language dropped into the folder is there. */
static void
test_dropped (Fixture *fixture, gconstpointer data)
{
  g_auto (GStrv) before = venule_language_work_list_languages (fixture->work);
  g_auto (GStrv) after = NULL;
  guint n = fixture->n_languages;

  g_assert_false (g_strv_contains ((const char *const *) before, LANGUAGE));
  save ("Hić.");
  wait_for (&fixture->n_languages, n);
  after = venule_language_work_list_languages (fixture->work);
  g_assert_true (g_strv_contains ((const char *const *) after, LANGUAGE));
}

/* The program that is open prints what was saved last, and, where that can't be read, what was good before. */
static void
test_workplace (Fixture *fixture, gconstpointer data)
{
  VenuleWorkplace *workplace = venule_desk_get_workplace (fixture->desk);
  VenuleDefinitions *definitions = venule_workplace_get_definitions (workplace, NULL, NULL);
  g_autofree char *path = venule_own_language_get_path (LANGUAGE);
  static const char *const saved[] = { "Hić.", "Hić zaso.", NULL, "Hić hišće raz." };
  const char *good = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (saved); i++)
    {
      VenuleTranslation *translation;

      if (saved[i] != NULL)
        save (saved[i]);
      else
        g_file_set_contents (path, "msgid \"broken\n", -1, NULL);
      good = saved[i] != NULL ? saved[i] : good;
      translation = venule_workplace_get_translation (workplace, definitions, LANGUAGE, NULL);
      g_assert_cmpstr (venule_translation_find_text (translation, ID)->translation, ==, good);
    }
}

/* Each text is on the sheets that print it, terms too. */
static void
test_samples (Fixture *fixture, gconstpointer data)
{
  VenuleSampleSheets *samples = venule_language_work_get_samples (fixture->work);
  static const struct
  {
    const char *id;
    gboolean on_all;
  } cases[] = { { "head.title", TRUE },
                { "urgent.breathing", TRUE },
                { "move.walk", FALSE },
                { "area.left.knee", FALSE },
                { "foot.page", TRUE } };

  g_assert_null (venule_sample_sheets_find_printing (samples, "no.such"));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GArray *printing = venule_sample_sheets_find_printing (samples, cases[i].id);

      g_test_message ("%s: %u", cases[i].id, printing == NULL ? 0 : printing->len);
      g_assert_nonnull (printing);
      if (cases[i].on_all)
        g_assert_cmpuint (printing->len, >=, venule_sample_sheets_get_n (samples) - 1);
      else
        g_assert_cmpuint (printing->len, <, venule_sample_sheets_get_n (samples));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  g_test_add ("/language-work/saved", Fixture, NULL, set_up, test_saved, tear_down);
  g_test_add ("/language-work/broken", Fixture, NULL, set_up, test_broken, tear_down);
  g_test_add ("/language-work/dropped", Fixture, NULL, set_up, test_dropped, tear_down);
  g_test_add ("/language-work/workplace", Fixture, NULL, set_up, test_workplace, tear_down);
  g_test_add ("/language-work/samples", Fixture, NULL, set_up, test_samples, tear_down);
  return g_test_run ();
}
