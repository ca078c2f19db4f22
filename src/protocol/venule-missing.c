/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-missing.h"

#include "venule-check-reads.h"
#include "venule-check.h"
#include "venule-shown-questions.h"

typedef struct
{
  const char *part; /* (nullable): any */
  GPtrArray *paths;
} Search;

static void
add_missing (VenuleEvaluation *evaluation, VenuleEntry *entry, const VenuleQuestion *question, gpointer user_data)
{
  Search *search = user_data;
  VenuleProtocol *protocol = venule_evaluation_get_protocol (evaluation);

  if (search->part != NULL && g_strcmp0 (venule_protocol_get_part (protocol, question), search->part) != 0)
    return;
  if (venule_evaluation_lacks (evaluation, entry, question))
    g_ptr_array_add (search->paths, venule_entry_get_answer_path (entry, question));
}

/**
 * venule_evaluation_lacks:
 * @self: an evaluation
 * @entry: an entry that shows
 * @question: a question of its form that shows
 *
 * Returns: whether its answer is required and missing
 */
gboolean
venule_evaluation_lacks (VenuleEvaluation *self, VenuleEntry *entry, const VenuleQuestion *question)
{
  return venule_evaluation_get_answer (self, entry, question) == NULL
         && venule_evaluation_requires (self, entry, question);
}

/**
 * venule_evaluation_list_missing:
 * @self: an evaluation
 * @part: (nullable): `specialist` or `nurse`; %NULL: both
 *
 * The required answers that are missing. What does not show is never missing; of the treatments only the chosen one
 * is looked at.
 *
 * Returns: (transfer full) (element-type utf8): their paths, with the keys of members, in document order
 */
GPtrArray *
venule_evaluation_list_missing (VenuleEvaluation *self, const char *part)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  Search search = { part, paths };

  g_return_val_if_fail (VENULE_IS_EVALUATION (self), NULL);

  venule_evaluation_foreach_question (self, add_missing, &search);
  return g_steal_pointer (&paths);
}
