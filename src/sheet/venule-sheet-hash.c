/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-sheet.h"

static void
add_string (GChecksum *checksum, const char *text)
{
  g_checksum_update (checksum, (const guchar *) (text == NULL ? "" : text), -1);
  g_checksum_update (checksum, (const guchar *) "", 1);
}

static void
add_wording (GChecksum *checksum, const VenuleWording *wording)
{
  add_string (checksum, wording == NULL ? NULL : wording->language);
  add_string (checksum, wording == NULL ? NULL : wording->text);
}

static void
add_wordings (GChecksum *checksum, GPtrArray *wordings)
{
  for (guint i = 0; i < wordings->len; i++)
    add_wording (checksum, g_ptr_array_index (wordings, i));
}

static void
add_leg_marks (GChecksum *checksum, GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const VenuleLegMark *mark = g_ptr_array_index (marks, i);

      add_string (checksum, mark->leg);
      add_string (checksum, mark->view);
      add_string (checksum, mark->kind);
      for (guint j = 0; j < mark->points->len; j++)
        {
          char text[G_ASCII_DTOSTR_BUF_SIZE];

          add_string (checksum, g_ascii_dtostr (text, sizeof text, g_array_index (mark->points, double, j)));
        }
    }
}

/**
 * venule_sheet_hash:
 * @self: a sheet
 *
 * Returns: (transfer full): the SHA-256, in hex, of all that a reader of the sheet gets: texts in both
 *   languages, marks, the leg map, format
 */
char *
venule_sheet_hash (VenuleSheet *self)
{
  g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (self);

  add_string (checksum, self->version);
  add_string (checksum, self->language);
  add_string (checksum, self->bilingual ? "bilingual" : "");
  add_string (checksum, venule_format_to_string (self->format));
  for (guint i = 0; i < passages->len; i++)
    {
      const VenulePassage *passage = g_ptr_array_index (passages, i);

      add_string (checksum, passage->id);
      add_string (checksum, passage->version);
      add_wording (checksum, passage->first);
      add_wording (checksum, passage->second);
    }
  add_wordings (checksum, self->foot);
  add_wordings (checksum, self->marks);
  add_leg_marks (checksum, self->leg_marks);

  return g_strdup (g_checksum_get_string (checksum));
}
