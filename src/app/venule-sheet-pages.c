/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-pages-private.h"

#include "venule-sheet-changes.h"

enum
{
  PROP_ZOOM = 1,
  PROP_FITS_WIDTH,
  PROP_IS_CONTINUOUS,
  PROP_SHOWN_ZOOM,
  PROP_PAGE,
  PROP_N_PAGES,
  N_PROPS,
  PROP_HADJUSTMENT = N_PROPS,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

static GParamSpec *properties[N_PROPS];
static guint passage_activated_signal;

G_DEFINE_FINAL_TYPE_WITH_CODE (VenuleSheetPages,
                               venule_sheet_pages,
                               GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

/* The widget is as large as before, whatever it shows. */
static void
relayout (VenuleSheetPages *self)
{
  venule_sheet_pages_configure (self);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static void
keep_middle (VenuleSheetPages *self)
{
  if (!self->has_anchor)
    venule_sheet_pages_set_anchor (self, gtk_widget_get_width (GTK_WIDGET (self)) / 2.0,
                                   gtk_widget_get_height (GTK_WIDGET (self)) / 2.0);
}

static void
set_zoom (VenuleSheetPages *self, double zoom)
{
  if (zoom == self->zoom)
    return;
  if (!self->fits_width)
    keep_middle (self);
  self->zoom = zoom;
  relayout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ZOOM]);
}

static void
set_fits_width (VenuleSheetPages *self, gboolean fits_width)
{
  if (fits_width == self->fits_width)
    return;
  keep_middle (self);
  self->fits_width = fits_width;
  relayout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FITS_WIDTH]);
}

static void
set_is_continuous (VenuleSheetPages *self, gboolean is_continuous)
{
  if (is_continuous == self->is_continuous)
    return;
  /* Of two pages in view, the one that is counted as looked at. */
  venule_sheet_pages_set_anchor (self, 0, venule_sheet_pages_get_middle (self));
  if (self->pages != NULL && self->page != self->anchor.page)
    {
      self->page = self->anchor.page;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
    }
  self->is_continuous = is_continuous;
  relayout (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_CONTINUOUS]);
}

static void
venule_sheet_pages_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  VenuleSheetPages *self = VENULE_SHEET_PAGES (object);

  switch (id)
    {
    case PROP_ZOOM:
      set_zoom (self, g_value_get_double (value));
      break;
    case PROP_FITS_WIDTH:
      set_fits_width (self, g_value_get_boolean (value));
      break;
    case PROP_IS_CONTINUOUS:
      set_is_continuous (self, g_value_get_boolean (value));
      break;
    case PROP_HADJUSTMENT:
      venule_sheet_pages_set_adjustment (self, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
      break;
    case PROP_VADJUSTMENT:
      venule_sheet_pages_set_adjustment (self, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
      break;
    case PROP_HSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_HORIZONTAL] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    case PROP_VSCROLL_POLICY:
      self->policies[GTK_ORIENTATION_VERTICAL] = (GtkScrollablePolicy) g_value_get_enum (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
venule_sheet_pages_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VenuleSheetPages *self = VENULE_SHEET_PAGES (object);

  switch (id)
    {
    case PROP_ZOOM:
      g_value_set_double (value, self->zoom);
      break;
    case PROP_FITS_WIDTH:
      g_value_set_boolean (value, self->fits_width);
      break;
    case PROP_IS_CONTINUOUS:
      g_value_set_boolean (value, self->is_continuous);
      break;
    case PROP_SHOWN_ZOOM:
      g_value_set_double (value, venule_sheet_pages_get_shown_zoom (self));
      break;
    case PROP_PAGE:
      g_value_set_uint (value, self->page + 1);
      break;
    case PROP_N_PAGES:
      g_value_set_uint (value, self->pages == NULL ? 0 : venule_pages_get_n_pages (self->pages));
      break;
    case PROP_HADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VADJUSTMENT:
      g_value_set_object (value, self->adjustments[GTK_ORIENTATION_VERTICAL]);
      break;
    case PROP_HSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_HORIZONTAL]);
      break;
    case PROP_VSCROLL_POLICY:
      g_value_set_enum (value, self->policies[GTK_ORIENTATION_VERTICAL]);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
venule_sheet_pages_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = 1;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 420 : 560;
}

static void
venule_sheet_pages_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  venule_sheet_pages_configure (VENULE_SHEET_PAGES (widget));
  venule_sheet_pages_allocate_spots (VENULE_SHEET_PAGES (widget));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_POPOVER (child))
      gtk_popover_present (GTK_POPOVER (child));
}

static void
venule_sheet_pages_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  venule_sheet_pages_draw (VENULE_SHEET_PAGES (widget), snapshot);
}

static gboolean
venule_sheet_pages_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return venule_sheet_pages_move_focus (VENULE_SHEET_PAGES (widget), direction);
}

