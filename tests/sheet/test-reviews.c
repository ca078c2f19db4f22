/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-fixture.h"

#include "venule-reviews-writer.h"
#include "venule-xml-reader.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: pl\\n\"\n\n"
#define ID     "urgent.ring"
#define SOURCE "Ring {phone} now."
#define SAID   "Zadzwoń {phone}."

static VenuleReviewMark *
new_mark (const char *translation, const char *by, const char *second, gboolean is_revoked)
{
  VenuleReviewMark *mark = venule_review_mark_new (ID, SOURCE, translation);

  mark->by = g_strdup (by);
  mark->qualification = is_revoked ? NULL : g_strdup ("physician");
  mark->second = is_revoked ? NULL : g_strdup (second);
  mark->at = g_strdup ("2026-11-23");
  mark->is_revoked = is_revoked;
  return mark;
}

static gboolean
add (const char *folder, VenuleReviewMark *mark, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "reviews", "pl.xml", NULL);
  g_autoptr (VenuleReviewMark) owned = mark;
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();

  g_ptr_array_add (marks, owned);
  return venule_reviews_add (path, "pl", marks, error);
}

static void
must_add (const char *folder, VenuleReviewMark *mark)
{
  g_autoptr (GError) error = NULL;

  add (folder, mark, &error);
  g_assert_no_error (error);
}

static void
write_po (const char *folder, const char *source, const char *translation)
{
  g_autofree char *po
      = g_strdup_printf (HEADER "msgctxt \"" ID "\"\nmsgid \"%s\"\nmsgstr \"%s\"\n", source, translation);

  venule_test_write (folder, "pl.po", po, -1);
}

static const VenuleTranslationText *
find (VenuleTranslation *translation)
{
  return venule_translation_find_text (translation, ID);
}

/* A mark holds for these very words, is stale with any other, holds again when they come back, and can be taken back.
 */
static void
test_life (void)
{
  char *folder = venule_test_new_folder ();
  static const struct
  {
    const char *source, *translation;
    VenuleReview review;
  } cases[] = {
    { SOURCE, SAID, VENULE_REVIEW_REVIEWED },       { SOURCE, "Zadzwoń teraz {phone}.", VENULE_REVIEW_UNREVIEWED },
    { "Ring {phone}.", SAID, VENULE_REVIEW_STALE }, { SOURCE, "", VENULE_REVIEW_STALE },
    { SOURCE, SAID, VENULE_REVIEW_REVIEWED },
  };

  must_add (folder, new_mark (SAID, "A. Reader", "B. Reader", FALSE));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VenuleTranslation) translation = NULL;

      write_po (folder, cases[i].source, cases[i].translation);
      translation = venule_test_translate (folder, "pl");
      g_assert_cmpint (find (translation)->review, ==, cases[i].review);
      g_assert_cmpstr (find (translation)->mark->by, ==, "A. Reader");
      g_assert_cmpstr (find (translation)->mark->second, ==, "B. Reader");
    }
  must_add (folder, new_mark (SAID, "C. Reader", NULL, TRUE));
  {
    g_autoptr (VenuleTranslation) translation = venule_test_translate (folder, "pl");

    g_assert_cmpint (find (translation)->review, ==, VENULE_REVIEW_UNREVIEWED);
    g_assert_true (find (translation)->mark->is_revoked);
    g_assert_cmpstr (find (translation)->mark->by, ==, "C. Reader");
  }
  must_add (folder, new_mark (SAID, "A. Reader", "B. Reader", FALSE));
  {
    g_autoptr (VenuleTranslation) translation = venule_test_translate (folder, "pl");

    g_assert_cmpint (find (translation)->review, ==, VENULE_REVIEW_REVIEWED);
  }
  venule_test_remove_folder (folder);
}

