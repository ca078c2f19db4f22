/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-vial-bar.h"

#include "venule-day-vials.h"
#include "venule-day-format.h"
#include "venule-direction.h"
#include "venule-wrap-layout.h"

#include <glib/gi18n.h>

struct _VenuleVialBar
{
  AdwBin parent;
  VenuleCase *the_case;
  VenuleEntry *around;
  const VenuleForm *form;
  GtkWidget *box;
  GPtrArray *shown; /* (element-type utf8): the vials' words, to be compared */
};

G_DEFINE_FINAL_TYPE (VenuleVialBar, venule_vial_bar, ADW_TYPE_BIN)

static guint used_signal;

static const char *
get_label (VenuleVialBar *self, const char *role, const char *id)
{
  VenuleVocabulary *vocabulary
      = venule_protocol_get_vocabulary (venule_case_get_definitions (self->the_case)->protocol);
  const VenuleQuestion *question = venule_vocabulary_find_role (vocabulary, role, self->form);
  const VenuleOption *option = id == NULL || question == NULL ? NULL : venule_question_find_option (question, id);

  return option == NULL ? id : option->label;
}

static char *
describe (VenuleVialBar *self, const VenuleVial *vial)
{
  const char *form = get_label (self, "form", vial->form);
  VenuleCivilDate day = VENULE_CIVIL_DATE_NONE;
  const char *product = get_label (self, "product", vial->product);
  g_autofree char *dose = g_strdup_printf ("%s %s %%", product, vial->strength);
  g_autofree char *batch = venule_direction_isolate_code (vial->batch);
  g_autofree char *expiry = NULL, *words = NULL, *apart = NULL;

  if (venule_civil_date_parse (vial->expiry, &day))
    expiry = venule_day_to_words (day);
  /* Translators: a vial: Fibrovein 0.2 %, liquid · batch FV2231, until 31 August 2027 */
  words = g_strdup_printf (_ ("%s %s %%%s%s · batch %s, until %s"), product, vial->strength,
                           form == NULL ? "" : C_ ("between the names of a list", ", "), form == NULL ? "" : form,
                           batch, expiry);
  apart = venule_direction_isolate_within (words, dose);
  return venule_direction_begin (apart);
}

static void
on_clicked_cb (GtkButton *button, VenuleVialBar *self)
{
  const char *words = g_object_get_data (G_OBJECT (button), "words");
  g_autoptr (GPtrArray) vials = venule_day_vials_list (self->the_case);

  for (guint i = 0; i < vials->len; i++)
    {
      const VenuleVial *vial = g_ptr_array_index (vials, i);
      g_autofree char *its = describe (self, vial);

      if (g_str_equal (its, words))
        {
          g_signal_emit (self, used_signal, 0,
                         venule_day_vials_inject (self->the_case, self->around, self->form, vial));
          return;
        }
    }
}

static void
add_button (VenuleVialBar *self, const char *words)
{
  GtkWidget *label = gtk_label_new (words);
  GtkWidget *button = gtk_button_new ();

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (button, "shortcut");
  g_object_set_data_full (G_OBJECT (button), "words", g_strdup (words), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->box), button);
}

static gboolean
is_shown (VenuleVialBar *self, GPtrArray *words)
{
  gboolean same = words->len == self->shown->len;

  for (guint i = 0; same && i < words->len; i++)
    same = g_str_equal (g_ptr_array_index (words, i), g_ptr_array_index (self->shown, i));
  return same;
}

static void
update (VenuleVialBar *self)
{
  VenuleGroup *group = venule_entry_get_group (self->around, self->form);
  g_autoptr (GPtrArray) vials = NULL, words = g_ptr_array_new_with_free_func (g_free);
  const VenuleChecklist *checklist
      = venule_protocol_get_checklist (venule_case_get_definitions (self->the_case)->protocol);

  for (guint i = 0; i < venule_group_get_n_entries (group); i++)
    venule_day_vials_note (self->the_case, venule_group_peek (group, i));
  vials = venule_day_vials_list (self->the_case);
  for (guint i = 0; i < vials->len; i++)
    g_ptr_array_add (words, describe (self, g_ptr_array_index (vials, i)));
  if (!is_shown (self, words))
    {
      GtkWidget *child;

      while ((child = gtk_widget_get_first_child (self->box)) != NULL)
        gtk_box_remove (GTK_BOX (self->box), child);
      for (guint i = 0; i < words->len; i++)
        add_button (self, g_ptr_array_index (words, i));
      g_ptr_array_unref (self->shown);
      self->shown = g_steal_pointer (&words);
    }
  gtk_widget_set_visible (GTK_WIDGET (self), vials->len > 0);
  gtk_widget_set_sensitive (GTK_WIDGET (self),
                            venule_case_may_edit (self->the_case, checklist->forms[self->form->ordinal].part));
}

static void
venule_vial_bar_dispose (GObject *object)
{
  VenuleVialBar *self = VENULE_VIAL_BAR (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_clear_object (&self->around);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (venule_vial_bar_parent_class)->dispose (object);
}

static void
venule_vial_bar_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_VIAL_BAR (object)->shown);

  G_OBJECT_CLASS (venule_vial_bar_parent_class)->finalize (object);
}

static void
venule_vial_bar_class_init (VenuleVialBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_vial_bar_dispose;
  object_class->finalize = venule_vial_bar_finalize;
  used_signal = g_signal_new ("used", VENULE_TYPE_VIAL_BAR, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                              VENULE_TYPE_ENTRY);
}

static void
venule_vial_bar_init (VenuleVialBar *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (_ ("Today’s vials"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_layout_manager (self->box, venule_wrap_layout_new (6));
  self->shown = g_ptr_array_new_with_free_func (g_free);
  gtk_box_append (GTK_BOX (outer), title);
  gtk_box_append (GTK_BOX (outer), self->box);
  adw_bin_set_child (ADW_BIN (self), outer);
}

/**
 * venule_vial_bar_new:
 * @the_case: a consultation
 * @around: where the group stands
 * @form: a group
 *
 * Returns: (transfer floating) (nullable): today's vials; %NULL where they are of no use
 */
GtkWidget *
venule_vial_bar_new (VenuleCase *the_case, VenuleEntry *around, const VenuleForm *form)
{
  VenuleVialBar *self;

  if (!venule_day_vials_takes (the_case, form))
    return NULL;

  self = g_object_new (VENULE_TYPE_VIAL_BAR, NULL);
  self->the_case = g_object_ref (the_case);
  self->around = g_object_ref (around);
  self->form = form;
  g_signal_connect_swapped (the_case, "judged", G_CALLBACK (update), self);
  g_signal_connect_swapped (the_case, "notify::course", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}
