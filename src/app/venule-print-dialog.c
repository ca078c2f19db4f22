/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-print-dialog-private.h"

#include "venule-course.h"
#include "venule-day-format.h"
#include "venule-direction.h"
#include "venule-entry-words.h"
#include "venule-language-name.h"
#include "venule-print-words.h"
#include "venule-record-words.h"

#include <glib/gi18n.h>

G_DEFINE_FINAL_TYPE (VenulePrintDialog, venule_print_dialog, ADW_TYPE_WINDOW)

static guint question_activated_signal;

static char *
format_print (VenuleCase *the_case)
{
  VenuleDefinitions *definitions = venule_case_get_definitions (the_case);
  const VenuleQuestion *question = venule_protocol_find_role (definitions->protocol, "given-name");
  VenuleAnswer *answer = question == NULL
                             ? NULL
                             : venule_consultation_get_answer (venule_case_get_consultation (the_case), question->path);
  g_autofree char *name = answer == NULL ? NULL : venule_direction_isolate (venule_answer_get_text (answer));

  return name == NULL ? g_strdup (_ ("_Print sheet")) : g_strdup_printf (_ ("_Print sheet for %s"), name);
}

static void
show_patient (VenulePrintDialog *self)
{
  g_autofree char *name = venule_case_format_name (self->the_case);
  g_autofree char *born = venule_case_format_born (self->the_case);
  g_autofree char *number = venule_case_format_number (self->the_case);
  g_autofree char *title
      = g_strdup_printf (self->is_again ? _ ("Print sheet for %s again") : _ ("Print sheet for %s"), name);
  g_autofree char *print = format_print (self->the_case);

  gtk_window_set_title (GTK_WINDOW (self), title);
  gtk_label_set_label (self->name, name);
  gtk_label_set_label (self->born, born);
  gtk_widget_set_visible (GTK_WIDGET (self->born), *born != '\0');
  gtk_label_set_label (self->number, number);
  gtk_widget_set_visible (GTK_WIDGET (self->number), *number != '\0');
  gtk_label_set_label (self->print_label, print);
  venule_patient_stripes_show (self->stripes, venule_case_get_id (self->the_case));
}

/* What the clinic was called on a sheet that is printed again is what it says. */
static char *
format_clinic (VenulePrintDialog *self)
{
  VenuleValue name;

  if (self->is_again)
    return venule_print_words_clinic (self->issue->clinic);
  if (venule_clinic_lookup (venule_case_get_definitions (self->the_case)->clinic, "name", &name) && name.n_words > 0)
    return venule_print_words_clinic (name.words[0]);
  return venule_print_words_clinic (NULL);
}

static void
show_today_and_clinic (VenulePrintDialog *self)
{
  g_autofree char *today = venule_print_words_today (venule_case_get_desk (self->the_case));
  g_autofree char *clinic = format_clinic (self);

  gtk_label_set_label (self->today, today);
  gtk_label_set_label (self->clinic, clinic);
}

/* The checklist asks it; here it is said what was answered. */
static void
show_identity (VenulePrintDialog *self)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (self->the_case);
  VenuleDefinitions *definitions = venule_case_get_definitions (self->the_case);
  const VenuleQuestion *question = venule_protocol_find_role (definitions->protocol, "identity-confirmed");
  VenuleEntry *entry = question == NULL ? NULL : venule_evaluation_get_session (evaluation);
  VenuleAnswer *answer;

  gtk_widget_set_visible (GTK_WIDGET (self->identity_group), entry != NULL);
  if (entry == NULL)
    return;

  if (question->form != venule_entry_get_form (entry))
    entry = venule_entry_get_section (entry, question->form);
  answer = entry == NULL ? NULL : venule_evaluation_get_answer (evaluation, entry, question);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->identity), question->label);
  adw_action_row_set_subtitle (self->identity,
                               answer != NULL ? _ ("Confirmed in the checklist") : _ ("Not confirmed yet"));
  adw_action_row_set_icon_name (self->identity, answer != NULL ? "emblem-ok-symbolic" : "dialog-question-symbolic");
}

static void
show_confirmation (VenulePrintDialog *self)
{
  VenuleSheet *sheet = venule_case_get_sheet (self->the_case);
  g_autofree char *unreviewed = sheet == NULL ? NULL : venule_sheet_hash_unreviewed_safety (sheet);
  gboolean is_needed = unreviewed != NULL;

  /* What was confirmed of these words is not confirmed of others. */
  if (g_strcmp0 (self->unreviewed, unreviewed) != 0)
    gtk_check_button_set_active (self->confirm, FALSE);
  g_free (self->unreviewed);
  self->unreviewed = g_steal_pointer (&unreviewed);
  if (is_needed)
    {
      g_autofree char *language = venule_language_name_within (sheet->language);
      g_autofree char *clinic = venule_language_name_within (sheet->clinic_language);
      g_autofree char *title = g_strdup_printf (_ ("Print %s that nobody reviewed"), language);
      g_autofree char *subtitle
          = g_strdup_printf (_ ("I have gone through the safety advice with the patient in %s."), clinic);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->confirmation), title);
      adw_action_row_set_subtitle (self->confirmation, subtitle);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->confirm), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, subtitle,
                                      -1);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->confirmation_group), is_needed);
}

