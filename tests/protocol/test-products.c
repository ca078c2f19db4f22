/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-products.h"

#include <string.h>

#include "venule-test-files.h"
#include "venule-xml-reader.h"

#define LABEL                                                                                                          \
  "<products>\n"                                                                                                       \
  "<product id='alpha' name='Alpha' substance='alpha sulfate'>\n"                                                      \
  "<fact id='max' kind='number' unit='ml' source='all' checked='2026-01-01'>1</fact>\n"                                \
  "<fact id='max' market='uk' kind='number' unit='ml' source='uk'>2</fact>\n"                                          \
  "<fact id='max' market='uk' strength='0.5' kind='number' unit='ml' source='uk 0.5'>3</fact>\n"                       \
  "<fact id='max' market='uk' strength='0.50' form='foam' kind='number' unit='ml' source='uk 0.5 foam'>4.25</fact>\n"  \
  "<fact id='veins' strength='3' kind='words'>trunk \n tributary</fact>\n"                                             \
  "<fact id='note' kind='text'>Shake it &amp; wait.</fact>\n"                                                          \
  "<check id='first'/>\n"                                                                                              \
  "</product>\n"                                                                                                       \
  "<product id='beta' name='Beta'><check id='second'/><check id='third'/></product>\n"                                 \
  "</products>\n"

static VenuleProducts *
load (const char *text, GError **error)
{
  char *path = venule_test_write ("products.xml", text);
  VenuleProducts *products = venule_products_new_from_file (path, error);

  venule_test_remove (path);
  return products;
}

static void
test_most_particular (void)
{
  static const struct
  {
    const char *market;
    VenuleNumber strength;
    const char *form;
    VenuleNumber expected;
    const char *source;
  } rows[] = {
    { "uk", 500, "foam", 4250, "uk 0.5 foam" },
    { "uk", 500, "liquid", 3000, "uk 0.5" },
    { "uk", 500, NULL, 3000, "uk 0.5" },
    { "uk", 1000, "foam", 2000, "uk" },
    { "uk", 0, "foam", 2000, "uk" },
    { "de", 500, "foam", 1000, "all" },
    { NULL, 0, NULL, 1000, "all" },
  };
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleProducts) products = load (LABEL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      VenuleValue value;

      g_assert_true (
          venule_products_lookup (products, "alpha", rows[i].market, rows[i].strength, rows[i].form, "max", &value));
      g_assert_cmpint (value.kind, ==, VENULE_VALUE_NUMBER);
      g_assert_cmpint (value.number, ==, rows[i].expected);
      g_assert_cmpstr (value.unit, ==, "ml");
      g_assert_cmpstr (
          venule_products_get_source (products, "alpha", rows[i].market, rows[i].strength, rows[i].form, "max", NULL),
          ==, rows[i].source);
    }
}

static void
test_kinds (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleProducts) products = load (LABEL, &error);
  const char *checked = "unset";
  VenuleValue value;
  GArray *strengths;

  g_assert_no_error (error);
  g_assert_true (venule_products_lookup (products, "alpha", "uk", 3000, NULL, "veins", &value));
  g_assert_cmpint (value.kind, ==, VENULE_VALUE_TOKENS);
  g_assert_cmpuint (value.n_words, ==, 2);
  g_assert_true (value.words[1] == g_intern_string ("tributary"));
  g_assert_true (venule_products_lookup (products, "alpha", "uk", 0, NULL, "note", &value));
  g_assert_cmpint (value.kind, ==, VENULE_VALUE_TEXT);
  g_assert_cmpstr (value.words[0], ==, "Shake it & wait.");

  g_assert_false (venule_products_lookup (products, "alpha", "uk", 1000, NULL, "veins", &value));
  g_assert_cmpint (value.kind, ==, VENULE_VALUE_NONE);
  g_assert_false (venule_products_lookup (products, "beta", "uk", 0, NULL, "max", &value));
  g_assert_false (venule_products_lookup (products, "gamma", "uk", 0, NULL, "max", &value));

  g_assert_true (venule_products_has_fact (products, "max"));
  g_assert_false (venule_products_has_fact (products, "min"));
  g_assert_cmpint (venule_products_get_fact_kind (products, "veins"), ==, VENULE_VALUE_TOKENS);
  g_assert_cmpstr (venule_products_get_fact_unit (products, "max"), ==, "ml");
  venule_products_get_source (products, "alpha", NULL, 0, NULL, "max", &checked);
  g_assert_cmpstr (checked, ==, "2026-01-01");
  strengths = venule_products_get_strengths (products, "alpha");
  g_assert_cmpuint (strengths->len, ==, 2);
  g_assert_cmpint (g_array_index (strengths, VenuleNumber, 0), ==, 500);
  g_assert_cmpint (g_array_index (strengths, VenuleNumber, 1), ==, 3000);
}

