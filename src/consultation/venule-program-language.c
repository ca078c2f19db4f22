/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-program-language.h"

#include <glib/gi18n-lib.h>
#include <libintl.h>
#include <locale.h>
#include <string.h>

#define SOURCE_LANGUAGE "en-GB"

static char *
find_catalogues (void)
{
  const char *folder = g_getenv ("VENULE_LOCALE_DIR");

  return g_strdup (folder != NULL && *folder != '\0' ? folder : VENULE_LOCALEDIR);
}

/* A field of the header that every catalogue begins with. */
static char *
read_header_field (const char *name)
{
  const char *header = g_dgettext (GETTEXT_PACKAGE, "");
  g_auto (GStrv) lines = g_strsplit (header, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], name) && lines[i][strlen (name)] == ':')
      return g_strstrip (g_strdup (lines[i] + strlen (name) + 1));
  return NULL;
}

/**
 * venule_program_language_set_up:
 *
 * Takes the language from the environment, as every program does (`LANGUAGE`, `LC_ALL`, `LC_MESSAGES`, `LANG`). The
 * catalogues are where `VENULE_LOCALE_DIR` says, else where they were installed. Numbers keep their plain form: what
 * is read and written is never a locale's. Called once, before any thread is started.
 */
void
venule_program_language_set_up (void)
{
  g_autofree char *folder = find_catalogues ();

  setlocale (LC_ALL, "");
  setlocale (LC_NUMERIC, "C");
  bindtextdomain (GETTEXT_PACKAGE, folder);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

/**
 * venule_program_language_get_tag:
 *
 * Returns: (transfer none): the language that the program speaks now, as a BCP 47 tag; English where there is no
 *   catalogue for the one that was asked for
 */
const char *
venule_program_language_get_tag (void)
{
  static const char *tag;
  const char *known = g_atomic_pointer_get (&tag);
  g_autofree char *language = NULL;

  if (known != NULL)
    return known;
  language = read_header_field ("Language");
  if (language != NULL)
    g_strdelimit (language, "_", '-');
  known = language != NULL && *language != '\0' ? g_intern_string (language) : SOURCE_LANGUAGE;
  g_atomic_pointer_set (&tag, known);
  return known;
}

/**
 * venule_program_language_is_reviewed:
 *
 * Returns: whether what the program says was written or read by somebody who answers for it: English always, another
 *   language when its catalogue's header names who reviewed it (`X-Reviewed-By`)
 */
gboolean
venule_program_language_is_reviewed (void)
{
  g_autofree char *language = read_header_field ("Language");
  g_autofree char *reviewer = read_header_field ("X-Reviewed-By");

  return language == NULL || *language == '\0' || (reviewer != NULL && *reviewer != '\0');
}

/**
 * venule_program_language_say:
 * @context: what the text is, and of what
 * @text: a text in English
 *
 * Returns: (transfer none): it in the program's language; @text where that has none. Lives as long as both
 */
const char *
venule_program_language_say (const char *context, const char *text)
{
  g_return_val_if_fail (context != NULL && text != NULL, NULL);

  return g_dpgettext2 (GETTEXT_PACKAGE, context, text);
}
