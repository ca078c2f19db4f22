/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-clinic.h"
#include "venule-template.h"
#include "venule-translation.h"
#include "venule-xml-reader.h"

G_BEGIN_DECLS

/* What all sheets of one run share: protocols, the clinic, translations, read once each. Any
 * thread may ask. */
typedef struct _VenuleWorkplace VenuleWorkplace;

/* One protocol with all that its consultations are read and judged by. */
typedef struct
{
  VenuleProtocol *protocol;
  VenuleTemplate *tmpl;     /* (nullable): NULL where consultations are only read, as the clinic */
  VenuleClinic *clinic;     /* (nullable) */
  VenuleXmlSchema *schema;  /* of its consultations */
  GHashTable *translations; /* by language; the workplace's own */
} VenuleDefinitions;

VenuleWorkplace *venule_workplace_new (const char *clinic, const char *protocol);
void venule_workplace_set_reads_only (VenuleWorkplace *self);
void venule_workplace_set_makes_pages (VenuleWorkplace *self);
void venule_workplace_free (VenuleWorkplace *self);
gboolean venule_workplace_has_protocol (VenuleWorkplace *self, const char *protocol);
VenuleDefinitions *venule_workplace_get_definitions (VenuleWorkplace *self, const char *protocol, GError **error);
VenuleTranslation *venule_workplace_get_translation (VenuleWorkplace *self,
                                                     VenuleDefinitions *definitions,
                                                     const char *language,
                                                     GError **error);
const char *venule_workplace_get_data_folder (VenuleWorkplace *self);
char **venule_workplace_list_languages (VenuleWorkplace *self);
gboolean venule_workplace_has_language (VenuleWorkplace *self, const char *language);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleWorkplace, venule_workplace_free)

G_END_DECLS
