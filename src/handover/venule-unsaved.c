/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-unsaved.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>

#include "venule-handover-error.h"
#include "venule-sheet-maker.h"
#include "venule-unsaved-texts.h"
#include "venule-xml-reader.h"

/* What is not in a consultation's document stands before it, as the parameters of a processing instruction. The rest
 * of the file is that document: it can be brought in by hand, too. */
#define INSTRUCTION "venule-unsaved"
#define UUID_LENGTH 36

G_DEFINE_FINAL_TYPE (VenuleUnsaved, venule_unsaved, G_TYPE_OBJECT)

static void
venule_unsaved_finalize (GObject *object)
{
  VenuleUnsaved *self = VENULE_UNSAVED (object);

  g_free (self->path);
  g_free (self->record);
  g_free (self->name);
  g_free (self->by);
  g_free (self->at);
  g_free (self->reason);
  g_clear_pointer (&self->document, g_bytes_unref);

  G_OBJECT_CLASS (venule_unsaved_parent_class)->finalize (object);
}

static void
venule_unsaved_class_init (VenuleUnsavedClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_unsaved_finalize;
}

static void
venule_unsaved_init (VenuleUnsaved *self)
{
}

/**
 * venule_unsaved_get_folder:
 * @is_practice: of samples, which are kept apart
 *
 * Returns: (transfer full): where they wait
 */
char *
venule_unsaved_get_folder (gboolean is_practice)
{
  return is_practice ? g_build_filename (g_get_user_data_dir (), "venule", "practice", "unsaved", NULL)
                     : g_build_filename (g_get_user_data_dir (), "venule", "unsaved", NULL);
}

/**
 * venule_unsaved_start_name:
 * @record: a consultation's id
 *
 * No patient's text is in the name of a file.
 *
 * Returns: (transfer full): what the names of that consultation's files start with, before a UUID
 */
char *
venule_unsaved_start_name (const char *record)
{
  g_autofree char *escaped = g_uri_escape_string (record, NULL, FALSE);

  return g_strconcat (escaped, ".", NULL);
}

static void
fail (const char *path, GError **error)
{
  int reason = errno != 0 ? errno : EIO;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (reason), "%s: %s", path, g_strerror (reason));
}

/* Returns: (nullable): a file of that consultation that is not there yet */
static char *
new_path (const char *folder, const char *record, GError **error)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *start = venule_unsaved_start_name (record);
  g_autofree char *name = g_strconcat (start, uuid, VENULE_UNSAVED_DOCUMENT, NULL);

  errno = 0;
  if (g_mkdir_with_parents (folder, 0700) == 0)
    return g_build_filename (folder, name, NULL);
  fail (folder, error);
  return NULL;
}

/* What is being written has a further ending until it is whole. */
static gboolean
is_kind (const char *tail, const char *suffix)
{
  gsize length = strlen (suffix);

  return g_str_has_prefix (tail, suffix) && (tail[length] == '\0' || tail[length] == '.');
}

/* Also one that was not written to its end. */
static gboolean
is_of (const char *name, const char *record)
{
  g_autofree char *start = venule_unsaved_start_name (record);
  gsize length = strlen (start) + UUID_LENGTH;

  return g_str_has_prefix (name, start) && strlen (name) > length
         && (is_kind (name + length, VENULE_UNSAVED_DOCUMENT) || is_kind (name + length, VENULE_UNSAVED_TEXTS));
}

static void
add_parameter (GString *text, const char *name, const char *value)
{
  if (value == NULL)
    return;
  g_string_append_printf (text, "%s%s=", text->len == 0 ? "" : "&", name);
  g_string_append_uri_escaped (text, value, NULL, FALSE);
}

/* After the line that says what the document is written in. */
static GBytes *
make_file (VenuleUnsaved *self)
{
  gsize length;
  const char *document = g_bytes_get_data (self->document, &length);
  const char *line = g_strstr_len (document, (gssize) length, "\n");
  gsize head = line == NULL ? 0 : (gsize) (line - document) + 1;
  g_autoptr (GString) parameters = g_string_new (NULL);
  g_autofree char *base = self->base == 0 ? NULL : g_strdup_printf ("%u", self->base);
  GString *text = g_string_new_len (document, (gssize) head);

  add_parameter (parameters, "record", self->record);
  add_parameter (parameters, "name", self->name);
  add_parameter (parameters, "by", self->by);
  add_parameter (parameters, "at", self->at);
  add_parameter (parameters, "base", base);
  add_parameter (parameters, "specialist", self->is_specialists ? "yes" : NULL);
  add_parameter (parameters, "course", venule_course_to_string (self->course));
  add_parameter (parameters, "reason", self->reason);
  g_string_append_printf (text, "<?" INSTRUCTION " %s?>\n", parameters->str);
  g_string_append_len (text, document + head, (gssize) (length - head));

  return g_string_free_to_bytes (text);
}

/**
 * venule_unsaved_write:
 * @self: what can't be saved
 * @folder: where it is to wait; made where it isn't there
 * @error: %G_FILE_ERROR
 *
 * Writes it, whole or not at all; nothing that waits there already is replaced.
 *
 * Returns: whether it is durable
 */
gboolean
venule_unsaved_write (VenuleUnsaved *self, const char *folder, GError **error)
{
  g_autoptr (GBytes) bytes = make_file (self);
  g_autofree char *path = new_path (folder, self->record, error);

  if (path == NULL)
    return FALSE;
  errno = 0;
  if (!g_file_set_contents_full (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, NULL))
    {
      fail (path, error);
      return FALSE;
    }
  g_free (self->path);
  self->path = g_steal_pointer (&path);
  return TRUE;
}

