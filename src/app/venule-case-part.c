/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-part.h"

#include "venule-case-private.h"
#include "venule-path-label.h"

#include <glib/gi18n.h>

#define SPECIALIST "specialist"
#define NURSE      "nurse"

/**
 * venule_case_find_part:
 * @self: a case
 * @path: an answer's path, or that of a member or of a group, with or without the keys of members; a decision's
 *
 * Returns: (transfer none): whose part it is, as the checklist names it; what is nobody's is the specialist's
 */
const char *
venule_case_find_part (VenuleCase *self, const char *path)
{
  VenuleProtocol *protocol = self->definitions->protocol;
  const VenuleQuestion *question = venule_path_find_question (self, path);
  const VenuleForm *form = question == NULL ? venule_path_find_form (self, path) : NULL;
  const char *part = NULL;

  if (question != NULL)
    part = venule_protocol_get_part (protocol, question);
  else if (form != NULL)
    part = venule_protocol_get_checklist (protocol)->forms[form->ordinal].part;
  return part == NULL ? SPECIALIST : part;
}

/**
 * venule_case_is_specialists:
 * @difference: of two versions of a consultation
 * @the_case: the #VenuleCase of that consultation
 *
 * Returns: whether it is in the specialist's part, so that a nurse leaves it as it is saved
 */
gboolean
venule_case_is_specialists (const VenuleDifference *difference, gpointer the_case)
{
  switch (difference->kind)
    {
    case VENULE_DIFFERENCE_ANSWER:
    case VENULE_DIFFERENCE_MEMBER:
      return g_str_equal (venule_case_find_part (the_case, difference->path), SPECIALIST);
    case VENULE_DIFFERENCE_DECISION:
      return strstr (difference->path, "override[") != NULL;
    case VENULE_DIFFERENCE_ORDER:
    case VENULE_DIFFERENCE_DOCUMENT:
    default:
      return FALSE;
    }
}

static gboolean
is_open_to_desk (VenuleCase *self, const char *part)
{
  if (*venule_desk_get_person (self->desk) == '\0')
    return FALSE;
  return g_strcmp0 (part, NURSE) == 0 || venule_desk_get_is_specialist (self->desk);
}

/**
 * venule_case_may_edit:
 * @self: a case
 * @part: whose questions: as the checklist names it
 *
 * A draft is open for both parts. What is finished is open for the nurse's; for the specialist's it is opened with
 * a reason. A nurse answers the nurse's part only, a specialist both, nobody none.
 *
 * Returns: whether questions of that part may be answered now
 */
gboolean
venule_case_may_edit (VenuleCase *self, const char *part)
{
  if (self->saver == NULL || !is_open_to_desk (self, part))
    return FALSE;
  if (self->course == VENULE_COURSE_DRAFT || self->amending)
    return TRUE;
  return self->course != VENULE_COURSE_RETURNED && g_strcmp0 (part, NURSE) == 0;
}

/* What a nurse can do about what is the specialist's. */
static const char *
explain_to_nurse (VenuleCourse course)
{
  switch (course)
    {
    case VENULE_COURSE_FINISHED:
    case VENULE_COURSE_AMENDED:
      return _ ("The specialist’s part can be read here. Where it isn’t right, return it to the specialist: “Other "
                "steps”.");
    case VENULE_COURSE_RETURNED:
      return _ ("It can be read here. A specialist at the desk puts it right.");
    case VENULE_COURSE_DRAFT:
    default:
      return _ ("The specialist’s part can be read here. A specialist at the desk answers it.");
    }
}

/**
 * venule_case_explain_lock:
 * @self: a case
 * @part: whose questions: as the checklist names it
 *
 * Returns: (transfer full) (nullable): why they can't be answered now, and what to do; %NULL: they can, or are being
 *   saved
 */
char *
venule_case_explain_lock (VenuleCase *self, const char *part)
{
  if (self->saver == NULL || venule_case_may_edit (self, part))
    return NULL;
  if (*venule_desk_get_person (self->desk) == '\0')
    return g_strdup (_ ("Nobody is at the desk, so nothing can be answered. Say who you are."));
  if (!venule_desk_get_is_specialist (self->desk))
    return g_strdup (explain_to_nurse (self->course));
  return g_strdup (_ ("It is finished. To change it, give the reason: “Other steps”."));
}

/* An override is a specialist's; whoever acknowledges a caution may take that back. */
static gboolean
may_redo_at (VenuleCase *self, const char *path)
{
  if (g_str_has_prefix (path, VENULE_PATH_ACKNOWLEDGEMENT))
    return venule_case_may_edit (self, venule_desk_get_part (self->desk));
  return venule_case_may_edit (self, venule_case_find_part (self, path));
}

/**
 * venule_case_may_undo:
 * @self: a case
 * @is_undo: whether the last step is taken back; or done again
 *
 * A step that somebody else made is theirs still: all that it touches has to be open now.
 *
 * Returns: whether there is such a step, and it may be
 */
gboolean
venule_case_may_undo (VenuleCase *self, gboolean is_undo)
{
  g_autoptr (GPtrArray) paths = venule_consultation_list_step (self->consultation, is_undo);

  for (guint i = 0; i < paths->len; i++)
    if (!may_redo_at (self, g_ptr_array_index (paths, i)))
      return FALSE;
  return paths->len > 0;
}

/**
 * venule_case_get_specialist_waits:
 * @self: a case
 *
 * Returns: whether a specialist changed something here that is not kept yet
 */
gboolean
venule_case_get_specialist_waits (VenuleCase *self)
{
  return self->specialist_waits;
}
