/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-page-glyphs.h"

#include "venule-letter-key.h"

#include <math.h>
#include <pango/pangocairo.h>

/* How far from its place a glyph may stand, in points: the file rounds. */
#define NEAR 0.2

/* By how much of it its size may differ. */
#define SAME_SIZE 0.005

/* Points: a place is looked up by the field of such a side that it is in. */
#define FIELD 1.0

struct _VenulePageGlyphs
{
  GArray *glyphs;     /* (element-type VenulePdfGlyph) */
  gboolean *claimed;  /* each belongs to a line */
  guint *next;        /* each: the next one in the same field, from 1; 0: none */
  GHashTable *fields; /* field → a glyph in it, from 1 */
  VenuleGlyphShapes *shapes;
};

/* A glyph that a line was set with. */
typedef struct
{
  PangoFont *font;
  PangoGlyph glyph;
  double x, y, size;
} Meant;

static gint64
name_field (double x, double y, int right, int down)
{
  return (gint64) (floor (x / FIELD) + right) * G_MAXUINT16 + (gint64) floor (y / FIELD) + down;
}

static void
file_glyphs (VenulePageGlyphs *self)
{
  self->claimed = g_new0 (gboolean, self->glyphs->len + 1);
  self->next = g_new0 (guint, self->glyphs->len + 1);
  /* From the last, so that the first one of a field comes first. */
  for (guint i = self->glyphs->len; i-- > 0;)
    {
      const VenulePdfGlyph *glyph = &g_array_index (self->glyphs, VenulePdfGlyph, i);
      gint64 field = name_field (glyph->x, glyph->y, 0, 0);

      self->next[i] = GPOINTER_TO_UINT (g_hash_table_lookup (self->fields, &field));
      g_hash_table_replace (self->fields, g_memdup2 (&field, sizeof field), GUINT_TO_POINTER (i + 1));
    }
}

/**
 * venule_page_glyphs_new:
 * @glyphs: (transfer full) (element-type VenulePdfGlyph): what the page is painted with
 * @shapes: what the glyphs of its file look like; to live as long
 *
 * Returns: (transfer full): the glyphs, none of which belongs to a line yet
 */
VenulePageGlyphs *
venule_page_glyphs_new (GArray *glyphs, VenuleGlyphShapes *shapes)
{
  VenulePageGlyphs *self = g_new0 (VenulePageGlyphs, 1);

  self->glyphs = glyphs;
  self->shapes = shapes;
  self->fields = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  file_glyphs (self);
  return self;
}

void
venule_page_glyphs_free (VenulePageGlyphs *self)
{
  g_array_unref (self->glyphs);
  g_free (self->claimed);
  g_free (self->next);
  g_hash_table_unref (self->fields);
  g_free (self);
}

static gboolean
is_meant (VenulePageGlyphs *self, const Meant *meant, guint64 shape, guint i)
{
  const VenulePdfGlyph *glyph = &g_array_index (self->glyphs, VenulePdfGlyph, i);

  return !self->claimed[i] && fabs (glyph->x - meant->x) < NEAR && fabs (glyph->y - meant->y) < NEAR
         && fabs (glyph->size - meant->size) < SAME_SIZE * meant->size && shape != VENULE_GLYPH_SHAPE_UNKNOWN
         && venule_glyph_shapes_get_painted (self->shapes, glyph) == shape;
}

/* Finds a glyph where it belongs, and adds it to the line; a space may be left out. */
static gboolean
claim (VenulePageGlyphs *self, const Meant *meant, GArray *line)
{
  guint64 shape = venule_glyph_shapes_get_meant (self->shapes, meant->font, meant->glyph);

  for (int right = -1; right <= 1; right++)
    for (int down = -1; down <= 1; down++)
      {
        gint64 field = name_field (meant->x, meant->y, right, down);
        guint i = GPOINTER_TO_UINT (g_hash_table_lookup (self->fields, &field));

        for (; i > 0; i = self->next[i - 1])
          if (is_meant (self, meant, shape, i - 1))
            {
              i--;
              self->claimed[i] = TRUE;
              g_array_append_val (line, i);
              return TRUE;
            }
      }
  return shape == VENULE_GLYPH_SHAPE_NONE;
}

