/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* An answer that sets every text of the sheet anew finds them measured, once nobody has answered for a moment. */

#include "venule-bench-case.h"
#include "venule-sheet-ahead.h"
#include "venule-thread-tools.h"

typedef struct
{
  const char *sample, *path, *answer;
} Row;

static const Row rows[] = {
  { "both-legs", "patient/sheet-format", "large" },
  { "both-legs", "patient/sheet-format", "extra-large" },
  { "arabic-bilingual", "patient/sheet-format", "large" },
  { "arabic-bilingual", "patient/bilingual", "no" },
};

static void
on_composed_cb (VenuleCase *the_case, gboolean *is_composed)
{
  *is_composed = TRUE;
}

/* Returns: whether some text of the sheet has not been measured yet; one of them is then */
static gboolean
has_new_text (VenuleCase *the_case)
{
  VenuleWorkplace *workplace = venule_desk_get_workplace (venule_case_get_desk (the_case));
  VenuleSheet *sheet = venule_case_get_sheet (the_case);
  g_autoptr (GError) error = NULL;
  VenuleFonts *fonts = venule_thread_tools_get_fonts (sheet, &error);
  VenuleLegMap *leg_map = venule_thread_tools_get_leg_map (venule_workplace_get_data_folder (workplace), &error);

  g_assert_no_error (error);
  return venule_pages_get_ready (sheet, fonts, leg_map, 1);
}

static void
test_answer (gconstpointer data)
{
  const Row *row = data;
  g_autofree char *file = g_strdup_printf ("%s/samples/%s.xml", g_getenv ("VENULE_DATA_DIR"), row->sample);
  g_autoptr (VenuleDesk) desk = venule_desk_new (TRUE, venule_civil_date_new (2026, 11, 23));
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleCase) the_case = venule_bench_case_open (desk, file, &error);
  g_autoptr (VenuleSheetAhead) ahead = venule_sheet_ahead_new ();
  gboolean is_composed = FALSE;

  g_assert_no_error (error);
  g_assert_true (venule_sheet_ahead_get_is_done (ahead));
  venule_sheet_ahead_set_case (ahead, the_case);
  g_assert_true (venule_sheet_ahead_get_is_done (ahead));
  venule_sheet_ahead_set_is_seen (ahead, TRUE);
  g_assert_false (venule_sheet_ahead_get_is_done (ahead));
  while (!venule_sheet_ahead_get_is_done (ahead))
    g_main_context_iteration (NULL, TRUE);

  g_signal_connect (the_case, "composed", G_CALLBACK (on_composed_cb), &is_composed);
  g_assert_true (venule_case_set_text (the_case, row->path, row->answer, &error));
  g_assert_no_error (error);
  while (!is_composed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (has_new_text (the_case));
  while (venule_sheet_ahead_get_is_done (ahead))
    g_main_context_iteration (NULL, TRUE);
  venule_sheet_ahead_set_is_seen (ahead, FALSE);
  g_assert_true (venule_sheet_ahead_get_is_done (ahead));
  g_signal_handlers_disconnect_by_data (the_case, &is_composed);
}

int
main (int argc, char **argv)
{
  g_setenv ("GSETTINGS_BACKEND", "memory", TRUE);
  g_test_init (&argc, &argv, G_TEST_OPTION_ISOLATE_DIRS, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name
          = g_strdup_printf ("/app/sheet-ahead/%s/%s/%s", rows[i].sample, rows[i].path, rows[i].answer);

      g_test_add_data_func (name, &rows[i], test_answer);
    }
  return g_test_run ();
}
