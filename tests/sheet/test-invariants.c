/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

/* The shipped sheet's invariants hold over every combination; and each kind of safety rule, broken on
 * purpose in a copy of the sheet, gives a counterexample that opens as a consultation. */

#include "venule-consultation-file.h"
#include "venule-prover.h"
#include "venule-xml-reader.h"

#include <glib/gstdio.h>
#include <string.h>

/* In what begins with @at, all from the first @from to the first @to after it becomes @new; then
 * @invariant fails. */
typedef struct
{
  const char *name;
  const char *at;
  const char *from, *to;
  const char *new;
  const char *invariant;
  const char *when; /* (nullable): the setting that it takes */
} Break;

static const Break breaks[] = {
  { "ibuprofen", "<p id=\"pain.ibuprofen\"", "<when>", "</when>",
    "<when><rule ref=\"aftercare\"/><is answer=\"health/nsaid-unsuitable\">no</is></when>", "ibuprofen-positive" },
  { "ibuprofen-unanswered", "<p id=\"lump.ibuprofen\"", "<when>", "</when>",
    "<when><rule ref=\"aftercare\"/><not><any><is answer=\"health/nsaid-unsuitable\">yes</is>"
    "<all><answered answer=\"health/anticoagulant\"/><is "
    "answer=\"health/anticoagulant\">yes</is></all></any></not></when>",
    "ibuprofen-positive" },
  { "paracetamol", "<p id=\"pain.paracetamol\"", "<when>", "</when>", "<when><rule ref=\"aftercare\"/></when>",
    "paracetamol-positive" },
  { "driving", "<p id=\"home.drive\"", "<when>", "</when>",
    "<when><rule ref=\"aftercare\"/><is answer=\"session/discharge/may-drive\">yes after-check</is></when>",
    "driving-positive" },
  { "stocking-leg", "<rule id=\"stocking-advised\"", "<each of=\"scan/leg\"", "</each>",
    "<some of=\"scan/leg\"><is answer=\"compression\">safe reduced</is></some>", "stocking-safe-left" },
  { "stocking-none", "<rule id=\"stocking-advised\"", "<is answer", "</each>",
    "<answered answer=\"session/stocking\"/>", "stocking-worn" },
  { "urgent", "<item id=\"urgent.breathing\"", "<text>", ">",
    "<when><is answer=\"session/given\">yes</is></when><text>", "urgent-always" },
  { "contact", "<row id=\"contact.phone\"", "<label", " ", "<when><is answer=\"session/given\">yes</is></when><label ",
    "contact-always" },
  { "aftercare", "<section id=\"wash\"", "<when>", "</when>", "<when><answered answer=\"session/date\"/></when>",
    "aftercare-treated" },
  { "flying", "<p id=\"flying.fine\"", "<when>", "</when>",
    "<when><some of=\"plan/flight\"><date answer=\"date\" on-or-after=\"session/date\"/></some></when>",
    "flight-contradiction" },
  { "foam", "<rule id=\"foam-given\"", "<is answer=\"form\">", "</is>", "<is answer=\"form\">foam liquid</is>",
    "foam-given" },
  { "clot-softened", "<p id=\"untreated.unwell\"", "<when>", "</when>",
    "<when><is answer=\"session/why-not\">unwell</is></when>", "untreated-clot-not-softened" },
  { "clot-can-wait", "<p id=\"untreated.next\"", "<when>", "</when>", "", "untreated-clot-not-softened" },
  { "clot-unsaid", "<p id=\"untreated.clot\"", "<when>", "</when>",
    "<when><is answer=\"session/why-not\">clot</is></when>", "untreated-clot-said" },
  { "pregnant-unsaid", "<p id=\"untreated.pregnant\"", "<when>", "</when>",
    "<when><is answer=\"session/why-not\">pregnant</is></when>", "untreated-pregnant-said" },
  { "infection-unsaid", "<p id=\"untreated.infection-pregnant\"", "<when>", "</when>",
    "<when><is answer=\"session/why-not\">infection</is><rule ref=\"pregnant-now\"/><not><rule "
    "ref=\"clot-now\"/></not></when>",
    "untreated-infection-said" },
  { "exercise-in-dressings", "<rule id=\"exercise-by-days\"", "<all>", "</all>", "<rule ref=\"dressed\"/>",
    "exercise-after-dressings" },
  { "lifting-in-dressings", "<date id=\"dates.lifting-by-days\"", "<when>", "</when>",
    "<when><is answer=\"plan/work\">lifting</is></when>", "lifting-last" },
  { "exercise-too-soon", "<rule id=\"dressed-past-exercise\"", "<number", "/>", "", "exercise-after-clinic-days" },
  { "exercise-unsaid", "<rule id=\"no-hard-sport\"", "<not>", "</not>", "", "exercise-said" },
  { "cycling-in-dressings", "<date id=\"dates.cycling\"", "<not>", "</not>", "", "cycling-last" },
  { "swimming-in-dressings", "<date id=\"dates.swimming\"", "<not>", "</not>", "", "swimming-last" },
  { "bare-swimming-in-dressings", "<date id=\"dates.swimming-bare\"", "<not>", "</not>", "", "swimming-last" },
  { "shower-in-dressings", "<p id=\"wash.shower\"", "<is", "</is>", "", "shower-after-dressings" },
  { "shower-too-soon", "<p id=\"wash.shower-days\"", "<all><rule", "</all>", "", "shower-said" },
  { "feeder-to-come", "<rule id=\"feeder-to-come\"", "<is answer=\"intent\"", "</is>",
    "<is answer=\"intent\">this-course</is><number answer=\"session/number\" at-most=\"1\"/>", "feeder-to-come-said" },
  { "feeder-treated", "<rule id=\"feeder-to-come\"", "<not><some of=\"course", "</not>", "",
    "feeder-treated-not-to-come" },
  { "doubt", "<p id=\"feeder.this-course\"", "<not>", "</not>", "", "doubt-promises-nothing" },
  { "other-treatment", "<rule id=\"other-treatment\"", "<is answer", "</is>", "<is answer=\"method\">endovenous</is>",
    "other-treatment-said" },
  { "other-treatment-work", "<p id=\"work.standing\"", "<rule", "/>", "<rule ref=\"well-afterwards\"/>",
    "other-treatment-work" },
  { "flights-early", "<p id=\"flying.early\"", "<when>", "</when>", "<when><rule ref=\"flight-too-early\"/></when>",
    "flights-early-said" },
  { "stocking-other-leg", "<p id=\"stocking.not-right\"", "<rule ref", "/>",
    "<is answer=\"scan/leg[right]/compression\">unsafe</is>", "stocking-other-leg" },
  { "no-stocking-other-leg", "<p id=\"no-stocking.unsafe-right\"", "<not>", "</not>",
    "<is answer=\"scan/leg[left]/compression\">safe</is>", "no-stocking-said" },
  /* Two parents need not have the same number of members. */
  { "uneven-legs", "<invariants>", "<invariants", ">",
    "<invariants><invariant id=\"uneven\"><label>-</label><never><some of=\"scan/leg\"><count of=\"perforator\" "
    "at-least=\"2\"/></some><some of=\"scan/leg\"><count of=\"perforator\" "
    "less-than=\"1\"/></some></never></invariant>",
    "uneven" },
  { "uneven-treatments", "<invariants>", "<invariants", ">",
    "<invariants><invariant id=\"uneven\"><label>-</label><never><some of=\"session/injected\"><answered "
    "answer=\"product\"/></some><some of=\"course/session\"><is answer=\"given\">yes</is><count of=\"injected\" "
    "less-than=\"1\"/></some></never></invariant>",
    "uneven" },
  { "foam-another-day", "<invariants>", "<invariants", ">",
    "<invariants><invariant id=\"other\"><label>-</label><never><some of=\"course/session/injected\"><is "
    "answer=\"form\">foam</is></some></never></invariant>",
    "other" },
  /* As it was for one clinic, and no other: the sample's fourteen days and one day. */
  { "flying-other-clinic", "<rule id=\"flight-too-early\"", "<date answer=\"date\" before", "/>",
    "<date answer=\"date\" before=\"session/date\" plus-weeks=\"2\"/>", "flight-early-said",
    "when clinic/days-before-flying is 28 days" },
  { "shower-other-clinic", "<p id=\"wash.shower-days\"", "<all><rule", "</all>",
    "<all><rule ref=\"dressed\"/><number answer=\"session/dressing-days\" less-than=\"1\"/></all>", "shower-said",
    "clinic/shower-days is 7 days" },
};

