/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-stock-page.h"

#include "venule-control-names.h"
#include "venule-direction.h"
#include "venule-entry-row.h"

#include <glib/gi18n.h>

/* The rows of one vial. */
typedef struct
{
  GtkWidget *row, *remove;
  AdwComboRow *product;
  GtkEditable *strength, *batch, *expiry;
  char *form; /* (nullable) */
} VialRow;

/* The row of one answer that is usually given. */
typedef struct
{
  char *path;
  GtkEditable *text;   /* (nullable) */
  AdwComboRow *choice; /* (nullable) */
  const VenuleQuestion *question;
} UsualRow;

struct _VenuleStockPage
{
  AdwPreferencesPage parent;
  AdwPreferencesGroup *vials;
  AdwPreferencesGroup *course;
  GPtrArray *vial_rows;  /* (element-type VialRow) */
  GPtrArray *usual_rows; /* (element-type UsualRow) */
  GPtrArray *products;   /* (nullable) (element-type VenuleOption) (unowned) */
};

G_DEFINE_FINAL_TYPE (VenuleStockPage, venule_stock_page, ADW_TYPE_PREFERENCES_PAGE)

static guint edited_signal;

static void
vial_row_free (gpointer data)
{
  VialRow *vial = data;

  g_free (vial->form);
  g_free (vial);
}

static void
usual_row_free (gpointer data)
{
  UsualRow *usual = data;

  g_free (usual->path);
  g_free (usual);
}

static void
tell_edited (VenuleStockPage *self)
{
  g_signal_emit (self, edited_signal, 0);
}

static GtkEditable *
add_entry (VenuleStockPage *self, AdwExpanderRow *parent, const char *title, const char *text)
{
  GtkWidget *row = venule_entry_row_new (title);

  gtk_editable_set_text (GTK_EDITABLE (row), text);
  venule_direction_keep_code (GTK_EDITABLE (row));
  adw_expander_row_add_row (parent, row);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (tell_edited), self);
  return GTK_EDITABLE (row);
}

/* first: (nullable): a choice before the options: nothing */
static AdwComboRow *
make_choice (VenuleStockPage *self, const char *title, GPtrArray *options, const char *first, const char *chosen)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  AdwComboRow *row = ADW_COMBO_ROW (adw_combo_row_new ());
  guint position = 0;

  if (first != NULL)
    gtk_string_list_append (labels, first);
  for (guint i = 0; i < options->len; i++)
    {
      const VenuleOption *option = options->pdata[i];

      if (g_strcmp0 (option->id, chosen) == 0)
        position = g_list_model_get_n_items (G_LIST_MODEL (labels));
      gtk_string_list_append (labels, option->label);
    }
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (row, position);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (tell_edited), self);
  return row;
}

/* Vials. */

static const VenuleOption *
get_product (VenuleStockPage *self, const VialRow *vial)
{
  guint chosen = adw_combo_row_get_selected (vial->product);

  return chosen < self->products->len ? self->products->pdata[chosen] : NULL;
}

static void
title_vial (VenuleStockPage *self, VialRow *vial)
{
  const VenuleOption *product = get_product (self, vial);
  g_autofree char *batch = venule_direction_isolate_code (gtk_editable_get_text (vial->batch));
  g_autofree char *expiry = venule_direction_isolate_code (gtk_editable_get_text (vial->expiry));
  g_autofree char *title = g_markup_printf_escaped ("%s %s %%", product == NULL ? "" : product->label,
                                                    gtk_editable_get_text (vial->strength));
  g_autofree char *subtitle = g_markup_printf_escaped (_ ("Batch %s, use by %s"), batch, expiry);
  g_autofree char *remove
      = g_strdup_printf (_ ("Remove %s %s %%, batch %s"), product == NULL ? "" : product->label,
                         gtk_editable_get_text (vial->strength), gtk_editable_get_text (vial->batch));

  venule_control_name (vial->remove, remove);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (vial->row), title);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (vial->row), subtitle);
}

