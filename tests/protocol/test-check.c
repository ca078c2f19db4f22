/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-check.h"

#include <string.h>

#include "venule-test-case.h"

#define PATIENT              "<patient><given-name>Example</given-name><born>1968-04-09</born></patient>"
#define SESSION(id, content) "<session id='" id "'><date>2026-11-20</date><given>yes</given>" content "</session>"
#define INJECTED(id, product, strength, volume, rest)                                                                  \
  "<injected id='" id "'><product>" product "</product><strength>" strength "</strength><form>liquid</form>"           \
  "<volume-ml>" volume "</volume-ml>" rest "</injected>"
#define THINNED "<health><nsaid-unsuitable>yes</nsaid-unsuitable><anticoagulant>yes</anticoagulant></health>"

static void
assert_reads (const VenuleCheck *check, const char *expected)
{
  g_autoptr (GString) reads = g_string_new (NULL);

  for (guint i = 0; i < check->reads->len; i++)
    {
      const VenuleDecisionRead *read = check->reads->pdata[i];

      g_string_append_printf (reads, "%s=%s ", read->answer, read->value);
    }
  g_assert_cmpstr (reads->str, ==, expected);
}

static void
test_three_results (void)
{
  g_autoptr (VenuleTestCase) tc
      = venule_test_case_new ("draft", "<health><nsaid-unsuitable>yes</nsaid-unsuitable></health>");
  VenuleCheck *check = venule_test_case_find (tc, "blood-thinner");

  g_assert_nonnull (check);
  g_assert_cmpint (check->result, ==, VENULE_CHECK_NOT_ANSWERED);
  g_assert_cmpstr (check->message, ==, "Not answered yet: “Blood thinner”.");
  g_assert_cmpstr (check->path, ==, "health/anticoagulant");
  g_assert_true (venule_checks_permit (tc->checks));

  venule_test_case_set (tc, "health/anticoagulant", "no");
  g_assert_null (venule_test_case_find (tc, "blood-thinner"));

  venule_test_case_set (tc, "health/anticoagulant", "yes");
  check = venule_test_case_find (tc, "blood-thinner");
  g_assert_cmpint (check->result, ==, VENULE_CHECK_STANDS);
  g_assert_cmpint (check->severity, ==, VENULE_SEVERITY_CAUTION);
  g_assert_cmpstr (check->path, ==, "health/anticoagulant");
  assert_reads (check, "health/anticoagulant=yes ");
}

static void
test_message (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new (
      "draft", "<patient><born>2030-01-31</born></patient>"
               "<health><anticoagulant>yes</anticoagulant><sport>running</sport>"
               "<sport>cycling</sport></health><feeding-vein id='v1'>"
               "<diameter-mm>4.5</diameter-mm></feeding-vein>"
               "<plan><area leg='left'>knee</area><area leg='right'>calf</area></plan>" SESSION (
                   "s1", INJECTED ("i1", "alpha", "3", "2", "<vein>v1</vein>")));

  g_assert_cmpstr (venule_test_case_find (tc, "blood-thinner")->message, ==,
                   "The patient takes not answered. Ask {who}} prescribed it.");
  venule_test_case_set (tc, "health/anticoagulant-what", "apixaban");
  g_assert_cmpstr (venule_test_case_find (tc, "blood-thinner")->message, ==,
                   "The patient takes apixaban. Ask {who}} prescribed it.");
  g_assert_cmpstr (venule_test_case_find (tc, "born-in-future")->message, ==,
                   "31 January 2030 lies in the future. Correct it.");
  g_assert_cmpstr (venule_test_case_find (tc, "knee-and-running")->message, ==,
                   "Planned: left knee, right back of calf. Sport: running, cycling. Say when to run again.");
  g_assert_cmpstr (venule_test_case_find (tc, "wide-vein")->message, ==, "The vein is 4.5 mm wide. Look again.");
  g_assert_cmpstr (venule_test_case_find (tc, "alpha-strong")->message, ==, "3 % of Alpha is strong. Look again.");
}

