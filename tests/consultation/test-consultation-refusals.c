/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "venule-test-document.h"

#define HEAD                                                                                                           \
  "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"                                                                       \
  "<consultation id=\"6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e11\" protocol=\"thread-veins\" format=\"1\" "

static const char *
get_text (VenuleConsultation *consultation, const char *path)
{
  VenuleAnswer *answer = venule_consultation_get_answer (consultation, path);

  return answer != NULL ? venule_answer_get_text (answer) : NULL;
}

/* In the venule_test_document_base, `find` becomes `replace`; the refusal names the line and says both words. */
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
  g_autoptr (xmlDoc) doc = venule_test_document_parse (text, -1);
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
      const char *at = strstr (venule_test_document_base, refusals[i].find);
      GString *text = g_string_new (NULL);

      g_assert_nonnull (at);
      g_string_append_len (text, venule_test_document_base, at - venule_test_document_base);
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
  g_auto (GStrv) split = g_strsplit (venule_test_document_base, "Ring us.", 2);
  g_autofree char *two_hundred = g_strnfill (200, 'n');
  g_autofree char *longer = g_strnfill (201, 'n');
  g_autofree char *huge = g_strnfill (1000000, 'n');
  g_autofree char *fits = g_strjoinv (two_hundred, split);
  g_autofree char *too_long = g_strjoinv (longer, split);
  g_autofree char *far_too_long = g_strjoinv (huge, split);
  g_autoptr (VenuleConsultation) consultation = venule_test_document_read (fixture, fits, -1);

  g_assert_cmpstr (get_text (consultation, "note-to-patient"), ==, two_hundred);
  assert_refused (fixture, too_long, 29, "<note-to-patient>", "at most 200 characters");
  assert_refused (fixture, far_too_long, 29, "<note-to-patient>", "at most 200 characters");
}

static void
test_many_members (Fixture *fixture, gconstpointer user_data)
{
  GString *text = g_string_new (HEAD "state='draft'>\n");

  for (guint i = 0; i < 1500; i++)
    g_string_append_printf (text, "<feeding-vein id='v%u'/>%s", i, i == 999 ? "\n" : "");
  g_string_append (text, "</consultation>");
  assert_refused (fixture, text->str, 4, "1000", "<feeding-vein>");
  g_string_free (text, TRUE);
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
      const char *at = strstr (venule_test_document_base, refusals[i].find);
      g_autofree char *head = g_strndup (venule_test_document_base, at - venule_test_document_base);
      g_autofree char *text = g_strconcat (head, refusals[i].replace, at + strlen (refusals[i].find), NULL);
      g_autoptr (xmlDoc) doc = venule_test_document_parse (text, -1);
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

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func)                                                                                                \
  g_test_add ("/consultation/refusals/" name, Fixture, NULL, venule_test_document_set_up, func,                        \
              venule_test_document_tear_down)
  ADD ("table", test_refusals);
  ADD ("other-files", test_other_files);
  ADD ("long-texts", test_long_texts);
  ADD ("many-members", test_many_members);
  ADD ("gate", test_gate);
#undef ADD
  return g_test_run ();
}
