/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-page-letters.h"

#include "venule-letter-key.h"
#include "venule-pages.h"

#include <math.h>
#include <string.h>

/* Points between the middles of letters on one line. */
#define SAME_LINE 2.0

/* By how much of a line's height the middles of its letters may all stand higher than the line. */
#define RISE 0.22

/* Embeddings, overrides and their end. */
#define FIRST_DIRECTION 0x202A
#define LAST_DIRECTION  0x202E

typedef struct
{
  const char *start; /* of one character in the page's text */
  double x, y;       /* its middle */
  gboolean claimed;  /* it stands in the place of a text */
} Letter;

/* Letters that follow one another on one line of the paper: most texts have nothing to do with most of them. */
typedef struct
{
  guint first, n; /* letters */
  double left, right, y;
} Stretch;

struct _VenulePageLetters
{
  char *text, *from_the_right; /* (nullable): the second where writing runs right to left */
  GArray *letters;             /* (element-type Letter) */
  GArray *stretches;           /* (element-type Stretch): of letters */
};

/* Poppler tells with these marks which way words run; they have no place. */
static gboolean
is_direction (gunichar c)
{
  return c >= FIRST_DIRECTION && c <= LAST_DIRECTION;
}

/* Every character of a text and the place of its middle, in points from the top left corner. */
static void
place_letters (GArray *letters, const char *text, const VenulePdfBox *boxes, guint n_boxes)
{
  guint i = 0;

  for (const char *p = text; *p != '\0' && i < n_boxes; p = g_utf8_next_char (p))
    {
      const VenulePdfBox *box = &boxes[i];
      Letter letter = { p, (box->left + box->right) / 2, (box->top + box->bottom) / 2, FALSE };

      if (is_direction (g_utf8_get_char (p)))
        continue;
      if (venule_letter_is_counted (g_utf8_get_char (p)))
        g_array_append_val (letters, letter);
      i++;
    }
}

/* The same character at the same place, to a tenth of a point. */
static gint64
name_letter (const Letter *letter)
{
  gint64 x = (gint64) (10 * CLAMP (letter->x, 0, 1000)), y = (gint64) (10 * CLAMP (letter->y, 0, 1000));

  return (gint64) g_utf8_get_char (letter->start) << 32 | x << 16 | y;
}

/* Read from either side, a page lacks what poppler holds to stand before the one corner or after the other. */
static void
add_missing (GArray *letters, GArray *others)
{
  g_autoptr (GHashTable) known = g_hash_table_new (g_int64_hash, g_int64_equal);
  g_autofree gint64 *names = g_new (gint64, letters->len);
  guint n_known = letters->len;

  for (guint i = 0; i < n_known; i++)
    {
      names[i] = name_letter (&g_array_index (letters, Letter, i));
      g_hash_table_add (known, &names[i]);
    }
  for (guint i = 0; i < others->len; i++)
    {
      Letter letter = g_array_index (others, Letter, i);
      gint64 name = name_letter (&letter);

      if (!g_hash_table_contains (known, &name))
        g_array_append_val (letters, letter);
    }
}

static GArray *
find_stretches (GArray *letters)
{
  GArray *stretches = g_array_new (FALSE, FALSE, sizeof (Stretch));

  for (guint i = 0; i < letters->len; i++)
    {
      const Letter *letter = &g_array_index (letters, Letter, i);
      Stretch *last = stretches->len > 0 ? &g_array_index (stretches, Stretch, stretches->len - 1) : NULL;

      if (last != NULL && fabs (letter->y - last->y) < SAME_LINE)
        {
          last->n++;
          last->left = MIN (last->left, letter->x);
          last->right = MAX (last->right, letter->x);
        }
      else
        {
          Stretch stretch = { i, 1, letter->x, letter->x, letter->y };

          g_array_append_val (stretches, stretch);
        }
    }
  return stretches;
}

