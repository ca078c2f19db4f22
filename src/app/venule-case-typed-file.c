/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-typed-file.h"

#include "venule-case-typed.h"
#include "venule-live-file.h"
#include "venule-unsaved-texts.h"
#include "venule-unsaved.h"

#define TYPED_FILE "venule-typed-file"

typedef struct
{
  VenuleCase *the_case; /* (unowned): it owns this */
  GHashTable *texts;    /* of questions, by their paths */
  VenuleLiveFile *file;
} TypedFile;

static void
typed_file_free (gpointer data)
{
  TypedFile *typed = data;

  venule_live_file_leave (typed->file);
  g_hash_table_unref (typed->texts);
  g_free (typed);
}

/* (nullable): where nothing follows what is typed */
static TypedFile *
peek (VenuleCase *self)
{
  return g_object_get_data (G_OBJECT (self), TYPED_FILE);
}

static GBytes *
make_file (gpointer data)
{
  TypedFile *typed = data;

  return g_hash_table_size (typed->texts) == 0 ? NULL : venule_unsaved_texts_make (typed->texts);
}

/* What has become an answer is kept before its text goes. */
static void
collect (TypedFile *typed)
{
  g_autoptr (GPtrArray) waiting = venule_case_list_typed (typed->the_case, TRUE);

  if (venule_case_get_savedness (typed->the_case) == VENULE_SAVED)
    g_hash_table_remove_all (typed->texts);
  for (guint i = 0; i < waiting->len; i++)
    g_hash_table_insert (typed->texts, g_strdup (waiting->pdata[i]),
                         g_strdup (venule_case_get_typed (typed->the_case, waiting->pdata[i])));
}

static void
on_savedness_cb (VenuleCase *self, GParamSpec *pspec, TypedFile *typed)
{
  collect (typed);
  venule_live_file_follow (typed->file);
  /* Of a consultation that nobody knows, nobody could open it again. */
  if (g_hash_table_size (typed->texts) > 0)
    venule_case_keep_blank (self);
}

/* What can't be read stays, and the desk tells of it. */
static gboolean
read_file (const char *path, gpointer data)
{
  TypedFile *typed = data;
  g_autoptr (GHashTable) texts = venule_unsaved_texts_read (path, NULL);
  GHashTableIter iter;
  gpointer question, text;

  if (texts == NULL)
    return FALSE;
  g_hash_table_iter_init (&iter, texts);
  while (g_hash_table_iter_next (&iter, &question, &text))
    venule_case_note_typed (typed->the_case, question, text);
  return TRUE;
}

/**
 * venule_case_follow_typed:
 * @self: a case that was opened just now
 *
 * What was left of it by a program that ended stands where it was typed again, and what is typed from now on is
 * followed. It waits in its file until it has been put right, and what it has become is saved.
 */
void
venule_case_follow_typed (VenuleCase *self)
{
  g_autofree char *folder = venule_unsaved_get_folder (venule_desk_get_is_practice (venule_case_get_desk (self)));
  g_autofree char *start = venule_unsaved_start_name (venule_case_get_id (self));
  TypedFile *typed = g_new (TypedFile, 1);

  typed->the_case = self;
  typed->texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  typed->file = venule_live_file_new (folder, start, VENULE_UNSAVED_TEXTS, make_file, typed);
  g_object_set_data_full (G_OBJECT (self), TYPED_FILE, typed, typed_file_free);
  venule_live_file_take_up (typed->file, read_file);
  g_signal_connect (self, "notify::savedness", G_CALLBACK (on_savedness_cb), typed);
  on_savedness_cb (self, NULL, typed);
}

/**
 * venule_case_put_typed_aside:
 * @self: a case
 * @error: %G_FILE_ERROR
 *
 * What was typed and can't be an answer waits in a file until the consultation is opened again.
 *
 * Returns: whether that is durable, or there is none
 */
gboolean
venule_case_put_typed_aside (VenuleCase *self, GError **error)
{
  TypedFile *typed = peek (self);

  if (typed == NULL)
    return TRUE;
  collect (typed);
  return venule_live_file_write_now (typed->file, error);
}

/**
 * venule_case_forget_typed:
 * @self: a case that is left
 *
 * Nothing of what was typed and can't be an answer waits any longer: it was given up, or is in another's file.
 */
void
venule_case_forget_typed (VenuleCase *self)
{
  /* While what is being written is waited for, whoever holds the case may let go of it. */
  g_autoptr (VenuleCase) alive = g_object_ref (self);
  TypedFile *typed = peek (self);

  if (typed == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self, typed);
  g_hash_table_remove_all (typed->texts);
  /* Nothing is written, so that nothing can fail. */
  venule_live_file_write_now (typed->file, NULL);
  g_object_set_data (G_OBJECT (self), TYPED_FILE, NULL);
}
