/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-import.h"

#include <glib/gi18n-lib.h>

#include "venule-await.h"
#include "venule-consultation-file.h"
#include "venule-handover-error.h"
#include "venule-saving.h"
#include "venule-sheet-maker.h"

static void
import_item_free (gpointer data)
{
  VenuleImportItem *item = data;

  g_clear_pointer (&item->save, venule_save_free);
  g_clear_pointer (&item->kept, venule_revision_unref);
  g_free (item->file);
  g_free (item);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleImportItem, import_item_free)

static VenuleCourse
get_course_of_state (VenuleState state)
{
  switch (state)
    {
    case VENULE_STATE_FINISHED:
      return VENULE_COURSE_FINISHED;
    case VENULE_STATE_AMENDED:
      return VENULE_COURSE_AMENDED;
    case VENULE_STATE_DRAFT:
    default:
      return VENULE_COURSE_DRAFT;
    }
}

static VenuleSave *
prepare (VenuleWorkplace *workplace, const char *file, const char *by, GError **error)
{
  g_autoptr (xmlDoc) doc = venule_xml_read_file (file, error);
  VenuleDefinitions *definitions = NULL;
  g_autoptr (VenuleConsultation) consultation
      = doc == NULL ? NULL : venule_sheet_maker_read (workplace, doc, &definitions, error);
  VenuleCourse course;

  if (consultation == NULL)
    return NULL;
  course = get_course_of_state (venule_consultation_get_state (consultation));

  return venule_saving_prepare (consultation, definitions->protocol, 0, course,
                                course == VENULE_COURSE_AMENDED ? _ ("brought in from a file") : NULL, by);
}

static gboolean
find_kept (VenuleStore *store, const char *record, VenuleRevision **kept, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GError) local = NULL;

  venule_store_load_async (store, record, 0, NULL, NULL, venule_await_cb, venule_await_begin (&await));
  *kept = venule_store_load_finish (store, venule_await_result (&await), &local);
  if (*kept != NULL || g_error_matches (local, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_FOUND))
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&local));

  return FALSE;
}

static VenuleImportItem *
preview (VenuleStore *store, VenuleWorkplace *workplace, const char *file, const char *by, GError **error)
{
  g_autoptr (VenuleImportItem) item = g_new0 (VenuleImportItem, 1);

  item->file = g_strdup (file);
  item->save = prepare (workplace, file, by, error);
  if (item->save == NULL || !find_kept (store, item->save->record, &item->kept, error))
    return NULL;

  if (item->kept == NULL)
    item->verdict = VENULE_IMPORT_NEW;
  else
    {
      item->verdict = g_bytes_equal (item->kept->document, item->save->document) ? VENULE_IMPORT_UNCHANGED
                                                                                 : VENULE_IMPORT_DIFFERS;
      item->save->base = item->kept->number;
    }

  return g_steal_pointer (&item);
}

/**
 * venule_import_preview:
 * @store: where they would be kept
 * @workplace: what consultations are read by
 * @files: (array zero-terminated=1): consultation documents
 * @by: who brings them in
 * @error: a file's, with its line; %VENULE_HANDOVER_ERROR_USAGE when two files hold one consultation
 *
 * Reads every file whole and says what bringing them in would do. Nothing is written.
 *
 * Returns: (transfer full) (nullable) (element-type VenuleImportItem): one for each file, in their order
 */
GPtrArray *
venule_import_preview (
    VenuleStore *store, VenuleWorkplace *workplace, const char *const *files, const char *by, GError **error)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (import_item_free);
  g_autoptr (GHashTable) file_of_record = g_hash_table_new (g_str_hash, g_str_equal);

  for (gsize i = 0; files[i] != NULL; i++)
    {
      VenuleImportItem *item = preview (store, workplace, files[i], by, error);
      const char *other;

      if (item == NULL)
        return NULL;
      g_ptr_array_add (items, item);
      other = g_hash_table_lookup (file_of_record, item->save->record);
      if (other != NULL)
        {
          g_set_error (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_USAGE,
                       _ ("%s: it holds the consultation that %s holds too; give one of them"), files[i], other);
          return NULL;
        }
      g_hash_table_insert (file_of_record, item->save->record, item->file);
    }

  return g_steal_pointer (&items);
}

static gboolean
take (const VenuleImportItem *item, const char *reason, GPtrArray *saves, GError **error)
{
  if (item->verdict == VENULE_IMPORT_UNCHANGED)
    return TRUE;

  if (item->verdict == VENULE_IMPORT_DIFFERS)
    {
      if (reason == NULL)
        {
          g_set_error (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_REFUSED,
                       _ ("%s: the consultation %s is kept already and says something else; nothing was brought in; to "
                          "make the file its next revision, give a --reason"),
                       item->file, item->save->record);
          return FALSE;
        }
      g_free (item->save->reason);
      item->save->reason = g_strdup (reason);
    }
  g_ptr_array_add (saves, item->save);

  return TRUE;
}

/**
 * venule_import_apply:
 * @store: where they are to be kept
 * @items: (element-type VenuleImportItem): a preview
 * @reason: (nullable): why consultations that differ get a new revision; %NULL: they refuse the whole
 * @error: %VENULE_HANDOVER_ERROR_REFUSED or %VENULE_STORE_ERROR
 *
 * Brings in what a preview showed, in one transaction: all of it or nothing. What was changed in the store since
 * the preview refuses the whole.
 *
 * Returns: whether all is durable
 */
gboolean
venule_import_apply (VenuleStore *store, GPtrArray *items, const char *reason, GError **error)
{
  g_auto (VenuleAwait) await = VENULE_AWAIT_INIT;
  g_autoptr (GPtrArray) saves = g_ptr_array_new ();
  g_autoptr (GPtrArray) revisions = NULL;
  g_autoptr (VenuleRevision) winner = NULL;

  for (guint i = 0; i < items->len; i++)
    if (!take (g_ptr_array_index (items, i), reason, saves, error))
      return FALSE;
  if (saves->len == 0)
    return TRUE;

  venule_store_save_async (store, saves, VENULE_AUDIT_IMPORTED, NULL, venule_await_cb, venule_await_begin (&await));
  revisions = venule_store_save_finish (store, venule_await_result (&await), &winner, error);

  return revisions != NULL;
}

/**
 * venule_import_verdict_to_string:
 * @verdict: a verdict
 *
 * Returns: (transfer none): it in a word
 */
const char *
venule_import_verdict_to_string (VenuleImportVerdict verdict)
{
  static const char *const words[] = { "new", "unchanged", "differs" };

  g_return_val_if_fail (verdict < G_N_ELEMENTS (words), NULL);

  return words[verdict];
}
