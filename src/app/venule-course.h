/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleStopState:
 * @VENULE_STOP_GIVEN: the treatment was given
 * @VENULE_STOP_NOT_GIVEN: the patient came, and was not treated
 * @VENULE_STOP_OPEN: nobody has said yet
 * @VENULE_STOP_PLANNED: it is not in the consultation yet
 */
typedef enum
{
  VENULE_STOP_GIVEN,
  VENULE_STOP_NOT_GIVEN,
  VENULE_STOP_OPEN,
  VENULE_STOP_PLANNED,
} VenuleStopState;

/* One treatment of a course, given or planned. */
typedef struct
{
  VenuleStopState state;
  VenuleEntry *treatment; /* (nullable) (unowned): none while it is planned */
  guint number;
  VenuleCivilDate day; /* VENULE_CIVIL_DATE_NONE: not known */
  gboolean is_about;   /* reckoned from the weeks between, not agreed */
} VenuleStop;

/* What became of one feeding vein. */
typedef struct
{
  VenuleEntry *vein;      /* (unowned) */
  gboolean is_intended;   /* it is to be treated, here or before */
  VenuleEntry *treatment; /* (nullable) (unowned): the last one that reached it */
  VenuleAnswer *how;      /* (nullable) (unowned) */
} VenuleVeinFate;

/* (transfer full) (element-type VenuleStop): those in the consultation, then those that are planned beyond */
GPtrArray *venule_course_list_stops (VenuleCase *the_case);
/* (transfer none) (nullable): the treatment of this id; key: (nullable): none */
VenuleEntry *venule_course_find_treatment (VenuleCase *the_case, const char *key);
/* (transfer none) (nullable): a treatment after the one that the sheet is about now */
VenuleEntry *venule_course_find_later (VenuleCase *the_case);
/* (transfer full) (element-type VenuleVeinFate) */
GPtrArray *venule_course_list_veins (VenuleCase *the_case);

G_END_DECLS
