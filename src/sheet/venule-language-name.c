/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-language-name.h"

#include "venule-program-language.h"

#include <unicode/uldnames.h>
#include <unicode/ustring.h>

/* Longer than any name of a language. */
#define MAX_NAME 256

static char *
find_name (const char *language, const char *in, UDisplayContext place)
{
  UErrorCode status = U_ZERO_ERROR;
  UDisplayContext contexts[] = { UDISPCTX_DIALECT_NAMES, place, UDISPCTX_LENGTH_FULL };
  ULocaleDisplayNames *names = uldn_openForContext (in, contexts, G_N_ELEMENTS (contexts), &status);
  UChar name[MAX_NAME];
  char text[MAX_NAME * 3] = "";

  uldn_localeDisplayName (names, language, name, MAX_NAME, &status);
  u_strToUTF8 (text, sizeof text, NULL, name, -1, &status);
  uldn_close (names);

  return g_strdup (U_FAILURE (status) || *text == '\0' ? language : text);
}

/* Where one is looked up, all names of that language are read: they are kept. They are asked for with every answer. */
static char *
say_name (const char *language, const char *in, UDisplayContext place)
{
  static GMutex lock;
  static GHashTable *names = NULL; /* of names, by all three */
  g_autofree char *key = g_strdup_printf ("%s %s %d", language, in, (int) place);
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&lock);
  char *name;

  if (names == NULL)
    names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  name = g_hash_table_lookup (names, key);
  if (name == NULL)
    {
      name = find_name (language, in, place);
      g_hash_table_insert (names, g_steal_pointer (&key), name);
    }
  return g_strdup (name);
}

/**
 * venule_language_name:
 * @language: a BCP 47 tag
 * @in: (nullable): a BCP 47 tag: the language of the name; %NULL: the program's
 *
 * Returns: (transfer full): what @language is called in @in, as at the beginning of a list's line
 */
char *
venule_language_name (const char *language, const char *in)
{
  return say_name (language, in == NULL ? venule_program_language_get_tag () : in,
                   UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU);
}

/**
 * venule_language_name_within:
 * @language: a BCP 47 tag
 *
 * Returns: (transfer full): what the program's language calls @language, as within a sentence
 */
char *
venule_language_name_within (const char *language)
{
  return say_name (language, venule_program_language_get_tag (), UDISPCTX_CAPITALIZATION_FOR_MIDDLE_OF_SENTENCE);
}

/**
 * venule_language_own_name:
 * @language: a BCP 47 tag
 *
 * Returns: (transfer full): what the program's language calls it, and what those who speak it do where that is another
 */
char *
venule_language_own_name (const char *language)
{
  g_autofree char *own = venule_language_name (language, language);
  g_autofree char *name = venule_language_name (language, NULL);

  return g_str_equal (own, name) ? g_steal_pointer (&own) : g_strdup_printf ("%s (%s)", name, own);
}

/**
 * venule_country_name:
 * @code: a country's code of two letters
 * @in: (nullable): a BCP 47 tag: the language of the name; %NULL: the program's
 *
 * Returns: (transfer full): what the country is called in @in; @code where nobody knows
 */
char *
venule_country_name (const char *code, const char *in)
{
  UErrorCode status = U_ZERO_ERROR;
  UDisplayContext context = UDISPCTX_CAPITALIZATION_FOR_UI_LIST_OR_MENU;
  ULocaleDisplayNames *names
      = uldn_openForContext (in == NULL ? venule_program_language_get_tag () : in, &context, 1, &status);
  g_autofree char *region = g_ascii_strup (code, -1);
  UChar name[MAX_NAME];
  char text[MAX_NAME * 3] = "";

  uldn_regionDisplayName (names, region, name, MAX_NAME, &status);
  u_strToUTF8 (text, sizeof text, NULL, name, -1, &status);
  uldn_close (names);
  return g_strdup (U_FAILURE (status) || *text == '\0' || g_str_equal (text, region) ? code : text);
}
