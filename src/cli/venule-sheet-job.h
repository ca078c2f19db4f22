/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-exit.h"
#include "venule-options.h"

G_BEGIN_DECLS

/* One consultation on its way to a sheet, an explanation or its checks. What it has to say is kept, so
 * that jobs that run side by side can be printed one after the other. */
typedef struct
{
  VenuleExit exit;
  GString *out;    /* for the standard output */
  GString *errors; /* for the standard error */
} VenuleSheetJob;

VenuleSheetJob *
venule_sheet_job_run (VenuleWorkplace *workplace, const VenuleOptions *options, const char *file, const char *output);
VenuleSheetJob *venule_sheet_job_run_document (
    VenuleWorkplace *workplace, const VenuleOptions *options, xmlDocPtr doc, const char *name, const char *output);
void venule_sheet_job_print (VenuleSheetJob *self);
void venule_sheet_job_free (VenuleSheetJob *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleSheetJob, venule_sheet_job_free)

G_END_DECLS
