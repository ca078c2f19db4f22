/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-print-way.h"

G_BEGIN_DECLS

/* Finished PDFs, frozen before, sent to a printer byte for byte and followed to the end of the job. */

/**
 * VenulePrintingStage:
 * @VENULE_PRINTING_SENDING: it is on its way to the queue
 * @VENULE_PRINTING_WAITING: it is in the queue
 * @VENULE_PRINTING_AT_WORK: the printer is at it
 * @VENULE_PRINTING_HELD: the printer does not go on; the words say why
 *
 * How far a sheet has come.
 */
typedef enum
{
  VENULE_PRINTING_SENDING,
  VENULE_PRINTING_WAITING,
  VENULE_PRINTING_AT_WORK,
  VENULE_PRINTING_HELD,
} VenulePrintingStage;

/* words: for who waits for the paper */
typedef void (*VenulePrintingTold) (VenulePrintingStage stage, const char *words, gpointer user_data);

void venule_printing_print_pdf_async (GBytes *pdf,
                                      const char *code,
                                      const VenulePrintWay *way,
                                      VenulePrintingTold told, /* (nullable) */
                                      gpointer told_data,
                                      GCancellable *cancellable,
                                      GAsyncReadyCallback callback,
                                      gpointer user_data);
/* printer: (out) (optional) (transfer full): where it was printed */
gboolean venule_printing_print_pdf_finish (GAsyncResult *result, char **printer, GError **error);

G_END_DECLS
