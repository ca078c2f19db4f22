/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-digit-order.h"

/**
 * venule_digit_order_is_at_stake:
 * @text: an answer, or what is typed for one
 *
 * A phone number is groups of digits. No letter gives them a direction, so in a line from right to left the last group
 * would stand first: 07700 900121 would be read as 900121 07700.
 *
 * Returns: whether it has digits, and nothing that has a direction
 */
gboolean
venule_digit_order_is_at_stake (const char *text)
{
  gboolean has_digit = FALSE;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return FALSE;
    else
      has_digit |= g_ascii_isdigit (*text);
  return has_digit;
}

static void
on_changed_cb (GtkEditable *editable)
{
  GtkEditable *text = editable;

  /* A row has an entry, which has the text. */
  for (GtkEditable *next = text; next != NULL; next = gtk_editable_get_delegate (next))
    text = next;
  gtk_widget_set_direction (GTK_WIDGET (text), venule_digit_order_is_at_stake (gtk_editable_get_text (editable))
                                                   ? GTK_TEXT_DIR_LTR
                                                   : GTK_TEXT_DIR_NONE);
}

/**
 * venule_digit_order_keep:
 * @editable: an entry or a row for one
 *
 * Shows digits in the order in which they are rung or compared, whichever way the window goes.
 */
void
venule_digit_order_keep (GtkEditable *editable)
{
  g_signal_connect (editable, "changed", G_CALLBACK (on_changed_cb), NULL);
  on_changed_cb (editable);
}
