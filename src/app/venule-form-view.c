/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-view.h"

struct _VenuleFormView
{
  AdwBin parent;
  VenuleCase *the_case; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (VenuleFormView, venule_form_view, ADW_TYPE_BIN)

static guint question_entered_signal;

static void
venule_form_view_dispose (GObject *object)
{
  VenuleFormView *self = VENULE_FORM_VIEW (object);

  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (venule_form_view_parent_class)->dispose (object);
}

static void
venule_form_view_class_init (VenuleFormViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = venule_form_view_dispose;
  question_entered_signal = g_signal_new ("question-entered", VENULE_TYPE_FORM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-form-view.ui");
}

static void
venule_form_view_init (VenuleFormView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_form_view_set_case:
 * @self: the widget
 * @the_case: (nullable): the consultation to show
 */
void
venule_form_view_set_case (VenuleFormView *self, VenuleCase *the_case)
{
  g_set_object (&self->the_case, the_case);
}

/**
 * venule_form_view_show_question:
 * @self: the form
 * @path: an answer's path, with the keys of members
 *
 * Brings the question into sight and the keyboard to it.
 */
void
venule_form_view_show_question (VenuleFormView *self, const char *path)
{
}
