/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "venule-form.h"

G_BEGIN_DECLS

/* One `question` element, without its rules. named_options: id → xmlNode of `options`;
 * products: (nullable) (element-type VenuleOption). */
VenuleQuestion *venule_question_read (
    const xmlNode *node, VenuleForm *form, GHashTable *named_options, GPtrArray *products, GError **error);
/* Once every question is there: leg-from=. */
gboolean venule_question_read_leg_from (VenuleQuestion *question, const xmlNode *node, GError **error);
/* A `key` or `option` element. */
VenuleOption *venule_option_read (const xmlNode *node, GError **error);
gboolean venule_read_yes (const xmlNode *node, const char *name, gboolean *yes, GError **error);
/* An id that nothing else in the form has. */
char *venule_read_id (const xmlNode *node, const VenuleForm *form, GError **error);

G_END_DECLS
