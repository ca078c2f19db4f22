/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-template-reader.h"

#include "venule-xml-reader.h"

#include <string.h>

typedef gboolean (*ReadBlock) (VenuleTemplateReader *reader, xmlNode *element, GPtrArray *blocks, GError **error);

static gboolean read_block (VenuleTemplateReader *reader, xmlNode *element, GPtrArray *blocks, GError **error);

static void
block_free (gpointer data)
{
  VenuleTemplateBlock *block = data;

  g_clear_pointer (&block->children, g_ptr_array_unref);
  g_free (block);
}

static void
section_free (gpointer data)
{
  VenuleTemplateSection *section = data;

  g_free (section->id);
  g_clear_pointer (&section->blocks, g_ptr_array_unref);
  g_free (section);
}

static VenuleTemplateBlock *
add_block (GPtrArray *blocks, VenuleBlockKind kind, const char *style)
{
  VenuleTemplateBlock *block = g_new0 (VenuleTemplateBlock, 1);

  block->kind = kind;
  block->style = g_intern_string (style);
  g_ptr_array_add (blocks, block);
  return block;
}

static void
pop_when (VenuleTemplateReader *reader, gboolean pushed)
{
  if (pushed)
    g_ptr_array_remove_index (reader->whens, reader->whens->len - 1);
}

static gboolean
refuse_element (const xmlNode *element, GError **error)
{
  venule_xml_set_error (error, element, "<%s> may not stand in <%s>; take it out", element->name,
                        element->parent->name);
  return FALSE;
}

/* p, item, heading: one passage. */
static gboolean
read_simple (VenuleTemplateReader *reader, xmlNode *element, GPtrArray *blocks, GError **error)
{
  VenuleBlockKind kind = venule_xml_is_element (element, "p")      ? VENULE_BLOCK_PARAGRAPH
                         : venule_xml_is_element (element, "item") ? VENULE_BLOCK_ITEM
                                                                   : VENULE_BLOCK_SUBHEADING;
  VenuleTemplatePassage *passage;
  gboolean pushed;

  if (!venule_template_push_when (reader, element, &pushed, error))
    return FALSE;
  passage = venule_template_read_passage (reader, element, error);
  pop_when (reader, pushed);
  if (passage != NULL)
    add_block (blocks, kind, NULL)->passage = passage;
  return passage != NULL;
}

static gboolean
read_children (
    VenuleTemplateReader *reader, xmlNode *element, VenuleTemplateBlock *block, ReadBlock read, GError **error)
{
  g_autofree char *id = venule_xml_get_attribute (element, "id");
  gboolean pushed;

  block->children = g_ptr_array_new_with_free_func (block_free);
  if (!venule_template_claim_id (reader->tmpl, element, id, error)
      || !venule_template_push_when (reader, element, &pushed, error))
    return FALSE;
  for (xmlNode *child = venule_xml_first_element (element); child != NULL; child = venule_xml_next_element (child))
    if (!venule_xml_is_element (child, "when") && !read (reader, child, block->children, error))
      return FALSE;
  pop_when (reader, pushed);
  return TRUE;
}

static gboolean
read_list (VenuleTemplateReader *reader, xmlNode *element, GPtrArray *blocks, GError **error)
{
  return read_children (reader, element, add_block (blocks, VENULE_BLOCK_LIST, NULL), read_block, error);
}

static gboolean
read_alert (VenuleTemplateReader *reader, xmlNode *element, GPtrArray *blocks, GError **error)
{
  g_autofree char *kind = venule_xml_get_attribute (element, "kind");

  return read_children (reader, element, add_block (blocks, VENULE_BLOCK_ALERT, kind), read_block, error);
}

