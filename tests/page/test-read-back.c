/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-test-sheet.h"
#include "venule-test-tools.h"

#include <string.h>

typedef void (*Tamper) (VenuleSheet *sheet);

static void
leave (VenuleSheet *sheet)
{
}

static void
change_passage (VenuleSheet *sheet)
{
  venule_test_sheet_reword (
      venule_test_sheet_find (sheet, sheet->right_to_left ? "لا تتناول" : "Do not take ibuprofen"),
      sheet->right_to_left ? "يمكنك تناول الإيبوبروفين." : "Take ibuprofen for pain.");
}

static void
change_letter (VenuleSheet *sheet)
{
  VenulePassage *phone = venule_test_sheet_find (sheet, sheet->right_to_left ? "العيادة" : "Clinic:");
  char *digit = strstr (phone->first->text, "0121");

  digit[3] = '7';
}

static void
drop_section (VenuleSheet *sheet)
{
  g_ptr_array_remove_index (sheet->sections, sheet->sections->len - 1);
}

static void
drop_item (VenuleSheet *sheet)
{
  VenuleSection *urgent = sheet->sections->pdata[1];
  VenuleBlock *box = urgent->blocks->pdata[0], *list = box->children->pdata[1];

  g_ptr_array_remove_index (list->children, 2);
}

static void
change_patient (VenuleSheet *sheet)
{
  VenuleWording *number = sheet->foot->pdata[2];
  char *digit = strchr (number->text, '7');

  *digit = '8';
  digit = strchr (sheet->identity->pdata[2], '7');
  *digit = '8';
}

static void
drop_mark (VenuleSheet *sheet)
{
  g_ptr_array_remove_index (sheet->marks, 0);
}

static void
lengthen (VenuleSheet *sheet)
{
  venule_test_sheet_repeat (sheet, VENULE_REGION_COLUMNS, 10);
}

static void
miscount (VenuleSheet *sheet)
{
  g_free (sheet->page_pattern);
  sheet->page_pattern = g_strdup ("{pages}/{page}");
}

typedef struct
{
  const char *name;
  Tamper tamper;
} Row;

static const Row rows[] = {
  { "passage", change_passage }, { "letter", change_letter }, { "section", drop_section }, { "item", drop_item },
  { "patient", change_patient }, { "mark", drop_mark },       { "pages", lengthen },       { "count", miscount },
};

static VenulePages *
make_pages (const char *language, VenuleFormat format, Tamper tamper)
{
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (language, NULL);
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load (language, NULL, format);
  g_autoptr (GError) error = NULL;
  VenulePages *pages;

  tamper (sheet);
  pages = venule_pages_new (sheet, fonts, NULL, &error);
  g_assert_no_error (error);
  return pages;
}

/* A PDF that says anything else than the sheet is refused, from whichever side the difference comes. */
static void
assert_refused (const char *language, VenuleFormat format)
{
  g_autoptr (VenulePages) pages = make_pages (language, format, leave);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = venule_pages_to_pdf (pages, &error);

  g_assert_true (venule_pages_verify_pdf (pages, pdf, &error));
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (VenulePages) other = make_pages (language, format, rows[i].tamper);
      g_autoptr (GBytes) other_pdf = venule_pages_to_pdf (other, &error);

      g_test_message ("%s", rows[i].name);
      g_assert_false (venule_pages_verify_pdf (pages, other_pdf, &error));
      g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK);
      g_clear_error (&error);
      g_assert_false (venule_pages_verify_pdf (other, pdf, &error));
      g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK);
      g_clear_error (&error);
    }
}

/* In large print the number of the page stands after what the foot says, not beside it. */
static void
test_tampered (gconstpointer data)
{
  assert_refused (data, VENULE_FORMAT_STANDARD);
  assert_refused (data, VENULE_FORMAT_LARGE);
}

/* The one goes to the place of the other; @first is only put in another order when @second stands nowhere. Every page
 * has the same letters as before. */
static void
swap (VenuleSheet *sheet, const char *first, const char *second)
{
  static const char *const between = "\x1A";
  const char *const from[] = { first, second, between }, *const to[] = { between, first, second };

  for (guint i = 0; i < G_N_ELEMENTS (from); i++)
    {
      g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);
      gboolean swapped = FALSE;

      for (guint k = 0; !swapped && k < passages->len; k++)
        {
          VenuleWording *wording = ((VenulePassage *) passages->pdata[k])->first;
          const char *found = strstr (wording->text, from[i]);
          char *text;

          if (found == NULL)
            continue;
          text = g_strdup_printf ("%.*s%s%s", (int) (found - wording->text), wording->text, to[i],
                                  found + strlen (from[i]));
          g_free (wording->text);
          wording->text = text;
          swapped = TRUE;
        }
      g_assert_true (swapped || from[i] == second);
    }
}

