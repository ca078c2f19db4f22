/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-pdf-module.h"

G_BEGIN_DECLS

void venule_pdf_text_warm_up (void);
gpointer venule_pdf_text_open (GBytes *pdf, GError **error);
void venule_pdf_text_close (gpointer document);
guint venule_pdf_text_count_pages (gpointer document);
char *venule_pdf_text_read_page (gpointer document, guint page, VenulePdfBox **boxes, guint *n_boxes);

G_END_DECLS
