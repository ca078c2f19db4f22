/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-fixture.h"

#include "venule-translation-problem.h"
#include "venule-xml-reader.h"

#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whatever lies where a translation belongs, the program goes on: it is refused with its place, or read with what is
 * usable of it, and the next good file is read as if nothing had been. */

#define HEADER "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: pl\\n\"\n\n"
#define ID     "urgent.ring"
#define ENTRY  "msgctxt \"" ID "\"\nmsgid \"Ring {phone} now.\"\nmsgstr \"Zadzwoń {phone}.\"\n"

static VenuleTranslation *
load (const char *folder, GError **error)
{
  const char *const folders[] = { folder, NULL };

  return venule_translation_load (venule_test_get_template (), "pl", folders, error);
}

/* Read or refused: then with a message that names the file; its problems can be looked for. */
static void
assert_survives (const char *folder, const char *what)
{
  const char *const folders[] = { folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleTranslation) translation = load (folder, &error);
  g_autoptr (VenuleGlossary) glossary = NULL;
  g_autoptr (GPtrArray) problems = NULL;

  if (translation == NULL)
    {
      if (strstr (error->message, "pl.") == NULL)
        g_error ("%s: “%s” does not name the file", what, error->message);
      problems = venule_translation_problems_new ();
      venule_translation_problems_add_error (problems, error);
      g_assert_cmpuint (problems->len, ==, 1);
      return;
    }
  glossary = venule_glossary_load ("pl", folders, NULL);
  problems = venule_translation_find_problems (translation, glossary);
  g_assert_nonnull (problems);
}

static void
assert_next_is_read (const char *folder)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleTranslation) translation = NULL;

  venule_test_write (folder, "pl.po", HEADER ENTRY, -1);
  translation = load (folder, &error);
  g_assert_no_error (error);
  g_assert_cmpint (venule_translation_find_text (translation, ID)->review, ==, VENULE_REVIEW_UNREVIEWED);
}

/* A good file with one thing the matter, cut off at every byte and with every byte another one. */
static void
test_every_byte (void)
{
  static const char good[] = HEADER "# note\n#, fuzzy\n" ENTRY "\n#~ msgid \"old\"\n#~ msgstr \"stary\"\n";
  char *folder = venule_test_new_folder ();

  for (guint i = 0; i < sizeof good - 1; i++)
    {
      static const char others[] = { '"', '\\', '\n', '{', '#', '\0', '\377' };
      char text[sizeof good];

      venule_test_write (folder, "pl.po", good, i);
      assert_survives (folder, "cut off");
      memcpy (text, good, sizeof good);
      text[i] = others[i % sizeof others];
      venule_test_write (folder, "pl.po", text, sizeof good - 1);
      assert_survives (folder, "another byte");
    }
  assert_next_is_read (folder);
  venule_test_remove_folder (folder);
}

static char *
repeat (const char *before, const char *what, guint n, const char *after)
{
  GString *text = g_string_new (before);

  for (guint i = 0; i < n; i++)
    g_string_append (text, what);
  g_string_append (text, after);
  return g_string_free (text, FALSE);
}

/* What grows without an end. */
static void
test_bombs (void)
{
  static const struct
  {
    const char *what, *before, *repeated;
    guint n;
    const char *after;
  } cases[] = {
    { "a huge line", HEADER "msgctxt \"" ID "\"\nmsgid \"Ring {phone} now.\"\nmsgstr \"", "ż", 1000000, "\"\n" },
    { "many lines", HEADER "msgid \"a\"\nmsgstr \"\"\n", "\"x\"\n", 200000, "" },
    { "many entries that say the same", HEADER, "msgid \"a\"\nmsgstr \"b\"\n", 20000, "" },
    { "many headers", HEADER, HEADER, 2000, "" },
    { "many comments", HEADER, "#\n", 500000, ENTRY },
    { "many plurals", HEADER "msgid \"a\"\nmsgid_plural \"b\"\n", "msgstr[0] \"x\"\n", 50000, "" },
    { "plural forms without end",
      "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Plural-Forms: nplurals=9; plural=",
      "(", 100000, ";\\n\"\n\n" ENTRY },
    { "patterns in patterns", HEADER "msgctxt \"foot.page\"\nmsgid \"Page {page} of {pages}\"\nmsgstr \"",
      "{page, plural, other {", 50000, "\"\n" },
    { "braces", HEADER "msgctxt \"" ID "\"\nmsgid \"Ring {phone} now.\"\nmsgstr \"", "{", 300000, "\"\n" },
    { "values", HEADER "msgctxt \"" ID "\"\nmsgid \"Ring {phone} now.\"\nmsgstr \"", "{phone}", 100000, "\"\n" },
    { "digits", HEADER "msgctxt \"" ID "\"\nmsgid \"Ring {phone} now.\"\nmsgstr \"{phone}", "1 ", 300000, "\"\n" },
    { "signs on a letter", HEADER "msgctxt \"head.title\"\nmsgid \"Your sheet\"\nmsgstr \"a", "\314\201", 300000,
      "\"\n" },
    { "a header that names itself", "msgid \"\"\nmsgstr \"", "Content-Type: text/plain; charset=UTF-8\\n", 20000,
      "\"\n" },
    { "escapes", HEADER "msgid \"", "\\\\", 400000, "\"\nmsgstr \"\"\n" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *folder = venule_test_new_folder ();
      g_autofree char *text = repeat (cases[i].before, cases[i].repeated, cases[i].n, cases[i].after);

      g_test_message ("%s", cases[i].what);
      venule_test_write (folder, "pl.po", text, -1);
      assert_survives (folder, cases[i].what);
      assert_next_is_read (folder);
      venule_test_remove_folder (folder);
    }
}

static void
test_size (void)
{
  char *folder = venule_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "pl.po", NULL);
  g_autoptr (GError) error = NULL;

  venule_test_write (folder, "pl.po", HEADER ENTRY, -1);
  g_assert_cmpint (truncate (path, 100 * 1024 * 1024), ==, 0);
  g_assert_null (load (folder, &error));
  g_assert_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_UNREADABLE);
  g_assert_nonnull (strstr (error->message, "larger than 2 MiB"));
  assert_next_is_read (folder);
  venule_test_remove_folder (folder);
}

