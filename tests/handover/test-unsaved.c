/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* What could not be saved waits in files: what is read of them, and what is said of those that can't be. */

#include <glib/gstdio.h>
#include <string.h>

#include "venule-consultation-file.h"
#include "venule-test-consultation.h"
#include "venule-unsaved-texts.h"
#include "venule-unsaved.h"

#define RECORD "0f1e2d3c-0000-4000-8000-00000000000a"

typedef struct
{
  char *folder;
  VenuleConsultation *consultation;
  VenuleUnsaved *unsaved;
  GPtrArray *complaints;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  fixture->folder = g_dir_make_tmp ("venule-unsaved-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->consultation = venule_test_read_sample ("plan-only.xml");
  fixture->complaints = g_ptr_array_new_with_free_func (g_free);
  fixture->unsaved = g_object_new (VENULE_TYPE_UNSAVED, NULL);
  fixture->unsaved->record = g_strdup (RECORD);
  fixture->unsaved->name = g_strdup ("Sample Not-Treated-Yet");
  fixture->unsaved->by = g_strdup ("Example Specialist");
  fixture->unsaved->at = g_strdup ("2026-11-23T10:00:00Z");
  fixture->unsaved->base = 3;
  fixture->unsaved->course = VENULE_COURSE_AMENDED;
  fixture->unsaved->reason = g_strdup ("Batch & vial read again, 50 %");
  fixture->unsaved->document = venule_consultation_to_xml (fixture->consultation);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  GDir *dir = g_dir_open (fixture->folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_dir_close (dir);
  g_assert_cmpint (g_rmdir (fixture->folder), ==, 0);
  g_free (fixture->folder);
  g_object_unref (fixture->consultation);
  g_object_unref (fixture->unsaved);
  g_ptr_array_unref (fixture->complaints);
}

static void
write_unsaved (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (venule_unsaved_write (fixture->unsaved, fixture->folder, &error));
  g_assert_no_error (error);
}

static void
put (Fixture *fixture, const char *name, const char *contents)
{
  g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, contents, -1, NULL));
}

static GPtrArray *
list (Fixture *fixture)
{
  g_ptr_array_set_size (fixture->complaints, 0);
  return venule_unsaved_list (fixture->folder, fixture->complaints);
}

static void
test_read_as_written (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) found = NULL;
  VenuleUnsaved *unsaved;

  write_unsaved (fixture);
  found = list (fixture);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (fixture->complaints->len, ==, 0);
  unsaved = found->pdata[0];
  g_assert_cmpstr (unsaved->path, ==, fixture->unsaved->path);
  g_assert_cmpstr (unsaved->record, ==, RECORD);
  g_assert_cmpstr (unsaved->reason, ==, "Batch & vial read again, 50 %");
  g_assert_cmpint (unsaved->course, ==, VENULE_COURSE_AMENDED);
  g_assert_cmpuint (unsaved->base, ==, 3);
}

static void
test_nothing_there (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *nowhere = g_build_filename (fixture->folder, "nowhere", NULL);
  g_autoptr (GPtrArray) found = venule_unsaved_list (nowhere, fixture->complaints);

  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpuint (fixture->complaints->len, ==, 0);
}

/* Each is named, none is touched, and what is whole is found beside them. */
static void
test_damaged (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *name, *contents;
  } files[] = {
    { "a.xml", "" },
    { "b.xml", "<?xml version=\"1.0\"?>\n<consultation" },
    { "c.xml", "<?xml version=\"1.0\"?>\n<consultation/>\n" },
    { "d.xml", "<?xml version=\"1.0\"?>\n<?venule-unsaved record=x&name=y&by=z&at=w&course=over?>\n<consultation/>\n" },
    { "e.ini", "" },
    { "f.ini", "[Typed]\n0=only the question;\n" },
    { "g.ini", "\x01\x02" },
    { "h.xml.AB12CD", "<?xml" },
  };
  static const char *const second[] = { "i.ini.part", "j.ini.part.AB12CD" };
  g_autoptr (GPtrArray) found = NULL;

  write_unsaved (fixture);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    put (fixture, files[i].name, files[i].contents);
  /* What was typed in the second when the program was killed is not whole. */
  for (guint i = 0; i < G_N_ELEMENTS (second); i++)
    put (fixture, second[i], "[Ty");
  put (fixture, ".directory", "a file manager's");
  /* Of a name that no label could show. */
  put (fixture, "\xff.xml", "");
  found = list (fixture);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_cmpuint (fixture->complaints->len, ==, G_N_ELEMENTS (files) + 1);
  g_assert_true (g_utf8_validate (fixture->complaints->pdata[G_N_ELEMENTS (files)], -1, NULL));
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_autofree char *path = g_build_filename (fixture->folder, files[i].name, NULL);

      g_assert_true (g_str_has_prefix (fixture->complaints->pdata[i], path));
      g_assert_true (g_file_test (path, G_FILE_TEST_EXISTS));
    }
}

