/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A patient's mark, the same wherever the patient stands: two stripes, one beside the other, each of eight colours. It
 * only helps the eye: the name, the day of birth and the number stand beside it always. */

/* How many colours venule.css has for each stripe. */
#define VENULE_N_STRIPE_COLOURS 8

guint venule_patient_stripes_pick (const char *record);
void venule_patient_stripes_wear (GtkWidget *widget, const char *record);

G_END_DECLS
