/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenulePrintDialog:
 *
 * The one way to print for a patient: who it is for, in large; what is in the way; language, size, printer; the page.
 * A sheet that was made before is printed again likewise, but nothing is chosen of it.
 * It belongs to one case from beginning to end: who comes on screen elsewhere changes nothing here.
 *
 * Signal "question-activated" (path): somebody wants to see that question of the dialog's case.
 */
#define VENULE_TYPE_PRINT_DIALOG (venule_print_dialog_get_type ())
G_DECLARE_FINAL_TYPE (VenulePrintDialog, venule_print_dialog, VENULE, PRINT_DIALOG, AdwWindow)

GtkWidget *venule_print_dialog_new (GtkWindow *parent, VenuleCase *the_case);
GtkWidget *venule_print_dialog_new_again (GtkWindow *parent, VenuleCase *the_case, VenuleIssue *issue, GError **error);
gboolean venule_print_dialog_get_is_again (VenulePrintDialog *self);
VenuleCase *venule_print_dialog_get_case (VenulePrintDialog *self);
/* Another case of the same consultation: what was answered there counts. */
void venule_print_dialog_set_case (VenulePrintDialog *self, VenuleCase *the_case);

G_END_DECLS
