/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-profile-page.h"

#include "venule-digit-order.h"
#include "venule-entry-row.h"
#include "venule-language-choice.h"
#include "venule-language-name.h"

#include <glib/gi18n.h>

typedef struct
{
  const char *name;
  const char *label;
  gboolean is_reach; /* stands among the ways to reach somebody */
} Field;

static const Field fields[] = {
  { "name", N_ ("Name"), FALSE },
  { "address", N_ ("Address"), FALSE },
  { "hours", N_ ("Opening hours"), FALSE },
  { "phone", N_ ("Phone, in opening hours"), TRUE },
  { "out-of-hours", N_ ("Phone, when closed"), TRUE },
  { "emergency", N_ ("Emergency number"), TRUE },
  { "advice", N_ ("Advice line, when nobody answers"), TRUE },
  { "email", N_ ("Email"), TRUE },
  { "web", N_ ("Website"), TRUE },
  { "fax", N_ ("Fax"), TRUE },
};

struct _VenuleProfilePage
{
  AdwPreferencesPage parent;
  AdwPreferencesGroup *about;
  AdwPreferencesGroup *reach;
  AdwPreferencesGroup *words;
  AdwPreferencesGroup *look;
  GtkEditable *rows[G_N_ELEMENTS (fields)];
  VenuleLanguageChoice *languages;
  AdwComboRow *market;
  GtkStringList *markets;
  GtkSwitch *native_digits;
  AdwActionRow *logo;
  GtkPicture *picture;
  GtkWidget *no_logo;
  VenuleClinicDraft *draft; /* (unowned): the window's */
};

G_DEFINE_FINAL_TYPE (VenuleProfilePage, venule_profile_page, ADW_TYPE_PREFERENCES_PAGE)

static guint edited_signal;

static void
tell_edited (VenuleProfilePage *self)
{
  g_signal_emit (self, edited_signal, 0);
}

static GtkEditable *
add_entry (VenuleProfilePage *self, AdwPreferencesGroup *group, const char *label)
{
  GtkWidget *row = venule_entry_row_new (label);

  adw_preferences_group_add (group, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (tell_edited), self);
  venule_digit_order_keep (GTK_EDITABLE (row));
  return GTK_EDITABLE (row);
}

static AdwPreferencesGroup *
add_group (VenuleProfilePage *self, const char *title, const char *description)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());

  adw_preferences_group_set_title (group, title);
  adw_preferences_group_set_description (group, description);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), group);
  return group;
}

/* The markets whose labels are known. */
static void
list_markets (const xmlNode *node, GtkStringList *markets)
{
  for (; node != NULL; node = node->next)
    {
      xmlChar *market = node->type == XML_ELEMENT_NODE ? xmlGetProp (node, (const xmlChar *) "market") : NULL;
      gboolean is_there = market == NULL;

      for (guint i = 0; !is_there && i < g_list_model_get_n_items (G_LIST_MODEL (markets)); i++)
        is_there = g_str_equal (gtk_string_list_get_string (markets, i), (const char *) market);
      if (!is_there)
        gtk_string_list_append (markets, (const char *) market);
      xmlFree (market);
      list_markets (node->children, markets);
    }
}

static void
show_market (VenuleProfilePage *self)
{
  VenuleProducts *products = venule_protocol_get_products (self->draft->definitions->protocol);

  gtk_string_list_append (self->markets, self->draft->content->market);
  list_markets (xmlDocGetRootElement (venule_products_get_document (products)), self->markets);
  adw_combo_row_set_selected (self->market, 0);
}

/* The logo. */

static void
show_logo (VenuleProfilePage *self)
{
  const char *logo = self->draft->content->logo;
  gboolean is_there = logo != NULL && g_file_test (logo, G_FILE_TEST_EXISTS);

  gtk_picture_set_filename (self->picture, is_there ? logo : NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->picture), is_there);
  gtk_widget_set_visible (self->no_logo, logo != NULL);
  adw_action_row_set_subtitle (self->logo, logo == NULL ? _ ("None: the name stands in the head of the sheet")
                                           : is_there   ? ""
                                                        : _ ("The picture is not there any more"));
}

static void
take_logo (VenuleProfilePage *self, GFile *file)
{
  g_autoptr (GError) error = NULL;

  if (venule_clinic_draft_take_logo (self->draft, file, &error))
    {
      show_logo (self);
      tell_edited (self);
    }
  else
    adw_action_row_set_subtitle (self->logo, error->message);
}

static void
on_logo_chosen_cb (GtkNativeDialog *dialog, int response, VenuleProfilePage *self)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL && self->draft != NULL)
    take_logo (self, file);
  g_object_unref (dialog);
}

static void
on_choose_logo_cb (GtkButton *button, VenuleProfilePage *self)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Logo"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (self))),
                                     GTK_FILE_CHOOSER_ACTION_OPEN, _ ("_Use it"), NULL);
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();

  gtk_file_filter_set_name (filter, _ ("PNG pictures"));
  gtk_file_filter_add_suffix (filter, "png");
  gtk_file_chooser_add_filter (GTK_FILE_CHOOSER (dialog), filter);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_logo_chosen_cb), self, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

static void
on_no_logo_cb (GtkButton *button, VenuleProfilePage *self)
{
  take_logo (self, NULL);
}

