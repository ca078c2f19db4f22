/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-passage-answers.h"

#include "venule-day-format.h"
#include "venule-entry-words.h"
#include "venule-path-label.h"
#include "venule-phrasebook.h"
#include "venule-program-language.h"

#include <glib/gi18n.h>
#include <string.h>

#define CLINIC  "clinic/"
#define PRODUCT "product/"

/* Why a passage is on the sheet, in words for who works here. */

typedef struct
{
  VenuleCase *the_case;
  GPtrArray *answers;
  const VenuleForm *session_form; /* (nullable) */
  const char *path;               /* of the question that is walked to, without the keys of members */
} Walk;

void
venule_passage_answer_free (VenulePassageAnswer *self)
{
  g_free (self->path);
  g_free (self->label);
  g_free (self->value);
  g_free (self);
}

/* all: (transfer full) */
static void
add (GPtrArray *answers, char *path, char *label, char *value)
{
  VenulePassageAnswer *answer = g_new (VenulePassageAnswer, 1);

  *answer = (VenulePassageAnswer){ path, label, value };
  g_ptr_array_add (answers, answer);
}

static void
add_answer (Walk *self, VenuleEntry *entry, const VenuleQuestion *question)
{
  VenuleAnswer *answer = venule_evaluation_get_answer (venule_case_get_evaluation (self->the_case), entry, question);
  g_autofree char *container = venule_entry_get_path (entry);
  char *path = g_strdup_printf ("%s%s%s", container, *container == '\0' ? "" : "/", question->id);

  add (self->answers, path, venule_path_label_new (self->the_case, path),
       answer == NULL ? g_strdup (_ ("not answered")) : venule_answer_to_words (self->the_case, answer));
}

static gboolean
takes_part (Walk *self, const VenuleForm *form, VenuleEntry *member, const char *key)
{
  if (key != NULL)
    return g_str_equal (venule_entry_get_key (member), key);
  return form != self->session_form
         || member == venule_evaluation_get_session (venule_case_get_evaluation (self->the_case));
}

/* Nothing can be answered there yet: the way leads to where the first is added. */
static void
add_nobody (Walk *self, VenuleEntry *entry, const VenuleForm *form)
{
  g_autofree char *container = venule_entry_get_path (entry);
  char *path = g_strdup_printf ("%s%s%s", container, *container == '\0' ? "" : "/", form->id);

  add (self->answers, path, venule_path_label_new (self->the_case, self->path), g_strdup (_ ("not answered")));
}

static void walk (Walk *self, VenuleEntry *entry, char **steps);

static void
walk_members (Walk *self, VenuleEntry *entry, const VenuleForm *form, const char *key, char **steps)
{
  VenuleGroup *group = venule_entry_get_group (entry, form);
  gboolean is_anybody = FALSE;

  for (guint i = 0; group != NULL && i < venule_group_get_n_entries (group); i++)
    if (takes_part (self, form, venule_group_peek (group, i), key))
      {
        is_anybody = TRUE;
        walk (self, venule_group_peek (group, i), steps);
      }
  if (!is_anybody)
    add_nobody (self, entry, form);
}

/* Down from an entry, through all members that take part, to the question. */
static void
walk (Walk *self, VenuleEntry *entry, char **steps)
{
  g_autofree char *name = g_strndup (*steps, strcspn (*steps, "["));
  const char *bracket = strchr (*steps, '[');
  g_autofree char *key = bracket == NULL ? NULL : g_strndup (bracket + 1, strcspn (bracket + 1, "]"));
  const VenuleForm *form = venule_form_find_form (venule_entry_get_form (entry), name);
  const VenuleQuestion *question
      = form == NULL ? venule_form_find_question (venule_entry_get_form (entry), name) : NULL;

  if (question != NULL && steps[1] == NULL)
    add_answer (self, entry, question);
  if (form == NULL || steps[1] == NULL)
    return;
  if (form->kind == VENULE_FORM_SECTION)
    walk (self, venule_entry_get_section (entry, form), steps + 1);
  else
    walk_members (self, entry, form, key, steps + 1);
}

static char *
name_fact (VenuleCase *the_case, const char *path)
{
  VenuleProtocol *protocol = venule_case_get_definitions (the_case)->protocol;
  gboolean of_clinic = g_str_has_prefix (path, CLINIC);
  const char *id = strchr (path, '/') == NULL ? path : strchr (path, '/') + 1;
  const VenuleSetting *setting
      = of_clinic ? venule_vocabulary_find_setting (venule_protocol_get_vocabulary (protocol), id) : NULL;
  g_autofree char *words = g_strdelimit (g_strdup (id), "-/", ' ');

  if (setting != NULL)
    return g_strdup_printf (_ ("The clinic’s setting: %s"), setting->label);
  if (of_clinic)
    return g_strdup_printf (_ ("The clinic’s profile: %s"), words);
  if (g_str_has_prefix (path, PRODUCT))
    return g_strdup_printf (_ ("The product’s label: %s"), words);
  return g_steal_pointer (&words);
}

