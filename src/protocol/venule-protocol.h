/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-form.h"
#include "venule-clinic.h"
#include "venule-products.h"
#include "venule-rule.h"

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
  VenuleRule *rule;               /* stands when it is yes */
  const VenuleForm *for_each;     /* (nullable): evaluated once per member of this group */
  const VenuleQuestion *about;    /* (nullable): the question to go to */
  gboolean stands_when_unknown;   /* a safety check that can't be made counts as failed */
  const char *product;            /* (nullable): a label's own check */
  char *message;                  /* what is wrong and what to do; {…} as in sheets, paths not ids */
  char *source;                   /* (nullable) */
} VenuleCheckDefinition;

/* A protocol folder, read once and checked whole: checklist.xml, checks.xml, products.xml,
 * settings.xml, words.xml. Immutable afterwards; threads may share it. */
#define VENULE_TYPE_PROTOCOL (venule_protocol_get_type ())
G_DECLARE_FINAL_TYPE (VenuleProtocol, venule_protocol, VENULE, PROTOCOL, GObject)

VenuleProtocol *venule_protocol_new_from_folder (const char *folder, const char *schemas, GError **error);
const char *venule_protocol_get_id (VenuleProtocol *self);
const char *venule_protocol_get_folder (VenuleProtocol *self);
const char *venule_protocol_get_schemas (VenuleProtocol *self);
const VenuleForm *venule_protocol_get_form (VenuleProtocol *self);
VenuleProducts *venule_protocol_get_products (VenuleProtocol *self);
GPtrArray *venule_protocol_get_settings (VenuleProtocol *self);
GPtrArray *venule_protocol_get_checks (VenuleProtocol *self);
VenuleVocabulary *venule_protocol_get_vocabulary (VenuleProtocol *self);

/* Presence of questions and forms; NULL: always shown, never required. */
const VenuleRule *venule_protocol_get_question_show_when (VenuleProtocol *self, const VenuleQuestion *question);
const VenuleRule *venule_protocol_get_question_required_when (VenuleProtocol *self, const VenuleQuestion *question);
const VenuleRule *venule_protocol_get_form_show_when (VenuleProtocol *self, const VenuleForm *form);
/* Whose part a question is: "specialist" or "nurse" (inherited from its form). */
const char *venule_protocol_get_part (VenuleProtocol *self, const VenuleQuestion *question);

/* A second layer of named rules (a sheet's), over the protocol's own. */
VenuleVocabulary *venule_vocabulary_new_child (VenuleVocabulary *parent);
void venule_vocabulary_free (VenuleVocabulary *self);
gboolean venule_vocabulary_add_rules (VenuleVocabulary *self, const xmlNode *rules, GError **error);
void venule_vocabulary_allow_prints (VenuleVocabulary *self, gboolean allow);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleVocabulary, venule_vocabulary_free)

G_END_DECLS
