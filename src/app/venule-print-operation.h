/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "venule-frozen-pages.h"
#include "venule-print-way.h"

G_BEGIN_DECLS

/* The system's print dialog over a frozen sheet's own pages. */

void venule_print_operation_run_async (GtkWindow *parent,
                                       VenuleFrozenPages *pages,
                                       const char *code,
                                       const VenulePrintWay *way,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
char *venule_print_operation_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
