/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include <glib/gstdio.h>
#include <string.h>

#include "venule-label.h"
#include "venule-program-language.h"
#include "venule-protocol.h"
#include "venule-words.h"

/* Every word of the shipped definitions is looked up where a translator's file has it: a program that speaks the pseudo
 * language says all of them in brackets. */

static VenuleProtocol *protocol;

static void
assert_said (const char *text, const char *what)
{
  if (text == NULL || !g_str_has_prefix (text, "⟦") || !g_str_has_suffix (text, "⟧"))
    g_error ("%s is in English: “%s”", what, text);
}

static void
assert_options_said (GPtrArray *options, const char *path)
{
  for (guint i = 0; options != NULL && i < options->len; i++)
    {
      const VenuleOption *option = options->pdata[i];

      if (venule_products_get_name (venule_protocol_get_products (protocol), option->id) == NULL)
        assert_said (option->label, path);
    }
}

static void
assert_form_said (const VenuleForm *form)
{
  assert_said (form->label, form->path);
  g_assert_false (g_str_has_prefix (form->source_label, "⟦"));
  assert_options_said (form->keys, form->path);
  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = form->questions->pdata[i];

      assert_said (question->label, question->path);
      g_assert_false (g_str_has_prefix (question->source_label, "⟦"));
      if (question->help != NULL)
        assert_said (question->help, question->path);
      assert_options_said (question->options, question->path);
    }
  for (guint i = 0; i < form->forms->len; i++)
    assert_form_said (form->forms->pdata[i]);
}

static void
test_checklist (void)
{
  const VenuleChecklist *checklist = venule_protocol_get_checklist (protocol);

  assert_said (checklist->label, "checklist");
  assert_form_said (venule_protocol_get_form (protocol));
  for (guint i = 0; i < checklist->headings->len; i++)
    assert_said (((VenuleHeading *) checklist->headings->pdata[i])->label, "heading");
  for (guint i = 0; i < checklist->shortcuts->len; i++)
    assert_said (((VenuleShortcut *) checklist->shortcuts->pdata[i])->label, "shortcut");
}

static void
test_checks (void)
{
  GPtrArray *checks = venule_protocol_get_checks (protocol);
  VenuleWords *words = venule_protocol_get_words (protocol);

  g_assert_cmpuint (checks->len, >, 100);
  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheckDefinition *check = checks->pdata[i];

      assert_said (check->message, check->id);
      if (check->source != NULL)
        assert_said (check->source, check->id);
    }
  for (guint i = 0; i < venule_words_get_n_words (words); i++)
    assert_said (venule_words_get_word (words, i)->message, venule_words_get_word (words, i)->id);
}

static void
test_settings (void)
{
  GPtrArray *settings = venule_protocol_get_settings (protocol);

  for (guint i = 0; i < settings->len; i++)
    {
      const VenuleSetting *setting = settings->pdata[i];

      assert_said (setting->label, setting->id);
      assert_said (setting->found_in_practice, setting->id);
      assert_said (setting->source, setting->id);
      g_assert_false (g_str_has_prefix (setting->source_label, "⟦"));
    }
}

/* What stands beside a strength, for each product, strength and form that has it. */
static void
test_beside (void)
{
  GPtrArray *products = venule_products_get_options (venule_protocol_get_products (protocol));
  guint n_said = 0;

  for (guint i = 0; i < products->len; i++)
    {
      const VenuleOption *product = products->pdata[i];
      GArray *strengths = venule_products_get_strengths (venule_protocol_get_products (protocol), product->id);

      for (guint j = 0; j < strengths->len; j++)
        {
          VenuleLabel label = { protocol, NULL, product->id, "uk" };
          g_autofree char *said = venule_label_say (&label, g_array_index (strengths, VenuleNumber, j), "liquid");
          const char *start = said == NULL ? NULL : strstr (said, ": ");

          if (start == NULL)
            continue;
          n_said++;
          g_assert_true (g_str_has_prefix (start, ": ⟦"));
        }
    }
  g_assert_cmpuint (n_said, >, 0);
}

static void
test_language (void)
{
  g_assert_cmpstr (venule_program_language_get_tag (), ==, "en-XA");
  g_assert_false (venule_program_language_is_reviewed ());
  g_assert_cmpstr (venule_program_language_say ("option of no question", "not in it"), ==, "not in it");
}

static char *
make_pseudo_language (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *script = g_build_filename (g_getenv ("VENULE_TESTS_DIR"), "pseudo.py", NULL);
  g_autofree char *root = g_path_get_dirname (g_getenv ("VENULE_TESTS_DIR"));
  char *folder = g_dir_make_tmp ("venule-words-XXXXXX", &error);
  const char *const make[] = { "python3", script, root, folder, NULL };
  int status = 0;

  g_assert_no_error (error);
  g_spawn_sync (NULL, (char **) make, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, NULL, &status, &error);
  g_assert_no_error (error);
  g_spawn_check_wait_status (status, &error);
  g_assert_no_error (error);
  return folder;
}

static void
remove_pseudo_language (const char *folder)
{
  static const char *const parts[] = { "en_XA/LC_MESSAGES/venule.mo", "en_XA/LC_MESSAGES", "en_XA", "." };

  for (gsize i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *path = g_build_filename (folder, parts[i], NULL);

      g_remove (path);
    }
  g_rmdir (folder);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = NULL, *definitions = NULL, *schemas = NULL;
  int result;

  g_test_init (&argc, &argv, NULL);
  folder = make_pseudo_language ();
  g_setenv ("VENULE_LOCALE_DIR", folder, TRUE);
  g_setenv ("LANGUAGE", "en_XA", TRUE);
  venule_program_language_set_up ();
  definitions = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "protocols", "thread-veins", NULL);
  schemas = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "schemas", NULL);
  protocol = venule_protocol_new_from_folder (definitions, schemas, &error);
  g_assert_no_error (error);
  g_test_add_func ("/protocol/definition-words/language", test_language);
  g_test_add_func ("/protocol/definition-words/checklist", test_checklist);
  g_test_add_func ("/protocol/definition-words/checks", test_checks);
  g_test_add_func ("/protocol/definition-words/settings", test_settings);
  g_test_add_func ("/protocol/definition-words/beside", test_beside);
  result = g_test_run ();
  g_clear_object (&protocol);
  remove_pseudo_language (folder);
  return result;
}
