/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-section.h"

#include "venule-check-reads.h"
#include "venule-shown-questions.h"

#include <glib/gi18n.h>
#include <string.h>

typedef struct
{
  GPtrArray *sections;
  VenuleProtocol *protocol;
} Count;

static VenuleFormSection *
add (Count *count, const VenuleForm *form, const char *label, gboolean is_inside)
{
  VenuleFormSection *section = g_new0 (VenuleFormSection, 1);
  const VenuleQuestion *first = form->questions->len == 0 ? NULL : g_ptr_array_index (form->questions, 0);

  section->form = form;
  section->label = label;
  section->is_inside = is_inside;
  if (first != NULL)
    section->part = venule_protocol_get_part (count->protocol, first);
  g_ptr_array_add (count->sections, section);
  return section;
}

/* Sections inside that somebody else fills are found by themselves. */
static void
add_inside (Count *count, const VenuleForm *form, const char *part)
{
  for (guint i = 0; i < form->forms->len; i++)
    {
      const VenuleForm *inside = g_ptr_array_index (form->forms, i);
      const VenuleQuestion *first = inside->questions->len == 0 ? NULL : g_ptr_array_index (inside->questions, 0);

      if (inside->kind == VENULE_FORM_SECTION && first != NULL && part != NULL
          && g_strcmp0 (venule_protocol_get_part (count->protocol, first), part) != 0)
        add (count, inside, inside->label, TRUE);
      else
        add_inside (count, inside, part);
    }
}

/**
 * venule_form_sections_list:
 * @the_case: a consultation
 *
 * Returns: (transfer full) (element-type VenuleFormSection): what one can go to in it
 */
GPtrArray *
venule_form_sections_list (VenuleCase *the_case)
{
  VenuleProtocol *protocol = venule_case_get_definitions (the_case)->protocol;
  const VenuleForm *root = venule_protocol_get_form (protocol);
  Count count = { g_ptr_array_new_with_free_func (g_free), protocol };

  for (guint i = 0; i < root->forms->len; i++)
    {
      const VenuleForm *form = g_ptr_array_index (root->forms, i);
      const VenuleFormSection *section = add (&count, form, form->label, FALSE);

      add_inside (&count, form, section->part);
    }
  if (root->questions->len > 0)
    add (&count, root, ((VenuleQuestion *) g_ptr_array_index (root->questions, 0))->label, FALSE);

  return count.sections;
}

static VenuleFormSection *
find (GPtrArray *sections, const VenuleForm *form)
{
  for (; form != NULL; form = form->parent)
    for (guint i = 0; i < sections->len; i++)
      if (((VenuleFormSection *) g_ptr_array_index (sections, i))->form == form)
        return g_ptr_array_index (sections, i);
  return NULL;
}

static gboolean
is_drawn (VenuleEvaluation *evaluation, const VenuleQuestion *question)
{
  const VenuleForm *mark = venule_protocol_find_form_role (venule_evaluation_get_protocol (evaluation), "mark");

  return mark != NULL && question->form->parent == mark->parent;
}

static void
count_question (VenuleEvaluation *evaluation, VenuleEntry *entry, const VenuleQuestion *question, gpointer user_data)
{
  VenuleFormSection *section = find (user_data, question->form);
  gboolean is_answered = venule_evaluation_get_answer (evaluation, entry, question) != NULL;
  VenuleProtocol *protocol = venule_evaluation_get_protocol (evaluation);

  for (VenuleFormSection *around = section; around != NULL; around = find (user_data, around->form->parent))
    around->n_shown++;
  if (section == NULL)
    return;
  section->n_answered += is_answered ? 1 : 0;
  /* What is drawn answers several questions at a stroke; nobody counts them. */
  if (is_drawn (evaluation, question))
    return;
  /* An answer that was asked for counts still once it, or another that would do, is there. */
  if (!venule_evaluation_requires (evaluation, entry, question)
      && (!is_answered || venule_protocol_get_question_required_when (protocol, question) == NULL))
    return;
  section->n_required++;
  section->n_missing += is_answered ? 0 : 1;
}

