/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-measurer.h"

G_BEGIN_DECLS

/* More pages than any sheet has: a text that never ends. */
#define VENULE_PAGE_FILLER_MOST_PAGES 99

/* What stands on the pages so far. */
typedef struct
{
  VenuleMeasurer *measurer;
  GPtrArray *pages; /* (element-type GPtrArray of VenuleLayoutBlock) */
  double x, width, top, bottom;
  double y;          /* where the next block goes */
  gboolean empty;    /* nothing on this page yet */
  gboolean mirrored; /* the first of two columns is the right one */
} VenulePageFiller;

VenulePageFiller venule_page_filler_begin (VenuleMeasurer *measurer, double foot_height);
gboolean venule_page_filler_open_page (VenulePageFiller *self, GError **error);
void venule_page_filler_place (VenulePageFiller *self, VenuleLayoutBlock *block, double x, double y);
gboolean venule_page_filler_flow (VenulePageFiller *self, VenuleLayoutBlock *block, GError **error);
gboolean venule_page_filler_balance_columns (VenulePageFiller *self, VenuleLayoutBlock *block, double room, double gap);
gboolean
venule_page_filler_flow_columns (VenulePageFiller *self, VenuleLayoutBlock *block, double foot, GError **error);
gboolean venule_page_filler_place_last (VenulePageFiller *self, VenuleLayoutBlock *block, GError **error);

G_END_DECLS
