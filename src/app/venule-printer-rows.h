/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-desk.h"
#include "venule-printing.h"

G_BEGIN_DECLS

/**
 * VenulePrinterRows:
 *
 * Which printer, how many copies, on one side or both; what this desk used last is chosen already.
 *
 * Property: "has-printer" (boolean), notifies.
 */
#define VENULE_TYPE_PRINTER_ROWS (venule_printer_rows_get_type ())
G_DECLARE_FINAL_TYPE (VenulePrinterRows, venule_printer_rows, VENULE, PRINTER_ROWS, AdwPreferencesGroup)

void venule_printer_rows_set_desk (VenulePrinterRows *self, VenuleDesk *desk);
gboolean venule_printer_rows_get_has_printer (VenulePrinterRows *self);
/* way's texts belong to the rows. */
void venule_printer_rows_get_way (VenulePrinterRows *self, VenulePrintWay *way);

G_END_DECLS
