/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-page-filler.h"
#include "venule-regions.h"

G_BEGIN_DECLS

gboolean venule_first_page_part_help (VenuleMeasurer *measurer,
                                      VenuleLayoutBlock *urgent,
                                      double room,
                                      GArray *going_on,
                                      VenuleLayoutBlock **help,
                                      VenuleLayoutBlock **rest,
                                      GError **error);
gboolean venule_first_page_fill (VenulePageFiller *self, VenuleRegions *regions, GError **error);

G_END_DECLS
