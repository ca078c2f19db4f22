/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-passage-card.h"

#include "venule-date-words.h"

#include <glib/gi18n.h>

struct _VenulePassageCard
{
  AdwBin parent;
  GtkStack *stack;
  GtkLabel *title, *source, *translation, *about, *note, *comment, *mark;
  GtkLabel *samples_title;
  GtkFlowBox *samples;
  GtkWidget *review, *revoke;
};

G_DEFINE_FINAL_TYPE (VenulePassageCard, venule_passage_card, ADW_TYPE_BIN)

enum
{
  SAMPLE_ACTIVATED,
  REVIEW_ACTIVATED,
  REVOKE_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* More than these would hide the rest. */
#define MAX_SAMPLES 8

static void
on_sample_clicked_cb (GtkButton *button, VenulePassageCard *self)
{
  guint sample = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "sample"));

  g_signal_emit (self, signals[SAMPLE_ACTIVATED], 0, sample);
}

static void
on_review_clicked_cb (GtkButton *button, VenulePassageCard *self)
{
  g_signal_emit (self, signals[REVIEW_ACTIVATED], 0);
}

static void
on_revoke_clicked_cb (GtkButton *button, VenulePassageCard *self)
{
  g_signal_emit (self, signals[REVOKE_ACTIVATED], 0);
}

static void
venule_passage_card_class_init (VenulePassageCardClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  signals[SAMPLE_ACTIVATED] = g_signal_new ("sample-activated", VENULE_TYPE_PASSAGE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  signals[REVIEW_ACTIVATED] = g_signal_new ("review-activated", VENULE_TYPE_PASSAGE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
  signals[REVOKE_ACTIVATED] = g_signal_new ("revoke-activated", VENULE_TYPE_PASSAGE_CARD, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-passage-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, stack);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, title);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, source);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, translation);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, about);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, note);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, comment);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, mark);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, samples_title);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, samples);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, review);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageCard, revoke);
  gtk_widget_class_bind_template_callback (widget_class, on_review_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_revoke_clicked_cb);
}

