/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-entry-reader.h"

#include "venule-decision-file.h"
#include "venule-reader-messages.h"
#include "venule-xml-reader.h"

#include <string.h>

/* Finding a member is a walk, so a file of a hundred thousand of them must not get in. */
#define MAX_MEMBERS 1000

static gboolean read_entry (VenuleEntry *entry, const xmlNode *element, GError **error);

static const char *
get_name (const xmlNode *element)
{
  return (const char *) element->name;
}

static const char *
get_key_name (const VenuleForm *form)
{
  return form->kind == VENULE_FORM_KEYED ? form->key_name : "id";
}

static gboolean
is_answer_in (const VenuleQuestion *question, VenuleAnswerPlace place, const char *id)
{
  return question->place == place && strcmp (question->id, id) == 0;
}

static const VenuleQuestion *
find_question (const VenuleForm *form, VenuleAnswerPlace place, const char *id)
{
  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (form->questions, i);

      if (is_answer_in (question, place, id))
        return question;
    }
  return NULL;
}

static const VenuleQuestion *
find_content_question (const VenuleForm *form)
{
  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (form->questions, i);

      if (question->place == VENULE_PLACE_CONTENT)
        return question;
    }
  return NULL;
}

/**
 * venule_reader_check_nodes:
 * @element: a container's or an answer's element
 * @holds_text: whether it is an answer's
 * @error: return location for a [error@XmlError]
 *
 * Containers hold elements, answers hold text, both may hold comments; nothing else has a meaning to keep.
 *
 * Returns: whether @element holds what it may
 */
gboolean
venule_reader_check_nodes (const xmlNode *element, gboolean holds_text, GError **error)
{
  for (xmlNode *node = element->children; node != NULL; node = node->next)
    {
      if (node->type == XML_COMMENT_NODE || (!holds_text && node->type == XML_ELEMENT_NODE))
        continue;
      if (node->type == XML_TEXT_NODE && (holds_text || xmlIsBlankNode (node)))
        continue;
      if (node->type == XML_CDATA_SECTION_NODE && holds_text)
        continue;
      if (node->type == XML_ELEMENT_NODE)
        venule_xml_set_error (error, node, "<%s> stands inside <%s>, which holds text only; take it out",
                              get_name (node), get_name (element));
      else
        venule_xml_set_error (error, element, "there is %s directly in <%s>; take it out, or put it into its element",
                              node->type == XML_PI_NODE ? "a processing instruction" : "text", get_name (element));
      return FALSE;
    }
  return TRUE;
}

/**
 * venule_reader_check_plain_attribute:
 * @element: an element
 * @attribute: one of its attributes
 * @error: return location for a [error@XmlError]
 *
 * Returns: %FALSE when it has a namespace
 */
gboolean
venule_reader_check_plain_attribute (const xmlNode *element, const xmlAttr *attribute, GError **error)
{
  if (attribute->ns == NULL)
    return TRUE;
  venule_xml_set_error (error, element, "the attribute %s of <%s> has a namespace; take it out", attribute->name,
                        get_name (element));
  return FALSE;
}

static gboolean
set_parsed (VenuleEntry *entry,
            const VenuleQuestion *question,
            const char *const *texts,
            const char *via,
            const xmlNode *element,
            GError **error)
{
  g_autofree char *what_to_do = NULL;
  g_autoptr (VenuleAnswer) answer = venule_answer_parse_many (question, texts, &what_to_do);
  g_autoptr (VenuleAnswer) marked = NULL;

  if (answer == NULL)
    {
      if (question->place == VENULE_PLACE_ATTRIBUTE)
        venule_xml_set_error (error, element, "the attribute %s of <%s>: %s", question->id, get_name (element),
                              what_to_do);
      else
        venule_xml_set_error (error, element, "<%s>: %s", get_name (element), what_to_do);
      return FALSE;
    }
  marked = venule_answer_with_via (answer, via);
  venule_entry_set_answer (entry, question, marked);
  return TRUE;
}

/* The attribute via of an answer's element; FALSE when it is there and can't be one. */
static gboolean
get_via (const xmlNode *element, char **via, GError **error)
{
  *via = venule_xml_get_attribute (element, "via");
  if (*via == NULL || venule_id_is_valid (*via))
    return TRUE;
  venule_xml_set_error (error, element, "the attribute via of <%s> is not a name; write the shortcut's, or take it out",
                        get_name (element));
  return FALSE;
}

