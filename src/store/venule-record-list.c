/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-record-list.h"

#include "venule-record-window.h"

struct _VenuleRecordList
{
  GObject parent_instance;

  VenuleStore *store;
  VenuleListKind kind;
  VenuleCivilDate today;
  char *search;
  guint n_rows;
  VenuleRecordWindows kept;
  GCancellable *cancellable; /* (nullable): the first window, or the count, is under way */
  gboolean again;            /* something has changed since that began */
  gboolean replacing;        /* what stands is of another list, until the first window comes */
  gboolean busy;
  char *failure;
};

enum
{
  PROP_BUSY = 1,
  PROP_FAILURE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void venule_record_list_init_model (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VenuleRecordList,
                               venule_record_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, venule_record_list_init_model))

static void refresh (VenuleRecordList *self);

/* Whoever waits keeps the list. An answer that nobody waits for any more comes as one that was cancelled.
 * Returns: (transfer none) (nullable): what was asked with */
static GCancellable *
get_awaited (GAsyncResult *result)
{
  GCancellable *cancellable = g_task_get_cancellable (G_TASK (result));

  return g_cancellable_is_cancelled (cancellable) ? NULL : cancellable;
}

static void
update_busy (VenuleRecordList *self)
{
  gboolean busy = self->cancellable != NULL || venule_record_windows_get_busy (&self->kept);

  if (busy == self->busy)
    return;
  self->busy = busy;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_BUSY]);
}

/* error: (nullable): NULL: it went well */
static void
set_failure (VenuleRecordList *self, const GError *error)
{
  const char *failure = error == NULL ? NULL : error->message;

  if (g_strcmp0 (failure, self->failure) == 0)
    return;
  g_free (self->failure);
  self->failure = g_strdup (failure);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FAILURE]);
}

static VenuleListQuery
make_query (VenuleRecordList *self, guint offset)
{
  return (VenuleListQuery){
    .kind = self->kind,
    .search = self->search[0] == '\0' ? NULL : self->search,
    .today = self->today,
    .offset = offset,
    .limit = VENULE_RECORD_LIST_WINDOW,
  };
}

/* The list's end moves; what stands before it stays. */
static void
set_length (VenuleRecordList *self, guint n_rows)
{
  guint before = self->n_rows;

  if (n_rows == before)
    return;
  self->n_rows = n_rows;
  venule_record_windows_fit (&self->kept, n_rows);
  if (n_rows > before)
    g_list_model_items_changed (G_LIST_MODEL (self), before, 0, n_rows - before);
  else
    g_list_model_items_changed (G_LIST_MODEL (self), n_rows, before - n_rows, 0);
}

/* A row that shows somebody never turns into somebody else: where another record has come, there is a new row. */
static void
fill_window (VenuleRecordList *self, VenuleRecordWindow *window, GPtrArray *records)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_ref (window->rows);
  guint offset = window->offset, first = G_MAXUINT, last = 0;

  for (guint i = 0; i < MIN (rows->len, records->len); i++)
    {
      if (venule_record_row_may_show (rows->pdata[i], records->pdata[i]))
        continue;
      g_object_unref (rows->pdata[i]);
      rows->pdata[i] = venule_record_row_new (records->pdata[i]);
      first = MIN (first, i);
      last = i;
    }
  if (first != G_MAXUINT)
    g_list_model_items_changed (G_LIST_MODEL (self), offset + first, last - first + 1, last - first + 1);
  for (guint i = 0; i < MIN (rows->len, records->len); i++)
    {
      if (venule_record_row_may_show (rows->pdata[i], records->pdata[i]))
        venule_record_row_set_record (rows->pdata[i], records->pdata[i]);
    }
  /* It has become shorter since it was counted. */
  if (records->len < VENULE_RECORD_LIST_WINDOW && self->n_rows > offset + records->len)
    set_length (self, offset + records->len);
}

static void
on_window_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleRecordList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = venule_store_list_finish (VENULE_STORE (source), result, &error);
  GCancellable *awaited = get_awaited (result);
  VenuleRecordWindow *window = awaited == NULL ? NULL : venule_record_windows_find_read (&self->kept, awaited);

  if (window == NULL)
    return;
  g_clear_object (&window->cancellable);
  if (records != NULL)
    fill_window (self, window, records);
  set_failure (self, error);
  update_busy (self);
}

