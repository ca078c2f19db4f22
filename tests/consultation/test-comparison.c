/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-comparison.h"
#include "venule-newer-side.h"

#include <string.h>

#include "venule-test-document.h"

/* One change of the document that all of these have in common, and what is to be told of it. */
typedef struct
{
  const char *from, *to; /* in their version */
  const char *expected;  /* a line a difference: path|mine|theirs, - for nothing */
} Case;

static const Case cases[] = {
  { "Ann<", "Anna<", "patient/given-name|Ann|Anna" },
  { "    <born>1968-04-09</born>\n", "", "patient/born|1968-04-09|-" },
  { "<concern>aching</concern>", "<concern>aching</concern><concern>itching</concern>",
    "reason/concern|appearance, aching|appearance, aching, itching" },
  { "1.08", "1.09", "scan/leg[left]/abpi|1.08|1.09" },
  { "<area leg='left'>knee", "<area leg='right'>knee", "plan/area|left/knee|right/knee" },
  { "<junction name='sfj'>competent", "<junction name='sfj'>reflux",
    "scan/leg[left]/junction[sfj]/state|competent|reflux" },
  { "<junction name='sfj'>competent", "<junction name='spj'>competent",
    "scan/leg[left]/junction[sfj]|sfj|-\nscan/leg[left]/junction[sfj]/state|competent|-\n"
    "scan/leg[left]/junction[spj]|-|spj\nscan/leg[left]/junction[spj]/state|-|competent" },
  { "<feeding-vein id='v1'>", "<feeding-vein id='v0'><leg>right</leg></feeding-vein><feeding-vein id='v1'>",
    "feeding-vein[v0]|-|v0\nfeeding-vein[v0]/leg|-|right" },
  { "<mark id='m1' leg='left' x='0.5'/>", "",
    "leg-map/mark[m1]|m1|-\nleg-map/mark[m1]/leg|left|-\nleg-map/mark[m1]/x|0.5|-" },
  { "x='0.5'", "x='0.500'", NULL },
  { "vein='v1'>foam", "vein='v1'>endovenous", "session[s1]/feeder-treated[v1]/method|foam|endovenous" },
  { ">why<", ">because<",
    "session[s1]/override[volume]|Ann, 2026-11-23T10:52:00Z: why [session/injected/volume-ml = 10.5]|"
    "Ann, 2026-11-23T10:52:00Z: because [session/injected/volume-ml = 10.5]" },
  { ">10.5<", ">10.4<",
    "session[s1]/override[volume]|Ann, 2026-11-23T10:52:00Z: why [session/injected/volume-ml = 10.5]|"
    "Ann, 2026-11-23T10:52:00Z: why [session/injected/volume-ml = 10.4]" },
  { "  <acknowledgement check='old' by='Ann' at='2026-11-23T10:52:00Z'/>\n", "",
    "acknowledgement[old]|Ann, 2026-11-23T10:52:00Z|-" },
  { "check='old'", "check='new'",
    "acknowledgement[old]|Ann, 2026-11-23T10:52:00Z|-\nacknowledgement[new]|-|Ann, 2026-11-23T10:52:00Z" },
  { "state='draft'", "state='finished'", "state|draft|finished" },
  { "state='draft'", "state='draft' example='yes'", "example|no|yes" },
};

static char *
describe (GPtrArray *differences)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < differences->len; i++)
    {
      const VenuleDifference *difference = g_ptr_array_index (differences, i);

      g_string_append_printf (text, "%s%s|%s|%s", i > 0 ? "\n" : "", difference->path,
                              difference->mine != NULL ? difference->mine : "-",
                              difference->theirs != NULL ? difference->theirs : "-");
      g_assert_cmpint (difference->kind == VENULE_DIFFERENCE_ANSWER, ==, difference->question != NULL);
    }
  return g_string_free (text, FALSE);
}

static char *
change (const char *text, const char *from, const char *to)
{
  const char *place = strstr (text, from);

  g_assert_nonnull (place);
  return g_strdup_printf ("%.*s%s%s", (int) (place - text), text, to, place + strlen (from));
}

/* What is told both ways round: the other way, mine and theirs change places. */
static void
test_each (Fixture *fixture, gconstpointer user_data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *other = change (venule_test_document_base, cases[i].from, cases[i].to);
      g_autoptr (VenuleConsultation) mine = venule_test_document_read (fixture, venule_test_document_base, -1);
      g_autoptr (VenuleConsultation) theirs = venule_test_document_read (fixture, other, -1);
      g_autoptr (GPtrArray) forth = venule_comparison_new (mine, theirs), back = venule_comparison_new (theirs, mine);
      g_autofree char *told = describe (forth);

      g_assert_cmpstr (told, ==, cases[i].expected != NULL ? cases[i].expected : "");
      g_assert_cmpuint (back->len, ==, forth->len);
    }
}

static void
test_same (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleConsultation) mine = venule_test_document_read (fixture, venule_test_document_base, -1);
  g_autoptr (VenuleConsultation) theirs = venule_test_document_read (fixture, venule_test_document_base, -1);
  g_autoptr (GPtrArray) none = venule_comparison_new (mine, theirs);
  g_autoptr (GPtrArray) itself = venule_comparison_new (mine, mine);

  g_assert_cmpuint (none->len, ==, 0);
  g_assert_cmpuint (itself->len, ==, 0);
}

