/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-letter-key.h"

#include <string.h>

/* Before the first letter that is not simple. */
#define FIRST_LEAD_BYTE 0xD6

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

/* One letter, one glyph, one beside the other. */
static gboolean
is_simple (GUnicodeScript script)
{
  switch (script)
    {
    case G_UNICODE_SCRIPT_COMMON:
    case G_UNICODE_SCRIPT_INHERITED:
    case G_UNICODE_SCRIPT_LATIN:
    case G_UNICODE_SCRIPT_GREEK:
    case G_UNICODE_SCRIPT_CYRILLIC:
    case G_UNICODE_SCRIPT_ARMENIAN:
    case G_UNICODE_SCRIPT_GEORGIAN:
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_BOPOMOFO:
    case G_UNICODE_SCRIPT_HANGUL:
      return TRUE;
    default:
      return FALSE;
    }
}

/**
 * venule_letter_is_shaped:
 * @text: any text
 *
 * Returns: whether it holds letters that change their shape, order or place with those around them, as in Arabic and in
 *   the writings of India, so that no program tells from where they stand in which order they are read
 */
gboolean
venule_letter_is_shaped (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if ((guchar) *p >= FIRST_LEAD_BYTE && !is_simple (g_unichar_get_script (g_utf8_get_char (p))))
      return TRUE;
  return FALSE;
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

/**
 * venule_letter_key_new:
 * @text: any text
 *
 * Returns: (transfer full): the letters of @text without spaces and invisible marks, to be compared
 */
char *
venule_letter_key_new (const char *text)
{
  g_autofree char *decomposed = NULL;
  GString *key;

  if (g_str_is_ascii (text))
    return make_ascii_key (text);
  decomposed = g_utf8_normalize (text, -1, G_NORMALIZE_ALL);
  key = g_string_sized_new (strlen (text));
  for (const char *p = decomposed; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    if (venule_letter_is_counted (g_utf8_get_char (p)))
      g_string_append_unichar (key, g_utf8_get_char (p));
  return g_string_free (key, FALSE);
}
