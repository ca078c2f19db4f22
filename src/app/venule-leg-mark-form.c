/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-mark-form.h"

#include "venule-form-view.h"
#include "venule-leg-words.h"

#include <glib/gi18n.h>

struct _VenuleLegMarkForm
{
  AdwPreferencesGroup parent;
  VenuleLegMarks *marks;  /* (nullable) */
  VenulePlacedMark *mark; /* (nullable) */
  GPtrArray *rows;        /* (element-type AdwComboRow), unowned */
  GtkWidget *remove;
  gboolean is_editable;
  gboolean is_filling; /* rows change because the mark did */
};

G_DEFINE_FINAL_TYPE (VenuleLegMarkForm, venule_leg_mark_form, ADW_TYPE_PREFERENCES_GROUP)

static const VenuleQuestion *
get_question (gpointer row)
{
  return g_object_get_data (row, "question");
}

static const char *
get_value (VenuleLegMarkForm *self, const VenuleQuestion *question)
{
  VenuleAnswer *answer = venule_entry_get_answer (venule_placed_mark_get_entry (self->mark), question);

  return answer == NULL ? NULL : venule_answer_get_value (answer, 0);
}

/* What a row offers: ids, in its order; NULL stands for nothing. Where nothing may be changed, that is what is said. */
static GPtrArray *
list_ids (VenuleLegMarkForm *self, const VenuleQuestion *question)
{
  GPtrArray *ids = g_ptr_array_new ();
  VenuleGroup *group;

  if (!self->is_editable)
    {
      g_ptr_array_add (ids, (gpointer) get_value (self, question));
      return ids;
    }
  if (question->kind != VENULE_KIND_REFERENCE)
    {
      for (guint i = 0; i < question->options->len; i++)
        g_ptr_array_add (ids, (gpointer) ((const VenuleOption *) question->options->pdata[i])->id);
      return ids;
    }
  g_ptr_array_add (ids, NULL);
  group = venule_leg_marks_get_members (self->marks, question);
  for (guint i = 0; group != NULL && i < venule_group_get_n_entries (group); i++)
    g_ptr_array_add (ids, (gpointer) venule_entry_get_key (venule_group_peek (group, i)));

  return ids;
}

static void
on_chosen_cb (AdwComboRow *row, GParamSpec *pspec, VenuleLegMarkForm *self)
{
  const VenuleQuestion *question = get_question (row);
  guint selected = adw_combo_row_get_selected (row);
  g_autoptr (GPtrArray) ids = NULL;

  if (self->is_filling || self->mark == NULL)
    return;
  ids = list_ids (self, question);
  if (selected >= ids->len)
    return;
  if (question->kind == VENULE_KIND_REFERENCE)
    venule_leg_marks_tie (self->marks, self->mark, question, ids->pdata[selected]);
  else
    venule_leg_marks_choose (self->marks, self->mark, question, ids->pdata[selected]);
}

static void
on_show_clicked_cb (GtkButton *button, VenuleLegMarkForm *self)
{
  const VenuleQuestion *reference = get_question (button);
  VenuleEntry *tied = venule_leg_marks_get_tied (self->marks, self->mark, reference);
  g_autofree char *path = tied == NULL ? NULL : venule_entry_get_path (tied);
  GtkWidget *view = gtk_widget_get_ancestor (GTK_WIDGET (self), VENULE_TYPE_FORM_VIEW);

  if (path != NULL && view != NULL)
    venule_form_view_show_question (VENULE_FORM_VIEW (view), path);
}

static GtkWidget *
show_button_new (VenuleLegMarkForm *self, const VenuleQuestion *question)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("go-jump-symbolic");
  /* Translators: a button; the name of what a mark on a leg is tied to, such as a feeding vein. */
  g_autofree char *label = g_strdup_printf (_ ("Show in the checklist: %s"), question->label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "question", (gpointer) question);
  g_signal_connect (button, "clicked", G_CALLBACK (on_show_clicked_cb), self);

  return button;
}

static void
add_row (VenuleLegMarkForm *self, const VenuleQuestion *question)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), question->label);
  g_object_set_data (G_OBJECT (row), "question", (gpointer) question);
  if (question->kind == VENULE_KIND_REFERENCE)
    {
      GtkWidget *button = show_button_new (self, question);

      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      g_object_set_data (G_OBJECT (row), "show", button);
    }
  g_signal_connect (row, "notify::selected", G_CALLBACK (on_chosen_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_ptr_array_add (self->rows, row);
}

/* Dots and lines have questions of their own. */
static void
build_rows (VenuleLegMarkForm *self)
{
  GPtrArray *references = venule_leg_marks_get_references (self->marks, self->mark);

  if (self->rows->len > 0
      && get_question (self->rows->pdata[0]) == venule_leg_marks_get_choice (self->marks, self->mark, 0))
    return;
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < VENULE_LEG_MARKS_N_CHOICES; i++)
    add_row (self, venule_leg_marks_get_choice (self->marks, self->mark, i));
  for (guint i = 0; i < references->len; i++)
    add_row (self, references->pdata[i]);
}

static const char *
get_label (const VenuleQuestion *question, const char *id)
{
  const VenuleOption *option = venule_question_find_option (question, id);

  return option == NULL ? id : option->label;
}

