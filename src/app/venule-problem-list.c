/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-problem-list.h"

#include "venule-translation-problem.h"

#include <glib/gi18n.h>

/* A file in which nearly everything is wrong says it with the first of it. */
#define MAX_SHOWN 200

struct _VenuleProblemList
{
  AdwBin parent;
  GtkStack *stack;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (VenuleProblemList, venule_problem_list, ADW_TYPE_BIN)

static guint problem_activated_signal;

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, VenuleProblemList *self)
{
  const char *id = g_object_get_data (G_OBJECT (row), "id");

  if (id != NULL)
    g_signal_emit (self, problem_activated_signal, 0, id);
}

static GtkWidget *
new_row (const char *title, const char *subtitle, const char *id)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), id != NULL);
  g_object_set_data_full (G_OBJECT (row), "id", g_strdup (id), g_free);
  return row;
}

static GtkWidget *
new_problem_row (const VenuleTranslationProblem *problem)
{
  g_autofree char *base = g_path_get_basename (problem->location);
  g_autofree char *title
      = problem->id == NULL ? g_strdup (problem->message) : g_strdup_printf ("%s: %s", problem->id, problem->message);

  return new_row (title, problem->id == NULL ? problem->location : base, problem->id);
}

static void
venule_problem_list_class_init (VenuleProblemListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  problem_activated_signal = g_signal_new ("problem-activated", VENULE_TYPE_PROBLEM_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                           NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-problem-list.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleProblemList, stack);
  gtk_widget_class_bind_template_child (widget_class, VenuleProblemList, list);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
}

static void
venule_problem_list_init (VenuleProblemList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_problem_list_show:
 * @self: the list
 * @problems: (element-type VenuleTranslationProblem): what was found
 */
void
venule_problem_list_show (VenuleProblemList *self, GPtrArray *problems)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->list))) != NULL)
    gtk_list_box_remove (self->list, child);
  for (guint i = 0; i < MIN (problems->len, MAX_SHOWN); i++)
    gtk_list_box_append (self->list, new_problem_row (g_ptr_array_index (problems, i)));
  if (problems->len > MAX_SHOWN)
    {
      guint n = problems->len - MAX_SHOWN;
      g_autofree char *more = g_strdup_printf (ngettext ("%u more", "%u more", n), n);

      gtk_list_box_append (self->list, new_row (more, _ ("They appear as these are put right."), NULL));
    }
  gtk_stack_set_visible_child_name (self->stack, problems->len > 0 ? "list" : "nothing");
}
