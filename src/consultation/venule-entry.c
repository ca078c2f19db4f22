/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-entry.h"

#include "venule-entry-private.h"

struct _VenuleEntry
{
  GObject parent_instance;
  const VenuleForm *form;
  const char *key;        /* (nullable), interned: groups only */
  VenuleEntry *parent;    /* (nullable) (unowned): it owns this one */
  VenuleAnswer **answers; /* by the question's index */
  GObject **inside;       /* by the form's index: a VenuleEntry (section) or a VenuleGroup, made when first asked for */
};

G_DEFINE_FINAL_TYPE (VenuleEntry, venule_entry, G_TYPE_OBJECT)

static void
venule_entry_dispose (GObject *object)
{
  VenuleEntry *self = VENULE_ENTRY (object);

  for (guint i = 0; i < self->form->forms->len; i++)
    {
      if (self->inside[i] == NULL)
        continue;
      if (VENULE_IS_GROUP (self->inside[i]))
        venule_group_disown (VENULE_GROUP (self->inside[i]));
      else
        venule_entry_set_parent (VENULE_ENTRY (self->inside[i]), NULL);
      g_clear_object (&self->inside[i]);
    }
  G_OBJECT_CLASS (venule_entry_parent_class)->dispose (object);
}

static void
venule_entry_finalize (GObject *object)
{
  VenuleEntry *self = VENULE_ENTRY (object);

  for (guint i = 0; i < self->form->questions->len; i++)
    g_clear_pointer (&self->answers[i], venule_answer_unref);
  g_free (self->answers);
  g_free (self->inside);
  G_OBJECT_CLASS (venule_entry_parent_class)->finalize (object);
}

static void
venule_entry_class_init (VenuleEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_entry_dispose;
  object_class->finalize = venule_entry_finalize;
}

static void
venule_entry_init (VenuleEntry *self)
{
}

/* For the group and the entry that hold it. */
void
venule_entry_set_parent (VenuleEntry *self, VenuleEntry *parent)
{
  self->parent = parent;
}

/**
 * venule_entry_new:
 * @form: what it fills; must outlive it
 * @key: (nullable): the member's key; %NULL for sections
 *
 * Returns: (transfer full): an empty entry that stands nowhere yet
 */
VenuleEntry *
venule_entry_new (const VenuleForm *form, const char *key)
{
  VenuleEntry *self;

  g_return_val_if_fail (form != NULL, NULL);
  g_return_val_if_fail ((form->kind == VENULE_FORM_SECTION) == (key == NULL), NULL);

  self = g_object_new (VENULE_TYPE_ENTRY, NULL);
  self->form = form;
  self->key = g_intern_string (key);
  self->answers = g_new0 (VenuleAnswer *, form->questions->len);
  self->inside = g_new0 (GObject *, form->forms->len);
  return self;
}

/**
 * venule_entry_get_form:
 * @self: an entry
 *
 * Returns: (transfer none): what it fills
 */
const VenuleForm *
venule_entry_get_form (VenuleEntry *self)
{
  g_return_val_if_fail (VENULE_IS_ENTRY (self), NULL);

  return self->form;
}

/**
 * venule_entry_get_key:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the member's key, interned; %NULL for sections
 */
const char *
venule_entry_get_key (VenuleEntry *self)
{
  g_return_val_if_fail (VENULE_IS_ENTRY (self), NULL);

  return self->key;
}

/**
 * venule_entry_get_parent:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): the entry it stands in; %NULL for the root and for a removed member
 */
VenuleEntry *
venule_entry_get_parent (VenuleEntry *self)
{
  g_return_val_if_fail (VENULE_IS_ENTRY (self), NULL);

  return self->parent;
}

/**
 * venule_entry_get_path:
 * @self: an entry
 *
 * Returns: (transfer full): where it stands, with member keys: `scan/leg[left]/trunk[gsv]`; "" for the root
 */
