/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-consultation.h"

#include "venule-consultation-private.h"

struct _VenuleConsultation
{
  GObject parent_instance;
  const VenuleForm *form;
  char *id;
  char *protocol;
  VenuleState state;
  gboolean is_example;
  VenuleEntry *root;
  GPtrArray *decisions; /* (element-type VenuleDecision) */
  VenuleJournal *journal;
};

G_DEFINE_FINAL_TYPE (VenuleConsultation, venule_consultation, G_TYPE_OBJECT)
G_DEFINE_QUARK (venule_consultation_error, venule_consultation_error)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static const char *const state_names[] = { "draft", "finished", "amended" };

static void
emit_changed (const char *path, gpointer self)
{
  g_signal_emit (self, signals[CHANGED], 0, path);
}

static void
venule_consultation_finalize (GObject *object)
{
  VenuleConsultation *self = VENULE_CONSULTATION (object);

  g_clear_pointer (&self->journal, venule_journal_free);
  g_clear_pointer (&self->decisions, g_ptr_array_unref);
  g_clear_object (&self->root);
  g_free (self->id);
  g_free (self->protocol);
  G_OBJECT_CLASS (venule_consultation_parent_class)->finalize (object);
}

static void
venule_consultation_class_init (VenuleConsultationClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_consultation_finalize;

  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, G_TYPE_STRING | G_SIGNAL_TYPE_STATIC_SCOPE);
}

static void
venule_consultation_init (VenuleConsultation *self)
{
  self->decisions = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_decision_unref);
  self->journal = venule_journal_new (self->decisions, emit_changed, self);
}

/**
 * venule_state_to_string:
 * @state: how far a record has come
 *
 * Returns: (transfer none): `draft`, `finished` or `amended`
 */
const char *
venule_state_to_string (VenuleState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (state_names), NULL);

  return state_names[state];
}

/**
 * venule_state_from_string:
 * @text: `draft`, `finished` or `amended`
 * @state: (out): the state; untouched on failure
 *
 * Returns: %FALSE when @text is anything else
 */
gboolean
venule_state_from_string (const char *text, VenuleState *state)
{
  g_return_val_if_fail (text != NULL && state != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (state_names); i++)
    if (g_str_equal (state_names[i], text))
      {
        *state = i;
        return TRUE;
      }
  return FALSE;
}

/* For the functions that edit by path. */
VenuleJournal *
venule_consultation_get_journal (VenuleConsultation *self)
{
  return self->journal;
}

/**
 * venule_consultation_new:
 * @form: a sealed root form, which must outlive the consultation
 * @id: (nullable): a UUID; %NULL: a new one
 * @protocol: the id of the protocol that @form is of
 *
 * Returns: (transfer full): an empty draft
 */
VenuleConsultation *
venule_consultation_new (const VenuleForm *form, const char *id, const char *protocol)
{
  VenuleConsultation *self;

  g_return_val_if_fail (form != NULL && form->parent == NULL, NULL);
  g_return_val_if_fail (id == NULL || g_uuid_string_is_valid (id), NULL);
  g_return_val_if_fail (protocol != NULL && venule_id_is_valid (protocol), NULL);

  self = g_object_new (VENULE_TYPE_CONSULTATION, NULL);
  self->form = form;
  self->id = id != NULL ? g_strdup (id) : g_uuid_string_random ();
  self->protocol = g_strdup (protocol);
  self->root = venule_entry_new (form, NULL);
  return self;
}

/**
 * venule_consultation_get_id:
 * @self: a consultation
 *
 * Returns: (transfer none): its UUID
 */
const char *
venule_consultation_get_id (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);

  return self->id;
}

/**
 * venule_consultation_get_protocol:
 * @self: a consultation
 *
 * Returns: (transfer none): the id of its protocol
 */
const char *
venule_consultation_get_protocol (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);

  return self->protocol;
}

/**
 * venule_consultation_get_form:
 * @self: a consultation
 *
 * Returns: (transfer none): what it fills
 */
const VenuleForm *
venule_consultation_get_form (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);

  return self->form;
}

/**
 * venule_consultation_get_root:
 * @self: a consultation
 *
 * Returns: (transfer none): the whole document
 */
VenuleEntry *
venule_consultation_get_root (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);

  return self->root;
}

/**
 * venule_consultation_get_state:
 * @self: a consultation
 *
 * Returns: how far the record has come
 */
VenuleState
venule_consultation_get_state (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), VENULE_STATE_DRAFT);

  return self->state;
}

/**
 * venule_consultation_set_state:
 * @self: a consultation without an open step
 * @state: how far the record has come
 *
 * A change of state is no edit: it can't be undone, nor can what was edited before it.
 */
