/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-number.h"

#include <string.h>

#define MAX_WHOLE_DIGITS 12
#define MAX_DECIMALS     3

/**
 * venule_number_parse:
 * @text: digits, a full stop and up to three digits where there are decimals, a leading minus where negative
 * @number: (out): the number; untouched on failure
 *
 * Exact and independent of the locale: no sign `+`, no exponent, no spaces, no leading zeros (`05`), at most
 * twelve digits before the point.
 *
 * Returns: %FALSE when @text is anything else
 */
gboolean
venule_number_parse (const char *text, VenuleNumber *number)
{
  const char *at = text;
  gint64 thousandths = 0;
  gboolean negative;
  gsize whole, decimals = 0;

  g_return_val_if_fail (text != NULL, FALSE);
  g_return_val_if_fail (number != NULL, FALSE);

  negative = *at == '-';
  if (negative)
    at++;

  whole = strspn (at, "0123456789");
  if (whole == 0 || whole > MAX_WHOLE_DIGITS || (whole > 1 && *at == '0'))
    return FALSE;
  for (gsize i = 0; i < whole; i++)
    thousandths = thousandths * 10 + (*at++ - '0');

  if (*at == '.')
    {
      at++;
      decimals = strspn (at, "0123456789");
      if (decimals == 0 || decimals > MAX_DECIMALS)
        return FALSE;
    }
  for (gsize i = 0; i < MAX_DECIMALS; i++)
    thousandths = thousandths * 10 + (i < decimals ? *at++ - '0' : 0);

  if (*at != '\0')
    return FALSE;
  *number = negative ? -thousandths : thousandths;
  return TRUE;
}

/**
 * venule_number_format:
 * @number: a number
 *
 * Returns: (transfer full): its shortest exact form, as [func@number_parse] reads it: `4.5`, `0.2`, `-3`
 */
char *
venule_number_format (VenuleNumber number)
{
  guint64 magnitude = number < 0 ? -(guint64) number : (guint64) number;
  g_autofree char *text = NULL;
  gsize length;

  text = g_strdup_printf ("%s%" G_GUINT64_FORMAT ".%03u", number < 0 ? "-" : "", magnitude / VENULE_NUMBER_ONE,
                          (guint) (magnitude % VENULE_NUMBER_ONE));
  length = strlen (text);
  while (text[length - 1] == '0')
    text[--length] = '\0';
  if (text[length - 1] == '.')
    text[--length] = '\0';
  return g_steal_pointer (&text);
}