static void
test_folder_is_none (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "file", NULL);
  g_autoptr (GPtrArray) found = NULL;

  put (fixture, "file", "");
  found = venule_unsaved_list (path, fixture->complaints);
  g_assert_cmpuint (found->len, ==, 0);
  g_assert_cmpuint (fixture->complaints->len, ==, 1);
  g_assert_nonnull (strstr (fixture->complaints->pdata[0], path));
}

/* The same for the same, however they were gathered. */
static void
test_texts (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *question, *text;
  } pairs[] = { { "session[1]/next-date", "31/02;2027\n" }, { "patient/born", "" }, { "patient/phone", "\xc3\xa9\\" } };
  g_autofree char *path = g_build_filename (fixture->folder, "texts.ini", NULL);
  g_autoptr (GHashTable) texts = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) turned = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) again = NULL;
  g_autoptr (GPtrArray) found = NULL;
  g_autoptr (GBytes) bytes = NULL, others = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    {
      guint j = (guint) G_N_ELEMENTS (pairs) - 1 - i;

      g_hash_table_insert (texts, (gpointer) pairs[i].question, (gpointer) pairs[i].text);
      g_hash_table_insert (turned, (gpointer) pairs[j].question, (gpointer) pairs[j].text);
    }
  bytes = venule_unsaved_texts_make (texts);
  others = venule_unsaved_texts_make (turned);
  g_assert_true (g_bytes_equal (bytes, others));
  put (fixture, "texts.ini", g_bytes_get_data (bytes, NULL));
  again = venule_unsaved_texts_read (path, NULL);
  g_assert_cmpuint (g_hash_table_size (again), ==, G_N_ELEMENTS (pairs));
  for (guint i = 0; i < G_N_ELEMENTS (pairs); i++)
    g_assert_cmpstr (g_hash_table_lookup (again, pairs[i].question), ==, pairs[i].text);
  found = list (fixture);
  g_assert_cmpuint (fixture->complaints->len, ==, 0);
}

static const struct
{
  const char *tail;
  gboolean is_of;
} names[] = {
  { ".xml", TRUE },
  { ".ini", TRUE },
  { ".xml.A1B2C3", TRUE }, /* the program was killed while it wrote */
  { ".ini.part", TRUE },
  { ".ini.part.A1B2C3", TRUE },
  { ".xmlx", FALSE },
  { "", FALSE },
  { ".0f1e2d3c-0000-4000-8000-00000000000b.xml", FALSE }, /* of a consultation whose id begins likewise */
};

static void
test_erased (Fixture *fixture, gconstpointer user_data)
{
  put (fixture, RECORD, "not a name of ours");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (RECORD, ".0f1e2d3c-0000-4000-8000-00000000000a", names[i].tail, NULL);

      put (fixture, name, "");
    }
  venule_unsaved_erase (fixture->folder, RECORD);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = g_strconcat (RECORD, ".0f1e2d3c-0000-4000-8000-00000000000a", names[i].tail, NULL);
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_assert_cmpint (g_file_test (path, G_FILE_TEST_EXISTS), !=, names[i].is_of);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/unsaved/read-as-written", Fixture, NULL, set_up, test_read_as_written, tear_down);
  g_test_add ("/unsaved/nothing-there", Fixture, NULL, set_up, test_nothing_there, tear_down);
  g_test_add ("/unsaved/damaged", Fixture, NULL, set_up, test_damaged, tear_down);
  g_test_add ("/unsaved/folder-is-none", Fixture, NULL, set_up, test_folder_is_none, tear_down);
  g_test_add ("/unsaved/texts", Fixture, NULL, set_up, test_texts, tear_down);
  g_test_add ("/unsaved/erased", Fixture, NULL, set_up, test_erased, tear_down);
  return g_test_run ();
}
