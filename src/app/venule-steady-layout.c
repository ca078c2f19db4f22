/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-steady-layout.h"

struct _VenuleSteadyLayout
{
  GtkLayoutManager parent;
  int width, height; /* pixels: at the last layout */
};

G_DEFINE_FINAL_TYPE (VenuleSteadyLayout, venule_steady_layout, GTK_TYPE_LAYOUT_MANAGER)

static guint resizing_signal;

static GtkSizeRequestMode
venule_steady_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  return child == NULL ? GTK_SIZE_REQUEST_CONSTANT_SIZE : gtk_widget_get_request_mode (child);
}

static void
venule_steady_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, minimum, natural, minimum_baseline, natural_baseline);
}

static void
venule_steady_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  VenuleSteadyLayout *self = VENULE_STEADY_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);

  if (width != self->width || height != self->height)
    g_signal_emit (self, resizing_signal, 0);
  self->width = width;
  self->height = height;
  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_allocate (child, width, height, baseline, NULL);
}

static void
venule_steady_layout_class_init (VenuleSteadyLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = venule_steady_layout_get_request_mode;
  layout_class->measure = venule_steady_layout_measure;
  layout_class->allocate = venule_steady_layout_allocate;
  resizing_signal
      = g_signal_new ("resizing", VENULE_TYPE_STEADY_LAYOUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_steady_layout_init (VenuleSteadyLayout *self)
{
}
