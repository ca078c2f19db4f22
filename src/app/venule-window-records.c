/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window-records.h"

#include "venule-aside-banner.h"
#include "venule-case-aside.h"
#include "venule-clinic-window.h"
#include "venule-conflict-window.h"
#include "venule-history-window.h"
#include "venule-import-window.h"
#include "venule-keep-window.h"
#include "venule-records-pane.h"
#include "venule-unsaved-window.h"
#include "venule-welcome-window.h"
#include "venule-window.h"

static gpointer
get_child (GtkWidget *widget, const char *id)
{
  return gtk_widget_get_template_child (widget, VENULE_TYPE_WINDOW, id);
}

/* Whose consultation is on screen is whom it is about, though another one may have been asked for. */
static VenuleCase *
stay_with_case (GtkWidget *widget)
{
  venule_window_stay (VENULE_WINDOW (widget));
  return venule_window_get_case (VENULE_WINDOW (widget));
}

static void
on_settle_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleCase *the_case = stay_with_case (widget);

  if (the_case != NULL)
    venule_conflict_window_present (GTK_WINDOW (widget), the_case);
}

/* Those of the consultation on screen; else the consultation that has some, and then somebody compares them there. */
static void
on_compare_aside_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleDesk *desk = venule_window_get_desk (VENULE_WINDOW (widget));
  VenuleCase *the_case = stay_with_case (widget);
  VenuleUnsaved *unsaved = the_case == NULL ? NULL : venule_desk_find_aside (desk, venule_case_get_id (the_case));
  g_autoptr (VenuleUnsaved) first = g_list_model_get_item (venule_desk_get_aside (desk), 0);

  if (unsaved != NULL)
    venule_unsaved_window_present (GTK_WINDOW (widget), the_case, unsaved);
  else if (first != NULL)
    venule_window_open_record (VENULE_WINDOW (widget), first->record);
}

static void
on_look_aside_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  venule_desk_take_aside_up (venule_window_get_desk (VENULE_WINDOW (widget)));
}

static void
on_search_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  adw_flap_set_reveal_flap (get_child (widget, "records_flap"), TRUE);
  venule_records_pane_focus_search (get_child (widget, "records"));
}

static void
on_bring_in_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  venule_import_window_choose (VENULE_WINDOW (widget));
}

static void
on_history_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleCase *the_case = stay_with_case (widget);

  if (the_case != NULL)
    venule_history_window_present (GTK_WINDOW (widget), the_case);
}

static void
on_keep_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleCase *the_case = stay_with_case (widget);

  if (venule_desk_get_store (venule_window_get_desk (VENULE_WINDOW (widget))) != NULL)
    venule_keep_window_present (VENULE_WINDOW (widget), the_case);
}

static void
on_practice_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autoptr (GError) error = NULL;

  if (!venule_practice_start (&error))
    venule_window_tell (VENULE_WINDOW (widget), error->message, FALSE);
}

static void
on_clinic_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  venule_clinic_window_present (GTK_WINDOW (widget), venule_window_get_desk (VENULE_WINDOW (widget)));
}

static void
on_reload_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleCase *the_case = stay_with_case (widget);
  g_autofree char *record = the_case == NULL ? NULL : g_strdup (venule_case_get_id (the_case));

  if (record != NULL)
    venule_window_reload_record (VENULE_WINDOW (widget), record);
}

static gboolean
on_drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, VenuleWindow *self)
{
  g_autoptr (GPtrArray) files = g_ptr_array_new ();

  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, l->data);
  venule_window_import (self, (GFile **) files->pdata, files->len);

  return files->len > 0;
}

/**
 * venule_window_accept_files:
 * @self: a window
 *
 * Has files that are dropped onto it brought in.
 */
void
venule_window_accept_files (VenuleWindow *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (target, "drop", G_CALLBACK (on_drop_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * venule_window_install_records:
 * @widget_class: the window's class
 */
void
venule_window_install_records (GtkWidgetClass *widget_class)
{
  g_type_ensure (VENULE_TYPE_ASIDE_BANNER);
  gtk_widget_class_bind_template_child_full (widget_class, "aside_banner", FALSE, 0);
  gtk_widget_class_install_action (widget_class, "win.bring-in", NULL, on_bring_in_cb);
  gtk_widget_class_install_action (widget_class, "win.compare-aside", NULL, on_compare_aside_cb);
  gtk_widget_class_install_action (widget_class, "win.search", NULL, on_search_cb);
  gtk_widget_class_install_action (widget_class, "win.clinic", NULL, on_clinic_cb);
  gtk_widget_class_install_action (widget_class, "win.history", NULL, on_history_cb);
  gtk_widget_class_install_action (widget_class, "win.keep", NULL, on_keep_cb);
  gtk_widget_class_install_action (widget_class, "win.look-aside", NULL, on_look_aside_cb);
  gtk_widget_class_install_action (widget_class, "win.practice", NULL, on_practice_cb);
  gtk_widget_class_install_action (widget_class, "win.reload", NULL, on_reload_cb);
  gtk_widget_class_install_action (widget_class, "win.settle", NULL, on_settle_cb);
}
