/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-application.h"

#include "venule-case-reasons.h"
#include "venule-control-names.h"
#include "venule-day-format.h"
#include "venule-held-button.h"
#include "venule-program-language.h"
#include "venule-shortcuts.h"
#include "venule-translator-window.h"
#include "venule-window.h"

#include <glib-unix.h>
#include <glib/gi18n.h>
#include <signal.h>

/* How long saving may take after the session has ended, in seconds: then its manager lets nobody live. */
#define LAST_SECONDS 5

struct _VenuleApplication
{
  AdwApplication parent;
  gboolean is_practice;
  gboolean translates; /* the first window is the translator's room */
  VenuleCivilDate today;
  VenuleDesk *desk; /* (nullable): until the first window */
  guint terminated;
};

G_DEFINE_FINAL_TYPE (VenuleApplication, venule_application, ADW_TYPE_APPLICATION)

static VenuleDesk *
get_desk (VenuleApplication *self)
{
  if (self->desk == NULL)
    self->desk = venule_desk_new (self->is_practice, self->today);
  return self->desk;
}

/* The window that was used last; others may lie above it. */
static VenuleWindow *
find_window (VenuleApplication *self)
{
  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL; window = window->next)
    if (VENULE_IS_WINDOW (window->data))
      return window->data;
  return NULL;
}

static VenuleWindow *
show_window (VenuleApplication *self)
{
  VenuleWindow *window = find_window (self);

  if (window == NULL)
    window = venule_window_new (GTK_APPLICATION (self), get_desk (self));
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

static void
venule_application_activate (GApplication *application)
{
  VenuleApplication *self = VENULE_APPLICATION (application);

  if (self->translates)
    venule_translator_window_present (GTK_APPLICATION (self), get_desk (self));
  else
    show_window (self);
  self->translates = FALSE;
}

static void
venule_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  VenuleApplication *self = VENULE_APPLICATION (application);
  g_autofree char *path = n_files == 1 ? g_file_get_path (files[0]) : NULL;

  if (path != NULL && g_str_has_suffix (path, ".po"))
    venule_translator_window_open (GTK_APPLICATION (self), get_desk (self), path);
  else
    venule_window_import (show_window (self), files, (guint) n_files);
}

static void
on_translate_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  venule_translator_window_present (application, get_desk (application));
}

static void
on_quit_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  GtkWindow *window;

  while ((window = gtk_application_get_active_window (application)) != NULL)
    {
      gtk_window_close (window);
      if (gtk_application_get_active_window (application) == window)
        return;
    }
  g_application_quit (application);
}

/* What is not reviewed says so, as a sheet does. */
static char *
describe (void)
{
  return g_strjoin ("\n\n", _ ("Consultation checklist and personal aftercare sheets for thread vein clinics"),
                    venule_program_language_is_reviewed ()
                        ? NULL
                        : _ ("Nobody has reviewed this translation of the program yet. Where a sentence is in doubt, "
                             "the English one counts: start the program with LANGUAGE=en to read it."),
                    NULL);
}

static void
on_about_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  g_autofree char *comments = describe ();
  GtkWidget *window
      = g_object_new (ADW_TYPE_ABOUT_WINDOW, "transient-for", gtk_application_get_active_window (application),
                      "application-name", "Venule", "application-icon", VENULE_APPLICATION_ID, "version",
                      VENULE_VERSION, "license-type", GTK_LICENSE_GPL_3_0, "comments", comments,
                      /* Translators: your names, one a line; the window about the program shows them. */
                      "translator-credits", C_ ("names of translators", "translator-credits"), NULL);

  /* libadwaita 1.2 frees what tells of a copied version while it still comes up, when it is copied twice: as by a
   * double click. */
  gtk_widget_action_set_enabled (window, "about.copy-property", FALSE);
  venule_control_names_complete (window, NULL);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_shortcuts_cb (GSimpleAction *action, GVariant *parameter, gpointer application)
{
  GtkWindow *window = gtk_application_get_active_window (application);

  if (GTK_IS_APPLICATION_WINDOW (window))
    venule_shortcuts_show (GTK_APPLICATION_WINDOW (window));
}

