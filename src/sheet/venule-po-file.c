/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-po-file.h"

#include "venule-po-lines.h"
#include "venule-translation.h"

#include <glib/gi18n-lib.h>
#include <errno.h>
#include <fcntl.h>
#include <gettext-po.h>
#include <glib/gstdio.h>
#include <setjmp.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* libgettextpo keeps its state in globals and hands nothing of the caller's to its handlers: one file at
 * a time, and what the handlers need stands beside the lock. */
typedef struct
{
  const char *path;
  GError **error;
  gboolean failed;
  jmp_buf abandon;
} Reading;

static GMutex reading_lock;
static Reading *reading;

static void
entry_free (gpointer data)
{
  VenulePoEntry *entry = data;

  g_free (entry->context);
  g_free (entry->source);
  g_free (entry->translation);
  g_free (entry->comment);
  g_free (entry);
}

static void
refuse (size_t line, const char *message)
{
  g_autofree char *what = g_strstrip (g_strdup (message));

  if (!reading->failed && line != (size_t) -1)
    g_set_error (reading->error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_BROKEN,
                 _ ("%s:%zu: %s; correct the file, msgfmt --check says more"), reading->path, line, what);
  else if (!reading->failed)
    g_set_error (reading->error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_BROKEN,
                 _ ("%s: %s; correct the file, msgfmt --check says more"), reading->path, what);
  reading->failed = TRUE;
}

static void
on_problem_cb (
    int severity, po_message_t message, const char *file, size_t line, size_t column, int multiline, const char *text)
{
  if (severity == PO_SEVERITY_WARNING)
    return;
  refuse (file != NULL ? line : (size_t) -1, text);
  /* The library must not go on after a fatal error. Whatever it had allocated then stays. */
  if (severity == PO_SEVERITY_FATAL_ERROR)
    longjmp (reading->abandon, 1);
}

static void
on_problem_of_two_cb (int severity,
                      po_message_t message1,
                      const char *file1,
                      size_t line1,
                      size_t column1,
                      int multiline1,
                      const char *text1,
                      po_message_t message2,
                      const char *file2,
                      size_t line2,
                      size_t column2,
                      int multiline2,
                      const char *text2)
{
  on_problem_cb (severity, message1, file1, line1, column1, multiline1, text1);
}

static gboolean
refuse_file (GError **error, const char *path, const char *what)
{
  g_set_error (error, VENULE_TRANSLATION_ERROR, VENULE_TRANSLATION_ERROR_UNREADABLE, "%s: %s", path, what);
  return FALSE;
}

static gboolean
read_descriptor (int descriptor, GByteArray *bytes)
{
  guint8 buffer[16384];
  gssize got;

  do
    {
      got = read (descriptor, buffer, sizeof buffer);
      if (got > 0)
        g_byte_array_append (bytes, buffer, (guint) got);
    }
  while ((got > 0 && bytes->len <= VENULE_PO_MAX_BYTES) || (got < 0 && errno == EINTR));
  return got >= 0;
}

/* Not blocking, so that a pipe without a writer is refused instead of waited for. */
static GByteArray *
read_plain_file (const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  int descriptor = open (path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
  struct stat status;
  gboolean plain, got;

  if (descriptor < 0)
    {
      refuse_file (error, path, g_strerror (errno));
      return NULL;
    }
  plain = fstat (descriptor, &status) == 0 && S_ISREG (status.st_mode);
  got = plain && read_descriptor (descriptor, bytes);
  close (descriptor);
  if (!plain)
    refuse_file (error, path, _ ("not a plain file; put the translation's PO file there"));
  else if (!got)
    refuse_file (error, path, _ ("it can't be read; check the disk and the file's permissions"));
  else if (bytes->len > VENULE_PO_MAX_BYTES)
    refuse_file (error, path, _ ("larger than 2 MiB, so no sheet's translation; put the right PO file there"));
  else if (!g_utf8_validate_len ((const char *) bytes->data, bytes->len, NULL))
    refuse_file (error, path, _ ("not UTF-8 text; save the PO file as UTF-8"));
  else
    return g_steal_pointer (&bytes);
  return NULL;
}

/* What was checked must be what is read, whoever writes to the file meanwhile. */
static char *
write_private_copy (GByteArray *bytes, GError **error)
{
  g_autofree char *copy = NULL;
  int descriptor = g_file_open_tmp ("venule-XXXXXX.po", &copy, error);
  gsize done = 0;

  if (descriptor < 0)
    return NULL;
  while (done < bytes->len)
    {
      gssize put = write (descriptor, bytes->data + done, bytes->len - done);

      if (put < 0 && errno == EINTR)
        continue;
      if (put < 0)
        break;
      done += (gsize) put;
    }
  if (close (descriptor) == 0 && done == bytes->len)
    return g_steal_pointer (&copy);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("%s: it can't be written; make room on the disk"), copy);
  g_unlink (copy);
  return NULL;
}