/* Reads a window, anew where it has been read. */
static void
read_window (VenuleRecordList *self, VenuleRecordWindow *window)
{
  VenuleListQuery query = make_query (self, window->offset);

  venule_record_window_stop (window);
  window->cancellable = g_cancellable_new ();
  venule_store_list_async (self->store, &query, window->cancellable, on_window_read_cb, g_object_ref (self));
}

static void
finish_reading (VenuleRecordList *self, const GError *error)
{
  g_clear_object (&self->cancellable);
  set_failure (self, error);
  if (self->again)
    refresh (self);
  update_busy (self);
}

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleRecordList) self = user_data;
  g_autoptr (GError) error = NULL;
  gssize n = venule_store_count_finish (VENULE_STORE (source), result, &error);
  GCancellable *awaited = get_awaited (result);

  if (awaited == NULL)
    return;
  if (n >= 0)
    set_length (self, (guint) MIN (n, (gssize) G_MAXINT32));
  /* Who was told may have asked for something else meanwhile. */
  if (self->cancellable == awaited)
    finish_reading (self, error);
}

static void
count (VenuleRecordList *self)
{
  VenuleListQuery query = make_query (self, 0);

  venule_store_count_async (self->store, &query, self->cancellable, on_counted_cb, g_object_ref (self));
}

/* What was looked for before gives way to the first window of what is now. */
static void
show_first (VenuleRecordList *self, GPtrArray *records)
{
  guint before = self->n_rows, n = records == NULL ? 0 : records->len;

  venule_record_windows_clear (&self->kept);
  self->n_rows = n;
  self->replacing = FALSE;
  if (n > 0)
    {
      VenuleRecordWindow *window = venule_record_windows_get (&self->kept, 0, n);

      for (guint i = 0; i < n; i++)
        venule_record_row_set_record (window->rows->pdata[i], records->pdata[i]);
    }
  if (before > 0 || n > 0)
    g_list_model_items_changed (G_LIST_MODEL (self), 0, before, n);
}

static void
on_first_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleRecordList) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = venule_store_list_finish (VENULE_STORE (source), result, &error);
  GCancellable *awaited = get_awaited (result);

  if (awaited == NULL)
    return;
  show_first (self, records);
  if (self->cancellable != awaited)
    return;
  if (records != NULL && records->len == VENULE_RECORD_LIST_WINDOW)
    count (self);
  else
    finish_reading (self, error);
}

static void
begin_reading (VenuleRecordList *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  self->again = FALSE;
}

/* Another list: all of what was there goes, once the new one's beginning is there. */
static void
restart (VenuleRecordList *self)
{
  VenuleListQuery query = make_query (self, 0);

  venule_record_windows_stop (&self->kept);
  begin_reading (self);
  self->replacing = TRUE;
  venule_store_list_async (self->store, &query, self->cancellable, on_first_read_cb, g_object_ref (self));
  update_busy (self);
}

/* The same list, which has changed: what stands is kept where it still holds. */
static void
refresh (VenuleRecordList *self)
{
  begin_reading (self);
  count (self);
  for (guint i = 0; i < self->kept.windows->len; i++)
    read_window (self, self->kept.windows->pdata[i]);
  update_busy (self);
}

static void
on_store_changed_cb (VenuleStore *store, const char *record, VenuleRecordList *self)
{
  if (self->cancellable != NULL)
    self->again = TRUE;
  else
    refresh (self);
}

static GType
venule_record_list_get_item_type (GListModel *model)
{
  return VENULE_TYPE_RECORD_ROW;
}

static guint
venule_record_list_get_n_items (GListModel *model)
{
  return VENULE_RECORD_LIST (model)->n_rows;
}

static gpointer
venule_record_list_get_item (GListModel *model, guint position)
{
  VenuleRecordList *self = VENULE_RECORD_LIST (model);
  VenuleRecordWindow *window;
  VenuleRecordRow *row;

  if (position >= self->n_rows)
    return NULL;
  window = venule_record_windows_get (&self->kept, position, self->n_rows);
  row = window->rows->pdata[position - window->offset];
  g_object_ref (row);
  if (window->cancellable == NULL && !self->replacing && venule_record_row_get_record (row) == NULL)
    {
      read_window (self, window);
      update_busy (self);
    }
  return row;
}

static void
venule_record_list_init_model (GListModelInterface *interface)
{
  interface->get_item_type = venule_record_list_get_item_type;
  interface->get_n_items = venule_record_list_get_n_items;
  interface->get_item = venule_record_list_get_item;
}

