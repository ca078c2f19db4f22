/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

/* What the module shows of itself. */

#include "venule-pdf-drawing.h"
#include "venule-pdf-finish.h"
#include "venule-pdf-glyphs.h"
#include "venule-pdf-module.h"
#include "venule-pdf-text.h"

#include <gmodule.h>

G_MODULE_EXPORT const VenulePdfModule venule_pdf_module = {
  .version = VENULE_VERSION,
  .warm_up = venule_pdf_text_warm_up,
  .finish = venule_pdf_finish,
  .open = venule_pdf_text_open,
  .close = venule_pdf_text_close,
  .count_pages = venule_pdf_text_count_pages,
  .read_page = venule_pdf_text_read_page,
  .draw_page = venule_pdf_drawing_draw_page,
  .open_glyphs = venule_pdf_glyphs_open,
  .close_glyphs = venule_pdf_glyphs_close,
  .read_glyphs = venule_pdf_glyphs_read_page,
  .get_font_file = venule_pdf_glyphs_get_font_file,
};
