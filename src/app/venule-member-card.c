/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-member-card.h"

#include "venule-column-layout.h"
#include "venule-direction.h"
#include "venule-entry-words.h"
#include "venule-form-box.h"
#include "venule-form-view.h"
#include "venule-leg-marks.h"
#include "venule-member-edit.h"

#include <glib/gi18n.h>

struct _VenuleMemberCard
{
  AdwBin parent;
  GtkWidget *head;
  GtkWidget *arrow;
  GtkLabel *title;
  GtkWidget *mark;
  GtkWidget *duplicate;
  GtkWidget *remove;
  AdwBin *place;
  VenuleCase *the_case;
  VenuleEntry *entry;
  gboolean expanded;
};

G_DEFINE_FINAL_TYPE (VenuleMemberCard, venule_member_card, ADW_TYPE_BIN)

enum
{
  PROP_EXPANDED = 1,
  N_PROPS
};

enum
{
  DUPLICATE,
  REMOVE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

static gboolean
may_edit (VenuleMemberCard *self)
{
  const VenuleChecklist *checklist
      = venule_protocol_get_checklist (venule_case_get_definitions (self->the_case)->protocol);

  return venule_case_may_edit (self->the_case, checklist->forms[venule_entry_get_form (self->entry)->ordinal].part);
}

static void
name_button (GtkWidget *button, const char *verb, const char *title)
{
  g_autofree char *name = g_strdup_printf ("%s: %s", verb, title);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/* The path of what is drawn of it on the leg map, if anything is. */
static char *
find_mark (VenuleMemberCard *self)
{
  g_autoptr (VenuleLegMarks) marks = venule_leg_marks_new (venule_case_get_definitions (self->the_case)->protocol,
                                                           venule_case_get_consultation (self->the_case));

  return venule_leg_marks_find_path_of_tied (marks, self->entry);
}

static void
update (VenuleMemberCard *self)
{
  g_autofree char *title = NULL, *line = NULL;
  g_autofree char *mark = NULL;

  /* It was taken away, and its card goes in this turn too. */
  if (venule_entry_get_parent (self->entry) == NULL)
    return;

  title = venule_entry_to_words (self->the_case, self->entry);
  line = venule_direction_begin (title);
  gtk_label_set_label (self->title, line);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  mark = find_mark (self);
  gtk_widget_set_visible (self->mark, mark != NULL);
  name_button (self->mark, _ ("Show on the leg map"), title);
  name_button (self->duplicate, _ ("Duplicate"), title);
  name_button (self->remove, _ ("Remove"), title);
  gtk_widget_set_sensitive (self->duplicate, may_edit (self));
  gtk_widget_set_sensitive (self->remove, may_edit (self));
}

static void
on_head_clicked_cb (GtkButton *button, VenuleMemberCard *self)
{
  venule_member_card_set_expanded (self, !self->expanded);
}

static void
on_mark_clicked_cb (GtkButton *button, VenuleMemberCard *self)
{
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), VENULE_TYPE_FORM_VIEW);
  g_autofree char *mark = find_mark (self);

  if (view != NULL && mark != NULL)
    venule_form_view_show_question (VENULE_FORM_VIEW (view), mark);
}

static void
on_duplicate_clicked_cb (GtkButton *button, VenuleMemberCard *self)
{
  g_signal_emit (self, signals[DUPLICATE], 0);
}

static void
on_remove_clicked_cb (GtkButton *button, VenuleMemberCard *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
venule_member_card_dispose (GObject *object)
{
  VenuleMemberCard *self = VENULE_MEMBER_CARD (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_clear_object (&self->the_case);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (venule_member_card_parent_class)->dispose (object);
}

static void
venule_member_card_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_EXPANDED:
      g_value_set_boolean (value, VENULE_MEMBER_CARD (object)->expanded);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
venule_member_card_class_init (VenuleMemberCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = venule_member_card_dispose;
  object_class->get_property = venule_member_card_get_property;
  properties[PROP_EXPANDED]
      = g_param_spec_boolean ("expanded", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[DUPLICATE]
      = g_signal_new ("duplicate", VENULE_TYPE_MEMBER_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[REMOVE]
      = g_signal_new ("remove", VENULE_TYPE_MEMBER_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-member-card.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleMemberCard, head);
  gtk_widget_class_bind_template_child (widget_class, VenuleMemberCard, arrow);
  gtk_widget_class_bind_template_child (widget_class, VenuleMemberCard, title);
  gtk_widget_class_bind_template_child (widget_class, VenuleMemberCard, mark);
  gtk_widget_class_bind_template_child (widget_class, VenuleMemberCard, duplicate);
  gtk_widget_class_bind_template_child (widget_class, VenuleMemberCard, remove);
  gtk_widget_class_bind_template_child (widget_class, VenuleMemberCard, place);
  gtk_widget_class_bind_template_callback (widget_class, on_head_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_mark_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_duplicate_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_remove_clicked_cb);
}

static void
venule_member_card_init (VenuleMemberCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* While it is empty GTK takes it for something as high at any width, and keeps that in mind when it no longer is. */
  gtk_widget_set_layout_manager (GTK_WIDGET (self->place), venule_column_layout_new (1, 0));
}

/**
 * venule_member_card_new:
 * @the_case: a consultation
 * @entry: a member of a group that repeats
 *
 * Returns: (transfer floating): its card, closed
 */
GtkWidget *
venule_member_card_new (VenuleCase *the_case, VenuleEntry *entry)
{
  VenuleMemberCard *self = g_object_new (VENULE_TYPE_MEMBER_CARD, NULL);

  self->the_case = g_object_ref (the_case);
  self->entry = g_object_ref (entry);
  gtk_widget_set_visible (self->duplicate,
                          venule_member_can_be_duplicated (venule_case_get_evaluation (the_case), entry));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  g_signal_connect_swapped (the_case, "judged", G_CALLBACK (update), self);
  g_signal_connect_swapped (the_case, "notify::course", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}

/**
 * venule_member_card_get_entry:
 * @self: a card
 *
 * Returns: (transfer none): whose it is
 */
VenuleEntry *
venule_member_card_get_entry (VenuleMemberCard *self)
{
  return self->entry;
}

/**
 * venule_member_card_set_expanded:
 * @self: a card
 * @expanded: whether its questions show
 *
 * Its questions are built when they are shown first.
 */
void
venule_member_card_set_expanded (VenuleMemberCard *self, gboolean expanded)
{
  if (self->expanded == expanded)
    return;

  self->expanded = expanded;
  if (expanded && adw_bin_get_child (self->place) == NULL)
    adw_bin_set_child (self->place, GTK_WIDGET (venule_form_box_new (self->the_case, self->entry)));
  gtk_widget_set_visible (GTK_WIDGET (self->place), expanded);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow), expanded ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->head), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_EXPANDED]);
}

/**
 * venule_member_card_show_question:
 * @self: a card
 * @path: the path of an answer, from the root
 *
 * Returns: whether it is one of the member's, and the keyboard is there now
 */
gboolean
venule_member_card_show_question (VenuleMemberCard *self, const char *path)
{
  g_autofree char *own = venule_entry_get_path (self->entry);

  if (!g_str_has_prefix (path, own) || (path[strlen (own)] != '/' && path[strlen (own)] != '\0'))
    return FALSE;

  venule_member_card_set_expanded (self, TRUE);
  return venule_form_box_show_question (VENULE_FORM_BOX (adw_bin_get_child (self->place)), path)
         || gtk_widget_grab_focus (self->head);
}
