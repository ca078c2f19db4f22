/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The points of a mark on a drawing of a leg: x and y by turns, each from 0 to 1 across the drawing as it is seen. One
 * pair is a dot, more are a line. Distances are in parts of the drawing's height; aspect: its width over its height. */

GArray *venule_stroke_new (void);
GArray *venule_stroke_parse (const char *text);
char *venule_stroke_format (GArray *points);

void venule_stroke_add (GArray *points, double x, double y);
guint venule_stroke_get_n_points (GArray *points);
void venule_stroke_get_point (GArray *points, guint index, double *x, double *y);
void venule_stroke_get_middle (GArray *points, double *x, double *y);

double venule_stroke_get_distance (GArray *points, double aspect, double x, double y);
void venule_stroke_move (GArray *points, double dx, double dy);
GArray *venule_stroke_simplify (GArray *points, double aspect, double tolerance);

G_END_DECLS
