/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-words.h"

#include <string.h>

#include "venule-protocol.h"
#include "venule-test-files.h"
#include "venule-xml-reader.h"

static VenuleProtocol *
load_protocol (void)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *folder = venule_test_fixture ("checks");
  g_autofree char *schemas = g_build_filename (g_getenv ("VENULE_DATA_DIR"), "schemas", NULL);
  VenuleProtocol *protocol = venule_protocol_new_from_folder (folder, schemas, &error);

  g_assert_no_error (error);
  return protocol;
}

static void
test_find (void)
{
  static const struct
  {
    const char *question;
    gboolean is_free_text;
    const char *text;
    const char *expected;
  } rows[] = {
    { "note-to-patient", TRUE, "Nurofen, and drive", "nsaid:Nurofen drive:drive " },
    { "note-to-patient", TRUE, "antiinflammatory or nurofen", "nsaid:nurofen " },
    { "note-to-patient", TRUE, "nothing of it", "" },
    { "patient/given-name", FALSE, "Nurofen", "" },
    { "health/allergy-what", FALSE, "nurofen and drive", "allergy:nurofen " },
    { "health/allergy-what", TRUE, "nurofen", "nsaid:nurofen allergy:nurofen " },
  };
  g_autoptr (VenuleProtocol) protocol = load_protocol ();
  VenuleWords *words = venule_protocol_get_words (protocol);

  g_assert_cmpuint (venule_words_get_n_words (words), ==, 3);
  g_assert_cmpstr (venule_words_get_word (words, 1)->id, ==, "drive");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      const VenuleQuestion *question
          = venule_form_find_question (venule_protocol_get_form (protocol), rows[i].question);
      g_autoptr (GPtrArray) matches = venule_words_find (words, question, rows[i].is_free_text, rows[i].text);
      g_autoptr (GString) found = g_string_new (NULL);

      for (guint j = 0; j < matches->len; j++)
        {
          const VenuleWordMatch *match = matches->pdata[j];

          g_string_append_printf (found, "%s:%s ", match->word->id, match->found);
        }
      g_assert_cmpstr (found->str, ==, rows[i].expected);
    }
}

static void
test_refused (void)
{
#define WORD(attributes, content) "<words>\n<word id='w' " attributes ">\n" content "</word></words>"
#define REST                      "<form>x</form><message>m</message>"
  static const struct
  {
    const char *text;
    const char *message;
  } rows[] = {
    { WORD ("unless='ibuprofen-permited'", REST), "words.xml:2: there is no rule \"ibuprofen-permited\"" },
    { WORD ("in='health/alergy'", REST), "words.xml:2: there is no question \"health/alergy\"" },
    { WORD ("in='health/anticoagulant'", REST), "that is answered in text" },
    { WORD ("", REST), "lacks its rule" },
    { WORD ("unless='ibuprofen-permitted'", "<form>x</form>"), "its <message>" },
    { WORD ("unless='ibuprofen-permitted'", "<message>m</message>"), "a <form>" },
    { WORD ("unless='ibuprofen-permitted'", REST "<form> - </form>"), "<form> holds no word" },
    { WORD ("unless='ibuprofen-permitted'", "<form>x</form><message>{no/such}</message>"), "words.xml:3: " },
    { WORD ("unless='ibuprofen-permitted'", "<form>x</form><message>{health/anticoagulant</message>"), "not closed" },
    { WORD ("unless='ibuprofen-permitted'", REST "<from>x</from>"), "\"from\" has no place in a word" },
    { WORD ("", "<when><is answer='health/anticoagulant'>maybe</is></when>" REST), "words.xml:3: " },
    { "<words><ward/></words>", "words.xml holds <word>" },
    { "<words><word/></words>", "has no “id”" },
    { "<checks/>", "must be <words>" },
  };
#undef WORD
#undef REST
  g_autoptr (VenuleProtocol) protocol = load_protocol ();

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (GError) error = NULL;
      char *path = venule_test_write ("words.xml", rows[i].text);
      g_autoptr (VenuleWords) words
          = venule_words_new_from_file (path, venule_protocol_get_vocabulary (protocol), NULL, &error);

      g_test_message ("%s", error == NULL ? "accepted" : error->message);
      g_assert_null (words);
      g_assert_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID);
      g_assert_nonnull (strstr (error->message, rows[i].message));
      venule_test_remove (path);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/protocol/words/find", test_find);
  g_test_add_func ("/protocol/words/refused", test_refused);
  return g_test_run ();
}
