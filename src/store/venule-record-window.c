/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-record-window.h"

/* A screen's rows stand in two, rarely three of them. */
#define MOST_WINDOWS 16

static void
free_window (gpointer data)
{
  VenuleRecordWindow *window = data;

  venule_record_window_stop (window);
  g_ptr_array_unref (window->rows);
  g_free (window);
}

/* Nobody waits for the window any more. */
void
venule_record_window_stop (VenuleRecordWindow *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

/* Gives a window as many rows as a list of @n_rows has there. */
static void
fit (VenuleRecordWindow *window, guint n_rows)
{
  guint n = n_rows <= window->offset ? 0 : MIN (n_rows - window->offset, VENULE_RECORD_LIST_WINDOW);

  if (window->rows->len > n)
    g_ptr_array_set_size (window->rows, (int) n);
  while (window->rows->len < n)
    g_ptr_array_add (window->rows, venule_record_row_new (NULL));
}

void
venule_record_windows_init (VenuleRecordWindows *self)
{
  self->windows = g_ptr_array_new_with_free_func (free_window);
}

void
venule_record_windows_clear (VenuleRecordWindows *self)
{
  g_ptr_array_set_size (self->windows, 0);
}

void
venule_record_windows_stop (VenuleRecordWindows *self)
{
  for (guint i = 0; i < self->windows->len; i++)
    venule_record_window_stop (self->windows->pdata[i]);
}

static void
drop_oldest (VenuleRecordWindows *self)
{
  guint oldest = 0;

  for (guint i = 1; i < self->windows->len; i++)
    {
      const VenuleRecordWindow *window = self->windows->pdata[i], *other = self->windows->pdata[oldest];

      if (window->used < other->used)
        oldest = i;
    }
  g_ptr_array_remove_index_fast (self->windows, oldest);
}

/* Returns: (transfer none): the window that a position stands in, used now; a new one's rows are empty */
VenuleRecordWindow *
venule_record_windows_get (VenuleRecordWindows *self, guint position, guint n_rows)
{
  guint offset = position - position % VENULE_RECORD_LIST_WINDOW;
  VenuleRecordWindow *window = NULL;

  for (guint i = 0; i < self->windows->len && window == NULL; i++)
    {
      if (((VenuleRecordWindow *) self->windows->pdata[i])->offset == offset)
        window = self->windows->pdata[i];
    }
  if (window == NULL)
    {
      if (self->windows->len >= MOST_WINDOWS)
        drop_oldest (self);
      window = g_new0 (VenuleRecordWindow, 1);
      window->offset = offset;
      window->rows = g_ptr_array_new_with_free_func (g_object_unref);
      fit (window, n_rows);
      g_ptr_array_add (self->windows, window);
    }
  window->used = ++self->uses;
  return window;
}

/* Returns: (transfer none) (nullable): the window that is being read with @cancellable */
VenuleRecordWindow *
venule_record_windows_find_read (VenuleRecordWindows *self, GCancellable *cancellable)
{
  for (guint i = 0; i < self->windows->len; i++)
    {
      VenuleRecordWindow *window = self->windows->pdata[i];

      if (window->cancellable == cancellable)
        return window;
    }
  return NULL;
}

/* Returns: whether any is being read */
gboolean
venule_record_windows_get_busy (const VenuleRecordWindows *self)
{
  for (guint i = 0; i < self->windows->len; i++)
    {
      if (((const VenuleRecordWindow *) self->windows->pdata[i])->cancellable != NULL)
        return TRUE;
    }
  return FALSE;
}

/* The list has become longer or shorter: its end moves. */
void
venule_record_windows_fit (VenuleRecordWindows *self, guint n_rows)
{
  for (guint i = self->windows->len; i > 0; i--)
    {
      VenuleRecordWindow *window = self->windows->pdata[i - 1];

      fit (window, n_rows);
      if (window->rows->len == 0)
        g_ptr_array_remove_index_fast (self->windows, i - 1);
    }
}
