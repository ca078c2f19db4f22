/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-layout-block.h"

G_BEGIN_DECLS

GBytes *venule_pdf_finish (GByteArray *pdf, GPtrArray *tags, const char *language, const char *title, GError **error);

G_END_DECLS
