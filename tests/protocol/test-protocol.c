/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-protocol.h"

#include <glib/gstdio.h>
#include <string.h>

#include "venule-consultation-file.h"
#include "venule-evaluation.h"
#include "venule-settings.h"
#include "venule-test-files.h"
#include "venule-test-rules.h"
#include "venule-words.h"
#include "venule-xml-reader.h"

static const VenuleQuestion *
find_question (VenuleProtocol *protocol, const char *path)
{
  const VenuleQuestion *question = venule_form_find_question (venule_protocol_get_form (protocol), path);

  g_assert_nonnull (question);
  return question;
}

static void
test_checklist (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  VenuleProtocol *protocol = rules->protocol;
  const VenuleChecklist *checklist = venule_protocol_get_checklist (protocol);
  GPtrArray *headings = venule_protocol_get_headings (protocol);
  const VenuleQuestion *site = find_question (protocol, "vein/site");
  const VenuleQuestion *both = find_question (protocol, "session/stocking-leg");
  const VenuleHeading *heading = headings->pdata[0];
  const VenuleShortcut *shortcut;

  g_assert_cmpstr (venule_protocol_get_id (protocol), ==, "small");
  g_assert_cmpuint (headings->len, ==, 2);
  g_assert_true (heading->none_of_these);
  g_assert_cmpuint (heading->questions->len, ==, 2);
  g_assert_true (site->leg_from == find_question (protocol, "vein/leg"));
  g_assert_cmpuint (site->options->len, ==, 2);
  g_assert_cmpstr (((VenuleOption *) both->options->pdata[2])->covers->pdata[1], ==, "right");
  g_assert_cmpuint (find_question (protocol, "plan/product")->options->len, ==, 2);
  g_assert_cmpstr (find_question (protocol, "health/weight")->unit, ==, "kg");
  g_assert_cmpint (find_question (protocol, "health/weight")->maximum, ==, 200000);
  g_assert_cmpstr (venule_protocol_get_part (protocol, find_question (protocol, "session/discharge/event")), ==,
                   "nurse");
  g_assert_cmpstr (venule_protocol_get_part (protocol, find_question (protocol, "session/given")), ==, "specialist");
  g_assert_true (venule_protocol_get_is_free_text (protocol, find_question (protocol, "note")));
  g_assert_false (venule_protocol_get_is_free_text (protocol, find_question (protocol, "health/born")));
  g_assert_true (venule_protocol_get_is_singly (protocol, find_question (protocol, "health/thinner")));
  g_assert_true (venule_protocol_find_role (protocol, "born") == find_question (protocol, "health/born"));
  g_assert_true (venule_protocol_find_role (protocol, "product") == find_question (protocol, "plan/product"));
  g_assert_null (venule_protocol_find_role (protocol, "phone"));
  g_assert_cmpstr (venule_protocol_find_form_role (protocol, "session")->path, ==, "session");
  g_assert_null (venule_protocol_get_question_show_when (protocol, site));
  g_assert_nonnull (venule_protocol_get_question_show_when (protocol, both));
  g_assert_cmpuint (checklist->shortcuts->len, ==, 2);
  shortcut = checklist->shortcuts->pdata[0];
  g_assert_cmpuint (shortcut->writes->len, ==, 2);
}

static void
test_checks (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  GPtrArray *checks = venule_protocol_get_checks (rules->protocol);
  const VenuleCheckDefinition *old = checks->pdata[0], *much = checks->pdata[1], *label = checks->pdata[2];
  const VenuleSetting *setting = venule_protocol_get_settings (rules->protocol)->pdata[0];

  g_assert_cmpuint (checks->len, ==, 3);
  g_assert_cmpstr (old->id, ==, "scan-old");
  g_assert_cmpint (old->severity, ==, VENULE_SEVERITY_CAUTION);
  g_assert_true (old->stands_when_unknown);
  g_assert_true (old->about == find_question (rules->protocol, "scan/date"));
  g_assert_cmpuint (old->message_paths->len, ==, 1);
  g_assert_cmpstr (old->source, ==, "fixture");
  g_assert_cmpstr (much->for_each->path, ==, "session/injected");
  g_assert_true (much->about == find_question (rules->protocol, "session/injected/volume"));
  g_assert_cmpuint (much->message_paths->len, ==, 1);
  g_assert_cmpstr (label->product, ==, "alpha");
  g_assert_cmpuint (venule_words_get_n_words (venule_protocol_get_words (rules->protocol)), ==, 1);
  g_assert_cmpstr (setting->unit, ==, "days");
  g_assert_cmpint (setting->maximum, ==, 28000);
  g_assert_cmpstr (setting->source, ==, "leaflet: 14");
}