/* What a check rests on: all that its rule names, in document order, whichever part decided. */
static void
test_reads (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new (
      "draft", "<health><anticoagulant>yes</anticoagulant><sport>running</sport>"
               "<sport>cycling</sport></health>"
               "<feeding-vein id='v1'><diameter-mm>2</diameter-mm></feeding-vein>"
               "<feeding-vein id='v2'><diameter-mm>4.5</diameter-mm></feeding-vein>"
               "<plan><area leg='left'>knee</area><area leg='right'>calf</area></plan>" SESSION (
                   "s0", INJECTED ("i1", "alpha", "1", "30", ""))
                   SESSION ("s1", INJECTED ("i1", "alpha", "1", "4", "<vein>v2</vein>")
                                      INJECTED ("i2", "alpha", "1", "7", "") INJECTED ("i3", "beta", "1", "9", "")));
  VenuleCheck *check;

  assert_reads (venule_test_case_find (tc, "knee-and-running"),
                "health/sport=running health/sport=cycling plan/area=left/knee plan/area=right/calf ");
  check = venule_test_case_find (tc, "wide-vein");
  assert_reads (check, "feeding-vein/diameter-mm=4.5 session/injected/vein=v2 ");
  g_assert_cmpstr (check->path, ==, "session[s1]/injected[i1]/vein");
  g_assert_true (check->of_session);

  g_assert_cmpuint (venule_test_case_count (tc, "volume"), ==, 2 + 1);
  check = venule_test_case_find (tc, "volume");
  g_assert_cmpint (check->result, ==, VENULE_CHECK_STANDS);
  g_assert_cmpstr (check->path, ==, "session[s1]/injected[i1]/volume-ml");
  g_assert_cmpstr (check->message, ==, "4 ml is part of more than the label allows. Write why.");
  assert_reads (check, "session/injected/product=alpha session/injected/product=alpha session/injected/product=beta "
                       "session/injected/strength=1 session/injected/strength=1 session/injected/strength=1 "
                       "session/injected/form=liquid session/injected/form=liquid session/injected/form=liquid "
                       "session/injected/volume-ml=4 session/injected/volume-ml=7 session/injected/volume-ml=9 ");
  assert_reads (venule_test_case_find (tc, "many-rows"),
                "session/injected=i1 session/injected=i2 session/injected=i3 ");
}

static void
test_override (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new (
      "draft", "<health><nsaid-unsuitable>no</nsaid-unsuitable><anticoagulant>yes</anticoagulant></health>");
  VenuleCheck *check = venule_test_case_find (tc, "both-thin");

  g_assert_cmpint (check->severity, ==, VENULE_SEVERITY_STOP);
  g_assert_false (venule_checks_permit (tc->checks));

  venule_test_case_decide (tc, VENULE_DECISION_ACKNOWLEDGEMENT, NULL, check);
  g_assert_null (venule_test_case_find (tc, "both-thin")->decision);
  g_assert_false (venule_checks_permit (tc->checks));

  venule_test_case_decide (tc, VENULE_DECISION_OVERRIDE, NULL, venule_test_case_find (tc, "both-thin"));
  check = venule_test_case_find (tc, "both-thin");
  g_assert_nonnull (check->decision);
  g_assert_cmpint (check->decision->kind, ==, VENULE_DECISION_OVERRIDE);
  g_assert_cmpint (check->result, ==, VENULE_CHECK_STANDS);
  g_assert_true (venule_checks_permit (tc->checks));
}

