/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-aside.h"

#include "venule-case-part.h"
#include "venule-consultation-file.h"

#define ASIDE      "venule-aside"
#define COMPLAINTS "venule-aside-complaints"

/**
 * venule_case_put_aside:
 * @self: a case that can't be saved
 * @error: %G_FILE_ERROR
 *
 * The session ends and asks nobody: it waits in a file until venule_desk_take_aside_up().
 *
 * Returns: whether that is durable
 */
gboolean
venule_case_put_aside (VenuleCase *self, GError **error)
{
  VenuleDesk *desk = venule_case_get_desk (self);
  g_autoptr (VenuleUnsaved) unsaved = g_object_new (VENULE_TYPE_UNSAVED, NULL);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *folder = venule_unsaved_get_folder (venule_desk_get_is_practice (desk));

  unsaved->record = g_strdup (venule_case_get_id (self));
  unsaved->name = venule_case_format_name (self);
  unsaved->by = g_strdup (venule_desk_get_person (desk));
  unsaved->at = g_date_time_format_iso8601 (now);
  unsaved->base = venule_case_get_base (self);
  unsaved->is_specialists = venule_case_get_specialist_waits (self);
  unsaved->course = venule_case_get_course (self);
  unsaved->reason = g_strdup (venule_case_get_note (self));
  unsaved->document = venule_consultation_to_xml (venule_case_get_consultation (self));

  return venule_unsaved_write (unsaved, folder, error);
}

static GListStore *
get_list (VenuleDesk *desk, const char *name, GType type)
{
  GListStore *list = g_object_get_data (G_OBJECT (desk), name);

  if (list == NULL)
    {
      list = g_list_store_new (type);
      g_object_set_data_full (G_OBJECT (desk), name, list, g_object_unref);
    }
  return list;
}

static GListStore *
get_store (VenuleDesk *desk)
{
  return get_list (desk, ASIDE, VENULE_TYPE_UNSAVED);
}

/**
 * venule_desk_get_aside:
 * @desk: a desk
 *
 * Returns: (transfer none): the #VenuleUnsaved that somebody has to look at
 */
GListModel *
venule_desk_get_aside (VenuleDesk *desk)
{
  return G_LIST_MODEL (get_store (desk));
}

/**
 * venule_desk_get_aside_complaints:
 * @desk: a desk
 *
 * Returns: (transfer none): a #GtkStringObject for each file that waits and can't be read: which it is, and why
 */
GListModel *
venule_desk_get_aside_complaints (VenuleDesk *desk)
{
  return G_LIST_MODEL (get_list (desk, COMPLAINTS, GTK_TYPE_STRING_OBJECT));
}

/* A save that ended after it was put aside did keep it. */
static gboolean
is_kept (VenuleDesk *desk, VenuleUnsaved *unsaved, VenuleRevision *kept)
{
  g_autoptr (VenuleConsultation) consultation
      = kept == NULL ? NULL : venule_unsaved_read (unsaved, venule_desk_get_workplace (desk), NULL);
  g_autoptr (GBytes) document = consultation == NULL ? NULL : venule_consultation_to_xml (consultation);

  return document != NULL && g_bytes_equal (document, kept->document);
}

typedef struct
{
  VenuleDesk *desk;
  VenuleUnsaved *unsaved;
} Look;

/* Who looks again knows what was found before. */
static gboolean
is_told (VenuleDesk *desk, VenuleUnsaved *unsaved)
{
  GListModel *list = venule_desk_get_aside (desk);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (VenuleUnsaved) told = g_list_model_get_item (list, i);

      if (g_str_equal (told->path, unsaved->path))
        return TRUE;
    }
  return FALSE;
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Look *look = user_data;
  g_autoptr (VenuleDesk) desk = look->desk;
  g_autoptr (VenuleUnsaved) unsaved = look->unsaved;
  g_autoptr (VenuleRevision) kept = venule_store_load_finish (VENULE_STORE (source), result, NULL);

  if (is_kept (desk, unsaved, kept))
    venule_unsaved_remove (unsaved);
  /* While it was compared, it may have been taken, or its patient erased. */
  else if (!is_told (desk, unsaved) && g_file_test (unsaved->path, G_FILE_TEST_EXISTS))
    g_list_store_append (get_store (desk), unsaved);
}

