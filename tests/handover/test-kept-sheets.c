/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* H4: whose sheets stay right when a consultation is changed. */

#include "venule-consultation-file.h"
#include "venule-kept-sheets.h"
#include "venule-test-consultation.h"

#define ADDED "leg-map/mark[mz]"

/* An edit of the sample with two treatments, each answer as path=text, and the treatments whose sheets say the same
 * after it. + adds a member, - takes it out. */
static const struct
{
  const char *edits, *kept;
} cases[] = {
  { "", "s1 s2" },
  { "session[s2]/injected[b1]/batch=FV9", "s1" },
  { "session[s2]/discharge/next-date=2027-01-25", "s1" },
  { "-session[s2]", "s1" },
  { "+session[s3]; session[s3]/given=yes", "s1 s2" },
  { "+session[s3]; session[s2]/given=no", "s1" },
  { "session[s1]/injected[a1]/batch=FV9", "" },
  { "session[s1]/discharge/next-date=2026-11-17", "" },
  { "+session[s3]; session[s1]/time=10:41", "" },
  /* what no sheet shows */
  { "patient/phone=0111 111 111", "" },
  { "+session[s3]; health/smoker=yes", "" },
  /* marks of a treatment, and of none */
  { "+" ADDED "; " ADDED "/leg=right; " ADDED "/session=s2", "s1" },
  { "+" ADDED "; " ADDED "/leg=right; " ADDED "/session=s1", "" },
  { "+" ADDED "; " ADDED "/leg=right", "" },
};

static void
edit (VenuleConsultation *consultation, const char *text)
{
  const char *equals = strchr (text, '='), *bracket = strrchr (text, '[');
  g_autofree char *place = NULL, *key = NULL;
  g_autoptr (GError) error = NULL;

  if (*text == '+')
    {
      place = g_strndup (text + 1, (gsize) (bracket - text - 1));
      key = g_strndup (bracket + 1, strlen (bracket) - 2);
      venule_consultation_add_member (consultation, place, key, &error);
    }
  else if (*text == '-')
    venule_consultation_remove_member (consultation, text + 1, &error);
  else
    {
      place = g_strndup (text, (gsize) (equals - text));
      venule_consultation_set_text (consultation, place, equals + 1, &error);
    }
  g_assert_no_error (error);
}

static void
edit_all (VenuleConsultation *consultation, const char *edits)
{
  g_auto (GStrv) parts = g_strsplit (edits, "; ", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    edit (consultation, parts[i]);
}

static char *
say_kept (GBytes *before, VenuleConsultation *now)
{
  g_autoptr (GPtrArray) kept = venule_kept_sheets_list (venule_test_get_workplace (), venule_test_get_definitions (),
                                                        before, now, venule_civil_date_new (2026, 11, 23));

  g_ptr_array_add (kept, NULL);
  return g_strjoinv (" ", (char **) kept->pdata);
}

static void
test_edits (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VenuleConsultation) consultation = venule_test_read_sample ("second-of-four.xml");
      g_autoptr (GBytes) before = venule_consultation_to_xml (consultation);
      g_autofree char *kept = NULL;

      edit_all (consultation, cases[i].edits);
      kept = say_kept (before, consultation);
      g_test_message ("%s", cases[i].edits);
      g_assert_cmpstr (kept, ==, cases[i].kept);
    }
}

/* A new treatment that says of a vein what an earlier sheet says otherwise. */
static void
test_what_a_sheet_says_of_others (void)
{
  static const struct
  {
    const char *edits, *kept;
  } told[] = {
    { "+session[s2]; session[s2]/given=yes", "s1" },
    { "+session[s2]; session[s2]/given=yes; +session[s2]/feeder-treated[v1]; "
      "session[s2]/feeder-treated[v1]/method=foam",
      "" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (told); i++)
    {
      g_autoptr (VenuleConsultation) consultation = venule_test_read_sample ("lumpy-feeder-foam.xml");
      g_autoptr (GBytes) before = NULL;
      g_autofree char *kept = NULL;

      edit (consultation, "-session[s1]/feeder-treated[v1]");
      before = venule_consultation_to_xml (consultation);
      edit_all (consultation, told[i].edits);
      kept = say_kept (before, consultation);
      g_assert_cmpstr (kept, ==, told[i].kept);
    }
}

/* Opened for changes, nothing is changed yet; a draft has no sheet that was given. */
static void
test_states (void)
{
  g_autoptr (VenuleConsultation) consultation = venule_test_read_sample ("second-of-four.xml");
  g_autoptr (GBytes) finished = venule_consultation_to_xml (consultation), draft = NULL;
  g_autofree char *amended = NULL, *of_draft = NULL, *of_none = NULL;
  g_autoptr (GBytes) none = g_bytes_new_static ("<", 1);

  venule_consultation_set_state (consultation, VENULE_STATE_DRAFT);
  draft = venule_consultation_to_xml (consultation);
  venule_consultation_set_state (consultation, VENULE_STATE_AMENDED);
  amended = say_kept (finished, consultation);
  of_draft = say_kept (draft, consultation);
  of_none = say_kept (none, consultation);
  g_assert_cmpstr (amended, ==, "s1 s2");
  g_assert_cmpstr (of_draft, ==, "");
  g_assert_cmpstr (of_none, ==, "");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/kept-sheets/edits", test_edits);
  g_test_add_func ("/handover/kept-sheets/what-a-sheet-says-of-others", test_what_a_sheet_says_of_others);
  g_test_add_func ("/handover/kept-sheets/states", test_states);
  return g_test_run ();
}
