/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-print-day-window.h"

#include "venule-direction.h"
#include "venule-issuing.h"
#include "venule-print-run.h"
#include "venule-print-words.h"
#include "venule-printer-rows.h"
#include "venule-record-words.h"

#include <glib/gi18n.h>

/* More than a clinic treats in a day. */
#define MAX_SHEETS 200

struct _VenulePrintDayWindow
{
  AdwWindow parent;
  GtkStack *stack;
  AdwPreferencesGroup *sheets;
  VenulePrinterRows *printer;
  GtkWidget *printer_box;
  GtkProgressBar *progress;
  GtkLabel *today, *clinic, *status;
  GtkWidget *print, *cancel;
  VenuleDesk *desk;
  GPtrArray *rows;         /* (element-type AdwActionRow), in the order of the list */
  GCancellable *disposing; /* cancelled with the window */
  GCancellable *printing;  /* (nullable): cancelled by “Stop” */
  VenuleIssue *issue;      /* (nullable): of the sheet that is at work */
  guint next, n_printed, n_failed;
  gboolean is_busy;
  gboolean is_stale; /* something was saved while it was busy */
};

G_DEFINE_FINAL_TYPE (VenulePrintDayWindow, venule_print_day_window, ADW_TYPE_WINDOW)

static void print_next (VenulePrintDayWindow *self);
static void list_sheets (VenulePrintDayWindow *self);

static GtkCheckButton *
get_check (AdwActionRow *row)
{
  return g_object_get_data (G_OBJECT (row), "check");
}

static VenuleRecord *
get_record (AdwActionRow *row)
{
  return g_object_get_data (G_OBJECT (row), "record");
}

static guint
count_chosen (VenulePrintDayWindow *self)
{
  guint n = 0;

  for (guint i = 0; i < self->rows->len; i++)
    n += gtk_check_button_get_active (get_check (g_ptr_array_index (self->rows, i)));

  return n;
}

static void
update (VenulePrintDayWindow *self)
{
  guint n = count_chosen (self);
  g_autofree char *label = g_strdup_printf (ngettext ("_Print %u sheet", "_Print %u sheets", n), n);

  gtk_button_set_label (GTK_BUTTON (self->print), label);
  gtk_widget_set_sensitive (self->print, n > 0 && venule_printer_rows_get_has_printer (self->printer)
                                             && *venule_desk_get_person (self->desk) != '\0');
  gtk_widget_set_visible (self->print, !self->is_busy && self->rows->len > 0);
  gtk_widget_set_visible (self->cancel, self->is_busy);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), self->is_busy);
  gtk_widget_set_sensitive (self->printer_box, !self->is_busy);
}

static void
on_changed_cb (GObject *object, GParamSpec *pspec, VenulePrintDayWindow *self)
{
  if (self->desk != NULL)
    update (self);
}

static void
say (AdwActionRow *row, const char *icon, const char *words)
{
  adw_action_row_set_subtitle (row, words);
  adw_action_row_set_icon_name (row, icon);
}

static void
show_progress (VenulePrintDayWindow *self)
{
  guint n_done = self->n_printed + self->n_failed, n_all = n_done + count_chosen (self);
  g_autofree char *words
      = self->is_busy
            ? g_strdup_printf (_ ("Sheet %u of %u"), MIN (n_done + 1, n_all), n_all)
            : g_strdup_printf (ngettext ("%u sheet printed, %u not", "%u sheets printed, %u not", self->n_printed),
                               self->n_printed, self->n_failed + count_chosen (self));

  gtk_label_set_label (self->status, words);
  gtk_progress_bar_set_fraction (self->progress, n_all == 0 ? 0 : (double) n_done / n_all);
}

static void
end (VenulePrintDayWindow *self)
{
  self->is_busy = FALSE;
  g_clear_object (&self->printing);
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (get_check (g_ptr_array_index (self->rows, i))),
                              g_object_get_data (g_ptr_array_index (self->rows, i), "is-done") == NULL);
  show_progress (self);
  update (self);
  if (self->is_stale)
    list_sheets (self);
}

/* One is done, well or not: its tick goes, so that the next press prints only what is left. */
static void
finish_row (VenulePrintDayWindow *self, const char *icon, const char *words, gboolean is_printed)
{
  AdwActionRow *row = g_ptr_array_index (self->rows, self->next);

  say (row, icon, words);
  if (is_printed)
    g_object_set_data (G_OBJECT (row), "is-done", row);
  self->n_printed += is_printed;
  self->n_failed += !is_printed;
  gtk_check_button_set_active (get_check (row), FALSE);
  g_clear_pointer (&self->issue, venule_issue_unref);
  self->next++;
  if (g_cancellable_is_cancelled (self->printing))
    end (self);
  else
    print_next (self);
}

