/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-sample-sheets.h"

#include "venule-translation-trace.h"
#include "venule-xml-reader.h"

#include <string.h>

typedef struct
{
  char *name;
  VenuleSheetMaker *maker;
  guint n_texts; /* that its sheet prints */
} Sample;

struct _VenuleSampleSheets
{
  GPtrArray *samples;   /* owns Sample, by name */
  GHashTable *printing; /* passage id → GArray of guint: the samples that print it */
};

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_clear_pointer (&sample->maker, venule_sheet_maker_free);
  g_free (sample->name);
  g_free (sample);
}

void
venule_sample_sheets_free (VenuleSampleSheets *self)
{
  g_ptr_array_unref (self->samples);
  g_hash_table_unref (self->printing);
  g_free (self);
}

static gboolean
add_sample (VenuleSampleSheets *self,
            VenuleWorkplace *workplace,
            VenuleCivilDate today,
            const char *folder,
            const char *base,
            GError **error)
{
  g_autofree char *path = g_build_filename (folder, base, NULL);
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, error);
  VenuleSheetChoice choice = { .today = today };
  Sample *sample;

  if (doc == NULL)
    return FALSE;
  sample = g_new0 (Sample, 1);
  g_ptr_array_add (self->samples, sample);
  sample->name = g_strndup (base, strlen (base) - strlen (".xml"));
  sample->maker = venule_sheet_maker_new (workplace, doc, &choice, error);
  return sample->maker != NULL;
}

static int
compare_samples (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(const Sample *const *) a)->name, (*(const Sample *const *) b)->name);
}

static gboolean
add_samples (VenuleSampleSheets *self, VenuleWorkplace *workplace, VenuleCivilDate today, GError **error)
{
  g_autofree char *folder = g_build_filename (venule_workplace_get_data_folder (workplace), "samples", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, error);
  const char *base;

  while (dir != NULL && (base = g_dir_read_name (dir)) != NULL)
    if (g_str_has_suffix (base, ".xml") && !add_sample (self, workplace, today, folder, base, error))
      return FALSE;
  g_ptr_array_sort (self->samples, compare_samples);
  return dir != NULL;
}

static void
note_printing (VenuleSampleSheets *self, const char *id, guint sample)
{
  GArray *samples = g_hash_table_lookup (self->printing, id);

  if (samples == NULL)
    {
      samples = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (self->printing, g_strdup (id), samples);
    }
  g_array_append_val (samples, sample);
}

/* What a sheet prints, down to its terms, is known by composing it in a language that says each text's id. */
static gboolean
trace_samples (VenuleSampleSheets *self, GError **error)
{
  for (guint i = 0; i < self->samples->len; i++)
    {
      Sample *sample = g_ptr_array_index (self->samples, i);
      VenuleTemplate *tmpl = venule_sheet_maker_get_definitions (sample->maker)->tmpl;
      g_autoptr (VenuleTranslation) trace = venule_translation_trace_new (tmpl);
      g_autoptr (VenuleSheet) sheet = venule_sample_sheets_compose (self, i, trace, error);
      g_autoptr (GHashTable) ids = NULL;
      GHashTableIter iter;
      gpointer id;

      if (sheet == NULL)
        return FALSE;
      ids = venule_translation_trace_read (sheet);
      sample->n_texts = g_hash_table_size (ids);
      g_hash_table_iter_init (&iter, ids);
      while (g_hash_table_iter_next (&iter, &id, NULL))
        note_printing (self, id, i);
    }
  return TRUE;
}

/**
 * venule_sample_sheets_new:
 * @workplace: what all sheets share; must outlive the samples
 * @today: the day of work
 * @error: a file's, with file and line
 *
 * Reads the sample consultations, and finds out which of them prints which texts.
 *
 * Returns: (transfer full) (nullable): the samples
 */
VenuleSampleSheets *
venule_sample_sheets_new (VenuleWorkplace *workplace, VenuleCivilDate today, GError **error)
{
  g_autoptr (VenuleSampleSheets) self = g_new0 (VenuleSampleSheets, 1);

  self->samples = g_ptr_array_new_with_free_func (sample_free);
  self->printing = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  if (!add_samples (self, workplace, today, error) || !trace_samples (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

guint
venule_sample_sheets_get_n (VenuleSampleSheets *self)
{
  return self->samples->len;
}

/* Returns: (transfer none): as its file is called: `lumpy-feeder-foam` */
const char *
venule_sample_sheets_get_name (VenuleSampleSheets *self, guint sample)
{
  return ((const Sample *) g_ptr_array_index (self->samples, sample))->name;
}

/**
 * venule_sample_sheets_compose:
 * @self: the samples
 * @sample: which of them
 * @translation: (nullable): in which language, instead of the patient's
 * @error: the composer's
 *
 * Returns: (transfer full) (nullable): its sheet
 */
VenuleSheet *
venule_sample_sheets_compose (VenuleSampleSheets *self, guint sample, VenuleTranslation *translation, GError **error)
{
  const Sample *one = g_ptr_array_index (self->samples, sample);

  return venule_sheet_maker_compose_in (one->maker, translation, error);
}

/**
 * venule_sample_sheets_find_printing:
 * @self: the samples
 * @id: a passage, term or word of the sheet
 *
 * Returns: (transfer none) (nullable) (element-type guint): the samples whose sheets print it; %NULL: none does
 */
GArray *
venule_sample_sheets_find_printing (VenuleSampleSheets *self, const char *id)
{
  return g_hash_table_lookup (self->printing, id);
}

/* Returns: the sample whose sheet prints most */
guint
venule_sample_sheets_find_fullest (VenuleSampleSheets *self)
{
  guint fullest = 0;

  for (guint i = 1; i < self->samples->len; i++)
    if (((const Sample *) self->samples->pdata[i])->n_texts > ((const Sample *) self->samples->pdata[fullest])->n_texts)
      fullest = i;
  return fullest;
}
