/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-sheet.h"

G_BEGIN_DECLS

gboolean venule_read_back_verify (VenuleSheet *sheet, GPtrArray *pages, GBytes *pdf, GError **error);

G_END_DECLS
