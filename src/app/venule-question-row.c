/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-question-row.h"

#include "venule-case-part.h"
#include "venule-focus.h"
#include "venule-progress-dot.h"
#include "venule-row-kinds.h"
#include "venule-row-layout.h"
#include "venule-row-notes.h"

#include "venule-check-reads.h"

#include <glib/gi18n.h>

typedef struct
{
  VenuleCase *the_case;
  VenuleEntry *entry;
  const VenuleQuestion *question;
  char *path;
  GtkWidget *dot;
  GtkWidget *title;
  GtkWidget *control;
  VenuleRowNotes *notes; /* what stands under it: how it was answered, help, what is wrong */
  gboolean may_edit;
  char *lock; /* (nullable): why not */
  gboolean is_writing;
  gboolean joins; /* the next edit belongs to the step before: somebody is typing */
} VenuleQuestionRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (VenuleQuestionRow, venule_question_row, GTK_TYPE_WIDGET)

#define GET_PRIVATE(self) ((VenuleQuestionRowPrivate *) venule_question_row_get_instance_private (self))

static void
venule_question_row_dispose (GObject *object)
{
  VenuleQuestionRowPrivate *priv = GET_PRIVATE (VENULE_QUESTION_ROW (object));
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&priv->the_case);
  g_clear_object (&priv->entry);

  G_OBJECT_CLASS (venule_question_row_parent_class)->dispose (object);
}

static void
venule_question_row_finalize (GObject *object)
{
  g_free (GET_PRIVATE (VENULE_QUESTION_ROW (object))->path);
  g_free (GET_PRIVATE (VENULE_QUESTION_ROW (object))->lock);

  G_OBJECT_CLASS (venule_question_row_parent_class)->finalize (object);
}

static void
set_control_sensitive (VenuleQuestionRow *self, gboolean may_edit)
{
  gtk_widget_set_sensitive (GET_PRIVATE (self)->control, may_edit);
}

static gboolean
enter_control (VenuleQuestionRow *self)
{
  return gtk_widget_child_focus (GET_PRIVATE (self)->control, GTK_DIR_TAB_FORWARD);
}

/* To the left and to the right through all that can be chosen, from line to line, and not out of the question. */
static gboolean
go_along (VenuleQuestionRow *self, gboolean is_right)
{
  gboolean is_on = is_right != (gtk_widget_get_direction (GTK_WIDGET (self)) == GTK_TEXT_DIR_RTL);

  gtk_widget_child_focus (GET_PRIVATE (self)->control, is_on ? GTK_DIR_TAB_FORWARD : GTK_DIR_TAB_BACKWARD);
  return TRUE;
}

/* Tab goes from question to question, by way of what is proposed; the arrows go inside one. */
static gboolean
venule_question_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  VenuleQuestionRow *self = VENULE_QUESTION_ROW (widget);
  VenuleQuestionRowPrivate *priv = GET_PRIVATE (self);
  GtkWidget *notes = GTK_WIDGET (priv->notes);
  GtkWidget *inside = gtk_widget_get_focus_child (widget);
  gboolean is_answering = gtk_widget_get_focus_child (gtk_widget_get_parent (priv->control)) == priv->control;

  if (is_answering && (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT))
    return go_along (self, direction == GTK_DIR_RIGHT);
  if (direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return GTK_WIDGET_CLASS (venule_question_row_parent_class)->focus (widget, direction);
  if (inside == NULL)
    return (direction == GTK_DIR_TAB_BACKWARD && gtk_widget_child_focus (notes, direction))
           || (gtk_widget_is_sensitive (priv->control) && venule_question_row_enter (self));
  if (!is_answering && gtk_widget_child_focus (notes, direction))
    return TRUE;
  if (is_answering)
    return direction == GTK_DIR_TAB_FORWARD && gtk_widget_child_focus (notes, direction);
  return direction == GTK_DIR_TAB_BACKWARD && venule_question_row_enter (self);
}

static gboolean
on_help_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  VenuleQuestionRowPrivate *priv = GET_PRIVATE (VENULE_QUESTION_ROW (widget));

  return venule_row_notes_toggle_help (priv->notes);
}

