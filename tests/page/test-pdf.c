/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-test-sheet.h"
#include "venule-test-tools.h"

#include <string.h>

static GBytes *
make (const char *language, const char *second, VenuleSheet **sheet)
{
  g_autoptr (VenuleLegMap) leg_map = venule_test_open_leg_map ();
  g_autoptr (VenuleFonts) fonts = venule_test_open_fonts (language, second);

  *sheet = venule_test_sheet_load (language, second, VENULE_FORMAT_STANDARD);
  venule_test_sheet_add_marks (*sheet, 2);
  return venule_test_make_pdf (*sheet, fonts, leg_map);
}

static void
assert_line (const char *text, const char *line)
{
  g_auto (GStrv) words = g_regex_split_simple ("\\s+", text, 0, 0);
  g_autofree char *joined = g_strjoinv (" ", words);

  if (strstr (joined, line) == NULL)
    g_error ("“%s” is not in: %s", line, joined);
}

static void
test_information (void)
{
  static const char *const identities[] = { "Example", "TV-00017", "1968" };
  g_autoptr (VenuleSheet) sheet = NULL;
  g_autoptr (GBytes) pdf = make ("en", NULL, &sheet);
  g_autofree char *information = venule_test_run ("pdfinfo", NULL, pdf, NULL);
  g_autofree char *description = venule_test_run ("pdfinfo", "-meta", pdf, NULL);

  assert_line (information, "Title: After your visit: thread vein treatment");
  assert_line (information, "Tagged: yes");
  assert_line (information, "Page size: 595.276 x 841.89 pts (A4)");
  g_assert_null (strstr (information, "CreationDate"));
  assert_line (description, "<pdfuaid:part>1</pdfuaid:part>");
  assert_line (description, "<rdf:li>en-GB</rdf:li>");
  for (guint i = 0; i < G_N_ELEMENTS (identities); i++)
    {
      g_assert_null (strstr (information, identities[i]));
      g_assert_null (strstr (description, identities[i]));
    }
}

static void
test_check (void)
{
  static const char *const languages[][2] = { { "en", NULL }, { "pl", NULL }, { "ar", NULL }, { "ar", "en" } };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (VenuleSheet) sheet = NULL;
      g_autoptr (GBytes) pdf = make (languages[i][0], languages[i][1], &sheet);
      g_autofree char *report = venule_test_run ("qpdf", "--check", pdf, NULL);

      assert_line (report, "No syntax or stream encoding errors found");
    }
}

/* Every passage, with a program that is not ours. A passage that goes on in another column is in two parts there. */
static void
test_text (void)
{
  static const char *const languages[] = { "en", "pl" };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (VenuleSheet) sheet = NULL;
      g_autoptr (GBytes) pdf = make (languages[l], NULL, &sheet);
      g_autofree char *text = venule_test_run ("pdftotext", "-raw", pdf, "-");
      g_autofree char *stripped = venule_test_strip (text);
      g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);

      for (guint i = 0; i < passages->len; i++)
        {
          const VenulePassage *passage = passages->pdata[i];
          g_autofree char *wanted = venule_test_strip (passage->first->text);

          if (strstr (stripped, wanted) == NULL)
            g_error ("“%s” is not in: %s", passage->first->text, text);
        }
    }
}

static guint
count (const char *text, const char *part)
{
  guint n = 0;

  for (const char *p = strstr (text, part); p != NULL; p = strstr (p + 1, part))
    n++;
  return n;
}

/* As qpdf sees the file: what cairo can't set. */
static void
test_structure (void)
{
  g_autoptr (VenuleSheet) sheet = NULL;
  g_autoptr (GBytes) pdf = make ("pl", "en", &sheet);
  g_autofree char *json = venule_test_run ("qpdf", "--json", pdf, NULL);
  static const char *const elements[] = { "/Document", "/Sect",  "/H1", "/H2", "/P",  "/L",      "/LI",  "/Lbl",
                                          "/LBody",    "/Table", "/TR", "/TH", "/TD", "/Figure", "/Span" };

  for (guint i = 0; i < G_N_ELEMENTS (elements); i++)
    {
      g_autofree char *element = g_strdup_printf ("\"/S\": \"%s\"", elements[i]);

      if (count (json, element) == 0)
        g_error ("no %s", element);
    }
  g_assert_cmpuint (count (json, "\"/S\": \"/Document\""), ==, 1);
  g_assert_cmpuint (count (json, "\"/S\": \"/H1\""), ==, 1);
  g_assert_cmpuint (count (json, "\"/Lang\": \"u:pl\""), ==, 1);
  g_assert_cmpuint (count (json, "\"/Lang\": \"u:en-GB\""), >, 100);
  g_assert_cmpuint (count (json, "\"/Alt\": \"u:Miejsce zabiegu"), ==, 1);
  g_assert_cmpuint (count (json, "\"/Scope\": \"/Row\""), ==, count (json, "\"/S\": \"/TH\""));
  g_assert_cmpuint (count (json, "\"/DisplayDocTitle\": true"), ==, 1);
  g_assert_cmpuint (count (json, "\"/Tabs\": \"/S\""), ==, count (json, "\"/Type\": \"/Page\""));
  g_assert_cmpuint (count (json, "\"/Title\": \"u:"), >, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  venule_fonts_forgo_system_fonts ();
  g_test_add_func ("/page/pdf/information", test_information);
  g_test_add_func ("/page/pdf/check", test_check);
  g_test_add_func ("/page/pdf/text", test_text);
  g_test_add_func ("/page/pdf/structure", test_structure);
  return g_test_run ();
}
