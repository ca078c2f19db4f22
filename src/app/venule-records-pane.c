/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-records-pane.h"

#include "venule-record-list.h"

struct _VenuleRecordsPane
{
  AdwBin parent;
  GtkWidget *search;
  GtkListView *list;
  VenuleRecordList *records; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (VenuleRecordsPane, venule_records_pane, ADW_TYPE_BIN)

static guint record_activated_signal;

static void
on_search_changed_cb (GtkSearchEntry *entry, VenuleRecordsPane *self)
{
  if (self->records != NULL)
    venule_record_list_set_search (self->records, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, VenuleRecordsPane *self)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_list_item_set_child (item, label);
}

static void
show_record (GtkListItem *item)
{
  VenuleRecord *record = venule_record_row_get_record (VENULE_RECORD_ROW (gtk_list_item_get_item (item)));
  const VenuleCard *card = record == NULL ? NULL : venule_record_get_card (record);
  g_autofree char *name
      = card == NULL ? g_strdup ("…") : g_strdup_printf ("%s %s", card->given_name, card->family_name);

  gtk_label_set_text (GTK_LABEL (gtk_list_item_get_child (item)), name);
}

static void
on_record_cb (VenuleRecordRow *row, GParamSpec *pspec, GtkListItem *item)
{
  show_record (item);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, VenuleRecordsPane *self)
{
  g_signal_connect (gtk_list_item_get_item (item), "notify::record", G_CALLBACK (on_record_cb), item);
  show_record (item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, VenuleRecordsPane *self)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

static void
on_activate_cb (GtkListView *list, guint position, VenuleRecordsPane *self)
{
  g_autoptr (VenuleRecordRow) row = g_list_model_get_item (G_LIST_MODEL (self->records), position);
  VenuleRecord *record = row == NULL ? NULL : venule_record_row_get_record (row);

  if (record != NULL)
    g_signal_emit (self, record_activated_signal, 0, venule_record_get_id (record));
}

static void
venule_records_pane_dispose (GObject *object)
{
  VenuleRecordsPane *self = VENULE_RECORDS_PANE (object);

  g_clear_object (&self->records);
  G_OBJECT_CLASS (venule_records_pane_parent_class)->dispose (object);
}

static void
venule_records_pane_class_init (VenuleRecordsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_records_pane_dispose;
  record_activated_signal = g_signal_new ("record-activated", VENULE_TYPE_RECORDS_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-records-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleRecordsPane, search);
  gtk_widget_class_bind_template_child (widget_class, VenuleRecordsPane, list);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
venule_records_pane_init (VenuleRecordsPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_records_pane_set_desk:
 * @self: the pane
 * @desk: a desk whose store is open
 */
void
venule_records_pane_set_desk (VenuleRecordsPane *self, VenuleDesk *desk)
{
  g_autoptr (GtkSelectionModel) selection = NULL;

  g_clear_object (&self->records);
  self->records = venule_record_list_new (venule_desk_get_store (desk), VENULE_LIST_ALL, venule_desk_get_today (desk));
  selection = GTK_SELECTION_MODEL (gtk_single_selection_new (g_object_ref (G_LIST_MODEL (self->records))));
  gtk_list_view_set_model (self->list, selection);
}

/**
 * venule_records_pane_set_current:
 * @self: the pane
 * @record: (nullable): the consultation that is on screen
 */
void
venule_records_pane_set_current (VenuleRecordsPane *self, const char *record)
{
}

/**
 * venule_records_pane_focus_search:
 * @self: the pane
 *
 * Brings the keyboard to the search.
 */
void
venule_records_pane_focus_search (VenuleRecordsPane *self)
{
  gtk_widget_grab_focus (self->search);
}
