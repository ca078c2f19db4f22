/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-words.h"

#include <unicode/uloc.h>

#define MAX_NAME 160

/* Labels are written as they stand inside a sentence. One that begins with a sign of one letter ("s, with
 * symptoms") keeps it: there, small and capital letters mean different things. */
static char *
begin_large (const char *label)
{
  const char *next = g_utf8_next_char (label);
  char start[7] = { 0 };

  if (*label == '\0' || !g_unichar_isalpha (g_utf8_get_char (next)))
    return g_strdup (label);
  g_unichar_to_utf8 (g_unichar_toupper (g_utf8_get_char (label)), start);
  return g_strconcat (start, next, NULL);
}

/**
 * venule_option_format_label:
 * @option: a choice
 *
 * Returns: (transfer full): its label, as it stands alone on a button
 */
char *
venule_option_format_label (const VenuleOption *option)
{
  return begin_large (option->label == NULL ? option->id : option->label);
}

static char *
get_language_name (const char *tag, const char *in)
{
  char locale[ULOC_FULLNAME_CAPACITY];
  UChar name[MAX_NAME];
  UErrorCode status = U_ZERO_ERROR;
  int length;

  uloc_forLanguageTag (tag, locale, ULOC_FULLNAME_CAPACITY, NULL, &status);
  length = uloc_getDisplayName (locale, in, name, MAX_NAME, &status);
  if (U_FAILURE (status) || length >= MAX_NAME)
    return g_strdup (tag);
  return g_utf16_to_utf8 ((const gunichar2 *) name, length, NULL, NULL, NULL);
}

/**
 * venule_language_format_name:
 * @tag: a BCP 47 tag
 *
 * Returns: (transfer full): the language's name, with its own name for itself: "Polish (polski)"
 */
char *
venule_language_format_name (const char *tag)
{
  g_autofree char *name = get_language_name (tag, NULL);
  g_autofree char *own = NULL;
  g_autofree char *locale = g_strdelimit (g_strdup (tag), "-", '_');

  own = get_language_name (tag, locale);
  if (g_str_equal (name, own) || g_str_equal (own, tag))
    return g_steal_pointer (&name);
  /* A name in another script keeps its own direction. */
  return g_strdup_printf ("%s \342\201\250(%s)\342\201\251", name, own);
}