static void
venule_passage_card_init (VenulePassageCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_sample_say:
 * @samples: the samples
 * @sample: one of them
 *
 * Returns: (transfer full): its file's name as words
 */
char *
venule_sample_say (VenuleSampleSheets *samples, guint sample)
{
  char *words = g_strdelimit (g_strdup (venule_sample_sheets_get_name (samples, sample)), "-", ' ');

  *words = g_ascii_toupper (*words);
  return words;
}

static void
show_text (GtkLabel *label, const char *format, const char *text)
{
  g_autofree char *words = text == NULL ? NULL : g_strdup_printf ("%s %s", format, text);

  gtk_label_set_text (label, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (label), words != NULL);
}

static const char *
say_staleness (const VenuleTranslationText *text)
{
  switch (text->staleness)
    {
    case VENULE_STALE_FUZZY:
      return _ ("it is marked as fuzzy");
    case VENULE_STALE_ENGLISH:
      return _ ("the English has changed since");
    case VENULE_STALE_VALUES:
      return _ ("its values are not those of the English");
    case VENULE_STALE_PLURAL:
      return _ ("it is written as a plural");
    case VENULE_STALE_NOT:
    case VENULE_STALE_EMPTY:
    default:
      return NULL;
    }
}

static void
show_state (VenulePassageCard *self, const VenuleTranslationText *text)
{
  const char *why = say_staleness (text);
  VenuleTextState state = venule_text_state_of (text);
  g_autoptr (GString) words = g_string_new (venule_text_state_say (state));

  if (why != NULL)
    g_string_append_printf (words, ": %s", why);
  if (text->safety)
    g_string_append_printf (words, " · %s", _ ("Safety advice"));
  if (text->is_term)
    g_string_append_printf (words, " · %s", _ ("A word or a term"));
  if (text->line > 0)
    g_string_append_printf (g_string_append (words, " · "), _ ("Line %u"), text->line);
  gtk_label_set_text (self->about, words->str);
}

static void
show_mark (VenulePassageCard *self, const VenuleTranslationText *text)
{
  const VenuleReviewMark *mark = text->mark;
  VenuleCivilDate day;
  g_autofree char *on
      = mark != NULL && venule_civil_date_parse (mark->at, &day) ? venule_date_words_format (day) : NULL;
  g_autofree char *words = NULL;
  gboolean is_reviewed = text->review == VENULE_REVIEW_REVIEWED;

  if (mark != NULL && mark->is_revoked)
    words = g_strdup_printf (_ ("Taken back by %s on %s"), mark->by, on);
  else if (mark != NULL && is_reviewed)
    words = g_strdup_printf (_ ("Reviewed by %s (%s), second reader %s, on %s"), mark->by, mark->qualification,
                             mark->second, on);
  else if (mark != NULL)
    words = g_strdup_printf (_ ("Reviewed by %s on %s, and changed since: it has to be read again"), mark->by, on);
  gtk_label_set_text (self->mark, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (self->mark), words != NULL);
  gtk_widget_set_visible (self->review, text->review == VENULE_REVIEW_UNREVIEWED);
  gtk_widget_set_visible (self->revoke, is_reviewed);
}

static void
show_samples (VenulePassageCard *self, VenuleSampleSheets *samples, const char *id)
{
  GArray *printing = samples == NULL ? NULL : venule_sample_sheets_find_printing (samples, id);
  guint n = printing == NULL ? 0 : printing->len;
  g_autofree char *title
      = n == 0 ? g_strdup (_ ("On no sample’s sheet"))
               : g_strdup_printf (ngettext ("On the sheet of %u sample", "On the sheets of %u samples", n), n);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->samples))) != NULL)
    gtk_flow_box_remove (self->samples, child);
  for (guint i = 0; i < MIN (n, MAX_SAMPLES); i++)
    {
      guint sample = g_array_index (printing, guint, i);
      g_autofree char *words = venule_sample_say (samples, sample);
      GtkWidget *button = gtk_button_new_with_label (words);

      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "caption");
      g_object_set_data (G_OBJECT (button), "sample", GUINT_TO_POINTER (sample));
      g_signal_connect (button, "clicked", G_CALLBACK (on_sample_clicked_cb), self);
      gtk_flow_box_append (self->samples, button);
      gtk_widget_set_focusable (gtk_widget_get_parent (button), FALSE); /* the button is */
    }
  gtk_label_set_text (self->samples_title, title);
}

/* In the direction and with the letters of its language. */
static void
show_translation (VenulePassageCard *self, const VenuleTranslationText *text, const char *language)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  pango_attr_list_insert (attributes, pango_attr_language_new (pango_language_from_string (language)));
  gtk_label_set_attributes (self->translation, attributes);
  pango_attr_list_unref (attributes);
  gtk_label_set_text (self->translation, *text->translation == '\0' ? "—" : text->translation);
}

/**
 * venule_passage_card_show:
 * @self: the card
 * @item: (nullable): the text
 * @samples: (nullable): where it may print
 */
void
venule_passage_card_show (VenulePassageCard *self, VenuleTranslationItem *item, VenuleSampleSheets *samples)
{
  const VenuleTranslationText *text;

  gtk_stack_set_visible_child_name (self->stack, item == NULL ? "nothing" : "text");
  if (item == NULL)
    return;
  text = venule_translation_item_get_text (item);
  gtk_label_set_text (self->title, text->id);
  gtk_label_set_text (self->source, text->source);
  show_translation (self, text, venule_translation_get_language (venule_translation_item_get_translation (item)));
  show_state (self, text);
  show_text (self->note, _ ("Note:"), text->note);
  show_text (self->comment, _ ("Translators:"), text->comment);
  show_mark (self, text);
  show_samples (self, samples, text->id);
}
