/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-draft-saver.h"

#include "venule-consultation-file.h"
#include "venule-saving.h"

/* How long after a failure it is tried again, in milliseconds: first, and at most. */
#define FIRST_RETRY   1000
#define LONGEST_RETRY 30000

struct _VenuleDraftSaver
{
  GObject parent;
  VenuleStore *store;
  VenuleConsultation *consultation;
  VenuleProtocol *protocol;
  guint base;
  VenuleCourse course;
  char *reason; /* (nullable) */
  char *by;
  VenuleSavedness savedness;
  char *message;          /* (nullable) */
  VenuleRevision *winner; /* (nullable) */
  GPtrArray *unconfirmed; /* (nullable) (element-type VenuleSave): asked for, its outcome unknown: repeated as it is */
  GBytes *kept;           /* (nullable): the document as it was saved last; NULL: it is not known */
  VenuleKeptSheetsFunc list_kept; /* (nullable) */
  gpointer user_data;
  gboolean dirty;
  guint timeout;
  guint retry;
};

G_DEFINE_FINAL_TYPE (VenuleDraftSaver, venule_draft_saver, G_TYPE_OBJECT)

enum
{
  PROP_SAVEDNESS = 1,
  PROP_MESSAGE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
tell (VenuleDraftSaver *self, VenuleSavedness savedness, const char *message)
{
  if (g_strcmp0 (self->message, message) != 0)
    {
      g_free (self->message);
      self->message = g_strdup (message);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_MESSAGE]);
    }
  if (self->savedness != savedness)
    {
      self->savedness = savedness;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVEDNESS]);
    }
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  VenuleDraftSaver *self = user_data;

  self->timeout = 0;
  venule_draft_saver_save_now (self);

  return G_SOURCE_REMOVE;
}

static void
wait (VenuleDraftSaver *self, guint milliseconds)
{
  if (self->timeout == 0)
    self->timeout = g_timeout_add (milliseconds, on_timeout_cb, self);
}

static void
on_changed_cb (VenuleConsultation *consultation, const char *path, VenuleDraftSaver *self)
{
  self->dirty = TRUE;
  if (self->savedness == VENULE_SAVED)
    tell (self, VENULE_SAVE_PENDING, NULL);
  if (self->savedness == VENULE_SAVE_PENDING)
    wait (self, VENULE_DRAFT_SAVER_DELAY);
}

static void
succeed (VenuleDraftSaver *self, const VenuleRevision *revision)
{
  const VenuleSave *save = g_ptr_array_index (self->unconfirmed, 0);

  self->base = revision->number;
  self->retry = 0;
  g_clear_pointer (&self->kept, g_bytes_unref);
  self->kept = g_bytes_ref (save->document);
  g_clear_pointer (&self->unconfirmed, g_ptr_array_unref);
  if (self->dirty)
    {
      tell (self, VENULE_SAVE_PENDING, NULL);
      wait (self, VENULE_DRAFT_SAVER_DELAY);
    }
  else
    tell (self, VENULE_SAVED, NULL);
}

static void
fail (VenuleDraftSaver *self, const GError *error, VenuleRevision *winner)
{
  if (g_error_matches (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_CONFLICT))
    {
      g_clear_pointer (&self->winner, venule_revision_unref);
      self->winner = winner == NULL ? NULL : venule_revision_ref (winner);
      g_clear_pointer (&self->unconfirmed, g_ptr_array_unref);
      self->dirty = TRUE;
      tell (self, VENULE_SAVE_CONFLICT, error->message);
      return;
    }

  self->retry = self->retry == 0 ? FIRST_RETRY : MIN (self->retry * 2, LONGEST_RETRY);
  tell (self, VENULE_SAVE_FAILED, error->message);
  wait (self, self->retry);
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleDraftSaver) self = user_data;
  g_autoptr (VenuleRevision) winner = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) revisions = venule_store_save_finish (VENULE_STORE (source), result, &winner, &error);

  if (revisions != NULL)
    succeed (self, g_ptr_array_index (revisions, 0));
  else
    fail (self, error, winner);
}

static VenuleSave *
prepare (VenuleDraftSaver *self)
{
  VenuleSave *save
      = venule_saving_prepare (self->consultation, self->protocol, self->base, self->course, self->reason, self->by);

  if (self->kept != NULL && self->list_kept != NULL && self->course != VENULE_COURSE_DRAFT)
    save->kept_sheets = self->list_kept (self->kept, self->consultation, self->user_data);
  return save;
}

static void
ask (VenuleDraftSaver *self)
{
  if (self->unconfirmed == NULL)
    {
      self->unconfirmed = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free);
      g_ptr_array_add (self->unconfirmed, prepare (self));
      self->dirty = FALSE;
    }
  tell (self, VENULE_SAVING, self->message);
  venule_store_save_async (self->store, self->unconfirmed, VENULE_AUDIT_SAVED, NULL, on_saved_cb, g_object_ref (self));
}

static void
venule_draft_saver_dispose (GObject *object)
{
  VenuleDraftSaver *self = VENULE_DRAFT_SAVER (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);
  g_clear_object (&self->protocol);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (venule_draft_saver_parent_class)->dispose (object);
}

static void
venule_draft_saver_finalize (GObject *object)
{
  VenuleDraftSaver *self = VENULE_DRAFT_SAVER (object);

  g_clear_pointer (&self->unconfirmed, g_ptr_array_unref);
  g_clear_pointer (&self->kept, g_bytes_unref);
  g_clear_pointer (&self->winner, venule_revision_unref);
  g_free (self->reason);
  g_free (self->by);
  g_free (self->message);

  G_OBJECT_CLASS (venule_draft_saver_parent_class)->finalize (object);
}

