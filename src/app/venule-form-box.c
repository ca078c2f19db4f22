/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-box.h"

#include "venule-course-view.h"
#include "venule-form-card.h"
#include "venule-group-view.h"
#include "venule-leg-map-editor.h"
#include "venule-row-kinds.h"
#include "venule-shortcut-bar.h"

#include "venule-check-reads.h"
#include "venule-shortcut-run.h"

/* One thing under the other: a card of rows, or a section or group inside. */
typedef struct
{
  GtkWidget *widget;
  VenuleFormCard *card;   /* (nullable): itself, if it is one */
  const VenuleForm *form; /* (nullable): of a section or group inside */
  GtkWidget *inside;      /* (nullable): its box or view */
} Part;

struct _VenuleFormBox
{
  AdwBin parent;
  VenuleCase *the_case;
  VenuleEntry *entry;
  GtkWidget *box;
  GPtrArray *parts;      /* (element-type Part) */
  GHashTable *questions; /* utf8 → VenuleQuestion: those in cards, by the paths of their answers */
};

G_DEFINE_FINAL_TYPE (VenuleFormBox, venule_form_box, ADW_TYPE_BIN)

static const VenuleChecklist *
get_checklist (VenuleFormBox *self)
{
  return venule_protocol_get_checklist (venule_case_get_definitions (self->the_case)->protocol);
}

static const VenuleHeading *
find_heading (VenuleFormBox *self, const VenuleQuestion *question)
{
  GPtrArray *headings = get_checklist (self)->headings;

  for (guint i = 0; i < headings->len; i++)
    {
      const VenuleHeading *heading = g_ptr_array_index (headings, i);

      if (heading->form == question->form && g_ptr_array_find (heading->questions, question, NULL))
        return heading;
    }
  return NULL;
}

static Part *
add_part (VenuleFormBox *self, GtkWidget *widget)
{
  Part *part = g_new0 (Part, 1);

  part->widget = widget;
  gtk_box_append (GTK_BOX (self->box), widget);
  g_ptr_array_add (self->parts, part);
  return part;
}

static VenuleFormCard *
add_card (VenuleFormBox *self, const VenuleHeading *heading)
{
  VenuleFormCard *card = venule_form_card_new (self->the_case, self->entry, heading);
  Part *part = add_part (self, GTK_WIDGET (card));

  part->card = card;
  return card;
}

static GtkWidget *
make_section (VenuleFormBox *self, Part *part)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *title = gtk_label_new (part->form->label);
  VenuleEntry *entry = venule_entry_get_section (self->entry, part->form);

  part->inside = GTK_WIDGET (venule_form_box_new (self->the_case, entry));
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "heading");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), part->inside);
  return box;
}

static void
add_form (VenuleFormBox *self, const VenuleForm *form)
{
  Part *part = g_new0 (Part, 1);

  part->form = form;
  if (form->kind == VENULE_FORM_SECTION)
    part->widget = make_section (self, part);
  else
    part->widget = part->inside = venule_group_view_new (self->the_case, self->entry, form);
  gtk_box_append (GTK_BOX (self->box), part->widget);
  g_ptr_array_add (self->parts, part);
}

/* What is planned is decided with the course and its feeding veins in sight. */
static gboolean
plans_course (VenuleFormBox *self)
{
  const VenuleQuestion *planned
      = venule_protocol_find_role (venule_case_get_definitions (self->the_case)->protocol, "planned-sessions");

  return planned != NULL && planned->form == venule_entry_get_form (self->entry);
}

static void
build (VenuleFormBox *self)
{
  const VenuleForm *form = venule_entry_get_form (self->entry);
  VenuleFormCard *card = NULL;

  if (plans_course (self))
    gtk_box_append (GTK_BOX (self->box), venule_course_view_new (self->the_case));
  gtk_box_append (GTK_BOX (self->box), venule_shortcut_bar_new (self->the_case, self->entry, form));
  for (guint i = 0; i < form->order->len; i++)
    {
      const VenuleFormItem *item = &g_array_index (form->order, VenuleFormItem, i);
      const VenuleHeading *heading = item->question == NULL ? NULL : find_heading (self, item->question);

      if (item->form != NULL)
        {
          /* Of the whole consultation, only what is in no section. */
          if (form->parent != NULL)
            add_form (self, item->form);
          card = NULL;
          continue;
        }
      if (venule_row_kind_for (item->question) == G_TYPE_INVALID)
        continue;
      if (card == NULL || heading != venule_form_card_get_heading (card))
        card = add_card (self, heading);
      venule_form_card_add (card, item->question);
      g_hash_table_insert (self->questions, venule_entry_get_answer_path (self->entry, item->question), item->question);
    }
}

/* A form whose places are marked on a picture is not filled in rows. */
static gboolean
is_leg_map (VenuleFormBox *self)
{
  const VenuleForm *mark
      = venule_protocol_find_form_role (venule_case_get_definitions (self->the_case)->protocol, "mark");

  return mark != NULL && mark->parent == venule_entry_get_form (self->entry);
}

