/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-clinic.h"

#include <string.h>

#include "venule-settings.h"
#include "venule-test-files.h"
#include "venule-xml-reader.h"

#define CLINIC(content) "<clinic id='c' market='uk' language='en-GB'>\n" content "</clinic>"

static GPtrArray *
load_settings (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = venule_test_fixture ("checks/settings.xml");
  GPtrArray *settings = venule_settings_new_from_file (path, &error);

  g_assert_no_error (error);
  return settings;
}

static VenuleClinic *
load (const char *text, GError **error)
{
  g_autoptr (GPtrArray) settings = load_settings ();
  char *path = venule_test_write ("clinic.xml", text);
  VenuleClinic *clinic = venule_clinic_new_from_file (path, settings, error);

  venule_test_remove (path);
  return clinic;
}

static void
assert_text (VenuleClinic *clinic, const char *name, const char *expected)
{
  VenuleValue value;

  g_assert_true (venule_clinic_lookup (clinic, name, &value));
  g_assert_cmpint (value.kind, ==, expected == NULL ? VENULE_VALUE_NONE : VENULE_VALUE_TEXT);
  g_assert_cmpstr (value.words[0], ==, expected);
}

static void
test_fields (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleClinic) clinic
      = load ("<clinic id='c' sample='yes' market='uk' language='cy' native-digits='yes'>"
              "<name>One\n   &amp; Two</name><phone>0121 496 0123</phone><fax> </fax>"
              "<languages>pl\n ar</languages>"
              "<staff><person role='nurse'>N. Example</person></staff>"
              "<usual-course><answer path='plan/sessions'>3</answer></usual-course>"
              "<vials><vial product='a' strength='0.2' batch='B1' expiry='2027-08-31' opened='2026-11-23'/></vials>"
              "<setting id='days-before-flying'>14</setting></clinic>",
              &error);
  VenuleValue value;

  g_assert_no_error (error);
  assert_text (clinic, "name", "One & Two");
  assert_text (clinic, "phone", "0121 496 0123");
  assert_text (clinic, "fax", NULL);
  assert_text (clinic, "advice", NULL);
  g_assert_true (venule_clinic_lookup (clinic, "days-before-flying", &value));
  g_assert_cmpint (value.kind, ==, VENULE_VALUE_NUMBER);
  g_assert_cmpint (value.number, ==, 14 * VENULE_NUMBER_ONE);
  g_assert_cmpstr (value.unit, ==, "days");
  g_assert_true (venule_clinic_lookup (clinic, "sun-days", &value));
  g_assert_cmpint (value.kind, ==, VENULE_VALUE_NONE);
  g_assert_false (venule_clinic_lookup (clinic, "moon-days", &value));

  g_assert_true (venule_clinic_get_is_sample (clinic));
  g_assert_true (venule_clinic_get_native_digits (clinic));
  g_assert_cmpstr (venule_clinic_get_market (clinic), ==, "uk");
  g_assert_cmpstr (venule_clinic_get_language (clinic), ==, "cy");
  g_assert_cmpstr (venule_clinic_get_languages (clinic)[1], ==, "ar");
  g_assert_cmpstr (((VenuleStaff *) venule_clinic_get_staff (clinic)->pdata[0])->name, ==, "N. Example");
  g_assert_cmpstr (((VenuleUsualAnswer *) venule_clinic_get_usual_course (clinic)->pdata[0])->value, ==, "3");
  g_assert_cmpstr (((VenuleVial *) venule_clinic_get_vials (clinic)->pdata[0])->batch, ==, "B1");
}

static void
test_missing (void)
{
  static const char *const expected[] = { "phone", "out-of-hours", "sun-days" };
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleClinic) clinic = load (CLINIC ("<name>A</name><phone/><emergency>999</emergency><advice>111</advice>"
                                                  "<setting id='days-before-flying'>2</setting>"),
                                          &error);
  g_autoptr (GPtrArray) missing = venule_clinic_list_missing (clinic);

  g_assert_no_error (error);
  g_assert_cmpuint (missing->len, ==, G_N_ELEMENTS (expected));
  for (guint i = 0; i < missing->len; i++)
    g_assert_cmpstr (missing->pdata[i], ==, expected[i]);
}

