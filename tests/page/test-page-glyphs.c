/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "venule-test-sheet.h"
#include "venule-test-tools.h"

#include <glib/gstdio.h>
#include <string.h>

/* Where letters change with those around them, the glyphs of the finished file are compared. Here the file itself is
 * changed, without changing its length. */

typedef gboolean (*Change) (guint8 *data, gsize length);

static guint8 *
find (guint8 *from, guint8 *end, const char *what)
{
  return memmem (from, (gsize) (end - from), what, strlen (what));
}

/* The first text of two glyphs and more: [()-12<0001>34<0002>]TJ. */
static guint8 *
find_codes (guint8 *data, guint8 *end)
{
  for (guint8 *at = find (data, end, "<0"); at != NULL; at = find (at + 1, end, "<0"))
    if (end - at > 14 && at[5] == '>' && memchr (at + 6, '<', 6) != NULL && memchr (at, ']', 40) != NULL)
      return at;
  return NULL;
}

static gboolean
swap_glyphs (guint8 *data, gsize length)
{
  guint8 *first = find_codes (data, data + length), *second = memchr (first + 1, '<', 12);
  guint8 kept[4];

  memcpy (kept, first + 1, sizeof kept);
  memcpy (first + 1, second + 1, sizeof kept);
  memcpy (second + 1, kept, sizeof kept);
  return memcmp (first + 1, second + 1, sizeof kept) != 0;
}

static gboolean
change_glyph (guint8 *data, gsize length)
{
  guint8 *code = find_codes (data, data + length);

  code[4] = code[4] == '7' ? '8' : '7';
  return TRUE;
}

/* What is drawn stays, what is copied becomes another letter. */
static gboolean
change_meaning (guint8 *data, gsize length)
{
  guint8 *table = find (data, data + length, "<0001> <06");

  if (table == NULL)
    return FALSE;
  table[11] = table[11] == '4' ? '5' : '4';
  return TRUE;
}

static gboolean
move_line (guint8 *data, gsize length)
{
  guint8 *place = find (data, data + length, " Tm\n");

  while (place[-1] != '.')
    place--;
  place -= 2;
  *place = *place == '5' ? '6' : '5';
  return TRUE;
}

static gboolean
enlarge_line (guint8 *data, gsize length)
{
  guint8 *size = find (data, data + length, " 1 Tf");

  size[1] = '2';
  return TRUE;
}

/* Letters that nobody sees are still copied. */
static gboolean
hide_line (guint8 *data, gsize length)
{
  guint8 *font = find (data, data + length, " 1 Tf");

  memcpy (font, " 3 Tr", strlen (" 3 Tr"));
  return TRUE;
}

/* A point of some letters goes elsewhere, in every font of the file. */
static gboolean
change_outlines (guint8 *data, gsize length)
{
  guint8 *end = data + length;
  guint n_changed = 0;

  for (guint8 *entry = find (data, end, "glyf"); entry != NULL; entry = find (entry + 4, end, "glyf"))
    {
      guint8 *start = entry;
      guint32 offset, size;

      memcpy (&offset, entry + 8, sizeof offset);
      memcpy (&size, entry + 12, sizeof size);
      while (start > data && memcmp (start, "stream\n", 7) != 0)
        start--;
      start += 7;
      for (guint32 at = 40; at < GUINT32_FROM_BE (size); at += 97)
        start[GUINT32_FROM_BE (offset) + at] ^= 1;
      n_changed++;
    }
  return n_changed > 0;
}

typedef struct
{
  const char *name;
  Change change;
} Row;

static const Row rows[] = {
  { "two glyphs change places", swap_glyphs },
  { "another glyph", change_glyph },
  { "a glyph that says another", change_meaning },
  { "elsewhere", move_line },
  { "larger", enlarge_line },
  { "unseen", hide_line },
  { "another outline", change_outlines },
};

/* The file with nothing packed, so that it can be changed. */
static GBytes *
unpack (GBytes *pdf)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL, *said = NULL;
  int file = g_file_open_tmp ("venule-XXXXXX.pdf", &path, &error);
  char *content;
  gsize length;

  g_assert_no_error (error);
  g_close (file, NULL);
  said = venule_test_run ("qpdf", "--qdf", pdf, path);
  g_file_get_contents (path, &content, &length, &error);
  g_assert_no_error (error);
  g_unlink (path);
  return g_bytes_new_take (content, length);
}

static void
test_changed (gconstpointer data)
{
  const char *language = data;
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (language, NULL);
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load (language, NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenulePages) pages = venule_pages_new (sheet, fonts, NULL, &error);
  g_autoptr (GBytes) pdf = venule_pages_to_pdf (pages, &error), plain = NULL;

  plain = unpack (pdf);
  g_assert_true (venule_pages_verify_pdf (pages, plain, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      gsize length = g_bytes_get_size (plain);
      guint8 *copy = g_memdup2 (g_bytes_get_data (plain, NULL), length);
      g_autoptr (GBytes) changed = g_bytes_new_take (copy, length);

      g_test_message ("%s", rows[i].name);
      g_assert_true (rows[i].change (copy, length));
      g_assert_false (venule_pages_verify_pdf (pages, changed, &error));
      g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK);
      g_test_message ("%s", error->message);
      g_clear_error (&error);
    }
}

/* Fonts of another kind, whose codes the file finds otherwise. */
static void
test_chinese_name (void)
{
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts ("ar", NULL);
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("ar", NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (GBytes) pdf = NULL;

  venule_test_sheet_reword (venule_test_sheet_find (sheet, "لا تتناول"), "王小明 – 李 John Müller – Юлия");
  pdf = venule_test_make_pdf (sheet, fonts, NULL);
  g_assert_nonnull (pdf);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  venule_fonts_forgo_system_fonts ();
  g_test_add_data_func ("/page/glyphs/changed/ar", "ar", test_changed);
  g_test_add_data_func ("/page/glyphs/changed/ur", "ur", test_changed);
  g_test_add_func ("/page/glyphs/chinese-name", test_chinese_name);
  return g_test_run ();
}
