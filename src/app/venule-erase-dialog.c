/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-erase-dialog.h"

#include "venule-case-aside.h"
#include "venule-case-reasons.h"
#include "venule-direction.h"

#include <glib/gi18n.h>

/* One erasure that is asked about. */
typedef struct
{
  VenuleWindow *window;
  AdwMessageDialog *dialog; /* (unowned) */
  GtkEditable *typed, *reason;
  VenuleCase *the_case;
  char *name, *expected;
} Erasure;

static void
erasure_free (gpointer data, GClosure *closure)
{
  Erasure *erasure = data;

  g_object_unref (erasure->window);
  g_object_unref (erasure->the_case);
  g_free (erasure->name);
  g_free (erasure->expected);
  g_free (erasure);
}

/**
 * venule_erase_confirms:
 * @typed: what somebody typed
 * @expected: what they were asked to type
 *
 * Returns: whether it is that, but for spaces around it and for small and capital letters
 */
gboolean
venule_erase_confirms (const char *typed, const char *expected)
{
  g_autofree char *stripped = g_strstrip (g_strdup (typed));
  g_autofree char *one = g_utf8_casefold (stripped, -1);
  g_autofree char *other = g_utf8_casefold (expected, -1);

  return *expected != '\0' && g_str_equal (one, other);
}

static void
on_typed_cb (GtkEditable *editable, Erasure *erasure)
{
  g_autofree char *reason = g_strstrip (g_strdup (gtk_editable_get_text (erasure->reason)));

  adw_message_dialog_set_response_enabled (
      erasure->dialog, "erase",
      *reason != '\0' && venule_erase_confirms (gtk_editable_get_text (erasure->typed), erasure->expected));
}

/* What is told when it has ended; somebody else may be on screen by then. */
typedef struct
{
  VenuleWindow *window;
  char *name, *record;
} Outcome;

static void
on_erased_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autofree Outcome *outcome = user_data;
  g_autoptr (VenuleWindow) window = outcome->window;
  g_autofree char *name = outcome->name, *record = outcome->record;
  g_autoptr (GError) error = NULL;
  gboolean is_erased = venule_store_erase_finish (VENULE_STORE (source), result, &error);
  g_autofree char *words
      = is_erased
            ? g_strdup_printf (_ ("The consultation of %s and its sheets are erased. Copies made before still hold "
                                  "them."),
                               name)
            : g_strdup_printf (_ ("The consultation of %s is not erased: %s"), name, error->message);

  if (is_erased)
    {
      venule_save_guard_erase (venule_window_get_save_guard (window), record);
      venule_desk_erase_aside (venule_window_get_desk (window), record);
      venule_desk_erase_reasons (venule_window_get_desk (window), record);
    }
  venule_window_tell_outcome (window, words, is_erased);
}

/* As it is now, wherever it is open. Returns: (nullable) (transfer none): NULL: not as it is kept. */
static VenuleCase *
find_kept (Erasure *erasure)
{
  VenuleCase *on_screen = venule_window_get_case (erasure->window), *found = erasure->the_case;

  if (on_screen != NULL && g_str_equal (venule_case_get_id (on_screen), venule_case_get_id (found)))
    found = on_screen;
  return venule_case_get_savedness (found) == VENULE_SAVED ? found : NULL;
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, Erasure *erasure)
{
  VenuleDesk *desk = venule_window_get_desk (erasure->window);
  VenuleCase *the_case = find_kept (erasure);
  g_autoptr (GPtrArray) records = NULL;
  Outcome *outcome;

  if (!g_str_equal (response, "erase"))
    return;
  if (the_case == NULL)
    {
      venule_window_tell (erasure->window, _ ("Nothing was erased: the consultation changed meanwhile."), FALSE);
      return;
    }
  records = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_erasure_free);
  g_ptr_array_add (records, venule_erasure_new (venule_case_get_id (the_case), venule_case_get_base (the_case)));
  if (the_case == venule_window_get_case (erasure->window))
    venule_window_close_record (erasure->window);
  outcome = g_new0 (Outcome, 1);
  outcome->window = g_object_ref (erasure->window);
  outcome->name = g_strdup (erasure->name);
  outcome->record = g_strdup (venule_case_get_id (the_case));
  venule_store_erase_async (venule_desk_get_store (desk), records, venule_desk_get_person (desk),
                            gtk_editable_get_text (erasure->reason), NULL, on_erased_cb, outcome);
}

static GtkEditable *
add_entry (GtkWidget *box, const char *label, Erasure *erasure)
{
  GtkWidget *title = gtk_label_new (label), *entry = gtk_entry_new ();

  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), entry);
  g_signal_connect (entry, "changed", G_CALLBACK (on_typed_cb), erasure);
  return GTK_EDITABLE (entry);
}

static Erasure *
erasure_new (VenuleWindow *window, VenuleCase *the_case)
{
  Erasure *erasure = g_new0 (Erasure, 1);
  g_autofree char *number = venule_case_format_number (the_case);
  g_autofree char *name = venule_case_format_name (the_case);

  erasure->window = g_object_ref (window);
  erasure->the_case = g_object_ref (the_case);
  erasure->expected = venule_direction_strip (*number == '\0' ? name : number);
  erasure->name = g_steal_pointer (&name);
  return erasure;
}

/**
 * venule_erase_dialog_present:
 * @window: the window above which it is asked
 * @the_case: a consultation that is kept
 *
 * Asks, and erases when it was confirmed by typing.
 */
void
venule_erase_dialog_present (VenuleWindow *window, VenuleCase *the_case)
{
  g_autofree char *heading = NULL, *type = NULL;
  GtkWidget *dialog, *box;
  Erasure *erasure;

  erasure = erasure_new (window, the_case);
  heading = g_strdup_printf (_ ("Erase the consultation of %s?"), erasure->name);
  type = g_strdup_printf (_ ("To erase it, type %s"), erasure->expected);
  dialog = adw_message_dialog_new (GTK_WINDOW (window), heading,
                                   _ ("All its versions and all sheets made of it go for good. Who erased it, when and "
                                      "why stays in the log, without a name."));
  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  erasure->dialog = ADW_MESSAGE_DIALOG (dialog);
  erasure->typed = add_entry (box, type, erasure);
  erasure->reason = add_entry (box, _ ("Why it is erased"), erasure);
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), box);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "erase",
                                    _ ("_Erase for good"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "erase", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_response_enabled (ADW_MESSAGE_DIALOG (dialog), "erase", FALSE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "cancel");
  g_signal_connect_data (dialog, "response", G_CALLBACK (on_response_cb), erasure, erasure_free, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}
