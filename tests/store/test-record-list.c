/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-record-list.h"

#include "venule-store-await.h"
#include "venule-store-folder.h"

#define N_RECORDS 1000

/* A store with consultations, a list of it, and what it was told by the list. */
typedef struct
{
  char *folder;
  VenuleStore *store;
  VenuleRecordList *list;
  GPtrArray *mirror; /* (element-type VenuleRecordRow) (nullable elements): kept by items-changed alone */
  guint n_signals;
} Fixture;

static char *
make_id (guint at)
{
  return g_strdup_printf ("00000000-0000-4000-8000-%012x", at);
}

/* save: (transfer full) */
static void
save_all (Fixture *fixture, GPtrArray *saves)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) revisions = venule_await_save (fixture->store, saves, VENULE_AUDIT_SAVED, &error);

  g_assert_no_error (error);
  g_assert_nonnull (revisions);
}

static void
save_one (Fixture *fixture, guint at, guint base, const char *family_name)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free);
  g_autofree char *id = make_id (at);

  g_ptr_array_add (saves, venule_made_up_save (id, base, at, family_name));
  save_all (fixture, saves);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free);
  g_autoptr (GError) error = NULL;

  fixture->folder = venule_store_folder_new ();
  fixture->store = venule_await_open (fixture->folder, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_RECORDS; i++)
    {
      g_autofree char *id = make_id (i);

      g_ptr_array_add (saves, venule_made_up_save (id, 0, i, i % 100 == 0 ? "Rare" : "Frequent"));
    }
  save_all (fixture, saves);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->list);
  g_clear_pointer (&fixture->mirror, g_ptr_array_unref);
  g_clear_object (&fixture->store);
  venule_store_folder_remove (fixture->folder);
  g_free (fixture->folder);
}

static void
unref_row (gpointer row)
{
  g_clear_object (&row);
}

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  fixture->n_signals++;
  g_assert_cmpuint (position + removed, <=, fixture->mirror->len);
  if (removed > 0)
    g_ptr_array_remove_range (fixture->mirror, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->mirror, (int) (position + i), NULL);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, fixture->mirror->len);
}

static void
begin (Fixture *fixture, VenuleListKind kind)
{
  fixture->list = venule_record_list_new (fixture->store, kind, venule_civil_date_new (2026, 11, 23));
  fixture->mirror = g_ptr_array_new_with_free_func (unref_row);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
}

static void
settle (Fixture *fixture)
{
  gint64 until = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  while (venule_record_list_get_busy (fixture->list) || g_main_context_pending (NULL))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* What the store tells comes a little later than what the save tells. */
static void
settle_until (Fixture *fixture, guint n_items, const char *first)
{
  gint64 until = g_get_monotonic_time () + 20 * G_TIME_SPAN_SECOND;

  for (;;)
    {
      g_autoptr (VenuleRecordRow) row = NULL;
      VenuleRecord *record;

      settle (fixture);
      row = g_list_model_get_item (G_LIST_MODEL (fixture->list), 0);
      record = row == NULL ? NULL : venule_record_row_get_record (row);
      if (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)) == n_items
          && (first == NULL || (record != NULL && g_str_equal (venule_record_get_id (record), first))))
        return;
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_usleep (1000);
    }
}

static VenuleRecordRow *
get_row (Fixture *fixture, guint position)
{
  VenuleRecordRow *row = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);

  g_assert_true (VENULE_IS_RECORD_ROW (row));
  return row;
}

static void
assert_row (Fixture *fixture, guint position, guint at)
{
  g_autoptr (VenuleRecordRow) row = get_row (fixture, position);
  g_autofree char *id = make_id (at);

  g_assert_nonnull (venule_record_row_get_record (row));
  g_assert_cmpstr (venule_record_get_id (venule_record_row_get_record (row)), ==, id);
}

static void
on_notify_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  ++*n;
}

static void
test_windows (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleRecordRow) row = NULL;
  guint n_notified = 0;

  begin (fixture, VENULE_LIST_ALL);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  g_assert_true (venule_record_list_get_busy (fixture->list));
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_RECORDS);
  g_assert_cmpuint (fixture->n_signals, ==, 2); /* the first window, then all the rest */
  assert_row (fixture, 0, N_RECORDS - 1);
  assert_row (fixture, VENULE_RECORD_LIST_WINDOW - 1, N_RECORDS - VENULE_RECORD_LIST_WINDOW);

  row = get_row (fixture, 700);
  g_assert_null (venule_record_row_get_record (row));
  g_assert_true (venule_record_list_get_busy (fixture->list));
  g_signal_connect (row, "notify::record", G_CALLBACK (on_notify_cb), &n_notified);
  settle (fixture);
  g_assert_cmpuint (n_notified, ==, 1);
  assert_row (fixture, 700, N_RECORDS - 701);
  assert_row (fixture, 704 - 1, N_RECORDS - 704);
  g_assert_cmpuint (fixture->n_signals, ==, 2);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (fixture->list), N_RECORDS));
}

/* No more than a few windows are kept; the same place is read again when it is looked at again. */
static void
test_forgets (Fixture *fixture, gconstpointer user_data)
{
  VenuleRecordRow *first;
  gpointer gone;

  begin (fixture, VENULE_LIST_ALL);
  settle (fixture);
  first = get_row (fixture, 0);
  gone = first;
  g_object_add_weak_pointer (G_OBJECT (first), &gone);
  g_object_unref (first);
  g_assert_nonnull (gone);
  for (guint position = VENULE_RECORD_LIST_WINDOW; position < N_RECORDS; position += VENULE_RECORD_LIST_WINDOW)
    {
      g_autoptr (VenuleRecordRow) row = get_row (fixture, position);
    }
  g_assert_null (gone);
  settle (fixture);
  g_object_unref (get_row (fixture, 0));
  settle (fixture);
  assert_row (fixture, 0, N_RECORDS - 1);
  assert_row (fixture, N_RECORDS - 1, 0);
}

