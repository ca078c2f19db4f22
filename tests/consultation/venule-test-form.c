/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-test-form.h"

#include <stdlib.h>
#include <string.h>

#define AREAS "upper-thigh outer-thigh inner-thigh back-thigh knee back-knee shin calf ankle foot"

/* kind: S section, G group, K keyed by a list ("name: keys"), R keyed by ids of a group ("name: group");
 * y yes-no, o one-of, m many-of, l leg-coded many-of, n number ("min max decimals unit"), N number without range,
 * d date ("earliest"), t time, x text ("pattern"), L language, r reference, p points.
 * A second letter: a attribute, c content. */
typedef struct
{
  const char *path;
  const char *kind;
  const char *detail;
} Row;

static const Row rows[] = {
  { "patient", "S", NULL },
  { "patient/given-name", "x", NULL },
  { "patient/family-name", "x", NULL },
  { "patient/born", "d", "1900-01-01" },
  { "patient/number", "x", NULL },
  { "patient/nhs-number", "x", "nhs-number" },
  { "patient/sheet-language", "L", NULL },
  { "patient/sheet-format", "o", "standard large extra-large" },
  { "patient/bilingual", "y", NULL },
  { "patient/interpreter", "y", NULL },
  { "patient/lives-alone", "y", NULL },
  { "reason", "S", NULL },
  { "reason/concern", "m", "appearance aching itching discomfort swelling" },
  { "reason/previous", "m", "none foam" },
  { "reason/results-take-time", "o", "yes" },
  { "health", "S", NULL },
  { "health/sclerosant-allergy", "y", NULL },
  { "health/pregnant", "o", "no yes not-possible" },
  { "health/breastfeeding", "y", NULL },
  { "health/anticoagulant", "y", NULL },
  { "health/anticoagulant-what", "x", NULL },
  { "health/antiplatelet", "y", NULL },
  { "health/nsaid-unsuitable", "y", NULL },
  { "health/paracetamol-unsuitable", "y", NULL },
  { "health/acute-clot", "y", NULL },
  { "health/past-clot", "y", NULL },
  { "health/thrombophilia", "y", NULL },
  { "health/family-clot", "y", NULL },
  { "health/hormones", "y", NULL },
  { "health/long-travel", "y", NULL },
  { "health/bedridden", "y", NULL },
  { "health/limited-mobility", "y", NULL },
  { "health/severe-infection", "y", NULL },
  { "health/treatment-site-infection", "y", NULL },
  { "health/cancer-treatment", "y", NULL },
  { "health/recent-surgery", "y", NULL },
  { "health/uncontrolled-illness", "y", NULL },
  { "health/heart-failure", "y", NULL },
  { "health/migraine-aura", "y", NULL },
  { "health/heart-hole", "y", NULL },
  { "health/stroke-or-tia", "y", NULL },
  { "health/past-event", "y", NULL },
  { "health/asthma", "y", NULL },
  { "health/other-allergy", "y", NULL },
  { "health/latex-allergy", "y", NULL },
  { "health/silicone-allergy", "y", NULL },
  { "health/staining-medicine", "y", NULL },
  { "health/past-staining", "y", NULL },
  { "health/fragile-skin", "y", NULL },
  { "health/diabetes", "y", NULL },
  { "health/leg-sensation-reduced", "y", NULL },
  { "health/smoker", "y", NULL },
  { "health/lymphoedema", "y", NULL },
  { "scan", "S", NULL },
  { "scan/status", "o", "done elsewhere not-indicated declined" },
  { "scan/date", "d", NULL },
  { "scan/operator", "x", NULL },
  { "scan/position", "o", "standing tilted sitting lying" },
  { "scan/leg", "K", "side: left right" },
  { "scan/leg/deep", "o", "normal reflux obstructed not-seen" },
  { "scan/leg/junction", "K", "name: sfj spj" },
  { "scan/leg/junction/state", "oc", "competent reflux not-seen ligated" },
  { "scan/leg/trunk", "K", "name: gsv ssv aasv" },
  { "scan/leg/trunk/state", "o", "competent reflux absent" },
  { "scan/leg/trunk/reflux-ms", "n", "0 10000 0 ms" },
  { "scan/leg/trunk/diameter-mm", "n", "0.5 30 1 mm" },
  { "scan/leg/perforator", "G", NULL },
  { "scan/leg/perforator/site", "o", AREAS },
  { "scan/leg/perforator/reflux-ms", "n", "0 10000 0 ms" },
  { "scan/leg/perforator/diameter-mm", "n", "0.5 30 1 mm" },
  { "scan/leg/abpi", "n", "0.3 2 2" },
  { "scan/leg/compression", "o", "safe reduced unsafe" },
  { "scan/leg/ceap", "S", NULL },
  { "scan/leg/ceap/c", "o", "C0 C1 C2" },
  { "scan/leg/ceap/symptoms", "o", "s a" },
  { "scan/leg/ceap/e", "o", "Ep Es" },
  { "scan/leg/ceap/a", "m", "As Ad" },
  { "scan/leg/ceap/p", "m", "Pr Po" },
  { "scan/feeding-veins-found", "y", NULL },
  { "feeding-vein", "G", NULL },
  { "feeding-vein/leg", "o", "left right" },
  { "feeding-vein/kind", "o", "reticular tributary trunk perforator" },
  { "feeding-vein/site", "m", AREAS },
  { "feeding-vein/diameter-mm", "n", "0.5 30 1 mm" },
  { "feeding-vein/reflux-ms", "n", "0 10000 0 ms" },
  { "feeding-vein/lumpy", "y", NULL },
  { "feeding-vein/feeds", "m", AREAS },
  { "feeding-vein/intent", "o", "this-course leave" },
  { "feeding-vein/method", "o", "foam endovenous" },
  { "leg-map", "S", NULL },
  { "leg-map/mark", "G", NULL },
  { "leg-map/mark/leg", "oa", "left right" },
  { "leg-map/mark/view", "oa", "front back inner outer" },
  { "leg-map/mark/kind", "oa", "thread feeding treated" },
  { "leg-map/mark/vein", "ra", "feeding-vein" },
  { "leg-map/mark/x", "na", "0 1 3" },
  { "leg-map/mark/y", "na", "0 1 3" },
  { "leg-map/stroke", "G", NULL },
  { "leg-map/stroke/leg", "oa", "left right" },
  { "leg-map/stroke/view", "oa", "front back inner outer" },
  { "leg-map/stroke/kind", "oa", "thread feeding treated" },
  { "leg-map/stroke/session", "ra", "session" },
  { "leg-map/stroke/points", "pa", NULL },
  { "plan", "S", NULL },
  { "plan/area", "l", AREAS },
  { "plan/sessions", "n", "1 12 0" },
  { "plan/interval-weeks", "n", "1 52 0 weeks" },
  { "plan/product", "o", "fibrovein" },
  { "plan/strength", "n", "0.1 3 2 %" },
  { "plan/review", "o", "none by-request booked" },
  { "plan/flight", "G", NULL },
  { "plan/flight/date", "d", NULL },
  { "plan/flight/hours", "n", "0 30 0 hours" },
  { "plan/work", "o", "sitting standing" },
  { "plan/sport", "m", "running gym swimming" },
  { "plan/risks-discussed", "m",
    "bruising pigmentation tenderness thrombophlebitis clot allergy visual ulceration matting needs-more" },
  { "plan/leaflet-given", "m", "thread-veins foam" },
  { "session", "G", NULL },
  { "session/number", "na", "1 99 0" },
  { "session/date", "d", NULL },
  { "session/time", "t", NULL },
  { "session/health-rechecked", "o", "no-change changed" },
  { "session/pregnant", "o", "no yes not-possible" },
  { "session/consent", "o", "yes" },
  { "session/consent-date", "d", NULL },
  { "session/given", "y", NULL },
  { "session/by", "x", NULL },
  { "session/area", "l", AREAS },
  { "session/extent", "o", "small moderate large" },
  { "session/injected", "G", NULL },
  { "session/injected/product", "o", "fibrovein" },
  { "session/injected/strength", "n", "0.1 3 2 %" },
  { "session/injected/form", "o", "liquid foam" },
  { "session/injected/volume-ml", "n", "0.1 30 1 ml" },
  { "session/injected/sites", "n", "1 200 0" },
  { "session/injected/batch", "x", NULL },
  { "session/injected/expiry", "d", NULL },
  { "session/injected/vein", "r", "feeding-vein" },
  { "session/feeder-treated", "R", "vein: feeding-vein" },
  { "session/feeder-treated/method", "oc", "foam endovenous" },
  { "session/dressing", "o", "none pads bandage" },
  { "session/dressing-days", "n", "0 14 0 days" },
  { "session/stocking", "o", "none class-1 class-2" },
  { "session/stocking-leg", "o", "left right both" },
  { "session/stocking-days", "n", "0 14 0 days" },
  { "session/stocking-nights", "y", NULL },
  { "session/discharge", "S", NULL },
  { "session/discharge/event", "m", "none faint visual" },
  { "session/discharge/observed-minutes", "n", "0 240 0 minutes" },
  { "session/discharge/walked", "y", NULL },
  { "session/discharge/toes-warm", "y", NULL },
  { "session/discharge/dressing-dry", "y", NULL },
  { "session/discharge/stocking-fitted", "y", NULL },
  { "session/discharge/can-don-stocking", "y", NULL },
  { "session/discharge/may-drive", "o", "yes no after-check" },
  { "session/discharge/next-date", "d", NULL },
  { "session/discharge/identity-confirmed", "o", "yes" },
  { "session/discharge/given-by", "x", NULL },
  { "note-to-patient", "x", NULL },
  { "temperature-c", "N", NULL },
};

