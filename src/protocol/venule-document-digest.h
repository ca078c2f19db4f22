/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/tree.h>

G_BEGIN_DECLS

char *venule_document_digest (xmlDoc *doc);

G_END_DECLS