static const GActionEntry actions[] = {
  { .name = "quit", .activate = on_quit_cb },
  { .name = "about", .activate = on_about_cb },
  { .name = "shortcuts", .activate = on_shortcuts_cb },
  { .name = "translate", .activate = on_translate_cb },
};

typedef struct
{
  const char *action;
  const char *keys; /* one or more, parted by bars */
} Accelerator;

static const Accelerator accelerators[] = {
  { .action = "app.quit", .keys = "<Control>q" },
  { .action = "app.shortcuts", .keys = "<Control>question|F1" },
  { .action = "window.close", .keys = "<Control>w" },
  { .action = "win.new", .keys = "<Control>n" },
  { .action = "win.choose-person", .keys = "F2" },
  { .action = "win.search", .keys = "<Control>f" },
  { .action = "win.find-question", .keys = "<Control>k" },
  { .action = "win.undo", .keys = "<Control>z" },
  { .action = "win.redo", .keys = "<Control><Shift>z|<Control>y" },
  { .action = "win.checks", .keys = "F8" },
  { .action = "win.finish", .keys = "<Control>Return" },
  { .action = "win.return", .keys = "<Control><Shift>Return" },
  { .action = "win.amend", .keys = "<Control>e" },
  { .action = "win.print", .keys = "<Control>p" },
  { .action = "win.toggle-records", .keys = "F9" },
  { .action = "win.toggle-sheet", .keys = "<Control>F9" },
  { .action = "win.sheet-full", .keys = "F11" },
};

/* Whether all that was typed is kept; what is not is being saved now. */
static gboolean
save_now (VenuleApplication *self)
{
  gboolean is_kept = TRUE;

  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL; window = window->next)
    if (VENULE_IS_WINDOW (window->data) && !venule_save_guard_save_now (venule_window_get_save_guard (window->data)))
      is_kept = FALSE;

  return is_kept;
}

static void
put_aside (VenuleApplication *self)
{
  for (GList *window = gtk_application_get_windows (GTK_APPLICATION (self)); window != NULL; window = window->next)
    if (VENULE_IS_WINDOW (window->data))
      venule_save_guard_put_aside (venule_window_get_save_guard (window->data));
  if (self->desk != NULL)
    venule_desk_put_reasons_aside (self->desk);
}

/* The session is about to end. As long as something is not kept, each window has asked for it to wait. */
static void
on_query_end_cb (GtkApplication *application, gpointer user_data)
{
  save_now (VENULE_APPLICATION (application));
}

/* Whoever ends it so waits for no answer, and soon ends it otherwise. */
static gboolean
on_terminated_cb (gpointer application)
{
  g_application_quit (application);
  return G_SOURCE_CONTINUE;
}

static gboolean
on_too_late_cb (gpointer is_too_late)
{
  *(gboolean *) is_too_late = TRUE;
  return G_SOURCE_CONTINUE;
}

/* A session that ends has the program end without asking its windows: what was typed last is saved still, and
 * what can't be is put aside. */
static void
venule_application_shutdown (GApplication *application)
{
  VenuleApplication *self = VENULE_APPLICATION (application);
  gboolean is_too_late = FALSE;
  guint timeout = g_timeout_add_seconds (LAST_SECONDS, on_too_late_cb, &is_too_late);

  while (!save_now (self) && !is_too_late)
    g_main_context_iteration (NULL, TRUE);
  g_source_remove (timeout);
  put_aside (self);
  g_clear_handle_id (&self->terminated, g_source_remove);

  G_APPLICATION_CLASS (venule_application_parent_class)->shutdown (application);
}

