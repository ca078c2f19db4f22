/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-records-pane.h"

#include "venule-growing-list.h"
#include "venule-kind-list.h"
#include "venule-record-line.h"
#include "venule-record-list.h"
#include "venule-record-words.h"

#include <glib/gi18n.h>

/* Waiting shorter than this is not shown. */
#define BUSY_DELAY_MS 200
/* How often it is looked whether another day has begun. */
#define DAY_CHECK_S 30

/* What an empty list offers. */
typedef enum
{
  NEXT_NEW,
  NEXT_DRAFTS,
  NEXT_EVERYWHERE,
  NEXT_AGAIN,
  NEXT_NONE,
} NextStep;

struct _VenuleRecordsPane
{
  AdwBin parent;
  GtkWidget *search;
  VenuleKindList *kinds;
  GtkStack *stack;
  GtkListView *list;
  GtkSpinner *spinner;
  GtkLabel *words_title;
  GtkLabel *words_text;
  GtkButton *words_button;
  VenuleDesk *desk;          /* (nullable) */
  VenuleRecordList *records; /* (nullable) */
  VenuleGrowingList *shown;  /* (nullable): those of them that the list has rows for */
  VenuleCivilDate today;     /* the day that records are of */
  GHashTable *bound;         /* GtkListItem: those that show a row now */
  char *current;             /* (nullable): the consultation on screen */
  char *entered;             /* (nullable): what Enter was pressed at, until it has been looked for */
  NextStep next;
  gboolean is_other; /* another list or search was asked for: it begins at its top */
  guint busy, day, scrolling;
};

G_DEFINE_FINAL_TYPE (VenuleRecordsPane, venule_records_pane, ADW_TYPE_BIN)

static guint record_activated_signal;

/* One row. */

static VenuleRecord *
get_record (GtkListItem *item)
{
  VenuleRecordRow *row = gtk_list_item_get_item (item);

  return row == NULL ? NULL : venule_record_row_get_record (row);
}

/* The list itself selects nothing: what is on screen was not always chosen in it. */
static void
mark_current (VenuleRecordsPane *self, GtkListItem *item)
{
  VenuleRecord *record = get_record (item);
  GtkWidget *line = gtk_list_item_get_child (item), *row = gtk_widget_get_parent (line);
  gboolean is_current = record != NULL && g_strcmp0 (venule_record_get_id (record), self->current) == 0;

  venule_record_line_set_is_current (VENULE_RECORD_LINE (line), is_current);
  if (row != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_SELECTED, is_current, -1);
}

