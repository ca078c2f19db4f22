/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sheet-maker.h"

G_BEGIN_DECLS

typedef enum
{
  VENULE_TASK_SHEET,
  VENULE_TASK_EXPLAIN,
  VENULE_TASK_CHECK,
  VENULE_TASK_PROVE,
  VENULE_TASK_SCHEMA,
  VENULE_TASK_VERSION,
} VenuleTask;

/* The command line, understood. */
typedef struct
{
  VenuleTask task;
  char *output;     /* (nullable): a file's path, or "-" */
  char *output_dir; /* (nullable) */
  char *session;    /* (nullable) */
  char *language;   /* (nullable) */
  char *clinic;     /* (nullable) */
  char *protocol;   /* (nullable) */
  gboolean bilingual;
  gboolean has_format;
  VenuleFormat format;
  VenuleCivilDate today;
  char **files;
} VenuleOptions;

VenuleOptions *venule_options_parse (int argc, char **argv, GError **error);
VenuleSheetChoice venule_options_get_choice (const VenuleOptions *options);
void venule_options_free (VenuleOptions *options);
const GOptionEntry *venule_options_get_entries (void);
const char *venule_options_get_summary (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleOptions, venule_options_free)

G_END_DECLS
