/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-issue.h"

#include "venule-case-private.h"
#include "venule-issuing.h"

#include <glib/gi18n.h>

/* What was asked for, as it was asked for: neither a patient that comes on screen nor a choice that is made
 * meanwhile changes it. It belongs to its task. */
typedef struct
{
  VenuleSheetChoice choice;
  char *language, *session, *confirmed; /* (nullable): the choice's */
  char *by;
  char *code; /* of the sheet that was shown when it was asked for */
  gulong handler;
} Asked;

static void
asked_free (gpointer data)
{
  Asked *asked = data;

  g_free (asked->language);
  g_free (asked->session);
  g_free (asked->confirmed);
  g_free (asked->by);
  g_free (asked->code);
  g_free (asked);
}

static void
on_issued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Asked *asked = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (VenuleIssue) issue = venule_issuing_issue_finish (VENULE_STORE (source), result, &error);

  /* What was shown is not what would be printed, so what would be is shown. */
  if (issue == NULL || !g_str_equal (issue->code, asked->code))
    venule_case_queue_judging (g_task_get_source_object (task));
  if (issue == NULL)
    g_task_return_error (task, error);
  else if (!g_str_equal (issue->code, asked->code))
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED,
                             _ ("The consultation was changed meanwhile, so its sheet is another than the one shown "
                                "here. Look at it again, then print."));
  else
    g_task_return_pointer (task, g_steal_pointer (&issue), (GDestroyNotify) venule_issue_unref);
}

/* Takes @task over. */
static void
issue_now (GTask *task)
{
  VenuleCase *self = g_task_get_source_object (task);
  VenuleDesk *desk = venule_case_get_desk (self);
  Asked *asked = g_task_get_task_data (task);

  venule_issuing_issue_async (venule_desk_get_store (desk), venule_desk_get_workplace (desk), venule_case_get_id (self),
                              &asked->choice, asked->by, g_task_get_cancellable (task), on_issued_cb, task);
}

static void
on_savedness_cb (VenuleCase *self, GParamSpec *pspec, GTask *task)
{
  Asked *asked = g_task_get_task_data (task);
  VenuleSavedness savedness = venule_case_get_savedness (self);
  const char *message = venule_case_get_save_message (self);

  if (savedness == VENULE_SAVE_PENDING || savedness == VENULE_SAVING)
    return;

  g_clear_signal_handler (&asked->handler, self);
  if (savedness == VENULE_SAVED)
    issue_now (task);
  else
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s",
                               message == NULL ? _ ("The consultation is not saved") : message);
      g_object_unref (task);
    }
}

/**
 * venule_case_issue_async:
 * @self: a case whose sheet is composed
 * @confirmed: (nullable): what [func@sheet_hash_unreviewed_safety] says of the safety advice that somebody confirmed
 * @cancellable: (nullable)
 * @callback: called when its sheet is frozen, or refused
 * @user_data: for it
 *
 * Saves what is shown, and freezes the sheet as it is chosen and shown now.
 */
void
venule_case_issue_async (VenuleCase *self,
                         const char *confirmed,
                         GCancellable *cancellable,
                         GAsyncReadyCallback callback,
                         gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  VenuleSheet *sheet = venule_case_get_sheet (self);
  Asked *asked = g_new0 (Asked, 1);
  const char *person = venule_desk_get_person (venule_case_get_desk (self));

  asked->choice = *venule_case_get_choice (self);
  asked->choice.language = asked->language = g_strdup (asked->choice.language);
  asked->choice.session = asked->session = g_strdup (asked->choice.session);
  asked->choice.only_reviewed = TRUE;
  asked->choice.confirmed = asked->confirmed = g_strdup (confirmed);
  asked->choice.today = venule_desk_get_today (venule_case_get_desk (self));
  asked->by = g_strdup (person);
  asked->code = g_strdup (sheet == NULL ? "" : sheet->code);
  g_task_set_task_data (task, asked, asked_free);
  if (sheet == NULL)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "%s", venule_case_get_sheet_failure (self));
      g_object_unref (task);
      return;
    }

  venule_case_save_now (self);
  asked->handler = g_signal_connect (self, "notify::savedness", G_CALLBACK (on_savedness_cb), task);
  on_savedness_cb (self, NULL, task);
}

/**
 * venule_case_issue_finish:
 * @self: the case
 * @result: what the callback got
 * @error: why there is none, and what to do
 *
 * Returns: (transfer full) (nullable): the frozen sheet
 */
VenuleIssue *
venule_case_issue_finish (VenuleCase *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_case_issue_is_present:
 * @self: a case
 * @issue: (nullable): a sheet that was frozen before
 *
 * Returns: whether it is the sheet that is shown now: then these bytes are printed again, and none are frozen anew
 */
gboolean
venule_case_issue_is_present (VenuleCase *self, const VenuleIssue *issue)
{
  VenuleSheet *sheet = venule_case_get_sheet (self);

  return issue != NULL && sheet != NULL && g_str_equal (issue->record, venule_case_get_id (self))
         && issue->revision == venule_case_get_base (self) && venule_case_get_savedness (self) == VENULE_SAVED
         && g_str_equal (issue->code, sheet->code);
}
