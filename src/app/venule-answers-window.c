/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-answers-window.h"

#include "venule-answer-words.h"
#include "venule-path-label.h"

#include <glib/gi18n.h>

/* In application pixels. */
#define MARGIN 12

/* `scan/leg[left]/trunk[gsv]` → "Scan › Left leg › …": what answers are shown under. */
static char *
label_place (VenuleConsultation *consultation, const char *path)
{
  const char *slash = strrchr (path, '/');
  g_autofree char *place = slash == NULL ? NULL : g_strndup (path, (gsize) (slash - path));

  return place == NULL ? g_strdup ("") : venule_path_label_of (consultation, place);
}

static void
add_answer (AdwPreferencesGroup *group, const VenuleQuestion *question, const VenuleAnswer *answer)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *words = venule_answer_in_words (answer);
  g_autofree char *title = g_markup_escape_text (question->label, -1);
  g_autofree char *subtitle = g_markup_escape_text (words, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  adw_preferences_group_add (group, row);
}

/* Everything that is answered is what an empty one doesn't say. */
static GtkWidget *
make_page (VenuleConsultation *consultation)
{
  g_autoptr (VenuleConsultation) empty
      = venule_consultation_new (venule_consultation_get_form (consultation), venule_consultation_get_id (consultation),
                                 venule_consultation_get_protocol (consultation));
  g_autoptr (GPtrArray) answers = venule_comparison_new (empty, consultation);
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  AdwPreferencesGroup *group = NULL;
  g_autofree char *place = NULL;

  for (guint i = 0; i < answers->len; i++)
    {
      const VenuleDifference *difference = answers->pdata[i];
      g_autofree char *here = NULL;

      if (difference->kind != VENULE_DIFFERENCE_ANSWER)
        continue;
      here = label_place (consultation, difference->path);
      if (group == NULL || g_strcmp0 (here, place) != 0)
        {
          g_autofree char *title = g_markup_escape_text (here, -1);

          group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
          adw_preferences_group_set_title (group, title);
          adw_preferences_page_add (page, group);
          g_free (place);
          place = g_strdup (here);
        }
      add_answer (group, difference->question, venule_consultation_get_answer (consultation, difference->path));
    }

  return GTK_WIDGET (page);
}

/* Whose they are, whole: a title would be cut where there is little room. */
static GtkWidget *
make_identity (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  gtk_widget_set_margin_start (label, MARGIN);
  gtk_widget_set_margin_end (label, MARGIN);
  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (label, "history-identity");
  return label;
}

/**
 * venule_answers_window_present:
 * @parent: above which
 * @consultation: what is shown
 * @title: which it is
 * @subtitle: whose
 *
 * Shows all answers of a consultation, none of which can be changed here.
 */
void
venule_answers_window_present (GtkWindow *parent,
                               VenuleConsultation *consultation,
                               const char *title,
                               const char *subtitle)
{
  GtkWidget *window = adw_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0), *header = adw_header_bar_new ();
  GtkWidget *page = make_page (consultation);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0), gtk_named_action_new ("window.close")));
  gtk_widget_add_controller (window, keys);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (GTK_BOX (box), header);
  gtk_box_append (GTK_BOX (box), make_identity (subtitle));
  gtk_box_append (GTK_BOX (box), page);
  gtk_window_set_title (GTK_WINDOW (window), title);
  gtk_window_set_default_size (GTK_WINDOW (window), 520, 640);
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_present (GTK_WINDOW (window));
}
