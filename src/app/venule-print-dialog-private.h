/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-print-dialog.h"

#include "venule-handing-over.h"
#include "venule-hindrances.h"
#include "venule-patient-stripes.h"
#include "venule-printer-rows.h"
#include "venule-sheet-choice-rows.h"
#include "venule-sheet-preview.h"

G_BEGIN_DECLS

/* What becomes of a sheet once it is frozen. */
typedef void (*VenulePrintDialogAct) (VenulePrintDialog *self);

struct _VenulePrintDialog
{
  AdwWindow parent;
  VenulePatientStripes *stripes;
  GtkLabel *name, *born, *number, *made, *today, *clinic;
  GtkStack *stack;
  GtkWidget *chosen;
  VenuleHindrances *hindrances;
  AdwPreferencesGroup *identity_group;
  AdwActionRow *identity;
  VenuleSheetChoiceRows *choice;
  AdwPreferencesGroup *confirmation_group;
  AdwActionRow *confirmation;
  GtkCheckButton *confirm;
  VenulePrinterRows *printer;
  VenuleSheetPreview *preview;
  GtkLabel *n_pages;
  GtkLabel *printed;
  VenuleHandingOver *handing_over;
  GtkWidget *status;
  GtkImage *status_icon;
  GtkLabel *status_words;
  GtkProgressBar *progress;
  GtkWidget *buttons, *other_ways, *cancel, *print, *close;
  GtkLabel *print_label;
  VenuleCase *the_case;       /* (nullable): once it is closed */
  VenuleIssue *issue;         /* (nullable): the sheet that was frozen here, or that is printed again */
  char *unreviewed;           /* (nullable): the safety advice that the confirmation is about */
  VenulePrintDialogAct act;   /* what the sheet is being frozen for */
  GCancellable *stop_waiting; /* (nullable): while it is busy */
  guint pulse;
  gboolean is_again; /* nothing is frozen here: one that was made before is printed as it was */
  gboolean is_busy, is_closed;
};

void venule_print_dialog_update (VenulePrintDialog *self);
void venule_print_dialog_install_acts (GtkWidgetClass *widget_class);

G_END_DECLS
