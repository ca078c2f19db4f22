/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-language-work.h"

#include "venule-beside.h"
#include "venule-folders.h"
#include "venule-glyph-problems.h"
#include "venule-translation-files.h"

#include <string.h>

/* An editor writes, closes and renames: one reading for all of it, so soon that nobody waits. */
#define SETTLE_MS 40
#define RATE_MS   20

struct _VenuleLanguageWork
{
  GObject parent;
  VenuleDesk *desk;
  GStrv folders;
  GPtrArray *monitors;            /* owns GFileMonitor */
  VenuleTemplate *tmpl;           /* (nullable) */
  VenuleSampleSheets *samples;    /* (nullable) */
  char *failure;                  /* (nullable) */
  char *language;                 /* (nullable) */
  VenuleTranslation *translation; /* (nullable) */
  GPtrArray *problems;
  VenuleGlyphProblems *glyphs;
  gboolean is_reading, is_due; /* once more, after the reading that is under way */
  gboolean is_broken;
  guint settling;
};

G_DEFINE_FINAL_TYPE (VenuleLanguageWork, venule_language_work, G_TYPE_OBJECT)

enum
{
  PREPARED,
  LANGUAGES_CHANGED,
  LOADED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* What a thread needs, and what it brings. */
typedef struct
{
  VenuleTemplate *tmpl;
  char *language;
  GStrv folders;
  VenuleTranslation *translation; /* (nullable): it can't be read */
  GPtrArray *problems;
} Reading;

static void
reading_free (Reading *reading)
{
  g_clear_object (&reading->tmpl);
  g_free (reading->language);
  g_strfreev (reading->folders);
  g_clear_object (&reading->translation);
  g_clear_pointer (&reading->problems, g_ptr_array_unref);
  g_free (reading);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Reading *reading = task_data;
  const char *const *folders = (const char *const *) reading->folders;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleGlossary) glossary = NULL;

  reading->translation = venule_translation_load (reading->tmpl, reading->language, folders, &error);
  if (reading->translation == NULL)
    reading->problems = venule_translation_problems_new ();
  else
    {
      glossary = venule_glossary_load (reading->language, folders, &error);
      reading->problems = venule_translation_find_problems (reading->translation, glossary);
    }
  if (error != NULL)
    venule_translation_problems_add_error (reading->problems, error);
  g_task_return_boolean (task, TRUE);
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VenuleLanguageWork *self = VENULE_LANGUAGE_WORK (source);
  Reading *reading = g_task_get_task_data (G_TASK (result));

  self->is_reading = FALSE;
  if (g_strcmp0 (reading->language, self->language) == 0)
    {
      self->is_broken = reading->translation == NULL;
      if (reading->translation != NULL)
        {
          g_set_object (&self->translation, reading->translation);
          venule_glyph_problems_find (self->glyphs, reading->translation, reading->problems);
        }
      g_clear_pointer (&self->problems, g_ptr_array_unref);
      self->problems = g_ptr_array_ref (reading->problems);
      g_signal_emit (self, signals[LOADED], 0);
    }
  if (self->is_due)
    venule_language_work_reload (self);
}

/**
 * venule_language_work_reload:
 * @self: the work
 *
 * Reads the language again, beside the main loop.
 */
void
venule_language_work_reload (VenuleLanguageWork *self)
{
  g_autoptr (GTask) task = NULL;
  Reading *reading;

  self->is_due = self->is_reading;
  if (self->is_reading || self->language == NULL || self->tmpl == NULL)
    return;
  self->is_reading = TRUE;
  reading = g_new0 (Reading, 1);
  reading->tmpl = g_object_ref (self->tmpl);
  reading->language = g_strdup (self->language);
  reading->folders = g_strdupv (self->folders);
  task = g_task_new (self, NULL, on_read_cb, NULL);
  g_task_set_task_data (task, reading, (GDestroyNotify) reading_free);
  venule_beside_run (task, read_in_thread);
}

/* Watching. */