static void
test_search (Fixture *fixture, gconstpointer user_data)
{
  begin (fixture, VENULE_LIST_ALL);
  venule_record_list_set_search (fixture->list, "r");
  venule_record_list_set_search (fixture->list, "ra");
  venule_record_list_set_search (fixture->list, "rare");
  g_assert_cmpstr (venule_record_list_get_search (fixture->list), ==, "rare");
  settle (fixture);
  /* What was typed on the way was never shown. */
  g_assert_cmpuint (fixture->n_signals, ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_RECORDS / 100);
  for (guint i = 0; i < N_RECORDS / 100; i++)
    assert_row (fixture, i, N_RECORDS - 100 * (i + 1));

  venule_record_list_set_search (fixture->list, "frequent");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_RECORDS / 100);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, VENULE_STORE_MAX_FOUND);
  g_object_unref (get_row (fixture, VENULE_STORE_MAX_FOUND - 1));
  settle (fixture);
  assert_row (fixture, VENULE_STORE_MAX_FOUND - 1, N_RECORDS - 202);

  venule_record_list_set_search (fixture->list, "nobody at all");
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  venule_record_list_set_search (fixture->list, NULL);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_RECORDS);
  g_assert_null (venule_record_list_get_failure (fixture->list));
}

static void
test_kind (Fixture *fixture, gconstpointer user_data)
{
  begin (fixture, VENULE_LIST_TO_HAND_OVER);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, 0);
  g_assert_cmpuint (fixture->n_signals, ==, 0);
  venule_record_list_set_kind (fixture->list, VENULE_LIST_DRAFTS);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_RECORDS);
}

/* A row that shows one consultation never turns into another one. */
static void
test_follows (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleRecordRow) row = NULL;
  g_autofree char *newest = make_id (N_RECORDS), *changed = make_id (500), *was = make_id (N_RECORDS - 1);

  begin (fixture, VENULE_LIST_ALL);
  settle (fixture);
  row = get_row (fixture, 0);
  save_one (fixture, N_RECORDS, 0, "Latest");
  settle_until (fixture, N_RECORDS + 1, newest);
  assert_row (fixture, 1, N_RECORDS - 1);
  g_assert_cmpstr (venule_record_get_id (venule_record_row_get_record (row)), ==, was);

  save_one (fixture, 500, 1, "Frequent");
  settle_until (fixture, N_RECORDS + 1, changed);
  assert_row (fixture, 1, N_RECORDS);
  g_clear_object (&row);

  /* The same one in the same place: the same row, told anew. */
  row = get_row (fixture, 0);
  fixture->n_signals = 0;
  save_one (fixture, 500, 2, "Otherwise");
  for (guint i = 0; i < 20000 && venule_record_get_revision (venule_record_row_get_record (row)) == 2; i++)
    {
      settle (fixture);
      g_usleep (1000);
    }
  g_assert_cmpuint (venule_record_get_revision (venule_record_row_get_record (row)), ==, 3);
  g_assert_cmpstr (venule_record_get_card (venule_record_row_get_record (row))->family_name, ==, "Otherwise");
  g_assert_cmpuint (fixture->n_signals, ==, 0);
}

/* A search that is shown loses whoever is found no more. */
static void
test_shrinks (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *first = make_id (N_RECORDS - 200);

  begin (fixture, VENULE_LIST_ALL);
  venule_record_list_set_search (fixture->list, "rare");
  settle (fixture);
  save_one (fixture, N_RECORDS - 100, 1, "Married");
  settle_until (fixture, N_RECORDS / 100 - 1, first);
}

/* Whoever goes while an answer is under way takes nothing along. */
static void
test_dropped (Fixture *fixture, gconstpointer user_data)
{
  gpointer gone;

  begin (fixture, VENULE_LIST_ALL);
  gone = fixture->list;
  g_object_add_weak_pointer (G_OBJECT (fixture->list), &gone);
  venule_record_list_set_search (fixture->list, "frequent");
  g_clear_object (&fixture->list);
  for (guint i = 0; i < 20000 && gone != NULL; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
  g_assert_null (gone);
}

static void
search_more_cb (GListModel *model, guint position, guint removed, guint added, guint *n)
{
  if (++*n == 1)
    venule_record_list_set_search (VENULE_RECORD_LIST (model), "rare");
}

/* Whoever is told of a change asks for another list at once. */
static void
test_reentered (Fixture *fixture, gconstpointer user_data)
{
  guint n = 0;

  begin (fixture, VENULE_LIST_ALL);
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (search_more_cb), &n);
  settle (fixture);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, N_RECORDS / 100);
}

static void
add (const char *path, void (*test) (Fixture *, gconstpointer))
{
  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/record-list/windows", test_windows);
  add ("/record-list/forgets", test_forgets);
  add ("/record-list/search", test_search);
  add ("/record-list/kind", test_kind);
  add ("/record-list/follows", test_follows);
  add ("/record-list/shrinks", test_shrinks);
  add ("/record-list/dropped", test_dropped);
  add ("/record-list/reentered", test_reentered);
  return g_test_run ();
}
