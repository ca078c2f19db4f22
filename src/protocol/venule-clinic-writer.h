/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-clinic-reader.h"

G_BEGIN_DECLS

/* A clinic's profile on its way from a person's hands into its file. */
VenuleClinicContent *venule_clinic_content_read_file (const char *path, GPtrArray *settings, GError **error);
void venule_clinic_content_set_field (VenuleClinicContent *content, const char *name, const char *text);
void venule_clinic_content_add_staff (VenuleClinicContent *content, const char *role, const char *name);
void venule_clinic_content_add_usual_answer (VenuleClinicContent *content, const char *path, const char *value);
void venule_clinic_content_add_vial (VenuleClinicContent *content,
                                     const char *product,
                                     const char *strength,
                                     const char *form,
                                     const char *batch,
                                     const char *expiry,
                                     const char *opened);
GBytes *venule_clinic_content_to_xml (const VenuleClinicContent *content, GPtrArray *settings);
gboolean venule_clinic_content_save (
    const VenuleClinicContent *content, const char *path, const char *schemas, GPtrArray *settings, GError **error);

G_END_DECLS
