/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-translator-window.h"

#include "venule-banner.h"
#include "venule-control-names.h"
#include "venule-language-name.h"
#include "venule-passage-card.h"
#include "venule-passage-list.h"
#include "venule-po-import-window.h"
#include "venule-problem-list.h"
#include "venule-review-window.h"
#include "venule-toast.h"
#include "venule-translated-sheet.h"
#include "venule-translator-files.h"

#include <glib/gi18n.h>
#include <string.h>

struct _VenuleTranslatorWindow
{
  AdwWindow parent;
  VenuleToast *toast;
  GtkDropDown *language;
  VenuleBanner *banner;
  AdwFlap *flap;
  GtkStack *lists;
  GtkStackPage *problems_page;
  VenulePassageList *passages;
  VenuleProblemList *problems;
  VenulePassageCard *card;
  VenuleTranslatedSheet *sheet;
  VenuleLanguageWork *work;
  GStrv languages; /* in the order of the choice */
  gboolean is_filling;
  char *coming; /* (nullable): a file to bring in, once the texts are read */
  char *shown;  /* (nullable): the text that the sheet was last scrolled to */
};

G_DEFINE_FINAL_TYPE (VenuleTranslatorWindow, venule_translator_window, ADW_TYPE_WINDOW)

/* What is shown of the language. */

static void
show_banner (VenuleTranslatorWindow *self)
{
  GPtrArray *problems = venule_language_work_get_problems (self->work);
  const VenuleTranslationProblem *first = problems->len == 0 ? NULL : g_ptr_array_index (problems, 0);

  if (venule_language_work_is_broken (self->work) && first != NULL)
    {
      g_autofree char *words
          = g_strdup_printf (venule_language_work_get_translation (self->work) == NULL
                                 ? _ ("The file can’t be read. %s: %s")
                                 : _ ("The file can’t be read, so what is shown is as it was before. %s: %s"),
                             first->location, first->message);

      venule_banner_show (self->banner, words, _ ("Open in _editor"), "room.open-editor");
    }
  else if (!venule_language_work_is_own (self->work) && venule_language_work_get_language (self->work) != NULL)
    venule_banner_show (self->banner,
                        _ ("This translation came with Venule. To change it, work on a copy of your own."),
                        _ ("Make a _copy"), "room.copy");
  else
    venule_banner_hide (self->banner);
}

static void
show_problems (VenuleTranslatorWindow *self)
{
  GPtrArray *problems = venule_language_work_get_problems (self->work);
  g_autofree char *title
      = problems->len == 0 ? g_strdup (_ ("Problems")) : g_strdup_printf (_ ("Problems (%u)"), problems->len);

  venule_problem_list_show (self->problems, problems);
  gtk_stack_page_set_title (self->problems_page, title);
}

static void
update_actions (VenuleTranslatorWindow *self)
{
  gboolean is_own = venule_language_work_is_own (self->work);
  gboolean has_language = venule_language_work_get_language (self->work) != NULL;

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "room.open-editor", is_own);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "room.show-folder", has_language);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "room.export", has_language);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "room.copy", has_language && !is_own);
}

static void
on_loaded_cb (VenuleLanguageWork *work, VenuleTranslatorWindow *self)
{
  venule_passage_list_show (self->passages, venule_language_work_get_translation (work));
  show_problems (self);
  show_banner (self);
  update_actions (self);
}

