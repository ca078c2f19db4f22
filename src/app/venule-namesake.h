/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-card.h"

G_BEGIN_DECLS

/**
 * VenuleNamesake:
 * @VENULE_NAMESAKE_NONE: the same patient, or one whose name is another
 * @VENULE_NAMESAKE_SAME: another patient of the same name
 * @VENULE_NAMESAKE_SIMILAR: another patient whose name differs by a slip of the pen
 */
typedef enum
{
  VENULE_NAMESAKE_NONE,
  VENULE_NAMESAKE_SAME,
  VENULE_NAMESAKE_SIMILAR,
} VenuleNamesake;

VenuleNamesake venule_namesake_compare (const VenuleCard *card, const VenuleCard *other);

G_END_DECLS
