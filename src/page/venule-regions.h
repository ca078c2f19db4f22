/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-going-on.h"

G_BEGIN_DECLS

/* By what part of its height a leg map may be smaller so that its section fits. */
#define VENULE_REGIONS_PICTURE_GIVES 0.3

/* The measured parts of a sheet in the standard format; NULL where the sheet has none. */
typedef struct
{
  gboolean fills; /* sections for the columns may stand below the boxes too, where they fit whole */
  VenuleLayoutBlock *head;
  VenuleLayoutBlock *boxes;  /* help and dates side by side, with what fits below them … */
  VenuleLayoutBlock *rest;   /* … the boxes of help that have no room there … */
  VenuleLayoutBlock *second; /* … which say it in one language of two: the other one, as wide as a column … */
  gboolean second_mirrored;  /* whose first column is the right one … */
  VenuleLayoutBlock *urgent, *dates; /* … or each across the page */
  VenuleLayoutBlock *first;          /* headings in a narrow column, text in a wide one */
  VenuleLayoutBlock *columns;        /* as wide as one of two columns */
  VenuleLayoutBlock *last;
  GArray *going_on;  /* (element-type VenuleGoesOn): boxes of page 1 */
  GPtrArray *placed; /* (element-type VenuleSection): those that stand below the boxes */
} VenuleRegions;

VenuleRegions venule_regions_new (gboolean fills);
gboolean
venule_regions_measure (VenuleRegions *regions, VenuleMeasurer *self, double width, double height, GError **error);
gboolean venule_regions_measure_one (VenuleMeasurer *self,
                                     VenuleRegion region,
                                     GPtrArray *skipped,
                                     double width,
                                     gboolean aside,
                                     VenuleLayoutBlock **measured,
                                     GError **error);
gboolean
venule_regions_measure_boxes (VenuleMeasurer *self, VenuleRegions *regions, double width, double room, GError **error);
gboolean venule_regions_measure_across (VenuleMeasurer *self, VenuleRegions *regions, double width, GError **error);
void venule_regions_clear (VenuleRegions *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VenuleRegions, venule_regions_clear)

G_END_DECLS
