/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-canvas.h"

#include "venule-leg-canvas-private.h"
#include "venule-leg-words.h"
#include "venule-stroke.h"
#include "venule-thread-tools.h"

#include <glib/gi18n.h>
#include <math.h>

/* What a drawing needs to be drawn on, and what it is given where there is room. */
#define LEAST_CARD   126
#define NATURAL_CARD 170
/* Kept free around what is brought in sight. */
#define MARGIN 40.0
/* A mark that is added by the keyboard is put here, or below one that is there already. */
#define FIRST_ACROSS 0.5
#define FIRST_DOWN   0.3
#define NEXT_DOWN    0.05

G_DEFINE_FINAL_TYPE (VenuleLegCanvas, venule_leg_canvas, GTK_TYPE_WIDGET)

enum
{
  SELECTED,
  REARRANGED,
  TOOL_DROPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

const VenuleLegPicture *
venule_leg_canvas_get_picture (VenuleLegCanvas *self, guint column)
{
  return &g_array_index (self->pictures, VenuleLegPicture, self->page * self->layout.n_columns + column);
}

/* Whether a mark is on one of the pictures shown, and on which. */
gboolean
venule_leg_canvas_find_column (VenuleLegCanvas *self, const VenuleLegMark *drawn, guint *column)
{
  for (guint i = 0; i < self->layout.n_columns; i++)
    {
      const VenuleLegPicture *picture = venule_leg_canvas_get_picture (self, i);

      if (drawn->points->len >= 2 && picture->leg == drawn->leg && picture->view == drawn->view)
        {
          *column = i;
          return TRUE;
        }
    }
  return FALSE;
}

PangoLayout *
venule_leg_canvas_lay_out_name (VenuleLegCanvas *self, const VenuleLegPicture *picture, double width)
{
  g_autofree char *name = venule_leg_words_name_picture (self->marks, picture->leg, picture->view);
  PangoLayout *layout = gtk_widget_create_pango_layout (GTK_WIDGET (self), name);

  pango_layout_set_width (layout, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_alignment (layout, PANGO_ALIGN_CENTER);

  return layout;
}

/* How the pictures lie in that width; zoom, pan and page are left as they are. */
static void
lay_out (VenuleLegCanvas *self, double width, VenuleLegLayout *layout)
{
  *layout = self->layout;
  layout->width = width;
  layout->aspect = venule_leg_map_get_aspect (self->map);
  layout->n_columns = venule_leg_layout_choose_columns (width, LEAST_CARD, self->pictures->len);
  layout->words = 0;
  for (guint i = 0; i < self->pictures->len; i++)
    {
      const VenuleLegPicture *picture = &g_array_index (self->pictures, VenuleLegPicture, i);
      double card_width = venule_leg_layout_get_card (layout, 0).width;
      g_autoptr (PangoLayout) name = venule_leg_canvas_lay_out_name (self, picture, card_width);
      int height;

      pango_layout_get_pixel_size (name, NULL, &height);
      layout->words = MAX (layout->words, height);
    }
}

static void
venule_leg_canvas_measure (GtkWidget *widget,
                           GtkOrientation orientation,
                           int for_size,
                           int *minimum,
                           int *natural,
                           int *minimum_baseline,
                           int *natural_baseline)
{
  VenuleLegCanvas *self = VENULE_LEG_CANVAS (widget);
  VenuleLegLayout layout;

  *minimum = LEAST_CARD;
  *natural = NATURAL_CARD * (int) MAX (self->pictures->len, 1);
  if (orientation == GTK_ORIENTATION_VERTICAL && self->map != NULL)
    {
      lay_out (self, for_size > 0 ? for_size : *natural, &layout);
      *minimum = *natural = (int) ceil (venule_leg_layout_get_height (&layout));
    }
}

static gboolean
on_rearranged_cb (gpointer user_data)
{
  VenuleLegCanvas *self = user_data;

  self->rearranging = 0;
  g_signal_emit (self, signals[REARRANGED], 0);

  return G_SOURCE_REMOVE;
}

/* Told when the size is settled: who listens may want another one. */
void
venule_leg_canvas_rearranged (VenuleLegCanvas *self)
{
  gtk_widget_queue_draw (GTK_WIDGET (self));
  if (self->rearranging == 0)
    self->rearranging = g_idle_add (on_rearranged_cb, self);
}

/* Where there is something to see. */
static guint
find_first_page (VenuleLegCanvas *self)
{
  VenulePlacedMark *first = venule_leg_marks_peek (self->marks, 0);
  guint page = 0;

  for (guint i = 0; first != NULL && i < self->pictures->len; i++)
    {
      const VenuleLegPicture *picture = &g_array_index (self->pictures, VenuleLegPicture, i);

      if (picture->leg == venule_placed_mark_get_drawn (first)->leg
          && picture->view == venule_placed_mark_get_drawn (first)->view)
        page = i / self->layout.n_columns;
    }

  return page;
}

static void
venule_leg_canvas_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  VenuleLegCanvas *self = VENULE_LEG_CANVAS (widget);
  guint first = self->page * self->layout.n_columns, n_columns = self->layout.n_columns;

  if (self->map == NULL)
    return;
  lay_out (self, width, &self->layout);
  venule_leg_layout_pan_by (&self->layout, 0, 0);
  if (self->layout.n_columns == n_columns)
    return;

  self->page = n_columns == 0 ? find_first_page (self) : first / self->layout.n_columns;
  venule_leg_canvas_rearranged (self);
}

static void
venule_leg_canvas_dispose (GObject *object)
{
  VenuleLegCanvas *self = VENULE_LEG_CANVAS (object);

  venule_leg_canvas_set_marks (self, NULL, NULL);
  g_clear_handle_id (&self->rearranging, g_source_remove);

  G_OBJECT_CLASS (venule_leg_canvas_parent_class)->dispose (object);
}

static void
venule_leg_canvas_finalize (GObject *object)
{
  VenuleLegCanvas *self = VENULE_LEG_CANVAS (object);

  g_array_unref (self->pictures);
  g_array_unref (self->line);

  G_OBJECT_CLASS (venule_leg_canvas_parent_class)->finalize (object);
}

static GtkSizeRequestMode
venule_leg_canvas_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
venule_leg_canvas_class_init (VenuleLegCanvasClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = venule_leg_canvas_dispose;
  object_class->finalize = venule_leg_canvas_finalize;
  widget_class->measure = venule_leg_canvas_measure;
  widget_class->size_allocate = venule_leg_canvas_size_allocate;
  widget_class->snapshot = venule_leg_canvas_snapshot;
  widget_class->get_request_mode = venule_leg_canvas_get_request_mode;
  gtk_widget_class_set_css_name (widget_class, "legcanvas");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  signals[SELECTED]
      = g_signal_new ("selected", VENULE_TYPE_LEG_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REARRANGED]
      = g_signal_new ("rearranged", VENULE_TYPE_LEG_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[TOOL_DROPPED]
      = g_signal_new ("tool-dropped", VENULE_TYPE_LEG_CANVAS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_leg_canvas_init (VenuleLegCanvas *self)
{
  self->pictures = g_array_new (FALSE, FALSE, sizeof (VenuleLegPicture));
  self->line = venule_stroke_new ();
  self->layout.zoom = 1;
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  venule_leg_canvas_add_controllers (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Leg map"), -1);
}

/* Who can't see the selected mark is told where it is, also while it moves. */
void
venule_leg_canvas_describe (VenuleLegCanvas *self)
{
  g_autofree char *name = NULL, *place = NULL, *label = NULL;
  GArray *points;
  double x, y;

  if (self->selected == NULL)
    label = g_strdup (_ ("Leg map, no mark selected"));
  else
    {
      points = venule_placed_mark_get_drawn (self->selected)->points;
      name = venule_leg_words_name_mark (self->marks, self->selected);
      if (points->len >= 2)
        {
          venule_stroke_get_middle (points, &x, &y);
          place = venule_leg_words_name_place (x + self->move_x, y + self->move_y);
        }
      /* Translators: what is marked on which leg, and where. */
      label = g_strdup_printf (_ ("Leg map, selected: %s, %s"), name, place == NULL ? "" : place);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_mark_changed_cb (VenulePlacedMark *mark, VenuleLegCanvas *self)
{
  venule_leg_canvas_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
on_items_changed_cb (GListModel *list, guint position, guint removed, guint added, VenuleLegCanvas *self)
{
  guint at;

  if (self->selected != NULL && !venule_leg_marks_find_position (self->marks, self->selected, &at))
    {
      self->gesture = VENULE_LEG_NOTHING;
      self->move_x = self->move_y = 0;
      venule_leg_canvas_select (self, NULL);
    }
  for (guint i = position; i < position + added; i++)
    g_signal_connect_object (venule_leg_marks_peek (self->marks, i), "changed", G_CALLBACK (on_mark_changed_cb), self,
                             0);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static char **
list_ids (GPtrArray *options)
{
  GStrvBuilder *builder = g_strv_builder_new ();
  char **ids;

  for (guint i = 0; i < options->len; i++)
    g_strv_builder_add (builder, ((const VenuleOption *) options->pdata[i])->id);
  ids = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);

  return ids;
}

/* The views that there are outlines of. */
static void
list_pictures (VenuleLegCanvas *self)
{
  g_auto (GStrv) views = list_ids (venule_leg_marks_get_views (self->marks));
  g_auto (GStrv) legs = list_ids (venule_leg_marks_get_legs (self->marks));

  g_array_unref (self->pictures);
  self->pictures = venule_leg_layout_list_pictures ((const char *const *) views, (const char *const *) legs);
  for (guint i = 0; i < self->pictures->len; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!venule_leg_map_load (self->map, g_array_index (self->pictures, VenuleLegPicture, i).view, &error))
        g_critical ("%s", error->message);
    }
}

/**
 * venule_leg_canvas_set_marks:
 * @self: a canvas
 * @marks: (nullable): what to show
 * @data_folder: (nullable): where the outlines are
 */
void
venule_leg_canvas_set_marks (VenuleLegCanvas *self, VenuleLegMarks *marks, const char *data_folder)
{
  g_autoptr (GError) error = NULL;

  g_clear_object (&self->selected);
  for (guint i = 0; self->marks != NULL && venule_leg_marks_peek (self->marks, i) != NULL; i++)
    g_signal_handlers_disconnect_by_data (venule_leg_marks_peek (self->marks, i), self);
  if (self->marks != NULL)
    g_signal_handlers_disconnect_by_data (self->marks, self);
  g_clear_object (&self->map);
  g_set_object (&self->marks, marks);
  if (marks == NULL)
    return;

  g_set_object (&self->map, venule_thread_tools_get_leg_map (data_folder, &error));
  if (self->map == NULL)
    {
      g_critical ("%s", error->message);
      g_clear_object (&self->marks);
      return;
    }
  list_pictures (self);
  g_signal_connect (marks, "items-changed", G_CALLBACK (on_items_changed_cb), self);
  on_items_changed_cb (G_LIST_MODEL (marks), 0, 0, g_list_model_get_n_items (G_LIST_MODEL (marks)), self);
  venule_leg_canvas_describe (self);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * venule_leg_canvas_set_editable:
 * @self: a canvas
 * @is_editable: whether marks can be placed, changed and removed
 */
void
venule_leg_canvas_set_editable (VenuleLegCanvas *self, gboolean is_editable)
{
  self->is_editable = is_editable;
  if (!is_editable)
    self->move_x = self->move_y = 0;
  venule_leg_canvas_set_tool (self, is_editable ? self->tool : NULL);
}

/**
 * venule_leg_canvas_set_tool:
 * @self: a canvas
 * @kind: (nullable): what a click places and a drag draws; %NULL: they select and move
 */
void
venule_leg_canvas_set_tool (VenuleLegCanvas *self, const char *kind)
{
  self->tool = g_intern_string (kind);
  gtk_widget_set_cursor_from_name (GTK_WIDGET (self), kind == NULL ? NULL : "crosshair");
}

void
venule_leg_canvas_drop_tool (VenuleLegCanvas *self)
{
  venule_leg_canvas_set_tool (self, NULL);
  g_signal_emit (self, signals[TOOL_DROPPED], 0);
}

/* Brings the selected mark in sight. */
void
venule_leg_canvas_reveal (VenuleLegCanvas *self)
{
  GArray *points = venule_placed_mark_get_drawn (self->selected)->points;
  double across, down, x, y;
  guint column;

  if (!venule_leg_canvas_find_column (self, venule_placed_mark_get_drawn (self->selected), &column))
    return;
  venule_stroke_get_middle (points, &across, &down);
  venule_leg_layout_get_place (&self->layout, column, across + self->move_x, down + self->move_y, &x, &y);
  venule_leg_layout_reveal (&self->layout, x, y, MARGIN);
}

static void
show_page_of (VenuleLegCanvas *self, const VenuleLegMark *drawn)
{
  for (guint i = 0; self->layout.n_columns > 0 && i < self->pictures->len; i++)
    {
      const VenuleLegPicture *picture = &g_array_index (self->pictures, VenuleLegPicture, i);

      if (picture->leg == drawn->leg && picture->view == drawn->view)
        venule_leg_canvas_set_page (self, i / self->layout.n_columns);
    }
}

/**
 * venule_leg_canvas_select:
 * @self: a canvas
 * @mark: (nullable): one of its marks
 *
 * Selects a mark, and brings it in sight.
 */
void
venule_leg_canvas_select (VenuleLegCanvas *self, VenulePlacedMark *mark)
{
  if (mark != self->selected)
    {
      venule_leg_canvas_write_move (self);
      g_set_object (&self->selected, mark);
      g_signal_emit (self, signals[SELECTED], 0);
    }
  if (self->selected != NULL)
    {
      show_page_of (self, venule_placed_mark_get_drawn (self->selected));
      venule_leg_canvas_reveal (self);
    }
  venule_leg_canvas_describe (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * venule_leg_canvas_get_selected:
 * @self: a canvas
 *
 * Returns: (transfer none) (nullable): the selected mark
 */
VenulePlacedMark *
venule_leg_canvas_get_selected (VenuleLegCanvas *self)
{
  return self->selected;
}

/* Writes how far the selected mark was moved, if it was. */
void
venule_leg_canvas_write_move (VenuleLegCanvas *self)
{
  double dx = self->move_x, dy = self->move_y;

  self->move_x = self->move_y = 0;
  if (self->selected != NULL && self->is_editable && (dx != 0 || dy != 0))
    venule_leg_marks_move (self->marks, self->selected, dx, dy);
}

static gboolean
is_taken (VenuleLegCanvas *self, const VenuleLegPicture *picture, double across, double down)
{
  for (guint i = 0; venule_leg_marks_peek (self->marks, i) != NULL; i++)
    {
      const VenuleLegMark *drawn = venule_placed_mark_get_drawn (venule_leg_marks_peek (self->marks, i));

      if (drawn->leg == picture->leg && drawn->view == picture->view
          && venule_stroke_get_distance (drawn->points, self->layout.aspect, across, down) < NEXT_DOWN / 2)
        return TRUE;
    }
  return FALSE;
}

/**
 * venule_leg_canvas_add_mark:
 * @self: a canvas
 * @kind: what it marks
 *
 * Places a dot without a pointer: on the picture of the selected mark, or the first one shown. Arrow keys move it on.
 */
void
venule_leg_canvas_add_mark (VenuleLegCanvas *self, const char *kind)
{
  g_autoptr (GArray) points = venule_stroke_new ();
  const VenuleLegPicture *picture;
  double down = FIRST_DOWN;
  guint column = 0;

  if (self->marks == NULL || self->layout.n_columns == 0)
    return;
  if (self->selected != NULL)
    venule_leg_canvas_find_column (self, venule_placed_mark_get_drawn (self->selected), &column);
  picture = venule_leg_canvas_get_picture (self, column);
  while (down + NEXT_DOWN < 1 && is_taken (self, picture, FIRST_ACROSS, down))
    down += NEXT_DOWN;
  venule_stroke_add (points, FIRST_ACROSS, down);
  venule_leg_canvas_select (self, venule_leg_marks_add (self->marks, picture->leg, picture->view, kind, points));
}
