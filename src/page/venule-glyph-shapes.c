/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-glyph-shapes.h"

#include <ft2build.h>
#include <hb.h>

#include FT_FREETYPE_H
#include FT_OUTLINE_H

/* FNV-1a, of 64 bits. */
#define FIRST_HASH G_GUINT64_CONSTANT (0xCBF29CE484222325)
#define PRIME      G_GUINT64_CONSTANT (0x100000001B3)

/* As it is in the file: not scaled, not fitted to pixels. */
#define AS_DESIGNED (FT_LOAD_NO_SCALE | FT_LOAD_NO_BITMAP | FT_LOAD_IGNORE_TRANSFORM)

struct _VenuleGlyphShapes
{
  const VenulePdfModule *module;
  gpointer document;
  FT_Library library;    /* (nullable): its own, since cairo's faces are shared with other threads */
  GHashTable *faces;     /* font of the PDF, from 1 → FT_Face */
  GHashTable *installed; /* hb_face_t → FT_Face */
  GHashTable *painted;   /* font and code → shape */
  GHashTable *meant;     /* font and glyph → shape */
};

/* A glyph of a font. */
typedef struct
{
  guintptr font;
  guint glyph;
} Key;

static guint
hash_key (gconstpointer key)
{
  const Key *self = key;

  return (guint) (self->font >> 4) * 31 + self->glyph;
}

static gboolean
keys_are_equal (gconstpointer a, gconstpointer b)
{
  const Key *first = a, *second = b;

  return first->font == second->font && first->glyph == second->glyph;
}

static void
close_face (gpointer face)
{
  FT_Done_Face (face);
}

static void
close_installed (gpointer face)
{
  hb_face_destroy (face);
}

/**
 * venule_glyph_shapes_new:
 * @module: reads PDFs
 * @document: whose glyphs are looked at; to live as long
 *
 * Returns: (transfer full)
 */
VenuleGlyphShapes *
venule_glyph_shapes_new (const VenulePdfModule *module, gpointer document)
{
  VenuleGlyphShapes *self = g_new0 (VenuleGlyphShapes, 1);

  self->module = module;
  self->document = document;
  if (FT_Init_FreeType (&self->library) != 0)
    self->library = NULL;
  self->faces = g_hash_table_new_full (NULL, NULL, NULL, close_face);
  self->installed = g_hash_table_new_full (NULL, NULL, close_installed, close_face);
  self->painted = g_hash_table_new_full (hash_key, keys_are_equal, g_free, g_free);
  self->meant = g_hash_table_new_full (hash_key, keys_are_equal, g_free, g_free);
  return self;
}

void
venule_glyph_shapes_free (VenuleGlyphShapes *self)
{
  g_hash_table_unref (self->faces);
  g_hash_table_unref (self->installed);
  g_hash_table_unref (self->painted);
  g_hash_table_unref (self->meant);
  if (self->library != NULL)
    FT_Done_FreeType (self->library);
  g_free (self);
}

static guint64
add_number (guint64 hash, gint64 number)
{
  for (guint shift = 0; shift < 64; shift += 8)
    hash = (hash ^ (((guint64) number >> shift) & 0xFF)) * PRIME;
  return hash;
}

static guint64
hash_outline (const FT_Outline *outline)
{
  guint64 hash = FIRST_HASH;

  if (outline->n_points == 0)
    return VENULE_GLYPH_SHAPE_NONE;
  for (int i = 0; i < outline->n_points; i++)
    {
      hash = add_number (hash, outline->points[i].x);
      hash = add_number (hash, outline->points[i].y);
      hash = add_number (hash, FT_CURVE_TAG (outline->tags[i]));
    }
  for (int i = 0; i < outline->n_contours; i++)
    hash = add_number (hash, outline->contours[i]);
  return hash;
}

static guint64
look_at (FT_Face face, FT_UInt glyph)
{
  if (face == NULL || FT_Load_Glyph (face, glyph, AS_DESIGNED) != 0 || face->glyph->format != FT_GLYPH_FORMAT_OUTLINE)
    return VENULE_GLYPH_SHAPE_UNKNOWN;
  return hash_outline (&face->glyph->outline);
}

static FT_Face
find_face (VenuleGlyphShapes *self, guint font)
{
  gpointer key = GUINT_TO_POINTER (font + 1);
  FT_Face face = g_hash_table_lookup (self->faces, key);
  GBytes *file;

  if (face != NULL || self->library == NULL)
    return face;
  file = self->module->get_font_file (self->document, font);
  if (FT_New_Memory_Face (self->library, g_bytes_get_data (file, NULL), (FT_Long) g_bytes_get_size (file), 0, &face)
      != 0)
    return NULL;
  g_hash_table_insert (self->faces, key, face);
  return face;
}

static FT_Face
find_installed (VenuleGlyphShapes *self, hb_face_t *installed)
{
  FT_Face face = g_hash_table_lookup (self->installed, installed);
  hb_blob_t *blob;
  const char *data;
  unsigned int length = 0;

  if (face != NULL || self->library == NULL)
    return face;
  blob = hb_face_reference_blob (installed);
  data = hb_blob_get_data (blob, &length);
  /* The face holds the data. */
  if (FT_New_Memory_Face (self->library, (const FT_Byte *) data, (FT_Long) length,
                          (FT_Long) hb_face_get_index (installed), &face)
      == 0)
    g_hash_table_insert (self->installed, hb_face_reference (installed), face);
  hb_blob_destroy (blob);
  return face;
}

static guint64
keep (GHashTable *shapes, const Key *key, guint64 shape)
{
  g_hash_table_insert (shapes, g_memdup2 (key, sizeof *key), g_memdup2 (&shape, sizeof shape));
  return shape;
}

/**
 * venule_glyph_shapes_get_painted:
 * @self: the shapes
 * @glyph: as it stands in the PDF
 *
 * Returns: what it looks like, by the font in the PDF
 */
guint64
venule_glyph_shapes_get_painted (VenuleGlyphShapes *self, const VenulePdfGlyph *glyph)
{
  const Key key = { glyph->font, glyph->code };
  const guint64 *known = g_hash_table_lookup (self->painted, &key);
  FT_Face face;
  FT_UInt own = glyph->code;

  if (known != NULL)
    return *known;
  face = find_face (self, glyph->font);
  if (face != NULL && glyph->character != 0)
    own = FT_Get_Char_Index (face, glyph->character);
  return keep (self->painted, &key, own == 0 ? VENULE_GLYPH_SHAPE_UNKNOWN : look_at (face, own));
}

/**
 * venule_glyph_shapes_get_meant:
 * @self: the shapes
 * @font: an installed font
 * @glyph: of it
 *
 * Returns: what it looks like, by the installed font
 */
guint64
venule_glyph_shapes_get_meant (VenuleGlyphShapes *self, PangoFont *font, PangoGlyph glyph)
{
  hb_face_t *installed = hb_font_get_face (pango_font_get_hb_font (font));
  const Key key = { (guintptr) installed, glyph };
  const guint64 *known = g_hash_table_lookup (self->meant, &key);

  return known != NULL ? *known : keep (self->meant, &key, look_at (find_installed (self, installed), glyph));
}
