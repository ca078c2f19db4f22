/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-page-text.h"

#include "venule-test-sheet.h"
#include "venule-test-tools.h"

#include <string.h>

typedef struct
{
  const char *language, *before, *whole, *after;
  VenuleSpanKind kind;
} Row;

static const Row rows[] = {
  { "en", "Wait with a bath for a while, which is ", "14 days", ", then have one as you like.", VENULE_SPAN_DURATION },
  { "pl", "Proszę nie brać kąpieli przez ", "14 dni", " po zabiegu.", VENULE_SPAN_DURATION },
  { "ar", "مدة الانتظار قبل الاستحمام في الحوض: ", "14 يومًا", "، قبل الساونا.", VENULE_SPAN_DURATION },
  { "en", "We used a liquid at ", "0.5% in 1.5 ml", " in your left leg.", VENULE_SPAN_VALUE },
  { "ar", "المادة المحقونة: ", "1.5 ملتر", "، سائل.", VENULE_SPAN_VALUE },
  { "en", "Ring us on the number ", "0121 496 0000", " at once.", VENULE_SPAN_PHONE },
};

static VenulePageText *
set_text (VenuleTypesetter *typesetter, const Row *row, const char *text, double width, gboolean marked)
{
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (VenuleSpan));
  VenuleSpan span = { (guint) strlen (row->before), (guint) (strlen (row->before) + strlen (row->whole)), row->kind };
  VenuleWording wording = { .text = (char *) text,
                            .language = g_intern_string (row->language),
                            .right_to_left = row->language[0] == 'a',
                            .spans = spans };
  g_autoptr (GError) error = NULL;
  VenulePageText *page_text;

  if (marked)
    g_array_append_val (spans, span);
  page_text = venule_page_text_new (typesetter, &wording, VENULE_ROLE_BODY, width, &error);
  g_assert_no_error (error);
  return page_text;
}

static gboolean
breaks_within (VenulePageText *text, const Row *row)
{
  int start = (int) strlen (row->before), end = start + (int) strlen (row->whole);

  for (guint i = 1; i < text->n_lines; i++)
    if (text->lines[i].start > start && text->lines[i].start < end)
      return TRUE;
  return FALSE;
}

/* A number and its unit stand on one line at every width. */
static void
test_whole (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (row->language, NULL);
  g_autoptr (VenuleTypesetter) typesetter
      = venule_typesetter_new (fonts, venule_page_style_get (VENULE_FORMAT_STANDARD));
  g_autofree char *text = g_strconcat (row->before, row->whole, row->after, NULL);
  guint n_broken = 0;

  for (double width = 110; width < 400; width += 3)
    {
      g_autoptr (VenulePageText) whole = set_text (typesetter, row, text, width, TRUE);
      g_autoptr (VenulePageText) plain = set_text (typesetter, row, text, width, FALSE);

      g_assert_false (breaks_within (whole, row));
      n_broken += breaks_within (plain, row);
    }
  /* Text like any other would break there. */
  g_assert_cmpuint (n_broken, >, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  venule_fonts_forgo_system_fonts ();
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/page/page-text/whole/%u", i);

      g_test_add_data_func (path, &rows[i], test_whole);
    }
  return g_test_run ();
}