static gboolean
on_settled_cb (gpointer user_data)
{
  VenuleLanguageWork *self = user_data;

  self->settling = 0;
  venule_language_work_reload (self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_of_interest (GFile *file)
{
  g_autofree char *base = file == NULL ? NULL : g_file_get_basename (file);

  return base != NULL && (g_str_has_suffix (base, ".po") || g_str_has_suffix (base, ".xml"));
}

static void
on_changed_cb (GFileMonitor *monitor, GFile *file, GFile *other, GFileMonitorEvent event, VenuleLanguageWork *self)
{
  if (!is_of_interest (file) && !is_of_interest (other))
    return;
  if (event != G_FILE_MONITOR_EVENT_CHANGED && event != G_FILE_MONITOR_EVENT_ATTRIBUTE_CHANGED)
    g_signal_emit (self, signals[LANGUAGES_CHANGED], 0);
  if (self->settling == 0)
    self->settling = g_timeout_add (SETTLE_MS, on_settled_cb, self);
}

static void
watch (VenuleLanguageWork *self, const char *path)
{
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GFileMonitor *monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);

  if (monitor == NULL)
    return;
  g_file_monitor_set_rate_limit (monitor, RATE_MS);
  g_signal_connect (monitor, "changed", G_CALLBACK (on_changed_cb), self);
  g_ptr_array_add (self->monitors, monitor);
}

/* The user's own folders are made, so that what is put there is seen at once. */
static void
watch_all (VenuleLanguageWork *self)
{
  static const char *const beside[] = { "", "reviews", "glossary" };

  for (guint i = 0; self->folders[i] != NULL; i++)
    for (guint k = 0; k < G_N_ELEMENTS (beside); k++)
      {
        g_autofree char *path = g_build_filename (self->folders[i], beside[k], NULL);

        if (i == 0)
          g_mkdir_with_parents (path, 0700);
        if (g_file_test (path, G_FILE_TEST_IS_DIR))
          watch (self, path);
      }
}

static void
venule_language_work_dispose (GObject *object)
{
  VenuleLanguageWork *self = VENULE_LANGUAGE_WORK (object);

  g_clear_handle_id (&self->settling, g_source_remove);
  for (guint i = 0; i < self->monitors->len; i++)
    {
      g_signal_handlers_disconnect_by_data (self->monitors->pdata[i], self);
      g_file_monitor_cancel (self->monitors->pdata[i]);
    }
  g_ptr_array_set_size (self->monitors, 0);
  G_OBJECT_CLASS (venule_language_work_parent_class)->dispose (object);
}

static void
venule_language_work_finalize (GObject *object)
{
  VenuleLanguageWork *self = VENULE_LANGUAGE_WORK (object);

  g_ptr_array_unref (self->monitors);
  g_clear_object (&self->translation);
  g_ptr_array_unref (self->problems);
  venule_glyph_problems_free (self->glyphs);
  g_clear_pointer (&self->samples, venule_sample_sheets_free);
  g_clear_object (&self->tmpl);
  g_free (self->failure);
  g_free (self->language);
  g_strfreev (self->folders);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (venule_language_work_parent_class)->finalize (object);
}

static void
venule_language_work_class_init (VenuleLanguageWorkClass *klass)
{
  static const char *const names[N_SIGNALS] = { "prepared", "languages-changed", "loaded" };

  G_OBJECT_CLASS (klass)->dispose = venule_language_work_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_language_work_finalize;
  for (guint i = 0; i < N_SIGNALS; i++)
    signals[i]
        = g_signal_new (names[i], VENULE_TYPE_LANGUAGE_WORK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_language_work_init (VenuleLanguageWork *self)
{
  self->folders = venule_folders_list_po ();
  self->monitors = g_ptr_array_new_with_free_func (g_object_unref);
  self->problems = venule_translation_problems_new ();
  self->glyphs = venule_glyph_problems_new ();
}

/**
 * venule_language_work_new:
 * @desk: whose sheet
 *
 * Returns: (transfer full): the work on a language that is chosen yet
 */
VenuleLanguageWork *
venule_language_work_new (VenuleDesk *desk)
{
  VenuleLanguageWork *self = g_object_new (VENULE_TYPE_LANGUAGE_WORK, NULL);

  self->desk = g_object_ref (desk);
  watch_all (self);
  return self;
}

/* Preparing. */

static void
prepare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  VenuleLanguageWork *self = source;
  GError *error = NULL;
  VenuleSampleSheets *samples
      = venule_sample_sheets_new (venule_desk_get_workplace (self->desk), venule_desk_get_today (self->desk), &error);

  if (samples == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, samples, (GDestroyNotify) venule_sample_sheets_free);
}

static void
on_prepared_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VenuleLanguageWork *self = VENULE_LANGUAGE_WORK (source);
  g_autoptr (GError) error = NULL;
  VenuleDefinitions *definitions;

  self->samples = g_task_propagate_pointer (G_TASK (result), &error);
  definitions = self->samples == NULL ? NULL : venule_desk_get_definitions (self->desk, NULL, &error);
  if (definitions == NULL)
    self->failure = g_strdup (error->message);
  else
    self->tmpl = g_object_ref (definitions->tmpl);
  g_signal_emit (self, signals[PREPARED], 0);
  venule_language_work_reload (self);
}

/**
 * venule_language_work_prepare:
 * @self: the work
 *
 * Reads the definitions and the samples, beside the main loop.
 */
void
venule_language_work_prepare (VenuleLanguageWork *self)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, on_prepared_cb, NULL);

  venule_beside_run (task, prepare_in_thread);
}