static void
test_options (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleProducts) products = load (LABEL, &error);
  GPtrArray *options = venule_products_get_options (products);

  g_assert_no_error (error);
  g_assert_cmpuint (options->len, ==, 2);
  g_assert_cmpstr (((const VenuleOption *) options->pdata[0])->id, ==, "alpha");
  g_assert_cmpstr (((const VenuleOption *) options->pdata[1])->label, ==, "Beta");
  g_assert_cmpstr (venule_products_get_name (products, "alpha"), ==, "Alpha");
  g_assert_cmpstr (venule_products_get_substance (products, "alpha"), ==, "alpha sulfate");
  g_assert_null (venule_products_get_name (products, "gamma"));
}

/* The labels' checks are for the protocol, and live as long as the products. */
static void
test_document (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleProducts) products = load (LABEL, &error);
  const xmlNode *root, *beta;

  g_assert_no_error (error);
  root = xmlDocGetRootElement (venule_products_get_document (products));
  beta = venule_xml_next_element (venule_xml_first_element (root));
  g_assert_true (venule_xml_is_element (venule_xml_first_element (beta), "check"));
}

static void
test_refused (void)
{
#define PRODUCT(facts) "<products>\n<product id='a' name='A'>\n" facts "</product>\n</products>"
  static const struct
  {
    const char *text;
    const char *message;
  } rows[] = {
    { PRODUCT ("<fact id='m' market='uk' kind='number'>1</fact>\n<fact id='m' form='foam' kind='number'>2</fact>\n"),
      "products.xml:4: the fact “m” also stands at" },
    { PRODUCT ("<fact id='m' kind='number'>1</fact>\n<fact id='m' kind='number'>1</fact>\n"), "products.xml:4: " },
    { PRODUCT ("<fact id='m' kind='number' unit='ml'>1</fact>\n<fact id='m' form='foam' kind='number'>2</fact>\n"),
      "another kind or unit" },
    { PRODUCT ("<fact id='m' kind='number'>1,5</fact>\n"), "products.xml:3: \"1,5\" is no number" },
    { PRODUCT ("<fact id='m' kind='colour'>red</fact>\n"), "\"colour\" is no kind of fact" },
    { PRODUCT ("<fact id='m' kind='number' strength='-1'>1</fact>\n"), "is no strength" },
    { PRODUCT ("<fact id='m' kind='number'> </fact>\n"), "is empty" },
    { PRODUCT ("<fact kind='number'>1</fact>\n"), "has no “id”" },
    { PRODUCT ("<fakt id='m'/>\n"), "\"fakt\" has no place in a product" },
    { "<products><product id='a' name='A'/><product id='a' name='B'/></products>", "is there twice" },
    { "<products><product id='a'/></products>", "has no “name”" },
    { "<product/>", "must be <products>" },
  };
#undef PRODUCT

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleProducts) products = load (rows[i].text, &error);

      g_test_message ("%s", error == NULL ? "accepted" : error->message);
      g_assert_null (products);
      g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].message));
    }
}

/* Where both hold, one that is bound to all they are bound to decides. */
static void
test_decided_tie (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleProducts) products = load ("<products><product id='a' name='A'>"
                                              "<fact id='m' market='uk' kind='number'>1</fact>"
                                              "<fact id='m' form='foam' kind='number'>2</fact>"
                                              "<fact id='m' market='uk' form='foam' kind='number'>3</fact>"
                                              "</product></products>",
                                              &error);
  VenuleValue value;

  g_assert_no_error (error);
  g_assert_true (venule_products_lookup (products, "a", "uk", 0, "foam", "m", &value));
  g_assert_cmpint (value.number, ==, 3000);
}

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path
      = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "protocols", "thread-veins", "products.xml", NULL);
  g_autoptr (VenuleProducts) products = venule_products_new_from_file (path, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (venule_products_get_options (products)->len, >, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/products/most-particular", test_most_particular);
  g_test_add_func ("/protocol/products/kinds", test_kinds);
  g_test_add_func ("/protocol/products/options", test_options);
  g_test_add_func ("/protocol/products/document", test_document);
  g_test_add_func ("/protocol/products/refused", test_refused);
  g_test_add_func ("/protocol/products/decided-tie", test_decided_tie);
  g_test_add_func ("/protocol/products/shipped", test_shipped);
  return g_test_run ();
}
