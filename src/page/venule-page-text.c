/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-page-text.h"

#include "venule-pages.h"
#include "venule-text-cache.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <pango/pangocairo.h>

/* The tint under a gap of a draft; it is underlined and bold too. */
#define GAP_RED   0xFFFF
#define GAP_GREEN 0xEEEE
#define GAP_BLUE  0xB3B3

/* A number to ring is on a line of its own as a rule: less air than text needs. */
#define PHONE_PITCH 1.2

/* A dose with its unit or a code stays on one line; in bytes. */
#define LONGEST_WHOLE 18

struct _VenuleTypesetter
{
  VenuleFonts *fonts;
  const VenulePageStyle *style;
  PangoContext *contexts[2]; /* left to right, right to left */
  PangoFontDescription *description;

  /* What the last language is set in; languages are interned. */
  const char *language, *family;
  double size_factor, pitch_factor, least_pitch;

  guint left; /* how many texts it may still measure */
};

/**
 * venule_typesetter_new:
 * @fonts: the fonts
 * @style: the sizes
 *
 * Returns: (transfer full): what sets the texts of one sheet
 */
VenuleTypesetter *
venule_typesetter_new (VenuleFonts *fonts, const VenulePageStyle *style)
{
  VenuleTypesetter *self = g_new0 (VenuleTypesetter, 1);

  self->fonts = g_object_ref (fonts);
  self->style = style;
  /* A context with its direction changed would measure every layout of it again, hence two. */
  for (guint i = 0; i < G_N_ELEMENTS (self->contexts); i++)
    {
      self->contexts[i] = venule_fonts_create_context (fonts);
      pango_context_set_base_dir (self->contexts[i], i == 0 ? PANGO_DIRECTION_LTR : PANGO_DIRECTION_RTL);
    }
  self->description = pango_font_description_new ();
  self->left = G_MAXUINT;
  return self;
}

void
venule_typesetter_free (VenuleTypesetter *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->contexts); i++)
    g_clear_object (&self->contexts[i]);
  pango_font_description_free (self->description);
  g_object_unref (self->fonts);
  g_free (self);
}

const VenulePageStyle *
venule_typesetter_get_style (VenuleTypesetter *self)
{
  return self->style;
}

/**
 * venule_typesetter_set_limit:
 * @self: a typesetter
 * @n_texts: how many texts it measures from now on; those that come back as they were don't count
 *
 * What it is asked for beyond is refused with %G_IO_ERROR_WOULD_BLOCK: for who has little time.
 */
void
venule_typesetter_set_limit (VenuleTypesetter *self, guint n_texts)
{
  self->left = n_texts;
}

/**
 * venule_typesetter_is_at_limit:
 * @self: a typesetter
 *
 * Returns: whether it has measured as many texts as it may
 */
gboolean
venule_typesetter_is_at_limit (VenuleTypesetter *self)
{
  return self->left == 0;
}

static void
insert (PangoAttrList *attributes, PangoAttribute *attribute, guint start, guint end)
{
  attribute->start_index = start;
  attribute->end_index = end;
  pango_attr_list_insert (attributes, attribute);
}

/* "14" at the end of one line and "days" at the start of the next is read as another number. */
static gboolean
is_whole (const VenuleSpan *span)
{
  return span->kind == VENULE_SPAN_PHONE || span->kind == VENULE_SPAN_DURATION
         || (span->kind == VENULE_SPAN_VALUE && span->end - span->start <= LONGEST_WHOLE);
}

static void
insert_span (PangoAttrList *attributes, const VenuleSpan *span, const VenuleRoleStyle *role, double size, double pitch)
{
  if (is_whole (span))
    insert (attributes, pango_attr_allow_breaks_new (FALSE), span->start, span->end);
  if (span->kind == VENULE_SPAN_VALUE || (role->plain && span->kind != VENULE_SPAN_GAP))
    return;
  insert (attributes, pango_attr_weight_new (PANGO_WEIGHT_BOLD), span->start, span->end);
  if (span->kind == VENULE_SPAN_GAP)
    {
      insert (attributes, pango_attr_background_new (GAP_RED, GAP_GREEN, GAP_BLUE), span->start, span->end);
      insert (attributes, pango_attr_underline_new (PANGO_UNDERLINE_SINGLE), span->start, span->end);
    }
  if (span->kind == VENULE_SPAN_PHONE && role->phone_size > role->size)
    {
      double factor = role->phone_size / role->size;

      insert (attributes, pango_attr_size_new_absolute ((int) (size * factor * PANGO_SCALE)), span->start, span->end);
      insert (attributes,
              pango_attr_line_height_new_absolute ((int) (MAX (pitch, size * factor * PHONE_PITCH) * PANGO_SCALE)),
              span->start, span->end);
    }
}

