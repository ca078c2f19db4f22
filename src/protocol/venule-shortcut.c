/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-checklist.h"

#include "venule-answer.h"
#include "venule-definition-words.h"
#include "venule-scope.h"
#include "venule-xml-reader.h"

static void
write_free (VenuleShortcutWrite *write)
{
  venule_path_free (write->answer);
  venule_path_free (write->from);
  g_clear_pointer (&write->words, g_ptr_array_unref);
  g_free (write);
}

/**
 * venule_shortcut_free:
 * @shortcut: (nullable) (transfer full): a shortcut
 */
void
venule_shortcut_free (VenuleShortcut *shortcut)
{
  if (shortcut == NULL)
    return;
  g_free (shortcut->id);
  g_free (shortcut->label);
  venule_rule_free (shortcut->show);
  g_ptr_array_unref (shortcut->writes);
  g_free (shortcut);
}

/* The only answer of a proposal: who confirms it has read it. */
static gboolean
is_proposed_alone (const xmlNode *node)
{
  g_autofree char *proposes = venule_xml_get_attribute (node->parent, "proposes");
  guint n_writes = 0;

  for (xmlNode *child = venule_xml_first_element (node->parent); child != NULL; child = venule_xml_next_element (child))
    n_writes += !venule_xml_is_element (child, "show");
  return g_strcmp0 (proposes, "yes") == 0 && n_writes == 1;
}

static gboolean
read_answer (VenuleShortcutWrite *write,
             const xmlNode *node,
             const VenuleForm *form,
             const VenuleChecklist *checklist,
             GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (node, "answer");

  write->answer = text == NULL ? NULL : venule_path_parse (text, checklist->vocabulary, form, node, error);
  if (text != NULL && write->answer == NULL)
    return FALSE;
  if (write->answer == NULL || write->answer->question == NULL)
    {
      venule_xml_set_error (error, node, "<%s> needs answer=\"…\", the question it answers", (char *) node->name);
      return FALSE;
    }
  if (!checklist->questions[write->answer->question->ordinal].singly || is_proposed_alone (node))
    return TRUE;
  venule_xml_set_error (error, node, "“%s” is asked singly, so no shortcut answers it; take <%s> out", text,
                        (char *) node->name);
  return FALSE;
}

static gboolean
read_set (VenuleShortcutWrite *write,
          const xmlNode *node,
          const VenuleForm *form,
          const VenuleChecklist *checklist,
          GError **error)
{
  g_autofree char *text = venule_xml_get_text (node);
  g_auto (GStrv) words = g_strsplit_set (text, " \t\r\n", -1);

  if (!venule_element_check_attributes (node, "answer", error) || !read_answer (write, node, form, checklist, error))
    return FALSE;
  write->words = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; words[i] != NULL; i++)
    {
      g_autofree char *why = NULL;

      if (*words[i] == '\0')
        continue;
      if (!venule_question_check_text (write->answer->question, words[i], &why))
        {
          venule_xml_set_error (error, node, "“%s” is no answer to “%s”: %s", words[i], write->answer->text, why);
          return FALSE;
        }
      g_ptr_array_add (write->words, g_strdup (words[i]));
    }
  if (write->words->len == 1 || (write->words->len > 1 && write->answer->question->kind == VENULE_KIND_MANY_OF))
    return TRUE;
  venule_xml_set_error (error, node, "<set> holds %u answers to “%s”; write one", write->words->len,
                        write->answer->text);
  return FALSE;
}

/* On which leg something is can be said of what has a leg, and where each leg is a choice. */
static gboolean
is_about_legs (const VenuleShortcutWrite *write)
{
  const VenuleQuestion *from = write->from == NULL ? NULL : write->from->question, *to = write->answer->question;

  return from != NULL && (from->leg_coded || from->leg_from != NULL) && to->kind == VENULE_KIND_ONE_OF && !to->leg_coded
         && venule_question_find_option (to, "left") != NULL && venule_question_find_option (to, "right") != NULL;
}

static gboolean
read_copy (VenuleShortcutWrite *write,
           const xmlNode *node,
           const VenuleForm *form,
           const VenuleChecklist *checklist,
           GError **error)
{
  g_autofree char *from = venule_xml_get_attribute (node, "from");
  g_autofree char *leg = venule_xml_get_attribute (node, "leg");

  if (!venule_element_check_attributes (node, "answer from leg", error))
    return FALSE;
  write->leg = g_strcmp0 (leg, "yes") == 0;
  if (!write->leg && g_strcmp0 (from, "clinic/usual-course") == 0 && xmlHasProp (node, BAD_CAST "answer") == NULL)
    return TRUE;
  if (!read_answer (write, node, form, checklist, error))
    return FALSE;
  if (!write->leg && g_strcmp0 (from, "clinic/language") == 0 && write->answer->question->kind == VENULE_KIND_LANGUAGE)
    return TRUE;
  write->from = from == NULL ? NULL : venule_path_parse (from, checklist->vocabulary, form, node, error);
  if (from != NULL && write->from == NULL)
    return FALSE;
  if (write->leg && is_about_legs (write))
    return TRUE;
  if (write->leg)
    {
      venule_xml_set_error (error, node,
                            "leg=\"yes\" goes from=\"…\" an answer that has a leg to a choice of left and right");
      return FALSE;
    }
  if (from != NULL && write->from->value_kind == write->answer->value_kind
      && g_strcmp0 (write->from->unit, write->answer->unit) == 0)
    return TRUE;
  venule_xml_set_error (error, node, "<copy> needs from=\"…\", of the same kind and unit as “%s”", write->answer->text);
  return FALSE;
}

