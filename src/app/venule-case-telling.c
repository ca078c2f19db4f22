/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When those who show a case are told that it was judged. */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-private.h"

/**
 * venule_case_put_off:
 * @self: a case that tells that it was composed
 *
 * Has "judged" wait until venule_case_tell_judged() is called, which is to be soon.
 */
void
venule_case_put_off (VenuleCase *self)
{
  self->is_put_off = TRUE;
}

/**
 * venule_case_get_is_due:
 * @self: a case
 *
 * Returns: whether "judged" is still to be told, once the sheet is shown
 */
gboolean
venule_case_get_is_due (VenuleCase *self)
{
  return self->is_due;
}

/**
 * venule_case_tell_judged:
 * @self: a case
 *
 * Tells that it was judged, unless everybody knows.
 */
void
venule_case_tell_judged (VenuleCase *self)
{
  if (!self->is_due)
    return;
  self->is_due = FALSE;
  g_signal_emit_by_name (self, "judged");
}
