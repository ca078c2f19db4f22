/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-stroke.h"

#include <math.h>
#include <string.h>

/* More would be a drawing and not a line: the longest stroke that is kept. */
#define MOST_POINTS 120

#define X(points, i) g_array_index (points, double, 2 * (i))
#define Y(points, i) g_array_index (points, double, 2 * (i) + 1)

/**
 * venule_stroke_new:
 *
 * Returns: (transfer full) (element-type double): no points yet
 */
GArray *
venule_stroke_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (double));
}

/**
 * venule_stroke_parse:
 * @text: `x,y x,y …`, as a consultation keeps it
 *
 * Returns: (transfer full) (element-type double): the points up to what is none
 */
GArray *
venule_stroke_parse (const char *text)
{
  GArray *points = venule_stroke_new ();
  const char *at = text;

  while (*at != '\0')
    {
      char *end;
      double number = g_ascii_strtod (at, &end);

      if (end == at)
        break;
      g_array_append_val (points, number);
      at = end + strspn (end, ", ");
    }
  if (points->len % 2 != 0)
    g_array_set_size (points, points->len - 1);

  return points;
}

static void
append_number (GString *text, double number)
{
  char digits[G_ASCII_DTOSTR_BUF_SIZE];
  char *end;

  g_ascii_formatd (digits, sizeof digits, "%.3f", CLAMP (number, 0, 1));
  end = digits + strlen (digits) - 1;
  while (*end == '0')
    *end-- = '\0';
  if (*end == '.')
    *end = '\0';
  g_string_append (text, digits);
}

/**
 * venule_stroke_format:
 * @points: (element-type double): some points
 *
 * Returns: (transfer full): them as a consultation keeps them, with three decimals at most
 */
char *
venule_stroke_format (GArray *points)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < venule_stroke_get_n_points (points); i++)
    {
      if (i > 0)
        g_string_append_c (text, ' ');
      append_number (text, X (points, i));
      g_string_append_c (text, ',');
      append_number (text, Y (points, i));
    }

  return g_string_free (text, FALSE);
}

/**
 * venule_stroke_add:
 * @points: (element-type double): some points
 * @x: across
 * @y: down
 *
 * Adds a point; what is beyond the drawing's edge is put on it.
 */
void
venule_stroke_add (GArray *points, double x, double y)
{
  double pair[] = { CLAMP (x, 0, 1), CLAMP (y, 0, 1) };

  g_array_append_vals (points, pair, G_N_ELEMENTS (pair));
}

/**
 * venule_stroke_get_n_points:
 * @points: (element-type double): some points
 *
 * Returns: how many
 */
guint
venule_stroke_get_n_points (GArray *points)
{
  return points->len / 2;
}

/**
 * venule_stroke_get_point:
 * @points: (element-type double): some points
 * @index: which
 * @x: (out): across
 * @y: (out): down
 */
void
venule_stroke_get_point (GArray *points, guint index, double *x, double *y)
{
  g_return_if_fail (index < venule_stroke_get_n_points (points));

  *x = X (points, index);
  *y = Y (points, index);
}

/**
 * venule_stroke_get_middle:
 * @points: (element-type double): at least one point
 * @x: (out): across
 * @y: (out): down
 *
 * Where the mark is, in one place: the middle of the box around it.
 */
void
venule_stroke_get_middle (GArray *points, double *x, double *y)
{
  double left = 1, right = 0, top = 1, bottom = 0;

  for (guint i = 0; i < venule_stroke_get_n_points (points); i++)
    {
      left = MIN (left, X (points, i));
      right = MAX (right, X (points, i));
      top = MIN (top, Y (points, i));
      bottom = MAX (bottom, Y (points, i));
    }
  *x = (left + right) / 2;
  *y = (top + bottom) / 2;
}

