/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-rule.h"

#include "venule-path-words.h"
#include "venule-scope.h"

static guint
count_label (const VenuleForm *form, const char *label)
{
  guint n = 0;

  for (guint i = 0; i < form->questions->len; i++)
    n += g_strcmp0 (((VenuleQuestion *) form->questions->pdata[i])->label, label) == 0;
  for (guint i = 0; i < form->forms->len; i++)
    n += count_label (form->forms->pdata[i], label);
  return n;
}

static const char *
get_label (const VenuleForm *form)
{
  return form->label != NULL ? form->label : form->id;
}

static void
append_keys (GString *words, const VenulePath *path)
{
  for (guint i = 0; i < path->steps->len; i++)
    {
      const VenuleStep *step = &g_array_index (path->steps, VenuleStep, i);

      if (step->kind == VENULE_STEP_KEY)
        g_string_append_printf (words, " (%s)", venule_form_find_key (step->form, step->key)->label);
      else if (step->kind == VENULE_STEP_FOLLOW)
        g_string_append_printf (words, " (of that %s)", step->form->label);
    }
}

/* A question by its label; where another one has the same, with the label of the form around it. */
static void
append_question (GString *words, const VenulePath *path)
{
  const VenuleForm *form = path->question->form, *root = form;
  const char *label = path->question->label != NULL ? path->question->label : path->question->id;

  while (root->parent != NULL)
    root = root->parent;
  g_string_append (words, label);
  append_keys (words, path);
  if (path->up == G_MAXUINT && form->parent != NULL && count_label (root, label) > 1)
    g_string_append_printf (words, " (%s)", get_label (form));
}

static void
append_key (GString *words, const VenulePath *path)
{
  const VenuleForm *form = venule_path_get_form (path);

  g_string_append_printf (words, "which %s", get_label (form));
}

static void
append_constant (GString *words, const VenulePath *path)
{
  g_autofree char *text = NULL;

  if (path->value_kind == VENULE_VALUE_DATE)
    text = venule_civil_date_format (path->constant.date);
  else
    text = venule_number_format (path->constant.number);
  g_string_append (words, text);
  if (path->unit != NULL && path->value_kind == VENULE_VALUE_NUMBER)
    g_string_append_printf (words, " %s", path->unit);
}

/* The members of a group, in lower case as within a sentence: `injected`, `leg of scan`. */
void
venule_path_append_group (GString *words, const VenulePath *path)
{
  g_autofree char *label = g_utf8_strdown (get_label (path->group), -1);

  if (path->other_sessions)
    g_string_append (words, "other ");
  g_string_append (words, label);
  append_keys (words, path);
}

static void
append_plus_one (GString *words, const VenulePath *plus, const char *unit)
{
  if (plus == NULL)
    return;
  if (plus->kind == VENULE_PATH_CONSTANT)
    {
      VenuleNumber number = plus->constant.number;
      g_autofree char *text = venule_number_format (ABS (number));

      g_string_append_printf (words, " %s %s %s", number < 0 ? "minus" : "plus", text, unit);
      return;
    }
  g_string_append (words, " plus ");
  venule_path_append (words, plus);
}

/* What is added to a date: `date of treatment`, then ` plus 14 days`. */
void
venule_path_append_plus (GString *words, VenulePath *const *plus)
{
  for (guint i = 0; i < VENULE_N_PLUS_UNITS; i++)
    append_plus_one (words, plus[i], venule_plus_units[i]);
}

void
venule_path_append (GString *words, const VenulePath *path)
{
  switch (path->kind)
    {
    case VENULE_PATH_ANSWER:
      if (path->question != NULL)
        append_question (words, path);
      else
        venule_path_append_group (words, path);
      break;
    case VENULE_PATH_KEY:
      append_key (words, path);
      break;
    case VENULE_PATH_CLINIC:
      g_string_append_printf (words, "the clinic’s “%s”", path->label);
      break;
    case VENULE_PATH_PRODUCT:
      g_string_append_printf (words, "the label’s “%s”", path->label);
      break;
    case VENULE_PATH_TODAY:
      g_string_append (words, "today");
      break;
    case VENULE_PATH_CONSTANT:
      append_constant (words, path);
      break;
    }
}

/**
 * venule_path_to_words:
 * @path: a path
 *
 * Returns: (transfer full): what it names, in plain English made from the checklist's labels
 */
char *
venule_path_to_words (const VenulePath *path)
{
  GString *words = g_string_new (NULL);

  g_return_val_if_fail (path != NULL, g_string_free (words, FALSE));

  venule_path_append (words, path);
  return g_string_free (words, FALSE);
}
