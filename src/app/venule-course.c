/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-course.h"

#define DAYS_A_WEEK 7

static VenuleProtocol *
get_protocol (VenuleCase *the_case)
{
  return venule_case_get_definitions (the_case)->protocol;
}

/* The entry of a section somewhere below, reached through sections only. */
static VenuleEntry *
descend (VenuleEntry *entry, const VenuleForm *form)
{
  VenuleEntry *around;

  if (venule_entry_get_form (entry) == form)
    return entry;
  if (form->parent == NULL || form->kind != VENULE_FORM_SECTION)
    return NULL;
  around = descend (entry, form->parent);
  return around == NULL ? NULL : venule_entry_get_section (around, form);
}

/* (nullable): the effective answer to the question that plays a part, in an entry or a section of it */
static VenuleAnswer *
get_answer (VenuleCase *the_case, VenuleEntry *entry, const char *role)
{
  const VenuleQuestion *question = venule_protocol_find_role (get_protocol (the_case), role);
  VenuleEntry *place = question == NULL ? NULL : descend (entry, question->form);

  return place == NULL ? NULL : venule_evaluation_get_answer (venule_case_get_evaluation (the_case), place, question);
}

static guint
get_number (VenuleCase *the_case, VenuleEntry *entry, const char *role, guint otherwise)
{
  VenuleAnswer *answer = get_answer (the_case, entry, role);

  return answer == NULL ? otherwise : (guint) (venule_answer_get_number (answer) / VENULE_NUMBER_ONE);
}

static VenuleCivilDate
get_day (VenuleCase *the_case, VenuleEntry *entry, const char *role)
{
  VenuleAnswer *answer = get_answer (the_case, entry, role);

  return answer == NULL ? VENULE_CIVIL_DATE_NONE : venule_answer_get_date (answer);
}

static gboolean
was_given (VenuleCase *the_case, VenuleEntry *treatment)
{
  VenuleAnswer *given = get_answer (the_case, treatment, "session-given");

  return given != NULL && g_str_equal (venule_answer_get_text (given), "yes");
}

static VenuleStop *
make_stop (VenuleCase *the_case, VenuleEntry *treatment, guint place)
{
  VenuleStop *stop = g_new0 (VenuleStop, 1);

  stop->treatment = treatment;
  stop->number = get_number (the_case, treatment, "session-number", place + 1);
  stop->day = get_day (the_case, treatment, "session-date");
  stop->state = get_answer (the_case, treatment, "session-given") == NULL ? VENULE_STOP_OPEN
                : was_given (the_case, treatment)                         ? VENULE_STOP_GIVEN
                                                                          : VENULE_STOP_NOT_GIVEN;
  return stop;
}

/* (nullable) */
static VenuleGroup *
get_treatments (VenuleCase *the_case)
{
  const VenuleForm *form = venule_protocol_find_form_role (get_protocol (the_case), "session");

  return form == NULL ? NULL : venule_consultation_find_group (venule_case_get_consultation (the_case), form->path);
}

/* What was agreed holds for the next one; the weeks between are reckoned for those after it. A day that the patient was
 * there and not treated, or one before it, is none that comes. seen: (nullable): the last visit; last: (nullable): the
 * last that counts */
static void
add_planned (VenuleCase *the_case, GPtrArray *stops, guint n_done, VenuleEntry *last, VenuleEntry *seen)
{
  VenuleEntry *root = venule_consultation_get_root (venule_case_get_consultation (the_case));
  guint n_planned = get_number (the_case, root, "planned-sessions", 0);
  guint weeks = get_number (the_case, root, "interval-weeks", 0);
  VenuleCivilDate day = last == NULL ? VENULE_CIVIL_DATE_NONE : get_day (the_case, last, "session-date");
  VenuleCivilDate agreed = last == NULL ? VENULE_CIVIL_DATE_NONE : get_day (the_case, last, "next-date");
  VenuleCivilDate over = seen == last ? VENULE_CIVIL_DATE_NONE : get_day (the_case, seen, "session-date");

  for (guint i = n_done; i < n_planned; i++)
    {
      VenuleStop *stop = g_new0 (VenuleStop, 1);

      stop->state = VENULE_STOP_PLANNED;
      stop->number = i + 1;
      if (agreed != VENULE_CIVIL_DATE_NONE)
        day = agreed;
      else if (day != VENULE_CIVIL_DATE_NONE && weeks > 0)
        day = venule_civil_date_add_days (day, (int) weeks * DAYS_A_WEEK);
      else
        day = VENULE_CIVIL_DATE_NONE;
      if (over != VENULE_CIVIL_DATE_NONE && day <= over)
        day = VENULE_CIVIL_DATE_NONE;
      stop->day = day;
      stop->is_about = agreed == VENULE_CIVIL_DATE_NONE;
      agreed = VENULE_CIVIL_DATE_NONE;
      g_ptr_array_add (stops, stop);
    }
}

/**
 * venule_course_list_stops:
 * @the_case: a consultation
 *
 * A treatment that could not be given does not count: the plan goes on with the next.
 *
 * Returns: (transfer full) (element-type VenuleStop): the treatments of the course
 */
GPtrArray *
venule_course_list_stops (VenuleCase *the_case)
{
  VenuleGroup *treatments = get_treatments (the_case);
  GPtrArray *stops = g_ptr_array_new_with_free_func (g_free);
  VenuleEntry *last = NULL, *seen = NULL;
  guint n_done = 0;

  for (guint i = 0; treatments != NULL && i < venule_group_get_n_entries (treatments); i++)
    {
      VenuleStop *stop = make_stop (the_case, venule_group_peek (treatments, i), i);

      g_ptr_array_add (stops, stop);
      seen = stop->treatment;
      if (stop->state == VENULE_STOP_NOT_GIVEN)
        continue;
      n_done++;
      last = stop->treatment;
    }
  add_planned (the_case, stops, n_done, last, seen);
  return stops;
}

