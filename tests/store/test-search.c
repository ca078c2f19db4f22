/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <string.h>

#include "venule-sqlite-index.h"
#include "venule-sqlite-list.h"
#include "venule-sqlite-save.h"
#include "venule-store.h"
#include "venule-test-base.h"

/* Whoever is in the store, in the order of their saves: given and family name, number, NHS number, born. A
 * person's place here is the consultation's number. */
static const struct
{
  const char *given_name;
  const char *family_name;
  const char *number;
  const char *nhs_number;
  const char *born;
} people[] = {
  { "Anna", "Kowalska", "TV-00017", "9434765919", "1968-04-09" },
  { "Jan", "Kowalski", "TV-00018", "", "1970-01-31" },
  { "Łucja", "Żółć-Groß", "TV-00019", "", "1968-04-10" },
  { "Patrick", "O'Brien", "TV-00117", "4010232137", "1955-12-01" },
  { "Annabel", "Smith", "TV-00200", "", "1990-05-05" },
  { "Ann", "Smithson", "TV-00201", "", "1990-05-06" },
  { "محمد", "الحسن", "TV-00300", "", "1980-02-29" },
  { "Søren", "Østergaard", "TV-00301", "", "1961-07-14" },
  { "May", "Goldsmith", "TV-01968", "", "1944-03-03" },
  { "小明", "王", "TV-00303", "", "1999-09-09" },
  { "Anna", "Kowalska", "TV-00400", "", "1985-10-10" }, /* a namesake of the first */
};

static char *
make_id (gsize at)
{
  return g_strdup_printf ("00000000-0000-4000-8000-%012x", (guint) at);
}

static VenuleSave *
make_save (gsize at, guint base)
{
  g_autofree char *id = make_id (at);
  VenuleSave *save = venule_made_up_save (id, base, (guint) at, people[at].family_name);
  VenuleCard *card = save->card;
  char **texts[] = { &card->given_name, &card->family_name, &card->number, &card->nhs_number };
  const char *const values[]
      = { people[at].given_name, people[at].family_name, people[at].number, people[at].nhs_number };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i]);
      *texts[i] = g_strdup (values[i]);
    }
  card->visit = VENULE_CIVIL_DATE_NONE;
  g_assert_true (venule_civil_date_parse (people[at].born, &card->born));
  save->course = VENULE_COURSE_DRAFT;
  return save;
}

/* save: (transfer full) */
static void
put (Base *base, VenuleSave *save)
{
  g_autoptr (VenuleSave) given = save;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleRevision) revision = venule_test_save (base->db, save, &error);

  g_assert_no_error (error);
  g_assert_nonnull (revision);
}

static void
settle (Base *base)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (venule_sqlite_begin (base->db, &error));
  g_assert_true (venule_sqlite_index_settle (base->db, 0, &error));
  g_assert_true (venule_sqlite_commit (base->db, &error));
  g_assert_no_error (error);
}

/* settled: one more than how many wait for their postings in the end; %NULL: all of them */
static void
put_all (Base *base, gconstpointer settled)
{
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      put (base, make_save (i, 0));
      if (settled != NULL && i + 1 == G_N_ELEMENTS (people) - GPOINTER_TO_UINT (settled) + 1)
        settle (base);
    }
}

static GPtrArray *
list (Base *base, const VenuleListQuery *query)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = venule_sqlite_list (base->db, query, NULL, &error);

  g_assert_no_error (error);
  g_assert_nonnull (records);
  return records;
}

/* Returns: (transfer full): the numbers of those found, in the order found */
static char *
search_in (Base *base, VenuleListKind kind, const char *typed)
{
  VenuleListQuery query = { .kind = kind, .search = typed, .limit = 64 };
  g_autoptr (GPtrArray) records = list (base, &query);
  g_autoptr (GError) error = NULL;
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < records->len; i++)
    g_string_append_printf (
        text, "%s%d", i > 0 ? " " : "",
        (int) g_ascii_strtoll (strrchr (venule_record_get_id (records->pdata[i]), '-') + 1, NULL, 16));
  g_assert_cmpint (venule_sqlite_count (base->db, &query, NULL, &error), ==, records->len);
  g_assert_no_error (error);
  return g_string_free (text, FALSE);
}

