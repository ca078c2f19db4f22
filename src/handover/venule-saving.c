/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-saving.h"

#include <glib/gi18n-lib.h>

#include "venule-check.h"
#include "venule-consultation-card.h"
#include "venule-consultation-file.h"
#include "venule-handover-error.h"
#include "venule-xml-reader.h"

/* The document says the state that it will have when it is saved; the consultation itself changes its state only
 * once that is done. */
static GBytes *
write_in_state (VenuleConsultation *consultation, VenuleState state)
{
  g_autoptr (GBytes) bytes = venule_consultation_to_xml (consultation);
  g_autoptr (xmlDoc) doc = NULL;
  g_autoptr (VenuleConsultation) copy = NULL;

  if (venule_consultation_get_state (consultation) == state)
    return g_steal_pointer (&bytes);

  doc = venule_xml_read_bytes (bytes, venule_consultation_get_id (consultation), NULL);
  copy
      = doc == NULL ? NULL : venule_consultation_from_document (doc, venule_consultation_get_form (consultation), NULL);
  g_return_val_if_fail (copy != NULL, NULL);
  venule_consultation_set_state (copy, state);

  return venule_consultation_to_xml (copy);
}

static void
list_overrides (VenuleConsultation *consultation, GPtrArray *overridden)
{
  GPtrArray *decisions = venule_consultation_get_decisions (consultation);

  for (guint i = 0; i < decisions->len; i++)
    {
      const VenuleDecision *decision = g_ptr_array_index (decisions, i);

      if (decision->kind == VENULE_DECISION_OVERRIDE)
        g_ptr_array_add (overridden, g_strdup (decision->check));
    }
}

/**
 * venule_saving_get_state:
 * @course: where a consultation stands
 * @present: what its document says now
 *
 * A returned consultation stays what it was, finished or amended; only its course says that it came back.
 *
 * Returns: what the document says there
 */
VenuleState
venule_saving_get_state (VenuleCourse course, VenuleState present)
{
  switch (course)
    {
    case VENULE_COURSE_DRAFT:
      return VENULE_STATE_DRAFT;
    case VENULE_COURSE_FINISHED:
      return VENULE_STATE_FINISHED;
    case VENULE_COURSE_AMENDED:
      return VENULE_STATE_AMENDED;
    case VENULE_COURSE_RETURNED:
    default:
      return present;
    }
}

/**
 * venule_saving_prepare:
 * @consultation: what is saved, as it is now
 * @protocol: what it is filled by
 * @base: the revision that it was read as; 0: it is new
 * @course: where it will stand
 * @reason: (nullable): why it is amended
 * @by: who saves
 *
 * Turns a consultation into bytes, before anything is written.
 *
 * Returns: (transfer full): the save, with an id of its own
 */
VenuleSave *
venule_saving_prepare (VenuleConsultation *consultation,
                       VenuleProtocol *protocol,
                       guint base,
                       VenuleCourse course,
                       const char *reason,
                       const char *by)
{
  VenuleSave *save = venule_save_new (venule_consultation_get_id (consultation), base);

  save->course = course;
  save->reason = g_strdup (reason);
  save->by = g_strdup (by);
  save->card = venule_consultation_make_card (consultation, protocol);
  save->document
      = write_in_state (consultation, venule_saving_get_state (course, venule_consultation_get_state (consultation)));
  if (course != VENULE_COURSE_DRAFT)
    {
      save->overridden = g_ptr_array_new_with_free_func (g_free);
      list_overrides (consultation, save->overridden);
    }

  return save;
}

/**
 * venule_saving_list_hindrances:
 * @evaluation: a consultation, evaluated
 *
 * What is in the way of finishing: each check that stands without its override or acknowledgement, and each
 * required answer of the specialist's part that is missing.
 *
 * Returns: (transfer full) (element-type utf8): each in a line; empty when it can be finished
 */
