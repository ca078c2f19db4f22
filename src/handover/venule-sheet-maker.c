/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-sheet-maker.h"

#include <glib/gi18n-lib.h>

#include "venule-consultation-file.h"
#include "venule-handover-error.h"
#include "venule-pdf-module.h"
#include "venule-thread-tools.h"

struct _VenuleSheetMaker
{
  VenuleWorkplace *workplace;
  VenuleDefinitions *definitions;
  VenuleSheetChoice choice;
  VenuleEvaluation *evaluation;
  GPtrArray *checks;
};

/**
 * venule_sheet_maker_read:
 * @workplace: where protocols are
 * @doc: a parsed consultation
 * @definitions: (out) (transfer none): what it is read and judged by
 * @error: %VENULE_XML_ERROR, naming file and line
 *
 * Returns: (transfer full) (nullable): the consultation
 */
VenuleConsultation *
venule_sheet_maker_read (VenuleWorkplace *workplace, xmlDocPtr doc, VenuleDefinitions **definitions, GError **error)
{
  g_autofree char *protocol = venule_consultation_peek_protocol (doc, error);
  g_autoptr (VenuleConsultation) consultation = NULL;

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

static gboolean
session_exists (VenuleConsultation *consultation, VenuleProtocol *protocol, const char *session)
{
  const VenuleForm *form = venule_protocol_find_form_role (protocol, "session");
  VenuleGroup *group = form == NULL ? NULL : venule_consultation_find_group (consultation, form->path);

  return group != NULL && venule_group_find (group, session) != NULL;
}

/**
 * venule_sheet_maker_new:
 * @workplace: what all sheets share; must outlive the maker
 * @doc: a parsed consultation
 * @choice: what is chosen apart from its answers; its texts must outlive the maker
 * @error: a file's, or %VENULE_HANDOVER_ERROR_USAGE for a treatment that it has not
 *
 * Reads a consultation, evaluates it, and makes every check.
 *
 * Returns: (transfer full) (nullable): the maker
 */
VenuleSheetMaker *
venule_sheet_maker_new (VenuleWorkplace *workplace, xmlDocPtr doc, const VenuleSheetChoice *choice, GError **error)
{
  g_autoptr (VenuleSheetMaker) self = g_new0 (VenuleSheetMaker, 1);
  g_autoptr (VenuleConsultation) consultation = NULL;

  self->workplace = workplace;
  self->choice = *choice;
  consultation = venule_sheet_maker_read (workplace, doc, &self->definitions, error);
  if (consultation == NULL)
    return NULL;

  if (choice->session != NULL && !session_exists (consultation, self->definitions->protocol, choice->session))
    {
      g_set_error (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_USAGE,
                   _ ("it has no treatment “%s”; give the id of one that it has"), choice->session);
      return NULL;
    }

  self->evaluation = venule_evaluation_new (self->definitions->protocol, self->definitions->clinic, consultation,
                                            choice->session, choice->today, error);
  if (self->evaluation == NULL)
    return NULL;
  self->checks = venule_evaluation_check (self->evaluation);

  return g_steal_pointer (&self);
}

/**
 * venule_sheet_maker_new_for_evaluation:
 * @workplace: what all sheets share; must outlive the maker
 * @definitions: what the consultation is read and judged by; must outlive the maker
 * @evaluation: a consultation that is being filled, evaluated for the chosen treatment
 * @choice: what is chosen apart from its answers; its texts must outlive the maker
 *
 * The same maker for a consultation that is on screen: what is shown there is composed as what is printed.
 *
 * Returns: (transfer full): the maker
 */
VenuleSheetMaker *
venule_sheet_maker_new_for_evaluation (VenuleWorkplace *workplace,
                                       VenuleDefinitions *definitions,
                                       VenuleEvaluation *evaluation,
                                       const VenuleSheetChoice *choice)
{
  VenuleSheetMaker *self = g_new0 (VenuleSheetMaker, 1);

  self->workplace = workplace;
  self->definitions = definitions;
  self->choice = *choice;
  self->evaluation = g_object_ref (evaluation);
  self->checks = venule_evaluation_check (evaluation);

  return self;
}

/**
 * venule_sheet_maker_free:
 * @self: (transfer full)
 *
 * Frees the maker.
 */
void
venule_sheet_maker_free (VenuleSheetMaker *self)
{
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_object (&self->evaluation);
  g_free (self);
}

/**
 * venule_sheet_maker_get_definitions:
 * @self: a maker
 *
 * Returns: (transfer none): what the consultation is read and judged by
 */
VenuleDefinitions *
venule_sheet_maker_get_definitions (VenuleSheetMaker *self)
{
  return self->definitions;
}

/**
 * venule_sheet_maker_get_evaluation:
 * @self: a maker
 *
 * Returns: (transfer none): the consultation, evaluated
 */
VenuleEvaluation *
venule_sheet_maker_get_evaluation (VenuleSheetMaker *self)
{
  return self->evaluation;
}

/**
 * venule_sheet_maker_get_checks:
 * @self: a maker
 *
 * Returns: (transfer none) (element-type VenuleCheck): every check that stands or can't be made yet
 */
GPtrArray *
venule_sheet_maker_get_checks (VenuleSheetMaker *self)
{
  return self->checks;
}

static const char *
get_answer_text (VenuleSheetMaker *self, const char *role)
{
  const VenuleQuestion *question = venule_protocol_find_role (self->definitions->protocol, role);
  VenuleConsultation *consultation = venule_evaluation_get_consultation (self->evaluation);
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

static const char *
get_wanted_language (VenuleSheetMaker *self)
{
  return self->choice.language != NULL ? self->choice.language : get_answer_text (self, "sheet-language");
}

static gboolean
choose_translation (VenuleSheetMaker *self, VenuleComposeOptions *options, GError **error)
{
  const char *source = venule_template_get_source_language (self->definitions->tmpl);
  const char *wanted = get_wanted_language (self);
  g_autofree char *language = NULL;

  if (wanted == NULL)
    return TRUE;

  language = resolve_language (self->workplace, source, wanted);
  if (language == NULL)
    {
      g_set_error (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_USAGE,
                   _ ("there is no sheet in the language “%s”; choose another with --language, or put %s.po into the "
                      "folder of sheet languages"),
                   wanted, wanted);
      return FALSE;
    }
  if (g_str_equal (language, source))
    return TRUE;

  options->translation = venule_workplace_get_translation (self->workplace, self->definitions, language, error);

  return options->translation != NULL;
}

/* As the consultation's answers and the choice have it, apart from the language. */
static VenuleComposeOptions
get_options (VenuleSheetMaker *self)
{
  VenuleConsultation *consultation = venule_evaluation_get_consultation (self->evaluation);
  const char *format = get_answer_text (self, "sheet-format");
  VenuleComposeOptions options = { .format = self->choice.format };

  options.is_draft = self->choice.is_preview || venule_consultation_get_state (consultation) == VENULE_STATE_DRAFT;
  options.bilingual = self->choice.bilingual || g_strcmp0 (get_answer_text (self, "bilingual"), "yes") == 0;
  if (!self->choice.has_format && format != NULL)
    venule_format_from_string (format, &options.format);
  return options;
}

/**
 * venule_sheet_maker_get_ready_for_pages:
 * @self: a maker
 *
 * Has what [method@Venule.SheetMaker.to_pdf] takes got ready beside composing: the fonts first, then what finishes the
 * PDF, since no thread can be started while libraries are loaded, and unprepared fonts start some.
 */
void
venule_sheet_maker_get_ready_for_pages (VenuleSheetMaker *self)
{
  const char *language = get_wanted_language (self);

  if (language == NULL)
    language = venule_template_get_source_language (self->definitions->tmpl);
  venule_thread_tools_warm_up (language, get_options (self).format);
  venule_pdf_module_get_ready ();
}

/**
 * venule_sheet_maker_compose:
 * @self: a maker
 * @error: %VENULE_HANDOVER_ERROR_USAGE for a language that there is not, the composer's, or a PO file's
 *
 * Composes the sheet, in the patient's language and size of print unless others were chosen. It asks no check:
 * whether the sheet may be made is for the caller, who has them.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
VenuleSheet *
venule_sheet_maker_compose (VenuleSheetMaker *self, GError **error)
{
  VenuleComposeOptions options = get_options (self);

  if (!choose_translation (self, &options, error))
    return NULL;

  return venule_composer_compose (self->definitions->tmpl, self->evaluation, &options, error);
}

/**
 * venule_sheet_maker_compose_in:
 * @self: a maker
 * @translation: (nullable): in which language, whatever the patient's; %NULL: the source's
 * @error: the composer's
 *
 * The same for somebody who looks at a translation.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
VenuleSheet *
venule_sheet_maker_compose_in (VenuleSheetMaker *self, VenuleTranslation *translation, GError **error)
{
  VenuleComposeOptions options = get_options (self);

  options.translation = translation;
  return venule_composer_compose (self->definitions->tmpl, self->evaluation, &options, error);
}

/**
 * venule_sheet_maker_compose_otherwise:
 * @self: a maker
 * @format: the size of print, whatever was chosen
 * @bilingual: likewise
 * @error: as [method@Venule.SheetMaker.compose]
 *
 * The same as it would be if the patient had another size of print, or one language more or less.
 *
 * Returns: (transfer full) (nullable): the sheet
 */
VenuleSheet *
venule_sheet_maker_compose_otherwise (VenuleSheetMaker *self, VenuleFormat format, gboolean bilingual, GError **error)
{
  VenuleComposeOptions options = get_options (self);

  options.format = format;
  options.bilingual = bilingual;
  if (!choose_translation (self, &options, error))
    return NULL;

  return venule_composer_compose (self->definitions->tmpl, self->evaluation, &options, error);
}

/**
 * venule_sheet_maker_to_pdf:
 * @self: a maker
 * @sheet: what it composed
 * @error: %VENULE_PAGES_ERROR
 *
 * Sets the sheet on pages and reads the finished PDF back: what comes out says what it has to.
 *
 * Returns: (transfer full) (nullable): the PDF
 */
GBytes *
venule_sheet_maker_to_pdf (VenuleSheetMaker *self, VenuleSheet *sheet, GError **error)
{
  const char *folder = venule_workplace_get_data_folder (self->workplace);
  VenuleFonts *fonts = venule_thread_tools_get_fonts (sheet, error);
  VenuleLegMap *leg_map = fonts == NULL ? NULL : venule_thread_tools_get_leg_map (folder, error);
  g_autoptr (VenulePages) pages = leg_map == NULL ? NULL : venule_pages_new (sheet, fonts, leg_map, error);
  g_autoptr (GBytes) pdf = pages == NULL ? NULL : venule_pages_to_pdf (pages, error);

  if (pdf == NULL || !venule_pages_verify_pdf (pages, pdf, error))
    return NULL;

  return g_steal_pointer (&pdf);
}
