/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-changes.h"

#include <string.h>

static char *
make_key (const VenulePassage *passage)
{
  return g_strdup_printf ("%s\n%s\n%s", passage->id, passage->first->text,
                          passage->second == NULL ? "" : passage->second->text);
}

static gboolean
are_comparable (VenuleSheet *before, VenuleSheet *after)
{
  return before->language == after->language && before->bilingual == after->bilingual
         && before->format == after->format;
}

/**
 * venule_sheet_find_changes:
 * @before: a sheet
 * @after: a later one of the same consultation
 *
 * Returns: (transfer full) (element-type VenulePassage): a set of those passages of @after that @before did not have in
 *   these words; empty where language or print size are other ones, since then all are
 */
GHashTable *
venule_sheet_find_changes (VenuleSheet *before, VenuleSheet *after)
{
  GHashTable *changes = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) old = venule_sheet_list_passages (before), new = venule_sheet_list_passages (after);

  if (!are_comparable (before, after))
    return changes;
  for (guint i = 0; i < old->len; i++)
    g_hash_table_add (known, make_key (old->pdata[i]));
  for (guint i = 0; i < new->len; i++)
    {
      g_autofree char *key = make_key (new->pdata[i]);

      if (!g_hash_table_contains (known, key))
        g_hash_table_add (changes, new->pdata[i]);
    }
  return changes;
}

/* How many passages of that id stand before it: members of a group print one passage each. */
static guint
count_before (GPtrArray *passages, const VenulePassage *passage)
{
  guint n = 0;

  for (guint i = 0; i < passages->len && passages->pdata[i] != passage; i++)
    if (g_str_equal (((VenulePassage *) passages->pdata[i])->id, passage->id))
      n++;
  return n;
}

/**
 * venule_sheet_find_counterpart:
 * @after: a sheet
 * @before: an earlier one of the same consultation
 * @passage: one of @before
 *
 * Returns: (transfer none) (nullable): the passage of @after that stands for it, in whatever words
 */
const VenulePassage *
venule_sheet_find_counterpart (VenuleSheet *after, VenuleSheet *before, const VenulePassage *passage)
{
  g_autoptr (GPtrArray) old = venule_sheet_list_passages (before), new = venule_sheet_list_passages (after);
  guint n = count_before (old, passage);

  for (guint i = 0; i < new->len; i++)
    if (g_str_equal (((VenulePassage *) new->pdata[i])->id, passage->id) && n-- == 0)
      return new->pdata[i];
  return NULL;
}

/* Without the keys of members: `session[s1]/stocking` and `session/stocking` are one question. */
static gboolean
name_one_question (const char *a, const char *b)
{
  while (TRUE)
    {
      if (*a == '[')
        a += strcspn (a, "]") + (strchr (a, ']') != NULL);
      else if (*b == '[')
        b += strcspn (b, "]") + (strchr (b, ']') != NULL);
      else if (*a != *b)
        return FALSE;
      else if (*a == '\0')
        return TRUE;
      else
        {
          a++;
          b++;
        }
    }
}

/**
 * venule_passage_rests_on:
 * @passage: a passage
 * @path: an answer's path, with the keys of members or without
 *
 * Returns: whether its conditions or its values read that question
 */
gboolean
venule_passage_rests_on (const VenulePassage *passage, const char *path)
{
  for (guint i = 0; i < passage->reasons->len; i++)
    if (name_one_question (((VenuleReason *) passage->reasons->pdata[i])->path, path))
      return TRUE;
  return FALSE;
}

/**
 * venule_sheet_find_fed:
 * @sheet: a sheet
 * @path: an answer's path, with the keys of members or without
 *
 * Returns: (transfer full) (element-type VenulePassage): a set of the passages that rest on that question
 */
GHashTable *
venule_sheet_find_fed (VenuleSheet *sheet, const char *path)
{
  GHashTable *fed = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);

  for (guint i = 0; i < passages->len; i++)
    if (venule_passage_rests_on (passages->pdata[i], path))
      g_hash_table_add (fed, passages->pdata[i]);
  return fed;
}