static VenuleProtocol *protocol;
static VenuleClinic *clinic;
static char *sheet_text;

static void
load (void)
{
  const char *data = g_getenv ("VENULE_DATA_DIR");
  g_autofree char *folder = g_build_filename (data, "protocols", "thread-veins", NULL);
  g_autofree char *schemas = g_build_filename (data, "schemas", NULL);
  g_autofree char *profile = g_build_filename (data, "clinics", "sample.xml", NULL);
  g_autofree char *sheet = g_build_filename (folder, "sheet.xml", NULL);
  g_autoptr (GError) error = NULL;

  protocol = venule_protocol_new_from_folder (folder, schemas, &error);
  g_assert_no_error (error);
  clinic = venule_clinic_new_from_file (profile, venule_protocol_get_settings (protocol), &error);
  g_assert_no_error (error);
  g_file_get_contents (sheet, &sheet_text, NULL, &error);
  g_assert_no_error (error);
}

static VenuleTemplate *
open_sheet (const char *text)
{
  g_autofree char *folder = g_dir_make_tmp ("venule-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "sheet.xml", NULL);
  g_autoptr (GError) error = NULL;
  VenuleTemplate *tmpl;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
  tmpl = venule_template_new_from_file (protocol, path, &error);
  g_assert_no_error (error);
  g_unlink (path);
  g_rmdir (folder);

  return tmpl;
}

static GPtrArray *
prove (VenuleTemplate *tmpl, const char *only)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *proofs = venule_prover_prove (tmpl, clinic, venule_civil_date_new (2026, 11, 23), only, &error);

  g_assert_no_error (error);
  return proofs;
}

