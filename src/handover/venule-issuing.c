/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-issuing.h"

#include <glib/gi18n-lib.h>

#include "venule-beside.h"
#include "venule-handover-error.h"
#include "venule-language-name.h"
#include "venule-sha256.h"
#include "venule-thread-tools.h"

/* One sheet on its way out. */
typedef struct
{
  VenuleWorkplace *workplace;
  VenuleSheetChoice choice;
  char *session, *language, *confirmed; /* (nullable): the choice's */
  char *by;
  VenuleRevision *revision;
  VenuleIssue *issue;
} Issuing;

static void
issuing_free (gpointer data)
{
  Issuing *issuing = data;

  g_clear_pointer (&issuing->revision, venule_revision_unref);
  g_clear_pointer (&issuing->issue, venule_issue_unref);
  g_free (issuing->session);
  g_free (issuing->language);
  g_free (issuing->confirmed);
  g_free (issuing->by);
  g_free (issuing);
}

static void
add_line (GString *lines, const VenuleCheck *check)
{
  g_string_append_printf (lines, "\n%s %s: %s", venule_severity_to_string (check->severity), check->id, check->message);
}

/* A final sheet needs a finished consultation that nobody has returned, the nurse's part, and no check in its way. */
static gboolean
may_be_issued (const VenuleRevision *revision, VenuleSheetMaker *maker, GError **error)
{
  VenuleEvaluation *evaluation = venule_sheet_maker_get_evaluation (maker);
  GPtrArray *checks = venule_sheet_maker_get_checks (maker);
  g_autoptr (GPtrArray) missing = venule_evaluation_list_missing (evaluation, NULL);
  g_autoptr (GString) lines = g_string_new (NULL);

  if (venule_consultation_get_state (venule_evaluation_get_consultation (evaluation)) == VENULE_STATE_DRAFT)
    g_string_append (lines, _ ("\nthe consultation is a draft: let the specialist finish it"));
  if (revision->course == VENULE_COURSE_RETURNED)
    g_string_append_printf (lines,
                            _ ("\nthe consultation was returned to the specialist (“%s”): let the specialist see to "
                               "that and change it"),
                            revision->reason);
  if (!venule_checks_permit (checks))
    for (guint i = 0; i < checks->len; i++)
      {
        const VenuleCheck *check = g_ptr_array_index (checks, i);

        if (check->result == VENULE_CHECK_STANDS && check->decision == NULL
            && check->severity != VENULE_SEVERITY_CAUTION)
          add_line (lines, check);
      }
  for (guint i = 0; i < missing->len; i++)
    g_string_append_printf (lines, _ ("\nunanswered: %s"), (const char *) g_ptr_array_index (missing, i));

  if (lines->len == 0)
    return TRUE;
  g_set_error (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_REFUSED,
               _ ("no sheet can be handed over yet; see to these first:%s"), lines->str);

  return FALSE;
}

static char *
get_chosen_session (VenuleSheetMaker *maker)
{
  VenuleEntry *session = venule_evaluation_get_session (venule_sheet_maker_get_evaluation (maker));

  return session == NULL ? NULL : g_strdup (venule_entry_get_key (session));
}

static char *
copy_clinic_name (VenuleClinic *clinic)
{
  VenuleValue name;

  return g_strdup (venule_clinic_lookup (clinic, "name", &name) && name.n_words > 0 ? name.words[0] : "");
}

static VenuleIssue *
describe (const Issuing *issuing, VenuleSheetMaker *maker, VenuleSheet *sheet, GBytes *pdf)
{
  VenuleDefinitions *definitions = venule_sheet_maker_get_definitions (maker);
  VenuleIssue *issue = venule_issue_new ();

  issue->code = g_strdup (sheet->code);
  issue->record = g_strdup (issuing->revision->record);
  issue->revision = issuing->revision->number;
  issue->revision_hash = g_strdup (issuing->revision->hash);
  issue->session = get_chosen_session (maker);
  issue->language = g_strdup (sheet->language);
  issue->second_language = sheet->bilingual ? g_strdup (sheet->clinic_language) : NULL;
  issue->format = g_strdup (venule_format_to_string (sheet->format));
  issue->sheet_version = g_strdup (sheet->version);
  issue->checklist_version = g_strdup (venule_protocol_get_checklist (definitions->protocol)->version);
  issue->program_version = g_strdup (VENULE_VERSION);
  issue->clinic = copy_clinic_name (definitions->clinic);
  issue->by = g_strdup (issuing->by);
  issue->pdf = g_bytes_ref (pdf);
  issue->sheet = venule_sheet_to_xml (sheet);
  issue->pdf_hash = venule_sha256_of_bytes (issue->pdf);
  issue->sheet_hash = venule_sha256_of_bytes (issue->sheet);

  return issue;
}

