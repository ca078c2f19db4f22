/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-consultation-file.h"

#include <string.h>

#include "venule-test-form.h"
#include "venule-xml-reader.h"

typedef struct
{
  VenuleForm *form;
  VenuleXmlSchema *gate;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) rng = NULL;
  g_autoptr (GError) error = NULL;

  fixture->form = venule_test_form_new ();
  rng = venule_form_to_relax_ng (fixture->form);
  fixture->gate = venule_xml_schema_new_from_bytes (rng, "consultation.rng", &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *fixture, gconstpointer user_data)
{
  venule_xml_schema_free (fixture->gate);
  venule_form_free (fixture->form);
}

static xmlDocPtr
parse (const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  xmlDocPtr doc = venule_xml_read_bytes (bytes, "c.xml", &error);

  g_assert_no_error (error);
  return doc;
}

static VenuleConsultation *
read_good (Fixture *fixture, const char *text, gssize length)
{
  g_autoptr (xmlDoc) doc = parse (text, length);
  g_autoptr (GError) error = NULL;
  VenuleConsultation *consultation = venule_consultation_from_document (doc, fixture->form, &error);

  g_assert_no_error (error);
  venule_xml_schema_validate (fixture->gate, doc, &error);
  g_assert_no_error (error);
  return consultation;
}

static char *
load_example (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("VENULE_TESTS_DIR"), "example-consultation.xml", NULL);
  g_autoptr (GError) error = NULL;
  char *text;

  g_file_get_contents (path, &text, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static const char *
get_text (VenuleConsultation *consultation, const char *path)
{
  VenuleAnswer *answer = venule_consultation_get_answer (consultation, path);

  return answer != NULL ? venule_answer_get_text (answer) : NULL;
}

static void
assert_same_bytes (GBytes *a, GBytes *b)
{
  g_assert_cmpmem (g_bytes_get_data (a, NULL), g_bytes_get_size (a), g_bytes_get_data (b, NULL), g_bytes_get_size (b));
}

/* Writes, reads what was written, writes again: nothing may change. Returns the bytes. */
static GBytes *
assert_round_trip (Fixture *fixture, VenuleConsultation *consultation)
{
  g_autoptr (GBytes) first = venule_consultation_to_xml (consultation);
  g_autoptr (VenuleConsultation) again
      = read_good (fixture, g_bytes_get_data (first, NULL), (gssize) g_bytes_get_size (first));
  g_autoptr (GBytes) second = venule_consultation_to_xml (again);

  assert_same_bytes (first, second);
  return g_steal_pointer (&first);
}

/* The elements' and attributes' names and values, in order, without what stands between: what must not be lost. */
static void
list_content (const xmlNode *element, GString *list)
{
  g_autofree char *text = venule_xml_get_text (element);

  g_string_append_printf (list, "<%s", element->name);
  for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      g_autofree char *value = venule_xml_get_attribute (element, (const char *) attribute->name);

      g_string_append_printf (list, " %s=%s", attribute->name, value);
    }
  g_string_append_printf (list, ">%s\n", venule_xml_first_element (element) == NULL ? text : "");
  for (const xmlNode *child = venule_xml_first_element (element); child != NULL;
       child = venule_xml_next_element (child))
    list_content (child, list);
}

static char *
get_content (const char *text, gssize length)
{
  g_autoptr (xmlDoc) doc = parse (text, length);
  GString *list = g_string_new (NULL);

  list_content (xmlDocGetRootElement (doc), list);
  return g_string_free (list, FALSE);
}

