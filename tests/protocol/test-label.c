/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* What stands beside the strength of a product: its own market's strengths, and what its label says of the one chosen.
 */

#include "venule-label.h"
#include "venule-test-files.h"
#include "venule-test-rules.h"

#define INJECTION "session[s1]; session[s1]/given=yes; session[s1]/injected[i1]; "

static gboolean
find_label (VenuleLabel *label, VenuleTestRules *rules, VenuleEvaluation *evaluation)
{
  const VenuleQuestion *strength
      = venule_form_find_question (venule_protocol_get_form (rules->protocol), "session/injected/strength");
  VenuleConsultation *consultation = venule_evaluation_get_consultation (evaluation);

  return venule_label_find (label, venule_protocol_get_offers (rules->protocol, strength), evaluation,
                            venule_consultation_find_entry (consultation, "session[s1]/injected[i1]"));
}

static void
test_strengths (void)
{
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();
  g_autoptr (VenuleConsultation) consultation = venule_test_rules_answer (rules, INJECTION);
  g_autoptr (VenuleEvaluation) evaluation = venule_test_rules_evaluate (rules, consultation);
  g_autoptr (GArray) alpha = NULL;
  g_autoptr (GArray) beta = NULL;
  VenuleLabel label;

  g_assert_false (find_label (&label, rules, evaluation));
  venule_test_rules_write (consultation, "session[s1]/injected[i1]/product=alpha");
  g_assert_true (find_label (&label, rules, evaluation));
  g_assert_cmpstr (venule_label_get_name (&label), ==, "Alpha");
  /* Ascending, and not what only another market's label names. */
  alpha = venule_label_list_strengths (&label);
  g_assert_cmpuint (alpha->len, ==, 2);
  g_assert_cmpint (g_array_index (alpha, VenuleNumber, 0), ==, 500);
  g_assert_cmpint (g_array_index (alpha, VenuleNumber, 1), ==, 1000);
  venule_test_rules_write (consultation, "session[s1]/injected[i1]/product=beta");
  g_assert_true (find_label (&label, rules, evaluation));
  beta = venule_label_list_strengths (&label);
  g_assert_cmpuint (beta->len, ==, 0);
}

static void
test_saying (void)
{
  static const struct
  {
    const char *product;
    VenuleNumber strength;
    const char *form;
    const char *said;
  } rows[] = {
    { "alpha", 500, "liquid",
      "Alpha’s label: at most 10 ml a treatment · 0.3 ml at one site\n"
      "Source: label of Alpha (looked up 22 November 2026)" },
    { "alpha", 1000, "foam",
      "Alpha’s label: at most 2 ml a treatment\n"
      "Source: letter on Alpha (looked up 23 November 2026)" },
    /* Not which form: what holds for one is not said of the other. */
    { "alpha", 1000, NULL,
      "Alpha’s label, liquid: at most 10 ml a treatment · 0.3 ml at one site\n"
      "Alpha’s label, foam: at most 2 ml a treatment\n"
      "Source: label of Alpha (looked up 22 November 2026)\n"
      "Source: letter on Alpha (looked up 23 November 2026)" },
    { "beta", 500, "liquid", NULL },
    { "beta", 0, NULL, NULL },
  };
  g_autoptr (VenuleTestRules) rules = venule_test_rules_new ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      VenuleLabel label = { rules->protocol, NULL, rows[i].product, "uk" };
      g_autofree char *said = venule_label_say (&label, rows[i].strength, rows[i].form);

      g_assert_cmpstr (said, ==, rows[i].said);
    }
}

static void
test_refused (void)
{
  static const char *const refused[] = {
    "<beside id='max-ml' label='at most so much'/>",
    "<beside id='veins' label='for {value}'/>",
    "<beside id='min-ml' label='at least {value}'/>",
    "<beside label='at least {value}'/>",
  };

  for (guint i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf ("<products>%s<product id='alpha' name='Alpha'>"
                                               "<fact id='max-ml' kind='number' unit='ml'>1</fact>"
                                               "<fact id='veins' kind='words'>trunk</fact>"
                                               "</product></products>",
                                               refused[i]);
      char *path = venule_test_write ("products.xml", text);
      g_autoptr (VenuleProducts) products = venule_products_new_from_file (path, &error);

      venule_test_remove (path);
      g_assert_no_error (error);
      g_assert_false (venule_label_check_beside (products, &error));
      g_assert_nonnull (strstr (error->message, "products.xml:1: <beside>"));
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/label/strengths", test_strengths);
  g_test_add_func ("/protocol/label/saying", test_saying);
  g_test_add_func ("/protocol/label/refused", test_refused);
  return g_test_run ();
}
