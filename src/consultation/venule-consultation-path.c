/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-consultation.h"

#include "venule-consultation-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What a path names: a question of an entry, a group of an entry, or the entry itself. */
typedef struct
{
  const VenuleForm *form;   /* what the entry fills */
  VenuleEntry *entry;       /* (nullable): a member on the way isn't there yet */
  VenuleQuestion *question; /* (nullable) */
  const VenuleForm *group;  /* (nullable) */
} Place;

static gboolean
set_no_such_path (GError **error, const char *path)
{
  g_set_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_NO_SUCH_PATH,
               _ ("%s: the checklist has no such answer or group, or there is no such member; correct the path"), path);
  return FALSE;
}

static gboolean
key_is_possible (const VenuleForm *form, const char *key)
{
  return venule_form_has_list_of_keys (form) ? venule_form_find_key (form, key) != NULL : venule_id_is_valid (key);
}

static VenuleEntry *
enter_member (VenuleConsultation *self, VenuleEntry *entry, const VenuleForm *form, const char *key, gboolean create)
{
  VenuleGroup *group = venule_entry_get_group (entry, form);
  VenuleEntry *member = venule_group_find (group, key);

  if (member == NULL && create && venule_form_has_list_of_keys (form))
    {
      g_autoptr (VenuleEntry) made = g_object_ref (venule_group_get_member (group, key));

      venule_journal_insert_member (venule_consultation_get_journal (self), group, G_MAXUINT, made);
      member = made;
    }
  return member;
}

/* One segment of a path, `name` or `name[key]`. A key may hold no slash, so segments were split at them. */
static gboolean
enter (VenuleConsultation *self, Place *place, char *segment, gboolean last, gboolean create)
{
  char *bracket = strchr (segment, '[');
  char *key = NULL;
  const VenuleForm *form;

  if (bracket != NULL)
    {
      gsize length = strlen (bracket);

      if (length < 3 || bracket[length - 1] != ']')
        return FALSE;
      bracket[length - 1] = '\0';
      *bracket = '\0';
      key = bracket + 1;
    }
  else if (last && (place->question = venule_form_find_question (place->form, segment)) != NULL)
    return TRUE;

  form = *segment != '\0' ? venule_form_find_form (place->form, segment) : NULL;
  if (form == NULL || (form->kind == VENULE_FORM_SECTION && key != NULL))
    return FALSE;
  if (form->kind != VENULE_FORM_SECTION && key == NULL)
    {
      place->group = form;
      return last;
    }
  if (key != NULL && !key_is_possible (form, key))
    return FALSE;

  place->form = form;
  if (place->entry != NULL)
    place->entry = key != NULL ? enter_member (self, place->entry, form, key, create)
                               : venule_entry_get_section (place->entry, form);
  return TRUE;
}

/* With create, members known by a list of keys are made on the way. */
static gboolean
locate (VenuleConsultation *self, const char *path, gboolean create, Place *place, GError **error)
{
  g_auto (GStrv) segments = g_strsplit (path, "/", -1);

  *place = (Place){ .form = venule_consultation_get_form (self), .entry = venule_consultation_get_root (self) };
  for (guint i = 0; segments[i] != NULL; i++)
    if (!enter (self, place, segments[i], segments[i + 1] == NULL, create))
      return set_no_such_path (error, path);
  return TRUE;
}

static gboolean
locate_question (VenuleConsultation *self, const char *path, Place *place, GError **error)
{
  if (!locate (self, path, FALSE, place, error))
    return FALSE;
  return place->question != NULL || set_no_such_path (error, path);
}

/* The place, with its entry brought into being where only a member of a list of keys was missing. */
static gboolean
locate_for_writing (VenuleConsultation *self, const char *path, Place *place, GError **error)
{
  if (!locate (self, path, TRUE, place, error))
    return FALSE;
  return place->entry != NULL || set_no_such_path (error, path);
}

/**
 * venule_consultation_get_answer:
 * @self: a consultation
 * @path: an answer's path with member keys
 *
 * Returns: (transfer none) (nullable): the answer as it was given; %NULL when unanswered, or @path names nothing
 */
