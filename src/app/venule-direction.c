/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-direction.h"

#include "venule-day-format.h"

#include <string.h>
#include <unicode/uchar.h>

/* Marks and isolates of the Unicode bidirectional algorithm. */
#define LEFT_TO_RIGHT_MARK    "\342\200\216" /* U+200E */
#define RIGHT_TO_LEFT_MARK    "\342\200\217" /* U+200F */
#define LEFT_TO_RIGHT_ISOLATE "\342\201\246" /* U+2066 */
#define FIRST_STRONG_ISOLATE  "\342\201\250" /* U+2068 */
#define POP_ISOLATE           "\342\201\251" /* U+2069 */

static gboolean
has_right_to_left (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    {
      UCharDirection direction = u_charDirection ((UChar32) g_utf8_get_char (text));

      if (direction == U_RIGHT_TO_LEFT || direction == U_RIGHT_TO_LEFT_ARABIC)
        return TRUE;
    }
  return FALSE;
}

static gboolean
has_letters (const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    if (u_charDirection ((UChar32) g_utf8_get_char (at)) == U_LEFT_TO_RIGHT)
      return TRUE;
  return has_right_to_left (text);
}

/**
 * venule_direction_isolate:
 * @text: a name, a day or other text of any direction, which is to stand in a sentence or a line
 *
 * Returns: (transfer full): it, between isolates where it could turn what stands beside it, or be turned by that
 */
char *
venule_direction_isolate (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0' || (!venule_language_is_right_to_left () && !has_right_to_left (text)))
    return g_strdup (text);
  /* Without letters it runs to the right, "0.2 %", which FriBidi leaves to the line around it. */
  return g_strconcat (has_letters (text) ? FIRST_STRONG_ISOLATE : LEFT_TO_RIGHT_ISOLATE, text, POP_ISOLATE, NULL);
}

/**
 * venule_direction_isolate_code:
 * @text: a phone number, a code, a time of day or a file's name, which runs left to right in every language
 *
 * Returns: (transfer full): it, between isolates where its parts could change places
 */
char *
venule_direction_isolate_code (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  if (*text == '\0' || (!venule_language_is_right_to_left () && !has_right_to_left (text)))
    return g_strdup (text);
  return g_strconcat (LEFT_TO_RIGHT_ISOLATE, text, POP_ISOLATE, NULL);
}

/**
 * venule_direction_isolate_within:
 * @line: a line
 * @part: what stands in it and is read in one direction, like a name with its strength: "Fibrovein 0.2 %"
 *
 * Returns: (transfer full): the line, in which the part is between isolates where its words could change places
 */
char *
venule_direction_isolate_within (const char *line, const char *part)
{
  const char *place;
  g_autofree char *before = NULL, *isolated = NULL;

  g_return_val_if_fail (line != NULL && part != NULL, NULL);

  place = strstr (line, part);
  if (place == NULL)
    return g_strdup (line);
  before = g_strndup (line, (gsize) (place - line));
  isolated = venule_direction_isolate (part);
  return g_strconcat (before, isolated, place + strlen (part), NULL);
}

/**
 * venule_direction_begin:
 * @line: a line of its own, which begins with a name or a number
 *
 * Returns: (transfer full): it, so that it begins at the edge where the program's language begins
 */
char *
venule_direction_begin (const char *line)
{
  g_return_val_if_fail (line != NULL, NULL);

  if (venule_language_is_right_to_left ())
    return g_strconcat (RIGHT_TO_LEFT_MARK, line, NULL);
  return has_right_to_left (line) ? g_strconcat (LEFT_TO_RIGHT_MARK, line, NULL) : g_strdup (line);
}

/**
 * venule_direction_strip:
 * @text: what was made by the functions above
 *
 * Returns: (transfer full): it as it was
 */
char *
venule_direction_strip (const char *text)
{
  static const char *const marks[]
      = { LEFT_TO_RIGHT_MARK, RIGHT_TO_LEFT_MARK, LEFT_TO_RIGHT_ISOLATE, FIRST_STRONG_ISOLATE, POP_ISOLATE };
  GString *plain = g_string_new (text);

  for (guint i = 0; i < G_N_ELEMENTS (marks); i++)
    g_string_replace (plain, marks[i], "", 0);
  return g_string_free (plain, FALSE);
}

/**
 * venule_direction_keep_code:
 * @entry: where a phone number, a code or a time of day is typed
 *
 * What stands in it runs left to right: without letters it would run as the program's language does, and the groups of
 * "07700 900121" would change places.
 */
void
venule_direction_keep_code (GtkEditable *entry)
{
  GtkEditable *text = entry;

  for (GtkEditable *next = text; next != NULL; next = gtk_editable_get_delegate (next))
    text = next;
  gtk_widget_set_direction (GTK_WIDGET (text), GTK_TEXT_DIR_LTR);
}
