/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-reasons.h"

#include "venule-live-file.h"
#include "venule-written-reasons.h"

#include <glib/gi18n.h>

#define REASONS "venule-reasons"
#define FOLLOWS "venule-reasons-file"

typedef struct
{
  char *text;
  char *binding;
  char *name; /* whose consultation it is */
} Reason;

static void
reason_free (gpointer data)
{
  Reason *reason = data;

  g_free (reason->text);
  g_free (reason->binding);
  g_free (reason->name);
  g_free (reason);
}

static GHashTable *
get_reasons (VenuleDesk *desk)
{
  GHashTable *reasons = g_object_get_data (G_OBJECT (desk), REASONS);

  if (reasons == NULL)
    {
      reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, reason_free);
      g_object_set_data_full (G_OBJECT (desk), REASONS, reasons, (GDestroyNotify) g_hash_table_unref);
    }
  return reasons;
}

/* Those that are not empty, each in a group. */
static GBytes *
make_file (gpointer desk)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  GHashTableIter iter;
  gpointer id, value;
  char *contents;
  gsize length;
  guint n = 0;

  g_hash_table_iter_init (&iter, get_reasons (desk));
  while (g_hash_table_iter_next (&iter, &id, &value))
    {
      const Reason *reason = value;
      g_autofree char *group = g_strdup_printf ("%u", n);

      if (*reason->text == '\0')
        continue;
      g_key_file_set_string (file, group, "id", id);
      g_key_file_set_string (file, group, "text", reason->text);
      g_key_file_set_string (file, group, "binding", reason->binding);
      g_key_file_set_string (file, group, "name", reason->name);
      n++;
    }
  if (n == 0)
    return NULL;
  contents = g_key_file_to_data (file, &length, NULL);
  return g_bytes_new_take (contents, length);
}

static VenuleLiveFile *
get_file (VenuleDesk *desk)
{
  VenuleLiveFile *file = g_object_get_data (G_OBJECT (desk), FOLLOWS);

  if (file == NULL)
    {
      g_autofree char *folder = venule_written_reasons_get_folder (venule_desk_get_is_practice (desk));

      file = venule_live_file_new (folder, "", ".ini", make_file, desk);
      g_object_set_data_full (G_OBJECT (desk), FOLLOWS, file, (GDestroyNotify) venule_live_file_leave);
    }
  return file;
}

static void
keep (VenuleDesk *desk, const char *id, const char *text, const char *binding, const char *name)
{
  Reason *reason = g_new0 (Reason, 1);

  *reason = (Reason){ g_strdup (text), g_strdup (binding), g_strdup (name) };
  g_hash_table_insert (get_reasons (desk), g_strdup (id), reason);
  venule_live_file_follow (get_file (desk));
}

static void
drop (VenuleDesk *desk, const char *id)
{
  if (g_hash_table_remove (get_reasons (desk), id))
    venule_live_file_follow (get_file (desk));
}

/* One person's reason is never another's. */
static char *
make_id (VenuleDesk *desk, const char *about, const char *key)
{
  return g_strjoin ("\n", about, venule_desk_get_person (desk), key, NULL);
}

static const char *
find (VenuleDesk *desk, const char *id, const char *binding)
{
  Reason *reason = g_hash_table_lookup (get_reasons (desk), id);

  if (reason == NULL || g_str_equal (reason->binding, binding))
    return reason == NULL ? NULL : reason->text;
  drop (desk, id);
  return NULL;
}

/**
 * venule_case_note_reason:
 * @self: a case
 * @key: what it is a reason for
 * @binding: what it rests on, as it is now
 * @text: (nullable): what is written so far; %NULL: it was given, or nobody is asked for it any more
 */
void
venule_case_note_reason (VenuleCase *self, const char *key, const char *binding, const char *text)
{
  g_autofree char *id = make_id (venule_case_get_desk (self), venule_case_get_id (self), key);
  g_autofree char *name = NULL;

  if (text == NULL)
    {
      drop (venule_case_get_desk (self), id);
      return;
    }
  name = venule_case_format_name (self);
  keep (venule_case_get_desk (self), id, text, binding, name);
}

/**
 * venule_case_get_reason:
 * @self: a case
 * @key: what it is a reason for
 * @binding: what it would rest on, as it is now
 *
 * Returns: (transfer none) (nullable): what whoever is at the desk has written and not given; empty where they were
 * asked and have written nothing
 */
