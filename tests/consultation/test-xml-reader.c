/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-xml-reader.h"

#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  fixture->folder = g_dir_make_tmp ("venule-XXXXXX", NULL);
  g_assert_nonnull (fixture->folder);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  GDir *dir = g_dir_open (fixture->folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (fixture->folder, name, NULL);

      g_remove (path);
    }
  g_dir_close (dir);
  g_rmdir (fixture->folder);
  g_free (fixture->folder);
}

static xmlDocPtr
read_text (const char *text, gssize length, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);

  return venule_xml_read_bytes (bytes, "a.xml", error);
}

static void
assert_says (const GError *error, const char *says)
{
  if (strstr (error->message, says) == NULL)
    g_error ("\"%s\" does not say \"%s\"", error->message, says);
  /* What is wrong; what to do. */
  g_assert_nonnull (strstr (error->message, "; "));
  g_assert_true (g_utf8_validate (error->message, -1, NULL));
  g_assert_null (strchr (error->message, '\n'));
}

static void
assert_refused (const char *text, gssize length, int code, const char *prefix, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (read_text (text, length, &error));
  g_assert_error (error, VENULE_XML_ERROR, code);
  if (!g_str_has_prefix (error->message, prefix))
    g_error ("\"%s\" does not start with \"%s\"", error->message, prefix);
  assert_says (error, says);
}

static void
test_good (void)
{
  static const char *const texts[] = {
    "<a/>",
    "\xEF\xBB\xBF<a/>",
    "<?xml version=\"1.0\"?><a/>",
    "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<!-- é --><a>&lt;&#233;&amp;</a>\n",
    "<a><![CDATA[<!DOCTYPE a>]]></a>",
    "<!-- <!DOCTYPE a> --><a b='&quot;'/>",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (xmlDoc) doc = read_text (texts[i], -1, &error);

      g_assert_no_error (error);
      g_assert_nonnull (doc);
      g_assert_cmpstr ((const char *) doc->URL, ==, "a.xml");
    }
}

