/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-conflict-window.h"

#include "venule-answer-words.h"
#include "venule-case-part.h"
#include "venule-consultation-file.h"
#include "venule-difference-list.h"
#include "venule-day-format.h"

#include <glib/gi18n.h>

struct _VenuleConflictWindow
{
  AdwWindow parent;
  AdwWindowTitle *title;
  GtkLabel *explanation;
  GtkBox *box;
  GtkWidget *save;
  VenuleDifferenceList *list;
  VenuleCase *the_case;
  VenuleRevision *winner;
  VenuleConsultation *theirs; /* (nullable): it can't be read */
  VenuleConsultation *base;   /* (nullable): what both began as, where that can be read */
};

G_DEFINE_FINAL_TYPE (VenuleConflictWindow, venule_conflict_window, ADW_TYPE_WINDOW)

static void
on_all_mine_clicked_cb (GtkButton *button, VenuleConflictWindow *self)
{
  venule_difference_list_choose_all (self->list, FALSE);
}

static void
on_all_theirs_clicked_cb (GtkButton *button, VenuleConflictWindow *self)
{
  venule_difference_list_choose_all (self->list, TRUE);
}

static gboolean
is_specialist (VenuleConflictWindow *self)
{
  return venule_desk_get_is_specialist (venule_case_get_desk (self->the_case));
}

/* A course never goes back: what was finished elsewhere stays so, and what differs here amends it. What a nurse keeps
 * of it is the nurse's part, which changes nothing that was finished. */
static void
follow_course (VenuleConflictWindow *self)
{
  VenuleCourse mine = venule_case_get_course (self->the_case);

  if (venule_course_may_follow (mine, self->winner->course))
    return;
  venule_case_follow (self->the_case, self->winner->course, self->winner->reason);
  if (self->winner->course != VENULE_COURSE_DRAFT && is_specialist (self))
    venule_case_amend (self->the_case, _ ("It was changed at two places at once"));
}

/* Returns: (nullable): why only a specialist can go on from here */
static const char *
find_bar (VenuleConflictWindow *self)
{
  if (is_specialist (self))
    return NULL;
  if (venule_case_get_specialist_waits (self->the_case))
    return _ ("A specialist changed something here that isn’t saved yet: a specialist at the desk has to choose.");
  if (self->winner->course == VENULE_COURSE_RETURNED)
    return _ ("It was returned to the specialist meanwhile: a specialist at the desk has to choose.");
  return NULL;
}

static void
on_save_clicked_cb (GtkButton *button, VenuleConflictWindow *self)
{
  g_autoptr (GPtrArray) taken = NULL;

  if (venule_case_get_savedness (self->the_case) != VENULE_SAVE_CONFLICT)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }
  taken = venule_difference_list_get_taken (self->list);
  if (taken->len > 0)
    venule_differences_take (venule_case_get_consultation (self->the_case), self->theirs, taken,
                             _ ("taking their answers"));
  follow_course (self);
  venule_case_settle (self->the_case, self->winner->number);
  gtk_window_close (GTK_WINDOW (self));
}

static void
allow_save (VenuleConflictWindow *self)
{
  gtk_widget_set_sensitive (self->save, find_bar (self) == NULL && venule_difference_list_get_is_decided (self->list));
}

