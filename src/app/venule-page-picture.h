/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A painted page, in strips from its top to its bottom, each painted when it is seen. A strip that looks as it did is
 * the same one as before: where it is shown again in the same place, nothing is drawn anew. */
typedef struct _VenulePagePicture VenulePagePicture;

/* Pixels of a wide one that make one: two channels of so many are added up at a time. */
#define VENULE_PAGE_PICTURE_ACROSS 4

/* A pixel that nothing is painted on. */
#define VENULE_PAGE_PICTURE_PAPER 0xFFFFFFFF

/* Rows. High enough for a line of print: what is drawn for a changed line is one or two of them. */
#define VENULE_PAGE_PICTURE_STRIP 32

VenulePagePicture *venule_page_picture_new (int width, int height);
void venule_page_picture_free (VenulePagePicture *self);

int venule_page_picture_get_width (const VenulePagePicture *self);
int venule_page_picture_get_height (const VenulePagePicture *self);
guint venule_page_picture_get_n_strips (const VenulePagePicture *self);
guint venule_page_picture_find_end (const VenulePagePicture *self, int bottom);

void venule_page_picture_set_due (VenulePagePicture *self, int top, int bottom);
gboolean venule_page_picture_is_due (const VenulePagePicture *self, guint strip);
void venule_page_picture_take (VenulePagePicture *self, guint strip, cairo_surface_t *painted, gboolean is_wide);
GskRenderNode *venule_page_picture_get_node (const VenulePagePicture *self, guint strip, gboolean by_processor);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePagePicture, venule_page_picture_free)

G_END_DECLS
