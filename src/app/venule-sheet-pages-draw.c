/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-pages-private.h"

#include "venule-passage-spot.h"

#include <math.h>

/* Paper on a calm ground, and what is pointed out on it. */

#define SHADOW_RINGS 8
#define SHADOW_DROP  2
#define SHADE        0.00175f
#define HALO         3.0
#define CORNER       5.0

/* Around the paper only, ring by ring: the software renderer would paint what lies under the paper too, and that costs
 * it more than the page does. */
static void
draw_shadow (GtkSnapshot *snapshot, const graphene_rect_t *paper)
{
  float left = paper->origin.x, right = left + paper->size.width;
  float top = paper->origin.y + SHADOW_DROP, bottom = top + paper->size.height;

  for (int i = -SHADOW_DROP; i < SHADOW_RINGS; i++)
    {
      float beyond = (float) i, darkness = (float) (SHADOW_RINGS - MAX (i, 0));
      float width = right - left + 2 * beyond, height = bottom - top + 2 * beyond;
      GdkRGBA shade = { 0, 0, 0, SHADE * darkness * (darkness + 1) };
      const graphene_rect_t sides[] = {
        GRAPHENE_RECT_INIT (left - beyond - 1, top - beyond - 1, width + 2, 1),
        GRAPHENE_RECT_INIT (left - beyond - 1, bottom + beyond, width + 2, 1),
        GRAPHENE_RECT_INIT (left - beyond - 1, top - beyond, 1, height),
        GRAPHENE_RECT_INIT (right + beyond, top - beyond, 1, height),
      };

      for (guint k = 0; k < G_N_ELEMENTS (sides); k++)
        gtk_snapshot_append_color (snapshot, &shade, &sides[k]);
    }
}

static void
draw_edge (GtkSnapshot *snapshot, const graphene_rect_t *paper)
{
  gboolean strong = adw_style_manager_get_high_contrast (adw_style_manager_get_default ());
  GdkRGBA edge = { 0, 0, 0, strong ? 0.8f : 0.12f };
  GskRoundedRect outline;
  float widths[] = { 1, 1, 1, 1 };
  GdkRGBA colours[] = { edge, edge, edge, edge };

  gsk_rounded_rect_init_from_rect (&outline, paper, 0);
  gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

/* Rows of the page that are in view, device pixels. */
static void
find_rows (VenuleSheetPages *self, const graphene_rect_t *paper, int *top, int *bottom)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self));
  float height = (float) gtk_widget_get_height (GTK_WIDGET (self));

  *top = (int) floorf (-paper->origin.y * (float) factor);
  *bottom = (int) ceilf ((height - paper->origin.y) * (float) factor);
}

/* Pixel for pixel: what is in view is painted before it is shown, and nothing else is shown. */
static void
draw_picture (VenuleSheetPages *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *paper)
{
  int factor = gtk_widget_get_scale_factor (GTK_WIDGET (self)), top, bottom;
  GskRenderer *renderer = gtk_native_get_renderer (gtk_widget_get_native (GTK_WIDGET (self)));
  const VenulePagePicture *picture;
  guint end;

  find_rows (self, paper, &top, &bottom);
  venule_page_pictures_paint (self->pictures, page, self->scale * factor, top, bottom);
  picture = venule_page_pictures_get (self->pictures, page);
  end = venule_page_picture_find_end (picture, bottom);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (snapshot, &paper->origin);
  if (factor != 1)
    gtk_snapshot_scale (snapshot, 1 / (float) factor, 1 / (float) factor);
  for (guint i = (guint) MAX (top, 0) / VENULE_PAGE_PICTURE_STRIP; i < end; i++)
    gtk_snapshot_append_node (snapshot, venule_page_picture_get_node (picture, i, GSK_IS_CAIRO_RENDERER (renderer)));
  gtk_snapshot_restore (snapshot);
}

static void
draw_paper (VenuleSheetPages *self, GtkSnapshot *snapshot, guint page, const graphene_rect_t *paper)
{
  draw_shadow (snapshot, paper);
  gtk_snapshot_push_clip (snapshot, paper);
  draw_picture (self, snapshot, page, paper);
  gtk_snapshot_pop (snapshot);
  draw_edge (snapshot, paper);
}

static GdkRGBA
get_accent (VenuleSheetPages *self)
{
  GdkRGBA accent = { 0.21f, 0.52f, 0.89f, 1 };

  gtk_style_context_lookup_color (gtk_widget_get_style_context (GTK_WIDGET (self)), "accent_bg_color", &accent);
  return accent;
}

static void
draw_halo (GtkSnapshot *snapshot, const graphene_rect_t *place, const GdkRGBA *accent, float fill, float width)
{
  GskRoundedRect outline;
  graphene_rect_t halo = *place;
  GdkRGBA tint = *accent;
  float widths[] = { width, width, width, width };
  GdkRGBA colours[] = { *accent, *accent, *accent, *accent };

  graphene_rect_inset (&halo, (float) -HALO, (float) -HALO);
  gsk_rounded_rect_init_from_rect (&outline, &halo, (float) CORNER);
  tint.alpha *= fill;
  if (tint.alpha > 0)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &outline);
      gtk_snapshot_append_color (snapshot, &tint, &halo);
      gtk_snapshot_pop (snapshot);
    }
  if (width > 0)
    gtk_snapshot_append_border (snapshot, &outline, widths, colours);
}