typedef struct
{
  const char *language, *first, *second;
} Swap;

static const Swap swaps[] = {
  /* Words of two passages. */
  { "en", "chest", "blood" },
  { "ar", "مصحوب", "الوعي" },
  { "ar", "الضمادات", "الجورب" },
  { "ur", "سینے", "کھانسی" },
  { "ur", "پیراسیٹامول", "آئبوپروفین" },
  /* Words of two lines of one passage. */
  { "ar", "النابروكسين", "النزيف" },
  { "ur", "محفوظ", "بڑھ" },
  /* Numbers to ring. */
  { "ar", "999", "111" },
  /* Days of a date, digits of a number to ring and of a dose, the parts of a code. */
  { "en", "26 November", "62 November" },
  { "ar", "٣٠ نوفمبر", "٠٣ نوفمبر" },
  { "ar", "496", "649" },
  { "ar", "0.2", "2.0" },
  { "ur", "26 نومبر", "62 نومبر" },
  { "ur", "496", "649" },
  { "ur", "FV", "VF" },
};

/* Letters that all are on the page, but not where they belong. */
static void
test_swapped (gconstpointer data)
{
  const Swap *row = data;
  g_autoptr (VenulePages) pages = make_pages (row->language, VENULE_FORMAT_STANDARD, leave), other = NULL;
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (row->language, NULL);
  g_autoptr (VenuleSheet) sheet = venule_test_sheet_load (row->language, NULL, VENULE_FORMAT_STANDARD);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = venule_pages_to_pdf (pages, &error), other_pdf = NULL;

  g_assert_true (venule_pages_verify_pdf (pages, pdf, &error));
  g_assert_no_error (error);
  swap (sheet, row->first, row->second);
  other = venule_pages_new (sheet, fonts, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (venule_pages_get_n_pages (other), ==, venule_pages_get_n_pages (pages));
  other_pdf = venule_pages_to_pdf (other, &error);
  g_assert_true (venule_pages_verify_pdf (other, other_pdf, &error));
  g_assert_no_error (error);
  g_assert_false (venule_pages_verify_pdf (pages, other_pdf, &error));
  g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK);
  g_clear_error (&error);
  g_assert_false (venule_pages_verify_pdf (other, pdf, &error));
  g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK);
}

/* Writing in which letters hang from one another reads back in every size. */
static void
test_nastaliq (void)
{
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts ("ur", NULL);

  for (VenuleFormat format = VENULE_FORMAT_STANDARD; format <= VENULE_FORMAT_EXTRA_LARGE; format++)
    {
      g_autoptr (VenuleSheet) sheet = venule_test_sheet_load ("ur", NULL, format);
      g_autoptr (GBytes) pdf = NULL;

      venule_test_sheet_add_marks (sheet, 4);
      pdf = venule_test_make_pdf (sheet, fonts, leg_map);
      g_assert_nonnull (pdf);
    }
}

static void
test_broken_file (void)
{
  g_autoptr (VenulePages) pages = make_pages ("en", VENULE_FORMAT_STANDARD, leave);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = venule_pages_to_pdf (pages, &error);
  g_autoptr (GBytes) half = g_bytes_new_from_bytes (pdf, 0, g_bytes_get_size (pdf) / 3);
  g_autoptr (GBytes) nothing = g_bytes_new_static ("", 0);
  g_autoptr (GBytes) rubbish = g_bytes_new_static ("%PDF-1.5 rubbish", 16);
  GBytes *files[] = { half, nothing, rubbish };

  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      g_assert_false (venule_pages_verify_pdf (pages, files[i], &error));
      g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK);
      g_clear_error (&error);
    }
}

/* The foot has to name the patient as the sheet says that it must. */
static void
test_identity (void)
{
  g_autoptr (VenulePages) pages = make_pages ("en", VENULE_FORMAT_STANDARD, leave);
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = venule_pages_to_pdf (pages, &error);
  VenuleSheet *sheet = venule_pages_get_sheet (pages);

  g_ptr_array_add (sheet->identity, g_strdup ("Another Patient"));
  g_assert_false (venule_pages_verify_pdf (pages, pdf, &error));
  g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  venule_fonts_forgo_system_fonts ();
  g_test_add_data_func ("/page/read-back/tampered/en", "en", test_tampered);
  g_test_add_data_func ("/page/read-back/tampered/ar", "ar", test_tampered);
  for (guint i = 0; i < G_N_ELEMENTS (swaps); i++)
    {
      g_autofree char *path = g_strdup_printf ("/page/read-back/swapped/%u", i);

      g_test_add_data_func (path, &swaps[i], test_swapped);
    }
  g_test_add_func ("/page/read-back/nastaliq", test_nastaliq);
  g_test_add_func ("/page/read-back/broken-file", test_broken_file);
  g_test_add_func ("/page/read-back/identity", test_identity);
  return g_test_run ();
}
