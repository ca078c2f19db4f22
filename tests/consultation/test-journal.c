/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-consultation-file.h"

#include "venule-test-form.h"

typedef struct
{
  VenuleForm *form;
  VenuleConsultation *consultation;
  GString *heard;    /* the paths of the change signal */
  gboolean can_undo; /* as who heard the last of them found it */
} Fixture;

static void
on_consultation_changed_cb (VenuleConsultation *consultation, const char *path, gpointer user_data)
{
  Fixture *fixture = user_data;

  g_string_append_printf (fixture->heard, "%s; ", path);
  fixture->can_undo = venule_consultation_get_undo_name (consultation) != NULL;
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->form = venule_test_form_new ();
  fixture->consultation = venule_consultation_new (fixture->form, NULL, "thread-veins");
  fixture->heard = g_string_new (NULL);
  g_signal_connect (fixture->consultation, "changed", G_CALLBACK (on_consultation_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_object_unref (fixture->consultation);
  venule_form_free (fixture->form);
  g_string_free (fixture->heard, TRUE);
}

static void
assert_heard (Fixture *fixture, const char *expected)
{
  g_assert_cmpstr (fixture->heard->str, ==, expected);
  g_string_truncate (fixture->heard, 0);
}

static void
set (Fixture *fixture, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  venule_consultation_set_text (fixture->consultation, path, text, &error);
  g_assert_no_error (error);
}

static void
assert_text (Fixture *fixture, const char *path, const char *expected)
{
  VenuleAnswer *answer = venule_consultation_get_answer (fixture->consultation, path);

  g_assert_cmpstr (answer != NULL ? venule_answer_get_text (answer) : NULL, ==, expected);
}

static void
test_answers (Fixture *fixture, gconstpointer user_data)
{
  VenuleConsultation *consultation = fixture->consultation;

  g_assert_false (venule_consultation_undo (consultation));
  g_assert_null (venule_consultation_get_undo_name (consultation));
  set (fixture, "patient/born", "1968-04-09");
  set (fixture, "patient/born", "1968-04-10");
  set (fixture, "patient/born", "1968-04-10");
  assert_heard (fixture, "patient/born; patient/born; ");
  g_assert_cmpstr (venule_consultation_get_undo_name (consultation), ==, "born");

  g_assert_true (venule_consultation_undo (consultation));
  assert_text (fixture, "patient/born", "1968-04-09");
  g_assert_true (venule_consultation_undo (consultation));
  assert_text (fixture, "patient/born", NULL);
  g_assert_false (venule_consultation_undo (consultation));
  g_assert_true (venule_consultation_redo (consultation));
  g_assert_true (venule_consultation_redo (consultation));
  g_assert_false (venule_consultation_redo (consultation));
  assert_text (fixture, "patient/born", "1968-04-10");
  assert_heard (fixture, "patient/born; patient/born; patient/born; patient/born; ");

  venule_consultation_undo (consultation);
  g_assert_cmpstr (venule_consultation_get_redo_name (consultation), ==, "born");
  set (fixture, "patient/born", NULL);
  g_assert_null (venule_consultation_get_redo_name (consultation));
  g_assert_false (venule_consultation_redo (consultation));
  assert_text (fixture, "patient/born", NULL);
}

static void
test_steps (Fixture *fixture, gconstpointer user_data)
{
  VenuleConsultation *consultation = fixture->consultation;

  venule_consultation_begin_step (consultation, "nothing");
  venule_consultation_end_step (consultation);
  g_assert_null (venule_consultation_get_undo_name (consultation));

  venule_consultation_begin_step (consultation, "none of these");
  set (fixture, "health/asthma", "no");
  venule_consultation_begin_step (consultation, "inner");
  set (fixture, "health/smoker", "no");
  venule_consultation_end_step (consultation);
  set (fixture, "health/diabetes", "no");
  venule_consultation_end_step (consultation);
  g_assert_cmpstr (venule_consultation_get_undo_name (consultation), ==, "none of these");
  g_string_truncate (fixture->heard, 0);

  g_assert_true (venule_consultation_undo (consultation));
  assert_heard (fixture, "health/diabetes; health/smoker; health/asthma; ");
  assert_text (fixture, "health/smoker", NULL);
  g_assert_false (venule_consultation_undo (consultation));
  g_assert_true (venule_consultation_redo (consultation));
  assert_heard (fixture, "health/asthma; health/smoker; health/diabetes; ");
  assert_text (fixture, "health/diabetes", "no");
}

/* What is typed key by key is one step, and only that. */
static void
test_joins (Fixture *fixture, gconstpointer user_data)
{
  VenuleConsultation *consultation = fixture->consultation;

  g_assert_false (venule_consultation_join_steps (consultation));
  set (fixture, "health/asthma", "no");
  g_assert_false (venule_consultation_join_steps (consultation));
  set (fixture, "patient/born", "1968-04-09");
  g_assert_false (venule_consultation_join_steps (consultation));
  set (fixture, "patient/born", "1968-04-10");
  g_assert_true (venule_consultation_join_steps (consultation));
  set (fixture, "patient/born", NULL);
  g_assert_true (venule_consultation_join_steps (consultation));
  set (fixture, "patient/born", "1968-04-11");
  g_assert_true (venule_consultation_join_steps (consultation));
  g_assert_false (venule_consultation_join_steps (consultation));

  g_assert_true (venule_consultation_undo (consultation));
  assert_text (fixture, "patient/born", NULL);
  assert_text (fixture, "health/asthma", "no");
  g_assert_true (venule_consultation_redo (consultation));
  assert_text (fixture, "patient/born", "1968-04-11");

  venule_consultation_begin_step (consultation, "two");
  set (fixture, "patient/born", "1968-04-12");
  set (fixture, "health/asthma", "yes");
  venule_consultation_end_step (consultation);
  g_assert_false (venule_consultation_join_steps (consultation));
  set (fixture, "patient/born", "1968-04-13");
  g_assert_false (venule_consultation_join_steps (consultation));
}

/* Who shows whether there is anything to undo asks when it hears of an edit. */
static void
test_told_in_time (Fixture *fixture, gconstpointer user_data)
{
  VenuleConsultation *consultation = fixture->consultation;

  set (fixture, "health/asthma", "no");
  g_assert_true (fixture->can_undo);
  venule_consultation_undo (consultation);
  g_assert_false (fixture->can_undo);

  venule_consultation_begin_step (consultation, "none of these");
  g_assert_null (venule_consultation_get_undo_name (consultation));
  set (fixture, "health/asthma", "no");
  g_assert_true (fixture->can_undo);
  g_assert_cmpstr (venule_consultation_get_undo_name (consultation), ==, "none of these");
  venule_consultation_end_step (consultation);
}

/* What was typed and deleted again is no step that somebody would see being taken back. */
static void
test_typed_in_vain (Fixture *fixture, gconstpointer user_data)
{
  VenuleConsultation *consultation = fixture->consultation;

  set (fixture, "patient/born", "1968-04-09");
  venule_consultation_undo (consultation);
  set (fixture, "patient/born", "1968-04-09");
  set (fixture, "patient/born", NULL);
  g_assert_true (venule_consultation_join_steps (consultation));
  g_assert_null (venule_consultation_get_undo_name (consultation));
  g_assert_false (venule_consultation_undo (consultation));

  set (fixture, "health/asthma", "no");
  set (fixture, "patient/born", "1968-04-09");
  set (fixture, "patient/born", NULL);
  g_assert_true (venule_consultation_join_steps (consultation));
  g_assert_true (venule_consultation_undo (consultation));
  assert_text (fixture, "health/asthma", NULL);
}

static void
test_keyed_members_appear (Fixture *fixture, gconstpointer user_data)
{
  VenuleConsultation *consultation = fixture->consultation;

  assert_text (fixture, "scan/leg[left]/trunk[gsv]/state", NULL);
  g_assert_null (venule_consultation_find_entry (consultation, "scan/leg[left]"));
  set (fixture, "scan/leg[left]/trunk[gsv]/state", NULL);
  g_assert_null (venule_consultation_find_entry (consultation, "scan/leg[left]"));
  assert_heard (fixture, "");

  set (fixture, "scan/leg[left]/trunk[gsv]/state", "reflux");
  assert_heard (fixture, "scan/leg; scan/leg[left]/trunk; scan/leg[left]/trunk[gsv]/state; ");
  g_assert_nonnull (venule_consultation_find_entry (consultation, "scan/leg[left]/trunk[gsv]"));
  g_assert_true (venule_consultation_undo (consultation));
  g_assert_null (venule_consultation_find_entry (consultation, "scan/leg[left]"));
  g_assert_false (venule_consultation_undo (consultation));
  g_assert_true (venule_consultation_redo (consultation));
  assert_text (fixture, "scan/leg[left]/trunk[gsv]/state", "reflux");
}

static void
test_members (Fixture *fixture, gconstpointer user_data)
{
  VenuleConsultation *consultation = fixture->consultation;
  VenuleGroup *veins = venule_consultation_find_group (consultation, "feeding-vein");
  VenuleEntry *middle;
  g_autofree char *path = NULL;
  g_autofree char *answer_path = NULL;

  venule_consultation_add_member (consultation, "feeding-vein", "v1", NULL);
  middle = venule_consultation_add_member (consultation, "feeding-vein", NULL, NULL);
  venule_consultation_add_member (consultation, "feeding-vein", "v3", NULL);
  assert_heard (fixture, "feeding-vein; feeding-vein; feeding-vein; ");
  g_assert_true (venule_id_is_valid (venule_entry_get_key (middle)));
  path = venule_entry_get_path (middle);
  answer_path = g_strconcat (path, "/leg", NULL);
  set (fixture, answer_path, "left");

  g_assert_true (venule_consultation_remove_member (consultation, path, NULL));
  g_assert_cmpuint (venule_group_get_n_entries (veins), ==, 2);
  assert_text (fixture, answer_path, NULL);
  g_assert_true (venule_consultation_undo (consultation));
  assert_text (fixture, answer_path, "left");
  g_assert_true (venule_group_peek (veins, 1) == middle);
  for (guint i = 0; i < 4; i++)
    g_assert_true (venule_consultation_undo (consultation));
  g_assert_cmpuint (venule_group_get_n_entries (veins), ==, 0);
  for (guint i = 0; i < 5; i++)
    g_assert_true (venule_consultation_redo (consultation));
  g_assert_cmpuint (venule_group_get_n_entries (veins), ==, 2);
  g_assert_null (venule_consultation_find_entry (consultation, path));
}

static void
test_nested_members (Fixture *fixture, gconstpointer user_data)
{
  VenuleConsultation *consultation = fixture->consultation;

  g_assert_null (venule_consultation_find_group (consultation, "scan/leg[right]/perforator"));
  g_assert_nonnull (venule_consultation_add_member (consultation, "scan/leg[right]/perforator", "p1", NULL));
  g_assert_nonnull (venule_consultation_find_group (consultation, "scan/leg[right]/perforator"));
  g_assert_true (venule_consultation_undo (consultation));
  g_assert_null (venule_consultation_find_entry (consultation, "scan/leg[right]"));
  g_assert_false (venule_consultation_undo (consultation));

  venule_consultation_add_member (consultation, "session", "s1", NULL);
  g_assert_nonnull (venule_consultation_add_member (consultation, "session[s1]/feeder-treated", "v1", NULL));
  set (fixture, "session[s1]/feeder-treated[v1]/method", "foam");
  set (fixture, "session[s1]/area", "left/knee right/knee");
  g_assert_true (venule_consultation_remove_member (consultation, "session[s1]", NULL));
  g_assert_true (venule_consultation_undo (consultation));
  assert_text (fixture, "session[s1]/feeder-treated[v1]/method", "foam");
  assert_text (fixture, "session[s1]/area", "left/knee right/knee");
}

/* A form is looked at before its first answer: what it stands on is no member, and becomes it. */
static void
test_blank_members (Fixture *fixture, gconstpointer user_data)
{
  VenuleConsultation *consultation = fixture->consultation;
  VenuleGroup *legs = venule_consultation_find_group (consultation, "scan/leg");
  VenuleEntry *right = venule_group_get_member (legs, "right");
  const VenuleForm *trunk = venule_form_find_form (fixture->form, "scan/leg/trunk");
  VenuleGroup *trunks = venule_entry_get_group (right, trunk);
  VenuleEntry *gsv = venule_group_get_member (trunks, "gsv");
  g_autofree char *path = venule_entry_get_path (gsv);

  g_assert_cmpstr (path, ==, "scan/leg[right]/trunk[gsv]");
  g_assert_true (venule_entry_is_empty (venule_consultation_get_root (consultation)));
  g_assert_null (venule_consultation_find_entry (consultation, "scan/leg[right]"));
  for (guint i = 0; i < 2; i++)
    {
      set (fixture, "scan/leg[right]/trunk[gsv]/state", "reflux");
      g_assert_true (venule_consultation_find_entry (consultation, path) == gsv);
      g_assert_true (venule_group_get_member (legs, "right") == right);
      g_assert_true (venule_consultation_undo (consultation));
      g_assert_null (venule_consultation_find_entry (consultation, "scan/leg[right]"));
      g_assert_true (venule_group_get_member (trunks, "gsv") == gsv);
      g_assert_true (venule_consultation_redo (consultation));
      g_assert_true (venule_consultation_find_entry (consultation, path) == gsv);
      g_assert_true (venule_consultation_undo (consultation));
    }
  /* A member that is taken out with its answers keeps them for undo; the blank one is another. */
  set (fixture, "scan/leg[right]/trunk[gsv]/state", "reflux");
  g_assert_true (venule_consultation_remove_member (consultation, "scan/leg[right]", NULL));
  g_assert_true (venule_group_get_member (legs, "right") != right);
  g_assert_true (venule_consultation_undo (consultation));
  assert_text (fixture, "scan/leg[right]/trunk[gsv]/state", "reflux");
}

static void
test_decisions (Fixture *fixture, gconstpointer user_data)
{
  VenuleConsultation *consultation = fixture->consultation;
  GPtrArray *decisions = venule_consultation_get_decisions (consultation);
  g_autoptr (VenuleDecision) first = venule_decision_new (VENULE_DECISION_OVERRIDE, "a");
  g_autoptr (VenuleDecision) second = venule_decision_new (VENULE_DECISION_ACKNOWLEDGEMENT, "b");

  venule_consultation_add_decision (consultation, first);
  venule_consultation_add_decision (consultation, second);
  venule_consultation_remove_decision (consultation, first);
  g_assert_cmpuint (decisions->len, ==, 1);
  g_assert_true (venule_consultation_undo (consultation));
  g_assert_true (g_ptr_array_index (decisions, 0) == first);
  g_assert_true (venule_consultation_undo (consultation));
  g_assert_true (venule_consultation_undo (consultation));
  g_assert_cmpuint (decisions->len, ==, 0);
  g_assert_true (venule_consultation_redo (consultation));
  g_assert_cmpuint (decisions->len, ==, 1);
  assert_heard (fixture, "decisions; decisions; decisions; decisions; decisions; decisions; decisions; ");
}

static void
test_via (Fixture *fixture, gconstpointer user_data)
{
  VenuleConsultation *consultation = fixture->consultation;
  const VenuleQuestion *asthma = venule_form_find_question (fixture->form, "health/asthma");
  g_autoptr (VenuleAnswer) no = venule_answer_parse (asthma, "no", NULL);
  g_autoptr (VenuleAnswer) marked = venule_answer_with_via (no, "none-of-these");

  g_assert_true (venule_consultation_set_answer (consultation, "health/asthma", marked, NULL));
  g_assert_cmpstr (venule_answer_get_via (venule_consultation_get_answer (consultation, "health/asthma")), ==,
                   "none-of-these");
  set (fixture, "health/asthma", "no");
  g_assert_null (venule_answer_get_via (venule_consultation_get_answer (consultation, "health/asthma")));
  g_assert_true (venule_consultation_undo (consultation));
  g_assert_cmpstr (venule_answer_get_via (venule_consultation_get_answer (consultation, "health/asthma")), ==,
                   "none-of-these");
}

static void
test_state (Fixture *fixture, gconstpointer user_data)
{
  set (fixture, "health/asthma", "no");
  g_string_truncate (fixture->heard, 0);
  venule_consultation_set_state (fixture->consultation, VENULE_STATE_DRAFT);
  assert_heard (fixture, "");
  venule_consultation_set_state (fixture->consultation, VENULE_STATE_FINISHED);
  assert_heard (fixture, "state; ");
  g_assert_false (venule_consultation_undo (fixture->consultation));
  assert_text (fixture, "health/asthma", "no");
}

static void
test_refusals (Fixture *fixture, gconstpointer user_data)
{
  static const char *const no_such_path[] = { "",
                                              "patient",
                                              "patient/bron",
                                              "born",
                                              "patient//born",
                                              "/patient/born",
                                              "patient/born/",
                                              "scan/leg/abpi",
                                              "scan/leg[middle]/abpi",
                                              "scan/leg[left/abpi",
                                              "scan/leg[]/abpi",
                                              "scan/leg[left]x/abpi",
                                              "patient[x]/born",
                                              "feeding-vein[v9]/leg",
                                              "feeding-vein",
                                              "patient/born[1]",
                                              "session[s1]/injected[i1]/batch" };
  static const char *const no_such_group[] = { "patient", "feeding-veins", "scan/leg[left]", "session[s9]/injected" };
  static const char *const bad_keys[] = { "1", "v 1", "a/b", "v1", "v[1]" };
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (no_such_path); i++)
    {
      g_test_message ("%s", no_such_path[i]);
      g_assert_false (venule_consultation_set_text (fixture->consultation, no_such_path[i], "left", &error));
      g_assert_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_NO_SUCH_PATH);
      g_clear_error (&error);
      g_assert_null (venule_consultation_get_answer (fixture->consultation, no_such_path[i]));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (no_such_group); i++)
    {
      g_assert_null (venule_consultation_add_member (fixture->consultation, no_such_group[i], "v1", &error));
      g_assert_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_NO_SUCH_PATH);
      g_clear_error (&error);
    }
  venule_consultation_add_member (fixture->consultation, "feeding-vein", "v1", NULL);
  for (gsize i = 0; i < G_N_ELEMENTS (bad_keys); i++)
    {
      g_assert_null (venule_consultation_add_member (fixture->consultation, "feeding-vein", bad_keys[i], &error));
      g_assert_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_BAD_VALUE);
      g_clear_error (&error);
    }
  g_assert_null (venule_consultation_add_member (fixture->consultation, "scan/leg", NULL, &error));
  g_assert_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_NO_SUCH_PATH);
  g_clear_error (&error);
  g_assert_false (venule_consultation_remove_member (fixture->consultation, "patient", &error));
  g_assert_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_NO_SUCH_PATH);
  g_clear_error (&error);
  g_assert_false (venule_consultation_set_text (fixture->consultation, "patient/born", "soon", &error));
  g_assert_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_BAD_VALUE);
  g_assert_cmpstr (error->message, ==,
                   "patient/born: \"soon\" is not a day of the calendar; write a real day as YYYY-MM-DD");
  g_clear_error (&error);
  g_assert_false (venule_consultation_set_text (fixture->consultation, "plan/area", "left/knee  right/knee", &error));
  g_assert_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_BAD_VALUE);
  assert_heard (fixture, "feeding-vein; ");
}