static void
collect_stretch (GArray *found, const VenulePdfBox *place, VenulePageLetters *self, const Stretch *stretch)
{
  for (guint i = stretch->first; i < stretch->first + stretch->n; i++)
    {
      Letter *letter = &g_array_index (self->letters, Letter, i);

      if (letter->x < place->left - 1 || letter->x > place->right + 1 || letter->y < place->top
          || letter->y > place->bottom)
        continue;
      letter->claimed = TRUE;
      g_array_append_val (found, *letter);
    }
}

/* The letters that stand in a place, in poppler's order. */
static GArray *
collect_place (VenulePageLetters *self, const VenulePdfBox *place)
{
  GArray *found = g_array_new (FALSE, FALSE, sizeof (Letter));

  for (guint i = 0; i < self->stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (self->stretches, Stretch, i);

      if (stretch->right >= place->left - 1 && stretch->left <= place->right + 1 && stretch->y >= place->top - SAME_LINE
          && stretch->y <= place->bottom + SAME_LINE)
        collect_stretch (found, place, self, stretch);
    }
  return found;
}

static void
append_letters (GString *text, GArray *letters)
{
  for (guint i = 0; i < letters->len; i++)
    {
      const char *start = g_array_index (letters, Letter, i).start;

      g_string_append_len (text, start, g_utf8_next_char (start) - start);
    }
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Letter *first = a, *second = b;

  return first->x != second->x ? (first->x > second->x) - (first->x < second->x)
                               : (first->start > second->start) - (first->start < second->start);
}

/* A line of text as it is seen, from left to right. */
static char *
get_visual_line (VenulePageText *text, guint i)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (text->layout, (int) i);
  const char *logical = pango_layout_get_text (text->layout);
  GString *visual = g_string_new (NULL);

  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      const PangoItem *item = ((PangoGlyphItem *) run->data)->item;
      g_autofree char *part = g_strndup (logical + item->offset, (gsize) item->length);
      g_autofree char *reversed = item->analysis.level % 2 == 1 ? g_utf8_strreverse (part, -1) : NULL;

      g_string_append (visual, reversed ? reversed : part);
    }
  return g_string_free (visual, FALSE);
}

static void
read_from_the_right (VenulePageLetters *self, const VenulePdfModule *module, gpointer document, guint page)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  g_autofree VenulePdfBox *boxes = NULL;
  guint n_boxes = 0;

  self->from_the_right
      = module->read_page_from_the_right (document, page, VENULE_PAGE_WIDTH, VENULE_PAGE_HEIGHT, &boxes, &n_boxes);
  if (self->from_the_right == NULL)
    return;
  place_letters (letters, self->from_the_right, boxes, n_boxes);
  add_missing (self->letters, letters);
}

/**
 * venule_page_letters_read:
 * @module: reads PDFs
 * @document: an open one
 * @page: from 0
 *
 * Returns: (transfer full) (nullable): the letters of that page; %NULL where it has no text
 */
VenulePageLetters *
venule_page_letters_read (const VenulePdfModule *module, gpointer document, guint page)
{
  VenulePageLetters *self;
  g_autofree VenulePdfBox *boxes = NULL;
  guint n_boxes = 0;
  char *text = module->read_page (document, page, &boxes, &n_boxes);

  if (text == NULL)
    return NULL;
  self = g_new0 (VenulePageLetters, 1);
  self->text = text;
  self->letters = g_array_new (FALSE, FALSE, sizeof (Letter));
  place_letters (self->letters, text, boxes, n_boxes);
  if (venule_letter_key_is_reordered (text))
    read_from_the_right (self, module, document, page);
  self->stretches = find_stretches (self->letters);
  return self;
}

void
venule_page_letters_free (VenulePageLetters *self)
{
  g_free (self->text);
  g_free (self->from_the_right);
  g_array_unref (self->letters);
  g_array_unref (self->stretches);
  g_free (self);
}

/**
 * venule_page_letters_are_reordered:
 * @self: a page
 *
 * Returns: whether some of its writing runs right to left, which poppler gives back in another order
 */
gboolean
venule_page_letters_are_reordered (VenulePageLetters *self)
{
  return self->from_the_right != NULL;
}

/**
 * venule_page_letters_collect:
 * @self: a page
 * @place: on it
 * @found: (inout): gets the letters that stand there, in poppler's order
 */