/* Where nobody is asked about the one sheet, nobody confirms what was not reviewed; who is asked confirms these words
 * and no others, whatever a translator's file says meanwhile. */
static gboolean
is_confirmed (const Issuing *issuing, VenuleSheet *sheet, GError **error)
{
  g_autofree char *unreviewed = issuing->choice.only_reviewed ? venule_sheet_hash_unreviewed_safety (sheet) : NULL;
  g_autofree char *language = NULL;

  if (unreviewed == NULL || g_strcmp0 (unreviewed, issuing->choice.confirmed) == 0)
    return TRUE;

  language = venule_language_name_within (sheet->language);
  g_set_error (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_UNCONFIRMED,
               /* Translators: %s is a language: “Polish”. */
               _ ("nobody reviewed its safety advice in %s; go through it with the patient, and confirm that where the "
                  "sheet is printed by itself"),
               language);
  return FALSE;
}

static void
make_issue (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Issuing *issuing = task_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (issuing->revision->document, issuing->revision->record, &error);
  g_autoptr (VenuleSheetMaker) maker
      = doc == NULL ? NULL : venule_sheet_maker_new (issuing->workplace, doc, &issuing->choice, &error);
  g_autoptr (VenuleSheet) sheet = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (maker != NULL && may_be_issued (issuing->revision, maker, &error))
    sheet = venule_sheet_maker_compose (maker, &error);
  if (sheet != NULL && is_confirmed (issuing, sheet, &error))
    pdf = venule_sheet_maker_to_pdf (maker, sheet, &error);

  if (pdf == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    g_task_return_pointer (task, describe (issuing, maker, sheet, pdf), (GDestroyNotify) venule_issue_unref);
}

static void
on_frozen_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Issuing *issuing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  if (venule_store_add_issue_finish (VENULE_STORE (source), result, &error))
    g_task_return_pointer (task, g_steal_pointer (&issuing->issue), (GDestroyNotify) venule_issue_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Issuing *issuing = g_task_get_task_data (task);
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;

  issuing->issue = g_task_propagate_pointer (G_TASK (result), &error);
  if (issuing->issue == NULL)
    g_task_return_error (task, g_steal_pointer (&error));
  else
    venule_store_add_issue_async (VENULE_STORE (source), issuing->issue, cancellable, on_frozen_cb,
                                  g_steal_pointer (&task));
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Issuing *issuing = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (GTask) making = NULL;

  issuing->revision = venule_store_load_finish (VENULE_STORE (source), result, &error);
  if (issuing->revision == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  making = g_task_new (source, g_task_get_cancellable (task), on_made_cb, g_object_ref (task));
  g_task_set_task_data (making, issuing, NULL);
  venule_beside_run (making, make_issue);
}

/**
 * venule_issuing_issue_async:
 * @store: where the consultation is kept
 * @workplace: what sheets are made with; must outlive the operation
 * @record: the consultation's id
 * @choice: what is chosen apart from its answers; copied
 * @by: who hands over
 * @cancellable: (nullable)
 * @callback: called when it is frozen, or refused
 * @user_data: for @callback
 *
 * Makes the sheet of the latest revision and freezes it. It is refused for a draft, for one that was
 * returned to the specialist, for one whose nurse's part has
 * gaps, for one with a check in its way, and when the consultation is changed meanwhile.
 */
void
venule_issuing_issue_async (VenuleStore *store,
                            VenuleWorkplace *workplace,
                            const char *record,
                            const VenuleSheetChoice *choice,
                            const char *by,
                            GCancellable *cancellable,
                            GAsyncReadyCallback callback,
                            gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);
  Issuing *issuing = g_new0 (Issuing, 1);

  issuing->workplace = workplace;
  issuing->choice = *choice;
  issuing->choice.session = issuing->session = g_strdup (choice->session);
  issuing->choice.language = issuing->language = g_strdup (choice->language);
  issuing->choice.confirmed = issuing->confirmed = g_strdup (choice->confirmed);
  issuing->by = g_strdup (by);
  g_task_set_task_data (task, issuing, issuing_free);

  venule_store_load_async (store, record, 0, NULL, cancellable, on_loaded_cb, g_steal_pointer (&task));
}

/**
 * venule_issuing_issue_finish:
 * @store: the store
 * @result: what the callback got
 * @error: %VENULE_HANDOVER_ERROR, %VENULE_STORE_ERROR, or a lower room's
 *
 * Returns: (transfer full) (nullable): the issue, whole; its PDF is what may be printed
 */
VenuleIssue *
venule_issuing_issue_finish (VenuleStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
on_audited_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GError) error = NULL;

  if (venule_store_add_audit_finish (VENULE_STORE (source), result, &error))
    g_task_return_pointer (task, venule_issue_ref (g_object_get_data (G_OBJECT (task), "issue")),
                           (GDestroyNotify) venule_issue_unref);
  else
    g_task_return_error (task, g_steal_pointer (&error));
}