static void
test_example (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *example = load_example ();
  g_autoptr (VenuleConsultation) consultation = read_good (fixture, example, -1);
  g_autoptr (GBytes) bytes = assert_round_trip (fixture, consultation);
  g_autofree char *before = get_content (example, -1);
  g_autofree char *after = get_content (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));

  g_assert_cmpstr (before, ==, after);
  g_assert_cmpstr (venule_consultation_get_id (consultation), ==, "6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e11");
  g_assert_cmpstr (venule_consultation_get_protocol (consultation), ==, "thread-veins");
  g_assert_cmpint (venule_consultation_get_state (consultation), ==, VENULE_STATE_DRAFT);
  g_assert_false (venule_consultation_get_is_example (consultation));
  g_assert_cmpstr (get_text (consultation, "patient/born"), ==, "1968-04-09");
  g_assert_cmpstr (get_text (consultation, "scan/leg[left]/junction[spj]/state"), ==, "competent");
  g_assert_cmpstr (get_text (consultation, "scan/leg[left]/trunk[gsv]/diameter-mm"), ==, "3.8");
  g_assert_cmpstr (get_text (consultation, "feeding-vein[v1]/feeds"), ==, "outer-thigh knee");
  g_assert_cmpstr (get_text (consultation, "session[s1]/area"), ==, "left/outer-thigh left/knee");
  g_assert_cmpstr (get_text (consultation, "session[s1]/number"), ==, "1");
  g_assert_cmpstr (get_text (consultation, "session[s1]/injected[i2]/volume-ml"), ==, "2");
  g_assert_cmpstr (get_text (consultation, "session[s1]/feeder-treated[v1]/method"), ==, "foam");
  g_assert_cmpstr (get_text (consultation, "leg-map/stroke[m3]/points"), ==, "0.44,0.33 0.45,0.35 0.47,0.36");
  g_assert_null (get_text (consultation, "scan/leg[right]/abpi"));
  g_assert_cmpstr (venule_answer_get_via (venule_consultation_get_answer (consultation, "health/limited-mobility")), ==,
                   "none-of-these");
  g_assert_null (venule_consultation_get_undo_name (consultation));
}

/* What a person types must come back letter by letter: markup, quotes, every script, numbers as written. */
static void
test_text_survives (Fixture *fixture, gconstpointer user_data)
{
  static const char *const texts[] = { "O'Brien & Sons <x>",
                                       "&amp; &lt; &#65; ]]> <!-- -->",
                                       "\"quoted\" 'single'",
                                       "Zażółć gęślą jaźń",
                                       "محمد علي",
                                       "ਪੰਜਾਬੀ",
                                       "漢字 𠀀",
                                       "a  b   c" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (VenuleConsultation) consultation = venule_consultation_new (fixture->form, NULL, "thread-veins");
      g_autoptr (VenuleConsultation) again = NULL;
      g_autoptr (VenuleDecision) decision = venule_decision_new (VENULE_DECISION_OVERRIDE, "check");
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (GError) error = NULL;
      const VenuleDecision *read;

      decision->by = g_strdup (texts[i]);
      decision->at = g_strdup ("2026-11-23T10:52:00Z");
      decision->reason = g_strdup (texts[i]);
      venule_decision_add_read (decision, "patient/family-name", texts[i]);
      venule_consultation_add_decision (consultation, decision);
      venule_consultation_set_text (consultation, "patient/family-name", texts[i], &error);
      g_assert_no_error (error);
      venule_consultation_set_text (consultation, "plan/strength", "0.20", &error);
      g_assert_no_error (error);
      bytes = assert_round_trip (fixture, consultation);
      again = read_good (fixture, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
      g_assert_cmpstr (get_text (again, "patient/family-name"), ==, texts[i]);
      g_assert_cmpstr (get_text (again, "plan/strength"), ==, "0.20");
      read = g_ptr_array_index (venule_consultation_get_decisions (again), 0);
      g_assert_cmpstr (read->by, ==, texts[i]);
      g_assert_cmpstr (read->reason, ==, texts[i]);
      g_assert_cmpstr (((VenuleDecisionRead *) g_ptr_array_index (read->reads, 0))->value, ==, texts[i]);
    }
}

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<consultation id=\"6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e11\" protocol=\"thread-veins\" format=\"1\" "

static void
test_layout (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleConsultation) consultation
      = venule_consultation_new (fixture->form, "6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e11", "thread-veins");
  g_autoptr (GBytes) empty = assert_round_trip (fixture, consultation);
  g_autoptr (GBytes) filled = NULL;
  static const char expected_empty[] = HEAD "state=\"draft\"/>\n";
  static const char expected[] = HEAD "state=\"amended\" example=\"yes\">\n"
                                      "  <patient>\n"
                                      "    <given-name>Ann</given-name>\n"
                                      "    <born>1968-04-09</born>\n"
                                      "  </patient>\n"
                                      "  <scan>\n"
                                      "    <leg side=\"left\">\n"
                                      "      <junction name=\"spj\">reflux</junction>\n"
                                      "    </leg>\n"
                                      "    <leg side=\"right\"/>\n"
                                      "  </scan>\n"
                                      "  <plan>\n"
                                      "    <area leg=\"left\">knee</area>\n"
                                      "    <area leg=\"right\">shin</area>\n"
                                      "  </plan>\n"
                                      "  <session id=\"s1\" number=\"1\"/>\n"
                                      "</consultation>\n";

  g_assert_cmpmem (g_bytes_get_data (empty, NULL), g_bytes_get_size (empty), expected_empty, strlen (expected_empty));
  venule_consultation_add_member (consultation, "session", "s1", NULL);
  venule_consultation_set_text (consultation, "session[s1]/number", "1", NULL);
  venule_consultation_set_text (consultation, "plan/area", "right/shin left/knee", NULL);
  venule_consultation_add_member (consultation, "scan/leg", "right", NULL);
  venule_consultation_set_text (consultation, "scan/leg[left]/junction[spj]/state", "reflux", NULL);
  venule_consultation_set_text (consultation, "patient/born", "1968-04-09", NULL);
  venule_consultation_set_text (consultation, "patient/given-name", "Ann", NULL);
  venule_consultation_set_text (consultation, "reason/concern", "aching", NULL);
  venule_consultation_set_text (consultation, "reason/concern", NULL, NULL);
  venule_consultation_set_is_example (consultation, TRUE);
  venule_consultation_set_state (consultation, VENULE_STATE_AMENDED);
  filled = assert_round_trip (fixture, consultation);
  g_assert_cmpmem (g_bytes_get_data (filled, NULL), g_bytes_get_size (filled), expected, strlen (expected));
}

