/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-leg-map-reader.h"

#include "venule-schema-gate.h"
#include "venule-xml-reader.h"

#include <math.h>
#include <string.h>

/* Labels on one side of a drawing, in parts of its height: closer ones would stand on one another in small drawings. */
#define LEAST_DISTANCE 0.3

static void
free_view (gpointer data)
{
  VenuleLegView *view = data;

  g_free (view->file);
  g_clear_pointer (&view->outline, cairo_surface_destroy);
  g_clear_pointer (&view->trunks, g_hash_table_unref);
  g_free (view);
}

void
venule_leg_map_content_free (VenuleLegMapContent *self)
{
  g_ptr_array_unref (self->views);
  g_array_unref (self->labels);
  g_free (self);
}

static char *
read_attribute (const xmlNode *element, const char *name, GError **error)
{
  char *value = venule_xml_get_attribute (element, name);

  if (value == NULL)
    venule_xml_set_error (error, element, "<%s> has no %s; write it", element->name, name);
  return value;
}

static gboolean
read_number (const xmlNode *element, const char *name, double most, double *number, GError **error)
{
  g_autofree char *value = read_attribute (element, name, error);
  char *end;

  if (value == NULL)
    return FALSE;
  *number = g_ascii_strtod (value, &end);
  if (end != value && *end == '\0' && *number >= 0 && *number <= most)
    return TRUE;
  venule_xml_set_error (error, element, "%s=\"%.40s\" is no number from 0 to %g; write one", name, value, most);
  return FALSE;
}

static gboolean
read_view (VenuleLegMapContent *self, const xmlNode *element, const char *folder, GError **error)
{
  g_autofree char *id = read_attribute (element, "id", error);
  g_autofree char *file = id ? read_attribute (element, "file", error) : NULL;
  g_autofree char *path = NULL;
  VenuleLegView *view;

  if (file == NULL)
    return FALSE;
  path = g_build_filename (folder, file, NULL);
  if (strchr (file, G_DIR_SEPARATOR) != NULL || !g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      venule_xml_set_error (error, element, "the outline %.200s is missing; install the program's data again", file);
      return FALSE;
    }
  view = g_new0 (VenuleLegView, 1);
  view->id = g_intern_string (id);
  view->file = g_steal_pointer (&path);
  g_ptr_array_add (self->views, view);
  return TRUE;
}

static gboolean
has_view (VenuleLegMapContent *self, const char *id)
{
  for (guint i = 0; i < self->views->len; i++)
    if (strcmp (((VenuleLegView *) self->views->pdata[i])->id, id) == 0)
      return TRUE;
  return FALSE;
}

static gboolean
has_room (VenuleLegMapContent *self, const VenuleLegMapLabel *label)
{
  for (guint i = 0; i < self->labels->len; i++)
    {
      const VenuleLegMapLabel *other = &g_array_index (self->labels, VenuleLegMapLabel, i);

      if (other->view == label->view && other->on_right == label->on_right
          && fabs (other->y - label->y) < LEAST_DISTANCE)
        return FALSE;
    }
  return TRUE;
}

static gboolean
read_label (VenuleLegMapContent *self, const xmlNode *element, GError **error)
{
  g_autofree char *view = read_attribute (element, "view", error);
  g_autofree char *trunk = view ? read_attribute (element, "trunk", error) : NULL;
  g_autofree char *align = trunk ? read_attribute (element, "align", error) : NULL;
  VenuleLegMapLabel label;

  if (align == NULL || !read_number (element, "x", 1, &label.x, error)
      || !read_number (element, "y", 1, &label.y, error))
    return FALSE;
  label.view = g_intern_string (view);
  label.trunk = g_intern_string (trunk);
  label.on_right = strcmp (align, "start") == 0;
  if (!has_view (self, view))
    {
      venule_xml_set_error (error, element, "there is no view “%.40s”; name one of the views", view);
      return FALSE;
    }
  if (!has_room (self, &label))
    {
      venule_xml_set_error (error, element, "this label is too close to another; put it on the other side");
      return FALSE;
    }
  g_array_append_val (self->labels, label);
  return TRUE;
}

static gboolean
read_content (VenuleLegMapContent *self, const xmlNode *root, const char *folder, GError **error)
{
  if (!venule_xml_is_element (root, "leg-map"))
    {
      venule_xml_set_error (error, root, "this is no leg map; put <leg-map> here");
      return FALSE;
    }
  if (!read_number (root, "width", 9999, &self->width, error)
      || !read_number (root, "height", 9999, &self->height, error))
    return FALSE;
  if (self->width < 1 || self->height < 1)
    {
      venule_xml_set_error (error, root, "the drawings have no size; write the size of their view box");
      return FALSE;
    }
  for (const xmlNode *child = venule_xml_first_element (root); child != NULL; child = venule_xml_next_element (child))
    if ((venule_xml_is_element (child, "view") && !read_view (self, child, folder, error))
        || (venule_xml_is_element (child, "label") && !read_label (self, child, error)))
      return FALSE;
  return TRUE;
}

/**
 * venule_leg_map_content_read:
 * @folder: holds leg-map.xml and the drawings that it names; its schema is in the folder `schemas` beside it
 * @error: return location for an error, with file and line
 *
 * Returns: (transfer full) (nullable): what leg-map.xml says, no drawing read yet
 */
VenuleLegMapContent *
venule_leg_map_content_read (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "leg-map.xml", NULL);
  g_autofree char *schemas = g_build_filename (folder, "..", "schemas", NULL);
  g_autoptr (VenuleLegMapContent) self = NULL;
  g_autoptr (xmlDoc) document = venule_xml_read_file (path, error);

  if (document == NULL)
    return NULL;
  self = g_new0 (VenuleLegMapContent, 1);
  self->views = g_ptr_array_new_with_free_func (free_view);
  self->labels = g_array_new (FALSE, FALSE, sizeof (VenuleLegMapLabel));
  if (!read_content (self, xmlDocGetRootElement (document), folder, error)
      || !venule_schema_gate_pass (document, schemas, "leg-map.rng", error))
    return NULL;
  return g_steal_pointer (&self);
}
