/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-template-fed.h"

#include "venule-template-private.h"

#define PLACE "…"

/* What an answer decides on the sheet: where its rules and its values read it, whatever is answered now. */

typedef struct
{
  const VenuleQuestion *question;
  GPtrArray *fed;
} Walk;

static void
fed_free (gpointer data)
{
  VenuleFed *fed = data;

  g_free (fed->heading);
  g_free (fed->words);
  g_free (fed);
}

static gboolean
path_reads (const VenulePath *path, const VenuleQuestion *question)
{
  for (guint i = 0; path->steps != NULL && i < path->steps->len; i++)
    if (g_array_index (path->steps, VenuleStep, i).question == question)
      return TRUE;
  return path->question == question || path->product == question || path->strength == question
         || path->form == question;
}

/* passage: (nullable) */
static gboolean
reads (const VenuleTemplatePassage *passage, const VenuleQuestion *question)
{
  for (guint i = 0; passage != NULL && i < passage->reads->len; i++)
    if (path_reads (passage->reads->pdata[i], question))
      return TRUE;
  return FALSE;
}

static gboolean
has_letter (const char *text)
{
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (g_unichar_isalpha (g_utf8_get_char (text)))
      return TRUE;
  return FALSE;
}

/* passage: (nullable)
 * Returns: (nullable): it is values alone. */
static char *
say (const VenuleTemplatePassage *passage)
{
  g_autoptr (GString) words = g_string_new (NULL);
  gboolean says = FALSE;

  for (guint i = 0; passage != NULL && passage->text != NULL && i < passage->text->parts->len; i++)
    {
      const VenuleTextPart *part = passage->text->parts->pdata[i];

      says = says || (part->literal != NULL && has_letter (part->literal));
      g_string_append (words, part->literal != NULL ? part->literal : PLACE);
    }
  return says ? g_string_free (g_steal_pointer (&words), FALSE) : NULL;
}

/* heading, label: (nullable) */
static void
add (Walk *walk,
     const VenuleTemplatePassage *heading,
     const VenuleTemplatePassage *passage,
     const VenuleTemplatePassage *label,
     gboolean is_whole)
{
  VenuleFed *fed = g_new0 (VenuleFed, 1);

  fed->passage = passage->id;
  fed->heading = say (heading);
  fed->words = is_whole ? NULL : say (passage);
  if (fed->words == NULL && !is_whole)
    fed->words = say (label);
  fed->is_whole = is_whole;
  g_ptr_array_add (walk->fed, fed);
}

/* What stands under a heading of its own stands under no other. */
static void
walk_blocks (Walk *walk, const VenuleTemplatePassage *heading, const GPtrArray *blocks)
{
  for (guint i = 0; blocks != NULL && i < blocks->len; i++)
    {
      const VenuleTemplateBlock *block = blocks->pdata[i];

      if (block->kind == VENULE_BLOCK_SUBHEADING)
        {
          heading = block->passage;
          if (reads (heading, walk->question))
            {
              add (walk, heading, heading, NULL, TRUE);
              return;
            }
        }
      else if (reads (block->passage, walk->question) || reads (block->label, walk->question))
        add (walk, heading, block->passage != NULL ? block->passage : block->label, block->label, FALSE);
      walk_blocks (walk, heading, block->children);
    }
}

/**
 * venule_template_feeds:
 * @self: a template
 * @question: a question of its protocol
 *
 * Returns: whether anything on the sheet rests on its answer
 */
gboolean
venule_template_feeds (VenuleTemplate *self, const VenuleQuestion *question)
{
  GPtrArray *passages = venule_template_get_passages (self), *foot = venule_template_get_foot (self);

  for (guint i = 0; i < passages->len; i++)
    if (reads (passages->pdata[i], question) && !g_ptr_array_find (foot, passages->pdata[i], NULL))
      return TRUE;
  return FALSE;
}

/**
 * venule_template_list_fed:
 * @self: a template
 * @question: a question of its protocol
 *
 * What the sheet's rules and values read says what an answer decides. Where all under a heading rests on it, that is
 * one place. The foot, which says again who it is, is none.
 *
 * Returns: (transfer full) (element-type VenuleFed): the places, in reading order; empty where it feeds nothing
 */
GPtrArray *
venule_template_list_fed (VenuleTemplate *self, const VenuleQuestion *question)
{
  GPtrArray *sections = venule_template_get_sections (self);
  Walk walk = { question, g_ptr_array_new_with_free_func (fed_free) };

  for (guint i = 0; i < sections->len; i++)
    {
      const VenuleTemplateSection *section = sections->pdata[i];

      if (reads (section->heading, question))
        add (&walk, section->heading, section->heading, NULL, TRUE);
      else
        walk_blocks (&walk, section->heading, section->blocks);
    }
  return walk.fed;
}