static const char base[] = "<consultation id='6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e11' protocol='thread-veins' format='1' "
                           "state='draft'>\n" /* 1 */
                           "  <patient>\n"
                           "    <given-name>Ann</given-name>\n"
                           "    <born>1968-04-09</born>\n"
                           "    <nhs-number>9434765919</nhs-number>\n" /* 5 */
                           "  </patient>\n"
                           "  <reason>\n"
                           "    <concern>appearance</concern>\n"
                           "    <concern>aching</concern>\n"
                           "  </reason>\n" /* 10 */
                           "  <scan>\n"
                           "    <leg side='left'>\n"
                           "      <junction name='sfj'>competent</junction>\n"
                           "      <abpi>1.08</abpi>\n"
                           "    </leg>\n" /* 15 */
                           "  </scan>\n"
                           "  <feeding-vein id='v1'><leg>left</leg></feeding-vein>\n"
                           "  <leg-map>\n"
                           "    <mark id='m1' leg='left' x='0.5'/>\n"
                           "  </leg-map>\n" /* 20 */
                           "  <plan>\n"
                           "    <area leg='left'>knee</area>\n"
                           "    <sessions>3</sessions>\n"
                           "  </plan>\n"
                           "  <session id='s1' number='1'>\n" /* 25 */
                           "    <time>10:40</time>\n"
                           "    <feeder-treated vein='v1'>foam</feeder-treated>\n"
                           "  </session>\n"
                           "  <note-to-patient>Ring us.</note-to-patient>\n"
                           "  <override check='volume' session='s1' by='Ann' at='2026-11-23T10:52:00Z'>\n" /* 30 */
                           "    <read answer='session/injected/volume-ml'>10.5</read>\n"
                           "    <reason>why</reason>\n"
                           "  </override>\n"
                           "  <acknowledgement check='old' by='Ann' at='2026-11-23T10:52:00Z'/>\n"
                           "</consultation>\n"; /* 35 */

