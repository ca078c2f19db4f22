/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* Every passage of the shipped sheet is on one composed sheet and missing from another. The cases are
 * found from the passages' own rules, so a new passage is covered, or fails, with no line added here. */

#include "venule-composer.h"
#include "venule-prover-world.h"
#include "venule-template-private.h"
#include "venule-translation.h"

#include <glib/gstdio.h>
#include <string.h>

/* Two clinics, since what a clinic says of itself, its settings and its market decide too. */
#define N_CLINICS 2

typedef struct
{
  VenuleProtocol *protocol;
  VenuleTemplate *tmpl;
  VenuleTranslation *translation;
  VenuleClinic *clinics[N_CLINICS];
  GHashTable *present; /* ids that some composed sheet has */
  GHashTable *absent;  /* ids that some composed sheet lacks */
} Fixture;

static Fixture fixture;

static void
replace (GString *text, const char *from, const char *to, const char *with)
{
  const char *start = strstr (text->str, from);
  const char *end = start == NULL ? NULL : strstr (start, to);

  g_assert_nonnull (end);
  g_string_erase (text, start - text->str, end - start + (gssize) strlen (to));
  g_string_insert (text, start - text->str, with);
}

/* The sample clinic, in another market, saying no more of itself than it must. */
static VenuleClinic *
open_bare_clinic (const char *sample)
{
  g_autofree char *folder = g_dir_make_tmp ("venule-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "bare.xml", NULL);
  g_autofree char *content = NULL;
  g_autoptr (GString) text = NULL;
  g_autoptr (GError) error = NULL;
  VenuleClinic *clinic;

  g_assert_true (g_file_get_contents (sample, &content, NULL, NULL));
  text = g_string_new (content);
  replace (text, "uk\"", "\"", "us\"");
  replace (text, "<address>", "</address>", "");
  replace (text, "<hours>", "</hours>", "");
  replace (text, "<email>", "</email>", "");
  replace (text, "<setting id=\"shower-days\">", "</setting>", "<setting id=\"shower-days\">0</setting>");
  g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  clinic = venule_clinic_new_from_file (path, venule_protocol_get_settings (fixture.protocol), &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);

  return clinic;
}

static void
load (void)
{
  const char *data = g_getenv ("VENULE_DATA_DIR");
  g_autofree char *po = g_build_filename (g_getenv ("VENULE_PO_DIR"), "sheet", NULL);
  const char *const po_folders[] = { po, NULL };
  g_autofree char *folder = g_build_filename (data, "protocols", "thread-veins", NULL);
  g_autofree char *schemas = g_build_filename (data, "schemas", NULL);
  g_autofree char *clinic = g_build_filename (data, "clinics", "sample.xml", NULL);
  g_autoptr (GError) error = NULL;

  fixture.protocol = venule_protocol_new_from_folder (folder, schemas, &error);
  g_assert_no_error (error);
  fixture.clinics[0] = venule_clinic_new_from_file (clinic, venule_protocol_get_settings (fixture.protocol), &error);
  g_assert_no_error (error);
  fixture.clinics[1] = open_bare_clinic (clinic);
  fixture.tmpl = venule_template_new (fixture.protocol, &error);
  g_assert_no_error (error);
  fixture.translation = venule_translation_load (fixture.tmpl, "pl", po_folders, &error);
  g_assert_no_error (error);
  fixture.present = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  fixture.absent = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static VenuleEvaluation *
evaluate (VenuleConsultation *consultation, const char *session, guint clinic)
{
  g_autoptr (GError) error = NULL;
  VenuleEvaluation *evaluation = venule_evaluation_new (fixture.protocol, fixture.clinics[clinic], consultation,
                                                        session, venule_civil_date_new (2026, 11, 23), &error);

  g_assert_no_error (error);
  return evaluation;
}

static gboolean
is_foot (const VenuleTemplatePassage *passage)
{
  return g_ptr_array_find (venule_template_get_foot (fixture.tmpl), passage, NULL);
}

/* Composes, holds each passage on the sheet against its rules, and notes which are there and which not. */
static gboolean
note_sheet (VenuleEvaluation *evaluation, const char *id)
{
  VenuleComposeOptions options = { .is_draft = TRUE, .translation = fixture.translation };
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleSheet) sheet = venule_composer_compose (fixture.tmpl, evaluation, &options, &error);
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (GHashTable) here = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *all = venule_template_get_passages (fixture.tmpl);

  g_assert_no_error (error);
  passages = venule_sheet_list_passages (sheet);
  for (guint i = 0; i < passages->len; i++)
    g_hash_table_add (here, ((VenulePassage *) g_ptr_array_index (passages, i))->id);

  for (guint i = 0; i < all->len; i++)
    {
      const VenuleTemplatePassage *passage = g_ptr_array_index (all, i);
      gboolean is_here = g_hash_table_contains (here, passage->id);

      if (is_here)
        g_assert_true (venule_template_passage_prints (passage, evaluation));
      g_hash_table_add (is_here ? fixture.present : fixture.absent, g_strdup (passage->id));
    }

  return g_hash_table_contains (here, id);
}

/* Goes through the world's answers until the passage's rules say what is looked for. */
static gboolean
find_case (const VenuleTemplatePassage *passage, VenuleProverWorld *world, guint clinic, gboolean prints)
{
  g_autoptr (VenuleEvaluation) evaluation = evaluate (world->consultation, world->session, clinic);

  do
    {
      venule_evaluation_forget (evaluation);
      if (venule_template_passage_prints (passage, evaluation) == prints)
        return note_sheet (evaluation, passage->id) == prints;
    }
  while (venule_prover_world_next (world, evaluation));

  return FALSE;
}

static VenuleProverReads *
read_rules (const VenuleTemplatePassage *passage)
{
  g_autoptr (GPtrArray) rules = g_ptr_array_new ();
  g_autoptr (GPtrArray) groups = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;
  VenuleProverReads *reads;

  if (passage->rule != NULL)
    g_ptr_array_add (rules, (gpointer) passage->rule);
  if (passage->member_rule != NULL)
    g_ptr_array_add (rules, (gpointer) passage->member_rule);
  if (passage->of != NULL)
    g_ptr_array_add (groups, (gpointer) passage->of);
  reads = venule_prover_reads_new (fixture.protocol, rules, groups, &error);
  g_assert_no_error (error);

  return reads;
}

static void
look_for (const VenuleTemplatePassage *passage, gboolean prints)
{
  g_autoptr (VenuleProverReads) reads = read_rules (passage);
  gboolean found = FALSE;

  for (guint clinic = 0; clinic < N_CLINICS && !found; clinic++)
    {
      g_autoptr (VenuleConsultation) blank = venule_consultation_new (
          venule_protocol_get_form (fixture.protocol), "00000000-0000-4000-8000-000000000000", "thread-veins");
      g_autoptr (VenuleEvaluation) settings = evaluate (blank, NULL, clinic);
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleProverDomain) domain = venule_prover_domain_new (reads, settings, &error);

      g_assert_no_error (error);
      for (guint64 i = 0; i < venule_prover_world_count (fixture.protocol, reads) && !found; i++)
        {
          g_autoptr (VenuleProverWorld) world = venule_prover_world_new (fixture.protocol, reads, domain, i);

          found = find_case (passage, world, clinic, prints);
        }
    }
}

