/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleFedList:
 *
 * What an answer decides on the sheet: the passages that rest on it, first those that stand there now, each with a
 * way to it, then those that do not. It follows the answers as long as it is there.
 */
#define VENULE_TYPE_FED_LIST (venule_fed_list_get_type ())
G_DECLARE_FINAL_TYPE (VenuleFedList, venule_fed_list, VENULE, FED_LIST, AdwBin)

GtkWidget *venule_fed_list_new (VenuleCase *the_case, const VenuleQuestion *question);
gboolean venule_fed_list_has_any (VenuleCase *the_case, const VenuleQuestion *question);

G_END_DECLS