static char *
to_text (VenuleConsultation *consultation)
{
  g_autoptr (GBytes) bytes = venule_consultation_to_xml (consultation);

  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
edit_at_random (Fixture *fixture, GRand *random)
{
  static const char *const paths[]
      = { "health/asthma", "scan/leg[left]/abpi",  "scan/leg[right]/trunk[ssv]/diameter-mm",
          "plan/area",     "feeding-vein[v1]/leg", "feeding-vein[v2]/lumpy",
          "patient/born" };
  static const char *const texts[] = { "no", "1.0", "1.00", "left/knee", "left", "yes", "2000-02-29", NULL };
  const char *member = g_rand_boolean (random) ? "v1" : "v2";
  g_autofree char *member_path = g_strdup_printf ("feeding-vein[%s]", member);

  switch (g_rand_int_range (random, 0, 4))
    {
    case 0:
      venule_consultation_add_member (fixture->consultation, "feeding-vein", member, NULL);
      break;
    case 1:
      venule_consultation_remove_member (fixture->consultation, member_path, NULL);
      break;
    default:
      venule_consultation_set_text (fixture->consultation, paths[g_rand_int_range (random, 0, G_N_ELEMENTS (paths))],
                                    texts[g_rand_int_range (random, 0, G_N_ELEMENTS (texts))], NULL);
    }
}

/* Whatever was done: undo to the start and redo to the end pass through the same documents. */
static void
test_random_edits (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20261122);
  g_autoptr (GPtrArray) documents = g_ptr_array_new_with_free_func (g_free);
  gboolean undid = TRUE;
  guint steps = 0;

  for (guint i = 0; i < 400; i++)
    {
      g_autofree char *before = to_text (fixture->consultation);

      g_string_truncate (fixture->heard, 0);
      edit_at_random (fixture, random);
      if (fixture->heard->len > 0)
        g_ptr_array_add (documents, g_steal_pointer (&before));
    }
  g_ptr_array_add (documents, to_text (fixture->consultation));
  g_assert_cmpuint (documents->len, >, 100);

  while (undid)
    {
      g_autofree char *now = to_text (fixture->consultation);

      g_assert_cmpstr (now, ==, g_ptr_array_index (documents, documents->len - 1 - steps));
      undid = venule_consultation_undo (fixture->consultation);
      steps += undid ? 1 : 0;
    }
  g_assert_cmpuint (steps, ==, documents->len - 1);
  while (venule_consultation_redo (fixture->consultation))
    {
      g_autofree char *now = to_text (fixture->consultation);

      steps--;
      g_assert_cmpstr (now, ==, g_ptr_array_index (documents, documents->len - 1 - steps));
    }
  g_assert_cmpuint (steps, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/consultation/journal/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("answers", test_answers);
  ADD ("steps", test_steps);
  ADD ("joins", test_joins);
  ADD ("told-in-time", test_told_in_time);
  ADD ("typed-in-vain", test_typed_in_vain);
  ADD ("keyed-members", test_keyed_members_appear);
  ADD ("blank-members", test_blank_members);
  ADD ("members", test_members);
  ADD ("nested-members", test_nested_members);
  ADD ("decisions", test_decisions);
  ADD ("via", test_via);
  ADD ("state", test_state);
  ADD ("refusals", test_refusals);
  ADD ("random-edits", test_random_edits);
#undef ADD
  return g_test_run ();
}
