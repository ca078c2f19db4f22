/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-consultation.h"

#include "venule-sheet-maker.h"

VenuleWorkplace *
venule_test_get_workplace (void)
{
  static VenuleWorkplace *workplace;

  if (workplace == NULL)
    workplace = venule_workplace_new (NULL, NULL);

  return workplace;
}

VenuleDefinitions *
venule_test_get_definitions (void)
{
  g_autoptr (GError) error = NULL;
  VenuleDefinitions *definitions = venule_workplace_get_definitions (venule_test_get_workplace (), NULL, &error);

  g_assert_no_error (error);

  return definitions;
}

VenuleConsultation *
venule_test_read_sample (const char *name)
{
  g_autofree char *path
      = g_build_filename (venule_workplace_get_data_folder (venule_test_get_workplace ()), "samples", name, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, &error);
  VenuleDefinitions *definitions = NULL;
  VenuleConsultation *consultation;

  g_assert_no_error (error);
  consultation = venule_sheet_maker_read (venule_test_get_workplace (), doc, &definitions, &error);
  g_assert_no_error (error);

  return consultation;
}
