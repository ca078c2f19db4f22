/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-clinic-window.h"

#include "venule-banner.h"
#include "venule-people-page.h"
#include "venule-profile-page.h"
#include "venule-settings-page.h"
#include "venule-stock-page.h"
#include "venule-switcher-badges.h"

#include <glib/gi18n.h>

struct _VenuleClinicWindow
{
  AdwWindow parent;
  GtkWidget *save;
  VenuleBanner *banner;
  AdwViewStack *stack;
  VenuleProfilePage *profile;
  VenulePeoplePage *people;
  VenuleSettingsPage *settings;
  VenuleStockPage *stock;
  VenuleClinicDraft *draft;    /* (nullable): it can't be read */
  GtkApplication *application; /* (unowned) (nullable): whose session must not end */
  guint cookie;
};

G_DEFINE_FINAL_TYPE (VenuleClinicWindow, venule_clinic_window, ADW_TYPE_WINDOW)

static void
on_save_clicked_cb (GtkButton *button, VenuleClinicWindow *self)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (!venule_settings_page_get_is_valid (self->settings))
    {
      adw_view_stack_set_visible_child (self->stack, GTK_WIDGET (self->settings));
      venule_banner_show (self->banner, _ ("Not saved: one of the settings is outside its limits."), NULL, NULL);
      return;
    }
  venule_profile_page_store (self->profile, self->draft);
  venule_people_page_store (self->people, self->draft);
  venule_settings_page_store (self->settings, self->draft);
  venule_stock_page_store (self->stock, self->draft);
  if (venule_clinic_draft_save (self->draft, &error))
    {
      gtk_widget_set_sensitive (self->save, FALSE);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  text = g_strdup_printf (_ ("Not saved: %s"), venule_clinic_draft_say (error));
  venule_banner_show (self->banner, text, NULL, NULL);
}

static void
on_cancel_clicked_cb (GtkButton *button, VenuleClinicWindow *self)
{
  gtk_window_destroy (GTK_WINDOW (self));
}

/* Nothing typed is lost by one key: who does not want it says so. */
static gboolean
venule_clinic_window_close_request (GtkWindow *window)
{
  VenuleClinicWindow *self = VENULE_CLINIC_WINDOW (window);

  if (gtk_widget_get_sensitive (self->save))
    {
      venule_banner_show (self->banner, _ ("What you changed is not saved yet. Save it, or cancel it."), NULL, NULL);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (venule_clinic_window_parent_class)->close_request (window);
}

static void
on_edited_cb (GtkWidget *page, VenuleClinicWindow *self)
{
  gboolean is_to_be_saved = !venule_desk_get_is_practice (self->draft->desk);

  gtk_widget_set_sensitive (self->save, is_to_be_saved);
  if (!is_to_be_saved || self->cookie != 0)
    return;
  g_set_weak_pointer (&self->application, GTK_APPLICATION (g_application_get_default ()));
  if (self->application != NULL)
    self->cookie = gtk_application_inhibit (self->application, GTK_WINDOW (self), GTK_APPLICATION_INHIBIT_LOGOUT,
                                            _ ("What was changed of the clinic is not saved yet"));
}

static void
show_draft (VenuleClinicWindow *self)
{
  venule_profile_page_show (self->profile, self->draft);
  venule_people_page_show (self->people, self->draft);
  venule_settings_page_show (self->settings, self->draft);
  venule_stock_page_show (self->stock, self->draft);
  gtk_widget_set_sensitive (self->save, FALSE);
  g_signal_connect (self->profile, "edited", G_CALLBACK (on_edited_cb), self);
  g_signal_connect (self->people, "edited", G_CALLBACK (on_edited_cb), self);
  g_signal_connect (self->settings, "edited", G_CALLBACK (on_edited_cb), self);
  g_signal_connect (self->stock, "edited", G_CALLBACK (on_edited_cb), self);
  if (venule_desk_get_is_practice (self->draft->desk))
    venule_banner_show (self->banner,
                        _ ("Practice: look and try, nothing is saved. Your clinic is changed in Venule "
                           "itself."),
                        NULL, NULL);
}

static void
venule_clinic_window_dispose (GObject *object)
{
  VenuleClinicWindow *self = VENULE_CLINIC_WINDOW (object);

  if (self->profile != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->profile, self);
      g_signal_handlers_disconnect_by_data (self->people, self);
      g_signal_handlers_disconnect_by_data (self->settings, self);
      g_signal_handlers_disconnect_by_data (self->stock, self);
    }
  self->profile = NULL;
  if (self->application != NULL && self->cookie != 0)
    gtk_application_uninhibit (self->application, self->cookie);
  self->cookie = 0;
  g_clear_weak_pointer (&self->application);
  venule_switcher_badges_drop (GTK_WIDGET (self));
  G_OBJECT_CLASS (venule_clinic_window_parent_class)->dispose (object);
}

static void
venule_clinic_window_finalize (GObject *object)
{
  g_clear_pointer (&VENULE_CLINIC_WINDOW (object)->draft, venule_clinic_draft_free);
  G_OBJECT_CLASS (venule_clinic_window_parent_class)->finalize (object);
}

static void
venule_clinic_window_class_init (VenuleClinicWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_clinic_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_clinic_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = venule_clinic_window_close_request;
  g_type_ensure (VENULE_TYPE_BANNER);
  g_type_ensure (VENULE_TYPE_PEOPLE_PAGE);
  g_type_ensure (VENULE_TYPE_PROFILE_PAGE);
  g_type_ensure (VENULE_TYPE_SETTINGS_PAGE);
  g_type_ensure (VENULE_TYPE_STOCK_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-clinic-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleClinicWindow, save);
  gtk_widget_class_bind_template_child (widget_class, VenuleClinicWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, VenuleClinicWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VenuleClinicWindow, profile);
  gtk_widget_class_bind_template_child (widget_class, VenuleClinicWindow, people);
  gtk_widget_class_bind_template_child (widget_class, VenuleClinicWindow, settings);
  gtk_widget_class_bind_template_child (widget_class, VenuleClinicWindow, stock);
  gtk_widget_class_bind_template_callback (widget_class, on_cancel_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
}

static void
venule_clinic_window_init (VenuleClinicWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_clinic_window_present:
 * @parent: above which
 * @desk: whose clinic
 *
 * Shows the clinic, to be changed.
 */
void
venule_clinic_window_present (GtkWindow *parent, VenuleDesk *desk)
{
  VenuleClinicWindow *self = g_object_new (VENULE_TYPE_CLINIC_WINDOW, "transient-for", parent, NULL);
  g_autoptr (GError) error = NULL;

  self->draft = venule_clinic_draft_new (desk, &error);
  if (self->draft != NULL)
    show_draft (self);
  else
    {
      gtk_widget_set_sensitive (self->save, FALSE);
      gtk_widget_set_sensitive (GTK_WIDGET (self->stack), FALSE);
      venule_banner_show (self->banner, error->message, NULL, NULL);
    }
  gtk_window_present (GTK_WINDOW (self));
}
