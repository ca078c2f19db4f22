/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window-records.h"

#include "venule-conflict-window.h"
#include "venule-window.h"

static void
on_settle_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleCase *the_case = venule_window_get_case (VENULE_WINDOW (widget));

  if (the_case != NULL)
    venule_conflict_window_present (GTK_WINDOW (widget), the_case);
}

void
venule_window_install_records (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.settle", NULL, on_settle_cb);
}
