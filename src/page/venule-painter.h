/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-leg-map.h"
#include "venule-pdf-tags.h"

G_BEGIN_DECLS

/* Paints laid out blocks. */
typedef struct
{
  cairo_t *cr;
  VenuleSheet *sheet;
  VenuleLegMap *leg_map;  /* (nullable) */
  cairo_surface_t *draft; /* (nullable): the word across the page, as it is recorded */
  VenulePdfTags *tags;    /* (nullable): only on the way to a PDF */
} VenulePainter;

cairo_surface_t *venule_painter_record_draft (VenulePageText *word);
void venule_painter_paint_page (VenulePainter *self, GPtrArray *blocks);

G_END_DECLS