/* The user's word comes after what was shipped, where the file is the user's and where it is not. */
static void
test_folders (void)
{
  char *own = venule_test_new_folder (), *shipped = venule_test_new_folder ();
  const char *const folders[] = { own, shipped, NULL };
  g_autoptr (GError) error = NULL;

  write_po (shipped, SOURCE, SAID);
  must_add (shipped, new_mark (SAID, "A. Reader", "B. Reader", FALSE));
  {
    g_autoptr (VenuleTranslation) translation
        = venule_translation_load (venule_test_get_template (), "pl", folders, &error);

    g_assert_no_error (error);
    g_assert_cmpint (find (translation)->review, ==, VENULE_REVIEW_REVIEWED);
  }
  must_add (own, new_mark (SAID, "C. Reader", NULL, TRUE));
  {
    g_autoptr (VenuleTranslation) translation
        = venule_translation_load (venule_test_get_template (), "pl", folders, &error);

    g_assert_no_error (error);
    g_assert_cmpint (find (translation)->review, ==, VENULE_REVIEW_UNREVIEWED);
  }
  venule_test_remove_folder (own);
  venule_test_remove_folder (shipped);
}

/* What does not count is not written, and what stands there stays. */
static void
test_refusals (void)
{
  static const struct
  {
    const char *by, *second, *says;
  } cases[] = {
    { "", "B", "names passage" }, { "A", "", "names passage" },       { "A", " ", "names passage" },
    { "A", "A", "someone else" }, { "a  b", " A B", "someone else" }, { "A\342\200\256", "B", "A" },
  };
  char *folder = venule_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "reviews", "pl.xml", NULL);
  g_autofree char *before = NULL, *after = NULL;

  must_add (folder, new_mark (SAID, "A. Reader", "B. Reader", FALSE));
  g_file_get_contents (path, &before, NULL, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (add (folder, new_mark (SAID, cases[i].by, cases[i].second, FALSE), &error));
      g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, cases[i].says));
    }
  g_file_get_contents (path, &after, NULL, NULL);
  g_assert_cmpstr (after, ==, before);
  venule_test_remove_folder (folder);
}

/* A file that can't be read is not written over. */
static void
test_broken (void)
{
  static const char *const texts[] = {
    "",
    "<reviews language=\"pl\">",
    "<reviews language=\"ar\"/>",
    "<reviews language=\"pl\"><review passage=\"a\"/></reviews>",
    "<reviews language=\"pl\"><note/></reviews>",
    "<!DOCTYPE reviews [<!ENTITY a \"b\">]><reviews language=\"pl\"/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      char *folder = venule_test_new_folder ();
      g_autofree char *path = g_build_filename (folder, "reviews", "pl.xml", NULL);
      g_autofree char *after = NULL;
      g_autoptr (GError) error = NULL;

      venule_test_write (folder, "reviews/pl.xml", texts[i], -1);
      g_assert_false (add (folder, new_mark (SAID, "A", "B", FALSE), &error));
      g_assert_cmpuint (error->domain, ==, VENULE_XML_ERROR);
      g_assert_nonnull (strstr (error->message, "pl.xml"));
      g_file_get_contents (path, &after, NULL, NULL);
      g_assert_cmpstr (after, ==, texts[i]);
      venule_test_remove_folder (folder);
    }
}

static void
test_no_place (void)
{
  char *folder = venule_test_new_folder ();
  g_autofree char *reviews = g_build_filename (folder, "reviews", NULL);
  g_autoptr (GError) error = NULL;

  venule_test_write (folder, "reviews", "no folder", -1);
  g_assert_false (add (folder, new_mark (SAID, "A", "B", FALSE), &error));
  g_assert_cmpuint (error->domain, ==, G_FILE_ERROR);
  g_assert_nonnull (strstr (error->message, reviews));
  venule_test_remove_folder (folder);
}

static gpointer
add_often (gpointer folder)
{
  for (guint i = 0; i < 20; i++)
    must_add (folder, new_mark (SAID, "A", "B", FALSE));
  return NULL;
}

/* Two at once lose nothing. */
static void
test_threads (void)
{
  char *folder = venule_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "reviews", "pl.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) marks = NULL;
  GThread *threads[3];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("add", add_often, folder);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  marks = venule_reviews_read_marks (path, "pl", &error);
  g_assert_no_error (error);
  g_assert_cmpuint (marks->len, ==, 60);
  venule_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/reviews/life", test_life);
  g_test_add_func ("/sheet/reviews/folders", test_folders);
  g_test_add_func ("/sheet/reviews/refusals", test_refusals);
  g_test_add_func ("/sheet/reviews/broken", test_broken);
  g_test_add_func ("/sheet/reviews/no-place", test_no_place);
  g_test_add_func ("/sheet/reviews/threads", test_threads);
  return g_test_run ();
}
