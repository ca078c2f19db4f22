/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

gboolean venule_schema_gate_pass (xmlDoc *doc, const char *schemas, const char *name, GError **error);

G_END_DECLS
