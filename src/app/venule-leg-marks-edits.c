/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-marks-private.h"

#include "venule-stroke.h"

#include <glib/gi18n.h>

/* The kind of mark that says where a treatment was; sheets of other treatments leave it out. */
#define KIND_OF_TREATMENT "treated"

/**
 * venule_leg_marks_set_session:
 * @self: the marks
 * @session: (nullable): a treatment's key
 *
 * Says which treatment is written up: new marks of what was treated are tied to it.
 */
void
venule_leg_marks_set_session (VenuleLegMarks *self, const char *session)
{
  char *copy = g_strdup (session);

  g_free (self->session);
  self->session = copy;
}

static void
write_text (VenuleLegMarks *self, const char *member_path, const VenuleQuestion *question, const char *text)
{
  g_autofree char *path = g_strconcat (member_path, "/", question->id, NULL);
  g_autoptr (GError) error = NULL;

  if (text == NULL ? !venule_consultation_set_answer (self->consultation, path, NULL, &error)
                   : !venule_consultation_set_text (self->consultation, path, text, &error))
    g_critical ("%s", error->message);
}

static void
write_points (VenuleLegMarks *self, const char *member_path, const VenuleMarkForm *form, GArray *points)
{
  g_autofree char *text = venule_stroke_format (points);

  if (form->points != NULL)
    write_text (self, member_path, form->points, text);
  else
    {
      g_auto (GStrv) parts = g_strsplit (text, ",", 2);

      write_text (self, member_path, form->x, parts[0]);
      write_text (self, member_path, form->y, parts[1]);
    }
}

/* mark: (nullable): one that may be tied to a treatment already, and then stays; NULL: a new one */
static void
write_session (VenuleLegMarks *self, const char *member_path, const VenuleMarkForm *form, VenulePlacedMark *mark)
{
  const VenuleForm *sessions = venule_protocol_find_form_role (self->protocol, "session");

  for (guint i = 0; self->session != NULL && sessions != NULL && i < form->references->len; i++)
    {
      const VenuleQuestion *reference = form->references->pdata[i];

      if (g_str_equal (reference->refers_to, sessions->path)
          && (mark == NULL || venule_leg_marks_get_tied (self, mark, reference) == NULL))
        write_text (self, member_path, reference, self->session);
    }
}

/**
 * venule_leg_marks_add:
 * @self: the marks
 * @leg: which leg
 * @view: seen from where
 * @kind: what is marked
 * @points: (element-type double): a dot, or a line
 *
 * Returns: (transfer none) (nullable): the new mark
 */
VenulePlacedMark *
venule_leg_marks_add (VenuleLegMarks *self, const char *leg, const char *view, const char *kind, GArray *points)
{
  const VenuleMarkForm *form
      = &self->forms[venule_stroke_get_n_points (points) > 1 ? VENULE_MARKS_LINES : VENULE_MARKS_DOTS];
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  VenuleEntry *entry;

  g_return_val_if_fail (form->form != NULL && points->len >= 2, NULL);

  venule_consultation_begin_step (self->consultation, _ ("new mark"));
  entry = venule_consultation_add_member (self->consultation, form->form->path, NULL, &error);
  if (entry != NULL)
    {
      path = venule_entry_get_path (entry);
      write_text (self, path, form->leg, leg);
      write_text (self, path, form->view, view);
      write_text (self, path, form->kind, kind);
      if (g_str_equal (kind, KIND_OF_TREATMENT))
        write_session (self, path, form, NULL);
      write_points (self, path, form, points);
    }
  venule_consultation_end_step (self->consultation);
  if (error != NULL)
    g_critical ("%s", error->message);

  return entry == NULL ? NULL : venule_leg_marks_find_by_entry (self, entry);
}

/**
 * venule_leg_marks_move:
 * @self: the marks
 * @mark: one of them
 * @dx: how far across
 * @dy: how far down
 *
 * Moves a mark, up to the edge of its drawing.
 */
