/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-typed-row.h"

#include "venule-case-typed.h"

typedef struct
{
  GtkWidget *entry;
  char *problem; /* (nullable): what is wrong with what is typed */
  gboolean is_typing;
  gboolean was_answered; /* before that */
  gboolean is_showing;
} VenuleTypedRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (VenuleTypedRow, venule_typed_row, VENULE_TYPE_QUESTION_ROW)

#define GET_PRIVATE(self) ((VenuleTypedRowPrivate *) venule_typed_row_get_instance_private (self))

static char *
read_typed (VenuleTypedRow *self, char **problem)
{
  g_autofree char *text
      = g_utf8_normalize (gtk_editable_get_text (GTK_EDITABLE (GET_PRIVATE (self)->entry)), -1, G_NORMALIZE_NFC);
  const VenuleQuestion *question = venule_question_row_get_question (VENULE_QUESTION_ROW (self));
  g_autofree char *value = NULL;

  g_clear_pointer (problem, g_free);
  if (text == NULL || *g_strstrip (text) == '\0')
    return NULL;
  value = VENULE_TYPED_ROW_GET_CLASS (self)->read (self, text, problem);
  if (value != NULL && !venule_question_check_text (question, value, problem))
    return NULL;
  return g_steal_pointer (&value);
}

static void
show_problem (VenuleTypedRow *self, const char *problem)
{
  GtkWidget *entry = GET_PRIVATE (self)->entry;

  venule_question_row_refuse (VENULE_QUESTION_ROW (self), problem);
  if (problem != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
}

static void
show_words (VenuleTypedRow *self)
{
  VenuleQuestionRow *row = VENULE_QUESTION_ROW (self);
  VenuleAnswer *answer = venule_question_row_get_answer (row);
  g_autofree char *words = NULL;

  if (VENULE_TYPED_ROW_GET_CLASS (self)->explain == NULL)
    return;
  if (answer != NULL)
    words = VENULE_TYPED_ROW_GET_CLASS (self)->explain (self, answer);
  venule_question_row_remark (row, words);
}

static void
stop_typing (VenuleTypedRow *self)
{
  VenuleQuestionRow *row = VENULE_QUESTION_ROW (self);

  GET_PRIVATE (self)->is_typing = FALSE;
  venule_case_set_typing (venule_question_row_get_case (row), venule_question_row_get_path (row), FALSE);
}

static void
on_changed_cb (GtkEditable *editable, VenuleTypedRow *self)
{
  VenuleTypedRowPrivate *priv = GET_PRIVATE (self);
  VenuleQuestionRow *row = VENULE_QUESTION_ROW (self);
  g_autofree char *text = NULL;

  if (priv->is_showing)
    return;

  if (!priv->is_typing)
    priv->was_answered = venule_question_row_get_answer (row) != NULL;
  priv->is_typing = TRUE;
  venule_case_set_typing (venule_question_row_get_case (row), venule_question_row_get_path (row), TRUE);
  text = read_typed (self, &priv->problem);
  venule_question_row_write_text (row, text);
  venule_question_row_set_joins (row, TRUE);
  /* Half a number is wrong only once somebody has gone on; what was wrong before is told at once that it is right. */
  show_problem (self, NULL);
  venule_case_note_typed (venule_question_row_get_case (row), venule_question_row_get_path (row),
                          priv->problem == NULL ? NULL : gtk_editable_get_text (editable));
}

static void
on_leave_cb (GtkEventControllerFocus *controller, VenuleTypedRow *self)
{
  VenuleTypedRowPrivate *priv = GET_PRIVATE (self);
  VenuleAnswer *answer = venule_question_row_get_answer (VENULE_QUESTION_ROW (self));

  stop_typing (self);
  venule_question_row_set_joins (VENULE_QUESTION_ROW (self), FALSE);
  show_problem (self, priv->problem);
  if (answer != NULL && priv->problem == NULL)
    {
      g_autofree char *spelt = VENULE_TYPED_ROW_GET_CLASS (self)->spell (self, answer);

      priv->is_showing = TRUE;
      if (!g_str_equal (spelt, gtk_editable_get_text (GTK_EDITABLE (priv->entry))))
        gtk_editable_set_text (GTK_EDITABLE (priv->entry), spelt);
      priv->is_showing = FALSE;
    }
}

static void
on_activate_cb (GtkEntry *entry, VenuleTypedRow *self)
{
  venule_question_row_leave (VENULE_QUESTION_ROW (self));
}

static void
restore_typed (VenuleTypedRow *self)
{
  VenuleTypedRowPrivate *priv = GET_PRIVATE (self);
  const char *path = venule_question_row_get_path (VENULE_QUESTION_ROW (self));
  const char *typed = venule_case_get_typed (venule_question_row_get_case (VENULE_QUESTION_ROW (self)), path);
  g_autofree char *text = NULL;

  if (typed == NULL || venule_question_row_get_answer (VENULE_QUESTION_ROW (self)) != NULL)
    return;
  priv->is_showing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (priv->entry), typed);
  priv->is_showing = FALSE;
  text = read_typed (self, &priv->problem);
  show_problem (self, priv->problem);
}

