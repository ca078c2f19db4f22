/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-fixture.h"

#include "venule-template-fed.h"

static char *
list (VenuleTemplate *tmpl, const VenuleQuestion *question)
{
  g_autoptr (GPtrArray) fed = venule_template_list_fed (tmpl, question);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < fed->len; i++)
    {
      const VenuleFed *one = fed->pdata[i];

      g_string_append_printf (text, "%s|%s|%s\n", one->passage, one->heading,
                              one->is_whole ? "all" : (one->words != NULL ? one->words : "-"));
    }
  return g_string_free (text, FALSE);
}

/* By a rule, by a value in a text, by a value beside it, by a rule of all that stands under a heading. */
static void
test_places (void)
{
  static const struct
  {
    const char *form, *question, *fed;
  } cases[] = {
    { "health", "nsaid-unsuitable",
      "pain.ibuprofen|Pain|You can take ibuprofen.\npain.no-ibuprofen|Pain|Do not take ibuprofen.\n" },
    { "patient", "given-name", "head.name|Your sheet|…, with {braces}\n" },
    { "session", "given", "dates.heading|Your dates|all\ntoday.heading|Today|all\n" },
    { "session", "stocking-days",
      "dates.stocking|Your dates|Take your stocking off for good.\nwear.days|Wearing it|Wear it for: …\n" },
    { "patient", "phone", "" },
    { "patient", "born", "" },
  };
  VenuleProtocol *protocol = venule_test_get_protocol ();

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const VenuleForm *form = venule_form_find_form (venule_protocol_get_form (protocol), cases[i].form);
      const VenuleQuestion *question = venule_form_find_question (form, cases[i].question);
      g_autofree char *fed = list (venule_test_get_template (), question);

      g_assert_cmpstr (fed, ==, cases[i].fed);
      g_assert_cmpint (venule_template_feeds (venule_test_get_template (), question), ==, *fed != '\0');
    }
}

static gboolean
is_heading (VenuleTemplate *tmpl, const char *id)
{
  GPtrArray *sections = venule_template_get_sections (tmpl);

  for (guint i = 0; i < sections->len; i++)
    {
      const VenuleTemplateSection *section = sections->pdata[i];

      if (section->heading != NULL && g_str_equal (section->heading->id, id))
        return TRUE;
    }
  return FALSE;
}

/* Each place is one that the sheet has, under a heading, and the quick answer is the long one. */
static void
check_form (VenuleTemplate *tmpl, const VenuleForm *form, guint *n)
{
  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = form->questions->pdata[i];
      g_autoptr (GPtrArray) fed = venule_template_list_fed (tmpl, question);

      g_assert_cmpint (venule_template_feeds (tmpl, question), ==, fed->len > 0);
      for (guint k = 0; k < fed->len; k++)
        {
          const VenuleFed *one = fed->pdata[k];
          const VenuleTemplatePassage *passage = venule_template_find_passage (tmpl, one->passage);

          g_assert_nonnull (passage);
          g_assert_true (one->heading != NULL || one->words != NULL);
          g_assert_true (!is_heading (tmpl, one->passage) || one->is_whole);
        }
      *n += fed->len > 0;
    }
  for (guint i = 0; i < form->forms->len; i++)
    check_form (tmpl, form->forms->pdata[i], n);
}

static void
test_shipped (void)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "protocols", "thread-veins", "sheet.xml", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleTemplate) tmpl = venule_template_new_from_file (venule_test_get_protocol (), path, &error);
  guint n = 0;

  g_assert_no_error (error);
  check_form (tmpl, venule_protocol_get_form (venule_test_get_protocol ()), &n);
  g_assert_cmpuint (n, >, 50);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/fed/places", test_places);
  g_test_add_func ("/sheet/fed/shipped", test_shipped);
  return g_test_run ();
}
