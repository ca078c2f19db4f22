/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"
#define G_SETTINGS_ENABLE_BACKEND

#include "venule-desk.h"

#include "venule-beside.h"
#include "venule-import.h"

#include <gio/gsettingsbackend.h>

#define SETTINGS_SCHEMA "io.github.venule.Venule"
/* Who made the samples, and practises until somebody else does: a first look at them asks for nothing. */
#define SAMPLES_PERSON "Example Specialist"
#define SETTINGS_ROOT  "/io/github/venule/Venule/"

struct _VenuleDesk
{
  GObject parent;
  gboolean is_practice;
  VenuleCivilDate today; /* VENULE_CIVIL_DATE_NONE: the calendar's */
  GPtrArray *workplaces; /* (element-type VenuleWorkplace): the last one holds; open consultations use earlier ones */
  VenuleStore *store;    /* (nullable) */
  GSettings *settings;
  char *person;
  VenuleRole role;
};

G_DEFINE_FINAL_TYPE (VenuleDesk, venule_desk, G_TYPE_OBJECT)

enum
{
  PROP_PERSON = 1,
  PROP_ROLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint clinic_changed_signal;

static void
venule_desk_dispose (GObject *object)
{
  VenuleDesk *self = VENULE_DESK (object);

  g_clear_object (&self->store);
  g_clear_object (&self->settings);

  G_OBJECT_CLASS (venule_desk_parent_class)->dispose (object);
}

static void
venule_desk_finalize (GObject *object)
{
  VenuleDesk *self = VENULE_DESK (object);

  g_ptr_array_unref (self->workplaces);
  g_free (self->person);

  G_OBJECT_CLASS (venule_desk_parent_class)->finalize (object);
}

static void
venule_desk_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VenuleDesk *self = VENULE_DESK (object);

