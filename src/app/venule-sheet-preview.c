/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-preview.h"

#include "venule-frozen-pages.h"
#include "venule-thread-tools.h"

#include <adwaita.h>
#include <glib/gi18n.h>

struct _VenuleSheetPreview
{
  GtkWidget parent;
  VenuleCase *the_case;      /* (nullable) */
  VenulePages *pages;        /* (nullable) */
  VenuleFrozenPages *frozen; /* (nullable): these are shown, not the case's */
};

G_DEFINE_FINAL_TYPE (VenuleSheetPreview, venule_sheet_preview, GTK_TYPE_WIDGET)

static void
on_composed_cb (VenuleCase *the_case, VenuleSheetPreview *self)
{
  VenuleSheet *sheet = venule_case_get_sheet (the_case);
  VenuleWorkplace *workplace = venule_desk_get_workplace (venule_case_get_desk (the_case));
  VenuleFonts *fonts = sheet == NULL ? NULL : venule_thread_tools_get_fonts (sheet, NULL);
  VenuleLegMap *leg_map
      = fonts == NULL ? NULL : venule_thread_tools_get_leg_map (venule_workplace_get_data_folder (workplace), NULL);

  g_clear_object (&self->pages);
  if (leg_map != NULL)
    self->pages = venule_pages_new (sheet, fonts, leg_map, NULL);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/* Paper is white on a window that is nearly white too. */
static void
draw_edge (GtkSnapshot *snapshot, const graphene_rect_t *page)
{
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA edge = { 0, 0, 0, strong ? 0.8f : 0.12f };
  float widths[] = { 1, 1, 1, 1 };
  GdkRGBA colours[] = { edge, edge, edge, edge };
  GskRoundedRect outline;

  gsk_rounded_rect_init_from_rect (&outline, page, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

static void
venule_sheet_preview_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VenuleSheetPreview *self = VENULE_SHEET_PREVIEW (widget);
  double room_width = gtk_widget_get_width (widget), room_height = gtk_widget_get_height (widget);
  double scale = MIN (room_width / VENULE_PAGE_WIDTH, room_height / VENULE_PAGE_HEIGHT);
  double width = VENULE_PAGE_WIDTH * scale, height = VENULE_PAGE_HEIGHT * scale;
  graphene_rect_t page = GRAPHENE_RECT_INIT ((float) ((room_width - width) / 2), 0, (float) width, (float) height);
  cairo_t *cr;

  if ((self->pages == NULL && self->frozen == NULL) || scale <= 0)
    return;

  cr = gtk_snapshot_append_cairo (snapshot, &page);
  cairo_translate (cr, page.origin.x, page.origin.y);
  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  if (self->frozen != NULL)
    venule_frozen_pages_draw (self->frozen, 0, cr);
  else
    venule_pages_draw (self->pages, 0, cr);
  cairo_destroy (cr);
  draw_edge (snapshot, &page);
}

static GtkSizeRequestMode
venule_sheet_preview_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
venule_sheet_preview_measure (GtkWidget *widget,
                              GtkOrientation orientation,
                              int for_size,
                              int *minimum,
                              int *natural,
                              int *minimum_baseline,
                              int *natural_baseline)
{
  *minimum_baseline = *natural_baseline = -1;
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 120 : 170;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 300
             : for_size < 0                            ? 424
                                                       : (int) (for_size * VENULE_PAGE_HEIGHT / VENULE_PAGE_WIDTH);
}

static void
venule_sheet_preview_dispose (GObject *object)
{
  venule_sheet_preview_set_case (VENULE_SHEET_PREVIEW (object), NULL);
  g_clear_object (&VENULE_SHEET_PREVIEW (object)->frozen);
  G_OBJECT_CLASS (venule_sheet_preview_parent_class)->dispose (object);
}

static void
venule_sheet_preview_class_init (VenuleSheetPreviewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_sheet_preview_dispose;
  widget_class->snapshot = venule_sheet_preview_snapshot;
  widget_class->measure = venule_sheet_preview_measure;
  widget_class->get_request_mode = venule_sheet_preview_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
venule_sheet_preview_init (VenuleSheetPreview *self)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("First page of the sheet, as it prints"), -1);
}

/**
 * venule_sheet_preview_set_case:
 * @self: the preview
 * @the_case: (nullable): whose sheet
 */
void
venule_sheet_preview_set_case (VenuleSheetPreview *self, VenuleCase *the_case)
{
  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_clear_object (&self->pages);
  g_set_object (&self->the_case, the_case);
  if (the_case == NULL)
    return;

  g_signal_connect (the_case, "composed", G_CALLBACK (on_composed_cb), self);
  on_composed_cb (the_case, self);
}

/**
 * venule_sheet_preview_set_frozen:
 * @self: the preview, of no case
 * @pdf: a frozen sheet
 * @error: %VENULE_PAGES_ERROR_READ_BACK
 *
 * Shows a sheet as it was, from its own bytes.
 *
 * Returns: whether it can be shown
 */
gboolean
venule_sheet_preview_set_frozen (VenuleSheetPreview *self, GBytes *pdf, GError **error)
{
  g_return_val_if_fail (self->the_case == NULL, FALSE);

  g_clear_object (&self->frozen);
  self->frozen = venule_frozen_pages_new (pdf, error);
  gtk_widget_queue_draw (GTK_WIDGET (self));
  return self->frozen != NULL;
}

/**
 * venule_sheet_preview_get_n_pages:
 * @self: the preview
 *
 * Returns: how many pages the sheet has; 0 when there is none
 */
guint
venule_sheet_preview_get_n_pages (VenuleSheetPreview *self)
{
  if (self->frozen != NULL)
    return venule_frozen_pages_get_n_pages (self->frozen);
  return self->pages == NULL ? 0 : venule_pages_get_n_pages (self->pages);
}
