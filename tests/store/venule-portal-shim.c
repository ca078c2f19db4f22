/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands between a program and the system (LD_PRELOAD): what lies under VENULE_PORTAL_FOLDER is as in the file system
 * in which a sandbox is given the files that somebody chose: every file there is taken for a link. With
 * VENULE_PORTAL_LOSES=1 it keeps something else than what is written. Calls reach the kernel directly, so that nothing
 * of another preloaded library comes between. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include <errno.h>
#include <fcntl.h>
#include <linux/magic.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <sys/vfs.h>
#include <unistd.h>

#define VISIBLE __attribute__ ((visibility ("default")))

static int
is_there (const char *path)
{
  const char *folder = getenv ("VENULE_PORTAL_FOLDER");

  return folder && path && strncmp (path, folder, strlen (folder)) == 0;
}

static int
open_as (const char *path, int flags, mode_t mode)
{
  if (is_there (path) && (flags & O_NOFOLLOW) && !(flags & O_CREAT))
    {
      errno = ELOOP;
      return -1;
    }
  return (int) syscall (SYS_openat, AT_FDCWD, path, flags, mode);
}

#define OPEN(name)                                                                                                     \
  VISIBLE int name (const char *path, int flags, ...)                                                                  \
  {                                                                                                                    \
    va_list rest;                                                                                                      \
    mode_t mode = 0;                                                                                                   \
                                                                                                                       \
    va_start (rest, flags);                                                                                            \
    if (flags & (O_CREAT | O_TMPFILE))                                                                                 \
      mode = (mode_t) va_arg (rest, unsigned int);                                                                     \
    va_end (rest);                                                                                                     \
    return open_as (path, flags, mode);                                                                                \
  }

OPEN (open)
OPEN (open64)

#define STATFS(name, type)                                                                                             \
  VISIBLE int name (const char *path, struct type *facts)                                                              \
  {                                                                                                                    \
    int failed = (int) syscall (SYS_statfs, path, facts);                                                              \
                                                                                                                       \
    if (!failed && is_there (path))                                                                                    \
      facts->f_type = FUSE_SUPER_MAGIC;                                                                                \
    return failed;                                                                                                     \
  }

STATFS (statfs, statfs)
STATFS (statfs64, statfs64)

/* The first byte of every piece is another one there. */
VISIBLE ssize_t
write (int file, const void *bytes, size_t length)
{
  char link[64], path[4096] = "";
  char changed;

  snprintf (link, sizeof link, "/proc/self/fd/%d", file);
  if (getenv ("VENULE_PORTAL_LOSES") == NULL || length == 0 || readlink (link, path, sizeof path - 1) < 0
      || !is_there (path))
    return syscall (SYS_write, file, bytes, length);
  changed = (char) (*(const char *) bytes ^ 1);
  return syscall (SYS_write, file, &changed, 1);
}
