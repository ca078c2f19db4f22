/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-consultation-file.h"
#include "venule-leg-marks.h"
#include "venule-leg-words.h"
#include "venule-stroke.h"
#include "venule-test-consultation.h"

#include <string.h>

typedef struct
{
  VenuleConsultation *consultation;
  VenuleLegMarks *marks;
  guint n_changes, position, removed, added;
} Fixture;

static void
on_items_changed_cb (GListModel *list, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_changes++;
  fixture->position = position;
  fixture->removed = removed;
  fixture->added = added;
}

static void
set_up (Fixture *fixture, gconstpointer sample)
{
  fixture->consultation = venule_test_read_sample (sample);
  fixture->marks = venule_leg_marks_new (venule_test_get_definitions ()->protocol, fixture->consultation);
  g_signal_connect (fixture->marks, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer sample)
{
  g_object_unref (fixture->marks);
  g_object_unref (fixture->consultation);
}

static char *
write_xml (Fixture *fixture)
{
  g_autoptr (GBytes) bytes = venule_consultation_to_xml (fixture->consultation);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->marks));
}

static VenulePlacedMark *
add (Fixture *fixture, const char *kind, const char *text)
{
  g_autoptr (GArray) points = venule_stroke_parse (text);

  return venule_leg_marks_add (fixture->marks, "left", "front", kind, points);
}

/* What is drawn stands in the document, and one undo takes all of it away. */
static void
test_add (Fixture *fixture, gconstpointer sample)
{
  static const struct
  {
    const char *kind, *points, *element, *place;
  } rows[] = {
    { "feeding", "0.4204,0.5", "<mark ", "x=\"0.42\" y=\"0.5\"" },
    { "thread", "0.1,0.2 0.25,0.3", "<stroke ", "points=\"0.1,0.2 0.25,0.3\"" },
  };
  guint n = count (fixture);

  g_assert_true (venule_leg_marks_can_draw (fixture->marks));
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *before = write_xml (fixture);
      VenulePlacedMark *mark = add (fixture, rows[i].kind, rows[i].points);
      g_autofree char *with = write_xml (fixture);
      g_autofree char *after = NULL;
      g_autofree char *kind = g_strdup_printf ("kind=\"%s\"", rows[i].kind);
      g_auto (GStrv) lines = g_strsplit (with, "\n", -1);
      gboolean found = FALSE;

      g_assert_nonnull (mark);
      g_assert_cmpuint (count (fixture), ==, n + 1);
      g_assert_cmpstr (venule_placed_mark_get_drawn (mark)->kind, ==, rows[i].kind);
      for (guint k = 0; lines[k] != NULL; k++)
        found |= strstr (lines[k], rows[i].element) != NULL && strstr (lines[k], rows[i].place) != NULL
                 && strstr (lines[k], "leg=\"left\" view=\"front\"") != NULL && strstr (lines[k], kind) != NULL;
      g_assert_true (found);

      g_assert_true (venule_consultation_undo (fixture->consultation));
      after = write_xml (fixture);
      g_assert_cmpstr (after, ==, before);
      g_assert_cmpuint (count (fixture), ==, n);
      g_assert_null (venule_consultation_get_undo_name (fixture->consultation));
      g_assert_true (venule_consultation_redo (fixture->consultation));
      g_assert_cmpuint (count (fixture), ==, n + 1);
      g_assert_true (venule_consultation_undo (fixture->consultation));
    }
}

/* Moving, saying anew and tying are a step each, and tell the mark, not the list. */
static void
test_edit (Fixture *fixture, gconstpointer sample)
{
  g_autofree char *before = write_xml (fixture);
  g_autofree char *after = NULL;
  g_autofree char *path = NULL;
  VenulePlacedMark *mark = venule_leg_marks_peek (fixture->marks, 0);
  GPtrArray *references = venule_leg_marks_get_references (fixture->marks, mark);
  VenuleGroup *veins = venule_leg_marks_get_members (fixture->marks, references->pdata[0]);
  VenuleEntry *vein = venule_group_peek (veins, 0);
  double x, y, new_x, new_y;

  venule_stroke_get_point (venule_placed_mark_get_drawn (mark)->points, 0, &x, &y);
  venule_leg_marks_move (fixture->marks, mark, 0.05, -0.125);
  venule_stroke_get_point (venule_placed_mark_get_drawn (mark)->points, 0, &new_x, &new_y);
  g_assert_cmpfloat_with_epsilon (new_x, x + 0.05, 1e-9);
  g_assert_cmpfloat_with_epsilon (new_y, y - 0.125, 1e-9);
  venule_leg_marks_choose (fixture->marks, mark, venule_leg_marks_get_choice (fixture->marks, mark, 2), "treated");
  g_assert_cmpstr (venule_placed_mark_get_drawn (mark)->kind, ==, "treated");
  venule_leg_marks_tie (fixture->marks, mark, references->pdata[0], venule_entry_get_key (vein));
  g_assert_true (venule_leg_marks_get_tied (fixture->marks, mark, references->pdata[0]) == vein);
  path = venule_leg_marks_find_path_of_tied (fixture->marks, vein);
  g_assert_true (venule_leg_marks_find (fixture->marks, path) == mark);
  venule_leg_marks_tie (fixture->marks, mark, references->pdata[0], NULL);
  g_assert_null (venule_leg_marks_get_tied (fixture->marks, mark, references->pdata[0]));
  g_assert_cmpuint (fixture->n_changes, ==, 0);

  for (guint i = 0; i < 4; i++)
    g_assert_true (venule_consultation_undo (fixture->consultation));
  after = write_xml (fixture);
  g_assert_cmpstr (after, ==, before);
  g_assert_null (venule_consultation_get_undo_name (fixture->consultation));
}

