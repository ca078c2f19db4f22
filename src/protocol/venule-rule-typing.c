/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-rule.h"

#include <string.h>

#include "venule-scope.h"
#include "venule-xml-reader.h"

static gboolean
is_choice (const VenuleQuestion *question)
{
  return question != NULL && (question->kind == VENULE_KIND_ONE_OF || question->kind == VENULE_KIND_MANY_OF);
}

static void
add_options (GPtrArray *words, const GPtrArray *options, gboolean covered)
{
  for (guint i = 0; options != NULL && i < options->len; i++)
    {
      const VenuleOption *option = options->pdata[i];

      g_ptr_array_add (words, (gpointer) option->id);
      for (guint j = 0; covered && option->covers != NULL && j < option->covers->len; j++)
        g_ptr_array_add (words, option->covers->pdata[j]);
    }
}

/* The words an answer can hold, legs left out; NULL: any. covered: those its options stand for too. */
static GPtrArray *
list_words (const VenulePath *path, gboolean covered)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();
  const VenuleQuestion *question = path->question;

  if (path->kind == VENULE_PATH_KEY)
    {
      const VenuleForm *form = venule_path_get_form (path);

      if (form->kind != VENULE_FORM_KEYED || form->key_refers_to != NULL)
        return NULL;
      add_options (words, form->keys, FALSE);
    }
  else if (question == NULL || question->kind == VENULE_KIND_LANGUAGE || question->kind == VENULE_KIND_REFERENCE)
    return NULL;
  else if (question->kind == VENULE_KIND_YES_NO)
    {
      g_ptr_array_add (words, "yes");
      g_ptr_array_add (words, "no");
    }
  else
    add_options (words, question->options, covered);
  return g_steal_pointer (&words);
}

/* The path of the group whose ids an answer holds; NULL: it holds none. */
static const char *
get_group_named (const VenulePath *path)
{
  const VenuleForm *form;

  if (path->kind != VENULE_PATH_KEY)
    return path->question != NULL && path->question->kind == VENULE_KIND_REFERENCE ? path->question->refers_to : NULL;
  form = venule_path_get_form (path);
  if (form->key_refers_to != NULL)
    return form->key_refers_to;
  return form->kind == VENULE_FORM_GROUP ? form->path : NULL;
}

static gboolean
check_word (const GPtrArray *known, const VenulePath *path, const char *word, const xmlNode *node, GError **error)
{
  g_autoptr (GPtrArray) candidates = NULL;
  g_autofree char *suggestion = NULL;

  if (known == NULL || g_ptr_array_find_with_equal_func ((GPtrArray *) known, word, g_str_equal, NULL))
    return TRUE;
  candidates = g_ptr_array_new ();
  g_ptr_array_extend (candidates, (GPtrArray *) known, NULL, NULL);
  suggestion = venule_vocabulary_suggest (word, candidates);
  if (*suggestion == '\0' && candidates->len <= 12)
    {
      g_autofree char *all = NULL;

      g_ptr_array_add (candidates, NULL);
      all = g_strjoinv (", ", (GStrv) candidates->pdata);
      venule_xml_set_error (error, node, "“%s” is never “%s”; it can be %s", path->text, word, all);
    }
  else
    venule_xml_set_error (error, node, "“%s” is never “%s”%s", path->text, word,
                          *suggestion == '\0' ? "; use one of its options" : suggestion);
  return FALSE;
}

static gboolean
check_leg (const VenulePath *path, const char *leg, const xmlNode *node, GError **error)
{
  const VenuleQuestion *question = path->question;

  if (leg == NULL)
    return TRUE;
  if (question == NULL || (!question->leg_coded && question->leg_from == NULL))
    {
      venule_xml_set_error (error, node, "“%s” carries no leg; take leg= out", path->text);
      return FALSE;
    }
  if (g_str_equal (leg, "left") || g_str_equal (leg, "right"))
    return TRUE;
  venule_xml_set_error (error, node, "“%s” is no leg; write left or right", leg);
  return FALSE;
}

static gboolean
check_takes_words (const VenulePath *path, const xmlNode *node, GError **error)
{
  const char *instead = path->value_kind == VENULE_VALUE_NUMBER ? "<number>"
                        : path->value_kind == VENULE_VALUE_DATE ? "<date>"
                        : path->value_kind == VENULE_VALUE_TEXT ? "<answered>"
                                                                : NULL;

  if (instead == NULL && get_group_named (path) == NULL)
    return TRUE;
  if (instead != NULL)
    venule_xml_set_error (error, node, "“%s” is not one of given words; ask it with %s", path->text, instead);
  else
    venule_xml_set_error (error, node, "“%s” holds ids of a consultation; compare it by equals=\"…\"", path->text);
  return FALSE;
}