static void
assert_found (Base *base, const char *typed, const char *expected)
{
  g_autofree char *found = search_in (base, VENULE_LIST_ALL, typed);

  g_test_message ("\"%s\"", typed);
  g_assert_cmpstr (found, ==, expected);
}

static const struct
{
  const char *typed;
  const char *found;
} searches[] = {
  /* the word, then words that begin so, then words that hold it; each the latest first */
  { "kowalska", "10 0" },
  { "ann", "5 10 4 0" },
  { "smith", "4 5 8" },
  { "kow", "10 1 0" },
  { "old", "8" },
  { "walsk", "10 1 0" },
  /* in any order, each half typed */
  { "kow an", "10 0" },
  { "an kow", "10 0" },
  { "ann smi", "5 4" },
  { "kowalska anna 1968", "0" },
  /* case, accents, letters that are not on the keyboard */
  { "KOWALSKA", "10 0" },
  { "lucja zolc", "2" },
  { "ŁUCJA ŻÓŁĆ", "2" },
  { "gross", "2" },
  { "zolcgross", "2" },
  { "soren ostergaard", "7" },
  { "obrien", "3" },
  { "o'brien", "3" },
  { "o’bri", "3" },
  { "brien", "3" },
  { "o brien", "3" },
  /* other scripts */
  { "محمد", "6" },
  { "الحسن محمد", "6" },
  { "王", "9" },
  { "小明", "9" },
  /* numbers */
  { "TV-00017", "0" },
  { "tv00017", "0" },
  { "00017", "0" },
  { "17", "0" },
  { "tv-0030", "9 7 6" },
  { "943 476 5919", "0" },
  { "9434765919", "0" },
  { "943 476", "0" },
  { "5919", "0" },
  { "4010232137 patrick", "3" },
  /* days of birth, as typed */
  { "9/4/1968", "0" },
  { "9.4.68", "0" },
  { "1968-04-09", "0" },
  { "9 apr 1968", "0" },
  { "april 1968", "2 0" },
  { "9/4", "0" },
  { "9/4/19", "0" },
  { "9/4/196", "0" },
  { "1968", "8 2 0" }, /* a number first, then a year */
  { "kowalska 10/10/1985", "10" },
  { "may goldsmith", "8" },
  { "29/2/1980", "6" },
  { "29/2/1981", "" },
  /* slips */
  { "kowlaska", "10 0" },
  { "kovalska", "10 0" },
  { "osterggard", "7" },
  { "anna kowalsak", "10 0" },
  { "patrik obrein", "3" },
  { "goldsmiht may", "8" },
  { "90434765919", "" }, /* never of a number */
  { "xyzzy", "" },
};

static void
test_search (Base *base, gconstpointer user_data)
{
  put_all (base, user_data);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    assert_found (base, searches[i].typed, searches[i].found);
}

/* The tables made anew answer as those that grew. */
static void
test_rebuild (Base *base, gconstpointer user_data)
{
  g_autoptr (GError) error = NULL;

  put_all (base, user_data);
  g_assert_true (venule_sqlite_begin (base->db, &error));
  g_assert_true (venule_sqlite_index_rebuild (base->db, &error));
  g_assert_true (venule_sqlite_commit (base->db, &error));
  g_assert_no_error (error);
  for (gsize i = 0; i < G_N_ELEMENTS (searches); i++)
    assert_found (base, searches[i].typed, searches[i].found);
}

