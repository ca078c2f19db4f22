/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-leg-map.h"

G_BEGIN_DECLS

/* One drawing of a leg. */
typedef struct
{
  const char *id; /* front, back, inner or outer; interned */
  char *file;
  cairo_surface_t *outline; /* (nullable): recorded when first needed, … */
  GHashTable *trunks;       /* (nullable): … interned id → cairo_surface_t */
} VenuleLegView;

/* What leg-map.xml says. */
typedef struct
{
  double width, height; /* of each drawing's view box */
  GPtrArray *views;     /* (element-type VenuleLegView) */
  GArray *labels;       /* (element-type VenuleLegMapLabel) */
} VenuleLegMapContent;

VenuleLegMapContent *venule_leg_map_content_read (const char *folder, GError **error);
void venule_leg_map_content_free (VenuleLegMapContent *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleLegMapContent, venule_leg_map_content_free)

G_END_DECLS
