/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-csv.h"

#include <string.h>

/* A spreadsheet takes a cell that begins with one of these for a formula, and runs it. */
#define FORMULA_STARTS "=+-@\t\r\n"

static void
append_cell (GString *csv, const char *cell)
{
  g_string_append_c (csv, '"');
  if (*cell != '\0' && strchr (FORMULA_STARTS, *cell) != NULL)
    g_string_append_c (csv, '\'');
  for (const char *c = cell; *c != '\0'; c++)
    {
      if (*c == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *c);
    }
  g_string_append_c (csv, '"');
}

/**
 * venule_csv_append_row:
 * @csv: what is written so far
 * @cells: (array zero-terminated=1): a row's texts
 *
 * Adds a row as RFC 4180 has it, every cell quoted; one that a spreadsheet would take for a formula gets an
 * apostrophe before it.
 */
void
venule_csv_append_row (GString *csv, const char *const *cells)
{
  for (gsize i = 0; cells[i] != NULL; i++)
    {
      if (i > 0)
        g_string_append_c (csv, ',');
      append_cell (csv, cells[i]);
    }
  g_string_append (csv, "\r\n");
}
