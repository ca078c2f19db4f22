/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-outline.h"

#include "venule-xml-reader.h"

#include <math.h>
#include <string.h>

/* The outlines of legs are plain SVG: groups and paths of lines and curves, filled and stroked in one colour. That much
 * is read here. A whole SVG renderer takes a sixth of the memory that a sheet may be made in, for the same lines. */

#define SVG         "http://www.w3.org/2000/svg"
#define TRUNKS      "trunks" /* the group whose paths are veins, each with its id */
#define DEEPEST     8
#define MOST_DASHES 4

typedef struct
{
  gboolean filled, stroked;
  double fill[3], stroke[3];
  double line_width;
  cairo_line_cap_t cap;
  cairo_line_join_t join;
  double dashes[MOST_DASHES];
  int n_dashes;
} Look;

/* Where a drawing is recorded. */
typedef struct
{
  cairo_rectangle_t box;
  cairo_t *cr;
  Look pending;       /* of the path that is not painted yet */
  GHashTable *trunks; /* interned id → cairo_surface_t */
} Recording;

static gboolean
is_drawn (const xmlNode *node, const char *name)
{
  return strcmp ((const char *) node->name, name) == 0 && node->ns != NULL
         && strcmp ((const char *) node->ns->href, SVG) == 0;
}

static gboolean
refuse_value (const xmlNode *node, const char *name, const char *value, GError **error)
{
  venule_xml_set_error (error, node, "%s=\"%.40s\" is not understood in an outline; draw it with plain paths", name,
                        value);
  return FALSE;
}

static gboolean
read_colour (const char *value, gboolean *painted, double colour[3])
{
  guint64 number;
  char *end;

  *painted = strcmp (value, "none") != 0;
  if (!*painted)
    return TRUE;
  if (value[0] != '#' || strlen (value) != 7)
    return FALSE;
  number = g_ascii_strtoull (value + 1, &end, 16);
  for (guint i = 0; i < 3; i++)
    colour[i] = ((number >> (16 - 8 * i)) & 0xFF) / 255.0;
  return *end == '\0';
}

static gboolean
read_number (const char **at, double *number)
{
  char *end;

  *at += strspn (*at, " ,\n\t");
  *number = g_ascii_strtod (*at, &end);
  if (end == *at || !isfinite (*number))
    return FALSE;
  *at = end;
  return TRUE;
}

static gboolean
read_dashes (const char *value, Look *look)
{
  double number;

  look->n_dashes = 0;
  while (read_number (&value, &number))
    {
      if (number <= 0 || look->n_dashes == MOST_DASHES)
        return FALSE;
      look->dashes[look->n_dashes++] = number;
    }
  return *value == '\0' && look->n_dashes > 0;
}

static gboolean
read_look (const char *name, const char *value, Look *look)
{
  if (strcmp (name, "fill") == 0)
    return read_colour (value, &look->filled, look->fill);
  if (strcmp (name, "stroke") == 0)
    return read_colour (value, &look->stroked, look->stroke);
  if (strcmp (name, "stroke-width") == 0)
    return read_number (&value, &look->line_width) && *value == '\0' && look->line_width > 0;
  if (strcmp (name, "stroke-dasharray") == 0)
    return read_dashes (value, look);
  if (strcmp (name, "stroke-linecap") == 0)
    {
      look->cap = CAIRO_LINE_CAP_ROUND;
      return strcmp (value, "round") == 0;
    }
  if (strcmp (name, "stroke-linejoin") == 0)
    {
      look->join = CAIRO_LINE_JOIN_ROUND;
      return strcmp (value, "round") == 0;
    }
  return strcmp (name, "id") == 0;
}

/* Adds to the path. Commands in capitals: places, not distances. */
static gboolean
read_path (const char *at, cairo_t *cr)
{
  char command = '\0';

  for (at += strspn (at, " \n\t"); *at != '\0'; at += strspn (at, " ,\n\t"))
    {
      double n[6];
      guint n_needed;

      if (strchr ("MLCZ", *at) != NULL)
        command = *at++;
      else if (command == '\0' || command == 'Z')
        return FALSE;
      n_needed = command == 'C' ? 6 : command == 'Z' ? 0 : 2;
      for (guint i = 0; i < n_needed; i++)
        if (!read_number (&at, &n[i]))
          return FALSE;
      if (command == 'M')
        cairo_move_to (cr, n[0], n[1]);
      else if (command == 'L')
        cairo_line_to (cr, n[0], n[1]);
      else if (command == 'C')
        cairo_curve_to (cr, n[0], n[1], n[2], n[3], n[4], n[5]);
      else
        cairo_close_path (cr);
      /* More places after the first of a path are lines to them. */
      if (command == 'M')
        command = 'L';
    }
  return command != '\0';
}

static void
paint_path (cairo_t *cr, const Look *look)
{
  if (look->filled)
    {
      cairo_set_source_rgb (cr, look->fill[0], look->fill[1], look->fill[2]);
      cairo_fill_preserve (cr);
    }
  if (look->stroked)
    {
      cairo_set_source_rgb (cr, look->stroke[0], look->stroke[1], look->stroke[2]);
      cairo_set_line_width (cr, look->line_width);
      cairo_set_line_cap (cr, look->cap);
      cairo_set_line_join (cr, look->join);
      cairo_set_dash (cr, look->dashes, look->n_dashes, 0);
      cairo_stroke (cr);
    }
  cairo_new_path (cr);
}

