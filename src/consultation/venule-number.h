/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * VenuleNumber:
 *
 * A decimal number with three exact decimals, counted in thousandths: 4.5 is 4500. Sums and limits
 * are therefore exact; the unit is the question's, never part of the value.
 */
typedef gint64 VenuleNumber;

#define VENULE_NUMBER_ONE ((VenuleNumber) 1000)

gboolean venule_number_parse (const char *text, VenuleNumber *number);
char *venule_number_format (VenuleNumber number);

G_END_DECLS
