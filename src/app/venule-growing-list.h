/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The beginning of another list, and with every frame more of it: GtkListView makes two hundred rows in one go where
 * there are as many, and whoever types waits for all of them. */

#define VENULE_TYPE_GROWING_LIST (venule_growing_list_get_type ())
G_DECLARE_FINAL_TYPE (VenuleGrowingList, venule_growing_list, VENULE, GROWING_LIST, GObject)

#define VENULE_GROWING_LIST_FIRST 18 /* more than are in view */
#define VENULE_GROWING_LIST_STEP  12 /* with every frame */

VenuleGrowingList *venule_growing_list_new (GListModel *model, GtkWidget *view);
gboolean venule_growing_list_grow (VenuleGrowingList *self);
void venule_growing_list_shrink (VenuleGrowingList *self);

G_END_DECLS