void
venule_page_letters_collect (VenulePageLetters *self, const VenulePdfBox *place, GString *found)
{
  g_autoptr (GArray) letters = collect_place (self, place);

  append_letters (found, letters);
}

/* A letter of several glyphs, of which one takes no width. */
static gboolean
is_hidden (const PangoGlyphItemIter *cluster)
{
  const PangoGlyphString *glyphs = cluster->glyph_item->glyphs;
  int low = MIN (cluster->start_glyph, cluster->end_glyph + 1),
      high = MAX (cluster->start_glyph + 1, cluster->end_glyph);

  for (int g = low; high - low > 1 && g < high; g++)
    {
      PangoRectangle own;

      pango_font_get_glyph_extents (cluster->glyph_item->item->analysis.font, glyphs->glyphs[g].glyph, NULL, &own);
      if (own.width == 0)
        return TRUE;
    }
  return FALSE;
}

/* Where letters hang from one another, as in Nastaliq, poppler loses some whose first part takes no width. */
static char *
list_hidden_letters (VenulePageText *text, guint i)
{
  PangoLayoutLine *line = pango_layout_get_line_readonly (text->layout, (int) i);
  const char *logical = pango_layout_get_text (text->layout);
  g_autoptr (GString) hidden = g_string_new (NULL);

  for (GSList *run = line->runs; run != NULL; run = run->next)
    {
      PangoGlyphItemIter cluster;

      for (gboolean more = pango_glyph_item_iter_init_start (&cluster, run->data, logical); more;
           more = pango_glyph_item_iter_next_cluster (&cluster))
        if (is_hidden (&cluster))
          g_string_append_len (hidden, logical + cluster.start_index, cluster.end_index - cluster.start_index);
    }
  return venule_letter_key_new_sorted (hidden->str);
}

static gboolean
says (VenulePageLetters *self, const char *visual, const char *hidden, const VenulePdfBox *place)
{
  g_autoptr (GArray) letters = collect_place (self, place);
  g_autoptr (GString) found = g_string_new (NULL);
  g_autofree char *expected = venule_letter_key_new_sorted (visual),
                  *expected_order = venule_letter_key_new_ordered (visual);
  g_autofree char *key = NULL, *order = NULL;

  g_array_sort (letters, compare_places);
  append_letters (found, letters);
  key = venule_letter_key_new_sorted (found->str);
  order = venule_letter_key_new_ordered (found->str);
  return venule_letter_key_match (expected, key, hidden) && g_str_equal (order, expected_order);
}

/**
 * venule_page_letters_say_line:
 * @self: a page with writing that runs right to left
 * @text: a text
 * @line: of it, from 0
 * @place: where that line was laid out
 *
 * Every letter has to be there, in any order, since poppler gives letters that share a glyph and signs at the end of a
 * word in any; and in their order digits and the letters of writing that runs left to right. Words of Nastaliq begin
 * above their line, by more than half its height in long ones.
 *
 * Returns: whether just that line stands there
 */
gboolean
venule_page_letters_say_line (VenulePageLetters *self, VenulePageText *text, guint line, const VenulePdfBox *place)
{
  g_autofree char *visual = get_visual_line (text, line), *hidden = list_hidden_letters (text, line);
  double rise = RISE * (place->bottom - place->top);
  VenulePdfBox above = { place->left, place->top - rise, place->right, place->bottom - rise };

  return says (self, visual, hidden, place) || says (self, visual, hidden, &above);
}

/**
 * venule_page_letters_find_unclaimed:
 * @self: a page
 *
 * Returns: (nullable): the text of the page from the first letter that stands in no place that was asked for
 */
const char *
venule_page_letters_find_unclaimed (VenulePageLetters *self)
{
  for (guint i = 0; i < self->letters->len; i++)
    {
      const Letter *letter = &g_array_index (self->letters, Letter, i);

      if (!letter->claimed
          && !(self->from_the_right != NULL && venule_letter_is_lost (g_utf8_get_char (letter->start))))
        return letter->start;
    }
  return NULL;
}
