/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-fixture.h"

#include "venule-xml-reader.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define HEADER "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: pl\\n\"\n\n"
#define ID     "urgent.ring"
#define SOURCE "Ring {phone} now."

static void
test_states (void)
{
  static const struct
  {
    const char *entry; /* after the header */
    VenuleReview review;
    const char *translation;
  } cases[] = {
    { "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"Zadzwoń {phone}.\"\n", VENULE_REVIEW_UNREVIEWED,
      "Zadzwoń {phone}." },
    /* Lines are joined and spaces collapsed, as in the sheet. */
    { "msgctxt \"" ID "\"\nmsgid \"Ring \"\n\"{phone} now.\"\nmsgstr \"\"\n\"Zadzwoń \"\n\" {phone}.\\n\"\n",
      VENULE_REVIEW_UNREVIEWED, "Zadzwoń {phone}." },
    { "#, fuzzy\nmsgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"Zadzwoń {phone}.\"\n", VENULE_REVIEW_STALE, NULL },
    { "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"\"\n", VENULE_REVIEW_STALE, NULL },
    { "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"  \"\n", VENULE_REVIEW_STALE, NULL },
    { "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"Zadzwoń.\"\n", VENULE_REVIEW_STALE, NULL },
    { "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"Zadzwoń {fax}.\"\n", VENULE_REVIEW_STALE, NULL },
    { "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"Zadzwoń {phone.\"\n", VENULE_REVIEW_STALE, NULL },
    { "msgctxt \"" ID "\"\nmsgid \"Ring {phone}.\"\nmsgstr \"Zadzwoń {phone}.\"\n", VENULE_REVIEW_STALE, NULL },
    /* The right text under another id is another passage's. */
    { "msgctxt \"urgent.breath\"\nmsgid \"" SOURCE "\"\nmsgstr \"Zadzwoń {phone}.\"\n", VENULE_REVIEW_MISSING, NULL },
    { "msgid \"" SOURCE "\"\nmsgstr \"Zadzwoń {phone}.\"\n", VENULE_REVIEW_MISSING, NULL },
    { "#~ msgctxt \"" ID "\"\n#~ msgid \"" SOURCE "\"\n#~ msgstr \"Zadzwoń {phone}.\"\n", VENULE_REVIEW_MISSING, NULL },
    { "", VENULE_REVIEW_MISSING, NULL },
    /* An entry left from an older English text does not hide today's. */
    { "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"Zadzwoń {phone}.\"\n\nmsgctxt \"" ID
      "\"\nmsgid \"Ring.\"\nmsgstr \"Dzwoń.\"\n",
      VENULE_REVIEW_UNREVIEWED, "Zadzwoń {phone}." },
    { "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgid_plural \"x\"\nmsgstr[0] \"{phone}\"\n", VENULE_REVIEW_STALE,
      NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *folder = venule_test_new_folder ();
      g_autofree char *po = g_strconcat (HEADER, cases[i].entry, NULL);
      g_autoptr (VenuleTranslation) translation = NULL;
      VenuleReview review = VENULE_REVIEW_SOURCE;

      venule_test_write (folder, "pl.po", po, -1);
      translation = venule_test_translate (folder, "pl");
      g_assert_cmpstr (venule_translation_lookup (translation, ID, SOURCE, &review), ==, cases[i].translation);
      g_assert_cmpint (review, ==, cases[i].review);
      g_assert_null (venule_translation_lookup (translation, ID, "Another text.", &review));
      g_assert_cmpint (review, ==, VENULE_REVIEW_STALE);
      g_assert_null (venule_translation_lookup (translation, "no.such", SOURCE, &review));
      g_assert_cmpint (review, ==, VENULE_REVIEW_MISSING);
      venule_test_remove_folder (folder);
    }
}

/* A pattern's translation is tried before it is trusted. */
static void
test_patterns (void)
{
  static const struct
  {
    const char *translation;
    VenuleReview review;
  } cases[] = {
    { "Strona {page} z {pages}", VENULE_REVIEW_UNREVIEWED },
    { "Strona {page} z {n}", VENULE_REVIEW_STALE },
    { "Strona {page, select, other {x}}", VENULE_REVIEW_STALE },
    { "Strona {page", VENULE_REVIEW_STALE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *folder = venule_test_new_folder ();
      g_autofree char *po = g_strdup_printf (HEADER "msgctxt \"foot.page\"\nmsgid \"Page {page} of {pages}\"\n"
                                                    "msgstr \"%s\"\n",
                                             cases[i].translation);
      g_autoptr (VenuleTranslation) translation = NULL;
      VenuleReview review;

      venule_test_write (folder, "pl.po", po, -1);
      translation = venule_test_translate (folder, "pl");
      venule_translation_lookup (translation, "foot.page", "Page {page} of {pages}", &review);
      g_assert_cmpint (review, ==, cases[i].review);
      venule_test_remove_folder (folder);
    }
}

static char *
make_review (const char *language, const char *source, const char *translation, const char *by, const char *second)
{
  g_autofree char *source_hash = venule_text_hash (source, 16);
  g_autofree char *translation_hash = venule_text_hash (translation, 16);

  return g_strdup_printf ("<reviews language=\"%s\"><review passage=\"" ID
                          "\" source-hash=\"%s\" translation-hash=\"%s\" "
                          "by=\"%s\" qualification=\"nurse\" second=\"%s\" at=\"2026-11-22\"/></reviews>",
                          language, source_hash, translation_hash, by, second);
}

static void
test_reviews (void)
{
  static const struct
  {
    const char *language, *source, *translation, *by, *second;
    gboolean loads;
    VenuleReview review;
  } cases[] = {
    { "pl", SOURCE, "Zadzwoń {phone}.", "A", "B", TRUE, VENULE_REVIEW_REVIEWED },
    { "pl", SOURCE, "Zadzwoń teraz {phone}.", "A", "B", TRUE, VENULE_REVIEW_UNREVIEWED },
    { "pl", "Ring {phone}.", "Zadzwoń {phone}.", "A", "B", TRUE, VENULE_REVIEW_UNREVIEWED },
    { "ar", SOURCE, "Zadzwoń {phone}.", "A", "B", FALSE, 0 },
    { "pl", SOURCE, "Zadzwoń {phone}.", "", "B", FALSE, 0 },
    { "pl", SOURCE, "Zadzwoń {phone}.", "A", "A", FALSE, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *folder = venule_test_new_folder ();
      const char *const folders[] = { folder, NULL };
      g_autofree char *reviews
          = make_review (cases[i].language, cases[i].source, cases[i].translation, cases[i].by, cases[i].second);
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleTranslation) translation = NULL;
      VenuleReview review;

      venule_test_write (folder, "pl.po",
                         HEADER "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"Zadzwoń {phone}.\"\n", -1);
      venule_test_write (folder, "reviews/pl.xml", reviews, -1);
      translation = venule_translation_load (venule_test_get_template (), "pl", folders, &error);
      g_assert_cmpint (translation != NULL, ==, cases[i].loads);
      if (translation == NULL)
        g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
      else
        {
          venule_translation_lookup (translation, ID, SOURCE, &review);
          g_assert_cmpint (review, ==, cases[i].review);
        }
      venule_test_remove_folder (folder);
    }
}

/* Refused whole, with the line where there is one. */
static void
test_broken (void)
{
  static const struct
  {
    const char *text;
    gssize length;
    VenuleTranslationError code;
    const char *says;
  } cases[] = {
    { HEADER "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\n", -1, VENULE_TRANSLATION_ERROR_BROKEN, "pl.po:9: " },
    { HEADER "msgid \"x\"\nmsgstr \"y\"\n\nmsgid \"x\"\nmsgstr \"z\"\n", -1, VENULE_TRANSLATION_ERROR_BROKEN,
      "pl.po:" },
    { HEADER "msgid \"x\"\n", -1, VENULE_TRANSLATION_ERROR_BROKEN, "pl.po:" },
    { HEADER "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y", -1, VENULE_TRANSLATION_ERROR_BROKEN, "pl.po:" },
    { HEADER "keyword \"x\"\nmsgid \"x\"\nmsgstr \"y\"\n", -1, VENULE_TRANSLATION_ERROR_BROKEN, "pl.po:6" },
    { HEADER "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\342\200\256y\"\n", -1, VENULE_TRANSLATION_ERROR_BROKEN, "“a”" },
    { HEADER "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"\\ay\"\n", -1, VENULE_TRANSLATION_ERROR_BROKEN, "pl.po" },
    { "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=ISO-8859-2\\n\"\n\nmsgid \"x\"\nmsgstr \"y\"\n", -1,
      VENULE_TRANSLATION_ERROR_BROKEN, "charset" },
    { "msgid \"x\"\nmsgstr \"y\"\n", -1, VENULE_TRANSLATION_ERROR_BROKEN, "charset" },
    { "", 0, VENULE_TRANSLATION_ERROR_BROKEN, "charset" },
    { "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\nLanguage: ar\\n\"\n", -1,
      VENULE_TRANSLATION_ERROR_BROKEN, "Language: ar" },
    { HEADER "msgid \"x\"\nmsgstr \"\377\"\n", -1, VENULE_TRANSLATION_ERROR_UNREADABLE, "UTF-8" },
    { HEADER "\0\1\2binary", sizeof HEADER + 8, VENULE_TRANSLATION_ERROR_UNREADABLE, "UTF-8" },
    { "\177ELF\2\1\1\0\0\0", 10, VENULE_TRANSLATION_ERROR_UNREADABLE, "UTF-8" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *folder = venule_test_new_folder ();
      const char *const folders[] = { folder, NULL };
      g_autoptr (GError) error = NULL;

      venule_test_write (folder, "pl.po", cases[i].text, cases[i].length);
      g_assert_null (venule_translation_load (venule_test_get_template (), "pl", folders, &error));
      g_assert_error (error, VENULE_TRANSLATION_ERROR, (int) cases[i].code);
      if (strstr (error->message, cases[i].says) == NULL || strstr (error->message, folder) == NULL)
        g_error ("case %u says “%s”, not “%s”", i, error->message, cases[i].says);
      venule_test_remove_folder (folder);
    }
}

static void
assert_unreadable (const char *folder)
{
  const char *const folders[] = { folder, NULL };
  g_autoptr (GError) error = NULL;

  g_assert_null (venule_translation_load (venule_test_get_template (), "pl", folders, &error));
  g_assert_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_UNREADABLE);
}

static void
test_no_plain_file (void)
{
  char *folder = venule_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "pl.po", NULL);
  g_autofree char *huge = g_malloc (3 * 1024 * 1024);

  g_assert_cmpint (mkdir (path, 0700), ==, 0);
  assert_unreadable (folder);
  rmdir (path);
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
  assert_unreadable (folder);
  unlink (path);
  g_assert_cmpint (symlink ("/dev/zero", path), ==, 0);
  assert_unreadable (folder);
  unlink (path);
  memset (huge, '#', 3 * 1024 * 1024);
  venule_test_write (folder, "pl.po", huge, 3 * 1024 * 1024);
  assert_unreadable (folder);
  venule_test_remove_folder (folder);
}

/* Many errors, then a good file: nothing of the bad one stays. */
static void
test_many_errors (void)
{
  char *folder = venule_test_new_folder ();
  const char *const folders[] = { folder, NULL };
  g_autoptr (GString) text = g_string_new (HEADER);
  g_autoptr (VenuleTranslation) translation = NULL;

  for (guint i = 0; i < 5000; i++)
    g_string_append (text, "msgid \"a\nmsgstr b\n?\n");
  venule_test_write (folder, "pl.po", text->str, -1);
  for (guint i = 0; i < 3; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (venule_translation_load (venule_test_get_template (), "pl", folders, &error));
      g_assert_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_BROKEN);
      g_assert_nonnull (strstr (error->message, "pl.po:7: "));
    }
  venule_test_write (folder, "pl.po", HEADER "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"Z {phone}\"\n", -1);
  translation = venule_test_translate (folder, "pl");
  g_assert_cmpstr (venule_translation_lookup (translation, ID, SOURCE, NULL), ==, "Z {phone}");
  venule_test_remove_folder (folder);
}

static void
test_folders (void)
{
  char *first = venule_test_new_folder ();
  char *second = venule_test_new_folder ();
  const char *const folders[] = { first, "/nonexistent/venule", second, NULL };
  g_autoptr (VenuleTranslation) translation = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) languages = NULL;

  venule_test_write (first, "pl.po", HEADER "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"1 {phone}\"\n", -1);
  venule_test_write (second, "pl.po", HEADER "msgctxt \"" ID "\"\nmsgid \"" SOURCE "\"\nmsgstr \"2 {phone}\"\n", -1);
  venule_test_write (second, "pt_BR.po", "msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n", -1);
  venule_test_write (second, "notes.txt", "", -1);
  venule_test_write (second, ".po", "", -1);
  languages = venule_translation_list_languages (folders);
  g_assert_cmpuint (g_strv_length (languages), ==, 2);
  g_assert_cmpstr (languages[0], ==, "pl");
  g_assert_cmpstr (languages[1], ==, "pt-BR");
  translation = venule_translation_load (venule_test_get_template (), "pl-PL", folders, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (venule_translation_get_language (translation), ==, "pl-PL");
  g_assert_cmpstr (venule_translation_lookup (translation, ID, SOURCE, NULL), ==, "1 {phone}");
  g_clear_object (&translation);
  translation = venule_translation_load (venule_test_get_template (), "pt-BR", folders, &error);
  g_assert_no_error (error);
  for (const char *const *tag = (const char *const[]){ "ar", "../pl", "pl/../pl", "", NULL }; *tag != NULL; tag++)
    {
      g_assert_null (venule_translation_load (venule_test_get_template (), *tag, folders, &error));
      g_assert_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_NO_SUCH_LANGUAGE);
      g_clear_error (&error);
    }
  venule_test_remove_folder (first);
  venule_test_remove_folder (second);
}

static gpointer
load_often (gpointer folder)
{
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (VenuleTranslation) translation = venule_test_translate (folder, "pl");

      g_assert_cmpstr (venule_translation_lookup (translation, ID, SOURCE, NULL), ==, "[pl] " SOURCE);
    }
  return NULL;
}

/* Two readers at once would abort inside the library. */
static void
test_threads (void)
{
  char *folder = venule_test_new_folder ();
  g_autofree char *po = venule_test_make_po ("pl", NULL);
  GThread *threads[4];

  venule_test_write (folder, "pl.po", po, -1);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("load", load_often, folder);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
  venule_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/translation/states", test_states);
  g_test_add_func ("/sheet/translation/patterns", test_patterns);
  g_test_add_func ("/sheet/translation/reviews", test_reviews);
  g_test_add_func ("/sheet/translation/broken", test_broken);
  g_test_add_func ("/sheet/translation/no-plain-file", test_no_plain_file);
  g_test_add_func ("/sheet/translation/many-errors", test_many_errors);
  g_test_add_func ("/sheet/translation/folders", test_folders);
  g_test_add_func ("/sheet/translation/threads", test_threads);
  return g_test_run ();
}