/* How far a place is from the line between two points. */
static double
measure_distance (GArray *points, guint from, guint to, double aspect, double x, double y)
{
  double line_x = (X (points, to) - X (points, from)) * aspect, line_y = Y (points, to) - Y (points, from);
  double place_x = (x - X (points, from)) * aspect, place_y = y - Y (points, from);
  double length = line_x * line_x + line_y * line_y;
  double along = length > 0 ? CLAMP ((place_x * line_x + place_y * line_y) / length, 0, 1) : 0;

  return hypot (place_x - along * line_x, place_y - along * line_y);
}

/**
 * venule_stroke_get_distance:
 * @points: (element-type double): at least one point
 * @aspect: the drawing's width over its height
 * @x: across
 * @y: down
 *
 * Returns: how far that place is from the mark, in parts of the drawing's height
 */
double
venule_stroke_get_distance (GArray *points, double aspect, double x, double y)
{
  guint n = venule_stroke_get_n_points (points);
  double least = n > 0 ? measure_distance (points, 0, 0, aspect, x, y) : G_MAXDOUBLE;

  for (guint i = 0; i + 1 < n; i++)
    least = MIN (least, measure_distance (points, i, i + 1, aspect, x, y));

  return least;
}

/**
 * venule_stroke_move:
 * @points: (element-type double): some points
 * @dx: how far across
 * @dy: how far down
 *
 * Moves the mark as a whole, up to where it meets the drawing's edge.
 */
void
venule_stroke_move (GArray *points, double dx, double dy)
{
  guint n = venule_stroke_get_n_points (points);

  for (guint i = 0; i < n; i++)
    {
      dx = CLAMP (dx, -X (points, i), 1 - X (points, i));
      dy = CLAMP (dy, -Y (points, i), 1 - Y (points, i));
    }
  for (guint i = 0; i < n; i++)
    {
      X (points, i) += dx;
      Y (points, i) += dy;
    }
}

/* Which points between two are needed: the farthest one, when it is too far off, and what it needs on its two sides. */
static void
keep_between (GArray *points, guint from, guint to, double aspect, double tolerance, gboolean *kept)
{
  double most = tolerance;
  guint farthest = 0;

  for (guint i = from + 1; i < to; i++)
    {
      double distance = measure_distance (points, from, to, aspect, X (points, i), Y (points, i));

      if (distance > most)
        {
          most = distance;
          farthest = i;
        }
    }
  if (farthest == 0)
    return;
  kept[farthest] = TRUE;
  keep_between (points, from, farthest, aspect, tolerance, kept);
  keep_between (points, farthest, to, aspect, tolerance, kept);
}

static GArray *
simplify_once (GArray *points, double aspect, double tolerance)
{
  guint n = venule_stroke_get_n_points (points);
  g_autofree gboolean *kept = g_new0 (gboolean, n + 1);
  GArray *simple = venule_stroke_new ();

  if (n > 0)
    {
      kept[0] = kept[n - 1] = TRUE;
      keep_between (points, 0, n - 1, aspect, tolerance, kept);
    }
  for (guint i = 0; i < n; i++)
    if (kept[i])
      venule_stroke_add (simple, X (points, i), Y (points, i));

  return simple;
}

/**
 * venule_stroke_simplify:
 * @points: (element-type double): a line as a hand drew it
 * @aspect: the drawing's width over its height
 * @tolerance: how far off the line may come to lie, in parts of the drawing's height
 *
 * Leaves out the points that the line can do without (Ramer, Douglas and Peucker). A line that never left its
 * beginning becomes a dot.
 *
 * Returns: (transfer full) (element-type double): the few points
 */
GArray *
venule_stroke_simplify (GArray *points, double aspect, double tolerance)
{
  GArray *simple = simplify_once (points, aspect, tolerance);
  guint n;

  while (venule_stroke_get_n_points (simple) > MOST_POINTS)
    {
      g_array_unref (simple);
      tolerance *= 1.5;
      simple = simplify_once (points, aspect, tolerance);
    }
  n = venule_stroke_get_n_points (simple);
  if (n == 2 && measure_distance (simple, 0, 0, aspect, X (simple, 1), Y (simple, 1)) <= tolerance)
    g_array_set_size (simple, 2);

  return simple;
}