static void
venule_sheet_pages_dispose (GObject *object)
{
  VenuleSheetPages *self = VENULE_SHEET_PAGES (object);
  GtkWidget *child;

  venule_sheet_pages_stop_glow (self);
  if (self->scrolling != NULL)
    adw_animation_pause (self->scrolling);
  g_clear_object (&self->scrolling);
  for (guint i = 0; i < G_N_ELEMENTS (self->adjustments); i++)
    {
      venule_sheet_pages_set_adjustment (self, i, NULL);
    }
  venule_sheet_pages_drop_spots (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_pointer (&self->marked, g_hash_table_unref);
  g_clear_pointer (&self->passages, g_ptr_array_unref);
  g_clear_object (&self->pages);

  G_OBJECT_CLASS (venule_sheet_pages_parent_class)->dispose (object);
}

static void
venule_sheet_pages_finalize (GObject *object)
{
  VenuleSheetPages *self = VENULE_SHEET_PAGES (object);

  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->spots);
  venule_page_pictures_free (self->pictures);

  G_OBJECT_CLASS (venule_sheet_pages_parent_class)->finalize (object);
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_ZOOM] = g_param_spec_double ("zoom", NULL, NULL, 0.25, 4, 1, flags | G_PARAM_READWRITE);
  properties[PROP_FITS_WIDTH] = g_param_spec_boolean ("fits-width", NULL, NULL, TRUE, flags | G_PARAM_READWRITE);
  properties[PROP_IS_CONTINUOUS] = g_param_spec_boolean ("is-continuous", NULL, NULL, TRUE, flags | G_PARAM_READWRITE);
  properties[PROP_SHOWN_ZOOM] = g_param_spec_double ("shown-zoom", NULL, NULL, 0, 10, 1, flags | G_PARAM_READABLE);
  properties[PROP_PAGE] = g_param_spec_uint ("page", NULL, NULL, 0, G_MAXUINT, 0, flags | G_PARAM_READABLE);
  properties[PROP_N_PAGES] = g_param_spec_uint ("n-pages", NULL, NULL, 0, G_MAXUINT, 0, flags | G_PARAM_READABLE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
venule_sheet_pages_class_init (VenuleSheetPagesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = venule_sheet_pages_dispose;
  object_class->finalize = venule_sheet_pages_finalize;
  object_class->get_property = venule_sheet_pages_get_property;
  object_class->set_property = venule_sheet_pages_set_property;
  install_properties (object_class);
  widget_class->measure = venule_sheet_pages_measure;
  widget_class->size_allocate = venule_sheet_pages_size_allocate;
  widget_class->focus = venule_sheet_pages_focus;
  widget_class->snapshot = venule_sheet_pages_snapshot;
  passage_activated_signal = g_signal_new ("passage-activated", VENULE_TYPE_SHEET_PAGES, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 2, G_TYPE_POINTER, GDK_TYPE_RECTANGLE);
  gtk_widget_class_set_css_name (widget_class, "sheetpages");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_DOCUMENT);
}

static void
venule_sheet_pages_init (VenuleSheetPages *self)
{
  self->places = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  self->spots = g_ptr_array_new ();
  self->pictures = venule_page_pictures_new ();
  self->zoom = self->scale = 1;
  self->fits_width = self->is_continuous = TRUE;
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  venule_sheet_pages_add_input (self);
}

/* The first passage that begins in view and still says something.
 * Returns: (nullable): its counterpart on the new pages */
static const VenulePassage *
find_kept (VenuleSheetPages *self, VenulePages *pages, double *at_y)
{
  VenuleSheet *after = venule_pages_get_sheet (pages), *before = venule_pages_get_sheet (self->pages);

  for (guint i = 0; i < self->places->len; i++)
    {
      GArray *places = self->places->pdata[i];
      graphene_rect_t paper;

      if (!venule_sheet_pages_get_paper (self, i, &paper))
        continue;
      for (guint k = 0; k < places->len; k++)
        {
          const VenulePlace *place = &g_array_index (places, VenulePlace, k);
          const VenulePassage *like;
          graphene_rect_t rectangle;

          venule_sheet_pages_place_to_view (self, i, place, &rectangle);
          like = rectangle.origin.y < 0 ? NULL : venule_sheet_find_counterpart (after, before, place->passage);
          *at_y = rectangle.origin.y;
          if (like != NULL)
            return like;
        }
    }
  return NULL;
}

static const VenulePlace *
find_place (VenuleSheetPages *self, const VenulePassage *passage, guint *page)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      GArray *places = self->places->pdata[i];

      for (guint k = 0; k < places->len; k++)
        if (g_array_index (places, VenulePlace, k).passage == passage)
          {
            *page = i;
            return &g_array_index (places, VenulePlace, k);
          }
    }
  return NULL;
}

