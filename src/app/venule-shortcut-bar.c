/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-shortcut-bar.h"

#include "venule-focus.h"
#include "venule-proposal.h"
#include "venule-shortcut-run.h"
#include "venule-telling.h"
#include "venule-wrap-layout.h"

#include <glib/gi18n.h>

#define SPACING 6

struct _VenuleShortcutBar
{
  AdwBin parent;
  VenuleCase *the_case;
  VenuleEntry *entry;
  GPtrArray *shortcuts; /* (element-type VenuleShortcut), the form's */
  GtkWidget *buttons;
  GtkWidget *proposals;
  char *shown; /* (nullable): what is proposed now, to be compared */
};

G_DEFINE_FINAL_TYPE (VenuleShortcutBar, venule_shortcut_bar, ADW_TYPE_BIN)

static const char *
get_part (VenuleShortcutBar *self)
{
  const VenuleChecklist *checklist
      = venule_protocol_get_checklist (venule_case_get_definitions (self->the_case)->protocol);

  return checklist->forms[venule_entry_get_form (self->entry)->ordinal].part;
}

static void
run (VenuleShortcutBar *self, const VenuleShortcut *shortcut)
{
  g_autoptr (GPtrArray) given
      = venule_shortcut_run (shortcut, venule_case_get_evaluation (self->the_case), self->entry);
  g_autofree char *message = NULL;

  if (given->len == 0)
    return;

  message = g_strdup_printf (ngettext ("%s: %u answer given", "%s: %u answers given", given->len), shortcut->label,
                             given->len);
  venule_tell (GTK_WIDGET (self), message, TRUE);
}

static const VenuleShortcut *
get_shortcut (GObject *widget)
{
  return g_object_get_data (widget, "shortcut");
}

static void
on_button_clicked_cb (GtkButton *button, VenuleShortcutBar *self)
{
  run (self, get_shortcut (G_OBJECT (button)));
}

static void
on_proposal_taken_cb (VenuleProposal *proposal, VenuleShortcutBar *self)
{
  run (self, get_shortcut (G_OBJECT (proposal)));
}

static void
add_button (VenuleShortcutBar *self, const VenuleShortcut *shortcut)
{
  GtkWidget *button = gtk_button_new_with_label (shortcut->label);

  gtk_label_set_wrap (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (button))), TRUE);
  gtk_widget_add_css_class (button, "shortcut");
  g_object_set_data (G_OBJECT (button), "shortcut", (gpointer) shortcut);
  g_signal_connect (button, "clicked", G_CALLBACK (on_button_clicked_cb), self);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

/* Buttons stay where they are, done or not; only whether they are offered makes them come and go. */
static gboolean
update_buttons (VenuleShortcutBar *self, gboolean may_edit)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (self->the_case);
  gboolean any = FALSE;

  for (GtkWidget *button = gtk_widget_get_first_child (self->buttons); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      const VenuleShortcut *shortcut = get_shortcut (G_OBJECT (button));
      gboolean is_offered = may_edit && venule_shortcut_is_offered (shortcut, evaluation, self->entry);
      g_autoptr (GPtrArray) answers = is_offered ? venule_shortcut_list (shortcut, evaluation, self->entry) : NULL;

      if (answers == NULL || answers->len == 0)
        venule_focus_leave (button);
      gtk_widget_set_visible (button, is_offered);
      gtk_widget_set_sensitive (button, is_offered && answers->len > 0);
      any = any || is_offered;
    }
  gtk_widget_set_visible (self->buttons, any);
  return any;
}

static void
describe (GString *shown, const VenuleShortcut *shortcut, GPtrArray *answers)
{
  g_string_append_printf (shown, "%s;", shortcut->id);
  for (guint i = 0; i < answers->len; i++)
    {
      const VenuleShortcutAnswer *given = g_ptr_array_index (answers, i);

      g_string_append (shown, given->path);
      for (guint j = 0; j < venule_answer_get_n_values (given->answer); j++)
        g_string_append_printf (shown, " %s", venule_answer_get_value (given->answer, j));
      g_string_append_c (shown, ';');
    }
}

static void
remove_proposals (VenuleShortcutBar *self)
{
  GtkWidget *child;

  venule_focus_leave (self->proposals);
  while ((child = gtk_widget_get_first_child (self->proposals)) != NULL)
    gtk_box_remove (GTK_BOX (self->proposals), child);
}

