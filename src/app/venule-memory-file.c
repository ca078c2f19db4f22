/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-memory-file.h"

#include <errno.h>
#include <glib/gi18n.h>
#include <sys/mman.h>
#include <unistd.h>

/**
 * venule_memory_file_open:
 * @bytes: what is in it
 * @error: %G_IO_ERROR_NO_SPACE, in words for who waits for the paper
 *
 * Returns: a descriptor at its beginning, to be closed by the caller; -1 where there is no room
 */
int
venule_memory_file_open (GBytes *bytes, GError **error)
{
  gsize size, written = 0;
  const char *data = g_bytes_get_data (bytes, &size);
  int fd = memfd_create ("venule-sheet", MFD_CLOEXEC);

  while (fd >= 0 && written < size)
    {
      ssize_t n = write (fd, data + written, size - written);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      written += (gsize) n;
    }
  if (fd >= 0 && written == size && lseek (fd, 0, SEEK_SET) == 0)
    return fd;

  g_set_error (error, G_IO_ERROR, G_IO_ERROR_NO_SPACE, _ ("There is no room to prepare the sheet: %s"),
               g_strerror (errno));
  if (fd >= 0)
    close (fd);
  return -1;
}
