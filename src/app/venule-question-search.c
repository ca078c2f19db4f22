/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-question-search.h"

#include "venule-entry-words.h"

#include <string.h>

/* What a typed word is worth by where it is met; all words have to be met somewhere. */
enum
{
  SCORE_NONE = 0,
  SCORE_LETTERS = 1, /* its letters, in order, within one word of the label */
  SCORE_ALIAS = 3,
  SCORE_TRAIL = 4,
  SCORE_INSIDE = 5, /* within a word of the label */
  SCORE_START = 8,  /* at the beginning of one */
  SCORE_FIRST = 10, /* at the beginning of the label */
};

struct _VenuleFoundQuestion
{
  GObject parent;
  char *path, *label, *trail;
  GStrv label_words, trail_words, alias_words; /* folded: of no case, without accents */
};

G_DEFINE_FINAL_TYPE (VenuleFoundQuestion, venule_found_question, G_TYPE_OBJECT)

static void
venule_found_question_finalize (GObject *object)
{
  VenuleFoundQuestion *self = VENULE_FOUND_QUESTION (object);

  g_free (self->path);
  g_free (self->label);
  g_free (self->trail);
  g_strfreev (self->label_words);
  g_strfreev (self->trail_words);
  g_strfreev (self->alias_words);

  G_OBJECT_CLASS (venule_found_question_parent_class)->finalize (object);
}

static void
venule_found_question_class_init (VenuleFoundQuestionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_found_question_finalize;
}

static void
venule_found_question_init (VenuleFoundQuestion *self)
{
}

/**
 * venule_found_question_new:
 * @path: where its answer stands
 * @label: what it is called
 * @trail: the sections and members around it
 * @aliases: other words for it
 *
 * Returns: (transfer full): the question, to be looked for
 */
VenuleFoundQuestion *
venule_found_question_new (const char *path, const char *label, const char *trail, const char *aliases)
{
  VenuleFoundQuestion *self = g_object_new (VENULE_TYPE_FOUND_QUESTION, NULL);

  self->path = g_strdup (path);
  self->label = g_strdup (label);
  self->trail = g_strdup (trail);
  self->label_words = g_str_tokenize_and_fold (label, NULL, NULL);
  self->trail_words = g_str_tokenize_and_fold (trail, NULL, NULL);
  self->alias_words = g_str_tokenize_and_fold (aliases, NULL, NULL);

  return self;
}

/**
 * venule_found_question_get_path:
 * @self: a question
 *
 * Returns: (transfer none): where its answer stands
 */
const char *
venule_found_question_get_path (VenuleFoundQuestion *self)
{
  return self->path;
}

/**
 * venule_found_question_get_label:
 * @self: a question
 *
 * Returns: (transfer none): what it is called
 */
const char *
venule_found_question_get_label (VenuleFoundQuestion *self)
{
  return self->label;
}

/**
 * venule_found_question_get_trail:
 * @self: a question
 *
 * Returns: (transfer none): the sections and members around it
 */
const char *
venule_found_question_get_trail (VenuleFoundQuestion *self)
{
  return self->trail;
}

/* Whether the letters of the typed word stand in the other in their order, the first at its beginning. */
static gboolean
has_letters (const char *word, const char *typed)
{
  if (*word != *typed)
    return FALSE;
  for (; *word != '\0' && *typed != '\0'; word++)
    typed += *word == *typed;
  return *typed == '\0';
}

static gboolean
starts_any (GStrv words, const char *typed)
{
  for (guint i = 0; words[i] != NULL; i++)
    if (g_str_has_prefix (words[i], typed))
      return TRUE;
  return FALSE;
}

static guint
score_word (VenuleFoundQuestion *self, const char *typed)
{
  guint best = SCORE_NONE;

  for (guint i = 0; self->label_words[i] != NULL; i++)
    {
      const char *word = self->label_words[i];
      guint score = g_str_has_prefix (word, typed)                       ? (i == 0 ? SCORE_FIRST : SCORE_START)
                    : strlen (typed) > 1 && strstr (word, typed) != NULL ? SCORE_INSIDE
                    : strlen (typed) > 2 && has_letters (word, typed)    ? SCORE_LETTERS
                                                                         : SCORE_NONE;
      best = MAX (best, score);
    }
  if (best < SCORE_TRAIL && starts_any (self->trail_words, typed))
    best = SCORE_TRAIL;
  if (best < SCORE_ALIAS && starts_any (self->alias_words, typed))
    best = SCORE_ALIAS;
  return best;
}

static guint
score_words (VenuleFoundQuestion *self, const char *const *typed)
{
  guint sum = 0;

  for (guint i = 0; typed[i] != NULL; i++)
    {
      guint score = score_word (self, typed[i]);

      if (score == SCORE_NONE)
        return SCORE_NONE;
      sum += score;
    }
  return sum;
}

/**
 * venule_found_question_score:
 * @self: a question
 * @typed: what somebody typed
 *
 * Returns: how well it is meant by that; 0: not at all
 */
