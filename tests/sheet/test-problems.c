/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-test"

#include "venule-test-fixture.h"

#include "venule-translation-problem.h"

#include <string.h>

#define HEADER "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Language: pl\\n\"\n\n"
#define GLOSSARY                                                                                                       \
  HEADER "# stems: pończo*\nmsgid \"stocking\"\nmsgstr \"pończocha\"\n\n"                                            \
         "# stems: oddech* | brak* powietrz*\nmsgid \"breath\"\nmsgstr \"oddech\"\n\nmsgid \"sheet\"\nmsgstr \"\"\n"

static GPtrArray *
find_problems (const char *folder)
{
  const char *const folders[] = { folder, NULL };
  g_autoptr (VenuleTranslation) translation = venule_test_translate (folder, "pl");
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleGlossary) glossary = venule_glossary_load ("pl", folders, &error);

  g_assert_no_error (error);
  return venule_translation_find_problems (translation, glossary);
}

/* Each kind of problem, and beside it what is none: the id, its source, its translation. */
static void
test_kinds (void)
{
  static const struct
  {
    const char *id, *source, *translation, *flags;
    int kind; /* -1: none */
    const char *says;
  } cases[] = {
    { "urgent.ring", "Ring {phone} now.", "Zadzwoń {phone}.", "", -1, NULL },
    { "urgent.ring", "Ring {phone} now.", "Zadzwoń teraz.", "", VENULE_PROBLEM_VALUES, "{phone} is missing" },
    { "urgent.ring", "Ring {phone} now.", "Zadzwoń {telefon}.", "", VENULE_PROBLEM_VALUES, "{telefon} where" },
    { "urgent.ring", "Ring {phone} now.", "Zadzwoń {phone}, {phone}.", "", VENULE_PROBLEM_VALUES,
      "not in the English" },
    { "urgent.ring", "Ring {phone} now.", "Zadzwoń {phone} {.", "", VENULE_PROBLEM_VALUES, "braces" },
    { "urgent.ring", "Ring {phone} now.", "Zadzwoń {phone}.", "#, fuzzy\n", VENULE_PROBLEM_FUZZY, "fuzzy" },
    { "urgent.ring", "Ring {phone} at once.", "Zadzwoń {phone}.", "", VENULE_PROBLEM_ENGLISH, "at once" },
    { "urgent.ring", "Ring {phone} now.", "", "", -1, NULL },
    { "urgent.ring", "Ring {phone} now.", "Zadzwoń {phone} albo 0121 496 0000.", "", VENULE_PROBLEM_PHONE,
      "01214960000" },
    { "urgent.ring", "Ring {phone} now.", "Zadzwoń {phone}, ٠١٢١٤٩٦.", "", VENULE_PROBLEM_PHONE, "0121496" },
    { "urgent.ring", "Ring {phone} now.", "Zadzwoń {phone} 2 razy.", "", VENULE_PROBLEM_NUMBER, "says 2" },
    { "urgent.ring", "Ring {phone} now.", "<b>Zadzwoń</b> {phone}.", "", VENULE_PROBLEM_STRAY, "<b>" },
    { "urgent.ring", "Ring {phone} now.", "Zadzwoń {phone}...", "", VENULE_PROBLEM_STRAY, "..." },
    { "head.foreign", "Say your language when you ring.", "Say your language when you ring.", "",
      VENULE_PROBLEM_UNTRANSLATED, "English" },
    { "head.title", "Your sheet", "Your sheet", "", -1, NULL },
    { "dates.stocking", "Take your stocking off for good.", "Proszę zdjąć pończochę.", "", -1, NULL },
    { "dates.stocking", "Take your stocking off for good.", "Proszę zdjąć rajstopy.", "", VENULE_PROBLEM_TERM,
      "“stocking”" },
    { "urgent.breath", "You are short of breath.", "Brakuje powietrza.", "", -1, NULL },
    { "urgent.breath", "You are short of breath.", "Brakuje tchu.", "", VENULE_PROBLEM_TERM, "“oddech”" },
    { "dates.flight", "Your first flight.",
      "Pierwszy lot, do którego to dnia lepiej nigdzie nie latać, nawet na krótko i nawet bardzo blisko.", "",
      VENULE_PROBLEM_LENGTH, "times as long" },
    { "head.foreign", "Say your language when you ring.", "A", "", VENULE_PROBLEM_LENGTH, "shorter" },
    { "foot.page", "Page {page} of {pages}", "Strona {page}", "", VENULE_PROBLEM_PATTERN, "Page {page} of {pages}" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      char *folder = venule_test_new_folder ();
      g_autofree char *po = g_strdup_printf (HEADER "%smsgctxt \"%s\"\nmsgid \"%s\"\nmsgstr \"%s\"\n", cases[i].flags,
                                             cases[i].id, cases[i].source, cases[i].translation);
      g_autofree char *line = g_strdup_printf ("/pl.po:%u", *cases[i].flags == '\0' ? 8 : 9);
      g_autoptr (GPtrArray) problems = NULL;
      const VenuleTranslationProblem *problem;

      venule_test_write (folder, "pl.po", po, -1);
      venule_test_write (folder, "glossary/pl.po", GLOSSARY, -1);
      problems = find_problems (folder);
      problem = problems->len == 0 ? NULL : g_ptr_array_index (problems, 0);
      if (problems->len != (cases[i].kind == -1 ? 0 : 1) || (problem != NULL && problem->kind != (guint) cases[i].kind))
        g_error ("case %u: “%s” gives %u problems: %s", i, cases[i].translation, problems->len,
                 problem == NULL ? "" : problem->message);
      if (problem != NULL)
        {
          g_assert_cmpstr (problem->id, ==, cases[i].id);
          g_assert_true (g_str_has_suffix (problem->location, line));
          if (strstr (problem->message, cases[i].says) == NULL)
            g_error ("case %u says “%s”, not “%s”", i, problem->message, cases[i].says);
        }
      venule_test_remove_folder (folder);
    }
}

/* Where a file can't be read, it says so with its line. */
static void
test_error (void)
{
  char *folder = venule_test_new_folder ();
  const char *const folders[] = { folder, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) problems = venule_translation_problems_new ();
  const VenuleTranslationProblem *problem;

  venule_test_write (folder, "pl.po", HEADER "msgctxt \"a\"\nmsgid \"x\"\nmsgstr \"y\n", -1);
  g_assert_null (venule_translation_load (venule_test_get_template (), "pl", folders, &error));
  venule_translation_problems_add_error (problems, error);
  problem = g_ptr_array_index (problems, 0);
  g_assert_cmpint (problem->kind, ==, VENULE_PROBLEM_BROKEN);
  g_assert_true (g_str_has_suffix (problem->location, "/pl.po:9"));
  g_assert_true (g_str_has_prefix (problem->message, "end-of-line within string"));
  venule_test_remove_folder (folder);
}

/* Every line is the one that the file has it on, however the file is laid out. */
static void
test_lines (void)
{
  static const char po[]
      = "# a \"comment\"\n" HEADER "#~ msgctxt \"urgent.breath\"\n#~ msgid \"x\"\n#~ msgstr \"y\"\n\n"
        "#. msgid \"no\"\nmsgctxt \"urgent.ring\"\nmsgid \"\"\n\"Ring {phone} \"\n\"now.\"\n"
        "msgstr \"\"\n\"Zadzwoń \\\"msgid\\\" \"\n\"{phone}.\"\n\n"
        "msgctxt \"head.title\" msgid \"Your sheet\" msgstr \"Karta\" msgctxt \"pain.heading\"\n"
        "msgid \"Pain\"\nmsgstr \"Ból\"\n";
  char *folder = venule_test_new_folder ();
  g_autoptr (VenuleTranslation) translation = NULL;

  venule_test_write (folder, "pl.po", po, -1);
  translation = venule_test_translate (folder, "pl");
  g_assert_cmpuint (venule_translation_find_text (translation, "urgent.ring")->line, ==, 16);
  g_assert_cmpuint (venule_translation_find_text (translation, "head.title")->line, ==, 20);
  g_assert_cmpuint (venule_translation_find_text (translation, "pain.heading")->line, ==, 22);
  g_assert_cmpuint (venule_translation_find_text (translation, "urgent.breath")->line, ==, 0);
  venule_test_remove_folder (folder);
}

/* What is shipped has no problem; what is known of it stands here, with the reason. */
static void
test_shipped (void)
{
  static const char *const known[] = {
    "ar lump.settles", /* the language says "a week to two weeks" in words of its own */
    NULL,
  };
  g_autofree char *folder = g_build_filename (g_getenv ("VENULE_PO_DIR"), "sheet", NULL);
  const char *const folders[] = { folder, NULL };
  g_auto (GStrv) languages = venule_translation_list_languages (folders);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleTemplate) tmpl = venule_template_new (venule_test_get_protocol (), &error);
  guint n_found = 0;

  g_assert_no_error (error);
  g_assert_cmpuint (g_strv_length (languages), >=, 10);
  for (guint i = 0; languages[i] != NULL; i++)
    {
      g_autoptr (VenuleTranslation) translation = venule_translation_load (tmpl, languages[i], folders, &error);
      g_autoptr (VenuleGlossary) glossary = venule_glossary_load (languages[i], folders, &error);
      g_autoptr (GPtrArray) problems = NULL;

      g_assert_no_error (error);
      g_assert_cmpuint (venule_glossary_get_n_terms (glossary), >, 10);
      problems = venule_translation_find_problems (translation, glossary);
      for (guint k = 0; k < problems->len; k++)
        {
          const VenuleTranslationProblem *problem = g_ptr_array_index (problems, k);
          g_autofree char *key = g_strconcat (languages[i], " ", problem->id, NULL);

          if (g_strv_contains (known, key))
            continue;
          g_test_message ("%s: %s: %s", problem->location, problem->id, problem->message);
          n_found++;
        }
    }
  g_assert_cmpuint (n_found, ==, 0);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sheet/problems/kinds", test_kinds);
  g_test_add_func ("/sheet/problems/error", test_error);
  g_test_add_func ("/sheet/problems/lines", test_lines);
  g_test_add_func ("/sheet/problems/shipped", test_shipped);
  return g_test_run ();
}
