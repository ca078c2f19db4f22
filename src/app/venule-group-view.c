/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-group-view.h"

#include "venule-case-treatments.h"
#include "venule-course-view.h"
#include "venule-keyed-cards.h"
#include "venule-member-card.h"
#include "venule-member-edit.h"
#include "venule-entry-words.h"
#include "venule-ticked-cards.h"
#include "venule-telling.h"
#include "venule-vial-bar.h"

#include <glib/gi18n.h>

struct _VenuleGroupView
{
  AdwBin parent;
  VenuleCase *the_case;
  VenuleEntry *around;
  const VenuleForm *form;
  VenuleGroup *group;
  GtkWidget *cards; /* of members with ids, in the order of the group */
  GtkWidget *add;
  VenuleEntry *chosen; /* (nullable) (unowned): of treatments the one that stood open last; only to be compared */
  GtkWidget *keyed;    /* (nullable): instead, for members known by a list of keys or by another group */
};

G_DEFINE_FINAL_TYPE (VenuleGroupView, venule_group_view, ADW_TYPE_BIN)

static gboolean
may_edit (VenuleGroupView *self)
{
  const VenuleChecklist *checklist
      = venule_protocol_get_checklist (venule_case_get_definitions (self->the_case)->protocol);

  return venule_case_may_edit (self->the_case, checklist->forms[self->form->ordinal].part);
}

static void
update (VenuleGroupView *self)
{
  gtk_widget_set_sensitive (self->add, may_edit (self));
}

static VenuleMemberCard *
find_card (VenuleGroupView *self, VenuleEntry *entry)
{
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (venule_member_card_get_entry (VENULE_MEMBER_CARD (card)) == entry)
      return VENULE_MEMBER_CARD (card);
  return NULL;
}

/* What has to be answered next in a member: of what is open, what is required; else the first there is. */
static const VenuleQuestion *
find_next (VenuleGroupView *self, VenuleEntry *entry)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (self->the_case);
  const VenuleQuestion *open = NULL;

  for (guint i = 0; i < self->form->questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (self->form->questions, i);

      if (!venule_evaluation_shows_question (evaluation, entry, question)
          || venule_entry_get_answer (entry, question) != NULL)
        continue;
      if (venule_evaluation_requires (evaluation, entry, question))
        return question;
      open = open == NULL ? question : open;
    }
  return open;
}

/* Opens a member that was just made, with the keyboard where it goes on. */
static void
show_new (VenuleGroupView *self, VenuleEntry *entry, const char *message)
{
  VenuleMemberCard *card = entry == NULL ? NULL : find_card (self, entry);
  const VenuleQuestion *next = card == NULL ? NULL : find_next (self, entry);
  g_autofree char *own = NULL, *path = NULL;

  if (card == NULL)
    return;

  own = venule_entry_get_path (entry);
  path = next == NULL ? g_strdup (own) : g_strconcat (own, "/", next->id, NULL);
  if (!venule_lead_to (GTK_WIDGET (self), path))
    venule_member_card_show_question (card, path);
  venule_tell (GTK_WIDGET (self), message, TRUE);
}

static void
on_add_clicked_cb (GtkButton *button, VenuleGroupView *self)
{
  g_autofree char *message = g_strdup_printf (_ ("%s added"), self->form->label);
  VenuleEntry *entry = venule_case_is_treatment (self->the_case, self->form)
                           ? venule_case_add_treatment (self->the_case)
                           : venule_member_add (venule_case_get_evaluation (self->the_case), self->around, self->form);

  show_new (self, entry, message);
}

static void
on_vial_used_cb (VenuleVialBar *bar, VenuleEntry *entry, VenuleGroupView *self)
{
  g_autofree char *message = g_strdup_printf (_ ("%s added"), self->form->label);

  show_new (self, entry, message);
}

static void
on_duplicate_cb (VenuleMemberCard *card, VenuleGroupView *self)
{
  VenuleEntry *entry = venule_member_card_get_entry (card);
  g_autofree char *message = g_strdup_printf (_ ("%s duplicated"), self->form->label);

  show_new (self, venule_member_duplicate (venule_case_get_evaluation (self->the_case), entry), message);
}

