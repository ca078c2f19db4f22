/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-free-text.h"

#include <string.h>

/* What stands between a token and the one before. */
typedef enum
{
  GAP_NONE,   /* nothing, or an apostrophe: Nurofen200, Nurofen’s, l’aspirine */
  GAP_HYPHEN, /* a hyphen or the like, spaces beside it or not */
  GAP_SPACE,
  GAP_OTHER, /* what ends a phrase: never joined over */
} Gap;

typedef struct
{
  gsize folded, folded_end; /* in the folded text */
  gsize start, end;         /* in the text as written */
  Gap gap;
} Token;

struct _VenuleFreeText
{
  char *text;
  GString *folded; /* letters and digits of all tokens, one after the other */
  GArray *tokens;  /* of Token */
};

typedef enum
{
  SORT_LETTER,
  SORT_DIGIT,
  SORT_ALONE,  /* scripts without spaces: every sign is a token, so that a form is found between others */
  SORT_NOTHING /* nothing is left of it: marks, soft hyphens, joiners */
} Sort;

/* The letters that a character is compared by: compatible forms made one, case folded, marks dropped. */
static void
fold (gunichar c, GString *folded)
{
  char written[7] = { 0 };
  g_autofree char *decomposed = NULL, *lower = NULL, *again = NULL;

  if (c < 0x80)
    {
      g_string_append_c (folded, g_ascii_tolower ((char) c));
      return;
    }
  g_unichar_to_utf8 (c, written);
  decomposed = g_utf8_normalize (written, -1, G_NORMALIZE_ALL);
  lower = g_utf8_casefold (decomposed == NULL ? written : decomposed, -1);
  again = g_utf8_normalize (lower, -1, G_NORMALIZE_ALL);
  for (const char *at = again == NULL ? lower : again; *at != '\0'; at = g_utf8_next_char (at))
    if (!g_unichar_ismark (g_utf8_get_char (at)))
      g_string_append_unichar (folded, g_utf8_get_char (at));
}

static Sort
get_sort (gunichar c)
{
  if (g_unichar_ismark (c) || g_unichar_type (c) == G_UNICODE_FORMAT)
    return SORT_NOTHING;
  if (g_unichar_isdigit (c))
    return SORT_DIGIT;
  switch (g_unichar_get_script (c))
    {
    case G_UNICODE_SCRIPT_HAN:
    case G_UNICODE_SCRIPT_HIRAGANA:
    case G_UNICODE_SCRIPT_KATAKANA:
    case G_UNICODE_SCRIPT_THAI:
    case G_UNICODE_SCRIPT_LAO:
    case G_UNICODE_SCRIPT_KHMER:
    case G_UNICODE_SCRIPT_MYANMAR:
      return SORT_ALONE;
    default:
      return SORT_LETTER;
    }
}

static Gap
get_gap (gunichar c)
{
  if (c == '\'' || c == 0x2019)
    return GAP_NONE;
  if (c == '_' || c == '/' || g_unichar_type (c) == G_UNICODE_DASH_PUNCTUATION)
    return GAP_HYPHEN;
  return g_unichar_isspace (c) ? GAP_SPACE : GAP_OTHER;
}

/* A hyphen with a space beside it parts words as a space does. */
static Gap
widen_gap (Gap gap, Gap by)
{
  if ((gap == GAP_HYPHEN && by == GAP_SPACE) || (gap == GAP_SPACE && by == GAP_HYPHEN))
    return GAP_SPACE;
  return MAX (gap, by);
}

static void
add_tokens (VenuleFreeText *self)
{
  Sort last = SORT_ALONE;
  Gap gap = GAP_OTHER;
  gboolean inside = FALSE;

  for (const char *at = self->text, *next; *at != '\0'; at = next)
    {
      gunichar c = g_utf8_get_char (at);
      Sort sort = get_sort (c);
      gsize folded = self->folded->len;
      Token *token;

      next = g_utf8_next_char (at);
      if (sort == SORT_NOTHING)
        {
          if (inside)
            g_array_index (self->tokens, Token, self->tokens->len - 1).end = next - self->text;
          continue;
        }
      if (!g_unichar_isalnum (c))
        {
          gap = inside ? get_gap (c) : widen_gap (gap, get_gap (c));
          inside = FALSE;
          continue;
        }
      if (!inside || sort != last || sort == SORT_ALONE)
        {
          Token fresh = { folded, folded, at - self->text, 0, inside ? GAP_NONE : gap };

          g_array_append_val (self->tokens, fresh);
        }
      fold (c, self->folded);
      token = &g_array_index (self->tokens, Token, self->tokens->len - 1);
      token->folded_end = self->folded->len;
      token->end = next - self->text;
      inside = TRUE;
      last = sort;
    }
}

static const Token *
get_token (VenuleFreeText *self, guint position)
{
  return &g_array_index (self->tokens, Token, position);
}

/* Forms of several parts may be joined over spaces, the others only over hyphens: “dr ive” is no “drive”. */
static Gap
get_widest_gap (VenuleFreeText *form)
{
  for (guint i = 1; i < form->tokens->len; i++)
    if (get_token (form, i)->gap >= GAP_HYPHEN)
      return GAP_SPACE;
  return GAP_HYPHEN;
}

/**
 * venule_free_text_new:
 * @text: UTF-8 text
 *
 * Returns: (transfer full): the text, cut into tokens
 */
VenuleFreeText *
venule_free_text_new (const char *text)
{
  VenuleFreeText *self = g_new0 (VenuleFreeText, 1);

  self->text = g_utf8_make_valid (text, -1);
  self->folded = g_string_new (NULL);
  self->tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  add_tokens (self);
  return self;
}

/**
 * venule_free_text_free:
 * @self: (transfer full): a text
 *
 * Frees it.
 */
void
venule_free_text_free (VenuleFreeText *self)
{
  g_free (self->text);
  g_string_free (self->folded, TRUE);
  g_array_unref (self->tokens);
  g_free (self);
}

/**
 * venule_free_text_get_n_tokens:
 * @self: a text
 *
 * Returns: how many words and numbers are in it
 */
guint
venule_free_text_get_n_tokens (VenuleFreeText *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->tokens->len;
}

/**
 * venule_free_text_find:
 * @self: where to look
 * @form: what to look for
 *
 * Returns: (transfer full) (nullable): the first place where @form stands as whole words, as it is written there
 */
char *
venule_free_text_find (VenuleFreeText *self, VenuleFreeText *form)
{
  Gap widest;

  g_return_val_if_fail (self != NULL && form != NULL, NULL);

  if (form->tokens->len == 0)
    return NULL;
  widest = get_widest_gap (form);
  for (guint i = 0; i < self->tokens->len; i++)
    {
      const Token *first = get_token (self, i);

      for (guint j = i; j < self->tokens->len; j++)
        {
          const Token *last = get_token (self, j);
          gsize length = last->folded_end - first->folded;

          if (length > form->folded->len || (j > i && last->gap > widest))
            break;
          if (length == form->folded->len && memcmp (self->folded->str + first->folded, form->folded->str, length) == 0)
            return g_strndup (self->text + first->start, last->end - first->start);
        }
    }
  return NULL;
}
