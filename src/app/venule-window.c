/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window.h"

#include "venule-after-frame.h"
#include "venule-backup-banner.h"
#include "venule-case-banners.h"
#include "venule-form-view.h"
#include "venule-identity-band.h"
#include "venule-import-window.h"
#include "venule-person-button.h"
#include "venule-question-finder.h"
#include "venule-records-pane.h"
#include "venule-sheet-pane.h"
#include "venule-start-page.h"
#include "venule-toast.h"
#include "venule-window-course.h"
#include "venule-window-desk.h"
#include "venule-window-printing.h"
#include "venule-window-records.h"
#include "venule-window-session.h"
#include "venule-window-sheet.h"
#include "venule-window-undo.h"

#include <glib/gi18n.h>

struct _VenuleWindow
{
  AdwApplicationWindow parent;
  AdwFlap *records_flap;
  AdwFlap *sheet_flap;
  GtkStack *stack;
  VenuleStartPage *start;
  GtkWidget *practice;
  VenulePersonButton *person;
  VenuleCaseBanners *banners;
  VenuleBackupBanner *backup_banner;
  VenuleSaveGuard *guard;
  VenuleRecordsPane *records;
  VenuleIdentityBand *identity;
  VenuleFormView *form;
  VenuleSheetPane *sheet;
  VenuleAfterFrame *after_frame;
  VenuleDesk *desk;
  VenuleCase *the_case;  /* (nullable) */
  GCancellable *opening; /* (nullable): what was asked for last */
  GPtrArray *to_import;  /* (element-type GFile): waits until the desk is open and somebody is at it */
  gboolean is_open;
};

G_DEFINE_FINAL_TYPE (VenuleWindow, venule_window, ADW_TYPE_APPLICATION_WINDOW)

static void
show_failure (VenuleWindow *self, const char *title, const char *message)
{
  venule_start_page_show_failure (self->start, title, message);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

static gboolean ask_who (VenuleWindow *self);

static void
bring_in (VenuleWindow *self)
{
  if (!self->is_open || self->to_import->len == 0 || ask_who (self))
    return;
  venule_import_window_present (self, self->to_import);
  g_ptr_array_set_size (self->to_import, 0);
}

static void
show_start (VenuleWindow *self)
{
  venule_start_page_show_next_step (self->start, self->desk);
  bring_in (self);
}

static gboolean
ask_who (VenuleWindow *self)
{
  if (*venule_desk_get_person (self->desk) != '\0')
    return FALSE;
  gtk_stack_set_visible_child_name (self->stack, "status");
  adw_flap_set_reveal_flap (self->records_flap, TRUE);
  venule_person_button_ask (self->person);

  return TRUE;
}

static void
on_choose_person_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);

  adw_flap_set_reveal_flap (self->records_flap, TRUE);
  venule_person_button_ask (self->person);
}

static void
on_open_unsaved_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);
  VenuleCase *the_case = venule_save_guard_find_trouble (self->guard);

  if (the_case != NULL)
    venule_window_open_record (self, venule_case_get_id (the_case));
}

/* What is still on its way to the screen would take the place of what is asked for now. */
static void
give_up_opening (VenuleWindow *self)
{
  g_cancellable_cancel (self->opening);
  g_clear_object (&self->opening);
}

static void
set_case (VenuleWindow *self, VenuleCase *the_case)
{
  give_up_opening (self);
  venule_window_withdraw_undo (self);
  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  venule_save_guard_set_current (self->guard, the_case);
  g_set_object (&self->the_case, the_case);
  venule_window_remember (self, the_case);
  venule_after_frame_set_case (self->after_frame, the_case);
  venule_identity_band_set_case (self->identity, the_case);
  venule_case_banners_set_case (self->banners, the_case);
  venule_form_view_set_case (self->form, the_case);
  venule_window_show_sheet_of (self, the_case);
  venule_records_pane_set_current (self->records, the_case == NULL ? NULL : venule_case_get_id (the_case));
  venule_window_update_course (self);
  if (the_case == NULL)
    return;

  g_signal_connect_swapped (the_case, "notify::course", G_CALLBACK (venule_window_update_course), self);
  venule_window_follow_undo (self, the_case);
  gtk_stack_set_visible_child_name (self->stack, "case");
}

static void
on_opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleWindow) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleCase) the_case = venule_case_open_finish (result, &error);

  if (the_case != NULL)
    {
      venule_save_guard_replace (self->guard, the_case);
      set_case (self, the_case);
    }
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      set_case (self, NULL);
      show_failure (self, _ ("This consultation can’t be opened"), error->message);
    }
}

