/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-save-guard.h"

#include "venule-case-aside.h"
#include "venule-case-reasons.h"
#include "venule-case-typed-file.h"
#include "venule-case-typed.h"
#include "venule-focus.h"

#include <glib/gi18n.h>

struct _VenuleSaveGuard
{
  GObject parent;
  GtkWindow *window;   /* (unowned): it owns this */
  VenuleDesk *desk;    /* (nullable): until there was a consultation */
  GPtrArray *cases;    /* (element-type VenuleCase): the current one, and those that are not kept yet */
  VenuleCase *current; /* (nullable) (unowned): in cases */
  guint cookie;        /* of the inhibited logging out; 0: it is not */
  gboolean is_closing;
  GtkWindow *dialog; /* (nullable) (unowned): it says why the window stays open */
};

G_DEFINE_FINAL_TYPE (VenuleSaveGuard, venule_save_guard, G_TYPE_OBJECT)

static guint changed_signal;

static gboolean
is_kept (VenuleCase *the_case)
{
  g_autofree char *typed = venule_case_describe_typed (the_case);

  return typed == NULL && venule_case_get_savedness (the_case) == VENULE_SAVED;
}

static gboolean
is_in_trouble (VenuleCase *the_case)
{
  VenuleSavedness savedness = venule_case_get_savedness (the_case);

  return savedness == VENULE_SAVE_FAILED || savedness == VENULE_SAVE_CONFLICT
         || (savedness == VENULE_SAVED && !is_kept (the_case));
}

static VenuleCase *
find_unsaved (VenuleSaveGuard *self)
{
  for (guint i = 0; i < self->cases->len; i++)
    if (!is_kept (self->cases->pdata[i]))
      return self->cases->pdata[i];

  return NULL;
}

static gboolean
is_all_kept (VenuleSaveGuard *self)
{
  return find_unsaved (self) == NULL;
}

static void
hold_logout (VenuleSaveGuard *self)
{
  GtkApplication *application = gtk_window_get_application (self->window);
  gboolean is_needed = !is_all_kept (self);

  if (application == NULL)
    return;
  if (is_needed && self->cookie == 0)
    self->cookie = gtk_application_inhibit (application, self->window, GTK_APPLICATION_INHIBIT_LOGOUT,
                                            _ ("A consultation is not saved yet"));
  else if (!is_needed && self->cookie != 0)
    {
      gtk_application_uninhibit (application, self->cookie);
      self->cookie = 0;
    }
}

static void
drop (VenuleSaveGuard *self, guint index)
{
  g_signal_handlers_disconnect_by_data (self->cases->pdata[index], self);
  g_ptr_array_remove_index (self->cases, index);
}

static void
drop_kept (VenuleSaveGuard *self)
{
  for (guint i = self->cases->len; i > 0; i--)
    if (self->cases->pdata[i - 1] != self->current && is_kept (self->cases->pdata[i - 1]))
      drop (self, i - 1);
}

/* (nullable): what was written as the reason for a step that nobody took */
static char *
describe_reasons (VenuleSaveGuard *self)
{
  return self->desk == NULL ? NULL : venule_desk_describe_reasons (self->desk);
}

/* What can't be saved now, and why, a line each. */
static char *
describe_trouble (VenuleSaveGuard *self)
{
  g_autofree char *reasons = describe_reasons (self);
  GString *text = g_string_new (reasons);

  for (guint i = 0; i < self->cases->len; i++)
    {
      VenuleCase *the_case = self->cases->pdata[i];
      const char *message
          = venule_case_get_savedness (the_case) == VENULE_SAVE_CONFLICT
                ? _ ("changed elsewhere meanwhile. Stay here and compare: you choose which answers stand.")
                : venule_case_get_save_message (the_case);
      g_autofree char *name = venule_case_format_name (the_case);
      g_autofree char *typed = venule_case_describe_typed (the_case);

      if (message == NULL)
        message = typed;
      if (is_in_trouble (the_case))
        g_string_append_printf (text, "%s%s: %s", text->len == 0 ? "" : "\n\n", name, message == NULL ? "" : message);
    }

  return g_string_free (text, FALSE);
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, VenuleSaveGuard *self)
{
  self->dialog = NULL;
  if (!g_str_equal (response, "lose"))
    return;
  if (self->desk != NULL)
    venule_desk_forget_reasons (self->desk);
  g_ptr_array_foreach (self->cases, (GFunc) (void (*) (void)) venule_case_forget_typed, NULL);
  /* The dialog goes after its window, and would look for it. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_destroy (self->window);
}

/* Why the window stays open; losing what was typed is a person's own choice. */
static void
tell_why (VenuleSaveGuard *self)
{
  g_autofree char *trouble = describe_trouble (self);
  GtkWidget *dialog;

  self->is_closing = FALSE;
  if (self->dialog != NULL)
    return;
  dialog = adw_message_dialog_new (self->window, _ ("Not everything is saved"), trouble);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Stay here"), "lose",
                                    _ ("_Close and lose the changes"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "lose", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), self, 0);
  self->dialog = GTK_WINDOW (dialog);
  venule_focus_present (self->dialog);
}