static void
venule_question_row_class_init (VenuleQuestionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_question_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_question_row_finalize;
  widget_class->focus = venule_question_row_focus;
  klass->set_may_edit = set_control_sensitive;
  klass->enter = enter_control;
  gtk_widget_class_set_css_name (widget_class, "questionrow");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_i, GDK_CONTROL_MASK, on_help_key_cb, NULL);
}

static void
venule_question_row_init (VenuleQuestionRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

static GtkWidget *
make_title (VenuleQuestionRowPrivate *priv)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  priv->dot = venule_progress_dot_new ();
  priv->title = gtk_label_new (priv->question->label);
  gtk_label_set_wrap (GTK_LABEL (priv->title), TRUE);
  gtk_label_set_natural_wrap_mode (GTK_LABEL (priv->title), GTK_NATURAL_WRAP_NONE);
  gtk_label_set_xalign (GTK_LABEL (priv->title), 0);
  gtk_box_append (GTK_BOX (box), priv->dot);
  gtk_box_append (GTK_BOX (box), priv->title);

  return box;
}

static void
build (VenuleQuestionRow *self)
{
  VenuleQuestionRowPrivate *priv = GET_PRIVATE (self);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *asked = make_title (priv);

  gtk_widget_set_layout_manager (line, venule_row_layout_new ());
  gtk_widget_add_css_class (line, "line");
  gtk_box_append (GTK_BOX (line), asked);
  gtk_widget_set_parent (line, GTK_WIDGET (self));

  priv->notes = venule_row_notes_new (self, priv->title);
  priv->control = VENULE_QUESTION_ROW_GET_CLASS (self)->build (self);
  gtk_widget_set_valign (priv->control, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (line), priv->control);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, priv->question->label, -1);
}

/**
 * venule_question_row_new:
 * @the_case: a consultation
 * @entry: one of its entries
 * @question: a question of its form that is answered in a row
 *
 * Returns: (transfer floating): a row to answer it
 */
GtkWidget *
venule_question_row_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleQuestion *question)
{
  GType type = venule_row_kind_for (question);
  VenuleQuestionRow *self;
  VenuleQuestionRowPrivate *priv;

  g_return_val_if_fail (type != G_TYPE_INVALID, NULL);

  self = g_object_new (type, NULL);
  priv = GET_PRIVATE (self);
  priv->the_case = g_object_ref (the_case);
  priv->entry = g_object_ref (entry);
  priv->question = question;
  priv->path = venule_entry_get_answer_path (entry, question);
  priv->may_edit = TRUE;
  build (self);
  venule_question_row_refresh (self);

  return GTK_WIDGET (self);
}

VenuleCase *
venule_question_row_get_case (VenuleQuestionRow *self)
{
  return GET_PRIVATE (self)->the_case;
}

VenuleEntry *
venule_question_row_get_entry (VenuleQuestionRow *self)
{
  return GET_PRIVATE (self)->entry;
}

const VenuleQuestion *
venule_question_row_get_question (VenuleQuestionRow *self)
{
  return GET_PRIVATE (self)->question;
}

const char *
venule_question_row_get_path (VenuleQuestionRow *self)
{
  return GET_PRIVATE (self)->path;
}

gboolean
venule_question_row_get_may_edit (VenuleQuestionRow *self)
{
  return GET_PRIVATE (self)->may_edit;
}

/**
 * venule_question_row_get_answer:
 * @self: a row
 *
 * Returns: (transfer none) (nullable): what was answered, also while the question does not show
 */
VenuleAnswer *
venule_question_row_get_answer (VenuleQuestionRow *self)
{
  VenuleQuestionRowPrivate *priv = GET_PRIVATE (self);

  return venule_entry_get_answer (priv->entry, priv->question);
}

