/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-record-list.h"

/* A store that answers when the test says so, with what the test says: what happens between two answers. */
#define FAKE_TYPE_STORE (fake_store_get_type ())
G_DECLARE_FINAL_TYPE (FakeStore, fake_store, FAKE, STORE, GObject)

struct _FakeStore
{
  GObject parent_instance;

  GPtrArray *asked; /* (element-type GTask): in the order asked */
};

static void fake_store_init_interface (VenuleStoreInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FakeStore,
                               fake_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VENULE_TYPE_STORE, fake_store_init_interface))

typedef struct
{
  gboolean counts;
  char *search;
  guint offset;
} Question;

static void
free_question (gpointer data)
{
  g_free (((Question *) data)->search);
  g_free (data);
}

static void
ask (FakeStore *self, const VenuleListQuery *query, GTask *task, gboolean counts)
{
  Question *question = g_new0 (Question, 1);

  question->counts = counts;
  question->search = g_strdup (query->search);
  question->offset = query->offset;
  g_task_set_task_data (task, question, free_question);
  g_ptr_array_add (self->asked, g_object_ref (task));
}

static void
fake_store_list (VenuleStore *store, const VenuleListQuery *query, GTask *task)
{
  ask (FAKE_STORE (store), query, task, FALSE);
}

static void
fake_store_count (VenuleStore *store, const VenuleListQuery *query, GTask *task)
{
  ask (FAKE_STORE (store), query, task, TRUE);
}

static void
fake_store_init_interface (VenuleStoreInterface *interface)
{
  interface->list = fake_store_list;
  interface->count = fake_store_count;
}

static void
fake_store_finalize (GObject *object)
{
  g_ptr_array_unref (FAKE_STORE (object)->asked);
  G_OBJECT_CLASS (fake_store_parent_class)->finalize (object);
}

static void
fake_store_class_init (FakeStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fake_store_finalize;
}

static void
fake_store_init (FakeStore *self)
{
  self->asked = g_ptr_array_new_with_free_func (g_object_unref);
}

typedef struct
{
  FakeStore *store;
  VenuleRecordList *list;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->store = g_object_new (FAKE_TYPE_STORE, NULL);
  fixture->list = venule_record_list_new (VENULE_STORE (fixture->store), VENULE_LIST_ALL, VENULE_CIVIL_DATE_NONE);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->list);
  g_clear_object (&fixture->store);
}

/* Returns: (transfer full): the first question that waits, which is to be of this kind */
static GTask *
take_question (Fixture *fixture, gboolean counts, const char *search, guint offset)
{
  GTask *task;
  const Question *question;

  g_assert_cmpuint (fixture->store->asked->len, >, 0);
  task = g_ptr_array_steal_index (fixture->store->asked, 0);
  question = g_task_get_task_data (task);
  g_assert_cmpint (question->counts, ==, counts);
  g_assert_cmpstr (question->search, ==, search);
  g_assert_cmpuint (question->offset, ==, offset);
  return task;
}

static void
settle (void)
{
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

/* A window of @n records, whose ids begin with @name. */
static void
answer (Fixture *fixture, const char *search, guint offset, const char *name, guint n)
{
  g_autoptr (GTask) task = take_question (fixture, FALSE, search, offset);
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (VenuleCard) card = venule_card_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("%s %u", name, offset + i);

      g_ptr_array_add (
          records, venule_record_new (id, 1, VENULE_COURSE_DRAFT, card, "2026-11-23T10:00:00.000000Z", FALSE, FALSE));
    }
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_task_return_error_if_cancelled (task);
  else
    g_task_return_pointer (task, records, (GDestroyNotify) g_ptr_array_unref);
  if (g_cancellable_is_cancelled (g_task_get_cancellable (task)))
    g_ptr_array_unref (records);
  settle ();
}

static void
answer_count (Fixture *fixture, const char *search, gssize n)
{
  g_autoptr (GTask) task = take_question (fixture, TRUE, search, 0);

  g_task_return_pointer (task, g_memdup2 (&n, sizeof n), g_free);
  settle ();
}

static void
assert_shown (Fixture *fixture, guint position, const char *id)
{
  g_autoptr (VenuleRecordRow) row = g_list_model_get_item (G_LIST_MODEL (fixture->list), position);
  VenuleRecord *record = venule_record_row_get_record (row);

  g_assert_cmpstr (record == NULL ? NULL : venule_record_get_id (record), ==, id);
}

