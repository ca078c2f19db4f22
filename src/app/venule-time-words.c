/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-time-words.h"

#include <stdlib.h>
#include <string.h>

/**
 * venule_time_words_parse:
 * @typed: what somebody typed for a time of day: 9:05, 9.05, 0905, 905, 9
 *
 * Returns: (transfer full) (nullable): it as `HH:MM`; %NULL when it is none
 */
char *
venule_time_words_parse (const char *typed)
{
  gsize n_first = strspn (typed, "0123456789");
  gboolean is_split = typed[n_first] == ':' || typed[n_first] == '.';
  const char *rest = typed + n_first + (is_split ? 1 : 0);
  int number = atoi (typed), hours, minutes;

  if (is_split ? n_first < 1 || n_first > 2 || strspn (rest, "0123456789") != 2 || rest[2] != '\0'
               : n_first < 1 || n_first > 4 || *rest != '\0')
    return NULL;
  hours = is_split || n_first <= 2 ? number : number / 100;
  minutes = is_split ? atoi (rest) : n_first <= 2 ? 0 : number % 100;
  return hours < 24 && minutes < 60 ? g_strdup_printf ("%02d:%02d", hours, minutes) : NULL;
}