/**
 * venule_course_find_treatment:
 * @the_case: a consultation
 * @key: (nullable): a treatment's id
 *
 * Returns: (transfer none) (nullable): that treatment, if it is there
 */
VenuleEntry *
venule_course_find_treatment (VenuleCase *the_case, const char *key)
{
  VenuleGroup *treatments = get_treatments (the_case);

  return treatments == NULL || key == NULL ? NULL : venule_group_find (treatments, key);
}

/**
 * venule_course_find_later:
 * @the_case: a consultation
 *
 * Returns: (transfer none) (nullable): a treatment after the chosen one, by its day; %NULL: the chosen one is the last
 */
VenuleEntry *
venule_course_find_later (VenuleCase *the_case)
{
  VenuleEntry *chosen = venule_evaluation_get_session (venule_case_get_evaluation (the_case));
  VenuleGroup *treatments = get_treatments (the_case);
  VenuleCivilDate day = chosen == NULL ? VENULE_CIVIL_DATE_NONE : get_day (the_case, chosen, "session-date");
  gboolean is_past = FALSE;

  for (guint i = 0; chosen != NULL && i < venule_group_get_n_entries (treatments); i++)
    {
      VenuleEntry *other = venule_group_peek (treatments, i);
      VenuleCivilDate its_day = get_day (the_case, other, "session-date");

      if (other != chosen && (its_day > day || (its_day == day && is_past)))
        return other;
      is_past = is_past || other == chosen;
    }
  return NULL;
}

/* (nullable): an answer of this entry that names the vein */
static const VenuleQuestion *
find_reference (VenuleEntry *entry, const VenuleForm *veins, const char *key)
{
  GPtrArray *questions = venule_entry_get_form (entry)->questions;

  for (guint i = 0; i < questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (questions, i);
      VenuleAnswer *answer = venule_entry_get_answer (entry, question);

      if (answer != NULL && g_strcmp0 (question->refers_to, veins->path) == 0
          && g_str_equal (venule_answer_get_text (answer), key))
        return question;
    }
  return NULL;
}

/* Whether a treatment reached a vein: it is ticked off there, or something was injected into it. */
static void
look_into (VenuleCase *the_case, VenuleEntry *treatment, VenuleVeinFate *fate)
{
  const VenuleForm *veins = venule_entry_get_form (fate->vein);
  const char *key = venule_entry_get_key (fate->vein);
  GPtrArray *forms = venule_entry_get_form (treatment)->forms;

  for (guint i = 0; i < forms->len; i++)
    {
      const VenuleForm *form = g_ptr_array_index (forms, i);
      VenuleGroup *group = form->kind == VENULE_FORM_SECTION ? NULL : venule_entry_get_group (treatment, form);
      gboolean is_keyed = g_strcmp0 (form->key_refers_to, veins->path) == 0;

      if (!venule_evaluation_shows_form (venule_case_get_evaluation (the_case), treatment, form))
        continue;
      for (guint j = 0; group != NULL && j < venule_group_get_n_entries (group); j++)
        {
          VenuleEntry *member = venule_group_peek (group, j);

          if (is_keyed ? !g_str_equal (venule_entry_get_key (member), key)
                       : find_reference (member, veins, key) == NULL)
            continue;
          fate->treatment = treatment;
          if (is_keyed && form->questions->len > 0)
            fate->how = venule_entry_get_answer (member, g_ptr_array_index (form->questions, 0));
        }
    }
}

static gboolean
is_intended (VenuleCase *the_case, VenuleEntry *vein)
{
  VenuleVocabulary *vocabulary = venule_protocol_get_vocabulary (get_protocol (the_case));
  const VenuleQuestion *method = venule_vocabulary_find_role (vocabulary, "method", venule_entry_get_form (vein));

  return method != NULL && method->form == venule_entry_get_form (vein)
         && venule_evaluation_shows_question (venule_case_get_evaluation (the_case), vein, method);
}

/**
 * venule_course_list_veins:
 * @the_case: a consultation
 *
 * Returns: (transfer full) (element-type VenuleVeinFate): each feeding vein, whether it is to be treated, and whether a
 *   treatment that was given reached it
 */
GPtrArray *
venule_course_list_veins (VenuleCase *the_case)
{
  const VenuleForm *form = venule_protocol_find_form_role (get_protocol (the_case), "feeding-vein");
  VenuleGroup *veins
      = form == NULL ? NULL : venule_consultation_find_group (venule_case_get_consultation (the_case), form->path);
  VenuleGroup *treatments = get_treatments (the_case);
  GPtrArray *fates = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; veins != NULL && i < venule_group_get_n_entries (veins); i++)
    {
      VenuleVeinFate *fate = g_new0 (VenuleVeinFate, 1);

      fate->vein = venule_group_peek (veins, i);
      fate->is_intended = is_intended (the_case, fate->vein);
      for (guint j = 0; treatments != NULL && j < venule_group_get_n_entries (treatments); j++)
        if (was_given (the_case, venule_group_peek (treatments, j)))
          look_into (the_case, venule_group_peek (treatments, j), fate);
      g_ptr_array_add (fates, fate);
    }
  return fates;
}
