/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "venule-entry.h"

G_BEGIN_DECLS

/* Elements into entries: the part of reading a consultation that follows its form. */

gboolean venule_reader_check_nodes (const xmlNode *element, gboolean holds_text, GError **error);
gboolean venule_reader_check_plain_attribute (const xmlNode *element, const xmlAttr *attribute, GError **error);
gboolean venule_reader_read_children (VenuleEntry *entry, const xmlNode **next, GError **error);

G_END_DECLS
