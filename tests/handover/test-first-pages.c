/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-layout-block.h"
#include "venule-test-pages.h"

/* What page 1 holds in every language and size of print, of every sample that has dates: the table says the least.
 * Nothing may fall below it; where the pages get better, it is raised. */

#define N_FORMATS 3
/* Each language and format takes one sample of so many, another one every time, unless every sheet is asked for. */
#define STEP 3

/* Of the dates. */
typedef enum
{
  DATES_NOT_NAMED,
  DATES_NAMED, /* on which page they are */
  DATES_NEXT,  /* one or more */
  DATES_ALL,
} Dates;

typedef struct
{
  gboolean emergency; /* the box whole */
  guint numbers;      /* to ring */
  gboolean signs;     /* what to ring for, all of it */
  Dates dates;
} Least;

typedef struct
{
  const char *language;
  Least least[N_FORMATS];
} Row;

#define ALL                                                                                                            \
  {                                                                                                                    \
    TRUE, 3, TRUE, DATES_ALL                                                                                           \
  }

static const Row rows[] = {
  { "en-GB", { ALL, { TRUE, 3, FALSE, DATES_ALL }, { TRUE, 3, FALSE, DATES_NEXT } } },
  { "ar", { ALL, { TRUE, 3, FALSE, DATES_NEXT }, { TRUE, 1, FALSE, DATES_NAMED } } },
  { "bn", { ALL, { TRUE, 3, FALSE, DATES_NEXT }, { TRUE, 3, FALSE, DATES_NAMED } } },
  { "cy", { ALL, { TRUE, 3, FALSE, DATES_NEXT }, { TRUE, 3, FALSE, DATES_NAMED } } },
  { "gu", { ALL, { TRUE, 3, FALSE, DATES_NEXT }, { TRUE, 3, FALSE, DATES_NAMED } } },
  { "pa", { ALL, { TRUE, 3, FALSE, DATES_NEXT }, { TRUE, 3, FALSE, DATES_NAMED } } },
  { "pl", { ALL, { TRUE, 3, FALSE, DATES_NEXT }, { TRUE, 3, FALSE, DATES_NAMED } } },
  { "pt", { ALL, { TRUE, 3, FALSE, DATES_NEXT }, { TRUE, 3, FALSE, DATES_NAMED } } },
  { "ro", { ALL, { TRUE, 3, FALSE, DATES_NEXT }, { TRUE, 1, FALSE, DATES_NAMED } } },
  { "so", { ALL, { TRUE, 3, FALSE, DATES_NEXT }, { TRUE, 1, FALSE, DATES_NAMED } } },
  { "tr", { ALL, { TRUE, 3, FALSE, DATES_NEXT }, { TRUE, 3, FALSE, DATES_NAMED } } },
  { "ur", { { TRUE, 3, FALSE, DATES_ALL }, { TRUE, 1, FALSE, DATES_NAMED }, { TRUE, 0, FALSE, DATES_NOT_NAMED } } },
  { "zh-Hans", { ALL, { TRUE, 3, FALSE, DATES_ALL }, { TRUE, 3, FALSE, DATES_NAMED } } },
};

static void
collect_whole (VenuleLayoutBlock *block, GHashTable *says)
{
  if (block->kind == VENULE_LAYOUT_TEXT && block->says != NULL && block->n_lines == block->text->n_lines)
    g_hash_table_add (says, (gpointer) block->says);
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    collect_whole (block->children->pdata[i], says);
}

/* How many of these and of what is in them stand on page 1, and how many there are. */
static void
count (GHashTable *says, const VenuleBlock *block, guint *n_here, guint *n_all)
{
  if (block->passage != NULL)
    {
      *n_all += 1;
      *n_here += g_hash_table_contains (says, block->passage->first);
    }
  for (guint i = 0; block->children != NULL && i < block->children->len; i++)
    count (says, block->children->pdata[i], n_here, n_all);
}

static const VenuleSection *
find_section (VenuleSheet *sheet, VenuleRegion region)
{
  for (guint i = 0; i < sheet->sections->len; i++)
    if (((VenuleSection *) sheet->sections->pdata[i])->region == region)
      return sheet->sections->pdata[i];
  return NULL;
}

