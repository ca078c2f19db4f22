/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-column-layout.h"

struct _VenuleColumnLayout
{
  GtkLayoutManager parent;
  int width, spacing;
};

G_DEFINE_FINAL_TYPE (VenuleColumnLayout, venule_column_layout, GTK_TYPE_LAYOUT_MANAGER)

static GtkSizeRequestMode
venule_column_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static guint
measure_widest (GtkWidget *widget, int *minimum, int *natural)
{
  guint n = 0;

  *minimum = *natural = 0;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, wanted;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &wanted, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, wanted);
      n++;
    }
  return n;
}

static int
count_columns (VenuleColumnLayout *self, GtkWidget *widget, int width)
{
  int minimum, natural, least, n;

  n = (int) measure_widest (widget, &minimum, &natural);
  least = MAX (minimum, self->width);
  return CLAMP ((width + self->spacing) / (least + self->spacing), 1, MAX (n, 1));
}

/* Goes through the rows; allocates where asked. Returns the height of all. */
static int
lay_out (VenuleColumnLayout *self, GtkWidget *widget, int width, gboolean allocates)
{
  gboolean is_rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int columns = count_columns (self, widget, width);
  int column_width = (width - self->spacing * (columns - 1)) / columns;
  int column = 0, top = 0, row_height = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int place, height;

      if (!gtk_widget_should_layout (child))
        continue;
      if (column == columns)
        {
          top += row_height + self->spacing;
          column = row_height = 0;
        }
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, column_width, NULL, &height, NULL, NULL);
      place = is_rtl ? columns - 1 - column : column;
      if (allocates)
        gtk_widget_size_allocate (
            child, &(GtkAllocation){ place * (column_width + self->spacing), top, column_width, height }, -1);
      row_height = MAX (row_height, height);
      column++;
    }
  return top + row_height;
}

static void
venule_column_layout_measure (GtkLayoutManager *manager,
                              GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  VenuleColumnLayout *self = VENULE_COLUMN_LAYOUT (manager);
  int least, wanted;
  guint n = measure_widest (widget, &least, &wanted);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = n == 0 ? 0 : MAX (wanted, self->width) * (int) n + self->spacing * ((int) n - 1);
      return;
    }
  *minimum = *natural = lay_out (self, widget, for_size < 0 ? wanted : for_size, FALSE);
}

static void
venule_column_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  lay_out (VENULE_COLUMN_LAYOUT (manager), widget, width, TRUE);
}

static void
venule_column_layout_class_init (VenuleColumnLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = venule_column_layout_get_request_mode;
  layout_class->measure = venule_column_layout_measure;
  layout_class->allocate = venule_column_layout_allocate;
}

static void
venule_column_layout_init (VenuleColumnLayout *self)
{
}

/**
 * venule_column_layout_new:
 * @width: how wide a column is at least
 * @spacing: between columns and rows
 *
 * Returns: (transfer full): a layout for one widget
 */
GtkLayoutManager *
venule_column_layout_new (int width, int spacing)
{
  VenuleColumnLayout *self = g_object_new (VENULE_TYPE_COLUMN_LAYOUT, NULL);

  self->width = width;
  self->spacing = spacing;

  return GTK_LAYOUT_MANAGER (self);
}
