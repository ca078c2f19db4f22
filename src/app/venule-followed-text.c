/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-followed-text.h"

/* Returns: how many characters both begin with */
static int
count_common_start (const char *old, const char *new)
{
  int n = 0;

  while (*old != '\0' && g_utf8_get_char (old) == g_utf8_get_char (new))
    {
      old = g_utf8_next_char (old);
      new = g_utf8_next_char (new);
      n++;
    }
  return n;
}

/* Returns: how many characters both end with, of those after the first ones */
static int
count_common_end (const char *old, const char *new, int n_first)
{
  const char *old_start = g_utf8_offset_to_pointer (old, n_first), *old_at = old + strlen (old);
  const char *new_start = g_utf8_offset_to_pointer (new, n_first), *new_at = new + strlen (new);
  int n = 0;

  while (old_at > old_start && new_at > new_start)
    {
      old_at = g_utf8_prev_char (old_at);
      new_at = g_utf8_prev_char (new_at);
      if (g_utf8_get_char (old_at) != g_utf8_get_char (new_at))
        break;
      n++;
    }
  return n;
}

/**
 * venule_followed_text_set:
 * @buffer: what shows a text
 * @text: what it is to say, UTF-8
 *
 * Puts in and takes out only what differs between what both begin and end with: the cursor, what is seen and a screen
 * reader stay at what they were at.
 */
void
venule_followed_text_set (GtkTextBuffer *buffer, const char *text)
{
  GtkTextIter start, end;
  g_autofree char *old = NULL, *middle = NULL;
  int n_first, n_last;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  old = gtk_text_buffer_get_text (buffer, &start, &end, TRUE);
  if (g_str_equal (old, text))
    return;
  n_first = count_common_start (old, text);
  n_last = count_common_end (old, text, n_first);
  gtk_text_buffer_get_iter_at_offset (buffer, &start, n_first);
  gtk_text_buffer_get_iter_at_offset (buffer, &end, gtk_text_buffer_get_char_count (buffer) - n_last);
  gtk_text_buffer_delete (buffer, &start, &end);
  middle = g_utf8_substring (text, n_first, g_utf8_strlen (text, -1) - n_last);
  gtk_text_buffer_insert (buffer, &start, middle, -1);
}
