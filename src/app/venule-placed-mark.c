/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-marks-private.h"

#include "venule-stroke.h"

struct _VenulePlacedMark
{
  GObject parent;
  VenuleEntry *entry;
  char *path;
  const VenuleMarkForm *form;
  VenuleLegMark drawn;
};

G_DEFINE_FINAL_TYPE (VenulePlacedMark, venule_placed_mark, G_TYPE_OBJECT)

static guint changed_signal;

static void
venule_placed_mark_finalize (GObject *object)
{
  VenulePlacedMark *self = VENULE_PLACED_MARK (object);

  g_object_unref (self->entry);
  g_free (self->path);
  g_array_unref (self->drawn.points);

  G_OBJECT_CLASS (venule_placed_mark_parent_class)->finalize (object);
}

static void
venule_placed_mark_class_init (VenulePlacedMarkClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_placed_mark_finalize;
  changed_signal
      = g_signal_new ("changed", VENULE_TYPE_PLACED_MARK, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_placed_mark_init (VenulePlacedMark *self)
{
}

static const char *
get_value (VenulePlacedMark *self, const VenuleQuestion *question)
{
  VenuleAnswer *answer = question == NULL ? NULL : venule_entry_get_answer (self->entry, question);

  return answer == NULL ? NULL : venule_answer_get_value (answer, 0);
}

static GArray *
read_points (VenulePlacedMark *self)
{
  const VenuleMarkForm *form = self->form;
  VenuleAnswer *line = form->points == NULL ? NULL : venule_entry_get_answer (self->entry, form->points);
  VenuleAnswer *x = form->x == NULL ? NULL : venule_entry_get_answer (self->entry, form->x);
  VenuleAnswer *y = form->y == NULL ? NULL : venule_entry_get_answer (self->entry, form->y);
  GArray *points;

  if (line != NULL)
    return venule_stroke_parse (venule_answer_get_text (line));
  points = venule_stroke_new ();
  if (x != NULL && y != NULL)
    venule_stroke_add (points, (double) venule_answer_get_number (x) / VENULE_NUMBER_ONE,
                       (double) venule_answer_get_number (y) / VENULE_NUMBER_ONE);

  return points;
}

VenulePlacedMark *
venule_placed_mark_new (const VenuleMarkForm *form, VenuleEntry *entry)
{
  VenulePlacedMark *self = g_object_new (VENULE_TYPE_PLACED_MARK, NULL);

  self->form = form;
  self->entry = g_object_ref (entry);
  self->path = venule_entry_get_path (entry);
  self->drawn.points = venule_stroke_new ();
  venule_placed_mark_read (self);

  return self;
}

/* Reads its answers anew. */
void
venule_placed_mark_read (VenulePlacedMark *self)
{
  self->drawn.leg = get_value (self, self->form->leg);
  self->drawn.view = get_value (self, self->form->view);
  self->drawn.kind = get_value (self, self->form->kind);
  g_array_unref (self->drawn.points);
  self->drawn.points = read_points (self);
  g_signal_emit (self, changed_signal, 0);
}

const VenuleMarkForm *
venule_placed_mark_get_form (VenulePlacedMark *self)
{
  return self->form;
}

const char *
venule_placed_mark_get_path (VenulePlacedMark *self)
{
  return self->path;
}

/**
 * venule_placed_mark_get_entry:
 * @self: a mark
 *
 * Returns: (transfer none): its answers
 */
VenuleEntry *
venule_placed_mark_get_entry (VenulePlacedMark *self)
{
  return self->entry;
}

/**
 * venule_placed_mark_get_drawn:
 * @self: a mark
 *
 * Returns: (transfer none): how it is painted
 */
const VenuleLegMark *
venule_placed_mark_get_drawn (VenulePlacedMark *self)
{
  return &self->drawn;
}