/* A shortcut's answer is another than one that was given. */
static void
test_via (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *with = change (venule_test_document_base, "  <scan>",
                                  "  <health><smoker via='none-of-these'>no</smoker></health>\n  <scan>");
  g_autofree char *without
      = change (venule_test_document_base, "  <scan>", "  <health><smoker>no</smoker></health>\n  <scan>");
  g_autoptr (VenuleConsultation) mine = venule_test_document_read (fixture, with, -1);
  g_autoptr (VenuleConsultation) theirs = venule_test_document_read (fixture, without, -1);
  g_autoptr (GPtrArray) differences = venule_comparison_new (mine, theirs);
  g_autofree char *told = describe (differences);

  g_assert_cmpstr (told, ==, "health/smoker|no (none-of-these)|no");
}

static void
test_order (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *two = change (venule_test_document_base, "<feeding-vein id='v1'>",
                                 "<feeding-vein id='v0'><leg>right</leg></feeding-vein><feeding-vein id='v1'>");
  g_autofree char *other = change (venule_test_document_base, "</feeding-vein>",
                                   "</feeding-vein><feeding-vein id='v0'><leg>right</leg></feeding-vein>");
  g_autoptr (VenuleConsultation) mine = venule_test_document_read (fixture, two, -1);
  g_autoptr (VenuleConsultation) theirs = venule_test_document_read (fixture, other, -1);
  g_autoptr (GPtrArray) differences = venule_comparison_new (mine, theirs);
  g_autofree char *told = describe (differences);

  g_assert_cmpstr (told, ==, "feeding-vein|v0, v1|v1, v0");
}

static void
test_newer_side (Fixture *fixture, gconstpointer user_data)
{
  static const struct
  {
    const char *path;
    VenuleNewerSide side;
  } expected[] = {
    { "patient/given-name", VENULE_NEWER_MINE },     { "patient/born", VENULE_NEWER_BOTH },
    { "scan/leg[left]/abpi", VENULE_NEWER_THEIRS },  { "leg-map/mark[m1]", VENULE_NEWER_BOTH }, /* x is in it */
    { "leg-map/mark[m1]/leg", VENULE_NEWER_MINE },   { "leg-map/mark[m1]/x", VENULE_NEWER_BOTH },
    { "acknowledgement[old]", VENULE_NEWER_THEIRS },
  };
  g_autofree char *a = change (venule_test_document_base, "Ann<", "Anna<");
  g_autofree char *b = change (a, "1968-04-09", "1968-04-08");
  g_autofree char *here = change (b, "    <mark id='m1' leg='left' x='0.5'/>\n", "");
  g_autofree char *c = change (venule_test_document_base, "1.08", "1.09");
  g_autofree char *d = change (c, "1968-04-09", "1968-04-07");
  g_autofree char *e = change (d, "  <acknowledgement check='old' by='Ann' at='2026-11-23T10:52:00Z'/>\n", "");
  g_autofree char *there = change (e, "x='0.5'", "x='0.6'");
  g_autoptr (VenuleConsultation) mine = venule_test_document_read (fixture, here, -1);
  g_autoptr (VenuleConsultation) theirs = venule_test_document_read (fixture, there, -1);
  g_autoptr (VenuleConsultation) base = venule_test_document_read (fixture, venule_test_document_base, -1);
  g_autoptr (GPtrArray) differences = venule_comparison_new (mine, theirs);
  g_autoptr (GArray) sides = venule_newer_side_find (differences, mine, theirs, base);
  g_autoptr (GArray) unknown = venule_newer_side_find (differences, mine, theirs, NULL);

  g_assert_cmpuint (sides->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < sides->len; i++)
    {
      const VenuleDifference *difference = differences->pdata[i];
      VenuleNewerSide side = g_array_index (sides, VenuleNewerSide, i);

      g_test_message ("%s: %d", difference->path, (int) side);
      g_assert_cmpint (g_array_index (unknown, VenuleNewerSide, i), ==, VENULE_NEWER_UNKNOWN);
      g_assert_cmpstr (difference->path, ==, expected[i].path);
      g_assert_cmpint (side, ==, expected[i].side);
    }
}

/* Whatever is changed, one difference says so, at its own path. */
static void
test_every_answer_counts (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleConsultation) full = venule_test_document_read (fixture, venule_test_document_base, -1);
  g_autoptr (VenuleConsultation) empty = NULL;
  g_autoptr (GPtrArray) differences = NULL;
  guint n_answers = 0;

  empty = venule_consultation_new (fixture->form, venule_consultation_get_id (full),
                                   venule_consultation_get_protocol (full));
  differences = venule_comparison_new (full, empty);
  for (guint i = 0; i < differences->len; i++)
    {
      const VenuleDifference *difference = g_ptr_array_index (differences, i);

      g_assert_null (difference->theirs);
      if (difference->kind != VENULE_DIFFERENCE_ANSWER)
        continue;
      n_answers++;
      g_assert_nonnull (venule_consultation_get_answer (full, difference->path));
      g_assert_null (venule_consultation_get_answer (empty, difference->path));
      g_assert_true (venule_consultation_set_answer (full, difference->path, NULL, NULL));
    }
  g_assert_cmpuint (n_answers, ==, 15);
  g_clear_pointer (&differences, g_ptr_array_unref);
  differences = venule_comparison_new (full, empty);
  for (guint i = 0; i < differences->len; i++)
    g_assert_cmpint (((VenuleDifference *) differences->pdata[i])->kind, !=, VENULE_DIFFERENCE_ANSWER);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(path, test)                                                                                                \
  g_test_add (path, Fixture, NULL, venule_test_document_set_up, test, venule_test_document_tear_down)
  ADD ("/comparison/each", test_each);
  ADD ("/comparison/same", test_same);
  ADD ("/comparison/via", test_via);
  ADD ("/comparison/order", test_order);
  ADD ("/comparison/newer-side", test_newer_side);
  ADD ("/comparison/every-answer-counts", test_every_answer_counts);
  return g_test_run ();
}
