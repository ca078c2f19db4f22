/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Works a store for the tests that kill it, cut its power and let its calls go wrong. Each thing done is
 * acknowledged by one line on standard output, written only after the store has said that it is done:
 *
 *   saved RECORD REVISION SAVE-ID HASH      issued ISSUE HASH       handed-over ISSUE
 *   backed-up FILE HEAD                     restored FILE HEAD      erased RECORD
 *
 * `check` reads such lines and everything in the store, and holds them against one another; `check-and-import`
 * tries after that whether more can be saved. */
#include "venule-cut-vfs.h"
#include "venule-store-await.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

typedef struct
{
  VenuleStore *store;
  GRand *rand;
  GPtrArray *records; /* (element-type utf8) */
  char *copy, *mark;
  int count;
} Writer;

static char *acknowledgements, *copy_path, *family_name;
static int repeats = 1, seed = 1;
static gboolean is_weak, goes_on;

static const GOptionEntry options[] = {
  { "acks", 0, 0, G_OPTION_ARG_FILENAME, &acknowledgements, "What was acknowledged before: it must be there", "FILE" },
  { "copy", 0, 0, G_OPTION_ARG_FILENAME, &copy_path, "Where to back up to, or what to restore", "FILE" },
  { "count", 0, 0, G_OPTION_ARG_INT, &repeats, "How often; 0: until killed", "N" },
  { "seed", 0, 0, G_OPTION_ARG_INT, &seed, "What is made up follows from it", "N" },
  { "name", 0, 0, G_OPTION_ARG_STRING, &family_name, "The family name of everybody", "NAME" },
  { "keep-going", 0, 0, G_OPTION_ARG_NONE, &goes_on, "Say what failed, and try the next", NULL },
  { "weak", 0, 0, G_OPTION_ARG_NONE, &is_weak, "Keep synchronous=NORMAL: the control that must lose saves", NULL },
  { NULL },
};

/* In one write, so that a line is whole or not there. */
static void
say (const char *format, ...)
{
  g_autofree char *line = NULL;
  va_list arguments;

  va_start (arguments, format);
  line = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  if (write (STDOUT_FILENO, line, strlen (line)) < 0)
    _exit (3);
}

static char *
make_up_id (GRand *rand)
{
  guint32 a = g_rand_int (rand), b = g_rand_int (rand), c = g_rand_int (rand), d = g_rand_int (rand);

  return g_strdup_printf ("%08x-%04x-4%03x-8%03x-%04x%08x", a, b >> 16, b & 0xfff, c >> 20, c & 0xffff, d);
}

static VenuleSave *
make_up_next (Writer *self, gboolean is_new)
{
  guint number = g_rand_int (self->rand) % 1000000;
  g_autoptr (VenuleRevision) latest = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *id = make_up_id (self->rand);

  if (!is_new && self->records->len > 0)
    {
      const char *record = self->records->pdata[g_rand_int_range (self->rand, 0, self->records->len)];

      latest = venule_await_load (self->store, record, 0, &error);
      if (!latest)
        {
          g_printerr ("%s\n", error->message);
          return NULL;
        }
      return venule_made_up_save (record, latest->number, number, family_name ? family_name : "Example");
    }
  return venule_made_up_save (id, 0, number, family_name ? family_name : "Example");
}

static gboolean
save (Writer *self, guint n, gboolean are_new, VenuleAuditAction action, GError **error)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free), done = NULL;

  for (guint i = 0; i < n; i++)
    {
      VenuleSave *next = make_up_next (self, are_new);

      if (!next)
        return g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "nothing was read"), FALSE;
      g_ptr_array_add (saves, next);
    }
  done = venule_await_save (self->store, saves, action, error);
  if (!done)
    return FALSE;
  for (guint i = 0; i < done->len; i++)
    {
      const VenuleRevision *revision = done->pdata[i];

      if (revision->number == 1)
        g_ptr_array_add (self->records, g_strdup (revision->record));
      say ("saved %s %u %s %s\n", revision->record, revision->number, revision->save_id, revision->hash);
    }
  return TRUE;
}

static gboolean
issue (Writer *self, GError **error)
{
  const char *record = self->records->pdata[g_rand_int_range (self->rand, 0, self->records->len)];
  g_autoptr (VenuleRevision) latest = venule_await_load (self->store, record, 0, error);
  g_autoptr (VenuleIssue) sheet = latest ? venule_made_up_issue (latest, g_rand_int (self->rand)) : NULL;

  if (!sheet || !venule_await_add_issue (self->store, sheet, error))
    return FALSE;
  say ("issued %s %s\n", sheet->id, sheet->pdf_hash);
  if (!venule_await_add_event (
          self->store, sheet->id,
          venule_issue_event_new (VENULE_ISSUE_HANDED_OVER, "nurse", "asked for the name and born"), error))
    return FALSE;
  say ("handed-over %s\n", sheet->id);
  return TRUE;
}

