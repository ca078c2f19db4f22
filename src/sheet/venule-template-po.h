/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-template.h"

G_BEGIN_DECLS

/* What a translator starts from: every text of the template, with nothing said for it yet. */
char *venule_template_to_po (VenuleTemplate *self, const char *language, const char *translator);

G_END_DECLS
