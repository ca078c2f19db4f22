/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "venule-value.h"

G_BEGIN_DECLS

/* A setting's definition, from the protocol's settings.xml. */
typedef struct
{
  const char *id;     /* interned */
  char *label;        /* in the program's language */
  char *source_label; /* as settings.xml has it */
  char *unit;
  VenuleNumber minimum, maximum; /* hard limits */
  char *found_in_practice;       /* the range others use, for people */
  char *source;
} VenuleSetting;

/* One who works there. */
typedef struct
{
  char *role; /* (nullable) */
  char *name;
} VenuleStaff;

/* An answer the clinic usually gives: proposed, never taken without a confirmation. */
typedef struct
{
  char *path;
  char *value;
  char *location; /* file:line */
} VenuleUsualAnswer;

/* A vial that is open for a day, entered once and picked from. */
typedef struct
{
  char *product;
  char *strength;
  char *form; /* (nullable) */
  char *batch;
  char *expiry; /* YYYY-MM-DD */
  char *opened; /* (nullable): YYYY-MM-DD */
} VenuleVial;

#define VENULE_TYPE_CLINIC (venule_clinic_get_type ())
G_DECLARE_FINAL_TYPE (VenuleClinic, venule_clinic, VENULE, CLINIC, GObject)

VenuleClinic *venule_clinic_new_from_file (const char *path, GPtrArray *settings, GError **error);
VenuleClinic *venule_clinic_new_validated (const char *path, const char *schemas, GPtrArray *settings, GError **error);
VenuleClinic *venule_clinic_new_changed (VenuleClinic *base, GHashTable *changes);
gboolean venule_clinic_get_is_sample (VenuleClinic *self);
const char *venule_clinic_get_market (VenuleClinic *self);
const char *venule_clinic_get_language (VenuleClinic *self);
const char *venule_clinic_get_logo (VenuleClinic *self);
gboolean venule_clinic_get_native_digits (VenuleClinic *self);
const char *const *venule_clinic_get_languages (VenuleClinic *self);
GPtrArray *venule_clinic_get_staff (VenuleClinic *self);
GPtrArray *venule_clinic_get_usual_course (VenuleClinic *self);
GPtrArray *venule_clinic_get_vials (VenuleClinic *self);
gboolean venule_vial_is_open (const VenuleVial *vial, VenuleCivilDate day);
gboolean venule_clinic_lookup (VenuleClinic *self, const char *name, VenuleValue *value);
GPtrArray *venule_clinic_list_missing (VenuleClinic *self);
gboolean venule_clinic_has_field (const char *name);

G_END_DECLS
