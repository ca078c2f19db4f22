/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-treatments.h"

#include "venule-case-private.h"
#include "venule-member-edit.h"

#include <glib/gi18n.h>

static VenuleProtocol *
get_protocol (VenuleCase *self)
{
  return venule_case_get_definitions (self)->protocol;
}

/**
 * venule_case_is_treatment:
 * @self: a case
 * @form: a form of its checklist
 *
 * Returns: whether the members of @form are the treatments of a course
 */
gboolean
venule_case_is_treatment (VenuleCase *self, const VenuleForm *form)
{
  return form == venule_protocol_find_form_role (get_protocol (self), "session");
}

/* Who sits here treats: seen, and changed where it is wrong. */
static void
sign (VenuleCase *self, VenuleEntry *treatment)
{
  const VenuleQuestion *by = venule_protocol_find_role (get_protocol (self), "session-by");
  const char *person = venule_desk_get_person (venule_case_get_desk (self));
  g_autofree char *above = venule_entry_get_path (treatment), *path = NULL;

  if (by == NULL || by->form != venule_entry_get_form (treatment)
      || !venule_desk_get_is_specialist (venule_case_get_desk (self)))
    return;
  path = g_strconcat (above, "/", by->id, NULL);
  venule_case_set_text (self, path, person, NULL);
}

/**
 * venule_case_add_treatment:
 * @self: a case
 *
 * A new treatment, of today, by who sits at the desk; nothing else is taken from anywhere. It becomes the chosen one.
 *
 * Returns: (transfer none) (nullable): it; %NULL where the checklist knows no treatments
 */
VenuleEntry *
venule_case_add_treatment (VenuleCase *self)
{
  const VenuleForm *form = venule_protocol_find_form_role (get_protocol (self), "session");
  VenuleConsultation *consultation = venule_case_get_consultation (self);
  g_autofree char *name = NULL;
  VenuleEntry *treatment;

  g_return_val_if_fail (form != NULL, NULL);

  venule_case_follow_day (self);
  name = g_strdup_printf (_ ("Add %s"), form->label);
  venule_consultation_begin_step (consultation, name);
  treatment = venule_member_add (venule_case_get_evaluation (self), venule_consultation_get_root (consultation), form);
  if (treatment != NULL)
    sign (self, treatment);
  venule_consultation_end_step (consultation);
  if (treatment != NULL)
    venule_case_choose_session (self, venule_entry_get_key (treatment));

  return treatment;
}