static void
on_issue_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GCancellable *cancellable = g_task_get_cancellable (task);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleIssue) issue = venule_store_load_issue_finish (VENULE_STORE (source), result, &error);
  VenuleAuditLine *line;

  if (issue == NULL)
    {
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }

  line = venule_audit_line_new (VENULE_AUDIT_REPRINTED, g_task_get_task_data (task), issue->record, issue->id);
  g_object_set_data_full (G_OBJECT (task), "issue", g_steal_pointer (&issue), (GDestroyNotify) venule_issue_unref);
  venule_store_add_audit_async (VENULE_STORE (source), line, cancellable, on_audited_cb, g_steal_pointer (&task));
}

/**
 * venule_issuing_reprint_async:
 * @store: where the sheet is frozen
 * @issue: the issue's id, or the code in the sheet's foot
 * @by: who asks
 * @cancellable: (nullable)
 * @callback: called when the bytes are there and the audit has it
 * @user_data: for @callback
 *
 * Gets a sheet as it was handed over, byte for byte, or fails: it is never made anew.
 */
void
venule_issuing_reprint_async (VenuleStore *store,
                              const char *issue,
                              const char *by,
                              GCancellable *cancellable,
                              GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (store, cancellable, callback, user_data);

  g_task_set_task_data (task, g_strdup (by), g_free);
  venule_store_load_issue_async (store, issue, cancellable, on_issue_loaded_cb, g_steal_pointer (&task));
}

/**
 * venule_issuing_reprint_finish:
 * @store: the store
 * @result: what the callback got
 * @error: %VENULE_STORE_ERROR; %VENULE_STORE_ERROR_DAMAGED when the bytes are not those that were frozen
 *
 * Returns: (transfer full) (nullable): the issue; look whether it has been superseded before you print it
 */
VenuleIssue *
venule_issuing_reprint_finish (VenuleStore *store, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, store), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_issuing_has_present_wording:
 * @issue: a sheet that was handed over, with or without its bytes
 * @definitions: what a sheet of this consultation would be made with now
 *
 * Sheets say what was right when they were made. When the wording or the checklist has been changed since, it may be
 * for safety: wherever such a sheet is listed, it is to say so.
 *
 * Returns: whether sheet and checklist are still of the version that it was made with
 */
gboolean
venule_issuing_has_present_wording (const VenuleIssue *issue, const VenuleDefinitions *definitions)
{
  g_return_val_if_fail (issue != NULL && definitions != NULL && definitions->tmpl != NULL, FALSE);

  return g_strcmp0 (issue->sheet_version, venule_template_get_version (definitions->tmpl)) == 0
         && g_strcmp0 (issue->checklist_version, venule_protocol_get_checklist (definitions->protocol)->version) == 0;
}
