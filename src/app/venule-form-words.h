/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-form.h"

G_BEGIN_DECLS

/* (transfer full): a choice in words, as it stands alone on a button or in a list */
char *venule_option_format_label (const VenuleOption *option);

G_END_DECLS
