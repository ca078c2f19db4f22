/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-search-text.h"

#include <string.h>

/* Joined by single spaces. */
static char *
join (GPtrArray *words)
{
  g_autoptr (GPtrArray) list = words;

  g_ptr_array_add (list, NULL);
  return g_strjoinv (" ", (char **) list->pdata);
}

static void
test_split (void)
{
  static const struct
  {
    const char *text;
    const char *words;
  } rows[] = {
    { "", "" },
    { "Anna", "anna" },
    { "ANNA  Maria\tSMITH", "anna maria smith" },
    { "anna Anna ANNA", "anna" },
    { "Łucja Żółć", "lucja zolc" },
    { "Straße STRASSE ẞ", "strasse ss" },
    { "Søren Ærø Đặng Œuvre", "soren aero dang oeuvre" },
    { "e\xcc\x81ric \xc3\xa9ric", "eric" },
    { "ﬁona Ｆｉｏｎａ", "fiona" },
    { "İbrahim Yıldız", "ibrahim yildiz" },
    { "Begoña Conceição Zoë", "begona conceicao zoe" },
    { "Γεωργία Παπαδόπουλος", "γεωργια παπαδοπουλοσ" },
    { "Семён Йосип", "семен иосип" },
    { "أحمد مُحَمَّد", "احمد محمد" },
    { "علی على", "علي" },
    { "प्रिया", "प्रिया" },
    { "王小明", "王小明" },
    { "٠١٢۳ １２", "0123 12" },
    { "O'Brien O’Brien", "o brien" },
    { "Smith-Jones", "smith jones" },
    { "TV-00017", "tv 00017" },
    { "943 476 5919", "943 476 5919" },
    { "a\xc2\xad"
      "b a\xe2\x80\x8b"
      "b",
      "ab" },
    { "\xe2\x80\xae"
      "abc\xe2\x80\xac",
      "abc" },
    { "*?\"'()%_\\;--", "" },
    { "😀 🎉", "" },
    { "a\x01"
      "b",
      "a b" },
    { "abc\xff\xfe"
      "def",
      "abc def" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = join (venule_search_text_split (rows[i].text));
      g_autofree char *shown = g_strescape (rows[i].text, NULL);

      g_test_message ("%s", shown);
      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_names (void)
{
  static const struct
  {
    const char *name;
    const char *words;
  } rows[] = {
    { "", "" },
    { "Anna Maria", "anna maria" },
    { "O'Brien", "o brien obrien" },
    { "d’Angelo-Smith", "d angelo smith dangelosmith" },
    { "Al-Ḥasan", "al hasan alhasan" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = join (venule_search_text_list_name_words (rows[i].name));

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_numbers (void)
{
  static const struct
  {
    const char *number;
    const char *words;
  } rows[] = {
    { "", "" },   { "TV-00017", "tv 00017 tv00017 17" },    { "9434765919", "9434765919" },
    { "0", "0" }, { "2026/0042", "2026 0042 20260042 42" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *words = join (venule_search_text_list_number_words (rows[i].number));

      g_assert_cmpstr (words, ==, rows[i].words);
    }
}

static void
test_limits (void)
{
  g_autofree char *letters = g_strnfill (10000, 'x');
  g_autoptr (GString) many = g_string_new (NULL);
  g_autoptr (GPtrArray) one = venule_search_text_split (letters);
  g_autoptr (GPtrArray) words = NULL;

  g_assert_cmpuint (one->len, ==, 1);
  g_assert_cmpuint (strlen (one->pdata[0]), ==, VENULE_SEARCH_WORD_LETTERS);
  for (guint i = 0; i < 1000; i++)
    g_string_append_printf (many, "w%u ", i);
  words = venule_search_text_split (many->str);
  g_assert_cmpuint (words->len, ==, VENULE_SEARCH_TEXT_WORDS);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/search-text/split", test_split);
  g_test_add_func ("/search-text/names", test_names);
  g_test_add_func ("/search-text/numbers", test_numbers);
  g_test_add_func ("/search-text/limits", test_limits);
  return g_test_run ();
}
