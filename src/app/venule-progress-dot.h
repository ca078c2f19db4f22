/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VenuleProgressState:
 * @VENULE_PROGRESS_NONE: nothing has to be done; nothing is drawn
 * @VENULE_PROGRESS_EMPTY: not begun: a ring
 * @VENULE_PROGRESS_PROPOSED: an answer waits for a yes: a dotted ring
 * @VENULE_PROGRESS_BEGUN: a ring, half full
 * @VENULE_PROGRESS_DONE: a disc
 *
 * How far something is, told by shape and not by colour.
 */
typedef enum
{
  VENULE_PROGRESS_NONE,
  VENULE_PROGRESS_EMPTY,
  VENULE_PROGRESS_PROPOSED,
  VENULE_PROGRESS_BEGUN,
  VENULE_PROGRESS_DONE,
} VenuleProgressState;

/**
 * VenuleProgressDot:
 *
 * A sign for a [enum@ProgressState]. What stands beside it says the same in words.
 */
#define VENULE_TYPE_PROGRESS_DOT (venule_progress_dot_get_type ())
G_DECLARE_FINAL_TYPE (VenuleProgressDot, venule_progress_dot, VENULE, PROGRESS_DOT, GtkWidget)

GtkWidget *venule_progress_dot_new (void);
void venule_progress_dot_set_state (VenuleProgressDot *self, VenuleProgressState state);

G_END_DECLS
