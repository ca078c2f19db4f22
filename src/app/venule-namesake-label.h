/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * VenuleNamesakeLabel:
 *
 * Says beside a patient's name who else is called so, or nearly so: their days of birth and their numbers. Not there
 * where nobody is.
 */
#define VENULE_TYPE_NAMESAKE_LABEL (venule_namesake_label_get_type ())
G_DECLARE_FINAL_TYPE (VenuleNamesakeLabel, venule_namesake_label, VENULE, NAMESAKE_LABEL, AdwBin)

void venule_namesake_label_set_case (VenuleNamesakeLabel *self, VenuleCase *the_case);

G_END_DECLS