/* <date>: its label is the date, which is no text to translate. */
static gboolean
read_date (VenuleTemplateReader *reader, xmlNode *element, GPtrArray *blocks, GError **error)
{
  g_autofree char *id = venule_xml_get_attribute (element, "id");
  g_autofree char *value = venule_xml_get_attribute (element, "value");
  g_autofree char *until = venule_xml_get_attribute (element, "until");
  g_autofree char *label_id = g_strconcat (id, ".date", NULL);
  VenuleTemplateBlock *row = add_block (blocks, VENULE_BLOCK_ROW, "dates");
  gboolean pushed;

  if (!venule_xml_is_element (element, "date") || value == NULL)
    return refuse_element (element, error);
  if (!venule_template_push_when (reader, element, &pushed, error)
      || !venule_template_claim_id (reader->tmpl, element, label_id, error))
    return FALSE;
  row->label = venule_template_add_passage (reader, element, label_id);
  row->label->permits = g_ptr_array_new ();
  row->label->forbids = g_ptr_array_new ();
  row->label->concerns = g_ptr_array_new ();
  row->label->value = venule_template_use_value (reader, element, value, error);
  if (row->label->value != NULL && until != NULL)
    row->label->until = venule_template_use_value (reader, element, until, error);
  if (row->label->value == NULL || (until != NULL && row->label->until == NULL))
    return FALSE;
  row->passage = venule_template_read_passage (reader, element, error);
  pop_when (reader, pushed);
  if (row->passage == NULL)
    return FALSE;
  row->label->source = g_strdup (row->passage->source);
  row->label->safety = row->passage->safety;
  row->label->shows_when_unknown = row->passage->shows_when_unknown;
  return TRUE;
}

static gboolean
enter_group (VenuleTemplateReader *reader, xmlNode *element, const char *of, GError **error)
{
  VenulePath *path = venule_path_parse (of, reader->tmpl->vocabulary, reader->root, element, error);
  xmlNode *first = venule_xml_first_element (element);
  VenuleRule *rule;

  if (path == NULL)
    return FALSE;
  g_ptr_array_add (reader->tmpl->paths, path);
  if (path->group == NULL)
    {
      venule_xml_set_error (error, element, "“%s” does not repeat; name a group, or take of= out", of);
      return FALSE;
    }
  reader->of = path;
  if (!venule_xml_is_element (first, "when"))
    return TRUE;
  rule = venule_rule_parse (first, reader->tmpl->vocabulary, path->group, error);
  if (rule == NULL)
    return FALSE;
  g_ptr_array_add (reader->tmpl->rules, rule);
  reader->member_rule = rule;
  return TRUE;
}

static xmlNode *
find_label (xmlNode *row)
{
  for (xmlNode *child = venule_xml_first_element (row); child != NULL; child = venule_xml_next_element (child))
    if (venule_xml_is_element (child, "label"))
      return child;
  return NULL;
}

/* The label and the cell, under the same condition. */
static gboolean
read_cells (VenuleTemplateReader *reader, xmlNode *element, VenuleTemplateBlock *row, GError **error)
{
  g_autofree char *value = venule_xml_get_attribute (element, "value");
  xmlNode *label = find_label (element);

  if (label == NULL)
    {
      venule_xml_set_error (error, element, "the row has no <label>; give it one");
      return FALSE;
    }
  row->label = venule_template_read_passage (reader, label, error);
  row->passage = row->label != NULL ? venule_template_read_row (reader, element, value, error) : NULL;
  if (row->passage == NULL)
    return FALSE;
  row->label->shows_when_unknown = row->passage->shows_when_unknown;
  row->label->safety = row->passage->safety;
  return TRUE;
}

static gboolean
read_row (VenuleTemplateReader *reader, xmlNode *element, GPtrArray *blocks, GError **error)
{
  g_autofree char *of = venule_xml_get_attribute (element, "of");
  VenuleTemplateBlock *row = add_block (blocks, VENULE_BLOCK_ROW, (const char *) element->parent->name);
  gboolean pushed = FALSE;
  gboolean read;

  if (!venule_xml_is_element (element, "row"))
    return refuse_element (element, error);
  if (of != NULL ? !enter_group (reader, element, of, error)
                 : !venule_template_push_when (reader, element, &pushed, error))
    return FALSE;
  read = read_cells (reader, element, row, error);
  pop_when (reader, pushed);
  reader->of = NULL;
  reader->member_rule = NULL;
  return read;
}