static char *
copy_fixture (void)
{
  static const char *const names[] = { "checklist.xml", "checks.xml", "products.xml", "settings.xml", "words.xml" };
  g_autofree char *fixture = venule_test_fixture ("rules");
  char *folder = g_dir_make_tmp ("venule-protocol-XXXXXX", NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *from = g_build_filename (fixture, names[i], NULL);
      g_autofree char *to = g_build_filename (folder, names[i], NULL);
      g_autofree char *text = NULL;

      g_assert_true (g_file_get_contents (from, &text, NULL, NULL) && g_file_set_contents (to, text, -1, NULL));
    }
  return folder;
}

static void
remove_folder (char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_remove (path);
    }
  g_rmdir (folder);
  g_free (folder);
}

#define BORN       "<question id=\"born\" kind=\"date\" label=\"Date of birth\" names=\"born\"/>"
#define PROPOSED   "<shortcut id=\"s\" label=\"x\" proposes=\"yes\"><set answer=\"thinner\">no</set></shortcut>"
#define WITH(text) BORN text

static const struct
{
  const char *file, *from, *to, *message;
} refused[] = {
  { "checklist.xml", "<checklist id=\"small\"", "<checklist id=\"\"", "this is no checklist" },
  { "checklist.xml", BORN, WITH ("<question id=\"born\" kind=\"date\" label=\"x\"/>"),
    "there is a “born” here already" },
  { "checklist.xml", BORN, WITH ("<question id=\"a b\" kind=\"date\" label=\"x\"/>"), "needs id=" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"data\" label=\"x\"/>"), "one of yes-no, one-of" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"date\"/>"), "needs label=" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"date\" label=\"x\" unti=\"mm\"/>"),
    "has no attribute “unti”" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"date\" label=\"x\" unit=\"mm\"/>"),
    "only a number has a unit" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"number\" label=\"x\" min=\"1\"/>"), "a range needs" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"number\" label=\"x\" min=\"2\" max=\"1\"/>"),
    "a range needs" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"number\" label=\"x\" decimals=\"4\"/>"), "from 0 to 3" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"date\" label=\"x\" earliest=\"1900\"/>"),
    "a day as YYYY-MM-DD" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"text\" label=\"x\" reads=\"past\"/>"),
    "reads=\"past\" needs kind=\"date\", and is future, past, birth or month-end" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"date\" label=\"x\" reads=\"back\"/>"),
    "reads=\"back\" needs kind=\"date\", and is future, past, birth or month-end" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"one-of\" label=\"x\"/>"), "nothing to choose from" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"date\" label=\"x\" options=\"areas\"/>"),
    "is not chosen from options" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"one-of\" label=\"x\" options=\"arms\"/>"),
    "there are no <options id=\"arms\">" },
  { "checklist.xml", BORN,
    WITH ("<question id=\"q\" kind=\"one-of\" label=\"x\" options=\"areas\"><option id=\"knee\" "
          "label=\"x\"/></question>"),
    "is an option already" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"reference\" label=\"x\"/>"), "go together" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"reference\" refers-to=\"plan\" label=\"x\"/>"),
    "“plan” is no group that repeats" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"text\" label=\"x\" pattern=\"zip\"/>"),
    "pattern=\"zip\" is not known" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"text\" label=\"x\" place=\"margin\"/>"),
    "place=\"margin\" is none" },
  { "checklist.xml", BORN,
    WITH ("<question id=\"q\" kind=\"many-of\" options=\"areas\" leg-from=\"moles\" label=\"x\"/>"),
    "leg-from=\"moles\" needs" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"text\" label=\"x\" names=\"born\"/>"),
    "names=\"born\" is taken already" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"text\" label=\"x\" part=\"cook\"/>"),
    "part=\"cook\" is nobody's" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"text\" label=\"x\" singly=\"maybe\"/>"),
    "write yes or no" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"text\" label=\"x\"><hint/></question>"),
    "take <hint> out" },
  { "checklist.xml", BORN,
    WITH ("<question id=\"q\" kind=\"text\" label=\"x\"><show><is answer=\"thiner\">yes</is></show></question>"),
    "did you mean “thinner”?" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"text\" label=\"x\"><required/><required/></question>"),
    "<required> is there twice" },
  { "checklist.xml", BORN, WITH ("<heading/>"), "a heading needs label=" },
  { "checklist.xml", BORN, WITH ("<banner/>"), "<banner> has no place here" },
  { "checklist.xml", BORN,
    WITH ("<shortcut id=\"s\" label=\"x\" starts=\"yes\"><set answer=\"smoker\">no</set></shortcut>"),
    "goes with a group's own members" },
  { "checklist.xml", BORN, WITH ("<question id=\"q\" kind=\"date\" label=\"x\" once=\"maybe\"/>"),
    "once=\"maybe\" means nothing" },
  { "checklist.xml", BORN, WITH ("<shortcut id=\"s\" label=\"x\"><set answer=\"smoker\">perhaps</set></shortcut>"),
    "“perhaps” is no answer" },
  { "checklist.xml", BORN, WITH ("<shortcut id=\"s\" label=\"x\"><copy answer=\"weight\" from=\"born\"/></shortcut>"),
    "of the same kind and unit" },
  /* What has to be asked singly is answered by nobody's hurry. */
  { "checklist.xml", BORN, WITH ("\n<shortcut id=\"s\" label=\"x\">\n<set answer=\"thinner\">no</set></shortcut>"),
    "“thinner” is asked singly, so no shortcut answers it" },
  { "checklist.xml", BORN,
    WITH ("<shortcut id=\"s\" label=\"x\"><copy answer=\"thinner\" from=\"smoker\"/></shortcut>"), "is asked singly" },
  { "checklist.xml", BORN,
    WITH ("<shortcut id=\"s\" label=\"x\" proposes=\"yes\"><set answer=\"smoker\">no</set><set "
          "answer=\"thinner\">no</set>"
          "</shortcut>"),
    "is asked singly" },
  { "checklist.xml", BORN,
    WITH (PROPOSED "<shortcut id=\"t\" label=\"x\"><also shortcut=\"s\"/><set answer=\"smoker\">no</set></shortcut>"),
    "stands before it in this form and proposes nothing" },
  { "checklist.xml", BORN, WITH ("<shortcut id=\"s\" label=\"x\"><also shortcut=\"s\"/></shortcut>"),
    "stands before it in this form and proposes nothing" },
  { "checklist.xml", BORN,
    WITH ("<shortcut id=\"s\" label=\"x\"><copy answer=\"smoker\" from=\"moles\" leg=\"yes\"/></shortcut>"),
    "to a choice of left and right" },
  { "checklist.xml", BORN, WITH ("<group id=\"g\" label=\"x\" key=\"k\"/>"), "“g” needs key=" },
  { "checklist.xml", BORN, WITH ("<section id=\"s\"/>"), "“s” needs label=" },
  { "checklist.xml", "<options id=\"legs\">", "<options id=\"areas\">", "an id of its own" },
  { "checklist.xml", "<options id=\"legs\">", "<rules/><options id=\"legs\">", "<rules> is there twice" },
  { "checklist.xml", "<rule id=\"calm\">", "<rule id=\"thinned\">", "there is a rule “thinned” already" },
  /* What shows by itself, straight or round about. */
  { "checklist.xml", BORN,
    WITH ("<question id=\"q\" kind=\"yes-no\" label=\"x\"><show><is answer=\"q\">yes</is></show></question>"),
    "depends on itself" },
  { "checklist.xml", "<show><is answer=\"health/thinner\">yes</is></show>", "<show><answered answer=\"since\"/></show>",
    "depends on itself" },
  { "checklist.xml", "<show><not><is answer=\"scan/status\">declined</is></not></show>",
    "<show><is answer=\"scan/leg[left]/compression\">safe</is></show>", "depends on itself" },
  { "checks.xml", "severity=\"caution\"", "severity=\"mild\"", "fix, stop or caution" },
  { "checks.xml", "about=\"scan/date\"", "about=\"scan/dat\"", "did you mean “scan/date”?" },
  { "checks.xml", "about=\"scan/date\"", "about=\"scan/leg\"", "is no question" },
  { "checks.xml", "when-unknown=\"stand\"", "when-unknown=\"sit\"", "write stand" },
  { "checks.xml", "for-each=\"session/injected\"", "for-each=\"session/date\"", "is no group" },
  { "checks.xml", "{scan/date}", "{scan/day}", "there is no answer “scan/day”" },
  { "checks.xml", "id=\"too-much\"", "id=\"scan-old\"", "there is a check “scan-old” already" },
  { "checks.xml", "<source>fixture</source>", "<remark/>", "take <remark> out" },
  { "products.xml", "<is answer=\"health/thinner\">yes</is>", "<is answer=\"health/thinner\">ja</is>",
    "is never “ja”" },
  { "settings.xml", "min=\"2\"", "min=\"two\"", "needs its hard limit min=" },
  { "settings.xml", "min=\"2\"", "min=\"29\"", "min is more than max" },
  { "settings.xml", "id=\"most-ml\"", "id=\"days-before-flying\"", "there is a setting “days-before-flying” already" },
  { "words.xml", "session/given", "session/taken", "there is no answer “session/taken”" },
};