static void
on_selected_cb (GObject *passages, GParamSpec *pspec, VenuleTranslatorWindow *self)
{
  VenuleTranslationItem *item = venule_passage_list_get_selected (self->passages);
  const char *id = item == NULL ? NULL : venule_translation_item_get_text (item)->id;

  if (self->work == NULL)
    return;
  venule_passage_card_show (self->card, item, venule_language_work_get_samples (self->work));
  if (id == NULL || g_strcmp0 (id, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (id);
  venule_translated_sheet_show_passage (self->sheet, id);
}

static void
on_passage_activated_cb (GtkWidget *widget, const char *id, VenuleTranslatorWindow *self)
{
  gtk_stack_set_visible_child_name (self->lists, "texts");
  venule_passage_list_select (self->passages, id);
}

static void
on_sample_activated_cb (VenulePassageCard *card, guint sample, VenuleTranslatorWindow *self)
{
  venule_translated_sheet_choose_sample (self->sheet, sample);
  adw_flap_set_reveal_flap (self->flap, TRUE);
  if (self->shown != NULL)
    venule_translated_sheet_show_passage (self->sheet, self->shown);
}

/* Reviewing. */

static void
on_reviewed_cb (VenuleReviewWindow *review, VenuleTranslatorWindow *self)
{
  venule_language_work_reload (self->work);
  venule_passage_list_select_next (self->passages, VENULE_TEXT_UNREVIEWED);
}

static void
review (VenuleTranslatorWindow *self, gboolean is_revoked)
{
  VenuleTranslationItem *item = venule_passage_list_get_selected (self->passages);
  GtkWidget *window;

  if (item == NULL)
    return;
  window = venule_review_window_new (GTK_WINDOW (self), self->work, item, is_revoked);
  g_signal_connect_object (window, "reviewed", G_CALLBACK (on_reviewed_cb), self, 0);
  gtk_window_present (GTK_WINDOW (window));
}

static void
on_review_activated_cb (VenulePassageCard *card, VenuleTranslatorWindow *self)
{
  review (self, FALSE);
}

static void
on_revoke_activated_cb (VenulePassageCard *card, VenuleTranslatorWindow *self)
{
  review (self, TRUE);
}

/* The choice of the language. */

static void
on_language_cb (GObject *language, GParamSpec *pspec, VenuleTranslatorWindow *self)
{
  guint selected = gtk_drop_down_get_selected (self->language);

  if (self->is_filling || self->languages == NULL || selected >= g_strv_length (self->languages))
    return;
  g_clear_pointer (&self->shown, g_free);
  venule_language_work_set_language (self->work, self->languages[selected]);
}

static void
fill_languages (VenuleTranslatorWindow *self)
{
  g_auto (GStrv) languages = venule_language_work_list_languages (self->work);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  const char *now = venule_language_work_get_language (self->work);
  guint selected = GTK_INVALID_LIST_POSITION;

  if (self->languages != NULL && g_strv_equal ((const char *const *) languages, (const char *const *) self->languages))
    return;
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autofree char *name = venule_language_own_name (languages[i]);

      gtk_string_list_append (names, name);
      if (g_strcmp0 (languages[i], now) == 0)
        selected = i;
    }
  g_strfreev (self->languages);
  self->languages = g_steal_pointer (&languages);
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->language, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->language, selected);
  self->is_filling = FALSE;
  if (selected == GTK_INVALID_LIST_POSITION && self->languages[0] != NULL)
    gtk_drop_down_set_selected (self->language, 0);
}

/**
 * venule_translator_window_choose:
 * @self: the window
 * @language: a BCP 47 tag that has a PO file
 *
 * Shows that language.
 */
void
venule_translator_window_choose (VenuleTranslatorWindow *self, const char *language)
{
  fill_languages (self);
  for (guint i = 0; self->languages[i] != NULL; i++)
    if (strcmp (self->languages[i], language) == 0)
      gtk_drop_down_set_selected (self->language, i);
}

static void
bring_in (VenuleTranslatorWindow *self)
{
  g_autofree char *path = NULL;

  if (venule_language_work_get_template (self->work) == NULL || self->coming == NULL)
    return;
  path = g_steal_pointer (&self->coming);
  venule_po_import_window_present (self, path);
}

static void
on_prepared_cb (VenuleLanguageWork *work, VenuleTranslatorWindow *self)
{
  const char *failure = venule_language_work_get_failure (work);

  if (failure != NULL)
    venule_banner_show (self->banner, failure, NULL, NULL);
  bring_in (self);
}

VenuleLanguageWork *
venule_translator_window_get_work (VenuleTranslatorWindow *self)
{
  return self->work;
}

void
venule_translator_window_tell (VenuleTranslatorWindow *self, const char *message)
{
  venule_toast_tell (self->toast, message, VENULE_TOAST_PASSING);
}

