/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-words.h"

#include "venule-day-format.h"
#include "venule-stroke.h"

#include <glib/gi18n.h>
#include <math.h>

/* Enough to tell the members of a group apart; all of it stands in the form. */
#define MOST_DETAILS 3

/* How far down the outlines, which are all of one height, each part of a leg reaches. */
static const struct
{
  double until;
  const char *name;
} heights[] = {
  { 0.21, N_ ("upper thigh") }, { 0.40, N_ ("lower thigh") }, { 0.54, N_ ("knee") },
  { 0.80, N_ ("lower leg") },   { 0.91, N_ ("ankle") },       { G_MAXDOUBLE, N_ ("foot") },
};

static const char *
get_label (GPtrArray *options, const char *id)
{
  for (guint i = 0; i < options->len; i++)
    {
      const VenuleOption *option = options->pdata[i];

      if (id != NULL && g_str_equal (option->id, id))
        return option->label;
    }
  return NULL;
}

/**
 * venule_leg_words_capitalise:
 * @text: what the checklist calls something
 *
 * Returns: (transfer full): it, to stand at the beginning
 */
char *
venule_leg_words_capitalise (const char *text)
{
  g_autofree char *first = g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), 1));
  g_autofree char *upper = g_utf8_strup (first, -1);

  return g_strconcat (upper, text + strlen (first), NULL);
}

/**
 * venule_leg_words_name_picture:
 * @marks: what the legs and views are called
 * @leg: (nullable): a leg
 * @view: (nullable): from where it is seen
 *
 * Returns: (transfer full): "Left leg, front"
 */
char *
venule_leg_words_name_picture (VenuleLegMarks *marks, const char *leg, const char *view)
{
  const char *leg_label = get_label (venule_leg_marks_get_legs (marks), leg);
  const char *view_label = get_label (venule_leg_marks_get_views (marks), view);
  g_autofree char *name = NULL;

  if (leg_label == NULL || view_label == NULL)
    return g_strdup (_ ("Nowhere yet"));
  /* Translators: which leg, and from where it is seen: "left leg, front". */
  name = g_strdup_printf (_ ("%s leg, %s"), leg_label, view_label);

  return venule_leg_words_capitalise (name);
}

/**
 * venule_leg_words_name_views:
 * @marks: what the views are called
 * @view: one of them
 * @other: (nullable): another, or the same
 *
 * Returns: (transfer full): "Front and back"
 */
char *
venule_leg_words_name_views (VenuleLegMarks *marks, const char *view, const char *other)
{
  const char *label = get_label (venule_leg_marks_get_views (marks), view);
  const char *other_label = get_label (venule_leg_marks_get_views (marks), other);
  g_autofree char *name = NULL;

  if (label == NULL || other_label == NULL || g_strcmp0 (view, other) == 0)
    return venule_leg_words_capitalise (label == NULL ? "" : label);
  /* Translators: two sides that legs are seen from: "front and back". */
  name = g_strdup_printf (_ ("%s and %s"), label, other_label);

  return venule_leg_words_capitalise (name);
}

/**
 * venule_leg_words_name_place:
 * @across: where on the drawing as it is seen, from 0 to 1
 * @down: likewise
 *
 * Returns: (transfer full): "knee, 42 % across, 47 % down"
 */
char *
venule_leg_words_name_place (double across, double down)
{
  guint i = 0;

  while (down > heights[i].until)
    i++;

  /* Translators: the height on the leg, and the place on the drawing, from its left and its upper edge. */
  return g_strdup_printf (_ ("%s, %d %% across, %d %% down"), _ (heights[i].name), (int) round (across * 100),
                          (int) round (down * 100));
}

/**
 * venule_leg_words_name_mark:
 * @marks: the marks of a leg map
 * @mark: one of them
 *
 * Returns: (transfer full): "Left leg, front: feeding vein"
 */
