/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-card.h"

#include "venule-heading-button.h"
#include "venule-question-row.h"

#include <adwaita.h>

/* Of a row and of a heading, about. */
#define ROW_HEIGHT     58
#define HEADING_HEIGHT 36

struct _VenuleFormCard
{
  VenuleFormPiece parent;
  VenuleCase *the_case;
  VenuleEntry *entry;
  const VenuleHeading *heading; /* (nullable) */
  GPtrArray *questions;         /* (element-type VenuleQuestion) */
  GPtrArray *rows;              /* (element-type VenuleQuestionRow): one for each, once they are built */
  GHashTable *proposals;        /* (nullable): utf8 → VenuleAnswer: by path, as it was judged last */
};

G_DEFINE_FINAL_TYPE (VenuleFormCard, venule_form_card, VENULE_TYPE_FORM_PIECE)

static GtkWidget *
make_group (VenuleFormCard *self, GtkWidget *card)
{
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *title = self->heading == NULL ? NULL : g_markup_escape_text (self->heading->label, -1);

  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "questions");
  gtk_widget_set_overflow (card, GTK_OVERFLOW_HIDDEN);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), card);
  if (self->heading != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  if (self->heading != NULL && self->heading->none_of_these)
    {
      GtkWidget *button = venule_heading_button_new (self->the_case, self->entry, self->heading);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
    }
  return group;
}

static gboolean
judge_rows (VenuleFormCard *self)
{
  gboolean shows = FALSE;

  for (guint i = 0; i < self->rows->len; i++)
    {
      VenuleQuestionRow *row = g_ptr_array_index (self->rows, i);

      if (self->proposals != NULL)
        venule_question_row_propose (row, g_hash_table_lookup (self->proposals, venule_question_row_get_path (row)));
      shows = venule_question_row_judge (row) || shows;
    }
  return shows;
}

static GtkWidget *
venule_form_card_build (VenuleFormPiece *piece)
{
  VenuleFormCard *self = VENULE_FORM_CARD (piece);
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < self->questions->len; i++)
    {
      GtkWidget *row = venule_question_row_new (self->the_case, self->entry, g_ptr_array_index (self->questions, i));

      g_ptr_array_add (self->rows, row);
      gtk_box_append (GTK_BOX (card), row);
    }
  judge_rows (self);
  return make_group (self, card);
}

static void
venule_form_card_dispose (GObject *object)
{
  g_ptr_array_set_size (VENULE_FORM_CARD (object)->rows, 0);

  G_OBJECT_CLASS (venule_form_card_parent_class)->dispose (object);
}

static void
venule_form_card_finalize (GObject *object)
{
  VenuleFormCard *self = VENULE_FORM_CARD (object);

  g_ptr_array_unref (self->questions);
  g_ptr_array_unref (self->rows);
  g_clear_pointer (&self->proposals, g_hash_table_unref);
  g_object_unref (self->entry);
  g_object_unref (self->the_case);

  G_OBJECT_CLASS (venule_form_card_parent_class)->finalize (object);
}

static void
venule_form_card_class_init (VenuleFormCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_form_card_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_form_card_finalize;
  VENULE_FORM_PIECE_CLASS (klass)->build = venule_form_card_build;
}

static void
venule_form_card_init (VenuleFormCard *self)
{
  self->questions = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
}

/**
 * venule_form_card_new:
 * @the_case: a consultation
 * @entry: one of its entries
 * @heading: (nullable): what the questions stand under
 *
 * Returns: (transfer floating): a card without questions
 */
VenuleFormCard *
venule_form_card_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleHeading *heading)
{
  VenuleFormCard *self = g_object_new (VENULE_TYPE_FORM_CARD, NULL);

  self->the_case = g_object_ref (the_case);
  self->entry = g_object_ref (entry);
  self->heading = heading;
  return self;
}

/**
 * venule_form_card_add:
 * @self: a card that is not built yet
 * @question: a question of the entry that is answered in a row
 */
void
venule_form_card_add (VenuleFormCard *self, const VenuleQuestion *question)
{
  g_ptr_array_add (self->questions, (gpointer) question);
}

/**
 * venule_form_card_get_heading:
 * @self: a card
 *
 * Returns: (transfer none) (nullable): what its questions stand under
 */
const VenuleHeading *
venule_form_card_get_heading (VenuleFormCard *self)
{
  return self->heading;
}

static guint
count_shown (VenuleFormCard *self)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (self->the_case);
  guint n_shown = 0;

  for (guint i = 0; i < self->questions->len; i++)
    if (venule_evaluation_shows_question (evaluation, self->entry, g_ptr_array_index (self->questions, i)))
      n_shown++;
  return n_shown;
}

/**
 * venule_form_card_judge:
 * @self: a card
 * @proposals: (element-type utf8 VenuleAnswer): what is proposed now, by the paths of the answers
 *
 * Asks the evaluation anew. A card of which no question shows is not shown.
 */
void
venule_form_card_judge (VenuleFormCard *self, GHashTable *proposals)
{
  guint n_shown;

  g_clear_pointer (&self->proposals, g_hash_table_unref);
  self->proposals = g_hash_table_ref (proposals);
  if (venule_form_piece_get_is_built (VENULE_FORM_PIECE (self)))
    {
      gtk_widget_set_visible (GTK_WIDGET (self), judge_rows (self));
      return;
    }
  n_shown = count_shown (self);
  venule_form_piece_expect_height (VENULE_FORM_PIECE (self),
                                   (int) n_shown * ROW_HEIGHT + (self->heading == NULL ? 0 : HEADING_HEIGHT));
  gtk_widget_set_visible (GTK_WIDGET (self), n_shown > 0);
}

/**
 * venule_form_card_refresh:
 * @self: a card
 * @question: (nullable): one of its questions; %NULL: all of them
 *
 * Shows the answer as it is now.
 */
void
venule_form_card_refresh (VenuleFormCard *self, const VenuleQuestion *question)
{
  for (guint i = 0; i < self->rows->len; i++)
    if (question == NULL || question == g_ptr_array_index (self->questions, i))
      venule_question_row_refresh (g_ptr_array_index (self->rows, i));
}

/**
 * venule_form_card_show_question:
 * @self: a card
 * @question: a question of its entry
 *
 * Returns: whether it is one of the card's and shows, and the keyboard is there now
 */
gboolean
venule_form_card_show_question (VenuleFormCard *self, const VenuleQuestion *question)
{
  GtkWidget *row;
  guint index;

  if (!g_ptr_array_find (self->questions, question, &index))
    return FALSE;
  venule_form_piece_make_ready (VENULE_FORM_PIECE (self));
  row = g_ptr_array_index (self->rows, index);

  return gtk_widget_is_visible (row) && venule_question_row_enter (VENULE_QUESTION_ROW (row));
}