static GHashTable *
list_proposals (VenuleFormBox *self)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (self->the_case);
  GPtrArray *shortcuts = get_checklist (self)->shortcuts;
  GHashTable *proposals = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) venule_answer_unref);

  for (guint i = 0; i < shortcuts->len; i++)
    {
      const VenuleShortcut *shortcut = g_ptr_array_index (shortcuts, i);
      g_autoptr (GPtrArray) answers = NULL;

      if (!shortcut->proposes || shortcut->starts || shortcut->form != venule_entry_get_form (self->entry)
          || !venule_shortcut_is_offered (shortcut, evaluation, self->entry))
        continue;
      answers = venule_shortcut_list (shortcut, evaluation, self->entry);
      for (guint j = 0; j < answers->len; j++)
        {
          const VenuleShortcutAnswer *answer = g_ptr_array_index (answers, j);

          g_hash_table_insert (proposals, g_strdup (answer->path), venule_answer_ref (answer->answer));
        }
    }

  return proposals;
}

static void
on_judged_cb (VenuleCase *the_case, VenuleFormBox *self)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (self->the_case);
  g_autoptr (GHashTable) proposals = list_proposals (self);

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      if (part->card != NULL)
        venule_form_card_judge (part->card, proposals);
      else if (part->form != NULL)
        gtk_widget_set_visible (part->widget, venule_evaluation_shows_form (evaluation, self->entry, part->form));
    }
}

static void
on_course_cb (VenuleCase *the_case, GParamSpec *pspec, VenuleFormBox *self)
{
  on_judged_cb (the_case, self);
}

static void
on_answered_cb (VenuleCase *the_case, const char *path, VenuleFormBox *self)
{
  const VenuleQuestion *question = g_hash_table_lookup (self->questions, path);

  if (question == NULL && *path != '\0')
    return;
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);

      if (part->card != NULL)
        venule_form_card_refresh (part->card, question);
    }
}

static void
venule_form_box_dispose (GObject *object)
{
  VenuleFormBox *self = VENULE_FORM_BOX (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_ptr_array_set_size (self->parts, 0);
  g_clear_object (&self->the_case);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (venule_form_box_parent_class)->dispose (object);
}

static void
venule_form_box_finalize (GObject *object)
{
  VenuleFormBox *self = VENULE_FORM_BOX (object);

  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->questions);

  G_OBJECT_CLASS (venule_form_box_parent_class)->finalize (object);
}

static void
venule_form_box_class_init (VenuleFormBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_form_box_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_form_box_finalize;
}

static void
venule_form_box_init (VenuleFormBox *self)
{
  self->parts = g_ptr_array_new_with_free_func (g_free);
  self->questions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/**
 * venule_form_box_new:
 * @the_case: a consultation
 * @entry: one of its sections, a member of one of its groups, or the top, of which only the questions show that are
 *   in no section
 *
 * Returns: (transfer floating): the questions of that entry
 */
VenuleFormBox *
venule_form_box_new (VenuleCase *the_case, VenuleEntry *entry)
{
  VenuleFormBox *self = g_object_new (VENULE_TYPE_FORM_BOX, NULL);

  self->the_case = g_object_ref (the_case);
  self->entry = g_object_ref (entry);
  if (is_leg_map (self))
    gtk_box_append (GTK_BOX (self->box), venule_leg_map_editor_new (the_case));
  else
    build (self);
  on_judged_cb (the_case, self);
  g_signal_connect (the_case, "answered", G_CALLBACK (on_answered_cb), self);
  g_signal_connect (the_case, "judged", G_CALLBACK (on_judged_cb), self);
  g_signal_connect (the_case, "notify::course", G_CALLBACK (on_course_cb), self);

  return self;
}

/**
 * venule_form_box_get_entry:
 * @self: a box
 *
 * Returns: (transfer none): the entry whose questions it shows
 */
VenuleEntry *
venule_form_box_get_entry (VenuleFormBox *self)
{
  return self->entry;
}

/**
 * venule_form_box_show_question:
 * @self: a box
 * @path: the path of an answer, from the root, with the keys of members
 *
 * Returns: whether the question is in it, and the keyboard is there now
 */
gboolean
venule_form_box_show_question (VenuleFormBox *self, const char *path)
{
  const VenuleQuestion *question;

  g_return_val_if_fail (VENULE_IS_FORM_BOX (self) && path != NULL, FALSE);

  if (is_leg_map (self))
    return venule_leg_map_editor_show_mark (VENULE_LEG_MAP_EDITOR (gtk_widget_get_first_child (self->box)), path);
  question = g_hash_table_lookup (self->questions, path);
  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);

      if (question != NULL && part->card != NULL && venule_form_card_show_question (part->card, question))
        return TRUE;
      if (part->form == NULL || question != NULL)
        continue;
      if (part->form->kind == VENULE_FORM_SECTION ? venule_form_box_show_question (VENULE_FORM_BOX (part->inside), path)
                                                  : venule_group_view_show_question (part->inside, path))
        return TRUE;
    }
  return FALSE;
}