static void
take_pages (VenuleSheetPages *self, VenulePages *pages)
{
  g_set_object (&self->pages, pages);
  g_ptr_array_set_size (self->places, 0);
  g_clear_pointer (&self->passages, g_ptr_array_unref);
  venule_page_pictures_set_pages (self->pictures, pages);
  if (pages == NULL)
    return;
  self->passages = venule_sheet_list_passages (venule_pages_get_sheet (pages));
  for (guint i = 0; i < venule_pages_get_n_pages (pages); i++)
    g_ptr_array_add (self->places, venule_pages_list_places (pages, i));
  self->page = MIN (self->page, venule_pages_get_n_pages (pages) - 1);
}

/**
 * venule_sheet_pages_set_pages:
 * @self: the widget
 * @pages: (nullable): what to show; after others of the same consultation, what is in view stays there
 */
void
venule_sheet_pages_set_pages (VenuleSheetPages *self, VenulePages *pages)
{
  g_autoptr (VenulePages) before = self->pages == NULL ? NULL : g_object_ref (self->pages);
  const VenulePassage *kept = NULL, *current = NULL;
  const VenulePlace *place;
  double at_y = 0;
  guint page;

  if (before != NULL && pages != NULL)
    {
      kept = find_kept (self, pages, &at_y);
      if (self->current != NULL)
        current = venule_sheet_find_counterpart (venule_pages_get_sheet (pages), venule_pages_get_sheet (before),
                                                 self->current);
    }
  venule_sheet_pages_stop_glow (self);
  g_clear_pointer (&self->marked, g_hash_table_unref);
  self->pointed = NULL;
  self->current = current;
  take_pages (self, pages);
  venule_sheet_pages_renew_spots (self);
  place = kept == NULL ? NULL : find_place (self, kept, &page);
  if (place != NULL)
    {
      self->anchor = (VenuleSheetAnchor){ page, 0, place->y, 0, at_y };
      self->has_anchor = TRUE;
    }
  else if (before == NULL && self->adjustments[GTK_ORIENTATION_VERTICAL] != NULL)
    gtk_adjustment_set_value (self->adjustments[GTK_ORIENTATION_VERTICAL], 0);
  /* Spots get their places when they have passages again: the window is not laid out for every answer. */
  venule_sheet_pages_configure (self);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_PAGES]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_PAGE]);
}

/**
 * venule_sheet_pages_get_pages:
 * @self: the widget
 *
 * Returns: (transfer none) (nullable): what is shown
 */
VenulePages *
venule_sheet_pages_get_pages (VenuleSheetPages *self)
{
  return self->pages;
}

/**
 * venule_sheet_pages_find_passage:
 * @self: the pages
 * @x: in view, pixels
 * @y: likewise
 *
 * Returns: (transfer none) (nullable): the passage there: the smallest, where one lies in another
 */
const VenulePassage *
venule_sheet_pages_find_passage (VenuleSheetPages *self, double x, double y)
{
  const VenulePassage *found = NULL;
  float least = G_MAXFLOAT;

  for (guint i = 0; i < self->places->len; i++)
    {
      GArray *places = self->places->pdata[i];
      graphene_rect_t paper;

      for (guint k = 0; venule_sheet_pages_get_paper (self, i, &paper) && k < places->len; k++)
        {
          const VenulePlace *place = &g_array_index (places, VenulePlace, k);
          graphene_rect_t rectangle;

          venule_sheet_pages_place_to_view (self, i, place, &rectangle);
          if (!graphene_rect_contains_point (&rectangle, &GRAPHENE_POINT_INIT ((float) x, (float) y))
              || rectangle.size.width * rectangle.size.height >= least)
            continue;
          least = rectangle.size.width * rectangle.size.height;
          found = place->passage;
        }
    }
  return found;
}

/* Returns: whether it stands on a page; where it begins, in view, whether or not that page is on show. */
gboolean
venule_sheet_pages_locate (VenuleSheetPages *self, const VenulePassage *passage, guint *page, GdkRectangle *where)
{
  const VenulePlace *place = find_place (self, passage, page);
  graphene_rect_t rectangle;

  if (place == NULL)
    return FALSE;
  venule_sheet_pages_place_to_view (self, *page, place, &rectangle);
  *where = (GdkRectangle){ (int) rectangle.origin.x, (int) rectangle.origin.y, (int) rectangle.size.width,
                           (int) rectangle.size.height };
  return TRUE;
}

/**
 * venule_sheet_pages_find_place:
 * @self: the pages
 * @passage: one of their sheet's
 * @where: (out): where it begins, in view, pixels
 *
 * Returns: whether it stands on a page that is on show
 */
gboolean
venule_sheet_pages_find_place (VenuleSheetPages *self, const VenulePassage *passage, GdkRectangle *where)
{
  graphene_rect_t paper;
  guint page = 0;

  return venule_sheet_pages_locate (self, passage, &page, where) && venule_sheet_pages_get_paper (self, page, &paper);
}