static gboolean
is_permitted (VenulePrintDialog *self)
{
  if (self->is_again)
    return *venule_desk_get_person (venule_case_get_desk (self->the_case)) != '\0';
  return venule_case_get_sheet (self->the_case) != NULL && venule_hindrances_get_count (self->hindrances) == 0
         && (!gtk_widget_get_visible (GTK_WIDGET (self->confirmation_group))
             || gtk_check_button_get_active (self->confirm));
}

void
venule_print_dialog_update (VenulePrintDialog *self)
{
  gboolean may_print = is_permitted (self) && !self->is_busy;
  guint n_pages = venule_sheet_preview_get_n_pages (self->preview);
  g_autofree char *pages = g_strdup_printf (ngettext ("%u page", "%u pages", n_pages), n_pages);

  if (!self->is_again)
    {
      show_identity (self);
      show_confirmation (self);
    }
  gtk_label_set_label (self->n_pages, n_pages == 0 ? "" : pages);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.print",
                                 may_print && venule_printer_rows_get_has_printer (self->printer));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.more", may_print);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "print.save-pdf", may_print);
  gtk_widget_set_sensitive (self->chosen, !self->is_busy);
  gtk_widget_set_visible (self->cancel, self->is_busy);
  gtk_widget_set_visible (self->other_ways, !self->is_busy);
  gtk_widget_set_visible (self->print, !self->is_busy);
}

static void
on_changed_cb (GObject *object, GParamSpec *pspec, VenulePrintDialog *self)
{
  if (self->the_case != NULL)
    venule_print_dialog_update (self);
}

static void
on_question_activated_cb (GtkWidget *widget, const char *path, VenulePrintDialog *self)
{
  g_signal_emit (self, question_activated_signal, 0, path);
}

static void
on_handed_over_cb (VenuleHandingOver *widget, VenulePrintDialog *self)
{
  gtk_widget_grab_focus (self->close);
}

/* Paper on its way is not left alone by accident: to stop waiting is a button of its own. */
static gboolean
venule_print_dialog_close_request (GtkWindow *window)
{
  VenulePrintDialog *self = VENULE_PRINT_DIALOG (window);

  if (self->is_busy)
    return TRUE;
  return GTK_WINDOW_CLASS (venule_print_dialog_parent_class)->close_request (window);
}

static void
venule_print_dialog_dispose (GObject *object)
{
  VenulePrintDialog *self = VENULE_PRINT_DIALOG (object);

  self->is_closed = TRUE;
  g_cancellable_cancel (self->stop_waiting);
  g_clear_object (&self->stop_waiting);
  g_clear_handle_id (&self->pulse, g_source_remove);
  if (self->the_case != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->the_case, self);
      venule_hindrances_set_case (self->hindrances, NULL);
      venule_sheet_choice_rows_set_case (self->choice, NULL);
      venule_sheet_preview_set_case (self->preview, NULL);
    }
  g_clear_object (&self->the_case);
  g_clear_pointer (&self->issue, venule_issue_unref);
  g_clear_pointer (&self->unreviewed, g_free);
  G_OBJECT_CLASS (venule_print_dialog_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, stripes);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, name);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, born);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, number);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, made);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, today);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, clinic);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, stack);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, chosen);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, hindrances);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, identity_group);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, identity);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, choice);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, confirmation_group);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, confirmation);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, confirm);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, printer);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, preview);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, n_pages);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, printed);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, handing_over);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, status);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, status_icon);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, status_words);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, progress);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, other_ways);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, cancel);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, print);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, print_label);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, buttons);
  gtk_widget_class_bind_template_child (widget_class, VenulePrintDialog, close);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_question_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_handed_over_cb);
}

