/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-row-notes.h"

#include "venule-column-layout.h"
#include "venule-entry-words.h"
#include "venule-fed-list.h"

#include <glib/gi18n.h>

/* Where each line stands, from above: the first two close under the question, the others under the whole row. */
enum
{
  LINE_REMARK,
  LINE_VIA,
  LINE_LABEL,
  LINE_PROPOSAL,
  LINE_PROBLEM,
  LINE_HELP,
  LINE_FED,
  N_LINES
};

struct _VenuleRowNotes
{
  AdwBin parent;
  VenuleQuestionRow *row;   /* (unowned): it holds this */
  GtkWidget *title;         /* the question; in a column as soon as something stands under it */
  GtkWidget *column;        /* (nullable) */
  GtkWidget *lines;         /* (nullable): until the first of them */
  GtkWidget *line[N_LINES]; /* (nullable) */
  GtkWidget *help_button;   /* (nullable) */
  VenuleAnswer *proposal;   /* (nullable) */
  gboolean has_answer;
};

G_DEFINE_FINAL_TYPE (VenuleRowNotes, venule_row_notes, ADW_TYPE_BIN)

static void
venule_row_notes_finalize (GObject *object)
{
  g_clear_pointer (&VENULE_ROW_NOTES (object)->proposal, venule_answer_unref);

  G_OBJECT_CLASS (venule_row_notes_parent_class)->finalize (object);
}

static void
venule_row_notes_class_init (VenuleRowNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_row_notes_finalize;
}

static void
venule_row_notes_init (VenuleRowNotes *self)
{
  /* As high as its width asks, from the beginning: how a widget is measured is asked once, while nothing is in it yet
   * and nothing of it shows, and GTK would keep to that when the first line comes. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self), venule_column_layout_new (1, 0));
}

static void
ensure_column (VenuleRowNotes *self)
{
  GtkWidget *asked = gtk_widget_get_parent (self->title);

  if (self->column != NULL)
    return;
  self->column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (self->column, GTK_ALIGN_CENTER);
  gtk_box_insert_child_after (GTK_BOX (asked), self->column, self->title);
  g_object_ref (self->title);
  gtk_box_remove (GTK_BOX (asked), self->title);
  gtk_box_append (GTK_BOX (self->column), self->title);
  g_object_unref (self->title);
}

static void
add_line (VenuleRowNotes *self, guint which, GtkWidget *widget)
{
  GtkWidget *before = NULL;

  self->line[which] = widget;
  if (which < LINE_LABEL)
    {
      ensure_column (self);
      before = which == LINE_VIA && self->line[LINE_REMARK] != NULL ? self->line[LINE_REMARK] : self->title;
      gtk_box_insert_child_after (GTK_BOX (self->column), widget, before);
      return;
    }
  if (self->lines == NULL)
    {
      self->lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
      gtk_widget_add_css_class (self->lines, "notes");
      adw_bin_set_child (ADW_BIN (self), self->lines);
    }
  for (guint i = LINE_LABEL; i < which; i++)
    if (self->line[i] != NULL)
      before = self->line[i];
  gtk_box_insert_child_after (GTK_BOX (self->lines), widget, before);
}

static void
update_visible (VenuleRowNotes *self)
{
  gboolean visible = FALSE;

  for (guint i = LINE_LABEL; i < N_LINES; i++)
    visible = visible || (self->line[i] != NULL && gtk_widget_get_visible (self->line[i]));
  gtk_widget_set_visible (GTK_WIDGET (self), visible);
}

static GtkWidget *
make_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
set_text (VenuleRowNotes *self, guint which, const char *css_class, const char *text)
{
  if (text == NULL && self->line[which] == NULL)
    return;
  if (self->line[which] == NULL)
    add_line (self, which, make_label (css_class));
  if (text != NULL)
    gtk_label_set_label (GTK_LABEL (self->line[which]), text);
  gtk_widget_set_visible (self->line[which], text != NULL);
  update_visible (self);
}

/* Made when it is asked for: most are never. */
static void
show_fed (VenuleRowNotes *self, gboolean shows)
{
  VenuleCase *the_case = venule_question_row_get_case (self->row);
  const VenuleQuestion *question = venule_question_row_get_question (self->row);

  if (shows && venule_fed_list_has_any (the_case, question))
    add_line (self, LINE_FED, venule_fed_list_new (the_case, question));
  else if (!shows && self->line[LINE_FED] != NULL)
    {
      if (gtk_widget_get_focus_child (self->lines) == self->line[LINE_FED])
        venule_question_row_enter (self->row);
      gtk_box_remove (GTK_BOX (self->lines), g_steal_pointer (&self->line[LINE_FED]));
    }
  update_visible (self);
}

static void
on_help_toggled_cb (GtkToggleButton *button, VenuleRowNotes *self)
{
  gboolean shows = gtk_toggle_button_get_active (button);

  set_text (self, LINE_HELP, "help", shows ? venule_question_row_get_question (self->row)->help : NULL);
  show_fed (self, shows);
}

static void
add_help_button (VenuleRowNotes *self)
{
  const VenuleQuestion *question = venule_question_row_get_question (self->row);
  g_autofree char *name = g_strdup_printf (
      /* Translators: a button's name; a question follows. */
      question->help != NULL ? _ ("Help: %s") : _ ("What it decides on the sheet: %s"), question->label);

  self->help_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->help_button), "help-about-symbolic");
  gtk_widget_set_tooltip_text (self->help_button, question->help != NULL ? _ ("Help (Ctrl+I)")
                                                                         : _ ("What it decides on the sheet (Ctrl+I)"));
  gtk_widget_set_valign (self->help_button, GTK_ALIGN_CENTER);
  /* Tab goes from answer to answer; from an answer, Ctrl+I does what this does. */
  gtk_widget_set_focusable (self->help_button, FALSE);
  gtk_widget_add_css_class (self->help_button, "flat");
  gtk_widget_add_css_class (self->help_button, "circular");
  gtk_widget_add_css_class (self->help_button, "help");
  if (question->help == NULL)
    gtk_widget_add_css_class (self->help_button, "at-hand");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->help_button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (self->help_button, "toggled", G_CALLBACK (on_help_toggled_cb), self, 0);
  gtk_box_append (GTK_BOX (gtk_widget_get_parent (self->title)), self->help_button);
}

