/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-search-text.h"

#include <string.h>

#define MOST_BYTES 4096 /* of a text */

/* Letters that no normalisation takes apart, as they are typed on a keyboard without them; and letters of
 * one script that are written for each other. In the order of their code points. */
static const struct
{
  gunichar letter;
  const char *folded;
} foldings[] = {
  { 0x00df, "ss" }, { 0x00e6, "ae" }, { 0x00f0, "d" }, { 0x00f8, "o" }, { 0x00fe, "th" }, { 0x0111, "d" },
  { 0x0127, "h" },  { 0x0131, "i" },  { 0x0138, "k" }, { 0x0142, "l" }, { 0x014b, "n" },  { 0x0153, "oe" },
  { 0x0167, "t" },  { 0x0180, "b" },  { 0x0188, "c" }, { 0x018f, "e" }, { 0x0192, "f" },  { 0x0199, "k" },
  { 0x019a, "l" },  { 0x01b4, "y" },  { 0x01b6, "z" }, { 0x01dd, "e" }, { 0x0253, "b" },  { 0x0254, "o" },
  { 0x0256, "d" },  { 0x0257, "d" },  { 0x0259, "e" }, { 0x025b, "e" }, { 0x0268, "i" },  { 0x0289, "u" },
  { 0x03c2, "σ" },  { 0x0454, "е" },  { 0x0456, "и" }, { 0x0491, "г" }, { 0x0629, "ه" },  { 0x0649, "ي" },
  { 0x06a9, "ك" },  { 0x06be, "ه" },  { 0x06c1, "ه" }, { 0x06cc, "ي" }, { 0x1e9e, "ss" }, { 0xa7b1, "t" },
};

/* What a text is made of, as far as words go. */
typedef enum
{
  PART_LETTER,
  PART_NOTHING, /* as if it were not there */
  PART_MARK,    /* stands inside a word: it may be left out or be a space */
  PART_SPACE,
} Part;

/* Accents are dropped; the vowel signs of the Indic scripts are marks too, and are letters to a reader. */
static gboolean
is_accent (gunichar c)
{
  return c < 0x0900 || (c >= 0x1ab0 && c < 0x1b00) || (c >= 0x1dc0 && c < 0x1e00) || (c >= 0x20d0 && c < 0x2100)
         || c >= 0xfe00;
}

static Part
classify (gunichar c)
{
  GUnicodeType type;

  if (c < 0x80)
    return g_ascii_isalnum ((char) c) ? PART_LETTER : c <= ' ' || c == 0x7f ? PART_SPACE : PART_MARK;
  type = g_unichar_type (c);
  if (type == G_UNICODE_NON_SPACING_MARK || type == G_UNICODE_ENCLOSING_MARK)
    return is_accent (c) ? PART_NOTHING : PART_LETTER;
  if (c == 0x0640 || c == 0x02bb || c == 0x02bc || type == G_UNICODE_FORMAT) /* tatweel; apostrophes that are letters */
    return c == 0x0640 || type == G_UNICODE_FORMAT ? PART_NOTHING : PART_MARK;
  if (g_unichar_isalnum (c) || type == G_UNICODE_SPACING_MARK)
    return PART_LETTER;
  return g_unichar_isspace (c) || g_unichar_iscntrl (c) ? PART_SPACE : PART_MARK;
}

static void
append_folded (GString *word, gunichar c)
{
  gsize low = 0, high = G_N_ELEMENTS (foldings);
  gunichar lower;
  int digit;

  if (c < 0x80)
    {
      g_string_append_c (word, g_ascii_tolower ((char) c));
      return;
    }
  lower = g_unichar_tolower (c);
  digit = g_unichar_digit_value (c);
  if (digit >= 0)
    {
      g_string_append_c (word, (char) ('0' + digit));
      return;
    }
  while (low < high)
    {
      gsize middle = (low + high) / 2;

      if (foldings[middle].letter < lower)
        low = middle + 1;
      else
        high = middle;
    }
  if (low < G_N_ELEMENTS (foldings) && foldings[low].letter == lower)
    g_string_append (word, foldings[low].folded);
  else
    g_string_append_unichar (word, lower);
}

