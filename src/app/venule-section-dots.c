/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-section-dots.h"

struct _VenuleSectionDots
{
  AdwBin parent;
  GtkWidget *box;
  GPtrArray *sections; /* (nullable) (element-type VenuleFormSection) */
  GPtrArray *buttons;  /* (element-type GtkToggleButton), one a section */
  guint selected;
};

G_DEFINE_FINAL_TYPE (VenuleSectionDots, venule_section_dots, ADW_TYPE_BIN)

static guint section_activated_signal;

static void
venule_section_dots_dispose (GObject *object)
{
  g_clear_pointer (&VENULE_SECTION_DOTS (object)->sections, g_ptr_array_unref);

  G_OBJECT_CLASS (venule_section_dots_parent_class)->dispose (object);
}

static void
venule_section_dots_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_SECTION_DOTS (object)->buttons);

  G_OBJECT_CLASS (venule_section_dots_parent_class)->finalize (object);
}

static void
venule_section_dots_class_init (VenuleSectionDotsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_section_dots_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_section_dots_finalize;
  section_activated_signal = g_signal_new ("section-activated", VENULE_TYPE_SECTION_DOTS, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
venule_section_dots_init (VenuleSectionDots *self)
{
  self->buttons = g_ptr_array_new ();
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->box, "section-dots");
  adw_bin_set_child (ADW_BIN (self), self->box);
}

static void
on_clicked_cb (GtkButton *button, VenuleSectionDots *self)
{
  guint index;

  /* Pressed is where one is, and that does not change by leaving. */
  venule_section_dots_select (self, self->selected);
  if (g_ptr_array_find (self->buttons, button, &index))
    g_signal_emit (self, section_activated_signal, 0, index);
}

static void
add_button (VenuleSectionDots *self)
{
  GtkWidget *button = gtk_toggle_button_new ();
  GtkWidget *dot = venule_progress_dot_new ();

  gtk_widget_set_valign (dot, GTK_ALIGN_CENTER);
  gtk_button_set_child (GTK_BUTTON (button), dot);
  gtk_widget_set_focusable (button, FALSE);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (on_clicked_cb), self, 0);
  gtk_box_append (GTK_BOX (self->box), button);
  g_ptr_array_add (self->buttons, button);
}

/**
 * venule_section_dots_set_sections:
 * @self: the dots
 * @sections: (nullable) (element-type VenuleFormSection): what there is one of each for
 */
void
venule_section_dots_set_sections (VenuleSectionDots *self, GPtrArray *sections)
{
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_box_remove (GTK_BOX (self->box), g_ptr_array_index (self->buttons, i));
  g_ptr_array_set_size (self->buttons, 0);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  self->selected = 0;
  if (sections == NULL)
    return;

  self->sections = g_ptr_array_ref (sections);
  for (guint i = 0; i < sections->len; i++)
    add_button (self);
  venule_section_dots_update (self);
}

/**
 * venule_section_dots_update:
 * @self: the dots
 *
 * Shows what was counted. A section where nothing has to be done has no dot.
 */
void
venule_section_dots_update (VenuleSectionDots *self)
{
  for (guint i = 0; i < self->buttons->len; i++)
    {
      const VenuleFormSection *section = g_ptr_array_index (self->sections, i);
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      VenuleProgressState state = venule_form_section_get_state (section);
      g_autofree char *words = venule_form_section_format_words (section);

      gtk_widget_set_visible (button, section->shows && state != VENULE_PROGRESS_NONE);
      venule_progress_dot_set_state (VENULE_PROGRESS_DOT (gtk_button_get_child (GTK_BUTTON (button))), state);
      /* A tooltip that is set asks the display where the pointer is, and waits for the answer. */
      if (g_strcmp0 (words, gtk_widget_get_tooltip_text (button)) == 0)
        continue;
      gtk_widget_set_tooltip_text (button, words);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
    }
}

/**
 * venule_section_dots_select:
 * @self: the dots
 * @index: where one is
 */
void
venule_section_dots_select (VenuleSectionDots *self, guint index)
{
  self->selected = index;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i), i == index);
}
