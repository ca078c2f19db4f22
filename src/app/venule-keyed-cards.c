/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-keyed-cards.h"

#include "venule-column-layout.h"
#include "venule-entry-words.h"
#include "venule-form-box.h"

/* A row of answers has room in this. */
#define COLUMN_WIDTH 330
#define SPACING      12

struct _VenuleKeyedCards
{
  GtkWidget parent;
  VenuleCase *the_case;
  VenuleGroup *group;
};

G_DEFINE_FINAL_TYPE (VenuleKeyedCards, venule_keyed_cards, GTK_TYPE_WIDGET)

static VenuleFormBox *
get_form_box (GtkWidget *card)
{
  return VENULE_FORM_BOX (gtk_widget_get_last_child (card));
}

static GtkWidget *
make_card (VenuleKeyedCards *self, VenuleEntry *entry)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  g_autofree char *words = venule_entry_to_words (self->the_case, entry);
  GtkWidget *title = gtk_label_new (words);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_widget_add_css_class (card, "keyed-card");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (card), GTK_ACCESSIBLE_RELATION_LABELLED_BY, title, NULL, -1);
  gtk_box_append (GTK_BOX (card), title);
  gtk_box_append (GTK_BOX (card), GTK_WIDGET (venule_form_box_new (self->the_case, entry)));
  return card;
}

/* A card keeps its entry, member or not; only where another one took its place it is made anew. */
static void
update (VenuleKeyedCards *self)
{
  const VenuleForm *form = venule_group_get_form (self->group);
  GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self)), *last = NULL;

  for (guint i = 0; i < form->keys->len; i++)
    {
      const VenuleOption *key = g_ptr_array_index (form->keys, i);
      VenuleEntry *entry = venule_group_get_member (self->group, key->id);

      if (card == NULL || venule_form_box_get_entry (get_form_box (card)) != entry)
        {
          GtkWidget *fresh = make_card (self, entry);

          g_clear_pointer (&card, gtk_widget_unparent);
          gtk_widget_insert_after (fresh, GTK_WIDGET (self), last);
          card = fresh;
        }
      last = card;
      card = gtk_widget_get_next_sibling (card);
    }
}

static void
venule_keyed_cards_dispose (GObject *object)
{
  VenuleKeyedCards *self = VENULE_KEYED_CARDS (object);
  GtkWidget *child;

  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->group);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (venule_keyed_cards_parent_class)->dispose (object);
}

static void
venule_keyed_cards_class_init (VenuleKeyedCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_keyed_cards_dispose;
}

static void
venule_keyed_cards_init (VenuleKeyedCards *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), venule_column_layout_new (COLUMN_WIDTH, SPACING));
}

/**
 * venule_keyed_cards_new:
 * @the_case: a consultation
 * @group: a group with a list of keys
 *
 * Returns: (transfer floating): a card for each key
 */
GtkWidget *
venule_keyed_cards_new (VenuleCase *the_case, VenuleGroup *group)
{
  VenuleKeyedCards *self = g_object_new (VENULE_TYPE_KEYED_CARDS, NULL);

  self->the_case = g_object_ref (the_case);
  self->group = g_object_ref (group);
  g_signal_connect_swapped (group, "items-changed", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * venule_keyed_cards_show_question:
 * @self: cards
 * @path: the path of an answer, from the root
 *
 * Returns: whether it is in one of them, and the keyboard is there now
 */
gboolean
venule_keyed_cards_show_question (VenuleKeyedCards *self, const char *path)
{
  for (GtkWidget *card = gtk_widget_get_first_child (GTK_WIDGET (self)); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      VenuleFormBox *box = get_form_box (card);
      g_autofree char *own = venule_entry_get_path (venule_form_box_get_entry (box));

      if (g_str_has_prefix (path, own))
        return venule_form_box_show_question (box, path);
    }
  return FALSE;
}