/* A vial is offered on the day that it was opened, and not once it is past its expiry. */
static void
test_vials (void)
{
  static const struct
  {
    const char *expiry, *opened, *day;
    gboolean is_open;
  } cases[] = {
    { "2027-08-31", "2026-11-23", "2026-11-23", TRUE },  { "2027-08-31", "2026-11-23", "2026-11-24", FALSE },
    { "2027-08-31", "2026-11-23", "2026-11-22", FALSE }, { "2026-11-23", "2026-11-23", "2026-11-23", TRUE },
    { "2026-11-22", "2026-11-23", "2026-11-23", FALSE }, { "2027-08-31", NULL, "2026-11-23", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const VenuleVial vial
          = { .batch = (char *) "B1", .expiry = (char *) cases[i].expiry, .opened = (char *) cases[i].opened };
      VenuleCivilDate day;

      g_assert_true (venule_civil_date_parse (cases[i].day, &day));
      g_assert_cmpint (venule_vial_is_open (&vial, day), ==, cases[i].is_open);
    }
}

/* A clinic that might be is the one it came from, but for what is changed; that one stays as it is. */
static void
test_changed (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleClinic) clinic = load (CLINIC ("<name>A</name><phone>0121 496 0123</phone><out-of-hours>020 7946 "
                                                  "0456</out-of-hours><emergency>999</emergency>"
                                                  "<advice>111</advice><setting id='days-before-flying'>2</setting>"
                                                  "<setting id='sun-days'>28</setting>"),
                                          &error);
  VenuleValue far = { .kind = VENULE_VALUE_NUMBER, .number = 28 * VENULE_NUMBER_ONE, .unit = "days" };
  VenuleValue none = { .kind = VENULE_VALUE_NONE }, value;
  g_autoptr (GHashTable) changes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (VenuleClinic) other = NULL;
  g_autoptr (GPtrArray) missing = NULL, own_missing = NULL;

  g_assert_no_error (error);
  g_hash_table_insert (changes, (gpointer) "days-before-flying", &far);
  g_hash_table_insert (changes, (gpointer) "phone", &none);
  other = venule_clinic_new_changed (clinic, changes);
  own_missing = venule_clinic_list_missing (clinic);
  g_assert_cmpuint (own_missing->len, ==, 0);
  g_assert_true (venule_clinic_lookup (clinic, "days-before-flying", &value));
  g_assert_cmpint (value.number, ==, 2 * VENULE_NUMBER_ONE);
  g_clear_object (&clinic);

  g_assert_true (venule_clinic_lookup (other, "days-before-flying", &value));
  g_assert_cmpint (value.number, ==, 28 * VENULE_NUMBER_ONE);
  g_assert_true (venule_clinic_lookup (other, "sun-days", &value));
  g_assert_cmpint (value.number, ==, 28 * VENULE_NUMBER_ONE);
  assert_text (other, "name", "A");
  assert_text (other, "phone", NULL);
  g_assert_cmpstr (venule_clinic_get_market (other), ==, "uk");
  missing = venule_clinic_list_missing (other);
  g_assert_cmpuint (missing->len, ==, 1);
  g_assert_cmpstr (missing->pdata[0], ==, "phone");
}

static void
test_limits (void)
{
  static const struct
  {
    const char *value;
    gboolean accepted;
  } rows[]
      = { { "1", FALSE },  { "1.999", FALSE }, { "2", TRUE },    { "28", TRUE }, { "28.001", FALSE },
          { "-5", FALSE }, { "two", FALSE },   { "1e1", FALSE }, { "", TRUE },   { "99999999999999999999", FALSE } };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *text = g_strdup_printf (CLINIC ("<setting id='days-before-flying'>%s</setting>"), rows[i].value);
      g_autoptr (VenuleClinic) clinic = load (text, &error);

      g_assert_cmpint (clinic != NULL, ==, rows[i].accepted);
      if (rows[i].accepted)
        continue;
      g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, "clinic.xml:2: "));
      g_assert_nonnull (strstr (error->message, "from 2 to 28 days"));
      g_assert_nonnull (strstr (error->message, "2 days to 4 weeks"));
    }
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text;
    const char *message;
  } rows[] = {
    { CLINIC ("<setting id='days-before-flyin'>14</setting>"),
      "clinic.xml:2: there is no setting \"days-before-flyin\"; did you mean “days-before-flying”?" },
    { CLINIC ("<setting id='qqqqqqqqqqqqqqqqqqqqqqqqqqqqq'>14</setting>"), "take it out" },
    { CLINIC ("<setting>14</setting>"), "has no “id”" },
    { CLINIC ("<setting id='sun-days'>14</setting><setting id='sun-days'>15</setting>"), "is there twice" },
    { CLINIC ("<telephone>1</telephone>"), "a clinic has no \"telephone\"" },
    { CLINIC ("<phon>0121</phon>"), "did you mean “phone”" },
    { CLINIC ("<phone>0121 496</phone><phone>0121 497</phone>"), "<phone> is there twice" },
    { CLINIC ("<phone>ask at the desk</phone>"), "is no number to ring" },
    { CLINIC ("<name>a\xe2\x80\xae"
              "b</name>"),
      "<name>: the text holds an invisible character" },
    { CLINIC ("<staff><human>x</human></staff>"), "\"human\" has no place here" },
    { CLINIC ("<staff><person/></staff>"), "<person> is empty" },
    { CLINIC ("<usual-course><answer path='a'/></usual-course>"), "<answer> is empty" },
    { CLINIC ("<vials><vial product='a' strength='1' batch='b' expiry='31/08/2027'/></vials>"), "is no day" },
    { CLINIC ("<vials><vial product='a' strength='1' batch='b' expiry='2027-08-31' opened='today'/></vials>"),
      "is no day" },
    { "<clinic id='c' language='en-GB'/>", "has no “market”" },
    { "<clinic id='c' market='uk'/>", "has no “language”" },
    { "<clinic id='c' market='uk' language='en' sample='true'/>", "write yes or no" },
    { "<hospital/>", "must be <clinic>" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (VenuleClinic) clinic = load (rows[i].text, &error);

      g_test_message ("%s", error == NULL ? "accepted" : error->message);
      g_assert_null (clinic);
      g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].message));
    }
}

