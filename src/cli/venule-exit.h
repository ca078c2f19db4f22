/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VenuleExit:
 *
 * How `venule-sheet` ends. The numbers are a contract with those who call it.
 */
typedef enum
{
  VENULE_EXIT_DONE = 0,
  VENULE_EXIT_USAGE = 1,       /* an option, language or session that does not exist */
  VENULE_EXIT_UNUSABLE = 2,    /* a file can't be used */
  VENULE_EXIT_REFUSED = 3,     /* a fix, or a stop without override, stands; a counterexample was found */
  VENULE_EXIT_NOT_WRITTEN = 4, /* the sheet could not be written */
  VENULE_EXIT_NOT_RIGHT = 5,   /* the pages can't be made right */
} VenuleExit;

VenuleExit venule_exit_from_error (const GError *error);

G_END_DECLS
