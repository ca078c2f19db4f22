/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-issuing.h"
#include "venule-test-consultation.h"

static VenuleIssue *
make_issue (const char *sheet_version, const char *checklist_version)
{
  VenuleIssue *issue = venule_issue_new ();

  issue->sheet_version = g_strdup (sheet_version);
  issue->checklist_version = g_strdup (checklist_version);

  return issue;
}

/* H22: a sheet that would say something else if it were made now is told from one that would not. */
static void
test_present_wording (void)
{
  VenuleDefinitions *definitions = venule_test_get_definitions ();
  const char *sheet = venule_template_get_version (definitions->tmpl);
  const char *checklist = venule_protocol_get_checklist (definitions->protocol)->version;
  g_autofree char *other_sheet = g_strconcat (sheet, ".1", NULL),
                  *other_checklist = g_strconcat (checklist, ".1", NULL);
  g_autoptr (VenuleIssue) present = make_issue (sheet, checklist);
  g_autoptr (VenuleIssue) older_sheet = make_issue (other_sheet, checklist);
  g_autoptr (VenuleIssue) older_checklist = make_issue (sheet, other_checklist);
  g_autoptr (VenuleIssue) unknown = make_issue (NULL, NULL);

  g_assert_true (venule_issuing_has_present_wording (present, definitions));
  g_assert_false (venule_issuing_has_present_wording (older_sheet, definitions));
  g_assert_false (venule_issuing_has_present_wording (older_checklist, definitions));
  g_assert_false (venule_issuing_has_present_wording (unknown, definitions));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/wording/present", test_present_wording);

  return g_test_run ();
}
