/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-day-vials.h"

#include "venule-member-edit.h"

#include <glib/gi18n.h>

/* What a label says of a vial, by the parts that questions play; the form may be open. */
static const char *const roles[] = { "product", "strength", "form", "batch", "expiry" };

/* What is remembered of one day. */
typedef struct
{
  VenuleCivilDate day;
  GPtrArray *vials; /* (element-type VenuleVial) */
} Memory;

static void
vial_free (VenuleVial *vial)
{
  g_free (vial->product);
  g_free (vial->strength);
  g_free (vial->form);
  g_free (vial->batch);
  g_free (vial->expiry);
  g_free (vial->opened);
  g_free (vial);
}

static void
memory_free (Memory *memory)
{
  g_ptr_array_unref (memory->vials);
  g_free (memory);
}

/* Of this day; yesterday's is forgotten. */
static Memory *
get_memory (VenuleDesk *desk)
{
  Memory *memory = g_object_get_data (G_OBJECT (desk), "venule-day-vials");

  if (memory == NULL || memory->day != venule_desk_get_today (desk))
    {
      memory = g_new0 (Memory, 1);
      memory->day = venule_desk_get_today (desk);
      memory->vials = g_ptr_array_new_with_free_func ((GDestroyNotify) vial_free);
      g_object_set_data_full (G_OBJECT (desk), "venule-day-vials", memory, (GDestroyNotify) memory_free);
    }
  return memory;
}

static gboolean
vials_are_equal (const VenuleVial *a, const VenuleVial *b)
{
  return g_str_equal (a->product, b->product) && g_str_equal (a->strength, b->strength)
         && g_strcmp0 (a->form, b->form) == 0 && g_str_equal (a->batch, b->batch) && g_str_equal (a->expiry, b->expiry);
}

static gboolean
has_vial (GPtrArray *vials, const VenuleVial *vial)
{
  for (guint i = 0; i < vials->len; i++)
    if (vials_are_equal (g_ptr_array_index (vials, i), vial))
      return TRUE;
  return FALSE;
}

/* (nullable) */
static const VenuleQuestion *
find_question (VenuleCase *the_case, const VenuleForm *form, const char *role)
{
  VenuleVocabulary *vocabulary = venule_protocol_get_vocabulary (venule_case_get_definitions (the_case)->protocol);
  const VenuleQuestion *question = venule_vocabulary_find_role (vocabulary, role, form);

  return question != NULL && question->form == form ? question : NULL;
}

static const char *
get_field (const VenuleVial *vial, guint role)
{
  const char *const fields[] = { vial->product, vial->strength, vial->form, vial->batch, vial->expiry };

  return fields[role];
}

/**
 * venule_day_vials_takes:
 * @the_case: a consultation
 * @form: a group of its checklist
 *
 * Returns: whether its members are what comes out of vials: they ask for product, strength, batch and expiry
 */
gboolean
venule_day_vials_takes (VenuleCase *the_case, const VenuleForm *form)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (find_question (the_case, form, roles[i]) == NULL)
      return FALSE;
  return form->kind == VENULE_FORM_GROUP;
}

/* What stands in a treatment of another day was open then. */
static gboolean
is_of_today (VenuleCase *the_case, VenuleEntry *injection)
{
  const VenuleQuestion *date
      = venule_protocol_find_role (venule_case_get_definitions (the_case)->protocol, "session-date");
  VenuleEntry *around = injection;
  VenuleAnswer *day;

  while (around != NULL && date != NULL && venule_entry_get_form (around) != date->form)
    around = venule_entry_get_parent (around);
  day = around == NULL || date == NULL ? NULL : venule_entry_get_answer (around, date);
  return day != NULL && venule_answer_get_date (day) == venule_desk_get_today (venule_case_get_desk (the_case));
}

/**
 * venule_day_vials_note:
 * @the_case: a consultation
 * @injection: a member of a group that takes vials
 *
 * Remembers its vial for the rest of the day, once all that a label says is answered. An injection of another day is
 * not looked at.
 */
