/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

/* The words of a definition (a label, a help, a check's message) in the program's language. What xgettext takes out by
 * data/its/venule-words.its is looked up here under the same context. */

char *venule_definition_read_label (const xmlNode *node);
char *venule_definition_read_substance (const xmlNode *node);
char *venule_definition_read_words (const xmlNode *node);
char *venule_definition_say (const xmlNode *node, const char *kind, const char *text);

G_END_DECLS