void
venule_consultation_set_state (VenuleConsultation *self, VenuleState state)
{
  g_return_if_fail (VENULE_IS_CONSULTATION (self));

  if (self->state == state)
    return;
  self->state = state;
  venule_journal_clear (self->journal);
  emit_changed ("state", self);
}

/**
 * venule_consultation_get_is_example:
 * @self: a consultation
 *
 * Returns: whether it is a made-up one, whose sheets print EXAMPLE
 */
gboolean
venule_consultation_get_is_example (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), FALSE);

  return self->is_example;
}

/**
 * venule_consultation_set_is_example:
 * @self: a consultation
 * @is_example: whether it is a made-up one
 *
 * For who makes the document; it does not change in its life.
 */
void
venule_consultation_set_is_example (VenuleConsultation *self, gboolean is_example)
{
  g_return_if_fail (VENULE_IS_CONSULTATION (self));

  self->is_example = is_example;
}

/**
 * venule_consultation_get_decisions:
 * @self: a consultation
 *
 * Returns: (transfer none) (element-type VenuleDecision): overrides and acknowledgements; change it only by
 *   the functions for it
 */
GPtrArray *
venule_consultation_get_decisions (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);

  return self->decisions;
}

/**
 * venule_consultation_add_decision:
 * @self: a consultation
 * @decision: (transfer none): a decision that is complete and will not change
 */
void
venule_consultation_add_decision (VenuleConsultation *self, VenuleDecision *decision)
{
  g_return_if_fail (VENULE_IS_CONSULTATION (self));
  g_return_if_fail (decision != NULL);

  venule_journal_add_decision (self->journal, decision);
}

/**
 * venule_consultation_remove_decision:
 * @self: a consultation
 * @decision: one of its decisions
 */
void
venule_consultation_remove_decision (VenuleConsultation *self, VenuleDecision *decision)
{
  guint position;
  gboolean found;

  g_return_if_fail (VENULE_IS_CONSULTATION (self));

  found = g_ptr_array_find (self->decisions, decision, &position);
  g_return_if_fail (found);
  venule_journal_remove_decision (self->journal, position);
}

/**
 * venule_consultation_begin_step:
 * @self: a consultation
 * @name: for the menu: "none of these"
 *
 * Edits from here to [method@Consultation.end_step] are undone together. Steps may nest; the outermost counts.
 */
void
venule_consultation_begin_step (VenuleConsultation *self, const char *name)
{
  g_return_if_fail (VENULE_IS_CONSULTATION (self));

  venule_journal_begin_step (self->journal, name);
}

/**
 * venule_consultation_end_step:
 * @self: a consultation with a step begun
 */
void
venule_consultation_end_step (VenuleConsultation *self)
{
  g_return_if_fail (VENULE_IS_CONSULTATION (self));

  venule_journal_end_step (self->journal);
}

/**
 * venule_consultation_join_steps:
 * @self: a consultation
 *
 * Makes one step of the last two, when each of them only edited the same answer: what is typed key by key is undone
 * as a whole.
 *
 * Returns: whether they are one now
 */
gboolean
venule_consultation_join_steps (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), FALSE);

  return venule_journal_join_steps (self->journal);
}

/**
 * venule_consultation_undo:
 * @self: a consultation without an open step
 *
 * Returns: %FALSE when there is nothing to undo
 */
gboolean
venule_consultation_undo (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), FALSE);

  return venule_journal_undo (self->journal);
}

/**
 * venule_consultation_redo:
 * @self: a consultation without an open step
 *
 * Returns: %FALSE when there is nothing to redo
 */
gboolean
venule_consultation_redo (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), FALSE);

  return venule_journal_redo (self->journal);
}

/**
 * venule_consultation_list_step:
 * @self: a consultation
 * @is_undo: the step that undo would take back, one that is open once it is ended; or the one that redo would bring
 * back
 *
 * Returns: (transfer full) (element-type utf8): the paths that it touches; empty where there is no such step
 */
GPtrArray *
venule_consultation_list_step (VenuleConsultation *self, gboolean is_undo)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);

  return venule_journal_list_step (self->journal, is_undo);
}

/**
 * venule_consultation_get_undo_name:
 * @self: a consultation
 *
 * Returns: (transfer none) (nullable): the step that undo would take back
 */
const char *
venule_consultation_get_undo_name (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);

  return venule_journal_get_undo_name (self->journal);
}

/**
 * venule_consultation_get_redo_name:
 * @self: a consultation
 *
 * Returns: (transfer none) (nullable): the step that redo would bring back
 */
const char *
venule_consultation_get_redo_name (VenuleConsultation *self)
{
  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);

  return venule_journal_get_redo_name (self->journal);
}