static void
test_malformed (void)
{
  static const struct
  {
    const char *name;
    const char *text;
    const char *prefix;
    const char *says;
  } rows[] = {
    { "empty", "", "a.xml:1: ", "empty" },
    { "spaces", " \n \n", "a.xml:", "well-formed" },
    { "text", "hello", "a.xml:1: ", "well-formed" },
    { "truncated", "<a>\n<b>\n<c>te", "a.xml:3: ", "undamaged copy" },
    { "truncated in a tag", "<a>\n<b c=\"", "a.xml:2: ", "well-formed" },
    { "mismatch", "<a>\n<b>\n</a>\n", "a.xml:3: ", "mismatch" },
    { "two roots", "<a/>\n<b/>", "a.xml:2: ", "well-formed" },
    { "attribute twice", "<a>\n<b c='1' c='2'/></a>", "a.xml:2: ", "redefined" },
    { "bare ampersand", "<a>\nO'Brien & Sons</a>", "a.xml:2: ", "well-formed" },
    { "unknown entity", "<a>\n&nbsp;</a>", "a.xml:2: ", "nbsp" },
    { "unknown prefix", "<a>\n<x:b/></a>", "a.xml:2: ", "prefix" },
    { "control character", "<a>\n\x01</a>", "a.xml:2: ", "well-formed" },
    { "bad character reference", "<a>\n&#0;</a>", "a.xml:2: ", "well-formed" },
    { "not UTF-8", "<a>\n\n\xE9t\xE9</a>", "a.xml:3: ", "UTF-8" },
    { "Latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "a.xml:1: ", "UTF-8" },
    { "UTF-16 declared", "<?xml version='1.0' encoding='UTF-16'?><a/>", "a.xml:1: ", "UTF-" },
    { "unknown encoding", "<?xml version='1.0' encoding='KLINGON-8'?><a/>", "a.xml:1: ", "KLINGON" },
    { "DOCTYPE", "<?xml version='1.0'?>\n<!DOCTYPE a>\n<a/>", "a.xml:2: ", "DOCTYPE" },
    { "internal subset", "<!DOCTYPE a [\n<!ENTITY b 'c'>\n]>\n<a>&b;</a>", "a.xml:1: ", "DOCTYPE" },
    { "external subset", "<!DOCTYPE a SYSTEM \"http://example.org/a.dtd\">\n<a/>", "a.xml:1: ", "DOCTYPE" },
    { "external entity", "<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]>\n<a>&b;</a>", "a.xml:1: ", "DOCTYPE" },
    { "parameter entity", "<!DOCTYPE a [<!ENTITY % b SYSTEM 'file:///etc/passwd'> %b;]>\n<a/>",
      "a.xml:1: ", "DOCTYPE" },
    { "entity bomb",
      "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;'>"
      "<!ENTITY c '&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;'><!ENTITY d '&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;'>"
      "<!ENTITY e '&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;'><!ENTITY f '&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;'>]>\n<a>&f;&f;&f;</a>",
      "a.xml:1: ", "DOCTYPE" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_test_message ("%s", rows[i].name);
      assert_refused (rows[i].text, -1, VENULE_XML_ERROR_MALFORMED, rows[i].prefix, rows[i].says);
    }
  assert_refused ("<a>\n\0</a>", 9, VENULE_XML_ERROR_MALFORMED, "a.xml:2: ", "UTF-8");
  assert_refused ("\xFF\xFE<\0a\0/\0>\0", 10, VENULE_XML_ERROR_MALFORMED, "a.xml:1: ", "UTF-8");
  assert_refused ("\0<\0a\0/\0>", 8, VENULE_XML_ERROR_MALFORMED, "a.xml:1: ", "UTF-8");
}

static char *
repeat (const char *head, const char *middle, gsize times, const char *tail)
{
  GString *text = g_string_new (head);

  for (gsize i = 0; i < times; i++)
    g_string_append (text, middle);
  g_string_append (text, tail);
  return g_string_free (text, FALSE);
}

static void
test_caps (void)
{
  g_autofree char *large = repeat ("<a>", "0123456789abcdef", VENULE_XML_MAX_BYTES / 16, "</a>");
  g_autofree char *fits = repeat ("<a>", "0123456789abcdef", VENULE_XML_MAX_BYTES / 16 - 1, "</a>");
  g_autofree char *lines = repeat ("<a>", "\n", VENULE_XML_MAX_LINES, "</a>");
  g_autofree char *fewer = repeat ("<a>", "\n", VENULE_XML_MAX_LINES - 2, "\n<b/></a>");
  g_autofree char *deep = repeat ("", "<a>", 5000, "");
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) one_long_line = NULL;
  g_autoptr (xmlDoc) many_lines = NULL;

  assert_refused (large, -1, VENULE_XML_ERROR_UNREADABLE, "a.xml: ", "2 MiB");
  assert_refused (lines, -1, VENULE_XML_ERROR_UNREADABLE, "a.xml:65001: ", "65000 lines");
  assert_refused (deep, -1, VENULE_XML_ERROR_MALFORMED, "a.xml:1: ", "well-formed");
  one_long_line = read_text (fits, -1, &error);
  g_assert_no_error (error);
  many_lines = read_text (fewer, -1, &error);
  g_assert_no_error (error);
  {
    g_autofree char *location = venule_xml_get_location (venule_xml_first_element (xmlDocGetRootElement (many_lines)));

    g_assert_cmpstr (location, ==, "a.xml:65000");
  }
}

/* libxml2 compares every attribute of an element with every other. */
static void
test_many_attributes (void)
{
  GString *text = g_string_new ("<a>\n<b");

  for (guint i = 0; i < 150000; i++)
    g_string_append_printf (text, " a%x=''", i);
  g_string_append (text, "/></a>");
  g_test_timer_start ();
  assert_refused (text->str, -1, VENULE_XML_ERROR_MALFORMED, "a.xml:2: ", "attributes");
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 2.0);
  g_string_free (text, TRUE);
}

static void
test_many_namespaces (void)
{
  GString *text = g_string_new ("<a>\n");

  for (guint i = 0; i < 200; i++)
    {
      g_string_append (text, "<b");
      for (guint j = 0; j < 450; j++)
        g_string_append_printf (text, " xmlns:n%x='u'", i * 450 + j);
      g_string_append (text, ">");
    }
  for (guint i = 0; i < 50000; i++)
    g_string_append (text, "<x:c/>");
  g_test_timer_start ();
  assert_refused (text->str, -1, VENULE_XML_ERROR_MALFORMED, "a.xml:2: ", "namespaces");
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 2.0);
  g_string_free (text, TRUE);
}

static void
assert_unreadable (const char *path, const char *says)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (venule_xml_read_file (path, &error));
  g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_UNREADABLE);
  g_assert_true (g_str_has_prefix (error->message, path));
  assert_says (error, says);
}

