/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-translation-item.h"

#include <glib/gi18n.h>
#include <string.h>

struct _VenuleTranslationItem
{
  GObject parent;
  VenuleTranslation *translation;
  const VenuleTranslationText *text; /* of the translation */
};

G_DEFINE_FINAL_TYPE (VenuleTranslationItem, venule_translation_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
venule_translation_item_finalize (GObject *object)
{
  g_clear_object (&VENULE_TRANSLATION_ITEM (object)->translation);
  G_OBJECT_CLASS (venule_translation_item_parent_class)->finalize (object);
}

static void
venule_translation_item_class_init (VenuleTranslationItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_translation_item_finalize;
  changed_signal
      = g_signal_new ("changed", VENULE_TYPE_TRANSLATION_ITEM, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_translation_item_init (VenuleTranslationItem *self)
{
}

/**
 * venule_translation_item_new:
 * @translation: a translation
 * @id: one of its texts
 *
 * Returns: (transfer full): the text, to be listed
 */
VenuleTranslationItem *
venule_translation_item_new (VenuleTranslation *translation, const char *id)
{
  VenuleTranslationItem *self = g_object_new (VENULE_TYPE_TRANSLATION_ITEM, NULL);

  self->translation = g_object_ref (translation);
  self->text = venule_translation_find_text (translation, id);
  return self;
}

static gboolean
looks_alike (const VenuleTranslationText *a, const VenuleTranslationText *b)
{
  return a->review == b->review && a->staleness == b->staleness && strcmp (a->translation, b->translation) == 0
         && g_strcmp0 (a->comment, b->comment) == 0;
}

/**
 * venule_translation_item_set_translation:
 * @self: a text
 * @translation: another translation of the same template
 */
void
venule_translation_item_set_translation (VenuleTranslationItem *self, VenuleTranslation *translation)
{
  const VenuleTranslationText *text = venule_translation_find_text (translation, self->text->id);
  gboolean is_same = looks_alike (text, self->text);

  g_set_object (&self->translation, translation);
  self->text = text;
  if (!is_same)
    g_signal_emit (self, changed_signal, 0);
}

VenuleTranslation *
venule_translation_item_get_translation (VenuleTranslationItem *self)
{
  return self->translation;
}

/* Returns: (transfer none): the text, as long as the item shows this translation */
const VenuleTranslationText *
venule_translation_item_get_text (VenuleTranslationItem *self)
{
  return self->text;
}

static gboolean
has_words (const char *text, const char *folded)
{
  g_autofree char *here = g_utf8_casefold (text, -1);

  return strstr (here, folded) != NULL;
}

/**
 * venule_translation_item_matches:
 * @self: a text
 * @words: what is looked for
 *
 * Returns: whether they stand in its English, its translation or its id
 */
gboolean
venule_translation_item_matches (VenuleTranslationItem *self, const char *words)
{
  g_autofree char *folded = g_utf8_casefold (words, -1);

  return has_words (self->text->source, folded) || has_words (self->text->translation, folded)
         || has_words (self->text->id, folded);
}

/* An empty text is not translated, whatever the file has for it. */
VenuleTextState
venule_text_state_of (const VenuleTranslationText *text)
{
  switch (text->review)
    {
    case VENULE_REVIEW_SOURCE:
    case VENULE_REVIEW_REVIEWED:
      return VENULE_TEXT_REVIEWED;
    case VENULE_REVIEW_UNREVIEWED:
      return VENULE_TEXT_UNREVIEWED;
    case VENULE_REVIEW_STALE:
      return text->staleness == VENULE_STALE_EMPTY ? VENULE_TEXT_UNTRANSLATED : VENULE_TEXT_STALE;
    case VENULE_REVIEW_MISSING:
    default:
      return VENULE_TEXT_UNTRANSLATED;
    }
}

const char *
venule_text_state_say (VenuleTextState state)
{
  switch (state)
    {
    case VENULE_TEXT_REVIEWED:
      return _ ("Reviewed");
    case VENULE_TEXT_UNREVIEWED:
      return _ ("Not reviewed");
    case VENULE_TEXT_STALE:
      return _ ("To be looked over");
    case VENULE_TEXT_UNTRANSLATED:
    default:
      return _ ("Not translated");
    }
}