/**
 * venule_window_open_record:
 * @self: a window
 * @record: a consultation's id
 *
 * Shows another consultation. What was asked for before and is not there yet is given up.
 */
void
venule_window_open_record (VenuleWindow *self, const char *record)
{
  give_up_opening (self);
  if (ask_who (self))
    return;
  if (self->the_case != NULL && g_str_equal (venule_case_get_id (self->the_case), record))
    return;

  if (venule_save_guard_find_newer (self->guard, record) != NULL)
    {
      set_case (self, venule_save_guard_find_newer (self->guard, record));
      return;
    }
  self->opening = g_cancellable_new ();
  venule_case_open_async (self->desk, record, self->opening, on_opened_cb, g_object_ref (self));
}

/**
 * venule_window_stay:
 * @self: a window
 *
 * Stays with the consultation on screen, or with none: another one that is still on its way is given up. To be called
 * where something is asked about what is on screen.
 */
void
venule_window_stay (VenuleWindow *self)
{
  give_up_opening (self);
}

/**
 * venule_window_close_record:
 * @self: a window
 *
 * Shows no consultation. What is not saved of the one on screen is saved still.
 */
void
venule_window_close_record (VenuleWindow *self)
{
  set_case (self, NULL);
  show_start (self);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

/**
 * venule_window_reload_record:
 * @self: a window
 * @record: a consultation's id
 *
 * Shows a consultation as it is kept now, also where it is on screen already; what is not saved of it stays.
 */
void
venule_window_reload_record (VenuleWindow *self, const char *record)
{
  if (self->the_case != NULL && g_str_equal (venule_case_get_id (self->the_case), record)
      && venule_case_get_savedness (self->the_case) == VENULE_SAVED)
    set_case (self, NULL);
  venule_window_open_record (self, record);
}

static void
on_record_activated_cb (VenuleRecordsPane *pane, const char *record, VenuleWindow *self)
{
  venule_window_open_record (self, record);
}

static void
on_question_activated_cb (GtkWidget *widget, const char *path, VenuleWindow *self)
{
  venule_window_uncover_form (self);
  venule_form_view_show_question (self->form, path);
}

static void
on_question_entered_cb (VenuleFormView *form, const char *path, VenuleWindow *self)
{
  venule_sheet_pane_mark_question (self->sheet, path);
}

static void
on_new_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleCase) the_case = NULL;

  if (ask_who (self))
    return;
  the_case = venule_case_new_blank (self->desk, &error);
  if (the_case == NULL)
    show_failure (self, _ ("No consultation can be begun"), error->message);
  else
    set_case (self, the_case);
}

static void
on_desk_open_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleWindow) self = user_data;
  g_autoptr (GError) error = NULL;

  if (!venule_desk_open_finish (VENULE_DESK (source), result, &error))
    {
      show_failure (self, _ ("Venule can’t work like this"), error->message);
      return;
    }
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new", TRUE);
  venule_records_pane_set_desk (self->records, self->desk);
  venule_backup_banner_start (self->backup_banner, self->desk);
  self->is_open = TRUE;
  venule_window_resume (self);
  bring_in (self);
}

/* It closes by itself once all is kept. */
static gboolean
venule_window_close_request (GtkWindow *window)
{
  if (venule_save_guard_close (VENULE_WINDOW (window)->guard))
    return TRUE;

  return GTK_WINDOW_CLASS (venule_window_parent_class)->close_request (window);
}

static void
venule_window_dispose (GObject *object)
{
  VenuleWindow *self = VENULE_WINDOW (object);

  give_up_opening (self);
  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->after_frame);
  g_clear_object (&self->the_case);
  g_clear_object (&self->guard);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (venule_window_parent_class)->dispose (object);
}

static void
venule_window_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_WINDOW (object)->to_import);
  G_OBJECT_CLASS (venule_window_parent_class)->finalize (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child_full (widget_class, "toast", FALSE, 0);
  gtk_widget_class_bind_template_child_full (widget_class, "form_toast", FALSE, 0);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, records_flap);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, sheet_flap);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, start);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, practice);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, person);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, banners);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, backup_banner);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, records);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, identity);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, form);
  gtk_widget_class_bind_template_child (widget_class, VenuleWindow, sheet);
  gtk_widget_class_bind_template_callback (widget_class, on_record_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_question_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_question_entered_cb);
}

