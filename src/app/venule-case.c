/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-private.h"

#include "venule-case-aside.h"
#include "venule-case-typed-file.h"
#include "venule-kept-sheets.h"
#include "venule-xml-reader.h"

/* Before GTK measures the window for what the answer has changed in the form (at G_PRIORITY_HIGH - 10): it would
 * measure it again for what the checks change, and ask the display each time how large a window may be. */
#define PRIORITY_JUDGING (G_PRIORITY_HIGH - 20)
/* How often it is looked whether a day has begun, in seconds. */
#define DAY_CHECK_S 30

G_DEFINE_FINAL_TYPE (VenuleCase, venule_case, G_TYPE_OBJECT)

enum
{
  PROP_SAVEDNESS = 1,
  PROP_COURSE,
  N_PROPS
};

enum
{
  ANSWERED,
  JUDGED,
  COMPOSED,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
evaluate_anew (VenuleCase *self, const char *session)
{
  VenuleEvaluation *evaluation
      = venule_evaluation_new (self->definitions->protocol, self->definitions->clinic, self->consultation, session,
                               venule_desk_get_today (self->desk), NULL);

  if (evaluation == NULL)
    return FALSE;
  g_object_unref (self->evaluation);
  self->evaluation = evaluation;
  return TRUE;
}

static gboolean
is_of_yesterday (VenuleCase *self)
{
  return venule_evaluation_get_today (self->evaluation) != venule_desk_get_today (self->desk);
}

/* One that stays open overnight is judged by the day that it is then: a treatment that begins is of that day. */
void
venule_case_follow_day (VenuleCase *self)
{
  if (is_of_yesterday (self))
    evaluate_anew (self, self->session);
}

static void
compose (VenuleCase *self)
{
  VenuleWorkplace *workplace = venule_desk_get_workplace (self->desk);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleSheetMaker) maker = NULL;

  venule_case_follow_day (self);
  self->choice.today = venule_desk_get_today (self->desk);
  maker = venule_sheet_maker_new_for_evaluation (workplace, self->definitions, self->evaluation, &self->choice);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  self->checks = g_ptr_array_ref (venule_sheet_maker_get_checks (maker));
  self->missing = venule_evaluation_list_missing (self->evaluation, NULL);

  g_clear_pointer (&self->sheet, venule_sheet_unref);
  g_clear_pointer (&self->sheet_failure, g_free);
  self->sheet = venule_sheet_maker_compose (maker, &error);
  if (self->sheet == NULL)
    self->sheet_failure = g_strdup (error->message);
  self->is_due = TRUE;
  self->is_put_off = FALSE;
  g_signal_emit (self, signals[COMPOSED], 0);
  if (!self->is_put_off)
    venule_case_tell_judged (self);
}

static gboolean
on_judging_cb (gpointer user_data)
{
  VenuleCase *self = user_data;

  self->judging = 0;
  compose (self);

  return G_SOURCE_REMOVE;
}

void
venule_case_queue_judging (VenuleCase *self)
{
  if (self->judging == 0)
    self->judging = g_idle_add_full (PRIORITY_JUDGING, on_judging_cb, self, NULL);
}

static gboolean
on_day_cb (gpointer user_data)
{
  if (is_of_yesterday (user_data))
    venule_case_queue_judging (user_data);
  return G_SOURCE_CONTINUE;
}

/* The chosen treatment is gone again: the last one is meant, whichever that is. */
static void
forget_lost_session (VenuleCase *self)
{
  g_autofree char *path = NULL;

  if (self->session == NULL)
    return;
  path = g_strdup_printf ("%s[%s]", venule_protocol_find_form_role (self->definitions->protocol, "session")->path,
                          self->session);
  if (venule_consultation_find_entry (self->consultation, path) == NULL)
    venule_case_choose_session (self, NULL);
}

static void
on_consultation_changed_cb (VenuleConsultation *consultation, const char *path, VenuleCase *self)
{
  self->specialist_waits = self->specialist_waits || venule_desk_get_is_specialist (self->desk);
  forget_lost_session (self);
  g_signal_emit (self, signals[ANSWERED], 0, path);
  venule_case_queue_judging (self);
}

static void
on_savedness_cb (VenuleDraftSaver *saver, GParamSpec *pspec, VenuleCase *self)
{
  g_autoptr (VenuleCase) alive = g_object_ref (self);

  if (venule_draft_saver_get_savedness (saver) == VENULE_SAVED)
    self->specialist_waits = FALSE;
  if (self->person_changed && venule_draft_saver_get_savedness (saver) == VENULE_SAVED)
    {
      venule_case_stop_saver (self);
      venule_case_start_saver (self);
      return;
    }
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVEDNESS]);
}

static GPtrArray *
list_kept_sheets (GBytes *before, VenuleConsultation *now, gpointer user_data)
{
  VenuleCase *self = user_data;

  return venule_kept_sheets_list (venule_desk_get_workplace (self->desk), self->definitions, before, now,
                                  venule_desk_get_today (self->desk));
}

