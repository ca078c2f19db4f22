/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-desk.h"
#include "venule-printing.h"

G_BEGIN_DECLS

/* One frozen sheet out of the program: its very bytes to paper or into a file, and kept that it went there. */

void venule_print_run_async (VenuleDesk *desk,
                             VenuleIssue *issue,
                             const VenulePrintWay *way,
                             VenulePrintingTold told,
                             gpointer told_data,
                             GCancellable *cancellable,
                             GAsyncReadyCallback callback,
                             gpointer user_data);
char *venule_print_run_finish (GAsyncResult *result, char **unrecorded, GError **error);

void venule_print_run_note_async (
    VenuleDesk *desk, VenuleIssue *issue, const char *where, GAsyncReadyCallback callback, gpointer user_data);
void venule_print_run_save_async (
    VenuleDesk *desk, VenuleIssue *issue, GFile *file, GAsyncReadyCallback callback, gpointer user_data);

G_END_DECLS