/* What is marked, has changed, is pointed at, and where the keyboard is: each looks different without colour. */
static void
draw_places (VenuleSheetPages *self, GtkSnapshot *snapshot, guint page)
{
  GArray *places = self->places->pdata[page];
  GdkRGBA accent = get_accent (self);
  double glow = self->glow == NULL ? 1 : adw_animation_get_value (self->glow);

  for (guint i = 0; i < places->len; i++)
    {
      const VenulePlace *place = &g_array_index (places, VenulePlace, i);
      graphene_rect_t rectangle;

      venule_sheet_pages_place_to_view (self, page, place, &rectangle);
      if (self->glowing != NULL && g_hash_table_contains (self->glowing, place->passage))
        draw_halo (snapshot, &rectangle, &accent, (float) (0.34 * glow), 0);
      if (self->marked != NULL && g_hash_table_contains (self->marked, place->passage))
        draw_halo (snapshot, &rectangle, &accent, 0.07f, 1.5f);
      if (self->pointed == place->passage)
        draw_halo (snapshot, &rectangle, &accent, 0.1f, 0);
      if (self->current == place->passage && VENULE_IS_PASSAGE_SPOT (gtk_widget_get_focus_child (GTK_WIDGET (self))))
        draw_halo (snapshot, &rectangle, &accent, 0, 2.5f);
    }
}

static gboolean
find_in_view (VenuleSheetPages *self, double y, guint *first, guint *last)
{
  double height = gtk_widget_get_height (GTK_WIDGET (self));
  gboolean found = FALSE;

  for (guint i = 0; i < venule_pages_get_n_pages (self->pages); i++)
    {
      graphene_rect_t paper;

      if (!venule_sheet_pages_get_paper (self, i, &paper) || paper.origin.y - y > height
          || paper.origin.y + paper.size.height < y)
        continue;
      *first = found ? *first : i;
      *last = i;
      found = TRUE;
    }
  return found;
}

void
venule_sheet_pages_draw (VenuleSheetPages *self, GtkSnapshot *snapshot)
{
  double x = 0, y = 0;
  guint first = 0, last = 0;

  venule_sheet_pages_get_offset (self, &x, &y);
  if (self->pages == NULL || !find_in_view (self, y, &first, &last))
    return;
  venule_page_pictures_drop_far (self->pictures, first, last);
  for (guint i = first; i <= last; i++)
    {
      graphene_rect_t paper;

      venule_sheet_pages_get_paper (self, i, &paper);
      graphene_rect_offset (&paper, (float) -x, (float) -y);
      draw_paper (self, snapshot, i, &paper);
      draw_places (self, snapshot, i);
    }
}

static void
on_glow_cb (double value, gpointer user_data)
{
  gtk_widget_queue_draw (user_data);
}

void
venule_sheet_pages_stop_glow (VenuleSheetPages *self)
{
  g_clear_handle_id (&self->glow_end, g_source_remove);
  if (self->glow != NULL)
    adw_animation_pause (self->glow);
  g_clear_object (&self->glow);
  g_clear_pointer (&self->glowing, g_hash_table_unref);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

static gboolean
on_glow_end_cb (gpointer user_data)
{
  VenuleSheetPages *self = user_data;

  self->glow_end = 0;
  venule_sheet_pages_stop_glow (self);
  return G_SOURCE_REMOVE;
}

#define GLOW_MS 1600

/**
 * venule_sheet_pages_glow:
 * @self: the pages
 * @passages: (nullable): a set of passages of their sheet
 *
 * Sets them off for a moment: fading, or still where nothing may move.
 */
void
venule_sheet_pages_glow (VenuleSheetPages *self, GHashTable *passages)
{
  venule_sheet_pages_stop_glow (self);
  if (passages == NULL || g_hash_table_size (passages) == 0)
    return;

  self->glowing = g_hash_table_ref (passages);
  self->glow_end = g_timeout_add (GLOW_MS, on_glow_end_cb, self);
  if (!adw_get_enable_animations (GTK_WIDGET (self)))
    return;
  self->glow = adw_timed_animation_new (GTK_WIDGET (self), 1, 0, GLOW_MS,
                                        adw_callback_animation_target_new (on_glow_cb, self, NULL));
  adw_timed_animation_set_easing (ADW_TIMED_ANIMATION (self->glow), ADW_EASE_IN_OUT_CUBIC);
  adw_animation_play (self->glow);
}

/**
 * venule_sheet_pages_mark:
 * @self: the pages
 * @passages: (nullable): a set of passages of their sheet
 *
 * Outlines them, and nothing else, until it is called again or other pages are set.
 */
void
venule_sheet_pages_mark (VenuleSheetPages *self, GHashTable *passages)
{
  g_clear_pointer (&self->marked, g_hash_table_unref);
  self->marked = passages == NULL ? NULL : g_hash_table_ref (passages);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}