static void
venule_window_class_init (VenuleWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = venule_window_close_request;
  g_type_ensure (VENULE_TYPE_BACKUP_BANNER);
  g_type_ensure (VENULE_TYPE_CASE_BANNERS);
  g_type_ensure (VENULE_TYPE_CHECKS_BAR);
  g_type_ensure (VENULE_TYPE_FORM_VIEW);
  g_type_ensure (VENULE_TYPE_IDENTITY_BAND);
  g_type_ensure (VENULE_TYPE_PERSON_BUTTON);
  g_type_ensure (VENULE_TYPE_RECORDS_PANE);
  g_type_ensure (VENULE_TYPE_SHEET_PANE);
  g_type_ensure (VENULE_TYPE_START_PAGE);
  g_type_ensure (VENULE_TYPE_TOAST);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-window.ui");
  bind_children (widget_class);
  venule_window_install_course (widget_class);
  venule_window_install_question_finder (widget_class);
  venule_window_install_printing (widget_class);
  gtk_widget_class_install_action (widget_class, "win.new", NULL, on_new_cb);
  gtk_widget_class_install_action (widget_class, "win.choose-person", NULL, on_choose_person_cb);
  venule_window_install_records (widget_class);
  gtk_widget_class_install_action (widget_class, "win.open-unsaved", NULL, on_open_unsaved_cb);
  venule_window_install_undo (widget_class);
  venule_window_install_sheet (widget_class);
}

static void
venule_window_init (VenuleWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->to_import = g_ptr_array_new_with_free_func (g_object_unref);
  self->guard = venule_save_guard_new (GTK_WINDOW (self));
  self->after_frame = venule_after_frame_new (GTK_WIDGET (self), self->form);
  venule_case_banners_set_guard (self->banners, self->guard);
  venule_window_accept_files (self);
  venule_window_follow_pointer (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.new", FALSE);
}

/**
 * venule_window_new:
 * @application: the program
 * @desk: what is worked at; opened here when it is not open yet
 *
 * Returns: (transfer none): a window
 */
VenuleWindow *
venule_window_new (GtkApplication *application, VenuleDesk *desk)
{
  VenuleWindow *self = g_object_new (VENULE_TYPE_WINDOW, "application", application, NULL);

  self->desk = g_object_ref (desk);
  venule_window_restore_state (self);
  venule_person_button_set_desk (self->person, desk);
  gtk_widget_set_visible (self->practice, venule_desk_get_is_practice (desk));
  g_signal_connect_swapped (desk, "notify::person", G_CALLBACK (show_start), self);
  venule_window_follow_desk (self, desk);
  show_start (self);
  venule_desk_open_async (desk, NULL, on_desk_open_cb, g_object_ref (self));

  return self;
}

/**
 * venule_window_get_desk:
 * @self: a window
 *
 * Returns: (transfer none): what is worked at
 */
VenuleDesk *
venule_window_get_desk (VenuleWindow *self)
{
  return self->desk;
}

/**
 * venule_window_get_case:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the consultation on screen
 */
VenuleCase *
venule_window_get_case (VenuleWindow *self)
{
  return self->the_case;
}

/**
 * venule_window_get_is_opening:
 * @self: a window
 *
 * Returns: whether a consultation is on its way to the screen
 */
gboolean
venule_window_get_is_opening (VenuleWindow *self)
{
  return self->opening != NULL;
}

/**
 * venule_window_get_checks_bar:
 * @self: a window
 *
 * Returns: (transfer none): what stands between the consultation and its sheet
 */
VenuleChecksBar *
venule_window_get_checks_bar (VenuleWindow *self)
{
  return venule_window_get_checks_in_sight (self);
}

/**
 * venule_window_show_question:
 * @self: a window
 * @path: an answer's path, with the keys of members
 *
 * Brings a question of the consultation on screen into sight.
 */
void
venule_window_show_question (VenuleWindow *self, const char *path)
{
  venule_form_view_show_question (self->form, path);
}

/**
 * venule_window_import:
 * @self: a window
 * @files: (array length=n_files): consultation files
 * @n_files: how many
 *
 * Shows what bringing them in would do.
 */
void
venule_window_import (VenuleWindow *self, GFile **files, guint n_files)
{
  for (guint i = 0; i < n_files; i++)
    g_ptr_array_add (self->to_import, g_object_ref (files[i]));
  bring_in (self);
}

/**
 * venule_window_get_save_guard:
 * @self: a window
 *
 * Returns: (transfer none): what knows the consultation on screen, and those that were left and are not kept yet
 */
VenuleSaveGuard *
venule_window_get_save_guard (VenuleWindow *self)
{
  return self->guard;
}
