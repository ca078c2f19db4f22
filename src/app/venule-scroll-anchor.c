/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-scroll-anchor.h"

#include "venule-question-row.h"

/* Where to look for a row that is seen, in pixels from the top. */
#define STEP 12

struct _VenuleScrollAnchor
{
  GObject parent;
  GtkScrolledWindow *scroller; /* (unowned): it outlives this */
  GtkWidget *widget;           /* (nullable): weak: what is kept or shown */
  double y;                    /* where its top is to be, from the top of what is seen */
  gboolean stays_whole;        /* all of it is to be seen, wherever that is */
  GdkFrameClock *clock;        /* (nullable): while something is to be done */
  gulong layout_id;
  gconstpointer keyboard; /* (nullable) (unowned): where it was when this was kept; compared only */
};

G_DEFINE_FINAL_TYPE (VenuleScrollAnchor, venule_scroll_anchor, G_TYPE_OBJECT)

static GtkWidget *
get_keyboard (VenuleScrollAnchor *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->scroller));

  return root == NULL ? NULL : gtk_root_get_focus (root);
}

static void
stop (VenuleScrollAnchor *self)
{
  /* A window that goes takes away what listens to its clock. */
  if (self->clock != NULL && g_signal_handler_is_connected (self->clock, self->layout_id))
    g_signal_handler_disconnect (self->clock, self->layout_id);
  g_clear_object (&self->clock);
  g_clear_weak_pointer (&self->widget);
  self->keyboard = NULL;
  self->stays_whole = FALSE;
}

/* From the top of what is seen, also when it was scrolled and that is not laid out yet. */
static gboolean
get_y (VenuleScrollAnchor *self, GtkWidget *widget, double *y)
{
  GtkWidget *content = gtk_viewport_get_child (GTK_VIEWPORT (gtk_scrolled_window_get_child (self->scroller)));
  double x;

  if (!gtk_widget_get_mapped (widget) || !gtk_widget_translate_coordinates (widget, content, 0, 0, &x, y))
    return FALSE;
  *y -= gtk_adjustment_get_value (gtk_scrolled_window_get_vadjustment (self->scroller));
  return TRUE;
}

/* The clock goes through layout again when something moved, before anything is drawn. */
static void
on_layout_cb (GdkFrameClock *clock, VenuleScrollAnchor *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *widget = self->widget;
  double y, wanted = self->y;

  /* Where the keyboard went meanwhile has been brought into sight. */
  if (self->keyboard != NULL && get_keyboard (self) != NULL && self->keyboard != get_keyboard (self))
    widget = NULL;
  if (widget != NULL && self->stays_whole)
    wanted = MAX (0, MIN (wanted, gtk_adjustment_get_page_size (adjustment) - gtk_widget_get_height (widget)));
  if (widget != NULL && get_y (self, widget, &y))
    gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + y - wanted);
  stop (self);
}

static void
start (VenuleScrollAnchor *self, GtkWidget *widget, double y)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self->scroller));

  stop (self);
  if (clock == NULL)
    return;
  g_set_weak_pointer (&self->widget, widget);
  self->y = y;
  self->clock = g_object_ref (clock);
  self->layout_id = g_signal_connect_after (clock, "layout", G_CALLBACK (on_layout_cb), self);
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_LAYOUT);
}

static GtkWidget *
find_row (GtkWidget *widget)
{
  return widget == NULL ? NULL : gtk_widget_get_ancestor (widget, VENULE_TYPE_QUESTION_ROW);
}

static gboolean
is_seen (VenuleScrollAnchor *self, GtkWidget *widget, double *y)
{
  int height = gtk_widget_get_height (GTK_WIDGET (self->scroller));

  return widget != NULL && gtk_widget_is_ancestor (widget, GTK_WIDGET (self->scroller)) && get_y (self, widget, y)
         && *y + gtk_widget_get_height (widget) > 0 && *y < height;
}

/* What one works at, else the first row that is seen. */
static GtkWidget *
find_anchor (VenuleScrollAnchor *self, double *y)
{
  GtkWidget *row = find_row (get_keyboard (self));
  int width = gtk_widget_get_width (GTK_WIDGET (self->scroller));
  int height = gtk_widget_get_height (GTK_WIDGET (self->scroller));

  if (is_seen (self, row, y))
    return row;
  for (int at = 0; at < height; at += STEP)
    {
      row = find_row (gtk_widget_pick (GTK_WIDGET (self->scroller), width / 2, at, GTK_PICK_DEFAULT));
      if (is_seen (self, row, y))
        return row;
    }
  return NULL;
}

/* The question that is answered next stays in sight: no key may answer what nobody sees. */
static void
on_resizing_cb (VenuleScrollAnchor *self)
{
  GtkWidget *row = find_row (get_keyboard (self));
  double y;

  if (self->clock != NULL)
    return;
  if (!is_seen (self, row, &y))
    {
      venule_scroll_anchor_keep (self);
      return;
    }
  start (self, row, y);
  self->stays_whole = self->clock != NULL;
}

static void
venule_scroll_anchor_dispose (GObject *object)
{
  stop (VENULE_SCROLL_ANCHOR (object));

  G_OBJECT_CLASS (venule_scroll_anchor_parent_class)->dispose (object);
}

static void
venule_scroll_anchor_class_init (VenuleScrollAnchorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_scroll_anchor_dispose;
}

static void
venule_scroll_anchor_init (VenuleScrollAnchor *self)
{
}

/**
 * venule_scroll_anchor_new:
 * @scroller: what scrolls, by a viewport, in a widget with a `VenuleSteadyLayout`; it outlives the anchor
 *
 * Returns: (transfer full): an anchor
 */
VenuleScrollAnchor *
venule_scroll_anchor_new (GtkScrolledWindow *scroller)
{
  VenuleScrollAnchor *self = g_object_new (VENULE_TYPE_SCROLL_ANCHOR, NULL);

  self->scroller = scroller;
  g_signal_connect_object (gtk_widget_get_layout_manager (gtk_widget_get_parent (GTK_WIDGET (scroller))), "resizing",
                           G_CALLBACK (on_resizing_cb), self, G_CONNECT_SWAPPED);
  return self;
}

/**
 * venule_scroll_anchor_keep:
 * @self: an anchor
 *
 * What is looked at now will be where it is when the next frame is drawn. To be called before things change; what is
 * being brought into sight comes first.
 */
void
venule_scroll_anchor_keep (VenuleScrollAnchor *self)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  GtkWidget *row;
  double y;

  if (self->clock != NULL || gtk_adjustment_get_value (adjustment) <= 0)
    return;
  row = find_anchor (self, &y);
  if (row == NULL)
    return;
  start (self, row, y);
  self->keyboard = get_keyboard (self);
}

/**
 * venule_scroll_anchor_show:
 * @self: an anchor
 * @widget: what is to be seen
 * @share: how far from the top its top is to be, as a share of the height that is seen
 */
void
venule_scroll_anchor_show (VenuleScrollAnchor *self, GtkWidget *widget, double share)
{
  start (self, widget, share * gtk_widget_get_height (GTK_WIDGET (self->scroller)));
}

/**
 * venule_scroll_anchor_get_is_moving:
 * @self: an anchor
 *
 * Returns: whether something is to be kept or shown, and the next layout does it
 */
gboolean
venule_scroll_anchor_get_is_moving (VenuleScrollAnchor *self)
{
  return self->clock != NULL;
}
