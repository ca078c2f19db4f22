/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-record-words.h"

#include "venule-day-format.h"
#include "venule-direction.h"
#include "venule-form.h"

#include <glib/gi18n.h>

/**
 * venule_format_day:
 * @day: a civil day
 *
 * Returns: (transfer full): it as people write it, with the month in letters; "" for none
 */
char *
venule_format_day (VenuleCivilDate day)
{
  /* Translators: a day in a list: 9 Apr 1968. %-d is the day, %b the month shortened. */
  g_autofree char *words = venule_day_format (day, _ ("%-d %b %Y"));

  return venule_direction_isolate (words);
}

/**
 * venule_card_format_name:
 * @card: who it is
 *
 * Returns: (transfer full): the patient's names, or that there are none yet
 */
char *
venule_card_format_name (const VenuleCard *card)
{
  g_autofree char *name = g_strdup_printf ("%s %s", card->given_name, card->family_name);

  g_strstrip (name);
  return *name == '\0' ? g_strdup (_ ("New patient")) : venule_direction_isolate (name);
}

/**
 * venule_card_format_number:
 * @card: who it is
 *
 * Returns: (transfer full): the clinic's number, else the NHS number in its groups, else ""
 */
char *
venule_card_format_number (const VenuleCard *card)
{
  g_autofree char *grouped = venule_text_group ("nhs-number", card->nhs_number);

  return venule_direction_isolate_code (*card->number != '\0' ? card->number : grouped);
}

/**
 * venule_course_in_words:
 * @course: where a consultation stands
 *
 * Returns: (transfer none): it in a word or two
 */
const char *
venule_course_in_words (VenuleCourse course)
{
  switch (course)
    {
    case VENULE_COURSE_DRAFT:
      return _ ("Draft");
    case VENULE_COURSE_FINISHED:
      return _ ("Finished");
    case VENULE_COURSE_RETURNED:
      return _ ("Returned");
    case VENULE_COURSE_AMENDED:
    default:
      return _ ("Amended");
    }
}

static const char *
say_what_is_due (VenuleRecord *record)
{
  VenuleCourse course = venule_record_get_course (record);

  if (venule_record_get_to_hand_over (record))
    return _ ("To hand over");
  if (course == VENULE_COURSE_FINISHED || course == VENULE_COURSE_AMENDED)
    return _ ("Handed over");
  return venule_course_in_words (course);
}

/**
 * venule_record_format_details:
 * @record: a consultation
 *
 * Returns: (transfer full): day of birth, number and what is due, what is known of them
 */
char *
venule_record_format_details (VenuleRecord *record)
{
  const VenuleCard *card = venule_record_get_card (record);
  g_autofree char *born = venule_format_day (card->born);
  g_autofree char *number = venule_card_format_number (card);
  g_autoptr (GPtrArray) parts = g_ptr_array_new ();

  if (*born != '\0')
    g_ptr_array_add (parts, born);
  if (*number != '\0')
    g_ptr_array_add (parts, number);
  g_ptr_array_add (parts, (char *) say_what_is_due (record));
  g_ptr_array_add (parts, NULL);

  return g_strjoinv (" · ", (char **) parts->pdata);
}

/**
 * venule_record_format_markup:
 * @record: a consultation
 *
 * Returns: (transfer full): its row: the name, and the details below; a namesake is marked in words
 */
char *
venule_record_format_markup (VenuleRecord *record)
{
  g_autofree char *name = venule_card_format_name (venule_record_get_card (record));
  g_autofree char *details = venule_record_format_details (record);
  g_autofree char *first = venule_direction_begin (name);
  g_autofree char *second = venule_direction_begin (details);

  if (venule_record_get_has_namesake (record))
    return g_markup_printf_escaped ("<b>%s</b>\n<small>%s\n<i>%s</i></small>", first, second,
                                    _ ("Another patient has this name"));
  return g_markup_printf_escaped ("<b>%s</b>\n<small>%s</small>", first, second);
}

/**
 * venule_record_format_label:
 * @record: a consultation
 *
 * Returns: (transfer full): its row as it is read out
 */
char *
venule_record_format_label (VenuleRecord *record)
{
  g_autofree char *name = venule_card_format_name (venule_record_get_card (record));
  g_autofree char *details = venule_record_format_details (record);

  if (venule_record_get_has_namesake (record))
    return g_strdup_printf ("%s, %s, %s", name, details, _ ("Another patient has this name"));
  return g_strdup_printf ("%s, %s", name, details);
}

/**
 * venule_store_state_to_words:
 * @state: what a store or a copy of it holds
 *
 * Returns: (transfer full): how much it is, and whose the newest is
 */
char *
venule_store_state_to_words (const VenuleStoreState *state)
{
  g_autofree char *name = state->newest == NULL ? g_strdup (_ ("nobody")) : venule_card_format_name (state->newest);
  g_autofree char *at = state->newest_at == NULL ? g_strdup ("–") : venule_moment_to_words (state->newest_at);

  g_autofree char *records
      = g_strdup_printf (ngettext ("%u consultation", "%u consultations", state->n_records), (guint) state->n_records);
  g_autofree char *revisions
      = g_strdup_printf (ngettext ("%u version", "%u versions", state->n_revisions), (guint) state->n_revisions);
  g_autofree char *issues
      = g_strdup_printf (ngettext ("%u sheet", "%u sheets", state->n_issues), (guint) state->n_issues);

  /* Translators: what a copy of all records holds: numbers of consultations, of their versions and of sheets; then the
   * patient whose record is the newest, and when it was saved. */
  return g_strdup_printf (_ ("%s, %s, %s; the newest is of %s, saved on %s"), records, revisions, issues, name, at);
}
