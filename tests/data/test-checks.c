/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The shipped protocol: every check of it stands where checks.txt says, and none in the example consultation. */
#include <string.h>

#include "venule-check.h"
#include "venule-consultation-file.h"
#include "venule-words.h"
#include "venule-xml-reader.h"
#include <glib/gstdio.h>

#define TODAY "2026-11-23"

static VenuleProtocol *protocol;
static char *clinic_text;

static char *
get_path (const char *variable, const char *below)
{
  return g_build_filename (g_getenv (variable), below, NULL);
}

static VenuleConsultation *
read_example (void)
{
  g_autofree char *path = get_path ("VENULE_TESTS_DIR", "example-consultation.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, &error);
  VenuleConsultation *consultation;

  g_assert_no_error (error);
  consultation = venule_consultation_from_document (doc, venule_protocol_get_form (protocol), &error);
  g_assert_no_error (error);
  return consultation;
}

static VenuleClinic *
read_clinic (const char *text)
{
  g_autofree char *path = NULL;
  g_autoptr (GError) error = NULL;
  VenuleClinic *clinic;
  int fd = g_file_open_tmp ("clinic-XXXXXX.xml", &path, &error);

  g_assert_no_error (error);
  g_assert_true (g_close (fd, NULL));
  g_assert_true (g_file_set_contents (path, text, -1, NULL));
  clinic = venule_clinic_new_from_file (path, venule_protocol_get_settings (protocol), &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_unlink (path), ==, 0);
  return clinic;
}

static char *
replace_once (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), ==, 2);
  return g_strjoin (to, parts[0], parts[1], NULL);
}

static char *
drop_field (const char *text, const char *field)
{
  g_autofree char *open = g_strdup_printf ("<%s>", field);
  g_autofree char *close = g_strdup_printf ("</%s>", field);
  const char *from = strstr (text, open), *to = from == NULL ? NULL : strstr (from, close);

  g_assert_nonnull (to);
  return g_strdup_printf ("%.*s%s", (int) (from - text), text, to + strlen (close));
}

static char *
change_setting (const char *text, const char *setting, const char *value)
{
  g_autofree char *open = g_strdup_printf ("<setting id=\"%s\">", setting);
  const char *from = strstr (text, open), *to = from == NULL ? NULL : strstr (from, "</");

  g_assert_nonnull (to);
  g_assert_true (g_str_has_prefix (value, "= "));
  return g_strdup_printf ("%.*s%s%s%s", (int) (from - text), text, open, value + strlen ("= "), to);
}

/* One EDIT of checks.txt: of the consultation, or of the clinic's text. */
static void
apply (VenuleConsultation *consultation, char **clinic, const char *edit)
{
  g_auto (GStrv) words = g_strsplit (edit, " ", 3);
  g_autofree char *before = g_strdup (*clinic);
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (words), >=, 2);
  if (g_str_equal (words[0], "+"))
    venule_consultation_add_member (consultation, words[1], words[2], &error);
  else if (g_str_equal (words[0], "-"))
    venule_consultation_remove_member (consultation, words[1], &error);
  else if (g_str_equal (words[0], "clinic"))
    {
      g_free (*clinic);
      *clinic
          = g_str_equal (words[1], "-") ? drop_field (before, words[2]) : change_setting (before, words[1], words[2]);
    }
  else if (g_str_equal (words[0], "market"))
    {
      g_autofree char *market = g_strdup_printf ("market=\"%s\"", words[2]);

      g_free (*clinic);
      *clinic = replace_once (before, "market=\"uk\"", market);
    }
  else
    {
      g_assert_cmpstr (words[1], ==, "=");
      venule_consultation_set_text (consultation, words[0], words[2], &error);
    }
  g_assert_no_error (error);
}

static GPtrArray *
look (VenuleConsultation *consultation, const char *clinic_profile)
{
  g_autoptr (VenuleClinic) clinic = read_clinic (clinic_profile);
  g_autoptr (VenuleEvaluation) evaluation = NULL;
  g_autoptr (GError) error = NULL;
  VenuleCivilDate today;

  g_assert_true (venule_civil_date_parse (TODAY, &today));
  evaluation = venule_evaluation_new (protocol, clinic, consultation, NULL, today, &error);
  g_assert_no_error (error);
  return venule_evaluation_check (evaluation);
}

static const VenuleWord *
find_word (const char *id)
{
  VenuleWords *words = venule_protocol_get_words (protocol);

  for (guint i = 0; i < venule_words_get_n_words (words); i++)
    if (g_str_equal (venule_words_get_word (words, i)->id, id))
      return venule_words_get_word (words, i);
  g_error ("words.xml has no word “%s”", id);
}

static gboolean
stands (GPtrArray *checks, const char *id)
{
  const VenuleWord *word = g_str_has_prefix (id, "word ") ? find_word (id + strlen ("word ")) : NULL;

  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = checks->pdata[i];

      if (check->result != VENULE_CHECK_STANDS)
        continue;
      if (word == NULL ? g_str_equal (check->id, id)
                       : g_str_equal (check->id, "words") && g_str_has_suffix (check->message, word->message))
        return TRUE;
    }
  return FALSE;
}