static void
see_help (GHashTable *says, VenuleSheet *sheet, Least *seen)
{
  const VenuleSection *urgent = find_section (sheet, VENULE_REGION_URGENT);
  const VenuleBlock *ring;
  guint n_here = 0, n_all = 0;

  g_assert_nonnull (urgent);
  g_assert_cmpuint (urgent->blocks->len, >=, 2);
  count (says, urgent->blocks->pdata[0], &n_here, &n_all);
  seen->emergency = n_here == n_all;
  ring = urgent->blocks->pdata[1];
  for (guint i = 1; i < ring->children->len; i++)
    {
      n_here = n_all = 0;
      count (says, ring->children->pdata[i], &n_here, &n_all);
      if (((VenuleBlock *) ring->children->pdata[i])->kind == VENULE_BLOCK_LIST)
        seen->signs = n_here == n_all;
      else
        seen->numbers += n_here;
    }
}

static void
see_dates (GHashTable *says, VenuleSheet *sheet, Least *seen)
{
  const VenuleSection *dates = find_section (sheet, VENULE_REGION_DATES);
  guint n_here = 0, n_all = 0;

  seen->dates = DATES_ALL;
  if (dates == NULL)
    return;
  count (says, dates->blocks->pdata[0], &n_here, &n_all);
  if (n_here < n_all)
    seen->dates = n_here > 0                                            ? DATES_NEXT
                  : g_hash_table_contains (says, dates->heading->first) ? DATES_NAMED
                                                                        : DATES_NOT_NAMED;
}

static Least
see_first_page (VenulePages *pages)
{
  g_autoptr (GHashTable) says = g_hash_table_new (NULL, NULL);
  GPtrArray *blocks = venule_pages_get_blocks (pages, 0);
  Least seen = { FALSE };

  for (guint i = 0; i < blocks->len; i++)
    collect_whole (blocks->pdata[i], says);
  see_help (says, venule_pages_get_sheet (pages), &seen);
  see_dates (says, venule_pages_get_sheet (pages), &seen);
  return seen;
}

static void
assert_first_page (VenuleWorkplace *workplace, const char *sample, const VenuleSheetChoice *choice, const Least *least)
{
  static const Least undated = { TRUE, 0, FALSE, DATES_ALL };
  g_autoptr (VenulePages) pages = venule_test_make_pages (workplace, sample, choice);
  VenuleSheet *sheet = venule_pages_get_sheet (pages);
  Least seen = see_first_page (pages);

  /* Where nothing was done there are no dates, and then the two languages of help stand beside each other. */
  if (choice->format == VENULE_FORMAT_STANDARD && find_section (sheet, VENULE_REGION_DATES) == NULL)
    least = &undated;
  if (seen.emergency < least->emergency || seen.numbers < least->numbers || seen.signs < least->signs
      || seen.dates < least->dates)
    g_error ("%s in %s, format %d: page 1 has {%d, %u, %d, %d}", sample, choice->language, choice->format,
             seen.emergency, seen.numbers, seen.signs, seen.dates);
}

static void
test_language (gconstpointer data)
{
  const Row *row = data;
  g_auto (GStrv) samples = venule_test_list_files ("VENULE_DATA_DIR", "samples", ".xml");
  VenuleWorkplace *workplace = venule_workplace_new (NULL, NULL);
  guint step = g_getenv ("VENULE_EVERY_SHEET") != NULL ? 1 : STEP, turn = g_str_hash (row->language);

  for (VenuleFormat format = VENULE_FORMAT_STANDARD; format <= VENULE_FORMAT_EXTRA_LARGE; format++)
    for (guint i = (turn + format) % step; i < g_strv_length (samples); i += step)
      {
        VenuleSheetChoice choice = {
          .language = row->language, .has_format = TRUE, .format = format, .today = venule_civil_date_new (2026, 11, 23)
        };

        assert_first_page (workplace, samples[i], &choice, &row->least[format]);
      }
  venule_workplace_free (workplace);
}

/* No language is left out. */
static void
test_languages (void)
{
  g_auto (GStrv) files = venule_test_list_files ("VENULE_PO_DIR", "sheet", ".po");

  g_assert_cmpuint (g_strv_length (files) + 1, ==, G_N_ELEMENTS (rows));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *path = g_strdup_printf ("/handover/first-pages/%s", rows[i].language);

      g_test_add_data_func (path, &rows[i], test_language);
    }
  g_test_add_func ("/handover/first-pages/languages", test_languages);
  return g_test_run ();
}
