/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-print-words.h"

#include "venule-date-words.h"

#include <glib/gi18n.h>

/**
 * venule_print_words_today:
 * @desk: where it is printed
 *
 * Returns: (transfer full): which day the program takes for today
 */
char *
venule_print_words_today (VenuleDesk *desk)
{
  g_autofree char *words = venule_date_words_format (venule_desk_get_today (desk));

  return g_strdup_printf (_ ("Today is %s"), words);
}

/**
 * venule_print_words_clinic:
 * @name: (nullable): the clinic's
 *
 * Another site's profile would have the patient ring the wrong number.
 *
 * Returns: (transfer full): whose sheet it is
 */
char *
venule_print_words_clinic (const char *name)
{
  return name == NULL || *name == '\0' ? g_strdup (_ ("The clinic has no name yet"))
                                       : g_strdup_printf (_ ("From %s"), name);
}

/* Takes @words over. unrecorded: (nullable) */
static char *
add_unrecorded (char *words, const char *unrecorded)
{
  g_autofree char *said = words;

  if (unrecorded == NULL)
    return g_steal_pointer (&said);
  return g_strdup_printf (
      /* Translators: what was done with a sheet; then why that is not in the log */
      _ ("%s This could not be recorded, though: %s. Do not print it again; tell who looks after the program."), said,
      unrecorded);
}

/**
 * venule_print_words_for_patient:
 * @patient: the patient's name
 * @where: what [func@print_run_finish] says
 * @unrecorded: (nullable): likewise
 *
 * Returns: (transfer full): what became of the patient's sheet
 */
char *
venule_print_words_for_patient (const char *patient, const char *where, const char *unrecorded)
{
  char *words;

  if (g_str_equal (where, VENULE_ISSUE_TO_PRINT_SERVICE))
    words = g_strdup_printf (_ ("The sheet of %s was given to the system’s print service, which does not say what "
                                "becomes of it. See that it comes out of the printer."),
                             patient);
  else if (g_str_equal (where, VENULE_ISSUE_TO_FILE))
    words = g_strdup_printf (_ ("The sheet of %s was written to a file."), patient);
  else
    words = g_strdup_printf (_ ("The sheet of %s was printed on %s."), patient, where);
  return add_unrecorded (words, unrecorded);
}

/**
 * venule_print_words_done:
 * @where: a printer
 * @unrecorded: (nullable): why it is not recorded
 *
 * Returns: (transfer full): what became of a sheet, where its patient is named already
 */
char *
venule_print_words_done (const char *where, const char *unrecorded)
{
  return add_unrecorded (g_strdup_printf (_ ("Printed on %s."), where), unrecorded);
}

/**
 * venule_print_words_not_waited:
 *
 * Returns: what is said to who stopped waiting for paper
 */
const char *
venule_print_words_not_waited (void)
{
  return _ ("Not waited for any longer. What the printer has already may still come out of it; see to that before you "
            "print again.");
}