/* An override holds for the very answers it was about, and for those again when they come back. */
static void
test_lapse (void)
{
  g_autoptr (VenuleTestCase) tc
      = venule_test_case_new ("draft", SESSION ("s1", INJECTED ("i1", "alpha", "1", "10.5", "")));
  VenuleCheck *check = venule_test_case_find (tc, "volume");

  venule_test_case_decide (tc, VENULE_DECISION_OVERRIDE, "s1", check);
  g_assert_nonnull (venule_test_case_find (tc, "volume")->decision);

  venule_test_case_set (tc, "session[s1]/injected[i1]/volume-ml", "11");
  check = venule_test_case_find (tc, "volume");
  g_assert_null (check->decision);
  g_assert_nonnull (check->lapsed);
  g_assert_nonnull (strstr (check->message, "The override by Example Specialist at 23 Nov 2026, 10:52 has lapsed"));
  g_assert_false (venule_checks_permit (tc->checks));

  venule_test_case_set (tc, "session[s1]/injected[i1]/volume-ml", "10.50");
  check = venule_test_case_find (tc, "volume");
  g_assert_nonnull (check->decision);
  g_assert_null (check->lapsed);

  /* an answer that did not decide, but is read */
  venule_test_case_set (tc, "session[s1]/injected[i1]/strength", "2");
  g_assert_null (venule_test_case_find (tc, "volume")->decision);
}

static void
test_session_of_decision (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new (
      "draft", "<health><nsaid-unsuitable>no</nsaid-unsuitable><anticoagulant>yes</anticoagulant>"
               "</health>" SESSION ("s1", INJECTED ("i1", "alpha", "1", "12", ""))
                   SESSION ("s2", INJECTED ("i1", "alpha", "1", "12", "")));

  venule_test_case_choose (tc, "s1");
  venule_test_case_decide (tc, VENULE_DECISION_OVERRIDE, "s1", venule_test_case_find (tc, "volume"));
  venule_test_case_decide (tc, VENULE_DECISION_OVERRIDE, NULL, venule_test_case_find (tc, "both-thin"));
  g_assert_nonnull (venule_test_case_find (tc, "volume")->decision);

  /* the same answers at the next treatment need a decision of their own; the consultation's hold on */
  venule_test_case_choose (tc, "s2");
  g_assert_null (venule_test_case_find (tc, "volume")->decision);
  g_assert_null (venule_test_case_find (tc, "volume")->lapsed);
  g_assert_nonnull (venule_test_case_find (tc, "both-thin")->decision);
  venule_test_case_decide (tc, VENULE_DECISION_OVERRIDE, NULL, venule_test_case_find (tc, "volume"));
  g_assert_null (venule_test_case_find (tc, "volume")->decision);
}

static void
test_fix (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new ("draft", "<patient><born>2030-01-31</born></patient>");
  VenuleCheck *check = venule_test_case_find (tc, "born-in-future");

  g_assert_cmpint (check->severity, ==, VENULE_SEVERITY_FIX);
  venule_test_case_decide (tc, VENULE_DECISION_OVERRIDE, NULL, check);
  venule_test_case_decide (tc, VENULE_DECISION_ACKNOWLEDGEMENT, NULL, venule_test_case_find (tc, "born-in-future"));
  g_assert_null (venule_test_case_find (tc, "born-in-future")->decision);
  g_assert_false (venule_check_wants_answer (venule_test_case_find (tc, "born-in-future")));
  g_assert_false (venule_checks_permit (tc->checks));
}

static void
test_caution (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new ("draft", THINNED);

  g_assert_true (venule_checks_permit (venule_test_case_run (tc)));
  venule_test_case_decide (tc, VENULE_DECISION_ACKNOWLEDGEMENT, NULL, venule_test_case_find (tc, "blood-thinner"));
  g_assert_nonnull (venule_test_case_find (tc, "blood-thinner")->decision);
}

static void
test_unsigned_decision (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new (
      "draft", "<health><nsaid-unsuitable>no</nsaid-unsuitable><anticoagulant>yes</anticoagulant></health>");
  VenuleDecision *decision;

  venule_test_case_decide (tc, VENULE_DECISION_OVERRIDE, NULL, venule_test_case_find (tc, "both-thin"));
  decision = venule_consultation_get_decisions (tc->consultation)->pdata[0];
  g_clear_pointer (&decision->reason, g_free);
  g_assert_null (venule_test_case_find (tc, "both-thin")->decision);
}

