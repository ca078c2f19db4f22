/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-box.h"

#include "venule-course-view.h"
#include "venule-group-view.h"
#include "venule-heading-button.h"
#include "venule-leg-map-editor.h"
#include "venule-question-row.h"
#include "venule-shortcut-bar.h"

#include "venule-shortcut-run.h"

/* One thing under the other: a card of rows, or a section or group inside. */
typedef struct
{
  GtkWidget *widget;
  GtkWidget *card;        /* (nullable): of a card, where its rows go */
  GPtrArray *rows;        /* (element-type VenuleQuestionRow) (nullable): of a card */
  const VenuleForm *form; /* (nullable): of a section or group inside */
  GtkWidget *inside;      /* (nullable): its box or view */
} Part;

struct _VenuleFormBox
{
  AdwBin parent;
  VenuleCase *the_case;
  VenuleEntry *entry;
  GtkWidget *box;
  GPtrArray *parts; /* (element-type Part) */
  GHashTable *rows; /* utf8 → VenuleQuestionRow: by path; both unowned */
};

G_DEFINE_FINAL_TYPE (VenuleFormBox, venule_form_box, ADW_TYPE_BIN)

static void
part_free (gpointer data)
{
  Part *part = data;

  g_clear_pointer (&part->rows, g_ptr_array_unref);
  g_free (part);
}

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

static Part *
add_card (VenuleFormBox *self, const VenuleHeading *heading)
{
  GtkWidget *group = adw_preferences_group_new ();
  Part *part = add_part (self, group);

  part->rows = g_ptr_array_new ();
  part->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (part->card, "card");
  gtk_widget_add_css_class (part->card, "questions");
  gtk_widget_set_overflow (part->card, GTK_OVERFLOW_HIDDEN);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), part->card);
  if (heading != NULL)
    adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), heading->label);
  if (heading != NULL && heading->none_of_these)
    {
      GtkWidget *button = venule_heading_button_new (self->the_case, self->entry, heading);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), button);
    }

  return part;
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
  Part *card = NULL;
  const VenuleHeading *last_heading = NULL;

  if (plans_course (self))
    gtk_box_append (GTK_BOX (self->box), venule_course_view_new (self->the_case));
  gtk_box_append (GTK_BOX (self->box), venule_shortcut_bar_new (self->the_case, self->entry, form));
  for (guint i = 0; i < form->order->len; i++)
    {
      const VenuleFormItem *item = &g_array_index (form->order, VenuleFormItem, i);
      const VenuleHeading *heading = item->question == NULL ? NULL : find_heading (self, item->question);
      GtkWidget *row;

      if (item->form != NULL)
        {
          /* Of the whole consultation, only what is in no section. */
          if (form->parent != NULL)
            add_form (self, item->form);
          card = NULL;
          continue;
        }
      row = venule_question_row_new (self->the_case, self->entry, item->question);
      if (row == NULL)
        continue;
      if (card == NULL || heading != last_heading)
        card = add_card (self, heading);
      last_heading = heading;
      g_ptr_array_add (card->rows, row);
      gtk_box_append (GTK_BOX (card->card), row);
      g_hash_table_insert (self->rows, (gpointer) venule_question_row_get_path (VENULE_QUESTION_ROW (row)), row);
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
judge_rows (Part *part, GHashTable *proposals)
{
  gboolean shows = FALSE;

  for (guint i = 0; i < part->rows->len; i++)
    {
      VenuleQuestionRow *row = g_ptr_array_index (part->rows, i);

      venule_question_row_propose (row, g_hash_table_lookup (proposals, venule_question_row_get_path (row)));
      shows = venule_question_row_judge (row) || shows;
    }
  gtk_widget_set_visible (part->widget, shows);
}

static void
on_judged_cb (VenuleCase *the_case, VenuleFormBox *self)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (self->the_case);
  g_autoptr (GHashTable) proposals = list_proposals (self);

  for (guint i = 0; i < self->parts->len; i++)
    {
      Part *part = g_ptr_array_index (self->parts, i);

      if (part->rows != NULL)
        judge_rows (part, proposals);
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
  VenuleQuestionRow *row = g_hash_table_lookup (self->rows, path);
  GHashTableIter iter;
  gpointer value;

  if (row != NULL)
    venule_question_row_refresh (row);
  if (*path != '\0')
    return;
  g_hash_table_iter_init (&iter, self->rows);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    venule_question_row_refresh (value);
}

static void
venule_form_box_dispose (GObject *object)
{
  VenuleFormBox *self = VENULE_FORM_BOX (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_ptr_array_set_size (self->parts, 0);
  g_hash_table_remove_all (self->rows);
  g_clear_object (&self->the_case);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (venule_form_box_parent_class)->dispose (object);
}

static void
venule_form_box_finalize (GObject *object)
{
  VenuleFormBox *self = VENULE_FORM_BOX (object);

  g_ptr_array_unref (self->parts);
  g_hash_table_unref (self->rows);

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
  self->parts = g_ptr_array_new_with_free_func (part_free);
  self->rows = g_hash_table_new (g_str_hash, g_str_equal);
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
  VenuleQuestionRow *row;

  g_return_val_if_fail (VENULE_IS_FORM_BOX (self) && path != NULL, FALSE);

  if (is_leg_map (self))
    return venule_leg_map_editor_show_mark (VENULE_LEG_MAP_EDITOR (gtk_widget_get_first_child (self->box)), path);
  row = g_hash_table_lookup (self->rows, path);
  if (row != NULL)
    return venule_question_row_enter (row);

  for (guint i = 0; i < self->parts->len; i++)
    {
      const Part *part = g_ptr_array_index (self->parts, i);

      if (part->form == NULL)
        continue;
      if (part->form->kind == VENULE_FORM_SECTION ? venule_form_box_show_question (VENULE_FORM_BOX (part->inside), path)
                                                  : venule_group_view_show_question (part->inside, path))
        return TRUE;
    }
  return FALSE;
}
