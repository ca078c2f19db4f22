/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-namesake.h"

#include "venule-spelling-distance.h"

/* As many letters of a name may differ: more, and everybody is called like everybody. */
#define MOST 2

static gunichar *
fold (const VenuleCard *card, glong *n)
{
  g_autofree char *name = g_strdup_printf ("%s %s", card->given_name, card->family_name);
  g_autofree char *composed = g_utf8_normalize (g_strstrip (name), -1, G_NORMALIZE_ALL_COMPOSE);
  g_autofree char *folded = g_utf8_casefold (composed == NULL ? "" : composed, -1);

  return g_utf8_to_ucs4_fast (folded, -1, n);
}

static gboolean
agrees (const char *number, const char *other)
{
  return *number != '\0' && g_str_equal (number, other);
}

/* A number is one patient's; where neither is known of both, the day of birth has to do. */
static gboolean
is_same_patient (const VenuleCard *card, const VenuleCard *other)
{
  gboolean knows_nhs = *card->nhs_number != '\0' && *other->nhs_number != '\0';
  gboolean knows_number = *card->number != '\0' && *other->number != '\0';

  if (card->born != other->born)
    return FALSE;
  if (agrees (card->nhs_number, other->nhs_number) || agrees (card->number, other->number))
    return TRUE;
  return !knows_nhs && !knows_number;
}

/**
 * venule_namesake_compare:
 * @card: a patient
 * @other: one of another consultation
 *
 * Whether one may be taken for the other by the name alone.
 *
 * Returns: how
 */
VenuleNamesake
venule_namesake_compare (const VenuleCard *card, const VenuleCard *other)
{
  glong n = 0, n_other = 0;
  g_autofree gunichar *name = fold (card, &n), *name_of_other = fold (other, &n_other);
  guint allowed = MIN (MOST, venule_spelling_distance_get_allowed (MIN (n, n_other)));
  guint distance;

  if (n == 0 || n_other == 0 || is_same_patient (card, other))
    return VENULE_NAMESAKE_NONE;
  distance = venule_spelling_distance_measure (name, MIN (n, VENULE_SPELLING_MAX_LETTERS), name_of_other, n_other,
                                               allowed, NULL);
  if (distance == 0)
    return VENULE_NAMESAKE_SAME;
  return distance <= allowed ? VENULE_NAMESAKE_SIMILAR : VENULE_NAMESAKE_NONE;
}
