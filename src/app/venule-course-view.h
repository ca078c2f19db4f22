/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleCourseView:
 *
 * A course at a glance: its treatments on a line, given and planned, of which one is chosen; and the feeding veins that
 * were found, with what is intended and what became of each.
 */
#define VENULE_TYPE_COURSE_VIEW (venule_course_view_get_type ())
G_DECLARE_FINAL_TYPE (VenuleCourseView, venule_course_view, VENULE, COURSE_VIEW, AdwBin)

GtkWidget *venule_course_view_new (VenuleCase *the_case);

G_END_DECLS
