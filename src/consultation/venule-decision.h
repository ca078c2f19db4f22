/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * VenuleDecisionKind:
 * @VENULE_DECISION_OVERRIDE: a specialist's written override of a stop
 * @VENULE_DECISION_ACKNOWLEDGEMENT: a caution seen
 */
typedef enum
{
  VENULE_DECISION_OVERRIDE,
  VENULE_DECISION_ACKNOWLEDGEMENT,
} VenuleDecisionKind;

/* One answer that a check read when the decision was taken. */
typedef struct
{
  char *answer; /* path without member keys: `session/injected/volume-ml` */
  char *value;
} VenuleDecisionRead;

typedef struct _VenuleDecision VenuleDecision;
struct _VenuleDecision
{
  grefcount ref_count;
  VenuleDecisionKind kind;
  char *check;
  char *session; /* (nullable) */
  char *by;
  char *at;         /* RFC 3339, UTC: an instant, unlike every clinical date */
  GPtrArray *reads; /* (element-type VenuleDecisionRead), in document order */
  char *reason;     /* (nullable): overrides only */
};

/* What was decided, where a path is asked for. */
#define VENULE_PATH_OVERRIDE        "decisions/override"
#define VENULE_PATH_ACKNOWLEDGEMENT "decisions/acknowledgement"

VenuleDecision *venule_decision_new (VenuleDecisionKind kind, const char *check);
VenuleDecision *venule_decision_ref (VenuleDecision *self);
void venule_decision_unref (VenuleDecision *self);
void venule_decision_add_read (VenuleDecision *self, const char *answer, const char *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleDecision, venule_decision_unref)

G_END_DECLS