static po_file_t
read_catalogue (const char *copy)
{
  static const struct po_xerror_handler handler = { on_problem_cb, on_problem_of_two_cb };

  if (setjmp (reading->abandon) != 0)
    return NULL;
  return po_file_read (copy, &handler);
}

static void
add_entry (VenulePoFile *self, po_message_t message)
{
  VenulePoEntry *entry = g_new0 (VenulePoEntry, 1);

  entry->context = g_strdup (po_message_msgctxt (message));
  entry->source = g_strdup (po_message_msgid (message));
  entry->plural = po_message_msgid_plural (message) != NULL;
  entry->translation = g_strdup (entry->plural ? "" : po_message_msgstr (message));
  entry->fuzzy = po_message_is_fuzzy (message) != 0;
  entry->comment = g_strstrip (g_strdup (po_message_comments (message)));
  g_ptr_array_add (self->entries, entry);
}

static char *
take_header_field (const char *header, const char *field)
{
  char *found = po_header_field (header, field);
  char *value = g_strdup (found);

  free (found);
  return value;
}

static gboolean
read_header (VenulePoFile *self, const char *header)
{
  g_autofree char *type = take_header_field (header, "Content-Type");

  self->language = take_header_field (header, "Language");
  return type != NULL && g_regex_match_simple ("charset=utf-8$", g_strchomp (type), G_REGEX_CASELESS, 0);
}

/* The header is read here too: the library's own function for it gives a copy that it never frees. */
static void
read_messages (VenulePoFile *self, po_file_t catalogue)
{
  po_message_iterator_t iterator = po_message_iterator (catalogue, NULL);
  gboolean is_utf8 = FALSE;
  po_message_t message;

  while ((message = po_next_message (iterator)) != NULL)
    if (po_message_is_obsolete (message))
      continue;
    else if (*po_message_msgid (message) == '\0' && po_message_msgctxt (message) == NULL)
      is_utf8 = read_header (self, po_message_msgstr (message));
    else
      add_entry (self, message);
  po_message_iterator_free (iterator);
  if (!is_utf8)
    refuse ((size_t) -1, _ ("the header does not say charset=UTF-8"));
}

/* The header is an entry too, wherever it stands. */
static void
add_lines (VenulePoFile *self, const char *text, gsize length)
{
  g_autoptr (GArray) lines = venule_po_lines_find (text, length);
  guint n = 0;

  if (lines->len != self->entries->len + 1)
    return;
  for (guint i = 0; i < lines->len; i++)
    {
      const VenulePoLine *line = &g_array_index (lines, VenulePoLine, i);

      if (!line->is_header && n < self->entries->len)
        ((VenulePoEntry *) g_ptr_array_index (self->entries, n++))->line = line->line;
    }
}

static VenulePoFile *
read_copy (const char *copy)
{
  g_autoptr (VenulePoFile) self = g_new0 (VenulePoFile, 1);
  po_file_t catalogue = read_catalogue (copy);

  self->entries = g_ptr_array_new_with_free_func (entry_free);
  if (catalogue == NULL && !reading->failed)
    refuse ((size_t) -1, _ ("it can't be read"));
  /* A broken file still gives a catalogue, with half a string as a translation. */
  if (catalogue != NULL && !reading->failed)
    read_messages (self, catalogue);
  g_clear_pointer (&catalogue, po_file_free);
  return reading->failed ? NULL : g_steal_pointer (&self);
}

/**
 * venule_po_file_read:
 * @path: a PO file
 *
 * Any error in the file refuses it; warnings do not.
 *
 * Returns: (transfer full): what it says, or %NULL with a #VenuleTranslationError: `file:line: what; what to do`
 */
VenulePoFile *
venule_po_file_read (const char *path, GError **error)
{
  g_autoptr (GByteArray) bytes = NULL;
  g_autofree char *copy = NULL;
  VenulePoFile *self;

  g_return_val_if_fail (path != NULL, NULL);

  bytes = read_plain_file (path, error);
  copy = bytes != NULL ? write_private_copy (bytes, error) : NULL;
  if (copy == NULL)
    return NULL;
  g_mutex_lock (&reading_lock);
  reading = &(Reading){ .path = path, .error = error };
  self = read_copy (copy);
  reading = NULL;
  g_mutex_unlock (&reading_lock);
  g_unlink (copy);
  if (self != NULL)
    add_lines (self, (const char *) bytes->data, bytes->len);
  return self;
}

/** venule_po_file_free: */
void
venule_po_file_free (VenulePoFile *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  g_free (self->language);
  g_free (self);
}
