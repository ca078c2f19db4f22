/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-feeding-veins.h"

#include "venule-column-layout.h"
#include "venule-entry-words.h"

#include <glib/gi18n.h>

/* A cell of the table; where fewer fit into a line they stand in more lines. */
#define CELL_WIDTH 150
#define SPACING    9

static GtkWidget *
make_label (const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static GtkWidget *
add_cell (GtkWidget *row, const char *head, const char *text)
{
  GtkWidget *cell = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = make_label (head, "caption"), *value = make_label (text, NULL);

  gtk_widget_add_css_class (title, "dim-label");
  gtk_box_append (GTK_BOX (cell), title);
  gtk_box_append (GTK_BOX (cell), value);
  gtk_widget_set_parent (cell, row);
  return value;
}

/* What the scan measured: numbers with their units, and what was said yes to. */
static char *
describe_found (VenuleCase *the_case, VenuleEntry *vein)
{
  GPtrArray *questions = venule_entry_get_form (vein)->questions;
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; i < questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (questions, i);
      VenuleAnswer *answer = venule_evaluation_get_answer (venule_case_get_evaluation (the_case), vein, question);
      g_autofree char *words = NULL;

      if (answer == NULL)
        continue;
      if (question->kind == VENULE_KIND_NUMBER)
        words = venule_answer_to_words (the_case, answer);
      else if (question->kind == VENULE_KIND_YES_NO && g_str_equal (venule_answer_get_text (answer), "yes"))
        words = g_utf8_strdown (question->label, -1);
      if (words != NULL)
        g_string_append_printf (found, "%s%s", found->len == 0 ? "" : C_ ("between the names of a list", ", "), words);
    }
  return found->len == 0 ? g_strdup (_ ("not measured")) : g_string_free (g_steal_pointer (&found), FALSE);
}

/* (nullable): the effective answer to the question that plays a part in a vein */
static VenuleAnswer *
get_answer (VenuleCase *the_case, VenuleEntry *vein, const char *role)
{
  VenuleVocabulary *vocabulary = venule_protocol_get_vocabulary (venule_case_get_definitions (the_case)->protocol);
  const VenuleQuestion *question = venule_vocabulary_find_role (vocabulary, role, venule_entry_get_form (vein));

  return question == NULL || question->form != venule_entry_get_form (vein)
             ? NULL
             : venule_evaluation_get_answer (venule_case_get_evaluation (the_case), vein, question);
}

static char *
describe_role (VenuleCase *the_case, VenuleEntry *vein, const char *role)
{
  VenuleAnswer *answer = get_answer (the_case, vein, role);

  return answer == NULL ? g_strdup (_ ("not said yet")) : venule_answer_to_words (the_case, answer);
}

static char *
describe_fate (VenuleCase *the_case, const VenuleVeinFate *fate)
{
  g_autofree char *treatment = NULL, *how = NULL;

  if (fate->treatment == NULL)
    return g_strdup (fate->is_intended || get_answer (the_case, fate->vein, "intent") == NULL
                         ? _ ("Not treated yet")
                         : _ ("No treatment intended"));

  treatment = venule_entry_to_words (the_case, fate->treatment);
  how = fate->how == NULL ? NULL : venule_answer_to_words (the_case, fate->how);
  return how == NULL ? g_steal_pointer (&treatment) : g_strdup_printf ("%s: %s", treatment, how);
}

static GtkWidget *
make_row (VenuleCase *the_case, const VenuleVeinFate *fate)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autofree char *name = venule_entry_to_words (the_case, fate->vein);
  g_autofree char *found = describe_found (the_case, fate->vein);
  g_autofree char *intent = describe_role (the_case, fate->vein, "intent");
  g_autofree char *method = describe_role (the_case, fate->vein, "method");
  g_autofree char *end = describe_fate (the_case, fate);
  GtkWidget *value;

  gtk_widget_set_layout_manager (row, venule_column_layout_new (CELL_WIDTH, SPACING));
  gtk_widget_add_css_class (row, "vein-row");
  gtk_widget_add_css_class (add_cell (row, _ ("Feeding vein"), name), "heading");
  add_cell (row, _ ("Found"), found);
  add_cell (row, _ ("Intended"), intent);
  if (fate->is_intended)
    add_cell (row, _ ("How"), method);
  value = add_cell (row, _ ("Treated"), end);
  if (fate->treatment == NULL && fate->is_intended)
    gtk_widget_add_css_class (value, "untreated");
  return row;
}

/**
 * venule_feeding_veins_new:
 * @the_case: a consultation
 * @fates: (element-type VenuleVeinFate): its feeding veins
 *
 * Returns: (transfer floating) (nullable): the table of them; %NULL: there is none
 */
GtkWidget *
venule_feeding_veins_new (VenuleCase *the_case, GPtrArray *fates)
{
  GtkWidget *box;

  if (fates->len == 0)
    return NULL;

  box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (box, "card");
  for (guint i = 0; i < fates->len; i++)
    gtk_box_append (GTK_BOX (box), make_row (the_case, g_ptr_array_index (fates, i)));
  return box;
}
