/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-column.h"

#include "venule-question-row.h"

#include <math.h>

/* Of a row, about. */
#define ROW_HEIGHT 64
/* What is farther from what is seen is not drawn, in pixels: shadows reach beyond what throws them. */
#define DRAWN_BEYOND 200

struct _VenuleFormColumn
{
  GtkWidget parent;
  GPtrArray *sections; /* (nullable) (element-type VenuleFormSection) */
  GPtrArray *places;   /* (element-type VenuleFormPlace): NULL for a section that stands in another one */
  GPtrArray *pieces;   /* (element-type VenuleFormPiece) (unowned): on screen */
  char *pointed;       /* (nullable): the path of the question that the pointer is at */
  double x, y;         /* where the pointer was last, pixels, from the window's corner */
};

G_DEFINE_FINAL_TYPE (VenuleFormColumn, venule_form_column, GTK_TYPE_WIDGET)

static guint piece_added_signal, question_pointed_signal;

static void
clear (VenuleFormColumn *self)
{
  for (guint i = 0; i < self->places->len; i++)
    if (venule_form_column_get_place (self, i) != NULL)
      gtk_widget_unparent (GTK_WIDGET (venule_form_column_get_place (self, i)));
  g_ptr_array_set_size (self->places, 0);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
}

static void
venule_form_column_dispose (GObject *object)
{
  clear (VENULE_FORM_COLUMN (object));

  G_OBJECT_CLASS (venule_form_column_parent_class)->dispose (object);
}

static void
venule_form_column_finalize (GObject *object)
{
  VenuleFormColumn *self = VENULE_FORM_COLUMN (object);

  g_ptr_array_unref (self->places);
  g_ptr_array_unref (self->pieces);
  g_free (self->pointed);

  G_OBJECT_CLASS (venule_form_column_parent_class)->finalize (object);
}

/* path: (nullable) */
static void
set_pointed (VenuleFormColumn *self, const char *path)
{
  if (g_strcmp0 (path, self->pointed) == 0)
    return;
  g_free (self->pointed);
  self->pointed = g_strdup (path);
  g_signal_emit (self, question_pointed_signal, 0, path);
}

static gboolean
has_moved (VenuleFormColumn *self, double x, double y)
{
  double old_x = self->x, old_y = self->y;

  gtk_widget_translate_coordinates (GTK_WIDGET (self), GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))), x, y,
                                    &self->x, &self->y);
  return fabs (self->x - old_x) >= 1 || fabs (self->y - old_y) >= 1;
}

/* What comes to a pointer that rests was not pointed at. */
static void
on_motion_cb (GtkEventControllerMotion *controller, double x, double y, VenuleFormColumn *self)
{
  GtkWidget *at = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_INSENSITIVE);
  GtkWidget *row = at == NULL ? NULL : gtk_widget_get_ancestor (at, VENULE_TYPE_QUESTION_ROW);
  const char *path = row == NULL ? NULL : venule_question_row_get_path (VENULE_QUESTION_ROW (row));

  set_pointed (self, has_moved (self, x, y) || g_strcmp0 (path, self->pointed) == 0 ? path : NULL);
}

static void
on_leave_cb (GtkEventControllerMotion *controller, VenuleFormColumn *self)
{
  set_pointed (self, NULL);
}

