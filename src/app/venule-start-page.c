/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-start-page.h"

#include <glib/gi18n.h>

struct _VenuleStartPage
{
  AdwBin parent;
  AdwStatusPage *status;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (VenuleStartPage, venule_start_page, ADW_TYPE_BIN)

static void
venule_start_page_class_init (VenuleStartPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleStartPage, status);
  gtk_widget_class_bind_template_child (widget_class, VenuleStartPage, button);
}

static void
venule_start_page_init (VenuleStartPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_start_page_show_next_step:
 * @self: the page
 * @desk: who is at it decides: nothing is opened or begun for nobody, since whatever is saved bears a name
 */
void
venule_start_page_show_next_step (VenuleStartPage *self, VenuleDesk *desk)
{
  gboolean is_known = *venule_desk_get_person (desk) != '\0';

  adw_status_page_set_icon_name (self->status, is_known ? "document-open-symbolic" : "avatar-default-symbolic");
  adw_status_page_set_title (self->status, is_known ? _ ("No consultation is open") : _ ("Who is at the desk?"));
  adw_status_page_set_description (self->status, is_known
                                                     ? _ ("Choose one from the list, or begin a new one.")
                                                     : _ ("Whatever is saved bears your name. Choose it to begin."));
  gtk_button_set_label (self->button, is_known ? _ ("_New consultation") : _ ("_Choose your name"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), is_known ? "win.new" : "win.choose-person");
  gtk_widget_set_visible (GTK_WIDGET (self->button), TRUE);
}

/**
 * venule_start_page_show_failure:
 * @self: the page
 * @title: what can't be
 * @message: why, and what to do
 */
void
venule_start_page_show_failure (VenuleStartPage *self, const char *title, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_icon_name (self->status, "dialog-error-symbolic");
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, markup);
  gtk_widget_set_visible (GTK_WIDGET (self->button), FALSE);
}
