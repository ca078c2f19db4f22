/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-cut-vfs.h"

#include <sqlite3.h>
#include <string.h>

#define SECTOR 512

/* A write (data), or where data is NULL a truncation, that has not been made durable. */
typedef struct
{
  gint64 offset; /* or the new length */
  GBytes *data;
} Change;

/* What the disk knows of one file. */
typedef struct
{
  GByteArray *durable;
  GPtrArray *changes; /* (element-type Change), in order */
  gboolean named;     /* its name in the folder is durable */
  gboolean removed;   /* and so may its end be, or not yet */
  GByteArray *ghost;  /* (nullable): the file of this name before it, whose end is not durable */
} Mirror;

typedef struct
{
  sqlite3_file base;
  Mirror *mirror;      /* (nullable) */
  sqlite3_file real[]; /* as large as the real one needs */
} CutFile;

static struct
{
  GMutex lock;
  char *folder;
  GHashTable *mirrors; /* base name → Mirror */
  VenuleCutMoment moment;
  gpointer user_data;
  sqlite3_vfs vfs, *real;
} disk;

static void
change_free (gpointer data)
{
  Change *change = data;

  g_clear_pointer (&change->data, g_bytes_unref);
  g_free (change);
}

static void
mirror_free (gpointer data)
{
  Mirror *mirror = data;

  g_byte_array_unref (mirror->durable);
  g_ptr_array_unref (mirror->changes);
  g_clear_pointer (&mirror->ghost, g_byte_array_unref);
  g_free (mirror);
}

static void
put (GByteArray *file, gint64 offset, const guint8 *data, gsize size)
{
  gsize before = file->len;

  if (offset + size > before)
    {
      g_byte_array_set_size (file, (guint) (offset + size));
      if ((gsize) offset > before)
        memset (file->data + before, 0, offset - before);
    }
  memcpy (file->data + offset, data, size);
}

static void
apply (GByteArray *file, const Change *change)
{
  gsize size;
  const guint8 *data;

  if (!change->data)
    {
      if (change->offset < file->len)
        g_byte_array_set_size (file, (guint) change->offset);
      return;
    }
  data = g_bytes_get_data (change->data, &size);
  put (file, change->offset, data, size);
}

/* Any part of a write may have reached the disk: whole sectors of it. */
static void
apply_torn (GByteArray *file, const Change *change, GRand *rand)
{
  gsize size;
  const guint8 *data = g_bytes_get_data (change->data, &size);

  for (gsize at = 0; at < size;)
    {
      gsize end = MIN (size, at + SECTOR - (change->offset + at) % SECTOR);

      if (g_rand_boolean (rand))
        put (file, change->offset + at, data + at, end - at);
      at = end;
    }
}

static GByteArray *
what_is_left (const Mirror *mirror, GRand *rand)
{
  GByteArray *file = g_byte_array_new ();
  int mood = g_rand_int_range (rand, 0, 4); /* nothing, all, or each as it happens */

  g_byte_array_append (file, mirror->durable->data, mirror->durable->len);
  for (guint i = 0; i < mirror->changes->len; i++)
    {
      const Change *change = mirror->changes->pdata[i];
      int fate = mood == 0 ? 0 : mood == 1 ? 1 : g_rand_int_range (rand, 0, 3);

      if (fate == 1)
        apply (file, change);
      else if (fate == 2 && change->data)
        apply_torn (file, change, rand);
    }
  return file;
}

static void
write_image (const char *image, const char *name, const GByteArray *file)
{
  g_autofree char *path = g_build_filename (image, name, NULL);
  g_autoptr (GError) error = NULL;

  if (!g_file_set_contents (path, (const char *) file->data, file->len, &error))
    g_error ("%s", error->message);
}

void
venule_cut_vfs_cut (const char *image, guint32 seed)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  GHashTableIter iter;
  gpointer name, value;

  g_hash_table_iter_init (&iter, disk.mirrors);
  while (g_hash_table_iter_next (&iter, &name, &value))
    {
      const Mirror *mirror = value;
      g_autoptr (GByteArray) file = what_is_left (mirror, rand);
      gboolean is_there = mirror->removed ? g_rand_boolean (rand) : mirror->named || g_rand_boolean (rand);

      if (is_there)
        write_image (image, name, file);
      else if (mirror->ghost && g_rand_boolean (rand))
        write_image (image, name, mirror->ghost);
    }
}

static void
record (CutFile *file, gint64 offset, const void *data, int size)
{
  Change *change = g_new0 (Change, 1);

