/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A patient's mark, the same wherever the patient stands: two stripes, one beside the other, each of eight colours. It
 * only helps the eye: the name, the day of birth and the number stand beside it always. */

#define VENULE_N_STRIPES 2
/* How many colours venule.css has for each stripe. */
#define VENULE_N_STRIPE_COLOURS 8

guint venule_patient_stripes_pick (const char *record);
void venule_patient_stripes_wear (GtkWidget *widget, const char *record);
void venule_patient_stripes_get_colours (GtkWidget *widget, const char *record, GdkRGBA colours[VENULE_N_STRIPES]);

G_END_DECLS
