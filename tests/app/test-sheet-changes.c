/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-sheet-changes.h"

#include "venule-test-sheet.h"

typedef struct
{
  const char *reason, *path;
  gboolean rests;
} RestRow;

static const RestRow rest_rows[] = {
  { "session/stocking", "session/stocking", TRUE },
  { "session/stocking", "session[s1]/stocking", TRUE },
  { "session/injected/batch", "session[s1]/injected[i2]/batch", TRUE },
  { "scan/leg[left]/abpi", "scan/leg[left]/abpi", TRUE },
  { "scan/leg[left]/abpi", "scan/leg/abpi", TRUE },
  { "session/stocking", "session/stockings", FALSE },
  { "session/stocking", "session", FALSE },
  { "session/stocking", "session[s1]", FALSE },
  { "session/stocking", "plan/stocking", FALSE },
  { "clinic/phone", "patient/phone", FALSE },
  { "session/stocking", "session[s1/stocking", FALSE },
  { "session/stocking", "", FALSE },
};

static void
test_rests_on (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (rest_rows); i++)
    {
      g_autoptr (VenulePassage) passage = venule_passage_new ("test");

      venule_passage_add_reason (passage, "health/pregnant", "no");
      venule_passage_add_reason (passage, rest_rows[i].reason, "yes");
      if (venule_passage_rests_on (passage, rest_rows[i].path) != rest_rows[i].rests)
        g_error ("%s, %s", rest_rows[i].reason, rest_rows[i].path);
    }
}

/* Pointing at a question marks those passages that it feeds, all of them and no other. */
static void
test_fed (void)
{
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);
  g_autoptr (GHashTable) none = venule_sheet_find_fed (sheet, "session[s1]/stocking");
  g_autoptr (GHashTable) fed = NULL;

  g_assert_cmpuint (g_hash_table_size (none), ==, 0);
  venule_passage_add_reason (passages->pdata[2], "session/stocking", "yes");
  venule_passage_add_reason (passages->pdata[5], "session/stocking", "yes");
  venule_passage_add_reason (passages->pdata[6], "session/given", "yes");
  fed = venule_sheet_find_fed (sheet, "session[s1]/stocking");
  g_assert_cmpuint (g_hash_table_size (fed), ==, 2);
  g_assert_true (g_hash_table_contains (fed, passages->pdata[2]));
  g_assert_true (g_hash_table_contains (fed, passages->pdata[5]));
}

static void
test_changes (void)
{
  g_autoptr (VenuleSheet) before = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (VenuleSheet) same = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (VenuleSheet) after = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (VenuleSheet) larger = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_LARGE);
  g_autoptr (VenuleSheet) other = venule_test_sheet_load ("pl", NULL, VENULE_FORMAT_STANDARD);
  VenulePassage *reworded = venule_test_sheet_find (after, "Call");
  g_autoptr (GHashTable) nothing = venule_sheet_find_changes (before, same);
  g_autoptr (GHashTable) changes = NULL, size = venule_sheet_find_changes (before, larger);
  g_autoptr (GHashTable) language = venule_sheet_find_changes (before, other);

  g_assert_cmpuint (g_hash_table_size (nothing), ==, 0);
  venule_test_sheet_reword (reworded, "Call now");
  changes = venule_sheet_find_changes (before, after);
  g_assert_cmpuint (g_hash_table_size (changes), ==, 1);
  g_assert_true (g_hash_table_contains (changes, reworded));
  /* All of it changed: nothing to point out. */
  g_assert_cmpuint (g_hash_table_size (size), ==, 0);
  g_assert_cmpuint (g_hash_table_size (language), ==, 0);
}

/* Each passage of a sheet has one counterpart in another of the same, whatever it says now. */
static void
test_counterparts (void)
{
  g_autoptr (VenuleSheet) before = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (VenuleSheet) after = venule_test_sheet_load ("en", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (GPtrArray) old = venule_sheet_list_passages (before), new = venule_sheet_list_passages (after);
  g_autoptr (VenulePassage) stranger = venule_passage_new ("nowhere");

  venule_test_sheet_reword (venule_test_sheet_find (after, "Call"), "Call now");
  g_assert_cmpuint (old->len, ==, new->len);
  for (guint i = 0; i < old->len; i++)
    g_assert_true (venule_sheet_find_counterpart (after, before, old->pdata[i]) == new->pdata[i]);
  g_assert_null (venule_sheet_find_counterpart (after, before, stranger));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/sheet-changes/rests-on", test_rests_on);
  g_test_add_func ("/app/sheet-changes/fed", test_fed);
  g_test_add_func ("/app/sheet-changes/changes", test_changes);
  g_test_add_func ("/app/sheet-changes/counterparts", test_counterparts);
  return g_test_run ();
}
