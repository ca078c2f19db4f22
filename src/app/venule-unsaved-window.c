/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-unsaved-window.h"

#include "venule-answer-words.h"
#include "venule-case-aside.h"
#include "venule-case-part.h"
#include "venule-consultation-file.h"
#include "venule-day-format.h"
#include "venule-difference-list.h"
#include "venule-focus.h"
#include "venule-xml-reader.h"

#include <glib/gi18n.h>

struct _VenuleUnsavedWindow
{
  AdwWindow parent;
  AdwWindowTitle *title;
  GtkLabel *explanation;
  GtkBox *box;
  GtkWidget *save;
  VenuleDifferenceList *list;
  VenuleCase *the_case;
  VenuleUnsaved *unsaved;
  VenuleConsultation *typed; /* (nullable): it can't be read */
  VenuleConsultation *base;  /* (nullable): what it was made from, where that is known and can be read */
  guint n;                   /* how much of it is not in what is saved */
};

G_DEFINE_FINAL_TYPE (VenuleUnsavedWindow, venule_unsaved_window, ADW_TYPE_WINDOW)

static void
on_all_saved_clicked_cb (GtkButton *button, VenuleUnsavedWindow *self)
{
  venule_difference_list_choose_all (self->list, FALSE);
}

static void
on_all_unsaved_clicked_cb (GtkButton *button, VenuleUnsavedWindow *self)
{
  venule_difference_list_choose_all (self->list, TRUE);
}

static gboolean
is_specialist (VenuleUnsavedWindow *self)
{
  return venule_desk_get_is_specialist (venule_case_get_desk (self->the_case));
}

/* Returns: (nullable): why only a specialist can go on from here */
static const char *
find_bar (VenuleUnsavedWindow *self)
{
  if (is_specialist (self))
    return NULL;
  if (self->unsaved->is_specialists)
    return _ ("A specialist changed something here that isn’t saved yet: a specialist at the desk has to choose.");
  if (venule_case_get_course (self->the_case) == VENULE_COURSE_RETURNED)
    return _ ("It was returned to the specialist meanwhile: a specialist at the desk has to choose.");
  return NULL;
}

/* What was finished is changed for a reason. */
static void
open_for (VenuleUnsavedWindow *self, GPtrArray *taken)
{
  gboolean is_needed = venule_case_get_course (self->the_case) == VENULE_COURSE_RETURNED;

  for (guint i = 0; i < taken->len; i++)
    is_needed = is_needed || venule_case_is_specialists (taken->pdata[i], self->the_case);
  if (is_needed && venule_case_get_course (self->the_case) != VENULE_COURSE_DRAFT)
    venule_case_amend (self->the_case, self->unsaved->course == VENULE_COURSE_AMENDED && self->unsaved->reason != NULL
                                           ? self->unsaved->reason
                                           : _ ("It could not be saved when the program was ended"));
}

static void
on_response_cb (AdwMessageDialog *dialog, const char *response, VenuleUnsavedWindow *self)
{
  if (!g_str_equal (response, "lose"))
    return;
  venule_desk_forget_aside (venule_case_get_desk (self->the_case), self->unsaved);
  /* The dialog goes after its window, and would look for it. */
  gtk_window_set_transient_for (GTK_WINDOW (dialog), NULL);
  gtk_window_close (GTK_WINDOW (self));
}

/* It is kept nowhere else. */
static void
ask_whether_to_lose (VenuleUnsavedWindow *self)
{
  GtkWidget *dialog = adw_message_dialog_new (GTK_WINDOW (self), _ ("Take none of it?"),
                                              _ ("What could not be saved is kept nowhere else. The consultation stays "
                                                 "as it is saved."));

  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "keep", _ ("_Stay here"), "lose", _ ("_Throw it away"),
                                    NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "lose", ADW_RESPONSE_DESTRUCTIVE);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  adw_message_dialog_set_close_response (ADW_MESSAGE_DIALOG (dialog), "keep");
  g_signal_connect_object (dialog, "response", G_CALLBACK (on_response_cb), self, 0);
  venule_focus_present (GTK_WINDOW (dialog));
}