/* Every refusal names the file and the line that was spoilt. */
static void
test_refused (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleProtocol) protocol = NULL;
      char *folder = copy_fixture ();
      g_autofree char *path = g_build_filename (folder, refused[i].file, NULL);
      g_autofree char *start = g_strconcat (path, ":", NULL);
      g_autofree char *text = NULL;
      g_autoptr (GString) spoilt = NULL;

      g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
      spoilt = g_string_new (text);
      g_test_message ("%s: %s", refused[i].from, refused[i].to);
      g_assert_cmpuint (g_string_replace (spoilt, refused[i].from, refused[i].to, 1), ==, 1);
      g_assert_true (g_file_set_contents (path, spoilt->str, -1, NULL));
      protocol = venule_protocol_new_from_folder (folder, NULL, &error);
      g_assert_null (protocol);
      g_test_message ("%s", error->message);
      g_assert_true (g_str_has_prefix (error->message, start));
      g_assert_true (g_ascii_isdigit (error->message[strlen (start)]));
      g_assert_nonnull (strstr (error->message, refused[i].message));
      remove_folder (folder);
    }
}

/* What the loader itself lets pass, the schema does not. */
static void
test_schema (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *schemas = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "schemas", NULL);
  char *folder = copy_fixture ();
  g_autofree char *path = g_build_filename (folder, "settings.xml", NULL);

  g_assert_true (g_file_set_contents (
      path,
      "<settings><setting id=\"days-before-flying\" label=\"x\" unit=\"days\" min=\"2\" "
      "max=\"28\"/><setting id=\"most-ml\" label=\"x\" unit=\"ml\" min=\"1\" max=\"20\"/></settings>",
      -1, NULL));
  g_assert_null (venule_protocol_new_from_folder (folder, schemas, &error));
  g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
  remove_folder (folder);
}

