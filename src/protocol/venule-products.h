/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <libxml/tree.h>

#include "venule-value.h"

G_BEGIN_DECLS

/* What each product's label says, by market, strength and form; facts with their source and date. */
#define VENULE_TYPE_PRODUCTS (venule_products_get_type ())
G_DECLARE_FINAL_TYPE (VenuleProducts, venule_products, VENULE, PRODUCTS, GObject)

VenuleProducts *venule_products_new_from_file (const char *path, GError **error);
GPtrArray *venule_products_get_options (VenuleProducts *self);
const char *venule_products_get_name (VenuleProducts *self, const char *product);
const char *venule_products_get_substance (VenuleProducts *self, const char *product);
GArray *venule_products_get_strengths (VenuleProducts *self, const char *product);
gboolean venule_products_has_fact (VenuleProducts *self, const char *fact);
VenuleValueKind venule_products_get_fact_kind (VenuleProducts *self, const char *fact);
const char *venule_products_get_fact_unit (VenuleProducts *self, const char *fact);
gboolean venule_products_lookup (VenuleProducts *self,
                                 const char *product,
                                 const char *market,
                                 VenuleNumber strength, /* 0: none given */
                                 const char *form,      /* (nullable) */
                                 const char *fact,
                                 VenuleValue *value);
const char *venule_products_get_source (VenuleProducts *self,
                                        const char *product,
                                        const char *market,
                                        VenuleNumber strength,
                                        const char *form,
                                        const char *fact,
                                        const char **checked);

/* The file as it was read: the labels' own checks are rules, which the protocol parses once the checklist is there. */
xmlDoc *venule_products_get_document (VenuleProducts *self);

G_END_DECLS