static void
test_files (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *missing = g_build_filename (fixture->folder, "missing.xml", NULL);
  g_autofree char *good = g_build_filename (fixture->folder, "my file & co.xml", NULL);
  g_autofree char *fifo = g_build_filename (fixture->folder, "fifo.xml", NULL);
  g_autofree char *link = g_build_filename (fixture->folder, "link.xml", NULL);
  g_autofree char *loop = g_build_filename (fixture->folder, "loop.xml", NULL);
  g_autofree char *long_name = repeat ("/", "a", 300, "");
  g_autofree char *expected = g_strconcat (good, ":2", NULL);
  g_autofree char *location = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_autoptr (xmlDoc) linked = NULL;

  assert_unreadable (missing, "check its name");
  assert_unreadable (fixture->folder, "folder");
  assert_unreadable ("/dev/null", "device");
  assert_unreadable ("/dev/zero", "device");
  assert_unreadable (long_name, "check its name");
  assert_unreadable ("", "check its name");
  g_assert_cmpint (mkfifo (fifo, 0600), ==, 0);
  assert_unreadable (fifo, "pipe");
  g_assert_cmpint (symlink ("loop.xml", loop), ==, 0);
  assert_unreadable (loop, "check its name");

  g_file_set_contents (good, "<a>\n<b/>\n</a>", -1, &error);
  g_assert_no_error (error);
  doc = venule_xml_read_file (good, &error);
  g_assert_no_error (error);
  location = venule_xml_get_location (venule_xml_first_element (xmlDocGetRootElement (doc)));
  g_assert_cmpstr (location, ==, expected);
  g_assert_cmpint (symlink (good, link), ==, 0);
  linked = venule_xml_read_file (link, &error);
  g_assert_no_error (error);
}

/* Root may read everything; there the file is refused for what is in it. */
static void
test_unreadable_file (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "locked.xml", NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (path, "<a>", -1, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_chmod (path, 0), ==, 0);
  g_assert_null (venule_xml_read_file (path, &error));
  if (geteuid () == 0)
    g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_MALFORMED);
  else
    g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_UNREADABLE);
}

static void
test_large_file (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *path = g_build_filename (fixture->folder, "large.xml", NULL);

  g_file_set_contents (path, "<a>", -1, NULL);
  g_assert_cmpint (truncate (path, (off_t) 1 << 40), ==, 0);
  g_test_timer_start ();
  assert_unreadable (path, "2 MiB");
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 2.0);
}

/* Nothing reaches the terminal by libxml2's own way. */
static void
test_quiet (void)
{
  if (g_test_subprocess ())
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (read_text ("<a><b></a>", -1, &error));
      g_assert_null (read_text ("<a xmlns:x='a b'><x:b y:c='1'/></a>", -1, NULL));
      return;
    }
  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_passed ();
  g_test_trap_assert_stderr ("");
}

static gpointer
read_often (gpointer data)
{
  for (guint i = 0; i < 200; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (xmlDoc) doc = read_text ("<a>\n<b/></a>", -1, NULL);

      g_assert_nonnull (doc);
      g_assert_null (read_text ("<a>\n\n<b></a>", -1, &error));
      g_assert_true (g_str_has_prefix (error->message, "a.xml:3: "));
    }
  return NULL;
}

static void
test_threads (void)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_often, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

static void
test_nodes (void)
{
  g_autoptr (xmlDoc) doc
      = read_text ("<a x=' &amp;1 '>\n t<!-- c --><![CDATA[<]]>&gt;\n<b>no</b><n:b xmlns:n='n'/></a>", -1, NULL);
  xmlNode *root = xmlDocGetRootElement (doc);
  xmlNode *b = venule_xml_first_element (root);
  g_autofree char *attribute = venule_xml_get_attribute (root, "x");
  g_autofree char *missing = venule_xml_get_attribute (root, "y");
  g_autofree char *text = venule_xml_get_text (root);
  g_autofree char *empty = venule_xml_get_text (venule_xml_next_element (b));
  g_autofree char *place = venule_xml_get_location ((xmlNode *) root->properties);
  g_autoptr (GError) error = NULL;

  g_assert_cmpstr (attribute, ==, " &1 ");
  g_assert_null (missing);
  g_assert_cmpstr (text, ==, "\n t<>\n");
  g_assert_cmpstr (empty, ==, "");
  g_assert_cmpstr (place, ==, "a.xml:1");
  g_assert_true (venule_xml_is_element (b, "b"));
  g_assert_true (venule_xml_is_element (b, NULL));
  g_assert_false (venule_xml_is_element (b, "a"));
  g_assert_false (venule_xml_is_element (NULL, "a"));
  g_assert_false (venule_xml_is_element (venule_xml_next_element (b), "b"));
  g_assert_null (venule_xml_next_element (venule_xml_next_element (b)));
  venule_xml_set_error (&error, b, "<%s> is wrong; write it right", "b");
  g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
  g_assert_cmpstr (error->message, ==, "a.xml:3: <b> is wrong; write it right");
}

static void
test_quote (void)
{
  g_autofree char *plain = venule_xml_quote ("Łucja");
  g_autofree char *hostile = venule_xml_quote ("a\xE2\x80\xAE"
                                               "b\n\x1b[2J");
  g_autofree char *many = g_strnfill (100000, 'x');
  g_autofree char *shortened = venule_xml_quote (many);

  g_assert_cmpstr (plain, ==, "\"Łucja\"");
  g_assert_cmpstr (hostile, ==, "\"a[U+202E]b[U+000A][U+001B][2J\"");
  g_assert_cmpuint (strlen (shortened), <, 80);
}

