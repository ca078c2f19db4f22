/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-languages-report.h"

#include "venule-fonts.h"

#include <stdio.h>

/* Columns are parted by tabs: a terminal shows them, a program reads them. */
static void
print_language (const char *language, guint n_texts, const guint counts[VENULE_N_REVIEWS])
{
  const char *const languages[] = { language, NULL };
  guint translated = n_texts - counts[VENULE_REVIEW_STALE] - counts[VENULE_REVIEW_MISSING];
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleFonts) fonts = venule_fonts_new (languages, &error);

  printf ("%s\t%u of %u\t%u\t%u\t%u\t%u\t%s\n", language, translated, n_texts,
          counts[VENULE_REVIEW_SOURCE] + counts[VENULE_REVIEW_REVIEWED], counts[VENULE_REVIEW_UNREVIEWED],
          counts[VENULE_REVIEW_STALE], counts[VENULE_REVIEW_MISSING], fonts != NULL ? "present" : error->message);
}

static guint
count_texts (const guint counts[VENULE_N_REVIEWS])
{
  guint n = 0;

  for (guint i = 0; i < VENULE_N_REVIEWS; i++)
    n += counts[i];
  return n;
}

/**
 * venule_languages_report_run:
 * @workplace: where the sheet and its translations are read
 *
 * Prints a line for each language that a sheet can be made in: its tag, how many texts are translated, and of those
 * how many are reviewed, not reviewed, stale and missing, and whether its fonts are installed.
 *
 * Returns: %VENULE_EXIT_DONE; %VENULE_EXIT_UNUSABLE when a translation can't be read: the others are printed
 */
VenuleExit
venule_languages_report_run (VenuleWorkplace *workplace)
{
  g_autoptr (GError) error = NULL;
  VenuleDefinitions *definitions = venule_workplace_get_definitions (workplace, NULL, &error);
  g_auto (GStrv) languages = venule_workplace_list_languages (workplace);
  VenuleExit exit = VENULE_EXIT_DONE;

  if (definitions == NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return VENULE_EXIT_UNUSABLE;
    }

  printf ("language\ttranslated\treviewed\tnot reviewed\tstale\tmissing\tfonts\n");
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autoptr (GError) trouble = NULL;
      VenuleTranslation *translation
          = venule_workplace_get_translation (workplace, definitions, languages[i], &trouble);
      guint counts[VENULE_N_REVIEWS];

      if (translation == NULL)
        {
          fprintf (stderr, "%s\n", trouble->message);
          exit = VENULE_EXIT_UNUSABLE;
          continue;
        }
      venule_translation_count (translation, counts);
      print_language (languages[i], count_texts (counts), counts);
    }

  return exit;
}