static void
go_on_closing (VenuleSaveGuard *self)
{
  g_autofree char *reasons = describe_reasons (self);

  if (is_all_kept (self) && reasons == NULL)
    {
      gtk_window_destroy (self->window);
      return;
    }
  if (is_all_kept (self))
    {
      tell_why (self);
      return;
    }
  for (guint i = 0; i < self->cases->len; i++)
    if (is_in_trouble (self->cases->pdata[i]))
      {
        tell_why (self);
        return;
      }
}

static void
on_savedness_cb (VenuleCase *the_case, GParamSpec *pspec, VenuleSaveGuard *self)
{
  g_autoptr (VenuleSaveGuard) alive = g_object_ref (self);

  drop_kept (self);
  hold_logout (self);
  g_signal_emit (self, changed_signal, 0);
  if (self->dialog != NULL && is_all_kept (self))
    {
      /* Closing was asked for, and nothing is in its way any more. */
      gtk_window_close (self->dialog);
      self->is_closing = TRUE;
    }
  if (self->is_closing)
    go_on_closing (self);
}

static void
venule_save_guard_dispose (GObject *object)
{
  VenuleSaveGuard *self = VENULE_SAVE_GUARD (object);

  while (self->cases->len > 0)
    drop (self, self->cases->len - 1);
  self->current = NULL;
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (venule_save_guard_parent_class)->dispose (object);
}

static void
venule_save_guard_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_SAVE_GUARD (object)->cases);
  G_OBJECT_CLASS (venule_save_guard_parent_class)->finalize (object);
}

