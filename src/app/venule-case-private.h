/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

struct _VenuleCase
{
  GObject parent;
  VenuleDesk *desk;
  VenuleDefinitions *definitions;
  VenuleConsultation *consultation;
  VenuleEvaluation *evaluation;
  VenuleDraftSaver *saver; /* (nullable): none while its course is being changed, or where nothing is kept */
  VenuleCourse course;
  char *note; /* (nullable) */
  guint base;
  gboolean amending;
  gboolean person_changed;   /* once what somebody else typed is kept, the next saves are another's */
  gboolean specialist_waits; /* a specialist changed something that is not kept yet */
  GPtrArray *checks, *missing;
  VenuleSheet *sheet;  /* (nullable) */
  char *sheet_failure; /* (nullable) */
  VenuleSheetChoice choice;
  char *language; /* (nullable): the choice's */
  char *session;  /* (nullable): the choice's */
  guint judging, day;
  gboolean is_due, is_put_off; /* to tell that it was judged; whether that waits for somebody */
};

void venule_case_start_saver (VenuleCase *self);
void venule_case_stop_saver (VenuleCase *self);
void venule_case_queue_judging (VenuleCase *self);
void venule_case_follow_day (VenuleCase *self);
void venule_case_set_course (VenuleCase *self, VenuleCourse course, const char *note);

G_END_DECLS
