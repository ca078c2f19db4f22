/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-composer-private.h"

#include <string.h>

/* The marks of the leg map, which the checklist names as the parts "mark" and "stroke". */

static VenuleAnswer *
get_answer (VenuleComposer *composer, VenuleEntry *entry, const char *id)
{
  const VenuleQuestion *question = venule_form_find_question (venule_entry_get_form (entry), id);

  return question != NULL ? venule_evaluation_get_answer (composer->evaluation, entry, question) : NULL;
}

/* A mark of another treatment is not for this sheet; one of none is for each. */
static gboolean
is_of_session (VenuleComposer *composer, VenuleEntry *entry)
{
  VenuleAnswer *of = get_answer (composer, entry, "session");
  VenuleEntry *session = venule_evaluation_get_session (composer->evaluation);

  return of == NULL || session == NULL || strcmp (venule_answer_get_value (of, 0), venule_entry_get_key (session)) == 0;
}

static void
add_number (GArray *points, const VenuleAnswer *answer)
{
  double number = (double) venule_answer_get_number (answer) / VENULE_NUMBER_ONE;

  g_array_append_val (points, number);
}

static void
add_points (GArray *points, const char *text)
{
  const char *at = text;

  while (*at != '\0')
    {
      char *end;
      double number = g_ascii_strtod (at, &end);

      if (end == at)
        return;
      g_array_append_val (points, number);
      at = end + strspn (end, ", ");
    }
}

static void
add_mark (VenuleComposer *composer, VenuleSheet *sheet, VenuleEntry *entry)
{
  VenuleAnswer *leg = get_answer (composer, entry, "leg");
  VenuleAnswer *view = get_answer (composer, entry, "view");
  VenuleAnswer *kind = get_answer (composer, entry, "kind");
  VenuleAnswer *x = get_answer (composer, entry, "x");
  VenuleAnswer *y = get_answer (composer, entry, "y");
  VenuleAnswer *points = get_answer (composer, entry, "points");
  VenuleLegMark *mark;

  if (leg == NULL || view == NULL || kind == NULL || !is_of_session (composer, entry))
    return;
  mark = venule_leg_mark_new (venule_answer_get_value (leg, 0), venule_answer_get_value (view, 0),
                              venule_answer_get_value (kind, 0));
  if (points != NULL)
    add_points (mark->points, venule_answer_get_text (points));
  else if (x != NULL && y != NULL)
    {
      add_number (mark->points, x);
      add_number (mark->points, y);
    }
  if (mark->points->len >= 2 && mark->points->len % 2 == 0)
    g_ptr_array_add (sheet->leg_marks, mark);
  else
    venule_leg_mark_free (mark);
}

/* The entry of a form that stands in sections only. */
static VenuleEntry *
find_section (VenuleEntry *root, const VenuleForm *form)
{
  VenuleEntry *parent;

  if (form->parent == NULL)
    return root;
  parent = find_section (root, form->parent);
  return parent != NULL && form->kind == VENULE_FORM_SECTION ? venule_entry_get_section (parent, form) : NULL;
}

static void
add_marks (VenuleComposer *composer, VenuleSheet *sheet, const char *role)
{
  const VenuleForm *form = venule_protocol_find_form_role (venule_template_get_protocol (composer->tmpl), role);
  VenuleConsultation *consultation = venule_evaluation_get_consultation (composer->evaluation);
  VenuleEntry *parent = form != NULL ? find_section (venule_consultation_get_root (consultation), form->parent) : NULL;
  VenuleGroup *group = parent != NULL ? venule_entry_get_group (parent, form) : NULL;

  if (group == NULL || !venule_evaluation_shows_form (composer->evaluation, parent, form))
    return;
  for (guint i = 0; i < venule_group_get_n_entries (group); i++)
    add_mark (composer, sheet, venule_group_peek (group, i));
}

static void
add_label (VenuleComposer *composer, VenuleSheet *sheet, const char *key, const char *id)
{
  if (venule_template_find_word (composer->tmpl, id) != NULL)
    g_hash_table_insert (sheet->leg_labels, g_strdup (key), venule_composer_say_word (composer, id, NULL, NULL, TRUE));
}

/* A word for each leg and view: the two can't be joined in every language. */
static void
add_labels (VenuleComposer *composer, VenuleSheet *sheet)
{
  static const char *const legs[] = { "left", "right" };
  static const char *const views[] = { "front", "back", "inner", "outer" };

  for (guint i = 0; i < G_N_ELEMENTS (legs); i++)
    for (guint j = 0; j < G_N_ELEMENTS (views); j++)
      {
        g_autofree char *key = g_strconcat (legs[i], "/", views[j], NULL);
        g_autofree char *id = g_strconcat ("leg.", legs[i], ".", views[j], NULL);

        add_label (composer, sheet, key, id);
      }
  add_label (composer, sheet, "gsv", "leg.gsv");
  add_label (composer, sheet, "ssv", "leg.ssv");
}

static gboolean
has_treated_mark (GPtrArray *marks, const char *leg, const char *view)
{
  for (guint i = 0; i < marks->len; i++)
    {
      const VenuleLegMark *mark = marks->pdata[i];

      if (g_str_equal (mark->kind, "treated") && g_str_equal (mark->leg, leg) && g_str_equal (mark->view, view))
        return TRUE;
    }
  return FALSE;
}

/* Where a treatment was is what its picture says: an outline without a mark of it would show a leg, or a side of one,
 * that was not treated. */
static void
drop_outlines_not_treated (VenuleComposer *composer, VenuleSheet *sheet)
{
  if (venule_evaluation_get_session (composer->evaluation) == NULL)
    return;
  for (guint i = sheet->leg_marks->len; i-- > 0;)
    {
      const VenuleLegMark *mark = sheet->leg_marks->pdata[i];

      if (!has_treated_mark (sheet->leg_marks, mark->leg, mark->view))
        g_ptr_array_remove_index (sheet->leg_marks, i);
    }
}

/* The marks that this treatment's sheet shows, and the words beside the outlines. */
void
venule_composer_add_leg_map (VenuleComposer *composer, VenuleSheet *sheet)
{
  add_marks (composer, sheet, "mark");
  add_marks (composer, sheet, "stroke");
  drop_outlines_not_treated (composer, sheet);
  if (sheet->leg_marks->len > 0)
    add_labels (composer, sheet);
}
