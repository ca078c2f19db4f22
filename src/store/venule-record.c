/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-record.h"

struct _VenuleRecord
{
  GObject parent_instance;

  char *id;
  guint revision;
  VenuleCourse course;
  VenuleCard *card;
  char *changed_at;
  gboolean to_hand_over;
  gboolean has_namesake;
};

G_DEFINE_FINAL_TYPE (VenuleRecord, venule_record, G_TYPE_OBJECT)

static void
venule_record_finalize (GObject *object)
{
  VenuleRecord *self = VENULE_RECORD (object);

  g_free (self->id);
  g_clear_pointer (&self->card, venule_card_free);
  g_free (self->changed_at);

  G_OBJECT_CLASS (venule_record_parent_class)->finalize (object);
}

static void
venule_record_class_init (VenuleRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_record_finalize;
}

static void
venule_record_init (VenuleRecord *self)
{
}

/**
 * venule_record_new:
 * @id: the consultation's id
 * @revision: its latest revision, from 1 on
 * @course: where that stands
 * @card: who it is
 * @changed_at: when the latest revision was saved, RFC 3339, UTC
 * @to_hand_over: whether its sheet is still to be handed over
 * @has_namesake: whether another patient has the same names
 *
 * Returns: (transfer full): a row of a list
 */
VenuleRecord *
venule_record_new (const char *id,
                   guint revision,
                   VenuleCourse course,
                   const VenuleCard *card,
                   const char *changed_at,
                   gboolean to_hand_over,
                   gboolean has_namesake)
{
  VenuleRecord *self;

  g_return_val_if_fail (id != NULL && card != NULL && changed_at != NULL, NULL);

  self = g_object_new (VENULE_TYPE_RECORD, NULL);
  self->id = g_strdup (id);
  self->revision = revision;
  self->course = course;
  self->card = venule_card_copy (card);
  self->changed_at = g_strdup (changed_at);
  self->to_hand_over = to_hand_over;
  self->has_namesake = has_namesake;
  return self;
}

/**
 * venule_record_get_id:
 * @self: a row
 *
 * Returns: (transfer none): the consultation's id
 */
const char *
venule_record_get_id (VenuleRecord *self)
{
  g_return_val_if_fail (VENULE_IS_RECORD (self), NULL);

  return self->id;
}

/**
 * venule_record_get_revision:
 * @self: a row
 *
 * Returns: the latest revision's number, from 1 on
 */
guint
venule_record_get_revision (VenuleRecord *self)
{
  g_return_val_if_fail (VENULE_IS_RECORD (self), 0);

  return self->revision;
}

/**
 * venule_record_get_course:
 * @self: a row
 *
 * Returns: where the latest revision stands
 */
VenuleCourse
venule_record_get_course (VenuleRecord *self)
{
  g_return_val_if_fail (VENULE_IS_RECORD (self), VENULE_COURSE_DRAFT);

  return self->course;
}

/**
 * venule_record_get_card:
 * @self: a row
 *
 * Returns: (transfer none): who it is
 */
const VenuleCard *
venule_record_get_card (VenuleRecord *self)
{
  g_return_val_if_fail (VENULE_IS_RECORD (self), NULL);

  return self->card;
}

/**
 * venule_record_get_changed_at:
 * @self: a row
 *
 * Returns: (transfer none): when the latest revision was saved, RFC 3339, UTC
 */
const char *
venule_record_get_changed_at (VenuleRecord *self)
{
  g_return_val_if_fail (VENULE_IS_RECORD (self), NULL);

  return self->changed_at;
}

/**
 * venule_record_get_to_hand_over:
 * @self: a row
 *
 * Returns: whether it is finished or amended, and its latest revision's sheet has not been handed over
 */
gboolean
venule_record_get_to_hand_over (VenuleRecord *self)
{
  g_return_val_if_fail (VENULE_IS_RECORD (self), FALSE);

  return self->to_hand_over;
}

/**
 * venule_record_get_has_namesake:
 * @self: a row
 *
 * Returns: whether another patient here has the same names, so that born and number must be looked at
 */
gboolean
venule_record_get_has_namesake (VenuleRecord *self)
{
  g_return_val_if_fail (VENULE_IS_RECORD (self), FALSE);

  return self->has_namesake;
}