static void
add_options (GPtrArray *options, const char *ids)
{
  g_auto (GStrv) split = g_strsplit (ids, " ", -1);

  for (guint i = 0; split[i] != NULL; i++)
    g_ptr_array_add (options, venule_option_new (split[i], NULL));
}

static void
add_form (VenuleForm *parent, const char *id, const Row *row)
{
  VenuleFormKind kind = row->kind[0] == 'S'   ? VENULE_FORM_SECTION
                        : row->kind[0] == 'G' ? VENULE_FORM_GROUP
                                              : VENULE_FORM_KEYED;
  VenuleForm *form = venule_form_new (id, kind, parent);

  form->label = g_strdup (id);
  if (kind == VENULE_FORM_KEYED)
    {
      g_auto (GStrv) split = g_strsplit (row->detail, ": ", 2);

      form->key_name = g_intern_string (split[0]);
      if (row->kind[0] == 'R')
        form->key_refers_to = g_intern_string (split[1]);
      else
        add_options (form->keys, split[1]);
    }
}

static void
set_range (VenuleQuestion *question, const char *detail)
{
  g_auto (GStrv) split = g_strsplit (detail, " ", 4);

  question->has_range = TRUE;
  g_assert_true (venule_number_parse (split[0], &question->minimum));
  g_assert_true (venule_number_parse (split[1], &question->maximum));
  question->decimals = (guint) atoi (split[2]);
  question->unit = g_strdup (split[3]);
}