static void
show_record (VenuleRecordsPane *self, GtkListItem *item)
{
  VenuleRecord *record = get_record (item);
  VenuleRecordLine *line = VENULE_RECORD_LINE (gtk_list_item_get_child (item));
  GtkWidget *widget = gtk_widget_get_parent (GTK_WIDGET (line));
  g_autofree char *words = record == NULL ? g_strdup (_ ("Being read")) : venule_record_format_label (record);

  venule_record_line_show (line, record);
  mark_current (self, item);
  if (widget != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

static void
on_record_cb (VenuleRecordRow *row, GParamSpec *pspec, GtkListItem *item)
{
  show_record (g_object_get_data (G_OBJECT (item), "pane"), item);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, VenuleRecordsPane *self)
{
  g_object_set_data (G_OBJECT (item), "pane", self);
  gtk_list_item_set_child (item, venule_record_line_new ());
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, VenuleRecordsPane *self)
{
  g_hash_table_add (self->bound, item);
  g_signal_connect (gtk_list_item_get_item (item), "notify::record", G_CALLBACK (on_record_cb), item);
  show_record (self, item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, VenuleRecordsPane *self)
{
  g_hash_table_remove (self->bound, item);
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

/* The list as a whole: its rows, or words where there are none. */

static void
show_words (VenuleRecordsPane *self, const char *title, const char *text, const char *button, NextStep next)
{
  gtk_label_set_text (self->words_title, title);
  gtk_label_set_text (self->words_text, text);
  gtk_button_set_label (self->words_button, button == NULL ? "" : button);
  gtk_widget_set_visible (GTK_WIDGET (self->words_button), button != NULL);
  self->next = next;
  gtk_stack_set_visible_child_name (self->stack, "words");
}

static void
show_nothing_found (VenuleRecordsPane *self)
{
  gboolean is_all = venule_kind_list_get_kind (self->kinds) == VENULE_LIST_ALL;

  show_words (self, _ ("Nobody found"),
              is_all ? _ ("Try another spelling, the number, or the date of birth.")
                     : _ ("Nobody in this list is called so, or has this number or date of birth."),
              is_all ? NULL : _ ("Look in _all"), is_all ? NEXT_NONE : NEXT_EVERYWHERE);
}

static void
show_nothing_there (VenuleRecordsPane *self)
{
  switch (venule_kind_list_get_kind (self->kinds))
    {
    case VENULE_LIST_TODAY:
      show_words (self, _ ("Nobody today"),
                  _ ("Consultations with a treatment today, and those changed today, appear here."),
                  _ ("_New consultation"), NEXT_NEW);
      break;
    case VENULE_LIST_TO_HAND_OVER:
      show_words (self, _ ("Nothing to hand over"),
                  _ ("A finished consultation waits here until its sheet has been handed over."), _ ("Show _drafts"),
                  NEXT_DRAFTS);
      break;
    case VENULE_LIST_DRAFTS:
      show_words (self, _ ("No drafts"), _ ("Begin a consultation with +. It waits here until it is finished."),
                  _ ("_New consultation"), NEXT_NEW);
      break;
    case VENULE_LIST_ALL:
    case VENULE_LIST_UNCHANGED:
    default:
      show_words (self, _ ("No consultations yet"), _ ("Begin one with +, or bring in files from the menu."),
                  _ ("_New consultation"), NEXT_NEW);
    }
}

/* Enter opens the only one that was found; among several a person chooses. Not before they are those that were asked
 * for: a second Enter would open one of the list before. */
static void
enter_found (VenuleRecordsPane *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  g_autoptr (VenuleRecordRow) only = n == 1 ? g_list_model_get_item (G_LIST_MODEL (self->records), 0) : NULL;
  g_autofree char *entered = NULL;

  if (self->entered == NULL || venule_record_list_get_busy (self->records)
      || (only != NULL && venule_record_row_get_record (only) == NULL))
    return;
  entered = g_steal_pointer (&self->entered);
  if (!g_str_equal (entered, gtk_editable_get_text (GTK_EDITABLE (self->search)))
      || !(gtk_widget_get_state_flags (self->search) & GTK_STATE_FLAG_FOCUS_WITHIN))
    return;
  if (only != NULL)
    on_activate_cb (self->list, 0, self);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_TAB_FORWARD);
}

static gboolean
on_busy_for_long_cb (gpointer user_data)
{
  VenuleRecordsPane *self = user_data;

  self->busy = 0;
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), TRUE);
  gtk_spinner_start (self->spinner);

  return G_SOURCE_REMOVE;
}

static void
show_busy (VenuleRecordsPane *self, gboolean busy)
{
  if (busy && self->busy == 0 && !gtk_widget_get_visible (GTK_WIDGET (self->spinner)))
    self->busy = g_timeout_add (BUSY_DELAY_MS, on_busy_for_long_cb, self);
  if (busy)
    return;
  g_clear_handle_id (&self->busy, g_source_remove);
  gtk_spinner_stop (self->spinner);
  gtk_widget_set_visible (GTK_WIDGET (self->spinner), FALSE);
}

static gboolean
on_scroll_cb (gpointer user_data)
{
  VenuleRecordsPane *self = user_data;

  self->scrolling = 0;
  gtk_adjustment_set_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list)), 0);

  return G_SOURCE_REMOVE;
}

