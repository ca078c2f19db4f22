/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-swatch.h"

#include "venule-leg-map.h"

#define WIDTH  40
#define HEIGHT 18

static void
draw (GtkDrawingArea *area, cairo_t *cr, int width, int height, gpointer user_data)
{
  const char *kind = g_object_get_data (G_OBJECT (area), "kind");

  if (kind != NULL)
    venule_leg_map_draw_swatch (cr, kind, width, height);
}

/**
 * venule_leg_swatch_new:
 * @kind: (nullable): what is marked
 *
 * Returns: (transfer floating): how marks of that kind look
 */
GtkWidget *
venule_leg_swatch_new (const char *kind)
{
  GtkWidget *swatch = g_object_new (GTK_TYPE_DRAWING_AREA, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                    "content-width", WIDTH, "content-height", HEIGHT, "valign", GTK_ALIGN_CENTER,
                                    "css-classes", (const char *[]){ "leg-swatch", NULL }, NULL);

  gtk_drawing_area_set_draw_func (GTK_DRAWING_AREA (swatch), draw, NULL, NULL);
  venule_leg_swatch_set_kind (swatch, kind);

  return swatch;
}

/**
 * venule_leg_swatch_set_kind:
 * @swatch: a swatch
 * @kind: (nullable): what is marked
 */
void
venule_leg_swatch_set_kind (GtkWidget *swatch, const char *kind)
{
  g_object_set_data (G_OBJECT (swatch), "kind", (gpointer) g_intern_string (kind));
  gtk_widget_queue_draw (swatch);
}
