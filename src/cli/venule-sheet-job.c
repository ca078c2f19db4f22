/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-sheet-job.h"

#include "venule-durable-file.h"
#include "venule-sheet-maker.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>

static VenuleExit
fail (VenuleSheetJob *self, const char *file, const GError *error)
{
  /* Errors of a file name it themselves. */
  if (error->domain == VENULE_XML_ERROR || error->domain == G_FILE_ERROR)
    g_string_append_printf (self->errors, "%s\n", error->message);
  else
    g_string_append_printf (self->errors, "%s: %s\n", file, error->message);

  return venule_exit_from_error (error);
}

static VenuleExit
report_checks (VenuleSheetJob *self, GPtrArray *checks)
{
  VenuleExit exit = VENULE_EXIT_DONE;

  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = g_ptr_array_index (checks, i);

      if (check->result != VENULE_CHECK_STANDS || check->decision != NULL)
        continue;
      g_string_append_printf (self->out, "%s %s %s\n", venule_severity_to_string (check->severity), check->id,
                              check->message);
      exit = VENULE_EXIT_REFUSED;
    }

  return exit;
}

static VenuleExit
refuse (VenuleSheetJob *self, const char *file, GPtrArray *checks)
{
  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = g_ptr_array_index (checks, i);

      if (check->result == VENULE_CHECK_STANDS && check->decision == NULL && check->severity != VENULE_SEVERITY_CAUTION)
        g_string_append_printf (self->errors, "%s: %s %s: %s\n", file, venule_severity_to_string (check->severity),
                                check->id, check->message);
    }

  return VENULE_EXIT_REFUSED;
}

static VenuleExit
write_sheet (VenuleSheetJob *self, VenuleSheetMaker *maker, VenuleSheet *sheet, const char *file, const char *output)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_has_suffix (output, ".xml"))
    bytes = venule_sheet_to_xml (sheet);
  else if (g_str_has_suffix (output, ".pdf"))
    bytes = venule_sheet_maker_to_pdf (maker, sheet, &error);
  else
    {
      char *text = venule_sheet_to_text (sheet);

      bytes = g_bytes_new_take (text, strlen (text));
    }

  if (bytes == NULL)
    return fail (self, file, error);

  if (g_str_equal (output, "-"))
    g_string_append_len (self->out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  else if (!venule_durable_file_write (output, bytes, &error))
    return fail (self, file, error);

  return VENULE_EXIT_DONE;
}

static VenuleExit
compose (
    VenuleSheetJob *self, VenuleSheetMaker *maker, const VenuleOptions *options, const char *file, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleSheet) sheet = venule_sheet_maker_compose (maker, &error);

  if (sheet == NULL)
    return fail (self, file, error);

  if (options->task == VENULE_TASK_EXPLAIN)
    {
      g_autofree char *explanation = venule_sheet_explain (sheet);

      g_string_append (self->out, explanation);
      return VENULE_EXIT_DONE;
    }

  return write_sheet (self, maker, sheet, file, output);
}

static VenuleExit
run (VenuleSheetJob *self,
     VenuleWorkplace *workplace,
     const VenuleOptions *options,
     xmlDocPtr doc,
     const char *name,
     const char *output)
{
  VenuleSheetChoice choice = venule_options_get_choice (options);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleSheetMaker) maker = venule_sheet_maker_new (workplace, doc, &choice, &error);
  GPtrArray *checks;

  if (maker == NULL)
    return fail (self, name, error);

  checks = venule_sheet_maker_get_checks (maker);
  if (options->task == VENULE_TASK_CHECK)
    return report_checks (self, checks);

  if (options->task == VENULE_TASK_SHEET && !venule_checks_permit (checks))
    return refuse (self, name, checks);

  if (options->task == VENULE_TASK_SHEET && g_str_has_suffix (output, ".pdf"))
    venule_sheet_maker_get_ready_for_pages (maker);
  return compose (self, maker, options, name, output);
}

static VenuleSheetJob *
venule_sheet_job_new (void)
{
  VenuleSheetJob *self = g_new0 (VenuleSheetJob, 1);

  self->out = g_string_new (NULL);
  self->errors = g_string_new (NULL);

  return self;
}

/**
 * venule_sheet_job_run:
 * @workplace: what all jobs share
 * @options: the command line
 * @file: the consultation's path
 * @output: (nullable): where the sheet goes; by its ending as PDF, text or XML
 *
 * Takes one consultation from its file to what the options ask for. On refusal nothing is written.
 *
 * Returns: (transfer full): the job, done
 */
VenuleSheetJob *
venule_sheet_job_run (VenuleWorkplace *workplace, const VenuleOptions *options, const char *file, const char *output)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = venule_xml_read_file (file, &error);
  VenuleSheetJob *self;

  if (doc != NULL)
    return venule_sheet_job_run_document (workplace, options, doc, file, output);

  self = venule_sheet_job_new ();
  self->exit = fail (self, file, error);

  return self;
}

/**
 * venule_sheet_job_run_document:
 * @workplace: what all jobs share
 * @options: the command line
 * @doc: a parsed consultation
 * @name: what messages call it
 * @output: (nullable): where the sheet goes; by its ending as PDF, text or XML
 *
 * As [func@Venule.sheet_job_run], for a consultation that has been read.
 *
 * Returns: (transfer full): the job, done
 */
VenuleSheetJob *
venule_sheet_job_run_document (
    VenuleWorkplace *workplace, const VenuleOptions *options, xmlDocPtr doc, const char *name, const char *output)
{
  VenuleSheetJob *self = venule_sheet_job_new ();

  self->exit = run (self, workplace, options, doc, name, output);

  return self;
}

/**
 * venule_sheet_job_print:
 * @self: a job
 *
 * Prints what it has to say. A standard output that can't be written makes it fail.
 */
void
venule_sheet_job_print (VenuleSheetJob *self)
{
  gboolean written = fwrite (self->out->str, 1, self->out->len, stdout) == self->out->len && fflush (stdout) == 0;

  fputs (self->errors->str, stderr);
  if (!written)
    {
      fputs (_ ("venule-sheet: the standard output could not be written; nothing was made\n"), stderr);
      self->exit = MAX (self->exit, VENULE_EXIT_NOT_WRITTEN);
    }
}

/**
 * venule_sheet_job_free:
 * @self: (transfer full)
 *
 * Frees the job.
 */
void
venule_sheet_job_free (VenuleSheetJob *self)
{
  g_string_free (self->out, TRUE);
  g_string_free (self->errors, TRUE);
  g_free (self);
}
