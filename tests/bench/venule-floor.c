/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-bench"

#include "venule-floor.h"

#include "venule-layout-block.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

/* A text as it is printed: nothing of it is measured yet. */
typedef struct
{
  char *text;
  PangoFontDescription *font;
  PangoAttrList *attributes;
  PangoAlignment alignment;
  PangoDirection direction;
  int width;
} Print;

/* Lines of a text and where they stand. */
typedef struct
{
  guint print, page;
  double x, y;
  int first_line, n_lines;
} Place;

struct _VenuleFloor
{
  GArray *prints; /* (element-type Print) */
  GArray *places; /* (element-type Place) */
  guint n_pages;
};

static void
clear_print (gpointer data)
{
  Print *self = data;

  g_free (self->text);
  pango_font_description_free (self->font);
  pango_attr_list_unref (self->attributes);
}

static guint
note_print (VenuleFloor *self, PangoLayout *layout)
{
  Print print = {
    .text = g_strdup (pango_layout_get_text (layout)),
    .font = pango_font_description_copy (pango_layout_get_font_description (layout)),
    .attributes = pango_attr_list_copy (pango_layout_get_attributes (layout)),
    .alignment = pango_layout_get_alignment (layout),
    .direction = pango_context_get_base_dir (pango_layout_get_context (layout)),
    .width = pango_layout_get_width (layout),
  };

  g_array_append_val (self->prints, print);
  return self->prints->len - 1;
}

static void
note_block (VenuleFloor *self, GHashTable *noted, VenuleLayoutBlock *block, double x, double y)
{
  if (block->text != NULL)
    {
      gpointer print;
      Place place = { 0, self->n_pages, x, y, (int) block->first_line, (int) block->n_lines };

      if (!g_hash_table_lookup_extended (noted, block->text, NULL, &print))
        {
          print = GUINT_TO_POINTER (note_print (self, block->text->layout));
          g_hash_table_insert (noted, block->text, print);
        }
      place.print = GPOINTER_TO_UINT (print);
      g_array_append_val (self->places, place);
    }
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      VenuleLayoutBlock *child = block->children->pdata[i];

      note_block (self, noted, child, x + child->x, y + child->y);
    }
}

/* The same text in the same faces, sizes and line widths as on the sheet; what stands there twice is noted once. */
VenuleFloor *
venule_floor_new (VenulePages *pages)
{
  VenuleFloor *self = g_new0 (VenuleFloor, 1);
  g_autoptr (GHashTable) noted = g_hash_table_new (NULL, NULL);

  self->prints = g_array_new (FALSE, FALSE, sizeof (Print));
  g_array_set_clear_func (self->prints, clear_print);
  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  for (; self->n_pages < venule_pages_get_n_pages (pages); self->n_pages++)
    {
      GPtrArray *blocks = venule_pages_get_blocks (pages, self->n_pages);

      for (guint i = 0; i < blocks->len; i++)
        {
          VenuleLayoutBlock *block = blocks->pdata[i];

          note_block (self, noted, block, block->x, block->y);
        }
    }

  return self;
}

void
venule_floor_free (VenuleFloor *self)
{
  g_array_unref (self->prints);
  g_array_unref (self->places);
  g_free (self);
}

static PangoLayout *
lay_out (PangoContext **contexts, const Print *print)
{
  PangoLayout *layout = pango_layout_new (contexts[print->direction == PANGO_DIRECTION_RTL ? 1 : 0]);

  pango_layout_set_auto_dir (layout, FALSE);
  pango_layout_set_alignment (layout, print->alignment);
  pango_layout_set_font_description (layout, print->font);
  pango_layout_set_attributes (layout, print->attributes);
  pango_layout_set_width (layout, print->width);
  pango_layout_set_text (layout, print->text, -1);
  return layout;
}

static void
paint_place (cairo_t *cr, PangoLayout *layout, const Place *place)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  int line = 0, y, first = 0;

  do
    {
      PangoRectangle logical;

      if (line >= place->first_line && line < place->first_line + place->n_lines)
        {
          pango_layout_iter_get_line_extents (iter, NULL, &logical);
          pango_layout_iter_get_line_yrange (iter, &y, NULL);
          first = line == place->first_line ? y : first;
          cairo_move_to (cr, place->x + pango_units_to_double (logical.x),
                         place->y + pango_units_to_double (pango_layout_iter_get_baseline (iter) - first));
          pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
        }
      line++;
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

/* The least any program can do with this text: each laid out once and painted in its place, in black, nothing else. */
void
venule_floor_paint (VenuleFloor *self, VenuleFonts *fonts, const char *file)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (file, VENULE_PAGE_WIDTH, VENULE_PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoContext *contexts[] = { venule_fonts_create_context (fonts), venule_fonts_create_context (fonts) };
  g_autoptr (GPtrArray) layouts = g_ptr_array_new_with_free_func (g_object_unref);

  pango_context_set_base_dir (contexts[1], PANGO_DIRECTION_RTL);
  for (guint i = 0; i < self->prints->len; i++)
    g_ptr_array_add (layouts, lay_out (contexts, &g_array_index (self->prints, Print, i)));
  for (guint page = 0, i = 0; page < self->n_pages; page++)
    {
      for (; i < self->places->len && g_array_index (self->places, Place, i).page == page; i++)
        {
          const Place *place = &g_array_index (self->places, Place, i);

          paint_place (cr, layouts->pdata[place->print], place);
        }
      cairo_show_page (cr);
    }

  cairo_surface_finish (surface);
  cairo_destroy (cr);
  cairo_surface_destroy (surface);
  g_object_unref (contexts[0]);
  g_object_unref (contexts[1]);
}