/* Nothing here may put what nobody looked at over what was changed elsewhere. */
static void
show_sides (VenuleConflictWindow *self)
{
  g_autofree char *name = venule_case_format_name (self->the_case);
  g_autofree char *at = venule_moment_to_words (self->winner->at);
  g_autofree char *by = g_strdup (*self->winner->by == '\0' ? _ ("somebody") : self->winner->by);
  g_autofree char *text = g_strdup_printf (
      _ ("%s saved this consultation on %s, while it was being changed here. For each answer that differs, choose "
         "which one stands; where both were changed, nothing is chosen yet. Both versions stay in the history."),
      by, at);
  const char *bar = find_bar (self);
  g_autofree char *words = NULL;

  adw_window_title_set_subtitle (self->title, name);
  if (self->theirs == NULL)
    {
      gtk_label_set_text (self->explanation, _ ("The other version can’t be read. Close this consultation and open it "
                                                "again to go on with the one that is saved."));
      gtk_widget_set_sensitive (self->save, FALSE);
      return;
    }
  /* Who is no specialist takes of the specialist's part what is saved. */
  if (!is_specialist (self))
    venule_difference_list_set_given (self->list, venule_case_is_specialists, self->the_case);
  words = bar == NULL ? g_steal_pointer (&text) : g_strdup_printf ("%s\n%s", text, bar);
  gtk_label_set_text (self->explanation, words);
  venule_difference_list_set_base (self->list, self->base, TRUE);
  venule_difference_list_show (self->list, venule_case_get_consultation (self->the_case), _ ("Here"), self->theirs, by);
  allow_save (self);
}

/* By the form that the consultation on screen has: both have to be of one. */
static VenuleConsultation *
read_revision (VenuleCase *the_case, const VenuleRevision *revision)
{
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (revision->document, revision->record, NULL);

  return doc == NULL ? NULL
                     : venule_consultation_from_document (
                         doc, venule_consultation_get_form (venule_case_get_consultation (the_case)), NULL);
}

static void
on_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleConflictWindow) self = user_data;
  g_autoptr (VenuleRevision) base = venule_store_load_finish (VENULE_STORE (source), result, NULL);

  if (self->the_case == NULL) /* closed meanwhile */
    return;
  self->base = base == NULL ? NULL : read_revision (self->the_case, base);
  show_sides (self);
}

static void
venule_conflict_window_dispose (GObject *object)
{
  VenuleConflictWindow *self = VENULE_CONFLICT_WINDOW (object);

  g_clear_object (&self->the_case);
  g_clear_object (&self->theirs);
  g_clear_object (&self->base);
  g_clear_pointer (&self->winner, venule_revision_unref);

  G_OBJECT_CLASS (venule_conflict_window_parent_class)->dispose (object);
}

static void
venule_conflict_window_class_init (VenuleConflictWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_conflict_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-conflict-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleConflictWindow, title);
  gtk_widget_class_bind_template_child (widget_class, VenuleConflictWindow, explanation);
  gtk_widget_class_bind_template_child (widget_class, VenuleConflictWindow, box);
  gtk_widget_class_bind_template_child (widget_class, VenuleConflictWindow, save);
  gtk_widget_class_bind_template_callback (widget_class, on_save_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_mine_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_all_theirs_clicked_cb);
}

static void
venule_conflict_window_init (VenuleConflictWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->list = VENULE_DIFFERENCE_LIST (venule_difference_list_new (TRUE));
  gtk_box_append (self->box, GTK_WIDGET (self->list));
  g_signal_connect_swapped (self->list, "chosen", G_CALLBACK (allow_save), self);
}

/**
 * venule_conflict_window_present:
 * @parent: above which
 * @the_case: a consultation whose saving met a conflict; another is left alone
 *
 * Shows both sides.
 */
void
venule_conflict_window_present (GtkWindow *parent, VenuleCase *the_case)
{
  VenuleRevision *winner = venule_case_get_winner (the_case);
  VenuleConflictWindow *self;

  if (venule_case_get_savedness (the_case) != VENULE_SAVE_CONFLICT || winner == NULL)
    return;
  self = g_object_new (VENULE_TYPE_CONFLICT_WINDOW, "transient-for", parent, NULL);
  self->the_case = g_object_ref (the_case);
  self->winner = venule_revision_ref (winner);
  self->theirs = read_revision (the_case, winner);
  gtk_widget_set_sensitive (self->save, FALSE);
  venule_store_load_async (venule_desk_get_store (venule_case_get_desk (the_case)), venule_case_get_id (the_case),
                           venule_case_get_base (the_case), NULL, NULL, on_loaded_cb, g_object_ref (self));
  gtk_window_present (GTK_WINDOW (self));
}
