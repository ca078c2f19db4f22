/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-print-dialog-private.h"

#include "venule-case-issue.h"
#include "venule-issuing.h"
#include "venule-print-operation.h"
#include "venule-print-portal.h"
#include "venule-print-run.h"
#include "venule-print-words.h"

#include <glib/gi18n.h>

/* What the dialog does once a button is pressed. The sheet is frozen first, whatever becomes of it then. */

static gboolean
on_pulse_cb (gpointer user_data)
{
  VenulePrintDialog *self = user_data;

  gtk_progress_bar_pulse (self->progress);
  return G_SOURCE_CONTINUE;
}

static void
show_status (VenulePrintDialog *self, const char *icon, const char *words)
{
  gtk_image_set_from_icon_name (self->status_icon, icon);
  gtk_widget_set_visible (GTK_WIDGET (self->status_icon), icon != NULL);
  gtk_label_set_label (self->status_words, words);
  gtk_widget_set_visible (self->status, *words != '\0');
}

static void
begin (VenulePrintDialog *self, const char *words)
{
  g_clear_object (&self->stop_waiting);
  self->stop_waiting = g_cancellable_new ();
  self->is_busy = TRUE;
  gtk_widget_set_sensitive (self->cancel, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), TRUE);
  if (self->pulse == 0)
    self->pulse = g_timeout_add (120, on_pulse_cb, self);
  show_status (self, NULL, words);
  venule_print_dialog_update (self);
}

/* error: (nullable): it went well */
static void
finish (VenulePrintDialog *self, const GError *error)
{
  gboolean is_stopped = g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);

  self->is_busy = FALSE;
  g_clear_handle_id (&self->pulse, g_source_remove);
  gtk_widget_set_visible (GTK_WIDGET (self->progress), FALSE);
  if (error == NULL)
    show_status (self, NULL, "");
  else if (!is_stopped)
    show_status (self, "dialog-error-symbolic", error->message);
  venule_print_dialog_update (self);
}

static void
show_printed (VenulePrintDialog *self, const char *where, const char *unrecorded)
{
  g_autofree char *name = venule_case_format_name (self->the_case);
  g_autofree char *words = venule_print_words_for_patient (name, where, unrecorded);
  /* What is out of date is given to nobody as advice. */
  gboolean is_to_be_given = !venule_issue_has_event (self->issue, VENULE_ISSUE_SUPERSEDED);

  finish (self, NULL);
  gtk_label_set_label (self->printed, words);
  venule_handing_over_set_issue (self->handing_over, venule_case_get_desk (self->the_case), self->issue, name);
  gtk_widget_set_visible (GTK_WIDGET (self->handing_over), is_to_be_given);
  gtk_stack_set_visible_child_name (self->stack, "printed");
  gtk_widget_set_visible (self->buttons, FALSE);
  gtk_widget_set_visible (self->close, TRUE);
  if (is_to_be_given)
    gtk_widget_child_focus (GTK_WIDGET (self->handing_over), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_grab_focus (self->close);
}

static void
on_told_cb (VenulePrintingStage stage, const char *words, gpointer user_data)
{
  VenulePrintDialog *self = user_data;

  if (!self->is_closed)
    show_status (self, stage == VENULE_PRINTING_HELD ? "dialog-warning-symbolic" : NULL, words);
}

static void
on_printed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenulePrintDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *unrecorded = NULL;
  g_autofree char *where = venule_print_run_finish (result, &unrecorded, &error);

  if (self->is_closed)
    return;
  if (where != NULL)
    show_printed (self, where, unrecorded);
  else
    {
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        show_status (self, "dialog-warning-symbolic", venule_print_words_not_waited ());
      finish (self, error);
    }
}

static void
on_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenulePrintDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *unrecorded = NULL;
  g_autofree char *where = venule_print_run_finish (result, &unrecorded, &error);

  if (self->is_closed)
    return;
  finish (self, error);
  if (where != NULL && unrecorded == NULL)
    show_status (self, "emblem-ok-symbolic", _ ("The sheet is saved as a PDF."));
  else if (where != NULL)
    {
      g_autofree char *name = venule_case_format_name (self->the_case);
      g_autofree char *words = venule_print_words_for_patient (name, where, unrecorded);

      show_status (self, "dialog-warning-symbolic", words);
    }
}

static void
on_file_cb (GtkNativeDialog *chooser, int response, VenulePrintDialog *self)
{
  g_autoptr (GFile) file
      = response == GTK_RESPONSE_ACCEPT ? gtk_file_chooser_get_file (GTK_FILE_CHOOSER (chooser)) : NULL;

  if (!self->is_closed && file != NULL)
    venule_print_run_save_async (venule_case_get_desk (self->the_case), self->issue, file, on_saved_cb,
                                 g_object_ref (self));
  else if (!self->is_closed)
    {
      show_status (self, NULL, "");
      finish (self, NULL);
    }
  g_object_unref (chooser);
}

/* The name says which sheet it is, and no patient's. */
static void
choose_file (VenulePrintDialog *self)
{
  GtkFileChooserNative *chooser = gtk_file_chooser_native_new (
      _ ("Save the sheet as a PDF"), GTK_WINDOW (self), GTK_FILE_CHOOSER_ACTION_SAVE, _ ("_Save"), _ ("_Cancel"));
  g_autofree char *name = g_strdup_printf ("venule-sheet-%s.pdf", self->issue->code);

  gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (chooser), name);
  g_signal_connect_object (chooser, "response", G_CALLBACK (on_file_cb), self, 0);
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (chooser), TRUE);
  show_status (self, NULL, _ ("Choose where the sheet is saved."));
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (chooser));
}

