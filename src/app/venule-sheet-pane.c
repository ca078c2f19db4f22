/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-pane.h"

struct _VenuleSheetPane
{
  AdwBin parent;
  VenuleCase *the_case; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (VenuleSheetPane, venule_sheet_pane, ADW_TYPE_BIN)

static guint question_activated_signal;

static void
venule_sheet_pane_dispose (GObject *object)
{
  VenuleSheetPane *self = VENULE_SHEET_PANE (object);

  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (venule_sheet_pane_parent_class)->dispose (object);
}

static void
venule_sheet_pane_class_init (VenuleSheetPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = venule_sheet_pane_dispose;
  question_activated_signal = g_signal_new ("question-activated", VENULE_TYPE_SHEET_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-sheet-pane.ui");
}

static void
venule_sheet_pane_init (VenuleSheetPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_sheet_pane_set_case:
 * @self: the widget
 * @the_case: (nullable): the consultation to show
 */
void
venule_sheet_pane_set_case (VenuleSheetPane *self, VenuleCase *the_case)
{
  g_set_object (&self->the_case, the_case);
}

/**
 * venule_sheet_pane_mark_question:
 * @self: the pane
 * @path: (nullable): an answer's path, with the keys of members
 *
 * Marks the passages that this answer feeds.
 */
void
venule_sheet_pane_mark_question (VenuleSheetPane *self, const char *path)
{
}
