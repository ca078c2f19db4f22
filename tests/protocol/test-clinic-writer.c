/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-clinic-writer.h"

#include "venule-folders.h"
#include "venule-settings.h"
#include "venule-test-files.h"

#include <glib/gstdio.h>

typedef struct
{
  char *data, *schemas, *folder, *path;
  GPtrArray *settings;
  VenuleClinicContent *content; /* the sample's */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *settings = NULL, *sample = NULL;

  fixture->data = venule_folders_get_data ();
  fixture->schemas = g_build_filename (fixture->data, "schemas", NULL);
  fixture->folder = g_dir_make_tmp ("venule-clinic-XXXXXX", &error);
  g_assert_no_error (error);
  fixture->path = g_build_filename (fixture->folder, "deep", "clinic.xml", NULL);
  settings = g_build_filename (fixture->data, "protocols", "thread-veins", "settings.xml", NULL);
  fixture->settings = venule_settings_new_from_file (settings, &error);
  g_assert_no_error (error);
  sample = g_build_filename (fixture->data, "clinics", "sample.xml", NULL);
  fixture->content = venule_clinic_content_read_file (sample, fixture->settings, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer unused)
{
  g_autofree char *deep = g_path_get_dirname (fixture->path);

  g_unlink (fixture->path);
  g_rmdir (deep);
  g_rmdir (fixture->folder);
  venule_clinic_content_free (fixture->content);
  g_ptr_array_unref (fixture->settings);
  g_free (fixture->data);
  g_free (fixture->schemas);
  g_free (fixture->folder);
  g_free (fixture->path);
}

static gboolean
save (Fixture *fixture, GError **error)
{
  return venule_clinic_content_save (fixture->content, fixture->path, fixture->schemas, fixture->settings, error);
}

static VenuleClinicContent *
read_back (Fixture *fixture)
{
  g_autoptr (GError) error = NULL;
  VenuleClinicContent *content = venule_clinic_content_read_file (fixture->path, fixture->settings, &error);

  g_assert_no_error (error);
  return content;
}

static void
assert_same_numbers (GHashTable *one, GHashTable *other)
{
  GHashTableIter iter;
  gpointer id, number;

  g_assert_cmpuint (g_hash_table_size (one), ==, g_hash_table_size (other));
  g_hash_table_iter_init (&iter, one);
  while (g_hash_table_iter_next (&iter, &id, &number))
    g_assert_cmpint (*(VenuleNumber *) number, ==, *(VenuleNumber *) g_hash_table_lookup (other, id));
}

static void
assert_same_lists (const VenuleClinicContent *one, const VenuleClinicContent *other)
{
  g_assert_cmpuint (one->staff->len, ==, other->staff->len);
  for (guint i = 0; i < one->staff->len; i++)
    {
      const VenuleStaff *a = one->staff->pdata[i], *b = other->staff->pdata[i];

      g_assert_cmpstr (a->role, ==, b->role);
      g_assert_cmpstr (a->name, ==, b->name);
    }
  g_assert_cmpuint (one->usual_course->len, ==, other->usual_course->len);
  for (guint i = 0; i < one->usual_course->len; i++)
    {
      const VenuleUsualAnswer *a = one->usual_course->pdata[i], *b = other->usual_course->pdata[i];

      g_assert_cmpstr (a->path, ==, b->path);
      g_assert_cmpstr (a->value, ==, b->value);
    }
  g_assert_cmpuint (one->vials->len, ==, other->vials->len);
  for (guint i = 0; i < one->vials->len; i++)
    {
      const VenuleVial *a = one->vials->pdata[i], *b = other->vials->pdata[i];

      g_assert_cmpstr (a->product, ==, b->product);
      g_assert_cmpstr (a->strength, ==, b->strength);
      g_assert_cmpstr (a->form, ==, b->form);
      g_assert_cmpstr (a->batch, ==, b->batch);
      g_assert_cmpstr (a->expiry, ==, b->expiry);
      g_assert_cmpstr (a->opened, ==, b->opened);
    }
}

static void
assert_same (const VenuleClinicContent *one, const VenuleClinicContent *other)
{
  const char *const *names = venule_clinic_content_fields ();

  g_assert_cmpint (one->is_sample, ==, other->is_sample);
  g_assert_cmpint (one->native_digits, ==, other->native_digits);
  g_assert_cmpstr (one->market, ==, other->market);
  g_assert_cmpstr (one->language, ==, other->language);
  g_assert_cmpstrv (one->languages, other->languages);
  for (guint i = 0; names[i] != NULL; i++)
    g_assert_cmpstr (g_hash_table_lookup (one->fields, names[i]), ==, g_hash_table_lookup (other->fields, names[i]));
  assert_same_numbers (one->settings, other->settings);
  assert_same_lists (one, other);
}

static void
test_sample_comes_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleClinicContent) back = NULL;
  GStatBuf status;

  g_assert_true (save (fixture, &error));
  g_assert_no_error (error);
  back = read_back (fixture);
  assert_same (fixture->content, back);
  g_assert_cmpint (g_stat (fixture->path, &status), ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);
}

