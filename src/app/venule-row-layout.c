/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-row-layout.h"

#define SPACING 12
/* A question that would be squeezed into less than this share of the row stands above its answer. */
#define LEAST_SHARE 0.4

struct _VenuleRowLayout
{
  GtkLayoutManager parent;
};

G_DEFINE_FINAL_TYPE (VenuleRowLayout, venule_row_layout, GTK_TYPE_LAYOUT_MANAGER)

typedef struct
{
  int minimum, natural;
} Extent;

static Extent
measure_child (GtkWidget *child, GtkOrientation orientation, int for_size)
{
  Extent extent = { 0, 0 };

  if (child != NULL && gtk_widget_should_layout (child))
    gtk_widget_measure (child, orientation, for_size, &extent.minimum, &extent.natural, NULL, NULL);
  return extent;
}

static gboolean
fits_beside (Extent asked, Extent answer, int width)
{
  int room = width - SPACING - answer.natural;

  return room >= asked.natural || room >= MAX (asked.minimum, (int) (LEAST_SHARE * width));
}

static GtkSizeRequestMode
venule_row_layout_get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static Extent
measure_above (GtkWidget *asked, GtkWidget *answer, int width)
{
  Extent above = measure_child (asked, GTK_ORIENTATION_VERTICAL, width);
  Extent below = measure_child (answer, GTK_ORIENTATION_VERTICAL, width);

  return (Extent){ above.minimum + SPACING / 2 + below.minimum, above.natural + SPACING / 2 + below.natural };
}

/* They stand beside each other where that is not higher: GTK counts on a row that is never higher for being wider, and
 * keeps in mind what it measured at other widths. */
static Extent
measure_height (GtkWidget *asked, GtkWidget *answer, int width, gboolean *is_beside)
{
  Extent asked_width = measure_child (asked, GTK_ORIENTATION_HORIZONTAL, -1);
  Extent answer_width = measure_child (answer, GTK_ORIENTATION_HORIZONTAL, -1);
  Extent above, first, second, beside;

  if (width < 0)
    width = asked_width.natural + SPACING + answer_width.natural;
  above = measure_above (asked, answer, width);
  *is_beside = FALSE;
  if (!fits_beside (asked_width, answer_width, width))
    return above;

  first = measure_child (asked, GTK_ORIENTATION_VERTICAL, width - SPACING - answer_width.natural);
  second = measure_child (answer, GTK_ORIENTATION_VERTICAL, answer_width.natural);
  beside.minimum = MAX (first.minimum, second.minimum);
  beside.natural = MAX (first.natural, second.natural);
  *is_beside = beside.natural <= above.natural;
  return *is_beside ? beside : above;
}

static void
venule_row_layout_measure (GtkLayoutManager *manager,
                           GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  GtkWidget *asked = gtk_widget_get_first_child (widget);
  GtkWidget *answer = asked == NULL ? NULL : gtk_widget_get_next_sibling (asked);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      Extent first = measure_child (asked, GTK_ORIENTATION_HORIZONTAL, -1);
      Extent second = measure_child (answer, GTK_ORIENTATION_HORIZONTAL, -1);

      *minimum = MAX (first.minimum, second.minimum);
      *natural = first.natural + SPACING + second.natural;
      return;
    }

  {
    gboolean is_beside;
    Extent height = measure_height (asked, answer, for_size, &is_beside);

    *minimum = height.minimum;
    *natural = height.natural;
  }
}

static void
place (GtkWidget *widget, GtkWidget *child, int x, int y, int width, int height)
{
  GtkAllocation allocation = { x, y, width, height };

  if (child == NULL || !gtk_widget_should_layout (child))
    return;
  if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    allocation.x = gtk_widget_get_width (widget) - x - width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

static void
venule_row_layout_allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *asked = gtk_widget_get_first_child (widget);
  GtkWidget *answer = asked == NULL ? NULL : gtk_widget_get_next_sibling (asked);
  Extent answer_width = measure_child (answer, GTK_ORIENTATION_HORIZONTAL, -1);
  gboolean is_beside;

  measure_height (asked, answer, width, &is_beside);
  if (is_beside)
    {
      place (widget, asked, 0, 0, width - SPACING - answer_width.natural, height);
      place (widget, answer, width - answer_width.natural, 0, answer_width.natural, height);
    }
  else
    {
      int above = measure_child (asked, GTK_ORIENTATION_VERTICAL, width).natural;

      place (widget, asked, 0, 0, width, above);
      place (widget, answer, 0, above + SPACING / 2, width, MAX (0, height - above - SPACING / 2));
    }
}

static void
venule_row_layout_class_init (VenuleRowLayoutClass *klass)
{
  GtkLayoutManagerClass *layout_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  layout_class->get_request_mode = venule_row_layout_get_request_mode;
  layout_class->measure = venule_row_layout_measure;
  layout_class->allocate = venule_row_layout_allocate;
}

static void
venule_row_layout_init (VenuleRowLayout *self)
{
}

/**
 * venule_row_layout_new:
 *
 * Returns: (transfer full): a layout for two children
 */
GtkLayoutManager *
venule_row_layout_new (void)
{
  return g_object_new (VENULE_TYPE_ROW_LAYOUT, NULL);
}
