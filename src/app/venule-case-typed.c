/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-typed.h"

#include "venule-path-label.h"

#include <glib/gi18n.h>

#define TYPED  "venule-typed"
#define TYPING "venule-typing"

/* (nullable) */
static GHashTable *
peek_texts (VenuleCase *self)
{
  return g_object_get_data (G_OBJECT (self), TYPED);
}

static GHashTable *
get_texts (VenuleCase *self)
{
  GHashTable *texts = peek_texts (self);

  if (texts == NULL)
    {
      texts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      g_object_set_data_full (G_OBJECT (self), TYPED, texts, (GDestroyNotify) g_hash_table_unref);
    }
  return texts;
}

/* Its question is still asked, and nothing else answers it. */
static gboolean
is_waiting (VenuleCase *self, const char *path)
{
  VenuleConsultation *consultation = venule_case_get_consultation (self);
  const VenuleQuestion *question = venule_path_find_question (self, path);
  const char *slash = strrchr (path, '/');
  g_autofree char *within = slash == NULL ? g_strdup ("") : g_strndup (path, (gsize) (slash - path));
  VenuleEntry *entry = venule_consultation_find_entry (consultation, within);

  return question != NULL && entry != NULL && venule_consultation_get_answer (consultation, path) == NULL
         && venule_evaluation_shows_question (venule_case_get_evaluation (self), entry, question);
}

/**
 * venule_case_note_typed:
 * @self: a case
 * @path: a question
 * @text: (nullable): what was typed there and can't be its answer; %NULL: nothing any more
 *
 * Keeps it as long as the case lives. While there is any, "savedness" tells of more than what is saved.
 */
void
venule_case_note_typed (VenuleCase *self, const char *path, const char *text)
{
  if (text == NULL && (peek_texts (self) == NULL || !g_hash_table_contains (peek_texts (self), path)))
    return;
  if (text == NULL)
    g_hash_table_remove (peek_texts (self), path);
  else
    g_hash_table_insert (get_texts (self), g_strdup (path), g_strdup (text));
  g_object_notify (G_OBJECT (self), "savedness");
}

/**
 * venule_case_get_typed:
 * @self: a case
 * @path: a question
 *
 * Returns: (transfer none) (nullable): what was typed there and can't be its answer
 */
const char *
venule_case_get_typed (VenuleCase *self, const char *path)
{
  return peek_texts (self) == NULL ? NULL : g_hash_table_lookup (peek_texts (self), path);
}

/* Somebody is typing there now: half a word is no mistake yet. */
static gboolean
is_being_typed (VenuleCase *self, const char *path)
{
  return g_strcmp0 (g_object_get_data (G_OBJECT (self), TYPING), path) == 0;
}

/**
 * venule_case_set_typing:
 * @self: a case
 * @path: a question
 * @is_typing: whether somebody is typing there now; or has gone on
 */
void
venule_case_set_typing (VenuleCase *self, const char *path, gboolean is_typing)
{
  if (is_typing == is_being_typed (self, path))
    return;
  g_object_set_data_full (G_OBJECT (self), TYPING, is_typing ? g_strdup (path) : NULL, g_free);
  if (venule_case_get_typed (self, path) != NULL)
    g_object_notify (G_OBJECT (self), "savedness");
}

static int
compare_paths (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/**
 * venule_case_list_typed:
 * @self: a case
 * @is_all: also the one where somebody is typing now
 *
 * Returns: (transfer container) (element-type utf8): the paths of the questions where something stands that can't be
 *   their answer
 */
GPtrArray *
venule_case_list_typed (VenuleCase *self, gboolean is_all)
{
  GPtrArray *paths = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer path;

  if (peek_texts (self) == NULL)
    return paths;
  g_hash_table_iter_init (&iter, peek_texts (self));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (is_waiting (self, path) && (is_all || !is_being_typed (self, path)))
      g_ptr_array_add (paths, path);
  g_ptr_array_sort (paths, compare_paths);
  return paths;
}

/**
 * venule_case_take_typed:
 * @self: a case that was opened just now
 * @before: the same consultation, as it was open until now
 *
 * What was typed there is typed here.
 */
void
venule_case_take_typed (VenuleCase *self, VenuleCase *before)
{
  GHashTableIter iter;
  gpointer path, text;

  if (peek_texts (before) == NULL)
    return;
  g_hash_table_iter_init (&iter, peek_texts (before));
  while (g_hash_table_iter_next (&iter, &path, &text))
    venule_case_note_typed (self, path, text);
}

/**
 * venule_case_find_typed:
 * @self: a case
 *
 * Returns: (transfer none) (nullable): the path of a question where something stands that can't be its answer
 */
const char *
venule_case_find_typed (VenuleCase *self)
{
  GHashTableIter iter;
  gpointer path;

  if (peek_texts (self) == NULL)
    return NULL;
  g_hash_table_iter_init (&iter, peek_texts (self));
  while (g_hash_table_iter_next (&iter, &path, NULL))
    if (is_waiting (self, path))
      return path;
  return NULL;
}

/**
 * venule_case_describe_typed_at:
 * @self: a case
 * @path: (nullable): a question
 *
 * Returns: (transfer full) (nullable): what was typed there and can't be kept as it is, and what to do; %NULL: nothing
 */
char *
venule_case_describe_typed_at (VenuleCase *self, const char *path)
{
  const char *typed = path == NULL ? NULL : venule_case_get_typed (self, path);
  g_autofree char *label = typed == NULL ? NULL : venule_path_label_new (self, path);

  if (typed == NULL)
    return NULL;
  /* Translators: what was typed; the question. */
  return g_strdup_printf (_ ("“%s” can’t be the answer to “%s”, and is not kept. Put it right, or empty it."), typed,
                          label);
}

/**
 * venule_case_describe_typed:
 * @self: a case
 *
 * Returns: (transfer full) (nullable): of one of those, what was typed and what to do; %NULL: there are none
 */
char *
venule_case_describe_typed (VenuleCase *self)
{
  return venule_case_describe_typed_at (self, venule_case_find_typed (self));
}
