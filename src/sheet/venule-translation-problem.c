/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-translation-problem.h"

#include <string.h>

static void
problem_free (gpointer data)
{
  VenuleTranslationProblem *problem = data;

  g_free (problem->id);
  g_free (problem->location);
  g_free (problem->message);
  g_free (problem);
}

/* Returns: (transfer full) (element-type VenuleTranslationProblem): none yet */
GPtrArray *
venule_translation_problems_new (void)
{
  return g_ptr_array_new_with_free_func (problem_free);
}

/**
 * venule_translation_problems_add:
 * @problems: (element-type VenuleTranslationProblem): what was found
 * @kind: of which kind
 * @translation: in what
 * @text: of which text
 * @format: what is wrong and what to do
 */
void
venule_translation_problems_add (GPtrArray *problems,
                                 VenuleProblemKind kind,
                                 VenuleTranslation *translation,
                                 const VenuleTranslationText *text,
                                 const char *format,
                                 ...)
{
  VenuleTranslationProblem *problem = g_new0 (VenuleTranslationProblem, 1);
  const char *path = venule_translation_get_path (translation);
  va_list arguments;

  problem->kind = kind;
  problem->id = g_strdup (text->id);
  problem->location = text->line > 0 ? g_strdup_printf ("%s:%u", path, text->line) : g_strdup (path);
  va_start (arguments, format);
  problem->message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  g_ptr_array_add (problems, problem);
}

/**
 * venule_translation_problems_add_error:
 * @problems: (element-type VenuleTranslationProblem): what was found
 * @error: why a file can't be read: `file:line: what` or `file: what`
 */
void
venule_translation_problems_add_error (GPtrArray *problems, const GError *error)
{
  VenuleTranslationProblem *problem = g_new0 (VenuleTranslationProblem, 1);
  const char *what = g_path_is_absolute (error->message) ? strstr (error->message, ": ") : NULL;

  problem->kind = VENULE_PROBLEM_BROKEN;
  problem->location = what == NULL ? g_strdup ("") : g_strndup (error->message, (gsize) (what - error->message));
  problem->message = g_strdup (what == NULL ? error->message : what + 2);
  g_ptr_array_add (problems, problem);
}
