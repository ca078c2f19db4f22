/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "venule-value.h"

G_BEGIN_DECLS

/* One thing a product's label says, and for what it says it. */
typedef struct
{
  const char *id;        /* interned */
  const char *market;    /* (nullable): all markets; interned */
  const char *form;      /* (nullable): all forms; interned */
  VenuleNumber strength; /* percent; 0: all strengths */
  VenuleValue value;
  char *text;    /* (nullable): what a text value points to */
  char *source;  /* (nullable) */
  char *checked; /* (nullable): the day the label was read */
  char *location;
} VenuleLabelFact;

VenuleLabelFact *venule_label_fact_parse (const xmlNode *node, GError **error);
void venule_label_fact_free (VenuleLabelFact *fact);
const VenuleLabelFact *
venule_label_facts_choose (GPtrArray *facts, const char *market, VenuleNumber strength, const char *form);
gboolean venule_label_facts_refuse_ties (GPtrArray *facts, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleLabelFact, venule_label_fact_free)

G_END_DECLS
