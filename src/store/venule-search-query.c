/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-search-query.h"

#include <string.h>

#include "venule-search-text.h"

#define MOST_BYTES  512 /* a longer text is searched by its beginning */
#define MOST_CHUNKS 10

static void
free_term (gpointer data)
{
  VenuleSearchTerm *term = data;

  g_free (term->word);
  g_array_unref (term->dates);
  g_clear_pointer (&term->parts, g_ptr_array_unref);
  g_clear_pointer (&term->corrections, g_ptr_array_unref);
  g_free (term);
}

/* word: (transfer full) (nullable) */
static VenuleSearchTerm *
make_term (char *word, const char *date)
{
  VenuleSearchTerm *term = g_new0 (VenuleSearchTerm, 1);
  VenuleTypedDate readings[VENULE_TYPED_DATE_READINGS];
  guint n = date == NULL ? 0 : venule_typed_date_read (date, readings);

  term->word = word;
  term->dates = g_array_new (FALSE, FALSE, sizeof (VenuleTypedDate));
  if (n > 0)
    g_array_append_vals (term->dates, readings, n);
  return term;
}

/* The longest first: it leads to the fewest. */
static int
compare (gconstpointer a, gconstpointer b)
{
  const VenuleSearchTerm *first = *(VenuleSearchTerm *const *) a, *second = *(VenuleSearchTerm *const *) b;
  gsize lengths[]
      = { first->word == NULL ? 0 : strlen (first->word), second->word == NULL ? 0 : strlen (second->word) };

  return lengths[0] > lengths[1] ? -1 : lengths[0] < lengths[1];
}

/* Whether a term is a day and a year, which is no number. */
static gboolean
is_day (const VenuleSearchTerm *term)
{
  const VenuleTypedDate *date = term->dates->len == 0 ? NULL : &g_array_index (term->dates, VenuleTypedDate, 0);

  return date != NULL && date->day != 0 && date->first_year != 0;
}

/* Returns: (transfer full) (nullable): NULL: nothing in it can be looked for */
static VenuleSearchTerm *
read_chunk (const char *chunk)
{
  g_autoptr (GPtrArray) words = venule_search_text_split (chunk);
  VenuleSearchTerm *term;

  if (words->len == 0)
    return NULL;
  if (words->len == 1)
    return make_term (g_strdup (words->pdata[0]), chunk);
  term = make_term (NULL, chunk);
  if (is_day (term))
    return term;
  term->parts = g_ptr_array_new_with_free_func (free_term);
  for (guint i = 0; i < words->len; i++)
    g_ptr_array_add (term->parts, make_term (g_strdup (words->pdata[i]), NULL));
  g_ptr_array_sort (term->parts, compare);
  g_ptr_array_add (words, NULL);
  term->word = g_strjoinv ("", (char **) words->pdata);
  return term;
}

static gboolean
is_digits (const char *chunk)
{
  return *chunk != '\0' && chunk[strspn (chunk, "0123456789")] == '\0';
}

/* Returns: how many chunks, from the first on, are a number or a day written with spaces; 1: none */
static guint
measure_run (char **chunks)
{
  guint n_digits = 0, n_date = 0;
  gboolean month = FALSE;

  while (chunks[n_digits] != NULL && is_digits (chunks[n_digits]))
    n_digits++;
  for (guint n = 1; n <= 3 && chunks[n - 1] != NULL; n++)
    {
      VenuleTypedDate readings[VENULE_TYPED_DATE_READINGS];
      g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
      g_auto (GStrv) some = NULL;
      g_autofree char *joined = NULL;

      for (guint i = 0; i < n; i++)
        g_strv_builder_add (builder, chunks[i]);
      some = g_strv_builder_end (builder);
      joined = g_strjoinv (" ", some);
      month |= venule_typed_date_names_month (chunks[n - 1]);
      if (n > 1 && month && venule_typed_date_read (joined, readings) > 0)
        n_date = n;
    }
  return MAX (MAX (n_digits, n_date), 1);
}

/* Chunks that are one thing, each still looked for by itself too. */
static VenuleSearchTerm *
join_chunks (char **chunks, guint n)
{
  g_autoptr (GString) spaced = g_string_new (NULL);
  g_autoptr (GString) closed = g_string_new (NULL);
  gboolean number = TRUE;
  VenuleSearchTerm *term;

  for (guint i = 0; i < n; i++)
    {
      g_string_append_printf (spaced, "%s%s", i > 0 ? " " : "", chunks[i]);
      g_string_append (closed, chunks[i]);
      number &= is_digits (chunks[i]);
    }
  term = make_term (NULL, spaced->str);
  if (is_day (term))
    return term;
  if (number)
    term->word = g_utf8_substring (closed->str, 0, MIN ((glong) closed->len, VENULE_SEARCH_WORD_LETTERS));
  term->parts = g_ptr_array_new_with_free_func (free_term);
  for (guint i = 0; i < n; i++)
    {
      VenuleSearchTerm *part = read_chunk (chunks[i]);

      if (part != NULL)
        g_ptr_array_add (term->parts, part);
    }
  return term;
}