GPtrArray *
venule_saving_list_hindrances (VenuleEvaluation *evaluation)
{
  g_autoptr (GPtrArray) hindrances = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) checks = venule_evaluation_check (evaluation);
  g_autoptr (GPtrArray) missing = venule_evaluation_list_missing (evaluation, "specialist");

  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = g_ptr_array_index (checks, i);

      if (check->result == VENULE_CHECK_STANDS && check->decision == NULL)
        g_ptr_array_add (hindrances, g_strdup_printf ("%s %s: %s", venule_severity_to_string (check->severity),
                                                      check->id, check->message));
    }
  for (guint i = 0; i < missing->len; i++)
    g_ptr_array_add (hindrances, g_strdup_printf (_ ("unanswered: %s"), (const char *) g_ptr_array_index (missing, i)));

  return g_steal_pointer (&hindrances);
}

/* Whichever treatment was looked at: what is finished is as safe as its last. (transfer full) (nullable) */
static GPtrArray *
list_hindrances_of_last (VenuleEvaluation *evaluation)
{
  g_autoptr (VenuleEvaluation) last = venule_evaluation_new (
      venule_evaluation_get_protocol (evaluation), venule_evaluation_get_clinic (evaluation),
      venule_evaluation_get_consultation (evaluation), NULL, venule_evaluation_get_today (evaluation), NULL);

  return last == NULL ? NULL : venule_saving_list_hindrances (last);
}

/**
 * venule_saving_finish:
 * @evaluation: a draft, evaluated
 * @base: the revision that it was read as; 0: it is new
 * @by: the specialist
 * @error: %VENULE_HANDOVER_ERROR_REFUSED, with everything that is in the way, a line each
 *
 * The treatment that was evaluated is looked at, and the last one where that is another.
 *
 * Returns: (transfer full) (nullable): the save that finishes it
 */
VenuleSave *
venule_saving_finish (VenuleEvaluation *evaluation, guint base, const char *by, GError **error)
{
  g_autoptr (GPtrArray) hindrances = venule_saving_list_hindrances (evaluation);
  g_autofree char *lines = NULL;

  if (hindrances->len == 0)
    {
      g_ptr_array_unref (hindrances);
      hindrances = list_hindrances_of_last (evaluation);
    }
  g_return_val_if_fail (hindrances != NULL, NULL);
  if (hindrances->len == 0)
    return venule_saving_prepare (venule_evaluation_get_consultation (evaluation),
                                  venule_evaluation_get_protocol (evaluation), base, VENULE_COURSE_FINISHED, NULL, by);

  g_ptr_array_add (hindrances, NULL);
  lines = g_strjoinv ("\n", (char **) hindrances->pdata);
  g_set_error (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_REFUSED,
               _ ("the consultation can't be finished yet; answer, override or acknowledge these:\n%s"), lines);

  return NULL;
}

/**
 * venule_saving_return:
 * @revision: the finished consultation, as it was read
 * @note: what the specialist has to look at
 * @by: the nurse
 * @error: %VENULE_HANDOVER_ERROR_REFUSED without a note
 *
 * Gives a finished consultation back: its answers stay as they are.
 *
 * Returns: (transfer full) (nullable): the save that returns it
 */
VenuleSave *
venule_saving_return (const VenuleRevision *revision, const char *note, const char *by, GError **error)
{
  g_autofree char *words = g_strstrip (g_strdup (note == NULL ? "" : note));
  VenuleSave *save;

  if (*words == '\0')
    {
      g_set_error_literal (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_REFUSED,
                           _ ("a consultation is returned with a note; write what has to be looked at"));
      return NULL;
    }

  save = venule_save_new (revision->record, revision->number);
  save->course = VENULE_COURSE_RETURNED;
  save->reason = g_steal_pointer (&words);
  save->by = g_strdup (by);
  save->card = venule_card_copy (revision->card);
  save->document = g_bytes_ref (revision->document);

  return save;
}
