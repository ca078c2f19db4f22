/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-letter-key.h"

#include <string.h>

/* Arabic letters. */
#define ALEF               0x0627
#define FIRST_SIGN_OF_ALEF 0x0653
#define LAST_SIGN_OF_ALEF  0x0655

/* How many letters of a line poppler may lose. */
#define MOST_MISSING 2

/**
 * venule_letter_is_counted:
 * @c: a character
 *
 * Returns: whether it is seen: no space and no invisible mark
 */
gboolean
venule_letter_is_counted (gunichar c)
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

/**
 * venule_letter_key_is_reordered:
 * @text: any text
 *
 * Returns: whether some of it runs right to left
 */
gboolean
venule_letter_key_is_reordered (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= 0xD6 && is_reordered (g_utf8_get_char (p)))
      return TRUE;
  return FALSE;
}

/**
 * venule_letter_is_lost:
 * @c: a character
 *
 * Returns: whether poppler may lose it: a lam and its alef are one glyph, of which it loses the alef and the sign on it
 */
gboolean
venule_letter_is_lost (gunichar c)
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

/* Letters without spaces and invisible marks, in their order or in that of their codes. */
static char *
list_letters (const char *text, gboolean sorted)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  g_autoptr (GArray) characters = g_array_new (FALSE, FALSE, sizeof (gunichar));

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (venule_letter_is_counted (c) && !(sorted && venule_letter_is_lost (c)))
        g_array_append_val (characters, c);
    }
  if (sorted)
    g_array_sort (characters, compare_characters);
  return g_ucs4_to_utf8 ((const gunichar *) characters->data, characters->len, NULL, NULL, NULL);
}

/**
 * venule_letter_key_new:
 * @text: any text
 *
 * Poppler gives right-to-left writing back in another order and other forms, so there it is the letters in the order
 * of their codes.
 *
 * Returns: (transfer full): the letters of @text without spaces and invisible marks, to be compared
 */
char *
venule_letter_key_new (const char *text)
{
  return g_str_is_ascii (text) ? make_ascii_key (text) : list_letters (text, venule_letter_key_is_reordered (text));
}

/**
 * venule_letter_key_new_sorted:
 * @text: any text
 *
 * Returns: (transfer full): its letters in the order of their codes, without those that poppler may lose
 */
char *
venule_letter_key_new_sorted (const char *text)
{
  return list_letters (text, TRUE);
}

/**
 * venule_letter_key_new_ordered:
 * @text: any text
 *
 * Returns: (transfer full): what of it must not change its order whichever way the words around it run: dates, doses,
 *   numbers to ring, codes and names in Latin letters
 */
char *
venule_letter_key_new_ordered (const char *text)
{
  g_autofree char *decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  GString *key = g_string_new (NULL);

  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isdigit (c) || (g_unichar_isalpha (c) && !is_reordered (c)))
        g_string_append_unichar (key, c);
    }
  return g_string_free (key, FALSE);
}

/**
 * venule_letter_key_match:
 * @expected: a sorted key
 * @found: another
 * @hidden: a sorted key of letters of @expected that may be missing, few of them
 *
 * Returns: whether @found has the letters of @expected and no other
 */
gboolean
venule_letter_key_match (const char *expected, const char *found, const char *hidden)
{
  guint n_missing = 0;

  while (*expected != '\0')
    {
      gunichar c = g_utf8_get_char (expected);

      expected = g_utf8_next_char (expected);
      if (g_utf8_get_char (found) == c)
        {
          found = g_utf8_next_char (found);
          continue;
        }
      while (*hidden != '\0' && g_utf8_get_char (hidden) < c)
        hidden = g_utf8_next_char (hidden);
      if (g_utf8_get_char (hidden) != c || ++n_missing > MOST_MISSING)
        return FALSE;
      hidden = g_utf8_next_char (hidden);
    }
  return *found == '\0';
}
