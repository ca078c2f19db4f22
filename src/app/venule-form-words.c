/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-words.h"

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
