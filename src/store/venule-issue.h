/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * VenuleIssueEventKind:
 * @VENULE_ISSUE_PRINTED: it went to a printer, to a print service that tells no more of it, or to a file
 * @VENULE_ISSUE_HANDED_OVER: a person gave it to the patient, whose identity they checked
 * @VENULE_ISSUE_SUPERSEDED: the consultation was changed afterwards
 *
 * What happened to an issued sheet, apart from one another: printed is not handed over.
 */
typedef enum
{
  VENULE_ISSUE_PRINTED,
  VENULE_ISSUE_HANDED_OVER,
  VENULE_ISSUE_SUPERSEDED,
} VenuleIssueEventKind;

const char *venule_issue_event_kind_to_string (VenuleIssueEventKind kind);

typedef struct
{
  VenuleIssueEventKind kind;
  char *by;
  char *at;     /* RFC 3339, UTC */
  char *detail; /* where to, how identity was checked, which revision superseded it */
} VenuleIssueEvent;

/* What the detail of a sheet that went out says where it is no printer's name. */
#define VENULE_ISSUE_TO_FILE          "a file"
#define VENULE_ISSUE_TO_PRINT_SERVICE "the print service" /* of the system; it tells no more of it */

/* One sheet as it left the program: frozen, and served again only as these bytes. Immutable but for its
 * events, which are records of their own. */
typedef struct
{
  gatomicrefcount ref_count;
  char *id;   /* a UUID */
  char *code; /* what is printed in the sheet's foot */
  char *record;
  guint revision;
  char *revision_hash;
  char *session;         /* (nullable): the treatment's id */
  char *language;        /* BCP 47 */
  char *second_language; /* (nullable) */
  char *format;          /* standard, large, extra-large */
  char *sheet_version, *checklist_version, *program_version;
  char *clinic; /* its name */
  char *by;
  char *at;      /* RFC 3339, UTC */
  GBytes *pdf;   /* (nullable): NULL in a list, as the sheet */
  GBytes *sheet; /* the composed document, as XML */
  char *pdf_hash, *sheet_hash;
  char *hash;        /* SHA-256, hex, over all of the above but the bytes, whose own hashes it covers */
  GPtrArray *events; /* (element-type VenuleIssueEvent), in order */
} VenuleIssue;

#define VENULE_TYPE_ISSUE (venule_issue_get_type ())
GType venule_issue_get_type (void);

VenuleIssue *venule_issue_new (void);
VenuleIssue *venule_issue_ref (VenuleIssue *self);
void venule_issue_unref (VenuleIssue *self);
char *venule_issue_compute_hash (const VenuleIssue *self);
gboolean venule_issue_has_event (const VenuleIssue *self, VenuleIssueEventKind kind);
VenuleIssueEvent *venule_issue_event_new (VenuleIssueEventKind kind, const char *by, const char *detail);
void venule_issue_event_free (VenuleIssueEvent *event);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleIssue, venule_issue_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleIssueEvent, venule_issue_event_free)

G_END_DECLS
