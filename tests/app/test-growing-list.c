/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* What a growing list tells of is what is in it, and in the end that is all of the other list. */

#include "venule-growing-list.h"

typedef struct
{
  GListStore *all;
  VenuleGrowingList *shown;
  GPtrArray *told; /* what a view that only listens takes it for */
  guint most;      /* that came at once */
} Fixture;

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, Fixture *fixture)
{
  g_assert_cmpuint (position + removed, <=, fixture->told->len);
  if (removed > 0)
    g_ptr_array_remove_range (fixture->told, position, removed);
  for (guint i = 0; i < added; i++)
    g_ptr_array_insert (fixture->told, (int) (position + i), g_list_model_get_item (model, position + i));
  fixture->most = MAX (fixture->most, added);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->all = g_list_store_new (G_TYPE_OBJECT);
  fixture->shown = venule_growing_list_new (G_LIST_MODEL (fixture->all), NULL);
  fixture->told = g_ptr_array_new_with_free_func (g_object_unref);
  g_signal_connect (fixture->shown, "items-changed", G_CALLBACK (on_items_changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_ptr_array_unref (fixture->told);
  g_object_unref (fixture->shown);
  g_object_unref (fixture->all);
}

static void
splice (Fixture *fixture, guint position, guint removed, guint added)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < added; i++)
    g_ptr_array_add (items, g_object_new (G_TYPE_OBJECT, NULL));
  g_list_store_splice (fixture->all, position, removed, items->pdata, added);
}

static void
assert_told (Fixture *fixture)
{
  GListModel *all = G_LIST_MODEL (fixture->all), *shown = G_LIST_MODEL (fixture->shown);

  g_assert_cmpuint (g_list_model_get_n_items (shown), ==, fixture->told->len);
  g_assert_cmpuint (fixture->told->len, <=, g_list_model_get_n_items (all));
  for (guint i = 0; i < fixture->told->len; i++)
    {
      g_autoptr (GObject) expected = g_list_model_get_item (all, i), found = g_list_model_get_item (shown, i);

      g_assert_true (found == expected && fixture->told->pdata[i] == expected);
    }
}

static void
grow_up (Fixture *fixture)
{
  while (venule_growing_list_grow (fixture->shown))
    assert_told (fixture);
  assert_told (fixture);
  g_assert_cmpuint (fixture->told->len, ==, g_list_model_get_n_items (G_LIST_MODEL (fixture->all)));
}

static void
test_another_list (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 32);
  g_assert_cmpuint (fixture->told->len, ==, VENULE_GROWING_LIST_FIRST);
  splice (fixture, 32, 0, 968);
  assert_told (fixture);
  g_assert_cmpuint (fixture->told->len, ==, VENULE_GROWING_LIST_FIRST);
  g_assert_true (venule_growing_list_grow (fixture->shown));
  g_assert_cmpuint (fixture->told->len, ==, VENULE_GROWING_LIST_FIRST + VENULE_GROWING_LIST_STEP);
  g_assert_cmpuint (fixture->most, <=, VENULE_GROWING_LIST_FIRST);
  grow_up (fixture);

  splice (fixture, 0, 1000, 32);
  g_assert_cmpuint (fixture->told->len, ==, VENULE_GROWING_LIST_FIRST);
  grow_up (fixture);
}

static void
test_shrinking (Fixture *fixture, gconstpointer data)
{
  splice (fixture, 0, 0, 5);
  venule_growing_list_shrink (fixture->shown);
  g_assert_cmpuint (fixture->told->len, ==, 5);
  splice (fixture, 5, 0, 1000);
  grow_up (fixture);
  venule_growing_list_shrink (fixture->shown);
  g_assert_cmpuint (fixture->told->len, ==, VENULE_GROWING_LIST_FIRST);
  assert_told (fixture);
  grow_up (fixture);
}

/* Records come, go and are replaced anywhere, while it grows and when it has grown. */
static void
test_any_change (Fixture *fixture, gconstpointer data)
{
  for (guint i = 0; i < 2000; i++)
    {
      guint n = g_list_model_get_n_items (G_LIST_MODEL (fixture->all));
      guint position = (guint) g_test_rand_int_range (0, (gint32) n + 1);
      guint removed = (guint) g_test_rand_int_range (0, (gint32) MIN (n - position, 60) + 1);

      splice (fixture, position, removed, (guint) g_test_rand_int_range (0, i % 7 == 0 ? 300 : 40));
      assert_told (fixture);
      if (g_test_rand_bit ())
        venule_growing_list_grow (fixture->shown);
      if (i % 50 == 0)
        venule_growing_list_shrink (fixture->shown);
      if (i % 300 == 0)
        grow_up (fixture);
      if (n > 1000)
        splice (fixture, 0, n / 2, 0);
      assert_told (fixture);
    }
  grow_up (fixture);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/app/growing-list/another-list", Fixture, NULL, set_up, test_another_list, tear_down);
  g_test_add ("/app/growing-list/shrinking", Fixture, NULL, set_up, test_shrinking, tear_down);
  g_test_add ("/app/growing-list/any-change", Fixture, NULL, set_up, test_any_change, tear_down);
  return g_test_run ();
}
