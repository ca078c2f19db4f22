/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-pdf-module.h"

G_BEGIN_DECLS

gboolean venule_pdf_drawing_draw_page (gpointer document, guint page, cairo_t *cr);

G_END_DECLS