void
venule_case_start_saver (VenuleCase *self)
{
  VenuleStore *store = venule_desk_get_store (self->desk);

  g_return_if_fail (self->saver == NULL && store != NULL);

  self->person_changed = FALSE;
  self->saver = venule_draft_saver_new (store, self->consultation, self->definitions->protocol, self->base,
                                        venule_desk_get_person (self->desk));
  venule_draft_saver_set_course (self->saver, self->course, self->course == VENULE_COURSE_AMENDED ? self->note : NULL);
  venule_draft_saver_set_kept_sheets (self->saver, list_kept_sheets, self);
  g_signal_connect (self->saver, "notify::savedness", G_CALLBACK (on_savedness_cb), self);
  g_signal_connect (self->saver, "notify::message", G_CALLBACK (on_savedness_cb), self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SAVEDNESS]);
}

void
venule_case_stop_saver (VenuleCase *self)
{
  if (self->saver == NULL)
    return;
  self->base = venule_draft_saver_get_base (self->saver);
  g_signal_handlers_disconnect_by_data (self->saver, self);
  venule_draft_saver_set_kept_sheets (self->saver, NULL, NULL);
  g_clear_object (&self->saver);
}

void
venule_case_set_course (VenuleCase *self, VenuleCourse course, const char *note)
{
  char *copy = g_strdup (note);

  g_free (self->note);
  self->note = copy;
  self->course = course;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COURSE]);
}

/* Who saves is who sits at the desk when the change is made. */
static void
change_saver (VenuleCase *self)
{
  if (self->saver == NULL)
    return;
  if (venule_draft_saver_get_savedness (self->saver) == VENULE_SAVED)
    {
      venule_case_stop_saver (self);
      venule_case_start_saver (self);
      return;
    }
  self->person_changed = TRUE;
  venule_draft_saver_save_now (self->saver);
}

/* What may be answered is another's now. */
static void
on_person_cb (VenuleDesk *desk, GParamSpec *pspec, VenuleCase *self)
{
  change_saver (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COURSE]);
  venule_case_queue_judging (self);
}

static void
venule_case_dispose (GObject *object)
{
  VenuleCase *self = VENULE_CASE (object);

  g_clear_handle_id (&self->judging, g_source_remove);
  g_clear_handle_id (&self->day, g_source_remove);
  if (self->saver != NULL)
    venule_draft_saver_save_now (self->saver);
  if (self->saver != NULL)
    venule_case_stop_saver (self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->missing, g_ptr_array_unref);
  g_clear_pointer (&self->sheet, venule_sheet_unref);
  g_clear_object (&self->evaluation);
  g_clear_object (&self->consultation);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (venule_case_parent_class)->dispose (object);
}

static void
venule_case_finalize (GObject *object)
{
  VenuleCase *self = VENULE_CASE (object);

  g_free (self->note);
  g_free (self->sheet_failure);
  g_free (self->language);
  g_free (self->session);

  G_OBJECT_CLASS (venule_case_parent_class)->finalize (object);
}

