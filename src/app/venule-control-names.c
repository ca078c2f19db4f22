/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-control-names.h"

/**
 * venule_control_name:
 * @control: one that shows a picture only
 * @name: what it does
 *
 * Names it, for the eye by its tooltip, for the ear by its accessible label.
 */
void
venule_control_name (GtkWidget *control, const char *name)
{
  gtk_widget_set_tooltip_text (control, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * venule_drop_down_name:
 * @drop_down: a #GtkDropDown
 * @name: what is chosen
 *
 * Names it, and the button in it, which is what takes the keyboard.
 */
void
venule_drop_down_name (GtkWidget *drop_down, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (drop_down)),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static const char *
find_words (GtkWidget *widget)
{
  const char *words = gtk_widget_get_tooltip_text (widget);

  if (words == NULL && GTK_IS_LABEL (widget))
    words = gtk_label_get_text (GTK_LABEL (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && (words == NULL || *words == '\0');
       child = gtk_widget_get_next_sibling (child))
    words = find_words (child);

  return words;
}

static gboolean
is_to_be_named (GtkWidget *widget)
{
  return GTK_IS_ENTRY (widget) || GTK_IS_SEARCH_ENTRY (widget) || GTK_IS_MENU_BUTTON (widget)
         || (GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) == NULL);
}

/**
 * venule_control_names_complete:
 * @root: a window that the toolkit builds, such as the one about the program
 * @rest: (nullable): the name of a button that shows a picture only and says nothing
 *
 * Names its controls by what they show: their tooltips, or the words in them.
 */
void
venule_control_names_complete (GtkWidget *root, const char *rest)
{
  const char *words = is_to_be_named (root) ? find_words (root) : NULL;

  if (GTK_IS_BUTTON (root) && is_to_be_named (root) && (words == NULL || *words == '\0'))
    words = rest;
  if (words != NULL && *words != '\0')
    gtk_accessible_update_property (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL; child = gtk_widget_get_next_sibling (child))
    venule_control_names_complete (child, rest);
}