static GtkStringList *
name_choices (VenuleLegMarkForm *self, const VenuleQuestion *question, GPtrArray *ids)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  VenuleGroup *group
      = question->kind == VENULE_KIND_REFERENCE ? venule_leg_marks_get_members (self->marks, question) : NULL;

  for (guint i = 0; i < ids->len; i++)
    {
      const char *id = ids->pdata[i];

      VenuleEntry *member = id == NULL || group == NULL ? NULL : venule_group_find (group, id);

      if (id == NULL)
        gtk_string_list_append (names, _ ("None"));
      else if (member == NULL)
        gtk_string_list_take (names, venule_leg_words_capitalise (get_label (question, id)));
      else
        gtk_string_list_take (names, venule_leg_words_name_member (member));
    }

  return names;
}

/* An open list of choices is not to be taken away under somebody's hand. */
static gboolean
has_names (AdwComboRow *row, GtkStringList *names)
{
  GtkStringList *old = GTK_STRING_LIST (adw_combo_row_get_model (row));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (names));

  if (old == NULL || g_list_model_get_n_items (G_LIST_MODEL (old)) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    if (!g_str_equal (gtk_string_list_get_string (old, i), gtk_string_list_get_string (names, i)))
      return FALSE;
  return TRUE;
}

static void
fill_row (VenuleLegMarkForm *self, AdwComboRow *row)
{
  const VenuleQuestion *question = get_question (row);
  g_autoptr (GPtrArray) ids = list_ids (self, question);
  g_autoptr (GtkStringList) names = name_choices (self, question, ids);
  const char *value = get_value (self, question);
  GtkWidget *show = g_object_get_data (G_OBJECT (row), "show");
  guint selected = GTK_INVALID_LIST_POSITION;

  for (guint i = 0; i < ids->len; i++)
    if (g_strcmp0 (ids->pdata[i], value) == 0)
      selected = i;
  if (!has_names (row, names))
    adw_combo_row_set_model (row, G_LIST_MODEL (names));
  adw_combo_row_set_selected (row, selected);
  /* With no member to tie to, there is nothing to ask. */
  gtk_widget_set_visible (GTK_WIDGET (row), show == NULL || ids->len > 1 || value != NULL);
  if (show != NULL)
    gtk_widget_set_visible (show, venule_leg_marks_get_tied (self->marks, self->mark, question) != NULL);
}

static void
fill (VenuleLegMarkForm *self)
{
  g_autofree char *name = NULL, *markup = NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), self->mark != NULL);
  if (self->mark == NULL)
    return;

  self->is_filling = TRUE;
  build_rows (self);
  for (guint i = 0; i < self->rows->len; i++)
    fill_row (self, self->rows->pdata[i]);
  self->is_filling = FALSE;
  name = venule_leg_words_name_mark (self->marks, self->mark);
  markup = g_markup_escape_text (name, -1);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), markup);
  gtk_widget_set_visible (self->remove, self->is_editable);
}

static void
on_mark_changed_cb (VenulePlacedMark *mark, VenuleLegMarkForm *self)
{
  fill (self);
}

static void
on_remove_clicked_cb (GtkButton *button, VenuleLegMarkForm *self)
{
  if (self->mark != NULL)
    venule_leg_marks_remove (self->marks, self->mark);
}

static void
venule_leg_mark_form_dispose (GObject *object)
{
  VenuleLegMarkForm *self = VENULE_LEG_MARK_FORM (object);

  if (self->mark != NULL)
    g_signal_handlers_disconnect_by_data (self->mark, self);
  g_clear_object (&self->mark);
  g_clear_object (&self->marks);

  G_OBJECT_CLASS (venule_leg_mark_form_parent_class)->dispose (object);
}

static void
venule_leg_mark_form_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_LEG_MARK_FORM (object)->rows);

  G_OBJECT_CLASS (venule_leg_mark_form_parent_class)->finalize (object);
}

static void
venule_leg_mark_form_class_init (VenuleLegMarkFormClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_leg_mark_form_dispose;
  object_class->finalize = venule_leg_mark_form_finalize;
}

static void
venule_leg_mark_form_init (VenuleLegMarkForm *self)
{
  self->rows = g_ptr_array_new ();
  self->remove = gtk_button_new_with_label (_ ("Delete mark"));
  gtk_widget_set_valign (self->remove, GTK_ALIGN_CENTER);
  g_signal_connect (self->remove, "clicked", G_CALLBACK (on_remove_clicked_cb), self);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), self->remove);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/**
 * venule_leg_mark_form_set_mark:
 * @self: a form
 * @marks: the marks of a leg map
 * @mark: (nullable): one of them
 */
void
venule_leg_mark_form_set_mark (VenuleLegMarkForm *self, VenuleLegMarks *marks, VenulePlacedMark *mark)
{
  if (self->mark != NULL)
    g_signal_handlers_disconnect_by_data (self->mark, self);
  g_set_object (&self->marks, marks);
  g_set_object (&self->mark, mark);
  if (mark != NULL)
    g_signal_connect (mark, "changed", G_CALLBACK (on_mark_changed_cb), self);
  fill (self);
}

/**
 * venule_leg_mark_form_set_editable:
 * @self: a form
 * @is_editable: whether it can be answered
 */
void
venule_leg_mark_form_set_editable (VenuleLegMarkForm *self, gboolean is_editable)
{
  self->is_editable = is_editable;
  fill (self);
}
