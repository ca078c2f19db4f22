/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What somebody said of one translation of one source: that it was read and is right, or that this was taken back. */
typedef struct
{
  char *passage;
  char *source_hash, *translation_hash;
  char *by;
  char *qualification; /* "" where it was taken back */
  char *second;        /* the second reader; likewise */
  char *at;            /* YYYY-MM-DD */
  gboolean is_revoked;
} VenuleReviewMark;

/* Who has read which translation against which source: `reviews/LANG.xml`, one or several. */
typedef struct _VenuleReviews VenuleReviews;

VenuleReviews *venule_reviews_new (const char *language);
gboolean venule_reviews_read (VenuleReviews *self, const char *path, GError **error);
void venule_reviews_free (VenuleReviews *self);
const VenuleReviewMark *
venule_reviews_find (VenuleReviews *self, const char *passage, const char *source, const char *translation);
const VenuleReviewMark *venule_reviews_find_last (VenuleReviews *self, const char *passage);

/* (element-type VenuleReviewMark): what a file says, in its order */
GPtrArray *venule_reviews_read_marks (const char *path, const char *language, GError **error);

VenuleReviewMark *venule_review_mark_new (const char *passage, const char *source, const char *translation);
void venule_review_mark_free (VenuleReviewMark *self);
const char *venule_review_mark_find_fault (const VenuleReviewMark *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleReviews, venule_reviews_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleReviewMark, venule_review_mark_free)

G_END_DECLS
