/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-form.h"

#include <string.h>

#define DEFAULT_MAX_LENGTH 200

static const char *
intern_path (const VenuleForm *parent, const char *id)
{
  g_autofree char *path = NULL;

  if (parent == NULL)
    return g_intern_static_string ("");
  if (*parent->path == '\0')
    return g_intern_string (id);
  path = g_strconcat (parent->path, "/", id, NULL);
  return g_intern_string (path);
}

static void
question_free (VenuleQuestion *question)
{
  g_free (question->label);
  g_free (question->source_label);
  g_free (question->help);
  g_free (question->unit);
  g_free (question->pattern);
  g_clear_pointer (&question->options, g_ptr_array_unref);
  g_free (question);
}

static void
number_items (VenuleForm *root, VenuleForm *form)
{
  form->ordinal = root->n_forms++;
  for (guint i = 0; i < form->order->len; i++)
    {
      VenuleFormItem *item = &g_array_index (form->order, VenuleFormItem, i);

      if (item->question != NULL)
        item->question->ordinal = root->n_questions++;
      else
        number_items (root, item->form);
    }
}

static VenuleForm *
find_child_form (const VenuleForm *form, const char *id, gsize length)
{
  for (guint i = 0; i < form->forms->len; i++)
    {
      VenuleForm *child = g_ptr_array_index (form->forms, i);

      if (strncmp (child->id, id, length) == 0 && child->id[length] == '\0')
        return child;
    }
  return NULL;
}

/**
 * venule_form_new:
 * @id: the element's name
 * @kind: how often it stands
 * @parent: (nullable): the container, which owns it then; %NULL for the root
 *
 * A new container, last in its parent's document order. Until [func@form_seal] the maker fills in the
 * public fields: strings are freed with the form, those marked interned must be interned.
 *
 * Returns: (transfer full): the form; free a root with [method@Form.free]
 */
VenuleForm *
venule_form_new (const char *id, VenuleFormKind kind, VenuleForm *parent)
{
  VenuleForm *form;

  g_return_val_if_fail (id != NULL && *id != '\0', NULL);

  form = g_new0 (VenuleForm, 1);
  form->id = g_intern_string (id);
  form->path = intern_path (parent, id);
  form->kind = kind;
  form->parent = parent;
  form->keys = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_option_free);
  form->questions = g_ptr_array_new_with_free_func ((GDestroyNotify) question_free);
  form->forms = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_form_free);
  form->order = g_array_new (FALSE, TRUE, sizeof (VenuleFormItem));
  if (parent != NULL)
    {
      VenuleFormItem item = { .form = form };

      form->index = parent->forms->len;
      g_ptr_array_add (parent->forms, form);
      g_array_append_val (parent->order, item);
    }
  return form;
}

/**
 * venule_form_free:
 * @root: (transfer full) (nullable): a form without parent
 *
 * Frees the whole tree.
 */
void
venule_form_free (VenuleForm *root)
{
  if (root == NULL)
    return;

  g_free (root->label);
  g_free (root->source_label);
  g_ptr_array_unref (root->keys);
  g_ptr_array_unref (root->questions);
  g_ptr_array_unref (root->forms);
  g_array_unref (root->order);
  g_free (root);
}

/**
 * venule_form_add_question:
 * @form: a form that is not sealed yet
 * @id: the element's (or attribute's) name
 * @kind: what kind of answer it takes
 *
 * A new question, last in the document order of @form. It starts without options, range, unit or pattern,
 * with no decimals and at most 200 characters; the maker fills in the public fields.
 *
 * Returns: (transfer none): the question, owned by @form
 */
VenuleQuestion *
venule_form_add_question (VenuleForm *form, const char *id, VenuleQuestionKind kind)
{
  VenuleQuestion *question;
  VenuleFormItem item = { NULL };

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (id != NULL && *id != '\0', NULL);

  question = g_new0 (VenuleQuestion, 1);
  question->id = g_intern_string (id);
  question->path = intern_path (form, id);
  question->kind = kind;
  question->form = form;
  question->index = form->questions->len;
  question->max_length = DEFAULT_MAX_LENGTH;
  question->options = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_option_free);
  g_ptr_array_add (form->questions, question);
  item.question = question;
  g_array_append_val (form->order, item);
  return question;
}

