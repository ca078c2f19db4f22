/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-course.h"

G_BEGIN_DECLS

/* The table of feeding veins: found, intended, by which method, treated or not. NULL: there is none. */
GtkWidget *venule_feeding_veins_new (VenuleCase *the_case, GPtrArray *fates);

G_END_DECLS