/* Fold the spaces of all scripts, and what can't be typed, into one. */
static char *
clean (const char *typed)
{
  g_autofree char *valid = g_utf8_make_valid (typed, (gssize) strnlen (typed, MOST_BYTES));
  g_autofree char *composed = g_utf8_normalize (valid, -1, G_NORMALIZE_ALL);
  GString *text = g_string_new (NULL);

  for (const char *p = composed; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isspace (c) || g_unichar_iscntrl (c))
        c = ' ';
      else if (g_unichar_digit_value (c) >= 0)
        c = '0' + (gunichar) g_unichar_digit_value (c);
      if (c != ' ' || (text->len > 0 && text->str[text->len - 1] != ' '))
        g_string_append_unichar (text, c);
    }
  return g_strchomp (g_string_free (text, FALSE));
}

/**
 * venule_search_query_parse:
 * @typed: anything at all; only its beginning is looked at when it is long
 *
 * Returns: (transfer full) (element-type VenuleSearchTerm): its terms; none: there is nothing in it to look for
 */
GPtrArray *
venule_search_query_parse (const char *typed)
{
  GPtrArray *terms = g_ptr_array_new_with_free_func (free_term);
  g_autofree char *text = NULL;
  g_auto (GStrv) chunks = NULL;
  guint n;

  g_return_val_if_fail (typed != NULL, terms);

  text = clean (typed);
  chunks = g_strsplit (text, " ", MOST_CHUNKS + 1);
  n = g_strv_length (chunks);
  if (n > MOST_CHUNKS)
    g_clear_pointer (&chunks[--n], g_free);
  for (guint i = 0; i < n;)
    {
      guint run = measure_run (chunks + i);
      VenuleSearchTerm *term = run > 1 ? join_chunks (chunks + i, run) : read_chunk (chunks[i]);

      if (term != NULL)
        g_ptr_array_add (terms, term);
      i += run;
    }
  g_ptr_array_sort (terms, compare);
  return terms;
}

/**
 * venule_search_query_reads_dates:
 * @term: a term
 * @tier: how well it has to be met
 *
 * Returns: whether its dates count there: a word that is a number too is that number first
 */
gboolean
venule_search_query_reads_dates (const VenuleSearchTerm *term, VenuleSearchTier tier)
{
  return term->dates->len > 0 && (tier != VENULE_SEARCH_EXACT || term->word == NULL || term->parts != NULL);
}

/**
 * venule_search_query_get_extent:
 * @term: a term with a word
 * @tier: how well it has to be met
 *
 * Returns: how much of a record's word the term's own must be. Fewer than three letters stand inside too many
 *   words to say anything.
 */
VenuleGramExtent
venule_search_query_get_extent (const VenuleSearchTerm *term, VenuleSearchTier tier)
{
  if (tier == VENULE_SEARCH_EXACT)
    return VENULE_GRAM_WHOLE;
  return tier == VENULE_SEARCH_INFIX && g_utf8_strlen (term->word, -1) >= 3 ? VENULE_GRAM_INSIDE
                                                                            : VENULE_GRAM_BEGINNING;
}

/**
 * venule_search_query_count_corrections:
 * @term: a term
 * @tier: how well it has to be met
 *
 * Returns: how many of the term's corrections count there
 */
guint
venule_search_query_count_corrections (const VenuleSearchTerm *term, VenuleSearchTier tier)
{
  if (term->corrections == NULL || tier < VENULE_SEARCH_NEAR)
    return 0;
  return tier == VENULE_SEARCH_NEAR ? term->n_near : term->corrections->len;
}

static gboolean
has_word (const char *words, const char *word, VenuleGramExtent extent)
{
  gsize length = strlen (word);

  for (const char *p = strstr (words, word); p != NULL; p = strstr (p + 1, word))
    {
      gboolean begins = p > words && p[-1] == '\n';

      if (extent == VENULE_GRAM_INSIDE || (begins && (extent == VENULE_GRAM_BEGINNING || p[length] == '\n')))
        return TRUE;
    }
  return FALSE;
}

static gboolean
meets_word (const VenuleSearchTerm *term, VenuleSearchTier tier, const char *words)
{
  guint n = venule_search_query_count_corrections (term, tier);

  if (term->word == NULL)
    return FALSE;
  if (has_word (words, term->word, venule_search_query_get_extent (term, tier)))
    return TRUE;
  for (guint i = 0; i < n; i++)
    {
      if (has_word (words, g_ptr_array_index (term->corrections, i), VENULE_GRAM_WHOLE))
        return TRUE;
    }
  return FALSE;
}

static gboolean
meets_term (const VenuleSearchTerm *term, VenuleSearchTier tier, const char *words, VenuleCivilDate born)
{
  if (meets_word (term, tier, words))
    return TRUE;
  for (guint i = 0; venule_search_query_reads_dates (term, tier) && i < term->dates->len; i++)
    {
      if (venule_typed_date_matches (&g_array_index (term->dates, VenuleTypedDate, i), born))
        return TRUE;
    }
  return term->parts != NULL && venule_search_query_meets (term->parts, tier, words, born);
}

/**
 * venule_search_query_meets:
 * @terms: (element-type VenuleSearchTerm): what is looked for
 * @tier: how well it has to be met
 * @words: a record's words, each between line ends
 * @born: its day of birth
 *
 * Returns: whether the record meets every term
 */
gboolean
venule_search_query_meets (GPtrArray *terms, VenuleSearchTier tier, const char *words, VenuleCivilDate born)
{
  for (guint i = 0; i < terms->len; i++)
    {
      if (!meets_term (g_ptr_array_index (terms, i), tier, words, born))
        return FALSE;
    }
  return terms->len > 0;
}