static void
assert_length (Fixture *fixture, guint n)
{
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (fixture->list)), ==, n);
}

/* While a search is on its way, what stands is of another one and isn't read any further. */
static void
test_replacing (Fixture *fixture, gconstpointer user_data)
{
  answer (fixture, NULL, 0, "all", VENULE_RECORD_LIST_WINDOW);
  answer_count (fixture, NULL, 200);
  venule_record_list_set_search (fixture->list, "a");
  assert_shown (fixture, 150, NULL);
  g_assert_cmpuint (fixture->store->asked->len, ==, 1);
  answer (fixture, "a", 0, "a", 3);
  assert_length (fixture, 3);
  assert_shown (fixture, 2, "a 2");
  g_assert_false (venule_record_list_get_busy (fixture->list));
}

/* The answer to what was typed before comes too late. */
static void
test_late (Fixture *fixture, gconstpointer user_data)
{
  venule_record_list_set_search (fixture->list, "a");
  answer (fixture, NULL, 0, "all", VENULE_RECORD_LIST_WINDOW);
  assert_length (fixture, 0);
  answer (fixture, "a", 0, "a", 1);
  assert_length (fixture, 1);
  assert_shown (fixture, 0, "a 0");
}

/* What changes while the list is being counted is read again. */
static void
test_again (Fixture *fixture, gconstpointer user_data)
{
  answer (fixture, NULL, 0, "all", VENULE_RECORD_LIST_WINDOW);
  g_signal_emit_by_name (fixture->store, "changed", NULL);
  g_signal_emit_by_name (fixture->store, "changed", NULL);
  g_assert_cmpuint (fixture->store->asked->len, ==, 1);
  answer_count (fixture, NULL, 100);
  answer_count (fixture, NULL, 101);
  answer (fixture, NULL, 0, "new", VENULE_RECORD_LIST_WINDOW);
  assert_length (fixture, 101);
  assert_shown (fixture, 0, "new 0");
  g_assert_cmpuint (fixture->store->asked->len, ==, 0);
  g_assert_false (venule_record_list_get_busy (fixture->list));
}

/* It has become shorter since it was counted. */
static void
test_short (Fixture *fixture, gconstpointer user_data)
{
  const guint offset = 2 * VENULE_RECORD_LIST_WINDOW;
  g_autofree char *id = g_strdup_printf ("all %u", offset + 7);

  answer (fixture, NULL, 0, "all", VENULE_RECORD_LIST_WINDOW);
  answer_count (fixture, NULL, 200);
  assert_shown (fixture, offset + 9, NULL);
  answer (fixture, NULL, offset, "all", 8);
  assert_length (fixture, offset + 8);
  assert_shown (fixture, offset + 7, id);
}

static void
search_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  venule_record_list_set_search (VENULE_RECORD_LIST (model), "b");
}

/* Whoever is told of the first window asks for another list at once: the first one isn't counted any more. */
static void
test_reentered (Fixture *fixture, gconstpointer user_data)
{
  g_signal_connect (fixture->list, "items-changed", G_CALLBACK (search_cb), NULL);
  answer (fixture, NULL, 0, "all", VENULE_RECORD_LIST_WINDOW);
  g_assert_cmpuint (fixture->store->asked->len, ==, 1);
  answer (fixture, "b", 0, "b", 2);
  assert_length (fixture, 2);
  g_assert_cmpuint (fixture->store->asked->len, ==, 0);
}

static void
test_failure (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GTask) task = NULL;

  answer (fixture, NULL, 0, "all", 5);
  venule_record_list_set_search (fixture->list, "a");
  task = take_question (fixture, FALSE, "a", 0);
  g_task_return_new_error (task, VENULE_STORE_ERROR, VENULE_STORE_ERROR_UNAVAILABLE, "it is not there");
  settle ();
  g_assert_cmpstr (venule_record_list_get_failure (fixture->list), ==, "it is not there");
  assert_length (fixture, 0); /* what stood was of another search */
  venule_record_list_set_search (fixture->list, "");
  answer (fixture, NULL, 0, "all", 5);
  g_assert_null (venule_record_list_get_failure (fixture->list));
  assert_length (fixture, 5);
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
  add ("/record-list-order/replacing", test_replacing);
  add ("/record-list-order/late", test_late);
  add ("/record-list-order/again", test_again);
  add ("/record-list-order/short", test_short);
  add ("/record-list-order/reentered", test_reentered);
  add ("/record-list-order/failure", test_failure);
  return g_test_run ();
}