/* A word as the answer holds it: on either leg, when it is leg-coded and none is named. */
static void
add_tokens (VenuleRule *rule, const char *word)
{
  static const char *const legs[] = { "left", "right" };

  if (rule->answer->question == NULL || !rule->answer->question->leg_coded)
    {
      g_ptr_array_add (rule->tokens, (gpointer) g_intern_string (word));
      return;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (legs); i++)
    if (rule->leg == NULL || g_str_equal (rule->leg, legs[i]))
      {
        g_autofree char *token = g_strconcat (legs[i], "/", word, NULL);
        g_ptr_array_add (rule->tokens, (gpointer) g_intern_string (token));
      }
}

/* The words that an `is` holds: each must be one that the answer can hold. */
gboolean
venule_rule_take_words (VenuleRule *rule, const xmlNode *node, const char *leg, GError **error)
{
  g_autoptr (GPtrArray) known = NULL;
  g_autofree char *text = venule_xml_get_text (node);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);

  if (!check_takes_words (rule->answer, node, error) || !check_leg (rule->answer, leg, node, error))
    return FALSE;
  known = list_words (rule->answer, FALSE);
  rule->set_test = VENULE_SET_WORDS;
  rule->leg = g_intern_string (leg);
  rule->words = g_ptr_array_new ();
  rule->tokens = g_ptr_array_new ();
  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (!check_word (known, rule->answer, words[i], node, error))
        return FALSE;
      g_ptr_array_add (rule->words, (gpointer) g_intern_string (words[i]));
      add_tokens (rule, words[i]);
    }
  if (rule->words->len > 0)
    return TRUE;
  venule_xml_set_error (error, node, "<is> names no word; write the answers that count, with spaces between");
  return FALSE;
}

static gboolean
have_common_word (const VenulePath *a, const VenulePath *b, gboolean covered)
{
  g_autoptr (GPtrArray) left = list_words (a, covered);
  g_autoptr (GPtrArray) right = list_words (b, covered);

  if (left == NULL || right == NULL)
    return TRUE;
  for (guint i = 0; i < left->len; i++)
    if (g_ptr_array_find_with_equal_func (right, left->pdata[i], g_str_equal, NULL))
      return TRUE;
  return FALSE;
}

static const char *
find_difference (const VenuleRule *rule)
{
  const VenulePath *a = rule->answer, *b = rule->operand;
  gboolean a_leg = a->question != NULL && a->question->leg_coded, b_leg = b->question != NULL && b->question->leg_coded;
  gboolean a_from = a->question != NULL && a->question->leg_from != NULL;
  gboolean b_from = b->question != NULL && b->question->leg_from != NULL;

  if (a->value_kind != b->value_kind)
    return "are of different kinds";
  if (a->value_kind == VENULE_VALUE_NUMBER && g_strcmp0 (a->unit, b->unit) != 0)
    return "have different units";
  if (a->value_kind != VENULE_VALUE_TOKENS)
    return rule->set_test == VENULE_SET_EQUALS ? NULL : "hold one value each, so only equals= can compare them";
  if (g_strcmp0 (get_group_named (a), get_group_named (b)) != 0)
    return "name members of different groups";
  if ((a_leg && !b_leg && !b_from) || (b_leg && !a_leg && !a_from))
    return "can't be the same, as only one of them carries a leg";
  if (!have_common_word (a, b, rule->set_test != VENULE_SET_EQUALS))
    return "have no word in common";
  return NULL;
}

/* Whether an answer and the one it is compared with can ever hold the same. */
gboolean
venule_rule_check_comparable (const VenuleRule *rule, const xmlNode *node, GError **error)
{
  const char *difference = find_difference (rule);

  if (difference == NULL)
    return TRUE;
  venule_xml_set_error (error, node, "“%s” and “%s” %s; compare answers of one kind", rule->answer->text,
                        rule->operand->text, difference);
  return FALSE;
}

/* Whether each option of `on` names a key of the group, or covers some. */
gboolean
venule_rule_check_on (const VenuleRule *rule, const xmlNode *node, GError **error)
{
  const VenuleForm *group = rule->of->group;
  const VenuleQuestion *question = rule->on->question;

  if (group->kind != VENULE_FORM_KEYED || group->key_refers_to != NULL || !(is_choice (question)))
    {
      venule_xml_set_error (error, node,
                            "on= picks members of a keyed group by an answer of options; “%s” and “%s” are not that",
                            rule->of->text, rule->on->text);
      return FALSE;
    }
  if (question->leg_coded)
    return TRUE;
  for (guint i = 0; i < question->options->len; i++)
    {
      const VenuleOption *option = question->options->pdata[i];
      g_autoptr (GPtrArray) keys = g_ptr_array_new ();

      if (option->covers == NULL)
        g_ptr_array_add (keys, (gpointer) option->id);
      else
        g_ptr_array_extend (keys, option->covers, NULL, NULL);
      for (guint j = 0; j < keys->len; j++)
        if (venule_form_find_key (group, keys->pdata[j]) == NULL)
          {
            venule_xml_set_error (error, node,
                                  "“%s” can be “%s”, which is no member of “%s”; give that option covers=\"…\"",
                                  rule->on->text, option->id, rule->of->text);
            return FALSE;
          }
    }
  return TRUE;
}