static void
make_folder (const char *path)
{
  g_assert_cmpint (g_mkdir (path, 0700), ==, 0);
}

static void
make_pipe (const char *path)
{
  g_assert_cmpint (mkfifo (path, 0600), ==, 0);
}

static void
make_loop (const char *path)
{
  g_assert_cmpint (symlink (path, path), ==, 0);
}

static void
make_dead_link (const char *path)
{
  g_assert_cmpint (symlink ("/nonexistent/pl.po", path), ==, 0);
}

static void
make_device (const char *path)
{
  g_assert_cmpint (symlink ("/dev/zero", path), ==, 0);
}

/* What is no file at all, as a translation, as its reviews and as its glossary. */
static void
test_no_files (void)
{
  static void (*const make[]) (const char *) = { make_folder, make_pipe, make_loop, make_dead_link, make_device };
  static const char *const names[] = { "pl.po", "reviews/pl.xml", "glossary/pl.po" };

  for (guint i = 0; i < G_N_ELEMENTS (make); i++)
    for (guint k = 0; k < G_N_ELEMENTS (names); k++)
      {
        char *folder = venule_test_new_folder ();
        g_autofree char *path = g_build_filename (folder, names[k], NULL);
        g_autofree char *parent = g_path_get_dirname (path);
        const char *const folders[] = { folder, NULL };
        g_autoptr (GError) error = NULL;
        g_autoptr (VenuleTranslation) translation = NULL;
        g_autoptr (VenuleGlossary) glossary = NULL;

        if (k > 0)
          venule_test_write (folder, "pl.po", HEADER ENTRY, -1);
        g_mkdir_with_parents (parent, 0700);
        make[i](path);
        translation = load (folder, &error);
        g_assert_cmpint (translation != NULL, ==, k == 2);
        if (k == 0)
          g_assert_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_UNREADABLE);
        else if (k == 1)
          g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_UNREADABLE);
        else
          {
            glossary = venule_glossary_load ("pl", folders, &error);
            g_assert_null (glossary);
            g_assert_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_UNREADABLE);
          }
        venule_test_remove_folder (folder);
      }
}

/* A glossary can take long to match, but not for ever. */
static void
test_glossaries (void)
{
  static const char *const stems[] = {
    "*******************************************x",
    "*a*b*c*d*e*f*g*h*",
    "((((((((",
    "[a-",
    "\\\\ x",
    "|",
    " | | ",
    "a{1,99999}",
  };

  for (guint i = 0; i < G_N_ELEMENTS (stems); i++)
    {
      char *folder = venule_test_new_folder ();
      const char *const folders[] = { folder, NULL };
      g_autofree char *text
          = g_strdup_printf (HEADER "# stems: %s\nmsgid \"stocking\"\nmsgstr \"%s\"\n", stems[i], "pończocha");
      g_autofree char *said = repeat ("Zdjąć ", "aaaaaaaaaaaaaaaaaaaa", 500, ".");
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleGlossary) glossary = NULL;
      g_autoptr (GArray) lost = NULL;

      venule_test_write (folder, "glossary/pl.po", text, -1);
      glossary = venule_glossary_load ("pl", folders, &error);
      g_assert_no_error (error);
      lost = venule_glossary_find_lost (glossary, "Take your stocking off.", said);
      g_assert_cmpuint (lost->len, ==, 1);
      venule_test_remove_folder (folder);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/hostile-languages/every-byte", test_every_byte);
  g_test_add_func ("/sheet/hostile-languages/bombs", test_bombs);
  g_test_add_func ("/sheet/hostile-languages/size", test_size);
  g_test_add_func ("/sheet/hostile-languages/no-files", test_no_files);
  g_test_add_func ("/sheet/hostile-languages/glossaries", test_glossaries);
  return g_test_run ();
}
