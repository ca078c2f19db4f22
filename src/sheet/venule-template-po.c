/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-template-po.h"

#include "venule-language-name.h"
#include "venule-template-private.h"

#include <string.h>

static void
append_string (GString *po, const char *keyword, const char *text)
{
  g_string_append_printf (po, "%s \"", keyword);
  for (const char *at = text; *at != '\0'; at++)
    if (*at == '"' || *at == '\\')
      g_string_append_printf (po, "\\%c", *at);
    else
      g_string_append_c (po, *at);
  g_string_append (po, "\"\n");
}

static void
append_field (GString *po, const char *name, const char *value)
{
  g_autofree char *field = g_strdup_printf ("%s: %s", name, value);
  g_autoptr (GString) line = g_string_new (NULL);

  append_string (line, "", field);
  g_string_insert (line, (gssize) line->len - 2, "\\n");
  g_string_append (po, line->str + 1);
}

static void
append_header (GString *po, VenuleTemplate *tmpl, const char *language, const char *translator)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H:%M+0000");
  g_autofree char *name = language == NULL ? NULL : venule_language_name (language, "en");
  g_autofree char *version = g_strdup_printf ("venule-sheet %s", venule_template_get_version (tmpl));

  if (name == NULL)
    g_string_append (po, "# The texts of the sheet that a patient takes home, to be translated.\n#\n#, fuzzy\n");
  else
    g_string_append_printf (po, "# The sheet that a patient takes home, in %s.\n", name);
  g_string_append (po, "msgid \"\"\nmsgstr \"\"\n");
  append_field (po, "Project-Id-Version", version);
  append_field (po, "Report-Msgid-Bugs-To", "");
  append_field (po, "POT-Creation-Date", time);
  append_field (po, "PO-Revision-Date", name == NULL ? "YEAR-MO-DA HO:MI+ZONE" : time);
  append_field (po, "Last-Translator", name == NULL || *translator == '\0' ? "FULL NAME <EMAIL@ADDRESS>" : translator);
  append_field (po, "Language-Team", name == NULL ? "LANGUAGE <LL@li.org>" : name);
  append_field (po, "Language", name == NULL ? "" : language);
  append_field (po, "MIME-Version", "1.0");
  append_field (po, "Content-Type", "text/plain; charset=UTF-8");
  append_field (po, "Content-Transfer-Encoding", "8bit");
}

static void
append_examples (GString *po, VenuleTemplate *tmpl, const VenuleTemplatePassage *passage)
{
  g_autoptr (GHashTable) said = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < passage->text->parts->len; i++)
    {
      const VenuleTextPart *part = g_ptr_array_index (passage->text->parts, i);
      const VenuleTemplateValue *value = part->name == NULL ? NULL : venule_template_find_value (tmpl, part->name);

      if (value != NULL && value->example != NULL && g_hash_table_add (said, (gpointer) part->name))
        g_string_append_printf (po, "#. {%s}: %s\n", part->name, value->example);
    }
}

static void
append_passage (GString *po, VenuleTemplate *tmpl, const VenuleTemplatePassage *passage)
{
  g_string_append_c (po, '\n');
  if (passage->note != NULL)
    g_string_append_printf (po, "#. %s\n", passage->note);
  append_examples (po, tmpl, passage);
  append_string (po, "msgctxt", passage->id);
  append_string (po, "msgid", passage->text->source);
  append_string (po, "msgstr", "");
}

static void
append_all (GString *po, VenuleTemplate *tmpl, GPtrArray *passages)
{
  for (guint i = 0; i < passages->len; i++)
    {
      const VenuleTemplatePassage *passage = g_ptr_array_index (passages, i);

      if (passage->text != NULL)
        append_passage (po, tmpl, passage);
    }
}

/**
 * venule_template_to_po:
 * @self: a template
 * @language: (nullable): a BCP 47 tag; %NULL: a file of no language, for PO editors to begin one from
 * @translator: who translates; "" where it is not known
 *
 * Returns: (transfer full): a PO file with every text of the sheet, in the order in which it is read, then its words
 *   and terms, with notes and what values may look like
 */
char *
venule_template_to_po (VenuleTemplate *self, const char *language, const char *translator)
{
  GString *po;

  g_return_val_if_fail (VENULE_IS_TEMPLATE (self) && translator != NULL, NULL);

  po = g_string_new (NULL);
  append_header (po, self, language, translator);
  append_all (po, self, venule_template_get_passages (self));
  append_all (po, self, venule_template_get_words (self));
  return g_string_free (po, FALSE);
}