static gboolean
check_answer_attributes (const VenuleQuestion *question, const xmlNode *element, GError **error)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      g_autofree char *quoted = NULL;

      if (!venule_reader_check_plain_attribute (element, attribute, error))
        return FALSE;
      if (strcmp (name, "via") == 0 || (question->leg_coded && strcmp (name, "leg") == 0))
        continue;
      quoted = venule_xml_quote (name);
      venule_xml_set_error (error, element, "the attribute %s is not known in <%s>; known there: %svia", quoted,
                            get_name (element), question->leg_coded ? "leg, " : "");
      return FALSE;
    }
  return TRUE;
}

/* One value of an answer, checked here so that a bad one is named by its own line. */
static char *
read_value (const VenuleQuestion *question, const xmlNode *element, GError **error)
{
  g_autofree char *text = NULL;
  g_autofree char *value = NULL;
  g_autofree char *leg = NULL;
  g_autofree char *what_to_do = NULL;

  if (!check_answer_attributes (question, element, error) || !venule_reader_check_nodes (element, TRUE, error))
    return NULL;

  text = venule_xml_get_text (element);
  if (question->leg_coded)
    {
      leg = venule_xml_get_attribute (element, "leg");
      if (leg == NULL || (strcmp (leg, "left") != 0 && strcmp (leg, "right") != 0))
        {
          if (leg == NULL)
            venule_xml_set_error (error, element, "<%s> names no leg; write leg=\"left\" or leg=\"right\"",
                                  get_name (element));
          else
            venule_xml_set_error (
                error, element, "<%s> names a leg that is neither left nor right; write leg=\"left\" or leg=\"right\"",
                get_name (element));
          return NULL;
        }
    }
  value = leg != NULL ? g_strconcat (leg, "/", text, NULL) : g_strdup (text);
  if (venule_question_check_text (question, value, &what_to_do))
    return g_steal_pointer (&value);
  venule_xml_set_error (error, element, "<%s>: %s", get_name (element), what_to_do);
  return NULL;
}

/* All elements of one answer, which stand together; *next becomes the element after them. */
static gboolean
read_answer (VenuleEntry *entry, const VenuleQuestion *question, const xmlNode **next, GError **error)
{
  const xmlNode *first = *next;
  g_autoptr (GPtrArray) texts = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *via = NULL;

  if (!get_via (first, &via, error))
    return FALSE;
  for (; *next != NULL && venule_xml_is_element (*next, question->id); *next = venule_xml_next_element (*next))
    {
      g_autofree char *other_via = venule_xml_get_attribute (*next, "via");
      char *value;

      if (*next != first && question->kind != VENULE_KIND_MANY_OF)
        {
          venule_xml_set_error (error, *next, "<%s> is answered twice; keep one answer", question->id);
          return FALSE;
        }
      if (g_strcmp0 (via, other_via) != 0)
        {
          venule_xml_set_error (
              error, *next, "<%s> has another via than the one before it; all of an answer came one way", question->id);
          return FALSE;
        }
      if ((value = read_value (question, *next, error)) == NULL)
        return FALSE;
      g_ptr_array_add (texts, value);
    }
  g_ptr_array_add (texts, NULL);
  return set_parsed (entry, question, (const char *const *) texts->pdata, via, first, error);
}