static void
venule_translator_window_dispose (GObject *object)
{
  VenuleTranslatorWindow *self = VENULE_TRANSLATOR_WINDOW (object);

  if (self->work != NULL)
    g_signal_handlers_disconnect_by_data (self->work, self);
  if (self->sheet != NULL)
    {
      venule_translated_sheet_set_work (self->sheet, NULL);
      g_signal_handlers_disconnect_by_data (self->language, self);
      g_signal_handlers_disconnect_by_data (self->passages, self);
    }
  self->sheet = NULL;
  g_clear_object (&self->work);
  G_OBJECT_CLASS (venule_translator_window_parent_class)->dispose (object);
}

static void
venule_translator_window_finalize (GObject *object)
{
  g_strfreev (VENULE_TRANSLATOR_WINDOW (object)->languages);
  g_free (VENULE_TRANSLATOR_WINDOW (object)->shown);
  g_free (VENULE_TRANSLATOR_WINDOW (object)->coming);
  G_OBJECT_CLASS (venule_translator_window_parent_class)->finalize (object);
}

static void
bind_template (GtkWidgetClass *widget_class)
{
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-translator-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatorWindow, toast);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatorWindow, language);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatorWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatorWindow, flap);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatorWindow, lists);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatorWindow, problems_page);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatorWindow, passages);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatorWindow, problems);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatorWindow, card);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatorWindow, sheet);
  gtk_widget_class_bind_template_callback (widget_class, on_language_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_passage_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_sample_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_review_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_revoke_activated_cb);
}

static void
venule_translator_window_class_init (VenuleTranslatorWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_translator_window_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_translator_window_finalize;
  g_type_ensure (VENULE_TYPE_BANNER);
  g_type_ensure (VENULE_TYPE_PASSAGE_CARD);
  g_type_ensure (VENULE_TYPE_PASSAGE_LIST);
  g_type_ensure (VENULE_TYPE_PROBLEM_LIST);
  g_type_ensure (VENULE_TYPE_TOAST);
  g_type_ensure (VENULE_TYPE_TRANSLATED_SHEET);
  venule_translator_files_install (widget_class);
  bind_template (widget_class);
}

static void
venule_translator_window_init (VenuleTranslatorWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  venule_drop_down_name (GTK_WIDGET (self->language), _ ("Language"));
}

static VenuleTranslatorWindow *
find_window (GtkApplication *application)
{
  for (GList *window = gtk_application_get_windows (application); window != NULL; window = window->next)
    if (VENULE_IS_TRANSLATOR_WINDOW (window->data))
      return window->data;
  return NULL;
}

static VenuleTranslatorWindow *
new_window (GtkApplication *application, VenuleDesk *desk)
{
  VenuleTranslatorWindow *self = g_object_new (VENULE_TYPE_TRANSLATOR_WINDOW, "application", application, NULL);
  GSettings *settings = venule_desk_get_settings (desk);

  g_settings_bind (settings, "translator-width", self, "default-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "translator-height", self, "default-height", G_SETTINGS_BIND_DEFAULT);
  self->work = venule_language_work_new (desk);
  venule_translated_sheet_set_work (self->sheet, self->work);
  g_signal_connect (self->work, "prepared", G_CALLBACK (on_prepared_cb), self);
  g_signal_connect (self->work, "loaded", G_CALLBACK (on_loaded_cb), self);
  g_signal_connect_swapped (self->work, "languages-changed", G_CALLBACK (fill_languages), self);
  update_actions (self);
  fill_languages (self);
  venule_language_work_prepare (self->work);
  return self;
}

/**
 * venule_translator_window_present:
 * @application: whose window
 * @desk: whose sheet
 *
 * Shows the translator's room: the one that is open, or a new one.
 */
void
venule_translator_window_present (GtkApplication *application, VenuleDesk *desk)
{
  VenuleTranslatorWindow *self = find_window (application);

  gtk_window_present (GTK_WINDOW (self == NULL ? new_window (application, desk) : self));
}

/**
 * venule_translator_window_open:
 * @application: whose window
 * @desk: whose sheet
 * @path: a PO file
 *
 * Shows the translator's room, and what bringing in the file would change.
 */
void
venule_translator_window_open (GtkApplication *application, VenuleDesk *desk, const char *path)
{
  VenuleTranslatorWindow *self;

  venule_translator_window_present (application, desk);
  self = find_window (application);
  g_free (self->coming);
  self->coming = g_strdup (path);
  bring_in (self);
}