static void
turn_to_language (VenuleTypesetter *self, const char *language)
{
  if (self->family != NULL && self->language == language)
    return;
  self->language = language;
  self->family = venule_fonts_get_family (self->fonts, language);
  self->size_factor = venule_fonts_get_size_factor (self->fonts, language);
  self->pitch_factor = venule_fonts_get_pitch_factor (self->fonts, language);
  self->least_pitch = venule_fonts_get_least_pitch (self->fonts, language);
}

static PangoFontDescription *
describe_font (VenuleTypesetter *self, double size, gboolean bold)
{
  pango_font_description_set_family_static (self->description, self->family);
  pango_font_description_set_absolute_size (self->description, size * PANGO_SCALE);
  pango_font_description_set_weight (self->description, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);

  return self->description;
}

/**
 * venule_typesetter_match_font:
 * @self: a typesetter
 * @language: interned BCP 47
 * @size: in points, before the factor of @language
 * @bold: the weight
 *
 * Has Pango look for the font, in two threads of its own, without waiting for them.
 */
void
venule_typesetter_match_font (VenuleTypesetter *self, const char *language, double size, gboolean bold)
{
  PangoContext *context = self->contexts[0];
  g_autoptr (GObject) fontset = NULL;

  turn_to_language (self, language);
  fontset = (GObject *) pango_font_map_load_fontset (pango_context_get_font_map (context), context,
                                                     describe_font (self, size * self->size_factor, bold),
                                                     pango_language_from_string (language));
}

/**
 * venule_typesetter_has_air:
 * @self: a typesetter
 * @language: interned BCP 47
 *
 * Returns: whether the lines of @language stand so far apart that most of them leave much white
 */
gboolean
venule_typesetter_has_air (VenuleTypesetter *self, const char *language)
{
  turn_to_language (self, language);
  return self->least_pitch > 0;
}

static PangoAttrList *
make_attributes (const VenuleWording *wording, const VenuleRoleStyle *role, double size, double pitch)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  /* Ligatures are lost when a tagged text is read back. */
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("liga=0, clig=0"));
  if (wording->language != NULL)
    pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (wording->language)));
  pango_attr_list_insert (attributes, pango_attr_line_height_new_absolute ((int) (pitch * PANGO_SCALE)));
  for (guint i = 0; wording->spans != NULL && i < wording->spans->len; i++)
    insert_span (attributes, &g_array_index (wording->spans, VenuleSpan, i), role, size, pitch);
  return attributes;
}

static gboolean
refuse_unknown_glyph (PangoLayout *layout, const char *language, GError **error)
{
  PangoLayoutIter *iter = pango_layout_get_iter (layout);
  gunichar missing = 0;

  do
    {
      PangoLayoutRun *run = pango_layout_iter_get_run_readonly (iter);

      for (int i = 0; run != NULL && missing == 0 && i < run->glyphs->num_glyphs; i++)
        if (run->glyphs->glyphs[i].glyph & PANGO_GLYPH_UNKNOWN_FLAG)
          missing = run->glyphs->glyphs[i].glyph & ~PANGO_GLYPH_UNKNOWN_FLAG;
    }
  while (missing == 0 && pango_layout_iter_next_run (iter));
  pango_layout_iter_free (iter);

  g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_GLYPH,
               _ ("No installed font has the character U+%04X of the text “%s” (%s); install the package %s"), missing,
               pango_layout_get_text (layout), language ? language : "und", venule_fonts_name_package (missing));
  return FALSE;
}

