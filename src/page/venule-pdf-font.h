/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <qpdf/qpdf-c.h>

G_BEGIN_DECLS

/* A font as it stands in a PDF. */
typedef struct _VenulePdfFont VenulePdfFont;

VenulePdfFont *venule_pdf_font_new (qpdf_data qpdf, qpdf_oh dictionary);
void venule_pdf_font_free (VenulePdfFont *self);
guint venule_pdf_font_get_code_length (const VenulePdfFont *self);
gunichar venule_pdf_font_get_character (const VenulePdfFont *self, guint code);
double venule_pdf_font_get_width (const VenulePdfFont *self, guint code);
const char *venule_pdf_font_get_text (const VenulePdfFont *self, guint code);
GBytes *venule_pdf_font_get_file (const VenulePdfFont *self);
GBytes *venule_pdf_read_stream (qpdf_data qpdf, qpdf_oh stream);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePdfFont, venule_pdf_font_free)

G_END_DECLS
