/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-csv.h"

typedef struct
{
  const char *cell, *written;
} Cell;

static const Cell cells[] = {
  { "", "\"\"" },
  { "O'Brien", "\"O'Brien\"" },
  { "a \"b\", c", "\"a \"\"b\"\", c\"" },
  { "=1+1", "\"'=1+1\"" },
  { "+44 121", "\"'+44 121\"" },
  { "-1", "\"'-1\"" },
  { "@SUM(A1)", "\"'@SUM(A1)\"" },
  { "\tx", "\"'\tx\"" },
  { "\rx", "\"'\rx\"" },
  { "a=1", "\"a=1\"" },
  { "=\"x\"", "\"'=\"\"x\"\"\"" },
  { "محمد", "\"محمد\"" },
};

static void
test_cells (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (cells); i++)
    {
      g_autoptr (GString) csv = g_string_new (NULL);
      g_autofree char *line = g_strconcat (cells[i].written, "\r\n", NULL);

      venule_csv_append_row (csv, (const char *[]){ cells[i].cell, NULL });
      g_assert_cmpstr (csv->str, ==, line);
    }
}

static void
test_rows (void)
{
  g_autoptr (GString) csv = g_string_new (NULL);

  venule_csv_append_row (csv, (const char *[]){ "a", "b", NULL });
  venule_csv_append_row (csv, (const char *[]){ "c", "", NULL });
  g_assert_cmpstr (csv->str, ==, "\"a\",\"b\"\r\n\"c\",\"\"\r\n");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/handover/csv/cells", test_cells);
  g_test_add_func ("/handover/csv/rows", test_rows);

  return g_test_run ();
}
