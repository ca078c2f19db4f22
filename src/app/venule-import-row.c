/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-import-row.h"

#include "venule-difference-list.h"
#include "venule-direction.h"
#include "venule-record-words.h"
#include "venule-sheet-maker.h"
#include "venule-xml-reader.h"

#include <glib/gi18n.h>

static const char *
say_verdict (VenuleImportVerdict verdict)
{
  switch (verdict)
    {
    case VENULE_IMPORT_NEW:
      return _ ("New");
    case VENULE_IMPORT_UNCHANGED:
      return _ ("Unchanged");
    case VENULE_IMPORT_DIFFERS:
    default:
      return _ ("Differs");
    }
}

static VenuleConsultation *
read_document (VenuleDesk *desk, GBytes *document, const char *file)
{
  VenuleDefinitions *definitions;
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (document, file, NULL);

  return doc == NULL ? NULL : venule_sheet_maker_read (venule_desk_get_workplace (desk), doc, &definitions, NULL);
}

static void
add_differences (VenuleDesk *desk, AdwExpanderRow *row, const VenuleImportItem *item)
{
  g_autoptr (VenuleConsultation) kept = read_document (desk, item->kept->document, item->file);
  g_autoptr (VenuleConsultation) file = read_document (desk, item->save->document, item->file);
  GtkWidget *list;

  if (kept == NULL || file == NULL || venule_consultation_get_form (kept) != venule_consultation_get_form (file))
    return;
  list = venule_difference_list_new (FALSE);
  venule_difference_list_show (VENULE_DIFFERENCE_LIST (list), kept, _ ("Kept"), file, _ ("In the file"));
  gtk_widget_set_margin_start (list, 6);
  gtk_widget_set_margin_end (list, 6);
  gtk_widget_set_margin_top (list, 6);
  gtk_widget_set_margin_bottom (list, 6);
  adw_expander_row_add_row (row, list);
}

/**
 * venule_import_row_new:
 * @desk: a desk
 * @item: one file of a preview
 * @bar: (nullable): why it is left out, and what to do
 *
 * Returns: (transfer floating): whose consultation it is, what bringing it in would do, and what differs
 */
GtkWidget *
venule_import_row_new (VenuleDesk *desk, const VenuleImportItem *item, const char *bar)
{
  gboolean differs = item->verdict == VENULE_IMPORT_DIFFERS;
  GtkWidget *row = differs ? adw_expander_row_new () : adw_action_row_new ();
  GtkWidget *verdict = gtk_label_new (bar != NULL ? _ ("Left out") : say_verdict (item->verdict));
  const VenuleCard *card = item->save->card;
  g_autofree char *name = venule_card_format_name (card);
  g_autofree char *born = venule_format_day (card->born);
  g_autofree char *number = venule_card_format_number (card);
  g_autofree char *base = g_filename_display_basename (item->file);
  g_autofree char *file = venule_direction_isolate_code (base);
  g_autofree char *details = g_strdup_printf ("%s%s%s · %s%s%s", born, *born == '\0' ? "" : " · ", number, file,
                                              bar == NULL ? "" : "\n", bar == NULL ? "" : bar);
  g_autofree char *title = g_markup_escape_text (name, -1);
  g_autofree char *subtitle = g_markup_escape_text (details, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_widget_add_css_class (verdict, "course");
  gtk_widget_set_valign (verdict, GTK_ALIGN_CENTER);
  if (differs)
    {
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), subtitle);
      adw_expander_row_add_action (ADW_EXPANDER_ROW (row), verdict);
      add_differences (desk, ADW_EXPANDER_ROW (row), item);
    }
  else
    {
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), verdict);
    }
  return row;
}