static void
test_base (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleConsultation) consultation = read_good (fixture, base, -1);
  g_autoptr (GBytes) bytes = assert_round_trip (fixture, consultation);
  GPtrArray *decisions = venule_consultation_get_decisions (consultation);
  const VenuleDecision *decision;

  g_assert_cmpuint (g_bytes_get_size (bytes), >, 500);
  g_assert_cmpuint (decisions->len, ==, 2);
  decision = g_ptr_array_index (decisions, 0);
  g_assert_cmpint (decision->kind, ==, VENULE_DECISION_OVERRIDE);
  g_assert_cmpstr (decision->session, ==, "s1");
  g_assert_cmpstr (decision->at, ==, "2026-11-23T10:52:00Z");
  g_assert_cmpstr (((VenuleDecisionRead *) g_ptr_array_index (decision->reads, 0))->answer, ==,
                   "session/injected/volume-ml");
  decision = g_ptr_array_index (decisions, 1);
  g_assert_cmpint (decision->kind, ==, VENULE_DECISION_ACKNOWLEDGEMENT);
  g_assert_null (decision->session);
  g_assert_null (decision->reason);
}

/* In the base, `find` becomes `replace`; the refusal names the line and says both words. */
typedef struct
{
  const char *find;
  const char *replace;
  int line;
  const char *says;
  const char *says_too;
} Refusal;

