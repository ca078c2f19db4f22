/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-print-way.h"

G_BEGIN_DECLS

/* The desktop's portal: in a sandbox, the only way to a printer. It gets the frozen bytes themselves. */

gboolean venule_print_portal_is_used (void);
void venule_print_portal_run_async (GtkWindow *parent,
                                    GBytes *pdf,
                                    const char *code,
                                    const VenulePrintWay *way,
                                    GCancellable *cancellable,
                                    GAsyncReadyCallback callback,
                                    gpointer user_data);
gboolean venule_print_portal_run_finish (GAsyncResult *result, GError **error);

G_END_DECLS
