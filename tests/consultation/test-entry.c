/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-entry.h"

#include "venule-test-form.h"

typedef struct
{
  VenuleForm *form;
  VenuleEntry *root;
  GString *heard; /* items-changed, one after the other */
} Fixture;

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  g_string_append_printf (user_data, "%u -%u +%u; ", position, removed, added);
}

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->form = venule_test_form_new ();
  fixture->root = venule_entry_new (fixture->form, NULL);
  fixture->heard = g_string_new (NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  g_clear_object (&fixture->root);
  venule_form_free (fixture->form);
  g_string_free (fixture->heard, TRUE);
}

static VenuleGroup *
open_group (Fixture *fixture, VenuleEntry *entry, const char *path)
{
  VenuleGroup *group = venule_entry_get_group (entry, venule_form_find_form (fixture->form, path));

  g_signal_connect (group, "items-changed", G_CALLBACK (on_items_changed_cb), fixture->heard);
  return group;
}

static VenuleEntry *
insert (VenuleGroup *group, guint position, const char *key)
{
  g_autoptr (VenuleEntry) entry = venule_entry_new (venule_group_get_form (group), key);

  g_assert_true (venule_group_insert (group, position, entry));
  return entry;
}

static char *
list_keys (VenuleGroup *group)
{
  GString *keys = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (group)); i++)
    {
      g_autoptr (VenuleEntry) entry = g_list_model_get_item (G_LIST_MODEL (group), i);

      g_string_append_printf (keys, "%s ", venule_entry_get_key (entry));
    }
  return g_string_free (keys, FALSE);
}

static void
assert_keys (VenuleGroup *group, const char *expected)
{
  g_autofree char *keys = list_keys (group);

  g_assert_cmpstr (keys, ==, expected);
}

static void
test_group (Fixture *fixture, gconstpointer user_data)
{
  VenuleGroup *group = open_group (fixture, fixture->root, "feeding-vein");
  VenuleEntry *second;
  g_autoptr (VenuleEntry) twin = NULL;

  insert (group, 0, "v1");
  second = insert (group, 99, "v2");
  insert (group, 0, "v3");
  assert_keys (group, "v3 v1 v2 ");
  twin = venule_entry_new (venule_group_get_form (group), "v1");
  g_assert_false (venule_group_insert (group, 0, twin));
  venule_group_remove (group, second);
  assert_keys (group, "v3 v1 ");
  g_assert_cmpstr (fixture->heard->str, ==, "0 -0 +1; 1 -0 +1; 0 -0 +1; 2 -1 +0; ");
  g_assert_null (venule_group_find (group, "v2"));
  g_assert_nonnull (venule_group_find (group, "v3"));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (group), 2));
  g_assert_true (g_list_model_get_item_type (G_LIST_MODEL (group)) == VENULE_TYPE_ENTRY);
}

static void
test_keys_keep_their_order (Fixture *fixture, gconstpointer user_data)
{
  VenuleEntry *scan = venule_entry_get_section (fixture->root, venule_form_find_form (fixture->form, "scan"));
  VenuleGroup *legs = open_group (fixture, scan, "scan/leg");
  VenuleEntry *right = insert (legs, 0, "right");
  VenuleGroup *trunks;

  insert (legs, 99, "left");
  assert_keys (legs, "left right ");
  trunks = open_group (fixture, right, "scan/leg/trunk");
  insert (trunks, 0, "aasv");
  insert (trunks, 0, "ssv");
  insert (trunks, 99, "gsv");
  assert_keys (trunks, "gsv ssv aasv ");
  g_assert_cmpstr (fixture->heard->str, ==, "0 -0 +1; 0 -0 +1; 0 -0 +1; 0 -0 +1; 0 -0 +1; ");
}

static void
test_paths (Fixture *fixture, gconstpointer user_data)
{
  VenuleEntry *scan = venule_entry_get_section (fixture->root, venule_form_find_form (fixture->form, "scan"));
  VenuleEntry *leg = insert (open_group (fixture, scan, "scan/leg"), 0, "left");
  VenuleEntry *ceap = venule_entry_get_section (leg, venule_form_find_form (fixture->form, "scan/leg/ceap"));
  g_autofree char *root_path = venule_entry_get_path (fixture->root);
  g_autofree char *leg_path = venule_entry_get_path (leg);
  g_autofree char *ceap_path = venule_entry_get_path (ceap);

  g_assert_cmpstr (root_path, ==, "");
  g_assert_cmpstr (leg_path, ==, "scan/leg[left]");
  g_assert_cmpstr (ceap_path, ==, "scan/leg[left]/ceap");
  g_assert_true (venule_entry_get_parent (ceap) == leg);
  g_assert_true (venule_entry_get_parent (leg) == scan);
  g_assert_null (venule_entry_get_parent (fixture->root));
}

static void
test_answers (Fixture *fixture, gconstpointer user_data)
{
  VenuleEntry *patient = venule_entry_get_section (fixture->root, venule_form_find_form (fixture->form, "patient"));
  const VenuleQuestion *born = venule_form_find_question (fixture->form, "patient/born");
  g_autoptr (VenuleAnswer) answer = venule_answer_parse (born, "1968-04-09", NULL);

  g_assert_true (venule_entry_is_empty (fixture->root));
  g_assert_null (venule_entry_get_answer (patient, born));
  venule_entry_set_answer (patient, born, answer);
  venule_entry_set_answer (patient, born, answer);
  g_assert_true (venule_entry_get_answer (patient, born) == answer);
  g_assert_false (venule_entry_is_empty (fixture->root));
  venule_entry_set_answer (patient, born, NULL);
  g_assert_true (venule_entry_is_empty (fixture->root));
}

/* A view can hold a member longer than its record lives. */
static void
test_outliving_the_root (Fixture *fixture, gconstpointer user_data)
{
  VenuleGroup *group = open_group (fixture, fixture->root, "session");
  VenuleEntry *session = insert (group, 0, "s1");
  VenuleEntry *discharge
      = venule_entry_get_section (session, venule_form_find_form (fixture->form, "session/discharge"));
  g_autoptr (VenuleGroup) held_group = g_object_ref (group);
  g_autoptr (VenuleEntry) held = g_object_ref (session);
  g_autoptr (VenuleEntry) held_section = g_object_ref (discharge);
  g_autofree char *path = NULL;

  g_clear_object (&fixture->root);
  g_assert_null (venule_entry_get_parent (held));
  path = venule_entry_get_path (held_section);
  g_assert_cmpstr (path, ==, "session[s1]/discharge");
  g_assert_cmpuint (venule_group_get_n_entries (held_group), ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/consultation/entry/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("group", test_group);
  ADD ("key-order", test_keys_keep_their_order);
  ADD ("paths", test_paths);
  ADD ("answers", test_answers);
  ADD ("outliving", test_outliving_the_root);
#undef ADD
  return g_test_run ();
}