static void
test_unknown_decision (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new (
      "draft", THINNED "<override check='no-such-check' by='Example Specialist' "
                       "at='2026-11-23T10:52:00Z'><read answer='health/anticoagulant'>yes</read>"
                       "<reason>why</reason></override>");
  VenuleCheck *check = venule_test_case_find (tc, "unknown-decision");

  g_assert_nonnull (check);
  g_assert_cmpint (check->severity, ==, VENULE_SEVERITY_CAUTION);
  g_assert_nonnull (strstr (check->message, "no-such-check"));
  g_assert_true (venule_checks_permit (tc->checks));
  venule_test_case_decide (tc, VENULE_DECISION_ACKNOWLEDGEMENT, NULL, check);
  g_assert_nonnull (venule_test_case_find (tc, "unknown-decision")->decision);
  g_assert_cmpuint (venule_test_case_count (tc, "unknown-decision"), ==, 1);
}

static guint
count_covered (VenuleTestCase *tc)
{
  guint covered = 0;

  venule_test_case_run (tc);
  for (guint i = 0; i < tc->checks->len; i++)
    covered += ((const VenuleCheck *) tc->checks->pdata[i])->decision != NULL;
  return covered;
}

/* Two findings that rest on the same answers are two: one decision is about one of them. */
static void
test_one_decision_one_finding (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new (
      "draft", "<health><nsaid-unsuitable>no</nsaid-unsuitable></health>" SESSION (
                   "s1", INJECTED ("i1", "alpha", "1", "6", "") INJECTED ("i2", "alpha", "1", "6", "")));

  venule_test_case_decide (tc, VENULE_DECISION_OVERRIDE, "s1", venule_test_case_find (tc, "volume"));
  g_assert_cmpuint (count_covered (tc), ==, 1);
  g_assert_false (venule_checks_permit (tc->checks));
  venule_test_case_decide (tc, VENULE_DECISION_OVERRIDE, "s1", venule_test_case_find (tc, "volume"));
  g_assert_cmpuint (count_covered (tc), ==, 2);
  g_assert_true (venule_checks_permit (tc->checks));
}