static gboolean read_child (VenuleShortcut *, const xmlNode *, const VenuleChecklist *, GError **);

/* (nullable): it has to stand before: so none gives itself. One that proposes may answer what is asked singly, alone.
 */
static const xmlNode *
find_before (const xmlNode *shortcut, const char *id)
{
  for (const xmlNode *other = shortcut->prev; other != NULL; other = other->prev)
    {
      g_autofree char *its = NULL, *proposes = NULL;

      if (!venule_xml_is_element (other, "shortcut"))
        continue;
      its = venule_xml_get_attribute (other, "id");
      proposes = venule_xml_get_attribute (other, "proposes");
      if (g_strcmp0 (its, id) == 0 && g_strcmp0 (proposes, "yes") != 0)
        return other;
    }
  return NULL;
}

/* All that another one of the form gives. */
static gboolean
read_also (VenuleShortcut *shortcut, const xmlNode *node, const VenuleChecklist *checklist, GError **error)
{
  g_autofree char *id = venule_xml_get_attribute (node, "shortcut");
  const xmlNode *other = find_before (node->parent, id);

  if (!venule_element_check_attributes (node, "shortcut", error))
    return FALSE;
  if (other == NULL)
    {
      venule_xml_set_error (error, node,
                            "<also> needs shortcut=\"…\", one that stands before it in this form and proposes nothing");
      return FALSE;
    }
  for (xmlNode *child = venule_xml_first_element (other); child != NULL; child = venule_xml_next_element (child))
    if (!venule_xml_is_element (child, "show") && !read_child (shortcut, child, checklist, error))
      return FALSE;
  return TRUE;
}

static gboolean
read_child (VenuleShortcut *shortcut, const xmlNode *node, const VenuleChecklist *checklist, GError **error)
{
  VenuleShortcutWrite *write;

  if (venule_xml_is_element (node, "also"))
    return read_also (shortcut, node, checklist, error);
  if (venule_xml_is_element (node, "show") && shortcut->show == NULL)
    {
      shortcut->show = venule_rule_parse (node, checklist->vocabulary, shortcut->form, error);
      return shortcut->show != NULL;
    }
  write = g_new0 (VenuleShortcutWrite, 1);
  g_ptr_array_add (shortcut->writes, write);
  if (venule_xml_is_element (node, "set"))
    return read_set (write, node, shortcut->form, checklist, error);
  if (venule_xml_is_element (node, "copy"))
    return read_copy (write, node, shortcut->form, checklist, error);
  venule_xml_set_error (error, node, "a shortcut holds one <show>, and <set>, <copy> and <also>; take <%s> out",
                        (char *) node->name);
  return FALSE;
}

/**
 * venule_shortcut_parse:
 * @node: a `shortcut` element
 * @form: the form it stands in; its paths start there
 * @checklist: what they are checked against; its questions are read
 * @error: `file:line`, what is wrong and what to do
 *
 * What is asked singly is answered by no shortcut, but for a proposal of nothing else.
 *
 * Returns: (transfer full): the shortcut
 */
VenuleShortcut *
venule_shortcut_parse (const xmlNode *node, const VenuleForm *form, const VenuleChecklist *checklist, GError **error)
{
  VenuleShortcut *shortcut = g_new0 (VenuleShortcut, 1);
  g_autofree char *proposes = venule_xml_get_attribute (node, "proposes");
  g_autofree char *starts = venule_xml_get_attribute (node, "starts");
  gboolean ok;

  shortcut->id = venule_xml_get_attribute (node, "id");
  shortcut->label = venule_definition_read_label (node);
  shortcut->form = form;
  shortcut->proposes = g_strcmp0 (proposes, "yes") == 0;
  shortcut->starts = g_strcmp0 (starts, "yes") == 0;
  shortcut->writes = g_ptr_array_new_with_free_func ((GDestroyNotify) write_free);
  ok = venule_element_check_attributes (node, "id label proposes starts", error);
  if (ok && (shortcut->id == NULL || shortcut->label == NULL))
    {
      venule_xml_set_error (error, node, "a shortcut needs id=\"…\" and label=\"…\"");
      ok = FALSE;
    }
  if (ok && shortcut->starts && (shortcut->proposes || form->kind != VENULE_FORM_GROUP))
    {
      venule_xml_set_error (error, node, "starts=\"yes\" goes with a group's own members, and without proposes");
      ok = FALSE;
    }
  for (xmlNode *child = venule_xml_first_element (node); ok && child != NULL; child = venule_xml_next_element (child))
    ok = read_child (shortcut, child, checklist, error);
  if (ok)
    return shortcut;
  venule_shortcut_free (shortcut);
  return NULL;
}
