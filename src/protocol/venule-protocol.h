/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-check-definition.h"
#include "venule-checklist.h"

G_BEGIN_DECLS

typedef struct _VenuleWords VenuleWords;

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

gboolean venule_protocol_get_is_free_text (VenuleProtocol *self, const VenuleQuestion *question);
/* (nullable) (transfer none): the label fact that makes a strength one to be offered as an answer. */
const VenulePath *venule_protocol_get_offers (VenuleProtocol *self, const VenuleQuestion *question);
gboolean venule_protocol_get_is_singly (VenuleProtocol *self, const VenuleQuestion *question);
/* (element-type VenuleHeading) (transfer none) */
GPtrArray *venule_protocol_get_headings (VenuleProtocol *self);
VenuleWords *venule_protocol_get_words (VenuleProtocol *self);
const VenuleChecklist *venule_protocol_get_checklist (VenuleProtocol *self);

/* The part a question or form plays, from `names=` in the checklist: "born", "product", "session". (nullable) */
const VenuleQuestion *venule_protocol_find_role (VenuleProtocol *self, const char *role);
const VenuleForm *venule_protocol_find_form_role (VenuleProtocol *self, const char *role);

G_END_DECLS