static void
test_example_is_clean (void)
{
  g_autoptr (VenuleConsultation) consultation = read_example ();
  g_autoptr (GPtrArray) checks = look (consultation, clinic_text);

  for (guint i = 0; i < checks->len; i++)
    g_test_message ("%s: %s", ((VenuleCheck *) checks->pdata[i])->id, ((VenuleCheck *) checks->pdata[i])->message);
  g_assert_cmpuint (checks->len, ==, 0);
}

/* No check of a treatment stands where none was given, whatever the health answers. */
static void
test_not_given_is_not_stopped (void)
{
  static const char *const edits[]
      = { "health/pregnant = yes",     "health/acute-clot = yes", "health/severe-infection = yes",
          "health/past-event = yes",   "session[s1]/given = no",  "session[s1]/why-not = clot",
          "session[s1]/pregnant = yes" };
  g_autoptr (VenuleConsultation) consultation = read_example ();
  g_autofree char *clinic = g_strdup (clinic_text);
  g_autoptr (GPtrArray) checks = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (edits); i++)
    apply (consultation, &clinic, edits[i]);
  checks = look (consultation, clinic);
  for (guint i = 0; i < checks->len; i++)
    g_test_message ("%s", ((VenuleCheck *) checks->pdata[i])->id);
  g_assert_cmpuint (checks->len, ==, 0);
  g_assert_true (venule_checks_permit (checks));
}

static void
test_row (gconstpointer data)
{
  g_auto (GStrv) cells = g_strsplit (data, " | ", 2);
  g_auto (GStrv) edits = g_strsplit (cells[1], ";", -1);
  g_autoptr (VenuleConsultation) consultation = read_example ();
  g_autofree char *clinic = g_strdup (clinic_text);
  g_autoptr (GPtrArray) checks = NULL;

  for (guint i = 0; edits[i] != NULL; i++)
    apply (consultation, &clinic, g_strstrip (edits[i]));
  checks = look (consultation, clinic);
  for (guint i = 0; i < checks->len; i++)
    g_test_message ("%s: %s", ((VenuleCheck *) checks->pdata[i])->id, ((VenuleCheck *) checks->pdata[i])->message);
  if (g_str_has_prefix (cells[0], "! "))
    g_assert_false (stands (checks, cells[0] + strlen ("! ")));
  else
    g_assert_true (stands (checks, cells[0]));
}

/* A new check or word without a row fails. */
static void
test_every_check_has_a_row (gconstpointer data)
{
  g_autofree char *rows = g_strconcat ("\n", data, NULL);
  VenuleWords *words = venule_protocol_get_words (protocol);
  GPtrArray *checks = venule_protocol_get_checks (protocol);

  for (guint i = 0; i < checks->len + venule_words_get_n_words (words); i++)
    {
      g_autofree char *start
          = i < checks->len ? g_strdup_printf ("\n%s | ", ((VenuleCheckDefinition *) checks->pdata[i])->id)
                            : g_strdup_printf ("\nword %s | ", venule_words_get_word (words, i - checks->len)->id);

      if (strstr (rows, start) == NULL)
        g_test_fail_printf ("tests/data/checks.txt has no row “%s”", g_strstrip (start));
    }
}

static void
add_rows (const char *text, GPtrArray *kept)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) cells = g_strsplit (lines[i], " | ", 2);
      g_autofree char *path = NULL;

      if (*lines[i] == '\0' || *lines[i] == '#')
        continue;
      g_assert_cmpuint (g_strv_length (cells), ==, 2);
      g_strdelimit (cells[0], " !", '-');
      path = g_strdup_printf ("/data/checks/%s/%u", cells[0], i + 1);
      g_ptr_array_add (kept, g_strdup (lines[i]));
      g_test_add_data_func (path, kept->pdata[kept->len - 1], test_row);
    }
}

int
main (int argc, char **argv)
{
  g_autofree char *folder = get_path ("VENULE_DATA_DIR", "protocols/thread-veins");
  g_autofree char *schemas = get_path ("VENULE_DATA_DIR", "schemas");
  g_autofree char *clinic = get_path ("VENULE_DATA_DIR", "clinics/sample.xml");
  g_autofree char *table = get_path ("VENULE_TESTS_DIR", "data/checks.txt");
  g_autoptr (GPtrArray) kept = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *rows = NULL;
  g_autoptr (GError) error = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  protocol = venule_protocol_new_from_folder (folder, schemas, &error);
  g_assert_no_error (error);
  g_assert_true (g_file_get_contents (clinic, &clinic_text, NULL, NULL));
  g_assert_true (g_file_get_contents (table, &rows, NULL, NULL));

  g_test_add_func ("/data/checks/example-is-clean", test_example_is_clean);
  g_test_add_func ("/data/checks/not-given-is-not-stopped", test_not_given_is_not_stopped);
  g_test_add_data_func ("/data/checks/every-check-has-a-row", rows, test_every_check_has_a_row);
  add_rows (rows, kept);
  result = g_test_run ();
  g_clear_object (&protocol);
  g_clear_pointer (&clinic_text, g_free);
  return result;
}