static void
on_items_changed_cb (VenuleRecordsPane *self)
{
  if (!self->is_other || g_list_model_get_n_items (G_LIST_MODEL (self->records)) == 0)
    return;
  self->is_other = FALSE;
  if (self->scrolling == 0)
    self->scrolling = g_idle_add (on_scroll_cb, self);
}

static void
on_list_state_cb (VenuleRecordsPane *self)
{
  gboolean is_busy = venule_record_list_get_busy (self->records);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->records));
  const char *failure = venule_record_list_get_failure (self->records);

  show_busy (self, is_busy);
  if (failure != NULL)
    show_words (self, _ ("The list can’t be read"), failure, _ ("Try _again"), NEXT_AGAIN);
  else if (n > 0)
    gtk_stack_set_visible_child_name (self->stack, "list");
  else if (!is_busy && *venule_record_list_get_search (self->records) != '\0')
    show_nothing_found (self);
  else if (!is_busy)
    show_nothing_there (self);
  enter_found (self);
}

static void
drop_list (VenuleRecordsPane *self)
{
  if (self->records != NULL)
    g_signal_handlers_disconnect_by_data (self->records, self);
  g_clear_object (&self->shown);
  g_clear_object (&self->records);
}

/* Another list is asked for: what is out of sight need not be there until it comes. */
static void
expect_other (VenuleRecordsPane *self)
{
  self->is_other = TRUE;
  if (gtk_adjustment_get_value (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (self->list))) == 0)
    venule_growing_list_shrink (self->shown);
}

static void
make_list (VenuleRecordsPane *self)
{
  g_autoptr (GtkSelectionModel) rows = NULL;

  drop_list (self);
  self->today = venule_desk_get_today (self->desk);
  self->records = venule_record_list_new (venule_desk_get_store (self->desk), venule_kind_list_get_kind (self->kinds),
                                          self->today);
  venule_record_list_set_search (self->records, gtk_editable_get_text (GTK_EDITABLE (self->search)));
  g_signal_connect_swapped (self->records, "items-changed", G_CALLBACK (on_items_changed_cb), self);
  g_signal_connect_swapped (self->records, "items-changed", G_CALLBACK (on_list_state_cb), self);
  g_signal_connect_swapped (self->records, "notify", G_CALLBACK (on_list_state_cb), self);
  self->shown = venule_growing_list_new (G_LIST_MODEL (self->records), GTK_WIDGET (self->list));
  rows = GTK_SELECTION_MODEL (gtk_no_selection_new (g_object_ref (G_LIST_MODEL (self->shown))));
  gtk_list_view_set_model (self->list, rows);
  on_list_state_cb (self);
}

static gboolean
on_day_cb (gpointer user_data)
{
  VenuleRecordsPane *self = user_data;

  if (venule_desk_get_today (self->desk) != self->today)
    {
      make_list (self);
      venule_kind_list_set_desk (self->kinds, self->desk);
    }

  return G_SOURCE_CONTINUE;
}

/* What is asked of it. */

static void
on_kind_cb (VenuleKindList *kinds, GParamSpec *pspec, VenuleRecordsPane *self)
{
  if (self->records == NULL)
    return;
  expect_other (self);
  venule_record_list_set_kind (self->records, venule_kind_list_get_kind (kinds));
  on_list_state_cb (self);
}

static void
on_search_changed_cb (GtkSearchEntry *entry, VenuleRecordsPane *self)
{
  if (self->records == NULL)
    return;
  expect_other (self);
  venule_record_list_set_search (self->records, gtk_editable_get_text (GTK_EDITABLE (entry)));
}

static void
on_search_stopped_cb (GtkSearchEntry *entry, VenuleRecordsPane *self)
{
  gtk_editable_set_text (GTK_EDITABLE (entry), "");
}

