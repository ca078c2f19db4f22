/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "venule-clinic.h"

G_BEGIN_DECLS

/* What a clinic's profile says, read and checked. */
typedef struct
{
  gboolean is_sample;
  gboolean native_digits;
  const char *market; /* interned */
  char *language;
  char *logo;           /* (nullable): a path */
  GHashTable *fields;   /* name → text; never empty */
  GHashTable *settings; /* id → VenuleNumber */
  char **languages;
  GPtrArray *staff;        /* of VenuleStaff */
  GPtrArray *usual_course; /* of VenuleUsualAnswer */
  GPtrArray *vials;        /* of VenuleVial */
} VenuleClinicContent;

VenuleClinicContent *venule_clinic_content_read (xmlDoc *doc, const char *folder, GPtrArray *settings, GError **error);
void venule_clinic_content_free (VenuleClinicContent *content);
const char *const *venule_clinic_content_fields (void);
const char *const *venule_clinic_content_required_fields (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleClinicContent, venule_clinic_content_free)

G_END_DECLS
