/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-consultation.h"
#include "venule-store.h"
#include "venule-workplace.h"

G_BEGIN_DECLS

/* Of the kinds of files that wait: a consultation, and what was typed beside it. */
#define VENULE_UNSAVED_DOCUMENT ".xml"
#define VENULE_UNSAVED_TEXTS    ".ini"

/**
 * VenuleUnsaved:
 *
 * A consultation as it stood when the program was ended and could not save it: it waits in a file of its own, which
 * only this user can read, until somebody has looked at it.
 */
#define VENULE_TYPE_UNSAVED (venule_unsaved_get_type ())
G_DECLARE_FINAL_TYPE (VenuleUnsaved, venule_unsaved, VENULE, UNSAVED, GObject)

/* What is read may be looked at, not changed. */
struct _VenuleUnsaved
{
  GObject parent;
  char *path;              /* (nullable): until it is written */
  char *record;            /* the consultation's id */
  char *name;              /* whose consultation it is, for people */
  char *by;                /* who was at the desk; may be empty */
  char *at;                /* when it was put aside, as a record has it */
  guint base;              /* the revision that it was made from; 0: none, or not known */
  gboolean is_specialists; /* a specialist changed something in it */
  VenuleCourse course;
  char *reason; /* (nullable): why it is amended */
  GBytes *document;
};

char *venule_unsaved_get_folder (gboolean is_practice);
char *venule_unsaved_start_name (const char *record);
gboolean venule_unsaved_write (VenuleUnsaved *self, const char *folder, GError **error);
GPtrArray *venule_unsaved_list (const char *folder, GPtrArray *complaints);
VenuleConsultation *venule_unsaved_read (VenuleUnsaved *self, VenuleWorkplace *workplace, GError **error);
void venule_unsaved_remove (VenuleUnsaved *self);
void venule_unsaved_erase (const char *folder, const char *record);

G_END_DECLS
