/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-language-choice.h"

#include "venule-beside.h"
#include "venule-direction.h"
#include "venule-language-name.h"

#include <glib/gi18n.h>

typedef struct
{
  char *language;
  AdwActionRow *row;
  GtkCheckButton *check;
} Line;

struct _VenuleLanguageChoice
{
  AdwPreferencesGroup parent;
  GPtrArray *lines; /* owns Line: in the profile's order, then all others */
};

G_DEFINE_FINAL_TYPE (VenuleLanguageChoice, venule_language_choice, ADW_TYPE_PREFERENCES_GROUP)

static guint edited_signal;

static void
line_free (gpointer data)
{
  Line *line = data;

  g_free (line->language);
  g_free (line);
}

/* How far each is reviewed takes a while to read: it is said once it is known. */

typedef struct
{
  VenuleWorkplace *workplace;     /* (unowned): as long as the desk */
  VenuleDefinitions *definitions; /* (unowned): as long as the desk */
  GStrv languages;
} Work;

static void
work_free (gpointer data)
{
  Work *work = data;

  g_strfreev (work->languages);
  g_free (work);
}

static char *
describe (Work *work, const char *language)
{
  g_autoptr (GError) error = NULL;
  VenuleTranslation *translation
      = venule_workplace_get_translation (work->workplace, work->definitions, language, &error);
  guint counts[VENULE_N_REVIEWS], n = 0, reviewed, missing;

  if (translation == NULL)
    return g_strdup (error->message);
  venule_translation_count (translation, counts);
  for (guint i = 0; i < VENULE_N_REVIEWS; i++)
    n += counts[i];
  reviewed = counts[VENULE_REVIEW_SOURCE] + counts[VENULE_REVIEW_REVIEWED];
  missing = counts[VENULE_REVIEW_STALE] + counts[VENULE_REVIEW_MISSING];
  if (reviewed == n)
    return g_strdup (_ ("Reviewed"));
  if (reviewed == 0 && missing == 0)
    return g_strdup (_ ("Translated, and not reviewed: its sheets say so"));
  /* Translators: how many of all texts */
  return g_strdup_printf (_ ("%u of %u texts translated, %u reviewed: its sheets say what is not"), n - missing, n,
                          reviewed);
}

static void
describe_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Work *work = task_data;
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();

  for (gsize i = 0; work->languages[i] != NULL; i++)
    {
      g_autofree char *text = describe (work, work->languages[i]);

      g_strv_builder_add (words, text);
    }
  g_task_return_pointer (task, g_strv_builder_end (words), (GDestroyNotify) g_strfreev);
}

static void
on_described_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  VenuleLanguageChoice *self = VENULE_LANGUAGE_CHOICE (source);
  Work *work = g_task_get_task_data (G_TASK (result));
  g_auto (GStrv) words = g_task_propagate_pointer (G_TASK (result), NULL);

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];

      for (gsize k = 0; work->languages[k] != NULL; k++)
        if (g_str_equal (work->languages[k], line->language))
          {
            adw_action_row_set_subtitle (line->row, words[k]);
            gtk_accessible_update_property (GTK_ACCESSIBLE (line->check), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words[k],
                                            -1);
          }
    }
}

static void
tell_edited (VenuleLanguageChoice *self)
{
  g_signal_emit (self, edited_signal, 0);
}

static void
add_line (VenuleLanguageChoice *self, const char *language, gboolean is_chosen, gboolean is_there)
{
  Line *line = g_new0 (Line, 1);
  g_autofree char *own = venule_language_own_name (language);
  g_autofree char *code = venule_direction_isolate_code (language);
  const char *name = is_there ? own : code;

  line->language = g_strdup (language);
  line->row = ADW_ACTION_ROW (adw_action_row_new ());
  line->check = GTK_CHECK_BUTTON (gtk_check_button_new ());
  gtk_check_button_set_active (line->check, is_chosen);
  gtk_widget_set_valign (GTK_WIDGET (line->check), GTK_ALIGN_CENTER);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (line->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (line->row), name);
  adw_action_row_set_subtitle_lines (line->row, 0);
  adw_action_row_add_prefix (line->row, GTK_WIDGET (line->check));
  adw_action_row_set_activatable_widget (line->row, GTK_WIDGET (line->check));
  gtk_accessible_update_property (GTK_ACCESSIBLE (line->check), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  if (!is_there)
    adw_action_row_set_subtitle (line->row, _ ("There is no such translation here. It stays in the profile until you "
                                               "take it out."));
  g_signal_connect_swapped (line->check, "toggled", G_CALLBACK (tell_edited), self);
  g_ptr_array_add (self->lines, line);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (line->row));
}

static void
venule_language_choice_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_LANGUAGE_CHOICE (object)->lines);
  G_OBJECT_CLASS (venule_language_choice_parent_class)->finalize (object);
}

static void
venule_language_choice_class_init (VenuleLanguageChoiceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_language_choice_finalize;
  edited_signal
      = g_signal_new ("edited", VENULE_TYPE_LANGUAGE_CHOICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_language_choice_init (VenuleLanguageChoice *self)
{
  self->lines = g_ptr_array_new_with_free_func (line_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Languages of sheets"));
  adw_preferences_group_set_description (
      ADW_PREFERENCES_GROUP (self),
      _ ("Beside the clinic’s own. Those that are ticked come first where a sheet’s language is chosen."));
}

/**
 * venule_language_choice_new:
 *
 * Returns: (transfer floating): a choice, empty
 */
GtkWidget *
venule_language_choice_new (void)
{
  return g_object_new (VENULE_TYPE_LANGUAGE_CHOICE, NULL);
}

/**
 * venule_language_choice_show:
 * @self: a choice, once
 * @workplace: where there are languages; it outlives the choice
 * @definitions: what is translated; they outlive the choice
 * @chosen: (array zero-terminated=1): tags, also of what there is no translation of
 */
void
venule_language_choice_show (VenuleLanguageChoice *self,
                             VenuleWorkplace *workplace,
                             VenuleDefinitions *definitions,
                             const char *const *chosen)
{
  g_auto (GStrv) languages = venule_workplace_list_languages (workplace);
  g_autoptr (GTask) task = g_task_new (self, NULL, on_described_cb, NULL);
  Work *work = g_new0 (Work, 1);

  for (gsize i = 0; chosen[i] != NULL; i++)
    add_line (self, chosen[i], TRUE, g_strv_contains ((const char *const *) languages, chosen[i]));
  for (gsize i = 0; languages[i] != NULL; i++)
    if (!g_strv_contains (chosen, languages[i]))
      add_line (self, languages[i], FALSE, TRUE);

  work->workplace = workplace;
  work->definitions = definitions;
  work->languages = g_steal_pointer (&languages);
  g_task_set_task_data (task, work, work_free);
  venule_beside_run (task, describe_in_thread);
}

/**
 * venule_language_choice_get:
 * @self: a choice
 *
 * Returns: (transfer full): the tags of what is chosen, in the order in which it is shown
 */
GStrv
venule_language_choice_get (VenuleLanguageChoice *self)
{
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();

  for (guint i = 0; i < self->lines->len; i++)
    {
      const Line *line = self->lines->pdata[i];

      if (gtk_check_button_get_active (line->check))
        g_strv_builder_add (languages, line->language);
    }
  return g_strv_builder_end (languages);
}
