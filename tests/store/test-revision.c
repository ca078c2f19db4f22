/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-revision.h"

static VenuleRevision *
make_revision (void)
{
  VenuleRevision *revision = venule_revision_new ();

  revision->record = g_strdup ("r");
  revision->number = 3;
  revision->save_id = g_strdup ("s");
  revision->course = VENULE_COURSE_AMENDED;
  revision->reason = g_strdup ("why");
  revision->by = g_strdup ("who");
  revision->at = g_strdup ("2026-11-23T10:00:00.000000Z");
  revision->card = venule_card_new ();
  revision->document = g_bytes_new_static ("<c/>", 4);
  return revision;
}

static void
set (char **field, const char *text)
{
  g_free (*field);
  *field = g_strdup (text);
}

/* Changes the field of that number; FALSE: there is none. */
static gboolean
change (VenuleRevision *revision, guint field)
{
  char **const texts[] = { &revision->record, &revision->save_id, &revision->reason, &revision->by, &revision->at };

  if (field < G_N_ELEMENTS (texts))
    set (texts[field], "x");
  else if (field == G_N_ELEMENTS (texts))
    set (&revision->reason, NULL);
  else if (field == G_N_ELEMENTS (texts) + 1)
    set (&revision->reason, "");
  else if (field == G_N_ELEMENTS (texts) + 2)
    revision->number++;
  else if (field == G_N_ELEMENTS (texts) + 3)
    revision->course = VENULE_COURSE_RETURNED;
  else if (field == G_N_ELEMENTS (texts) + 4)
    revision->card->is_example = TRUE;
  else if (field == G_N_ELEMENTS (texts) + 5)
    {
      g_bytes_unref (revision->document);
      revision->document = g_bytes_new_static ("<d/>", 4);
    }
  else
    return FALSE;
  return TRUE;
}

static void
test_hash (void)
{
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (VenuleRevision) revision = make_revision ();
  g_autofree char *again = venule_revision_compute_hash (revision);
  guint field = 0;

  g_hash_table_add (hashes, venule_revision_compute_hash (revision));
  g_assert_true (g_hash_table_contains (hashes, again));
  for (;; field++)
    {
      g_autoptr (VenuleRevision) other = make_revision ();

      if (!change (other, field))
        break;
      g_assert_true (g_hash_table_add (hashes, venule_revision_compute_hash (other)));
    }
  g_assert_cmpuint (field, ==, 11);
}

/* What is stored on disks today must be read for ever: this hash never changes. */
static void
test_hash_is_fixed (void)
{
  g_autoptr (VenuleRevision) revision = make_revision ();
  g_autofree char *hash = venule_revision_compute_hash (revision);

  g_assert_cmpstr (hash, ==, "bc8ebffcd528db99dd4adcb2930ce01fe2185c44a006cfcbcc7633ac88488b48");
}

static void
test_course (void)
{
  /* a row is what stands, a letter what may follow it */
  const char *const may[] = { "df", "fra", "a", "ra" };
  const char letters[] = "dfra";

  for (int before = VENULE_COURSE_DRAFT; before <= VENULE_COURSE_AMENDED; before++)
    for (int course = VENULE_COURSE_DRAFT; course <= VENULE_COURSE_AMENDED; course++)
      g_assert_cmpint (venule_course_may_follow (course, before), ==,
                       g_strrstr_len (may[before], -1, (char[]){ letters[course], '\0' }) != NULL);
}

static void
test_course_names (void)
{
  VenuleCourse course;

  for (int i = VENULE_COURSE_DRAFT; i <= VENULE_COURSE_AMENDED; i++)
    {
      g_assert_true (venule_course_from_string (venule_course_to_string (i), &course));
      g_assert_cmpint (course, ==, i);
    }
  g_assert_false (venule_course_from_string ("done", &course));
}

static void
test_save_copy (void)
{
  g_autoptr (VenuleSave) save = venule_save_new ("r", 2);
  g_autoptr (VenuleSave) copy = NULL;

  save->by = g_strdup ("who");
  save->card = venule_card_new ();
  save->document = g_bytes_new_static ("x", 1);
  save->overridden = g_ptr_array_new_with_free_func (g_free);
  g_ptr_array_add (save->overridden, g_strdup ("pregnant"));
  copy = venule_save_copy (save);
  g_assert_true (g_uuid_string_is_valid (save->save_id));
  g_assert_cmpstr (copy->save_id, ==, save->save_id);
  g_assert_cmpuint (copy->base, ==, 2);
  g_assert_cmpuint (copy->overridden->len, ==, 1);
  g_assert_true (g_ptr_array_index (copy->overridden, 0) != g_ptr_array_index (save->overridden, 0));
  g_assert_true (venule_card_equal (copy->card, save->card));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/revision/hash", test_hash);
  g_test_add_func ("/revision/hash-is-fixed", test_hash_is_fixed);
  g_test_add_func ("/revision/course", test_course);
  g_test_add_func ("/revision/course-names", test_course_names);
  g_test_add_func ("/revision/save-copy", test_save_copy);
  return g_test_run ();
}