char *
venule_entry_get_path (VenuleEntry *self)
{
  g_autofree char *above = NULL;
  const char *slash;

  g_return_val_if_fail (VENULE_IS_ENTRY (self), NULL);

  if (self->form->parent == NULL)
    return g_strdup ("");
  above = self->parent != NULL ? venule_entry_get_path (self->parent) : g_strdup ("");
  slash = *above != '\0' ? "/" : "";
  if (self->key == NULL)
    return g_strconcat (above, slash, self->form->id, NULL);
  return g_strconcat (above, slash, self->form->id, "[", self->key, "]", NULL);
}

/**
 * venule_entry_get_answer:
 * @self: an entry
 * @question: a question of its form
 *
 * Returns: (transfer none) (nullable): the answer as it was given, hidden or not; %NULL when unanswered
 */
VenuleAnswer *
venule_entry_get_answer (VenuleEntry *self, const VenuleQuestion *question)
{
  g_return_val_if_fail (VENULE_IS_ENTRY (self), NULL);
  g_return_val_if_fail (question != NULL && question->form == self->form, NULL);

  return self->answers[question->index];
}

/**
 * venule_entry_set_answer:
 * @self: an entry
 * @question: a question of its form
 * @answer: (nullable) (transfer none): an answer to it; %NULL: unanswered
 *
 * Writes past the journal: for the consultation, the reader and the prover only.
 */
void
venule_entry_set_answer (VenuleEntry *self, const VenuleQuestion *question, VenuleAnswer *answer)
{
  VenuleAnswer *old;

  g_return_if_fail (VENULE_IS_ENTRY (self));
  g_return_if_fail (question != NULL && question->form == self->form);
  g_return_if_fail (answer == NULL || venule_answer_get_question (answer) == question);

  old = self->answers[question->index];
  self->answers[question->index] = answer != NULL ? venule_answer_ref (answer) : NULL;
  g_clear_pointer (&old, venule_answer_unref);
}

/**
 * venule_entry_get_section:
 * @self: an entry
 * @form: a section inside its form
 *
 * Returns: (transfer none): the entry of that section, empty when nothing was answered in it
 */
VenuleEntry *
venule_entry_get_section (VenuleEntry *self, const VenuleForm *form)
{
  g_return_val_if_fail (VENULE_IS_ENTRY (self), NULL);
  g_return_val_if_fail (form != NULL && form->parent == self->form && form->kind == VENULE_FORM_SECTION, NULL);

  if (self->inside[form->index] == NULL)
    {
      VenuleEntry *section = venule_entry_new (form, NULL);

      section->parent = self;
      self->inside[form->index] = G_OBJECT (section);
    }
  return (VenuleEntry *) self->inside[form->index];
}

/**
 * venule_entry_get_group:
 * @self: an entry
 * @form: a group inside its form
 *
 * Returns: (transfer none): the list of its members
 */
VenuleGroup *
venule_entry_get_group (VenuleEntry *self, const VenuleForm *form)
{
  g_return_val_if_fail (VENULE_IS_ENTRY (self), NULL);
  g_return_val_if_fail (form != NULL && form->parent == self->form && form->kind != VENULE_FORM_SECTION, NULL);

  if (self->inside[form->index] == NULL)
    self->inside[form->index] = G_OBJECT (venule_group_new (form, self));
  return (VenuleGroup *) self->inside[form->index];
}

/**
 * venule_entry_is_empty:
 * @self: an entry
 *
 * Returns: whether nothing is answered in it, in its sections, and its groups have no members
 */
gboolean
venule_entry_is_empty (VenuleEntry *self)
{
  g_return_val_if_fail (VENULE_IS_ENTRY (self), TRUE);

  for (guint i = 0; i < self->form->questions->len; i++)
    if (self->answers[i] != NULL)
      return FALSE;
  for (guint i = 0; i < self->form->forms->len; i++)
    {
      if (self->inside[i] == NULL)
        continue;
      if (VENULE_IS_GROUP (self->inside[i]) ? venule_group_get_n_entries (VENULE_GROUP (self->inside[i])) > 0
                                            : !venule_entry_is_empty (VENULE_ENTRY (self->inside[i])))
        return FALSE;
    }
  return TRUE;
}