static void
test_logo (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) settings = load_settings ();
  char *path = venule_test_write ("clinic.xml", CLINIC ("<logo>logo.svg</logo>"));
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *expected = g_build_filename (folder, "logo.svg", NULL);
  g_autoptr (VenuleClinic) clinic = venule_clinic_new_from_file (path, settings, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (venule_clinic_get_logo (clinic), ==, expected);
  venule_test_remove (path);
}

/* The schema is a gate of its own: what our reading accepts and it does not is refused. */
static void
test_schema (void)
{
  static const char schema[] = "<element name='clinic' xmlns='http://relaxng.org/ns/structure/1.0'>"
                               "<zeroOrMore><attribute><anyName/></attribute></zeroOrMore>"
                               "<element name='name'><text/></element></element>";
  g_autoptr (GPtrArray) settings = load_settings ();
  char *rng = venule_test_write ("clinic.rng", schema);
  g_autofree char *schemas = g_path_get_dirname (rng);
  char *good = venule_test_write ("good.xml", CLINIC ("<name>A</name>"));
  char *bad = venule_test_write ("bad.xml", CLINIC ("<name>A</name><fax>1</fax>"));
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleClinic) clinic = venule_clinic_new_validated (good, schemas, settings, &error);
  g_autoptr (VenuleClinic) refused = NULL;

  g_assert_no_error (error);
  g_assert_nonnull (clinic);
  refused = venule_clinic_new_validated (bad, schemas, settings, &error);
  g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
  g_assert_null (refused);
  venule_test_remove (rng);
  venule_test_remove (good);
  venule_test_remove (bad);
}

static void
test_shipped (void)
{
  g_autoptr (GError) error = NULL;
  const char *data = g_getenv ("VENULE_DATA_DIR");
  g_autofree char *settings_path = g_build_filename (data, "protocols", "thread-veins", "settings.xml", NULL);
  g_autofree char *path = g_build_filename (data, "clinics", "sample.xml", NULL);
  g_autofree char *schemas = g_build_filename (data, "schemas", NULL);
  g_autoptr (GPtrArray) settings = venule_settings_new_from_file (settings_path, &error);
  g_autoptr (VenuleClinic) clinic = NULL;
  g_autoptr (GPtrArray) missing = NULL;

  g_assert_no_error (error);
  clinic = venule_clinic_new_validated (path, schemas, settings, &error);
  g_assert_no_error (error);
  missing = venule_clinic_list_missing (clinic);
  g_assert_cmpuint (missing->len, ==, 0);
  g_assert_true (venule_clinic_get_is_sample (clinic));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/clinic/fields", test_fields);
  g_test_add_func ("/protocol/clinic/missing", test_missing);
  g_test_add_func ("/protocol/clinic/vials", test_vials);
  g_test_add_func ("/protocol/clinic/changed", test_changed);
  g_test_add_func ("/protocol/clinic/limits", test_limits);
  g_test_add_func ("/protocol/clinic/refused", test_refused);
  g_test_add_func ("/protocol/clinic/logo", test_logo);
  g_test_add_func ("/protocol/clinic/schema", test_schema);
  g_test_add_func ("/protocol/clinic/shipped", test_shipped);
  return g_test_run ();
}