/**
 * venule_row_notes_new:
 * @row: the row it belongs to
 * @title: the question in it, which it puts lines under
 *
 * Returns: (transfer none): nothing to be seen yet
 */
VenuleRowNotes *
venule_row_notes_new (VenuleQuestionRow *row, GtkWidget *title)
{
  VenuleRowNotes *self = g_object_new (VENULE_TYPE_ROW_NOTES, "visible", FALSE, NULL);

  self->row = row;
  self->title = title;
  gtk_widget_set_parent (GTK_WIDGET (self), GTK_WIDGET (row));
  if (venule_question_row_get_question (row)->help != NULL
      || venule_fed_list_has_any (venule_question_row_get_case (row), venule_question_row_get_question (row)))
    add_help_button (self);

  return self;
}

static void
on_accept_cb (GtkButton *button, VenuleRowNotes *self)
{
  g_autoptr (VenuleAnswer) proposal = self->proposal == NULL ? NULL : venule_answer_ref (self->proposal);

  if (proposal == NULL)
    return;
  /* The button goes away; the keyboard stays at the question. */
  venule_question_row_enter (self->row);
  venule_question_row_write (self->row, proposal);
}

static void
show_proposal (VenuleRowNotes *self)
{
  gboolean shows = self->proposal != NULL && !self->has_answer && venule_question_row_get_may_edit (self->row);
  g_autofree char *words = NULL;
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  if (!shows && self->line[LINE_PROPOSAL] == NULL)
    return;
  if (self->line[LINE_PROPOSAL] == NULL)
    {
      GtkWidget *button = gtk_button_new ();

      gtk_widget_set_halign (button, GTK_ALIGN_START);
      gtk_widget_add_css_class (button, "proposed-answer");
      gtk_widget_add_css_class (button, "flat");
      g_signal_connect_object (button, "clicked", G_CALLBACK (on_accept_cb), self, 0);
      add_line (self, LINE_PROPOSAL, button);
    }
  if (shows)
    {
      GtkWidget *label;

      words = venule_answer_to_words (venule_question_row_get_case (self->row), self->proposal);
      /* Translators: a button that accepts a proposed answer. */
      text = g_strdup_printf (_ ("Proposed: %s · accept"), words);
      name = g_strdup_printf (_ ("Accept the proposed answer to %s: %s"),
                              venule_question_row_get_question (self->row)->label, words);
      gtk_button_set_label (GTK_BUTTON (self->line[LINE_PROPOSAL]), text);
      label = gtk_button_get_child (GTK_BUTTON (self->line[LINE_PROPOSAL]));
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_natural_wrap_mode (GTK_LABEL (label), GTK_NATURAL_WRAP_NONE);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->line[LINE_PROPOSAL]), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                      -1);
    }
  gtk_widget_set_visible (self->line[LINE_PROPOSAL], shows);
  update_visible (self);
}

