/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures a store of very many consultations: what is typed into the search as somebody would who looks for one of
 * them, opening, and saving beside a bare write. Prints one JSON object; times are in milliseconds. */
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "venule-record-list.h"
#include "venule-sqlite-list.h"
#include "venule-sqlite-record.h"
#include "venule-store.h"

#define N_QUERIES 1000
#define N_WARM    100
#define N_SAVES   400
#define BLOCK     4096
#define REST      (3500 * G_TIME_SPAN_MILLISECOND) /* after which an idle store is at rest */

typedef struct
{
  VenuleSqlite *db;
  GRand *rand;
  gint64 n_records;
  gboolean first; /* nothing has been printed yet */
} Bench;

typedef char *(*MakeQuery) (Bench *self, const VenuleCard *card);

static void
stop_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

static gint64
get_processor_time (void)
{
  struct timespec time;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return time.tv_sec * G_USEC_PER_SEC + time.tv_nsec / 1000;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  gint64 first = *(const gint64 *) a, second = *(const gint64 *) b;

  return first < second ? -1 : first > second;
}

static double
get_percentile (GArray *times, guint percent)
{
  g_array_sort (times, compare);
  return (double) g_array_index (times, gint64, (times->len - 1) * percent / 100) / 1000;
}

static void
print_times (Bench *self, const char *name, GArray *times)
{
  g_print ("%s\"%s\": {\"p50\": %.3f, \"p99\": %.3f, \"max\": %.3f}", self->first ? "{" : ",\n ", name,
           get_percentile (times, 50), get_percentile (times, 99), get_percentile (times, 100));
  self->first = FALSE;
}

static VenuleCard *
pick_card (Bench *self)
{
  g_autoptr (VenuleSqliteRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = venule_sqlite_record_get (self->db, 1 + (gint64) (g_rand_double (self->rand) * (double) self->n_records),
                                     &error);
  stop_on (error);
  return g_steal_pointer (&record->card);
}

/* The first letters, as many as somebody may have typed by now. */
static char *
type_beginning (Bench *self, const char *text)
{
  glong n = g_utf8_strlen (text, -1);

  return n == 0 ? g_strdup ("") : g_utf8_substring (text, 0, g_rand_int_range (self->rand, 1, (gint32) n + 1));
}

static char *
type_prefix (Bench *self, const VenuleCard *card)
{
  g_autofree char *both = g_strdup_printf ("%s %s", card->given_name, card->family_name);
  g_autofree char *swapped = g_strdup_printf ("%s %s", card->family_name, card->given_name);
  g_autofree char *given = type_beginning (self, card->given_name);
  g_autofree char *family = type_beginning (self, card->family_name);

  switch (g_rand_int_range (self->rand, 0, 6))
    {
    case 0:
      return type_beginning (self, both);
    case 1:
      return type_beginning (self, swapped);
    case 2:
      return type_beginning (self, card->number);
    case 3:
      return type_beginning (self, *card->nhs_number != '\0' ? card->nhs_number : card->family_name);
    case 4:
      return g_strdup_printf ("%s %s", given, family);
    default:
      return g_steal_pointer (&family);
    }
}

/* Three letters or more from inside a family name, or a number's end. */
static char *
type_infix (Bench *self, const VenuleCard *card)
{
  const char *text = g_rand_int_range (self->rand, 0, 4) == 0 ? card->number : card->family_name;
  glong n = g_utf8_strlen (text, -1);
  gint32 from;

  if (n < 4)
    return g_strdup ("mith");
  from = g_rand_int_range (self->rand, 1, (gint32) n - 2);
  return g_utf8_substring (text, from,
                           text == card->number ? n : g_rand_int_range (self->rand, from + 3, (gint32) n + 1));
}

/* One letter left out, added, changed, or swapped with the next. */
static char *
slip (Bench *self, const char *text)
{
  glong n;
  g_autofree gunichar *letters = g_utf8_to_ucs4_fast (text, -1, &n);
  GString *typed = g_string_new (NULL);
  glong at = n < 2 ? 0 : g_rand_int_range (self->rand, 0, (gint32) n - 1);
  gint32 kind = g_rand_int_range (self->rand, 0, 4);

  for (glong i = 0; i < n; i++)
    {
      if (i == at && kind == 0)
        continue;
      if (i == at && kind == 1)
        g_string_append_c (typed, (char) g_rand_int_range (self->rand, 'a', 'z' + 1));
      if (i == at && kind == 3 && i + 1 < n)
        g_string_append_unichar (typed, letters[i + 1]);
      if (i == at && kind == 2)
        g_string_append_c (typed, (char) g_rand_int_range (self->rand, 'a', 'z' + 1));
      else if (i != at + 1 || kind != 3)
        g_string_append_unichar (typed, letters[i]);
    }
  return g_string_free (typed, FALSE);
}

static char *
type_slip (Bench *self, const VenuleCard *card)
{
  g_autofree char *family = slip (self, card->family_name);

  return g_rand_boolean (self->rand) ? g_strdup_printf ("%s %s", card->given_name, family) : g_steal_pointer (&family);
}

static char *
type_date (Bench *self, const VenuleCard *card)
{
  int year, month, day;

  venule_civil_date_get_ymd (card->born, &year, &month, &day);
  switch (g_rand_int_range (self->rand, 0, 4))
    {
    case 0:
      return g_strdup_printf ("%d/%d/%d", day, month, year);
    case 1:
      return g_strdup_printf ("%d.%d.%02d", day, month, year % 100);
    case 2:
      return g_strdup_printf ("%d", year);
    default:
      return g_strdup_printf ("%s %d/%d", card->family_name, day, month);
    }
}

static char *
type_nothing (Bench *self, const VenuleCard *card)
{
  return NULL;
}

static void
measure (Bench *self, const char *name, VenuleListKind kind, guint n_queries, MakeQuery make)
{
  g_autoptr (GArray) wall = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) processor = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *processor_name = g_strconcat (name, " processor", NULL);

  for (guint i = 0; i < n_queries + N_WARM; i++)
    {
      g_autoptr (VenuleCard) card = pick_card (self);
      g_autofree char *typed = make (self, card);
      VenuleListQuery query = { kind, typed, venule_civil_date_today (), 0, VENULE_RECORD_LIST_WINDOW };
      g_autoptr (GError) error = NULL;
      gint64 begun = g_get_monotonic_time (), spent = get_processor_time ();
      g_autoptr (GPtrArray) found = venule_sqlite_list (self->db, &query, NULL, &error);
      gint64 took = g_get_monotonic_time () - begun;

      stop_on (error);
      spent = get_processor_time () - spent;
      if (i < N_WARM)
        continue;
      g_array_append_val (wall, took);
      g_array_append_val (processor, spent);
    }
  print_times (self, name, wall);
  print_times (self, processor_name, processor);
}