static gboolean
back_up (Writer *self, GError **error)
{
  g_autofree char *id = make_up_id (self->rand), *place = NULL;
  g_autoptr (VenuleStoreState) state = NULL;

  place = self->count == 1 ? g_strdup (self->copy) : g_strconcat (self->copy, "-", id, NULL);
  state = venule_await_back_up (self->store, place, error);
  if (state)
    say ("backed-up %s %s\n", place, state->audit_head);
  return state != NULL;
}

static gboolean
restore (Writer *self, GError **error)
{
  g_autoptr (VenuleStoreState) state = venule_await_restore (self->store, self->copy, error);

  if (state)
    say ("restored %s %s\n", self->copy, state->audit_head);
  return state != NULL;
}

static gboolean
inspect (Writer *self, GError **error)
{
  g_autoptr (VenuleStoreState) state = venule_await_inspect (self->store, self->copy, error);

  return state != NULL;
}

static gboolean
erase (Writer *self, GError **error)
{
  g_autoptr (GPtrArray) records = g_ptr_array_new ();
  guint which = g_rand_int_range (self->rand, 0, self->records->len);

  g_ptr_array_add (records, self->records->pdata[which]);
  if (!venule_await_erase (self->store, records, "nurse", "kept long enough", error))
    return FALSE;
  say ("erased %s\n", (char *) records->pdata[0]);
  g_ptr_array_remove_index (self->records, which);
  return TRUE;
}

/* Saves, above all, and everything else that writes in between. */
static gboolean
mix (Writer *self, GError **error)
{
  guint choice = g_rand_int_range (self->rand, 0, 20);

  if (choice == 0)
    return save (self, 5, TRUE, VENULE_AUDIT_IMPORTED, error);
  if (choice <= 3 && self->records->len > 0)
    return issue (self, error);
  if (choice == 4 && self->copy)
    return back_up (self, error);
  return save (self, 1, choice > 15, VENULE_AUDIT_SAVED, error);
}

static gboolean
work (Writer *self, const char *operation, GError **error)
{
  if (g_str_equal (operation, "save"))
    return save (self, 1, FALSE, VENULE_AUDIT_SAVED, error);
  if (g_str_has_suffix (operation, "import"))
    return save (self, 5, TRUE, VENULE_AUDIT_IMPORTED, error);
  if (g_str_equal (operation, "issue"))
    return issue (self, error);
  if (g_str_equal (operation, "backup"))
    return back_up (self, error);
  if (g_str_equal (operation, "restore"))
    return restore (self, error);
  if (g_str_equal (operation, "inspect"))
    return inspect (self, error);
  if (g_str_equal (operation, "erase"))
    return erase (self, error);
  if (g_str_equal (operation, "mix"))
    return mix (self, error);
  g_printerr ("no operation “%s”\n", operation);
  _exit (2);
}

