/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* A few letters, and which questions they may mean. */

#include "venule-question-search.h"

static const struct
{
  const char *path, *label, *trail, *aliases;
} questions[] = {
  { "health/anticoagulant", "Blood thinner (anticoagulant)", "Health", "yes no Warfarin, apixaban" },
  { "health/other-allergy", "Any other allergy", "Health", "" },
  { "scan/leg[left]/trunk[gsv]/state", "State", "Scan › Left leg › GSV, great saphenous", "competent reflux" },
  { "scan/leg[right]/trunk[gsv]/state", "State", "Scan › Right leg › GSV, great saphenous", "competent reflux" },
  { "plan/area", "Areas to treat", "Plan", "knee Fußrücken" },
  { "plan/work", "Work", "Plan", "mostly sitting" },
};

static const struct
{
  const char *typed, *found; /* their places, best first */
} cases[] = {
  { "", "0 1 2 3 4 5" }, { "blood", "0" },      { "BLOOD thin", "0" }, { "thin blood", "0" },
  { "coag", "0" },    /* within a word */
  { "anticgl", "0" }, /* letters left out */
  { "warf", "0" },    /* by what is meant by it */
  { "all", "1" },        { "state left", "2" }, { "gsv right", "3" },  { "reflux", "2 3" },
  { "a", "1 4 0" }, /* the same at the beginning of both labels: in their order; then a later word */
  { "fussr", "4" },      { "work zzz", "" },    { "zzz", "" },         { "·", "0 1 2 3 4 5" },
};

static void
test_find (void)
{
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);

  for (gsize i = 0; i < G_N_ELEMENTS (questions); i++)
    g_ptr_array_add (all, venule_found_question_new (questions[i].path, questions[i].label, questions[i].trail,
                                                     questions[i].aliases));
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) found = venule_question_search_find (all, cases[i].typed);
      g_autoptr (GString) said = g_string_new (NULL);

      for (guint j = 0; j < found->len; j++)
        {
          guint place = 0;

          g_ptr_array_find (all, found->pdata[j], &place);
          g_string_append_printf (said, "%s%u", j == 0 ? "" : " ", place);
        }
      g_test_message ("“%s”", cases[i].typed);
      g_assert_cmpstr (said->str, ==, cases[i].found);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/app/question-search/find", test_find);
  return g_test_run ();
}
