/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-form-piece.h"
#include "venule-form-section.h"

G_BEGIN_DECLS

/**
 * VenuleFormPlace:
 *
 * Where a section stands in the form: its title, and its questions once they are built.
 */
#define VENULE_TYPE_FORM_PLACE (venule_form_place_get_type ())
G_DECLARE_FINAL_TYPE (VenuleFormPlace, venule_form_place, VENULE, FORM_PLACE, VenuleFormPiece)

GtkWidget *venule_form_place_new (VenuleCase *the_case, const VenuleFormSection *section);
gboolean venule_form_place_enter (VenuleFormPlace *self);
gboolean venule_form_place_show_question (VenuleFormPlace *self, const char *path);

G_END_DECLS
