/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-rule.h"

#include <string.h>

#include "venule-scope.h"
#include "venule-xml-reader.h"

#define MAX_SEGMENTS 12

/* One try to follow a path's segments from one form. */
typedef struct
{
  VenulePath *path;
  const VenuleForm *form;    /* where the steps have led */
  const VenuleForm *several; /* (nullable): the first step on the way that has several entries */
  guint matched;             /* segments understood */
  char *why;                 /* (nullable): what is wrong with the next one */
} Attempt;

VenulePath *
venule_path_new (VenulePathKind kind, const char *text)
{
  VenulePath *path = g_new0 (VenulePath, 1);

  path->kind = kind;
  path->text = g_strdup (text);
  path->steps = g_array_new (FALSE, TRUE, sizeof (VenuleStep));
  return path;
}

/**
 * venule_path_free:
 * @path: (nullable) (transfer full): a path
 */
void
venule_path_free (VenulePath *path)
{
  if (path == NULL)
    return;
  g_free (path->text);
  g_free (path->label);
  g_free (path->source_label);
  g_array_unref (path->steps);
  g_free (path);
}

static void
add_step (
    Attempt *attempt, VenuleStepKind kind, const VenuleForm *form, const VenuleQuestion *question, const char *key)
{
  VenuleStep step = { .kind = kind, .form = form, .question = question, .key = key };

  g_array_append_val (attempt->path->steps, step);
  attempt->form = form;
  if ((kind == VENULE_STEP_MEMBERS || kind == VENULE_STEP_OTHER_SESSIONS) && attempt->several == NULL)
    attempt->several = form;
}

static VenuleValueKind
value_kind_of_question (const VenuleQuestion *question)
{
  switch (question->kind)
    {
    case VENULE_KIND_NUMBER:
      return VENULE_VALUE_NUMBER;
    case VENULE_KIND_DATE:
      return VENULE_VALUE_DATE;
    case VENULE_KIND_TIME:
    case VENULE_KIND_TEXT:
    case VENULE_KIND_POINTS:
      return VENULE_VALUE_TEXT;
    case VENULE_KIND_YES_NO:
    case VENULE_KIND_ONE_OF:
    case VENULE_KIND_MANY_OF:
    case VENULE_KIND_LANGUAGE:
    case VENULE_KIND_REFERENCE:
      return VENULE_VALUE_TOKENS;
    }
  g_return_val_if_reached (VENULE_VALUE_NONE);
}

static void
end_in_question (VenulePath *path, const VenuleQuestion *question)
{
  path->kind = VENULE_PATH_ANSWER;
  path->question = question;
  path->value_kind = value_kind_of_question (question);
  path->unit = question->kind == VENULE_KIND_NUMBER ? g_intern_string (question->unit) : NULL;
}

static const VenuleForm *
find_child (const VenuleForm *form, const char *id)
{
  for (guint i = 0; i < form->forms->len; i++)
    {
      const VenuleForm *child = form->forms->pdata[i];
      if (g_str_equal (child->id, id))
        return child;
    }
  return NULL;
}

static const VenuleQuestion *
find_question (const VenuleForm *form, const char *id)
{
  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = form->questions->pdata[i];
      if (g_str_equal (question->id, id))
        return question;
    }
  return NULL;
}

static const char *
find_key (const VenuleForm *form, const char *key)
{
  for (guint i = 0; form->keys != NULL && i < form->keys->len; i++)
    {
      const VenuleOption *option = form->keys->pdata[i];
      if (g_str_equal (option->id, key))
        return option->id;
    }
  return NULL;
}

static gboolean
step_into_key (Attempt *attempt, const VenuleForm *child, const char *name, const char *key)
{
  const char *known = find_key (child, key);

  if (child->kind != VENULE_FORM_KEYED || child->key_refers_to != NULL)
    attempt->why = g_strdup_printf ("the members of “%s” are known only inside a consultation; use some, each or count "
                                    "of=\"%s\"",
                                    name, name);
  else if (known == NULL)
    attempt->why = g_strdup_printf ("“%s” has no member “%s”", name, key);
  if (attempt->why != NULL)
    return FALSE;
  add_step (attempt, VENULE_STEP_KEY, child, NULL, known);
  return TRUE;
}

static gboolean
step_into_child (Attempt *attempt, const VenuleForm *child, const char *name, const char *key, gboolean last)
{
  if (key != NULL)
    return step_into_key (attempt, child, name, key);
  if (child->kind == VENULE_FORM_SECTION)
    add_step (attempt, VENULE_STEP_SECTION, child, NULL, NULL);
  else if (last)
    attempt->path->group = child;
  else
    add_step (attempt, VENULE_STEP_MEMBERS, child, NULL, NULL);
  return TRUE;
}