static void
on_remove_cb (VenuleMemberCard *card, VenuleGroupView *self)
{
  VenuleEntry *entry = venule_member_card_get_entry (card);
  g_autofree char *title = venule_entry_to_words (self->the_case, entry), *message = NULL;
  guint n = venule_member_remove (venule_case_get_evaluation (self->the_case), entry);

  message = n == 0 ? g_strdup_printf (_ ("“%s” removed"), title)
                   : g_strdup_printf (
                       ngettext ("“%s” removed, with %u mention of it", "“%s” removed, with %u mentions of it", n),
                       title, n);
  venule_tell (GTK_WIDGET (self), message, TRUE);
}

/* The treatment that is looked at is the one that checks and sheet are about. */
static void
on_expanded_cb (VenuleMemberCard *card, GParamSpec *pspec, VenuleGroupView *self)
{
  VenuleEntry *entry = venule_member_card_get_entry (card);
  gboolean expanded;

  g_object_get (card, "expanded", &expanded, NULL);
  if (!expanded || !venule_case_is_treatment (self->the_case, self->form))
    return;

  if (venule_evaluation_get_session (venule_case_get_evaluation (self->the_case)) != entry)
    venule_case_choose_session (self->the_case, venule_entry_get_key (entry));
  for (GtkWidget *other = gtk_widget_get_first_child (self->cards); other != NULL;
       other = gtk_widget_get_next_sibling (other))
    if (other != GTK_WIDGET (card))
      venule_member_card_set_expanded (VENULE_MEMBER_CARD (other), FALSE);
}

static void
insert_card (VenuleGroupView *self, guint position)
{
  GtkWidget *card = venule_member_card_new (self->the_case, venule_group_peek (self->group, position));
  GtkWidget *before = NULL;

  for (guint i = 0; i < position; i++)
    before = before == NULL ? gtk_widget_get_first_child (self->cards) : gtk_widget_get_next_sibling (before);
  g_signal_connect (card, "duplicate", G_CALLBACK (on_duplicate_cb), self);
  g_signal_connect (card, "remove", G_CALLBACK (on_remove_cb), self);
  g_signal_connect (card, "notify::expanded", G_CALLBACK (on_expanded_cb), self);
  gtk_box_insert_child_after (GTK_BOX (self->cards), card, before);
}

static void
on_items_changed_cb (GListModel *model, guint position, guint removed, guint added, VenuleGroupView *self)
{
  for (guint i = 0; i < removed; i++)
    {
      GtkWidget *card = gtk_widget_get_first_child (self->cards);

      for (guint j = 0; j < position; j++)
        card = gtk_widget_get_next_sibling (card);
      gtk_box_remove (GTK_BOX (self->cards), card);
    }
  for (guint i = 0; i < added; i++)
    insert_card (self, position + i);
  gtk_widget_set_visible (self->cards, g_list_model_get_n_items (model) > 0);
}

static void
venule_group_view_dispose (GObject *object)
{
  VenuleGroupView *self = VENULE_GROUP_VIEW (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  if (self->group != NULL)
    g_signal_handlers_disconnect_by_data (self->group, self);
  g_clear_object (&self->group);
  g_clear_object (&self->around);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (venule_group_view_parent_class)->dispose (object);
}

static void
venule_group_view_class_init (VenuleGroupViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_group_view_dispose;
}

static void
venule_group_view_init (VenuleGroupView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "group-view");
}

static GtkWidget *
make_add_button (VenuleGroupView *self)
{
  g_autofree char *kind = g_utf8_strdown (self->form->label, -1);
  /* Translators: %s is what is added: feeding vein, flight, treatment */
  g_autofree char *label = g_strdup_printf (_ ("Add %s"), kind);
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *button = gtk_button_new ();

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "list-add-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), label);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "shortcut");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  return button;
}

static void
add_title (VenuleGroupView *self, GtkBox *box)
{
  GtkWidget *title = gtk_label_new (self->form->label);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (box, title);
}

