/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

gboolean venule_digit_order_is_at_stake (const char *text);
void venule_digit_order_keep (GtkEditable *editable);

G_END_DECLS
