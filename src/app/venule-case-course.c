/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-private.h"

#include <glib/gi18n.h>

#include "venule-saving.h"

/* Where a case stands on its course, and what takes it further. */

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  VenuleCase *self = g_task_get_source_object (task);
  const VenuleSave *save = g_task_get_task_data (task);
  g_autoptr (GPtrArray) revisions = NULL;
  GError *error = NULL;

  revisions = venule_store_save_finish (VENULE_STORE (source), result, NULL, &error);
  if (revisions == NULL)
    {
      venule_case_start_saver (self);
      g_object_notify (G_OBJECT (self), "course");
      g_task_return_error (task, error);
      return;
    }

  self->base = ((const VenuleRevision *) g_ptr_array_index (revisions, 0))->number;
  self->amending = FALSE;
  venule_case_set_course (self, save->course, save->reason);
  if (save->course == VENULE_COURSE_FINISHED)
    venule_consultation_set_state (self->consultation, VENULE_STATE_FINISHED);
  venule_case_start_saver (self);
  g_task_return_boolean (task, TRUE);
}

static void
save_in_course (GTask *task, VenuleSave *save)
{
  VenuleCase *self = g_task_get_source_object (task);
  g_autoptr (GPtrArray) saves = g_ptr_array_new ();

  /* Nothing is answered meanwhile: it would be on screen, and kept nowhere. */
  venule_case_stop_saver (self);
  g_object_notify (G_OBJECT (self), "course");
  g_task_set_task_data (task, save, (GDestroyNotify) venule_save_free);
  g_ptr_array_add (saves, save);
  venule_store_save_async (venule_desk_get_store (self->desk), saves, VENULE_AUDIT_SAVED, NULL, on_saved_cb, task);
}

/* What is on its way to the store has to be there first: the next save names it as its base. */
typedef struct
{
  GTask *task;
  void (*go_on) (GTask *task);
  gulong handler;
} Waiting;

static void
on_savedness_cb (VenuleDraftSaver *saver, GParamSpec *pspec, Waiting *waiting)
{
  VenuleSavedness savedness = venule_draft_saver_get_savedness (saver);
  GTask *task = waiting->task;

  if (savedness == VENULE_SAVE_PENDING || savedness == VENULE_SAVING)
    return;

  g_signal_handler_disconnect (saver, waiting->handler);
  if (savedness == VENULE_SAVED)
    waiting->go_on (task);
  else
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", venule_draft_saver_get_message (saver));
      g_object_unref (task);
    }
  g_free (waiting);
}

static void
when_saved (VenuleCase *self, GTask *task, void (*go_on) (GTask *task))
{
  Waiting *waiting;

  if (self->saver == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_BUSY,
                               _ ("this consultation is being saved; try again in a moment"));
      g_object_unref (task);
      return;
    }
  venule_draft_saver_save_now (self->saver);
  if (venule_draft_saver_get_savedness (self->saver) == VENULE_SAVED)
    {
      go_on (task);
      return;
    }

  waiting = g_new0 (Waiting, 1);
  waiting->task = task;
  waiting->go_on = go_on;
  waiting->handler = g_signal_connect (self->saver, "notify::savedness", G_CALLBACK (on_savedness_cb), waiting);
}

static void
finish_now (GTask *task)
{
  VenuleCase *self = g_task_get_source_object (task);
  GError *error = NULL;
  VenuleSave *save;

  venule_case_follow_day (self);
  venule_case_choose_last_session (self);
  save = venule_saving_finish (self->evaluation, venule_case_get_base (self), venule_desk_get_person (self->desk),
                               &error);
  if (save != NULL)
    save_in_course (task, save);
  else
    {
      g_task_return_error (task, error);
      g_object_unref (task);
    }
}

/**
 * venule_case_finish_async:
 * @self: a draft
 * @callback: called when it is finished and kept
 * @user_data: for it
 *
 * Finishes the specialist's part. A finish function that fails has everything that is in the way, a line each.
 */
void
venule_case_finish_async (VenuleCase *self, GAsyncReadyCallback callback, gpointer user_data)
{
  when_saved (self, g_task_new (self, NULL, callback, user_data), finish_now);
}

static void
return_now (GTask *task)
{
  VenuleCase *self = g_task_get_source_object (task);
  g_autofree char *note = g_strdup (g_object_get_data (G_OBJECT (task), "note"));
  const char *by = venule_desk_get_person (self->desk);

  if (*g_strstrip (note) != '\0')
    save_in_course (task, venule_saving_prepare (self->consultation, self->definitions->protocol,
                                                 venule_case_get_base (self), VENULE_COURSE_RETURNED, note, by));
  else
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                               _ ("A consultation is returned with a note; write what has to be looked at."));
      g_object_unref (task);
    }
}

/**
 * venule_case_return_async:
 * @self: a finished or amended consultation
 * @note: what the specialist has to look at
 * @callback: called when it is returned and kept
 * @user_data: for it
 *
 * Gives it back to the specialist.
 */
void
venule_case_return_async (VenuleCase *self, const char *note, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, NULL, callback, user_data);

  g_object_set_data_full (G_OBJECT (task), "note", g_strdup (note), g_free);
  when_saved (self, task, return_now);
}

/**
 * venule_case_course_finish:
 * @self: a case
 * @result: what the callback got
 * @error: what is in the way, a line each; or the store's
 *
 * Returns: whether it was done and is durable
 */
gboolean
venule_case_course_finish (VenuleCase *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * venule_case_amend:
 * @self: a finished, returned or amended consultation
 * @reason: why it is changed
 *
 * Opens it for changes; the next save, and those after it, are amendments for that reason.
 */
void
venule_case_amend (VenuleCase *self, const char *reason)
{
  g_return_if_fail (VENULE_IS_CASE (self) && reason != NULL && self->course != VENULE_COURSE_DRAFT);

  self->amending = TRUE;
  venule_case_set_course (self, VENULE_COURSE_AMENDED, reason);
  if (self->saver != NULL)
    venule_draft_saver_set_course (self->saver, VENULE_COURSE_AMENDED, reason);
  venule_consultation_set_state (self->consultation, VENULE_STATE_AMENDED);
}

/**
 * venule_case_follow:
 * @self: a case
 * @course: where another version of it stands, which it comes after
 * @reason: (nullable): why that was returned or amended
 *
 * Stands there too: the next saves are of that course. It is not opened for changes by this.
 */
void
venule_case_follow (VenuleCase *self, VenuleCourse course, const char *reason)
{
  self->amending = FALSE;
  venule_case_set_course (self, course, reason);
  if (self->saver != NULL)
    venule_draft_saver_set_course (self->saver, course, course == VENULE_COURSE_AMENDED ? reason : NULL);
  venule_consultation_set_state (self->consultation,
                                 venule_saving_get_state (course, venule_consultation_get_state (self->consultation)));
}
