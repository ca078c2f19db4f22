/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-sheet.h"

#include "venule-sha256.h"

#include <string.h>

static void
add_string (GString *hashed, const char *text)
{
  const char *added = text == NULL ? "" : text;

  g_string_append_len (hashed, added, (gssize) strlen (added) + 1);
}

static void
add_wording (GString *hashed, const VenuleWording *wording)
{
  add_string (hashed, wording == NULL ? NULL : wording->language);
  add_string (hashed, wording == NULL ? NULL : wording->text);
}

static void
add_wordings (GString *hashed, GPtrArray *wordings)
{
  for (guint i = 0; i < wordings->len; i++)
    add_wording (hashed, g_ptr_array_index (wordings, i));
}

static void
add_leg_marks (GString *hashed, GPtrArray *marks)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const VenuleLegMark *mark = g_ptr_array_index (marks, i);

      add_string (hashed, mark->leg);
      add_string (hashed, mark->view);
      add_string (hashed, mark->kind);
      for (guint j = 0; j < mark->points->len; j++)
        {
          char text[G_ASCII_DTOSTR_BUF_SIZE];

          add_string (hashed, g_ascii_dtostr (text, sizeof text, g_array_index (mark->points, double, j)));
        }
    }
}

static void
add_passage (GString *hashed, const VenulePassage *passage)
{
  add_string (hashed, passage->id);
  add_string (hashed, passage->version);
  add_wording (hashed, passage->first);
  add_wording (hashed, passage->second);
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
  g_autoptr (GString) hashed = g_string_sized_new (8192);
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (self);

  add_string (hashed, self->version);
  add_string (hashed, self->language);
  add_string (hashed, self->bilingual ? "bilingual" : "");
  add_string (hashed, venule_format_to_string (self->format));
  for (guint i = 0; i < passages->len; i++)
    add_passage (hashed, g_ptr_array_index (passages, i));
  add_wordings (hashed, self->foot);
  add_wordings (hashed, self->marks);
  add_leg_marks (hashed, self->leg_marks);

  return venule_sha256_of (hashed->str, hashed->len);
}

/**
 * venule_sheet_hash_unreviewed_safety:
 * @self: a sheet
 *
 * What somebody who confirms it confirms: one who went through these words did not go through others.
 *
 * Returns: (transfer full) (nullable): the SHA-256, in hex, of the safety advice that
 * [func@sheet_count_unreviewed_safety] counts; %NULL where there is none
 */
char *
venule_sheet_hash_unreviewed_safety (VenuleSheet *self)
{
  g_autoptr (GString) hashed = g_string_sized_new (4096);
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (self);

  for (guint i = 0; i < passages->len; i++)
    if (venule_passage_is_unreviewed_safety (g_ptr_array_index (passages, i)))
      add_passage (hashed, g_ptr_array_index (passages, i));

  return hashed->len == 0 ? NULL : venule_sha256_of (hashed->str, hashed->len);
}
