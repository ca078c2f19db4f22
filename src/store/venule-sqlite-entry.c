/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-sqlite-entry.h"

#include "venule-gram.h"
#include "venule-search-text.h"

static void
add_words (GPtrArray *words, GPtrArray *more)
{
  for (guint i = 0; i < more->len; i++)
    {
      if (!g_ptr_array_find_with_equal_func (words, more->pdata[i], g_str_equal, NULL))
        g_ptr_array_add (words, g_strdup (more->pdata[i]));
    }
}

/* Returns: (transfer full) (element-type utf8): all words that the card is found by */
GPtrArray *
venule_sqlite_entry_list_words (const VenuleCard *card)
{
  GPtrArray *words = venule_search_text_list_name_words (card->given_name);
  g_autoptr (GPtrArray) family = venule_search_text_list_name_words (card->family_name);
  g_autoptr (GPtrArray) number = venule_search_text_list_number_words (card->number);
  g_autoptr (GPtrArray) nhs_number = venule_search_text_list_number_words (card->nhs_number);

  add_words (words, family);
  add_words (words, number);
  add_words (words, nhs_number);
  return words;
}

/* Returns: (transfer full): the words, between line ends */
static char *
join_words (GPtrArray *words)
{
  GString *text = g_string_new ("\n");

  for (guint i = 0; i < words->len; i++)
    {
      g_string_append (text, words->pdata[i]);
      g_string_append_c (text, '\n');
    }
  return g_string_free (text, FALSE);
}

/* Returns: what namesakes share; 0: the card has no names */
static gint64
get_names (const VenuleCard *card)
{
  g_autoptr (GPtrArray) given = venule_search_text_split (card->given_name);
  g_autoptr (GPtrArray) family = venule_search_text_split (card->family_name);
  g_autoptr (GString) text = g_string_new (NULL);

  if (given->len + family->len == 0)
    return 0;
  for (guint i = 0; i < given->len; i++)
    g_string_append_printf (text, "%s ", (const char *) given->pdata[i]);
  g_string_append_c (text, '\n');
  for (guint i = 0; i < family->len; i++)
    g_string_append_printf (text, "%s ", (const char *) family->pdata[i]);
  return venule_gram_of_names (text->str);
}

/* Who surely is one patient: born on one day, with one number. When in doubt, they are two.
 * Returns: what a patient's records share, and no other's */
static gint64
get_person (const VenuleCard *card, gint64 record)
{
  const char *number = *card->number != '\0' ? card->number : card->nhs_number;
  g_autofree char *text = *number != '\0' ? g_strdup_printf ("%u %s", card->born, number)
                                          : g_strdup_printf ("record %" G_GINT64_FORMAT, record);

  return venule_gram_of_names (text);
}

/* Runs a statement with one number, which gives one or no row.
 * Returns: FALSE with @error set */
static gboolean
read_one (VenuleSqlite *db, const char *sql, gint64 number, gint64 *value, GError **error)
{
  sqlite3_stmt *statement = venule_sqlite_prepare (db, sql, error);
  VenuleStep step;

  *value = 0;
  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, number);
  step = venule_sqlite_step (db, statement, error);
  if (step == VENULE_STEP_ROW)
    *value = sqlite3_column_int64 (statement, 0);
  sqlite3_reset (statement);
  return step != VENULE_STEP_FAILED;
}

/* Notes whether several patients have the names. */
static gboolean
update_namesakes (VenuleSqlite *db, gint64 names, GError **error)
{
  gint64 several, was, unused;

  if (names == 0)
    return TRUE;
  /* The ends of the index, however many there are between. */
  if (!read_one (db,
                 "SELECT (SELECT person FROM search_entry WHERE names = ?1 ORDER BY person LIMIT 1)"
                 " <> (SELECT person FROM search_entry WHERE names = ?1 ORDER BY person DESC LIMIT 1)",
                 names, &several, error)
      || !read_one (db, "SELECT 1 FROM search_namesakes WHERE names = ?", names, &was, error))
    return FALSE;
  return several == was
         || read_one (db,
                      several != 0 ? "INSERT INTO search_namesakes (names) VALUES (?)"
                                   : "DELETE FROM search_namesakes WHERE names = ?",
                      names, &unused, error);
}

