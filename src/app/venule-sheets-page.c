/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheets-page.h"

#include "venule-control-names.h"
#include "venule-course.h"
#include "venule-entry-words.h"
#include "venule-focus.h"
#include "venule-issuing.h"
#include "venule-language-name.h"
#include "venule-print-dialog.h"
#include "venule-private-file.h"
#include "venule-day-format.h"
#include "venule-window-printing.h"

#include <glib/gi18n.h>

struct _VenuleSheetsPage
{
  AdwPreferencesPage parent;
  AdwPreferencesGroup *group;
  GPtrArray *rows;      /* (element-type GtkWidget) */
  VenuleDesk *desk;     /* (nullable): once it is closed */
  VenuleCase *the_case; /* (nullable): whose sheets; until it is told */
};

G_DEFINE_FINAL_TYPE (VenuleSheetsPage, venule_sheets_page, ADW_TYPE_PREFERENCES_PAGE)

/* One thing done with one frozen sheet; its row says how it went. */
typedef struct
{
  VenuleSheetsPage *page;
  VenuleDesk *desk;
  AdwActionRow *row;
  GFile *file;        /* (nullable): NULL: to the printer */
  VenuleIssue *issue; /* (nullable): once it has been read */
} Act;

static Act *
act_new (AdwActionRow *row)
{
  Act *act = g_new0 (Act, 1);

  act->page = g_object_ref (g_object_get_data (G_OBJECT (row), "page"));
  act->desk = g_object_ref (act->page->desk);
  act->row = g_object_ref (row);
  return act;
}

static void
act_free (Act *act)
{
  g_object_unref (act->page);
  g_object_unref (act->desk);
  g_object_unref (act->row);
  g_clear_object (&act->file);
  g_clear_pointer (&act->issue, venule_issue_unref);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

static void
tell (AdwActionRow *row, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_action_row_set_subtitle (row, markup);
}

static const char *
say_printed (const char *where)
{
  if (g_strcmp0 (where, VENULE_ISSUE_TO_FILE) == 0)
    return _ ("Written to a file on %s by %s");
  if (g_strcmp0 (where, VENULE_ISSUE_TO_PRINT_SERVICE) == 0)
    return _ ("Given to the system’s print service on %s by %s");
  return _ ("Printed on %s by %s");
}

static const char *
say_event (const VenuleIssueEvent *event)
{
  switch (event->kind)
    {
    case VENULE_ISSUE_PRINTED:
      return say_printed (event->detail);
    case VENULE_ISSUE_HANDED_OVER:
      return _ ("Handed over on %s by %s");
    case VENULE_ISSUE_SUPERSEDED:
    default:
      return _ ("Out of date since %s, by a change of %s");
    }
}

static char *
format_event (const VenuleIssueEvent *event)
{
  g_autofree char *at = venule_moment_to_words (event->at);
  g_autoptr (GString) text = g_string_new (say_event (event));

  g_string_replace (text, "%s", at, 1);
  g_string_replace (text, "%s", event->by, 1);
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Which treatment it is of, what became of it, and whether a sheet made now would say something else. */
static char *
format_state (const VenuleIssue *issue, VenuleCase *the_case)
{
  GString *text = g_string_new (NULL);
  VenuleEntry *treatment = venule_course_find_treatment (the_case, issue->session);

  if (treatment != NULL)
    {
      g_autofree char *words = venule_entry_to_words (the_case, treatment);

      g_string_append_printf (text, "%s\n", words);
    }
  for (guint i = 0; i < issue->events->len; i++)
    {
      g_autofree char *line = format_event (issue->events->pdata[i]);

      g_string_append_printf (text, "%s%s", i == 0 ? "" : "\n", line);
    }
  if (issue->events->len == 0)
    g_string_append (text, _ ("Not printed yet"));
  if (!venule_issuing_has_present_wording (issue, venule_case_get_definitions (the_case)))
    g_string_append_printf (text, "\n%s", _ ("Older wording: a sheet made now may say something else"));
  return g_string_free (text, FALSE);
}

/* To a file. */

static void
on_written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_parse_name (act->file), *words = g_strdup_printf (_ ("Saved as %s"), name);

  tell (act->row, venule_private_file_write_finish (act->file, result, &error) ? words : error->message);
}

static void
on_read_for_file_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  act->issue = venule_issuing_reprint_finish (VENULE_STORE (source), result, &error);
  if (act->issue == NULL)
    {
      words = g_strdup_printf (_ ("Not saved: %s"), error->message);
      tell (act->row, words);
      return;
    }
  venule_private_file_write_async (act->file, act->issue->pdf, on_written_cb, act);
  g_steal_pointer (&act);
}