/* Proposals are made anew only when they say something else: the keyboard may be at their button. */
static gboolean
update_proposals (VenuleShortcutBar *self, gboolean may_edit)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (self->the_case);
  g_autoptr (GPtrArray) made = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GString) shown = g_string_new (NULL);

  for (guint i = 0; may_edit && i < self->shortcuts->len; i++)
    {
      const VenuleShortcut *shortcut = g_ptr_array_index (self->shortcuts, i);
      g_autoptr (GPtrArray) answers
          = shortcut->proposes ? venule_shortcut_list (shortcut, evaluation, self->entry) : NULL;
      GtkWidget *proposal;

      /* One answer alone is proposed at its question. */
      if (answers == NULL || answers->len <= 1)
        continue;
      describe (shown, shortcut, answers);
      proposal = venule_proposal_new (self->the_case, shortcut->label, answers);
      g_object_set_data (G_OBJECT (proposal), "shortcut", (gpointer) shortcut);
      g_signal_connect (proposal, "taken", G_CALLBACK (on_proposal_taken_cb), self);
      g_ptr_array_add (made, g_object_ref_sink (proposal));
    }
  if (g_strcmp0 (shown->str, self->shown) != 0)
    {
      remove_proposals (self);
      for (guint i = 0; i < made->len; i++)
        gtk_box_append (GTK_BOX (self->proposals), g_ptr_array_index (made, i));
      g_free (self->shown);
      self->shown = g_strdup (shown->str);
    }
  gtk_widget_set_visible (self->proposals, made->len > 0);
  return made->len > 0;
}

static void
update (VenuleShortcutBar *self)
{
  gboolean may_edit = venule_case_may_edit (self->the_case, get_part (self));
  gboolean has_buttons = update_buttons (self, may_edit), has_proposals = update_proposals (self, may_edit);

  gtk_widget_set_visible (GTK_WIDGET (self), has_buttons || has_proposals);
}

static void
venule_shortcut_bar_dispose (GObject *object)
{
  VenuleShortcutBar *self = VENULE_SHORTCUT_BAR (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_clear_object (&self->the_case);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (venule_shortcut_bar_parent_class)->dispose (object);
}

static void
venule_shortcut_bar_finalize (GObject *object)
{
  VenuleShortcutBar *self = VENULE_SHORTCUT_BAR (object);

  g_ptr_array_unref (self->shortcuts);
  g_free (self->shown);

  G_OBJECT_CLASS (venule_shortcut_bar_parent_class)->finalize (object);
}

static void
venule_shortcut_bar_class_init (VenuleShortcutBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_shortcut_bar_dispose;
  object_class->finalize = venule_shortcut_bar_finalize;
}

static void
venule_shortcut_bar_init (VenuleShortcutBar *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);

  self->shortcuts = g_ptr_array_new ();
  self->proposals = gtk_box_new (GTK_ORIENTATION_VERTICAL, SPACING);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->buttons, venule_wrap_layout_new (SPACING));
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_box_append (GTK_BOX (box), self->proposals);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * venule_shortcut_bar_new:
 * @the_case: a consultation
 * @entry: an entry
 * @form: its form
 *
 * Returns: (transfer floating): the shortcuts of that form; invisible where none is offered
 */
GtkWidget *
venule_shortcut_bar_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleForm *form)
{
  VenuleShortcutBar *self = g_object_new (VENULE_TYPE_SHORTCUT_BAR, NULL);
  GPtrArray *all = venule_protocol_get_checklist (venule_case_get_definitions (the_case)->protocol)->shortcuts;

  self->the_case = g_object_ref (the_case);
  self->entry = g_object_ref (entry);
  for (guint i = 0; i < all->len; i++)
    {
      VenuleShortcut *shortcut = g_ptr_array_index (all, i);

      if (shortcut->form != form || shortcut->starts)
        continue;
      g_ptr_array_add (self->shortcuts, shortcut);
      if (!shortcut->proposes)
        add_button (self, shortcut);
    }
  if (self->shortcuts->len > 0)
    {
      g_signal_connect_swapped (the_case, "judged", G_CALLBACK (update), self);
      g_signal_connect_swapped (the_case, "notify::course", G_CALLBACK (update), self);
      update (self);
    }
  else
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);

  return GTK_WIDGET (self);
}
