/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-comparison.h"

G_BEGIN_DECLS

/**
 * VenuleNewerSide:
 * @VENULE_NEWER_UNKNOWN: what both began as is not known
 * @VENULE_NEWER_MINE: theirs is as it was before
 * @VENULE_NEWER_THEIRS: mine is as it was before
 * @VENULE_NEWER_BOTH: both were changed
 */
typedef enum
{
  VENULE_NEWER_UNKNOWN,
  VENULE_NEWER_MINE,
  VENULE_NEWER_THEIRS,
  VENULE_NEWER_BOTH,
} VenuleNewerSide;

/* (transfer full) (element-type VenuleNewerSide): of each difference; base: (nullable) */
GArray *venule_newer_side_find (GPtrArray *differences,
                                VenuleConsultation *mine,
                                VenuleConsultation *theirs,
                                VenuleConsultation *base);

G_END_DECLS
