/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-po-lines.h"

#include <string.h>

#define WORD_LETTERS "abcdefghijklmnopqrstuvwxyz_"

typedef struct
{
  const char *at, *end;
  guint line;
  GArray *lines;
  gboolean has_context, has_source, is_in_source; /* of the entry that is being read */
} Scanner;

static void
skip_comment (Scanner *scanner)
{
  while (scanner->at < scanner->end && *scanner->at != '\n')
    scanner->at++;
}

/* Returns: whether anything stands in the string. */
static gboolean
skip_string (Scanner *scanner)
{
  const char *start = ++scanner->at;
  gboolean filled;

  while (scanner->at < scanner->end && *scanner->at != '"' && *scanner->at != '\n')
    scanner->at += *scanner->at == '\\' && scanner->at + 1 < scanner->end && scanner->at[1] != '\n' ? 2 : 1;
  filled = scanner->at > start;
  if (scanner->at < scanner->end && *scanner->at == '"')
    scanner->at++;
  return filled;
}

static gboolean
is_word (const char *word, gsize length, const char *what)
{
  return strlen (what) == length && strncmp (word, what, length) == 0;
}

/* A plural has several; the first is where it begins. */
static gboolean
is_later_plural (Scanner *scanner)
{
  return scanner->at + 1 < scanner->end && scanner->at[0] == '[' && scanner->at[1] != '0';
}

static void
take_word (Scanner *scanner)
{
  const char *word = scanner->at;
  gsize length = 0;

  while (scanner->at < scanner->end && *scanner->at != '\0' && strchr (WORD_LETTERS, *scanner->at) != NULL)
    scanner->at++, length++;
  scanner->is_in_source = is_word (word, length, "msgid");
  if (is_word (word, length, "msgctxt"))
    scanner->has_context = TRUE;
  else if (is_word (word, length, "msgstr") && !is_later_plural (scanner))
    {
      VenulePoLine line = { scanner->line, !scanner->has_context && !scanner->has_source };

      g_array_append_val (scanner->lines, line);
      scanner->has_context = scanner->has_source = FALSE;
    }
  if (length == 0)
    scanner->at++;
}

/**
 * venule_po_lines_find:
 * @text: a PO file that is well-formed
 * @length: of @text, in bytes
 *
 * Returns: (transfer full) (element-type VenulePoLine): for each entry that is not obsolete, in order, where its
 *   translation begins
 */
GArray *
venule_po_lines_find (const char *text, gsize length)
{
  Scanner scanner = { text, text + length, 1, g_array_new (FALSE, FALSE, sizeof (VenulePoLine)), FALSE, FALSE, FALSE };

  while (scanner.at < scanner.end)
    if (*scanner.at == '#')
      skip_comment (&scanner);
    else if (*scanner.at == '"')
      scanner.has_source = (skip_string (&scanner) && scanner.is_in_source) || scanner.has_source;
    else if (*scanner.at == '\n')
      scanner.line++, scanner.at++;
    else
      take_word (&scanner);
  return scanner.lines;
}