static void
test_changes_come_back (Fixture *fixture, gconstpointer unused)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleClinicContent) back = NULL;

  venule_clinic_content_set_field (fixture->content, "name", "  <Vein> & \"Leg\"\n clinic ");
  venule_clinic_content_set_field (fixture->content, "fax", "  ");
  venule_clinic_content_add_staff (fixture->content, NULL, "A. O’Other & Son");
  venule_clinic_content_add_usual_answer (fixture->content, "plan/strength", "0.5");
  venule_clinic_content_add_vial (fixture->content, "fibrovein", "0.2", NULL, "A<1>", "2027-08-31", "2026-11-23");
  venule_clinic_content_add_vial (fixture->content, "fibrovein", "0.5", "foam", "B\"2", "2027-09-30", NULL);
  fixture->content->is_sample = FALSE;
  fixture->content->native_digits = TRUE;
  g_assert_true (save (fixture, &error));
  g_assert_no_error (error);
  back = read_back (fixture);
  assert_same (fixture->content, back);
  g_assert_cmpstr (g_hash_table_lookup (back->fields, "name"), ==, "<Vein> & \"Leg\" clinic");
  g_assert_null (g_hash_table_lookup (back->fields, "fax"));
}

/* What would not be read again replaces nothing. */
static void
test_bad_one_replaces_nothing (Fixture *fixture, gconstpointer unused)
{
  const VenuleSetting *setting = fixture->settings->pdata[0];
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleClinicContent) back = NULL;
  g_autofree char *draft = g_strconcat (fixture->path, ".new", NULL);
  VenuleNumber *number = g_new (VenuleNumber, 1);

  g_assert_true (save (fixture, &error));
  *number = setting->maximum + VENULE_NUMBER_ONE;
  g_hash_table_insert (fixture->content->settings, (gpointer) setting->id, number);
  g_assert_false (save (fixture, &error));
  g_assert_nonnull (strstr (error->message, setting->id));
  g_clear_error (&error);
  g_assert_false (g_file_test (draft, G_FILE_TEST_EXISTS));

  *number = setting->minimum;
  venule_clinic_content_set_field (fixture->content, "emergency", NULL);
  g_assert_false (save (fixture, &error));
  g_clear_error (&error);
  venule_clinic_content_set_field (fixture->content, "emergency", "nobody");
  g_assert_false (save (fixture, &error));

  back = read_back (fixture);
  g_assert_cmpstr (g_hash_table_lookup (back->fields, "emergency"), ==, "999");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/clinic-writer/sample-comes-back", Fixture, NULL, set_up, test_sample_comes_back, tear_down);
  g_test_add ("/clinic-writer/changes-come-back", Fixture, NULL, set_up, test_changes_come_back, tear_down);
  g_test_add ("/clinic-writer/bad-one-replaces-nothing", Fixture, NULL, set_up, test_bad_one_replaces_nothing,
              tear_down);
  return g_test_run ();
}