static void
venule_record_list_dispose (GObject *object)
{
  VenuleRecordList *self = VENULE_RECORD_LIST (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  venule_record_windows_clear (&self->kept);
  g_clear_object (&self->store);

  G_OBJECT_CLASS (venule_record_list_parent_class)->dispose (object);
}

static void
venule_record_list_finalize (GObject *object)
{
  VenuleRecordList *self = VENULE_RECORD_LIST (object);

  g_ptr_array_unref (self->kept.windows);
  g_free (self->search);
  g_free (self->failure);

  G_OBJECT_CLASS (venule_record_list_parent_class)->finalize (object);
}

static void
venule_record_list_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VenuleRecordList *self = VENULE_RECORD_LIST (object);

  switch (prop_id)
    {
    case PROP_BUSY:
      g_value_set_boolean (value, self->busy);
      break;
    case PROP_FAILURE:
      g_value_set_string (value, self->failure);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
venule_record_list_class_init (VenuleRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->dispose = venule_record_list_dispose;
  object_class->finalize = venule_record_list_finalize;
  object_class->get_property = venule_record_list_get_property;

  /**
   * VenuleRecordList:busy:
   *
   * Whether the count or a window is under way.
   */
  properties[PROP_BUSY] = g_param_spec_boolean ("busy", NULL, NULL, FALSE, flags);
  /**
   * VenuleRecordList:failure:
   *
   * What the last query failed with, in words; %NULL: it went well.
   */
  properties[PROP_FAILURE] = g_param_spec_string ("failure", NULL, NULL, NULL, flags);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
venule_record_list_init (VenuleRecordList *self)
{
  venule_record_windows_init (&self->kept);
  self->search = g_strdup ("");
}

/**
 * venule_record_list_new:
 * @store: where consultations are kept
 * @kind: which of them
 * @today: the day that %VENULE_LIST_TODAY is about
 *
 * It is empty until its beginning has been read.
 *
 * Returns: (transfer full): a list
 */
VenuleRecordList *
venule_record_list_new (VenuleStore *store, VenuleListKind kind, VenuleCivilDate today)
{
  VenuleRecordList *self;

  g_return_val_if_fail (VENULE_IS_STORE (store), NULL);

  self = g_object_new (VENULE_TYPE_RECORD_LIST, NULL);
  self->store = g_object_ref (store);
  self->kind = kind;
  self->today = today;
  g_signal_connect_object (store, "changed", G_CALLBACK (on_store_changed_cb), self, 0);
  restart (self);
  return self;
}

/**
 * venule_record_list_set_search:
 * @self: a list
 * @search: (nullable): as typed; %NULL or "": all of the list
 *
 * What stands stays until the beginning of what is found has been read; a search under way is cancelled.
 */
void
venule_record_list_set_search (VenuleRecordList *self, const char *search)
{
  g_return_if_fail (VENULE_IS_RECORD_LIST (self));

  if (search == NULL)
    search = "";
  if (g_strcmp0 (self->search, search) == 0)
    return;
  g_free (self->search);
  self->search = g_strdup (search);
  restart (self);
}

/**
 * venule_record_list_get_search:
 * @self: a list
 *
 * Returns: (transfer none): what is looked for; "": nothing
 */
const char *
venule_record_list_get_search (VenuleRecordList *self)
{
  g_return_val_if_fail (VENULE_IS_RECORD_LIST (self), NULL);

  return self->search;
}

/**
 * venule_record_list_set_kind:
 * @self: a list
 * @kind: which consultations
 */
void
venule_record_list_set_kind (VenuleRecordList *self, VenuleListKind kind)
{
  g_return_if_fail (VENULE_IS_RECORD_LIST (self));

  if (self->kind == kind)
    return;
  self->kind = kind;
  restart (self);
}

/**
 * venule_record_list_get_busy:
 * @self: a list
 *
 * Returns: whether the count or a window is under way
 */
gboolean
venule_record_list_get_busy (VenuleRecordList *self)
{
  g_return_val_if_fail (VENULE_IS_RECORD_LIST (self), FALSE);

  return self->busy;
}

/**
 * venule_record_list_get_failure:
 * @self: a list
 *
 * Returns: (transfer none) (nullable): what the last query failed with, in words; %NULL: it went well
 */
const char *
venule_record_list_get_failure (VenuleRecordList *self)
{
  g_return_val_if_fail (VENULE_IS_RECORD_LIST (self), NULL);

  return self->failure;
}
