/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-composer-private.h"

G_DEFINE_QUARK (venule_composer_error_quark, venule_composer_error)

static void
prepare (VenuleComposer *composer, const VenuleComposeOptions *options)
{
  gboolean native_digits = venule_clinic_get_native_digits (venule_evaluation_get_clinic (composer->evaluation));
  const char *source = venule_template_get_source_language (composer->tmpl);
  const char *language = options->translation != NULL ? venule_translation_get_language (options->translation) : source;

  composer->translation = options->translation;
  composer->phrasebook = venule_template_get_phrasebook (composer->tmpl, language, native_digits);
  composer->source_phrasebook = venule_template_get_phrasebook (composer->tmpl, source, native_digits);
  composer->bilingual = options->bilingual && options->translation != NULL;
  composer->is_draft = options->is_draft;
}

static void
describe (VenuleComposer *composer, VenuleSheet *sheet, const VenuleComposeOptions *options)
{
  sheet->version = g_strdup (venule_template_get_version (composer->tmpl));
  sheet->language = venule_phrasebook_get_language (composer->phrasebook);
  sheet->clinic_language = venule_phrasebook_get_language (composer->source_phrasebook);
  sheet->right_to_left = venule_phrasebook_is_right_to_left (composer->phrasebook);
  sheet->bilingual = composer->bilingual;
  sheet->format = options->format;
  sheet->title = venule_composer_say_word (composer, "foot.title", NULL, NULL, TRUE);
  sheet->logo = g_strdup (venule_clinic_get_logo (venule_evaluation_get_clinic (composer->evaluation)));
}

/**
 * venule_composer_compose:
 * @tmpl: the sheet's content
 * @evaluation: one consultation, clinic, treatment and day, under @tmpl's protocol
 * @options: language, format, whether it is a draft
 *
 * A passage prints when its condition is yes; on unknown it does what it says of itself. A value that is
 * missing is a marked gap in a draft. A safety passage whose translation is not reviewed is in both
 * languages; one whose translation is stale or missing is in the clinic's.
 *
 * Returns: (transfer full): the sheet, or %NULL with %VENULE_COMPOSER_ERROR_GAP, which names the passage
 *   and the question
 */
VenuleSheet *
venule_composer_compose (VenuleTemplate *tmpl,
                         VenuleEvaluation *evaluation,
                         const VenuleComposeOptions *options,
                         GError **error)
{
  g_autoptr (GHashTable) answers = venule_composer_new_answers ();
  VenuleComposer composer = { .tmpl = tmpl, .evaluation = evaluation, .answers = answers };
  g_autoptr (VenuleSheet) sheet = NULL;

  g_return_val_if_fail (VENULE_IS_TEMPLATE (tmpl) && VENULE_IS_EVALUATION (evaluation), NULL);
  g_return_val_if_fail (options != NULL, NULL);

  sheet = venule_sheet_new ();
  sheet->tmpl = g_object_ref (tmpl);
  prepare (&composer, options);
  describe (&composer, sheet, options);
  venule_composer_add_leg_map (&composer, sheet);
  if (!venule_composer_add_sections (&composer, sheet, error) || !venule_composer_add_foot (&composer, sheet, error))
    return NULL;
  return g_steal_pointer (&sheet);
}
