/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window-printing.h"

#include "venule-print-day-window.h"
#include "venule-print-dialog.h"
#include "venule-sheet-choice-bar.h"

#include <glib/gi18n.h>

static void
on_question_activated_cb (VenulePrintDialog *dialog, const char *path, VenuleWindow *self)
{
  VenuleCase *on_screen = venule_window_get_case (self);
  const char *record = venule_case_get_id (venule_print_dialog_get_case (dialog));

  if (on_screen != NULL && g_str_equal (venule_case_get_id (on_screen), record))
    venule_window_show_question (self, path);
  else
    venule_window_open_record (self, record);
  gtk_window_present (GTK_WINDOW (self));
}

/* Somebody comes back from the checklist: what was answered there counts. */
static void
on_active_cb (GtkWindow *dialog, GParamSpec *pspec, VenuleWindow *self)
{
  VenulePrintDialog *print = VENULE_PRINT_DIALOG (dialog);
  VenuleCase *on_screen = venule_window_get_case (self);
  VenuleCase *printed = venule_print_dialog_get_case (print);

  if (gtk_window_is_active (dialog) && on_screen != NULL && printed != NULL
      && g_str_equal (venule_case_get_id (on_screen), venule_case_get_id (printed)))
    venule_print_dialog_set_case (print, on_screen);
}

static GtkWidget *
find_dialog (VenuleWindow *self, VenuleCase *the_case)
{
  g_autoptr (GListModel) windows = g_object_ref (gtk_window_get_toplevels ());

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (VENULE_IS_PRINT_DIALOG (window) && !venule_print_dialog_get_is_again (VENULE_PRINT_DIALOG (window))
          && venule_print_dialog_get_case (VENULE_PRINT_DIALOG (window)) != NULL
          && g_str_equal (venule_case_get_id (venule_print_dialog_get_case (VENULE_PRINT_DIALOG (window))),
                          venule_case_get_id (the_case)))
        return window;
    }

  return NULL;
}

/**
 * venule_window_open_print_dialog:
 * @self: the window
 * @the_case: whose sheet is to be printed; what is on screen of the same consultation counts
 *
 * Shows the dialog that prints its sheet, the one that is open already where there is one.
 */
void
venule_window_open_print_dialog (VenuleWindow *self, VenuleCase *the_case)
{
  VenuleCase *on_screen = venule_window_get_case (self);
  GtkWidget *dialog = find_dialog (self, the_case);

  if (on_screen != NULL && g_str_equal (venule_case_get_id (on_screen), venule_case_get_id (the_case)))
    the_case = on_screen;
  if (dialog == NULL)
    {
      dialog = venule_print_dialog_new (GTK_WINDOW (self), the_case);
      g_signal_connect_object (dialog, "question-activated", G_CALLBACK (on_question_activated_cb), self, 0);
      g_signal_connect_object (dialog, "notify::is-active", G_CALLBACK (on_active_cb), self, 0);
    }
  gtk_window_present (GTK_WINDOW (dialog));
}

static void
on_print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);

  venule_window_stay (self);
  if (venule_window_get_case (self) != NULL)
    venule_window_open_print_dialog (self, venule_window_get_case (self));
}

static void
on_print_day_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VenuleDesk *desk = venule_window_get_desk (VENULE_WINDOW (widget));

  if (venule_desk_get_store (desk) != NULL)
    gtk_window_present (GTK_WINDOW (venule_print_day_window_new (GTK_WINDOW (widget), desk)));
}

/**
 * venule_window_update_printing:
 * @self: the window
 *
 * Lets the sheet be printed that is on screen.
 */
void
venule_window_update_printing (VenuleWindow *self)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.print", venule_window_get_case (self) != NULL);
}

/**
 * venule_window_install_printing:
 * @widget_class: the window's
 *
 * Installs the actions that bring sheets to paper.
 */
void
venule_window_install_printing (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print", NULL, on_print_cb);
  gtk_widget_class_install_action (widget_class, "win.print-day", NULL, on_print_day_cb);
  g_type_ensure (VENULE_TYPE_SHEET_CHOICE_BAR);
}