static GtkWidget *
venule_typed_row_build (VenuleQuestionRow *row)
{
  VenuleTypedRow *self = VENULE_TYPED_ROW (row);
  VenuleTypedRowPrivate *priv = GET_PRIVATE (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  priv->entry = gtk_entry_new ();
  gtk_editable_set_enable_undo (GTK_EDITABLE (priv->entry), FALSE);
  gtk_widget_add_css_class (priv->entry, "answer");
  venule_question_row_name (row, priv->entry, NULL);
  g_signal_connect (priv->entry, "changed", G_CALLBACK (on_changed_cb), self);
  g_signal_connect (priv->entry, "activate", G_CALLBACK (on_activate_cb), self);
  g_signal_connect (focus, "leave", G_CALLBACK (on_leave_cb), self);
  gtk_widget_add_controller (priv->entry, focus);
  gtk_box_append (GTK_BOX (box), priv->entry);
  if (VENULE_TYPED_ROW_GET_CLASS (self)->furnish != NULL)
    VENULE_TYPED_ROW_GET_CLASS (self)->furnish (self, box, priv->entry);
  restore_typed (self);

  return box;
}

/* What is typed stays as it is while it means the answer, and while it can't be one. */
static void
venule_typed_row_show_answer (VenuleQuestionRow *row, VenuleAnswer *answer)
{
  VenuleTypedRow *self = VENULE_TYPED_ROW (row);
  VenuleTypedRowPrivate *priv = GET_PRIVATE (self);
  g_autofree char *problem = NULL;
  g_autofree char *text = read_typed (self, &problem);
  g_autofree char *spelt = NULL;
  gboolean stays = answer == NULL ? text == NULL : g_strcmp0 (text, venule_answer_get_text (answer)) == 0;

  if (!stays)
    {
      spelt = answer == NULL ? g_strdup ("") : VENULE_TYPED_ROW_GET_CLASS (self)->spell (self, answer);
      priv->is_showing = TRUE;
      gtk_editable_set_text (GTK_EDITABLE (priv->entry), spelt);
      priv->is_showing = FALSE;
      g_clear_pointer (&priv->problem, g_free);
      stop_typing (self);
      venule_case_note_typed (venule_question_row_get_case (row), venule_question_row_get_path (row), NULL);
      show_problem (self, NULL);
    }
  show_words (self);
}

static void
venule_typed_row_set_may_edit (VenuleQuestionRow *row, gboolean may_edit)
{
  GtkWidget *entry = GET_PRIVATE (VENULE_TYPED_ROW (row))->entry;

  gtk_editable_set_editable (GTK_EDITABLE (entry), may_edit);
  if (may_edit)
    gtk_widget_remove_css_class (entry, "read-only");
  else
    gtk_widget_add_css_class (entry, "read-only");
}

static gboolean
venule_typed_row_enter (VenuleQuestionRow *row)
{
  return gtk_widget_grab_focus (GET_PRIVATE (VENULE_TYPED_ROW (row))->entry);
}

/* It may go while somebody is typing in it. */
static void
venule_typed_row_unroot (GtkWidget *widget)
{
  stop_typing (VENULE_TYPED_ROW (widget));
  GTK_WIDGET_CLASS (venule_typed_row_parent_class)->unroot (widget);
}

static void
venule_typed_row_finalize (GObject *object)
{
  g_free (GET_PRIVATE (VENULE_TYPED_ROW (object))->problem);

  G_OBJECT_CLASS (venule_typed_row_parent_class)->finalize (object);
}

/* Where the consultation has nothing that could be undone, the window leaves the key to who has the keyboard. */
static gboolean
on_undo_key_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return venule_typed_row_take_back (VENULE_TYPED_ROW (widget));
}

static void
venule_typed_row_class_init (VenuleTypedRowClass *klass)
{
  VenuleQuestionRowClass *row_class = VENULE_QUESTION_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = venule_typed_row_finalize;
  GTK_WIDGET_CLASS (klass)->unroot = venule_typed_row_unroot;
  row_class->build = venule_typed_row_build;
  row_class->show_answer = venule_typed_row_show_answer;
  row_class->set_may_edit = venule_typed_row_set_may_edit;
  row_class->enter = venule_typed_row_enter;
  gtk_widget_class_add_binding (GTK_WIDGET_CLASS (klass), GDK_KEY_z, GDK_CONTROL_MASK, on_undo_key_cb, NULL);
}

static void
venule_typed_row_init (VenuleTypedRow *self)
{
}

/**
 * venule_typed_row_get_entry:
 * @self: a row
 *
 * Returns: (transfer none): where it is typed
 */
GtkWidget *
venule_typed_row_get_entry (VenuleTypedRow *self)
{
  return GET_PRIVATE (self)->entry;
}

/**
 * venule_typed_row_take_back:
 * @self: a row
 *
 * Takes back what was typed where there was no answer, and can't be one: the consultation knows nothing of it.
 *
 * Returns: whether there was any
 */
gboolean
venule_typed_row_take_back (VenuleTypedRow *self)
{
  VenuleTypedRowPrivate *priv = GET_PRIVATE (self);

  if (priv->problem == NULL || priv->was_answered)
    return FALSE;
  gtk_editable_set_text (GTK_EDITABLE (priv->entry), "");
  return TRUE;
}
