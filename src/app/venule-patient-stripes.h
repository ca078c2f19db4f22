/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A patient's mark, the same wherever the patient stands: two stripes, one beside the other, each of eight colours. It
 * only helps the eye: the name, the day of birth and the number stand beside it always. */

#define VENULE_TYPE_PATIENT_STRIPES (venule_patient_stripes_get_type ())
G_DECLARE_FINAL_TYPE (VenulePatientStripes, venule_patient_stripes, VENULE, PATIENT_STRIPES, GtkWidget)

/* How many colours venule.css has for each stripe. */
#define VENULE_N_STRIPE_COLOURS 8
/* Of both together, pixels. */
#define VENULE_STRIPES_WIDTH 8

guint venule_patient_stripes_pick (const char *record);
void venule_patient_stripes_show (VenulePatientStripes *self, const char *record);
void venule_patient_stripes_draw (GtkWidget *widget, GtkSnapshot *snapshot, const char *record);

G_END_DECLS
