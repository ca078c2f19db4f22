/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-checklist.h"

#include "venule-scope.h"
#include "venule-xml-reader.h"

/* What shows by what shows by what …: as deep as evaluation recurses. */
#define MAX_DEPTH 64

/* Finding, for each question and form, all that decides whether it shows. */
typedef struct
{
  VenuleChecklist *self;
  guint8 *state; /* by bit: 0 new, 1 open, 2 done */
  guint depth;
  const VenuleRule *offender; /* (nullable): the show rule that leads back to itself */
  const char *name;
} Closing;

static void close_form (Closing *closing, const VenuleForm *form);
static void close_question (Closing *closing, const VenuleQuestion *question);

static void
set_bit (VenuleReadSet reads, guint bit)
{
  reads[bit / 64] |= G_GUINT64_CONSTANT (1) << (bit % 64);
}

static void
add_bits (const VenuleChecklist *self, VenuleReadSet reads, const guint64 *more)
{
  for (guint i = 0; more != NULL && i < self->n_reads; i++)
    reads[i] |= more[i];
}

static guint
bit_of_form (const VenuleChecklist *self, const VenuleForm *form)
{
  return self->form->n_questions + form->ordinal;
}

/**
 * venule_checklist_new_reads:
 * @self: a checklist
 *
 * Returns: (transfer full): an empty set; free it with g_free()
 */
VenuleReadSet
venule_checklist_new_reads (const VenuleChecklist *self)
{
  return g_new0 (guint64, self->n_reads);
}

static void
add_question (const VenuleChecklist *self, const VenuleQuestion *question, VenuleReadSet reads)
{
  set_bit (reads, question->ordinal);
  add_bits (self, reads, self->questions[question->ordinal].shown_by);
}

static void
add_group (const VenuleChecklist *self, const VenuleForm *form, VenuleReadSet reads)
{
  set_bit (reads, bit_of_form (self, form));
  add_bits (self, reads, self->forms[form->ordinal].shown_by);
}

/* The groups that a path goes over: their members coming and going changes what it says. */
static void
foreach_group (const VenulePath *path, void (*func) (gpointer, const VenuleForm *), gpointer user_data)
{
  for (guint i = 0; i < path->steps->len; i++)
    {
      const VenuleStep *step = &g_array_index (path->steps, VenuleStep, i);
      if (step->kind != VENULE_STEP_SECTION)
        func (user_data, step->form);
    }
  if (path->group != NULL)
    func (user_data, path->group);
}

typedef struct
{
  const VenuleChecklist *self;
  VenuleReadSet reads;
} Adding;

static void
add_group_cb (gpointer user_data, const VenuleForm *form)
{
  Adding *adding = user_data;
  add_group (adding->self, form, adding->reads);
}

/**
 * venule_checklist_add_rule_reads:
 * @self: a checklist
 * @rule: a rule
 * @reads: to which all is added whose change can change what the rule says
 *
 * Closed over show rules, named rules followed.
 */
void
venule_checklist_add_rule_reads (const VenuleChecklist *self, const VenuleRule *rule, VenuleReadSet reads)
{
  g_autoptr (GHashTable) questions = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  Adding adding = { self, reads };
  GHashTableIter iter;
  gpointer question;

  venule_rule_collect_reads (rule, questions, paths);
  g_hash_table_iter_init (&iter, questions);
  while (g_hash_table_iter_next (&iter, &question, NULL))
    add_question (self, question, reads);
  for (guint i = 0; i < paths->len; i++)
    foreach_group (paths->pdata[i], add_group_cb, &adding);
}

/**
 * venule_checklist_get_rule_reads:
 * @self: a checklist
 * @rule: a rule that was checked against it
 *
 * Any thread may be the first to ask. It is worked out once, not for each consultation: hundreds of rules, so without
 * the lock and the two calls to the kernel that a once would take for each.
 *
 * Returns: (transfer none): all whose change can change what the rule says
 */
const guint64 *
venule_checklist_get_rule_reads (const VenuleChecklist *self, const VenuleRule *rule)
{
  guint64 **kept = (guint64 **) &rule->reads;
  VenuleReadSet reads = g_atomic_pointer_get (kept);

  if (reads != NULL)
    return reads;
  reads = venule_checklist_new_reads (self);
  venule_checklist_add_rule_reads (self, rule, reads);
  if (g_atomic_pointer_compare_and_exchange (kept, NULL, reads))
    return reads;
  g_free (reads);
  return g_atomic_pointer_get (kept);
}