static const char *
find_via_label (VenuleRowNotes *self, const char *via)
{
  VenuleCase *the_case = venule_question_row_get_case (self->row);
  const VenuleChecklist *checklist = venule_protocol_get_checklist (venule_case_get_definitions (the_case)->protocol);

  for (guint i = 0; i < checklist->shortcuts->len; i++)
    {
      const VenuleShortcut *shortcut = g_ptr_array_index (checklist->shortcuts, i);

      if (g_str_equal (shortcut->id, via))
        return shortcut->label;
    }
  return _ ("None of these");
}

/**
 * venule_row_notes_set_state:
 * @self: the notes
 * @answer: (nullable): how the question is answered
 * @is_required: whether it has to be
 *
 * Says in words what the signs of the row say.
 */
void
venule_row_notes_set_state (VenuleRowNotes *self, VenuleAnswer *answer, gboolean is_required)
{
  const char *via = answer == NULL ? NULL : venule_answer_get_via (answer);
  g_autofree char *words = NULL;

  self->has_answer = answer != NULL;
  if (via != NULL)
    /* Translators: an answer that was given by a shortcut, whose name follows. */
    words = g_strdup_printf (_ ("Answered by “%s”"), find_via_label (self, via));
  set_text (self, LINE_VIA, "via", words);
  show_proposal (self);
}

/**
 * venule_row_notes_set_proposal:
 * @self: the notes
 * @answer: (nullable): what is proposed
 */
void
venule_row_notes_set_proposal (VenuleRowNotes *self, VenuleAnswer *answer)
{
  g_clear_pointer (&self->proposal, venule_answer_unref);
  self->proposal = answer == NULL ? NULL : venule_answer_ref (answer);
  show_proposal (self);
}

/**
 * venule_row_notes_get_proposal:
 * @self: the notes
 *
 * Returns: (transfer none) (nullable): what is proposed
 */
VenuleAnswer *
venule_row_notes_get_proposal (VenuleRowNotes *self)
{
  return self->proposal;
}

/**
 * venule_row_notes_set_remark:
 * @self: the notes
 * @remark: (nullable): what the answer means, in words
 */
void
venule_row_notes_set_remark (VenuleRowNotes *self, const char *remark)
{
  set_text (self, LINE_REMARK, "remark", remark);
}

/**
 * venule_row_notes_set_label:
 * @self: the notes
 * @label: (nullable): what a product's label says, a line each
 */
void
venule_row_notes_set_label (VenuleRowNotes *self, const char *label)
{
  set_text (self, LINE_LABEL, "help", label);
}

/**
 * venule_row_notes_set_problem:
 * @self: the notes
 * @problem: (nullable): what is wrong with what was typed, and what to do, as the end of a sentence
 */
void
venule_row_notes_set_problem (VenuleRowNotes *self, const char *problem)
{
  g_autofree char *sentence = NULL;

  if (problem != NULL)
    {
      gunichar first = g_unichar_toupper (g_utf8_get_char (problem));
      char start[7] = { 0 };

      g_unichar_to_utf8 (first, start);
      /* Translators: what stands before an error, instead of a colour: an error in words follows. */
      sentence = g_strdup_printf (_ ("⚠ %s%s."), start, g_utf8_next_char (problem));
    }
  set_text (self, LINE_PROBLEM, "problem", sentence);
}

/**
 * venule_row_notes_toggle_help:
 * @self: the notes
 *
 * Opens and closes help, and what the answer decides.
 *
 * Returns: whether there is any
 */
gboolean
venule_row_notes_toggle_help (VenuleRowNotes *self)
{
  GtkToggleButton *button = GTK_TOGGLE_BUTTON (self->help_button);

  if (button == NULL)
    return FALSE;
  gtk_toggle_button_set_active (button, !gtk_toggle_button_get_active (button));
  return TRUE;
}