void
venule_leg_marks_move (VenuleLegMarks *self, VenulePlacedMark *mark, double dx, double dy)
{
  g_autoptr (GArray) points = g_array_copy (venule_placed_mark_get_drawn (mark)->points);

  if (points->len < 2)
    return;
  venule_stroke_move (points, dx, dy);
  venule_consultation_begin_step (self->consultation, _ ("moved mark"));
  write_points (self, venule_placed_mark_get_path (mark), venule_placed_mark_get_form (mark), points);
  venule_consultation_end_step (self->consultation);
}

/**
 * venule_leg_marks_choose:
 * @self: the marks
 * @mark: one of them
 * @question: one of those of [method@LegMarks.get_choice]
 * @option: one of its options
 *
 * Says of a mark anew which leg it is on, from where that is seen, or what it marks. What is now said to be treated is
 * tied to the treatment that is written up, unless it is to another.
 */
void
venule_leg_marks_choose (VenuleLegMarks *self,
                         VenulePlacedMark *mark,
                         const VenuleQuestion *question,
                         const char *option)
{
  const VenuleMarkForm *form = venule_placed_mark_get_form (mark);

  venule_consultation_begin_step (self->consultation, _ ("changed mark"));
  write_text (self, venule_placed_mark_get_path (mark), question, option);
  if (question == form->kind && g_str_equal (option, KIND_OF_TREATMENT))
    write_session (self, venule_placed_mark_get_path (mark), form, mark);
  venule_consultation_end_step (self->consultation);
}

/**
 * venule_leg_marks_tie:
 * @self: the marks
 * @mark: one of them
 * @reference: one of its questions
 * @key: (nullable): what to tie it to; %NULL: nothing
 */
void
venule_leg_marks_tie (VenuleLegMarks *self, VenulePlacedMark *mark, const VenuleQuestion *reference, const char *key)
{
  venule_consultation_begin_step (self->consultation, _ ("tie of mark"));
  write_text (self, venule_placed_mark_get_path (mark), reference, key);
  venule_consultation_end_step (self->consultation);
}

/**
 * venule_leg_marks_remove:
 * @self: the marks
 * @mark: one of them
 */
void
venule_leg_marks_remove (VenuleLegMarks *self, VenulePlacedMark *mark)
{
  g_autofree char *path = g_strdup (venule_placed_mark_get_path (mark));
  g_autoptr (GError) error = NULL;

  venule_consultation_begin_step (self->consultation, _ ("deleted mark"));
  if (!venule_consultation_remove_member (self->consultation, path, &error))
    g_critical ("%s", error->message);
  venule_consultation_end_step (self->consultation);
}

/**
 * venule_leg_marks_draw_from:
 * @self: the marks
 * @mark: one of them
 * @points: (element-type double): a line that begins at it, on the same drawing
 *
 * Adds the line as a mark of the same kind with the same ties. A dot that it began at goes: the line takes its place.
 *
 * Returns: (transfer none): the line
 */
VenulePlacedMark *
venule_leg_marks_draw_from (VenuleLegMarks *self, VenulePlacedMark *mark, GArray *points)
{
  const VenuleLegMark *drawn = venule_placed_mark_get_drawn (mark);
  GPtrArray *before = venule_leg_marks_get_references (self, mark), *after;
  VenulePlacedMark *line;

  venule_consultation_begin_step (self->consultation, _ ("new mark"));
  line = venule_leg_marks_add (self, drawn->leg, drawn->view, drawn->kind, points);
  after = venule_leg_marks_get_references (self, line);
  for (guint i = 0; i < MIN (before->len, after->len); i++)
    {
      VenuleEntry *tied = venule_leg_marks_get_tied (self, mark, before->pdata[i]);

      if (tied != NULL)
        venule_leg_marks_tie (self, line, after->pdata[i], venule_entry_get_key (tied));
    }
  if (venule_stroke_get_n_points (drawn->points) == 1)
    venule_leg_marks_remove (self, mark);
  venule_consultation_end_step (self->consultation);
  return line;
}
