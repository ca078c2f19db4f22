/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-checks-list.h"

#include "venule-case-typed.h"
#include "venule-check-row.h"
#include "venule-path-label.h"

struct _VenuleChecksList
{
  AdwBin parent;
  GtkLabel *whose;
  GtkWidget *checks;
  GtkWidget *typed;
  GtkWidget *typed_title;
  GtkWidget *missing;
  GtkWidget *missing_title;
  GtkWidget *nothing;
  VenuleCase *the_case; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (VenuleChecksList, venule_checks_list, ADW_TYPE_BIN)

static guint question_activated_signal;

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
on_question_activated_cb (VenuleCheckRow *row, const char *path, VenuleChecksList *self)
{
  g_signal_emit (self, question_activated_signal, 0, path);
}

static void
on_missing_clicked_cb (GtkButton *button, VenuleChecksList *self)
{
  g_signal_emit (self, question_activated_signal, 0, g_object_get_data (G_OBJECT (button), "path"));
}

/* Returns: (transfer full) (nullable): which check the keyboard is at */
static char *
find_keyboard (VenuleChecksList *self)
{
  GtkWidget *row = gtk_widget_get_focus_child (self->checks);

  return row == NULL ? NULL : g_strdup (venule_check_row_get_key (VENULE_CHECK_ROW (row)));
}

/* Where the check that the keyboard was at is gone, it is at the next that stands. */
static void
give_keyboard_back (VenuleChecksList *self, const char *key)
{
  GtkWidget *first = gtk_widget_get_first_child (self->checks);

  for (GtkWidget *row = first; row != NULL; row = gtk_widget_get_next_sibling (row))
    if (g_str_equal (venule_check_row_get_key (VENULE_CHECK_ROW (row)), key))
      {
        venule_check_row_enter (VENULE_CHECK_ROW (row));
        return;
      }
  if (first != NULL)
    venule_check_row_enter (VENULE_CHECK_ROW (first));
  else
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

static guint
fill_checks (VenuleChecksList *self)
{
  GPtrArray *checks = venule_case_get_checks (self->the_case);
  guint n_rows = 0;

  clear (self->checks);
  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = g_ptr_array_index (checks, i);
      GtkWidget *row;

      if (check->result != VENULE_CHECK_STANDS)
        continue;
      row = venule_check_row_new (self->the_case, check);
      g_signal_connect (row, "question-activated", G_CALLBACK (on_question_activated_cb), self);
      gtk_box_append (GTK_BOX (self->checks), row);
      n_rows++;
    }

  return n_rows;
}

/* words: (nullable): what is wrong there */
static void
add_question (VenuleChecksList *self, GtkWidget *box, const char *path, const char *words)
{
  g_autofree char *label = words == NULL ? venule_path_label_new (self->the_case, path) : g_strdup (words);
  GtkWidget *button = gtk_button_new_with_label (label);
  GtkWidget *child = gtk_button_get_child (GTK_BUTTON (button));

  gtk_label_set_xalign (GTK_LABEL (child), 0);
  gtk_label_set_wrap (GTK_LABEL (child), TRUE);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_missing_clicked_cb), self);
  gtk_box_append (GTK_BOX (box), button);
}

static guint
fill_missing (VenuleChecksList *self)
{
  GPtrArray *missing = venule_case_get_missing (self->the_case);

  clear (self->missing);
  for (guint i = 0; i < missing->len; i++)
    add_question (self, self->missing, g_ptr_array_index (missing, i), NULL);
  return missing->len;
}

static guint
fill_typed (VenuleChecksList *self)
{
  g_autoptr (GPtrArray) typed = venule_case_list_typed (self->the_case, TRUE);

  clear (self->typed);
  for (guint i = 0; i < typed->len; i++)
    {
      const char *path = g_ptr_array_index (typed, i);
      g_autofree char *words = venule_case_describe_typed_at (self->the_case, path);

      add_question (self, self->typed, path, words);
    }
  return typed->len;
}

static void
update (VenuleChecksList *self)
{
  g_autofree char *key = find_keyboard (self);
  g_autofree char *name = NULL;
  guint n_checks, n_missing, n_typed;

  if (self->the_case == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;

  name = venule_case_format_name (self->the_case);
  gtk_label_set_text (self->whose, name);
  n_checks = fill_checks (self);
  n_typed = fill_typed (self);
  n_missing = fill_missing (self);
  gtk_widget_set_visible (self->typed_title, n_typed > 0);
  gtk_widget_set_visible (self->typed, n_typed > 0);
  gtk_widget_set_visible (self->missing_title, n_missing > 0);
  gtk_widget_set_visible (self->missing, n_missing > 0);
  gtk_widget_set_visible (self->nothing, n_checks + n_typed + n_missing == 0);
  if (key != NULL)
    give_keyboard_back (self, key);
}

static void
venule_checks_list_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (venule_checks_list_parent_class)->map (widget);
  update (VENULE_CHECKS_LIST (widget));
}

static void
venule_checks_list_dispose (GObject *object)
{
  venule_checks_list_set_case (VENULE_CHECKS_LIST (object), NULL);
  G_OBJECT_CLASS (venule_checks_list_parent_class)->dispose (object);
}

static void
venule_checks_list_class_init (VenuleChecksListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_checks_list_dispose;
  widget_class->map = venule_checks_list_map;
  question_activated_signal = g_signal_new ("question-activated", VENULE_TYPE_CHECKS_LIST, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-checks-list.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksList, checks);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksList, whose);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksList, typed);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksList, typed_title);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksList, missing);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksList, missing_title);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksList, nothing);
}

static void
venule_checks_list_init (VenuleChecksList *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_checks_list_set_case:
 * @self: the list
 * @the_case: (nullable): whose checks to show
 */
void
venule_checks_list_set_case (VenuleChecksList *self, VenuleCase *the_case)
{
  if (self->the_case == the_case)
    return;
  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_set_object (&self->the_case, the_case);
  clear (self->checks);
  if (the_case == NULL)
    return;
  g_signal_connect_swapped (the_case, "judged", G_CALLBACK (update), self);
  update (self);
}