static const Refusal refusals[] = {
  { "<consultation ", "<consultation xmlns='urn:x' ", 1, "namespace", "not a consultation" },
  { "format='1'", "format='2'", 1, "format", "newer program" },
  { "format='1' ", "", 1, "format", "\"1\"" },
  { "'thread-veins'", "'../thread-veins'", 1, "protocol", "thread-veins" },
  { "'thread-veins'", "'.hidden'", 1, "protocol", "id" },
  { "protocol='thread-veins' ", "", 1, "protocol", "id" },
  { "6f1c2b8e-", "", 1, "id", "UUID" },
  { " id='6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e11'", "", 1, "id", "UUID" },
  { "'draft'", "'done'", 1, "state", "draft, finished, amended" },
  { "'draft'", "' draft'", 1, "state", "draft, finished, amended" },
  { " state='draft'", "", 1, "state", "draft, finished, amended" },
  { "state=", "example='no' state=", 1, "example", "\"yes\"" },
  { "state=", "colour='red' state=", 1, "\"colour\"", "known there" },
  { "state=", "xml:lang='en' state=", 1, "lang", "namespace" },
  { "<born>1968-04-09</born>", "<borm>1968-04-09</borm>", 4, "\"borm\"", "did you mean <born>" },
  { "<born>1968-04-09</born>", "<asthma>no</asthma>", 4, "<asthma>", "into <health>" },
  { "<born>1968-04-09</born>", "<favourite-colour/>", 4, "\"favourite-colour\"", "known there: given-name" },
  { "<born>1968-04-09</born>", "<x:born xmlns:x='u'>1968-04-09</x:born>", 4, "\"born\"", "namespace" },
  { "<nhs-number>9434765919</nhs-number>", "<given-name>Ann</given-name>", 5, "<given-name>", "belongs first" },
  { "<nhs-number>9434765919</nhs-number>", "<family-name>Lee</family-name>", 5, "<family-name>", "after <given-name>" },
  { "<note-to-patient>Ring us.</note-to-patient>", "<plan/>", 29, "<plan>", "after <leg-map>" },
  { "<nhs-number>9434765919</nhs-number>", "<born>1968-04-09</born>", 5, "<born>", "answered twice" },
  { "<reason>\n", "<reason/>\n<reason>\n", 8, "<reason>", "twice" },
  { "1968-04-09", "1968-02-30", 4, "\"1968-02-30\"", "YYYY-MM-DD" },
  { "1968-04-09", "09.04.1968", 4, "<born>", "YYYY-MM-DD" },
  { "1968-04-09", "1899-12-31", 4, "too early", "1900-01-01" },
  { "1968-04-09", " 1968-04-09", 4, "<born>", "YYYY-MM-DD" },
  { "1968-04-09", "", 4, "<born>", "empty" },
  { "1968-04-09", "<day>9</day>", 4, "<day>", "<born>" },
  { "1968-04-09", "<?php 9?>1968-04-09", 4, "processing instruction", "<born>" },
  { "9434765919", "9434765918", 5, "NHS number", "last digit" },
  { ">Ann<", "> Ann<", 3, "<given-name>", "space" },
  { ">Ann<", ">Ann\n<", 3, "<given-name>", "control character" },
  { ">Ann<", ">A&#9;nn<", 3, "<given-name>", "control character" },
  { ">Ann<", ">A\xE2\x80\xAEnn<", 3, "<given-name>", "direction" },
  { ">Ann<", ">A&#x2067;nn<", 3, "<given-name>", "direction" },
  { ">Ann<", ">e&#x301;<", 3, "<given-name>", "NFC" },
  { ">Ann<", "> yes <", 3, "<given-name>", "space" },
  { "<given-name>", "<given-name size='2'>", 3, "\"size\"", "via" },
  { "<given-name>", "<given-name leg='left'>", 3, "\"leg\"", "via" },
  { "<given-name>", "<given-name via='none of these'>", 3, "via", "<given-name>" },
  { "<patient>", "<patient id='p1'>", 2, "\"id\"", "known there: none" },
  { "<patient>", "<patient>Ann", 2, "text", "<patient>" },
  { "<patient>", "<patient><![CDATA[Ann]]>", 2, "text", "<patient>" },
  { "<patient>", "<?x y?><patient>", 1, "processing instruction", "<consultation>" },
  { ">appearance<", ">vanity<", 8, "\"vanity\"", "appearance, aching" },
  { ">appearance<", ">Appearance<", 8, "\"Appearance\"", "appearance, aching" },
  { ">appearance<", "> appearance <", 8, "\" appearance \"", "appearance, aching" },
  { ">aching<", ">appearance<", 8, "\"appearance\"", "twice" },
  { "<concern>aching", "<concern via='usual-course'>aching", 9, "<concern>", "another via" },
  { "side='left'", "side='middle'", 12, "\"middle\"", "left, right" },
  { " side='left'", "", 12, "<leg>", "no side" },
  { "side='left'", "sides='left'", 12, "<leg>", "no side" },
  { "side='left'", "side='left' length='9'", 12, "\"length\"", "side" },
  { "    </leg>\n", "    </leg>\n    <leg side='left'/>\n", 16, "two <leg>", "\"left\"" },
  { ">competent<", ">leaky<", 13, "\"leaky\"", "competent, reflux" },
  { ">competent<", "><state>competent</state><", 13, "<state>", "text only" },
  { ">1.08<", ">2.5<", 14, "out of range", "from 0.3 to 2" },
  { ">1.08<", ">1.080<", 14, "decimals", "at most 2" },
  { ">1.08<", ">1,08<", 14, "\"1,08\"", "not a number" },
  { "id='v1'><leg>", "><leg>", 17, "<feeding-vein>", "no id" },
  { "id='v1'><leg>", "id='1'><leg>", 17, "\"1\"", "letter" },
  { "id='v1'><leg>", "id='v 1'><leg>", 17, "\"v 1\"", "letter" },
  { "id='v1'><leg>", "id=''><leg>", 17, "\"\"", "letter" },
  { "<leg>left</leg></feeding-vein>\n", "</feeding-vein>\n<feeding-vein id='v1'/>\n", 18, "two <feeding-vein>",
    "\"v1\"" },
  { " x='0.5'", " x='1.5'", 19, "x", "from 0 to 1" },
  { " x='0.5'", " x='left'", 19, "x", "not a number" },
  { " x='0.5'", " z='0.5'", 19, "\"z\"", "did you mean" },
  { " x='0.5'", " thickness='0.5'", 19, "\"thickness\"", "known there: id, leg" },
  { "<mark id='m1' leg='left'", "<mark id='m1' leg='both'", 19, "\"both\"", "left, right" },
  { " leg='left'>knee<", ">knee<", 22, "<area>", "no leg" },
  { " leg='left'>knee<", " leg='both'>knee<", 22, "<area>", "left nor right" },
  { " leg='left'>knee<", " leg='left'>elbow<", 22, "\"elbow\"", "upper-thigh" },
  { " leg='left'>knee<", " leg='left'>left/knee<", 22, "\"left/knee\"", "upper-thigh" },
  { ">3<", ">13<", 23, "\"13\"", "from 1 to 12" },
  { ">3<", ">3.5<", 23, "\"3.5\"", "whole number" },
  { ">3<", ">3 weeks<", 23, "\"3 weeks\"", "not a number" },
  { "number='1'", "number='0'", 25, "number", "from 1 to 99" },
  { ">10:40<", ">10.40<", 26, "\"10.40\"", "HH:MM" },
  { ">10:40<", ">24:00<", 26, "\"24:00\"", "HH:MM" },
  { ">foam<", ">glue<", 27, "\"glue\"", "foam, endovenous" },
  { "vein='v1'>foam", "vein='v/1'>foam", 27, "\"v/1\"", "letter" },
  { "vein='v1'>foam", "vein='v1' via='no way'>foam", 27, "via", "<feeder-treated>" },
  { " check='volume'", "", 30, "<override>", "check" },
  { " check='volume'", " check='a b'", 30, "check", "id" },
  { " session='s1' by", " session='' by", 30, "session", "id" },
  { " session='s1' by='Ann'", "", 30, "<override>", "no by" },
  { " session='s1' by='Ann'", " by=' '", 30, "\"by\"", "space" },
  { " session='s1' by='Ann'", " by=''", 30, "\"by\"", "empty" },
  { " session='s1' ", " reviewer='x' ", 30, "\"reviewer\"", "check, session, by, at" },
  { "T10:52:00Z'>", "T10:52:00+01:00'>", 30, "at", "2026-11-23T10:52:00Z" },
  { "T10:52:00Z'>", "T25:52:00Z'>", 30, "at", "2026-11-23T10:52:00Z" },
  { " answer='session/injected/volume-ml'", "", 31, "<read>", "answer" },
  { "answer='session/injected/volume-ml'", "answer='session//x'", 31, "<read>", "answer" },
  { "answer='session/injected/volume-ml'", "answer='a' b='c'", 31, "<read>", "answer" },
  { ">10.5<", ">1&#10;0<", 31, "<read>", "control character" },
  { "    <reason>why</reason>\n", "", 30, "<override>", "<reason>" },
  { ">why<", "><", 32, "<reason>", "empty" },
  { ">why<", "><b/><", 32, "<reason>", "text only" },
  { "<reason>why</reason>", "<reason>why</reason><read answer='a'/>", 32, "<read>", "before <reason>" },
  { "<reason>why</reason>", "<reason>why</reason><reason>w</reason>", 32, "<reason>", "once" },
  { "<reason>why</reason>", "<cause>why</cause>", 32, "\"cause\"", "read, reason" },
  { "Z'/>", "Z'><reason>x</reason></acknowledgement>", 34, "<reason>", "<override>" },
  { "</consultation>", "<patient/></consultation>", 35, "\"patient\"", "stand last" },
  { "</consultation>",
    "<override check='c' by='b' at='2026-11-23T10:52:00Z'><reason>r</reason></override></consultation>", 35,
    "<override>", "before every <acknowledgement>" },
};