static const char *
get_issue_id (AdwActionRow *row)
{
  return g_object_get_data (G_OBJECT (row), "issue");
}

static void
read_frozen (Act *act, GAsyncReadyCallback callback)
{
  venule_issuing_reprint_async (venule_desk_get_store (act->desk), get_issue_id (act->row),
                                venule_desk_get_person (act->desk), NULL, callback, act);
}

static void
on_file_chosen_cb (GtkNativeDialog *dialog, int response, AdwActionRow *row)
{
  g_autoptr (GFile) file = gtk_file_chooser_get_file (GTK_FILE_CHOOSER (dialog));

  if (response == GTK_RESPONSE_ACCEPT && file != NULL)
    {
      Act *act = act_new (row);

      act->file = g_steal_pointer (&file);
      read_frozen (act, on_read_for_file_cb);
    }
  g_object_unref (dialog);
}

static void
on_save_clicked_cb (GtkButton *button, AdwActionRow *row)
{
  GtkFileChooserNative *dialog
      = gtk_file_chooser_native_new (_ ("Save the sheet"), GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (row))),
                                     GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), NULL);
  g_autofree char *name = g_strdup_printf ("%s.pdf", (const char *) g_object_get_data (G_OBJECT (row), "code"));

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), name);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_file_chosen_cb), row, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/* To the printer. */

static void
on_dialog_gone_cb (GtkWidget *dialog, VenuleSheetsPage *self)
{
  if (self->desk != NULL)
    venule_sheets_page_show (self, self->the_case);
}

