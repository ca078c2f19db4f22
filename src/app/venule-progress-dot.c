/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-progress-dot.h"

struct _VenuleProgressDot
{
  GtkWidget parent;
  VenuleProgressState state;
};

G_DEFINE_FINAL_TYPE (VenuleProgressDot, venule_progress_dot, GTK_TYPE_WIDGET)

static void
paint (VenuleProgressDot *self, cairo_t *cr, double size)
{
  double radius = size / 2 - 1;
  const double dots[] = { 1.6, 1.6 };

  cairo_translate (cr, size / 2, size / 2);
  cairo_set_line_width (cr, 1.5);
  if (self->state == VENULE_PROGRESS_DONE || self->state == VENULE_PROGRESS_BEGUN)
    {
      /* The lower half: it looks the same from right to left. */
      cairo_arc (cr, 0, 0, radius, 0, self->state == VENULE_PROGRESS_DONE ? 2 * G_PI : G_PI);
      cairo_fill (cr);
    }
  if (self->state == VENULE_PROGRESS_PROPOSED)
    cairo_set_dash (cr, dots, 2, 0);
  cairo_arc (cr, 0, 0, radius, 0, 2 * G_PI);
  cairo_stroke (cr);
}

static void
venule_progress_dot_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VenuleProgressDot *self = VENULE_PROGRESS_DOT (widget);
  int width = gtk_widget_get_width (widget), height = gtk_widget_get_height (widget), size = MIN (width, height);
  GdkRGBA color;
  cairo_t *cr;

  if (self->state == VENULE_PROGRESS_NONE || size < 4)
    return;

  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
  cr = gtk_snapshot_append_cairo (snapshot, &GRAPHENE_RECT_INIT (0, 0, (float) width, (float) height));
  gdk_cairo_set_source_rgba (cr, &color);
  cairo_translate (cr, (width - size) / 2, (height - size) / 2);
  paint (self, cr, size);
  cairo_destroy (cr);
}

static void
venule_progress_dot_class_init (VenuleProgressDotClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = venule_progress_dot_snapshot;
  gtk_widget_class_set_css_name (widget_class, "progressdot");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
venule_progress_dot_init (VenuleProgressDot *self)
{
}

/**
 * venule_progress_dot_new:
 *
 * Returns: (transfer floating): a sign, of nothing to do yet
 */
GtkWidget *
venule_progress_dot_new (void)
{
  return g_object_new (VENULE_TYPE_PROGRESS_DOT, "valign", GTK_ALIGN_CENTER, NULL);
}

/**
 * venule_progress_dot_set_state:
 * @self: a sign
 * @state: what it says
 */
void
venule_progress_dot_set_state (VenuleProgressDot *self, VenuleProgressState state)
{
  g_return_if_fail (VENULE_IS_PROGRESS_DOT (self));

  if (self->state == state)
    return;
  self->state = state;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
