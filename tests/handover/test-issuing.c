/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-await.h"
#include "venule-handover-error.h"
#include "venule-issuing.h"
#include "venule-saving.h"
#include "venule-test-consultation.h"

#include <glib/gstdio.h>
#include <string.h>

static VenuleStore *
open_store (const char *folder)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GError) error = NULL;
  VenuleStore *store;

  venule_store_open_async (folder, NULL, venule_await_cb, venule_await_begin (&await));
  store = venule_store_open_finish (venule_await_result (&await), &error);
  g_assert_no_error (error);
  return store;
}

/* Takes @save over. */
static void
keep (VenuleStore *store, VenuleSave *save)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free), revisions = NULL;
  g_autoptr (GError) error = NULL;

  g_ptr_array_add (saves, save);
  venule_store_save_async (store, saves, VENULE_AUDIT_SAVED, NULL, venule_await_cb, venule_await_begin (&await));
  revisions = venule_store_save_finish (store, venule_await_result (&await), NULL, &error);
  g_assert_no_error (error);
}

static VenuleRevision *
load (VenuleStore *store, const char *record)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GError) error = NULL;
  VenuleRevision *revision;

  venule_store_load_async (store, record, 0, NULL, NULL, venule_await_cb, venule_await_begin (&await));
  revision = venule_store_load_finish (store, venule_await_result (&await), &error);
  g_assert_no_error (error);
  return revision;
}

static VenuleIssue *
issue (VenuleStore *store, const char *record, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  VenuleSheetChoice choice = { .today = venule_civil_date_new (2026, 11, 23) };
  g_autoptr (VenuleWorkplace) workplace = venule_workplace_new (NULL, NULL);

  venule_issuing_issue_async (store, workplace, record, &choice, "Nurse Example", NULL, venule_await_cb,
                              venule_await_begin (&await));
  return venule_issuing_issue_finish (store, venule_await_result (&await), error);
}

static void
assert_issued (VenuleStore *store, const char *record, guint revision)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleIssue) issued = issue (store, record, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (issued->revision, ==, revision);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      g_unlink (path);
    }
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* Somebody doubts what it says: there is no sheet of it until the specialist has seen to that. */
static void
test_returned (void)
{
  g_autofree char *folder = g_dir_make_tmp ("venule-XXXXXX", NULL);
  g_autoptr (VenuleStore) store = open_store (folder);
  g_autoptr (VenuleConsultation) consultation = venule_test_read_sample ("thread-veins-only.xml");
  VenuleProtocol *protocol = venule_test_get_definitions ()->protocol;
  const char *record = venule_consultation_get_id (consultation);
  g_autoptr (VenuleRevision) finished = NULL;
  g_autoptr (VenuleIssue) refused = NULL;
  g_autoptr (GError) error = NULL;

  keep (store, venule_saving_prepare (consultation, protocol, 0, VENULE_COURSE_FINISHED, NULL, "Specialist Example"));
  assert_issued (store, record, 1);
  finished = load (store, record);
  keep (store, venule_saving_return (finished, "which leg?", "Nurse Example", NULL));
  refused = issue (store, record, &error);
  g_assert_null (refused);
  g_assert_error (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_REFUSED);
  g_assert_nonnull (strstr (error->message, "which leg?"));

  venule_consultation_set_state (consultation, VENULE_STATE_AMENDED);
  keep (store,
        venule_saving_prepare (consultation, protocol, 2, VENULE_COURSE_AMENDED, "the left one", "Specialist Example"));
  assert_issued (store, record, 3);
  g_clear_object (&store);
  remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/issuing/returned", test_returned);

  return g_test_run ();
}
