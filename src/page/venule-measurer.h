/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-layout-block.h"
#include "venule-leg-map.h"

G_BEGIN_DECLS

/* Between the parts of a page's foot. */
#define VENULE_FOOT_SEPARATOR " · "

/* Turns what a sheet says into measured blocks: passages here, tables, pictures, sections and the head
 * and foot of pages in files of their own. */
typedef struct
{
  VenuleSheet *sheet;
  VenuleLegMap *leg_map; /* (nullable): only for sheets without a picture */
  VenuleTypesetter *typesetter;
  const VenulePageStyle *style;
  gboolean columns;
  double picture_height; /* of the leg map where it has room, in points */

  /* Measured once for all. */
  VenulePageText *bullet, *foot; /* (nullable) */
  VenuleTextRole bullet_role;
  double foot_width; /* in points */
} VenuleMeasurer;

VenuleMeasurer venule_measurer_for_sheet (const VenuleMeasurer *self, VenuleSheet *sheet);
void venule_measurer_clear (VenuleMeasurer *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (VenuleMeasurer, venule_measurer_clear)

VenuleLayoutBlock *venule_measurer_measure_wording (VenuleMeasurer *self,
                                                    const VenuleWording *wording,
                                                    VenuleTextRole role,
                                                    const char *tag,
                                                    double width,
                                                    GError **error);
VenuleLayoutBlock *venule_measurer_measure_natural (
    VenuleMeasurer *self, const VenuleWording *wording, VenuleTextRole role, const char *tag, GError **error);
VenuleLayoutBlock *venule_measurer_measure_passage (VenuleMeasurer *self,
                                                    const VenulePassage *passage,
                                                    VenuleTextRole role,
                                                    const char *tag,
                                                    double width,
                                                    GError **error);
VenuleLayoutBlock *venule_measurer_measure_item (
    VenuleMeasurer *self, const VenulePassage *passage, VenuleTextRole role, double width, GError **error);
gboolean venule_measurer_sets_pairs_beside (VenuleMeasurer *self, double width);

VenuleLayoutBlock *
venule_measurer_measure_table (VenuleMeasurer *self, const VenuleBlock *table, double width, GError **error);

VenuleLayoutBlock *venule_measurer_measure_picture (
    VenuleMeasurer *self, const VenuleBlock *block, double width, double height, GError **error);

VenuleLayoutBlock *
venule_measurer_measure_section (VenuleMeasurer *self, const VenuleSection *section, double width, GError **error);
VenuleLayoutBlock *venule_measurer_measure_section_aside (VenuleMeasurer *self,
                                                          const VenuleSection *section,
                                                          double width,
                                                          GError **error);

VenuleLayoutBlock *
venule_measurer_measure_head (VenuleMeasurer *self, const VenuleSection *section, double width, GError **error);
VenuleLayoutBlock *
venule_measurer_measure_foot (VenuleMeasurer *self, guint page, guint n_pages, double width, GError **error);

G_END_DECLS
