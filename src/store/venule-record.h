/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-revision.h"

G_BEGIN_DECLS

/* A row of a list: a consultation as it stands, without its answers. Immutable. */
#define VENULE_TYPE_RECORD (venule_record_get_type ())
G_DECLARE_FINAL_TYPE (VenuleRecord, venule_record, VENULE, RECORD, GObject)

VenuleRecord *venule_record_new (const char *id,
                                 guint revision,
                                 VenuleCourse course,
                                 const VenuleCard *card,
                                 const char *changed_at,
                                 gboolean to_hand_over,
                                 gboolean has_namesake);
const char *venule_record_get_id (VenuleRecord *self);
guint venule_record_get_revision (VenuleRecord *self);
VenuleCourse venule_record_get_course (VenuleRecord *self);
const VenuleCard *venule_record_get_card (VenuleRecord *self);
const char *venule_record_get_changed_at (VenuleRecord *self);
/* Finished or amended, and its latest revision's sheet has not been handed over. */
gboolean venule_record_get_to_hand_over (VenuleRecord *self);
/* Another patient here has the same names: born and number must be looked at. */
gboolean venule_record_get_has_namesake (VenuleRecord *self);

/**
 * VenuleListKind:
 * @VENULE_LIST_ALL: every consultation, the latest change first
 * @VENULE_LIST_TODAY: those with a treatment on the day asked for, or changed on it
 * @VENULE_LIST_TO_HAND_OVER: finished or amended, the sheet of their latest revision not handed over
 * @VENULE_LIST_DRAFTS: drafts and returned ones
 * @VENULE_LIST_UNCHANGED: those last changed before the day asked for: what may have been kept long enough
 */
typedef enum
{
  VENULE_LIST_ALL,
  VENULE_LIST_TODAY,
  VENULE_LIST_TO_HAND_OVER,
  VENULE_LIST_DRAFTS,
  VENULE_LIST_UNCHANGED,
} VenuleListKind;

/* What a list is asked for. */
typedef struct
{
  VenuleListKind kind;
  const char *search;    /* (nullable): as typed: names, numbers, born, in any order */
  VenuleCivilDate today; /* for TODAY; for UNCHANGED, the day since which nothing was changed */
  guint offset, limit;   /* the window */
} VenuleListQuery;

G_END_DECLS
