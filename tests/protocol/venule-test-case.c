/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-case.h"

#include <string.h>

#include "venule-consultation-file.h"
#include "venule-test-files.h"
#include "venule-xml-reader.h"

static VenuleConsultation *
read_consultation (VenuleProtocol *protocol, const char *state, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = g_strdup_printf ("<consultation id=\"6f1c2b8e-5a0f-4c39-9a53-0d8c0f6a7e11\" "
                                           "protocol=\"checks\" format=\"1\" state=\"%s\">%s</consultation>",
                                           state, content);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (bytes, "case.xml", &error);
  VenuleConsultation *consultation;

  g_assert_no_error (error);
  consultation = venule_consultation_from_document (doc, venule_protocol_get_form (protocol), &error);
  g_assert_no_error (error);
  return consultation;
}

VenuleTestCase *
venule_test_case_new (const char *state, const char *content)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = venule_test_fixture ("checks");
  g_autofree char *schemas = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "schemas", NULL);
  g_autofree char *clinic = venule_test_fixture ("checks/clinic.xml");
  VenuleTestCase *self = g_new0 (VenuleTestCase, 1);

  self->protocol = venule_protocol_new_from_folder (folder, schemas, &error);
  g_assert_no_error (error);
  self->clinic = venule_clinic_new_from_file (clinic, venule_protocol_get_settings (self->protocol), &error);
  g_assert_no_error (error);
  self->consultation = read_consultation (self->protocol, state, content);
  venule_test_case_choose (self, NULL);
  return self;
}

void
venule_test_case_free (VenuleTestCase *self)
{
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_object (&self->evaluation);
  g_clear_object (&self->consultation);
  g_clear_object (&self->clinic);
  g_clear_object (&self->protocol);
  g_free (self);
}

void
venule_test_case_choose (VenuleTestCase *self, const char *session)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->evaluation);
  self->evaluation = venule_evaluation_new (self->protocol, self->clinic, self->consultation, session,
                                            venule_civil_date_new (2026, 11, 22), &error);
  g_assert_no_error (error);
}

void
venule_test_case_set (VenuleTestCase *self, const char *path, const char *text)
{
  g_autoptr (GError) error = NULL;

  venule_consultation_set_text (self->consultation, path, text, &error);
  g_assert_no_error (error);
}

/* (transfer none) */
GPtrArray *
venule_test_case_run (VenuleTestCase *self)
{
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  self->checks = venule_evaluation_check (self->evaluation);
  return self->checks;
}

guint
venule_test_case_count (VenuleTestCase *self, const char *id)
{
  guint n = 0;

  venule_test_case_run (self);
  for (guint i = 0; i < self->checks->len; i++)
    n += g_str_equal (((const VenuleCheck *) self->checks->pdata[i])->id, id);
  return n;
}

/* The first of that id, in a new run. (nullable) */
VenuleCheck *
venule_test_case_find (VenuleTestCase *self, const char *id)
{
  venule_test_case_run (self);
  for (guint i = 0; i < self->checks->len; i++)
    {
      VenuleCheck *check = self->checks->pdata[i];

      if (g_str_equal (check->id, id))
        return check;
    }
  return NULL;
}

/* Records a decision about what a check has just read. */
void
venule_test_case_decide (VenuleTestCase *self, VenuleDecisionKind kind, const char *session, const VenuleCheck *check)
{
  g_autoptr (VenuleDecision) decision = venule_decision_new (kind, check->id);

  decision->session = g_strdup (session);
  decision->by = g_strdup ("Example Specialist");
  decision->at = g_strdup ("2026-11-23T10:52:00Z");
  decision->reason = kind == VENULE_DECISION_OVERRIDE ? g_strdup ("It is right for this patient.") : NULL;
  for (guint i = 0; i < check->reads->len; i++)
    {
      const VenuleDecisionRead *read = check->reads->pdata[i];

      venule_decision_add_read (decision, read->answer, read->value);
    }
  venule_consultation_add_decision (self->consultation, decision);
}