static void
test_hostile (Base *base, gconstpointer user_data)
{
  g_autofree char *letters = g_strnfill (10240, 'a');
  g_autofree char *quotes = g_strnfill (10240, '"');
  g_autofree char *spaced = g_strnfill (10240, ' ');
  const char *const hostile[] = { letters,
                                  quotes,
                                  spaced,
                                  "\"",
                                  "'",
                                  "' OR 1=1 --",
                                  "anna AND smith",
                                  "anna NEAR smith",
                                  "NOT anna",
                                  "a*",
                                  "*",
                                  "%",
                                  "_",
                                  "anna\"",
                                  "(anna",
                                  "anna OR",
                                  "-anna",
                                  "given_name:anna",
                                  "^anna",
                                  "\x01\x02\x1b[31m",
                                  "😀",
                                  "anna 😀",
                                  "\xff\xfe",
                                  "\xed\xa0\x80",
                                  "a\xcc\x81\xcc\x81\xcc\x81\xcc\x81",
                                  "\xe2\x80\xae",
                                  "1/1/1/1/1/1",
                                  "99999999999999999999999999",
                                  "0/0/0",
                                  "a b c d e f g h i j k l m n o p q r s t u v w x y z",
                                  "\n\n\t",
                                  "," };

  put_all (base, user_data);
  for (gsize i = 0; i < 10240; i += 2)
    spaced[i] = (char) ('a' + i / 2 % 26);
  for (gsize i = 0; i < G_N_ELEMENTS (hostile); i++)
    {
      for (VenuleListKind kind = VENULE_LIST_ALL; kind <= VENULE_LIST_DRAFTS; kind++)
        {
          gint64 begun = g_get_monotonic_time ();
          g_autofree char *found = search_in (base, kind, hostile[i]);

          g_assert_cmpint (g_get_monotonic_time () - begun, <, G_TIME_SPAN_SECOND);
        }
    }
  /* Nothing in it to look for: all of the list. */
  assert_found (base, "😀", "10 9 8 7 6 5 4 3 2 1 0");
  assert_found (base, " * ", "10 9 8 7 6 5 4 3 2 1 0");
  assert_found (base, "anna 😀", "10 0 4");
  assert_found (base, "(anna", "10 0 4");
}

static void
test_order (Base *base, gconstpointer user_data)
{
  put_all (base, user_data);
  put (base, make_save (1, 1));
  put (base, make_save (0, 1));
  assert_found (base, "kow", "0 1 10");
  assert_found (base, NULL, "0 1 10 9 8 7 6 5 4 3 2");
}

/* Who has another name is found by that, and by the former no more. */
static void
test_rename (Base *base, gconstpointer user_data)
{
  VenuleSave *save = make_save (7, 1);
  static const char *const former[] = { "ostergaard", "terga", "osterggaard" };

  put_all (base, user_data);
  g_free (save->card->family_name);
  save->card->family_name = g_strdup ("Lindqvist");
  save->card->born = venule_civil_date_new (1961, 7, 15);
  put (base, save);
  for (guint round = 0; round < 2; round++)
    {
      for (gsize i = 0; i < G_N_ELEMENTS (former); i++)
        assert_found (base, former[i], "");
      assert_found (base, "14/7/1961", "");
      assert_found (base, "15/7/1961", "7");
      assert_found (base, "soren lindqvist", "7");
      settle (base);
    }
  g_assert_cmpint (venule_test_count (base->db, "SELECT count (*) FROM search_word WHERE word = 'ostergaard'"), ==, 0);
  g_assert_cmpint (venule_test_count (base->db, "SELECT count (*) FROM search_word WHERE word = 'soren'"), ==, 1);
}

/* What is erased leaves nothing in the tables. */
static void
test_erase (Base *base, gconstpointer user_data)
{
  static const char *const tables[]
      = { "search_posting", "search_entry", "search_former", "search_namesakes", "search_word" };
  g_autoptr (GError) error = NULL;

  put_all (base, user_data);
  g_assert_true (venule_sqlite_begin (base->db, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      g_autoptr (VenuleSave) save = make_save (i, 0);
      gint64 record = (gint64) i + 1;
      g_autofree char *sql = g_strdup_printf ("INSERT INTO erasing VALUES (%d); DELETE FROM revision WHERE record = %d;"
                                              "DELETE FROM record WHERE id = %d",
                                              (int) record, (int) record, (int) record);

      g_assert_true (venule_sqlite_index_update (base->db, record, save->card, NULL, &error));
      g_assert_true (venule_sqlite_execute (base->db, sql, &error));
      g_assert_no_error (error);
    }
  g_assert_true (venule_sqlite_commit (base->db, &error));
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count (*) FROM %s", tables[i]);

      g_assert_cmpint (venule_test_count (base->db, sql), ==, 0);
    }
  assert_found (base, "kowalska", "");
}