/* What is printed, for whom and where is seen before it goes. */
static void
print_frozen (Act *act)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (act->page)));
  g_autoptr (GError) error = NULL;
  GtkWidget *dialog = venule_print_dialog_new_again (window, act->page->the_case, act->issue, &error);

  if (dialog == NULL)
    {
      tell (act->row, error->message);
      return;
    }
  g_signal_connect_object (dialog, "destroy", G_CALLBACK (on_dialog_gone_cb), act->page, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

/* The sheet as it is now is made and looked at in the way that every sheet is. */
static gboolean
on_present_cb (gpointer user_data)
{
  Act *act = user_data;
  GtkRoot *history = gtk_widget_get_root (GTK_WIDGET (act->page));
  GtkWindow *window = history == NULL ? NULL : gtk_window_get_transient_for (GTK_WINDOW (history));

  if (window != NULL)
    {
      gtk_window_close (GTK_WINDOW (history));
      venule_window_open_print_dialog (VENULE_WINDOW (window), act->page->the_case);
    }

  return G_SOURCE_REMOVE;
}

/* Once the question is gone: it belongs to the window that is closed, or has another one above it. */
static gboolean
on_old_cb (gpointer user_data)
{
  Act *act = user_data;

  if (act->page->desk != NULL)
    print_frozen (act);
  return G_SOURCE_REMOVE;
}

static void
on_which_response_cb (AdwMessageDialog *dialog, const char *response, Act *act)
{
  if (g_str_equal (response, "old"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_old_cb, act, (GDestroyNotify) act_free);
  else if (g_str_equal (response, "present"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_present_cb, act, (GDestroyNotify) act_free);
  else
    act_free (act);
}

/* Takes @act over. */
static void
ask_which (Act *act)
{
  GtkWindow *window = GTK_WINDOW (gtk_widget_get_root (GTK_WIDGET (act->page)));
  g_autofree char *at = venule_moment_to_words (act->issue->at);
  g_autofree char *words = g_strdup_printf (
      _ ("The consultation was changed after this sheet was made on %s. As advice, only the sheet as it is now counts; "
         "the old one shows what was given."),
      at);
  GtkWidget *dialog = adw_message_dialog_new (window, _ ("Which sheet?"), words);

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "old",
                                    _ ("Print the _old sheet"), "present", _ ("Print the sheet as it is _now"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "old", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "present", ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "present");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect (dialog, "response", G_CALLBACK (on_which_response_cb), act);
  venule_focus_present (GTK_WINDOW (dialog));
}

static void
on_read_for_printer_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;

  act->issue = venule_store_load_issue_finish (VENULE_STORE (source), result, &error);
  if (act->issue == NULL)
    tell (act->row, error->message);
  else if (act->page->desk == NULL)
    return;
  else if (venule_issue_has_event (act->issue, VENULE_ISSUE_SUPERSEDED))
    ask_which (g_steal_pointer (&act));
  else
    print_frozen (act);
}

static void
on_print_clicked_cb (GtkButton *button, AdwActionRow *row)
{
  Act *act = act_new (row);

  venule_store_load_issue_async (venule_desk_get_store (act->desk), get_issue_id (row), NULL, on_read_for_printer_cb,
                                 act);
}

/* The list. */

static void
add_button (GtkWidget *row, const char *icon, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  venule_control_name (button, label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  g_signal_connect (button, "clicked", callback, row);
}

static void
add_issue (VenuleSheetsPage *self, const VenuleIssue *issue)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *at = venule_moment_to_words (issue->at);
  g_autofree char *state = format_state (issue, self->the_case);
  /* Translators: a sheet's code, as it stands in its foot */
  g_autofree char *save = g_strdup_printf (_ ("Save sheet %s as a PDF"), issue->code);
  g_autofree char *print = g_strdup_printf (_ ("Print sheet %s again"), issue->code);
  g_autofree char *first = venule_language_name (issue->language, NULL);
  g_autofree char *second = issue->second_language == NULL ? NULL : venule_language_name (issue->second_language, NULL);
  g_autofree char *title = g_markup_printf_escaped (
      /* Translators: when a sheet was made, its language, the code in its foot */
      _ ("%s · %s%s%s · %s"), at, first, second == NULL ? "" : " + ", second == NULL ? "" : second, issue->code);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  g_object_set_data_full (G_OBJECT (row), "issue", g_strdup (issue->id), g_free);
  g_object_set_data_full (G_OBJECT (row), "code", g_strdup (issue->code), g_free);
  g_object_set_data (G_OBJECT (row), "page", self);
  tell (ADW_ACTION_ROW (row), state);
  add_button (row, "document-save-symbolic", save, G_CALLBACK (on_save_clicked_cb));
  add_button (row, "document-print-symbolic", print, G_CALLBACK (on_print_clicked_cb));
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
}

static void
on_issues_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleSheetsPage) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = venule_store_list_issues_finish (VENULE_STORE (source), result, &error);
  g_autofree char *markup = issues == NULL ? g_markup_escape_text (error->message, -1) : NULL;

  if (self->desk == NULL)
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = issues == NULL ? 0 : issues->len; i > 0; i--)
    add_issue (self, issues->pdata[i - 1]);
  adw_preferences_group_set_description (self->group, issues == NULL ? markup
                                                      : issues->len == 0
                                                          ? _ ("None yet. Finish the consultation and print its sheet.")
                                                          : _ ("Each is printed again only as it was, byte for byte."));
}

static void
venule_sheets_page_dispose (GObject *object)
{
  g_clear_object (&VENULE_SHEETS_PAGE (object)->desk);
  G_OBJECT_CLASS (venule_sheets_page_parent_class)->dispose (object);
}

static void
venule_sheets_page_finalize (GObject *object)
{
  g_clear_object (&VENULE_SHEETS_PAGE (object)->the_case);
  g_ptr_array_unref (VENULE_SHEETS_PAGE (object)->rows);
  G_OBJECT_CLASS (venule_sheets_page_parent_class)->finalize (object);
}

static void
venule_sheets_page_class_init (VenuleSheetsPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_sheets_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_sheets_page_finalize;
}

static void
venule_sheets_page_init (VenuleSheetsPage *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Sheets made"));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
}

/**
 * venule_sheets_page_show:
 * @self: a page
 * @the_case: a consultation
 *
 * Shows the sheets made of it, the latest first.
 */
void
venule_sheets_page_show (VenuleSheetsPage *self, VenuleCase *the_case)
{
  g_set_object (&self->the_case, the_case);
  g_set_object (&self->desk, venule_case_get_desk (the_case));
  venule_store_list_issues_async (venule_desk_get_store (self->desk), venule_case_get_id (the_case), NULL, on_issues_cb,
                                  g_object_ref (self));
}
