/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-page-pictures.h"
#include "venule-sheet-pages.h"

G_BEGIN_DECLS

/* What stays where it is in view while everything around it is measured anew. */
typedef struct
{
  guint page;
  double x, y;       /* on that page, points */
  double at_x, at_y; /* in view, pixels */
} VenuleSheetAnchor;

struct _VenuleSheetPages
{
  GtkWidget parent;
  GtkAdjustment *adjustments[2]; /* (nullable): by GtkOrientation */
  GtkScrollablePolicy policies[2];

  VenulePages *pages;  /* (nullable) */
  GPtrArray *passages; /* (nullable) (element-type VenulePassage): of the sheet, in reading order */
  GPtrArray *places;   /* (element-type GArray of VenulePlace): one a page */
  VenulePagePictures *pictures;

  double zoom;
  gboolean fits_width, is_continuous;
  guint page; /* the one in view, from 0 */

  double scale; /* pixels a point */
  gboolean has_anchor;
  VenuleSheetAnchor anchor;
  AdwAnimation *scrolling;
  double glide_from[2], glide_to[2]; /* by GtkOrientation, pixels */

  GHashTable *marked;  /* (nullable): set of VenulePassage */
  GHashTable *glowing; /* (nullable): set of VenulePassage */
  AdwAnimation *glow;
  guint glow_end;               /* where nothing may move */
  const VenulePassage *pointed; /* (nullable) */
  const VenulePassage *current; /* (nullable): where the keyboard is */
  GPtrArray *spots;             /* (element-type VenulePassageSpot): children, in reading order */
  guint spots_due;
  double scrolled, pinched_from;
  double pointer_x, pointer_y;
};

/* Places. Content: from the top left corner of all that can be scrolled, pixels. */
gboolean venule_sheet_pages_get_paper (VenuleSheetPages *self, guint page, graphene_rect_t *paper);
void venule_sheet_pages_get_content_size (VenuleSheetPages *self, double *width, double *height);
void venule_sheet_pages_get_offset (VenuleSheetPages *self, double *x, double *y);
double venule_sheet_pages_get_middle (VenuleSheetPages *self);
void venule_sheet_pages_set_anchor (VenuleSheetPages *self, double at_x, double at_y);
void venule_sheet_pages_place_to_view (VenuleSheetPages *self,
                                       guint page,
                                       const VenulePlace *place,
                                       graphene_rect_t *rectangle);

void venule_sheet_pages_configure (VenuleSheetPages *self);
void venule_sheet_pages_set_adjustment (VenuleSheetPages *self, GtkOrientation orientation, GtkAdjustment *adjustment);
double venule_sheet_pages_get_shown_zoom (VenuleSheetPages *self);

void venule_sheet_pages_draw (VenuleSheetPages *self, GtkSnapshot *snapshot);
void venule_sheet_pages_stop_glow (VenuleSheetPages *self);

gboolean
venule_sheet_pages_locate (VenuleSheetPages *self, const VenulePassage *passage, guint *page, GdkRectangle *where);

void venule_sheet_pages_renew_spots (VenuleSheetPages *self);
void venule_sheet_pages_drop_spots (VenuleSheetPages *self);
void venule_sheet_pages_allocate_spots (VenuleSheetPages *self);
void venule_sheet_pages_add_input (VenuleSheetPages *self);
gboolean venule_sheet_pages_move_focus (VenuleSheetPages *self, GtkDirectionType direction);

G_END_DECLS
