/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-live-file.h"

#include "venule-beside.h"
#include "venule-durable-file.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#define UUID_LENGTH 36
/* What it ends with until it is whole, and held. */
#define UNNAMED ".part"

/* A file of this program's own; the lock goes when it is closed, or the program ends. */
typedef struct
{
  char *path;
  int file;
} Held;

struct _VenuleLiveFile
{
  GObject parent;
  char *folder, *start, *suffix;
  VenuleLiveFileMakeFunc make; /* (nullable): once it was left */
  gpointer user_data;
  GPtrArray *held; /* (element-type Held) */
  GBytes *written; /* (nullable): what is in the one that was written last; NULL: it is not known */
  guint timeout;
  gboolean is_writing;
};

G_DEFINE_FINAL_TYPE (VenuleLiveFile, venule_live_file, G_TYPE_OBJECT)

static void
held_free (gpointer data)
{
  Held *held = data;

  close (held->file);
  g_free (held->path);
  g_free (held);
}

/* Where locks aren't supported, nobody can hold it. One that went meanwhile is nobody's. */
static Held *
hold (const char *path)
{
  int file = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
  struct stat status;
  Held *held;

  if (file < 0)
    return NULL;
  if ((flock (file, LOCK_EX | LOCK_NB) != 0 && errno == EWOULDBLOCK) || fstat (file, &status) != 0
      || !S_ISREG (status.st_mode) || status.st_nlink == 0)
    {
      close (file);
      return NULL;
    }
  held = g_new (Held, 1);
  *held = (Held){ g_strdup (path), file };
  return held;
}

/* Before the lock goes, so that nobody takes it up in between. */
static void
remove_held (VenuleLiveFile *self)
{
  for (guint i = 0; i < self->held->len; i++)
    g_unlink (((Held *) self->held->pdata[i])->path);
  g_ptr_array_set_size (self->held, 0);
  g_clear_pointer (&self->written, g_bytes_unref);
}

/* What is written beside the main loop. */
typedef struct
{
  char *folder, *path;
  GBytes *bytes;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_free (work->folder);
  g_free (work->path);
  g_bytes_unref (work->bytes);
  g_free (work);
}

static Work *
work_new (VenuleLiveFile *self, GBytes *bytes)
{
  g_autofree char *uuid = g_uuid_string_random ();
  g_autofree char *name = g_strconcat (self->start, uuid, self->suffix, NULL);
  Work *work = g_new (Work, 1);

  *work = (Work){ g_strdup (self->folder), g_build_filename (self->folder, name, NULL), g_bytes_ref (bytes) };
  return work;
}

/* It is held before it has its name: nobody takes it up in between. */
static Held *
write_file (const Work *work, GError **error)
{
  g_autofree char *unnamed = g_strconcat (work->path, UNNAMED, NULL);
  Held *held;

  /* Where it can't be made, the file can't either, and that is told. */
  g_mkdir_with_parents (work->folder, 0700);
  if (!venule_durable_file_write (unnamed, work->bytes, error))
    return NULL;
  errno = 0;
  held = hold (unnamed);
  if (held != NULL && g_rename (unnamed, work->path) == 0)
    {
      g_free (held->path);
      held->path = g_strdup (work->path);
      return held;
    }
  g_set_error (error, G_FILE_ERROR, (int) g_file_error_from_errno (errno), "%s: %s", work->path,
               g_strerror (errno != 0 ? errno : EIO));
  g_unlink (unnamed);
  g_clear_pointer (&held, held_free);
  return NULL;
}

static void
write_beside (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  Held *held = write_file (task_data, &error);

  if (held == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, held, held_free);
}

/* The older ones go once the newer is durable. */
static void
accept (VenuleLiveFile *self, Held *held, GBytes *bytes)
{
  remove_held (self);
  g_ptr_array_add (self->held, held);
  self->written = g_bytes_ref (bytes);
}

static gboolean on_timeout_cb (gpointer user_data);

static void
wait (VenuleLiveFile *self, guint milliseconds)
{
  if (self->timeout == 0)
    self->timeout = g_timeout_add (milliseconds, on_timeout_cb, self);
}

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VenuleLiveFile *self = VENULE_LIVE_FILE (source);
  const Work *work = g_task_get_task_data (G_TASK (result));
  Held *held = g_task_propagate_pointer (G_TASK (result), NULL);

  self->is_writing = FALSE;
  if (held != NULL)
    accept (self, held, work->bytes);
  if (self->make == NULL)
    return;
  if (held == NULL)
    wait (self, VENULE_LIVE_FILE_RETRY);
  else
    venule_live_file_follow (self);
}

/* Returns: (transfer full) (nullable): what is to be written; NULL: all is as it should be */
static GBytes *
make_newer (VenuleLiveFile *self)
{
  g_autoptr (GBytes) bytes = self->make == NULL ? NULL : self->make (self->user_data);

  if (self->make != NULL && bytes == NULL)
    remove_held (self);
  if (bytes == NULL || (self->written != NULL && g_bytes_equal (bytes, self->written)))
    return NULL;
  return g_steal_pointer (&bytes);
}

