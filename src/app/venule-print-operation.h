/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "venule-pages.h"
#include "venule-printing.h"

G_BEGIN_DECLS

/* The system's print dialog over the same pages; in a sandbox, the only way to a printer. */

void venule_print_operation_run_async (GtkWindow *parent,
                                       VenulePages *pages,
                                       const char *code,
                                       const VenulePrintWay *way,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
char *venule_print_operation_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
