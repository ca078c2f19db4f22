/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-store-await.h"

#include <string.h>

static void
keep_result (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **place = user_data;

  *place = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **place)
{
  while (!*place)
    g_main_context_iteration (NULL, TRUE);
  return *place;
}

#define AWAIT(call, ...)                                                                                               \
  g_autoptr (GAsyncResult) result = NULL;                                                                              \
  venule_store_##call##_async (__VA_ARGS__, NULL, keep_result, &result);                                               \
  wait_for (&result);

VenuleStore *
venule_await_open (const char *folder, GError **error)
{
  AWAIT (open, folder)
  return venule_store_open_finish (result, error);
}

GPtrArray *
venule_await_save (VenuleStore *store, GPtrArray *saves, VenuleAuditAction action, GError **error)
{
  AWAIT (save, store, saves, action)
  return venule_store_save_finish (store, result, NULL, error);
}

VenuleRevision *
venule_await_load (VenuleStore *store, const char *record, guint revision, GError **error)
{
  AWAIT (load, store, record, revision, NULL)
  return venule_store_load_finish (store, result, error);
}

GPtrArray *
venule_await_revisions (VenuleStore *store, const char *record, GError **error)
{
  AWAIT (list_revisions, store, record)
  return venule_store_list_revisions_finish (store, result, error);
}

GPtrArray *
venule_await_list (VenuleStore *store, const VenuleListQuery *query, GError **error)
{
  AWAIT (list, store, query)
  return venule_store_list_finish (store, result, error);
}

gboolean
venule_await_add_issue (VenuleStore *store, VenuleIssue *issue, GError **error)
{
  AWAIT (add_issue, store, issue)
  return venule_store_add_issue_finish (store, result, error);
}

gboolean
venule_await_add_event (VenuleStore *store, const char *issue, VenuleIssueEvent *event, GError **error)
{
  AWAIT (add_issue_event, store, issue, event)
  return venule_store_add_issue_event_finish (store, result, error);
}

VenuleIssue *
venule_await_load_issue (VenuleStore *store, const char *issue, GError **error)
{
  AWAIT (load_issue, store, issue)
  return venule_store_load_issue_finish (store, result, error);
}

GPtrArray *
venule_await_issues (VenuleStore *store, const char *record, GError **error)
{
  AWAIT (list_issues, store, record)
  return venule_store_list_issues_finish (store, result, error);
}

GPtrArray *
venule_await_audit (VenuleStore *store, const char *record, GError **error)
{
  AWAIT (list_audit, store, record, 0, G_MAXINT)
  return venule_store_list_audit_finish (store, result, error);
}

VenuleStoreState *
venule_await_verify (VenuleStore *store, GError **error)
{
  AWAIT (verify, store)
  return venule_store_verify_finish (store, result, error);
}

gboolean
venule_await_erase (VenuleStore *store, GPtrArray *records, const char *by, const char *reason, GError **error)
{
  g_autoptr (GPtrArray) erasures = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_erasure_free);

  for (guint i = 0; i < records->len; i++)
    g_ptr_array_add (erasures, venule_erasure_new (records->pdata[i], 0));
  return venule_await_erase_confirmed (store, erasures, by, reason, error);
}

gboolean
venule_await_erase_confirmed (
    VenuleStore *store, GPtrArray *erasures, const char *by, const char *reason, GError **error)
{
  AWAIT (erase, store, erasures, by, reason)
  return venule_store_erase_finish (store, result, error);
}

VenuleStoreState *
venule_await_back_up (VenuleStore *store, const char *copy, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (copy);

  AWAIT (back_up, store, file, "nurse")
  return venule_store_back_up_finish (store, result, error);
}

VenuleStoreState *
venule_await_inspect (VenuleStore *store, const char *copy, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (copy);

  AWAIT (inspect_copy, store, file)
  return venule_store_inspect_copy_finish (store, result, error);
}

VenuleStoreState *
venule_await_restore (VenuleStore *store, const char *copy, GError **error)
{
  g_autoptr (GFile) file = g_file_new_for_path (copy);

  AWAIT (restore, store, file, "nurse")
  return venule_store_restore_finish (store, result, error);
}

/* Long enough to fill several pages, and of a kind that can't be made much shorter. */
static GBytes *
make_document (guint seed, const char *name)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autoptr (GString) text = g_string_new (NULL);
  gint64 length = g_rand_int_range (rand, 2000, 12000);

  g_string_append_printf (text, "<consultation seed=\"%u\"><name>%s</name>\n", seed, name);
  while ((gint64) text->len < length)
    g_string_append_printf (text, "<a n=\"%08x%08x\"/>\n", g_rand_int (rand), g_rand_int (rand));
  g_string_append (text, "</consultation>\n");
  return g_bytes_new (text->str, text->len);
}

VenuleSave *
venule_made_up_save (const char *record, guint base, guint seed, const char *family_name)
{
  VenuleSave *save = venule_save_new (record, base);

  g_clear_pointer (&save->save_id, g_free);
  save->save_id = g_uuid_string_random ();
  save->course = VENULE_COURSE_DRAFT;
  g_free (save->by);
  save->by = g_strdup ("Sister Example");
  if (!save->card)
    save->card = venule_card_new ();
  g_free (save->card->given_name);
  save->card->given_name = g_strdup_printf ("Given%u", seed % 97);
  g_free (save->card->family_name);
  save->card->family_name = g_strdup (family_name);
  g_free (save->card->number);
  save->card->number = g_strdup_printf ("%u", 100000 + seed);
  g_free (save->card->protocol);
  save->card->protocol = g_strdup ("thread-veins");
  g_clear_pointer (&save->document, g_bytes_unref);
  save->document = make_document (seed, family_name);
  return save;
}

static GBytes *
made_up_bytes (guint seed, gsize size)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint32 *words = g_new (guint32, size / 4);

  for (gsize i = 0; i < size / 4; i++)
    words[i] = g_rand_int (rand);
  return g_bytes_new_take (words, size / 4 * 4);
}

VenuleIssue *
venule_made_up_issue (const VenuleRevision *revision, guint seed)
{
  VenuleIssue *issue = venule_issue_new ();

  g_clear_pointer (&issue->id, g_free);
  issue->id = g_uuid_string_random ();
  issue->code = g_strdup_printf ("%08X", seed);
  issue->record = g_strdup (revision->record);
  issue->revision = revision->number;
  issue->revision_hash = g_strdup (revision->hash);
  issue->language = g_strdup ("en");
  issue->format = g_strdup ("standard");
  issue->sheet_version = g_strdup ("1");
  issue->checklist_version = g_strdup ("1");
  issue->program_version = g_strdup ("1");
  issue->clinic = g_strdup ("Example Clinic");
  issue->by = g_strdup ("Sister Example");
  issue->pdf = made_up_bytes (seed, 30000);
  issue->sheet = made_up_bytes (seed + 1, 8000);
  issue->pdf_hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, issue->pdf);
  issue->sheet_hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, issue->sheet);
  return issue;
}
