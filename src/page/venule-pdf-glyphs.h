/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-pdf-module.h"

G_BEGIN_DECLS

gpointer venule_pdf_glyphs_open (GBytes *pdf, GError **error);
void venule_pdf_glyphs_close (gpointer glyphs);
GArray *venule_pdf_glyphs_read_page (gpointer glyphs, guint page, GError **error);
GBytes *venule_pdf_glyphs_get_font_file (gpointer glyphs, guint font);

G_END_DECLS
