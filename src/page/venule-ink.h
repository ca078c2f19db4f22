/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-layout-block.h"
#include "venule-pages.h"

G_BEGIN_DECLS

/* The line above the foot. */
#define VENULE_FOOT_LINE_GAP 4.0

VenulePageBand venule_ink_find (const VenuleLayoutBlock *block, double y);

G_END_DECLS
