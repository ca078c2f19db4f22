/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Stands between a program and the system (LD_PRELOAD), counts the calls that touch the files under
 * VENULE_FAULT_FOLDER, and lets the one asked for go wrong:
 *
 *   VENULE_FAULT_AT=N       the Nth call that counts
 *   VENULE_FAULT_AS=…       EIO, ENOSPC, EACCES, SHORT (half is read or written) or KILL
 *   VENULE_FAULT_ON=…       WRITING (calls that change something, but for locks) or ALL
 *   VENULE_FAULT_LASTING=1  every call from there on
 *   VENULE_FAULT_WHILE=FILE only as long as that file is there
 *   VENULE_FAULT_LOG=FILE   one line for each call that counts; the one that went wrong is marked, and so is the
 *                           moment at which the program asks whether there is a file “.work-begins”
 *
 * Calls reach the kernel directly, so that nothing of another preloaded library comes between. */
#undef _FILE_OFFSET_BITS
#undef _FORTIFY_SOURCE

#include <dirent.h>
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/types.h>
#include <unistd.h>

#define MAX_FILES 4096
#define VISIBLE   __attribute__ ((visibility ("default")))

typedef enum
{
  READING = 1,
  WRITING = 2,
  LOCKING = 4,
} Class;

typedef enum
{
  FINE,
  FAILS,
  HALF,
} Outcome;

static struct
{
  const char *folder, *switch_file;
  size_t folder_length;
  long at;
  int error; /* 0: SHORT or KILL */
  int half, kills, lasting;
  int classes;
  int log;
} fault = { .log = -1 };

static atomic_long n_calls;
static atomic_int began_with; /* the class of the call that went wrong first */
static atomic_char watched[MAX_FILES];

