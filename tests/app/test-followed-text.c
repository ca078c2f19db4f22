/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* Who reads a text that is made anew stays where they are. */

#include "venule-followed-text.h"

static const struct
{
  const char *before, *after; /* the cursor stands at the bar */
} cases[] = {
  { "one\ntwo\nth|ree\n", "one\ntwo\nth|ree\n" },
  { "one\ntwo\nth|ree\n", "one\n2 and more\nth|ree\n" },
  { "one\ntwo\nth|ree\n", "th|ree\n" },
  { "o|ne\ntwo\n", "o|ne\nthree\nfour\n" },
  { "|one\n", "|one\none\n" },
  { "aa|a", "aa|" },
  { "a|aa", "a|aaaa" },
  { "żółć\nد|م\n", "żółw i koń\nد|م\n" },
  { "all of it|", "|" },
  { "|", "something|" },
};

static char *
read_buffer (GtkTextBuffer *buffer)
{
  GtkTextIter start, end, cursor;
  g_autofree char *first = NULL, *last = NULL;

  gtk_text_buffer_get_bounds (buffer, &start, &end);
  gtk_text_buffer_get_iter_at_mark (buffer, &cursor, gtk_text_buffer_get_insert (buffer));
  first = gtk_text_buffer_get_text (buffer, &start, &cursor, TRUE);
  last = gtk_text_buffer_get_text (buffer, &cursor, &end, TRUE);
  return g_strconcat (first, "|", last, NULL);
}

static void
test_cases (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GtkTextBuffer) buffer = gtk_text_buffer_new (NULL);
      g_auto (GStrv) before = g_strsplit (cases[i].before, "|", 2), after = g_strsplit (cases[i].after, "|", 2);
      g_autofree char *old = g_strjoinv ("", before), *new = g_strjoinv ("", after), *said = NULL;
      GtkTextIter cursor;

      gtk_text_buffer_set_text (buffer, old, -1);
      gtk_text_buffer_get_iter_at_offset (buffer, &cursor, (int) g_utf8_strlen (before[0], -1));
      gtk_text_buffer_place_cursor (buffer, &cursor);
      venule_followed_text_set (buffer, new);
      said = read_buffer (buffer);
      g_assert_cmpstr (said, ==, cases[i].after);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/followed-text/cases", test_cases);
  return g_test_run ();
}
