/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pdf-scanner.h"

#include <string.h>

/* More than that before one operator is nothing that we painted. */
#define MOST_OPERANDS 65536

#define ESCAPES "nrtbf"
#define MEANT   "\n\r\t\b\f"

/* data: to outlive the scanner */
void
venule_pdf_scanner_init (VenulePdfScanner *self, const guchar *data, gsize length)
{
  self->at = data;
  self->end = data + length;
  self->text = g_string_new (NULL);
  self->operands = g_array_new (FALSE, FALSE, sizeof (VenulePdfToken));
}

void
venule_pdf_scanner_clear (VenulePdfScanner *self)
{
  if (self->text != NULL)
    g_string_free (self->text, TRUE);
  self->text = NULL;
  g_clear_pointer (&self->operands, g_array_unref);
}

static gboolean
is_space (guchar c)
{
  return c == '\0' || c == '\t' || c == '\n' || c == '\f' || c == '\r' || c == ' ';
}

static gboolean
is_regular (guchar c)
{
  return !is_space (c) && strchr ("()<>[]{}/%", c) == NULL;
}

static void
skip_spaces (VenulePdfScanner *self)
{
  while (self->at < self->end && (is_space (*self->at) || *self->at == '%'))
    {
      if (*self->at == '%')
        while (self->at < self->end && *self->at != '\n' && *self->at != '\r')
          self->at++;
      else
        self->at++;
    }
}

static guchar
read_escaped (VenulePdfScanner *self)
{
  guchar c = *self->at++;
  const char *known = c != '\0' ? strchr (ESCAPES, c) : NULL;
  guint code = 0;

  if (known != NULL)
    return (guchar) MEANT[known - ESCAPES];
  if (c < '0' || c > '7')
    return c;
  self->at--;
  for (guint i = 0; i < 3 && self->at < self->end && *self->at >= '0' && *self->at <= '7'; i++)
    code = code * 8 + (*self->at++ - '0');
  return (guchar) code;
}

static gboolean
read_string (VenulePdfScanner *self)
{
  guint depth = 1;

  while (self->at < self->end)
    {
      guchar c = *self->at++;

      if (c == '\\' && self->at < self->end)
        {
          if (*self->at == '\n')
            self->at++;
          else
            g_string_append_c (self->text, (char) read_escaped (self));
          continue;
        }
      depth += c == '(';
      depth -= c == ')';
      if (depth == 0)
        return TRUE;
      g_string_append_c (self->text, (char) c);
    }
  return FALSE;
}

static gboolean
read_hexadecimal (VenulePdfScanner *self)
{
  int high = -1;

  for (; self->at < self->end && *self->at != '>'; self->at++)
    {
      int digit = g_ascii_xdigit_value ((char) *self->at);

      if (is_space (*self->at))
        continue;
      if (digit < 0)
        return FALSE;
      if (high >= 0)
        g_string_append_c (self->text, (char) (high * 16 + digit));
      high = high >= 0 ? -1 : digit;
    }
  if (high >= 0)
    g_string_append_c (self->text, (char) (high * 16));
  return self->at++ < self->end;
}

static VenulePdfTokenKind
read_regular (VenulePdfScanner *self, VenulePdfToken *token)
{
  const char *word;
  char *rest;

  while (self->at < self->end && is_regular (*self->at))
    g_string_append_c (self->text, (char) *self->at++);
  word = self->text->str + token->start;
  token->number = g_ascii_strtod (word, &rest);
  return rest > word && *rest == '\0' ? VENULE_PDF_NUMBER : VENULE_PDF_WORD;
}

static VenulePdfTokenKind
read_delimited (VenulePdfScanner *self, VenulePdfToken *token)
{
  guchar c = *self->at++;

  if (c == '(')
    return read_string (self) ? VENULE_PDF_STRING : VENULE_PDF_WRONG;
  if (c == '<')
    return read_hexadecimal (self) ? VENULE_PDF_STRING : VENULE_PDF_WRONG;
  if (c != '/')
    return VENULE_PDF_WRONG;
  read_regular (self, token);
  return VENULE_PDF_NAME;
}

/* Brackets tell nothing that the order of what is in them does not. */
static gboolean
skip_bracket (VenulePdfScanner *self)
{
  if (*self->at == '[' || *self->at == ']')
    return self->at++, TRUE;
  if (self->end - self->at < 2 || self->at[0] != self->at[1] || (*self->at != '<' && *self->at != '>'))
    return FALSE;
  self->at += 2;
  return TRUE;
}

static VenulePdfToken
read_token (VenulePdfScanner *self)
{
  VenulePdfToken token = { VENULE_PDF_END, 0, self->text->len, 0 };

  do
    skip_spaces (self);
  while (self->at < self->end && skip_bracket (self));
  if (self->at < self->end)
    token.kind = is_regular (*self->at) ? read_regular (self, &token) : read_delimited (self, &token);
  token.length = self->text->len - token.start;
  g_string_append_c (self->text, '\0');
  return token;
}

/**
 * venule_pdf_scanner_next_operator:
 * @self: the scanner
 * @name: (out) (transfer none): the operator, until the next call
 *
 * Its operands can be asked for until the next call.
 *
 * Returns: %VENULE_PDF_WORD, %VENULE_PDF_END, or %VENULE_PDF_WRONG where nothing known stands
 */
VenulePdfTokenKind
venule_pdf_scanner_next_operator (VenulePdfScanner *self, const char **name)
{
  g_string_truncate (self->text, 0);
  g_array_set_size (self->operands, 0);
  for (;;)
    {
      VenulePdfToken token = read_token (self);

      if (token.kind == VENULE_PDF_WORD)
        *name = self->text->str + token.start;
      if (token.kind == VENULE_PDF_WORD || token.kind == VENULE_PDF_END || token.kind == VENULE_PDF_WRONG)
        return token.kind;
      if (self->operands->len >= MOST_OPERANDS)
        return VENULE_PDF_WRONG;
      g_array_append_val (self->operands, token);
    }
}

/* Returns: (nullable): the operand, from 0 */
const VenulePdfToken *
venule_pdf_scanner_get (const VenulePdfScanner *self, guint i)
{
  return i < self->operands->len ? &g_array_index (self->operands, VenulePdfToken, i) : NULL;
}

/* The content of a string or name, ended by a zero that it may hold too. */
const guchar *
venule_pdf_scanner_get_bytes (const VenulePdfScanner *self, const VenulePdfToken *token)
{
  return (const guchar *) self->text->str + token->start;
}

gboolean
venule_pdf_scanner_is_name (const VenulePdfScanner *self, guint i, const char *name)
{
  const VenulePdfToken *token = venule_pdf_scanner_get (self, i);

  return token != NULL && token->kind == VENULE_PDF_NAME
         && g_str_equal ((const char *) venule_pdf_scanner_get_bytes (self, token), name);
}

/* Whether the operands are just that many numbers. */
gboolean
venule_pdf_scanner_get_numbers (const VenulePdfScanner *self, double *numbers, guint n)
{
  for (guint i = 0; i < n && i < self->operands->len; i++)
    {
      const VenulePdfToken *token = venule_pdf_scanner_get (self, i);

      if (token->kind != VENULE_PDF_NUMBER)
        return FALSE;
      numbers[i] = token->number;
    }
  return self->operands->len == n;
}