static void
assert_refused (Fixture *fixture, const char *text, int line, const char *says, const char *says_too)
{
  g_autoptr (xmlDoc) doc = parse (text, -1);
  g_autoptr (GError) error = NULL;
  g_autofree char *prefix = g_strdup_printf ("c.xml:%d: ", line);

  g_assert_null (venule_consultation_from_document (doc, fixture->form, &error));
  g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
  g_test_message ("%s", error->message);
  g_assert_true (g_str_has_prefix (error->message, prefix));
  if (strstr (error->message, says) == NULL || strstr (error->message, says_too) == NULL)
    g_error ("\"%s\" does not say \"%s\" and \"%s\"", error->message, says, says_too);
  g_assert_nonnull (strstr (error->message, "; "));
  g_assert_null (strchr (error->message, '\n'));
}

static void
test_refusals (Fixture *fixture, gconstpointer user_data)
{
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const char *at = strstr (base, refusals[i].find);
      GString *text = g_string_new (NULL);

      g_assert_nonnull (at);
      g_string_append_len (text, base, at - base);
      g_string_append (text, refusals[i].replace);
      g_string_append (text, at + strlen (refusals[i].find));
      assert_refused (fixture, text->str, refusals[i].line, refusals[i].says, refusals[i].says_too);
      g_string_free (text, TRUE);
    }
}

