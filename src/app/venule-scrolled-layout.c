/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-scrolled-layout.h"

/* With every change in a window, GTK asks how large all of it wants to be, under X11 once before new styles are known
 * and once after. What scrolls can have any height, so that none is found out for no width in particular; and the
 * least width, which seldom changes, is what it was at the last layout: where another one comes out, the window is
 * measured again after the frame. */
struct _VenuleScrolledLayout
{
  GtkLayoutManager parent;
  int least; /* width, pixels; less than 0: not known yet */
  guint idle;
};

G_DEFINE_FINAL_TYPE (VenuleScrolledLayout, venule_scrolled_layout, GTK_TYPE_LAYOUT_MANAGER)

static guint laid_out_signal;

static GtkSizeRequestMode
venule_scrolled_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* Returns: the width that the child gets of so much room */
static int
get_width (GtkWidget *child, int room)
{
  int least;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  return MAX (least, room);
}

static void
venule_scrolled_layout_measure (GtkLayoutManager *manager,
                                GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  VenuleScrolledLayout *self = VENULE_SCROLLED_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);

  *minimum = *natural = 0;
  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      if (self->least < 0)
        gtk_widget_measure (child, orientation, -1, &self->least, NULL, NULL, NULL);
      *minimum = *natural = self->least;
    }
  else if (for_size >= 0)
    gtk_widget_measure (child, orientation, get_width (child, for_size), minimum, natural, NULL, NULL);
}

static gboolean
on_idle_cb (gpointer user_data)
{
  VenuleScrolledLayout *self = user_data;

  self->idle = 0;
  gtk_layout_manager_layout_changed (GTK_LAYOUT_MANAGER (self));
  return G_SOURCE_REMOVE;
}

static void
venule_scrolled_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  VenuleScrolledLayout *self = VENULE_SCROLLED_LAYOUT (manager);
  GtkWidget *child = gtk_widget_get_first_child (widget);
  int least;

  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  if (least != self->least && self->idle == 0)
    self->idle = g_idle_add (on_idle_cb, self);
  self->least = least;
  gtk_widget_allocate (child, MAX (width, least), height, baseline, NULL);
  g_signal_emit (self, laid_out_signal, 0);
}

static void
venule_scrolled_layout_dispose (GObject *object)
{
  g_clear_handle_id (&VENULE_SCROLLED_LAYOUT (object)->idle, g_source_remove);

  G_OBJECT_CLASS (venule_scrolled_layout_parent_class)->dispose (object);
}

static void
venule_scrolled_layout_class_init (VenuleScrolledLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_scrolled_layout_dispose;
  layout_class->get_request_mode = venule_scrolled_layout_get_request_mode;
  layout_class->measure = venule_scrolled_layout_measure;
  layout_class->allocate = venule_scrolled_layout_allocate;
  laid_out_signal
      = g_signal_new ("laid-out", VENULE_TYPE_SCROLLED_LAYOUT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_scrolled_layout_init (VenuleScrolledLayout *self)
{
  self->least = -1;
}
