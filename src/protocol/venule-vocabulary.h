/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-clinic.h"
#include "venule-form.h"
#include "venule-products.h"
#include "venule-rule.h"

G_BEGIN_DECLS

/* What the words of rules are checked against: the checklist's form, the products' facts, the clinic's
 * settings, the parts that questions and forms play ("born", "product", "session"), and named rules.
 * Everything in it is borrowed but the named rules and the names of parts. */

VenuleVocabulary *venule_vocabulary_new (const VenuleForm *form, VenuleProducts *products, GPtrArray *settings);
/* A second layer of named rules (a sheet's), over the protocol's own, which must outlive it. */
VenuleVocabulary *venule_vocabulary_new_child (VenuleVocabulary *parent);
void venule_vocabulary_free (VenuleVocabulary *self);

const VenuleForm *venule_vocabulary_get_form (VenuleVocabulary *self);
VenuleProducts *venule_vocabulary_get_products (VenuleVocabulary *self);
const VenuleSetting *venule_vocabulary_find_setting (VenuleVocabulary *self, const char *id);

void venule_vocabulary_set_role (VenuleVocabulary *self, const char *role, const VenuleQuestion *question);
void venule_vocabulary_set_form_role (VenuleVocabulary *self, const char *role, const VenuleForm *form);
const VenuleQuestion *venule_vocabulary_find_role (VenuleVocabulary *self, const char *role, const VenuleForm *form);
const VenuleForm *venule_vocabulary_find_form_role (VenuleVocabulary *self, const char *role);

gboolean venule_vocabulary_add_rules (VenuleVocabulary *self, const xmlNode *rules, GError **error);
const VenuleRule *venule_vocabulary_find_rule (VenuleVocabulary *self, const char *id);
void venule_vocabulary_allow_prints (VenuleVocabulary *self, gboolean allow);
gboolean venule_vocabulary_get_allows_prints (VenuleVocabulary *self);

/* What was probably meant, for messages: "; did you mean “…”?" or "". candidates: (element-type utf8) */
char *venule_vocabulary_suggest (const char *word, GPtrArray *candidates);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleVocabulary, venule_vocabulary_free)

G_END_DECLS
