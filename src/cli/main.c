/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-batch.h"
#include "venule-consultation-file.h"
#include "venule-fonts.h"
#include "venule-languages-report.h"
#include "venule-program-language.h"
#include "venule-proof-report.h"
#include "venule-records.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <stdio.h>
#include <unistd.h>

/* What is written is for this user alone, and no patient's text may end in a core file. */
static void
guard_privacy (void)
{
  const struct rlimit none = { 0, 0 };

  umask (077);
  setrlimit (RLIMIT_CORE, &none);
}

static VenuleExit
print_schema (VenuleWorkplace *workplace)
{
  g_autoptr (GError) error = NULL;
  VenuleDefinitions *definitions = venule_workplace_get_definitions (workplace, NULL, &error);
  g_autoptr (GBytes) schema = NULL;

  if (definitions == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return VENULE_EXIT_UNUSABLE;
    }

  schema = venule_form_to_relax_ng (venule_protocol_get_form (definitions->protocol));
  printf ("%.*s", (int) g_bytes_get_size (schema), (const char *) g_bytes_get_data (schema, NULL));

  return VENULE_EXIT_DONE;
}

/* The process ends with it: to free it all first would take as long as composing a sheet. */
static VenuleWorkplace *volatile kept;

static VenuleExit
run (const VenuleOptions *options)
{
  VenuleWorkplace *workplace = venule_workplace_new (options->clinic, options->protocol);

  kept = workplace;
  switch (options->task)
    {
    case VENULE_TASK_VERSION:
      printf ("venule-sheet %s\n", VENULE_VERSION);
      return VENULE_EXIT_DONE;
    case VENULE_TASK_PROVE:
      return venule_proof_report_run (workplace, options);
    case VENULE_TASK_LANGUAGES:
      return venule_languages_report_run (workplace);
    case VENULE_TASK_SCHEMA:
      return print_schema (workplace);
    case VENULE_TASK_SHEET:
    case VENULE_TASK_EXPLAIN:
    case VENULE_TASK_CHECK:
      return options->from_store == NULL ? venule_batch_run (workplace, options)
                                         : venule_records_run (workplace, options);
    default:
      return venule_records_run (workplace, options);
    }
}

/* GLib makes its C locale when a number is first read; a second thread that has to wait for it finds errno
 * set by the waiting, and takes that for a wrong number. So the first number is read before any thread is. */
static void
read_first_number (void)
{
  guint64 number;

  g_ascii_string_to_unsigned ("0", 10, 0, 0, &number, NULL);
}

/* What was made is durable and what was said is written. The last words of a hundred libraries say nothing, and take a
 * millisecond and a MiB of pages that were not touched before; a sanitizer's, which tell what leaks, are waited for. */
static int
leave (VenuleExit code)
{
#ifndef __SANITIZE_ADDRESS__
  if (fflush (NULL) == 0)
    _exit ((int) code);
#endif
  return (int) code;
}

int
main (int argc, char **argv)
{
  g_autoptr (VenuleOptions) options = NULL;
  g_autoptr (GError) error = NULL;

  guard_privacy ();
  read_first_number ();
  venule_program_language_set_up ();
  venule_fonts_forgo_system_fonts ();
  options = venule_options_parse (argc, argv, &error);
  if (options == NULL)
    {
      fprintf (stderr, "venule-sheet: %s\nTry “venule-sheet --help”.\n", error->message);
      return VENULE_EXIT_USAGE;
    }

  return leave (run (options));
}
