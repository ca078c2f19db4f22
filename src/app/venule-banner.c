/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-banner.h"

struct _VenuleBanner
{
  AdwBin parent;
  GtkRevealer *revealer;
  GtkLabel *message;
  GtkButton *button;
};

G_DEFINE_FINAL_TYPE (VenuleBanner, venule_banner, ADW_TYPE_BIN)

static void
venule_banner_class_init (VenuleBannerClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_ALERT);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-banner.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleBanner, revealer);
  gtk_widget_class_bind_template_child (widget_class, VenuleBanner, message);
  gtk_widget_class_bind_template_child (widget_class, VenuleBanner, button);
}

static void
venule_banner_init (VenuleBanner *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_banner_new:
 *
 * Returns: (transfer floating): a banner that is hidden
 */
GtkWidget *
venule_banner_new (void)
{
  return g_object_new (VENULE_TYPE_BANNER, NULL);
}

/**
 * venule_banner_show:
 * @self: a banner
 * @message: what holds, and what to do
 * @button: (nullable): a verb, with its mnemonic
 * @action: (nullable): what the button does
 */
void
venule_banner_show (VenuleBanner *self, const char *message, const char *button, const char *action)
{
  gtk_label_set_text (self->message, message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, message, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button != NULL);
  if (button != NULL)
    gtk_button_set_label (self->button, button);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * venule_banner_hide:
 * @self: a banner
 */
void
venule_banner_hide (VenuleBanner *self)
{
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
