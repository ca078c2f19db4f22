/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A painted page, in strips from its top to its bottom. A strip that looks as it did is the same one as before: where
 * it is shown again in the same place, nothing is drawn anew. */
typedef struct _VenulePagePicture VenulePagePicture;

/* Pixels of a wide one that make one: two channels of so many are added up at a time. */
#define VENULE_PAGE_PICTURE_ACROSS 4
/* A pixel that nothing is painted on. */
#define VENULE_PAGE_PICTURE_PAPER 0xFFFFFFFF

VenulePagePicture *
venule_page_picture_new (cairo_surface_t *painted, gboolean is_wide, const VenulePagePicture *before);
void venule_page_picture_free (VenulePagePicture *self);
int venule_page_picture_get_width (const VenulePagePicture *self);
int venule_page_picture_get_height (const VenulePagePicture *self);
guint venule_page_picture_get_n_strips (const VenulePagePicture *self);
GskRenderNode *venule_page_picture_get_node (const VenulePagePicture *self, guint strip, gboolean by_processor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePagePicture, venule_page_picture_free)

G_END_DECLS