static gboolean
on_timeout_cb (gpointer user_data)
{
  VenuleLiveFile *self = user_data;
  g_autoptr (GBytes) bytes = make_newer (self);
  g_autoptr (GTask) task = NULL;

  self->timeout = 0;
  if (bytes == NULL)
    return G_SOURCE_REMOVE;
  task = g_task_new (self, NULL, on_written_cb, NULL);
  g_task_set_task_data (task, work_new (self, bytes), work_free);
  self->is_writing = TRUE;
  venule_beside_run (task, write_beside);

  return G_SOURCE_REMOVE;
}

static void
venule_live_file_finalize (GObject *object)
{
  VenuleLiveFile *self = VENULE_LIVE_FILE (object);

  g_clear_handle_id (&self->timeout, g_source_remove);
  g_ptr_array_unref (self->held);
  g_clear_pointer (&self->written, g_bytes_unref);
  g_free (self->folder);
  g_free (self->start);
  g_free (self->suffix);

  G_OBJECT_CLASS (venule_live_file_parent_class)->finalize (object);
}

static void
venule_live_file_class_init (VenuleLiveFileClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_live_file_finalize;
}

static void
venule_live_file_init (VenuleLiveFile *self)
{
  self->held = g_ptr_array_new_with_free_func (held_free);
}

/**
 * venule_live_file_new:
 * @folder: where it is; made where it isn't there
 * @start: what the file's name starts with; may be empty
 * @suffix: what it ends with
 * @make: says what is to be in it
 * @user_data: for it, and for what reads; not needed any more once venule_live_file_leave() was called
 *
 * Returns: (transfer full): a file that is not there until there is something to be in it
 */
VenuleLiveFile *
venule_live_file_new (
    const char *folder, const char *start, const char *suffix, VenuleLiveFileMakeFunc make, gpointer user_data)
{
  VenuleLiveFile *self = g_object_new (VENULE_TYPE_LIVE_FILE, NULL);

  self->folder = g_strdup (folder);
  self->start = g_strdup (start);
  self->suffix = g_strdup (suffix);
  self->make = make;
  self->user_data = user_data;

  return self;
}

/* Returns: (nullable): what is behind the UUID in the name of one of its kind */
static const char *
find_tail (VenuleLiveFile *self, const char *name)
{
  gsize length = strlen (self->start) + UUID_LENGTH;

  return g_str_has_prefix (name, self->start) && strlen (name) > length
                 && g_str_has_prefix (name + length, self->suffix)
             ? name + length + strlen (self->suffix)
             : NULL;
}

/**
 * venule_live_file_take_up:
 * @self: a file
 * @read: gets each one of its kind that a program left when it ended
 *
 * What was taken over waits where it is until something newer is durable, or nothing of it is needed any more. One that
 * was not written to its end goes: what it follows is beside it.
 */
void
venule_live_file_take_up (VenuleLiveFile *self, VenuleLiveFileReadFunc read)
{
  g_autoptr (GDir) dir = g_dir_open (self->folder, 0, NULL);

  for (const char *name = dir == NULL ? NULL : g_dir_read_name (dir); name != NULL; name = g_dir_read_name (dir))
    {
      g_autofree char *path = g_build_filename (self->folder, name, NULL);
      const char *tail = find_tail (self, name);
      Held *held = tail == NULL ? NULL : hold (path);

      if (held == NULL)
        continue;
      if (*tail == '\0' && read (path, self->user_data))
        {
          g_ptr_array_add (self->held, held);
          continue;
        }
      if (g_str_has_prefix (tail, UNNAMED))
        g_unlink (path);
      held_free (held);
    }
}

/**
 * venule_live_file_follow:
 * @self: a file
 *
 * What is to be in it may have changed: it is written soon, beside the main loop. Where nothing is to be in it any
 * more, it goes at once.
 */
void
venule_live_file_follow (VenuleLiveFile *self)
{
  g_autoptr (GBytes) bytes = self->is_writing ? NULL : make_newer (self);

  if (bytes != NULL)
    wait (self, VENULE_LIVE_FILE_DELAY);
}

/**
 * venule_live_file_write_now:
 * @self: a file
 * @error: %G_FILE_ERROR
 *
 * Writes what is to be in it without waiting longer; for ending the program. What is being written is waited for, and
 * the main loop goes on meanwhile.
 *
 * Returns: whether it is durable, or gone because nothing is to be in it
 */
gboolean
venule_live_file_write_now (VenuleLiveFile *self, GError **error)
{
  g_autoptr (VenuleLiveFile) alive = g_object_ref (self);
  g_autoptr (GBytes) bytes = NULL;
  Work *work;
  Held *held;

  while (self->is_writing)
    g_main_context_iteration (NULL, TRUE);
  g_clear_handle_id (&self->timeout, g_source_remove);
  bytes = make_newer (self);
  if (bytes == NULL)
    return TRUE;
  work = work_new (self, bytes);
  held = write_file (work, error);
  if (held != NULL)
    accept (self, held, bytes);
  work_free (work);
  return held != NULL;
}

/**
 * venule_live_file_leave:
 * @self: (transfer full): a file
 *
 * Lets go of it, as it is on disk: who looks for it next takes it up.
 */
void
venule_live_file_leave (VenuleLiveFile *self)
{
  g_clear_handle_id (&self->timeout, g_source_remove);
  self->make = NULL;
  g_object_unref (self);
}