  switch (id)
    {
    case PROP_PERSON:
      g_value_set_string (value, self->person);
      break;
    case PROP_ROLE:
      g_value_set_int (value, (int) self->role);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
venule_desk_class_init (VenuleDeskClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_desk_dispose;
  object_class->finalize = venule_desk_finalize;
  object_class->get_property = venule_desk_get_property;
  properties[PROP_PERSON] = g_param_spec_string ("person", NULL, NULL, "", G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_ROLE] = g_param_spec_int ("role", NULL, NULL, VENULE_ROLE_SPECIALIST, VENULE_ROLE_NURSE,
                                            VENULE_ROLE_SPECIALIST, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  clinic_changed_signal
      = g_signal_new ("clinic-changed", VENULE_TYPE_DESK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_desk_init (VenuleDesk *self)
{
  self->workplaces = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_workplace_free);
  self->person = g_strdup ("");
}

/* The settings of this desk lie in a file of their own: no service has to run for it. Practice has another, so that
 * nobody is at work by having tried samples. Tests keep them in memory. */
static GSettings *
open_settings (gboolean is_practice)
{
  g_autofree char *file
      = g_build_filename (g_get_user_config_dir (), "venule", is_practice ? "practice.ini" : "desk.ini", NULL);
  g_autoptr (GSettingsBackend) backend = NULL;

  if (g_strcmp0 (g_getenv ("GSETTINGS_BACKEND"), "memory") == 0)
    return g_settings_new (SETTINGS_SCHEMA);

  backend = g_keyfile_settings_backend_new (file, SETTINGS_ROOT, "Desk");
  return g_settings_new_with_backend (SETTINGS_SCHEMA, backend);
}

/**
 * venule_desk_new:
 * @is_practice: samples are worked with, in a store of their own, and no patient's consultation is opened
 * @today: the day of work; %VENULE_CIVIL_DATE_NONE: the calendar's, also after midnight
 *
 * Returns: (transfer full): a desk whose store is not open yet
 */
VenuleDesk *
venule_desk_new (gboolean is_practice, VenuleCivilDate today)
{
  VenuleDesk *self = g_object_new (VENULE_TYPE_DESK, NULL);
  g_autofree char *person = NULL;

  self->is_practice = is_practice;
  self->today = today;
  g_ptr_array_add (self->workplaces, venule_workplace_new (NULL, NULL));
  self->settings = open_settings (is_practice);
  person = g_settings_get_string (self->settings, "person");
  g_free (self->person);
  self->person = is_practice && *person == '\0' ? g_strdup (SAMPLES_PERSON) : g_strdup (person);
  self->role = (VenuleRole) g_settings_get_enum (self->settings, "role");

  return self;
}

static char *
get_practice_folder (void)
{
  return g_build_filename (g_get_user_data_dir (), "venule", "practice", NULL);
}

static void
read_definitions (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  VenuleDesk *self = source;
  GError *error = NULL;

  if (venule_desk_get_definitions (self, NULL, &error) == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static char **
list_samples (VenuleDesk *self)
{
  g_autofree char *folder
      = g_build_filename (venule_workplace_get_data_folder (venule_desk_get_workplace (self)), "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  g_autoptr (GStrvBuilder) files = g_strv_builder_new ();

  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    if (g_str_has_suffix (name, ".xml"))
      {
        g_autofree char *file = g_build_filename (folder, name, NULL);

        g_strv_builder_add (files, file);
      }

  return g_strv_builder_end (files);
}

/* Samples that were worked on stay as they are; the ones that are not there yet come in. */
static void
bring_samples (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  VenuleDesk *self = source;
  g_auto (GStrv) files = list_samples (self);
  g_autoptr (GPtrArray) items = NULL;
  GError *error = NULL;

  items = venule_import_preview (self->store, venule_desk_get_workplace (self), (const char *const *) files,
                                 SAMPLES_PERSON, &error);
  for (guint i = items == NULL ? 0 : items->len; i > 0; i--)
    if (((VenuleImportItem *) g_ptr_array_index (items, i - 1))->verdict != VENULE_IMPORT_NEW)
      g_ptr_array_remove_index (items, i - 1);

  if (items == NULL || (items->len > 0 && !venule_import_apply (self->store, items, NULL, &error)))
    g_task_return_error (task, error);
  else
    read_definitions (task, source, task_data, cancellable);
}

static void
on_store_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  VenuleDesk *self = g_task_get_source_object (task);
  GError *error = NULL;

  self->store = venule_store_open_finish (result, &error);
  if (self->store == NULL)
    g_task_return_error (task, error);
  else
    venule_beside_run (task, self->is_practice ? bring_samples : read_definitions);
}

/**
 * venule_desk_open_async:
 * @self: a desk
 * @cancellable: (nullable): to give up
 * @callback: called when it is open
 * @user_data: for it
 *
 * Opens the store, brings the samples where there is practice, and reads the definitions, all beside the main loop.
 */
void
venule_desk_open_async (VenuleDesk *self, GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  g_autofree char *practice = get_practice_folder ();

  venule_store_open_async (self->is_practice ? practice : NULL, cancellable, on_store_open_cb, task);
}

/**
 * venule_desk_open_finish:
 * @self: a desk
 * @result: what the callback got
 * @error: %VENULE_STORE_ERROR, or a data file's with file and line
 *
 * Returns: whether one can work at it
 */
gboolean
venule_desk_open_finish (VenuleDesk *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * venule_desk_get_workplace:
 * @self: a desk
 *
 * Returns: (transfer none): the definitions, as they hold now
 */
VenuleWorkplace *
venule_desk_get_workplace (VenuleDesk *self)
{
  return g_ptr_array_index (self->workplaces, self->workplaces->len - 1);
}

/**
 * venule_desk_get_definitions:
 * @self: a desk
 * @protocol: (nullable): a protocol's id; %NULL: the shipped one
 * @error: a data file's, with file and line
 *
 * Any thread may ask. What it returns lives as long as the desk.
 *
 * Returns: (transfer none) (nullable): the definitions
 */
VenuleDefinitions *
venule_desk_get_definitions (VenuleDesk *self, const char *protocol, GError **error)
{
  return venule_workplace_get_definitions (venule_desk_get_workplace (self), protocol, error);
}

/* role: (nullable): any */
static gboolean
is_staff (VenuleDefinitions *definitions, const char *name, const char *role)
{
  GPtrArray *staff = definitions == NULL ? NULL : venule_clinic_get_staff (definitions->clinic);

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      const VenuleStaff *person = staff->pdata[i];

      if (g_str_equal (person->name, name) && (role == NULL || g_strcmp0 (person->role, role) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Who is taken out of the clinic's people sits here no longer. Who never was one of them, and said a name, does. */
static void
follow_staff (VenuleDesk *self, VenuleDefinitions *before)
{
  VenuleDefinitions *now = venule_desk_get_definitions (self, NULL, NULL);
  VenuleRole other = self->role == VENULE_ROLE_NURSE ? VENULE_ROLE_SPECIALIST : VENULE_ROLE_NURSE;
  g_autofree char *name = g_strdup (self->person);

  if (now == NULL || !is_staff (before, name, NULL) || is_staff (now, name, venule_desk_get_part (self)))
    return;
  if (is_staff (now, name, other == VENULE_ROLE_NURSE ? "nurse" : "specialist"))
    venule_desk_set_person (self, name, other);
  else
    venule_desk_set_person (self, "", self->role);
}

/**
 * venule_desk_reload_clinic:
 * @self: a desk
 *
 * Has the clinic's profile read again, after it was written. Consultations that are open keep what they began with.
 * Nobody is at the desk any more who is none of the clinic's people any more.
 */
void
venule_desk_reload_clinic (VenuleDesk *self)
{
  VenuleDefinitions *before = venule_desk_get_definitions (self, NULL, NULL);

  g_ptr_array_add (self->workplaces, venule_workplace_new (NULL, NULL));
  follow_staff (self, before);
  g_signal_emit (self, clinic_changed_signal, 0);
}

/**
 * venule_desk_get_store:
 * @self: a desk
 *
 * Returns: (transfer none) (nullable): what is kept; %NULL until it is open
 */
VenuleStore *
venule_desk_get_store (VenuleDesk *self)
{
  return self->store;
}

/**
 * venule_desk_get_settings:
 * @self: a desk
 *
 * Returns: (transfer none): what this desk remembers; no patient is in it
 */
GSettings *
venule_desk_get_settings (VenuleDesk *self)
{
  return self->settings;
}

/**
 * venule_desk_get_is_practice:
 * @self: a desk
 *
 * Returns: whether samples are worked with, apart from all patients
 */
gboolean
venule_desk_get_is_practice (VenuleDesk *self)
{
  return self->is_practice;
}

/**
 * venule_desk_get_today:
 * @self: a desk
 *
 * Returns: the day of work
 */
VenuleCivilDate
venule_desk_get_today (VenuleDesk *self)
{
  return self->today != VENULE_CIVIL_DATE_NONE ? self->today : venule_civil_date_today ();
}

/**
 * venule_desk_get_person:
 * @self: a desk
 *
 * Returns: (transfer none): who sits at it; "" until somebody is chosen
 */
const char *
venule_desk_get_person (VenuleDesk *self)
{
  return self->person;
}

/**
 * venule_desk_get_role:
 * @self: a desk
 *
 * Returns: what the person at it does
 */
VenuleRole
venule_desk_get_role (VenuleDesk *self)
{
  return self->role;
}

/**
 * venule_desk_get_is_specialist:
 * @self: a desk
 *
 * Returns: whether somebody sits at it who may do what is a specialist's
 */
gboolean
venule_desk_get_is_specialist (VenuleDesk *self)
{
  return *self->person != '\0' && self->role == VENULE_ROLE_SPECIALIST;
}

/**
 * venule_desk_get_part:
 * @self: a desk
 *
 * Returns: (transfer none): the part of the checklist that the person fills, as the checklist names it
 */
const char *
venule_desk_get_part (VenuleDesk *self)
{
  return self->role == VENULE_ROLE_NURSE ? "nurse" : "specialist";
}

/**
 * venule_desk_set_person:
 * @self: a desk
 * @name: who sits down at it
 * @role: what they do
 */
void
venule_desk_set_person (VenuleDesk *self, const char *name, VenuleRole role)
{
  g_return_if_fail (VENULE_IS_DESK (self) && name != NULL);

  g_free (self->person);
  self->person = g_strdup (name);
  self->role = role;
  g_settings_set_string (self->settings, "person", name);
  g_settings_set_enum (self->settings, "role", (int) role);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PERSON]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ROLE]);
}
