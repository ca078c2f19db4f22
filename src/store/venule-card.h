/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "venule-civil-date.h"

G_BEGIN_DECLS

/* What lists and searches know of a consultation: who it is, and the day it is about. It is made from the
 * answers by whoever saves, and is hashed with the document, so that a list can't name another patient. */
typedef struct
{
  char *given_name; /* "" when unanswered, as all texts here */
  char *family_name;
  char *number;          /* the clinic's */
  char *nhs_number;      /* ten digits */
  char *protocol;        /* `thread-veins` */
  VenuleCivilDate born;  /* VENULE_CIVIL_DATE_NONE when unanswered */
  VenuleCivilDate visit; /* the latest treatment's day; VENULE_CIVIL_DATE_NONE: none yet */
  gboolean is_example;   /* a sample, no patient */
} VenuleCard;

#define VENULE_TYPE_CARD (venule_card_get_type ())
GType venule_card_get_type (void);

VenuleCard *venule_card_new (void);
VenuleCard *venule_card_copy (const VenuleCard *self);
void venule_card_free (VenuleCard *self);
gboolean venule_card_equal (const VenuleCard *self, const VenuleCard *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleCard, venule_card_free)

G_END_DECLS
