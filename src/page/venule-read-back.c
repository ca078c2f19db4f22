/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-read-back.h"

#include "venule-layout-block.h"
#include "venule-pages.h"
#include "venule-pdf-module.h"

#include <math.h>
#include <string.h>

/* Points between the middles of letters on one line. */
#define SAME_LINE 2.0

/* Arabic letters. */
#define ALEF               0x0627
#define FIRST_SIGN_OF_ALEF 0x0653
#define LAST_SIGN_OF_ALEF  0x0655

/* A PDF, open in poppler. */
typedef struct
{
  const VenulePdfModule *module;
  gpointer document;
} OpenPdf;

static void
close_pdf (OpenPdf *self)
{
  if (self->document != NULL)
    self->module->close (self->document);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OpenPdf, close_pdf)

/* What a PDF says: the letters found where each text stands, then keys that can be compared. */
typedef struct
{
  GHashTable *found; /* VenulePageText → GString: its letters, from all the columns that it stands in */
  GHashTable *said;  /* set of utf8: the keys of the texts found */
} ReadBack;

static void
free_letters (gpointer data)
{
  g_string_free (data, TRUE);
}

static void
init_read_back (ReadBack *self)
{
  self->found = g_hash_table_new_full (NULL, NULL, NULL, free_letters);
  self->said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

static void
clear_read_back (ReadBack *self)
{
  g_clear_pointer (&self->found, g_hash_table_unref);
  g_clear_pointer (&self->said, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReadBack, clear_read_back)

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

/* One page as poppler reads it. */
typedef struct
{
  const OpenPdf *pdf;
  guint number; /* from 0 */
  char *text;
  GArray *letters;   /* (element-type Letter) (nullable): not where writing runs right to left; instead … */
  GArray *stretches; /* (element-type Stretch) (nullable): of letters */
  GString *expected; /* … (nullable): what was laid out on the page */
} ReadPage;

static void
clear_read_page (ReadPage *self)
{
  g_clear_pointer (&self->text, g_free);
  g_clear_pointer (&self->letters, g_array_unref);
  g_clear_pointer (&self->stretches, g_array_unref);
  if (self->expected != NULL)
    g_string_free (g_steal_pointer (&self->expected), TRUE);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (ReadPage, clear_read_page)

static gboolean
is_counted (gunichar c)
{
  return !g_unichar_isspace (c) && g_unichar_type (c) != G_UNICODE_FORMAT && !g_unichar_iscntrl (c);
}

static int
compare_characters (gconstpointer a, gconstpointer b)
{
  gunichar first = *(const gunichar *) a, second = *(const gunichar *) b;

  return (first > second) - (first < second);
}

static gboolean
is_reordered (gunichar c)
{
  GUnicodeScript script = g_unichar_get_script (c);

  return script == G_UNICODE_SCRIPT_ARABIC || script == G_UNICODE_SCRIPT_HEBREW;
}

static gboolean
runs_right_to_left (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0xD6 && is_reordered (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/* A lam and its alef are one glyph, of which poppler loses the alef and the sign on it. */
static gboolean
is_lost (gunichar c)
{
  return c == ALEF || (c >= FIRST_SIGN_OF_ALEF && c <= LAST_SIGN_OF_ALEF);
}

/* What most texts are takes no Unicode to compare. */
static char *
make_ascii_key (const char *text)
{
  GString *key = g_string_sized_new (strlen (text));

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isgraph (*p))
      g_string_append_c (key, *p);
  return g_string_free (key, FALSE);
}

/* The letters of a text without spaces and invisible marks. Poppler gives right-to-left writing back in another order
 * and other forms, so there it is the letters in the order of their codes. */
static char *
make_key (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (gunichar));
  gboolean reordered;

  if (g_str_is_ascii (text))
    return make_ascii_key (text);
  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  reordered = runs_right_to_left (text);
  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (is_counted (c) && !(reordered && is_lost (c)))
        g_array_append_val (characters, c);
    }
  if (reordered)
    g_array_sort (characters, compare_characters);
  return g_ucs4_to_utf8 ((const gunichar *) characters->data, characters->len, NULL, NULL, NULL);
}

static gboolean
refuse (GError **error, const char *what, const char *text)
{
  g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK,
               "The finished PDF was read back and %s: “%s”; nothing was made of it", what, text);
  return FALSE;
}

/* Every character of a page and the place of its middle, in points from the top left corner. */
static GArray *
place_letters (const char *text, const VenulePdfBox *boxes, guint n_boxes)
{
  guint i = 0;
  GArray *letters = g_array_new (FALSE, FALSE, sizeof (Letter));

  for (const char *p = text; *p != '\0' && i < n_boxes; p = g_utf8_next_char (p), i++)
    {
      const VenulePdfBox *box = &boxes[i];
      Letter letter = { p, (box->left + box->right) / 2, (box->top + box->bottom) / 2, FALSE };

      if (is_counted (g_utf8_get_char (p)))
        g_array_append_val (letters, letter);
    }
  return letters;
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
collect_stretch (GString *found, VenuleLayoutBlock *block, double x, double y, ReadPage *page, const Stretch *stretch)
{
  for (guint i = stretch->first; i < stretch->first + stretch->n; i++)
    {
      Letter *letter = &g_array_index (page->letters, Letter, i);

      if (letter->x < x - 1 || letter->x > x + block->width + 1 || letter->y < y || letter->y > y + block->height)
        continue;
      g_string_append_len (found, letter->start, g_utf8_next_char (letter->start) - letter->start);
      letter->claimed = TRUE;
    }
}

/* Collects what stands in the place of a text. Poppler tears words that run right to left apart and gives their places
 * in another order than their letters, so a page with such words is held against what was laid out on it as a whole. */
static void
collect_text (ReadBack *self, VenuleLayoutBlock *block, double x, double y, ReadPage *page)
{
  GString *found = g_hash_table_lookup (self->found, block->text);

  if (found == NULL)
    {
      found = g_string_new (NULL);
      g_hash_table_insert (self->found, block->text, found);
    }
  /* From the start once more: the heading of a box that goes on. */
  else if (block->first_line == 0)
    {
      g_hash_table_add (self->said, make_key (found->str));
      g_string_truncate (found, 0);
    }
  if (page->expected != NULL)
    {
      g_autofree char *text = venule_page_text_get_string (block->text, block->first_line, block->n_lines);

      g_string_append (page->expected, text);
      g_string_append (found, text);
    }
  for (guint i = 0; page->stretches != NULL && i < page->stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (page->stretches, Stretch, i);

      if (stretch->right >= x - 1 && stretch->left <= x + block->width + 1 && stretch->y >= y - SAME_LINE
          && stretch->y <= y + block->height + SAME_LINE)
        collect_stretch (found, block, x, y, page, stretch);
    }
}

static void
collect_block (ReadBack *self, VenuleLayoutBlock *block, double x, double y, ReadPage *page)
{
  if (block->kind == VENULE_LAYOUT_TEXT)
    collect_text (self, block, x, y, page);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    {
      VenuleLayoutBlock *child = block->children->pdata[i];

      collect_block (self, child, x + child->x, y + child->y, page);
    }
}

static void
add_said (ReadBack *self)
{
  GHashTableIter iter;
  gpointer found;

  g_hash_table_iter_init (&iter, self->found);
  while (g_hash_table_iter_next (&iter, NULL, &found))
    g_hash_table_add (self->said, make_key (((GString *) found)->str));
  g_hash_table_remove_all (self->found);
}

static gboolean
says (ReadBack *self, const char *text)
{
  g_autofree char *key = make_key (text);

  return *key == '\0' || g_hash_table_contains (self->said, key);
}

static void
append_texts (GString *joined, GPtrArray *wordings)
{
  for (guint i = 0; wordings != NULL && i < wordings->len; i++)
    g_string_append_printf (joined, "%s%s", joined->len > 0 ? " · " : "", ((VenuleWording *) wordings->pdata[i])->text);
}

static gboolean
contains_without_spaces (const char *text, const char *part)
{
  g_auto (GStrv) text_words = g_str_tokenize_and_fold (text, NULL, NULL);
  g_auto (GStrv) part_words = g_str_tokenize_and_fold (part, NULL, NULL);
  g_autofree char *text_letters = g_strjoinv ("", text_words), *part_letters = g_strjoinv ("", part_words);

  return strstr (text_letters, part_letters) != NULL;
}

/* The foot of a page says whose sheet it is, which page, and the marks. */
static gboolean
verify_foot (VenuleSheet *sheet, VenuleLayoutBlock *foot, ReadPage *read, guint page, guint n_pages, GError **error)
{
  g_auto (ReadBack) self = { 0 };
  g_autofree char *number = venule_sheet_format_page (sheet, page, n_pages);
  g_autoptr (GString) identity = g_string_new (NULL);

  append_texts (identity, sheet->foot);
  append_texts (identity, sheet->marks);
  init_read_back (&self);
  collect_block (&self, foot, foot->x, foot->y, read);
  add_said (&self);
  if (!says (&self, identity->str))
    return refuse (error, "a page does not say whose it is or what marks it has", identity->str);
  if (!says (&self, number))
    return refuse (error, "a page does not say which it is", number);
  for (guint i = 0; sheet->identity != NULL && i < sheet->identity->len; i++)
    if (!contains_without_spaces (identity->str, sheet->identity->pdata[i]))
      return refuse (error, "the foot of the pages does not name the patient", sheet->identity->pdata[i]);
  return TRUE;
}

/* Every letter of a page that was laid out on it, and no other. Poppler reads from corner to corner and loses what
 * stands before the one or after the other in its own reading order, which the writing decides: so from either side. */
static gboolean
verify_letters (ReadPage *page, GError **error)
{
  g_autofree char *expected = NULL, *from_left = NULL, *text = NULL, *from_right = NULL;

  for (guint i = 0; page->letters != NULL && i < page->letters->len; i++)
    if (!g_array_index (page->letters, Letter, i).claimed)
      return refuse (error, "says more than the sheet", g_array_index (page->letters, Letter, i).start);
  if (page->expected == NULL)
    return TRUE;
  expected = make_key (page->expected->str);
  from_left = make_key (page->text);
  if (g_str_equal (expected, from_left))
    return TRUE;
  text = page->pdf->module->read_page_from_the_right (page->pdf->document, page->number, VENULE_PAGE_WIDTH,
                                                      VENULE_PAGE_HEIGHT);
  from_right = make_key (text ? text : "");
  return g_str_equal (expected, from_right) ? TRUE
                                            : refuse (error, "a page has other letters than were laid out", expected);
}

static gboolean
read_page (ReadBack *self, VenuleSheet *sheet, GPtrArray *pages, guint i, const OpenPdf *pdf, GError **error)
{
  g_auto (ReadPage) read = { .pdf = pdf, .number = i };
  GPtrArray *blocks = pages->pdata[i];
  g_autofree VenulePdfBox *boxes = NULL;
  guint n_boxes = 0;

  read.text = pdf->module->read_page (pdf->document, i, &boxes, &n_boxes);
  if (read.text == NULL)
    return refuse (error, "a page has no text", "");
  if (runs_right_to_left (read.text))
    read.expected = g_string_new (NULL);
  else
    {
      read.letters = place_letters (read.text, boxes, n_boxes);
      read.stretches = find_stretches (read.letters);
    }
  for (guint b = 0; b + 1 < blocks->len; b++)
    {
      VenuleLayoutBlock *block = blocks->pdata[b];

      collect_block (self, block, block->x, block->y, &read);
    }
  return verify_foot (sheet, blocks->pdata[blocks->len - 1], &read, i + 1, pages->len, error)
         && verify_letters (&read, error);
}

static gboolean
verify_passages (ReadBack *self, VenuleSheet *sheet, GError **error)
{
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);

  for (guint i = 0; i < passages->len; i++)
    {
      const VenulePassage *passage = passages->pdata[i];

      if (passage->first != NULL && !says (self, passage->first->text))
        return refuse (error, "lacks a passage", passage->first->text);
      if (passage->second != NULL && !says (self, passage->second->text))
        return refuse (error, "lacks a passage", passage->second->text);
    }
  return TRUE;
}

/**
 * venule_read_back_verify:
 * @sheet: what the PDF must say
 * @pages: (element-type GPtrArray): where its texts stand on each page
 * @pdf: the finished file
 * @error: return location for an error
 *
 * Reads the text of a PDF as any other program would and holds it against the sheet: the number of pages, on every
 * page whose it is, its number and the marks, and every passage letter by letter where it was laid out.
 *
 * Returns: whether it says all of it; otherwise %VENULE_PAGES_ERROR_READ_BACK
 */
gboolean
venule_read_back_verify (VenuleSheet *sheet, GPtrArray *pages, GBytes *pdf, GError **error)
{
  g_auto (ReadBack) self = { 0 };
  g_autoptr (GError) local_error = NULL;
  g_auto (OpenPdf) open = { .module = venule_pdf_module_get (error) };

  if (open.module == NULL)
    return FALSE;
  open.document = open.module->open (pdf, &local_error);
  if (open.document == NULL)
    return refuse (error, "can't be opened", local_error->message);
  if (open.module->count_pages (open.document) != pages->len)
    return refuse (error, "has another number of pages", sheet->title->text);

  init_read_back (&self);
  for (guint i = 0; i < pages->len; i++)
    if (!read_page (&self, sheet, pages, i, &open, error))
      return FALSE;
  add_said (&self);
  return verify_passages (&self, sheet, error);
}
