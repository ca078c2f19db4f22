/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-reader-messages.h"

#include "venule-spelling.h"
#include "venule-xml-reader.h"

#include <string.h>

static const char *
get_item_id (const VenuleFormItem *item)
{
  return item->form != NULL ? item->form->id : item->question->id;
}

static gboolean
is_element_item (const VenuleFormItem *item)
{
  return item->form != NULL || item->question->place == VENULE_PLACE_ELEMENT;
}

/* (transfer container) */
static GPtrArray *
list_elements (const VenuleForm *form)
{
  GPtrArray *names = g_ptr_array_new ();

  for (guint i = 0; i < form->order->len; i++)
    {
      const VenuleFormItem *item = &g_array_index (form->order, VenuleFormItem, i);

      if (is_element_item (item))
        g_ptr_array_add (names, (char *) get_item_id (item));
    }
  return names;
}

/* (transfer container) */
static GPtrArray *
list_attributes (const VenuleForm *form)
{
  GPtrArray *names = g_ptr_array_new ();

  if (form->kind != VENULE_FORM_SECTION)
    g_ptr_array_add (names, form->kind == VENULE_FORM_KEYED ? (char *) form->key_name : (char *) "id");
  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (form->questions, i);

      if (question->place == VENULE_PLACE_ATTRIBUTE)
        g_ptr_array_add (names, (char *) question->id);
      else if (question->place == VENULE_PLACE_CONTENT)
        g_ptr_array_add (names, (char *) "via");
    }
  return names;
}

static char *
join (GPtrArray *names)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < names->len; i++)
    g_string_append_printf (list, "%s%s", i > 0 ? ", " : "", (const char *) g_ptr_array_index (names, i));
  return g_string_free (list, FALSE);
}

/* The first container anywhere that knows an element of this name. */
static const VenuleForm *
find_home (const VenuleForm *form, const char *name)
{
  const VenuleForm *home = NULL;

  for (guint i = 0; i < form->order->len && home == NULL; i++)
    {
      const VenuleFormItem *item = &g_array_index (form->order, VenuleFormItem, i);

      if (is_element_item (item) && strcmp (get_item_id (item), name) == 0)
        home = form;
      else if (item->form != NULL)
        home = find_home (item->form, name);
    }
  return home;
}

static const VenuleForm *
get_root (const VenuleForm *form)
{
  while (form->parent != NULL)
    form = form->parent;
  return form;
}

/**
 * venule_reader_set_unknown_element:
 * @error: (nullable): return location
 * @form: the container
 * @element: an element in it that it does not know
 *
 * Names what was probably meant: by its spelling, or the place where it belongs; else all that is known there.
 */
void
venule_reader_set_unknown_element (GError **error, const VenuleForm *form, const xmlNode *element)
{
  const char *name = (const char *) element->name;
  g_autoptr (GPtrArray) known = list_elements (form);
  const char *closest = venule_spelling_find_closest (name, known);
  const VenuleForm *home = find_home (get_root (form), name);
  g_autofree char *list = join (known);
  g_autofree char *quoted = venule_xml_quote (name);

  if (element->ns != NULL)
    venule_xml_set_error (error, element, "the element %s has a namespace; take the xmlns out", quoted);
  else if (home != NULL)
    venule_xml_set_error (error, element, "<%s> is not known in <%s>; it belongs into <%s>", name, form->id, home->id);
  else if (closest != NULL)
    venule_xml_set_error (error, element, "the element %s is not known in <%s>; did you mean <%s>?", quoted, form->id,
                          closest);
  else
    venule_xml_set_error (error, element, "the element %s is not known in <%s>; known there: %s", quoted, form->id,
                          known->len > 0 ? list : "none");
}

/**
 * venule_reader_set_wrong_order:
 * @error: (nullable): return location
 * @form: the container
 * @element: an element that stands after one that it should stand before
 * @index: the place of @element in the order of @form
 */
void
venule_reader_set_wrong_order (GError **error, const VenuleForm *form, const xmlNode *element, guint index)
{
  while (index > 0)
    {
      const VenuleFormItem *before = &g_array_index (form->order, VenuleFormItem, --index);

      if (is_element_item (before))
        {
          venule_xml_set_error (error, element, "<%s> stands too late in <%s>; it belongs after <%s>", element->name,
                                form->id, get_item_id (before));
          return;
        }
    }
  venule_xml_set_error (error, element, "<%s> stands too late in <%s>; it belongs first", element->name, form->id);
}

/**
 * venule_reader_set_unknown_attribute:
 * @error: (nullable): return location
 * @form: the container
 * @element: its element
 * @name: an attribute that the container does not know
 */
void
venule_reader_set_unknown_attribute (GError **error, const VenuleForm *form, const xmlNode *element, const char *name)
{
  g_autoptr (GPtrArray) known = list_attributes (form);
  const char *closest = venule_spelling_find_closest (name, known);
  g_autofree char *list = join (known);
  g_autofree char *quoted = venule_xml_quote (name);

  if (closest != NULL)
    venule_xml_set_error (error, element, "the attribute %s is not known in <%s>; did you mean %s?", quoted, form->id,
                          closest);
  else
    venule_xml_set_error (error, element, "the attribute %s is not known in <%s>; known there: %s", quoted, form->id,
                          known->len > 0 ? list : "none");
}

/**
 * venule_reader_set_bad_key:
 * @error: (nullable): return location
 * @form: a group
 * @element: a member's element
 * @key_name: the attribute that holds the key
 * @key: a key that can't be one
 */
void
venule_reader_set_bad_key (
    GError **error, const VenuleForm *form, const xmlNode *element, const char *key_name, const char *key)
{
  g_autoptr (GPtrArray) known = g_ptr_array_new ();
  g_autofree char *quoted = venule_xml_quote (key);
  g_autofree char *list = NULL;

  for (guint i = 0; i < form->keys->len; i++)
    g_ptr_array_add (known, (char *) ((VenuleOption *) g_ptr_array_index (form->keys, i))->id);
  list = join (known);
  if (venule_form_has_list_of_keys (form))
    venule_xml_set_error (error, element, "the %s of <%s>, %s, is not one of the options; write one of: %s", key_name,
                          form->id, quoted, list);
  else
    venule_xml_set_error (error, element,
                          "the %s of <%s>, %s, is not an id; write a letter, then at most 63 letters, digits, - _ or .",
                          key_name, form->id, quoted);
}