static void
test_other_files (Fixture *fixture, gconstpointer user_data)
{
  assert_refused (fixture, "<record/>", 1, "\"record\"", "not a consultation");
  assert_refused (fixture, "\n\n<grammar xmlns='http://relaxng.org/ns/structure/1.0'/>", 3, "\"grammar\"",
                  "not a consultation");
  assert_refused (fixture, "<consultation/>", 1, "format", "\"1\"");
}

static void
test_long_texts (Fixture *fixture, gconstpointer user_data)
{
  g_auto (GStrv) split = g_strsplit (base, "Ring us.", 2);
  g_autofree char *two_hundred = g_strnfill (200, 'n');
  g_autofree char *longer = g_strnfill (201, 'n');
  g_autofree char *huge = g_strnfill (1000000, 'n');
  g_autofree char *fits = g_strjoinv (two_hundred, split);
  g_autofree char *too_long = g_strjoinv (longer, split);
  g_autofree char *far_too_long = g_strjoinv (huge, split);
  g_autoptr (VenuleConsultation) consultation = read_good (fixture, fits, -1);

  g_assert_cmpstr (get_text (consultation, "note-to-patient"), ==, two_hundred);
  assert_refused (fixture, too_long, 29, "<note-to-patient>", "at most 200 characters");
  assert_refused (fixture, far_too_long, 29, "<note-to-patient>", "at most 200 characters");
}

static void
test_many_members (Fixture *fixture, gconstpointer user_data)
{
  GString *text = g_string_new (HEAD "state='draft'>\n");

  for (guint i = 0; i < 50000; i++)
    g_string_append_printf (text, "<feeding-vein id='v%u'/>%s", i, i == 999 ? "\n" : "");
  g_string_append (text, "</consultation>");
  g_test_timer_start ();
  assert_refused (fixture, text->str, 4, "1000", "<feeding-vein>");
  g_assert_cmpfloat (g_test_timer_elapsed (), <, 5.0);
  g_string_free (text, TRUE);
}

/* Whatever is cut off or turned over in a good file, the reader answers in words and never crashes; what it
 * takes, it can write and read again. */
static void
test_damage (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *example = load_example ();
  gsize length = strlen (example);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint taken = 0, refused = 0;

  for (guint i = 0; i < 3000; i++)
    {
      g_autofree char *damaged = g_memdup2 (example, length);
      gsize at = (gsize) g_rand_int_range (random, 0, (gint32) length);
      gsize kept = g_rand_int_range (random, 0, 4) == 0 ? at : length;
      g_autoptr (GBytes) bytes = NULL;
      g_autoptr (xmlDoc) doc = NULL;
      g_autoptr (VenuleConsultation) consultation = NULL;
      g_autoptr (GError) error = NULL;

      damaged[at] = "<>&\"' =/!-x1\x80\n"[g_rand_int_range (random, 0, 14)];
      bytes = g_bytes_new (damaged, kept);
      doc = venule_xml_read_bytes (bytes, "c.xml", &error);
      if (doc != NULL)
        consultation = venule_consultation_from_document (doc, fixture->form, &error);
      g_assert_true ((consultation != NULL) == (error == NULL));
      if (consultation != NULL)
        g_bytes_unref (assert_round_trip (fixture, consultation));
      taken += consultation != NULL;
      refused += consultation == NULL;
    }
  g_assert_cmpuint (taken, >, 100);
  g_assert_cmpuint (refused, >, 1000);
}

