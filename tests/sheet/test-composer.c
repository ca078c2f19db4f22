/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-fixture.h"

#include <libxml/parser.h>
#include <string.h>

typedef struct
{
  VenuleConsultation *consultation;
  char *folder; /* of translations */
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->consultation = venule_test_new_consultation ();
  fixture->folder = venule_test_new_folder ();
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_clear_object (&fixture->consultation);
  venule_test_remove_folder (g_steal_pointer (&fixture->folder));
}

static VenuleSheet *
compose (Fixture *fixture, const VenuleComposeOptions *options)
{
  g_autoptr (VenuleEvaluation) evaluation = venule_test_evaluate (fixture->consultation, NULL);
  g_autoptr (GError) error = NULL;
  VenuleSheet *sheet = venule_composer_compose (venule_test_get_template (), evaluation, options, &error);

  g_assert_no_error (error);
  return sheet;
}

static VenuleSheet *
compose_draft (Fixture *fixture)
{
  return compose (fixture, &(VenuleComposeOptions){ .is_draft = TRUE });
}

/* The nth of that id; NULL. Borrowed from the sheet. */
static VenulePassage *
find_nth (VenuleSheet *sheet, const char *id, guint n)
{
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);

  for (guint i = 0; i < passages->len; i++)
    {
      VenulePassage *passage = g_ptr_array_index (passages, i);

      if (strcmp (passage->id, id) == 0 && n-- == 0)
        return passage;
    }
  return NULL;
}

static VenulePassage *
find (VenuleSheet *sheet, const char *id)
{
  return find_nth (sheet, id, 0);
}

static const char *
find_reason (const VenulePassage *passage, const char *path)
{
  for (guint i = 0; i < passage->reasons->len; i++)
    {
      const VenuleReason *reason = g_ptr_array_index (passage->reasons, i);

      if (strcmp (reason->path, path) == 0)
        return reason->value;
    }
  return NULL;
}

static gboolean
has_wording (GPtrArray *wordings, const char *text)
{
  for (guint i = 0; i < wordings->len; i++)
    if (strcmp (((VenuleWording *) g_ptr_array_index (wordings, i))->text, text) == 0)
      return TRUE;
  return FALSE;
}

static void
test_prints (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *answer; /* to health/nsaid-unsuitable */
    gboolean permitted, forbidden;
  } cases[] = {
    { "no", TRUE, FALSE },
    { "yes", FALSE, TRUE },
    /* What permits hides, what warns shows. */
    { NULL, FALSE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VenuleSheet) sheet = NULL;

      venule_test_answer (fixture->consultation, "health/nsaid-unsuitable", cases[i].answer);
      sheet = compose_draft (fixture);
      g_assert_cmpint (find (sheet, "pain.ibuprofen") != NULL, ==, cases[i].permitted);
      g_assert_cmpint (find (sheet, "pain.no-ibuprofen") != NULL, ==, cases[i].forbidden);
      g_assert_cmpstr (find_reason (find (sheet, cases[i].permitted ? "pain.ibuprofen" : "pain.no-ibuprofen"),
                                    "health/nsaid-unsuitable"),
                       ==, cases[i].answer != NULL ? cases[i].answer : "—");
    }
}

static void
test_sections (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleSheet) before = compose_draft (fixture);
  g_autoptr (VenuleSheet) with = NULL;
  g_autoptr (VenuleSheet) untreated = NULL;

  g_assert_null (find (before, "asthma.heading"));
  venule_test_answer (fixture->consultation, "health/asthma", "yes");
  with = compose_draft (fixture);
  g_assert_nonnull (find (with, "asthma.heading"));
  g_assert_cmpuint (with->sections->len, ==, before->sections->len + 1);
  /* Nothing under a section's condition is left, its heading and tables neither. */
  venule_test_answer (fixture->consultation, "session[s2]/given", "no");
  untreated = compose_draft (fixture);
  g_assert_null (find (untreated, "today.heading"));
  g_assert_null (find (untreated, "dates.heading"));
  g_assert_null (find (untreated, "dates.judge"));
  g_assert_null (find (untreated, "today.caption"));
  g_assert_nonnull (find (untreated, "urgent.breath"));
  g_assert_null (find (untreated, "head.foreign"));
}