static void
on_search_activated_cb (GtkSearchEntry *entry, VenuleRecordsPane *self)
{
  if (self->records == NULL)
    return;
  g_free (self->entered);
  self->entered = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  venule_record_list_set_search (self->records, self->entered);
  enter_found (self);
}

static void
on_words_button_clicked_cb (GtkButton *button, VenuleRecordsPane *self)
{
  switch (self->next)
    {
    case NEXT_NEW:
      gtk_widget_activate_action (GTK_WIDGET (self), "win.new", NULL);
      break;
    case NEXT_DRAFTS:
      venule_kind_list_set_kind (self->kinds, VENULE_LIST_DRAFTS);
      break;
    case NEXT_EVERYWHERE:
      venule_kind_list_set_kind (self->kinds, VENULE_LIST_ALL);
      break;
    case NEXT_AGAIN:
      make_list (self);
      break;
    case NEXT_NONE:
    default:
      break;
    }
}

static void
venule_records_pane_dispose (GObject *object)
{
  VenuleRecordsPane *self = VENULE_RECORDS_PANE (object);

  g_clear_handle_id (&self->busy, g_source_remove);
  g_clear_handle_id (&self->day, g_source_remove);
  g_clear_handle_id (&self->scrolling, g_source_remove);
  if (self->list != NULL)
    gtk_list_view_set_model (self->list, NULL);
  drop_list (self);
  g_clear_object (&self->desk);
  self->list = NULL;

  G_OBJECT_CLASS (venule_records_pane_parent_class)->dispose (object);
}

static void
venule_records_pane_finalize (GObject *object)
{
  VenuleRecordsPane *self = VENULE_RECORDS_PANE (object);

  g_hash_table_unref (self->bound);
  g_free (self->current);
  g_free (self->entered);

  G_OBJECT_CLASS (venule_records_pane_parent_class)->finalize (object);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_kind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_stopped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_words_button_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_activate_cb);
}

static void
venule_records_pane_class_init (VenuleRecordsPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_records_pane_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_records_pane_finalize;
  record_activated_signal = g_signal_new ("record-activated", VENULE_TYPE_RECORDS_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                          NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (VENULE_TYPE_KIND_LIST);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-records-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleRecordsPane, search);
  gtk_widget_class_bind_template_child (widget_class, VenuleRecordsPane, kinds);
  gtk_widget_class_bind_template_child (widget_class, VenuleRecordsPane, stack);
  gtk_widget_class_bind_template_child (widget_class, VenuleRecordsPane, list);
  gtk_widget_class_bind_template_child (widget_class, VenuleRecordsPane, spinner);
  gtk_widget_class_bind_template_child (widget_class, VenuleRecordsPane, words_title);
  gtk_widget_class_bind_template_child (widget_class, VenuleRecordsPane, words_text);
  gtk_widget_class_bind_template_child (widget_class, VenuleRecordsPane, words_button);
  bind_callbacks (widget_class);
}

static void
venule_records_pane_init (VenuleRecordsPane *self)
{
  self->bound = g_hash_table_new (NULL, NULL);
  self->next = NEXT_NONE;
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
  g_set_object (&self->desk, desk);
  venule_kind_list_set_desk (self->kinds, desk);
  make_list (self);
  if (self->day == 0)
    self->day = g_timeout_add_seconds (DAY_CHECK_S, on_day_cb, self);
}

/**
 * venule_records_pane_set_current:
 * @self: the pane
 * @record: (nullable): the consultation that is on screen
 */
void
venule_records_pane_set_current (VenuleRecordsPane *self, const char *record)
{
  GHashTableIter iter;
  gpointer item;
  char *copy = g_strdup (record);

  g_free (self->current);
  self->current = copy;
  g_hash_table_iter_init (&iter, self->bound);
  while (g_hash_table_iter_next (&iter, &item, NULL))
    mark_current (self, item);
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