  change->offset = offset;
  change->data = data ? g_bytes_new (data, size) : NULL;
  g_ptr_array_add (file->mirror->changes, change);
}

/* Before a change: the test may cut here. After it: what the disk holds is known. */
static void
begin_change (CutFile *file)
{
  if (!file->mirror)
    return;
  g_mutex_lock (&disk.lock);
  if (disk.moment)
    disk.moment (disk.user_data);
}

static void
end_change (CutFile *file)
{
  if (file->mirror)
    g_mutex_unlock (&disk.lock);
}

static int
cut_close (sqlite3_file *base)
{
  return ((CutFile *) base)->real->pMethods->xClose (((CutFile *) base)->real);
}

static int
cut_read (sqlite3_file *base, void *buffer, int size, sqlite3_int64 offset)
{
  sqlite3_file *real = ((CutFile *) base)->real;

  return real->pMethods->xRead (real, buffer, size, offset);
}

static int
cut_write (sqlite3_file *base, const void *data, int size, sqlite3_int64 offset)
{
  CutFile *file = (CutFile *) base;
  int status;

  begin_change (file);
  status = file->real->pMethods->xWrite (file->real, data, size, offset);
  if (status == SQLITE_OK && file->mirror)
    record (file, offset, data, size);
  end_change (file);
  return status;
}

static int
cut_truncate (sqlite3_file *base, sqlite3_int64 size)
{
  CutFile *file = (CutFile *) base;
  int status;

  begin_change (file);
  status = file->real->pMethods->xTruncate (file->real, size);
  if (status == SQLITE_OK && file->mirror)
    record (file, size, NULL, 0);
  end_change (file);
  return status;
}

static void
make_durable (Mirror *mirror)
{
  for (guint i = 0; i < mirror->changes->len; i++)
    apply (mirror->durable, mirror->changes->pdata[i]);
  g_ptr_array_set_size (mirror->changes, 0);
  mirror->named = TRUE;
  g_clear_pointer (&mirror->ghost, g_byte_array_unref);
}

static int
cut_sync (sqlite3_file *base, int flags)
{
  CutFile *file = (CutFile *) base;
  int status;

  begin_change (file);
  /* The real files need not be: this disk is the one that is looked at. */
  status = SQLITE_OK;
  if (file->mirror)
    make_durable (file->mirror);
  end_change (file);
  return status;
}

static int
cut_size (sqlite3_file *base, sqlite3_int64 *size)
{
  sqlite3_file *real = ((CutFile *) base)->real;

  return real->pMethods->xFileSize (real, size);
}

static int
cut_lock (sqlite3_file *base, int level)
{
  sqlite3_file *real = ((CutFile *) base)->real;

  return real->pMethods->xLock (real, level);
}

static int
cut_unlock (sqlite3_file *base, int level)
{
  sqlite3_file *real = ((CutFile *) base)->real;

  return real->pMethods->xUnlock (real, level);
}

static int
cut_check_lock (sqlite3_file *base, int *held)
{
  sqlite3_file *real = ((CutFile *) base)->real;

  return real->pMethods->xCheckReservedLock (real, held);
}

static int
cut_control (sqlite3_file *base, int operation, void *argument)
{
  sqlite3_file *real = ((CutFile *) base)->real;

  return real->pMethods->xFileControl (real, operation, argument);
}

static int
cut_sector_size (sqlite3_file *base)
{
  return SECTOR;
}

/* It promises nothing: a write may be torn, and what comes later may be there before what came first. */
static int
cut_characteristics (sqlite3_file *base)
{
  return 0;
}

static int
cut_shm_map (sqlite3_file *base, int region, int size, int extend, void volatile **memory)
{
  sqlite3_file *real = ((CutFile *) base)->real;

  return real->pMethods->xShmMap (real, region, size, extend, memory);
}

static int
cut_shm_lock (sqlite3_file *base, int offset, int n, int flags)
{
  sqlite3_file *real = ((CutFile *) base)->real;

  return real->pMethods->xShmLock (real, offset, n, flags);
}

static void
cut_shm_barrier (sqlite3_file *base)
{
  sqlite3_file *real = ((CutFile *) base)->real;

  real->pMethods->xShmBarrier (real);
}

static int
cut_shm_unmap (sqlite3_file *base, int remove_it)
{
  sqlite3_file *real = ((CutFile *) base)->real;

  return real->pMethods->xShmUnmap (real, remove_it);
}