static void
test_rows (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleSheet) sheet = compose_draft (fixture);

  g_assert_cmpstr (find_nth (sheet, "today.injected", 0)->first->text, ==, "Fibrovein 0.2% (2 mg/ml), 4.5 ml");
  g_assert_cmpstr (find_nth (sheet, "today.injected", 1)->first->text, ==, "Fibrovein 1% (10 mg/ml), 2 ml");
  g_assert_null (find_nth (sheet, "today.injected", 2));
  g_assert_cmpstr (find_nth (sheet, "today.foam", 0)->first->text, ==, "2 ml");
  g_assert_null (find_nth (sheet, "today.foam", 1));
  g_assert_nonnull (find_nth (sheet, "today.foam.label", 0));
  g_assert_null (find_nth (sheet, "today.foam.label", 1));
  g_assert_cmpstr (find_reason (find_nth (sheet, "today.injected", 1), "session/injected/strength"), ==, "1");
  g_assert_cmpstr (find (sheet, "today.areas")->first->text, ==, "left outer thigh; left knee");
  g_assert_cmpstr (find_reason (find (sheet, "today.areas"), "session/area"), ==, "left/outer-thigh left/knee");
}

static void
test_dates (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleSheet) before = compose_draft (fixture);
  g_autoptr (VenuleSheet) with_flights = NULL;
  const VenulePassage *date = find (before, "dates.stocking.date");

  g_assert_cmpstr (date->first->text, ==, "Monday, 30 November 2026");
  g_assert_cmpuint (date->first->spans->len, ==, 1);
  g_assert_cmpint (g_array_index (date->first->spans, VenuleSpan, 0).kind, ==, VENULE_SPAN_DATE);
  g_assert_cmpstr (find (before, "dates.judge.date")->first->text, ==, "May 2027 – November 2027");
  g_assert_cmpstr (find (before, "wear.days")->first->text, ==, "Wear it for: 7 days");
  g_assert_cmpint (g_array_index (find (before, "wear.days")->first->spans, VenuleSpan, 0).kind, ==,
                   VENULE_SPAN_DURATION);
  /* The earliest of no flights is no gap: there is nothing to say. */
  g_assert_null (find (before, "dates.flight"));
  for (const char *const *day = (const char *const[]){ "2026-12-18", "2026-12-04", NULL }; *day != NULL; day++)
    {
      g_autofree char *path = g_strdup_printf ("plan/flight[f%s]/date", *day);
      g_autofree char *key = g_strdup_printf ("f%s", *day);
      g_autoptr (GError) error = NULL;

      venule_consultation_add_member (fixture->consultation, "plan/flight", key, &error);
      g_assert_no_error (error);
      venule_test_answer (fixture->consultation, path, *day);
    }
  with_flights = compose_draft (fixture);
  g_assert_cmpstr (find (with_flights, "dates.flight.date")->first->text, ==, "Friday, 4 December 2026");
}

static guint
find_place (VenuleSheet *sheet, const char *id)
{
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);
  guint place;

  g_assert_true (g_ptr_array_find (passages, find (sheet, id), &place));
  return place;
}

/* Rows stand by their dates, not by their place in the template: gaps last, and nothing lost. */
static void
test_date_order (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    const char *flight, *days; /* to the flight's date and for how long the stocking is worn */
    const char *order[3];
  } cases[] = {
    { "2026-12-04", "7", { "dates.stocking", "dates.flight", "dates.judge" } },
    { "2026-11-29", "7", { "dates.flight", "dates.stocking", "dates.judge" } },
    { "2026-11-30", "7", { "dates.stocking", "dates.flight", "dates.judge" } },
    { "2028-01-02", "7", { "dates.stocking", "dates.judge", "dates.flight" } },
    { "2026-12-04", NULL, { "dates.flight", "dates.judge", "dates.stocking" } },
    { NULL, NULL, { "dates.judge", "dates.stocking", "dates.flight" } },
  };

  venule_consultation_add_member (fixture->consultation, "plan/flight", "f1", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (VenuleSheet) sheet = NULL;

      venule_test_answer (fixture->consultation, "plan/flight[f1]/date", cases[i].flight);
      venule_test_answer (fixture->consultation, "session[s2]/stocking-days", cases[i].days);
      sheet = compose_draft (fixture);
      for (guint k = 1; k < G_N_ELEMENTS (cases[i].order); k++)
        g_assert_cmpuint (find_place (sheet, cases[i].order[k - 1]), <, find_place (sheet, cases[i].order[k]));
    }
}

