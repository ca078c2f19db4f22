/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleQuestionFinder:
 *
 * Jumps to any question by typing a few letters of it.
 *
 * Signal "question-activated" (path): somebody wants to see that question.
 */
#define VENULE_TYPE_QUESTION_FINDER (venule_question_finder_get_type ())
G_DECLARE_FINAL_TYPE (VenuleQuestionFinder, venule_question_finder, VENULE, QUESTION_FINDER, GtkPopover)

GtkWidget *venule_question_finder_new (void);
void venule_question_finder_ask (VenuleQuestionFinder *self, VenuleCase *the_case);
void venule_window_install_question_finder (GtkWidgetClass *window_class);

G_END_DECLS
