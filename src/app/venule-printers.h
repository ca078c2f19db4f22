/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>
#include <gtk/gtkunixprint.h>

G_BEGIN_DECLS

/* The printers that can be sent to from here, without the system's dialog. */

void venule_printers_list_async (GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *venule_printers_list_finish (GAsyncResult *result, GError **error); /* (element-type GtkPrinter) */
GtkPrinter *venule_printers_find (GPtrArray *printers, const char *name);
char *venule_printer_describe_trouble (GtkPrinter *printer);

G_END_DECLS
