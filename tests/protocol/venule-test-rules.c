/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-rules.h"

#include <string.h>

#include "venule-test-files.h"
#include "venule-xml-reader.h"

VenuleTestRules *
venule_test_rules_new (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = venule_test_fixture ("rules");
  g_autofree char *clinic = venule_test_fixture ("rules/clinic.xml");
  g_autofree char *schemas = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "schemas", NULL);
  VenuleTestRules *self = g_new0 (VenuleTestRules, 1);

  self->protocol = venule_protocol_new_from_folder (folder, schemas, &error);
  g_assert_no_error (error);
  self->clinic = venule_clinic_new_from_file (clinic, venule_protocol_get_settings (self->protocol), &error);
  g_assert_no_error (error);
  return self;
}

void
venule_test_rules_free (VenuleTestRules *self)
{
  g_clear_object (&self->protocol);
  g_clear_object (&self->clinic);
  g_free (self);
}

static void
add_member (VenuleConsultation *consultation, const char *path, GError **error)
{
  g_autofree char *group = g_strdup (path);
  char *bracket = strrchr (group, '[');

  g_assert_nonnull (bracket);
  *bracket = '\0';
  bracket[strlen (bracket + 1)] = '\0';
  venule_consultation_add_member (consultation, group, bracket + 1, error);
}

void
venule_test_rules_write (VenuleConsultation *consultation, const char *answers)
{
  g_auto (GStrv) parts = g_strsplit (answers, ";", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autoptr (GError) error = NULL;
      char *part = g_strstrip (parts[i]);
      char *equals = strchr (part, '=');

      if (*part == '\0')
        continue;
      if (equals == NULL)
        add_member (consultation, part, &error);
      else
        {
          *equals = '\0';
          venule_consultation_set_text (consultation, part, equals + 1, &error);
        }
      g_assert_no_error (error);
    }
}

VenuleConsultation *
venule_test_rules_answer (VenuleTestRules *self, const char *answers)
{
  VenuleConsultation *consultation = venule_consultation_new (venule_protocol_get_form (self->protocol), NULL, "small");

  venule_test_rules_write (consultation, answers);
  return consultation;
}

/* On 22 November 2026, the last treatment chosen. */
VenuleEvaluation *
venule_test_rules_evaluate (VenuleTestRules *self, VenuleConsultation *consultation)
{
  g_autoptr (GError) error = NULL;
  VenuleEvaluation *evaluation = venule_evaluation_new (self->protocol, self->clinic, consultation, NULL,
                                                        venule_civil_date_new (2026, 11, 22), &error);

  g_assert_no_error (error);
  return evaluation;
}

/* The rules stand in line 1 of rules.xml. */
VenuleRule *
venule_test_rules_parse (VenuleTestRules *self, const char *rules, const VenuleForm *within, GError **error)
{
  g_autofree char *text = g_strdup_printf ("<when>%s</when>", rules);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (bytes, "rules.xml", error);

  if (doc == NULL)
    return NULL;
  return venule_rule_parse (xmlDocGetRootElement (doc), venule_protocol_get_vocabulary (self->protocol), within, error);
}

VenuleTruth
venule_test_rules_ask (VenuleTestRules *self, VenuleEvaluation *evaluation, const char *rules)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleRule) rule = venule_test_rules_parse (self, rules, NULL, &error);

  g_assert_no_error (error);
  return venule_evaluation_test (evaluation, rule, NULL);
}