/* Through a reference, or the key of a group that is keyed by another's ids. */
static gboolean
follow (Attempt *attempt, const VenuleForm *root, const VenuleQuestion *question, const char *name)
{
  const char *refers_to = question != NULL ? question->refers_to : attempt->form->key_refers_to;
  const VenuleForm *target = refers_to == NULL ? NULL : venule_form_find_form (root, refers_to);

  if (target == NULL)
    {
      attempt->why = g_strdup_printf ("nothing lies below “%s”, it is an answer", name);
      return FALSE;
    }
  add_step (attempt, VENULE_STEP_FOLLOW, target, question, NULL);
  return TRUE;
}

static gboolean
end_in_key (Attempt *attempt)
{
  attempt->path->kind = VENULE_PATH_KEY;
  attempt->path->group = NULL;
  attempt->path->value_kind = VENULE_VALUE_TOKENS;
  return TRUE;
}

/* One segment; what it may be, in this order: a form, a question, the key of the entry we are in. */
static gboolean
step (Attempt *attempt, const VenuleForm *root, const char *name, const char *key, gboolean last)
{
  const VenuleForm *child = find_child (attempt->form, name);
  const VenuleQuestion *question;
  gboolean is_key;

  if (child != NULL)
    return step_into_child (attempt, child, name, key, last);
  question = find_question (attempt->form, name);
  is_key = attempt->form->kind == VENULE_FORM_KEYED
               ? g_strcmp0 (attempt->form->key_name, name) == 0
               : attempt->form->kind == VENULE_FORM_GROUP && g_str_equal (name, "id");
  if (question == NULL && !is_key)
    return FALSE;
  if (key != NULL)
    {
      attempt->why = g_strdup_printf ("“%s” is an answer and has no members", name);
      return FALSE;
    }
  if (!last)
    return follow (attempt, root, question, name);
  if (question == NULL)
    return end_in_key (attempt);
  end_in_question (attempt->path, question);
  return TRUE;
}

/* `session` and `course/session`, which mean the chosen treatment and the others; how many segments. */
static guint
step_to_session (Attempt *attempt, const VenuleForm *session, char **segments, guint n_segments)
{
  gboolean others = g_str_equal (segments[0], "course") && n_segments > 1;
  const char *name = others ? segments[1] : segments[0];
  guint used = others ? 2 : 1;

  if (!g_str_equal (name, "session") && !g_str_equal (name, session->id))
    return 0;
  if (used == n_segments)
    {
      attempt->path->group = session;
      attempt->path->other_sessions = others;
    }
  else
    add_step (attempt, others ? VENULE_STEP_OTHER_SESSIONS : VENULE_STEP_SESSION, session, NULL, NULL);
  return used;
}

static gboolean
check_end (Attempt *attempt)
{
  VenulePath *path = attempt->path;

  if (path->group == NULL && path->kind == VENULE_PATH_ANSWER && path->question == NULL)
    attempt->why = g_strdup_printf ("“%s” is no answer; name one in it", path->text);
  else if (path->group == NULL && attempt->several != NULL)
    attempt->why = g_strdup_printf ("“%s” has several members; name one as in group[key]/answer, or use some, each or "
                                    "count of=\"%s\"",
                                    attempt->several->path, attempt->several->path);
  return attempt->why == NULL;
}

static gboolean
try_from (Attempt *attempt, const VenuleScope *scope, char **segments, guint n_segments)
{
  const VenuleForm *root = venule_vocabulary_get_form (scope->vocabulary);
  const VenuleForm *session = venule_vocabulary_find_form_role (scope->vocabulary, "session");

  if (attempt->form == root && session != NULL)
    attempt->matched = step_to_session (attempt, session, segments, n_segments);
  for (guint i = attempt->matched; i < n_segments; i++)
    {
      g_autofree char *name = g_strdup (segments[i]);
      char *bracket = strchr (name, '[');
      char *key = NULL;

      if (bracket != NULL)
        {
          *bracket = '\0';
          key = bracket + 1;
          if (!g_str_has_suffix (key, "]"))
            attempt->why = g_strdup_printf ("“%s” has a bracket that does not close", segments[i]);
          else
            key[strlen (key) - 1] = '\0';
        }
      if (attempt->why != NULL || !step (attempt, root, name, key, i + 1 == n_segments))
        return FALSE;
      attempt->matched = i + 1;
    }
  return check_end (attempt);
}

static void
list_paths (const VenuleForm *form, const char *prefix, GPtrArray *candidates)
{
  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = form->questions->pdata[i];
      g_ptr_array_add (candidates, g_strconcat (prefix, question->id, NULL));
    }
  for (guint i = 0; i < form->forms->len; i++)
    {
      const VenuleForm *child = form->forms->pdata[i];
      g_autofree char *below = g_strconcat (prefix, child->id, "/", NULL);

      g_ptr_array_add (candidates, g_strconcat (prefix, child->id, NULL));
      list_paths (child, below, candidates);
    }
}

