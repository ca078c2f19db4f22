/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <pango/pango.h>

G_BEGIN_DECLS

guint venule_floor_paint (PangoContext *context, const char *text, const char *family, const char *file);

G_END_DECLS
