/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-text.h"

#include "venule-sha256.h"
#include "venule-xml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NAME_LETTERS "abcdefghijklmnopqrstuvwxyz0123456789-"

static void
part_free (gpointer data)
{
  VenuleTextPart *part = data;

  g_free (part->literal);
  g_free (part);
}

static void
add_part (GPtrArray *parts, GString *literal, const char *name)
{
  VenuleTextPart *part;

  if (literal->len > 0)
    {
      part = g_new0 (VenuleTextPart, 1);
      part->literal = g_strdup (literal->str);
      g_ptr_array_add (parts, part);
      g_string_truncate (literal, 0);
    }
  if (name != NULL)
    {
      part = g_new0 (VenuleTextPart, 1);
      part->name = g_intern_string (name);
      g_ptr_array_add (parts, part);
    }
}

static gboolean
read_parts (const char *at, GPtrArray *parts, char **what_is_wrong)
{
  g_autoptr (GString) literal = g_string_new (NULL);

  while (*at != '\0')
    {
      gsize length = *at == '{' ? strspn (at + 1, NAME_LETTERS) : 0;
      g_autofree char *name = NULL;

      if (*at != '{' || at[1] == '{')
        {
          g_string_append_c (literal, *at);
          at += *at == '{' ? 2 : 1;
          continue;
        }
      if (length == 0 || at[1 + length] != '}')
        {
          *what_is_wrong = g_strdup_printf (_ ("“%.20s” is no place for a value; write {name}, or {{ for a brace"), at);
          return FALSE;
        }
      name = g_strndup (at + 1, length);
      add_part (parts, literal, name);
      at += length + 2;
    }
  add_part (parts, literal, NULL);
  return TRUE;
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static GPtrArray *
list_places (const VenuleText *text)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < text->parts->len; i++)
    {
      const VenuleTextPart *part = g_ptr_array_index (text->parts, i);

      if (part->name != NULL)
        g_ptr_array_add (names, (gpointer) part->name);
    }
  g_ptr_array_sort (names, compare_names);
  return names;
}

/**
 * venule_text_collapse:
 * @text: UTF-8
 *
 * Line breaks and indents of a file mean nothing in a sheet's text; xgettext drops them in the same way.
 *
 * Returns: (transfer full): @text, trimmed, with every run of spaces, tabs and line ends one space
 */
char *
venule_text_collapse (const char *text)
{
  g_return_val_if_fail (text != NULL, NULL);

  return venule_xml_collapse_spaces (g_strdup (text));
}

/**
 * venule_text_parse:
 * @text: as written in a file
 * @what_is_wrong: (out) (transfer full): set when there is no result
 *
 * Returns: (transfer full) (nullable): the text in parts, or %NULL when it is empty or its braces don't pair
 */
VenuleText *
venule_text_parse (const char *text, char **what_is_wrong)
{
  g_autoptr (VenuleText) parsed = NULL;

  g_return_val_if_fail (text != NULL && what_is_wrong != NULL, NULL);

  parsed = g_new0 (VenuleText, 1);
  parsed->source = venule_text_collapse (text);
  parsed->parts = g_ptr_array_new_with_free_func (part_free);
  if (*parsed->source == '\0')
    {
      *what_is_wrong = g_strdup (_ ("the text is empty; write it, or take the element out"));
      return NULL;
    }
  if (!read_parts (parsed->source, parsed->parts, what_is_wrong))
    return NULL;
  return g_steal_pointer (&parsed);
}

/** venule_text_free: */
void
venule_text_free (VenuleText *text)
{
  if (text == NULL)
    return;
  g_free (text->source);
  g_ptr_array_unref (text->parts);
  g_free (text);
}

/**
 * venule_text_has_same_places:
 *
 * Returns: whether both hold the same values, each as often, in any order
 */
gboolean
venule_text_has_same_places (const VenuleText *a, const VenuleText *b)
{
  g_autoptr (GPtrArray) of_a = NULL;
  g_autoptr (GPtrArray) of_b = NULL;

  g_return_val_if_fail (a != NULL && b != NULL, FALSE);

  of_a = list_places (a);
  of_b = list_places (b);
  if (of_a->len != of_b->len)
    return FALSE;
  for (guint i = 0; i < of_a->len; i++)
    if (g_ptr_array_index (of_a, i) != g_ptr_array_index (of_b, i))
      return FALSE;
  return TRUE;
}

/**
 * venule_text_hash:
 * @text: UTF-8
 * @digits: up to 64
 *
 * Returns: (transfer full): the first @digits hexadecimal digits of the text's SHA-256
 */
char *
venule_text_hash (const char *text, guint digits)
{
  g_autofree char *sum = NULL;

  g_return_val_if_fail (text != NULL && digits <= 64, NULL);

  sum = venule_sha256_of (text, strlen (text));
  return g_strndup (sum, digits);
}
