/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-store.h"

struct _VenuleTestStore
{
  GObject parent;
  VenuleTestSave next;
  guint n_asked;
  GPtrArray *revisions;
};

static void venule_test_store_iface_init (VenuleStoreInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VenuleTestStore,
                               venule_test_store,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (VENULE_TYPE_STORE, venule_test_store_iface_init))

static VenuleRevision *
keep (VenuleTestStore *self, const VenuleSave *save)
{
  VenuleRevision *revision;

  for (guint i = 0; i < self->revisions->len; i++)
    {
      revision = g_ptr_array_index (self->revisions, i);
      if (g_str_equal (revision->save_id, save->save_id))
        return revision;
    }

  revision = venule_revision_new ();
  revision->record = g_strdup (save->record);
  revision->save_id = g_strdup (save->save_id);
  revision->number = save->base + 1;
  revision->course = save->course;
  revision->by = g_strdup (save->by);
  revision->at = g_strdup ("2026-11-23T10:00:00Z");
  revision->card = venule_card_copy (save->card);
  revision->document = g_bytes_ref (save->document);
  g_ptr_array_add (self->revisions, revision);

  return revision;
}

static void
venule_test_store_save (VenuleStore *store, GPtrArray *saves, VenuleAuditAction action, GTask *task)
{
  VenuleTestStore *self = VENULE_TEST_STORE (store);
  const VenuleSave *save = g_ptr_array_index (saves, 0);
  VenuleTestSave how = self->next;
  GPtrArray *revisions;

  self->n_asked++;
  self->next = VENULE_TEST_SAVE_WORKS;
  if (how == VENULE_TEST_SAVE_CONFLICTS)
    {
      g_task_return_new_error (task, VENULE_STORE_ERROR, VENULE_STORE_ERROR_CONFLICT, "it was changed elsewhere");
      return;
    }
  if (how == VENULE_TEST_SAVE_IS_LOST)
    keep (self, save);
  if (how != VENULE_TEST_SAVE_WORKS)
    {
      g_task_return_new_error (task, VENULE_STORE_ERROR, VENULE_STORE_ERROR_NOT_WRITTEN, "the disk is full");
      return;
    }

  revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_revision_unref);
  g_ptr_array_add (revisions, venule_revision_ref (keep (self, save)));
  g_task_return_pointer (task, revisions, (GDestroyNotify) g_ptr_array_unref);
}

static void
venule_test_store_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_TEST_STORE (object)->revisions);

  G_OBJECT_CLASS (venule_test_store_parent_class)->finalize (object);
}

static void
venule_test_store_iface_init (VenuleStoreInterface *iface)
{
  iface->save = venule_test_store_save;
}

static void
venule_test_store_class_init (VenuleTestStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_test_store_finalize;
}

static void
venule_test_store_init (VenuleTestStore *self)
{
  self->revisions = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_revision_unref);
}

VenuleTestStore *
venule_test_store_new (void)
{
  return g_object_new (VENULE_TYPE_TEST_STORE, NULL);
}

void
venule_test_store_set_next (VenuleTestStore *self, VenuleTestSave next)
{
  self->next = next;
}

guint
venule_test_store_get_n_asked (VenuleTestStore *self)
{
  return self->n_asked;
}

GPtrArray *
venule_test_store_get_revisions (VenuleTestStore *self)
{
  return self->revisions;
}