/**
 * venule_sqlite_entry_has_namesake:
 * @db: a store
 * @names: what namesakes share
 * @error: where to store an error
 *
 * Returns: 1 when several patients have the names, 0 when one has, -1 with @error set
 */
int
venule_sqlite_entry_has_namesake (VenuleSqlite *db, gint64 names, GError **error)
{
  gint64 several;

  if (names == 0)
    return 0;
  return read_one (db, "SELECT 1 FROM search_namesakes WHERE names = ?", names, &several, error) ? several != 0 : -1;
}

/**
 * venule_sqlite_entry_write:
 * @db: within a transaction
 * @slot: where it is to stand
 * @record: a record that has no row
 * @card: the record's
 * @words: (element-type utf8): the card's words
 * @error: where to store an error
 *
 * Returns: whether the record is entered
 */
gboolean
venule_sqlite_entry_write (
    VenuleSqlite *db, gint64 slot, gint64 record, const VenuleCard *card, GPtrArray *words, GError **error)
{
  g_autofree char *text = join_words (words);
  gint64 names = get_names (card);
  sqlite3_stmt *write = venule_sqlite_prepare (
      db, "INSERT INTO search_entry (slot, record, born, names, person, words) VALUES (?, ?, ?, ?, ?, ?)", error);

  if (write == NULL)
    return FALSE;
  sqlite3_bind_int64 (write, 1, slot);
  sqlite3_bind_int64 (write, 2, record);
  sqlite3_bind_int64 (write, 3, card->born);
  if (names != 0)
    sqlite3_bind_int64 (write, 4, names);
  sqlite3_bind_int64 (write, 5, get_person (card, record));
  venule_sqlite_bind_text (write, 6, text);
  return venule_sqlite_run (db, write, error) && update_namesakes (db, names, error);
}

/* Takes away a row, where there is one. */
gboolean
venule_sqlite_entry_delete (VenuleSqlite *db, gint64 slot, GError **error)
{
  gint64 names, unused;

  return read_one (db, "SELECT names FROM search_entry WHERE slot = ?", slot, &names, error)
         && read_one (db, "DELETE FROM search_entry WHERE slot = ?", slot, &unused, error)
         && update_namesakes (db, names, error);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

/* Returns: (transfer full) (element-type gint64): the grams that lead to a row, sorted, each once */
GArray *
venule_sqlite_entry_list_keys (const char *words, VenuleCivilDate born)
{
  g_auto (GStrv) list = g_strsplit (words, "\n", -1);
  GArray *keys = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint n = 0;

  for (guint i = 0; list[i] != NULL; i++)
    {
      g_autoptr (GArray) more = *list[i] == '\0' ? NULL : venule_gram_list_all (list[i]);

      if (more != NULL)
        g_array_append_vals (keys, more->data, more->len);
    }
  if (born != VENULE_CIVIL_DATE_NONE && born <= G_MAXINT32)
    {
      int year, month, day;
      gint64 key;

      venule_civil_date_get_ymd (born, &year, &month, &day);
      key = venule_gram_of_year (year);
      g_array_append_val (keys, key);
      key = venule_gram_of_day (month, day);
      g_array_append_val (keys, key);
    }
  g_array_sort (keys, compare);
  for (guint i = 0; i < keys->len; i++)
    {
      if (n == 0 || g_array_index (keys, gint64, n - 1) != g_array_index (keys, gint64, i))
        g_array_index (keys, gint64, n++) = g_array_index (keys, gint64, i);
    }
  g_array_set_size (keys, n);
  return keys;
}
