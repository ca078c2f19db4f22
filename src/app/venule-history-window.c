/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-history-window.h"

#include "venule-answers-window.h"
#include "venule-difference-list.h"
#include "venule-day-format.h"
#include "venule-direction.h"
#include "venule-record-words.h"
#include "venule-sheet-maker.h"
#include "venule-sheets-page.h"
#include "venule-switcher-badges.h"
#include "venule-xml-reader.h"

#include <glib/gi18n.h>

struct _VenuleHistoryWindow
{
  AdwWindow parent;
  GtkLabel *identity;
  AdwPreferencesGroup *versions;
  AdwPreferencesGroup *comparing;
  AdwPreferencesGroup *differences;
  AdwComboRow *older;
  AdwComboRow *newer;
  VenuleSheetsPage *sheets;
  VenuleDifferenceList *list;
  VenuleDesk *desk;
  char *record;
  GPtrArray *revisions;      /* (nullable) (element-type VenuleRevision): the first one first */
  GHashTable *documents;     /* number → VenuleConsultation: those read */
  GCancellable *cancellable; /* (nullable): the two to be compared are being read */
};

G_DEFINE_FINAL_TYPE (VenuleHistoryWindow, venule_history_window, ADW_TYPE_WINDOW)

/* One version on its way. */
typedef struct
{
  VenuleHistoryWindow *window;
  guint number;
  gboolean is_to_be_viewed;
} Reading;

static void compare (VenuleHistoryWindow *self);

static const VenuleRevision *
get_revision (VenuleHistoryWindow *self, guint number)
{
  for (guint i = 0; i < self->revisions->len; i++)
    if (((VenuleRevision *) self->revisions->pdata[i])->number == number)
      return self->revisions->pdata[i];

  return NULL;
}

static char *
format_title (const VenuleRevision *revision)
{
  return g_strdup_printf (_ ("Version %u"), revision->number);
}

static void
view (VenuleHistoryWindow *self, guint number)
{
  const VenuleRevision *revision = get_revision (self, number);
  g_autofree char *title = format_title (revision);

  venule_answers_window_present (GTK_WINDOW (self), g_hash_table_lookup (self->documents, GUINT_TO_POINTER (number)),
                                 title, gtk_label_get_text (self->identity));
}

static void
on_read_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Reading *reading = user_data;
  g_autoptr (VenuleHistoryWindow) self = reading->window;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleRevision) revision = venule_store_load_finish (VENULE_STORE (source), result, &error);
  g_autoptr (xmlDoc) doc = NULL;
  VenuleDefinitions *definitions = NULL;
  VenuleConsultation *consultation = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->desk == NULL)
    return;
  if (revision != NULL)
    doc = venule_xml_read_bytes (revision->document, revision->record, &error);
  if (doc != NULL)
    consultation = venule_sheet_maker_read (venule_desk_get_workplace (self->desk), doc, &definitions, &error);
  if (consultation == NULL)
    {
      g_autofree char *markup = g_markup_escape_text (error->message, -1);

      adw_preferences_group_set_description (self->differences, markup);
      return;
    }
  g_hash_table_insert (self->documents, GUINT_TO_POINTER (reading->number), consultation);
  if (reading->is_to_be_viewed)
    view (self, reading->number);
  else
    compare (self);
}

static void
read_version (VenuleHistoryWindow *self, guint number, gboolean is_to_be_viewed)
{
  Reading *reading = g_new0 (Reading, 1);

  reading->window = g_object_ref (self);
  reading->number = number;
  reading->is_to_be_viewed = is_to_be_viewed;
  venule_store_load_async (venule_desk_get_store (self->desk), self->record, number,
                           is_to_be_viewed ? venule_desk_get_person (self->desk) : NULL,
                           is_to_be_viewed ? NULL : self->cancellable, on_read_cb, reading);
}

static const VenuleRevision *
get_chosen (VenuleHistoryWindow *self, AdwComboRow *row)
{
  guint chosen = adw_combo_row_get_selected (row);

  return chosen < self->revisions->len ? self->revisions->pdata[chosen] : NULL;
}

static void
compare (VenuleHistoryWindow *self)
{
  const VenuleRevision *older = get_chosen (self, self->older), *newer = get_chosen (self, self->newer);
  VenuleConsultation *mine, *theirs;
  g_autofree char *mine_title = NULL, *theirs_title = NULL;

  if (older == NULL || newer == NULL)
    return;
  mine = g_hash_table_lookup (self->documents, GUINT_TO_POINTER (older->number));
  theirs = g_hash_table_lookup (self->documents, GUINT_TO_POINTER (newer->number));
  if (mine == NULL || theirs == NULL)
    {
      read_version (self, mine == NULL ? older->number : newer->number, FALSE);
      return;
    }
  if (venule_consultation_get_form (mine) != venule_consultation_get_form (theirs))
    {
      adw_preferences_group_set_description (self->differences, _ ("They are of different checklists."));
      return;
    }
  mine_title = format_title (older);
  theirs_title = format_title (newer);
  venule_difference_list_show (self->list, mine, mine_title, theirs, theirs_title);
}

static void
on_choice_cb (VenuleHistoryWindow *self)
{
  if (self->revisions == NULL || self->desk == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  compare (self);
}

static void
on_view_clicked_cb (GtkButton *button, VenuleHistoryWindow *self)
{
  guint number = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "number"));

  if (g_hash_table_contains (self->documents, GUINT_TO_POINTER (number)))
    view (self, number);
  else
    read_version (self, number, TRUE);
}

