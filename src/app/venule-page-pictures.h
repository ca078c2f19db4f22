/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-page-picture.h"
#include "venule-pages.h"

G_BEGIN_DECLS

/* Pages as pictures for the screen: what of them is seen is painted, and anew only where it looks different. */
typedef struct _VenulePagePictures VenulePagePictures;

VenulePagePictures *venule_page_pictures_new (void);
void venule_page_pictures_free (VenulePagePictures *self);
void venule_page_pictures_set_pages (VenulePagePictures *self, VenulePages *pages);
void venule_page_pictures_paint (VenulePagePictures *self, guint page, double scale, int top, int bottom);
const VenulePagePicture *venule_page_pictures_get (VenulePagePictures *self, guint page);
void venule_page_pictures_drop_far (VenulePagePictures *self, guint first, guint last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePagePictures, venule_page_pictures_free)

G_END_DECLS