guint
venule_found_question_score (VenuleFoundQuestion *self, const char *typed)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (typed, NULL, NULL);

  return score_words (self, (const char *const *) words);
}

static char *
join_aliases (const VenuleQuestion *question)
{
  g_autoptr (GString) aliases = g_string_new (question->id);

  for (guint i = 0; i < question->options->len; i++)
    {
      const VenuleOption *option = g_ptr_array_index (question->options, i);

      g_string_append_printf (aliases, " %s", option->label == NULL ? option->id : option->label);
    }
  if (question->help != NULL)
    g_string_append_printf (aliases, " %s", question->help);
  return g_string_free (g_steal_pointer (&aliases), FALSE);
}

static void
add_question (GPtrArray *found, VenuleEntry *entry, const VenuleQuestion *question, const char *trail)
{
  g_autofree char *above = venule_entry_get_path (entry);
  g_autofree char *path = g_strconcat (above, *above == '\0' ? "" : "/", question->id, NULL);
  g_autofree char *aliases = join_aliases (question);

  g_ptr_array_add (found, venule_found_question_new (path, question->label, trail, aliases));
}

/* The entries of a form that can be seen: also legs and trunks that have no answer yet. */
static GPtrArray *
list_entries (VenuleCase *the_case, VenuleEntry *parent, const VenuleForm *form)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (the_case);
  VenuleEntry *session = venule_evaluation_get_session (evaluation);
  GPtrArray *entries = g_ptr_array_new ();
  VenuleGroup *group;

  if (!venule_evaluation_shows_form (evaluation, parent, form))
    return entries;
  if (form->kind == VENULE_FORM_SECTION)
    {
      g_ptr_array_add (entries, venule_entry_get_section (parent, form));
      return entries;
    }
  group = venule_entry_get_group (parent, form);
  for (guint i = 0; i < form->keys->len; i++)
    g_ptr_array_add (entries,
                     venule_group_get_member (group, ((const VenuleOption *) g_ptr_array_index (form->keys, i))->id));
  for (guint i = 0; form->keys->len == 0 && i < venule_group_get_n_entries (group); i++)
    {
      VenuleEntry *entry = venule_group_peek (group, i);

      if (session == NULL || venule_entry_get_form (session) != form || entry == session)
        g_ptr_array_add (entries, entry);
    }
  return entries;
}

static void
walk (VenuleCase *the_case, VenuleEntry *entry, const char *trail, GPtrArray *found)
{
  const VenuleForm *form = venule_entry_get_form (entry);

  for (guint i = 0; i < form->order->len; i++)
    {
      const VenuleFormItem *item = &g_array_index (form->order, VenuleFormItem, i);
      g_autoptr (GPtrArray) entries = NULL;

      if (item->question != NULL)
        {
          if (venule_evaluation_shows_question (venule_case_get_evaluation (the_case), entry, item->question))
            add_question (found, entry, item->question, trail);
          continue;
        }
      entries = list_entries (the_case, entry, item->form);
      for (guint j = 0; j < entries->len; j++)
        {
          g_autofree char *words = venule_entry_to_words (the_case, g_ptr_array_index (entries, j));
          g_autofree char *deeper = *trail == '\0' ? g_strdup (words) : g_strdup_printf ("%s › %s", trail, words);

          walk (the_case, g_ptr_array_index (entries, j), deeper, found);
        }
    }
}

/**
 * venule_question_search_list:
 * @the_case: a consultation
 *
 * Returns: (transfer full) (element-type VenuleFoundQuestion): its questions that show, in the order of the checklist
 */
GPtrArray *
venule_question_search_list (VenuleCase *the_case)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  walk (the_case, venule_consultation_get_root (venule_case_get_consultation (the_case)), "", found);
  return found;
}

/* One that is meant, and where it stood. */
typedef struct
{
  VenuleFoundQuestion *question;
  guint score, place;
} Hit;

static int
compare_hits (gconstpointer a, gconstpointer b)
{
  const Hit *first = a, *second = b;

  if (first->score != second->score)
    return first->score > second->score ? -1 : 1;
  return first->place < second->place ? -1 : first->place > second->place;
}

/**
 * venule_question_search_find:
 * @all: (element-type VenuleFoundQuestion): what is looked through
 * @typed: what somebody typed; nothing: all are meant
 *
 * Returns: (transfer full) (element-type VenuleFoundQuestion): those that are meant, best first, else in their order
 */
GPtrArray *
venule_question_search_find (GPtrArray *all, const char *typed)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (typed, NULL, NULL);
  g_autoptr (GArray) hits = g_array_new (FALSE, FALSE, sizeof (Hit));
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < all->len; i++)
    {
      VenuleFoundQuestion *question = g_ptr_array_index (all, i);
      Hit hit = { question, *words == NULL ? 1 : score_words (question, (const char *const *) words), i };

      if (hit.score > SCORE_NONE)
        g_array_append_val (hits, hit);
    }
  g_array_sort (hits, compare_hits);
  for (guint i = 0; i < hits->len; i++)
    g_ptr_array_add (found, g_object_ref (g_array_index (hits, Hit, i).question));
  return found;
}