static void
test_label_checks (void)
{
  static const struct
  {
    const char *content;
    gboolean stands;
  } rows[] = {
    { THINNED, FALSE },
    { THINNED "<plan><product>alpha</product></plan>", TRUE },
    { THINNED "<plan><product>beta</product></plan>", FALSE },
    { THINNED SESSION ("s1", INJECTED ("i1", "beta", "1", "1", "") INJECTED ("i2", "alpha", "1", "1", "")), TRUE },
    /* another treatment's */
    { THINNED SESSION ("s1", INJECTED ("i1", "alpha", "1", "1", ""))
          SESSION ("s2", INJECTED ("i1", "beta", "1", "1", "")),
      FALSE },
    /* hidden, since nothing was given */
    { THINNED "<session id='s1'><given>no</given>" INJECTED ("i1", "alpha", "1", "1", "") "</session>", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (VenuleTestCase) tc = venule_test_case_new ("draft", rows[i].content);

      g_assert_cmpuint (venule_test_case_count (tc, "alpha-blood-thinner"), ==, rows[i].stands);
    }
}

/* A label's check over injections looks only at those of its own product. */
static void
test_label_check_of_rows (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new (
      "draft", "<plan><product>alpha</product></plan>" SESSION ("s1", INJECTED ("i1", "beta", "3", "1", "")
                                                                          INJECTED ("i2", "alpha", "3", "1", "")));

  g_assert_cmpuint (venule_test_case_count (tc, "alpha-strong"), ==, 1);
  g_assert_cmpstr (venule_test_case_find (tc, "alpha-strong")->path, ==, "session[s1]/injected[i2]/strength");
}

static void
test_unknown_stands (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new ("draft", "");
  VenuleCheck *check = venule_test_case_find (tc, "not-known");

  g_assert_cmpint (check->result, ==, VENULE_CHECK_STANDS);
  g_assert_cmpstr (check->message, ==, "Treated without knowing. Ask now.");
  g_assert_false (venule_checks_permit (tc->checks));
  venule_test_case_set (tc, "health/nsaid-unsuitable", "no");
  g_assert_null (venule_test_case_find (tc, "not-known"));
}

static void
test_words (void)
{
#define NOTE "<note-to-patient>Please take NUROFEN with food.</note-to-patient>"
#define HEALTH(unsuitable, anticoagulant)                                                                              \
  "<health><nsaid-unsuitable>" unsuitable "</nsaid-unsuitable><anticoagulant>" anticoagulant "</anticoagulant></"      \
  "health>"
  static const struct
  {
    const char *content;
    guint n;
    const char *message; /* (nullable): its start */
  } rows[] = {
    { HEALTH ("no", "no") NOTE, 0, NULL },
    { HEALTH ("yes", "no") NOTE, 1, "“Note to the patient” says “NUROFEN”. It names a painkiller" },
    { HEALTH ("no", "yes") NOTE, 1, NULL },
    { NOTE, 1, NULL }, /* not known to be permitted */
    { HEALTH ("yes", "no") "<note-to-patient>Rest.</note-to-patient>", 0, NULL },
    { HEALTH ("yes", "no") "<note-to-patient>A heat-pack and Nurofen.</note-to-patient>", 1, NULL },
    { HEALTH ("yes", "no") SESSION ("s1", "<discharge><may-drive>no</may-drive><event-text>May drive, and take Nurofen."
                                          "</event-text></discharge>"),
      2, "“What happened” (Going home) says “drive”." },
    /* hidden text is no text */
    { HEALTH (
          "yes",
          "no") "<session id='s1'><given>no</given><discharge><event-text>Nurofen</event-text></discharge></session>",
      0, NULL },
    /* another treatment's text */
    { HEALTH ("yes", "no") SESSION ("s1", "<discharge><event-text>Nurofen</event-text></discharge>") SESSION ("s2", ""),
      0, NULL },
    /* an allergy's text is looked at for its own words only */
    { "<health><nsaid-unsuitable>yes</nsaid-unsuitable><allergy-what>Nurofen</allergy-what></health>", 0, NULL },
    { "<health><nsaid-unsuitable>no</nsaid-unsuitable><allergy-what>Nurofen</allergy-what></health>", 1,
      "“Allergic to what” (Health) says “Nurofen”. The allergy is not marked: no." },
  };
#undef NOTE
#undef HEALTH

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (VenuleTestCase) tc = venule_test_case_new ("draft", rows[i].content);
      gboolean found = rows[i].message == NULL;

      g_test_message ("row %u", i);
      g_assert_cmpuint (venule_test_case_count (tc, "words"), ==, rows[i].n);
      for (guint j = 0; j < tc->checks->len; j++)
        {
          const VenuleCheck *check = tc->checks->pdata[j];

          if (g_str_equal (check->id, "words"))
            g_assert_cmpint (check->severity, ==, VENULE_SEVERITY_STOP);
          found |= rows[i].message != NULL && g_str_has_prefix (check->message, rows[i].message);
        }
      g_assert_true (found);
    }
}

/* A word whose own rule is not known yet is neither passed nor a stop. */
static void
test_word_not_answered (void)
{
  g_autoptr (VenuleTestCase) tc
      = venule_test_case_new ("draft", SESSION ("s1", "") "<note-to-patient>Do not drive.</note-to-patient>");
  VenuleCheck *check = venule_test_case_find (tc, "words");

  g_assert_cmpint (check->result, ==, VENULE_CHECK_NOT_ANSWERED);
  g_assert_cmpstr (check->message, ==, "“Note to the patient” says “drive”. Not answered yet: “May drive home”.");
}

static void
test_word_overridden (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new (
      "draft", "<health><nsaid-unsuitable>yes</nsaid-unsuitable><anticoagulant>no</anticoagulant></health>"
               "<note-to-patient>Never take Nurofen.</note-to-patient>");
  VenuleCheck *check = venule_test_case_find (tc, "words");

  assert_reads (check, "note-to-patient=Never take Nurofen. health/nsaid-unsuitable=yes health/anticoagulant=no ");
  g_assert_cmpstr (check->path, ==, "note-to-patient");
  venule_test_case_decide (tc, VENULE_DECISION_OVERRIDE, NULL, check);
  g_assert_nonnull (venule_test_case_find (tc, "words")->decision);
  venule_test_case_set (tc, "note-to-patient", "Take Nurofen.");
  g_assert_null (venule_test_case_find (tc, "words")->decision);
}

