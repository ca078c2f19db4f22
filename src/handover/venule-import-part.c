/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-import-part.h"

#include "venule-comparison.h"
#include "venule-sheet-maker.h"
#include "venule-xml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define NURSE "nurse"

static VenuleConsultation *
read_document (VenuleWorkplace *workplace, GBytes *document, const char *file, VenuleDefinitions **definitions)
{
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (document, file, NULL);

  return doc == NULL ? NULL : venule_sheet_maker_read (workplace, doc, definitions, NULL);
}

/* `session[s1]/injected[i1]` is a member of `session/injected`. */
static const VenuleForm *
find_form (VenuleConsultation *consultation, const char *path)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  gboolean in_key = FALSE;

  for (const char *c = path; *c != '\0'; c++)
    {
      in_key = in_key || *c == '[';
      if (!in_key)
        g_string_append_c (plain, *c);
      in_key = in_key && *c != ']';
    }
  return venule_form_find_form (venule_consultation_get_form (consultation), plain->str);
}

/* Returns: (transfer full) (nullable): what it is called, where it is the specialist's; what is nobody's is too */
static char *
name_if_specialists (VenuleDefinitions *definitions, VenuleConsultation *kept, const VenuleDifference *difference)
{
  const VenuleForm *form;

  switch (difference->kind)
    {
    case VENULE_DIFFERENCE_ANSWER:
      return g_strcmp0 (venule_protocol_get_part (definitions->protocol, difference->question), NURSE) == 0
                 ? NULL
                 : g_strdup (difference->question->label);
    case VENULE_DIFFERENCE_MEMBER:
    case VENULE_DIFFERENCE_ORDER:
      form = find_form (kept, difference->path);
      if (form == NULL)
        return g_strdup (difference->path);
      return g_strcmp0 (venule_protocol_get_checklist (definitions->protocol)->forms[form->ordinal].part, NURSE) == 0
                 ? NULL
                 : g_strdup (form->label);
    case VENULE_DIFFERENCE_DECISION:
      return strstr (difference->path, "override[") == NULL ? NULL : g_strdup (_ ("an override"));
    case VENULE_DIFFERENCE_DOCUMENT:
    default:
      return g_strdup (_ ("whether it is finished"));
    }
}

/**
 * venule_import_find_specialists:
 * @item: one file of a preview
 * @workplace: what consultations are read by
 *
 * A file that is new, or says what is kept, changes nothing of anybody's.
 *
 * Returns: (transfer full) (nullable): something of the specialist's part that the file would change, as the checklist
 *   calls it; %NULL: nothing
 */
char *
venule_import_find_specialists (const VenuleImportItem *item, VenuleWorkplace *workplace)
{
  VenuleDefinitions *definitions = NULL, *others = NULL;
  g_autoptr (VenuleConsultation) kept = NULL;
  g_autoptr (VenuleConsultation) file = NULL;
  g_autoptr (GPtrArray) differences = NULL;

  if (item->verdict != VENULE_IMPORT_DIFFERS)
    return NULL;
  if (item->kept->course != item->save->course)
    return g_strdup (_ ("whether it is finished"));
  kept = read_document (workplace, item->kept->document, item->file, &definitions);
  file = read_document (workplace, item->save->document, item->file, &others);
  if (kept == NULL || file == NULL || venule_consultation_get_form (kept) != venule_consultation_get_form (file))
    return g_strdup (_ ("the version of the checklist"));

  differences = venule_comparison_new (kept, file);
  for (guint i = 0; i < differences->len; i++)
    {
      char *name = name_if_specialists (definitions, kept, differences->pdata[i]);

      if (name != NULL)
        return name;
    }
  return NULL;
}
