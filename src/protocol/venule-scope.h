/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-vocabulary.h"

G_BEGIN_DECLS

/* Where a rule stands while it is parsed: the form its paths start from, and the scopes that the
 * `some`, `each`, `count` or `sum` around it left behind. */
typedef struct _VenuleScope VenuleScope;
struct _VenuleScope
{
  VenuleVocabulary *vocabulary;
  const VenuleForm *form;
  const VenuleScope *outer; /* (nullable) */
};

VenulePath *venule_path_new (VenulePathKind kind, const char *text);
VenulePath *venule_path_parse_clinic (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error);
VenulePath *
venule_path_parse_product (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error);
VenulePath *venule_path_parse_in (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error);
VenulePath *venule_path_parse_number (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error);
VenulePath *venule_path_parse_date (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error);
VenulePath *venule_path_parse_group (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error);
gboolean venule_path_is_whole (const VenulePath *path);
void venule_path_collect_reads (const VenulePath *path, GHashTable *questions, GPtrArray *paths);

/* Rules within a scope, from the element children of container. */
VenuleRule *venule_rule_parse_in (const VenuleScope *scope, const xmlNode *container, GError **error);
gboolean venule_rule_parse_children (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error);
gboolean
venule_rule_parse_number_operand (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error);
gboolean
venule_rule_parse_date_operand (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error);
gboolean venule_rule_parse_times (VenuleRule *rule, const VenuleScope *scope, const xmlNode *node, GError **error);
gboolean venule_rule_check_units (VenuleRule *rule, const xmlNode *node, GError **error);
gboolean venule_parse_plus (const VenuleScope *scope, const xmlNode *node, VenulePath **plus, GError **error);

/* Whether the words, or the other answer, fit the answer that is asked for. */
gboolean venule_rule_take_words (VenuleRule *rule, const xmlNode *node, const char *leg, GError **error);
gboolean venule_rule_check_comparable (const VenuleRule *rule, const xmlNode *node, GError **error);
gboolean venule_rule_check_on (const VenuleRule *rule, const xmlNode *node, GError **error);
/* The form of the entry that a path's steps lead to. */
const VenuleForm *venule_path_get_form (const VenulePath *path);

/* Whether a rule or one below it, references followed, is of a kind. */
gboolean venule_rule_contains (const VenuleRule *rule, VenuleRuleKind kind);

/* For those who read elements: every attribute must be one of the words in allowed. */
gboolean venule_element_check_attributes (const xmlNode *element, const char *allowed, GError **error);

G_END_DECLS
