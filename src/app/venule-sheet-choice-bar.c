/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-choice-bar.h"

#include "venule-sheet-choice-rows.h"

#include <glib/gi18n.h>

struct _VenuleSheetChoiceBar
{
  AdwBin parent;
  GtkMenuButton *button;
  GtkLabel *words;
  GtkPopover *popover;
  VenuleSheetChoiceRows *rows;
  VenuleCase *the_case; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (VenuleSheetChoiceBar, venule_sheet_choice_bar, ADW_TYPE_BIN)

static void
update (VenuleSheetChoiceBar *self)
{
  g_autofree char *words = self->the_case != NULL ? venule_sheet_choice_to_words (self->the_case) : g_strdup ("");
  gboolean is_chosen = *words != '\0';
  g_autofree char *label = is_chosen ? g_strdup_printf (_ ("Language and size of the sheet: %s"), words)
                                     : g_strdup (_ ("Language and size of the sheet"));

  gtk_label_set_label (self->words, is_chosen ? words : _ ("Language and size"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
venule_sheet_choice_bar_dispose (GObject *object)
{
  VenuleSheetChoiceBar *self = VENULE_SHEET_CHOICE_BAR (object);

  if (self->the_case != NULL)
    venule_sheet_choice_bar_set_case (self, NULL);
  G_OBJECT_CLASS (venule_sheet_choice_bar_parent_class)->dispose (object);
}

static void
venule_sheet_choice_bar_class_init (VenuleSheetChoiceBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_sheet_choice_bar_dispose;
  g_type_ensure (VENULE_TYPE_SHEET_CHOICE_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-sheet-choice-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetChoiceBar, button);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetChoiceBar, words);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetChoiceBar, popover);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetChoiceBar, rows);
}

static void
venule_sheet_choice_bar_init (VenuleSheetChoiceBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  update (self);
}

/**
 * venule_sheet_choice_bar_set_case:
 * @self: the bar
 * @the_case: (nullable): the consultation on screen
 */
void
venule_sheet_choice_bar_set_case (VenuleSheetChoiceBar *self, VenuleCase *the_case)
{
  if (self->the_case == the_case)
    return;
  if (self->the_case != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->the_case, self);
      gtk_menu_button_popdown (self->button);
    }
  g_set_object (&self->the_case, the_case);
  venule_sheet_choice_rows_set_case (self->rows, the_case);
  gtk_widget_set_sensitive (GTK_WIDGET (self->rows), the_case != NULL);
  if (the_case != NULL)
    g_signal_connect_swapped (the_case, "composed", G_CALLBACK (update), self);
  update (self);
}
