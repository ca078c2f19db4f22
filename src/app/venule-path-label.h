/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

/* How answers are called on screen. Paths are for files; people read labels. */
char *venule_path_label_new (VenuleCase *the_case, const char *path);
char *venule_path_label_of (VenuleConsultation *consultation, const char *path);
const VenuleQuestion *venule_path_find_question (VenuleCase *the_case, const char *path);
const VenuleForm *venule_path_find_form (VenuleCase *the_case, const char *path);

G_END_DECLS