/* The same words at the next treatment are new words. */
static void
test_word_of_session (void)
{
#define TEXT "<discharge><event-text>Never Nurofen.</event-text></discharge>"
  g_autoptr (VenuleTestCase) tc = venule_test_case_new (
      "draft", "<health><nsaid-unsuitable>yes</nsaid-unsuitable></health>" SESSION ("s1", TEXT) SESSION ("s2", TEXT));
#undef TEXT

  venule_test_case_choose (tc, "s1");
  venule_test_case_decide (tc, VENULE_DECISION_OVERRIDE, "s1", venule_test_case_find (tc, "words"));
  g_assert_nonnull (venule_test_case_find (tc, "words")->decision);
  venule_test_case_choose (tc, "s2");
  g_assert_null (venule_test_case_find (tc, "words")->decision);
}

static void
test_required (void)
{
  g_autoptr (VenuleTestCase) draft = venule_test_case_new ("draft", PATIENT);
  g_autoptr (VenuleTestCase) tc = venule_test_case_new ("finished", PATIENT THINNED SESSION ("s1", ""));
  VenuleCheck *check;

  g_assert_cmpuint (venule_test_case_count (draft, "required"), ==, 0);

  g_assert_cmpuint (venule_test_case_count (tc, "required"), ==, 2);
  check = venule_test_case_find (tc, "required");
  g_assert_cmpint (check->severity, ==, VENULE_SEVERITY_FIX);
  g_assert_cmpstr (check->path, ==, "health/anticoagulant-what");
  g_assert_true (g_str_has_prefix (check->message, "“Which blood thinner” (Health) has no answer"));
  /* There is nothing to correct, and no sheet all the same. */
  g_assert_true (venule_check_wants_answer (check));
  g_assert_false (venule_checks_permit (tc->checks));

  venule_test_case_set (tc, "health/anticoagulant-what", "apixaban");
  g_assert_cmpstr (venule_test_case_find (tc, "required")->path, ==, "session[s1]/discharge/may-drive");
  venule_test_case_set (tc, "session[s1]/discharge/may-drive", "no");
  g_assert_cmpuint (venule_test_case_count (tc, "required"), ==, 0);
  venule_consultation_set_state (tc->consultation, VENULE_STATE_AMENDED);
  venule_test_case_set (tc, "patient/given-name", NULL);
  g_assert_cmpuint (venule_test_case_count (tc, "required"), ==, 1);
}

static void
test_order (void)
{
  g_autoptr (VenuleTestCase) tc = venule_test_case_new (
      "draft", "<patient><born>2030-01-31</born></patient><health><nsaid-unsuitable>no</nsaid-unsuitable>"
               "<anticoagulant>yes</anticoagulant></health><plan><product>alpha</product></plan>");
  VenuleSeverity severity = VENULE_SEVERITY_FIX;
  VenuleCheckResult result = VENULE_CHECK_STANDS;

  venule_test_case_run (tc);
  g_assert_cmpuint (tc->checks->len, >, 4);
  g_assert_cmpstr (((const VenuleCheck *) tc->checks->pdata[1])->id, ==, "both-thin");
  g_assert_cmpstr (((const VenuleCheck *) tc->checks->pdata[2])->id, ==, "alpha-blood-thinner");
  for (guint i = 0; i < tc->checks->len; i++)
    {
      const VenuleCheck *check = tc->checks->pdata[i];

      g_assert_cmpint (check->severity, >=, severity);
      if (check->severity == severity)
        g_assert_cmpint (check->result, <=, result);
      severity = check->severity;
      result = check->result;
    }
}

