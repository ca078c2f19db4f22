/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window-session.h"

#include "venule-person-button.h"
#include "venule-welcome-window.h"

#define OPEN_RECORD "open-record"

/**
 * venule_window_remember:
 * @self: a window
 * @the_case: (nullable): the consultation on screen
 *
 * Notes which it is, so that it is opened again, also after the program was killed. An id is no patient's text.
 */
void
venule_window_remember (VenuleWindow *self, VenuleCase *the_case)
{
  g_settings_set_string (venule_desk_get_settings (venule_window_get_desk (self)), OPEN_RECORD,
                         the_case == NULL ? "" : venule_case_get_id (the_case));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", the_case != NULL);
}

/* Somebody who only tries samples need not say who they are. */
static void
seat_sample_staff (VenuleDesk *desk)
{
  VenuleDefinitions *definitions = venule_desk_get_definitions (desk, NULL, NULL);
  GPtrArray *staff = definitions == NULL ? NULL : venule_clinic_get_staff (definitions->clinic);
  VenuleRole role;

  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      const VenuleStaff *person = staff->pdata[i];

      if (!venule_role_from_staff (person->role, &role))
        continue;
      venule_desk_set_person (desk, person->name, role);
      return;
    }
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleWindow) self = user_data;
  g_autoptr (GPtrArray) records = venule_store_list_finish (VENULE_STORE (source), result, NULL);

  if (records != NULL && records->len > 0 && venule_window_get_case (self) == NULL)
    venule_window_open_record (self, venule_record_get_id (records->pdata[0]));
}

/* Practice begins with a sample's sheet on screen. */
static void
open_first (VenuleWindow *self)
{
  VenuleDesk *desk = venule_window_get_desk (self);
  VenuleListQuery query = { .kind = VENULE_LIST_TO_HAND_OVER, .today = venule_desk_get_today (desk), .limit = 1 };

  venule_store_list_async (venule_desk_get_store (desk), &query, NULL, on_listed_cb, g_object_ref (self));
}

static void
on_revisions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleWindow) self = user_data;
  VenuleDesk *desk = venule_window_get_desk (self);
  g_autofree char *record = g_settings_get_string (venule_desk_get_settings (desk), OPEN_RECORD);
  g_autoptr (GPtrArray) revisions = venule_store_list_revisions_finish (VENULE_STORE (source), result, NULL);

  if (venule_window_get_case (self) != NULL)
    return;
  if (revisions != NULL && revisions->len > 0)
    venule_window_open_record (self, record);
  else if (venule_desk_get_is_practice (desk))
    open_first (self);
}

/**
 * venule_window_resume:
 * @self: a window whose desk is open
 *
 * Opens the consultation that was on screen last, where it is kept still. Nothing is opened for nobody.
 */
void
venule_window_resume (VenuleWindow *self)
{
  VenuleDesk *desk = venule_window_get_desk (self);
  g_autofree char *record = g_settings_get_string (venule_desk_get_settings (desk), OPEN_RECORD);

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.practice", !venule_desk_get_is_practice (desk));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", venule_window_get_case (self) != NULL);
  if (*venule_desk_get_person (desk) == '\0' && venule_desk_get_is_practice (desk))
    seat_sample_staff (desk);
  venule_welcome_window_present_if_new (self);
  if (*venule_desk_get_person (desk) == '\0' || venule_window_get_case (self) != NULL)
    return;

  if (*record != '\0')
    venule_store_list_revisions_async (venule_desk_get_store (desk), record, NULL, on_revisions_cb,
                                       g_object_ref (self));
  else if (venule_desk_get_is_practice (desk))
    open_first (self);
}