static void
build_members (VenuleGroupView *self, GtkBox *box)
{
  GtkWidget *vials = venule_vial_bar_new (self->the_case, self->around, self->form);

  self->cards = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->add = make_add_button (self);
  gtk_box_append (box, self->cards);
  if (vials != NULL)
    {
      g_signal_connect (vials, "used", G_CALLBACK (on_vial_used_cb), self);
      gtk_box_append (box, vials);
    }
  gtk_box_append (box, self->add);
  g_signal_connect (self->group, "items-changed", G_CALLBACK (on_items_changed_cb), self);
  on_items_changed_cb (G_LIST_MODEL (self->group), 0, 0, venule_group_get_n_entries (self->group), self);
  g_signal_connect_swapped (self->the_case, "notify::course", G_CALLBACK (update), self);
  update (self);
}

/* Of the treatments the chosen one stands open. */
static void
open_chosen (VenuleGroupView *self)
{
  VenuleEntry *chosen = venule_evaluation_get_session (venule_case_get_evaluation (self->the_case));
  VenuleMemberCard *card = chosen == NULL || chosen == self->chosen ? NULL : find_card (self, chosen);

  self->chosen = chosen;
  if (card != NULL)
    venule_member_card_set_expanded (card, TRUE);
}

/**
 * venule_group_view_new:
 * @the_case: a consultation
 * @parent: the entry around the group
 * @form: the group
 *
 * Returns: (transfer floating): its members, with ways to add and remove them
 */
GtkWidget *
venule_group_view_new (VenuleCase *the_case, VenuleEntry *parent, const VenuleForm *form)
{
  VenuleGroupView *self = g_object_new (VENULE_TYPE_GROUP_VIEW, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->the_case = g_object_ref (the_case);
  self->around = g_object_ref (parent);
  self->form = form;
  self->group = g_object_ref (venule_entry_get_group (parent, form));
  adw_bin_set_child (ADW_BIN (self), box);
  /* At the top the form has said already what it is. */
  if (form->parent->parent != NULL && !venule_form_has_list_of_keys (form))
    add_title (self, GTK_BOX (box));
  if (venule_case_is_treatment (the_case, form))
    gtk_box_append (GTK_BOX (box), venule_course_view_new (the_case));
  if (venule_form_has_list_of_keys (form))
    self->keyed = venule_keyed_cards_new (the_case, self->group);
  else if (form->kind == VENULE_FORM_KEYED)
    self->keyed = venule_ticked_cards_new (the_case, parent, form);
  if (self->keyed != NULL)
    gtk_box_append (GTK_BOX (box), self->keyed);
  else
    build_members (self, GTK_BOX (box));
  if (venule_case_is_treatment (the_case, form))
    {
      g_signal_connect_swapped (the_case, "judged", G_CALLBACK (open_chosen), self);
      open_chosen (self);
    }

  return GTK_WIDGET (self);
}

/**
 * venule_group_view_show_question:
 * @group_view: a view of a group
 * @path: the path of an answer inside it, from the root, with the keys of members
 *
 * Returns: whether the question is in it, and the keyboard is there now
 */
gboolean
venule_group_view_show_question (GtkWidget *group_view, const char *path)
{
  VenuleGroupView *self = VENULE_GROUP_VIEW (group_view);
  g_autofree char *above = venule_entry_get_path (self->around);
  g_autofree char *own = g_strconcat (above, *above == '\0' ? "" : "/", self->form->id, NULL);

  if (!g_str_has_prefix (path, own))
    return FALSE;
  if (self->keyed != NULL)
    return VENULE_IS_KEYED_CARDS (self->keyed)
               ? venule_keyed_cards_show_question (VENULE_KEYED_CARDS (self->keyed), path)
               : venule_ticked_cards_show_question (VENULE_TICKED_CARDS (self->keyed), path);
  for (GtkWidget *card = gtk_widget_get_first_child (self->cards); card != NULL;
       card = gtk_widget_get_next_sibling (card))
    if (venule_member_card_show_question (VENULE_MEMBER_CARD (card), path))
      return TRUE;
  /* The group itself is meant: one has to be added. */
  return g_str_equal (path, own) && gtk_widget_grab_focus (self->add);
}
