/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/* A widget that hides itself where no shortcut of that form is offered. */
GtkWidget *venule_shortcut_bar_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleForm *form);

G_END_DECLS