static GtkWidget *
add_button (AdwActionRow *row, const char *label)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (row, button);
  return button;
}

static void
build_look (VenuleProfilePage *self)
{
  GtkWidget *choose;

  self->logo = ADW_ACTION_ROW (adw_action_row_new ());
  self->picture = GTK_PICTURE (gtk_picture_new ());
  gtk_picture_set_alternative_text (self->picture, _ ("The logo"));
  gtk_widget_set_size_request (GTK_WIDGET (self->picture), 96, 48);
  gtk_widget_set_valign (GTK_WIDGET (self->picture), GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->logo), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->logo), _ ("Logo"));
  adw_action_row_set_subtitle_lines (self->logo, 0);
  adw_action_row_add_suffix (self->logo, GTK_WIDGET (self->picture));
  self->no_logo = add_button (self->logo, _ ("_Remove"));
  choose = add_button (self->logo, _ ("Ch_oose…"));
  g_signal_connect (self->no_logo, "clicked", G_CALLBACK (on_no_logo_cb), self);
  g_signal_connect (choose, "clicked", G_CALLBACK (on_choose_logo_cb), self);
  adw_preferences_group_add (self->look, GTK_WIDGET (self->logo));
}

static char *
name_market (GtkStringObject *market)
{
  return venule_country_name (gtk_string_object_get_string (market), NULL);
}

static void
build_words (VenuleProfilePage *self)
{
  GtkWidget *digits = adw_action_row_new ();
  g_autoptr (GtkExpression) name
      = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL, G_CALLBACK (name_market), NULL, NULL);

  self->markets = gtk_string_list_new (NULL);
  self->market = ADW_COMBO_ROW (adw_combo_row_new ());
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->market), _ ("Product labels of"));
  adw_combo_row_set_expression (self->market, name);
  adw_combo_row_set_model (self->market, G_LIST_MODEL (self->markets));
  adw_preferences_group_add (self->words, GTK_WIDGET (self->market));
  self->native_digits = GTK_SWITCH (gtk_switch_new ());
  gtk_widget_set_valign (GTK_WIDGET (self->native_digits), GTK_ALIGN_CENTER);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (digits), _ ("Digits of the sheet’s language"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (digits), _ ("For dates and counts; never for phone numbers and doses"));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (digits), 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (digits), GTK_WIDGET (self->native_digits));
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (digits), GTK_WIDGET (self->native_digits));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->native_digits), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Digits of the sheet’s language"), -1);
  adw_preferences_group_add (self->words, digits);
  g_signal_connect_swapped (self->market, "notify::selected", G_CALLBACK (tell_edited), self);
  g_signal_connect_swapped (self->native_digits, "notify::active", G_CALLBACK (tell_edited), self);
}

static void
venule_profile_page_dispose (GObject *object)
{
  VENULE_PROFILE_PAGE (object)->draft = NULL;
  g_clear_object (&VENULE_PROFILE_PAGE (object)->markets);
  G_OBJECT_CLASS (venule_profile_page_parent_class)->dispose (object);
}

static void
venule_profile_page_class_init (VenuleProfilePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_profile_page_dispose;
  edited_signal
      = g_signal_new ("edited", VENULE_TYPE_PROFILE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_profile_page_init (VenuleProfilePage *self)
{
  self->about = add_group (self, _ ("The clinic"), _ ("It stands in the head of every sheet."));
  self->reach
      = add_group (self, _ ("How it is reached"),
                   _ ("A patient with a problem must reach somebody at any hour: the four numbers are needed."));
  self->words = add_group (self, _ ("Labels and digits"), NULL);
  self->look = add_group (self, _ ("Look"), NULL);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    self->rows[i] = add_entry (self, fields[i].is_reach ? self->reach : self->about, _ (fields[i].label));
  build_words (self);
  build_look (self);
  self->languages = VENULE_LANGUAGE_CHOICE (venule_language_choice_new ());
  g_signal_connect_swapped (self->languages, "edited", G_CALLBACK (tell_edited), self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (self->languages));
}

/**
 * venule_profile_page_show:
 * @self: a page, once
 * @draft: the clinic; it outlives the page
 */
void
venule_profile_page_show (VenuleProfilePage *self, VenuleClinicDraft *draft)
{
  self->draft = draft;
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char *text = g_hash_table_lookup (draft->content->fields, fields[i].name);

      gtk_editable_set_text (self->rows[i], text == NULL ? "" : text);
    }
  venule_language_choice_show (self->languages, venule_desk_get_workplace (draft->desk), draft->definitions,
                               (const char *const *) draft->content->languages);
  gtk_switch_set_active (self->native_digits, draft->content->native_digits);
  show_market (self);
  show_logo (self);
}

/**
 * venule_profile_page_store:
 * @self: a page
 * @draft: gets what it says
 */
void
venule_profile_page_store (VenuleProfilePage *self, VenuleClinicDraft *draft)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    venule_clinic_content_set_field (draft->content, fields[i].name, gtk_editable_get_text (self->rows[i]));
  g_strfreev (draft->content->languages);
  draft->content->languages = venule_language_choice_get (self->languages);
  draft->content->native_digits = gtk_switch_get_active (self->native_digits);
  draft->content->market
      = g_intern_string (gtk_string_list_get_string (self->markets, adw_combo_row_get_selected (self->market)));
}