static void
venule_save_guard_class_init (VenuleSaveGuardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_save_guard_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_save_guard_finalize;
  changed_signal
      = g_signal_new ("changed", VENULE_TYPE_SAVE_GUARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_save_guard_init (VenuleSaveGuard *self)
{
  self->cases = g_ptr_array_new_with_free_func (g_object_unref);
}

/**
 * venule_save_guard_new:
 * @window: what must not close too early; it owns the guard
 *
 * Returns: (transfer full): a guard
 */
VenuleSaveGuard *
venule_save_guard_new (GtkWindow *window)
{
  VenuleSaveGuard *self = g_object_new (VENULE_TYPE_SAVE_GUARD, NULL);

  self->window = window;
  return self;
}

/**
 * venule_save_guard_set_current:
 * @self: a guard
 * @the_case: (nullable): the consultation on screen
 *
 * The one that was on screen before stays until it is kept.
 */
void
venule_save_guard_set_current (VenuleSaveGuard *self, VenuleCase *the_case)
{
  if (self->current != NULL)
    venule_case_save_now (self->current);
  self->current = the_case;
  if (the_case != NULL)
    g_set_object (&self->desk, venule_case_get_desk (the_case));
  if (the_case != NULL && !g_ptr_array_find (self->cases, the_case, NULL))
    {
      g_ptr_array_add (self->cases, g_object_ref (the_case));
      g_signal_connect (the_case, "notify::savedness", G_CALLBACK (on_savedness_cb), self);
    }
  drop_kept (self);
  hold_logout (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * venule_save_guard_get_current:
 * @self: a guard
 *
 * Returns: (transfer none) (nullable): the consultation on screen
 */
VenuleCase *
venule_save_guard_get_current (VenuleSaveGuard *self)
{
  return self->current;
}

static VenuleCase *
find (VenuleSaveGuard *self, const char *record)
{
  for (guint i = 0; i < self->cases->len; i++)
    if (g_str_equal (venule_case_get_id (self->cases->pdata[i]), record))
      return self->cases->pdata[i];

  return NULL;
}

/**
 * venule_save_guard_find_newer:
 * @self: a guard
 * @record: a consultation's id
 *
 * Returns: (transfer none) (nullable): it, where what is in the store is older
 */
VenuleCase *
venule_save_guard_find_newer (VenuleSaveGuard *self, const char *record)
{
  VenuleCase *the_case = find (self, record);

  if (the_case == NULL || (venule_case_get_savedness (the_case) == VENULE_SAVED && venule_case_get_base (the_case) > 0))
    return NULL;
  return the_case;
}

/**
 * venule_save_guard_replace:
 * @self: a guard
 * @the_case: a consultation as it was read just now
 *
 * It takes the place of the one that was left, where that is kept but for what can't be an answer: this goes on in it.
 */
void
venule_save_guard_replace (VenuleSaveGuard *self, VenuleCase *the_case)
{
  VenuleCase *left = find (self, venule_case_get_id (the_case));
  guint index;

  if (left == NULL || left == the_case || left == self->current || venule_case_get_savedness (left) != VENULE_SAVED)
    return;
  venule_case_take_typed (the_case, left);
  if (venule_case_put_typed_aside (the_case, NULL))
    venule_case_forget_typed (left);
  if (g_ptr_array_find (self->cases, left, &index))
    drop (self, index);
}

/**
 * venule_save_guard_erase:
 * @self: a guard
 * @record: a consultation that is erased
 *
 * Nothing of it is kept any more, and nothing of it stands in the way of closing.
 */
void
venule_save_guard_erase (VenuleSaveGuard *self, const char *record)
{
  VenuleCase *erased = find (self, record);
  guint index;

  if (erased == NULL || erased == self->current)
    return;
  venule_case_forget_typed (erased);
  if (g_ptr_array_find (self->cases, erased, &index))
    drop (self, index);
  hold_logout (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * venule_save_guard_find_trouble:
 * @self: a guard
 *
 * Returns: (transfer none) (nullable): a consultation that is not on screen and can't be saved
 */
VenuleCase *
venule_save_guard_find_trouble (VenuleSaveGuard *self)
{
  for (guint i = 0; i < self->cases->len; i++)
    if (self->cases->pdata[i] != self->current && is_in_trouble (self->cases->pdata[i]))
      return self->cases->pdata[i];

  return NULL;
}

/**
 * venule_save_guard_save_now:
 * @self: a guard
 *
 * Saves what waits to be saved, without waiting longer.
 *
 * Returns: whether no save is under way any more: all is kept, or can't be
 */
gboolean
venule_save_guard_save_now (VenuleSaveGuard *self)
{
  gboolean is_done = TRUE;

  for (guint i = 0; i < self->cases->len; i++)
    {
      venule_case_save_now (self->cases->pdata[i]);
      if (!is_kept (self->cases->pdata[i]) && !is_in_trouble (self->cases->pdata[i]))
        is_done = FALSE;
    }

  return is_done;
}

/**
 * venule_save_guard_put_aside:
 * @self: a guard
 *
 * The session ends and asks nobody: what is not saved waits for the next one. Where not even that can be, it is said
 * on the error output, and nothing of the patient.
 */
void
venule_save_guard_put_aside (VenuleSaveGuard *self)
{
  for (guint i = 0; i < self->cases->len; i++)
    {
      VenuleCase *the_case = self->cases->pdata[i];
      g_autoptr (GError) error = NULL;

      if ((venule_case_get_savedness (the_case) == VENULE_SAVED || venule_case_put_aside (the_case, &error))
          && venule_case_put_typed_aside (the_case, &error))
        continue;
      g_printerr (_ ("venule: what was typed last into the consultation %s is lost: it can’t be saved, nor put "
                     "aside: %s\n"),
                  venule_case_get_id (the_case), error->message);
    }
}

/**
 * venule_save_guard_describe_unsaved:
 * @self: a guard
 *
 * Saves what waits to be saved.
 *
 * Returns: (transfer full) (nullable): whose consultation, on screen or left, is not all kept yet, and what to do
 */
char *
venule_save_guard_describe_unsaved (VenuleSaveGuard *self)
{
  VenuleCase *unsaved;
  g_autofree char *name = NULL;

  venule_save_guard_save_now (self);
  unsaved = find_unsaved (self);
  name = unsaved == NULL ? NULL : venule_case_format_name (unsaved);

  return name == NULL
             ? NULL
             : g_strdup_printf (_ ("The consultation of %s is not saved yet. Wait for it, or see to what is in its "
                                   "way, then try again."),
                                name);
}

/**
 * venule_save_guard_close:
 * @self: a guard
 *
 * Somebody wants to close the window. It closes by itself once all is kept, or says what can't be.
 *
 * Returns: whether it has to stay open for now
 */
gboolean
venule_save_guard_close (VenuleSaveGuard *self)
{
  g_autofree char *reasons = describe_reasons (self);

  venule_save_guard_save_now (self);
  if (is_all_kept (self) && reasons == NULL)
    return FALSE;

  self->is_closing = TRUE;
  if (is_all_kept (self))
    tell_why (self);
  for (guint i = 0; i < self->cases->len; i++)
    if (is_in_trouble (self->cases->pdata[i]))
      {
        tell_why (self);
        break;
      }

  return TRUE;
}
