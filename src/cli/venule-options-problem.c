/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-options.h"

#include <glib/gi18n-lib.h>

static gboolean
output_is_known (const char *output)
{
  return g_str_equal (output, "-") || g_str_has_suffix (output, ".pdf") || g_str_has_suffix (output, ".txt")
         || g_str_has_suffix (output, ".xml");
}

/* What a task takes beside its own option. */
typedef struct
{
  gboolean needs_files, takes_files;
  gboolean takes_output, takes_output_dir;
} TaskNeeds;

static TaskNeeds
get_needs (const VenuleOptions *options)
{
  gboolean from_file = options->from_store == NULL;

  switch (options->task)
    {
    case VENULE_TASK_SHEET:
      return (TaskNeeds){ from_file, from_file, TRUE, from_file };
    case VENULE_TASK_EXPLAIN:
    case VENULE_TASK_CHECK:
      return (TaskNeeds){ from_file, from_file, FALSE, FALSE };
    case VENULE_TASK_IMPORT:
      return (TaskNeeds){ TRUE, TRUE, FALSE, FALSE };
    case VENULE_TASK_LIST:
    case VENULE_TASK_EXPORT:
      return (TaskNeeds){ FALSE, TRUE, FALSE, FALSE };
    case VENULE_TASK_ISSUE:
    case VENULE_TASK_REPRINT:
      return (TaskNeeds){ FALSE, FALSE, TRUE, FALSE };
    case VENULE_TASK_PROVE:
    case VENULE_TASK_SCHEMA:
    case VENULE_TASK_LANGUAGES:
    case VENULE_TASK_VERSION:
    case VENULE_TASK_HANDED_OVER:
    case VENULE_TASK_BACK_UP:
    case VENULE_TASK_BACK_UP_DAILY:
    case VENULE_TASK_RESTORE:
    case VENULE_TASK_ERASE:
    case VENULE_TASK_RETENTION:
    case VENULE_TASK_AUDIT:
    default:
      return (TaskNeeds){ FALSE, FALSE, FALSE, FALSE };
    }
}

/**
 * venule_options_find_problem:
 * @options: a command line
 *
 * Returns: (transfer none) (nullable): what is missing from it or too much in it, and what to do
 */
const char *
venule_options_find_problem (const VenuleOptions *options)
{
  TaskNeeds needs = get_needs (options);
  guint n_files = options->files == NULL ? 0 : g_strv_length (options->files);
  gboolean frozen = options->task == VENULE_TASK_ISSUE || options->task == VENULE_TASK_REPRINT;

  if (needs.needs_files && n_files == 0)
    return _ ("no consultation was given; name at least one CONSULTATION.xml");
  if (!needs.takes_files && n_files > 0)
    return _ ("this takes no consultation beside it; leave it out");
  if (options->output != NULL && options->output_dir != NULL)
    return _ ("--output and --output-dir exclude each other; give one of them");
  if (options->output != NULL && n_files > 1)
    return _ ("--output takes one consultation; for several give --output-dir");
  if (options->output != NULL && !output_is_known (options->output))
    return _ ("--output must end in .pdf, .txt or .xml, or be -");
  if ((options->output != NULL && !needs.takes_output) || (options->output_dir != NULL && !needs.takes_output_dir))
    return _ ("--output and --output-dir are for making sheets; leave them out");
  if (frozen && options->output != NULL && !g_str_has_suffix (options->output, ".pdf"))
    return _ ("a frozen sheet is a PDF; let --output end in .pdf");
  if (options->dry_run && options->task != VENULE_TASK_IMPORT)
    return _ ("--dry-run is for --import; leave it out");
  if (options->gone_through && options->task != VENULE_TASK_ISSUE)
    return _ ("--gone-through is for --issue; leave it out");
  if (options->retention < 0 || options->retention > 100)
    return _ ("--retention takes a number of years from 1 to 100");
  if (options->confirmed != NULL && options->task != VENULE_TASK_RETENTION)
    return _ ("--confirmed is for --retention; leave it out");
  if (options->task == VENULE_TASK_ERASE && options->reason == NULL)
    return _ ("--erase needs a --reason; the audit keeps who erased it and why");
  if (options->task == VENULE_TASK_IMPORT && options->from_store != NULL)
    return _ ("--import and --from-store exclude each other; give one of them");

  return NULL;
}
