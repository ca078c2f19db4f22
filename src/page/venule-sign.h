/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-layout-block.h"

G_BEGIN_DECLS

void venule_sign_draw (cairo_t *cr, VenuleSign sign, double x, double y, double size);

G_END_DECLS