static gboolean
section_shows (const VenuleFormSection *section, VenuleEvaluation *evaluation)
{
  VenuleEntry *root = venule_consultation_get_root (venule_evaluation_get_consultation (evaluation));
  VenuleEntry *entry;

  if (section->form->parent == NULL)
    return TRUE;
  if (!section->is_inside)
    return venule_evaluation_shows_form (evaluation, root, section->form);
  entry = venule_evaluation_find_entry (evaluation, NULL, section->form);
  return entry != NULL && venule_evaluation_shows_form (evaluation, venule_entry_get_parent (entry), section->form);
}

/**
 * venule_form_sections_count:
 * @sections: (element-type VenuleFormSection): of that consultation
 * @the_case: a consultation
 *
 * Counts what is required and answered now, of the treatments in the chosen one.
 */
void
venule_form_sections_count (GPtrArray *sections, VenuleCase *the_case)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (the_case);

  for (guint i = 0; i < sections->len; i++)
    {
      VenuleFormSection *section = g_ptr_array_index (sections, i);

      section->n_required = section->n_missing = section->n_answered = section->n_shown = 0;
      section->shows = section_shows (section, evaluation);
    }
  venule_evaluation_foreach_question (evaluation, count_question, sections);
}

/**
 * venule_form_sections_find:
 * @sections: (element-type VenuleFormSection): of a consultation
 * @path: an answer's path
 *
 * Returns: the section of the top that it leads to; the first where it leads nowhere
 */
guint
venule_form_sections_find (GPtrArray *sections, const char *path)
{
  gsize length = strcspn (path, "/[");

  for (guint i = 0; i < sections->len; i++)
    {
      const VenuleFormSection *section = g_ptr_array_index (sections, i);
      const char *id = section->form->id;

      if (section->is_inside)
        continue;
      if (section->form->parent == NULL ? path[length] == '\0' : strncmp (id, path, length) == 0 && id[length] == '\0')
        return i;
    }
  return 0;
}

/**
 * venule_form_section_find_first:
 * @section: a section
 * @the_case: its consultation
 *
 * Returns: (transfer full) (nullable): the path of the first answer that is asked for in it now
 */
char *
venule_form_section_find_first (const VenuleFormSection *section, VenuleCase *the_case)
{
  VenuleEvaluation *evaluation = venule_case_get_evaluation (the_case);
  VenuleEntry *entry = venule_evaluation_find_entry (evaluation, NULL, section->form);

  for (guint i = 0; entry != NULL && i < section->form->questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (section->form->questions, i);

      if (venule_evaluation_shows_question (evaluation, entry, question))
        return venule_entry_get_answer_path (entry, question);
    }
  return NULL;
}

/**
 * venule_form_section_get_state:
 * @section: a section that was counted
 *
 * Returns: how far it is
 */
VenuleProgressState
venule_form_section_get_state (const VenuleFormSection *section)
{
  if (section->n_answered == 0)
    return VENULE_PROGRESS_EMPTY;
  return section->n_missing == 0 ? VENULE_PROGRESS_DONE : VENULE_PROGRESS_BEGUN;
}

/**
 * venule_form_section_format_count:
 * @section: a section that was counted
 *
 * Returns: (transfer full): how many of the required answers are there; "" where none is required
 */
char *
venule_form_section_format_count (const VenuleFormSection *section)
{
  if (section->n_required == 0)
    return g_strdup ("");
  /* Translators: required answers that are there, and all of them. */
  return g_strdup_printf (_ ("%u of %u"), section->n_required - section->n_missing, section->n_required);
}

/**
 * venule_form_section_format_words:
 * @section: a section that was counted
 *
 * Returns: (transfer full): its name and how far it is, for who can't see the sign
 */
char *
venule_form_section_format_words (const VenuleFormSection *section)
{
  g_autofree char *count = venule_form_section_format_count (section);
  const char *state = _ ("not begun");

  if (venule_form_section_get_state (section) == VENULE_PROGRESS_DONE)
    state = _ ("done");
  else if (venule_form_section_get_state (section) == VENULE_PROGRESS_BEGUN)
    state = _ ("begun");
  if (*count == '\0')
    /* Translators: a section and how far it is: "Leg map, not begun". */
    return g_strdup_printf (_ ("%s, %s"), section->label, state);
  /* Translators: a section, how far it is, and how many of the required answers are there. */
  return g_strdup_printf (_ ("%s, %s, %s answered"), section->label, state, count);
}