VenuleAnswer *
venule_consultation_get_answer (VenuleConsultation *self, const char *path)
{
  Place place;

  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (!locate (self, path, FALSE, &place, NULL) || place.entry == NULL || place.question == NULL)
    return NULL;
  return venule_entry_get_answer (place.entry, place.question);
}

/**
 * venule_consultation_set_answer:
 * @self: a consultation
 * @path: an answer's path with member keys
 * @answer: (nullable) (transfer none): an answer to that question; %NULL: unanswered
 * @error: return location for a [error@ConsultationError]
 *
 * A member that is known by a list of keys (`scan/leg[left]`) comes into being when it is first written
 * to, and goes again with undo. Writing what is there already is no edit.
 *
 * Returns: %FALSE when there is no such place
 */
gboolean
venule_consultation_set_answer (VenuleConsultation *self, const char *path, VenuleAnswer *answer, GError **error)
{
  Place place;
  gboolean done = TRUE;

  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!locate_question (self, path, &place, error))
    return FALSE;
  if (answer != NULL && venule_answer_get_question (answer) != place.question)
    {
      g_set_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_BAD_VALUE,
                   _ ("%s: this is the answer to another question; answer this one"), path);
      return FALSE;
    }
  if (place.entry == NULL && answer == NULL)
    return TRUE;
  if (place.entry != NULL && venule_answer_is_identical (venule_entry_get_answer (place.entry, place.question), answer))
    return TRUE;

  venule_journal_begin_step (venule_consultation_get_journal (self),
                             place.question->label != NULL ? place.question->label : place.question->id);
  if (place.entry == NULL)
    done = locate_for_writing (self, path, &place, error);
  if (done)
    venule_journal_set_answer (venule_consultation_get_journal (self), place.entry, place.question, answer);
  venule_journal_end_step (venule_consultation_get_journal (self));
  return done;
}

/**
 * venule_consultation_set_text:
 * @self: a consultation
 * @path: an answer's path with member keys
 * @text: (nullable): the value as documents hold it, several with a space between for a many-of question;
 *   %NULL or "": unanswered
 * @error: return location for a [error@ConsultationError]
 *
 * Answers by hand: a mark that the old answer came by a shortcut is dropped.
 *
 * Returns: %FALSE when there is no such place or @text can't answer the question
 */
gboolean
venule_consultation_set_text (VenuleConsultation *self, const char *path, const char *text, GError **error)
{
  Place place;
  g_autoptr (VenuleAnswer) answer = NULL;
  g_autofree char *what_to_do = NULL;

  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), FALSE);
  g_return_val_if_fail (path != NULL, FALSE);

  if (!locate_question (self, path, &place, error))
    return FALSE;
  if (text == NULL || *text == '\0')
    return venule_consultation_set_answer (self, path, NULL, error);

  if (place.question->kind == VENULE_KIND_MANY_OF)
    {
      g_auto (GStrv) texts = g_strsplit (text, " ", -1);

      answer = venule_answer_parse_many (place.question, (const char *const *) texts, &what_to_do);
    }
  else
    answer = venule_answer_parse (place.question, text, &what_to_do);
  if (answer == NULL)
    {
      g_set_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_BAD_VALUE, "%s: %s", path, what_to_do);
      return FALSE;
    }
  return venule_consultation_set_answer (self, path, answer, error);
}

/**
 * venule_consultation_find_entry:
 * @self: a consultation
 * @path: a section's or member's path with member keys; "" is the root
 *
 * Returns: (transfer none) (nullable): the entry there
 */
VenuleEntry *
venule_consultation_find_entry (VenuleConsultation *self, const char *path)
{
  Place place;

  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (!locate (self, path, FALSE, &place, NULL) || place.question != NULL || place.group != NULL)
    return NULL;
  return place.entry;
}

/**
 * venule_consultation_find_group:
 * @self: a consultation
 * @path: a group's path, with the keys of the members above it
 *
 * Returns: (transfer none) (nullable): the group there
 */