static const xmlNode *
find_instruction (xmlDoc *doc)
{
  for (const xmlNode *node = doc->children; node != NULL; node = node->next)
    if (node->type == XML_PI_NODE && g_str_equal ((const char *) node->name, INSTRUCTION) && node->content != NULL)
      return node;
  return NULL;
}

static gboolean
read_parameters (VenuleUnsaved *self, GHashTable *parameters)
{
  const char *course = g_hash_table_lookup (parameters, "course");
  const char *base = g_hash_table_lookup (parameters, "base");

  self->record = g_strdup (g_hash_table_lookup (parameters, "record"));
  self->name = g_strdup (g_hash_table_lookup (parameters, "name"));
  self->by = g_strdup (g_hash_table_lookup (parameters, "by"));
  self->at = g_strdup (g_hash_table_lookup (parameters, "at"));
  self->base = base == NULL ? 0 : (guint) g_ascii_strtoull (base, NULL, 10);
  self->is_specialists = g_hash_table_contains (parameters, "specialist");
  self->reason = g_strdup (g_hash_table_lookup (parameters, "reason"));

  return self->record != NULL && self->name != NULL && self->by != NULL && self->at != NULL && course != NULL
         && venule_course_from_string (course, &self->course);
}

static VenuleUnsaved *
read_file (const char *path, GError **error)
{
  g_autoptr (VenuleUnsaved) self = g_object_new (VENULE_TYPE_UNSAVED, NULL);
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, error);
  const xmlNode *node = doc == NULL ? NULL : find_instruction (doc);
  g_autoptr (GHashTable) parameters
      = node == NULL ? NULL : g_uri_parse_params ((const char *) node->content, -1, "&", G_URI_PARAMS_NONE, NULL);
  char *contents;
  gsize length;

  if (doc == NULL)
    return NULL;
  if (parameters == NULL || !read_parameters (self, parameters))
    {
      venule_handover_set_foreign (error, path);
      return NULL;
    }
  if (!g_file_get_contents (path, &contents, &length, error))
    return NULL;
  self->document = g_bytes_new_take (contents, length);
  self->path = g_strdup (path);
  return g_steal_pointer (&self);
}

static int
compare_times (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(VenuleUnsaved *const *) a)->at, (*(VenuleUnsaved *const *) b)->at);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* What follows somebody's typing; this second's is not whole yet, or never was. */
static gboolean
is_being_written (const char *path)
{
  const char *suffix = g_strrstr (path, VENULE_UNSAVED_TEXTS ".");

  return suffix != NULL && strchr (suffix, G_DIR_SEPARATOR) == NULL;
}

static gboolean
look_at (const char *path, GPtrArray *list, GError **error)
{
  if (is_being_written (path))
    return TRUE;
  if (g_str_has_suffix (path, VENULE_UNSAVED_TEXTS))
    {
      g_autoptr (GHashTable) texts = venule_unsaved_texts_read (path, error);

      return texts != NULL;
    }
  if (g_str_has_suffix (path, VENULE_UNSAVED_DOCUMENT))
    {
      VenuleUnsaved *unsaved = read_file (path, error);

      if (unsaved != NULL)
        g_ptr_array_add (list, unsaved);
      return unsaved != NULL;
    }
  venule_handover_set_foreign (error, path);
  return FALSE;
}

/**
 * venule_unsaved_list:
 * @folder: where they wait
 * @complaints: (element-type utf8): gets a line for each file there that can't be read, or for the folder: which it is,
 *   and why; owned by the array
 *
 * What can't be read stays where it is: somebody has to be told, for it is kept nowhere else.
 *
 * Returns: (transfer full) (element-type VenuleUnsaved): what waits there, the oldest first
 */
GPtrArray *
venule_unsaved_list (const char *folder, GPtrArray *complaints)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GError) reason = NULL;
  g_autoptr (GDir) dir = g_dir_open (folder, 0, &reason);

  if (dir == NULL && !g_error_matches (reason, G_FILE_ERROR, G_FILE_ERROR_NOENT))
    g_ptr_array_add (complaints, g_utf8_make_valid (reason->message, -1));
  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GError) error = NULL;

      /* A file manager's own. */
      if (*name != '.' && !look_at (path, list, &error))
        g_ptr_array_add (complaints, g_utf8_make_valid (error->message, -1));
    }
  g_ptr_array_sort (list, compare_times);
  g_ptr_array_sort (complaints, compare_texts);
  return list;
}

/**
 * venule_unsaved_read:
 * @self: one that was listed
 * @workplace: what consultations are read by
 * @error: %VENULE_XML_ERROR, or a data file's
 *
 * Returns: (transfer full) (nullable): the consultation as it stood
 */
VenuleConsultation *
venule_unsaved_read (VenuleUnsaved *self, VenuleWorkplace *workplace, GError **error)
{
  VenuleDefinitions *definitions = NULL;
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (self->document, self->record, error);

  return doc == NULL ? NULL : venule_sheet_maker_read (workplace, doc, &definitions, error);
}

/**
 * venule_unsaved_remove:
 * @self: one that was taken, or that nobody wants
 */
void
venule_unsaved_remove (VenuleUnsaved *self)
{
  if (self->path != NULL)
    g_unlink (self->path);
}

/**
 * venule_unsaved_erase:
 * @folder: where they wait
 * @record: a consultation that is erased
 *
 * Removes what waits of it, also what can't be read.
 */
void
venule_unsaved_erase (const char *folder, const char *record)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);

  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (is_of (name, record))
        g_unlink (path);
    }
}