static void
title_vials (VenuleStockPage *self)
{
  for (guint i = 0; i < self->vial_rows->len; i++)
    title_vial (self, self->vial_rows->pdata[i]);
}

static void
on_remove_vial_cb (GtkButton *button, VenuleStockPage *self)
{
  VialRow *vial = g_object_get_data (G_OBJECT (button), "vial");

  adw_preferences_group_remove (self->vials, vial->row);
  g_ptr_array_remove (self->vial_rows, vial);
  tell_edited (self);
}

static VialRow *
add_vial (VenuleStockPage *self, const VenuleVial *from)
{
  VialRow *vial = g_new0 (VialRow, 1);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  AdwExpanderRow *row = ADW_EXPANDER_ROW (adw_expander_row_new ());

  vial->row = GTK_WIDGET (row);
  vial->remove = remove;
  vial->product = make_choice (self, _ ("Product"), self->products, NULL, from == NULL ? NULL : from->product);
  adw_expander_row_add_row (row, GTK_WIDGET (vial->product));
  vial->strength = add_entry (self, row, _ ("Strength in percent, as 0.2"), from == NULL ? "" : from->strength);
  vial->batch = add_entry (self, row, _ ("Batch"), from == NULL ? "" : from->batch);
  vial->expiry = add_entry (self, row, _ ("Use by, as 2027-08-31"), from == NULL ? "" : from->expiry);
  vial->form = from == NULL ? NULL : g_strdup (from->form);
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (remove, "flat");
  g_object_set_data (G_OBJECT (remove), "vial", vial);
  g_signal_connect (remove, "clicked", G_CALLBACK (on_remove_vial_cb), self);
  adw_expander_row_add_action (row, remove);
  adw_preferences_group_add (self->vials, vial->row);
  g_ptr_array_add (self->vial_rows, vial);
  title_vial (self, vial);
  return vial;
}

static void
on_add_vial_cb (GtkButton *button, VenuleStockPage *self)
{
  VialRow *vial = add_vial (self, NULL);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (vial->row), TRUE);
  tell_edited (self);
}

/* The usual course. */

static void
add_usual (VenuleStockPage *self, VenuleClinicDraft *draft, const char *path, const char *value)
{
  const VenuleQuestion *question
      = venule_form_find_question (venule_protocol_get_form (draft->definitions->protocol), path);
  UsualRow *usual = g_new0 (UsualRow, 1);
  const char *unit = venule_speech_unit (VENULE_SPEECH_PROGRAM, question == NULL ? NULL : question->unit);
  g_autofree char *title
      = g_strconcat (question == NULL ? path : question->label, *unit == '\0' ? NULL : " (", unit, ")", NULL);

  usual->path = g_strdup (path);
  usual->question = question;
  g_ptr_array_add (self->usual_rows, usual);
  if (question != NULL && question->kind == VENULE_KIND_ONE_OF)
    {
      usual->choice = make_choice (self, title, question->options, _ ("Not usual"), value);
      adw_preferences_group_add (self->course, GTK_WIDGET (usual->choice));
      return;
    }
  usual->text = GTK_EDITABLE (venule_entry_row_new (title));
  gtk_editable_set_text (usual->text, value);
  g_signal_connect_swapped (usual->text, "changed", G_CALLBACK (tell_edited), self);
  adw_preferences_group_add (self->course, GTK_WIDGET (usual->text));
}

static gboolean
has_usual (VenuleStockPage *self, const char *path)
{
  for (guint i = 0; i < self->usual_rows->len; i++)
    if (g_str_equal (((const UsualRow *) self->usual_rows->pdata[i])->path, path))
      return TRUE;
  return FALSE;
}