static void
update_state (VenuleQuestionRow *self, VenuleAnswer *answer)
{
  VenuleQuestionRowPrivate *priv = GET_PRIVATE (self);
  VenuleEvaluation *evaluation = venule_case_get_evaluation (priv->the_case);
  gboolean is_required = venule_evaluation_requires (evaluation, priv->entry, priv->question);
  VenuleProgressState state = VENULE_PROGRESS_NONE;

  if (answer != NULL)
    state = VENULE_PROGRESS_DONE;
  else if (venule_row_notes_get_proposal (priv->notes) != NULL)
    state = VENULE_PROGRESS_PROPOSED;
  else if (is_required)
    state = VENULE_PROGRESS_EMPTY;
  venule_progress_dot_set_state (VENULE_PROGRESS_DOT (priv->dot), state);

  if (is_required && answer == NULL)
    gtk_widget_add_css_class (GTK_WIDGET (self), "required");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "required");
  venule_row_notes_set_state (priv->notes, answer, is_required);
}

/**
 * venule_question_row_refresh:
 * @self: a row
 *
 * Shows the answer as it is now. What is being typed stays while it means the same.
 */
void
venule_question_row_refresh (VenuleQuestionRow *self)
{
  VenuleQuestionRowPrivate *priv = GET_PRIVATE (self);
  VenuleAnswer *answer = venule_question_row_get_answer (self);

  if (!priv->is_writing)
    priv->joins = FALSE;
  VENULE_QUESTION_ROW_GET_CLASS (self)->show_answer (self, answer);
  update_state (self, answer);
}

/* Whoever hears the screen is told where they are. */
static void
explain_lock (VenuleQuestionRow *self, const char *part)
{
  VenuleQuestionRowPrivate *priv = GET_PRIVATE (self);
  char *lock = venule_case_explain_lock (priv->the_case, part);
  gboolean is_new = g_strcmp0 (lock, priv->lock) != 0;

  g_free (priv->lock);
  priv->lock = lock;
  if (is_new)
    gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                    lock == NULL ? "" : lock, -1);
}

/**
 * venule_question_row_judge:
 * @self: a row
 *
 * Asks the evaluation anew.
 *
 * Returns: whether the question shows
 */
gboolean
venule_question_row_judge (VenuleQuestionRow *self)
{
  VenuleQuestionRowPrivate *priv = GET_PRIVATE (self);
  VenuleEvaluation *evaluation = venule_case_get_evaluation (priv->the_case);
  const char *part = venule_protocol_get_part (venule_evaluation_get_protocol (evaluation), priv->question);
  gboolean shows = venule_evaluation_shows_question (evaluation, priv->entry, priv->question);
  gboolean may_edit = venule_case_may_edit (priv->the_case, part);

  gtk_widget_set_visible (GTK_WIDGET (self), shows);
  if (!shows)
    return FALSE;

  if (may_edit != priv->may_edit)
    {
      priv->may_edit = may_edit;
      gtk_widget_set_focusable (GTK_WIDGET (self), !may_edit);
      VENULE_QUESTION_ROW_GET_CLASS (self)->set_may_edit (self, may_edit);
    }
  explain_lock (self, part);
  if (VENULE_QUESTION_ROW_GET_CLASS (self)->judge != NULL)
    VENULE_QUESTION_ROW_GET_CLASS (self)->judge (self);
  update_state (self, venule_question_row_get_answer (self));

  return TRUE;
}

/**
 * venule_question_row_propose:
 * @self: a row
 * @answer: (nullable): what is proposed, marked with how it would be given; %NULL: nothing
 *
 * Shows a proposal, which is no answer until somebody accepts it.
 */
void
venule_question_row_propose (VenuleQuestionRow *self, VenuleAnswer *answer)
{
  venule_row_notes_set_proposal (GET_PRIVATE (self)->notes, answer);
  update_state (self, venule_question_row_get_answer (self));
}

/**
 * venule_question_row_enter:
 * @self: a row
 *
 * Returns: whether the keyboard is at it now
 */
gboolean
venule_question_row_enter (VenuleQuestionRow *self)
{
  /* What can't be changed is still gone to, to be read. */
  return VENULE_QUESTION_ROW_GET_CLASS (self)->enter (self) || gtk_widget_grab_focus (GTK_WIDGET (self));
}

/**
 * venule_question_row_write:
 * @self: a row
 * @answer: (nullable): the answer; %NULL clears
 *
 * Answers, if that is something new. What was shown as wrong is no longer.
 */
