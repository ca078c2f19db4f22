/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-growing-list.h"

/* More than GtkListView makes rows of: from here on, more items are only counted. */
#define ENOUGH 240

/* Frames in which another list has mostly come. */
#define PATIENCE 12

struct _VenuleGrowingList
{
  GObject parent;
  GListModel *model;
  GtkWidget *view; /* (nullable) (weak) */
  guint n_shown;   /* of the model's items, the first */
  guint growing;   /* a tick of the view */
  guint rests;     /* for so many frames */
};

static void venule_growing_list_init_model (GListModelInterface *interface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VenuleGrowingList,
                               venule_growing_list,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, venule_growing_list_init_model))

static GType
venule_growing_list_get_item_type (GListModel *model)
{
  return g_list_model_get_item_type (VENULE_GROWING_LIST (model)->model);
}

static guint
venule_growing_list_get_n_items (GListModel *model)
{
  return VENULE_GROWING_LIST (model)->n_shown;
}

static gpointer
venule_growing_list_get_item (GListModel *model, guint position)
{
  VenuleGrowingList *self = VENULE_GROWING_LIST (model);

  return position < self->n_shown ? g_list_model_get_item (self->model, position) : NULL;
}

static void
venule_growing_list_init_model (GListModelInterface *interface)
{
  interface->get_item_type = venule_growing_list_get_item_type;
  interface->get_n_items = venule_growing_list_get_n_items;
  interface->get_item = venule_growing_list_get_item;
}

static gboolean
on_tick_cb (GtkWidget *view, GdkFrameClock *clock, gpointer user_data)
{
  VenuleGrowingList *self = user_data;

  if (self->rests > 0)
    {
      self->rests--;
      return G_SOURCE_CONTINUE;
    }
  if (venule_growing_list_grow (self))
    return G_SOURCE_CONTINUE;
  self->growing = 0;
  return G_SOURCE_REMOVE;
}

static void
start_growing (VenuleGrowingList *self)
{
  if (self->growing == 0 && self->view != NULL && self->n_shown < g_list_model_get_n_items (self->model))
    self->growing = gtk_widget_add_tick_callback (self->view, on_tick_cb, self, NULL);
}

/* Returns: how many of those that have come are shown now. What stands behind them stays; at the end, as many as went,
 * or a step; another list begins with a step. */
static guint
find_shown (VenuleGrowingList *self, guint position, guint gone, guint added)
{
  if (position + gone < self->n_shown)
    return added;
  if (position == 0)
    return MIN (added, VENULE_GROWING_LIST_FIRST);
  return MIN (added, MAX (gone, VENULE_GROWING_LIST_STEP));
}

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, VenuleGrowingList *self)
{
  if (position <= self->n_shown)
    {
      guint gone = MIN (removed, self->n_shown - position), come = find_shown (self, position, gone, added);

      self->n_shown += come - gone;
      self->rests = 1;
      if (gone + come > 0)
        g_list_model_items_changed (G_LIST_MODEL (self), position, gone, come);
    }
  start_growing (self);
}

static void
venule_growing_list_dispose (GObject *object)
{
  VenuleGrowingList *self = VENULE_GROWING_LIST (object);

  if (self->growing != 0 && self->view != NULL)
    gtk_widget_remove_tick_callback (self->view, self->growing);
  self->growing = 0;
  g_clear_weak_pointer (&self->view);
  if (self->model != NULL)
    g_signal_handlers_disconnect_by_data (self->model, self);
  g_clear_object (&self->model);
  self->n_shown = 0;

  G_OBJECT_CLASS (venule_growing_list_parent_class)->dispose (object);
}

static void
venule_growing_list_class_init (VenuleGrowingListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_growing_list_dispose;
}

static void
venule_growing_list_init (VenuleGrowingList *self)
{
}

/**
 * venule_growing_list_new:
 * @model: all of the list
 * @view: (nullable): with whose frames it grows; %NULL: only when it is told to
 *
 * Returns: (transfer full): its beginning
 */
VenuleGrowingList *
venule_growing_list_new (GListModel *model, GtkWidget *view)
{
  VenuleGrowingList *self = g_object_new (VENULE_TYPE_GROWING_LIST, NULL);

  self->model = g_object_ref (model);
  self->n_shown = MIN (g_list_model_get_n_items (model), VENULE_GROWING_LIST_FIRST);
  g_set_weak_pointer (&self->view, view);
  g_signal_connect (model, "items-changed", G_CALLBACK (on_items_changed_cb), self);
  start_growing (self);
  return self;
}

/**
 * venule_growing_list_grow:
 * @self: a list
 *
 * Shows a step more; all, once it is as many as a view makes rows of.
 *
 * Returns: whether there is still more
 */
gboolean
venule_growing_list_grow (VenuleGrowingList *self)
{
  guint n_all = g_list_model_get_n_items (self->model), n_before = self->n_shown;

  if (n_before >= n_all)
    return FALSE;
  self->n_shown = n_before >= ENOUGH ? n_all : MIN (n_all, n_before + VENULE_GROWING_LIST_STEP);
  g_list_model_items_changed (G_LIST_MODEL (self), n_before, 0, self->n_shown - n_before);
  return self->n_shown < n_all;
}

/**
 * venule_growing_list_shrink:
 * @self: a list that is about to be another one, with its beginning in view
 *
 * Lets go of all but the beginning now, so that only the new beginning is to be made when it comes. If nothing comes,
 * it grows again.
 */
void
venule_growing_list_shrink (VenuleGrowingList *self)
{
  guint n_before = self->n_shown;

  if (n_before <= VENULE_GROWING_LIST_FIRST)
    return;
  self->n_shown = VENULE_GROWING_LIST_FIRST;
  self->rests = PATIENCE;
  g_list_model_items_changed (G_LIST_MODEL (self), self->n_shown, n_before - self->n_shown, 0);
  start_growing (self);
}