/**
 * venule_form_seal:
 * @root: a form without parent
 *
 * Ends the making: numbers every question and form in document order. From here on the tree never
 * changes, and threads may share it.
 */
void
venule_form_seal (VenuleForm *root)
{
  g_return_if_fail (root != NULL && root->parent == NULL);

  root->n_questions = 0;
  root->n_forms = 0;
  number_items (root, root);
}

/**
 * venule_option_new:
 * @id: the value in a document
 * @label: (nullable): for people; %NULL: the same as @id
 *
 * Returns: (transfer full): an option
 */
VenuleOption *
venule_option_new (const char *id, const char *label)
{
  VenuleOption *option;

  g_return_val_if_fail (id != NULL && *id != '\0', NULL);

  option = g_new0 (VenuleOption, 1);
  option->id = g_intern_string (id);
  option->label = g_strdup (label != NULL ? label : id);
  option->source_label = g_strdup (option->label);
  return option;
}

/**
 * venule_option_free:
 * @option: (transfer full) (nullable): an option
 */
void
venule_option_free (VenuleOption *option)
{
  if (option == NULL)
    return;

  g_free (option->label);
  g_free (option->source_label);
  g_clear_pointer (&option->covers, g_ptr_array_unref);
  g_free (option);
}

/**
 * venule_form_find_form:
 * @form: where the path starts
 * @relative_path: ids joined by `/`, without member keys; "" is @form itself
 *
 * Returns: (transfer none) (nullable): the form there
 */
VenuleForm *
venule_form_find_form (const VenuleForm *form, const char *relative_path)
{
  const char *at = relative_path;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (relative_path != NULL, NULL);

  while (*at != '\0' && form != NULL)
    {
      gsize length = strcspn (at, "/");

      form = find_child_form (form, at, length);
      at += length;
      if (*at == '/' && *++at == '\0')
        return NULL;
    }
  return (VenuleForm *) form;
}

/**
 * venule_form_find_question:
 * @form: where the path starts
 * @relative_path: ids joined by `/`, without member keys, the last a question's
 *
 * Returns: (transfer none) (nullable): the question there
 */
VenuleQuestion *
venule_form_find_question (const VenuleForm *form, const char *relative_path)
{
  const char *last;
  g_autofree char *folder = NULL;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (relative_path != NULL, NULL);

  last = strrchr (relative_path, '/');
  if (last != NULL)
    {
      folder = g_strndup (relative_path, last - relative_path);
      form = *folder != '\0' ? venule_form_find_form (form, folder) : NULL;
      last++;
    }
  else
    last = relative_path;

  for (guint i = 0; form != NULL && i < form->questions->len; i++)
    {
      VenuleQuestion *question = g_ptr_array_index (form->questions, i);

      if (strcmp (question->id, last) == 0)
        return question;
    }
  return NULL;
}

/**
 * venule_question_find_option:
 * @question: a question
 * @id: an option's id, without a leg
 *
 * Returns: (transfer none) (nullable): the option
 */
const VenuleOption *
venule_question_find_option (const VenuleQuestion *question, const char *id)
{
  g_return_val_if_fail (question != NULL, NULL);
  g_return_val_if_fail (id != NULL, NULL);

  for (guint i = 0; i < question->options->len; i++)
    {
      const VenuleOption *option = g_ptr_array_index (question->options, i);

      if (strcmp (option->id, id) == 0)
        return option;
    }
  return NULL;
}

/**
 * venule_form_find_key:
 * @form: a form that is keyed by a list
 * @key: a key
 *
 * Returns: (transfer none) (nullable): the key's option
 */
const VenuleOption *
venule_form_find_key (const VenuleForm *form, const char *key)
{
  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < form->keys->len; i++)
    {
      const VenuleOption *option = g_ptr_array_index (form->keys, i);

      if (strcmp (option->id, key) == 0)
        return option;
    }
  return NULL;
}

/**
 * venule_form_has_list_of_keys:
 * @form: a form
 *
 * Returns: whether its members are known by a list in the checklist (sides, trunks), so that each may
 *   come into being when it is first written to
 */
gboolean
venule_form_has_list_of_keys (const VenuleForm *form)
{
  g_return_val_if_fail (form != NULL, FALSE);

  return form->kind == VENULE_FORM_KEYED && form->key_refers_to == NULL;
}
