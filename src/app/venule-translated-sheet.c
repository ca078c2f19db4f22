/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-translated-sheet.h"

#include "venule-control-names.h"
#include "venule-passage-card.h"
#include "venule-sheet-actions.h"
#include "venule-sheet-changes.h"
#include "venule-sheet-pages.h"
#include "venule-thread-tools.h"

#include <glib/gi18n.h>
#include <string.h>

struct _VenuleTranslatedSheet
{
  AdwBin parent;
  GtkStack *stack;
  AdwStatusPage *status;
  VenuleSheetPages *pages;
  GtkDropDown *sample;
  GtkLabel *page_label;
  VenuleLanguageWork *work; /* (nullable) */
  const char *language;     /* (nullable): that the pages are in; interned */
  char *marked;             /* (nullable): a text's id */
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (VenuleTranslatedSheet, venule_translated_sheet, ADW_TYPE_BIN)

static guint passage_activated_signal;

static VenulePages *
make_pages (VenuleTranslatedSheet *self, guint sample, GError **error)
{
  VenuleSampleSheets *samples = venule_language_work_get_samples (self->work);
  VenuleWorkplace *workplace = venule_desk_get_workplace (venule_language_work_get_desk (self->work));
  g_autoptr (VenuleSheet) sheet
      = venule_sample_sheets_compose (samples, sample, venule_language_work_get_translation (self->work), error);
  VenuleFonts *fonts = sheet == NULL ? NULL : venule_thread_tools_get_fonts (sheet, error);
  VenuleLegMap *leg_map
      = fonts == NULL ? NULL : venule_thread_tools_get_leg_map (venule_workplace_get_data_folder (workplace), error);

  return leg_map == NULL ? NULL : venule_pages_new (sheet, fonts, leg_map, error);
}

static void
show_status (VenuleTranslatedSheet *self, const char *title, const char *words)
{
  g_autofree char *markup = g_markup_escape_text (words, -1);

  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, markup);
  gtk_stack_set_visible_child_name (self->stack, "status");
}

/* Returns: (transfer full): where the marked text stands on the pages */
static GHashTable *
find_marked (VenuleTranslatedSheet *self)
{
  VenulePages *pages = venule_sheet_pages_get_pages (self->pages);
  g_autoptr (GPtrArray) passages = pages == NULL ? NULL : venule_sheet_list_passages (venule_pages_get_sheet (pages));
  GHashTable *found = g_hash_table_new (NULL, NULL);

  for (guint i = 0; passages != NULL && self->marked != NULL && i < passages->len; i++)
    if (strcmp (((const VenulePassage *) g_ptr_array_index (passages, i))->id, self->marked) == 0)
      g_hash_table_add (found, g_ptr_array_index (passages, i));
  return found;
}

static void
mark (VenuleTranslatedSheet *self)
{
  g_autoptr (GHashTable) found = find_marked (self);

  venule_sheet_pages_mark (self->pages, found);
}

static void
show_pages (VenuleTranslatedSheet *self, VenulePages *pages)
{
  g_autoptr (VenulePages) before = venule_sheet_pages_get_pages (self->pages);
  g_autoptr (GHashTable) changes = NULL;

  if (before != NULL)
    g_object_ref (before);
  venule_sheet_pages_set_pages (self->pages, pages);
  gtk_stack_set_visible_child_name (self->stack, "pages");
  mark (self);
  if (before == NULL)
    return;
  changes = venule_sheet_find_changes (venule_pages_get_sheet (before), venule_pages_get_sheet (pages));
  if (g_hash_table_size (changes) == 0)
    return;
  venule_sheet_pages_glow (self->pages, changes);
  venule_sheet_pages_show_one_of (self->pages, changes);
}

static void
update (VenuleTranslatedSheet *self)
{
  guint sample = gtk_drop_down_get_selected (self->sample);
  VenuleTranslation *translation;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenulePages) pages = NULL;

  if (self->work == NULL || sample == GTK_INVALID_LIST_POSITION)
    return;
  translation = venule_language_work_get_translation (self->work);
  /* What another language says is no change. */
  if (translation == NULL || self->language != venule_translation_get_language (translation))
    venule_sheet_pages_set_pages (self->pages, NULL);
  self->language = translation == NULL ? NULL : venule_translation_get_language (translation);
  if (translation == NULL)
    {
      show_status (self, _ ("No sheet yet"), _ ("The sheet appears here once the language’s file can be read."));
      return;
    }
  pages = make_pages (self, sample, &error);
  if (pages == NULL)
    show_status (self, _ ("The sheet can’t be shown"), error->message);
  else
    show_pages (self, pages);
}