/**
 * venule_checklist_add_form_reads:
 * @self: a checklist
 * @form: a form
 * @reads: to which the form and all in it is added
 */
void
venule_checklist_add_form_reads (const VenuleChecklist *self, const VenuleForm *form, VenuleReadSet reads)
{
  set_bit (reads, bit_of_form (self, form));
  for (guint i = 0; i < form->questions->len; i++)
    set_bit (reads, ((VenuleQuestion *) form->questions->pdata[i])->ordinal);
  for (guint i = 0; i < form->forms->len; i++)
    venule_checklist_add_form_reads (self, form->forms->pdata[i], reads);
}

static void
close_group_cb (gpointer user_data, const VenuleForm *form)
{
  close_form (user_data, form);
}

static void
close_rule (Closing *closing, const VenuleRule *rule)
{
  g_autoptr (GHashTable) questions = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) paths = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer question;

  venule_rule_collect_reads (rule, questions, paths);
  g_hash_table_iter_init (&iter, questions);
  while (closing->offender == NULL && g_hash_table_iter_next (&iter, &question, NULL))
    close_question (closing, question);
  for (guint i = 0; closing->offender == NULL && i < paths->len; i++)
    foreach_group (paths->pdata[i], close_group_cb, closing);
}

/* around: (nullable): the form it stands in. */
static void
close_presence (Closing *closing, VenulePresence *presence, guint bit, const char *name, const VenuleForm *around)
{
  VenuleChecklist *self = closing->self;

  if (closing->state[bit] == 2 || closing->offender != NULL)
    return;
  if (closing->state[bit] == 1 || closing->depth > MAX_DEPTH)
    {
      closing->name = name;
      return;
    }
  closing->state[bit] = 1;
  closing->depth++;
  presence->shown_by = venule_checklist_new_reads (self);
  if (around != NULL)
    {
      close_form (closing, around);
      presence->conditional = self->forms[around->ordinal].conditional;
      add_bits (self, presence->shown_by, self->forms[around->ordinal].shown_by);
    }
  if (presence->show != NULL)
    {
      presence->conditional = TRUE;
      close_rule (closing, presence->show);
      if (closing->name != NULL && closing->offender == NULL)
        closing->offender = presence->show;
      else if (closing->offender == NULL)
        venule_checklist_add_rule_reads (self, presence->show, presence->shown_by);
    }
  closing->depth--;
  closing->state[bit] = 2;
}

static void
close_form (Closing *closing, const VenuleForm *form)
{
  close_presence (closing, &closing->self->forms[form->ordinal], bit_of_form (closing->self, form), form->path,
                  form->parent);
}

static void
close_question (Closing *closing, const VenuleQuestion *question)
{
  close_presence (closing, &closing->self->questions[question->ordinal], question->ordinal, question->path,
                  question->form);
}

static void
close_all (Closing *closing, const VenuleForm *form)
{
  close_form (closing, form);
  for (guint i = 0; i < form->questions->len; i++)
    close_question (closing, form->questions->pdata[i]);
  for (guint i = 0; i < form->forms->len; i++)
    close_all (closing, form->forms->pdata[i]);
}

/**
 * venule_checklist_close_presence:
 * @self: a checklist whose show rules are all there
 * @error: the show rule that leads back to itself
 *
 * Finds for each question and form all that decides whether it shows.
 *
 * Returns: whether no show rule leads back to what it shows
 */
gboolean
venule_checklist_close_presence (VenuleChecklist *self, GError **error)
{
  g_autofree guint8 *state = g_new0 (guint8, self->form->n_questions + self->form->n_forms);
  Closing closing = { .self = self, .state = state };

  close_all (&closing, self->form);
  if (closing.offender == NULL)
    return TRUE;
  g_set_error (error, VENULE_XML_ERROR, VENULE_XML_ERROR_INVALID,
               "%s: whether “%s” shows depends on itself, or on too many others; take one of the <show> rules out",
               closing.offender->location, closing.name);
  return FALSE;
}