static const sqlite3_io_methods methods = {
  .iVersion = 2,
  .xClose = cut_close,
  .xRead = cut_read,
  .xWrite = cut_write,
  .xTruncate = cut_truncate,
  .xSync = cut_sync,
  .xFileSize = cut_size,
  .xLock = cut_lock,
  .xUnlock = cut_unlock,
  .xCheckReservedLock = cut_check_lock,
  .xFileControl = cut_control,
  .xSectorSize = cut_sector_size,
  .xDeviceCharacteristics = cut_characteristics,
  .xShmMap = cut_shm_map,
  .xShmLock = cut_shm_lock,
  .xShmBarrier = cut_shm_barrier,
  .xShmUnmap = cut_shm_unmap,
};

/* NULL: not in the folder that is watched. */
static char *
name_in_folder (const char *path)
{
  g_autofree char *folder = path ? g_path_get_dirname (path) : NULL;

  return folder && g_str_equal (folder, disk.folder) ? g_path_get_basename (path) : NULL;
}

/* What was there before this disk came is durable. It is read at the file's first opening only: reading it by
 * another way later would end the locks that this process holds on it. */
static Mirror *
find_mirror (const char *path, const char *name, gboolean was_there)
{
  Mirror *mirror = g_hash_table_lookup (disk.mirrors, name);

  if (mirror && !mirror->removed)
    return mirror;
  if (!mirror)
    {
      g_autofree char *contents = NULL;
      gsize size = 0;

      mirror = g_new0 (Mirror, 1);
      mirror->durable = g_byte_array_new ();
      mirror->changes = g_ptr_array_new_with_free_func (change_free);
      if (was_there && g_file_get_contents (path, &contents, &size, NULL))
        g_byte_array_append (mirror->durable, (const guint8 *) contents, (guint) size);
      mirror->named = was_there;
      g_hash_table_insert (disk.mirrors, g_strdup (name), mirror);
      return mirror;
    }
  g_clear_pointer (&mirror->ghost, g_byte_array_unref);
  mirror->ghost = g_steal_pointer (&mirror->durable);
  mirror->durable = g_byte_array_new ();
  g_ptr_array_set_size (mirror->changes, 0);
  mirror->named = mirror->removed = FALSE;
  return mirror;
}

static int
cut_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *base, int flags, int *flags_out)
{
  CutFile *file = (CutFile *) base;
  g_autofree char *name = name_in_folder (path);
  gboolean was_there = name && g_file_test (path, G_FILE_TEST_EXISTS);
  int status;

  file->mirror = NULL;
  status = disk.real->xOpen (disk.real, path, file->real, flags, flags_out);
  file->base.pMethods = file->real->pMethods ? &methods : NULL;
  if (status == SQLITE_OK && name)
    {
      g_mutex_lock (&disk.lock);
      file->mirror = find_mirror (path, name, was_there);
      g_mutex_unlock (&disk.lock);
    }
  return status;
}

static int
cut_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  g_autofree char *name = name_in_folder (path);
  Mirror *mirror;
  int status;

  g_mutex_lock (&disk.lock);
  mirror = name ? g_hash_table_lookup (disk.mirrors, name) : NULL;
  if (mirror && disk.moment)
    disk.moment (disk.user_data);
  status = disk.real->xDelete (disk.real, path, 0);
  if (status == SQLITE_OK && mirror && sync_folder)
    g_hash_table_remove (disk.mirrors, name);
  else if (status == SQLITE_OK && mirror)
    mirror->removed = TRUE;
  g_mutex_unlock (&disk.lock);
  return status;
}

void
venule_cut_vfs_install (const char *folder, VenuleCutMoment moment, gpointer user_data)
{
  disk.real = sqlite3_vfs_find (NULL);
  g_assert_false (disk.real == &disk.vfs);
  disk.folder = g_strdup (folder);
  disk.mirrors = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, mirror_free);
  disk.moment = moment;
  disk.user_data = user_data;
  disk.vfs = *disk.real;
  disk.vfs.pNext = NULL;
  disk.vfs.zName = "venule-cut";
  disk.vfs.szOsFile = (int) (sizeof (CutFile) + disk.real->szOsFile);
  disk.vfs.xOpen = cut_open;
  disk.vfs.xDelete = cut_delete;
  g_assert_cmpint (sqlite3_vfs_register (&disk.vfs, 1), ==, SQLITE_OK);
}

void
venule_cut_vfs_remove (void)
{
  g_assert_cmpint (sqlite3_vfs_register (disk.real, 1), ==, SQLITE_OK);
  g_assert_cmpint (sqlite3_vfs_unregister (&disk.vfs), ==, SQLITE_OK);
  g_clear_pointer (&disk.mirrors, g_hash_table_unref);
  g_clear_pointer (&disk.folder, g_free);
}