__attribute__ ((constructor)) static void
read_wishes (void)
{
  const char *as = getenv ("VENULE_FAULT_AS"), *on = getenv ("VENULE_FAULT_ON"), *log = getenv ("VENULE_FAULT_LOG");

  fault.folder = getenv ("VENULE_FAULT_FOLDER");
  fault.folder_length = fault.folder ? strlen (fault.folder) : 0;
  fault.switch_file = getenv ("VENULE_FAULT_WHILE");
  fault.at = getenv ("VENULE_FAULT_AT") ? atol (getenv ("VENULE_FAULT_AT")) : 0;
  fault.lasting = getenv ("VENULE_FAULT_LASTING") != NULL;
  fault.classes = on && strcmp (on, "WRITING") == 0 ? WRITING : READING | WRITING | LOCKING;
  if (!as || strcmp (as, "EIO") == 0)
    fault.error = EIO;
  else if (strcmp (as, "ENOSPC") == 0)
    fault.error = ENOSPC;
  else if (strcmp (as, "EACCES") == 0)
    fault.error = EACCES;
  else if (strcmp (as, "SHORT") == 0)
    fault.half = 1;
  else
    fault.kills = 1;
  if (log)
    fault.log = (int) syscall (SYS_openat, AT_FDCWD, log, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
}

static void
log_call (long number, const char *call, int wrong)
{
  char line[96];
  int length;

  if (fault.log < 0)
    return;
  length = snprintf (line, sizeof line, "%s%ld %s\n", wrong ? "! " : "", number, call);
  syscall (SYS_write, fault.log, line, length);
}

/* can_be_half: SHORT means something for this call; otherwise it goes through. */
static Outcome
judge (const char *call, Class class, int can_be_half)
{
  long number;
  int wrong;

  if (!(class & fault.classes))
    return FINE;
  if (fault.switch_file && syscall (SYS_access, fault.switch_file, F_OK) != 0)
    return FINE;
  number = atomic_fetch_add (&n_calls, 1) + 1;
  if (number == fault.at)
    atomic_store (&began_with, class);
  /* A disk that goes on failing still has its files locked, unless it was the locks that began to fail. */
  wrong = fault.at
          && (number == fault.at
              || (fault.lasting && number > fault.at && (class != LOCKING || atomic_load (&began_with) == LOCKING)));
  log_call (number, call, wrong);
  if (!wrong)
    return FINE;
  if (fault.kills)
    {
      syscall (SYS_kill, getpid (), SIGKILL);
      for (;;)
        pause ();
    }
  if (fault.half)
    {
      if (!can_be_half)
        return FINE;
      if (number == fault.at)
        return HALF;
      errno = ENOSPC; /* a lasting short write is a disk that has just become full */
      return FAILS;
    }
  errno = fault.error;
  return FAILS;
}

static int
is_watched (int file)
{
  return file >= 0 && file < MAX_FILES && atomic_load (&watched[file]);
}

static int
is_ours (const char *path)
{
  return fault.folder && path && strncmp (path, fault.folder, fault.folder_length) == 0
         && (path[fault.folder_length] == '\0' || path[fault.folder_length] == '/');
}

static int
watch (int file, int ours)
{
  if (file >= 0 && file < MAX_FILES)
    atomic_store (&watched[file], (char) ours);
  return file;
}

#define OR_FAIL(condition, name, class, failure)                                                                       \
  if ((condition) && judge (name, class, 0) == FAILS)                                                                  \
    return failure;

static int
open_at (int folder, const char *path, int flags, mode_t mode)
{
  int ours = is_ours (path);

  OR_FAIL (ours, "open", flags & (O_CREAT | O_WRONLY | O_RDWR | O_TRUNC) ? WRITING : READING, -1)
  return watch ((int) syscall (SYS_openat, folder, path, flags, mode), ours);
}

#define MODE_OF(flags)                                                                                                 \
  mode_t mode = 0;                                                                                                     \
  if ((flags) & (O_CREAT | __O_TMPFILE))                                                                               \
    {                                                                                                                  \
      va_list list;                                                                                                    \
      va_start (list, flags);                                                                                          \
      mode = va_arg (list, mode_t);                                                                                    \
      va_end (list);                                                                                                   \
    }

VISIBLE int
open (const char *path, int flags, ...)
{
  MODE_OF (flags)
  return open_at (AT_FDCWD, path, flags, mode);
}

VISIBLE int
open64 (const char *path, int flags, ...)
{
  MODE_OF (flags)
  return open_at (AT_FDCWD, path, flags, mode);
}

VISIBLE int
openat (int folder, const char *path, int flags, ...)
{
  MODE_OF (flags)
  return open_at (folder, path, flags, mode);
}

VISIBLE int
openat64 (int folder, const char *path, int flags, ...)
{
  MODE_OF (flags)
  return open_at (folder, path, flags, mode);
}

/* A file is closed even where closing says that it failed: that is how Linux does it. */
VISIBLE int
close (int file)
{
  int ours = is_watched (file), status;
  Outcome outcome = ours ? judge ("close", WRITING, 0) : FINE;
  int error = errno;

  watch (file, 0);
  status = (int) syscall (SYS_close, file);
  if (outcome == FAILS)
    errno = error;
  return outcome == FAILS ? -1 : status;
}

static size_t
portion (size_t size, Outcome outcome)
{
  return outcome == HALF && size > 1 ? size / 2 : size;
}

#define MOVES(name, call, class, type, buffer_type, parameters, ...)                                                   \
  VISIBLE ssize_t name parameters                                                                                      \
  {                                                                                                                    \
    Outcome outcome = is_watched (file) ? judge (#call, class, 1) : FINE;                                              \
                                                                                                                       \
    if (outcome == FAILS)                                                                                              \
      return -1;                                                                                                       \
    size = portion (size, outcome);                                                                                    \
    return syscall (SYS_##call, file, buffer, size, ##__VA_ARGS__);                                                    \
  }

MOVES (read, read, READING, ssize_t, void, (int file, void *buffer, size_t size))
MOVES (write, write, WRITING, ssize_t, const void, (int file, const void *buffer, size_t size))
MOVES (pread, pread64, READING, ssize_t, void, (int file, void *buffer, size_t size, off_t offset), offset)
MOVES (pread64, pread64, READING, ssize_t, void, (int file, void *buffer, size_t size, off64_t offset), offset)
MOVES (pwrite, pwrite64, WRITING, ssize_t, void, (int file, const void *buffer, size_t size, off_t offset), offset)
MOVES (pwrite64, pwrite64, WRITING, ssize_t, void, (int file, const void *buffer, size_t size, off64_t offset), offset)

VISIBLE int
fsync (int file)
{
  OR_FAIL (is_watched (file), "fsync", WRITING, -1)
  return (int) syscall (SYS_fsync, file);
}

VISIBLE int
fdatasync (int file)
{
  OR_FAIL (is_watched (file), "fdatasync", WRITING, -1)
  return (int) syscall (SYS_fdatasync, file);
}

VISIBLE int
ftruncate (int file, off_t size)
{
  OR_FAIL (is_watched (file), "ftruncate", WRITING, -1)
  return (int) syscall (SYS_ftruncate, file, size);
}

VISIBLE int
ftruncate64 (int file, off64_t size)
{
  OR_FAIL (is_watched (file), "ftruncate", WRITING, -1)
  return (int) syscall (SYS_ftruncate, file, size);
}

VISIBLE int
fallocate64 (int file, int mode, off64_t offset, off64_t size)
{
  OR_FAIL (is_watched (file), "fallocate", WRITING, -1)
  return (int) syscall (SYS_fallocate, file, mode, offset, size);
}

VISIBLE int
fchmod (int file, mode_t mode)
{
  OR_FAIL (is_watched (file), "fchmod", WRITING, -1)
  return (int) syscall (SYS_fchmod, file, mode);
}

VISIBLE int
chmod (const char *path, mode_t mode)
{
  OR_FAIL (is_ours (path), "chmod", WRITING, -1)
  return (int) syscall (SYS_chmod, path, mode);
}

VISIBLE int
flock (int file, int operation)
{
  OR_FAIL (is_watched (file), "flock", LOCKING, -1)
  return (int) syscall (SYS_flock, file, operation);
}

static int
lock_or (int file, int command, void *argument)
{
  OR_FAIL (is_watched (file) && (command == F_SETLK || command == F_SETLKW || command == F_GETLK), "fcntl", LOCKING, -1)
  return (int) syscall (SYS_fcntl, file, command, argument);
}

#define ARGUMENT_OF(command)                                                                                           \
  va_list list;                                                                                                        \
  void *argument;                                                                                                      \
  va_start (list, command);                                                                                            \
  argument = va_arg (list, void *);                                                                                    \
  va_end (list);

VISIBLE int
fcntl (int file, int command, ...)
{
  ARGUMENT_OF (command)
  return lock_or (file, command, argument);
}

VISIBLE int
fcntl64 (int file, int command, ...)
{
  ARGUMENT_OF (command)
  return lock_or (file, command, argument);
}

VISIBLE void *
mmap64 (void *address, size_t length, int protection, int flags, int file, off64_t offset)
{
  OR_FAIL (is_watched (file), "mmap", WRITING, MAP_FAILED)
  return (void *) syscall (SYS_mmap, address, length, protection, flags, file, offset);
}

VISIBLE void *
mmap (void *address, size_t length, int protection, int flags, int file, off_t offset)
{
  return mmap64 (address, length, protection, flags, file, offset);
}

VISIBLE int
unlink (const char *path)
{
  OR_FAIL (is_ours (path), "unlink", WRITING, -1)
  return (int) syscall (SYS_unlink, path);
}

VISIBLE int
rmdir (const char *path)
{
  OR_FAIL (is_ours (path), "rmdir", WRITING, -1)
  return (int) syscall (SYS_rmdir, path);
}

VISIBLE int
remove (const char *path)
{
  struct stat about;

  OR_FAIL (is_ours (path), "remove", WRITING, -1)
  if (syscall (SYS_newfstatat, AT_FDCWD, path, &about, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR (about.st_mode))
    return (int) syscall (SYS_rmdir, path);
  return (int) syscall (SYS_unlink, path);
}

VISIBLE int
mkdir (const char *path, mode_t mode)
{
  OR_FAIL (is_ours (path), "mkdir", WRITING, -1)
  return (int) syscall (SYS_mkdir, path, mode);
}

VISIBLE int
rename (const char *from, const char *to)
{
  OR_FAIL (is_ours (from) || is_ours (to), "rename", WRITING, -1)
  return (int) syscall (SYS_rename, from, to);
}

VISIBLE int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned int flags)
{
  OR_FAIL (is_ours (from) || is_ours (to), "renameat2", WRITING, -1)
  return (int) syscall (SYS_renameat2, from_folder, from, to_folder, to, flags);
}

VISIBLE int
link (const char *from, const char *to)
{
  OR_FAIL (is_ours (from) || is_ours (to), "link", WRITING, -1)
  return (int) syscall (SYS_link, from, to);
}

VISIBLE int
linkat (int from_folder, const char *from, int to_folder, const char *to, int flags)
{
  OR_FAIL (is_ours (from) || is_ours (to), "linkat", WRITING, -1)
  return (int) syscall (SYS_linkat, from_folder, from, to_folder, to, flags);
}

VISIBLE int
access (const char *path, int mode)
{
  if (is_ours (path) && strstr (path, "/.work-begins"))
    log_call (0, "begin", 0);
  else
    OR_FAIL (is_ours (path), "access", READING, -1)
  return (int) syscall (SYS_access, path, mode);
}

VISIBLE int
stat64 (const char *path, struct stat64 *about)
{
  OR_FAIL (is_ours (path), "stat", READING, -1)
  return (int) syscall (SYS_newfstatat, AT_FDCWD, path, about, 0);
}

VISIBLE int
lstat64 (const char *path, struct stat64 *about)
{
  OR_FAIL (is_ours (path), "lstat", READING, -1)
  return (int) syscall (SYS_newfstatat, AT_FDCWD, path, about, AT_SYMLINK_NOFOLLOW);
}

VISIBLE int
fstat64 (int file, struct stat64 *about)
{
  OR_FAIL (is_watched (file), "fstat", READING, -1)
  return (int) syscall (SYS_fstat, file, about);
}

VISIBLE int
statx (int folder, const char *path, int flags, unsigned int mask, struct statx *about)
{
  OR_FAIL (is_ours (path), "statx", READING, -1)
  return (int) syscall (SYS_statx, folder, path, flags, mask, about);
}

VISIBLE DIR *
opendir (const char *path)
{
  DIR *(*real) (const char *);

  *(void **) &real = dlsym (RTLD_NEXT, "opendir");
  OR_FAIL (is_ours (path), "opendir", READING, NULL)
  return real (path);
}
