/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-settings-page.h"

#include <glib/gi18n.h>

struct _VenuleSettingsPage
{
  AdwPreferencesPage parent;
  AdwPreferencesGroup *group;
  GPtrArray *rows; /* (element-type AdwActionRow): each knows its setting and its entry */
};

G_DEFINE_FINAL_TYPE (VenuleSettingsPage, venule_settings_page, ADW_TYPE_PREFERENCES_PAGE)

static guint edited_signal;

static const VenuleSetting *
get_setting (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "setting");
}

static GtkEditable *
get_entry (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), "entry");
}

static char *
describe (const VenuleSetting *setting, const char *wrong)
{
  g_autofree char *range = venule_setting_format_range (setting);
  g_autoptr (GString) text = g_string_new (NULL);

  if (wrong != NULL)
    g_string_append_printf (text, _ ("%s: possible are %s."), wrong, range);
  else
    g_string_append_printf (text, _ ("Possible: %s."), range);
  if (setting->found_in_practice != NULL)
    g_string_append_printf (text, _ ("\nFound in practice: %s"), setting->found_in_practice);
  if (setting->source != NULL)
    g_string_append_printf (text, _ ("\nSource: %s"), setting->source);

  return g_markup_escape_text (text->str, (gssize) text->len);
}

static gboolean
check_row (GtkWidget *row)
{
  VenuleNumber number;
  const VenuleSetting *setting = get_setting (row);
  GtkEditable *entry = get_entry (row);
  const char *wrong = venule_clinic_draft_check_setting (setting, gtk_editable_get_text (entry), &number);
  g_autofree char *subtitle = describe (setting, wrong);

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  if (wrong == NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (entry), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (entry), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong == NULL ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, setting->label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, wrong == NULL ? "" : wrong, -1);

  return wrong == NULL;
}

static void
on_changed_cb (GtkEditable *entry, GtkWidget *row)
{
  check_row (row);
  g_signal_emit (g_object_get_data (G_OBJECT (row), "page"), edited_signal, 0);
}

static void
add_row (VenuleSettingsPage *self, const VenuleSetting *setting, const VenuleNumber *number)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *unit = gtk_label_new (venule_speech_unit (VENULE_SPEECH_PROGRAM, setting->unit));
  g_autofree char *text = number == NULL ? g_strdup ("") : venule_number_format (*number);
  g_autofree char *title = g_markup_escape_text (setting->label, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_editable_set_text (GTK_EDITABLE (entry), text);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), 5);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_NUMBER);
  gtk_widget_set_valign (entry, GTK_ALIGN_CENTER);
  gtk_label_set_width_chars (GTK_LABEL (unit), 6);
  gtk_label_set_xalign (GTK_LABEL (unit), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), entry);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), unit);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), entry);
  g_object_set_data (G_OBJECT (row), "setting", (gpointer) setting);
  g_object_set_data (G_OBJECT (row), "entry", entry);
  g_object_set_data (G_OBJECT (row), "page", self);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  check_row (row);
  g_signal_connect (entry, "changed", G_CALLBACK (on_changed_cb), row);
}

static void
venule_settings_page_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_SETTINGS_PAGE (object)->rows);
  G_OBJECT_CLASS (venule_settings_page_parent_class)->finalize (object);
}

static void
venule_settings_page_class_init (VenuleSettingsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_settings_page_finalize;
  edited_signal
      = g_signal_new ("edited", VENULE_TYPE_SETTINGS_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_settings_page_init (VenuleSettingsPage *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Clinical settings"));
  adw_preferences_group_set_description (self->group, _ ("Every sheet that is made from now on follows them, also of a "
                                                         "consultation that was begun before."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
}

/**
 * venule_settings_page_show:
 * @self: a page, once
 * @draft: the clinic
 */
void
venule_settings_page_show (VenuleSettingsPage *self, VenuleClinicDraft *draft)
{
  GPtrArray *settings = venule_protocol_get_settings (draft->definitions->protocol);

  for (guint i = 0; i < settings->len; i++)
    {
      const VenuleSetting *setting = settings->pdata[i];

      add_row (self, setting, g_hash_table_lookup (draft->content->settings, setting->id));
    }
}

/**
 * venule_settings_page_get_is_valid:
 * @self: a page
 *
 * Returns: whether every setting is within its limits
 */
gboolean
venule_settings_page_get_is_valid (VenuleSettingsPage *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (!check_row (self->rows->pdata[i]))
      return FALSE;

  return TRUE;
}

/**
 * venule_settings_page_store:
 * @self: a page that is valid
 * @draft: gets what it says
 */
void
venule_settings_page_store (VenuleSettingsPage *self, VenuleClinicDraft *draft)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      const VenuleSetting *setting = get_setting (self->rows->pdata[i]);
      VenuleNumber number;

      if (venule_clinic_draft_check_setting (setting, gtk_editable_get_text (get_entry (self->rows->pdata[i])), &number)
          == NULL)
        g_hash_table_insert (draft->content->settings, (gpointer) setting->id, g_memdup2 (&number, sizeof number));
    }
}
