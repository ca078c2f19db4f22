/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-composer-private.h"

#include <string.h>

#define UNANSWERED "—"

/* The answers of one question, wherever in the document its members are. */
typedef struct
{
  VenuleComposer *composer;
  const VenulePath *path;
  const VenuleForm *session_form; /* (nullable) */
  VenuleEntry *member;            /* (nullable) */
  GString *values;
} Gathering;

static void gather_in (Gathering *gathering, VenuleEntry *entry, const GPtrArray *forms, guint level);

static void
add_answer (Gathering *gathering, VenuleEntry *entry)
{
  VenuleAnswer *answer
      = venule_evaluation_get_answer (gathering->composer->evaluation, entry, gathering->path->question);

  for (guint i = 0; answer != NULL && i < venule_answer_get_n_values (answer); i++)
    g_string_append_printf (gathering->values, "%s%s", gathering->values->len > 0 ? " " : "",
                            venule_answer_get_value (answer, i));
}

static const char *
find_key (const VenulePath *path, const VenuleForm *form)
{
  for (guint i = 0; path->steps != NULL && i < path->steps->len; i++)
    {
      const VenuleStep *step = &g_array_index (path->steps, VenuleStep, i);

      if (step->kind == VENULE_STEP_KEY && step->form == form)
        return step->key;
    }
  return NULL;
}

static gboolean
takes_part (Gathering *gathering, const VenuleForm *form, VenuleEntry *entry)
{
  const char *key = find_key (gathering->path, form);

  if (key != NULL && strcmp (key, venule_entry_get_key (entry)) != 0)
    return FALSE;
  if (form == gathering->session_form)
    return (entry == venule_evaluation_get_session (gathering->composer->evaluation))
           != gathering->path->other_sessions;
  return gathering->member == NULL || venule_entry_get_form (gathering->member) != form || entry == gathering->member;
}

static void
gather_in (Gathering *gathering, VenuleEntry *entry, const GPtrArray *forms, guint level)
{
  const VenuleForm *form;
  VenuleGroup *group;

  if (level == forms->len)
    {
      add_answer (gathering, entry);
      return;
    }
  form = g_ptr_array_index (forms, level);
  if (form->kind == VENULE_FORM_SECTION)
    {
      gather_in (gathering, venule_entry_get_section (entry, form), forms, level + 1);
      return;
    }
  group = venule_entry_get_group (entry, form);
  for (guint i = 0; group != NULL && i < venule_group_get_n_entries (group); i++)
    {
      VenuleEntry *child = venule_group_peek (group, i);

      if (takes_part (gathering, form, child))
        gather_in (gathering, child, forms, level + 1);
    }
}

static GPtrArray *
list_forms (const VenuleQuestion *question)
{
  GPtrArray *forms = g_ptr_array_new ();

  for (const VenuleForm *form = question->form; form != NULL && form->parent != NULL; form = form->parent)
    g_ptr_array_insert (forms, 0, (gpointer) form);
  return forms;
}

/* `session/stocking`; as written where it names a member or the other treatments. */
static const char *
name_answer (const VenulePath *path)
{
  return path->other_sessions || strchr (path->text, '[') != NULL ? path->text : path->question->path;
}

static char *
gather_answers (VenuleComposer *composer, const VenulePath *path, VenuleEntry *member)
{
  g_autoptr (GPtrArray) forms = list_forms (path->question);
  GString *values = g_string_new (NULL);
  VenuleProtocol *protocol = venule_template_get_protocol (composer->tmpl);
  Gathering gathering = { composer, path, venule_protocol_find_form_role (protocol, "session"), member, values };
  VenuleConsultation *consultation = venule_evaluation_get_consultation (composer->evaluation);

  gather_in (&gathering, venule_consultation_get_root (consultation), forms, 0);
  if (values->len == 0)
    g_string_append (values, UNANSWERED);
  return g_string_free (values, FALSE);
}

/* Many passages read the same. */
static void
add_answers (VenuleComposer *composer, VenulePassage *passage, const VenulePath *path, VenuleEntry *member)
{
  const char *name = name_answer (path);
  g_autofree char *own = NULL;
  char *values;

  if (venule_passage_has_reason (passage, name))
    return;
  if (member != NULL)
    values = own = gather_answers (composer, path, member);
  else
    {
      values = g_hash_table_lookup (composer->answers, path);
      if (values == NULL)
        {
          values = gather_answers (composer, path, NULL);
          g_hash_table_insert (composer->answers, (gpointer) path, values);
        }
    }
  venule_passage_add_reason (passage, name, values);
}

static char *
format_value (const VenuleValue *value)
{
  g_autoptr (GString) words = NULL;

  switch (value->kind)
    {
    case VENULE_VALUE_NUMBER:
      return venule_number_format (value->number);
    case VENULE_VALUE_DATE:
      return venule_civil_date_format (value->date);
    case VENULE_VALUE_TOKENS:
    case VENULE_VALUE_TEXT:
      words = g_string_new (NULL);
      for (guint i = 0; i < value->n_words; i++)
        g_string_append_printf (words, "%s%s", i > 0 ? " " : "", value->words[i]);
      return g_string_free (g_steal_pointer (&words), FALSE);
    case VENULE_VALUE_NONE:
      break;
    }
  return g_strdup (UNANSWERED);
}

/* A setting, a label fact, today. */
static void
add_fact (VenuleComposer *composer, VenulePassage *passage, const VenulePath *path, VenuleEntry *member)
{
  VenuleValue value = { 0 };
  g_autofree char *text = NULL;

  if (venule_passage_has_reason (passage, path->text))
    return;
  if (venule_evaluation_resolve (composer->evaluation, path, member, &value))
    text = format_value (&value);
  venule_passage_add_reason (passage, path->text, text != NULL ? text : UNANSWERED);
}

/* Every answer, setting and fact that the passage's conditions and values read, as they were. */
void
venule_composer_add_reasons (VenuleComposer *composer,
                             VenulePassage *passage,
                             const VenuleTemplatePassage *definition,
                             VenuleEntry *member)
{
  for (guint i = 0; i < definition->reads->len; i++)
    {
      const VenulePath *path = g_ptr_array_index (definition->reads, i);

      if (path->kind == VENULE_PATH_ANSWER && path->question != NULL)
        add_answers (composer, passage, path, member);
      else if (path->kind == VENULE_PATH_CLINIC || path->kind == VENULE_PATH_PRODUCT || path->kind == VENULE_PATH_TODAY)
        add_fact (composer, passage, path, member);
    }
}

static guint
hash_path (gconstpointer path)
{
  return g_str_hash (((const VenulePath *) path)->text);
}

/* The same words mean another question in another place. */
static gboolean
equal_paths (gconstpointer a, gconstpointer b)
{
  const VenulePath *first = a, *second = b;

  return first->question == second->question && strcmp (first->text, second->text) == 0;
}

/* Where the answers that passages read are kept while one sheet is composed. */
GHashTable *
venule_composer_new_answers (void)
{
  return g_hash_table_new_full (hash_path, equal_paths, NULL, g_free);
}
