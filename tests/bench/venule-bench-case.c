/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-bench"

#include "venule-bench-case.h"

static void
on_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/**
 * venule_bench_case_open:
 * @desk: a desk for practice
 * @file: a sample
 * @error: why it can't be opened
 *
 * Opens the desk, and a sample on it.
 *
 * Returns: (transfer full) (nullable): the consultation
 */
VenuleCase *
venule_bench_case_open (VenuleDesk *desk, const char *file, GError **error)
{
  g_autoptr (GAsyncResult) opened = NULL, loaded = NULL;
  g_autoptr (VenuleConsultation) consultation = NULL;
  g_autoptr (xmlDoc) doc = NULL;
  VenuleDefinitions *definitions;

  venule_desk_open_async (desk, NULL, on_result_cb, &opened);
  if (!venule_desk_open_finish (desk, wait_for (&opened), error))
    return NULL;
  doc = venule_xml_read_file (file, error);
  consultation
      = doc == NULL ? NULL : venule_sheet_maker_read (venule_desk_get_workplace (desk), doc, &definitions, error);
  if (consultation == NULL)
    return NULL;
  venule_case_open_async (desk, venule_consultation_get_id (consultation), NULL, on_result_cb, &loaded);
  return venule_case_open_finish (wait_for (&loaded), error);
}