static void
test_gaps (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleEvaluation) evaluation = NULL;
  g_autoptr (VenuleSheet) draft = NULL;
  g_autoptr (GError) error = NULL;
  const VenuleWording *date;
  VenuleComposeOptions final = { .is_draft = FALSE };
  const VenuleQuestion *question
      = venule_form_find_question (venule_protocol_get_form (venule_test_get_protocol ()), "session/stocking-days");
  g_autofree char *gap = g_strdup_printf ("[not answered: %s]", question->label);

  venule_test_answer (fixture->consultation, "session[s2]/stocking-days", NULL);
  draft = compose_draft (fixture);
  date = find (draft, "dates.stocking.date")->first;
  g_assert_cmpstr (date->text, ==, gap);
  g_assert_cmpint (g_array_index (date->spans, VenuleSpan, 0).kind, ==, VENULE_SPAN_GAP);
  g_assert_cmpstr (draft->draft->text, ==, "DRAFT");
  evaluation = venule_test_evaluate (fixture->consultation, NULL);
  g_assert_null (venule_composer_compose (venule_test_get_template (), evaluation, &final, &error));
  g_assert_error (error, VENULE_COMPOSER_ERROR, VENULE_COMPOSER_ERROR_GAP);
  g_assert_nonnull (strstr (error->message, "dates.stocking"));
  g_assert_nonnull (strstr (error->message, question->label));
  g_assert_nonnull (strstr (error->message, "session/stocking-days"));
}

static void
test_foot (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleSheet) final = compose (fixture, &(VenuleComposeOptions){ .is_draft = FALSE });
  g_autoptr (VenuleSheet) draft = NULL;
  g_autofree char *page = venule_sheet_format_page (final, 2, 3);
  g_autofree char *code = g_strconcat ("Code ", final->code, NULL);

  g_assert_cmpstr (page, ==, "Page 2 of 3");
  g_assert_cmpstr (final->title->text, ==, "After your treatment");
  g_assert_cmpuint (strlen (final->code), ==, 8);
  g_assert_true (has_wording (final->foot, "Anna"));
  g_assert_true (has_wording (final->foot, "Monday, 23 November 2026"));
  g_assert_true (has_wording (final->foot, "English"));
  g_assert_true (has_wording (final->foot, "Sheet version 9.1 (2026-01-02)"));
  g_assert_true (has_wording (final->foot, code));
  g_assert_cmpuint (final->identity->len, ==, 1);
  g_assert_cmpstr (g_ptr_array_index (final->identity, 0), ==, "Anna");
  g_assert_null (final->draft);
  g_assert_false (has_wording (final->marks, "DRAFT"));
  g_assert_false (has_wording (final->marks, "EXAMPLE"));
  g_assert_false (has_wording (final->marks, "DRAFT TRANSLATION"));
  g_assert_true (has_wording (final->marks, "SAMPLE CLINIC"));
  venule_consultation_set_is_example (fixture->consultation, TRUE);
  draft = compose_draft (fixture);
  g_assert_true (has_wording (draft->marks, "DRAFT"));
  g_assert_true (has_wording (draft->marks, "EXAMPLE"));
  g_assert_cmpstr (draft->code, !=, final->code);
}

static void
test_leg_map (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleSheet) sheet = compose_draft (fixture);
  g_autoptr (VenuleSheet) none = NULL;
  const VenuleLegMark *thread = g_ptr_array_index (sheet->leg_marks, 0);
  const VenuleLegMark *stroke = g_ptr_array_index (sheet->leg_marks, 2);

  /* Those of this treatment, and those of none where it was: no leg, and no side of one, that was not treated. */
  g_assert_cmpuint (sheet->leg_marks->len, ==, 3);
  g_assert_cmpstr (thread->kind, ==, "thread");
  g_assert_cmpuint (thread->points->len, ==, 2);
  g_assert_cmpfloat (g_array_index (thread->points, double, 0), ==, 0.25);
  g_assert_cmpuint (stroke->points->len, ==, 4);
  g_assert_cmpfloat (g_array_index (stroke->points, double, 3), ==, 0.4);
  g_assert_nonnull (find (sheet, "today.caption"));
  g_assert_cmpstr (((VenuleWording *) g_hash_table_lookup (sheet->leg_labels, "left/front"))->text, ==,
                   "Left leg, front");
  g_assert_null (g_hash_table_lookup (sheet->leg_labels, "left"));
  for (const char *const *path
       = (const char *const[]){ "leg-map/mark[m1]", "leg-map/mark[m3]", "leg-map/stroke[m4]", NULL };
       *path != NULL; path++)
    g_assert_true (venule_consultation_remove_member (fixture->consultation, *path, NULL));
  none = compose_draft (fixture);
  g_assert_cmpuint (none->leg_marks->len, ==, 0);
  /* No picture, but where the treatment was is still said. */
  g_assert_nonnull (find (none, "today.caption"));
}

