/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "venule-form.h"

G_BEGIN_DECLS

/* What the reader says when a document does not fit its form. */

void venule_reader_set_unknown_element (GError **error, const VenuleForm *form, const xmlNode *element);
void venule_reader_set_wrong_order (GError **error, const VenuleForm *form, const xmlNode *element, guint index);
void
venule_reader_set_unknown_attribute (GError **error, const VenuleForm *form, const xmlNode *element, const char *name);
void venule_reader_set_bad_key (
    GError **error, const VenuleForm *form, const xmlNode *element, const char *key_name, const char *key);

G_END_DECLS