static void
on_sample_cb (GObject *sample, GParamSpec *pspec, VenuleTranslatedSheet *self)
{
  if (self->is_filling)
    return;
  venule_sheet_pages_set_pages (self->pages, NULL);
  update (self);
}

static void
on_pages_notify_cb (VenuleSheetPages *pages, GParamSpec *pspec, VenuleTranslatedSheet *self)
{
  venule_sheet_actions_update (GTK_WIDGET (self), pages, self->page_label);
}

static void
on_passage_activated_cb (VenuleSheetPages *pages,
                         VenulePassage *passage,
                         GdkRectangle *where,
                         VenuleTranslatedSheet *self)
{
  g_signal_emit (self, passage_activated_signal, 0, passage->id);
}

static void
venule_translated_sheet_dispose (GObject *object)
{
  VenuleTranslatedSheet *self = VENULE_TRANSLATED_SHEET (object);

  venule_translated_sheet_set_work (self, NULL);
  if (self->pages != NULL)
    g_signal_handlers_disconnect_by_data (self->pages, self);
  if (self->sample != NULL)
    g_signal_handlers_disconnect_by_data (self->sample, self);
  self->pages = NULL;
  self->sample = NULL;
  G_OBJECT_CLASS (venule_translated_sheet_parent_class)->dispose (object);
}

static void
venule_translated_sheet_finalize (GObject *object)
{
  g_free (VENULE_TRANSLATED_SHEET (object)->marked);
  G_OBJECT_CLASS (venule_translated_sheet_parent_class)->finalize (object);
}

static void
venule_translated_sheet_class_init (VenuleTranslatedSheetClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_translated_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_translated_sheet_finalize;
  passage_activated_signal = g_signal_new ("passage-activated", VENULE_TYPE_TRANSLATED_SHEET, G_SIGNAL_RUN_LAST, 0,
                                           NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  venule_sheet_actions_install (widget_class);
  g_type_ensure (VENULE_TYPE_SHEET_PAGES);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-translated-sheet.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatedSheet, stack);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatedSheet, status);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatedSheet, pages);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatedSheet, sample);
  gtk_widget_class_bind_template_child (widget_class, VenuleTranslatedSheet, page_label);
  gtk_widget_class_bind_template_callback (widget_class, on_sample_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_pages_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_passage_activated_cb);
}

static void
venule_translated_sheet_init (VenuleTranslatedSheet *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  venule_drop_down_name (GTK_WIDGET (self->sample), _ ("Sample"));
}

static void
on_prepared_cb (VenuleLanguageWork *work, VenuleTranslatedSheet *self)
{
  VenuleSampleSheets *samples = venule_language_work_get_samples (work);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  if (samples == NULL)
    {
      show_status (self, _ ("The sheet can’t be shown"), venule_language_work_get_failure (work));
      return;
    }
  for (guint i = 0; i < venule_sample_sheets_get_n (samples); i++)
    {
      g_autofree char *name = venule_sample_say (samples, i);

      gtk_string_list_append (names, name);
    }
  self->is_filling = TRUE;
  gtk_drop_down_set_model (self->sample, G_LIST_MODEL (names));
  gtk_drop_down_set_selected (self->sample, venule_sample_sheets_find_fullest (samples));
  self->is_filling = FALSE;
  update (self);
}

/**
 * venule_translated_sheet_set_work:
 * @self: the sheet
 * @work: (nullable): the language that it is in
 */
void
venule_translated_sheet_set_work (VenuleTranslatedSheet *self, VenuleLanguageWork *work)
{
  if (self->work != NULL)
    g_signal_handlers_disconnect_by_data (self->work, self);
  g_set_object (&self->work, work);
  if (work == NULL)
    return;
  g_signal_connect (work, "prepared", G_CALLBACK (on_prepared_cb), self);
  g_signal_connect_swapped (work, "loaded", G_CALLBACK (update), self);
}

/**
 * venule_translated_sheet_choose_sample:
 * @self: the sheet
 * @sample: whose sheet to show
 */
void
venule_translated_sheet_choose_sample (VenuleTranslatedSheet *self, guint sample)
{
  gtk_drop_down_set_selected (self->sample, sample);
}

/**
 * venule_translated_sheet_show_passage:
 * @self: the sheet
 * @id: a passage; one that this sheet does not print shows nothing
 */
void
venule_translated_sheet_show_passage (VenuleTranslatedSheet *self, const char *id)
{
  g_autoptr (GHashTable) found = NULL;

  g_free (self->marked);
  self->marked = g_strdup (id);
  found = find_marked (self);
  mark (self);
  if (g_hash_table_size (found) == 0)
    return;
  venule_sheet_pages_glow (self->pages, found);
  venule_sheet_pages_show_one_of (self->pages, found);
}