static VenuleTranslation *
translate (Fixture *fixture, const char *language, GHashTable *replaced, const char *reviews)
{
  g_autofree char *po = venule_test_make_po (language, replaced);
  g_autofree char *base = g_strconcat (language, ".po", NULL);
  g_autofree char *reviews_base = g_strconcat ("reviews/", language, ".xml", NULL);

  venule_test_write (fixture->folder, base, po, -1);
  if (reviews != NULL)
    venule_test_write (fixture->folder, reviews_base, reviews, -1);
  return venule_test_translate (fixture->folder, language);
}

/* Safety passages in both languages until reviewed, the rest in the patient's. */
static void
test_both_languages (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleTranslation) translation = translate (fixture, "pl", NULL, NULL);
  g_autoptr (VenuleSheet) sheet = compose (fixture, &(VenuleComposeOptions){ .translation = translation });
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);

  for (guint i = 0; i < passages->len; i++)
    {
      const VenulePassage *passage = g_ptr_array_index (passages, i);

      g_assert_cmpstr (passage->first->language, ==, "pl");
      if (passage->review == VENULE_REVIEW_SOURCE)
        continue; /* dates and numbers alone: nothing of them is translated */
      g_assert_cmpint (passage->review, ==, VENULE_REVIEW_UNREVIEWED);
      g_assert_cmpint (passage->second != NULL, ==, passage->safety);
    }
  g_assert_cmpstr (find (sheet, "urgent.breath")->second->text, ==, "You are short of breath.");
  g_assert_cmpstr (find (sheet, "urgent.breath")->second->language, ==, "en-GB");
  g_assert_cmpstr (find (sheet, "dates.stocking.date")->first->text, ==, "poniedziałek, 30 listopada 2026");
  g_assert_nonnull (find (sheet, "head.foreign"));
  g_assert_true (has_wording (sheet->marks, "[pl] DRAFT TRANSLATION"));
  g_assert_true (has_wording (sheet->marks, "DRAFT TRANSLATION"));
  g_assert_false (has_wording (sheet->foot, "[pl] Some of this sheet is in angielski."));
}

static void
test_reviewed (Fixture *fixture, gconstpointer data)
{
  GPtrArray *const lists[] = { venule_template_get_passages (venule_test_get_template ()),
                               venule_template_get_words (venule_test_get_template ()) };
  g_autoptr (GString) reviews = g_string_new ("<reviews language=\"pl\">\n");
  g_autoptr (VenuleTranslation) translation = NULL;
  g_autoptr (VenuleSheet) sheet = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    for (guint j = 0; j < lists[i]->len; j++)
      {
        const VenuleTemplatePassage *passage = g_ptr_array_index (lists[i], j);
        const char *source = passage->text != NULL ? passage->text->source : "";
        g_autofree char *text = g_strconcat ("[pl] ", source, NULL);
        g_autofree char *source_hash = venule_text_hash (source, 16);
        g_autofree char *hash = venule_text_hash (text, 16);

        g_string_append_printf (reviews,
                                "<review passage=\"%s\" source-hash=\"%s\" translation-hash=\"%s\" by=\"A\" "
                                "qualification=\"q\" second=\"B\" at=\"2026-11-22\"/>\n",
                                passage->id, source_hash, hash);
      }
  g_string_append (reviews, "</reviews>\n");
  translation = translate (fixture, "pl", NULL, reviews->str);
  sheet = compose (fixture, &(VenuleComposeOptions){ .translation = translation });
  g_assert_cmpint (find (sheet, "urgent.breath")->review, ==, VENULE_REVIEW_REVIEWED);
  g_assert_null (find (sheet, "urgent.breath")->second);
  g_assert_cmpint (find (sheet, "today.areas")->review, ==, VENULE_REVIEW_REVIEWED);
  g_assert_false (has_wording (sheet->marks, "DRAFT TRANSLATION"));
}

