/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-batch.h"

#include "venule-errand.h"
#include "venule-pdf-module.h"
#include "venule-sheet-job.h"
#include "venule-thread-tools.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <malloc.h>
#include <stdio.h>

/* Bytes: more than the threads of any batch hold. */
#define KEPT_MEMORY (32 << 20)
/* Address space, not memory, until it is used. */
#define HEAP_STEP (8 << 20)

/* All consultations of one command, done by as many threads as there are processors and printed in
 * the order they were named. */
typedef struct
{
  VenuleWorkplace *workplace;
  const VenuleOptions *options;
  GPtrArray *outputs; /* (element-type filename) */
  VenuleSheetJob **jobs;
  int next;
  GMutex lock;
  GCond done;
} Batch;

static char *
name_output (const VenuleOptions *options, const char *file)
{
  g_autofree char *base = g_path_get_basename (file);
  g_autofree char *name = NULL;

  if (g_str_has_suffix (base, ".xml"))
    base[strlen (base) - strlen (".xml")] = '\0';
  name = g_strconcat (base, ".pdf", NULL);

  return options->output_dir == NULL ? g_steal_pointer (&name) : g_build_filename (options->output_dir, name, NULL);
}

/* Two consultations of one name would write one sheet over the other. */
static GPtrArray *
name_outputs (const VenuleOptions *options)
{
  g_autoptr (GPtrArray) outputs = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; options->files[i] != NULL; i++)
    {
      char *output = options->output != NULL ? g_strdup (options->output) : name_output (options, options->files[i]);

      g_ptr_array_add (outputs, output);
      if (!g_hash_table_add (names, output) && options->task == VENULE_TASK_SHEET)
        {
          fprintf (stderr, _ ("venule-sheet: two consultations would be written to %s; give them names of their own\n"),
                   output);
          return NULL;
        }
    }

  return g_steal_pointer (&outputs);
}

static void
run_job (Batch *batch, guint index)
{
  VenuleSheetJob *job = venule_sheet_job_run (batch->workplace, batch->options, batch->options->files[index],
                                              g_ptr_array_index (batch->outputs, index));

  g_mutex_lock (&batch->lock);
  batch->jobs[index] = job;
  g_cond_signal (&batch->done);
  g_mutex_unlock (&batch->lock);
}

static gpointer
run_jobs (gpointer data)
{
  Batch *batch = data;

  for (guint i = (guint) g_atomic_int_add (&batch->next, 1); i < batch->outputs->len;
       i = (guint) g_atomic_int_add (&batch->next, 1))
    run_job (batch, i);

  return NULL;
}

static VenuleSheetJob *
wait_for_job (Batch *batch, guint index)
{
  VenuleSheetJob *job;

  g_mutex_lock (&batch->lock);
  while (batch->jobs[index] == NULL)
    g_cond_wait (&batch->done, &batch->lock);
  job = batch->jobs[index];
  g_mutex_unlock (&batch->lock);

  return job;
}

/* What one sheet gives back, the next takes again. Given to the kernel in between, it comes back page by page. */
static void
keep_memory (void)
{
#ifdef M_TRIM_THRESHOLD
  mallopt (M_TRIM_THRESHOLD, KEPT_MEMORY);
  mallopt (M_MMAP_THRESHOLD, KEPT_MEMORY / 2);
#endif
}

/* The threads are joined, which no pool does: each gives back what the libraries keep for it before the program ends.
 */
static VenuleExit
run_parallel (Batch *batch)
{
  guint n_threads = MIN (g_get_num_processors (), batch->outputs->len);
  g_autofree GThread **threads = g_new (GThread *, n_threads);
  VenuleExit exit = VENULE_EXIT_DONE;

  keep_memory ();
  venule_errand_forgo_helpers ();
  batch->jobs = g_new0 (VenuleSheetJob *, batch->outputs->len);
  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("sheets", run_jobs, batch);

  for (guint i = 0; i < batch->outputs->len; i++)
    {
      g_autoptr (VenuleSheetJob) job = wait_for_job (batch, i);

      venule_sheet_job_print (job);
      exit = MAX (exit, job->exit);
    }
  for (guint i = 0; i < n_threads; i++)
    g_thread_join (threads[i]);
  g_free (batch->jobs);

  return exit;
}

/* Where one heap serves all threads, half of a short run is waiting for it; where each thread has its own, none gives
 * another what it has freed. So there are two, for this thread and for its helpers. The second would grow by a page at
 * a time, with a call to the kernel for each that stops the other threads' memory too: both grow by much at once.
 * Against one heap, with two processors at work: 28 % less time, 1 MiB more. */
static void
keep_two_heaps (void)
{
#ifdef M_ARENA_MAX
  mallopt (M_ARENA_MAX, 2);
  mallopt (M_TOP_PAD, HEAP_STEP);
#endif
}

static VenuleExit
run_one (Batch *batch)
{
  g_autoptr (VenuleSheetJob) job = venule_sheet_job_run (batch->workplace, batch->options, batch->options->files[0],
                                                         g_ptr_array_index (batch->outputs, 0));

  venule_sheet_job_print (job);
  return job->exit;
}

static gboolean
makes_pages (const VenuleOptions *options)
{
  return options->task == VENULE_TASK_SHEET && (options->output == NULL || g_str_has_suffix (options->output, ".pdf"));
}

/**
 * venule_batch_run:
 * @workplace: what all jobs share
 * @options: the command line, with at least one consultation
 *
 * Makes what was asked for of each consultation: one in this thread, several in parallel, going on
 * after one that fails. What they have to say is printed in the order they were named.
 *
 * Returns: the highest exit code
 */
VenuleExit
venule_batch_run (VenuleWorkplace *workplace, const VenuleOptions *options)
{
  g_autoptr (GPtrArray) outputs = name_outputs (options);
  Batch batch = { .workplace = workplace, .options = options, .outputs = outputs };
  VenuleExit exit;

  if (outputs == NULL)
    return VENULE_EXIT_USAGE;

  if (options->output_dir != NULL && g_mkdir_with_parents (options->output_dir, 0700) != 0)
    {
      fprintf (stderr, _ ("venule-sheet: the folder %s can't be made: %s; choose another\n"), options->output_dir,
               g_strerror (errno));
      return VENULE_EXIT_NOT_WRITTEN;
    }

  if (outputs->len == 1)
    keep_two_heaps ();
  if (makes_pages (options))
    venule_workplace_set_makes_pages (workplace);

  g_mutex_init (&batch.lock);
  g_cond_init (&batch.done);
  exit = outputs->len == 1 ? run_one (&batch) : run_parallel (&batch);
  g_cond_clear (&batch.done);
  g_mutex_clear (&batch.lock);
  if (makes_pages (options))
    {
      venule_pdf_module_stop_getting_ready ();
      venule_thread_tools_drop_unused ();
    }

  return exit;
}
