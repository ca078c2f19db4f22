/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-evaluation.h"

G_BEGIN_DECLS

/* Where a rule stands while it is evaluated: an entry, or a member that the document lacks (blank)
 * inside it, and the places that the `some`, `each`, `count` or `sum` around it left behind. */
typedef struct _VenulePlace VenulePlace;
struct _VenulePlace
{
  VenuleEntry *entry;
  const VenuleForm *blank;    /* (nullable): below entry, without any answers */
  const VenuleForm *key_form; /* (nullable): the blank form that has this key */
  const char *key;
  const VenulePlace *outer; /* (nullable) */
};

/* What is known of whether the questions and forms of one entry show: a tick with the answer in its
 * lowest bit, questions first, then forms. */
typedef struct
{
  const VenuleForm *form;
  guint64 ticks[];
} VenuleShownCells;

/* What a rule that starts from the top last said. */
typedef struct
{
  guint64 tick; /* 0: not known */
  VenuleTruth truth;
  gboolean keeps; /* FALSE: it depends on more than answers */
  VenuleReadSet reads;
} VenuleRuleRecord;

struct _VenuleEvaluation
{
  GObject parent_instance;
  VenuleProtocol *protocol;
  const VenuleChecklist *checklist;
  VenuleClinic *clinic; /* (nullable) */
  VenuleConsultation *consultation;
  VenuleEntry *root;
  VenuleCivilDate today;

  char *wanted;                   /* (nullable): the id of the treatment that was asked for */
  const VenuleForm *session_form; /* (nullable) */
  guint8 *in_session;             /* by form ordinal */
  VenuleEntry *session;           /* (nullable): the chosen one, as of session_tick */
  guint64 session_tick;
  VenuleEntry *current; /* (nullable): what `session` means now: while the presence of something in a treatment is
                           worked out, that treatment */

  /* Each forget and each change is a tick; what was worked out before the last one that touches it is stale. */
  guint64 tick, forgotten;
  guint64 *question_touched, *form_touched; /* by ordinal */
  GHashTable *cells;                        /* VenuleEntry → VenuleShownCells */
  VenuleEntry *last_entry;                  /* (nullable): the one cells was last asked for */
  VenuleShownCells *last_cells;
  GHashTable *records; /* rule serial → VenuleRuleRecord */

  VenulePrintsFunc prints; /* (nullable) */
  gpointer prints_data;
};

typedef gboolean (*VenuleVisitFunc) (VenuleEvaluation *self, const VenulePlace *member, gpointer user_data);

/* Presence: effective means that it and all around it shows. */
gboolean venule_evaluation_has_question (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question);
gboolean venule_evaluation_has_form (VenuleEvaluation *self, VenuleEntry *parent, const VenuleForm *form);
VenuleAnswer *
venule_evaluation_peek_answer (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question);
VenuleTruth venule_evaluation_test_presence (VenuleEvaluation *self, const VenuleRule *rule, VenuleEntry *entry);
void venule_evaluation_follow_change (VenuleEvaluation *self, const char *path);
VenuleTruth venule_evaluation_test_kept (VenuleEvaluation *self, const VenuleRule *rule);
void venule_evaluation_settle_session (VenuleEvaluation *self);

/* Paths. */
gboolean venule_evaluation_find_base (VenuleEvaluation *self,
                                      const VenulePath *path,
                                      const VenulePlace *place,
                                      VenulePlace *found);
gboolean venule_evaluation_take_step (VenuleEvaluation *self, const VenuleStep *step, VenulePlace *place);
gboolean
venule_evaluation_locate (VenuleEvaluation *self, const VenulePath *path, const VenulePlace *place, VenulePlace *found);
VenuleAnswer *venule_evaluation_find_answer (VenuleEvaluation *self,
                                             const VenulePath *path,
                                             const VenulePlace *place,
                                             VenuleEntry **entry);
gboolean venule_evaluation_find_number (VenuleEvaluation *self,
                                        const VenulePath *path,
                                        const VenulePlace *place,
                                        VenuleNumber *number);
gboolean venule_evaluation_find_operand (VenuleEvaluation *self,
                                         const VenuleRule *rule,
                                         const VenulePlace *place,
                                         VenuleNumber *operand);
gboolean venule_evaluation_find_date (VenuleEvaluation *self,
                                      const VenulePath *path,
                                      VenulePath *const *plus,
                                      const VenulePlace *place,
                                      VenuleCivilDate *date);
gboolean venule_evaluation_find_value (
    VenuleEvaluation *self, const VenulePath *path, const VenulePlace *place, gboolean with_legs, VenuleValue *value);
void venule_evaluation_walk (VenuleEvaluation *self,
                             const VenulePath *path,
                             const VenulePlace *place,
                             VenuleVisitFunc visit,
                             gpointer user_data);

/* Rules. */
VenuleTruth venule_evaluation_test_at (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place);
VenuleTruth venule_evaluation_test_all (VenuleEvaluation *self, const VenuleRule *rule, const VenulePlace *place);

G_END_DECLS