static void
measure_lines (VenulePageText *self)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);
  guint i = 0;

  self->n_lines = (guint) pango_layout_get_line_count (self->layout);
  self->lines = g_new0 (VenulePageLine, self->n_lines);
  do
    {
      VenulePageLine *line = &self->lines[i++];
      PangoLayoutLine *pango_line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle logical;
      int top, bottom;

      pango_layout_iter_get_line_extents (iter, NULL, &logical);
      pango_layout_iter_get_line_yrange (iter, &top, &bottom);
      line->top = pango_units_to_double (top);
      line->bottom = pango_units_to_double (bottom);
      line->baseline = pango_units_to_double (pango_layout_iter_get_baseline (iter));
      line->x = pango_units_to_double (logical.x);
      line->start = pango_line->start_index;
      line->end = pango_line->start_index + pango_line->length;
      self->width = MAX (self->width, pango_units_to_double (logical.width));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static VenulePageText *
measure_text (
    VenuleTypesetter *typesetter, const VenuleWording *wording, VenuleTextRole role, double width, GError **error)
{
  VenuleRoleStyle style = venule_page_style_get_role (typesetter->style, role);
  g_autoptr (PangoAttrList) attributes = NULL;
  g_autoptr (VenulePageText) self = g_rc_box_new0 (VenulePageText);
  double size, pitch;

  if (!venule_fonts_cover (typesetter->fonts, wording->text, error))
    return NULL;
  turn_to_language (typesetter, wording->language);
  size = style.size * typesetter->size_factor;
  pitch = MAX (style.pitch * typesetter->pitch_factor, size * typesetter->least_pitch);
  attributes = make_attributes (wording, &style, size, pitch);

  self->colour = style.colour;
  self->language = wording->language;
  self->right_to_left = wording->right_to_left;
  self->layout = pango_layout_new (typesetter->contexts[wording->right_to_left ? 1 : 0]);
  pango_layout_set_auto_dir (self->layout, FALSE);
  pango_layout_set_alignment (self->layout, wording->right_to_left ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_font_description (self->layout, describe_font (typesetter, size, style.bold));
  pango_layout_set_attributes (self->layout, attributes);
  if (width >= 0)
    pango_layout_set_width (self->layout, (int) floor (width * PANGO_SCALE));
  pango_layout_set_text (self->layout, wording->text, -1);
  if (pango_layout_get_unknown_glyphs_count (self->layout) > 0
      && !refuse_unknown_glyph (self->layout, wording->language, error))
    return NULL;
  measure_lines (self);
  return g_steal_pointer (&self);
}

/**
 * venule_page_text_new:
 * @typesetter: the fonts and sizes
 * @wording: the text
 * @role: what it is for
 * @width: the room in points; less than 0 for one line as wide as it wants to be
 * @error: return location for an error
 *
 * Measures a text, once: one that the thread has met lately comes back as it was. A word wider than @width sticks out:
 * compare the width of the result.
 *
 * Returns: (transfer full) (nullable): the text, or %VENULE_PAGES_ERROR_GLYPH, or %G_IO_ERROR_WOULD_BLOCK beyond
 *   what venule_typesetter_set_limit() allows
 */
VenulePageText *
venule_page_text_new (
    VenuleTypesetter *typesetter, const VenuleWording *wording, VenuleTextRole role, double width, GError **error)
{
  g_autoptr (GBytes) key = venule_text_cache_make_key (typesetter->style, wording, role, width);
  VenulePageText *text = venule_text_cache_find (typesetter->fonts, key);

  if (text == NULL && venule_typesetter_is_at_limit (typesetter))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_WOULD_BLOCK, "A text is left for later");
  else if (text == NULL)
    {
      typesetter->left--;
      text = measure_text (typesetter, wording, role, width, error);
      if (text != NULL)
        venule_text_cache_keep (typesetter->fonts, g_steal_pointer (&key), text);
    }

  return text;
}

static void
clear_text (gpointer data)
{
  VenulePageText *self = data;

  g_clear_object (&self->layout);
  g_free (self->lines);
}

VenulePageText *
venule_page_text_ref (VenulePageText *self)
{
  return g_rc_box_acquire (self);
}

void
venule_page_text_unref (VenulePageText *self)
{
  g_rc_box_release_full (self, clear_text);
}

/**
 * venule_page_text_get_height:
 * @self: a text
 * @first_line: from 0
 * @n_lines: how many, at least 1
 *
 * Returns: the height of those lines, in points
 */
double
venule_page_text_get_height (VenulePageText *self, guint first_line, guint n_lines)
{
  g_return_val_if_fail (n_lines > 0 && first_line + n_lines <= self->n_lines, 0);

  return self->lines[first_line + n_lines - 1].bottom - self->lines[first_line].top;
}

/**
 * venule_page_text_get_string:
 * @self: a text
 * @first_line: from 0
 * @n_lines: how many, at least 1
 *
 * Returns: (transfer full): what those lines say
 */
char *
venule_page_text_get_string (VenulePageText *self, guint first_line, guint n_lines)
{
  int start, end;

  g_return_val_if_fail (n_lines > 0 && first_line + n_lines <= self->n_lines, NULL);

  start = self->lines[first_line].start;
  end = self->lines[first_line + n_lines - 1].end;
  return g_strndup (pango_layout_get_text (self->layout) + start, (gsize) (end - start));
}

/**
 * venule_page_text_get_line_width:
 * @self: a text
 * @line: from 0
 *
 * Returns: how much of the room that line takes, with a space at its end, in points
 */
double
venule_page_text_get_line_width (VenulePageText *self, guint line)
{
  PangoRectangle logical;

  g_return_val_if_fail (line < self->n_lines, 0);

  pango_layout_line_get_extents (pango_layout_get_line_readonly (self->layout, (int) line), NULL, &logical);
  return pango_units_to_double (logical.width);
}

static void
measure_ink (VenulePageText *self)
{
  for (guint i = 0; i < self->n_lines; i++)
    {
      VenulePageLine *line = &self->lines[i];
      PangoRectangle ink;

      pango_layout_line_get_extents (pango_layout_get_line_readonly (self->layout, (int) i), &ink, NULL);
      line->ink_top = MIN (line->top, line->baseline + pango_units_to_double (ink.y));
      line->ink_bottom = MAX (line->bottom, line->baseline + pango_units_to_double (ink.y + ink.height));
    }
  self->has_ink = TRUE;
}

/**
 * venule_page_text_get_ink:
 * @self: a text
 * @line: from 0
 * @top: (out): from the text's top, in points
 * @bottom: (out): likewise
 *
 * How far what is painted of a line reaches: letters may stand out of the room that is theirs.
 */
void
venule_page_text_get_ink (VenulePageText *self, guint line, double *top, double *bottom)
{
  if (!self->has_ink)
    measure_ink (self);
  *top = self->lines[line].ink_top;
  *bottom = self->lines[line].ink_bottom;
}

/* Not asked where everything matters: what is measured for nothing costs a PDF time. */
static gboolean
reaches (VenulePageText *self, guint line, double y, double from, double to)
{
  double top, bottom;

  if (from == -G_MAXDOUBLE && to == G_MAXDOUBLE)
    return TRUE;
  venule_page_text_get_ink (self, line, &top, &bottom);
  return y + bottom >= from && y + top <= to;
}

/**
 * venule_page_text_draw:
 * @self: a text
 * @cr: where to
 * @x: left edge of the room that it was measured for
 * @y: top of @first_line
 * @first_line: from 0
 * @n_lines: how many
 * @from: the first that matters of what is drawn on
 * @to: the last that does
 *
 * Draws those of the lines that reach into what matters.
 */
void
venule_page_text_draw (
    VenulePageText *self, cairo_t *cr, double x, double y, guint first_line, guint n_lines, double from, double to)
{
  double top = self->lines[first_line].top;

  cairo_set_source_rgb (cr, self->colour->red, self->colour->green, self->colour->blue);
  for (guint i = first_line; i < first_line + n_lines; i++)
    {
      if (!reaches (self, i, y - top, from, to))
        continue;
      cairo_move_to (cr, x + self->lines[i].x, y + self->lines[i].baseline - top);
      pango_cairo_show_layout_line (cr, pango_layout_get_line_readonly (self->layout, (int) i));
    }
  /* The place of the last line would else begin the next path. */
  cairo_new_path (cr);
}
