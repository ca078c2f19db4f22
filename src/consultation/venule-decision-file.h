/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "venule-decision.h"

G_BEGIN_DECLS

/* Overrides and acknowledgements in a consultation's document. */

gboolean venule_decision_is_element (const xmlNode *element);
VenuleDecision *venule_decision_from_element (const xmlNode *element, GError **error);
void venule_decision_to_element (const VenuleDecision *self, xmlNode *parent);

G_END_DECLS
