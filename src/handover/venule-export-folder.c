/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-export-folder.h"

#include "venule-durable-file.h"
#include "venule-sha256.h"

#include <glib/gi18n-lib.h>
#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/* As `sha256sum --check` reads it. */
#define SUMS "SHA256SUMS"

struct _VenuleExportFolder
{
  char *parent;
  char *path;    /* its name in the end */
  char *filling; /* its name until then */
  GPtrArray *names;
  GString *sums;
  gboolean closed;
};

static gboolean
fail (GError **error, const char *path, const char *what_to_do)
{
  int code = errno;

  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (code), "%s: %s; %s", path, g_strerror (code),
               what_to_do);

  return FALSE;
}

static gboolean
sync_folder (const char *path, GError **error)
{
  int fd = open (path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  gboolean synced = fd >= 0 && fsync (fd) == 0;

  if (!synced)
    fail (error, path, _ ("it could not be made durable; export to another folder"));
  if (fd >= 0)
    close (fd);

  return synced;
}

/**
 * venule_export_folder_new:
 * @parent: the folder that it will be in; made when it is missing
 * @name: its name
 * @error: %G_FILE_ERROR, also when there is one of that name: nothing is overwritten
 *
 * Returns: (transfer full) (nullable): an empty folder
 */
VenuleExportFolder *
venule_export_folder_new (const char *parent, const char *name, GError **error)
{
  g_autoptr (VenuleExportFolder) self = g_new0 (VenuleExportFolder, 1);

  self->parent = g_strdup (parent);
  self->path = g_build_filename (parent, name, NULL);
  self->names = g_ptr_array_new_with_free_func (g_free);
  self->sums = g_string_new (NULL);
  if (g_file_test (self->path, G_FILE_TEST_EXISTS))
    {
      errno = EEXIST;
      fail (error, self->path, _ ("choose another folder, or move that one away"));
      return NULL;
    }
  if (g_mkdir_with_parents (parent, 0700) != 0)
    {
      fail (error, parent, _ ("choose a folder that you may write to"));
      return NULL;
    }

  self->filling = g_strconcat (self->path, ".part-XXXXXX", NULL);
  if (g_mkdtemp_full (self->filling, 0700) == NULL)
    {
      fail (error, parent, _ ("choose a folder that you may write to"));
      g_clear_pointer (&self->filling, g_free);
      return NULL;
    }

  return g_steal_pointer (&self);
}

static gboolean
write_file (VenuleExportFolder *self, const char *name, const char *data, gsize length, GError **error)
{
  g_autofree char *path = g_build_filename (self->filling, name, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static (data, length);

  g_ptr_array_add (self->names, g_strdup (name));

  return venule_durable_file_write (path, bytes, error);
}

/**
 * venule_export_folder_add:
 * @self: a folder
 * @name: a file's name, without folders
 * @bytes: what is in it
 * @error: %G_FILE_ERROR
 *
 * Returns: whether it was written
 */
gboolean
venule_export_folder_add (VenuleExportFolder *self, const char *name, GBytes *bytes, GError **error)
{
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *sum = venule_sha256_of_bytes (bytes);

  g_string_append_printf (self->sums, "%s  %s\n", sum, name);

  return write_file (self, name, data, length, error);
}

/**
 * venule_export_folder_close:
 * @self: a filled folder
 * @error: %G_FILE_ERROR
 *
 * Makes it durable and gives it its name.
 *
 * Returns: (transfer full) (nullable): its path
 */
char *
venule_export_folder_close (VenuleExportFolder *self, GError **error)
{
  if (!write_file (self, SUMS, self->sums->str, self->sums->len, error) || !sync_folder (self->filling, error))
    return NULL;

  /* A folder made meanwhile under that name is not empty, or not a folder: then this fails. */
  if (g_rename (self->filling, self->path) != 0)
    {
      fail (error, self->path, _ ("choose another folder"));
      return NULL;
    }
  self->closed = TRUE;

  return sync_folder (self->parent, error) ? g_strdup (self->path) : NULL;
}

/**
 * venule_export_folder_free:
 * @self: (transfer full)
 *
 * Frees it; what was not closed is taken away.
 */
void
venule_export_folder_free (VenuleExportFolder *self)
{
  if (self->filling != NULL && !self->closed)
    {
      for (guint i = 0; i < self->names->len; i++)
        {
          g_autofree char *path = g_build_filename (self->filling, g_ptr_array_index (self->names, i), NULL);

          g_unlink (path);
        }
      g_rmdir (self->filling);
    }
  g_ptr_array_unref (self->names);
  g_string_free (self->sums, TRUE);
  g_free (self->filling);
  g_free (self->path);
  g_free (self->parent);
  g_free (self);
}