static gboolean
read_table (VenuleTemplateReader *reader, xmlNode *element, GPtrArray *blocks, GError **error)
{
  VenuleTemplateBlock *table = add_block (blocks, VENULE_BLOCK_TABLE, (const char *) element->name);

  return read_children (reader, element, table, venule_xml_is_element (element, "dates") ? read_date : read_row, error);
}

static gboolean
read_caption (VenuleTemplateReader *reader, xmlNode *element, GPtrArray *blocks, GError **error)
{
  return venule_xml_is_element (element, "caption") ? read_simple (reader, element, blocks, error)
                                                    : refuse_element (element, error);
}

static gboolean
read_picture (VenuleTemplateReader *reader, xmlNode *element, GPtrArray *blocks, GError **error)
{
  VenuleTemplateBlock *picture = add_block (blocks, VENULE_BLOCK_PICTURE, "leg-map");

  if (!read_children (reader, element, picture, read_caption, error))
    return FALSE;
  if (picture->children->len != 1)
    {
      venule_xml_set_error (error, element, "a picture has one <caption> that says the same in words; write it");
      return FALSE;
    }
  picture->passage = ((VenuleTemplateBlock *) g_ptr_array_index (picture->children, 0))->passage;
  g_clear_pointer (&picture->children, g_ptr_array_unref);
  return TRUE;
}

static gboolean
read_block (VenuleTemplateReader *reader, xmlNode *element, GPtrArray *blocks, GError **error)
{
  static const struct
  {
    const char *name;
    ReadBlock read;
  } readers[] = {
    { "p", read_simple },      { "item", read_simple },   { "heading", read_simple },
    { "list", read_list },     { "alert", read_alert },   { "dates", read_table },
    { "treated", read_table }, { "contact", read_table }, { "picture", read_picture },
  };

  for (guint i = 0; i < G_N_ELEMENTS (readers); i++)
    if (venule_xml_is_element (element, readers[i].name))
      return readers[i].read (reader, element, blocks, error);
  return refuse_element (element, error);
}

static gboolean
read_region (VenuleTemplateSection *section, xmlNode *element, GError **error)
{
  static const char *const names[] = { "head", "urgent", "dates", "first", "columns", "last" };
  g_autofree char *region = venule_xml_get_attribute (element, "region");

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (region, names[i]) == 0)
      {
        section->region = (VenuleRegion) i;
        return TRUE;
      }
  venule_xml_set_error (error, element, "region=\"%s\" is none; write head, urgent, dates, first, columns or last",
                        region != NULL ? region : "");
  return FALSE;
}

/* Its own heading is the first one. */
static void
take_heading (VenuleTemplateSection *section)
{
  VenuleTemplateBlock *first = section->blocks->len > 0 ? g_ptr_array_index (section->blocks, 0) : NULL;

  if (first == NULL || first->kind != VENULE_BLOCK_SUBHEADING)
    return;
  section->heading = first->passage;
  g_ptr_array_remove_index (section->blocks, 0);
}

/* <section>, with everything in it. */
gboolean
venule_template_read_section (VenuleTemplateReader *reader, xmlNode *element, GError **error)
{
  VenuleTemplateSection *section = g_new0 (VenuleTemplateSection, 1);
  g_autofree char *concerns = venule_xml_get_attribute (element, "concerns");
  VenuleTemplateBlock holder = { 0 };
  gboolean read;

  g_ptr_array_add (reader->tmpl->sections, section);
  g_ptr_array_set_size (reader->concerns, 0);
  if (concerns != NULL)
    g_ptr_array_add (reader->concerns, concerns);
  section->id = venule_xml_get_attribute (element, "id");
  if (!read_region (section, element, error))
    return FALSE;
  read = read_children (reader, element, &holder, read_block, error);
  section->blocks = holder.children;
  g_ptr_array_set_size (reader->concerns, 0);
  if (read)
    take_heading (section);
  return read;
}

/* Frees the template's sections; set as the list's own function. */
GPtrArray *
venule_template_new_sections (void)
{
  return g_ptr_array_new_with_free_func (section_free);
}
