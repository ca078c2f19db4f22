/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Who did what, when, to which consultation. No patient's name or answer stands in it: it outlives what it
 * tells of. */
typedef enum
{
  VENULE_AUDIT_VIEWED,
  VENULE_AUDIT_SAVED,
  VENULE_AUDIT_IMPORTED,
  VENULE_AUDIT_ISSUED,
  VENULE_AUDIT_PRINTED,
  VENULE_AUDIT_HANDED_OVER,
  VENULE_AUDIT_REPRINTED,
  VENULE_AUDIT_EXPORTED,
  VENULE_AUDIT_OVERRIDDEN,
  VENULE_AUDIT_ERASED,
  VENULE_AUDIT_BACKED_UP,
  VENULE_AUDIT_RESTORED,
  VENULE_AUDIT_LISTED,
} VenuleAuditAction;

const char *venule_audit_action_to_string (VenuleAuditAction action);
gboolean venule_audit_action_from_string (const char *text, VenuleAuditAction *action);

/* One line. Each line's hash covers the line before it. */
typedef struct
{
  guint64 number; /* 1, 2, …, without a gap */
  char *at;       /* RFC 3339, UTC */
  char *by;
  VenuleAuditAction action;
  char *record;   /* (nullable) */
  char *subject;  /* (nullable): a revision's number, an issue's id, a check's id, a count */
  char *previous; /* the hash of the line before; 64 zeros in the first */
  char *hash;     /* SHA-256, hex */
} VenuleAuditLine;

VenuleAuditLine *
venule_audit_line_new (VenuleAuditAction action, const char *by, const char *record, const char *subject);
void venule_audit_line_free (VenuleAuditLine *self);
char *venule_audit_line_compute_hash (const VenuleAuditLine *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleAuditLine, venule_audit_line_free)

G_END_DECLS