/* The gate alone refuses what has the wrong form, so that a fault in the reader can't let it in. */
static void
test_gate (Fixture *fixture, gconstpointer user_data)
{
  static const char *const let_through[] = {
    /* ranges, real days, references, keys and texts in Unicode's sense are the reader's and the checks' */
    "1968-02-30",
    "1899-12-31",
    "9434765918",
    "A\xE2\x80\xAEnn",
    "A&#x2067;nn",
    "e&#x301;",
    "A&#9;nn",
    ">2.5<",
    " x='1.5'",
    ">13<",
    "number='0'",
    "T25:52:00Z",
    "<leg side='left'/>\n",
    "</feeding-vein>\n<feeding-vein id='v1'/>",
    "<![CDATA[Ann]]>",
    "<?",
    ">appearance<",
    "via='usual-course'",
    "1&#10;0",
    "session//x",
    "by=' '",
  };
  guint stopped = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      const char *at = strstr (base, refusals[i].find);
      g_autofree char *head = g_strndup (base, at - base);
      g_autofree char *text = g_strconcat (head, refusals[i].replace, at + strlen (refusals[i].find), NULL);
      g_autoptr (xmlDoc) doc = parse (text, -1);
      g_autoptr (GError) error = NULL;
      gboolean expected = FALSE;

      for (gsize j = 0; j < G_N_ELEMENTS (let_through) && !expected; j++)
        expected = strstr (refusals[i].replace, let_through[j]) != NULL;
      g_test_message ("%s", refusals[i].replace);
      if (venule_xml_schema_validate (fixture->gate, doc, &error))
        g_assert_true (expected);
      else
        {
          g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
          g_assert_true (g_str_has_prefix (error->message, "c.xml:"));
          stopped++;
        }
    }
  g_assert_cmpuint (stopped, >, 70);
}

/* The gate must cost no more than a few readings, or its patterns backtrack. */
static void
test_gate_cost (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *example = load_example ();
  g_autoptr (xmlDoc) doc = parse (example, -1);
  gdouble read, validate;

  g_test_timer_start ();
  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (xmlDoc) again = parse (example, -1);
      g_autoptr (VenuleConsultation) consultation = venule_consultation_from_document (again, fixture->form, NULL);

      g_assert_nonnull (consultation);
    }
  read = g_test_timer_elapsed () / 20;
  g_test_timer_start ();
  for (guint i = 0; i < 20; i++)
    g_assert_true (venule_xml_schema_validate (fixture->gate, doc, NULL));
  validate = g_test_timer_elapsed () / 20;
  g_test_message ("read %.3f ms, validate %.3f ms", read * 1000, validate * 1000);
  g_assert_cmpfloat (validate, <, read * 10);
}

static gpointer
read_and_write_often (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *example = load_example ();

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (VenuleConsultation) consultation = read_good (fixture, example, -1);

      g_bytes_unref (assert_round_trip (fixture, consultation));
    }
  return NULL;
}

/* One form and one gate serve many threads, each with its own documents. */
static void
test_threads (Fixture *fixture, gconstpointer user_data)
{
  GThread *threads[4];

  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    threads[i] = g_thread_new ("reader", read_and_write_often, fixture);
  for (guint i = 0; i < G_N_ELEMENTS (threads); i++)
    g_thread_join (threads[i]);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/consultation/file/" name, Fixture, NULL, set_up, func, tear_down)
  ADD ("example", test_example);
  ADD ("text-survives", test_text_survives);
  ADD ("layout", test_layout);
  ADD ("base", test_base);
  ADD ("refusals", test_refusals);
  ADD ("other-files", test_other_files);
  ADD ("long-texts", test_long_texts);
  ADD ("many-members", test_many_members);
  ADD ("damage", test_damage);
  ADD ("gate", test_gate);
  ADD ("gate-cost", test_gate_cost);
  ADD ("threads", test_threads);
#undef ADD
  return g_test_run ();
}