void
venule_day_vials_note (VenuleCase *the_case, VenuleEntry *injection)
{
  Memory *memory = get_memory (venule_case_get_desk (the_case));
  const char *fields[G_N_ELEMENTS (roles)];
  VenuleVial vial;

  if (!is_of_today (the_case, injection))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const VenuleQuestion *question = find_question (the_case, venule_entry_get_form (injection), roles[i]);
      VenuleAnswer *answer = question == NULL ? NULL : venule_entry_get_answer (injection, question);

      if (answer == NULL)
        return;
      fields[i] = venule_answer_get_text (answer);
    }
  vial = (VenuleVial){ (char *) fields[0], (char *) fields[1], (char *) fields[2],
                       (char *) fields[3], (char *) fields[4], NULL };
  if (has_vial (memory->vials, &vial))
    return;

  g_ptr_array_add (memory->vials, g_new0 (VenuleVial, 1));
  *(VenuleVial *) g_ptr_array_index (memory->vials, memory->vials->len - 1)
      = (VenuleVial){ g_strdup (vial.product), g_strdup (vial.strength), g_strdup (vial.form),
                      g_strdup (vial.batch),   g_strdup (vial.expiry),   venule_civil_date_format (memory->day) };
}

/* One of another day is not offered; who has to enter it does it by hand, and is stopped by the check. */
static void
add_fresh (GPtrArray *vials, GPtrArray *more, VenuleCivilDate today)
{
  for (guint i = 0; more != NULL && i < more->len; i++)
    {
      VenuleVial *vial = g_ptr_array_index (more, i);

      if (venule_vial_is_open (vial, today) && !has_vial (vials, vial))
        g_ptr_array_add (vials, vial);
    }
}

/**
 * venule_day_vials_list:
 * @the_case: a consultation
 *
 * Returns: (transfer container) (element-type VenuleVial): today's vials, until the next is noted
 */
GPtrArray *
venule_day_vials_list (VenuleCase *the_case)
{
  VenuleDesk *desk = venule_case_get_desk (the_case);
  const char *protocol = venule_protocol_get_id (venule_case_get_definitions (the_case)->protocol);
  /* As the clinic is now: a consultation keeps the clinic it began with, not its vials. */
  VenuleDefinitions *now = venule_desk_get_definitions (desk, protocol, NULL);
  VenuleClinic *clinic = now == NULL ? NULL : now->clinic;
  GPtrArray *vials = g_ptr_array_new ();

  if (clinic != NULL)
    add_fresh (vials, venule_clinic_get_vials (clinic), venule_desk_get_today (desk));
  add_fresh (vials, get_memory (desk)->vials, venule_desk_get_today (desk));
  return vials;
}

/* A row that somebody just added and left empty takes the vial; else a row of its own. */
static VenuleEntry *
find_empty (VenuleEntry *around, const VenuleForm *form)
{
  VenuleGroup *group = venule_entry_get_group (around, form);
  guint n = venule_group_get_n_entries (group);
  VenuleEntry *last = n == 0 ? NULL : venule_group_peek (group, n - 1);

  return last != NULL && venule_entry_is_empty (last) ? last : NULL;
}

/**
 * venule_day_vials_inject:
 * @the_case: a consultation
 * @around: where the group stands
 * @form: a group that takes vials
 * @vial: one of today's
 *
 * Answers what the vial's label says, in a new member or the last one while it is empty, as one step.
 *
 * Returns: (transfer none) (nullable): the member
 */
VenuleEntry *
venule_day_vials_inject (VenuleCase *the_case, VenuleEntry *around, const VenuleForm *form, const VenuleVial *vial)
{
  VenuleConsultation *consultation = venule_case_get_consultation (the_case);
  VenuleEntry *member = find_empty (around, form);
  g_autofree char *path = NULL;

  venule_consultation_begin_step (consultation, _ ("Today’s vial"));
  if (member == NULL)
    member = venule_member_add (venule_case_get_evaluation (the_case), around, form);
  path = member == NULL ? NULL : venule_entry_get_path (member);
  for (guint i = 0; path != NULL && i < G_N_ELEMENTS (roles); i++)
    {
      const VenuleQuestion *question = find_question (the_case, form, roles[i]);
      g_autofree char *place = g_strconcat (path, "/", question->id, NULL);

      if (get_field (vial, i) != NULL)
        venule_case_set_text (the_case, place, get_field (vial, i), NULL);
    }
  venule_consultation_end_step (consultation);

  return member;
}