static void
venule_print_dialog_class_init (VenulePrintDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_print_dialog_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = venule_print_dialog_close_request;
  question_activated_signal = g_signal_new ("question-activated", VENULE_TYPE_PRINT_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  g_type_ensure (VENULE_TYPE_HANDING_OVER);
  g_type_ensure (VENULE_TYPE_HINDRANCES);
  g_type_ensure (VENULE_TYPE_PATIENT_STRIPES);
  g_type_ensure (VENULE_TYPE_PRINTER_ROWS);
  g_type_ensure (VENULE_TYPE_SHEET_CHOICE_ROWS);
  g_type_ensure (VENULE_TYPE_SHEET_PREVIEW);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-print-dialog.ui");
  bind_children (widget_class);
  venule_print_dialog_install_acts (widget_class);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
venule_print_dialog_init (VenulePrintDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_print_dialog_new:
 * @parent: the window it belongs to
 * @the_case: whose sheet
 *
 * Returns: (transfer none): the dialog
 */
GtkWidget *
venule_print_dialog_new (GtkWindow *parent, VenuleCase *the_case)
{
  VenulePrintDialog *self
      = g_object_new (VENULE_TYPE_PRINT_DIALOG, "transient-for", parent, "destroy-with-parent", TRUE, NULL);

  venule_printer_rows_set_desk (self->printer, venule_case_get_desk (the_case));
  venule_print_dialog_set_case (self, the_case);

  return GTK_WIDGET (self);
}

/* Which of its sheets it is. */
static void
show_made (VenulePrintDialog *self)
{
  g_autofree char *at = venule_moment_to_words (self->issue->at);
  g_autofree char *words
      = venule_issue_has_event (self->issue, VENULE_ISSUE_SUPERSEDED)
            /* Translators: when a sheet was made, and the code in its foot */
            ? g_strdup_printf (_ ("The sheet made on %s (%s), out of date since"), at, self->issue->code)
            : g_strdup_printf (_ ("The sheet made on %s (%s)"), at, self->issue->code);

  gtk_label_set_label (self->made, words);
  gtk_widget_set_visible (GTK_WIDGET (self->made), TRUE);
}

/**
 * venule_print_dialog_new_again:
 * @parent: the window it belongs to
 * @the_case: whose sheet
 * @issue: the sheet, with its bytes
 * @error: %VENULE_PAGES_ERROR_READ_BACK
 *
 * Returns: (transfer none) (nullable): a dialog that prints a frozen sheet as it was
 */
GtkWidget *
venule_print_dialog_new_again (GtkWindow *parent, VenuleCase *the_case, VenuleIssue *issue, GError **error)
{
  VenulePrintDialog *self = g_object_new (VENULE_TYPE_PRINT_DIALOG, "transient-for", parent, "modal", TRUE,
                                          "destroy-with-parent", TRUE, NULL);

  self->is_again = TRUE;
  self->the_case = g_object_ref (the_case);
  self->issue = venule_issue_ref (issue);
  if (!venule_sheet_preview_set_frozen (self->preview, issue->pdf, error))
    {
      gtk_window_destroy (GTK_WINDOW (self));
      return NULL;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->hindrances), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->identity_group), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->choice), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->confirmation_group), FALSE);
  venule_printer_rows_set_desk (self->printer, venule_case_get_desk (the_case));
  show_patient (self);
  show_made (self);
  show_today_and_clinic (self);
  venule_print_dialog_update (self);

  return GTK_WIDGET (self);
}

/**
 * venule_print_dialog_get_is_again:
 * @self: the dialog
 *
 * Returns: whether it prints a sheet that was made before
 */
gboolean
venule_print_dialog_get_is_again (VenulePrintDialog *self)
{
  return self->is_again;
}

/**
 * venule_print_dialog_get_case:
 * @self: the dialog
 *
 * Returns: (transfer none): whose sheet
 */
VenuleCase *
venule_print_dialog_get_case (VenulePrintDialog *self)
{
  return self->the_case;
}

/* An earlier treatment's sheet looks like the last one's; its days are over. */
static void
show_treatment (VenulePrintDialog *self)
{
  VenuleEntry *later = venule_course_find_later (self->the_case);
  VenuleEntry *chosen = venule_evaluation_get_session (venule_case_get_evaluation (self->the_case));
  g_autofree char *name = later == NULL ? NULL : venule_entry_to_words (self->the_case, chosen);
  g_autofree char *last = later == NULL ? NULL : venule_entry_to_words (self->the_case, later);
  /* Translators: two treatments, each with its day. */
  g_autofree char *words
      = later == NULL ? NULL : g_strdup_printf (_ ("The sheet of %s. There was another after it: %s."), name, last);

  gtk_label_set_label (self->made, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (self->made), words != NULL);
}

static void
on_case_cb (VenulePrintDialog *self)
{
  show_treatment (self);
  show_patient (self);
  venule_print_dialog_update (self);
}

/**
 * venule_print_dialog_set_case:
 * @self: the dialog
 * @the_case: its consultation, as it is open elsewhere now
 */
void
venule_print_dialog_set_case (VenulePrintDialog *self, VenuleCase *the_case)
{
  g_return_if_fail (self->the_case == NULL
                    || g_str_equal (venule_case_get_id (self->the_case), venule_case_get_id (the_case)));

  if (self->the_case == the_case || self->is_busy)
    return;
  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_set_object (&self->the_case, the_case);
  venule_hindrances_set_case (self->hindrances, the_case);
  venule_sheet_choice_rows_set_case (self->choice, the_case);
  venule_sheet_preview_set_case (self->preview, the_case);
  g_signal_connect_swapped (the_case, "composed", G_CALLBACK (on_case_cb), self);
  show_today_and_clinic (self);
  on_case_cb (self);
}