static void
venule_draft_saver_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VenuleDraftSaver *self = VENULE_DRAFT_SAVER (object);

  switch (id)
    {
    case PROP_SAVEDNESS:
      g_value_set_int (value, self->savedness);
      break;
    case PROP_MESSAGE:
      g_value_set_string (value, self->message);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
venule_draft_saver_class_init (VenuleDraftSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_draft_saver_dispose;
  object_class->finalize = venule_draft_saver_finalize;
  object_class->get_property = venule_draft_saver_get_property;
  properties[PROP_SAVEDNESS] = g_param_spec_int ("savedness", NULL, NULL, VENULE_SAVED, VENULE_SAVE_CONFLICT,
                                                 VENULE_SAVED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_MESSAGE]
      = g_param_spec_string ("message", NULL, NULL, NULL, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
venule_draft_saver_init (VenuleDraftSaver *self)
{
}

/**
 * venule_draft_saver_new:
 * @store: where it is kept
 * @consultation: what is being filled
 * @protocol: what it is filled by
 * @base: the revision that it was read as; 0: it is new, and saved once something is typed
 * @by: who fills it
 *
 * Returns: (transfer full): a saver, which works until its last reference goes; a save under way holds one
 */
VenuleDraftSaver *
venule_draft_saver_new (
    VenuleStore *store, VenuleConsultation *consultation, VenuleProtocol *protocol, guint base, const char *by)
{
  VenuleDraftSaver *self = g_object_new (VENULE_TYPE_DRAFT_SAVER, NULL);

  self->store = g_object_ref (store);
  self->consultation = g_object_ref (consultation);
  self->protocol = g_object_ref (protocol);
  self->base = base;
  self->by = g_strdup (by);
  g_signal_connect (consultation, "changed", G_CALLBACK (on_changed_cb), self);

  return self;
}

/**
 * venule_draft_saver_set_course:
 * @self: a saver
 * @course: what it saves as from now on; at first a draft
 * @reason: (nullable): why it is amended
 *
 * For filling the nurse's part of a finished consultation, or amending one.
 */
void
venule_draft_saver_set_course (VenuleDraftSaver *self, VenuleCourse course, const char *reason)
{
  g_return_if_fail (VENULE_IS_DRAFT_SAVER (self));

  self->course = course;
  g_free (self->reason);
  self->reason = g_strdup (reason);
}

/**
 * venule_draft_saver_set_kept_sheets:
 * @self: a saver whose consultation is as it is kept
 * @list_kept: says which sheets a change leaves as they are; without it, none
 * @user_data: for it
 */
void
venule_draft_saver_set_kept_sheets (VenuleDraftSaver *self, VenuleKeptSheetsFunc list_kept, gpointer user_data)
{
  g_return_if_fail (VENULE_IS_DRAFT_SAVER (self));

  self->list_kept = list_kept;
  self->user_data = user_data;
  g_clear_pointer (&self->kept, g_bytes_unref);
  self->kept = self->base == 0 || list_kept == NULL ? NULL : venule_consultation_to_xml (self->consultation);
}

/**
 * venule_draft_saver_get_savedness:
 * @self: a saver
 *
 * Returns: whether what is shown is kept
 */
VenuleSavedness
venule_draft_saver_get_savedness (VenuleDraftSaver *self)
{
  return self->savedness;
}

/**
 * venule_draft_saver_get_message:
 * @self: a saver
 *
 * Returns: (transfer none) (nullable): what the last save failed with, until one succeeds
 */
const char *
venule_draft_saver_get_message (VenuleDraftSaver *self)
{
  return self->message;
}

/**
 * venule_draft_saver_get_base:
 * @self: a saver
 *
 * Returns: the latest revision that it read or made; 0: none
 */
guint
venule_draft_saver_get_base (VenuleDraftSaver *self)
{
  return self->base;
}

/**
 * venule_draft_saver_get_winner:
 * @self: a saver
 *
 * Returns: (transfer none) (nullable): after a conflict, the revision that was saved elsewhere
 */
VenuleRevision *
venule_draft_saver_get_winner (VenuleDraftSaver *self)
{
  return self->winner;
}

/**
 * venule_draft_saver_settle:
 * @self: a saver in conflict
 * @base: the revision that has now been looked at
 *
 * Goes on saving after a person has settled which answers stand.
 */
void
venule_draft_saver_settle (VenuleDraftSaver *self, guint base)
{
  g_return_if_fail (VENULE_IS_DRAFT_SAVER (self));
  g_return_if_fail (self->savedness == VENULE_SAVE_CONFLICT);

  g_clear_pointer (&self->winner, venule_revision_unref);
  g_clear_pointer (&self->kept, g_bytes_unref);
  self->base = base;
  tell (self, VENULE_SAVE_PENDING, NULL);
  venule_draft_saver_save_now (self);
}

/**
 * venule_draft_saver_keep_blank:
 * @self: a saver
 *
 * Keeps one that was never kept although it has no answer: something else has been typed into it.
 */
void
venule_draft_saver_keep_blank (VenuleDraftSaver *self)
{
  g_return_if_fail (VENULE_IS_DRAFT_SAVER (self));

  if (self->base == 0 && self->savedness == VENULE_SAVED)
    on_changed_cb (self->consultation, "", self);
}

/**
 * venule_draft_saver_save_now:
 * @self: a saver
 *
 * Begins to save what is not saved, without waiting; for leaving a consultation or closing the window.
 */
void
venule_draft_saver_save_now (VenuleDraftSaver *self)
{
  g_return_if_fail (VENULE_IS_DRAFT_SAVER (self));

  if (self->savedness != VENULE_SAVE_PENDING && self->savedness != VENULE_SAVE_FAILED)
    return;

  g_clear_handle_id (&self->timeout, g_source_remove);
  ask (self);
}
