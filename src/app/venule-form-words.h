/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-form.h"

G_BEGIN_DECLS

/* Choices in words, as they stand alone on a button or in a list. Each (transfer full). */
char *venule_option_format_label (const VenuleOption *option);
char *venule_language_format_name (const char *tag);

G_END_DECLS
