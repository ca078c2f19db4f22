/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-man-page"

/* Prints the man page of venule-sheet from the table its options are read by; run by the build. */

#include "venule-exit.h"
#include "venule-options.h"

#include <stdlib.h>
#include <stdio.h>

static const struct
{
  VenuleExit exit;
  const char *meaning;
} exits[] = {
  { VENULE_EXIT_DONE, "Done; with --check nothing stands; with --prove every invariant holds." },
  { VENULE_EXIT_USAGE, "Usage: an option, a language or a session that does not exist." },
  { VENULE_EXIT_UNUSABLE, "A file can't be used; the message names file and line, what is wrong and what to do." },
  { VENULE_EXIT_REFUSED, "Refused: a fix, or a stop without its override, stands; nothing was written. With --check "
                         "something stands, with --prove a counterexample was found." },
  { VENULE_EXIT_NOT_WRITTEN, "The sheet could not be written." },
  { VENULE_EXIT_NOT_RIGHT, "The pages can't be made right: a letter without a glyph, text that doesn't fit, a value "
                           "that is missing, or a finished file that doesn't read back." },
};

static char *
escape (const char *text)
{
  g_auto (GStrv) at_hyphens = g_strsplit (text, "-", -1);

  return g_strjoinv ("\\-", at_hyphens);
}

static void
print_option (const GOptionEntry *entry)
{
  g_autofree char *name = escape (entry->long_name);
  g_autofree char *description = escape (entry->description);

  printf (".TP\n");
  if (entry->short_name != 0)
    printf ("\\fB\\-%c\\fR, ", entry->short_name);
  printf ("\\fB\\-\\-%s\\fR", name);
  if (entry->arg_description != NULL)
    {
      g_autofree char *argument = escape (entry->arg_description);

      printf ("=\\fI%s\\fR", argument);
    }
  printf ("\n%s.\n", description);
}

int
main (int argc, char **argv)
{
  printf (".TH VENULE\\-SHEET 1 \"%s\" \"Venule %s\" \"User Commands\"\n", VENULE_DATE, VENULE_VERSION);
  printf (".SH NAME\nvenule\\-sheet \\- make aftercare sheets from consultations\n");
  printf (".SH SYNOPSIS\n.B venule\\-sheet\n[\\fIOPTION\\fR...] \\fICONSULTATION.xml\\fR...\n");
  printf (".SH DESCRIPTION\n%s\nThe sheet is a tagged PDF (or plain text, or XML) that holds what is true of this "
          "patient and nothing else. It is read back and held against the consultation before it is written; where "
          "something is wrong, nothing is written.\n",
          venule_options_get_summary ());

  printf (".SH OPTIONS\n");
  for (const GOptionEntry *entry = venule_options_get_entries (); entry->long_name != NULL; entry++)
    print_option (entry);

  printf (".SH EXIT STATUS\n");
  for (gsize i = 0; i < G_N_ELEMENTS (exits); i++)
    {
      g_autofree char *meaning = escape (exits[i].meaning);

      printf (".TP\n%d\n%s\n", exits[i].exit, meaning);
    }

  printf (
      ".SH ENVIRONMENT\n.TP\nVENULE_DATA_DIR, VENULE_PO_DIR\nWhere the program's data and the sheets' "
      "translations are, instead of where they were installed.\n.TP\nVENULE_MODULE_DIR\nWhere the part of the "
      "program is that finishes PDFs and reads them back, instead of where it was installed.\n.TP\nVENULE_FONTS_DIR\n"
      "A folder with the files of the fonts, instead of those that are installed.\n");
  printf (".SH FILES\n.TP\n$XDG_CONFIG_HOME/venule/clinic.xml\nThe user's clinic.\n.TP\n"
          "$XDG_DATA_HOME/venule/sheet\\-languages/LANG.po\nA sheet's translation of the user's own.\n");
  printf (".SH EXAMPLES\n.nf\nvenule\\-sheet consultation.xml\nvenule\\-sheet \\-o \\- consultation.xml\n"
          "venule\\-sheet \\-\\-language pl \\-\\-format large \\-o sheet.pdf consultation.xml\n.fi\n");

  return EXIT_SUCCESS;
}
