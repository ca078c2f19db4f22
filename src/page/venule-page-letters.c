/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-page-letters.h"

#include "venule-letter-key.h"

#include <math.h>
#include <string.h>

/* Points between the middles of letters on one line. */
#define SAME_LINE 2.0

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
  char *text;
  GArray *letters;   /* (element-type Letter) */
  GArray *stretches; /* (element-type Stretch): of letters */
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
  self->stretches = find_stretches (self->letters);
  return self;
}

void
venule_page_letters_free (VenulePageLetters *self)
{
  g_free (self->text);
  g_array_unref (self->letters);
  g_array_unref (self->stretches);
  g_free (self);
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

      if (!letter->claimed)
        return letter->start;
    }
  return NULL;
}