static void
keep_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

/* Returns: (transfer full) */
static GAsyncResult *
await (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

static VenuleStore *
open_store (const char *folder)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VenuleStore *store;

  venule_store_open_async (folder, NULL, keep_result_cb, &result);
  store = venule_store_open_finish (await (&result), &error);
  stop_on (error);
  return store;
}

static void
read_first_list (VenuleStore *store)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GPtrArray) list = NULL;
  g_autoptr (GError) error = NULL;
  VenuleListQuery query = { VENULE_LIST_TODAY, NULL, venule_civil_date_today (), 0, VENULE_RECORD_LIST_WINDOW };

  venule_store_list_async (store, &query, NULL, keep_result_cb, &result);
  list = venule_store_list_finish (store, await (&result), &error);
  stop_on (error);
}

/* base: 0: a new consultation */
static void
save (VenuleStore *store, const char *record, guint base, const VenuleCard *card, const char *text)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free);
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  VenuleSave *made = venule_save_new (record, base);
  g_autofree char *document = g_strdup_printf ("%s<!-- %u -->", text, base);

  g_free (made->save_id);
  made->save_id = g_uuid_string_random ();
  made->course = VENULE_COURSE_DRAFT;
  g_free (made->by);
  made->by = g_strdup ("A Specialist");
  venule_card_free (made->card);
  made->card = venule_card_copy (card);
  g_clear_pointer (&made->document, g_bytes_unref);
  made->document = g_bytes_new (document, strlen (document));
  g_ptr_array_add (saves, made);
  venule_store_save_async (store, saves, VENULE_AUDIT_SAVED, NULL, keep_result_cb, &result);
  revisions = venule_store_save_finish (store, await (&result), NULL, &error);
  stop_on (error);
}

static void
append (GArray *times, gint64 begun)
{
  gint64 took = g_get_monotonic_time () - begun;

  g_array_append_val (times, took);
}

