/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-consultation.h"

G_BEGIN_DECLS

/* An old version of a consultation, to be read and not changed. */
void venule_answers_window_present (GtkWindow *parent,
                                    VenuleConsultation *consultation,
                                    const char *title,
                                    const char *subtitle);

G_END_DECLS
