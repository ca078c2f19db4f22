/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-consultation-card.h"

static VenuleAnswer *
find_answer (VenuleConsultation *consultation, VenuleProtocol *protocol, const char *role)
{
  const VenuleQuestion *question = venule_protocol_find_role (protocol, role);

  return question == NULL ? NULL : venule_consultation_get_answer (consultation, question->path);
}

static char *
copy_text (VenuleConsultation *consultation, VenuleProtocol *protocol, const char *role)
{
  VenuleAnswer *answer = find_answer (consultation, protocol, role);

  return g_strdup (answer == NULL ? "" : venule_answer_get_text (answer));
}

static VenuleCivilDate
find_latest_visit (VenuleConsultation *consultation, VenuleProtocol *protocol)
{
  const VenuleForm *form = venule_protocol_find_form_role (protocol, "session");
  const VenuleQuestion *date = venule_protocol_find_role (protocol, "session-date");
  VenuleGroup *sessions = form == NULL ? NULL : venule_consultation_find_group (consultation, form->path);
  VenuleCivilDate latest = VENULE_CIVIL_DATE_NONE;

  if (sessions == NULL || date == NULL)
    return latest;
  for (guint i = 0; i < venule_group_get_n_entries (sessions); i++)
    {
      VenuleAnswer *answer = venule_entry_get_answer (venule_group_peek (sessions, i), date);

      if (answer != NULL)
        latest = MAX (latest, venule_answer_get_date (answer));
    }

  return latest;
}

/**
 * venule_consultation_make_card:
 * @consultation: a consultation
 * @protocol: what it is filled by; its checklist says which question is a name, which a number
 *
 * Returns: (transfer full): what lists and searches know of it
 */
VenuleCard *
venule_consultation_make_card (VenuleConsultation *consultation, VenuleProtocol *protocol)
{
  VenuleCard *card = venule_card_new ();
  VenuleAnswer *born = find_answer (consultation, protocol, "born");
  struct
  {
    char **text;
    const char *role;
  } texts[] = {
    { &card->given_name, "given-name" },
    { &card->family_name, "family-name" },
    { &card->number, "number" },
    { &card->nhs_number, "nhs-number" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_free (*texts[i].text);
      *texts[i].text = copy_text (consultation, protocol, texts[i].role);
    }
  g_free (card->protocol);
  card->protocol = g_strdup (venule_consultation_get_protocol (consultation));
  card->born = born == NULL ? VENULE_CIVIL_DATE_NONE : venule_answer_get_date (born);
  card->visit = find_latest_visit (consultation, protocol);
  card->is_example = venule_consultation_get_is_example (consultation);

  return card;
}
