/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-ticked-cards.h"

#include "venule-entry-words.h"
#include "venule-form-box.h"
#include "venule-member-edit.h"

#include <glib/gi18n.h>

struct _VenuleTickedCards
{
  AdwBin parent;
  VenuleCase *the_case;
  VenuleEntry *around;
  const VenuleForm *form;
  VenuleGroup *group;
  VenuleGroup *referred; /* (nullable): whose members are offered */
  GtkWidget *box;
  GtkWidget *none;
};

G_DEFINE_FINAL_TYPE (VenuleTickedCards, venule_ticked_cards, ADW_TYPE_BIN)

static const char *
get_key (GtkWidget *card)
{
  return g_object_get_data (G_OBJECT (card), "key");
}

static GtkCheckButton *
get_tick (GtkWidget *card)
{
  return GTK_CHECK_BUTTON (gtk_widget_get_first_child (card));
}

/* (nullable) */
static VenuleFormBox *
get_form_box (GtkWidget *card)
{
  GtkWidget *last = gtk_widget_get_last_child (card);

  return VENULE_IS_FORM_BOX (last) ? VENULE_FORM_BOX (last) : NULL;
}

static void
on_toggled_cb (GtkCheckButton *tick, VenuleTickedCards *self)
{
  const char *key = get_key (gtk_widget_get_parent (GTK_WIDGET (tick)));
  VenuleEntry *member = venule_group_find (self->group, key);
  g_autofree char *above = venule_entry_get_path (self->around), *path = NULL;

  if (gtk_check_button_get_active (tick) == (member != NULL))
    return;
  path = g_strconcat (above, "/", self->form->id, NULL);
  if (member != NULL)
    venule_member_remove (venule_case_get_evaluation (self->the_case), member);
  else
    venule_consultation_add_member (venule_case_get_consultation (self->the_case), path, key, NULL);
}

static GtkWidget *
make_card (VenuleTickedCards *self, const char *key)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *tick = gtk_check_button_new ();

  gtk_widget_add_css_class (card, "keyed-card");
  gtk_widget_add_css_class (tick, "target");
  g_object_set_data_full (G_OBJECT (card), "key", g_strdup (key), g_free);
  gtk_box_append (GTK_BOX (card), tick);
  gtk_box_append (GTK_BOX (self->box), card);
  g_signal_connect (tick, "toggled", G_CALLBACK (on_toggled_cb), self);
  return card;
}

static gboolean
may_edit (VenuleTickedCards *self)
{
  const VenuleChecklist *checklist
      = venule_protocol_get_checklist (venule_case_get_definitions (self->the_case)->protocol);

  return venule_case_may_edit (self->the_case, checklist->forms[self->form->ordinal].part);
}

static void
update_card (VenuleTickedCards *self, GtkWidget *card)
{
  VenuleEntry *member = venule_group_find (self->group, get_key (card));
  VenuleEntry *named = self->referred == NULL ? NULL : venule_group_find (self->referred, get_key (card));
  g_autofree char *words
      = named == NULL ? g_strdup (_ ("One that was removed")) : venule_entry_to_words (self->the_case, named);
  VenuleFormBox *box = get_form_box (card);

  gtk_check_button_set_label (get_tick (card), words);
  gtk_check_button_set_active (get_tick (card), member != NULL);
  gtk_widget_set_sensitive (GTK_WIDGET (get_tick (card)), may_edit (self));
  if (box != NULL && venule_form_box_get_entry (box) != member)
    gtk_box_remove (GTK_BOX (card), GTK_WIDGET (g_steal_pointer (&box)));
  if (box == NULL && member != NULL)
    gtk_box_append (GTK_BOX (card), GTK_WIDGET (venule_form_box_new (self->the_case, member)));
}

static GtkWidget *
find_card (VenuleTickedCards *self, const char *key)
{
  GtkWidget *card = gtk_widget_get_first_child (self->box);

  while (card != NULL && !g_str_equal (get_key (card), key))
    card = gtk_widget_get_next_sibling (card);
  return card;
}

/* Who may be ticked, and who is although it is gone. */
static GPtrArray *
list_keys (VenuleTickedCards *self)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; self->referred != NULL && i < venule_group_get_n_entries (self->referred); i++)
    g_ptr_array_add (keys, (gpointer) venule_entry_get_key (venule_group_peek (self->referred, i)));
  for (guint i = 0; i < venule_group_get_n_entries (self->group); i++)
    {
      const char *key = venule_entry_get_key (venule_group_peek (self->group, i));

      if (!g_ptr_array_find_with_equal_func (keys, key, g_str_equal, NULL))
        g_ptr_array_add (keys, (gpointer) key);
    }
  return keys;
}