static void
test_missing_file (void)
{
  static const char *const names[] = { "checklist.xml", "checks.xml", "products.xml", "settings.xml", "words.xml" };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      char *folder = copy_fixture ();
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_remove (path);
      g_assert_null (venule_protocol_new_from_folder (folder, NULL, &error));
      g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_UNREADABLE);
      g_assert_nonnull (strstr (error->message, names[i]));
      remove_folder (folder);
    }
}

/* The shipped protocol, over the example that every part of the program is built to. */
static void
test_thread_veins (void)
{
  g_autoptr (GError) error = NULL;
  const char *data = g_getenv ("VENULE_DATA_DIR");
  g_autofree char *folder = g_build_filename (data, "protocols", "thread-veins", NULL);
  g_autofree char *schemas = g_build_filename (data, "schemas", NULL);
  g_autofree char *clinic_path = g_build_filename (data, "clinics", "sample.xml", NULL);
  g_autofree char *example = g_build_filename (g_getenv ("VENULE_TESTS_DIR"), "example-consultation.xml", NULL);
  g_autoptr (VenuleProtocol) protocol = venule_protocol_new_from_folder (folder, schemas, &error);
  g_autoptr (VenuleClinic) clinic = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  g_autoptr (VenuleConsultation) consultation = NULL;
  g_autoptr (VenuleEvaluation) evaluation = NULL;
  static const char *const roles[]
      = { "given-name",   "family-name", "born",    "number",   "nhs-number", "sheet-language",
          "sheet-format", "bilingual",   "product", "strength", "form",       "session-date" };
  /* On apixaban: ibuprofen is surely not permitted, paracetamol is. */
  static const struct
  {
    const char *rule;
    VenuleTruth expected;
  } truths[] = {
    { "treated", VENULE_YES },
    { "ibuprofen-permitted", VENULE_NO },
    { "paracetamol-permitted", VENULE_YES },
    { "stocking-worn", VENULE_YES },
  };

  g_assert_no_error (error);
  clinic = venule_clinic_new_from_file (clinic_path, venule_protocol_get_settings (protocol), &error);
  g_assert_no_error (error);
  doc = venule_xml_read_file (example, &error);
  g_assert_no_error (error);
  consultation = venule_consultation_from_document (doc, venule_protocol_get_form (protocol), &error);
  g_assert_no_error (error);
  evaluation
      = venule_evaluation_new (protocol, clinic, consultation, NULL, venule_civil_date_new (2026, 11, 23), &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (roles); i++)
    g_assert_nonnull (venule_protocol_find_role (protocol, roles[i]));
  g_assert_nonnull (venule_protocol_find_form_role (protocol, "session"));
  g_assert_nonnull (venule_protocol_find_form_role (protocol, "mark"));
  g_assert_nonnull (venule_protocol_find_form_role (protocol, "stroke"));
  g_assert_cmpstr (venule_entry_get_key (venule_evaluation_get_session (evaluation)), ==, "s1");
  for (gsize i = 0; i < G_N_ELEMENTS (truths); i++)
    {
      const VenuleRule *rule = venule_vocabulary_find_rule (venule_protocol_get_vocabulary (protocol), truths[i].rule);

      g_assert_nonnull (rule);
      g_assert_cmpint (venule_evaluation_test (evaluation, rule, NULL), ==, truths[i].expected);
    }
  /* No check of this complete and careful consultation stands but those that ask to be looked at. */
  for (guint i = 0; i < venule_protocol_get_checks (protocol)->len; i++)
    {
      const VenuleCheckDefinition *check = venule_protocol_get_checks (protocol)->pdata[i];

      if (check->members == NULL && check->product == NULL && check->severity == VENULE_SEVERITY_FIX)
        g_assert_cmpint (venule_evaluation_test (evaluation, check->rule, NULL), !=, VENULE_YES);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/protocol/checklist", test_checklist);
  g_test_add_func ("/protocol/protocol/checks", test_checks);
  g_test_add_func ("/protocol/protocol/refused", test_refused);
  g_test_add_func ("/protocol/protocol/schema", test_schema);
  g_test_add_func ("/protocol/protocol/missing-file", test_missing_file);
  g_test_add_func ("/protocol/protocol/thread-veins", test_thread_veins);
  return g_test_run ();
}
