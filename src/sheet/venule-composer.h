/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-check.h"
#include "venule-sheet.h"
#include "venule-template.h"
#include "venule-translation.h"

G_BEGIN_DECLS

#define VENULE_COMPOSER_ERROR (venule_composer_error_quark ())
GQuark venule_composer_error_quark (void);
typedef enum
{
  VENULE_COMPOSER_ERROR_GAP, /* a value is missing in a sheet that is no draft */
} VenuleComposerError;

/* What a nurse may choose apart from the consultation's own answers. */
typedef struct
{
  VenuleTranslation *translation; /* (nullable): NULL: the source language */
  VenuleFormat format;
  gboolean bilingual;
  gboolean is_draft;
} VenuleComposeOptions;

VenuleSheet *venule_composer_compose (VenuleTemplate *tmpl,
                                      VenuleEvaluation *evaluation,
                                      const VenuleComposeOptions *options,
                                      GError **error);

G_END_DECLS
