/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-checks-bar.h"

struct _VenuleChecksBar
{
  AdwBin parent;
  VenuleCase *the_case; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (VenuleChecksBar, venule_checks_bar, ADW_TYPE_BIN)

static guint question_activated_signal;

static void
venule_checks_bar_dispose (GObject *object)
{
  VenuleChecksBar *self = VENULE_CHECKS_BAR (object);

  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (venule_checks_bar_parent_class)->dispose (object);
}

static void
venule_checks_bar_class_init (VenuleChecksBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = venule_checks_bar_dispose;
  question_activated_signal = g_signal_new ("question-activated", VENULE_TYPE_CHECKS_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-checks-bar.ui");
}

static void
venule_checks_bar_init (VenuleChecksBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_checks_bar_set_case:
 * @self: the widget
 * @the_case: (nullable): the consultation to show
 */
void
venule_checks_bar_set_case (VenuleChecksBar *self, VenuleCase *the_case)
{
  g_set_object (&self->the_case, the_case);
}
