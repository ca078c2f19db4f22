/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-clinic-writer.h"
#include "venule-desk.h"

G_BEGIN_DECLS

/**
 * VenuleClinicDraft:
 *
 * The user's own clinic while somebody changes it.
 */
typedef struct
{
  VenuleDesk *desk;
  VenuleDefinitions *definitions;
  VenuleClinicContent *content;
  VenuleClinicContent *sample; /* the clinic that every new one begins with */
  GBytes *new_logo;            /* (nullable): a picture that is chosen, and lies nowhere of ours before it is saved */
} VenuleClinicDraft;

gboolean venule_clinic_draft_exists (void);
VenuleClinicDraft *venule_clinic_draft_new (VenuleDesk *desk, GError **error);
void venule_clinic_draft_free (VenuleClinicDraft *self);
gboolean venule_clinic_draft_take_logo (VenuleClinicDraft *self, GFile *file, GError **error);
gboolean venule_clinic_draft_save (VenuleClinicDraft *self, GError **error);
const char *venule_clinic_draft_say (const GError *error);
const char *venule_clinic_draft_check_setting (const VenuleSetting *setting, const char *text, VenuleNumber *number);
char *venule_setting_format_range (const VenuleSetting *setting);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleClinicDraft, venule_clinic_draft_free)

G_END_DECLS