#define GRAMMAR                                                                                                        \
  "<grammar xmlns='http://relaxng.org/ns/structure/1.0' "                                                              \
  "datatypeLibrary='http://www.w3.org/2001/XMLSchema-datatypes'>"

static void
test_schema (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *main_path = g_build_filename (fixture->folder, "main.rng", NULL);
  g_autofree char *rules_path = g_build_filename (fixture->folder, "rules.rng", NULL);
  g_autoptr (VenuleXmlSchema) schema = NULL;
  g_autoptr (xmlDoc) good = read_text ("<a>\n<b>yes</b><b>no</b></a>", -1, NULL);
  g_autoptr (xmlDoc) spaced = read_text ("<a>\n<b>yes</b>\n<b> no </b></a>", -1, NULL);
  g_autoptr (xmlDoc) unknown = read_text ("<a>\n<c/></a>", -1, NULL);
  g_autoptr (GError) error = NULL;

  g_file_set_contents (main_path,
                       GRAMMAR "<include href='rules.rng'/><start><element name='a'><zeroOrMore><ref name='b'/>"
                               "</zeroOrMore></element></start></grammar>",
                       -1, NULL);
  g_file_set_contents (rules_path,
                       GRAMMAR "<define name='b'><element name='b'><data type='string'><param name='pattern'>yes|no"
                               "</param></data></element></define></grammar>",
                       -1, NULL);
  schema = venule_xml_schema_new_from_file (main_path, &error);
  g_assert_no_error (error);
  g_assert_true (venule_xml_schema_validate (schema, good, &error));
  g_assert_no_error (error);
  g_assert_false (venule_xml_schema_validate (schema, spaced, &error));
  g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
  g_assert_true (g_str_has_prefix (error->message, "a.xml:3: "));
  g_clear_error (&error);
  g_assert_false (venule_xml_schema_validate (schema, unknown, &error));
  g_assert_true (g_str_has_prefix (error->message, "a.xml:2: "));
  g_assert_false (venule_xml_schema_validate (schema, unknown, NULL));
}

static void
test_bad_schema (Fixture *fixture, gconstpointer user_data)
{
  static const char *const texts[] = {
    "<a/>",
    GRAMMAR "</grammar>",
    GRAMMAR "<start><ref name='nowhere'/></start></grammar>",
    GRAMMAR "<include href='../rules.rng'/><start><element name='a'><empty/></element></start></grammar>",
    GRAMMAR "<include href='missing.rng'/><start><element name='a'><empty/></element></start></grammar>",
    GRAMMAR "<include href='bad.rng'/><start><element name='a'><empty/></element></start></grammar>",
    "<!DOCTYPE a>" GRAMMAR "<start><element name='a'><empty/></element></start></grammar>",
    "<grammar",
  };
  g_autofree char *path = g_build_filename (fixture->folder, "bad.rng", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GError) bytes_error = NULL;
      g_autoptr (GBytes) bytes = g_bytes_new_static (texts[i], strlen (texts[i]));

      g_test_message ("%s", texts[i]);
      g_file_set_contents (path, texts[i], -1, NULL);
      g_assert_null (venule_xml_schema_new_from_file (path, &error));
      g_assert_nonnull (error);
      g_assert_nonnull (strstr (error->message, ".rng"));
      g_assert_null (venule_xml_schema_new_from_bytes (bytes, "made", &bytes_error));
      g_assert_nonnull (bytes_error);
      g_assert_true (g_str_has_prefix (bytes_error->message, "made:"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/consultation/xml-reader/good", test_good);
  g_test_add_func ("/consultation/xml-reader/malformed", test_malformed);
  g_test_add_func ("/consultation/xml-reader/caps", test_caps);
  g_test_add_func ("/consultation/xml-reader/many-attributes", test_many_attributes);
  g_test_add_func ("/consultation/xml-reader/many-namespaces", test_many_namespaces);
  g_test_add_func ("/consultation/xml-reader/quiet", test_quiet);
  g_test_add_func ("/consultation/xml-reader/threads", test_threads);
  g_test_add_func ("/consultation/xml-reader/nodes", test_nodes);
  g_test_add_func ("/consultation/xml-reader/quote", test_quote);
#define ADD(name, func) g_test_add ("/consultation/xml-reader/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("files", test_files);
  ADD ("unreadable-file", test_unreadable_file);
  ADD ("large-file", test_large_file);
  ADD ("schema", test_schema);
  ADD ("bad-schema", test_bad_schema);
#undef ADD
  return g_test_run ();
}
