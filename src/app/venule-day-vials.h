/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

/* The vials that are open today: the clinic's, and those that somebody entered at an injection since this morning.
 * They are kept in the memory of the desk, of no patient, and gone tomorrow. */

/* (transfer container) (element-type VenuleVial) */
GPtrArray *venule_day_vials_list (VenuleCase *the_case);
void venule_day_vials_note (VenuleCase *the_case, VenuleEntry *injection);
gboolean venule_day_vials_takes (VenuleCase *the_case, const VenuleForm *form);
VenuleEntry *
venule_day_vials_inject (VenuleCase *the_case, VenuleEntry *around, const VenuleForm *form, const VenuleVial *vial);

G_END_DECLS