static void
venule_form_column_class_init (VenuleFormColumnClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_form_column_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_form_column_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  piece_added_signal
      = g_signal_new ("piece-added", VENULE_TYPE_FORM_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  question_pointed_signal = g_signal_new ("question-pointed", VENULE_TYPE_FORM_COLUMN, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
venule_form_column_init (VenuleFormColumn *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkEventController *motion = gtk_event_controller_motion_new ();

  g_signal_connect (motion, "enter", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (motion, "motion", G_CALLBACK (on_motion_cb), self);
  g_signal_connect (motion, "leave", G_CALLBACK (on_leave_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), motion);
  self->places = g_ptr_array_new ();
  self->pieces = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
}

/**
 * venule_form_column_set_sections:
 * @self: the column
 * @the_case: (nullable): a consultation
 * @sections: (nullable) (element-type VenuleFormSection): its sections, where there is one
 *
 * Shows other sections, none of them built.
 */
void
venule_form_column_set_sections (VenuleFormColumn *self, VenuleCase *the_case, GPtrArray *sections)
{
  clear (self);
  if (the_case == NULL || sections == NULL)
    return;

  self->sections = g_ptr_array_ref (sections);
  for (guint i = 0; i < sections->len; i++)
    {
      const VenuleFormSection *section = g_ptr_array_index (sections, i);
      GtkWidget *place = section->is_inside ? NULL : venule_form_place_new (the_case, section);

      if (place != NULL)
        gtk_widget_set_parent (place, GTK_WIDGET (self));
      g_ptr_array_add (self->places, place);
    }
  venule_form_column_update (self);
}

/**
 * venule_form_column_update:
 * @self: the column
 *
 * Shows what shows, and is about as long as it will be.
 */
void
venule_form_column_update (VenuleFormColumn *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      const VenuleFormSection *section = g_ptr_array_index (self->sections, i);
      VenuleFormPlace *place = venule_form_column_get_place (self, i);

      if (place == NULL)
        continue;
      venule_form_piece_expect_height (VENULE_FORM_PIECE (place), (int) section->n_shown * ROW_HEIGHT);
      gtk_widget_set_visible (GTK_WIDGET (place), section->shows);
    }
}

/**
 * venule_form_column_get_place:
 * @self: the column
 * @index: a section's
 *
 * Returns: (transfer none) (nullable): its place; %NULL where it stands in another section
 */
VenuleFormPlace *
venule_form_column_get_place (VenuleFormColumn *self, guint index)
{
  return g_ptr_array_index (self->places, index);
}

static gboolean
get_extent (VenuleFormColumn *self, gpointer widget, double *top, double *bottom)
{
  double x;

  if (widget == NULL || !gtk_widget_get_mapped (widget)
      || !gtk_widget_translate_coordinates (widget, GTK_WIDGET (self), 0, 0, &x, top))
    return FALSE;
  *bottom = *top + gtk_widget_get_height (widget);
  return *bottom > *top;
}

/**
 * venule_form_column_find_at:
 * @self: the column
 * @y: from its top, in pixels
 *
 * Returns: the last section that begins above that; the first when none does
 */
guint
venule_form_column_find_at (VenuleFormColumn *self, double y)
{
  double top, bottom;
  guint index = 0;

  for (guint i = 0; i < self->places->len; i++)
    if (get_extent (self, g_ptr_array_index (self->places, i), &top, &bottom) && top <= y)
      index = i;
  return index;
}

/**
 * venule_form_column_add_piece:
 * @self: the column
 * @piece: something in it that came on screen
 */
void
venule_form_column_add_piece (VenuleFormColumn *self, VenuleFormPiece *piece)
{
  g_ptr_array_add (self->pieces, piece);
  if (!venule_form_piece_get_is_built (piece))
    g_signal_emit (self, piece_added_signal, 0);
}

/**
 * venule_form_column_remove_piece:
 * @self: the column
 * @piece: what was added, and is not on screen any more
 */
void
venule_form_column_remove_piece (VenuleFormColumn *self, VenuleFormPiece *piece)
{
  g_ptr_array_remove (self->pieces, piece);
}

/**
 * venule_form_column_look:
 * @self: the column
 * @seen: the part of it that is seen, in pixels
 *
 * Has nothing drawn that is far from that. To be called when it is another part, or things have moved.
 */
void
venule_form_column_look (VenuleFormColumn *self, GtkAdjustment *seen)
{
  double from = gtk_adjustment_get_value (seen) - DRAWN_BEYOND;
  double to = gtk_adjustment_get_value (seen) + gtk_adjustment_get_page_size (seen) + DRAWN_BEYOND;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      VenuleFormPiece *piece = g_ptr_array_index (self->pieces, i);
      double top, bottom;

      if (get_extent (self, piece, &top, &bottom))
        venule_form_piece_set_is_far (piece, bottom < from || top > to);
    }
}

/**
 * venule_form_column_get_is_laid_out:
 * @self: the column
 *
 * Returns: whether it is known where everything stands that is not built
 */
gboolean
venule_form_column_get_is_laid_out (VenuleFormColumn *self)
{
  double top, bottom;

  for (guint i = 0; i < self->pieces->len; i++)
    if (!venule_form_piece_get_is_built (self->pieces->pdata[i])
        && !get_extent (self, self->pieces->pdata[i], &top, &bottom))
      return FALSE;
  return TRUE;
}

/**
 * venule_form_column_find_to_build:
 * @self: the column
 * @from: from its top, in pixels
 * @to: likewise
 *
 * Returns: (transfer none) (nullable): of what stands between and is not built, the piece nearest to the middle
 */
VenuleFormPiece *
venule_form_column_find_to_build (VenuleFormColumn *self, double from, double to)
{
  VenuleFormPiece *nearest = NULL;
  double least = (to - from) / 2, middle = (from + to) / 2, top, bottom;

  for (guint i = 0; i < self->pieces->len; i++)
    {
      VenuleFormPiece *piece = g_ptr_array_index (self->pieces, i);
      double distance;

      if (venule_form_piece_get_is_built (piece) || !get_extent (self, piece, &top, &bottom))
        continue;
      distance = MAX (top - middle, middle - bottom);
      if (distance >= least)
        continue;
      nearest = piece;
      least = distance;
    }
  return nearest;
}

/**
 * venule_form_column_settle:
 * @self: the column
 *
 * Puts things where they will stand, before the next frame does it. The keyboard goes by where they stand.
 */
void
venule_form_column_settle (VenuleFormColumn *self)
{
  GtkWidget *widget = GTK_WIDGET (self);
  GtkAllocation box; /* with its padding, and where it stands */
  int least;

  gtk_widget_get_allocation (widget, &box);
  if (gtk_widget_get_width (widget) == 0 || !gtk_widget_get_mapped (widget))
    return;
  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &least, NULL, NULL, NULL);
  box.width = MAX (box.width, least);
  gtk_widget_measure (widget, GTK_ORIENTATION_VERTICAL, box.width, NULL, &box.height, NULL, NULL);
  gtk_widget_size_allocate (widget, &box, -1);
}

/**
 * venule_form_column_get_is_settled:
 * @self: the column
 * @seen: the part of it that is seen, in pixels
 *
 * Returns: whether all of that is built, and where it stands is known
 */
gboolean
venule_form_column_get_is_settled (VenuleFormColumn *self, GtkAdjustment *seen)
{
  double from = gtk_adjustment_get_value (seen), to = from + gtk_adjustment_get_page_size (seen);

  return venule_form_column_get_is_laid_out (self) && venule_form_column_find_to_build (self, from, to) == NULL;
}
