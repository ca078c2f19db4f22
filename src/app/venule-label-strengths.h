/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-question-row.h"

G_BEGIN_DECLS

/**
 * VenuleLabelStrengths:
 *
 * Beside the field that a product's strength is typed into: the strengths that its label names in this market, each a
 * button that answers it, in % and in mg/ml. Under the question it says what the label says of the one chosen, and that
 * another is none of the label's.
 */
#define VENULE_TYPE_LABEL_STRENGTHS (venule_label_strengths_get_type ())
G_DECLARE_FINAL_TYPE (VenuleLabelStrengths, venule_label_strengths, VENULE, LABEL_STRENGTHS, AdwBin)

VenuleLabelStrengths *venule_label_strengths_new (VenuleQuestionRow *row, const VenulePath *offers);
void venule_label_strengths_update (VenuleLabelStrengths *self);
gboolean venule_label_strengths_step (VenuleLabelStrengths *self, int by);

G_END_DECLS
