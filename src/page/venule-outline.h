/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

cairo_surface_t *
venule_outline_record (const char *file, double width, double height, GHashTable **trunks, GError **error);

G_END_DECLS