static void
on_save_clicked_cb (GtkButton *button, VenuleUnsavedWindow *self)
{
  g_autoptr (GPtrArray) taken = venule_difference_list_get_taken (self->list);

  if (taken->len == 0 && self->n > 0)
    {
      ask_whether_to_lose (self);
      return;
    }
  if (taken->len > 0)
    {
      open_for (self, taken);
      venule_differences_take (venule_case_get_consultation (self->the_case), self->typed, taken,
                               _ ("taking what was not saved"));
    }
  venule_case_forget_aside_once_saved (self->the_case, self->unsaved);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_sides (VenuleUnsavedWindow *self)
{
  g_autofree char *at = venule_moment_to_words (self->unsaved->at);
  g_autofree char *by = g_strdup (*self->unsaved->by == '\0' ? _ ("somebody") : self->unsaved->by);
  g_autofree char *text = g_strdup_printf (
      _ ("The program was ended on %s, with %s at the desk, and this could not be saved then. For each answer that "
         "differs, choose which one stands. What is not chosen is thrown away."),
      at, by);
  const char *bar = find_bar (self);
  g_autofree char *words = NULL;

  adw_window_title_set_subtitle (self->title, self->unsaved->name);
  if (self->typed == NULL
      || venule_consultation_get_form (self->typed)
             != venule_consultation_get_form (venule_case_get_consultation (self->the_case)))
    {
      words
          = g_strdup_printf (_ ("What was not saved can’t be compared: another version of the checklist asked for it. "
                                "It stays in the file %s."),
                             self->unsaved->path);
      gtk_label_set_text (self->explanation, words);
      gtk_widget_set_sensitive (self->save, FALSE);
      return;
    }
  if (!is_specialist (self))
    venule_difference_list_set_fixed (self->list, venule_case_is_specialists, self->the_case);
  gtk_widget_set_sensitive (self->save, bar == NULL);
  words = bar == NULL ? g_steal_pointer (&text) : g_strdup_printf ("%s\n%s", text, bar);
  gtk_label_set_text (self->explanation, words);
  venule_difference_list_set_base (self->list, self->base, FALSE);
  self->n = venule_difference_list_show (self->list, venule_case_get_consultation (self->the_case), _ ("Saved"),
                                         self->typed, _ ("Not saved"));
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleUnsavedWindow) self = user_data;
  g_autoptr (VenuleRevision) base = venule_store_load_finish (VENULE_STORE (source), result, NULL);
  g_autoptr (xmlDoc) doc = NULL;

  if (self->the_case == NULL) /* closed meanwhile */
    return;
  doc = base == NULL ? NULL : venule_xml_read_bytes (base->document, base->record, NULL);
  if (doc != NULL)
    self->base = venule_consultation_from_document (
        doc, venule_consultation_get_form (venule_case_get_consultation (self->the_case)), NULL);
  show_sides (self);
}

static void
venule_unsaved_window_dispose (GObject *object)
{
  VenuleUnsavedWindow *self = VENULE_UNSAVED_WINDOW (object);

  g_clear_object (&self->the_case);
  g_clear_object (&self->unsaved);
  g_clear_object (&self->typed);
  g_clear_object (&self->base);

  G_OBJECT_CLASS (venule_unsaved_window_parent_class)->dispose (object);
}

static void
venule_unsaved_window_class_init (VenuleUnsavedWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_unsaved_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-unsaved-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleUnsavedWindow, title);
  gtk_widget_class_bind_template_child (widget_class, VenuleUnsavedWindow, explanation);
  gtk_widget_class_bind_template_child (widget_class, VenuleUnsavedWindow, box);
  gtk_widget_class_bind_template_child (widget_class, VenuleUnsavedWindow, save);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_saved_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_unsaved_clicked_cb);
}

static void
venule_unsaved_window_init (VenuleUnsavedWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = VENULE_DIFFERENCE_LIST (venule_difference_list_new (TRUE));
  gtk_box_append (self->box, GTK_WIDGET (self->list));
}

/**
 * venule_unsaved_window_present:
 * @parent: above which
 * @the_case: a consultation
 * @unsaved: what waits of it
 *
 * Shows both.
 */
void
venule_unsaved_window_present (GtkWindow *parent, VenuleCase *the_case, VenuleUnsaved *unsaved)
{
  VenuleUnsavedWindow *self = g_object_new (VENULE_TYPE_UNSAVED_WINDOW, "transient-for", parent, NULL);
  VenuleWorkplace *workplace = venule_desk_get_workplace (venule_case_get_desk (the_case));

  self->the_case = g_object_ref (the_case);
  self->unsaved = g_object_ref (unsaved);
  self->typed = venule_unsaved_read (unsaved, workplace, NULL);
  gtk_widget_set_sensitive (self->save, FALSE);
  if (unsaved->base == 0)
    show_sides (self);
  else
    venule_store_load_async (venule_desk_get_store (venule_case_get_desk (the_case)), unsaved->record, unsaved->base,
                             NULL, NULL, on_loaded_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
