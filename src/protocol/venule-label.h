/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

/* What the label of the product that an entry names says in the clinic's market, for who is about to answer how strong
 * it is. Nothing is computed from it, and nothing is chosen. */
typedef struct
{
  VenuleProtocol *protocol;
  const VenulePath *offers;
  const char *product; /* its id */
  const char *market;  /* (nullable) */
} VenuleLabel;

gboolean
venule_label_find (VenuleLabel *label, const VenulePath *offers, VenuleEvaluation *evaluation, VenuleEntry *entry);
const char *venule_label_get_name (const VenuleLabel *label);
GArray *venule_label_list_strengths (const VenuleLabel *label); /* (element-type VenuleNumber) (transfer full) */
char *venule_label_say (const VenuleLabel *label, VenuleNumber strength, const char *form);

gboolean venule_label_check_beside (VenuleProducts *products, GError **error);

G_END_DECLS
