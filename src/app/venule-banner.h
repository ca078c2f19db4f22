/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VenuleBanner:
 *
 * A line above what it is about, which stays until it no longer holds; with a button where something can be done.
 */
#define VENULE_TYPE_BANNER (venule_banner_get_type ())
G_DECLARE_FINAL_TYPE (VenuleBanner, venule_banner, VENULE, BANNER, AdwBin)

GtkWidget *venule_banner_new (void);
void venule_banner_show (VenuleBanner *self, const char *message, const char *button, const char *action);
void venule_banner_hide (VenuleBanner *self);

G_END_DECLS
