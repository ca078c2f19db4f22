/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-fixture.h"

#include "venule-consultation-file.h"
#include "venule-xml-reader.h"

#include <glib/gstdio.h>

static char *
get_fixture_path (const char *name)
{
  return g_build_filename (g_getenv ("VENULE_TESTS_DIR"), "sheet", "fixtures", name, NULL);
}

VenuleProtocol *
venule_test_get_protocol (void)
{
  static VenuleProtocol *protocol;
  const char *data = g_getenv ("VENULE_DATA_DIR");

  if (protocol == NULL)
    {
      g_autofree char *folder = g_build_filename (data, "protocols", "thread-veins", NULL);
      g_autofree char *schemas = g_build_filename (data, "schemas", NULL);
      g_autoptr (GError) error = NULL;

      protocol = venule_protocol_new_from_folder (folder, schemas, &error);
      g_assert_no_error (error);
    }
  return protocol;
}

VenuleTemplate *
venule_test_get_template (void)
{
  static VenuleTemplate *tmpl;

  if (tmpl == NULL)
    {
      g_autofree char *path = get_fixture_path ("sheet.xml");
      g_autoptr (GError) error = NULL;

      tmpl = venule_template_new_from_file (venule_test_get_protocol (), path, &error);
      g_assert_no_error (error);
    }
  return tmpl;
}

VenuleClinic *
venule_test_get_clinic (void)
{
  static VenuleClinic *clinic;

  if (clinic == NULL)
    {
      g_autofree char *path = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "clinics", "sample.xml", NULL);
      g_autoptr (GError) error = NULL;

      clinic = venule_clinic_new_from_file (path, venule_protocol_get_settings (venule_test_get_protocol ()), &error);
      g_assert_no_error (error);
    }
  return clinic;
}

const char *
venule_test_get_clinic_text (const char *name)
{
  VenuleValue value = { 0 };

  g_assert_true (venule_clinic_lookup (venule_test_get_clinic (), name, &value));
  return value.words[0];
}

VenuleConsultation *
venule_test_new_consultation (void)
{
  g_autofree char *path = get_fixture_path ("consultation.xml");
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, &error);
  VenuleConsultation *consultation;

  g_assert_no_error (error);
  consultation
      = venule_consultation_from_document (doc, venule_protocol_get_form (venule_test_get_protocol ()), &error);
  g_assert_no_error (error);
  return consultation;
}

/* text: (nullable): take the answer away */
void
venule_test_answer (VenuleConsultation *consultation, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (text != NULL)
    venule_consultation_set_text (consultation, path, text, &error);
  else
    venule_consultation_set_answer (consultation, path, NULL, &error);
  g_assert_no_error (error);
}

VenuleEvaluation *
venule_test_evaluate (VenuleConsultation *consultation, const char *session)
{
  g_autoptr (GError) error = NULL;
  VenuleEvaluation *evaluation
      = venule_evaluation_new (venule_test_get_protocol (), venule_test_get_clinic (), consultation, session,
                               venule_civil_date_new (2026, 11, 23), &error);

  g_assert_no_error (error);
  return evaluation;
}

char *
venule_test_new_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("venule-test-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
remove_all (const char *path)
{
  g_autoptr (GDir) folder = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (folder != NULL && (name = g_dir_read_name (folder)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      remove_all (child);
    }
  g_remove (path);
}

void
venule_test_remove_folder (char *folder)
{
  remove_all (folder);
  g_free (folder);
}

void
venule_test_write (const char *folder, const char *name, const char *text, gssize length)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GError) error = NULL;

  g_mkdir_with_parents (parent, 0700);
  g_file_set_contents (path, text, length, &error);
  g_assert_no_error (error);
}

static void
add_entries (GString *po, GPtrArray *passages, GHashTable *replaced)
{
  for (guint i = 0; i < passages->len; i++)
    {
      const VenuleTemplatePassage *passage = g_ptr_array_index (passages, i);
      const char *lines = replaced != NULL ? g_hash_table_lookup (replaced, passage->id) : NULL;

      if (passage->text == NULL)
        continue;
      if (lines != NULL)
        g_string_append_printf (po, "%s\n", lines);
      else
        g_string_append_printf (po, "msgctxt \"%s\"\nmsgid \"%s\"\nmsgstr \"[pl] %s\"\n\n", passage->id,
                                passage->text->source, passage->text->source);
    }
}

char *
venule_test_make_po (const char *language, GHashTable *replaced)
{
  GString *po = g_string_new ("msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n");

  g_string_append_printf (po, "\"Language: %s\\n\"\n\n", language);
  add_entries (po, venule_template_get_passages (venule_test_get_template ()), replaced);
  add_entries (po, venule_template_get_words (venule_test_get_template ()), replaced);
  return g_string_free (po, FALSE);
}

VenuleTranslation *
venule_test_translate (const char *folder, const char *language)
{
  const char *const folders[] = { folder, NULL };
  g_autoptr (GError) error = NULL;
  VenuleTranslation *translation = venule_translation_load (venule_test_get_template (), language, folders, &error);

  g_assert_no_error (error);
  return translation;
}
