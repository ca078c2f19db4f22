/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fills a store with very many made-up consultations, by the store's own saves, for what is measured with it. */
#include <stdlib.h>
#include <string.h>

#include "venule-bench-names.h"
#include "venule-sqlite-record.h"
#include "venule-sqlite-save.h"

#define BATCH    2000 /* saves in a transaction */
#define INTERVAL (6 * G_TIME_SPAN_HOUR * 24)
#define CHANGED  10 /* one batch in so many changes consultations that are there */
#define TO_GIVE  2  /* batches at the end whose sheets are still to be handed over */

typedef struct
{
  VenuleSqlite *db;
  GRand *rand;
  GPtrArray *patients;  /* (element-type VenuleCard) */
  GArray *patient;      /* (element-type guint32): of each consultation */
  GByteArray *revision; /* of each consultation */
  GBytes *document;
} Filling;

static gint64 now, last;

static gint64
tell_time (void)
{
  return now;
}

static char *
make_id (guint kind, guint number)
{
  return g_strdup_printf ("%08x-0000-4000-8000-%012x", kind, number);
}

/* One in two is a patient who comes again; most of them came lately. */
static guint32
pick_patient (Filling *self)
{
  guint32 n = self->patients->len;

  if (n > 10 && g_rand_int_range (self->rand, 0, 100) < 55)
    return n - 1 - (guint32) (g_rand_double (self->rand) * g_rand_double (self->rand) * (n - 1));
  g_ptr_array_add (self->patients, venule_bench_names_make_patient (self->rand, n + 1));
  return n;
}

static VenuleSave *
make_save (Filling *self, guint consultation, guint save)
{
  g_autofree char *id = make_id (1, consultation);
  guint base = self->revision->data[consultation];
  VenuleSave *made = venule_save_new (id, base);

  g_free (made->save_id);
  made->save_id = make_id (2, save);
  made->course = base > 0                  ? VENULE_COURSE_AMENDED
                 : consultation % 100 == 0 ? VENULE_COURSE_DRAFT
                                           : VENULE_COURSE_FINISHED;
  if (base > 0)
    {
      g_free (made->reason);
      made->reason = g_strdup ("a date was wrong");
    }
  g_free (made->by);
  made->by = g_strdup ("A Specialist");
  venule_card_free (made->card);
  made->card = venule_card_copy (self->patients->pdata[g_array_index (self->patient, guint32, consultation)]);
  made->card->visit = (VenuleCivilDate) (719163 + now / (24 * G_TIME_SPAN_HOUR)); /* the day number of 1970-01-01 */
  g_clear_pointer (&made->document, g_bytes_unref);
  made->document = g_bytes_ref (self->document);
  self->revision->data[consultation]++;
  return made;
}

static void
stop_on (GError *error)
{
  if (error != NULL)
    g_error ("%s", error->message);
}

/* The sheets of a batch were handed over long ago. */
static void
hand_over (Filling *self, GPtrArray *saves)
{
  g_autoptr (GError) error = NULL;

  venule_sqlite_begin (self->db, &error);
  stop_on (error);
  for (guint i = 0; i < saves->len; i++)
    {
      g_autoptr (VenuleSqliteRecord) record = NULL;

      venule_sqlite_record_find (self->db, ((VenuleSave *) saves->pdata[i])->record, &record, &error);
      stop_on (error);
      record->to_hand_over = FALSE;
      venule_sqlite_record_write (self->db, record, &error);
      stop_on (error);
    }
  venule_sqlite_commit (self->db, &error);
  stop_on (error);
}

static void
fill (Filling *self, guint n)
{
  guint n_batches = n / BATCH + n / BATCH / CHANGED, consultation = 0;

  for (guint batch = 0; consultation < n; batch++)
    {
      g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free);
      g_autoptr (GPtrArray) revisions = NULL;
      g_autoptr (GHashTable) chosen = g_hash_table_new (NULL, NULL);
      g_autoptr (GError) error = NULL;
      gboolean changes = batch % CHANGED == CHANGED - 1;

      now = last - (gint64) (n_batches - MIN (batch, n_batches)) * INTERVAL;
      for (guint i = 0; i < BATCH && (changes || consultation < n); i++)
        {
          guint32 patient = changes ? 0 : pick_patient (self);
          guint one = changes ? (guint) g_rand_int_range (self->rand, 0, (gint32) consultation) : consultation++;

          if (!changes)
            {
              g_array_append_val (self->patient, patient);
              g_byte_array_append (self->revision, (const guint8 *) "", 1);
            }
          if (self->revision->data[one] < 200 && one % 100 != 0 && g_hash_table_add (chosen, GUINT_TO_POINTER (one)))
            g_ptr_array_add (saves, make_save (self, one, batch * BATCH + i));
          else if (!changes)
            g_ptr_array_add (saves, make_save (self, one, batch * BATCH + i));
        }
      revisions = venule_sqlite_save (self->db, saves, VENULE_AUDIT_IMPORTED, NULL, &error);
      stop_on (error);
      if (batch + TO_GIVE < n_batches)
        hand_over (self, saves);
      venule_sqlite_checkpoint (self->db, FALSE, NULL);
      if (batch % 50 == 0)
        g_printerr ("%u of %u consultations made\n", consultation, n);
    }
}

int
main (int argc, char **argv)
{
  static const char text[] = "<consultation>made up, to be measured with</consultation>";
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleSqlite) db = NULL;
  Filling filling = { 0 };

  if (argc != 3 || atoi (argv[2]) < BATCH)
    {
      g_printerr ("usage: %s DATABASE NUMBER (%d or more)\n", argv[0], BATCH);
      return 1;
    }
  db = venule_sqlite_open (argv[1], FALSE, &error);
  stop_on (error);
  last = g_get_real_time () - G_TIME_SPAN_MINUTE;
  venule_sqlite_execute (db, "PRAGMA cache_size = -400000", NULL);
  venule_sqlite_set_clock (db, tell_time);
  filling.db = db;
  filling.rand = g_rand_new_with_seed (7);
  filling.patients = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_card_free);
  filling.patient = g_array_new (FALSE, FALSE, sizeof (guint32));
  filling.revision = g_byte_array_new ();
  filling.document = g_bytes_new_static (text, strlen (text));
  fill (&filling, (guint) atoi (argv[2]));
  venule_sqlite_checkpoint (db, TRUE, NULL);
  g_rand_free (filling.rand);
  g_ptr_array_unref (filling.patients);
  g_array_unref (filling.patient);
  g_byte_array_unref (filling.revision);
  g_bytes_unref (filling.document);
  return 0;
}
