/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-sheet-job.h"

#include "venule-composer.h"
#include "venule-consultation-file.h"
#include "venule-thread-tools.h"

#include <stdio.h>

static VenuleExit
fail (VenuleSheetJob *self, VenuleExit exit, const char *file, const GError *error)
{
  /* Errors of a file name it themselves. */
  if (error->domain == VENULE_XML_ERROR)
    g_string_append_printf (self->errors, "%s\n", error->message);
  else
    g_string_append_printf (self->errors, "%s: %s\n", file, error->message);

  return exit;
}

static VenuleConsultation *
read_consultation (VenuleWorkplace *workplace, const char *file, VenuleDefinitions **definitions, GError **error)
{
  g_autoptr (xmlDoc) doc = venule_xml_read_file (file, error);
  g_autofree char *protocol = NULL;
  g_autoptr (VenuleConsultation) consultation = NULL;

  if (doc == NULL)
    return NULL;

  protocol = venule_consultation_peek_protocol (doc, error);
  if (protocol == NULL)
    return NULL;

  if (!venule_workplace_has_protocol (workplace, protocol))
    {
      venule_xml_set_error (error, xmlDocGetRootElement (doc),
                            "there is no checklist “%s” here; install it, or name its folder with --protocol",
                            protocol);
      return NULL;
    }

  *definitions = venule_workplace_get_definitions (workplace, protocol, error);
  if (*definitions == NULL)
    return NULL;

  if (!g_str_equal (venule_protocol_get_id ((*definitions)->protocol), protocol))
    {
      venule_xml_set_error (error, xmlDocGetRootElement (doc),
                            "the consultation follows the checklist “%s”, but the folder given with --protocol holds "
                            "“%s”; give the folder of “%s”",
                            protocol, venule_protocol_get_id ((*definitions)->protocol), protocol);
      return NULL;
    }

  consultation = venule_consultation_from_document (doc, venule_protocol_get_form ((*definitions)->protocol), error);
  if (consultation == NULL || !venule_xml_schema_validate ((*definitions)->schema, doc, error))
    return NULL;

  return g_steal_pointer (&consultation);
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

static const char *
get_answer_text (VenuleEvaluation *evaluation, const char *role)
{
  const VenuleQuestion *question = venule_protocol_find_role (venule_evaluation_get_protocol (evaluation), role);
  VenuleConsultation *consultation = venule_evaluation_get_consultation (evaluation);
  VenuleAnswer *answer = question == NULL ? NULL : venule_consultation_get_answer (consultation, question->path);

  return answer == NULL ? NULL : venule_answer_get_text (answer);
}

/* A sheet in the exact language, else in the language without its region: `pl` serves `pl-PL`. */
static char *
resolve_language (VenuleWorkplace *workplace, const char *source, const char *language)
{
  g_autofree char *base = g_strndup (language, strcspn (language, "-"));

  if (g_str_equal (language, source) || venule_workplace_has_language (workplace, language))
    return g_strdup (language);
  if (strcspn (source, "-") == strlen (base) && g_str_has_prefix (source, base))
    return g_strdup (source);
  if (venule_workplace_has_language (workplace, base))
    return g_steal_pointer (&base);

  return NULL;
}

static VenuleExit
choose (VenuleSheetJob *self,
        VenuleWorkplace *workplace,
        const VenuleOptions *options,
        const char *file,
        VenuleDefinitions *definitions,
        VenuleEvaluation *evaluation,
        VenuleComposeOptions *choice)
{
  const char *source = venule_template_get_source_language (definitions->tmpl);
  const char *format = get_answer_text (evaluation, "sheet-format");
  const char *wanted = options->language != NULL ? options->language : get_answer_text (evaluation, "sheet-language");
  g_autofree char *language = NULL;
  g_autoptr (GError) error = NULL;

  choice->is_draft
      = venule_consultation_get_state (venule_evaluation_get_consultation (evaluation)) == VENULE_STATE_DRAFT;
  choice->bilingual = options->bilingual || g_strcmp0 (get_answer_text (evaluation, "bilingual"), "yes") == 0;
  choice->format = options->format;
  if (!options->has_format && format != NULL)
    venule_format_from_string (format, &choice->format);

  if (wanted == NULL)
    return VENULE_EXIT_DONE;

  language = resolve_language (workplace, source, wanted);
  if (language == NULL)
    {
      g_string_append_printf (self->errors,
                              "%s: there is no sheet in the language “%s”; choose another with --language, or put "
                              "%s.po into the folder of sheet languages\n",
                              file, wanted, wanted);
      return VENULE_EXIT_USAGE;
    }
  if (g_str_equal (language, source))
    return VENULE_EXIT_DONE;

  choice->translation = venule_workplace_get_translation (workplace, definitions, language, &error);
  if (choice->translation == NULL)
    return fail (self, VENULE_EXIT_UNUSABLE, file, error);

  return VENULE_EXIT_DONE;
}

static GBytes *
make_pdf (VenuleWorkplace *workplace, VenuleSheet *sheet, GError **error)
{
  const char *folder = venule_workplace_get_data_folder (workplace);
  VenuleFonts *fonts = venule_thread_tools_get_fonts (sheet, error);
  VenuleLegMap *leg_map = fonts == NULL ? NULL : venule_thread_tools_get_leg_map (folder, error);
  g_autoptr (VenulePages) pages = leg_map == NULL ? NULL : venule_pages_new (sheet, fonts, leg_map, error);
  g_autoptr (GBytes) pdf = pages == NULL ? NULL : venule_pages_to_pdf (pages, error);

  if (pdf == NULL || !venule_pages_verify_pdf (pages, pdf, error))
    return NULL;

  return g_steal_pointer (&pdf);
}

static VenuleExit
write_sheet (VenuleSheetJob *self, VenuleWorkplace *workplace, VenuleSheet *sheet, const char *file, const char *output)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_has_suffix (output, ".xml"))
    bytes = venule_sheet_to_xml (sheet);
  else if (g_str_has_suffix (output, ".pdf"))
    bytes = make_pdf (workplace, sheet, &error);
  else
    {
      char *text = venule_sheet_to_text (sheet);

      bytes = g_bytes_new_take (text, strlen (text));
    }

  if (bytes == NULL)
    return fail (self, VENULE_EXIT_NOT_RIGHT, file, error);

  if (g_str_equal (output, "-"))
    g_string_append_len (self->out, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  else if (!g_file_set_contents_full (output, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                      G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, &error))
    return fail (self, VENULE_EXIT_NOT_WRITTEN, file, error);

  return VENULE_EXIT_DONE;
}