VenuleGroup *
venule_consultation_find_group (VenuleConsultation *self, const char *path)
{
  Place place;

  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);
  g_return_val_if_fail (path != NULL, NULL);

  if (!locate (self, path, FALSE, &place, NULL) || place.entry == NULL || place.group == NULL)
    return NULL;
  return venule_entry_get_group (place.entry, place.group);
}

/* Never a used id again: what still refers to a removed member must not come to mean another one. */
static char *
make_key (VenuleGroup *group)
{
  const VenuleForm *form = venule_group_get_form (group);
  g_autofree char *key = NULL;

  do
    {
      g_autofree char *uuid = g_uuid_string_random ();

      g_free (key);
      key = g_strdup_printf ("%c-%.8s", form->id[0], uuid);
    }
  while (venule_group_find (group, key) != NULL);
  return g_steal_pointer (&key);
}

/**
 * venule_consultation_add_member:
 * @self: a consultation
 * @group_path: a group's path, with the keys of the members above it
 * @key: (nullable): the new member's key; %NULL: a new id (groups whose members have an id only)
 * @error: return location for a [error@ConsultationError]
 *
 * Returns: (transfer none) (nullable): the new member, last in its group (or where the list of keys puts it);
 *   %NULL when there is no such group, no such key, or a member with it already
 */
VenuleEntry *
venule_consultation_add_member (VenuleConsultation *self, const char *group_path, const char *key, GError **error)
{
  Place place;
  VenuleGroup *group = NULL;
  g_autofree char *made = NULL;
  g_autoptr (VenuleEntry) member = NULL;

  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);
  g_return_val_if_fail (group_path != NULL, NULL);

  if (!locate (self, group_path, FALSE, &place, error))
    return NULL;
  if (place.group == NULL || (key == NULL && place.group->kind != VENULE_FORM_GROUP))
    {
      set_no_such_path (error, group_path);
      return NULL;
    }
  if (place.entry != NULL)
    group = venule_entry_get_group (place.entry, place.group);
  if (key != NULL && (!key_is_possible (place.group, key) || (group != NULL && venule_group_find (group, key) != NULL)))
    {
      g_set_error (error, VENULE_CONSULTATION_ERROR, VENULE_CONSULTATION_ERROR_BAD_VALUE,
                   _ ("%s: a new member can't have the key \"%s\"; use one that is allowed and not taken"), group_path,
                   key);
      return NULL;
    }

  venule_journal_begin_step (venule_consultation_get_journal (self),
                             place.group->label != NULL ? place.group->label : place.group->id);
  if (group != NULL || locate_for_writing (self, group_path, &place, error))
    {
      group = venule_entry_get_group (place.entry, place.group);
      made = key != NULL ? g_strdup (key) : make_key (group);
      member = venule_form_has_list_of_keys (place.group) ? g_object_ref (venule_group_get_member (group, made))
                                                          : venule_entry_new (place.group, made);
      venule_journal_insert_member (venule_consultation_get_journal (self), group, G_MAXUINT, member);
    }
  venule_journal_end_step (venule_consultation_get_journal (self));
  /* The group holds it. */
  return member;
}

/**
 * venule_consultation_remove_member:
 * @self: a consultation
 * @member_path: a member's path with keys
 * @error: return location for a [error@ConsultationError]
 *
 * Undo brings the member back with all that was in it, under the same key, in the same place.
 *
 * Returns: %FALSE when there is no such member
 */
gboolean
venule_consultation_remove_member (VenuleConsultation *self, const char *member_path, GError **error)
{
  VenuleEntry *member;

  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), FALSE);
  g_return_val_if_fail (member_path != NULL, FALSE);

  member = venule_consultation_find_entry (self, member_path);
  if (member == NULL || venule_entry_get_key (member) == NULL)
    return set_no_such_path (error, member_path);

  venule_journal_remove_member (
      venule_consultation_get_journal (self),
      venule_entry_get_group (venule_entry_get_parent (member), venule_entry_get_form (member)), member);
  return TRUE;
}
