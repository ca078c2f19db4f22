/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-fixture.h"

/* What translators are given is what the program looks up: every text of the shipped sheet, under the same
 * id, with the same words. */

static void
run (const char *const *command)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *errors = NULL;
  int status = 0;

  g_spawn_sync (NULL, (char **) command, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &errors, &status, &error);
  g_assert_no_error (error);
  if (!g_spawn_check_wait_status (status, &error))
    g_error ("%s: %s: %s", command[0], error->message, errors);
}

/* A translation in which every text is its own source. */
static void
make_translation (const char *folder)
{
  const char *po = g_getenv ("VENULE_PO_DIR");
  g_autofree char *root = g_path_get_dirname (po);
  g_autofree char *script = g_build_filename (po, "sheet", "make-template.py", NULL);
  g_autofree char *pot = g_build_filename (folder, "venule-sheet.pot", NULL);
  g_autofree char *translation = g_build_filename (folder, "en-US.po", NULL);
  const char *const make[] = { "python3", script, root, pot, NULL };
  const char *const fill[] = { "msgen", "--no-wrap", "--output-file", translation, pot, NULL };

  run (make);
  run (fill);
}

static void
assert_translated (VenuleTranslation *translation, GPtrArray *passages)
{
  g_assert_cmpuint (passages->len, >, 20);
  for (guint i = 0; i < passages->len; i++)
    {
      const VenuleTemplatePassage *passage = g_ptr_array_index (passages, i);
      VenuleReview review;

      if (passage->text == NULL)
        continue;
      venule_translation_lookup (translation, passage->id, passage->text->source, &review);
      if (review != VENULE_REVIEW_UNREVIEWED)
        g_error ("%s: what a translator writes for “%s” is not found (state %d)", passage->location, passage->id,
                 review);
    }
}

static void
test_extraction (void)
{
  char *folder = venule_test_new_folder ();
  const char *const folders[] = { folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleTemplate) tmpl = venule_template_new (venule_test_get_protocol (), &error);
  g_autoptr (VenuleTranslation) translation = NULL;

  g_assert_no_error (error);
  make_translation (folder);
  translation = venule_translation_load (tmpl, "en-US", folders, &error);
  g_assert_no_error (error);
  assert_translated (translation, venule_template_get_passages (tmpl));
  assert_translated (translation, venule_template_get_words (tmpl));
  venule_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/translation/extraction", test_extraction);
  return g_test_run ();
}
