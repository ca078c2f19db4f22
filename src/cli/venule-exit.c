/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-exit.h"

#include "venule-handover-error.h"

/**
 * venule_exit_from_error:
 * @error: why something was not done
 *
 * Returns: the exit code that says so
 */
VenuleExit
venule_exit_from_error (const GError *error)
{
  switch (venule_handover_classify (error))
    {
    case VENULE_HANDOVER_ERROR_USAGE:
      return VENULE_EXIT_USAGE;
    case VENULE_HANDOVER_ERROR_UNUSABLE:
      return VENULE_EXIT_UNUSABLE;
    case VENULE_HANDOVER_ERROR_REFUSED:
      return VENULE_EXIT_REFUSED;
    case VENULE_HANDOVER_ERROR_NOT_WRITTEN:
      return VENULE_EXIT_NOT_WRITTEN;
    case VENULE_HANDOVER_ERROR_NOT_RIGHT:
    default:
      return VENULE_EXIT_NOT_RIGHT;
    }
}
