/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-translation-changes.h"

#include <string.h>

/**
 * venule_translation_find_changes:
 * @before: (nullable): a translation; %NULL: there is none yet
 * @after: another one of the same template
 *
 * Returns: (transfer full) (element-type VenuleTranslationChange): the texts that say something else or are in another
 *   state, in the order of the sheet; they live as long as both
 */
GArray *
venule_translation_find_changes (VenuleTranslation *before, VenuleTranslation *after)
{
  GArray *changes = g_array_new (FALSE, FALSE, sizeof (VenuleTranslationChange));
  GPtrArray *texts = venule_translation_get_texts (after);

  for (guint i = 0; i < texts->len; i++)
    {
      const VenuleTranslationText *text = g_ptr_array_index (texts, i);
      const VenuleTranslationText *old = before == NULL ? NULL : venule_translation_find_text (before, text->id);
      VenuleTranslationChange change = { text->id, old == NULL ? "" : old->translation, text->translation,
                                         old == NULL ? VENULE_REVIEW_MISSING : old->review, text->review };

      if (strcmp (change.before, change.after) != 0 || change.review_before != change.review_after)
        g_array_append_val (changes, change);
    }
  return changes;
}
