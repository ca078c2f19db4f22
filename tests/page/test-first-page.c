/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-paginator.h"

#include "venule-test-sheet.h"
#include "venule-test-tools.h"

#include <string.h>

typedef struct
{
  const char *language, *second;
} Row;

static const Row rows[] = { { "en", NULL }, { "pl", NULL }, { "ar", NULL }, { "pl", "en" }, { "ar", "en" } };

static gboolean
says (VenuleLayoutBlock *block, const char *text)
{
  if (block->kind == VENULE_LAYOUT_TEXT)
    return block->first_line == 0 && g_str_equal (pango_layout_get_text (block->text->layout), text);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    if (says (block->children->pdata[i], text))
      return TRUE;
  return FALSE;
}

/* From 0; where a text begins first. */
static guint
find_page (GPtrArray *pages, const char *text)
{
  for (guint i = 0; i < pages->len; i++)
    {
      GPtrArray *blocks = pages->pdata[i];

      for (guint b = 0; b < blocks->len; b++)
        if (says (blocks->pdata[b], text))
          return i;
    }
  g_error ("“%s” is on no page", text);
}

static const char *
find_first_text (VenuleLayoutBlock *block)
{
  const char *text = block->kind == VENULE_LAYOUT_TEXT ? pango_layout_get_text (block->text->layout) : NULL;

  for (guint i = 0; text == NULL && block->children != NULL && i < block->children->len; i++)
    text = find_first_text (block->children->pdata[i]);
  return text;
}

static void
assert_on_first (GPtrArray *pages, const VenuleBlock *block)
{
  if (block->passage != NULL)
    g_assert_cmpuint (find_page (pages, block->passage->first->text), ==, 0);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    assert_on_first (pages, block->children->pdata[i]);
}

static const VenuleSection *
find_section (VenuleSheet *sheet, VenuleRegion region)
{
  for (guint i = 0; i < sheet->sections->len; i++)
    if (((VenuleSection *) sheet->sections->pdata[i])->region == region)
      return sheet->sections->pdata[i];
  g_assert_not_reached ();
}

/* A sheet in which only what is for safety is in two languages: as long as nobody has reviewed a translation. */
static void
say_rest_once (VenuleSheet *sheet)
{
  const VenuleSection *dates = find_section (sheet, VENULE_REGION_DATES);
  const VenuleBlock *table = dates->blocks->pdata[0];

  const VenuleSection *head = find_section (sheet, VENULE_REGION_HEAD);

  sheet->bilingual = FALSE;
  g_clear_pointer (&head->heading->second, venule_wording_free);
  for (guint i = 0; i < head->blocks->len; i++)
    g_clear_pointer (&((VenuleBlock *) head->blocks->pdata[i])->passage->second, venule_wording_free);
  g_clear_pointer (&dates->heading->second, venule_wording_free);
  for (guint i = 0; i < table->children->len; i++)
    {
      const VenuleBlock *row = table->children->pdata[i];

      g_clear_pointer (&row->passage->second, venule_wording_free);
      g_clear_pointer (&row->label->second, venule_wording_free);
    }
}

/* What each format promises. Every one: the emergency box whole on page 1, in the patient's language. 12 point: what to
 * ring us for and all dates there too. Larger type: the dates begin there, or page 2 begins with them. */
static void
assert_promises (const Row *row, VenuleFormat format, gboolean bilingual)
{
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load (row->language, row->second, format);
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (row->language, row->second);
  g_autoptr (VenuleTypesetter) typesetter = venule_typesetter_new (fonts, venule_page_style_get (format));
  const VenulePageStyle *style = venule_page_style_get (format);
  const VenuleSection *urgent = find_section (sheet, VENULE_REGION_URGENT);
  const VenuleSection *dates = find_section (sheet, VENULE_REGION_DATES);
  g_auto (VenuleMeasurer) measurer
      = { .sheet = sheet, .typesetter = typesetter, .style = style, .columns = style->columns && !bilingual };
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GError) error = NULL;

  if (!bilingual && row->second != NULL)
    say_rest_once (sheet);
  pages = venule_paginator_make_pages (&measurer, &error);
  g_assert_no_error (error);
  assert_on_first (pages, urgent->blocks->pdata[0]);
  if (format == VENULE_FORMAT_STANDARD)
    {
      assert_on_first (pages, urgent->blocks->pdata[1]);
      assert_on_first (pages, dates->blocks->pdata[0]);
    }
  else if (find_page (pages, dates->heading->first->text) != 0)
    g_assert_cmpstr (find_first_text (g_ptr_array_index ((GPtrArray *) pages->pdata[1], 0)), ==,
                     dates->heading->first->text);
  if (row->second != NULL)
    g_assert_cmpuint (find_page (pages, ((VenuleBlock *) ((VenuleBlock *) urgent->blocks->pdata[0])->children->pdata[0])
                                            ->passage->second->text),
                      <=, format == VENULE_FORMAT_STANDARD ? 1 : 5);
}

static void
test_promises (gconstpointer data)
{
  const Row *row = data;

  for (VenuleFormat format = VENULE_FORMAT_STANDARD; format <= VENULE_FORMAT_EXTRA_LARGE; format++)
    for (gboolean bilingual = FALSE; bilingual <= (row->second != NULL); bilingual++)
      assert_promises (row, format, bilingual);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  venule_fonts_forgo_system_fonts ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path
          = g_strdup_printf ("/page/first-page/%s-%s", rows[i].language, rows[i].second ? rows[i].second : "alone");

      g_test_add_data_func (path, &rows[i], test_promises);
    }
  return g_test_run ();
}
