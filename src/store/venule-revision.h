/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-card.h"

G_BEGIN_DECLS

/**
 * VenuleCourse:
 * @VENULE_COURSE_DRAFT: being filled
 * @VENULE_COURSE_FINISHED: the specialist's part is whole
 * @VENULE_COURSE_RETURNED: finished, and given back by the nurse with a note
 * @VENULE_COURSE_AMENDED: changed after it was finished, with a reason
 *
 * Where a consultation stands. It never goes back: draft → finished → returned or amended → …
 */
typedef enum
{
  VENULE_COURSE_DRAFT,
  VENULE_COURSE_FINISHED,
  VENULE_COURSE_RETURNED,
  VENULE_COURSE_AMENDED,
} VenuleCourse;

const char *venule_course_to_string (VenuleCourse course);
gboolean venule_course_from_string (const char *text, VenuleCourse *course);
gboolean venule_course_may_follow (VenuleCourse course, VenuleCourse before);

/* A consultation as it was saved once. Immutable. */
typedef struct
{
  gatomicrefcount ref_count;
  char *record;  /* the consultation's id */
  guint number;  /* 1, 2, … */
  char *save_id; /* the UUID of the save that made it */
  VenuleCourse course;
  char *reason; /* (nullable): why amended, or the note it was returned with */
  char *by;
  char *at; /* RFC 3339, UTC, microseconds */
  VenuleCard *card;
  GBytes *document; /* (nullable): the consultation's XML; NULL in a list of revisions */
  char *hash;       /* SHA-256, hex, over all of the above */
} VenuleRevision;

#define VENULE_TYPE_REVISION (venule_revision_get_type ())
GType venule_revision_get_type (void);

VenuleRevision *venule_revision_new (void);
VenuleRevision *venule_revision_ref (VenuleRevision *self);
void venule_revision_unref (VenuleRevision *self);
char *venule_revision_compute_hash (const VenuleRevision *self);

/* One save that is asked for. The caller makes save_id once and keeps it when it tries again: a repeat is
 * recognised by its record, base and id, and answered with the revision that it made. */
typedef struct
{
  char *save_id; /* a UUID */
  char *record;
  guint base; /* the revision that was read; 0: a new record */
  VenuleCourse course;
  char *reason; /* (nullable): needed for RETURNED and AMENDED */
  char *by;
  VenuleCard *card;
  GBytes *document;
  GPtrArray *overridden;  /* (nullable) (element-type utf8): the checks overridden in it; each gets an audit line */
  GPtrArray *kept_sheets; /* (nullable) (element-type utf8): the treatments whose sheets stay right; NULL: none */
} VenuleSave;

VenuleSave *venule_save_new (const char *record, guint base);
VenuleSave *venule_save_copy (const VenuleSave *self);
void venule_save_free (VenuleSave *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleRevision, venule_revision_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleSave, venule_save_free)

G_END_DECLS