static char *
say_fact (VenuleCase *the_case, const VenuleReason *reason)
{
  VenuleProtocol *protocol = venule_case_get_definitions (the_case)->protocol;
  const VenuleSetting *setting = !g_str_has_prefix (reason->path, CLINIC)
                                     ? NULL
                                     : venule_vocabulary_find_setting (venule_protocol_get_vocabulary (protocol),
                                                                       reason->path + strlen (CLINIC));
  VenuleCivilDate day;
  VenuleNumber number;

  if (venule_civil_date_parse (reason->value, &day))
    return venule_day_to_words (day);
  if (setting != NULL && venule_number_parse (reason->value, &number))
    return venule_speech_amount (VENULE_SPEECH_PROGRAM, number, setting->unit);
  return g_strdup (reason->value);
}

/**
 * venule_passage_list_answers:
 * @passage: a passage of the consultation's sheet
 * @the_case: the consultation
 *
 * Returns: (transfer full) (element-type VenulePassageAnswer): what its conditions and values read: the answers one by
 *   one, also of each member of a group; then facts
 */
GPtrArray *
venule_passage_list_answers (const VenulePassage *passage, VenuleCase *the_case)
{
  VenuleConsultation *consultation = venule_case_get_consultation (the_case);
  Walk self = { the_case, g_ptr_array_new_with_free_func ((GDestroyNotify) venule_passage_answer_free),
                venule_protocol_find_form_role (venule_case_get_definitions (the_case)->protocol, "session"), NULL };

  for (guint i = 0; i < passage->reasons->len; i++)
    {
      const VenuleReason *reason = passage->reasons->pdata[i];
      g_auto (GStrv) steps = g_strsplit (reason->path, "/", -1);

      self.path = reason->path;
      if (venule_path_find_question (the_case, reason->path) != NULL)
        walk (&self, venule_consultation_get_root (consultation), steps);
    }
  for (guint i = 0; i < passage->reasons->len; i++)
    {
      const VenuleReason *reason = passage->reasons->pdata[i];

      if (venule_path_find_question (the_case, reason->path) == NULL)
        add (self.answers, NULL, name_fact (the_case, reason->path), say_fact (the_case, reason));
    }
  return self.answers;
}

static char *
describe_source (const char *source)
{
  const char *colon = strchr (source, ':');
  g_autofree char *kind = g_strndup (source, strcspn (source, ":"));
  g_autofree char *rest = colon == NULL ? NULL : g_strdelimit (g_strdup (colon + 1), "-", ' ');
  static const struct
  {
    const char *id, *words;
  } kinds[] = {
    { "clinic", N_ ("the clinic") },
    { "consultation", N_ ("this consultation") },
    { "leaflet", N_ ("the clinic’s leaflet") },
    { "nhs", N_ ("NHS") },
    { "nice", N_ ("NICE") },
    { "product", N_ ("the product’s label") },
    { "specialist", N_ ("specialist’s advice") },
  };
  const char *words = kind;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].id, kind))
      words = _ (kinds[i].words);
  return rest == NULL ? g_strdup (words) : g_strdup_printf (_ ("%s (%s)"), words, rest);
}

/**
 * venule_passage_describe_source:
 * @passage: a passage
 *
 * Returns: (transfer full): where what it says comes from, and which wording of it this is
 */
char *
venule_passage_describe_source (const VenulePassage *passage)
{
  g_auto (GStrv) sources = g_strsplit (passage->source == NULL ? "" : passage->source, " ", -1);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; sources[i] != NULL; i++)
    if (*sources[i] != '\0')
      {
        g_autofree char *source = describe_source (sources[i]);

        g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "", source);
      }
  if (words->len == 0)
    return g_strdup_printf (_ ("Wording %s"), passage->version);
  return g_strdup_printf (_ ("From %s · wording %s"), words->str, passage->version);
}

static char *
name_language (const char *language)
{
  g_autoptr (VenulePhrasebook) phrasebook = venule_phrasebook_new (venule_program_language_get_tag (), FALSE, NULL);

  return phrasebook == NULL ? g_strdup (language) : venule_phrasebook_name_language (phrasebook, language);
}

/**
 * venule_passage_describe_language:
 * @passage: a passage
 *
 * Returns: (transfer full): the language it is in, and whether somebody answers for it
 */
char *
venule_passage_describe_language (const VenulePassage *passage)
{
  g_autofree char *language = name_language (passage->first->language);
  g_autofree char *second = passage->second == NULL ? NULL : name_language (passage->second->language);
  g_autofree char *both = second == NULL ? g_strdup (language) : g_strdup_printf (_ ("%s and %s"), language, second);
  const char *review = NULL;

  switch (passage->review)
    {
    case VENULE_REVIEW_SOURCE:
      return g_strdup_printf (_ ("%s, as it was written"), both);
    case VENULE_REVIEW_REVIEWED:
      review = _ ("the translation is reviewed");
      break;
    case VENULE_REVIEW_UNREVIEWED:
      review = _ ("the translation is not reviewed yet");
      break;
    case VENULE_REVIEW_STALE:
      review = _ ("the translation is out of date and is not printed");
      break;
    case VENULE_REVIEW_MISSING:
    default:
      review = _ ("there is no translation");
      break;
    }
  return g_strdup_printf ("%s: %s", both, review);
}
