/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window-session.h"

#include "venule-aside-banner.h"
#include "venule-case-aside.h"
#include "venule-case-reasons.h"
#include "venule-person-button.h"
#include "venule-welcome-window.h"

#define OPEN_RECORD "open-record"

static VenuleAsideBanner *
get_aside (VenuleWindow *self)
{
  return VENULE_ASIDE_BANNER (gtk_widget_get_template_child (GTK_WIDGET (self), VENULE_TYPE_WINDOW, "aside_banner"));
}

/* What there is only of a consultation; what can be undone of one is followed from there on. */
static void
allow_actions (VenuleWindow *self, gboolean has_case)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.history", has_case);
  if (has_case)
    return;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.undo", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.redo", FALSE);
}

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
  venule_aside_banner_set_case (get_aside (self), the_case);
  allow_actions (self, the_case != NULL);
}

/**
 * venule_window_restore_state:
 * @self: a window with its desk
 *
 * Gives the window the size it had, and the sheet beside the form where it was.
 */
void
venule_window_restore_state (VenuleWindow *self)
{
  GSettings *settings = venule_desk_get_settings (venule_window_get_desk (self));
  AdwFlap *sheet = ADW_FLAP (gtk_widget_get_template_child (GTK_WIDGET (self), VENULE_TYPE_WINDOW, "sheet_flap"));

  g_settings_bind (settings, "window-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "window-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "is-maximized", self, "maximized", G_SETTINGS_BIND_DEFAULT);
  adw_flap_set_reveal_flap (sheet, g_settings_get_boolean (settings, "shows-sheet"));
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

/* What somebody chose since the program began is not replaced by what it would begin with. */
static gboolean
is_chosen (VenuleWindow *self)
{
  return venule_window_get_case (self) != NULL || venule_window_get_is_opening (self);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleWindow) self = user_data;
  g_autoptr (GPtrArray) records = venule_store_list_finish (VENULE_STORE (source), result, NULL);

  if (records != NULL && records->len > 0 && !is_chosen (self))
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

  if (is_chosen (self))
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

  venule_desk_take_reasons_up (desk);
  venule_aside_banner_set_desk (get_aside (self), desk);
  venule_desk_take_aside_up (desk);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.practice", !venule_desk_get_is_practice (desk));
  allow_actions (self, venule_window_get_case (self) != NULL);
  if (*venule_desk_get_person (desk) == '\0' && venule_desk_get_is_practice (desk))
    seat_sample_staff (desk);
  venule_welcome_window_present_if_new (self);
  if (*venule_desk_get_person (desk) == '\0' || is_chosen (self))
    return;

  if (*record != '\0')
    venule_store_list_revisions_async (venule_desk_get_store (desk), record, NULL, on_revisions_cb,
                                       g_object_ref (self));
  else if (venule_desk_get_is_practice (desk))
    open_first (self);
}
