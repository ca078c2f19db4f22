/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-section-button.h"

#include "venule-section-dots.h"
#include "venule-section-list.h"

struct _VenuleSectionButton
{
  AdwBin parent;
  GtkMenuButton *button;
  GtkPopover *popover;
  VenuleProgressDot *dot;
  GtkLabel *label;
  GtkLabel *count;
  VenuleSectionList *list;
  VenuleSectionDots *dots;
  GPtrArray *sections; /* (nullable) (element-type VenuleFormSection) */
  guint selected;
};

G_DEFINE_FINAL_TYPE (VenuleSectionButton, venule_section_button, ADW_TYPE_BIN)

static guint section_activated_signal;

static void
on_section_activated_cb (VenuleSectionList *list, guint index, VenuleSectionButton *self)
{
  gtk_popover_popdown (self->popover);
  g_signal_emit (self, section_activated_signal, 0, index);
}

static void
on_dot_activated_cb (VenuleSectionDots *dots, guint index, VenuleSectionButton *self)
{
  g_signal_emit (self, section_activated_signal, 0, index);
}

static void
venule_section_button_dispose (GObject *object)
{
  g_clear_pointer (&VENULE_SECTION_BUTTON (object)->sections, g_ptr_array_unref);

  G_OBJECT_CLASS (venule_section_button_parent_class)->dispose (object);
}

static void
venule_section_button_class_init (VenuleSectionButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_section_button_dispose;
  g_type_ensure (VENULE_TYPE_SECTION_LIST);
  g_type_ensure (VENULE_TYPE_SECTION_DOTS);
  g_type_ensure (VENULE_TYPE_PROGRESS_DOT);
  section_activated_signal = g_signal_new ("section-activated", VENULE_TYPE_SECTION_BUTTON, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-section-button.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleSectionButton, button);
  gtk_widget_class_bind_template_child (widget_class, VenuleSectionButton, popover);
  gtk_widget_class_bind_template_child (widget_class, VenuleSectionButton, dot);
  gtk_widget_class_bind_template_child (widget_class, VenuleSectionButton, label);
  gtk_widget_class_bind_template_child (widget_class, VenuleSectionButton, count);
  gtk_widget_class_bind_template_child (widget_class, VenuleSectionButton, list);
  gtk_widget_class_bind_template_child (widget_class, VenuleSectionButton, dots);
  gtk_widget_class_bind_template_callback (widget_class, on_dot_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_section_activated_cb);
}

static void
venule_section_button_init (VenuleSectionButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_section_button_set_sections:
 * @self: the button
 * @sections: (nullable) (element-type VenuleFormSection): what it lists
 */
void
venule_section_button_set_sections (VenuleSectionButton *self, GPtrArray *sections)
{
  venule_section_list_set_sections (self->list, sections);
  venule_section_dots_set_sections (self->dots, sections);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  self->sections = sections == NULL ? NULL : g_ptr_array_ref (sections);
  self->selected = 0;
}

/**
 * venule_section_button_update:
 * @self: the button
 *
 * Shows what was counted.
 */
void
venule_section_button_update (VenuleSectionButton *self)
{
  venule_section_list_update (self->list);
  venule_section_dots_update (self->dots);
  venule_section_button_select (self, self->selected);
}

/**
 * venule_section_button_select:
 * @self: the button
 * @index: where one is
 */
void
venule_section_button_select (VenuleSectionButton *self, guint index)
{
  const VenuleFormSection *section;
  g_autofree char *count = NULL;
  g_autofree char *words = NULL;

  if (self->sections == NULL || index >= self->sections->len)
    return;
  self->selected = index;
  section = g_ptr_array_index (self->sections, index);
  count = venule_form_section_format_count (section);
  words = venule_form_section_format_words (section);
  venule_section_list_select (self->list, index);
  venule_section_dots_select (self->dots, index);
  gtk_label_set_label (self->label, section->label);
  gtk_label_set_label (self->count, count);
  venule_progress_dot_set_state (self->dot, venule_form_section_get_state (section));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->button))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
