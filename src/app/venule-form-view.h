/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-form-column.h"

G_BEGIN_DECLS

/**
 * VenuleFormView:
 *
 * The checklist of one consultation: its sections down the side, their questions in one scrolling form.
 *
 * Signal "question-entered" (path): the keyboard is at that question now.
 */
#define VENULE_TYPE_FORM_VIEW (venule_form_view_get_type ())
G_DECLARE_FINAL_TYPE (VenuleFormView, venule_form_view, VENULE, FORM_VIEW, AdwBin)

void venule_form_view_set_case (VenuleFormView *self, VenuleCase *the_case);
void venule_form_view_show_question (VenuleFormView *self, const char *path);
VenuleFormColumn *venule_form_view_get_column (VenuleFormView *self);

G_END_DECLS
