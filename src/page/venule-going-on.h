/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-measurer.h"

G_BEGIN_DECLS

/* What a box of page 1 that goes on says at its end: on which page. */
typedef struct
{
  VenuleMeasurer *measurer;
  VenuleLayoutBlock *text; /* (owned): of the highest number that a page can have */
} VenuleGoingOn;

/* One that stands on page 1. */
typedef struct
{
  VenuleLayoutBlock *text; /* (unowned) */
  guint page;              /* from 1: where it goes on */
} VenuleGoesOn;

gboolean venule_going_on_measure (VenuleGoingOn *self, VenuleMeasurer *measurer, GError **error);
void venule_going_on_clear (VenuleGoingOn *self);
double venule_going_on_get_height (const VenuleGoingOn *self);
double venule_going_on_get_height_after (const VenuleGoingOn *self, VenuleLayoutBlock *last);
double venule_going_on_get_height_of_named (const VenuleGoingOn *self, const VenuleLayoutBlock *box);
VenuleLayoutBlock *
venule_going_on_make_named (const VenuleGoingOn *self, const VenuleLayoutBlock *box, VenuleLayoutBlock **text);
VenuleLayoutBlock *venule_going_on_append (const VenuleGoingOn *self, VenuleLayoutBlock *part);
gboolean venule_going_on_number (VenuleMeasurer *measurer, GArray *boxes, guint n_pages, GError **error);

G_END_DECLS