/* What shows the list loses no more than what went. */
static void
test_remove (Fixture *fixture, gconstpointer sample)
{
  g_autoptr (VenulePlacedMark) mark = g_object_ref (venule_leg_marks_peek (fixture->marks, 1));
  guint n = count (fixture);

  venule_leg_marks_remove (fixture->marks, mark);
  g_assert_cmpuint (count (fixture), ==, n - 1);
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpuint (fixture->position, ==, 1);
  g_assert_cmpuint (fixture->removed, ==, 1);
  g_assert_cmpuint (fixture->added, ==, 0);
  g_assert_true (venule_consultation_undo (fixture->consultation));
  g_assert_cmpuint (count (fixture), ==, n);
  g_assert_cmpuint (fixture->added, ==, 1);
}

/* Where a treatment was is said of that treatment; what was found is there for all. */
static void
test_session (Fixture *fixture, gconstpointer sample)
{
  venule_leg_marks_set_session (fixture->marks, "s1");
  add (fixture, "treated", "0.777,0.5");
  add (fixture, "thread", "0.888,0.5");
  for (guint i = 0; i < count (fixture); i++)
    {
      VenulePlacedMark *mark = venule_leg_marks_peek (fixture->marks, i);
      GPtrArray *references = venule_leg_marks_get_references (fixture->marks, mark);
      VenuleEntry *session = venule_leg_marks_get_tied (fixture->marks, mark, references->pdata[1]);
      double x, y;

      venule_stroke_get_middle (venule_placed_mark_get_drawn (mark)->points, &x, &y);
      if (x == 0.777)
        g_assert_cmpstr (venule_entry_get_key (session), ==, "s1");
      else if (x == 0.888)
        g_assert_null (session);
    }
}

/* What is said to be treated afterwards, too; what another treatment was said of stays with that. One step undoes both.
 */
static void
test_session_of_changed (Fixture *fixture, gconstpointer sample)
{
  VenulePlacedMark *mark = add (fixture, "thread", "0.888,0.5");
  const VenuleQuestion *kind = venule_leg_marks_get_choice (fixture->marks, mark, 2);
  const VenuleQuestion *reference = venule_leg_marks_get_references (fixture->marks, mark)->pdata[1];
  static const char *const sessions[] = { "s1", "another" };

  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      venule_leg_marks_set_session (fixture->marks, sessions[i]);
      venule_leg_marks_choose (fixture->marks, mark, kind, "treated");
      g_assert_cmpstr (venule_entry_get_key (venule_leg_marks_get_tied (fixture->marks, mark, reference)), ==, "s1");
      venule_leg_marks_choose (fixture->marks, mark, kind, "reticular");
    }
  for (guint i = 0; i < 4; i++)
    g_assert_true (venule_consultation_undo (fixture->consultation));
  g_assert_null (venule_leg_marks_get_tied (fixture->marks, mark, reference));
}

static void
test_words (Fixture *fixture, gconstpointer sample)
{
  static const struct
  {
    double across, down;
    const char *words;
  } rows[] = {
    { 0.5, 0.1, "upper thigh, 50 % across, 10 % down" },  { 0.42, 0.47, "knee, 42 % across, 47 % down" },
    { 0.004, 0.6, "lower leg, 0 % across, 60 % down" },   { 1, 1, "foot, 100 % across, 100 % down" },
    { 0.5, 0.35, "lower thigh, 50 % across, 35 % down" }, { 0.5, 0.85, "ankle, 50 % across, 85 % down" },
  };
  VenulePlacedMark *mark = venule_leg_marks_peek (fixture->marks, 1);
  g_autofree char *name = venule_leg_words_name_mark (fixture->marks, mark);
  g_autofree char *words = venule_leg_words_describe_mark (fixture->marks, mark);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *place = venule_leg_words_name_place (rows[i].across, rows[i].down);

      g_assert_cmpstr (place, ==, rows[i].words);
    }
  g_assert_cmpstr (name, ==, "Left leg, outer side: feeding vein");
  g_assert_true (g_str_has_prefix (words, "Lower thigh, 50 % across, 36 % down · Feeding vein 1: left, "));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test) g_test_add ("/app/leg-marks/" path, Fixture, "both-legs.xml", set_up, test, tear_down)
  ADD ("add", test_add);
  ADD ("edit", test_edit);
  ADD ("remove", test_remove);
  ADD ("session", test_session);
  ADD ("session-of-changed", test_session_of_changed);
  ADD ("words", test_words);

  return g_test_run ();
}
