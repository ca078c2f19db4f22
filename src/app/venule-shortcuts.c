/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-shortcuts.h"

#include "venule-control-names.h"

#include <glib/gi18n.h>

/**
 * venule_shortcuts_show:
 * @window: the window that was asked
 *
 * Shows what can be done by which keys. Keys of actions are the ones that they have now.
 */
void
venule_shortcuts_show (GtkApplicationWindow *window)
{
  /* Made when it is asked for: at the start nobody waits for it. */
  if (gtk_application_window_get_help_overlay (window) == NULL)
    {
      g_autoptr (GtkBuilder) builder = gtk_builder_new_from_resource (VENULE_UI "venule-shortcuts.ui");
      GtkWidget *overlay = GTK_WIDGET (gtk_builder_get_object (builder, "help_overlay"));

      venule_control_names_complete (overlay, _ ("Search"));
      gtk_accessible_update_property (GTK_ACCESSIBLE (overlay), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Keyboard shortcuts"),
                                      -1);
      gtk_application_window_set_help_overlay (window, GTK_SHORTCUTS_WINDOW (overlay));
    }
  gtk_window_present (GTK_WINDOW (gtk_application_window_get_help_overlay (window)));
}