static void
add_question (VenuleForm *parent, const char *id, const Row *row)
{
  static const char letters[] = "yomlnNdtxLrp";
  static const VenuleQuestionKind kinds[]
      = { VENULE_KIND_YES_NO, VENULE_KIND_ONE_OF,   VENULE_KIND_MANY_OF,   VENULE_KIND_MANY_OF,
          VENULE_KIND_NUMBER, VENULE_KIND_NUMBER,   VENULE_KIND_DATE,      VENULE_KIND_TIME,
          VENULE_KIND_TEXT,   VENULE_KIND_LANGUAGE, VENULE_KIND_REFERENCE, VENULE_KIND_POINTS };
  VenuleQuestion *question = venule_form_add_question (parent, id, kinds[strchr (letters, row->kind[0]) - letters]);

  question->label = g_strdup (id);
  question->leg_coded = row->kind[0] == 'l';
  if (row->kind[1] != '\0')
    question->place = row->kind[1] == 'a' ? VENULE_PLACE_ATTRIBUTE : VENULE_PLACE_CONTENT;
  if (strchr ("oml", row->kind[0]) != NULL)
    add_options (question->options, row->detail);
  else if (row->kind[0] == 'n')
    set_range (question, row->detail);
  else if (row->kind[0] == 'N')
    question->decimals = 1;
  else if (row->kind[0] == 'd' && row->detail != NULL)
    g_assert_true (venule_civil_date_parse (row->detail, &question->earliest));
  else if (row->kind[0] == 'x')
    question->pattern = g_strdup (row->detail);
  else if (row->kind[0] == 'r')
    question->refers_to = g_intern_string (row->detail);
}

VenuleForm *
venule_test_form_new (void)
{
  VenuleForm *root = venule_form_new ("consultation", VENULE_FORM_SECTION, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const char *slash = strrchr (rows[i].path, '/');
      g_autofree char *folder = slash != NULL ? g_strndup (rows[i].path, slash - rows[i].path) : g_strdup ("");
      VenuleForm *parent = venule_form_find_form (root, folder);

      g_assert_nonnull (parent);
      if (strchr ("SGKR", rows[i].kind[0]) != NULL)
        add_form (parent, slash != NULL ? slash + 1 : rows[i].path, &rows[i]);
      else
        add_question (parent, slash != NULL ? slash + 1 : rows[i].path, &rows[i]);
    }
  venule_form_seal (root);
  return root;
}