static double
get_size (PangoFont *font)
{
  cairo_matrix_t matrix;

  cairo_scaled_font_get_font_matrix (pango_cairo_font_get_scaled_font (PANGO_CAIRO_FONT (font)), &matrix);
  return matrix.xx;
}

/* Returns: whether every glyph of the run stands where it was set */
static gboolean
claim_run (VenulePageGlyphs *self, const PangoGlyphItem *run, double x, double baseline, GArray *line)
{
  Meant meant = { .font = run->item->analysis.font, .size = get_size (run->item->analysis.font) };
  double pen = x + pango_units_to_double (run->start_x_offset), top = baseline - pango_units_to_double (run->y_offset);

  for (int i = 0; i < run->glyphs->num_glyphs; i++)
    {
      const PangoGlyphInfo *info = &run->glyphs->glyphs[i];

      meant.glyph = info->glyph;
      meant.x = pen + pango_units_to_double (info->geometry.x_offset);
      meant.y = top + pango_units_to_double (info->geometry.y_offset);
      if (info->glyph != PANGO_GLYPH_EMPTY && !claim (self, &meant, line))
        return FALSE;
      pen += pango_units_to_double (info->geometry.width);
    }
  return TRUE;
}

static int
compare_indices (gconstpointer a, gconstpointer b)
{
  guint first = *(const guint *) a, second = *(const guint *) b;

  return (first > second) - (first < second);
}

/* What the glyphs of a line say to other programs, in the order in which they are painted. */
static char *
join_texts (VenulePageGlyphs *self, GArray *line)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_array_sort (line, compare_indices);
  for (guint i = 0; i < line->len; i++)
    {
      const VenulePdfGlyph *glyph = &g_array_index (self->glyphs, VenulePdfGlyph, g_array_index (line, guint, i));

      if (glyph->text != NULL)
        g_string_append (text, glyph->text);
    }
  return venule_letter_key_new (text->str);
}

/**
 * venule_page_glyphs_say_line:
 * @self: a page
 * @text: a text
 * @line: of it, from 0
 * @x: where the line begins at its left end, in points from the left edge
 * @baseline: of the line, in points from the top edge
 *
 * Every glyph that the line was set with has to stand in its place, of its size and shape, and together they have to
 * say what the line says. Glyphs that stand there beyond those are left for
 * [func@Venule.page_glyphs_find_unclaimed].
 *
 * Returns: whether just that line stands there
 */
gboolean
venule_page_glyphs_say_line (VenulePageGlyphs *self, VenulePageText *text, guint line, double x, double baseline)
{
  PangoLayoutLine *set = pango_layout_get_line_readonly (text->layout, (int) line);
  const char *logical = pango_layout_get_text (text->layout);
  g_autoptr (GArray) found = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GString) meant = g_string_new (NULL);
  g_autofree char *said = NULL, *key = NULL;

  /* Runs stand from left to right, whichever way the words in them run; in a run they are painted as they are read. */
  for (GSList *item = set->runs; item != NULL; item = item->next)
    {
      PangoGlyphItem *run = item->data;

      if (!claim_run (self, run, x, baseline, found))
        return FALSE;
      g_string_append_len (meant, logical + run->item->offset, run->item->length);
      x += pango_units_to_double (run->start_x_offset + pango_glyph_string_get_width (run->glyphs) + run->end_x_offset);
    }
  said = join_texts (self, found);
  key = venule_letter_key_new (meant->str);
  return g_str_equal (said, key);
}

/* A space says nothing. */
static gboolean
is_silent (VenulePageGlyphs *self, const VenulePdfGlyph *glyph)
{
  for (const char *p = glyph->text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (venule_letter_is_counted (g_utf8_get_char (p)))
      return FALSE;
  return venule_glyph_shapes_get_painted (self->shapes, glyph) == VENULE_GLYPH_SHAPE_NONE;
}

/**
 * venule_page_glyphs_find_unclaimed:
 * @self: a page
 *
 * Returns: (nullable): what the first glyph says that belongs to no line that was asked for
 */
const char *
venule_page_glyphs_find_unclaimed (VenulePageGlyphs *self)
{
  for (guint i = 0; i < self->glyphs->len; i++)
    {
      const VenulePdfGlyph *glyph = &g_array_index (self->glyphs, VenulePdfGlyph, i);

      if (!self->claimed[i] && !is_silent (self, glyph))
        return glyph->text != NULL ? glyph->text : "";
    }
  return NULL;
}
