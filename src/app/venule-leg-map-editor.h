/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

GtkWidget *venule_leg_map_editor_new (VenuleCase *the_case);

G_END_DECLS