/* where: (nullable): with @error, why it went nowhere */
static void
take_outcome (VenulePrintDialog *self, const char *where, const GError *error)
{
  if (self->is_closed)
    return;
  if (where != NULL)
    venule_print_run_note_async (venule_case_get_desk (self->the_case), self->issue, where, on_printed_cb,
                                 g_object_ref (self));
  else
    {
      show_status (self, NULL,
                   g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) ? _ ("Nothing was printed.") : "");
      finish (self, error);
    }
}

static void
on_operation_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenulePrintDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *where = venule_print_operation_run_finish (result, &error);

  take_outcome (self, where, error);
}

static void
on_portal_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenulePrintDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  gboolean is_given = venule_print_portal_run_finish (result, &error);

  take_outcome (self, is_given ? VENULE_ISSUE_TO_PRINT_SERVICE : NULL, error);
}

/* The consultation may have been changed while it was frozen: what goes out is what was frozen. */
static void
open_system_dialog (VenulePrintDialog *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleFrozenPages) pages = NULL;
  VenulePrintWay way;

  venule_printer_rows_get_way (self->printer, &way);
  show_status (self, NULL, _ ("Go on in the print dialog."));
  if (venule_print_portal_is_used ())
    {
      venule_print_portal_run_async (GTK_WINDOW (self), self->issue->pdf, self->issue->code, &way, self->stop_waiting,
                                     on_portal_cb, g_object_ref (self));
      return;
    }
  pages = venule_frozen_pages_new (self->issue->pdf, &error);
  if (pages == NULL)
    {
      finish (self, error);
      return;
    }
  venule_print_operation_run_async (GTK_WINDOW (self), pages, self->issue->code, &way, on_operation_cb,
                                    g_object_ref (self));
}

static void
print_issue (VenulePrintDialog *self)
{
  VenulePrintWay way;

  venule_printer_rows_get_way (self->printer, &way);
  venule_print_run_async (venule_case_get_desk (self->the_case), self->issue, &way, on_told_cb, self,
                          self->stop_waiting, on_printed_cb, g_object_ref (self));
}

/* issue: (transfer full) (nullable): with @error, why there is none */
static void
take_issue (VenulePrintDialog *self, VenuleIssue *issue, const GError *error)
{
  g_autoptr (VenuleIssue) taken = issue;

  if (self->is_closed)
    return;
  if (taken == NULL)
    {
      show_status (self, NULL, "");
      finish (self, error);
      return;
    }
  g_clear_pointer (&self->issue, venule_issue_unref);
  self->issue = g_steal_pointer (&taken);
  self->act (self);
}

static void
on_issued_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenulePrintDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  VenuleIssue *issue = venule_case_issue_finish (VENULE_CASE (source), result, &error);

  take_issue (self, issue, error);
}

static void
on_read_again_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenulePrintDialog) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleIssue) issue = venule_issuing_reprint_finish (VENULE_STORE (source), result, &error);

  /* Nobody was asked which one, then. */
  if (issue != NULL && venule_issue_has_event (issue, VENULE_ISSUE_SUPERSEDED)
      && !venule_issue_has_event (self->issue, VENULE_ISSUE_SUPERSEDED))
    {
      g_clear_pointer (&issue, venule_issue_unref);
      g_set_error_literal (
          &error, G_IO_ERROR, G_IO_ERROR_FAILED,
          _ ("The consultation was changed meanwhile, so this sheet is out of date. Close this window, "
             "and choose which sheet to print."));
    }
  take_issue (self, g_steal_pointer (&issue), error);
}

/* It is read anew, and kept who asked for it. */
static void
read_again (VenulePrintDialog *self)
{
  VenuleDesk *desk = venule_case_get_desk (self->the_case);

  venule_issuing_reprint_async (venule_desk_get_store (desk), self->issue->id, venule_desk_get_person (desk),
                                self->stop_waiting, on_read_again_cb, g_object_ref (self));
}

/* A sheet that is frozen already, and is still the one shown, is not frozen again. */
static void
freeze_then (VenulePrintDialog *self, VenulePrintDialogAct act)
{
  begin (self, self->is_again ? _ ("Reading the sheet") : _ ("Making the sheet"));
  self->act = act;
  if (self->is_again)
    {
      read_again (self);
      return;
    }
  if (venule_case_issue_is_present (self->the_case, self->issue))
    {
      act (self);
      return;
    }
  venule_case_issue_async (self->the_case, gtk_check_button_get_active (self->confirm) ? self->unreviewed : NULL,
                           self->stop_waiting, on_issued_cb, g_object_ref (self));
}

static void
on_print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  freeze_then (VENULE_PRINT_DIALOG (widget), print_issue);
}

static void
on_more_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  freeze_then (VENULE_PRINT_DIALOG (widget), open_system_dialog);
}

static void
on_save_pdf_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  freeze_then (VENULE_PRINT_DIALOG (widget), choose_file);
}

static void
on_stop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VenulePrintDialog *self = VENULE_PRINT_DIALOG (widget);

  gtk_widget_set_sensitive (self->cancel, FALSE);
  g_cancellable_cancel (self->stop_waiting);
}

void
venule_print_dialog_install_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "print.print", NULL, on_print_cb);
  gtk_widget_class_install_action (widget_class, "print.more", NULL, on_more_cb);
  gtk_widget_class_install_action (widget_class, "print.save-pdf", NULL, on_save_pdf_cb);
  gtk_widget_class_install_action (widget_class, "print.stop", NULL, on_stop_cb);
}
