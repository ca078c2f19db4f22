/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Over the shipped protocol: take any one answer out of any finished sample, and either no sheet is made of it or
 * nothing that could stop the treatment was left unlooked at. */
#include <string.h>

#include "venule-check-reads.h"
#include "venule-check.h"
#include "venule-consultation-file.h"
#include "venule-shown-questions.h"
#include "venule-xml-reader.h"

static VenuleProtocol *protocol;
static VenuleClinic *clinic;

typedef struct
{
  VenuleEntry *entry;
  const VenuleQuestion *question;
} Place;

static VenuleConsultation *
read_sample (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, &error);
  VenuleConsultation *consultation;

  g_assert_no_error (error);
  consultation = venule_consultation_from_document (doc, venule_protocol_get_form (protocol), &error);
  g_assert_no_error (error);
  return consultation;
}

static VenuleEvaluation *
evaluate (VenuleConsultation *consultation)
{
  g_autoptr (GError) error = NULL;
  VenuleEvaluation *evaluation
      = venule_evaluation_new (protocol, clinic, consultation, NULL, venule_civil_date_new (2026, 11, 23), &error);

  g_assert_no_error (error);
  return evaluation;
}

static void
add_answered (VenuleEvaluation *evaluation, VenuleEntry *entry, const VenuleQuestion *question, gpointer user_data)
{
  Place place = { entry, question };

  if (venule_evaluation_get_answer (evaluation, entry, question) != NULL)
    g_array_append_val ((GArray *) user_data, place);
}

/* (nullable): a fix or a stop that nobody looked at */
static const VenuleCheck *
find_unlooked (GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = checks->pdata[i];

      if (check->result == VENULE_CHECK_NOT_ANSWERED && check->severity != VENULE_SEVERITY_CAUTION)
        return check;
    }
  return NULL;
}

static guint
leave_out (VenuleConsultation *consultation, const Place *place)
{
  g_autofree char *path = venule_entry_get_answer_path (place->entry, place->question);
  g_autoptr (VenuleAnswer) answer = venule_answer_ref (venule_entry_get_answer (place->entry, place->question));
  g_autoptr (VenuleEvaluation) evaluation = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;
  gboolean permitted;

  venule_consultation_set_answer (consultation, path, NULL, &error);
  g_assert_no_error (error);
  evaluation = evaluate (consultation);
  checks = venule_evaluation_check (evaluation);
  permitted = venule_checks_permit (checks);
  if (permitted && find_unlooked (checks) != NULL)
    g_error ("without %s a sheet is made, although “%s” was not looked at", path, find_unlooked (checks)->id);
  venule_consultation_set_answer (consultation, path, answer, &error);
  g_assert_no_error (error);
  return permitted;
}

static void
test_sample (gconstpointer data)
{
  g_autofree char *folder = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "samples", NULL);
  g_autoptr (VenuleConsultation) consultation = read_sample (folder, data);
  g_autoptr (VenuleEvaluation) evaluation = NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (Place));
  guint n_permitted = 0;

  if (venule_consultation_get_state (consultation) == VENULE_STATE_DRAFT)
    return;
  evaluation = evaluate (consultation);
  venule_evaluation_foreach_question (evaluation, add_answered, places);
  g_assert_cmpuint (places->len, >, 50);
  for (guint i = 0; i < places->len; i++)
    n_permitted += leave_out (consultation, &g_array_index (places, Place, i));
  g_assert_cmpuint (n_permitted, <, places->len);
}

/* What can't be looked at says so in its own words, and a reason given for it is bound to what was read. */
static void
test_words (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "samples", NULL);
  g_autoptr (VenuleConsultation) consultation = read_sample (folder, "lumpy-feeder-foam.xml");
  g_autoptr (VenuleEvaluation) evaluation = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;
  const VenuleCheck *check;

  venule_consultation_set_answer (consultation, "scan/leg[left]/deep", NULL, &error);
  g_assert_no_error (error);
  evaluation = evaluate (consultation);
  checks = venule_evaluation_check (evaluation);
  g_assert_false (venule_checks_permit (checks));
  check = checks->pdata[0];
  g_assert_cmpstr (check->id, ==, "deep-obstructed");
  g_assert_cmpstr (check->path, ==, "scan/leg[left]/deep");
  g_assert_cmpstr (check->message, ==,
                   "Not answered yet: “Deep veins”. Whether the treatment must stop rests on it. Answer it, or write "
                   "why it is right without.");
}

static void
add_samples (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (name, ".xml"))
      {
        g_autofree char *path = g_strconcat ("/unanswered/", name, NULL);

        g_test_add_data_func_full (path, g_strdup (name), test_sample, g_free);
      }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "protocols", "thread-veins", NULL);
  g_autofree char *schemas = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "schemas", NULL);
  g_autofree char *path = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "clinics", "sample.xml", NULL);
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  protocol = venule_protocol_new_from_folder (folder, schemas, &error);
  g_assert_no_error (error);
  clinic = venule_clinic_new_from_file (path, venule_protocol_get_settings (protocol), &error);
  g_assert_no_error (error);
  g_test_add_func ("/unanswered/words", test_words);
  add_samples ();
  result = g_test_run ();
  g_clear_object (&clinic);
  g_clear_object (&protocol);
  return result;
}