static gboolean
read_attributes (VenuleEntry *entry, const xmlNode *element, GError **error)
{
  const VenuleForm *form = venule_entry_get_form (entry);

  for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      const VenuleQuestion *question = find_question (form, VENULE_PLACE_ATTRIBUTE, name);
      g_autofree char *text = NULL;

      if (!venule_reader_check_plain_attribute (element, attribute, error))
        return FALSE;
      if (form->kind != VENULE_FORM_SECTION && strcmp (name, get_key_name (form)) == 0)
        continue;
      if (strcmp (name, "via") == 0 && find_content_question (form) != NULL)
        continue;
      if (question == NULL)
        {
          venule_reader_set_unknown_attribute (error, form, element, name);
          return FALSE;
        }
      text = venule_xml_get_attribute (element, name);
      if (!set_parsed (entry, question, (const char *const[]){ text, NULL }, NULL, element, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_content (VenuleEntry *entry, const VenuleQuestion *question, const xmlNode *element, GError **error)
{
  g_autofree char *text = venule_xml_get_text (element);
  g_autofree char *via = NULL;

  if (!venule_reader_check_nodes (element, TRUE, error) || !get_via (element, &via, error))
    return FALSE;
  if (*text == '\0')
    return TRUE;
  return set_parsed (entry, question, (const char *const[]){ text, NULL }, via, element, error);
}

static char *
read_key (const VenuleForm *form, const xmlNode *element, GError **error)
{
  g_autofree char *key = venule_xml_get_attribute (element, get_key_name (form));
  gboolean good;

  if (key == NULL)
    {
      venule_xml_set_error (error, element, "<%s> has no %s; give it one", get_name (element), get_key_name (form));
      return NULL;
    }
  good = venule_form_has_list_of_keys (form) ? venule_form_find_key (form, key) != NULL : venule_id_is_valid (key);
  if (!good)
    {
      venule_reader_set_bad_key (error, form, element, get_key_name (form), key);
      return NULL;
    }
  return g_steal_pointer (&key);
}

static gboolean
read_member (VenuleEntry *parent, const VenuleForm *form, const xmlNode *element, GError **error)
{
  VenuleGroup *group = venule_entry_get_group (parent, form);
  g_autofree char *key = read_key (form, element, error);
  g_autoptr (VenuleEntry) member = NULL;

  if (key == NULL)
    return FALSE;
  if (venule_group_get_n_entries (group) >= MAX_MEMBERS)
    {
      venule_xml_set_error (error, element, "there are more than %d <%s>; use an undamaged copy", MAX_MEMBERS,
                            get_name (element));
      return FALSE;
    }
  member = venule_entry_new (form, key);
  if (!venule_group_insert (group, G_MAXUINT, member))
    {
      venule_xml_set_error (error, element, "there are two <%s> with the %s \"%s\"; give each its own",
                            get_name (element), get_key_name (form), key);
      return FALSE;
    }
  return read_entry (member, element, error);
}

static gboolean
read_form (VenuleEntry *entry, const VenuleForm *form, const xmlNode **next, GError **error)
{
  const xmlNode *element = *next;

  *next = venule_xml_next_element (element);
  if (form->kind != VENULE_FORM_SECTION)
    return read_member (entry, form, element, error);
  if (venule_xml_is_element (*next, form->id))
    {
      venule_xml_set_error (error, *next, "<%s> stands twice; put its answers into one", form->id);
      return FALSE;
    }
  return read_entry (venule_entry_get_section (entry, form), element, error);
}

/* Where in the document order an element of this name stands; the length of the order: nowhere. */
static guint
find_item (const VenuleForm *form, const xmlNode *element)
{
  guint i;

  for (i = 0; i < form->order->len && element->ns == NULL; i++)
    {
      const VenuleFormItem *item = &g_array_index (form->order, VenuleFormItem, i);

      if (item->form != NULL ? strcmp (item->form->id, get_name (element)) == 0
                             : is_answer_in (item->question, VENULE_PLACE_ELEMENT, get_name (element)))
        return i;
    }
  return form->order->len;
}

/**
 * venule_reader_read_children:
 * @entry: an empty entry
 * @next: (inout): the first element in it; afterwards the one where reading stopped
 * @error: return location for a [error@XmlError]
 *
 * Reads the elements of a container, which stand in the checklist's order. In the root, what follows them
 * (decisions) stays unread.
 *
 * Returns: %FALSE on error
 */
gboolean
venule_reader_read_children (VenuleEntry *entry, const xmlNode **next, GError **error)
{
  const VenuleForm *form = venule_entry_get_form (entry);
  guint cursor = 0;

  while (*next != NULL && !(form->parent == NULL && venule_decision_is_element (*next)))
    {
      guint index = find_item (form, *next);
      const VenuleFormItem *item;

      if (index == form->order->len)
        {
          venule_reader_set_unknown_element (error, form, *next);
          return FALSE;
        }
      if (index < cursor)
        {
          venule_reader_set_wrong_order (error, form, *next, index);
          return FALSE;
        }
      cursor = index;
      item = &g_array_index (form->order, VenuleFormItem, index);
      if (!(item->question != NULL ? read_answer (entry, item->question, next, error)
                                   : read_form (entry, item->form, next, error)))
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_entry (VenuleEntry *entry, const xmlNode *element, GError **error)
{
  const VenuleQuestion *content = find_content_question (venule_entry_get_form (entry));
  const xmlNode *next = venule_xml_first_element (element);

  if (!read_attributes (entry, element, error))
    return FALSE;
  if (content != NULL)
    return read_content (entry, content, element, error);
  return venule_reader_check_nodes (element, FALSE, error) && venule_reader_read_children (entry, &next, error);
}