static void
test_missing (void)
{
  static const struct
  {
    const char *content;
    const char *part;
    const char *expected;
  } rows[] = {
    { "", NULL, "patient/given-name patient/born health/nsaid-unsuitable" },
    { PATIENT, NULL, "health/nsaid-unsuitable" },
    /* what does not show is not missing */
    { PATIENT "<health><nsaid-unsuitable>no</nsaid-unsuitable><anticoagulant>no</anticoagulant></health>", NULL, "" },
    { PATIENT THINNED, NULL, "health/anticoagulant-what" },
    { PATIENT THINNED "<session id='s1'><given>no</given></session>", NULL,
      "health/anticoagulant-what session[s1]/date" },
    { PATIENT THINNED SESSION ("s1", "<injected id='i1'/><injected id='i2'/>"), NULL,
      "health/anticoagulant-what session[s1]/injected[i1]/volume-ml session[s1]/injected[i2]/volume-ml "
      "session[s1]/discharge/may-drive" },
    { PATIENT THINNED SESSION ("s1", "<injected id='i1'/>"), "nurse", "session[s1]/discharge/may-drive" },
    { PATIENT THINNED SESSION ("s1", "<injected id='i1'/>"), "specialist",
      "health/anticoagulant-what session[s1]/injected[i1]/volume-ml" },
    /* only the chosen treatment is asked for */
    { PATIENT THINNED "<session id='s0'/>" SESSION ("s1", ""), "specialist", "health/anticoagulant-what" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (VenuleTestCase) tc = venule_test_case_new ("draft", rows[i].content);
      g_autoptr (GPtrArray) missing = venule_evaluation_list_missing (tc->evaluation, rows[i].part);
      g_autofree char *joined = NULL;

      g_ptr_array_add (missing, NULL);
      joined = g_strjoinv (" ", (char **) missing->pdata);
      g_assert_cmpstr (joined, ==, rows[i].expected);
    }
}

static void
test_severities (void)
{
  g_assert_cmpstr (venule_severity_to_string (VENULE_SEVERITY_FIX), ==, "fix");
  g_assert_cmpstr (venule_severity_to_string (VENULE_SEVERITY_STOP), ==, "stop");
  g_assert_cmpstr (venule_severity_to_string (VENULE_SEVERITY_CAUTION), ==, "caution");
}

int
main (int argc, char *argv[])
{
  g_setenv ("TZ", "UTC", TRUE); /* messages say moments in local time */
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/check/three-results", test_three_results);
  g_test_add_func ("/protocol/check/message", test_message);
  g_test_add_func ("/protocol/check/reads", test_reads);
  g_test_add_func ("/protocol/check/override", test_override);
  g_test_add_func ("/protocol/check/lapse", test_lapse);
  g_test_add_func ("/protocol/check/session-of-decision", test_session_of_decision);
  g_test_add_func ("/protocol/check/fix", test_fix);
  g_test_add_func ("/protocol/check/caution", test_caution);
  g_test_add_func ("/protocol/check/unsigned-decision", test_unsigned_decision);
  g_test_add_func ("/protocol/check/unknown-decision", test_unknown_decision);
  g_test_add_func ("/protocol/check/one-decision-one-finding", test_one_decision_one_finding);
  g_test_add_func ("/protocol/check/label-checks", test_label_checks);
  g_test_add_func ("/protocol/check/label-check-of-rows", test_label_check_of_rows);
  g_test_add_func ("/protocol/check/unknown-stands", test_unknown_stands);
  g_test_add_func ("/protocol/check/words", test_words);
  g_test_add_func ("/protocol/check/word-not-answered", test_word_not_answered);
  g_test_add_func ("/protocol/check/word-overridden", test_word_overridden);
  g_test_add_func ("/protocol/check/word-of-session", test_word_of_session);
  g_test_add_func ("/protocol/check/required", test_required);
  g_test_add_func ("/protocol/check/order", test_order);
  g_test_add_func ("/protocol/check/missing", test_missing);
  g_test_add_func ("/protocol/check/severities", test_severities);
  return g_test_run ();
}