static int
compare_ids (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static gboolean
find_records (Writer *self, GError **error)
{
  VenuleListQuery query = { .kind = VENULE_LIST_ALL, .limit = 100000 };
  g_autoptr (GPtrArray) rows = venule_await_list (self->store, &query, error);

  for (guint i = 0; rows && i < rows->len; i++)
    g_ptr_array_add (self->records, g_strdup (venule_record_get_id (rows->pdata[i])));
  g_ptr_array_sort (self->records, compare_ids);
  return rows != NULL;
}

static gboolean
check_saved (Writer *self, char **words, GError **error)
{
  g_autoptr (VenuleRevision) revision
      = venule_await_load (self->store, words[1], (guint) g_ascii_strtoull (words[2], NULL, 10), error);

  return revision && g_str_equal (revision->save_id, words[3]) && g_str_equal (revision->hash, words[4]);
}

static gboolean
check_issue (Writer *self, char **words, GError **error)
{
  g_autoptr (VenuleIssue) sheet = venule_await_load_issue (self->store, words[1], error);

  if (!sheet)
    return FALSE;
  return g_str_equal (words[0], "handed-over") ? venule_issue_has_event (sheet, VENULE_ISSUE_HANDED_OVER)
                                               : g_str_equal (sheet->pdf_hash, words[2]);
}

static gboolean
check_copy (Writer *self, char **words, GError **error)
{
  g_autoptr (VenuleStoreState) state = venule_await_inspect (self->store, words[1], error);

  return state && g_str_equal (state->audit_head, words[2]);
}

/* What was acknowledged is there. A line that was not finished was no acknowledgement. */
static guint
check_acknowledged (Writer *self, const char *file)
{
  g_autofree char *text = NULL;
  g_auto (GStrv) lines = NULL;
  guint n_lost = 0;

  if (!g_file_get_contents (file, &text, NULL, NULL))
    return 0;
  lines = g_strsplit (text, "\n", -1);
  for (char **line = lines; *line && line[1]; line++)
    {
      g_auto (GStrv) words = g_strsplit (*line, " ", -1);
      g_autoptr (GError) error = NULL;
      gboolean is_there = TRUE;

      if (g_str_equal (words[0], "saved"))
        is_there = check_saved (self, words, &error);
      else if (g_str_equal (words[0], "issued") || g_str_equal (words[0], "handed-over"))
        is_there = check_issue (self, words, &error);
      else if (g_str_equal (words[0], "backed-up"))
        is_there = check_copy (self, words, &error);
      if (is_there)
        continue;
      g_printerr ("lost: %s: %s\n", *line, error ? error->message : "it is another");
      n_lost++;
    }
  return n_lost;
}

static gboolean
show_sheets (Writer *self, const char *record, GError **error)
{
  g_autoptr (GPtrArray) sheets = venule_await_issues (self->store, record, error);

  for (guint i = 0; sheets && i < sheets->len; i++)
    {
      const VenuleIssue *row = sheets->pdata[i];
      g_autoptr (VenuleIssue) sheet = venule_await_load_issue (self->store, row->id, error);

      if (!sheet)
        return FALSE;
      say ("  sheet of %s revision %u, %u events\n", record, sheet->revision, sheet->events->len);
    }
  return sheets != NULL;
}

/* Everything is read; what is shown has no hash, time or made-up id in it, to be compared between runs. */
static gboolean
show_all (Writer *self, GError **error)
{
  g_autoptr (VenuleStoreState) state = venule_await_verify (self->store, error);

  if (!state)
    return FALSE;
  for (guint i = 0; i < self->records->len; i++)
    {
      const char *record = self->records->pdata[i];
      g_autoptr (GPtrArray) revisions = venule_await_revisions (self->store, record, error);

      if (!revisions)
        return FALSE;
      for (guint number = 1; number <= revisions->len; number++)
        {
          g_autoptr (VenuleRevision) revision = venule_await_load (self->store, record, number, error);

          if (!revision)
            return FALSE;
          say ("  %s revision %u\n", record, revision->number);
        }
      if (!show_sheets (self, record, error))
        return FALSE;
    }
  say ("  %" G_GUINT64_FORMAT " records, %" G_GUINT64_FORMAT " revisions, %" G_GUINT64_FORMAT
       " sheets, %" G_GUINT64_FORMAT " audit lines\n",
       state->n_records, state->n_revisions, state->n_issues, state->n_audit_lines);
  return state->n_records == self->records->len;
}

/* What was there before is whole, and has all that was acknowledged. */
static gboolean
check_before (Writer *self, GError **error)
{
  g_autoptr (VenuleStoreState) state = venule_await_verify (self->store, error);

  if (!state)
    return FALSE;
  if (check_acknowledged (self, acknowledgements) > 0)
    return g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, "what was acknowledged is not there"), FALSE;
  say ("  ready\n");
  return TRUE;
}

static int
run (Writer *self, const char *operation)
{
  g_autoptr (GError) error = NULL;
  int status = 0;

  if (!find_records (self, &error))
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  if (acknowledgements && !check_before (self, &error))
    {
      g_printerr ("damaged: %s\n", error->message);
      return 4;
    }
  if (g_str_has_prefix (operation, "check") && !show_all (self, &error))
    {
      g_printerr ("damaged: %s\n", error ? error->message : "the list has not every record");
      return 4;
    }
  access (self->mark, F_OK);
  for (int i = 0; !g_str_equal (operation, "check") && (repeats == 0 || i < repeats); i++)
    {
      g_clear_error (&error);
      if (work (self, operation, &error))
        continue;
      g_printerr ("%s\n", error->message);
      status = 1;
      if (!goes_on)
        break;
    }
  return status;
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new ("FOLDER OPERATION");
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleStore) store = NULL;
  g_autoptr (GRand) rand = NULL;
  g_autofree char *mark = NULL;
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_free);

  g_option_context_add_main_entries (context, options, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error) || argc != 3)
    {
      g_printerr ("%s\n", error ? error->message : "which folder, and what to do?");
      return 2;
    }
  if (is_weak)
    venule_weaken_connections ();
  rand = g_rand_new_with_seed (seed);
  store = venule_await_open (argv[1], &error);
  if (!store)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  mark = g_build_filename (argv[1], ".work-begins", NULL); /* the shim sees that it is asked for */
  return run (&(Writer){ store, rand, records, copy_path, mark, repeats }, argv[2]);
}
