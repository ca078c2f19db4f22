/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VenuleFrozenPages:
 *
 * The pages of a finished PDF, drawn from its own bytes: what a frozen sheet says, whatever became of its
 * consultation since.
 */
#define VENULE_TYPE_FROZEN_PAGES (venule_frozen_pages_get_type ())
G_DECLARE_FINAL_TYPE (VenuleFrozenPages, venule_frozen_pages, VENULE, FROZEN_PAGES, GObject)

VenuleFrozenPages *venule_frozen_pages_new (GBytes *pdf, GError **error);
guint venule_frozen_pages_get_n_pages (VenuleFrozenPages *self);
gboolean venule_frozen_pages_draw (VenuleFrozenPages *self, guint page, cairo_t *cr);

G_END_DECLS
