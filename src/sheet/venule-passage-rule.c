/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-template-private.h"

/* Whether a passage's rules let it print for one member of the group that its row repeats over (NULL:
 * it does not repeat). The composer and the prover both ask here, so that what is proved is what prints. */
gboolean
venule_template_passage_prints_for (const VenuleTemplatePassage *passage,
                                    VenuleEvaluation *evaluation,
                                    VenuleEntry *member)
{
  VenuleTruth truth = VENULE_YES;

  if (passage->rule != NULL)
    truth = venule_evaluation_test (evaluation, passage->rule, NULL);
  if (passage->member_rule != NULL)
    truth = MIN (truth, venule_evaluation_test (evaluation, passage->member_rule, member));

  return truth == VENULE_YES || (truth == VENULE_UNKNOWN && passage->shows_when_unknown);
}

/* Whether a passage's rules let it print at all. */
gboolean
venule_template_passage_prints (const VenuleTemplatePassage *passage, VenuleEvaluation *evaluation)
{
  g_autoptr (GPtrArray) members = NULL;

  if (passage->of == NULL)
    return venule_template_passage_prints_for (passage, evaluation, NULL);

  members = venule_evaluation_list (evaluation, passage->of, NULL);
  for (guint i = 0; i < members->len; i++)
    if (venule_template_passage_prints_for (passage, evaluation, g_ptr_array_index (members, i)))
      return TRUE;

  return FALSE;
}

static char *
say_condition (const VenuleTemplatePassage *passage, VenuleSpeech speech)
{
  g_autofree char *outer = passage->rule != NULL ? venule_rule_to_words (passage->rule, speech) : NULL;
  g_autofree char *inner = passage->member_rule != NULL ? venule_rule_to_words (passage->member_rule, speech) : NULL;

  if (outer == NULL && inner == NULL)
    return venule_speech_fill (speech, "always", NULL);
  if (inner == NULL)
    return g_steal_pointer (&outer);
  if (outer == NULL)
    return g_steal_pointer (&inner);
  /* Translators: when a text of the sheet that repeats prints: what must hold at all; and for each thing it is about.
   */
  return venule_speech_fill (speech, "{condition}; and for each: {own}", "condition", outer, "own", inner, NULL);
}

/* Any thread may be the first to ask. */
const char *
venule_template_passage_get_condition (const VenuleTemplatePassage *passage, VenuleSpeech speech)
{
  gsize *condition = (gsize *) &passage->conditions[speech];

  if (g_once_init_enter (condition))
    g_once_init_leave (condition, (gsize) say_condition (passage, speech));

  return (const char *) passage->conditions[speech];
}