static void
venule_case_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VenuleCase *self = VENULE_CASE (object);

  switch (id)
    {
    case PROP_SAVEDNESS:
      g_value_set_int (value, (int) venule_case_get_savedness (self));
      break;
    case PROP_COURSE:
      g_value_set_int (value, (int) self->course);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
venule_case_class_init (VenuleCaseClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_case_dispose;
  object_class->finalize = venule_case_finalize;
  object_class->get_property = venule_case_get_property;
  properties[PROP_SAVEDNESS] = g_param_spec_int ("savedness", NULL, NULL, VENULE_SAVED, VENULE_SAVE_CONFLICT,
                                                 VENULE_SAVED, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_COURSE] = g_param_spec_int ("course", NULL, NULL, VENULE_COURSE_DRAFT, VENULE_COURSE_AMENDED,
                                              VENULE_COURSE_DRAFT, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[ANSWERED] = g_signal_new ("answered", VENULE_TYPE_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE,
                                    1, G_TYPE_STRING);
  signals[JUDGED] = g_signal_new ("judged", VENULE_TYPE_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[COMPOSED]
      = g_signal_new ("composed", VENULE_TYPE_CASE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_case_init (VenuleCase *self)
{
  self->checks = g_ptr_array_new ();
  self->missing = g_ptr_array_new ();
}

static VenuleCase *
case_new (VenuleDesk *desk, VenuleConsultation *consultation, VenuleDefinitions *definitions, GError **error)
{
  g_autoptr (VenuleEvaluation) evaluation = venule_evaluation_new (
      definitions->protocol, definitions->clinic, consultation, NULL, venule_desk_get_today (desk), error);
  VenuleCase *self;

  if (evaluation == NULL)
    return NULL;

  self = g_object_new (VENULE_TYPE_CASE, NULL);
  self->desk = g_object_ref (desk);
  self->definitions = definitions;
  self->consultation = g_object_ref (consultation);
  self->evaluation = g_steal_pointer (&evaluation);
  g_signal_connect (consultation, "changed", G_CALLBACK (on_consultation_changed_cb), self);
  g_signal_connect (desk, "notify::person", G_CALLBACK (on_person_cb), self);
  self->day = g_timeout_add_seconds (DAY_CHECK_S, on_day_cb, self);

  return self;
}

static VenuleCase *
new_blank (VenuleDesk *desk, const char *id, GError **error)
{
  VenuleDefinitions *definitions = venule_desk_get_definitions (desk, NULL, error);
  g_autoptr (VenuleConsultation) consultation = NULL;
  VenuleCase *self;

  if (definitions == NULL)
    return NULL;

  consultation = venule_consultation_new (venule_protocol_get_form (definitions->protocol), id,
                                          venule_protocol_get_id (definitions->protocol));
  venule_consultation_set_is_example (consultation, venule_desk_get_is_practice (desk));
  self = case_new (desk, consultation, definitions, error);
  if (self != NULL)
    {
      venule_case_start_saver (self);
      compose (self);
    }

  return self;
}

/**
 * venule_case_new_blank:
 * @desk: a desk that is open
 * @error: a data file's
 *
 * Returns: (transfer full) (nullable): a new consultation; it is kept from its first answer on
 */
VenuleCase *
venule_case_new_blank (VenuleDesk *desk, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  VenuleCase *self = new_blank (desk, id, error);

  if (self != NULL)
    venule_case_follow_typed (self);
  return self;
}

/**
 * venule_case_new_from_revision:
 * @desk: a desk that is open
 * @revision: what was kept, with its document
 * @error: %VENULE_XML_ERROR, naming the line of the document
 *
 * Returns: (transfer full) (nullable): the consultation as it was kept then
 */
VenuleCase *
venule_case_new_from_revision (VenuleDesk *desk, const VenuleRevision *revision, GError **error)
{
  VenuleDefinitions *definitions = NULL;
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (revision->document, revision->record, error);
  g_autoptr (VenuleConsultation) consultation
      = doc == NULL ? NULL : venule_sheet_maker_read (venule_desk_get_workplace (desk), doc, &definitions, error);
  VenuleCase *self = consultation == NULL ? NULL : case_new (desk, consultation, definitions, error);

  if (self == NULL)
    return NULL;

  self->base = revision->number;
  venule_case_set_course (self, revision->course, revision->reason);
  venule_case_start_saver (self);
  compose (self);

  return self;
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  VenuleDesk *desk = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (VenuleRevision) revision = venule_store_load_finish (VENULE_STORE (source), result, &error);
  VenuleCase *self = revision == NULL ? NULL : venule_case_new_from_revision (desk, revision, &error);

  /* What was never kept begins empty: what was typed of it is compared with that. */
  if (g_error_matches (error, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND)
      && venule_desk_find_aside (desk, g_task_get_name (task)) != NULL)
    {
      g_clear_error (&error);
      self = new_blank (desk, g_task_get_name (task), &error);
    }
  if (self == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  venule_case_follow_typed (self);
  g_task_return_pointer (task, self, g_object_unref);
}

/**
 * venule_case_open_async:
 * @desk: a desk that is open
 * @record: a consultation's id
 * @cancellable: (nullable): to give up
 * @callback: called when it is there
 * @user_data: for it
 *
 * Opens the latest revision of a consultation; that it was looked at is noted.
 */
void
venule_case_open_async (
    VenuleDesk *desk, const char *record, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  const char *person = venule_desk_get_person (desk);

  g_task_set_task_data (task, g_object_ref (desk), g_object_unref);
  g_task_set_name (task, record);
  venule_store_load_async (venule_desk_get_store (desk), record, 0, *person == '\0' ? "unknown" : person, cancellable,
                           on_loaded_cb, task);
}

/**
 * venule_case_open_finish:
 * @result: what the callback got
 * @error: %VENULE_STORE_ERROR, or %VENULE_XML_ERROR
 *
 * Returns: (transfer full) (nullable): the consultation
 */
VenuleCase *
venule_case_open_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * venule_case_choose_session:
 * @self: a case
 * @session: (nullable): a treatment's id; %NULL: the last, whichever that is
 *
 * Chooses the treatment that checks and sheet are about.
 */
void
venule_case_choose_session (VenuleCase *self, const char *session)
{
  char *copy = g_strdup (session);

  if (!evaluate_anew (self, copy))
    g_return_if_reached ();
  g_free (self->session);
  self->session = copy;
  self->choice.session = self->session;
  venule_case_queue_judging (self);
  g_signal_emit (self, signals[ANSWERED], 0, "");
}

/**
 * venule_case_choose_last_session:
 * @self: a case
 *
 * Chooses the last treatment, whichever was looked at: it is the one that finishing is about.
 */
void
venule_case_choose_last_session (VenuleCase *self)
{
  if (self->session != NULL)
    venule_case_choose_session (self, NULL);
}
