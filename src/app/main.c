/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-application.h"
#include "venule-beside.h"
#include "venule-program-language.h"

#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

/* What is still written or read then is given up. */
#define LAST_SECONDS 10

/* What is written is for this user alone, and no patient's text may end in a core file. */
static void
guard_privacy (void)
{
  const struct rlimit none = { 0, 0 };

  umask (077);
  setrlimit (RLIMIT_CORE, &none);
}

int
main (int argc, char **argv)
{
  g_autoptr (VenuleApplication) application = NULL;
  guint64 number;
  int status;

  guard_privacy ();
  /* GLib makes its C locale when a number is first read; a second thread that waits for it finds errno set. */
  g_ascii_string_to_unsigned ("0", 10, 0, 0, &number, NULL);
  venule_program_language_set_up ();
  g_set_application_name ("Venule");
  application = venule_application_new ();

  status = g_application_run (G_APPLICATION (application), argc, argv);
  if (!venule_beside_wait (LAST_SECONDS))
    _exit (status);

  return status;
}
