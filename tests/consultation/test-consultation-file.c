/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "venule-test-document.h"

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
      = venule_test_document_read (fixture, g_bytes_get_data (first, NULL), (gssize) g_bytes_get_size (first));
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
  g_autoptr (xmlDoc) doc = venule_test_document_parse (text, length);
  GString *list = g_string_new (NULL);

  list_content (xmlDocGetRootElement (doc), list);
  return g_string_free (list, FALSE);
}

static void
test_example (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *example = load_example ();
  g_autoptr (VenuleConsultation) consultation = venule_test_document_read (fixture, example, -1);
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
      again = venule_test_document_read (fixture, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes));
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

static void
test_base (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (VenuleConsultation) consultation = venule_test_document_read (fixture, venule_test_document_base, -1);
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

/* Whatever is cut off or turned over in a good file, the reader answers in words and never crashes; what it
 * takes, it can write and read again. */
static void
test_damage (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *example = load_example ();
  gsize length = strlen (example);
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  guint taken = 0, refused = 0;

  for (guint i = 0; i < 400; i++)
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
  g_assert_cmpuint (taken, >, 10);
  g_assert_cmpuint (refused, >, 100);
}

/* The gate must cost no more than a few readings, or its patterns backtrack. */
static void
test_gate_cost (Fixture *fixture, gconstpointer user_data)
{
  g_autofree char *example = load_example ();
  g_autoptr (xmlDoc) doc = venule_test_document_parse (example, -1);
  gdouble read, validate;

  g_test_timer_start ();
  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (xmlDoc) again = venule_test_document_parse (example, -1);
      g_autoptr (VenuleConsultation) consultation = venule_consultation_from_document (again, fixture->form, NULL);

      g_assert_nonnull (consultation);
    }
  read = g_test_timer_elapsed () / 5;
  g_test_timer_start ();
  for (guint i = 0; i < 5; i++)
    g_assert_true (venule_xml_schema_validate (fixture->gate, doc, NULL));
  validate = g_test_timer_elapsed () / 5;
  g_test_message ("read %.3f ms, validate %.3f ms", read * 1000, validate * 1000);
  g_assert_cmpfloat (validate, <, read * 10);
}

static gpointer
read_and_write_often (gpointer data)
{
  Fixture *fixture = data;
  g_autofree char *example = load_example ();

  for (guint i = 0; i < 5; i++)
    {
      g_autoptr (VenuleConsultation) consultation = venule_test_document_read (fixture, example, -1);

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
#define ADD(name, func)                                                                                                \
  g_test_add ("/consultation/file/" name, Fixture, NULL, venule_test_document_set_up, func,                            \
              venule_test_document_tear_down)
  ADD ("example", test_example);
  ADD ("text-survives", test_text_survives);
  ADD ("layout", test_layout);
  ADD ("venule_test_document_base", test_base);
  ADD ("damage", test_damage);
  ADD ("gate-cost", test_gate_cost);
  ADD ("threads", test_threads);
#undef ADD
  return g_test_run ();
}