static char *
get_usual (const UsualRow *usual)
{
  guint chosen;

  if (usual->choice == NULL)
    return g_strstrip (g_strdup (gtk_editable_get_text (usual->text)));
  chosen = adw_combo_row_get_selected (usual->choice);
  if (chosen == 0 || chosen > usual->question->options->len)
    return g_strdup ("");
  return g_strdup (((const VenuleOption *) usual->question->options->pdata[chosen - 1])->id);
}

static void
venule_stock_page_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_STOCK_PAGE (object)->vial_rows);
  g_ptr_array_unref (VENULE_STOCK_PAGE (object)->usual_rows);
  G_OBJECT_CLASS (venule_stock_page_parent_class)->finalize (object);
}

static void
venule_stock_page_class_init (VenuleStockPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_stock_page_finalize;
  edited_signal
      = g_signal_new ("edited", VENULE_TYPE_STOCK_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_stock_page_init (VenuleStockPage *self)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add a vial"));

  self->vial_rows = g_ptr_array_new_with_free_func (vial_row_free);
  self->usual_rows = g_ptr_array_new_with_free_func (usual_row_free);
  self->vials = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->vials, _ ("Vials open today"));
  adw_preferences_group_set_description (self->vials,
                                         _ ("Entered once a day, picked from in every consultation of that day."));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (self->vials, add);
  g_signal_connect (add, "clicked", G_CALLBACK (on_add_vial_cb), self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->vials);
  self->course = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->course, _ ("Usual course"));
  adw_preferences_group_set_description (self->course,
                                         _ ("Proposed in a new plan; nothing of it stands until it is confirmed."));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->course);
  g_signal_connect (self, "edited", G_CALLBACK (title_vials), NULL);
}

/**
 * venule_stock_page_show:
 * @self: a page, once
 * @draft: the clinic
 */
void
venule_stock_page_show (VenuleStockPage *self, VenuleClinicDraft *draft)
{
  self->products = venule_products_get_options (venule_protocol_get_products (draft->definitions->protocol));
  for (guint i = 0; i < draft->content->vials->len; i++)
    if (venule_vial_is_open (draft->content->vials->pdata[i], venule_desk_get_today (draft->desk)))
      add_vial (self, draft->content->vials->pdata[i]);
  for (guint i = 0; i < draft->content->usual_course->len; i++)
    {
      const VenuleUsualAnswer *answer = draft->content->usual_course->pdata[i];

      add_usual (self, draft, answer->path, answer->value);
    }
  /* What is not usual here now can be again. */
  for (guint i = 0; i < draft->sample->usual_course->len; i++)
    {
      const VenuleUsualAnswer *answer = draft->sample->usual_course->pdata[i];

      if (!has_usual (self, answer->path))
        add_usual (self, draft, answer->path, "");
    }
}

/**
 * venule_stock_page_store:
 * @self: a page
 * @draft: gets what it says
 */
void
venule_stock_page_store (VenuleStockPage *self, VenuleClinicDraft *draft)
{
  g_autofree char *today = venule_civil_date_format (venule_desk_get_today (draft->desk));

  g_ptr_array_set_size (draft->content->vials, 0);
  for (guint i = 0; i < self->vial_rows->len; i++)
    {
      const VialRow *vial = self->vial_rows->pdata[i];
      const VenuleOption *product = get_product (self, vial);

      venule_clinic_content_add_vial (draft->content, product == NULL ? "" : product->id,
                                      gtk_editable_get_text (vial->strength), vial->form,
                                      gtk_editable_get_text (vial->batch), gtk_editable_get_text (vial->expiry), today);
    }
  g_ptr_array_set_size (draft->content->usual_course, 0);
  for (guint i = 0; i < self->usual_rows->len; i++)
    {
      const UsualRow *usual = self->usual_rows->pdata[i];
      g_autofree char *value = get_usual (usual);

      if (*value != '\0')
        venule_clinic_content_add_usual_answer (draft->content, usual->path, value);
    }
}
