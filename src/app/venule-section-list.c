/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-section-list.h"

#include <glib/gi18n.h>

typedef struct
{
  GtkListBoxRow *row;
  VenuleProgressDot *dot;
  GtkLabel *count;
} Line;

struct _VenuleSectionList
{
  AdwBin parent;
  GtkListBox *list;
  GPtrArray *sections; /* (nullable) (element-type VenuleFormSection) */
  GArray *lines;       /* of Line, one a section */
};

G_DEFINE_FINAL_TYPE (VenuleSectionList, venule_section_list, ADW_TYPE_BIN)

static guint section_activated_signal;

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, VenuleSectionList *self)
{
  g_signal_emit (self, section_activated_signal, 0, (guint) gtk_list_box_row_get_index (row));
}

static void
venule_section_list_dispose (GObject *object)
{
  g_clear_pointer (&VENULE_SECTION_LIST (object)->sections, g_ptr_array_unref);

  G_OBJECT_CLASS (venule_section_list_parent_class)->dispose (object);
}

static void
venule_section_list_finalize (GObject *object)
{
  g_array_unref (VENULE_SECTION_LIST (object)->lines);

  G_OBJECT_CLASS (venule_section_list_parent_class)->finalize (object);
}

static void
venule_section_list_class_init (VenuleSectionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_section_list_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_section_list_finalize;
  section_activated_signal = g_signal_new ("section-activated", VENULE_TYPE_SECTION_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
}

static void
venule_section_list_init (VenuleSectionList *self)
{
  self->lines = g_array_new (FALSE, FALSE, sizeof (Line));
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "sections");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Sections"), -1);
  g_signal_connect (self->list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

static void
add_line (VenuleSectionList *self, const VenuleFormSection *section)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (section->label);
  Line line = { GTK_LIST_BOX_ROW (gtk_list_box_row_new ()), VENULE_PROGRESS_DOT (venule_progress_dot_new ()),
                GTK_LABEL (gtk_label_new (NULL)) };

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (line.count), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (line.count), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (line.count), "dim-label");
  if (section->is_inside)
    gtk_widget_add_css_class (GTK_WIDGET (line.row), "inside");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line.dot));
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (line.count));
  gtk_list_box_row_set_child (line.row, box);
  gtk_list_box_append (self->list, GTK_WIDGET (line.row));
  g_array_append_val (self->lines, line);
}

/**
 * venule_section_list_set_sections:
 * @self: the list
 * @sections: (nullable) (element-type VenuleFormSection): what to list
 */
void
venule_section_list_set_sections (VenuleSectionList *self, GPtrArray *sections)
{
  for (guint i = 0; i < self->lines->len; i++)
    gtk_list_box_remove (self->list, GTK_WIDGET (g_array_index (self->lines, Line, i).row));
  g_array_set_size (self->lines, 0);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  if (sections == NULL)
    return;

  self->sections = g_ptr_array_ref (sections);
  for (guint i = 0; i < sections->len; i++)
    add_line (self, g_ptr_array_index (sections, i));
  venule_section_list_update (self);
}

/**
 * venule_section_list_update:
 * @self: the list
 *
 * Shows what was counted.
 */
void
venule_section_list_update (VenuleSectionList *self)
{
  for (guint i = 0; i < self->lines->len; i++)
    {
      const VenuleFormSection *section = g_ptr_array_index (self->sections, i);
      const Line *line = &g_array_index (self->lines, Line, i);
      g_autofree char *count = venule_form_section_format_count (section);
      g_autofree char *words = venule_form_section_format_words (section);

      venule_progress_dot_set_state (line->dot, venule_form_section_get_state (section));
      gtk_label_set_label (line->count, count);
      gtk_accessible_update_property (GTK_ACCESSIBLE (line->row), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
      gtk_widget_set_visible (GTK_WIDGET (line->row), section->shows);
    }
}

/**
 * venule_section_list_select:
 * @self: the list
 * @index: where one is
 */
void
venule_section_list_select (VenuleSectionList *self, guint index)
{
  if (index < self->lines->len)
    gtk_list_box_select_row (self->list, g_array_index (self->lines, Line, index).row);
}
