/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

GtkWidget *venule_heading_button_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleHeading *heading);

G_END_DECLS