static gboolean
is_always (const VenuleTemplatePassage *passage)
{
  return passage->rule == NULL && passage->of == NULL;
}

static void
test_each (void)
{
  GPtrArray *passages = venule_template_get_passages (fixture.tmpl);
  guint n_missed = 0;

  for (guint i = 0; i < passages->len; i++)
    {
      look_for (g_ptr_array_index (passages, i), TRUE);
      look_for (g_ptr_array_index (passages, i), FALSE);
    }

  for (guint i = 0; i < passages->len; i++)
    {
      const VenuleTemplatePassage *passage = g_ptr_array_index (passages, i);
      gboolean is_present = g_hash_table_contains (fixture.present, passage->id);
      gboolean is_absent = g_hash_table_contains (fixture.absent, passage->id);

      if (is_foot (passage) || (is_present && (is_absent || is_always (passage))))
        continue;
      g_test_message ("%s is %s", passage->id, is_present ? "on every sheet" : "on no sheet");
      n_missed++;
    }
  g_assert_cmpuint (passages->len, >, 100);
  g_assert_cmpuint (n_missed, ==, 0);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load ();
  g_test_add_func ("/sheet/passages/each", test_each);
  status = g_test_run ();
  g_hash_table_unref (fixture.present);
  g_hash_table_unref (fixture.absent);
  g_clear_object (&fixture.translation);
  g_clear_object (&fixture.tmpl);
  for (guint i = 0; i < N_CLINICS; i++)
    g_clear_object (&fixture.clinics[i]);
  g_clear_object (&fixture.protocol);

  return status;
}