static void
refuse (const VenuleScope *scope, const char *text, const char *why, const xmlNode *where, GError **error)
{
  g_autoptr (GPtrArray) candidates = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *suggestion = NULL;

  if (why != NULL)
    {
      venule_xml_set_error (error, where, "the path “%s” leads nowhere: %s", text, why);
      return;
    }
  list_paths (venule_vocabulary_get_form (scope->vocabulary), "", candidates);
  for (const VenuleScope *s = scope; s != NULL; s = s->outer)
    for (const VenuleForm *form = s->form; form != NULL && form->parent != NULL; form = form->parent)
      list_paths (form, "", candidates);
  suggestion = venule_vocabulary_suggest (text, candidates);
  venule_xml_set_error (error, where, "there is no answer “%s”%s%s", text, suggestion,
                        *suggestion == '\0' ? "; use a path of checklist.xml" : "");
}

static VenulePath *
parse_steps (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error)
{
  g_auto (GStrv) segments = g_strsplit (text, "/", MAX_SEGMENTS + 1);
  guint n_segments = g_strv_length (segments), up = 0, furthest = 0;
  g_autofree char *why = NULL;

  if (n_segments == 0 || n_segments > MAX_SEGMENTS)
    {
      venule_xml_set_error (error, where, "a path has 1 to %d names; this one has %u", MAX_SEGMENTS, n_segments);
      return NULL;
    }
  for (const VenuleScope *s = scope; s != NULL; s = s->outer, up++)
    for (const VenuleForm *base = s->form; base != NULL; base = base->parent)
      {
        Attempt attempt = { .path = venule_path_new (VENULE_PATH_ANSWER, text), .form = base };

        attempt.path->base = base;
        attempt.path->up = base->parent == NULL ? G_MAXUINT : up;
        /* The top comes last, after the scopes further out. */
        if ((base->parent != NULL || s->outer == NULL) && try_from (&attempt, scope, segments, n_segments))
          return attempt.path;
        if (attempt.why != NULL && (why == NULL || attempt.matched > furthest))
          {
            g_free (why);
            why = g_strdup (attempt.why);
            furthest = attempt.matched;
          }
        g_free (attempt.why);
        venule_path_free (attempt.path);
      }
  refuse (scope, text, why, where, error);
  return NULL;
}

/* An answer, setting, fact, today, or a group. */
VenulePath *
venule_path_parse_in (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error)
{
  if (g_str_has_prefix (text, "clinic/"))
    return venule_path_parse_clinic (scope, text, where, error);
  if (g_str_has_prefix (text, "product/"))
    return venule_path_parse_product (scope, text, where, error);
  if (g_str_equal (text, "today"))
    {
      VenulePath *path = venule_path_new (VENULE_PATH_TODAY, text);
      path->value_kind = VENULE_VALUE_DATE;
      return path;
    }
  return parse_steps (scope, text, where, error);
}

const VenuleForm *
venule_path_get_form (const VenulePath *path)
{
  return path->steps->len == 0 ? path->base : g_array_index (path->steps, VenuleStep, path->steps->len - 1).form;
}

static void
add_read (GHashTable *questions, const VenuleQuestion *question)
{
  if (question == NULL)
    return;
  g_hash_table_add (questions, (gpointer) question);
  if (question->leg_from != NULL)
    g_hash_table_add (questions, question->leg_from);
}

/* The questions it asks, those it goes through included; and the path itself. Both (nullable). */
void
venule_path_collect_reads (const VenulePath *path, GHashTable *questions, GPtrArray *paths)
{
  if (path == NULL || path->kind == VENULE_PATH_CONSTANT)
    return;
  if (paths != NULL)
    g_ptr_array_add (paths, (gpointer) path);
  if (questions == NULL)
    return;
  for (guint i = 0; i < path->steps->len; i++)
    add_read (questions, g_array_index (path->steps, VenuleStep, i).question);
  add_read (questions, path->question);
  add_read (questions, path->product);
  add_read (questions, path->strength);
  add_read (questions, path->form);
}

/**
 * venule_path_parse:
 * @text: a path: `patient/born`, `scan/leg[left]/abpi`, `clinic/phone`, `product/for-veins`, `today`, or a group
 * @vocabulary: what its names are checked against
 * @within: (nullable): the form that relative paths start from; %NULL: the top
 * @where: the element it is written in
 * @error: where, what is wrong and what was probably meant
 *
 * A path is looked up in @within, then in the forms around it, then from the top.
 *
 * Returns: (transfer full): the path, which lives no longer than @vocabulary
 */
VenulePath *
venule_path_parse (
    const char *text, VenuleVocabulary *vocabulary, const VenuleForm *within, const xmlNode *where, GError **error)
{
  VenuleScope scope = { .vocabulary = vocabulary };

  g_return_val_if_fail (text != NULL && vocabulary != NULL, NULL);

  scope.form = within != NULL ? within : venule_vocabulary_get_form (vocabulary);
  return venule_path_parse_in (&scope, text, where, error);
}