static void
test_namesakes (Base *base, gconstpointer user_data)
{
  VenuleListQuery query = { .kind = VENULE_LIST_ALL, .limit = 64 };
  g_autoptr (GPtrArray) records = NULL;
  VenuleSave *save;

  put_all (base, user_data);
  records = list (base, &query);
  for (guint i = 0; i < records->len; i++)
    g_assert_cmpint (venule_record_get_has_namesake (records->pdata[i]), ==, i == 0 || i == 10);
  g_clear_pointer (&records, g_ptr_array_unref);

  /* Who has another name now has no namesake any more, nor is one. */
  save = make_save (10, 1);
  g_free (save->card->given_name);
  save->card->given_name = g_strdup ("Joanna");
  put (base, save);
  records = list (base, &query);
  for (guint i = 0; i < records->len; i++)
    g_assert_false (venule_record_get_has_namesake (records->pdata[i]));
  g_clear_pointer (&records, g_ptr_array_unref);

  /* The same patient again is no namesake. */
  save = make_save (3, 0);
  g_free (save->record);
  save->record = g_strdup ("00000000-0000-4000-8000-0000000000aa");
  put (base, save);
  query.search = "obrien";
  records = list (base, &query);
  g_assert_cmpuint (records->len, ==, 2);
  g_assert_false (venule_record_get_has_namesake (records->pdata[0]));
  g_assert_false (venule_record_get_has_namesake (records->pdata[1]));
  g_clear_pointer (&records, g_ptr_array_unref);

  /* The same number with another day of birth is not surely the same patient. */
  save = make_save (3, 0);
  g_free (save->record);
  save->record = g_strdup ("00000000-0000-4000-8000-0000000000ab");
  save->card->born = venule_civil_date_new (1955, 12, 2);
  put (base, save);
  records = list (base, &query);
  g_assert_cmpuint (records->len, ==, 3);
  for (guint i = 0; i < records->len; i++)
    g_assert_true (venule_record_get_has_namesake (records->pdata[i]));
}

static gint64 now;

static gint64
tell_time (void)
{
  return now;
}

static void
test_kinds (Base *base, gconstpointer user_data)
{
  const VenuleCivilDate day = venule_civil_date_new (2026, 11, 23);
  VenuleListQuery query = { .kind = VENULE_LIST_TODAY, .today = day, .limit = 64 };
  static const VenuleCourse courses[] = { VENULE_COURSE_DRAFT, VENULE_COURSE_FINISHED };
  g_autofree char *drafts = NULL, *to_hand_over = NULL, *found = NULL;
  g_autoptr (GPtrArray) today = NULL;

  venule_sqlite_set_clock (base->db, tell_time);
  for (gsize i = 0; i < G_N_ELEMENTS (people); i++)
    {
      VenuleSave *save = make_save (i, 0);

      now = G_GINT64_CONSTANT (1795377600000000) + (gint64) i * G_TIME_SPAN_MINUTE; /* 2026-11-22 20:00 */
      if (i >= 8)
        now += G_TIME_SPAN_DAY;
      save->course = courses[i % 2];
      if (i == 3)
        save->card->visit = day;
      put (base, save);
    }
  drafts = search_in (base, VENULE_LIST_DRAFTS, NULL);
  g_assert_cmpstr (drafts, ==, "10 8 6 4 2 0");
  to_hand_over = search_in (base, VENULE_LIST_TO_HAND_OVER, NULL);
  g_assert_cmpstr (to_hand_over, ==, "9 7 5 3 1");
  found = search_in (base, VENULE_LIST_DRAFTS, "kowalsk");
  g_assert_cmpstr (found, ==, "10 0");

  today = list (base, &query);
  g_assert_cmpuint (today->len, ==, 4);
  g_assert_cmpint (venule_sqlite_count (base->db, &query, NULL, NULL), ==, 4);
  g_assert_cmpstr (venule_record_get_id (today->pdata[0]), ==, "00000000-0000-4000-8000-00000000000a");
  g_assert_cmpstr (venule_record_get_id (today->pdata[3]), ==, "00000000-0000-4000-8000-000000000003");
  query.search = "brien";
  g_assert_cmpint (venule_sqlite_count (base->db, &query, NULL, NULL), ==, 1);
}