static void
test_holds (void)
{
  g_autoptr (VenuleTemplate) tmpl = open_sheet (sheet_text);
  g_autoptr (GPtrArray) proofs = prove (tmpl, NULL);
  guint64 total = 0;
  guint slices = 0, clinics = 0;

  g_assert_cmpuint (proofs->len, >=, 40);
  for (guint i = 0; i < proofs->len; i++)
    {
      const VenuleProof *proof = g_ptr_array_index (proofs, i);

      g_assert_null (proof->counterexample);
      g_assert_cmpuint (proof->combinations, >, 0);
      total += proof->combinations;
      slices += proof->slices;
      clinics += proof->clinics;
    }
  g_assert_cmpuint (total, >, 1000000);
  g_assert_cmpuint (clinics, >, slices);
}

static char *
break_sheet (const Break *change)
{
  const char *at = strstr (sheet_text, change->at);
  const char *from = at == NULL ? NULL : strstr (at, change->from);
  const char *to = from == NULL ? NULL : strstr (from, change->to);
  g_autofree char *before = NULL;

  g_assert_nonnull (to);
  before = g_strndup (sheet_text, (gsize) (from - sheet_text));

  return g_strconcat (before, change->new, to + strlen (change->to), NULL);
}

/* What a counterexample is for: somebody opens it and sees. */
static void
assert_opens (VenuleConsultation *consultation)
{
  g_autoptr (GBytes) written = venule_consultation_to_xml (consultation);
  g_autoptr (GError) error = NULL;
  g_autoptr (xmlDoc) doc = venule_xml_read_bytes (written, "counterexample.xml", &error);
  g_autoptr (VenuleConsultation) read = NULL;
  g_autoptr (GBytes) rng = venule_form_to_relax_ng (venule_protocol_get_form (protocol));
  g_autoptr (VenuleXmlSchema) schema = venule_xml_schema_new_from_bytes (rng, "consultation.rng", &error);

  g_assert_no_error (error);
  g_assert_true (venule_xml_schema_validate (schema, doc, &error));
  read = venule_consultation_from_document (doc, venule_protocol_get_form (protocol), &error);
  g_assert_no_error (error);
}

static void
test_break (gconstpointer data)
{
  const Break *change = data;
  g_autofree char *text = break_sheet (change);
  g_autoptr (VenuleTemplate) tmpl = open_sheet (text);
  g_autoptr (GPtrArray) proofs = prove (tmpl, change->invariant);
  const VenuleProof *proof;

  g_assert_cmpuint (proofs->len, ==, 1);
  proof = g_ptr_array_index (proofs, 0);
  g_assert_nonnull (proof->counterexample);
  g_assert_nonnull (proof->explanation);
  if (change->when != NULL && strstr (proof->explanation, change->when) == NULL)
    g_error ("“%s” names no “%s”", proof->explanation, change->when);
  assert_opens (proof->counterexample);
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  load ();
  g_test_add_func ("/sheet/invariants/hold", test_holds);
  for (gsize i = 0; i < G_N_ELEMENTS (breaks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/sheet/invariants/broken/%s", breaks[i].name);

      g_test_add_data_func (path, &breaks[i], test_break);
    }
  status = g_test_run ();
  g_clear_object (&clinic);
  g_clear_object (&protocol);
  g_free (sheet_text);

  return status;
}