/**
 * venule_desk_take_aside_up:
 * @desk: a desk that is open
 *
 * Looks what waits, and has it told, with what can't be read of it.
 */
void
venule_desk_take_aside_up (VenuleDesk *desk)
{
  g_autofree char *folder = venule_unsaved_get_folder (venule_desk_get_is_practice (desk));
  g_autoptr (GPtrArray) complaints = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) list = venule_unsaved_list (folder, complaints);
  GListStore *told = G_LIST_STORE (venule_desk_get_aside_complaints (desk));

  g_list_store_remove_all (told);
  for (guint i = 0; i < complaints->len; i++)
    {
      g_autoptr (GtkStringObject) complaint = gtk_string_object_new (complaints->pdata[i]);

      g_list_store_append (told, complaint);
    }
  for (guint i = 0; i < list->len; i++)
    {
      VenuleUnsaved *unsaved = list->pdata[i];
      Look *look = g_new0 (Look, 1);

      *look = (Look){ g_object_ref (desk), g_object_ref (unsaved) };
      venule_store_load_async (venule_desk_get_store (desk), unsaved->record, 0, NULL, NULL, on_loaded_cb, look);
    }
}

/**
 * venule_desk_find_aside:
 * @desk: a desk
 * @record: a consultation's id
 *
 * Returns: (transfer none) (nullable): what waits of it, the oldest first
 */
VenuleUnsaved *
venule_desk_find_aside (VenuleDesk *desk, const char *record)
{
  GListModel *list = venule_desk_get_aside (desk);

  for (guint i = 0; i < g_list_model_get_n_items (list); i++)
    {
      g_autoptr (VenuleUnsaved) unsaved = g_list_model_get_item (list, i);

      if (g_str_equal (unsaved->record, record))
        return unsaved;
    }
  return NULL;
}

/**
 * venule_desk_forget_aside:
 * @desk: a desk
 * @unsaved: what waits; somebody has decided about it
 */
void
venule_desk_forget_aside (VenuleDesk *desk, VenuleUnsaved *unsaved)
{
  guint index;

  venule_unsaved_remove (unsaved);
  if (g_list_store_find (get_store (desk), unsaved, &index))
    g_list_store_remove (get_store (desk), index);
}

/**
 * venule_desk_erase_aside:
 * @desk: a desk
 * @record: a consultation that is erased
 */
void
venule_desk_erase_aside (VenuleDesk *desk, const char *record)
{
  g_autofree char *folder = venule_unsaved_get_folder (venule_desk_get_is_practice (desk));
  VenuleUnsaved *unsaved;

  while ((unsaved = venule_desk_find_aside (desk, record)) != NULL)
    venule_desk_forget_aside (desk, unsaved);
  venule_unsaved_erase (folder, record);
  venule_desk_take_aside_up (desk);
}

static void
on_savedness_cb (VenuleCase *self, GParamSpec *pspec, VenuleUnsaved *unsaved)
{
  if (venule_case_get_savedness (self) != VENULE_SAVED)
    return;
  venule_desk_forget_aside (venule_case_get_desk (self), unsaved);
  g_signal_handlers_disconnect_by_data (self, unsaved);
}

/**
 * venule_case_forget_aside_once_saved:
 * @self: a case that says what was taken of it
 * @unsaved: what waits
 *
 * Until that is durable, it waits.
 */
void
venule_case_forget_aside_once_saved (VenuleCase *self, VenuleUnsaved *unsaved)
{
  g_signal_connect_data (self, "notify::savedness", G_CALLBACK (on_savedness_cb), g_object_ref (unsaved),
                         (GClosureNotify) (void (*) (void)) g_object_unref, 0);
  on_savedness_cb (self, NULL, unsaved);
}