static void
add_once (GPtrArray *words, const char *word)
{
  g_autofree char *copy = NULL;

  if (*word == '\0' || words->len >= VENULE_SEARCH_TEXT_WORDS)
    return;
  copy = g_utf8_substring (word, 0, MIN (g_utf8_strlen (word, -1), VENULE_SEARCH_WORD_LETTERS));
  if (!g_ptr_array_find_with_equal_func (words, copy, g_str_equal, NULL))
    g_ptr_array_add (words, g_steal_pointer (&copy));
}

/* Returns: (transfer full): what can be read of the text's beginning, its accents apart from their letters */
static char *
take_apart (const char *text)
{
  gsize length = strnlen (text, MOST_BYTES);
  g_autofree char *valid = NULL;

  if (g_str_is_ascii (text))
    return g_strndup (text, length);
  valid = g_utf8_make_valid (text, (gssize) length);
  return g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
}

/* Folds each run of letters: @parts gets them cut at marks, @wholes only at spaces. Either may be NULL. */
static void
collect (const char *text, GPtrArray *parts, GPtrArray *wholes)
{
  g_autofree char *apart = take_apart (text);
  g_autoptr (GString) part = g_string_new (NULL);
  g_autoptr (GString) whole = g_string_new (NULL);

  for (const char *p = apart;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      Part kind = c == 0 ? PART_SPACE : classify (c);

      if (kind == PART_LETTER)
        {
          append_folded (part, c);
          append_folded (whole, c);
        }
      else if (kind != PART_NOTHING)
        {
          if (parts != NULL)
            add_once (parts, part->str);
          g_string_truncate (part, 0);
          if (kind == PART_SPACE)
            {
              if (wholes != NULL)
                add_once (wholes, whole->str);
              g_string_truncate (whole, 0);
            }
        }
      if (c == 0)
        return;
    }
}

/**
 * venule_search_text_split:
 * @text: any text; what is no UTF-8 in it counts as marks, what follows its first 4 KiB as nothing
 *
 * Cuts a text at everything that is neither letter nor digit.
 *
 * Returns: (transfer full) (element-type utf8): its words, folded, each once
 */
GPtrArray *
venule_search_text_split (const char *text)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (text != NULL, words);

  collect (text, words, NULL);
  return words;
}

/**
 * venule_search_text_list_name_words:
 * @name: given or family names
 *
 * Returns: (transfer full) (element-type utf8): what the name is found by: "O'Brien-Smith" by "o", "brien",
 *   "smith" and "obriensmith"
 */
GPtrArray *
venule_search_text_list_name_words (const char *name)
{
  GPtrArray *words = g_ptr_array_new_with_free_func (g_free);

  g_return_val_if_fail (name != NULL, words);

  collect (name, words, words);
  return words;
}

/**
 * venule_search_text_list_number_words:
 * @number: a clinic's number or an NHS number
 *
 * Returns: (transfer full) (element-type utf8): what the number is found by: "TV-00017" by "tv", "00017",
 *   "tv00017" and, as people say it, "17"
 */
GPtrArray *
venule_search_text_list_number_words (const char *number)
{
  GPtrArray *words = venule_search_text_list_name_words (number);
  guint n = words->len;

  for (guint i = 0; i < n; i++)
    {
      const char *word = g_ptr_array_index (words, i);

      add_once (words, word + strspn (word, "0"));
    }
  return words;
}

/**
 * venule_search_text_has_digit:
 * @word: a folded word
 *
 * Returns: whether a digit stands in it: a number is never taken for a slip of another one
 */
gboolean
venule_search_text_has_digit (const char *word)
{
  return strpbrk (word, "0123456789") != NULL;
}
