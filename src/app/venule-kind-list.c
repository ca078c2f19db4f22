/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-kind-list.h"

#include <glib/gi18n.h>

/* Many changes that come together are counted once. */
#define COUNT_DELAY_MS 120

typedef struct
{
  VenuleListKind kind;
  const char *label;
} Kind;

static const Kind kinds[] = {
  { VENULE_LIST_TODAY, N_ ("Today") },
  { VENULE_LIST_TO_HAND_OVER, N_ ("To hand over") },
  { VENULE_LIST_DRAFTS, N_ ("Drafts") },
  { VENULE_LIST_ALL, N_ ("All") },
};

struct _VenuleKindList
{
  AdwBin parent;
  GtkListBox *list;
  GtkListBoxRow *rows[G_N_ELEMENTS (kinds)];
  GtkLabel *counts[G_N_ELEMENTS (kinds)];
  VenuleDesk *desk; /* (nullable) */
  VenuleListKind kind;
  GCancellable *cancellable; /* (nullable): of the counts under way */
  guint counting;
};

G_DEFINE_FINAL_TYPE (VenuleKindList, venule_kind_list, ADW_TYPE_BIN)

enum
{
  PROP_KIND = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

typedef struct
{
  VenuleKindList *list;
  guint index;
} Counting;

static void
show_count (VenuleKindList *self, guint index, gssize n)
{
  g_autofree char *text = g_strdup_printf ("%" G_GSSIZE_FORMAT, n);
  /* Translators: a list and how many are in it, read out: "Drafts, 3" */
  g_autofree char *label = g_strdup_printf (_ ("%s, %s"), _ (kinds[index].label), text);

  gtk_label_set_text (self->counts[index], text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->rows[index]), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_counted_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Counting *counting = user_data;
  g_autoptr (VenuleKindList) self = counting->list;
  g_autoptr (GError) error = NULL;
  gssize n = venule_store_count_finish (VENULE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (n >= 0)
    show_count (self, counting->index, n);
  else
    gtk_label_set_text (self->counts[counting->index], "");
}

static void
stop_counting (VenuleKindList *self)
{
  g_clear_handle_id (&self->counting, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
}

static gboolean
on_count_cb (gpointer user_data)
{
  VenuleKindList *self = user_data;

  self->counting = 0;
  stop_counting (self);
  self->cancellable = g_cancellable_new ();
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    {
      VenuleListQuery query = { .kind = kinds[i].kind, .today = venule_desk_get_today (self->desk) };
      Counting *counting = g_new0 (Counting, 1);

      counting->list = g_object_ref (self);
      counting->index = i;
      venule_store_count_async (venule_desk_get_store (self->desk), &query, self->cancellable, on_counted_cb, counting);
    }

  return G_SOURCE_REMOVE;
}

static void
on_store_changed_cb (VenuleKindList *self)
{
  if (self->counting == 0)
    self->counting = g_timeout_add (COUNT_DELAY_MS, on_count_cb, self);
}

static void
on_row_selected_cb (GtkListBox *list, GtkListBoxRow *row, VenuleKindList *self)
{
  VenuleListKind kind;

  if (row == NULL)
    return;
  kind = kinds[gtk_list_box_row_get_index (row)].kind;
  if (kind == self->kind)
    return;
  self->kind = kind;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_KIND]);
}

static void
add_row (VenuleKindList *self, guint index)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (_ (kinds[index].label));
  GtkWidget *count = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), count);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, _ (kinds[index].label), -1);
  gtk_list_box_append (self->list, row);
  self->rows[index] = GTK_LIST_BOX_ROW (row);
  self->counts[index] = GTK_LABEL (count);
}

static void
venule_kind_list_dispose (GObject *object)
{
  VenuleKindList *self = VENULE_KIND_LIST (object);

  venule_kind_list_set_desk (self, NULL);
  G_OBJECT_CLASS (venule_kind_list_parent_class)->dispose (object);
}

static void
venule_kind_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, (int) VENULE_KIND_LIST (object)->kind);
}

static void
venule_kind_list_class_init (VenuleKindListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_kind_list_dispose;
  object_class->get_property = venule_kind_list_get_property;
  properties[PROP_KIND] = g_param_spec_int ("kind", NULL, NULL, VENULE_LIST_ALL, VENULE_LIST_UNCHANGED,
                                            VENULE_LIST_TODAY, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
venule_kind_list_init (VenuleKindList *self)
{
  self->kind = VENULE_LIST_TODAY;
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_BROWSE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Lists"), -1);
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    add_row (self, i);
  gtk_list_box_select_row (self->list, self->rows[0]);
  g_signal_connect (self->list, "row-selected", G_CALLBACK (on_row_selected_cb), self);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * venule_kind_list_set_desk:
 * @self: the lists
 * @desk: (nullable): a desk whose store is open
 */
void
venule_kind_list_set_desk (VenuleKindList *self, VenuleDesk *desk)
{
  stop_counting (self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (venule_desk_get_store (self->desk), self);
  g_set_object (&self->desk, desk);
  if (desk == NULL)
    return;

  g_signal_connect_swapped (venule_desk_get_store (desk), "changed", G_CALLBACK (on_store_changed_cb), self);
  on_count_cb (self);
}

/**
 * venule_kind_list_get_kind:
 * @self: the lists
 *
 * Returns: the one that is chosen
 */
VenuleListKind
venule_kind_list_get_kind (VenuleKindList *self)
{
  return self->kind;
}

/**
 * venule_kind_list_set_kind:
 * @self: the lists
 * @kind: the one to choose
 */
void
venule_kind_list_set_kind (VenuleKindList *self, VenuleListKind kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == kind)
      gtk_list_box_select_row (self->list, self->rows[i]);
}