void
venule_question_row_write (VenuleQuestionRow *self, VenuleAnswer *answer)
{
  VenuleQuestionRowPrivate *priv = GET_PRIVATE (self);
  VenuleConsultation *consultation = venule_case_get_consultation (priv->the_case);

  if (!priv->may_edit)
    return;
  venule_question_row_refuse (self, NULL);
  if (venule_answer_is_identical (venule_question_row_get_answer (self), answer))
    return;

  priv->is_writing = TRUE;
  venule_consultation_set_answer (consultation, priv->path, answer, NULL);
  priv->is_writing = FALSE;
  if (priv->joins)
    venule_consultation_join_steps (consultation);
}

/**
 * venule_question_row_set_joins:
 * @self: a row
 * @joins: whether edits from here on are one step with the edit before: somebody is typing one answer
 */
void
venule_question_row_set_joins (VenuleQuestionRow *self, gboolean joins)
{
  GET_PRIVATE (self)->joins = joins;
}

/**
 * venule_question_row_write_text:
 * @self: a row
 * @text: (nullable): the answer as a file has it; %NULL clears
 *
 * Answers by hand. What can't be the answer is refused in place, and the answer before it no longer holds.
 */
void
venule_question_row_write_text (VenuleQuestionRow *self, const char *text)
{
  g_autofree char *problem = NULL;
  g_autoptr (VenuleAnswer) answer
      = text == NULL ? NULL : venule_answer_parse (GET_PRIVATE (self)->question, text, &problem);

  venule_question_row_write (self, answer);
  if (problem != NULL)
    venule_question_row_refuse (self, problem);
}

/**
 * venule_question_row_refuse:
 * @self: a row
 * @problem: (nullable): what is wrong with what was typed, and what to do; %NULL: nothing
 */
void
venule_question_row_refuse (VenuleQuestionRow *self, const char *problem)
{
  VenuleQuestionRowPrivate *priv = GET_PRIVATE (self);

  venule_row_notes_set_problem (priv->notes, problem);
  if (priv->control != NULL)
    gtk_accessible_update_state (GTK_ACCESSIBLE (priv->control), GTK_ACCESSIBLE_STATE_INVALID,
                                 problem != NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

/**
 * venule_question_row_remark:
 * @self: a row
 * @remark: (nullable): what the answer means, in words
 */
void
venule_question_row_remark (VenuleQuestionRow *self, const char *remark)
{
  venule_row_notes_set_remark (GET_PRIVATE (self)->notes, remark);
}

/**
 * venule_question_row_show_label:
 * @self: a row
 * @label: (nullable): what a product's label says of it, a line each
 */
void
venule_question_row_show_label (VenuleQuestionRow *self, const char *label)
{
  venule_row_notes_set_label (GET_PRIVATE (self)->notes, label);
}

/**
 * venule_question_row_name:
 * @self: a row
 * @control: a widget that answers it
 * @choice: (nullable): the choice that this widget stands for; %NULL: it takes any answer
 *
 * Gives the widget the name and the description that the accessibility tree needs: of a "Yes" alone nobody knows
 * what is answered.
 */
void
venule_question_row_name (VenuleQuestionRow *self, GtkWidget *control, const char *choice)
{
  const VenuleQuestion *question = GET_PRIVATE (self)->question;
  g_autofree char *name = NULL;

  /* Translators: the name of a button, for who can't see it: a question, and the answer that the button gives. */
  name = choice == NULL ? g_strdup (question->label) : g_strdup_printf (_ ("%s: %s"), question->label, choice);
  gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (question->help != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (control), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, question->help, -1);
  /* These two leave the keyboard to a button inside, which has no name of its own. */
  if (GTK_IS_DROP_DOWN (control) || GTK_IS_MENU_BUTTON (control))
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (control)),
                                    GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * venule_question_row_leave:
 * @self: a row
 *
 * Takes the keyboard to the next question.
 */
void
venule_question_row_leave (VenuleQuestionRow *self)
{
  venule_focus_leave (GTK_WIDGET (self));
}
