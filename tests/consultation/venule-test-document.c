/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-test-document.h"

#include <string.h>

const char venule_test_document_base[]
    = "<consultation id='6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e11' protocol='thread-veins' format='1' "
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

void
venule_test_document_set_up (Fixture *fixture, gconstpointer user_data)
{
  g_autoptr (GBytes) rng = NULL;
  g_autoptr (GError) error = NULL;

  fixture->form = venule_test_form_new ();
  rng = venule_form_to_relax_ng (fixture->form);
  fixture->gate = venule_xml_schema_new_from_bytes (rng, "consultation.rng", &error);
  g_assert_no_error (error);
}

void
venule_test_document_tear_down (Fixture *fixture, gconstpointer user_data)
{
  venule_xml_schema_free (fixture->gate);
  venule_form_free (fixture->form);
}

xmlDocPtr
venule_test_document_parse (const char *text, gssize length)
{
  g_autoptr (GBytes) bytes = g_bytes_new (text, length < 0 ? strlen (text) : (gsize) length);
  g_autoptr (GError) error = NULL;
  xmlDocPtr doc = venule_xml_read_bytes (bytes, "c.xml", &error);

  g_assert_no_error (error);
  return doc;
}

VenuleConsultation *
venule_test_document_read (Fixture *fixture, const char *text, gssize length)
{
  g_autoptr (xmlDoc) doc = venule_test_document_parse (text, length);
  g_autoptr (GError) error = NULL;
  VenuleConsultation *consultation = venule_consultation_from_document (doc, fixture->form, &error);

  g_assert_no_error (error);
  venule_xml_schema_validate (fixture->gate, doc, &error);
  g_assert_no_error (error);
  return consultation;
}