char *
venule_leg_words_name_mark (VenuleLegMarks *marks, VenulePlacedMark *mark)
{
  const VenuleLegMark *drawn = venule_placed_mark_get_drawn (mark);
  g_autofree char *picture = venule_leg_words_name_picture (marks, drawn->leg, drawn->view);
  const char *kind = get_label (venule_leg_marks_get_kinds (marks), drawn->kind);

  return g_strdup_printf ("%s: %s", picture, kind == NULL ? _ ("not said what") : kind);
}

/**
 * venule_leg_words_describe_mark:
 * @marks: the marks of a leg map
 * @mark: one of them
 *
 * Returns: (transfer full): where on the leg it is, and what it is tied to
 */
char *
venule_leg_words_describe_mark (VenuleLegMarks *marks, VenulePlacedMark *mark)
{
  const VenuleLegMark *drawn = venule_placed_mark_get_drawn (mark);
  GPtrArray *references = venule_leg_marks_get_references (marks, mark);
  g_autoptr (GString) words = g_string_new (NULL);
  double x, y;

  if (drawn->points->len >= 2)
    {
      g_autofree char *place = NULL;
      g_autofree char *capital = NULL;

      venule_stroke_get_middle (drawn->points, &x, &y);
      place = venule_leg_words_name_place (x, y);
      capital = venule_leg_words_capitalise (place);
      g_string_append (words, capital);
      if (venule_stroke_get_n_points (drawn->points) > 1)
        g_string_append_printf (words, " · %s", _ ("line"));
    }
  for (guint i = 0; i < references->len; i++)
    {
      VenuleEntry *tied = venule_leg_marks_get_tied (marks, mark, references->pdata[i]);
      g_autofree char *name = tied == NULL ? NULL : venule_leg_words_name_member (tied);

      if (name != NULL)
        g_string_append_printf (words, "%s%s", words->len > 0 ? " · " : "", name);
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}

static char *
format_date (const char *text)
{
  VenuleCivilDate date;

  return venule_civil_date_parse (text, &date) ? venule_day_format (date, _ ("%-d %B %Y")) : NULL;
}

/* The label of the option chosen, or the day. */
static char *
name_answer (const VenuleQuestion *question, VenuleAnswer *answer)
{
  const VenuleOption *option;

  if (question->kind == VENULE_KIND_DATE)
    return format_date (venule_answer_get_text (answer));
  if (question->kind != VENULE_KIND_ONE_OF && question->kind != VENULE_KIND_MANY_OF)
    return NULL;
  option = venule_question_find_option (question, venule_answer_get_value (answer, 0));

  return option == NULL ? NULL : g_strdup (option->label);
}

static guint
find_number (VenuleEntry *member)
{
  VenuleEntry *parent = venule_entry_get_parent (member);
  VenuleGroup *group = parent == NULL ? NULL : venule_entry_get_group (parent, venule_entry_get_form (member));

  for (guint i = 0; group != NULL && i < venule_group_get_n_entries (group); i++)
    if (venule_group_peek (group, i) == member)
      return i + 1;
  return 0;
}

/**
 * venule_leg_words_name_member:
 * @member: a member of any group
 *
 * Returns: (transfer full): its number in its group, and the first answers in it; a day says it alone
 */
char *
venule_leg_words_name_member (VenuleEntry *member)
{
  const VenuleForm *form = venule_entry_get_form (member);
  g_autoptr (GString) words = g_string_new (NULL);
  guint n = 0;

  g_string_append_printf (words, "%s %u", form->label, find_number (member));
  for (guint i = 0; n < MOST_DETAILS && i < form->questions->len; i++)
    {
      const VenuleQuestion *question = form->questions->pdata[i];
      VenuleAnswer *answer = venule_entry_get_answer (member, question);
      g_autofree char *name = answer == NULL ? NULL : name_answer (question, answer);

      if (name == NULL)
        continue;
      g_string_append_printf (words, "%s%s", n == 0 ? ": " : ", ", name);
      n = question->kind == VENULE_KIND_DATE ? MOST_DETAILS : n + 1;
    }

  return g_string_free (g_steal_pointer (&words), FALSE);
}
