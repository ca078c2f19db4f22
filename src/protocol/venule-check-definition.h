/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-vocabulary.h"

G_BEGIN_DECLS

typedef enum
{
  VENULE_SEVERITY_FIX,
  VENULE_SEVERITY_STOP,
  VENULE_SEVERITY_CAUTION,
} VenuleSeverity;

/* A check's definition. */
typedef struct
{
  const char *id; /* interned */
  VenuleSeverity severity;
  VenuleRule *rule;             /* stands when it is yes */
  const VenuleForm *for_each;   /* (nullable): evaluated once per member of this group */
  VenulePath *members;          /* (nullable): the path of that group, for venule_evaluation_list() */
  const VenuleQuestion *about;  /* (nullable): the question to go to */
  gboolean stands_when_unknown; /* a safety check that can't be made counts as failed */
  const char *product;          /* (nullable): a label's own check */
  char *message;                /* what is wrong and what to do; {…} as in sheets, paths not ids */
  GPtrArray *message_paths;     /* (element-type VenulePath): those of the {…} in the message, in order */
  char *source;                 /* (nullable) */
} VenuleCheckDefinition;

void venule_check_definition_free (VenuleCheckDefinition *definition);
/* The `check` children of an element, appended to checks (element-type VenuleCheckDefinition). */
gboolean venule_check_definitions_parse (const xmlNode *parent,
                                         const char *product, /* (nullable) */
                                         VenuleVocabulary *vocabulary,
                                         GPtrArray *checks,
                                         GError **error);

G_END_DECLS