static void
on_printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenulePrintDayWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *unrecorded = NULL;
  g_autofree char *where = venule_print_run_finish (result, &unrecorded, &error);
  g_autofree char *words = where == NULL ? NULL : venule_print_words_done (where, unrecorded);

  if (g_cancellable_is_cancelled (self->disposing))
    return;
  if (where != NULL)
    finish_row (self, unrecorded == NULL ? "emblem-ok-symbolic" : "dialog-warning-symbolic", words, TRUE);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish_row (self, "dialog-warning-symbolic", _ ("Not waited for: see whether it came out of the printer"), FALSE);
  else
    finish_row (self, "dialog-error-symbolic", error->message, FALSE);
}

static void
on_told_cb (VenulePrintingStage stage, const char *words, gpointer user_data)
{
  VenulePrintDayWindow *self = user_data;

  if (!g_cancellable_is_cancelled (self->disposing))
    say (g_ptr_array_index (self->rows, self->next),
         stage == VENULE_PRINTING_HELD ? "dialog-warning-symbolic" : "printer-symbolic", words);
}

static void
on_issued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenulePrintDayWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  VenulePrintWay way;

  self->issue = venule_issuing_issue_finish (VENULE_STORE (source), result, &error);
  if (g_cancellable_is_cancelled (self->disposing))
    return;
  if (self->issue == NULL)
    {
      finish_row (self, "dialog-error-symbolic", error->message, FALSE);
      return;
    }
  venule_printer_rows_get_way (self->printer, &way);
  venule_print_run_async (self->desk, self->issue, &way, on_told_cb, self, self->printing, on_printed_cb,
                          g_object_ref (self));
}

static void
print_next (VenulePrintDayWindow *self)
{
  VenuleSheetChoice choice = { .today = venule_desk_get_today (self->desk), .only_reviewed = TRUE };
  AdwActionRow *row;

  while (self->next < self->rows->len
         && !gtk_check_button_get_active (get_check (g_ptr_array_index (self->rows, self->next))))
    self->next++;
  if (self->next >= self->rows->len)
    {
      end (self);
      return;
    }

  show_progress (self);
  row = g_ptr_array_index (self->rows, self->next);
  say (row, "printer-symbolic", _ ("Making the sheet"));
  venule_issuing_issue_async (venule_desk_get_store (self->desk), venule_desk_get_workplace (self->desk),
                              venule_record_get_id (get_record (row)), &choice, venule_desk_get_person (self->desk),
                              self->printing, on_issued_cb, g_object_ref (self));
}

static void
on_print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VenulePrintDayWindow *self = VENULE_PRINT_DAY_WINDOW (widget);

  if (self->is_busy)
    return;
  self->is_busy = TRUE;
  self->next = self->n_printed = self->n_failed = 0;
  self->printing = g_cancellable_new ();
  for (guint i = 0; i < self->rows->len; i++)
    gtk_widget_set_sensitive (GTK_WIDGET (get_check (g_ptr_array_index (self->rows, i))), FALSE);
  update (self);
  print_next (self);
}

static void
on_stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (VENULE_PRINT_DAY_WINDOW (widget)->printing);
}

static void
add_sheet (VenulePrintDayWindow *self, VenuleRecord *record)
{
  const VenuleCard *card = venule_record_get_card (record);
  g_autofree char *name = venule_card_format_name (card);
  g_autofree char *born = venule_format_day (card->born);
  g_autofree char *number = venule_card_format_number (card);
  g_autofree char *line = g_strdup_printf ("%s · %s · %s", name, born, number);
  g_autofree char *title = venule_direction_begin (line);
  GtkWidget *row = adw_action_row_new (), *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_signal_connect (check, "notify::active", G_CALLBACK (on_changed_cb), self);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data (G_OBJECT (row), "check", check);
  g_object_set_data_full (G_OBJECT (row), "record", g_object_ref (record), g_object_unref);
  adw_preferences_group_add (self->sheets, row);
  g_ptr_array_add (self->rows, row);
}

/* Returns: (transfer none) (nullable): */
static AdwActionRow *
find_row (VenulePrintDayWindow *self, VenuleRecord *record)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (g_str_equal (venule_record_get_id (get_record (self->rows->pdata[i])), venule_record_get_id (record)))
      return self->rows->pdata[i];

  return NULL;
}

static void
remove_row (VenulePrintDayWindow *self, AdwActionRow *row)
{
  adw_preferences_group_remove (self->sheets, GTK_WIDGET (row));
  g_ptr_array_remove (self->rows, row);
}

static VenuleRecord *
find_record (GPtrArray *records, AdwActionRow *row)
{
  for (guint i = 0; i < records->len; i++)
    if (g_str_equal (venule_record_get_id (records->pdata[i]), venule_record_get_id (get_record (row))))
      return records->pdata[i];

  return NULL;
}

/* What was returned, handed over or changed since is no longer what the list says of it; what was printed of it stays
 * to be read for as long as it is still to be handed over as it was printed. */