/* More than a search may find, and more than are looked at one by one. */
static void
test_many (Base *base, gconstpointer user_data)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free);
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) error = NULL;
  VenuleListQuery query = { .kind = VENULE_LIST_ALL, .limit = 64 };

  for (guint i = 0; i < 17000; i++)
    {
      g_autofree char *id = make_id (i);
      g_autofree char *name
          = g_strdup_printf ("%s%c%c", i % 3 == 0 ? "Smith" : "Jones", 'a' + (int) (i % 26), 'a' + (int) (i / 26 % 26));
      VenuleSave *save = venule_made_up_save (id, 0, i, name);

      save->course = i % 2 == 0 ? VENULE_COURSE_DRAFT : VENULE_COURSE_FINISHED;
      g_ptr_array_add (saves, save);
    }
  revisions = venule_sqlite_save (base->db, saves, VENULE_AUDIT_SAVED, NULL, &error);
  g_assert_no_error (error);

  query.search = "smith";
  g_assert_cmpint (venule_sqlite_count (base->db, &query, NULL, NULL), ==, VENULE_STORE_MAX_FOUND);
  for (query.offset = 0; query.offset < 256; query.offset += 64)
    {
      g_autoptr (GPtrArray) window = list (base, &query);

      g_assert_cmpuint (window->len, ==, query.offset < 192 ? 64 : VENULE_STORE_MAX_FOUND - 192);
      for (guint i = 0; i < window->len; i++)
        g_ptr_array_add (all, g_object_ref (window->pdata[i]));
    }
  for (guint i = 0; i < all->len; i++)
    {
      g_autofree char *id = make_id (16998 - i * 3);

      g_assert_cmpstr (venule_record_get_id (all->pdata[i]), ==, id);
    }
  query.offset = 0;
  query.search = "ithz jo"; /* nobody */
  g_assert_cmpint (venule_sqlite_count (base->db, &query, NULL, NULL), ==, 0);
  query.search = "smitha";
  g_assert_cmpint (venule_sqlite_count (base->db, &query, NULL, NULL), ==, VENULE_STORE_MAX_FOUND);
  query.search = "smithaa";
  g_assert_cmpint (venule_sqlite_count (base->db, &query, NULL, NULL), ==, 9);
  query.search = NULL;
  query.offset = 16990;
  g_clear_pointer (&all, g_ptr_array_unref);
  all = list (base, &query);
  g_assert_cmpuint (all->len, ==, 10);
}

/* In a list too long to be gone along. */
static void
test_many_in_list (Base *base, gconstpointer user_data)
{
  static const struct
  {
    VenuleListKind kind;
    VenuleCourse course;
  } rows[] = { { VENULE_LIST_DRAFTS, VENULE_COURSE_DRAFT }, { VENULE_LIST_TO_HAND_OVER, VENULE_COURSE_FINISHED } };

  test_many (base, user_data);
  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      VenuleListQuery query = { .kind = rows[i].kind, .search = "jones", .limit = 64 };
      g_autoptr (GPtrArray) window = list (base, &query);

      g_assert_cmpint (venule_sqlite_count (base->db, &query, NULL, NULL), ==, VENULE_STORE_MAX_FOUND);
      g_assert_cmpuint (window->len, ==, 64);
      for (guint j = 0; j < window->len; j++)
        g_assert_cmpint (venule_record_get_course (window->pdata[j]), ==, rows[i].course);
    }
}

static void
test_cancelled (Base *base, gconstpointer user_data)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  VenuleListQuery query = { .kind = VENULE_LIST_ALL, .search = "kowalska", .limit = 64 };

  put_all (base, user_data);
  g_cancellable_cancel (cancellable);
  for (guint i = 0; i < 2; i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (venule_sqlite_list (base->db, &query, cancellable, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_clear_error (&error);
      g_assert_cmpint (venule_sqlite_count (base->db, &query, cancellable, &error), ==, -1);
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      query.search = NULL;
    }
  /* Nothing is left open that keeps the log from being moved. */
  g_assert_true (sqlite3_get_autocommit (venule_sqlite_get_handle (base->db)));
  assert_found (base, "kowalska", "10 0");
}

/* While all wait for their postings, when none does, and when some do. */
static void
add (const char *path, void (*test) (Base *, gconstpointer))
{
  for (guint settled = 0; settled < 8; settled = settled * 6 + 1)
    {
      g_autofree char *name = g_strdup_printf ("%s/%u", path, settled);

      g_test_add (name, Base, GUINT_TO_POINTER (settled), venule_test_base_set_up, test, venule_test_base_tear_down);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add ("/search/search", test_search);
  add ("/search/rebuild", test_rebuild);
  add ("/search/hostile", test_hostile);
  add ("/search/order", test_order);
  add ("/search/rename", test_rename);
  add ("/search/erase", test_erase);
  add ("/search/namesakes", test_namesakes);
  add ("/search/kinds", test_kinds);
  add ("/search/many-in-list", test_many_in_list);
  add ("/search/cancelled", test_cancelled);
  return g_test_run ();
}
