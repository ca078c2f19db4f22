/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-revision.h"

#include "venule-field-hash.h"

static const char *const courses[] = { "draft", "finished", "returned", "amended" };

/* Which may follow which; a row is what stands before. */
static const gboolean may_follow[G_N_ELEMENTS (courses)][G_N_ELEMENTS (courses)] = {
  [VENULE_COURSE_DRAFT] = { [VENULE_COURSE_DRAFT] = TRUE, [VENULE_COURSE_FINISHED] = TRUE },
  /* finished again: the nurse's part */
  [VENULE_COURSE_FINISHED]
  = { [VENULE_COURSE_FINISHED] = TRUE, [VENULE_COURSE_RETURNED] = TRUE, [VENULE_COURSE_AMENDED] = TRUE },
  [VENULE_COURSE_RETURNED] = { [VENULE_COURSE_AMENDED] = TRUE },
  [VENULE_COURSE_AMENDED] = { [VENULE_COURSE_AMENDED] = TRUE, [VENULE_COURSE_RETURNED] = TRUE },
};

GType
venule_revision_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      GType registered = g_boxed_type_register_static ("VenuleRevision", (GBoxedCopyFunc) venule_revision_ref,
                                                       (GBoxedFreeFunc) venule_revision_unref);

      g_once_init_leave (&type, registered);
    }
  return type;
}

/**
 * venule_course_to_string:
 * @course: where a consultation stands
 *
 * Returns: (transfer none): its name
 */
const char *
venule_course_to_string (VenuleCourse course)
{
  g_return_val_if_fail ((guint) course < G_N_ELEMENTS (courses), NULL);

  return courses[course];
}

/**
 * venule_course_from_string:
 * @text: a name
 * @course: (out): where a consultation stands
 *
 * Returns: whether it is one
 */
gboolean
venule_course_from_string (const char *text, VenuleCourse *course)
{
  g_return_val_if_fail (text != NULL && course != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (courses); i++)
    if (g_str_equal (courses[i], text))
      {
        *course = (VenuleCourse) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * venule_course_may_follow:
 * @course: what a save asks for
 * @before: what stands
 *
 * A finished consultation is never a draft again, and one that was returned is finished by amending it.
 *
 * Returns: whether it may
 */
gboolean
venule_course_may_follow (VenuleCourse course, VenuleCourse before)
{
  g_return_val_if_fail ((guint) course < G_N_ELEMENTS (courses) && (guint) before < G_N_ELEMENTS (courses), FALSE);

  return may_follow[before][course];
}

/**
 * venule_revision_new:
 *
 * Returns: (transfer full): a revision whose fields its maker fills in before anyone else sees it
 */
VenuleRevision *
venule_revision_new (void)
{
  VenuleRevision *self = g_new0 (VenuleRevision, 1);

  g_atomic_ref_count_init (&self->ref_count);
  return self;
}

/**
 * venule_revision_ref:
 * @self: a revision
 *
 * Returns: (transfer full): the same
 */
VenuleRevision *
venule_revision_ref (VenuleRevision *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * venule_revision_unref:
 * @self: (transfer full): a revision
 */
void
venule_revision_unref (VenuleRevision *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->record);
  g_free (self->save_id);
  g_free (self->reason);
  g_free (self->by);
  g_free (self->at);
  g_clear_pointer (&self->card, venule_card_free);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_free (self->hash);
  g_free (self);
}

/**
 * venule_revision_compute_hash:
 * @self: a revision with its card and its document
 *
 * Returns: (transfer full): what its hash must be: over every field but the hash, each with its length
 */
char *
venule_revision_compute_hash (const VenuleRevision *self)
{
  g_autoptr (VenuleFieldHash) hash = NULL;

  g_return_val_if_fail (self != NULL && self->card != NULL && self->document != NULL, NULL);

  hash = venule_field_hash_new ("revision 1");
  venule_field_hash_add_text (hash, self->record);
  venule_field_hash_add_number (hash, self->number);
  venule_field_hash_add_text (hash, self->save_id);
  venule_field_hash_add_text (hash, venule_course_to_string (self->course));
  venule_field_hash_add_text (hash, self->reason);
  venule_field_hash_add_text (hash, self->by);
  venule_field_hash_add_text (hash, self->at);
  venule_field_hash_add_card (hash, self->card);
  venule_field_hash_add_bytes (hash, self->document);
  return venule_field_hash_get (hash);
}

/**
 * venule_save_new:
 * @record: the consultation's id
 * @base: the revision that was read; 0: a new consultation
 *
 * Returns: (transfer full): a save with an id of its own, a draft; the maker fills in the other fields
 */
VenuleSave *
venule_save_new (const char *record, guint base)
{
  VenuleSave *self;

  g_return_val_if_fail (record != NULL, NULL);

  self = g_new0 (VenuleSave, 1);
  self->save_id = g_uuid_string_random ();
  self->record = g_strdup (record);
  self->base = base;
  return self;
}

static GPtrArray *
copy_texts (GPtrArray *texts)
{
  GPtrArray *copy = texts == NULL ? NULL : g_ptr_array_copy (texts, (GCopyFunc) (void (*) (void)) g_strdup, NULL);

  if (copy != NULL)
    g_ptr_array_set_free_func (copy, g_free);
  return copy;
}

/**
 * venule_save_copy:
 * @self: a save
 *
 * Returns: (transfer full): the same save, with the same id: doing both does it once
 */
VenuleSave *
venule_save_copy (const VenuleSave *self)
{
  VenuleSave *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (VenuleSave, 1);
  *copy = *self;
  copy->save_id = g_strdup (self->save_id);
  copy->record = g_strdup (self->record);
  copy->reason = g_strdup (self->reason);
  copy->by = g_strdup (self->by);
  copy->card = self->card != NULL ? venule_card_copy (self->card) : NULL;
  copy->document = self->document != NULL ? g_bytes_ref (self->document) : NULL;
  copy->overridden = copy_texts (self->overridden);
  copy->kept_sheets = copy_texts (self->kept_sheets);
  return copy;
}

/**
 * venule_save_free:
 * @self: (transfer full) (nullable): a save
 */
void
venule_save_free (VenuleSave *self)
{
  if (self == NULL)
    return;

  g_free (self->save_id);
  g_free (self->record);
  g_free (self->reason);
  g_free (self->by);
  g_clear_pointer (&self->card, venule_card_free);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_clear_pointer (&self->overridden, g_ptr_array_unref);
  g_clear_pointer (&self->kept_sheets, g_ptr_array_unref);
  g_free (self);
}
