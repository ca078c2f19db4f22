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
  VenuleLegMap *leg_map; /* (nullable) */
  VenulePageText *draft; /* (nullable): the word across the page */
  VenulePdfTags *tags;   /* (nullable): only on the way to a PDF */
} VenulePainter;

void venule_painter_paint_page (VenulePainter *self, GPtrArray *blocks);

G_END_DECLS
