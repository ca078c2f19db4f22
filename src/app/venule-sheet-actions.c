/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-actions.h"

#include <glib/gi18n.h>

static VenuleSheetPages *
get_pages (GtkWidget *widget)
{
  return VENULE_SHEET_PAGES (gtk_widget_get_template_child (widget, G_OBJECT_TYPE (widget), "pages"));
}

static void
on_zoom_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (g_str_equal (name, "sheet.zoom-fit"))
    g_object_set (get_pages (widget), "fits-width", TRUE, NULL);
  else
    venule_sheet_pages_zoom (get_pages (widget), g_str_equal (name, "sheet.zoom-in") ? 1 : -1);
}

static void
on_page_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  guint page;

  g_object_get (get_pages (widget), "page", &page, NULL);
  venule_sheet_pages_show_page (get_pages (widget), g_str_equal (name, "sheet.next-page") ? page : page - 2);
}

/**
 * venule_sheet_actions_install:
 * @widget_class: of a widget whose template binds pages of a sheet as "pages"
 *
 * Gives it the actions `sheet.zoom-in`, `sheet.zoom-out`, `sheet.zoom-fit`, `sheet.previous-page` and
 * `sheet.next-page`.
 */
void
venule_sheet_actions_install (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "sheet.zoom-in", NULL, on_zoom_cb);
  gtk_widget_class_install_action (widget_class, "sheet.zoom-out", NULL, on_zoom_cb);
  gtk_widget_class_install_action (widget_class, "sheet.zoom-fit", NULL, on_zoom_cb);
  gtk_widget_class_install_action (widget_class, "sheet.previous-page", NULL, on_page_cb);
  gtk_widget_class_install_action (widget_class, "sheet.next-page", NULL, on_page_cb);
}

/**
 * venule_sheet_actions_update:
 * @widget: a widget with these actions
 * @pages: its pages, when they notify of something
 * @page_label: says which page is looked at, of how many
 */
void
venule_sheet_actions_update (GtkWidget *widget, VenuleSheetPages *pages, GtkLabel *page_label)
{
  guint page, n_pages;
  g_autofree char *words = NULL;

  g_object_get (pages, "page", &page, "n-pages", &n_pages, NULL);
  words = g_strdup_printf (_ ("%u of %u"), page, n_pages);
  gtk_label_set_text (page_label, words);
  gtk_widget_action_set_enabled (widget, "sheet.previous-page", page > 1);
  gtk_widget_action_set_enabled (widget, "sheet.next-page", page < n_pages);
}