static gboolean
is_same_line (const Look *a, const Look *b)
{
  return !a->filled && !b->filled && a->stroked && b->stroked && a->line_width == b->line_width && a->cap == b->cap
         && a->join == b->join && a->n_dashes == b->n_dashes && memcmp (a->stroke, b->stroke, sizeof a->stroke) == 0
         && memcmp (a->dashes, b->dashes, sizeof a->dashes) == 0;
}

/* Lines of one look in a row are one path: a PDF says the look once. */
static void
begin_path (Recording *recording, const Look *look)
{
  if (!is_same_line (&recording->pending, look))
    paint_path (recording->cr, &recording->pending);
  recording->pending = *look;
}

/* A trunk is recorded by itself: not every picture of a leg shows each. */
static gboolean
paint_shape (const xmlNode *element, const char *shape, const Look *look, Recording *recording)
{
  const xmlNode *group = element->parent;
  g_autofree char *group_id = is_drawn (group, "g") ? venule_xml_get_attribute (group, "id") : NULL;
  g_autofree char *id = g_strcmp0 (group_id, TRUNKS) == 0 ? venule_xml_get_attribute (element, "id") : NULL;
  cairo_surface_t *surface;
  gboolean read;
  cairo_t *cr;

  if (id == NULL)
    {
      begin_path (recording, look);
      return read_path (shape, recording->cr);
    }
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &recording->box);
  cr = cairo_create (surface);
  read = read_path (shape, cr);
  paint_path (cr, look);
  cairo_destroy (cr);
  g_hash_table_insert (recording->trunks, (gpointer) g_intern_string (id), surface);
  return read;
}

/* An element with the look that it inherits. */
static gboolean
paint_element (const xmlNode *element, Look look, guint depth, Recording *recording, GError **error)
{
  gboolean is_path = is_drawn (element, "path");
  g_autofree char *shape = NULL;

  if (depth > DEEPEST || (!is_path && !is_drawn (element, "g")))
    {
      venule_xml_set_error (error, element, "<%s> is not understood in an outline; draw it with plain paths",
                            element->name);
      return FALSE;
    }
  for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;
      g_autofree char *value = venule_xml_get_attribute (element, name);

      if (is_path && strcmp (name, "d") == 0)
        shape = g_steal_pointer (&value);
      else if (!read_look (name, value, &look))
        return refuse_value (element, name, value, error);
    }
  if (is_path && (shape == NULL || !paint_shape (element, shape, &look, recording)))
    return refuse_value (element, "d", shape ? shape : "", error);
  for (const xmlNode *child = venule_xml_first_element (element); child != NULL;
       child = venule_xml_next_element ((xmlNode *) child))
    if (!paint_element (child, look, depth + 1, recording, error))
      return FALSE;
  return TRUE;
}

static gboolean
check_root (const xmlNode *root, double width, double height, GError **error)
{
  g_autofree char *view_box = NULL;
  g_autofree char *wanted = g_strdup_printf ("0 0 %.0f %.0f", width, height);

  if (root == NULL || !is_drawn (root, "svg"))
    {
      venule_xml_set_error (error, root, "this is no SVG drawing; put the outline of a leg here");
      return FALSE;
    }
  view_box = venule_xml_get_attribute (root, "viewBox");
  if (g_strcmp0 (view_box, wanted) != 0)
    {
      venule_xml_set_error (error, root, "the view box is not “%s”; draw the outline in that", wanted);
      return FALSE;
    }
  return TRUE;
}

/**
 * venule_outline_record:
 * @file: an SVG drawing of groups and paths
 * @width: of its view box
 * @height: of its view box
 * @trunks: (out) (transfer full): the paths of its group `trunks`: interned id → cairo_surface_t
 * @error: return location for an error, with file and line
 *
 * Reads an outline once, to be painted as often as needed. A PDF holds it once.
 *
 * Returns: (transfer full) (nullable): the recorded outline without trunks
 */
cairo_surface_t *
venule_outline_record (const char *file, double width, double height, GHashTable **trunks, GError **error)
{
  g_autoptr (xmlDoc) document = venule_xml_read_file (file, error);
  const xmlNode *root = document ? xmlDocGetRootElement (document) : NULL;
  Look look = { .filled = TRUE, .line_width = 1, .cap = CAIRO_LINE_CAP_BUTT, .join = CAIRO_LINE_JOIN_MITER };
  g_autoptr (GHashTable) found = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) cairo_surface_destroy);
  Recording recording = { .box = { 0, 0, width, height }, .trunks = found };
  cairo_surface_t *surface;
  gboolean painted = TRUE;

  if (document == NULL || !check_root (root, width, height, error))
    return NULL;
  surface = cairo_recording_surface_create (CAIRO_CONTENT_COLOR_ALPHA, &recording.box);
  recording.cr = cairo_create (surface);
  for (xmlNode *child = venule_xml_first_element (root); painted && child != NULL;
       child = venule_xml_next_element (child))
    painted = paint_element (child, look, 0, &recording, error);
  paint_path (recording.cr, &recording.pending);
  cairo_destroy (recording.cr);
  if (painted)
    *trunks = g_steal_pointer (&found);
  else
    g_clear_pointer (&surface, cairo_surface_destroy);
  return surface;
}