static VenuleExit
compose (VenuleSheetJob *self,
         VenuleWorkplace *workplace,
         const VenuleOptions *options,
         const char *file,
         const char *output,
         VenuleDefinitions *definitions,
         VenuleEvaluation *evaluation)
{
  VenuleComposeOptions choice = { 0 };
  VenuleExit exit = choose (self, workplace, options, file, definitions, evaluation, &choice);
  g_autoptr (VenuleSheet) sheet = NULL;
  g_autoptr (GError) error = NULL;

  if (exit != VENULE_EXIT_DONE)
    return exit;

  sheet = venule_composer_compose (definitions->tmpl, evaluation, &choice, &error);
  if (sheet == NULL)
    return fail (self, VENULE_EXIT_NOT_RIGHT, file, error);

  if (options->task == VENULE_TASK_EXPLAIN)
    {
      g_autofree char *explanation = venule_sheet_explain (sheet);

      g_string_append (self->out, explanation);
      return VENULE_EXIT_DONE;
    }

  return write_sheet (self, workplace, sheet, file, output);
}

static gboolean
session_exists (VenuleConsultation *consultation, VenuleProtocol *protocol, const char *session)
{
  const VenuleForm *form = venule_protocol_find_form_role (protocol, "session");
  VenuleGroup *group = form == NULL ? NULL : venule_consultation_find_group (consultation, form->path);

  return group != NULL && venule_group_find (group, session) != NULL;
}

static VenuleExit
run (VenuleSheetJob *self,
     VenuleWorkplace *workplace,
     const VenuleOptions *options,
     const char *file,
     const char *output)
{
  VenuleDefinitions *definitions = NULL;
  g_autoptr (VenuleConsultation) consultation = NULL;
  g_autoptr (VenuleEvaluation) evaluation = NULL;
  g_autoptr (GPtrArray) checks = NULL;
  g_autoptr (GError) error = NULL;

  consultation = read_consultation (workplace, file, &definitions, &error);
  if (consultation == NULL)
    return fail (self, VENULE_EXIT_UNUSABLE, file, error);

  if (options->session != NULL && !session_exists (consultation, definitions->protocol, options->session))
    {
      g_string_append_printf (self->errors, "%s: it has no treatment “%s”; give the id of one that it has\n", file,
                              options->session);
      return VENULE_EXIT_USAGE;
    }

  evaluation = venule_evaluation_new (definitions->protocol, definitions->clinic, consultation, options->session,
                                      options->today, &error);
  if (evaluation == NULL)
    return fail (self, VENULE_EXIT_UNUSABLE, file, error);

  checks = venule_evaluation_check (evaluation);
  if (options->task == VENULE_TASK_CHECK)
    return report_checks (self, checks);

  if (options->task == VENULE_TASK_SHEET && !venule_checks_permit (checks))
    return refuse (self, file, checks);

  return compose (self, workplace, options, file, output, definitions, evaluation);
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
  VenuleSheetJob *self = g_new0 (VenuleSheetJob, 1);

  self->out = g_string_new (NULL);
  self->errors = g_string_new (NULL);
  self->exit = run (self, workplace, options, file, output);

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
      fputs ("venule-sheet: the standard output could not be written; nothing was made\n", stderr);
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