/* Each beside what was measured right before it: a machine that is slow for a while is slow for both. */
static void
print_ratios (Bench *self, const char *name, GArray *times, GArray *floors)
{
  g_autoptr (GArray) ratios = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < times->len; i++)
    {
      gint64 ratio = g_array_index (times, gint64, i) * 1000 / MAX (g_array_index (floors, gint64, i), 1);

      g_array_append_val (ratios, ratio);
    }
  print_times (self, name, ratios);
}

/* A bare block, a new consultation, and the same one changed, each made durable, in turn. The store has been idle for
 * a while, as it is before somebody saves. */
static void
measure_saves (Bench *self, VenuleStore *store, const char *folder, const char *text)
{
  g_autoptr (GArray) raw = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) new = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) again = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autofree char *path = g_build_filename (folder, "block", NULL);
  int block = open (path, O_CREAT | O_TRUNC | O_WRONLY | O_CLOEXEC, 0600);
  char bytes[BLOCK];

  memset (bytes, 'x', sizeof bytes);
  for (guint i = 0; i < N_SAVES; i++)
    {
      g_autoptr (VenuleCard) card = pick_card (self);
      g_autofree char *id = g_uuid_string_random ();
      gint64 begun = g_get_monotonic_time ();

      if (pwrite (block, bytes, sizeof bytes, (off_t) i * BLOCK) != BLOCK || fsync (block) != 0)
        g_error ("%s: could not be written", path);
      append (raw, begun);
      begun = g_get_monotonic_time ();
      save (store, id, 0, card, text);
      append (new, begun);
      begun = g_get_monotonic_time ();
      save (store, id, 1, card, text);
      append (again, begun);
    }
  close (block);
  unlink (path);
  print_ratios (self, "save new over raw", new, raw);
  print_ratios (self, "save again over raw", again, raw);
  print_times (self, "raw", raw);
  print_times (self, "save new", new);
  print_times (self, "save again", again);
}

static void
measure_opening (Bench *self, const char *folder)
{
  g_autoptr (GArray) times = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; i < 20; i++)
    {
      gint64 begun = g_get_monotonic_time ();
      g_autoptr (VenuleStore) store = open_store (folder);

      read_first_list (store);
      append (times, begun);
    }
  print_times (self, "open", times);
}

static void
measure_queries (Bench *self)
{
  gint64 n_words;

  venule_sqlite_read_number (self->db, "SELECT count (*) FROM record", &self->n_records, NULL);
  venule_sqlite_read_number (self->db, "SELECT count (*) FROM search_word", &n_words, NULL);
  measure (self, "prefix", VENULE_LIST_ALL, N_QUERIES, type_prefix);
  measure (self, "infix", VENULE_LIST_ALL, N_QUERIES, type_infix);
  measure (self, "misspelt", VENULE_LIST_ALL, N_QUERIES, type_slip);
  measure (self, "born", VENULE_LIST_ALL, N_QUERIES, type_date);
  measure (self, "prefix in drafts", VENULE_LIST_DRAFTS, N_QUERIES / 4, type_prefix);
  measure (self, "all", VENULE_LIST_ALL, N_QUERIES / 4, type_nothing);
  measure (self, "today", VENULE_LIST_TODAY, N_QUERIES / 4, type_nothing);
  measure (self, "to hand over", VENULE_LIST_TO_HAND_OVER, N_QUERIES / 4, type_nothing);
  measure (self, "drafts", VENULE_LIST_DRAFTS, N_QUERIES / 4, type_nothing);
  g_print (",\n \"records\": %" G_GINT64_FORMAT ", \"words\": %" G_GINT64_FORMAT, self->n_records, n_words);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *file = NULL, *text = NULL;
  g_autoptr (VenuleStore) store = NULL;
  Bench bench = { .first = TRUE };

  if (argc != 3)
    {
      g_printerr ("usage: %s FOLDER CONSULTATION\n", argv[0]);
      return 1;
    }
  file = g_build_filename (argv[1], "venule.db", NULL);
  g_file_get_contents (argv[2], &text, NULL, &error);
  stop_on (error);
  measure_opening (&bench, argv[1]);
  store = open_store (argv[1]);
  bench.db = venule_sqlite_open (file, TRUE, &error);
  stop_on (error);
  bench.rand = g_rand_new_with_seed (11);
  /* The last run ended in the middle of saving: what it left waiting is seen to now, as whenever a store is idle. */
  g_usleep (REST);
  measure_queries (&bench);
  measure_saves (&bench, store, argv[1], text);
  g_print ("}\n");
  venule_sqlite_close (bench.db);
  g_rand_free (bench.rand);
  return 0;
}