const char *
venule_case_get_reason (VenuleCase *self, const char *key, const char *binding)
{
  VenuleDesk *desk = venule_case_get_desk (self);
  g_autofree char *id = make_id (desk, venule_case_get_id (self), key);

  return find (desk, id, binding);
}

/**
 * venule_desk_note_reason:
 * @desk: a desk
 * @about: what it is a reason for
 * @binding: what it rests on, as it is now
 * @name: whose consultation it is about
 * @text: (nullable): what is written so far; %NULL: it was given
 */
void
venule_desk_note_reason (VenuleDesk *desk, const char *about, const char *binding, const char *name, const char *text)
{
  g_autofree char *id = make_id (desk, about, "");

  if (text == NULL)
    drop (desk, id);
  else
    keep (desk, id, text, binding, name);
}

/**
 * venule_desk_get_reason:
 * @desk: a desk
 * @about: what it is a reason for
 * @binding: what it would rest on, as it is now
 *
 * Returns: (transfer none) (nullable): what whoever is at the desk has written and not given
 */
const char *
venule_desk_get_reason (VenuleDesk *desk, const char *about, const char *binding)
{
  g_autofree char *id = make_id (desk, about, "");

  return find (desk, id, binding);
}

/**
 * venule_desk_describe_reasons:
 * @desk: a desk
 *
 * Returns: (transfer full) (nullable): what was written as a reason and would be lost now, and for whom; %NULL: nothing
 */
char *
venule_desk_describe_reasons (VenuleDesk *desk)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, get_reasons (desk));
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const Reason *reason = value;

      if (*reason->text == '\0')
        continue;
      if (text->len > 0)
        g_string_append (text, "\n\n");
      /* Translators: a patient's name; what somebody began to write as the reason for a step. */
      g_string_append_printf (text, _ ("%s: the reason “%s” was written, and the step not taken."), reason->name,
                              reason->text);
    }
  return text->len == 0 ? NULL : g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * venule_desk_forget_reasons:
 * @desk: a desk
 *
 * Whoever wrote them has said that they may be lost.
 */
void
venule_desk_forget_reasons (VenuleDesk *desk)
{
  g_hash_table_remove_all (get_reasons (desk));
  venule_desk_put_reasons_aside (desk);
}

static gboolean
is_about (gpointer id, gpointer reason, gpointer record)
{
  return venule_written_reason_is_about (id, record);
}

/**
 * venule_desk_erase_reasons:
 * @desk: a desk
 * @record: a consultation that is erased
 */
void
venule_desk_erase_reasons (VenuleDesk *desk, const char *record)
{
  g_hash_table_foreach_remove (get_reasons (desk), is_about, (gpointer) record);
  venule_desk_put_reasons_aside (desk);
}

/**
 * venule_desk_put_reasons_aside:
 * @desk: a desk
 *
 * The session ends and asks nobody: what was written as a reason and not given waits in a file that only this user can
 * read, until venule_desk_take_reasons_up(). Where there is none, nothing waits any more.
 */
void
venule_desk_put_reasons_aside (VenuleDesk *desk)
{
  g_autoptr (GError) error = NULL;

  if (!venule_live_file_write_now (get_file (desk), &error))
    g_printerr ("venule: %s\n", error->message);
}

static gboolean
read_file (const char *path, gpointer desk)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) groups = NULL;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, NULL))
    return FALSE;
  groups = g_key_file_get_groups (file, NULL);
  for (char **group = groups; *group != NULL; group++)
    {
      g_autofree char *id = g_key_file_get_string (file, *group, "id", NULL);
      g_autofree char *text = g_key_file_get_string (file, *group, "text", NULL);
      g_autofree char *binding = g_key_file_get_string (file, *group, "binding", NULL);
      g_autofree char *name = g_key_file_get_string (file, *group, "name", NULL);

      if (id != NULL && text != NULL && binding != NULL && name != NULL)
        keep (desk, id, text, binding, name);
    }
  return TRUE;
}

/**
 * venule_desk_take_reasons_up:
 * @desk: a desk, open
 *
 * What a session that ended left is there again. It waits in its file until it has been given, or given up.
 */
void
venule_desk_take_reasons_up (VenuleDesk *desk)
{
  venule_live_file_take_up (get_file (desk), read_file);
}
