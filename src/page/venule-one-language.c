/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-one-language.h"

/* Copies share the texts of the sheet; only what holds them is new. */
typedef struct
{
  VenuleOneLanguage *self;
  gboolean second; /* only what is said in the second language too */
} Copier;

static gpointer
keep (Copier *copier, gconstpointer data, gsize size)
{
  gpointer copy = g_memdup2 (data, size);

  g_ptr_array_add (copier->self->copies, copy);
  return copy;
}

static GPtrArray *
keep_list (Copier *copier)
{
  GPtrArray *list = g_ptr_array_new ();

  g_ptr_array_add (copier->self->lists, list);
  return list;
}

static gboolean
is_said (Copier *copier, const VenulePassage *passage)
{
  return passage != NULL && (!copier->second || passage->second != NULL);
}

static VenulePassage *
copy_passage (Copier *copier, const VenulePassage *passage)
{
  VenulePassage *copy;

  if (passage == NULL)
    return NULL;
  copy = keep (copier, passage, sizeof *passage);
  if (copier->second && passage->second != NULL)
    {
      copy->first = passage->second;
      copier->self->sheet.right_to_left = copy->first->right_to_left;
    }
  copy->second = NULL;
  return copy;
}

static GPtrArray *
copy_blocks (Copier *copier, GPtrArray *blocks)
{
  GPtrArray *copies = keep_list (copier);

  for (guint i = 0; i < blocks->len; i++)
    {
      const VenuleBlock *block = blocks->pdata[i];
      GPtrArray *children = block->children != NULL ? copy_blocks (copier, block->children) : NULL;
      VenuleBlock *copy;

      if (!is_said (copier, block->passage) && (children == NULL || children->len == 0))
        continue;
      copy = keep (copier, block, sizeof *block);
      copy->passage = copy_passage (copier, block->passage);
      copy->label = copy_passage (copier, block->label);
      copy->children = children;
      g_ptr_array_add (copies, copy);
    }
  return copies;
}

static void
copy_section (Copier *copier, const VenuleSection *section)
{
  GPtrArray *blocks = copy_blocks (copier, section->blocks);
  VenuleSection *copy;

  if (blocks->len == 0)
    return;
  copy = keep (copier, section, sizeof *section);
  copy->heading = copy_passage (copier, section->heading);
  copy->blocks = blocks;
  g_ptr_array_add (copier->self->sheet.sections, copy);
}

/**
 * venule_one_language_new:
 * @sheet: a sheet in two languages
 * @second: whether the second is wanted, of what is said in it
 *
 * Returns: (transfer full): help and dates in that language, while @sheet lives
 */
VenuleOneLanguage *
venule_one_language_new (VenuleSheet *sheet, gboolean second)
{
  VenuleOneLanguage *self = g_new0 (VenuleOneLanguage, 1);
  Copier copier = { self, second };

  self->sheet = *sheet;
  self->copies = g_ptr_array_new_with_free_func (g_free);
  self->lists = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  self->sheet.sections = keep_list (&copier);
  for (guint i = 0; i < sheet->sections->len; i++)
    {
      const VenuleSection *section = sheet->sections->pdata[i];

      if (section->region == VENULE_REGION_URGENT || section->region == VENULE_REGION_DATES)
        copy_section (&copier, section);
    }
  return self;
}

void
venule_one_language_free (VenuleOneLanguage *self)
{
  g_ptr_array_unref (self->copies);
  g_ptr_array_unref (self->lists);
  g_free (self);
}