/* Stale and missing print in the clinic's language, whole, and the sheet says so. */
static void
test_stale (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GHashTable) replaced = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (VenuleTranslation) translation = NULL;
  g_autoptr (VenuleSheet) sheet = NULL;

  g_hash_table_insert (replaced, "urgent.breath", "");
  g_hash_table_insert (replaced, "pain.ibuprofen",
                       "#, fuzzy\nmsgctxt \"pain.ibuprofen\"\nmsgid \"You can take ibuprofen.\"\nmsgstr \"[pl]\"\n");
  g_hash_table_insert (replaced, "area.left.knee", "");
  translation = translate (fixture, "pl", replaced, NULL);
  sheet = compose (fixture, &(VenuleComposeOptions){ .translation = translation });
  g_assert_cmpint (find (sheet, "urgent.breath")->review, ==, VENULE_REVIEW_MISSING);
  g_assert_cmpstr (find (sheet, "urgent.breath")->first->text, ==, "You are short of breath.");
  g_assert_cmpstr (find (sheet, "urgent.breath")->first->language, ==, "en-GB");
  g_assert_null (find (sheet, "urgent.breath")->second);
  g_assert_cmpint (find (sheet, "pain.ibuprofen")->review, ==, VENULE_REVIEW_STALE);
  g_assert_cmpstr (find (sheet, "pain.ibuprofen")->first->text, ==, "You can take ibuprofen.");
  /* One term without a translation, and its whole cell and sentence fall back. */
  g_assert_cmpstr (find (sheet, "today.areas")->first->text, ==, "left outer thigh; left knee");
  g_assert_cmpint (find (sheet, "today.areas")->review, ==, VENULE_REVIEW_MISSING);
  g_assert_cmpstr (find (sheet, "today.caption")->first->language, ==, "en-GB");
  g_assert_true (has_wording (sheet->foot, "[pl] Some of this sheet is in angielski."));
}

static void
test_bilingual (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleTranslation) translation = translate (fixture, "pl", NULL, NULL);
  g_autoptr (VenuleSheet) sheet
      = compose (fixture, &(VenuleComposeOptions){ .translation = translation, .bilingual = TRUE });
  g_autoptr (VenuleSheet) alone = compose (fixture, &(VenuleComposeOptions){ .bilingual = TRUE });
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);
  g_autofree char *text = venule_sheet_to_text (sheet);

  for (guint i = 0; i < passages->len; i++)
    g_assert_nonnull (((VenulePassage *) g_ptr_array_index (passages, i))->second);
  g_assert_true (sheet->bilingual);
  g_assert_false (alone->bilingual);
  g_assert_nonnull (
      strstr (text, "[pl] Where: [pl] left outer thigh; [pl] left knee\n\nWhere: left outer thigh; left knee"));
}

static void
test_right_to_left (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleTranslation) translation = translate (fixture, "ar", NULL, NULL);
  g_autoptr (VenuleSheet) sheet = compose (fixture, &(VenuleComposeOptions){ .translation = translation });
  g_autofree char *phone = g_strconcat ("\342\201\246", venule_test_get_clinic_text ("phone"), "\342\201\251", NULL);

  g_assert_true (sheet->right_to_left);
  g_assert_true (find (sheet, "urgent.ring")->first->right_to_left);
  g_assert_false (find (sheet, "urgent.ring")->second->right_to_left);
  g_assert_nonnull (strstr (find (sheet, "urgent.ring")->first->text, phone));
  g_assert_null (strstr (find (sheet, "urgent.ring")->second->text, "\342\201\246"));
  g_assert_nonnull (strstr (find (sheet, "head.name")->first->text, "\342\201\250"
                                                                    "Anna"
                                                                    "\342\201\251"));
}

