/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-fixture.h"

#include "venule-xml-reader.h"

#include <string.h>

static char *
read_fixture (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("VENULE_TESTS_DIR"), "sheet", "fixtures", "sheet.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

/* One place of the fixture changed; the message names the line and what is wrong. */
static void
test_refused (void)
{
  static const struct
  {
    const char *find, *replace, *says;
  } cases[] = {
    { "<text>You can take ibuprofen.</text>", "<text>You can take {ibuprofen}.</text>", "no value “ibuprofen”" },
    { "<text>Judge the result.</text>", "<text>Judge the result {now.</text>", "is no place for a value" },
    { "<text>{note}</text>", "<text>{product}</text>", "of=\"session/injected\"" },
    { "<text>{note}</text>", "<text>none</text>", "used nowhere" },
    { "answer=\"health/asthma\"", "answer=\"health/astma\"", "astma" },
    { "<is answer=\"health/asthma\">yes", "<is answer=\"health/asthma\">perhaps", "perhaps" },
    { "permits=\"ibuprofen\" source=\"leaflet\"", "permits=\"ibuprofen\" source=\"leaflet\" when-unknown=\"show\"",
      "must stay hidden" },
    { "<p id=\"note.text\"", "<p id=\"pain.ibuprofen\"", "stands twice" },
    { "option=\"left/knee\"", "option=\"left/nose\"", "is no option" },
    { "option=\"left/knee\"", "option=\"left/ankle\"", "two terms" },
    { "<term id=\"area.left.knee\" answer=\"session/area\"", "<term id=\"area.left.knee\" answer=\"plan/area\"",
      "has no term" },
    { "id=\"treated-on\" as=\"date\"", "id=\"treated-on\" as=\"days\"", "can't be said as days" },
    { "id=\"stocking-days\" as=\"days\"", "id=\"stocking-days\" as=\"weeks\"", "can't be said as weeks" },
    { "as=\"terms\" example=\"something\"><answer answer=\"session/area\"/>",
      "as=\"text\" example=\"something\"><answer answer=\"session/area\"/>", "can't be said as text" },
    { "<word id=\"foot.draft\">DRAFT</word>", "", "foot.draft" },
    { "Page {page} of {pages}", "Page {page} of {sheets}", "message pattern" },
    { "Code {code}", "Code", "lacks {code}" },
    { "of=\"session/injected\" source", "of=\"session/stocking\" source", "session/stocking" },
    { "<prints permits=\"ibuprofen\"/>", "<prints permits=\"aspirin\"/>", "aspirin" },
    { "<prints permits=\"ibuprofen\"/>", "<prints permits=\"driving\"/>", "no passage permits “driving”" },
    { "<prints permits=\"ibuprofen\"/>", "<prints passage=\"pain.none\"/>", "pain.none" },
    { "permits=\"ibuprofen\" forbids=\"ibuprofen\"/>", "permits=\"ibuprofen\" forbids=\"driving\"/>", "driving" },
    { "<sheet version", "<!DOCTYPE sheet><sheet version", "DOCTYPE" },
    { "</invariants>\n</sheet>", "</invariants>", "" },
  };
  char *folder = venule_test_new_folder ();
  g_autofree char *path = g_build_filename (folder, "sheet.xml", NULL);
  g_autofree char *whole = read_fixture ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) text = g_string_new (whole);
      g_autoptr (GError) error = NULL;

      g_assert_cmpuint (g_string_replace (text, cases[i].find, cases[i].replace, 1), ==, 1);
      venule_test_write (folder, "sheet.xml", text->str, -1);
      g_assert_null (venule_template_new_from_file (venule_test_get_protocol (), path, &error));
      g_assert_nonnull (error);
      g_assert_true (error->domain == VENULE_XML_ERROR);
      if (strstr (error->message, cases[i].says) == NULL || !g_str_has_prefix (error->message, path))
        g_error ("case %u (“%s”) says “%s”", i, cases[i].replace, error->message);
    }
  venule_test_remove_folder (folder);
}

static void
test_no_file (void)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (venule_template_new_from_file (venule_test_get_protocol (), "/nonexistent/sheet.xml", &error));
  g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_UNREADABLE);
}

static void
test_passages (void)
{
  VenuleTemplate *tmpl = venule_test_get_template ();
  const VenuleTemplatePassage *ibuprofen = venule_template_find_passage (tmpl, "pain.ibuprofen");
  const VenuleTemplatePassage *foam = venule_template_find_passage (tmpl, "today.foam");
  const VenuleTemplatePassage *heading = venule_template_find_passage (tmpl, "pain.heading");
  const VenuleInvariant *first = g_ptr_array_index (venule_template_get_invariants (tmpl), 0);
  const VenuleInvariant *second = g_ptr_array_index (venule_template_get_invariants (tmpl), 1);

  g_assert_true (venule_template_passage_has_tag (ibuprofen, "permits", "ibuprofen"));
  g_assert_false (venule_template_passage_has_tag (ibuprofen, "forbids", "ibuprofen"));
  g_assert_true (ibuprofen->safety);
  g_assert_null (ibuprofen->member_rule);
  g_assert_nonnull (foam->rule);
  g_assert_nonnull (foam->member_rule);
  g_assert_cmpstr (foam->of->group->path, ==, "session/injected");
  g_assert_null (heading->rule);
  g_assert_cmpstr (venule_template_passage_get_condition (heading, VENULE_SPEECH_SOURCE), ==, "always");
  g_assert_cmpint (first->kind, ==, VENULE_INVARIANT_NEVER);
  g_assert_cmpint (second->kind, ==, VENULE_INVARIANT_CONTRADICTION);
  g_assert_cmpstr (second->first_tag_kind, ==, "permits");
  g_assert_cmpstr (second->second_tag_kind, ==, "forbids");
  g_assert_cmpstr (second->second_tag, ==, "ibuprofen");
  g_assert_cmpstr (venule_template_get_version (tmpl), ==, "9.1");
  g_assert_cmpstr (venule_template_get_source_language (tmpl), ==, "en-GB");
}

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleTemplate) tmpl = venule_template_new (venule_test_get_protocol (), &error);

  g_assert_no_error (error);
  g_assert_cmpuint (venule_template_get_passages (tmpl)->len, >, 100);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/template/refused", test_refused);
  g_test_add_func ("/sheet/template/no-file", test_no_file);
  g_test_add_func ("/sheet/template/passages", test_passages);
  g_test_add_func ("/sheet/template/shipped", test_shipped);
  return g_test_run ();
}
