/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-record.h"
#include "venule-sheet-maker.h"

G_BEGIN_DECLS

typedef enum
{
  VENULE_TASK_SHEET,
  VENULE_TASK_EXPLAIN,
  VENULE_TASK_CHECK,
  VENULE_TASK_PROVE,
  VENULE_TASK_SCHEMA,
  VENULE_TASK_LANGUAGES,
  VENULE_TASK_VERSION,
  VENULE_TASK_IMPORT,
  VENULE_TASK_LIST,
  VENULE_TASK_ISSUE,
  VENULE_TASK_REPRINT,
  VENULE_TASK_HANDED_OVER,
  VENULE_TASK_BACK_UP,
  VENULE_TASK_BACK_UP_DAILY,
  VENULE_TASK_RESTORE,
  VENULE_TASK_EXPORT,
  VENULE_TASK_ERASE,
  VENULE_TASK_RETENTION,
  VENULE_TASK_AUDIT,
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
  char *from_store; /* (nullable): a kept consultation's id, instead of a file */
  char *subject;    /* (nullable): what a task of the records is about: an id, a file, a folder */
  char *by;         /* who works */
  char *reason;     /* (nullable) */
  VenuleListKind which;
  gboolean dry_run;
  gboolean gone_through; /* safety advice that nobody reviewed, by nurse and patient */
  int retention;         /* in years; 0: it is not asked for */
  char *confirmed;       /* (nullable): the list of what is to be erased */
  char **files;          /* what stands without an option: files, ids, words to search for */
} VenuleOptions;

VenuleOptions *venule_options_parse (int argc, char **argv, GError **error);
const char *venule_options_find_problem (const VenuleOptions *options);
VenuleSheetChoice venule_options_get_choice (const VenuleOptions *options);
void venule_options_free (VenuleOptions *options);
const GOptionEntry *venule_options_get_entries (void);
const char *venule_options_get_summary (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleOptions, venule_options_free)

G_END_DECLS