static void
test_outputs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleTranslation) translation = translate (fixture, "ar", NULL, NULL);
  VenuleComposeOptions options = { .translation = translation, .is_draft = TRUE };
  g_autoptr (VenuleSheet) a = compose (fixture, &options);
  g_autoptr (VenuleSheet) b = compose (fixture, &options);
  g_autofree char *text_a = venule_sheet_to_text (a);
  g_autofree char *text_b = venule_sheet_to_text (b);
  g_autofree char *explained_a = venule_sheet_explain (a);
  g_autofree char *explained_b = venule_sheet_explain (b);
  g_autoptr (GBytes) xml_a = venule_sheet_to_xml (a);
  g_autoptr (GBytes) xml_b = venule_sheet_to_xml (b);
  xmlDocPtr doc
      = xmlReadMemory (g_bytes_get_data (xml_a, NULL), (int) g_bytes_get_size (xml_a), "sheet", NULL, XML_PARSE_NONET);

  g_assert_cmpstr (text_a, ==, text_b);
  g_assert_cmpstr (explained_a, ==, explained_b);
  g_assert_true (g_bytes_equal (xml_a, xml_b));
  g_assert_cmpstr (a->code, ==, b->code);
  g_assert_nonnull (doc);
  g_assert_cmpstr ((const char *) xmlDocGetRootElement (doc)->name, ==, "composed-sheet");
  xmlFreeDoc (doc);
}

/* Another answer that prints, another code. */
static void
test_code (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleSheet) before = compose_draft (fixture);
  g_autoptr (VenuleSheet) after = NULL;

  venule_test_answer (fixture->consultation, "session[s2]/stocking-days", "8");
  after = compose_draft (fixture);
  g_assert_cmpstr (before->code, !=, after->code);
}

static void
test_text (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleSheet) sheet = NULL;
  g_autofree char *text = NULL;
  g_autofree char *expected = NULL;
  const char *phone = venule_test_get_clinic_text ("phone");

  venule_test_answer (fixture->consultation, "session[s2]/given", "no");
  venule_test_answer (fixture->consultation, "note-to-patient", "Ring <us> & ask “why”.");
  sheet = compose_draft (fixture);
  text = venule_sheet_to_text (sheet);
  expected = g_strdup_printf ("DRAFT\n\nYour sheet\n\nAnna, with {braces}\n\nRing now\n\n• You are short of breath.\n\n"
                              "Ring %s now.\n\nPain\n\nYou can take ibuprofen.\n\nFrom your specialist\n\n"
                              "Ring <us> & ask “why”.\n\nPhone: %s\n\nAnna · Monday, 23 November 2026 · English · "
                              "Sheet version 9.1 (2026-01-02) · Code %s · DRAFT · SAMPLE CLINIC\n",
                              phone, phone, sheet->code);
  g_assert_cmpstr (text, ==, expected);
}

static void
test_explain (Fixture *fixture, gconstpointer data)
{
  g_autoptr (VenuleSheet) sheet = compose_draft (fixture);
  g_autofree char *text = venule_sheet_explain (sheet);
  g_autofree char *expected
      = g_strdup_printf ("pain.ibuprofen\n  says: You can take ibuprofen.\n  when: %s\n"
                         "  read: health/nsaid-unsuitable = no\n  source: leaflet, wording %s, "
                         "safety\n  language: en-GB, source\n\n",
                         venule_passage_get_condition (find (sheet, "pain.ibuprofen"), VENULE_SPEECH_SOURCE),
                         find (sheet, "pain.ibuprofen")->version);

  g_assert_nonnull (strstr (text, expected));
  g_assert_nonnull (strstr (text, "Your dates\n==========\n\n"));
  g_assert_nonnull (strstr (text, "  read: session/given = yes\n        session/stocking = class-2\n"));
}

#define ADD(path, func) g_test_add ("/sheet/composer/" path, Fixture, NULL, set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  ADD ("prints", test_prints);
  ADD ("sections", test_sections);
  ADD ("rows", test_rows);
  ADD ("dates", test_dates);
  ADD ("date-order", test_date_order);
  ADD ("gaps", test_gaps);
  ADD ("foot", test_foot);
  ADD ("leg-map", test_leg_map);
  ADD ("both-languages", test_both_languages);
  ADD ("reviewed", test_reviewed);
  ADD ("stale", test_stale);
  ADD ("bilingual", test_bilingual);
  ADD ("right-to-left", test_right_to_left);
  ADD ("outputs", test_outputs);
  ADD ("code", test_code);
  ADD ("text", test_text);
  ADD ("explain", test_explain);
  return g_test_run ();
}
