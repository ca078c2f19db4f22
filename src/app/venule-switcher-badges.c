/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-switcher-badges.h"

/**
 * venule_switcher_badges_drop:
 * @window: what goes, with a switcher of views somewhere in it
 *
 * Takes the badges off the buttons of a switcher while the buttons are still whole.
 *
 * A badge watches its button by an expression that holds the button weakly. GTK up to 4.8 may tell the watch before the
 * expression that the button goes; the watch frees the expression, which is told afterwards all the same: a warning,
 * and a write into what is free. It depends on who else has held the button weakly, so on what the pointer did. We show
 * no badges.
 */
void
venule_switcher_badges_drop (GtkWidget *window)
{
  GtkWidget *child = gtk_widget_get_first_child (window);

  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      if (GTK_IS_BOX (window) && g_str_equal (G_OBJECT_TYPE_NAME (child), "AdwIndicatorBin"))
        gtk_box_remove (GTK_BOX (window), child);
      else
        venule_switcher_badges_drop (child);
      child = next;
    }
}
