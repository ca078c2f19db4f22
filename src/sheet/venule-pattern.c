/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-pattern.h"

#include <glib/gi18n-lib.h>
#include <gio/gio.h>
#include <string.h>
#include <unicode/umsg.h>

#define MAX_NUMBERS 4
#define MAX_DEPTH   4
#define SPACES      " \t\n"

struct _VenulePattern
{
  UMessageFormat *message;
  char **names;
  guint order[MAX_NUMBERS]; /* the names in the order of their first use */
  guint n_used;
};

/* ICU's C interface knows arguments by number only and takes them as variadic arguments whose type the
 * pattern decides, so a pattern that slips in an argument of another type would crash. Patterns come from
 * translators: this reads the whole of what is allowed (text, a number, a plural), and writes it anew with
 * numbered arguments. */
typedef struct
{
  const char *at;
  const char *const *names;
  GString *numbered;
  guint order[MAX_NUMBERS]; /* the names in the order of their first use */
  guint n_used;
  GError **error;
} Reader;

static gboolean read_text (Reader *reader, guint depth);

static gboolean
fail (Reader *reader, const char *what)
{
  g_set_error (reader->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("%s in the message pattern at “%.20s”"), what,
               reader->at);
  return FALSE;
}

static void
skip_spaces (Reader *reader)
{
  reader->at += strspn (reader->at, SPACES);
}

static gboolean
read_name (Reader *reader, guint *index)
{
  gsize length = strspn (reader->at, "abcdefghijklmnopqrstuvwxyz-");

  for (*index = 0; reader->names[*index] != NULL; (*index)++)
    if (strlen (reader->names[*index]) == length && strncmp (reader->names[*index], reader->at, length) == 0)
      {
        reader->at += length;
        return TRUE;
      }
  return fail (reader, _ ("an unknown name"));
}

/* ICU takes no argument for a number that the pattern leaves out: only the used ones are counted. */
static guint
number_name (Reader *reader, guint index)
{
  for (guint i = 0; i < reader->n_used; i++)
    if (reader->order[i] == index)
      return i;
  reader->order[reader->n_used] = index;
  return reader->n_used++;
}

static gboolean
read_selector (Reader *reader)
{
  const char *start = reader->at;

  if (*reader->at == '=')
    {
      reader->at++;
      reader->at += strspn (reader->at, "0123456789");
    }
  else
    reader->at += strspn (reader->at, "abcdefghijklmnopqrstuvwxyz");
  if (reader->at == start)
    return fail (reader, _ ("no plural form"));
  g_string_append_c (reader->numbered, ' ');
  g_string_append_len (reader->numbered, start, reader->at - start);
  skip_spaces (reader);
  return TRUE;
}

static gboolean
read_plural (Reader *reader, guint depth)
{
  skip_spaces (reader);
  if (!g_str_has_prefix (reader->at, "plural"))
    return fail (reader, _ ("neither a number nor a plural"));
  reader->at += strlen ("plural");
  skip_spaces (reader);
  if (*reader->at++ != ',')
    return reader->at--, fail (reader, _ ("no comma after plural"));
  g_string_append (reader->numbered, ",plural,");
  for (skip_spaces (reader); *reader->at != '}'; skip_spaces (reader))
    {
      if (!read_selector (reader))
        return FALSE;
      if (*reader->at != '{')
        return fail (reader, _ ("no { after a plural form"));
      reader->at++;
      g_string_append_c (reader->numbered, '{');
      if (!read_text (reader, depth + 1))
        return FALSE;
      if (*reader->at != '}')
        return fail (reader, _ ("no } after a plural form"));
      reader->at++;
      g_string_append_c (reader->numbered, '}');
    }
  return TRUE;
}

static gboolean
read_argument (Reader *reader, guint depth)
{
  guint index = 0;

  reader->at++;
  skip_spaces (reader);
  if (!read_name (reader, &index))
    return FALSE;
  skip_spaces (reader);
  g_string_append_printf (reader->numbered, "{%u", number_name (reader, index));
  if (*reader->at == '}')
    g_string_append (reader->numbered, ",number");
  else if (*reader->at++ != ',')
    return reader->at--, fail (reader, "no } after a name");
  else if (!read_plural (reader, depth))
    return FALSE;
  reader->at++;
  g_string_append_c (reader->numbered, '}');
  return TRUE;
}

/* Up to the end, or to the brace that closes the plural form it stands in. */
static gboolean
read_text (Reader *reader, guint depth)
{
  if (depth > MAX_DEPTH)
    return fail (reader, _ ("too many levels"));
  while (*reader->at != '\0' && *reader->at != '}')
    {
      if (*reader->at == '\'')
        return fail (reader, _ ("a straight apostrophe (write ’)"));
      if (*reader->at != '{')
        g_string_append_c (reader->numbered, *reader->at++);
      else if (!read_argument (reader, depth))
        return FALSE;
    }
  return TRUE;
}

static gboolean
refuse (UErrorCode status, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, _ ("no message pattern (%s)"), u_errorName (status));
  return FALSE;
}

/**
 * venule_pattern_new:
 * @locale: an ICU locale
 * @text: a message with `{name}` and `{name, plural, …}`
 * @names: (array zero-terminated=1): the names allowed, at most four
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the pattern, or %NULL with @error (without file or line) when @text is none
 */
VenulePattern *
venule_pattern_new (const char *locale, const char *text, const char *const *names, GError **error)
{
  g_autoptr (GString) numbered = g_string_new (NULL);
  Reader reader = { .at = text, .names = names, .numbered = numbered, .error = error };
  g_autofree gunichar2 *utf16 = NULL;
  UErrorCode status = U_ZERO_ERROR;
  UParseError where;
  VenulePattern *self;

  g_return_val_if_fail (g_strv_length ((char **) names) <= MAX_NUMBERS, NULL);

  if (!read_text (&reader, 0))
    return NULL;
  if (*reader.at != '\0')
    return fail (&reader, _ ("a } too many")), NULL;
  utf16 = g_utf8_to_utf16 (numbered->str, -1, NULL, NULL, NULL);
  self = g_new0 (VenulePattern, 1);
  self->message = umsg_open ((const UChar *) utf16, -1, locale, &where, &status);
  self->names = g_strdupv ((char **) names);
  self->n_used = reader.n_used;
  memcpy (self->order, reader.order, sizeof self->order);
  if (U_FAILURE (status))
    {
      refuse (status, error);
      g_clear_pointer (&self, venule_pattern_free);
    }
  return self;
}

void
venule_pattern_free (VenulePattern *self)
{
  umsg_close (self->message);
  g_strfreev (self->names);
  g_free (self);
}

/* Whether these are the names that it was made with. */
gboolean
venule_pattern_has_names (const VenulePattern *self, const char *const *names)
{
  return g_strv_equal ((const char *const *) self->names, names);
}

/**
 * venule_pattern_fill:
 * @self: a pattern
 * @numbers: one a name
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the message
 */
char *
venule_pattern_fill (VenulePattern *self, const guint *numbers, GError **error)
{
  UErrorCode status = U_ZERO_ERROR;
  UChar text[512];
  double n[MAX_NUMBERS] = { 0 };
  int32_t length;

  for (guint i = 0; i < self->n_used; i++)
    n[i] = numbers[self->order[i]];
  length = umsg_format (self->message, text, G_N_ELEMENTS (text), &status, n[0], n[1], n[2], n[3]);
  if (U_FAILURE (status))
    return refuse (status, error), NULL;
  return g_utf16_to_utf8 ((const gunichar2 *) text, length, NULL, NULL, NULL);
}