static void
add_version (VenuleHistoryWindow *self, const VenuleRevision *revision)
{
  GtkWidget *row = adw_action_row_new (), *button = gtk_button_new_with_label (_ ("Look at it"));
  g_autofree char *at = venule_moment_to_words (revision->at);
  g_autofree char *title
      = g_markup_printf_escaped (_ ("Version %u · %s"), revision->number, venule_course_in_words (revision->course));
  g_autofree char *subtitle
      = g_markup_printf_escaped ("%s · %s%s%s", at, revision->by, revision->reason == NULL ? "" : "\n",
                                 revision->reason == NULL ? "" : revision->reason);
  g_autofree char *spoken = g_strdup_printf (_ ("Look at version %u"), revision->number);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data (G_OBJECT (button), "number", GUINT_TO_POINTER (revision->number));
  g_signal_connect (button, "clicked", G_CALLBACK (on_view_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (self->versions, row);
}

static void
offer_comparison (VenuleHistoryWindow *self)
{
  g_autoptr (GtkStringList) older = gtk_string_list_new (NULL), newer = gtk_string_list_new (NULL);

  for (guint i = 0; i < self->revisions->len; i++)
    {
      const VenuleRevision *revision = self->revisions->pdata[i];
      g_autofree char *at = venule_moment_to_words (revision->at);
      g_autofree char *text = g_strdup_printf ("%u · %s", revision->number, at);

      gtk_string_list_append (older, text);
      gtk_string_list_append (newer, text);
    }
  adw_combo_row_set_model (self->older, G_LIST_MODEL (older));
  adw_combo_row_set_model (self->newer, G_LIST_MODEL (newer));
  adw_combo_row_set_selected (self->older, self->revisions->len < 2 ? 0 : self->revisions->len - 2);
  adw_combo_row_set_selected (self->newer, self->revisions->len - 1);
}

static void
on_revisions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleHistoryWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  GPtrArray *revisions = venule_store_list_revisions_finish (VENULE_STORE (source), result, &error);
  gboolean is_comparable = revisions != NULL && revisions->len > 1;
  g_autofree char *markup = revisions == NULL ? g_markup_escape_text (error->message, -1) : NULL;

  if (revisions == NULL || revisions->len == 0)
    adw_preferences_group_set_description (self->versions,
                                           revisions == NULL ? markup : _ ("Nothing is saved of it yet."));
  for (guint i = revisions == NULL ? 0 : revisions->len; i > 0; i--)
    add_version (self, revisions->pdata[i - 1]);
  gtk_widget_set_visible (GTK_WIDGET (self->comparing), is_comparable);
  gtk_widget_set_visible (GTK_WIDGET (self->differences), is_comparable);
  self->revisions = revisions;
  if (!is_comparable)
    return;
  offer_comparison (self);
  on_choice_cb (self);
}

static void
venule_history_window_dispose (GObject *object)
{
  VenuleHistoryWindow *self = VENULE_HISTORY_WINDOW (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);

  venule_switcher_badges_drop (GTK_WIDGET (self));
  G_OBJECT_CLASS (venule_history_window_parent_class)->dispose (object);
}

static void
venule_history_window_finalize (GObject *object)
{
  VenuleHistoryWindow *self = VENULE_HISTORY_WINDOW (object);

  g_clear_pointer (&self->revisions, g_ptr_array_unref);
  g_hash_table_unref (self->documents);
  g_free (self->record);

  G_OBJECT_CLASS (venule_history_window_parent_class)->finalize (object);
}

static void
venule_history_window_class_init (VenuleHistoryWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_history_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_history_window_finalize;
  g_type_ensure (VENULE_TYPE_SHEETS_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-history-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleHistoryWindow, identity);
  gtk_widget_class_bind_template_child (widget_class, VenuleHistoryWindow, versions);
  gtk_widget_class_bind_template_child (widget_class, VenuleHistoryWindow, comparing);
  gtk_widget_class_bind_template_child (widget_class, VenuleHistoryWindow, differences);
  gtk_widget_class_bind_template_child (widget_class, VenuleHistoryWindow, older);
  gtk_widget_class_bind_template_child (widget_class, VenuleHistoryWindow, newer);
  gtk_widget_class_bind_template_child (widget_class, VenuleHistoryWindow, sheets);
  gtk_widget_class_bind_template_callback (widget_class, on_choice_cb);
}

static void
venule_history_window_init (VenuleHistoryWindow *self)
{
  self->documents = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = VENULE_DIFFERENCE_LIST (venule_difference_list_new (FALSE));
  adw_preferences_group_add (self->differences, GTK_WIDGET (self->list));
}

/**
 * venule_history_window_present:
 * @parent: above which
 * @the_case: a consultation
 *
 * Shows its history.
 */
void
venule_history_window_present (GtkWindow *parent, VenuleCase *the_case)
{
  VenuleHistoryWindow *self = g_object_new (VENULE_TYPE_HISTORY_WINDOW, "transient-for", parent, NULL);
  g_autofree char *name = venule_case_format_name (the_case);
  g_autofree char *born = venule_case_format_born (the_case);
  g_autofree char *number = venule_case_format_number (the_case);
  g_autofree char *who = g_strdup_printf (_ ("%s, %s"), name, born);
  g_autofree char *line = g_strdup_printf ("%s · %s", who, number);
  g_autofree char *identity = venule_direction_begin (line);

  self->desk = g_object_ref (venule_case_get_desk (the_case));
  self->record = g_strdup (venule_case_get_id (the_case));
  gtk_label_set_text (self->identity, identity);
  venule_sheets_page_show (self->sheets, the_case);
  venule_store_list_revisions_async (venule_desk_get_store (self->desk), self->record, NULL, on_revisions_cb,
                                     g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
