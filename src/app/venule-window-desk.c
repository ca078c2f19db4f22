/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window-desk.h"

#include "venule-window-course.h"

/* A sheet is frozen by the clinic's profile of now, so the consultation on screen must be judged by it too. */
static void
open_anew (VenuleWindow *self, VenuleCase *the_case)
{
  if (venule_case_get_base (the_case) == 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.new", NULL);
  else
    venule_window_reload_record (self, venule_case_get_id (the_case));
}

static void
on_saved_cb (VenuleCase *the_case, GParamSpec *pspec, VenuleWindow *self)
{
  g_autoptr (VenuleCase) alive = g_object_ref (the_case);

  if (venule_case_get_savedness (the_case) != VENULE_SAVED)
    return;
  g_signal_handlers_disconnect_by_func (the_case, __extension__(gpointer) on_saved_cb, self);
  if (venule_window_get_case (self) == the_case)
    open_anew (self, the_case);
}

static void
on_clinic_changed_cb (VenuleDesk *desk, VenuleWindow *self)
{
  g_autoptr (VenuleCase) the_case = venule_window_get_case (self);

  if (the_case == NULL)
    return;
  g_object_ref (the_case);
  if (venule_case_get_savedness (the_case) == VENULE_SAVED)
    {
      open_anew (self, the_case);
      return;
    }
  g_signal_handlers_disconnect_by_func (the_case, __extension__(gpointer) on_saved_cb, self);
  g_signal_connect_object (the_case, "notify::savedness", G_CALLBACK (on_saved_cb), self, 0);
  venule_case_save_now (the_case);
}

/**
 * venule_window_follow_desk:
 * @self: the window
 * @desk: what is worked at
 *
 * Has the consultation on screen go by who sits at the desk, and by the clinic's profile, as they change.
 */
void
venule_window_follow_desk (VenuleWindow *self, VenuleDesk *desk)
{
  g_signal_connect_object (desk, "notify::role", G_CALLBACK (venule_window_update_course), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "clinic-changed", G_CALLBACK (on_clinic_changed_cb), self, 0);
}
