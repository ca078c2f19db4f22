/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-page-picture.h"
#include "venule-pages.h"

G_BEGIN_DECLS

/* Pages as pictures for the screen, each painted when it is seen, and anew only when it looks different. */
typedef struct _VenulePagePictures VenulePagePictures;

VenulePagePictures *venule_page_pictures_new (void);
void venule_page_pictures_free (VenulePagePictures *self);
void venule_page_pictures_set_pages (VenulePagePictures *self, VenulePages *pages);
gboolean venule_page_pictures_is_due (VenulePagePictures *self, guint page, double scale);
void venule_page_pictures_paint (VenulePagePictures *self, guint page, double scale);
const VenulePagePicture *venule_page_pictures_get (VenulePagePictures *self, guint page);
void venule_page_pictures_drop_far (VenulePagePictures *self, guint first, guint last);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePagePictures, venule_page_pictures_free)

G_END_DECLS