VenuleDesk *
venule_language_work_get_desk (VenuleLanguageWork *self)
{
  return self->desk;
}

const char *
venule_language_work_get_failure (VenuleLanguageWork *self)
{
  return self->failure;
}

VenuleTemplate *
venule_language_work_get_template (VenuleLanguageWork *self)
{
  return self->tmpl;
}

VenuleSampleSheets *
venule_language_work_get_samples (VenuleLanguageWork *self)
{
  return self->samples;
}

const char *const *
venule_language_work_get_folders (VenuleLanguageWork *self)
{
  return (const char *const *) self->folders;
}

GStrv
venule_language_work_list_languages (VenuleLanguageWork *self)
{
  return venule_translation_list_languages ((const char *const *) self->folders);
}

/**
 * venule_language_work_set_language:
 * @self: the work
 * @language: a BCP 47 tag that has a PO file
 */
void
venule_language_work_set_language (VenuleLanguageWork *self, const char *language)
{
  if (g_strcmp0 (self->language, language) == 0)
    return;
  g_free (self->language);
  self->language = g_strdup (language);
  g_clear_object (&self->translation);
  g_ptr_array_unref (self->problems);
  self->problems = venule_translation_problems_new ();
  self->is_broken = FALSE;
  venule_language_work_reload (self);
}

const char *
venule_language_work_get_language (VenuleLanguageWork *self)
{
  return self->language;
}

VenuleTranslation *
venule_language_work_get_translation (VenuleLanguageWork *self)
{
  return self->translation;
}

GPtrArray *
venule_language_work_get_problems (VenuleLanguageWork *self)
{
  return self->problems;
}

/* Whether what is on disk can't be read, and what is shown is older or nothing. */
gboolean
venule_language_work_is_broken (VenuleLanguageWork *self)
{
  return self->is_broken;
}

/**
 * venule_language_work_is_own:
 * @self: the work
 *
 * Returns: whether the language's file is the user's own, to be written to; not shipped with the program
 */
gboolean
venule_language_work_is_own (VenuleLanguageWork *self)
{
  g_autoptr (VenuleTranslationFile) file = NULL;

  if (self->language != NULL)
    file = venule_translation_file_find (self->language, (const char *const *) self->folders);
  return file != NULL && strcmp (file->folder, self->folders[0]) == 0;
}
