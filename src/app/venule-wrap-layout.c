/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-wrap-layout.h"

struct _VenuleWrapLayout
{
  GtkLayoutManager parent;
  int spacing; /* between children, and between lines */
};

G_DEFINE_FINAL_TYPE (VenuleWrapLayout, venule_wrap_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
venule_wrap_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };

  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static int
get_width (GtkWidget *child, int room)
{
  int minimum, natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, &natural, NULL, NULL);
  return MAX (minimum, MIN (natural, room));
}

/* One line from @first on: where the next one begins, how high this one is, and, if asked, all put in its place. */
static GtkWidget *
do_line (VenuleWrapLayout *self, GtkWidget *widget, GtkWidget *first, int width, int y, int *height, gboolean places)
{
  GtkWidget *end = first;
  int x = 0;

  *height = 0;
  for (; end != NULL; end = skip_hidden (gtk_widget_get_next_sibling (end)))
    {
      int child_width = get_width (end, width), minimum, natural;

      if (end != first && x + child_width > width)
        break;
      gtk_widget_measure (end, GTK_ORIENTATION_VERTICAL, child_width, &minimum, &natural, NULL, NULL);
      *height = MAX (*height, natural);
      x += child_width + self->spacing;
    }

  x = 0;
  for (GtkWidget *child = first; places && child != end; child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_width = get_width (child, width);

      place (widget, child, x, y, child_width, *height);
      x += child_width + self->spacing;
    }

  return end;
}

static int
do_lines (VenuleWrapLayout *self, GtkWidget *widget, int width, gboolean places)
{
  GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget));
  int y = 0;

  while (child != NULL)
    {
      int height;

      child = do_line (self, widget, child, width, y, &height, places);
      y += height + (child == NULL ? 0 : self->spacing);
    }
  return y;
}

static void
venule_wrap_layout_measure (GtkLayoutManager *manager,
                            GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  VenuleWrapLayout *self = VENULE_WRAP_LAYOUT (manager);
  int widest = 0, all = 0;

  for (GtkWidget *child = skip_hidden (gtk_widget_get_first_child (widget)); child != NULL;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int child_minimum, child_natural;

      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &child_minimum, &child_natural, NULL, NULL);
      widest = MAX (widest, child_minimum);
      all += child_natural + (all > 0 ? self->spacing : 0);
    }

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = widest;
      *natural = all;
    }
  else
    *minimum = *natural = do_lines (self, widget, for_size < 0 ? all : for_size, FALSE);
}

static void
venule_wrap_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  do_lines (VENULE_WRAP_LAYOUT (manager), widget, width, TRUE);
}

static void
venule_wrap_layout_class_init (VenuleWrapLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = venule_wrap_layout_get_request_mode;
  layout_class->measure = venule_wrap_layout_measure;
  layout_class->allocate = venule_wrap_layout_allocate;
}

static void
venule_wrap_layout_init (VenuleWrapLayout *self)
{
}

/**
 * venule_wrap_layout_new:
 * @spacing: pixels between children, and between lines
 *
 * Returns: (transfer full): a layout that wraps
 */
GtkLayoutManager *
venule_wrap_layout_new (int spacing)
{
  VenuleWrapLayout *self = g_object_new (VENULE_TYPE_WRAP_LAYOUT, NULL);

  self->spacing = spacing;
  return GTK_LAYOUT_MANAGER (self);
}
