/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-kept-sheets.h"

#include "venule-comparison.h"
#include "venule-consultation-file.h"
#include "venule-sheet-maker.h"
#include "venule-xml-reader.h"

typedef struct
{
  VenuleWorkplace *workplace;
  VenuleDefinitions *definitions;
  const VenuleForm *treatment;
  VenuleConsultation *before, *now;
  VenuleCivilDate today;
} Change;

static VenuleGroup *
get_treatments (const Change *change, VenuleConsultation *side)
{
  return venule_consultation_find_group (side, change->treatment->path);
}

/* Returns: (nullable): the id of the treatment that @entry is, or names */
static const char *
get_treatment (const Change *change, VenuleEntry *entry)
{
  const VenuleForm *form = venule_entry_get_form (entry);

  if (form == change->treatment)
    return venule_entry_get_key (entry);
  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = g_ptr_array_index (form->questions, i);
      VenuleAnswer *answer = venule_entry_get_answer (entry, question);

      if (answer != NULL && g_strcmp0 (question->refers_to, change->treatment->path) == 0)
        return venule_answer_get_value (answer, 0);
    }
  return NULL;
}

static guint
find_position (const Change *change, VenuleConsultation *side, const char *treatment)
{
  VenuleGroup *treatments = get_treatments (change, side);

  for (guint i = 0; treatment != NULL && i < venule_group_get_n_entries (treatments); i++)
    if (g_str_equal (venule_entry_get_key (venule_group_peek (treatments, i)), treatment))
      return i;
  return 0;
}

/* The first treatment whose sheet what stands at @path may be on; that of the first where it is of none or of all. */
static guint
find_first_on (const Change *change, VenuleConsultation *side, const char *path)
{
  const char *end = strchr (path, ']');
  g_autofree char *member = end == NULL ? NULL : g_strndup (path, (gsize) (end - path) + 1);
  VenuleEntry *entry = member == NULL ? NULL : venule_consultation_find_entry (side, member);

  if (member == NULL)
    return 0;
  return entry == NULL ? G_MAXUINT : find_position (change, side, get_treatment (change, entry));
}

static guint
find_first_changed (const Change *change, const VenuleDifference *difference)
{
  switch (difference->kind)
    {
    case VENULE_DIFFERENCE_ANSWER:
    case VENULE_DIFFERENCE_MEMBER:
    case VENULE_DIFFERENCE_DECISION:
      return MIN (find_first_on (change, change->before, difference->path),
                  find_first_on (change, change->now, difference->path));
    case VENULE_DIFFERENCE_DOCUMENT:
      /* Finished or amended, a sheet says the same. */
      return g_str_equal (difference->path, "state")
                     && venule_consultation_get_state (change->before) != VENULE_STATE_DRAFT
                     && venule_consultation_get_state (change->now) != VENULE_STATE_DRAFT
                 ? G_MAXUINT
                 : 0;
    case VENULE_DIFFERENCE_ORDER:
    default:
      return 0;
    }
}

/* Returns: (transfer full) (nullable): a hash of what its sheet says */
static char *
hash_sheet (const Change *change, VenuleConsultation *side, const char *treatment)
{
  VenuleSheetChoice choice = { .session = treatment, .today = change->today };
  g_autoptr (VenuleEvaluation) evaluation = venule_evaluation_new (
      change->definitions->protocol, change->definitions->clinic, side, treatment, change->today, NULL);
  g_autoptr (VenuleSheetMaker) maker = NULL;
  g_autoptr (VenuleSheet) sheet = NULL;

  if (evaluation == NULL)
    return NULL;
  maker = venule_sheet_maker_new_for_evaluation (change->workplace, change->definitions, evaluation, &choice);
  sheet = venule_sheet_maker_compose (maker, NULL);
  return sheet == NULL ? NULL : venule_sheet_hash (sheet);
}

/* A sheet may speak of what became of the course since. */
static gboolean
says_the_same (const Change *change, const char *treatment)
{
  g_autofree char *before = hash_sheet (change, change->before, treatment);
  g_autofree char *now = before == NULL ? NULL : hash_sheet (change, change->now, treatment);

  return now != NULL && g_str_equal (before, now);
}

static GPtrArray *
list (const Change *change)
{
  g_autoptr (GPtrArray) differences = venule_comparison_new (change->before, change->now);
  GPtrArray *kept = g_ptr_array_new_with_free_func (g_free);
  VenuleGroup *treatments = get_treatments (change, change->before);
  guint first = venule_group_get_n_entries (treatments);

  for (guint i = 0; i < differences->len; i++)
    first = MIN (first, find_first_changed (change, g_ptr_array_index (differences, i)));
  for (guint i = 0; i < first; i++)
    {
      const char *treatment = venule_entry_get_key (venule_group_peek (treatments, i));

      if (says_the_same (change, treatment))
        g_ptr_array_add (kept, g_strdup (treatment));
    }
  return kept;
}

/**
 * venule_kept_sheets_list:
 * @workplace: what sheets are made with
 * @definitions: what the consultation is filled by
 * @before: it as it was saved last
 * @now: as it is saved now
 * @today: the day of work
 *
 * A treatment's sheet stays right while nothing changes but treatments after it, with the decisions and the marks that
 * are theirs, and while it says the same beside them. Whatever else changes, also what no sheet shows, makes every
 * sheet out of date.
 *
 * Returns: (transfer full) (element-type utf8): the treatments whose sheets stay right; none where that can't be told
 */
GPtrArray *
venule_kept_sheets_list (VenuleWorkplace *workplace,
                         VenuleDefinitions *definitions,
                         GBytes *before,
                         VenuleConsultation *now,
                         VenuleCivilDate today)
{
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (before, venule_consultation_get_id (now), NULL);
  g_autoptr (VenuleConsultation) read
      = doc == NULL ? NULL : venule_consultation_from_document (doc, venule_consultation_get_form (now), NULL);
  Change change
      = { workplace, definitions, venule_protocol_find_form_role (definitions->protocol, "session"), read, now, today };

  if (read == NULL || change.treatment == NULL)
    return g_ptr_array_new_with_free_func (g_free);
  return list (&change);
}