static void
venule_application_startup (GApplication *application)
{
  VenuleApplication *self = VENULE_APPLICATION (application);

  G_APPLICATION_CLASS (venule_application_parent_class)->startup (application);
  gtk_widget_set_default_direction (venule_language_is_right_to_left () ? GTK_TEXT_DIR_RTL : GTK_TEXT_DIR_LTR);

  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions), application);
  for (guint i = 0; i < G_N_ELEMENTS (accelerators); i++)
    {
      g_auto (GStrv) keys = g_strsplit (accelerators[i].keys, "|", -1);

      gtk_application_set_accels_for_action (GTK_APPLICATION (application), accelerators[i].action,
                                             (const char *const *) keys);
    }
  /* After what was typed before it came. */
  self->terminated = g_unix_signal_add_full (G_PRIORITY_DEFAULT_IDLE, SIGTERM, on_terminated_cb, self, NULL);
}

/* What the desktop's menu asks for, in the program that runs already or in this one. */
static int
translate (VenuleApplication *self)
{
  g_autoptr (GError) error = NULL;

  if (!g_application_register (G_APPLICATION (self), NULL, &error))
    {
      g_printerr ("venule: %s\n", error->message);
      return 1;
    }
  self->translates = !g_application_get_is_remote (G_APPLICATION (self));
  if (self->translates)
    return -1;
  g_action_group_activate_action (G_ACTION_GROUP (self), "translate", NULL);
  return 0;
}

/* A day that is not today is for tests and for practice; no real consultation is dated so. */
static int
venule_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  VenuleApplication *self = VENULE_APPLICATION (application);
  const char *today = NULL;

  self->is_practice = g_variant_dict_lookup (options, "practice", "b", &self->is_practice) && self->is_practice;
  if (self->is_practice)
    g_application_set_application_id (application, VENULE_APPLICATION_ID ".Practice");
  if (g_variant_dict_lookup (options, "today", "&s", &today) && !venule_civil_date_parse (today, &self->today))
    {
      g_printerr (_ ("venule: --today: “%s” is no day; write it as 2026-11-23\n"), today);
      return 1;
    }

  return g_variant_dict_contains (options, "translate") ? translate (self) : -1;
}

static void
venule_application_dispose (GObject *object)
{
  g_clear_object (&VENULE_APPLICATION (object)->desk);
  G_OBJECT_CLASS (venule_application_parent_class)->dispose (object);
}

/* Those that lie above another come here too. */
static void
venule_application_window_added (GtkApplication *application, GtkWindow *window)
{
  GTK_APPLICATION_CLASS (venule_application_parent_class)->window_added (application, window);
  venule_held_button_guard (GTK_WIDGET (window));
}

static void
venule_application_class_init (VenuleApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_application_dispose;
  application_class->activate = venule_application_activate;
  application_class->open = venule_application_open;
  application_class->shutdown = venule_application_shutdown;
  application_class->startup = venule_application_startup;
  application_class->handle_local_options = venule_application_handle_local_options;
  GTK_APPLICATION_CLASS (klass)->window_added = venule_application_window_added;
}

static const GOptionEntry options[] = {
  { "practice", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Work with samples, apart from all patients"), NULL },
  { "translate", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open the translator’s room"), NULL },
  { "today", 0, G_OPTION_FLAG_HIDDEN, G_OPTION_ARG_STRING, NULL, N_ ("The day of work"), N_ ("YYYY-MM-DD") },
  { NULL },
};

static void
venule_application_init (VenuleApplication *self)
{
  self->today = VENULE_CIVIL_DATE_NONE;
  g_signal_connect (self, "query-end", G_CALLBACK (on_query_end_cb), NULL);
  for (const GOptionEntry *option = options; option->long_name != NULL; option++)
    g_application_add_main_option (G_APPLICATION (self), option->long_name, option->short_name, option->flags,
                                   option->arg, _ (option->description),
                                   option->arg_description == NULL ? NULL : _ (option->arg_description));
}

/**
 * venule_application_new:
 *
 * Returns: (transfer full): the program, of which one runs for a user
 */
VenuleApplication *
venule_application_new (void)
{
  return g_object_new (VENULE_TYPE_APPLICATION, "application-id", VENULE_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN, "resource-base-path", "/io/github/venule/Venule", "register-session",
                       TRUE, NULL);
}