static void
drop_what_changed (VenulePrintDayWindow *self, GPtrArray *records)
{
  for (guint i = self->rows->len; i > 0; i--)
    {
      AdwActionRow *row = self->rows->pdata[i - 1];
      VenuleRecord *record = find_record (records, row);

      if (record == NULL || venule_record_get_revision (record) != venule_record_get_revision (get_record (row)))
        remove_row (self, row);
    }
}

/* Today's: treated on the day; sheets of other days are printed one by one, by who looks at them. */
static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VenulePrintDayWindow *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = venule_store_list_finish (VENULE_STORE (source), result, &error);

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (self->is_busy)
    {
      self->is_stale = TRUE;
      return;
    }
  if (records != NULL)
    drop_what_changed (self, records);
  for (guint i = 0; records != NULL && i < records->len; i++)
    {
      VenuleRecord *record = g_ptr_array_index (records, i);

      if (venule_record_get_card (record)->visit == venule_desk_get_today (self->desk)
          && find_row (self, record) == NULL)
        add_sheet (self, record);
    }
  if (error != NULL)
    gtk_label_set_label (self->status, error->message);
  gtk_stack_set_visible_child_name (self->stack, self->rows->len > 0 ? "sheets" : "nothing");
  update (self);
}

/* A day or a clinic that is not this one's would be on every sheet. */
static void
show_day (VenulePrintDayWindow *self)
{
  VenuleDefinitions *definitions = venule_desk_get_definitions (self->desk, NULL, NULL);
  VenuleValue name = { 0 };
  gboolean is_named
      = definitions != NULL && venule_clinic_lookup (definitions->clinic, "name", &name) && name.n_words > 0;
  g_autofree char *today = venule_print_words_today (self->desk);
  g_autofree char *clinic = venule_print_words_clinic (is_named ? name.words[0] : NULL);

  gtk_label_set_label (self->today, today);
  gtk_label_set_label (self->clinic, clinic);
}

static void
list_sheets (VenulePrintDayWindow *self)
{
  VenuleListQuery query
      = { .kind = VENULE_LIST_TO_HAND_OVER, .today = venule_desk_get_today (self->desk), .limit = MAX_SHEETS };

  self->is_stale = self->is_busy;
  if (!self->is_busy)
    venule_store_list_async (venule_desk_get_store (self->desk), &query, self->disposing, on_listed_cb, self);
}

static gboolean
venule_print_day_window_close_request (GtkWindow *window)
{
  if (VENULE_PRINT_DAY_WINDOW (window)->is_busy)
    return TRUE;
  return GTK_WINDOW_CLASS (venule_print_day_window_parent_class)->close_request (window);
}

static void
venule_print_day_window_dispose (GObject *object)
{
  VenulePrintDayWindow *self = VENULE_PRINT_DAY_WINDOW (object);

  g_cancellable_cancel (self->disposing);
  g_cancellable_cancel (self->printing);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (venule_print_day_window_parent_class)->dispose (object);
}

static void
venule_print_day_window_finalize (GObject *object)
{
  VenulePrintDayWindow *self = VENULE_PRINT_DAY_WINDOW (object);

  g_object_unref (self->disposing);
  g_clear_object (&self->printing);
  g_clear_pointer (&self->issue, venule_issue_unref);
  g_ptr_array_unref (self->rows);
  G_OBJECT_CLASS (venule_print_day_window_parent_class)->finalize (object);
}

static void
venule_print_day_window_class_init (VenulePrintDayWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_print_day_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_print_day_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = venule_print_day_window_close_request;
  g_type_ensure (VENULE_TYPE_PRINTER_ROWS);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-print-day-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDayWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDayWindow, sheets);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDayWindow, printer);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDayWindow, printer_box);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDayWindow, progress);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDayWindow, today);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDayWindow, clinic);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDayWindow, status);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDayWindow, print);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDayWindow, cancel);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_install_action (widget_class, "day.print", NULL, on_print_cb);
  gtk_widget_class_install_action (widget_class, "day.stop", NULL, on_stop_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
venule_print_day_window_init (VenulePrintDayWindow *self)
{
  self->rows = g_ptr_array_new ();
  self->disposing = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_print_day_window_new:
 * @parent: the window it belongs to
 * @desk: whose day
 *
 * Returns: (transfer none): the window
 */
GtkWidget *
venule_print_day_window_new (GtkWindow *parent, VenuleDesk *desk)
{
  VenulePrintDayWindow *self
      = g_object_new (VENULE_TYPE_PRINT_DAY_WINDOW, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  self->desk = g_object_ref (desk);
  venule_printer_rows_set_desk (self->printer, desk);
  g_signal_connect_object (venule_desk_get_store (desk), "changed", G_CALLBACK (list_sheets), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "clinic-changed", G_CALLBACK (show_day), self, G_CONNECT_SWAPPED);
  show_day (self);
  list_sheets (self);
  update (self);

  return GTK_WIDGET (self);
}