static void
update (VenuleTickedCards *self)
{
  g_autoptr (GPtrArray) keys = list_keys (self);
  GtkWidget *next, *before = NULL;

  for (GtkWidget *card = gtk_widget_get_first_child (self->box); card != NULL; card = next)
    {
      next = gtk_widget_get_next_sibling (card);
      if (!g_ptr_array_find_with_equal_func (keys, get_key (card), g_str_equal, NULL))
        gtk_box_remove (GTK_BOX (self->box), card);
    }
  for (guint i = 0; i < keys->len; i++)
    {
      GtkWidget *card = find_card (self, g_ptr_array_index (keys, i));

      if (card == NULL)
        card = make_card (self, g_ptr_array_index (keys, i));
      gtk_box_reorder_child_after (GTK_BOX (self->box), card, before);
      update_card (self, card);
      before = card;
    }
  gtk_widget_set_visible (self->none, keys->len == 0);
}

static void
venule_ticked_cards_dispose (GObject *object)
{
  VenuleTickedCards *self = VENULE_TICKED_CARDS (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  if (self->referred != NULL)
    g_signal_handlers_disconnect_by_data (self->referred, self);
  g_clear_object (&self->group);
  g_clear_object (&self->referred);
  g_clear_object (&self->around);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (venule_ticked_cards_parent_class)->dispose (object);
}

static void
venule_ticked_cards_class_init (VenuleTickedCardsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_ticked_cards_dispose;
}

static void
venule_ticked_cards_init (VenuleTickedCards *self)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->none = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->none), 0);
  gtk_label_set_wrap (GTK_LABEL (self->none), TRUE);
  gtk_widget_add_css_class (self->none, "dim-label");
  gtk_box_append (GTK_BOX (outer), self->box);
  gtk_box_append (GTK_BOX (outer), self->none);
  adw_bin_set_child (ADW_BIN (self), outer);
}

static void
say_none (VenuleTickedCards *self)
{
  const VenuleForm *root = venule_consultation_get_form (venule_case_get_consultation (self->the_case));
  const VenuleForm *form = venule_form_find_form (root, self->form->key_refers_to);
  g_autofree char *kind = g_utf8_strdown (form->label, -1);
  /* Translators: %s is a kind of member: feeding vein */
  g_autofree char *text = g_strdup_printf (_ ("No %s is in this consultation."), kind);

  gtk_label_set_label (GTK_LABEL (self->none), text);
}

/**
 * venule_ticked_cards_new:
 * @the_case: a consultation
 * @around: the entry that the group stands in
 * @form: a group that is known by the members of another
 *
 * Returns: (transfer floating): a tick for each member of that other group
 */
GtkWidget *
venule_ticked_cards_new (VenuleCase *the_case, VenuleEntry *around, const VenuleForm *form)
{
  VenuleTickedCards *self = g_object_new (VENULE_TYPE_TICKED_CARDS, NULL);
  VenuleGroup *referred = venule_consultation_find_group (venule_case_get_consultation (the_case), form->key_refers_to);

  self->the_case = g_object_ref (the_case);
  self->around = g_object_ref (around);
  self->form = form;
  self->group = g_object_ref (venule_entry_get_group (around, form));
  self->referred = referred == NULL ? NULL : g_object_ref (referred);
  g_signal_connect_swapped (self->group, "items-changed", G_CALLBACK (update), self);
  if (self->referred != NULL)
    g_signal_connect_swapped (self->referred, "items-changed", G_CALLBACK (update), self);
  g_signal_connect_swapped (the_case, "judged", G_CALLBACK (update), self);
  g_signal_connect_swapped (the_case, "notify::course", G_CALLBACK (update), self);
  say_none (self);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * venule_ticked_cards_show_question:
 * @self: cards
 * @path: the path of an answer, from the root
 *
 * Returns: whether it is in one of them, and the keyboard is there now
 */
gboolean
venule_ticked_cards_show_question (VenuleTickedCards *self, const char *path)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->box); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    {
      VenuleFormBox *box = get_form_box (card);
      g_autofree char *own = box == NULL ? NULL : venule_entry_get_path (venule_form_box_get_entry (box));

      if (own != NULL && g_str_has_prefix (path, own))
        return venule_form_box_show_question (box, path);
    }
  return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
