/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-workplace.h"

G_BEGIN_DECLS

/**
 * VenuleLanguageChoice:
 *
 * Which of the languages that exist a clinic offers sheets in; each with how far it is reviewed.
 *
 * Signal "edited": another one is chosen, or one is not any more.
 */
#define VENULE_TYPE_LANGUAGE_CHOICE (venule_language_choice_get_type ())
G_DECLARE_FINAL_TYPE (VenuleLanguageChoice, venule_language_choice, VENULE, LANGUAGE_CHOICE, AdwPreferencesGroup)

GtkWidget *venule_language_choice_new (void);
void venule_language_choice_show (VenuleLanguageChoice *self,
                                  VenuleWorkplace *workplace,
                                  VenuleDefinitions *definitions,
                                  const char *const *chosen);
GStrv venule_language_choice_get (VenuleLanguageChoice *self);

G_END_DECLS
