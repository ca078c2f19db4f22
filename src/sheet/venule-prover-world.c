/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-prover-world.h"

/* A counterexample is a document that opens: it needs an id, as every consultation does. */
#define WORLD_ID       "00000000-0000-4000-8000-000000000000"
#define MAX_MEMBERS    2
#define CHOSEN_SESSION "s1"

typedef struct
{
  VenuleProtocol *protocol;
  VenuleProverReads *reads;
  VenuleProverDomain *domain;
  VenuleProverWorld *world;
  guint64 number; /* which of the ways to fill what is not filled yet */
} Build;

static gboolean
is_session (VenuleProtocol *protocol, const VenuleForm *form)
{
  return form == venule_protocol_find_form_role (protocol, "session");
}

/* The keys a keyed form can have here: all of them when it is asked as a whole, else those named. */
static GPtrArray *
list_keys (VenuleProverReads *reads, const VenuleForm *form)
{
  GPtrArray *keys = g_ptr_array_new ();
  GPtrArray *named = g_hash_table_lookup (reads->keys, form);

  if (form->key_refers_to != NULL)
    {
      g_ptr_array_add (keys, (gpointer) g_intern_static_string ("a1"));
      g_ptr_array_add (keys, (gpointer) g_intern_static_string ("a2"));
    }
  else if (named == NULL || g_hash_table_contains (reads->iterated, form))
    for (guint i = 0; i < form->keys->len; i++)
      g_ptr_array_add (keys, (gpointer) ((VenuleOption *) g_ptr_array_index (form->keys, i))->id);
  else
    g_ptr_array_extend (keys, named, NULL, NULL);

  return keys;
}

/* In how many ways a form can be there: none, one or two members; each set of keys; for treatments
 * none, the chosen one, and up to two others beside it. */
static guint
count_choices (VenuleProtocol *protocol, VenuleProverReads *reads, const VenuleForm *form)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (is_session (protocol, form))
    return reads->other_sessions ? 2 + MAX_MEMBERS : 2;
  if (form->kind == VENULE_FORM_GROUP)
    return MAX_MEMBERS + 1;

  keys = list_keys (reads, form);
  return 1u << keys->len;
}

/* How many members a choice stands for; others: how many of them are not the chosen treatment. */
static guint
count_members (VenuleProtocol *protocol, const VenuleForm *form, guint choice, guint *others)
{
  guint n = 0;

  *others = is_session (protocol, form) && choice > 1 ? choice - 1 : 0;
  if (form->kind == VENULE_FORM_GROUP)
    return choice - *others;
  for (; choice > 0; choice >>= 1)
    n += choice & 1;

  return n;
}

static guint64
multiply (guint64 a, guint64 b)
{
  guint64 product;

  return g_uint64_checked_mul (&product, a, b) ? product : G_MAXUINT64;
}

static guint64
count_inside (VenuleProtocol *protocol, VenuleProverReads *reads, const VenuleForm *form, gboolean others);

/* A form whose members matter there. */
static gboolean
is_filled (VenuleProverReads *reads, const VenuleForm *form, gboolean in_others)
{
  return in_others ? g_hash_table_contains (reads->forms_of_others, form) : g_ptr_array_find (reads->forms, form, NULL);
}

/* In how many ways a form can be there with one choice: whatever is in one member, anything may be in the next. */
static guint64
count_ways (
    VenuleProtocol *protocol, VenuleProverReads *reads, const VenuleForm *form, guint choice, gboolean in_others)
{
  guint n_others, n = count_members (protocol, form, choice, &n_others);
  guint64 ways = 1;

  for (guint i = 0; i < n; i++)
    ways = multiply (ways, count_inside (protocol, reads, form, in_others));
  for (guint i = 0; i < n_others; i++)
    ways = multiply (ways, count_inside (protocol, reads, form, TRUE));

  return ways;
}

static guint64
count_inside (VenuleProtocol *protocol, VenuleProverReads *reads, const VenuleForm *form, gboolean others)
{
  guint64 count = 1;

  for (guint i = 0; i < form->forms->len; i++)
    {
      const VenuleForm *inner = g_ptr_array_index (form->forms, i);
      guint64 ways = 0;

      if (inner->kind == VENULE_FORM_SECTION)
        ways = count_inside (protocol, reads, inner, others);
      else if (!is_filled (reads, inner, others))
        ways = 1;
      else
        for (guint choice = 0; choice < count_choices (protocol, reads, inner) && ways < G_MAXUINT32; choice++)
          ways += MIN (count_ways (protocol, reads, inner, choice, others), G_MAXUINT32);
      count = multiply (count, ways);
    }

  return count;
}

/**
 * venule_prover_world_count:
 * @protocol: the checklist
 * @reads: what the slice reads
 *
 * Returns: how many worlds there are; a huge number when they are too many to count
 */
guint64
venule_prover_world_count (VenuleProtocol *protocol, VenuleProverReads *reads)
{
  return count_inside (protocol, reads, venule_protocol_get_form (protocol), FALSE);
}

static void
add_member (VenuleEntry *parent, const VenuleForm *form, const char *key)
{
  VenuleGroup *group = venule_entry_get_group (parent, form);
  g_autoptr (VenuleEntry) entry = venule_entry_new (form, key);

  venule_group_insert (group, venule_group_get_n_entries (group), entry);
}

static void
fill_form (Build *build, VenuleEntry *parent, const VenuleForm *form, guint choice)
{
  g_autoptr (GPtrArray) keys = NULL;

  if (form->kind == VENULE_FORM_KEYED)
    {
      keys = list_keys (build->reads, form);
      for (guint i = 0; i < keys->len; i++)
        if (choice & (1u << i))
          add_member (parent, form, g_ptr_array_index (keys, i));
      return;
    }

  for (guint i = 1; i <= choice; i++)
    {
      g_autofree char *key = g_strdup_printf ("%c%u", is_session (build->protocol, form) ? 's' : 'a', i);

      add_member (parent, form, key);
    }
}

static GPtrArray *
list_reference_ids (Build *build, const VenuleQuestion *question)
{
  GPtrArray *ids = g_ptr_array_new ();
  VenuleGroup *group = venule_consultation_find_group (build->world->consultation, question->refers_to);

  for (guint i = 0; group != NULL && i < venule_group_get_n_entries (group); i++)
    g_ptr_array_add (ids, (gpointer) venule_entry_get_key (venule_group_peek (group, i)));
  g_ptr_array_add (ids, NULL);

  return ids;
}

static void
add_variable (Build *build, VenuleEntry *entry, const VenuleProbe *probe)
{
  VenuleProverVariable *variable = g_new0 (VenuleProverVariable, 1);
  g_autoptr (GPtrArray) ids = NULL;

  if (probe->question->kind == VENULE_KIND_REFERENCE)
    ids = list_reference_ids (build, probe->question);
  variable->entry = entry;
  variable->question = probe->question;
  variable->domain
      = venule_prover_domain_list (build->domain, probe, ids == NULL ? NULL : (const char *const *) ids->pdata);
  g_ptr_array_add (build->world->variables, variable);
}

static gboolean
is_in_other_session (Build *build, VenuleEntry *entry)
{
  for (; entry != NULL; entry = venule_entry_get_parent (entry))
    if (is_session (build->protocol, venule_entry_get_form (entry)))
      return !g_str_equal (venule_entry_get_key (entry), CHOSEN_SESSION);

  return FALSE;
}

/* Takes what is inside its members off the number, so that it comes first; their own choices take the rest. */
static guint
choose (Build *build, const VenuleForm *form, gboolean in_others)
{
  guint n_choices = count_choices (build->protocol, build->reads, form), choice = 0;
  guint64 total = count_ways (build->protocol, build->reads, form, 0, in_others), at, ways;

  for (guint i = 1; i < n_choices; i++)
    total += count_ways (build->protocol, build->reads, form, i, in_others);
  at = build->number % total;
  build->number /= total;
  while (at >= (ways = count_ways (build->protocol, build->reads, form, choice, in_others)))
    {
      at -= ways;
      choice++;
    }
  build->number = build->number * ways + at;

  return choice;
}

static void
visit (Build *build, VenuleEntry *entry)
{
  const VenuleForm *form = venule_entry_get_form (entry);
  gboolean in_others = is_in_other_session (build, entry);

  for (guint i = 0; i < build->reads->probes->len; i++)
    {
      const VenuleProbe *probe = g_ptr_array_index (build->reads->probes, i);

      if (probe->question->form == form && (!in_others || probe->of_others))
        add_variable (build, entry, probe);
    }

  for (guint i = 0; i < form->forms->len; i++)
    {
      const VenuleForm *inner = g_ptr_array_index (form->forms, i);

      if (inner->kind == VENULE_FORM_SECTION)
        {
          visit (build, venule_entry_get_section (entry, inner));
          continue;
        }
      if (!is_filled (build->reads, inner, in_others))
        continue;
      fill_form (build, entry, inner, choose (build, inner, in_others));
      for (guint j = 0; j < venule_group_get_n_entries (venule_entry_get_group (entry, inner)); j++)
        visit (build, venule_group_peek (venule_entry_get_group (entry, inner), j));
    }
}

static gboolean
is_shown_by (VenuleProverReads *reads, const VenuleQuestion *question, const VenuleQuestion *by)
{
  for (guint i = 0; i < reads->probes->len; i++)
    {
      const VenuleProbe *probe = g_ptr_array_index (reads->probes, i);

      if (probe->question == question)
        return g_hash_table_contains (probe->shown_by, by);
    }
  g_return_val_if_reached (TRUE);
}

/* The first questions of a checklist decide what shows of the later ones: they change most slowly. */
static void
settle (VenuleProverWorld *self, VenuleProverReads *reads)
{
  for (guint i = 0; i < self->variables->len / 2; i++)
    {
      gpointer *first = &self->variables->pdata[i];
      gpointer *last = &self->variables->pdata[self->variables->len - 1 - i];
      gpointer kept = *first;

      *first = *last;
      *last = kept;
    }
  for (guint i = 0; i < self->variables->len; i++)
    {
      VenuleProverVariable *variable = g_ptr_array_index (self->variables, i);

      variable->settled = TRUE;
      for (guint j = 0; j <= i && variable->settled; j++)
        variable->settled = !is_shown_by (reads, variable->question,
                                          ((VenuleProverVariable *) g_ptr_array_index (self->variables, j))->question);
    }
}

static void
variable_free (gpointer data)
{
  VenuleProverVariable *variable = data;

  g_ptr_array_unref (variable->domain);
  g_free (variable);
}

/**
 * venule_prover_world_new:
 * @protocol: the checklist
 * @reads: what the slice reads
 * @domain: the answers to try
 * @number: which world, below [func@Venule.prover_world_count]
 *
 * Returns: (transfer full): a consultation in which nothing is answered yet, and all that may be
 */
VenuleProverWorld *
venule_prover_world_new (VenuleProtocol *protocol, VenuleProverReads *reads, VenuleProverDomain *domain, guint64 number)
{
  VenuleProverWorld *self = g_new0 (VenuleProverWorld, 1);
  Build build = { protocol, reads, domain, self, number };
  const VenuleForm *session = venule_protocol_find_form_role (protocol, "session");

  self->consultation
      = venule_consultation_new (venule_protocol_get_form (protocol), WORLD_ID, venule_protocol_get_id (protocol));
  self->variables = g_ptr_array_new_with_free_func (variable_free);
  visit (&build, venule_consultation_get_root (self->consultation));
  if (session != NULL && is_filled (reads, session, FALSE)
      && venule_group_find (venule_consultation_find_group (self->consultation, session->path), CHOSEN_SESSION) != NULL)
    self->session = CHOSEN_SESSION;
  settle (self, reads);

  return self;
}

/**
 * venule_prover_world_free:
 * @self: (transfer full)
 *
 * Frees the world.
 */
void
venule_prover_world_free (VenuleProverWorld *self)
{
  g_clear_object (&self->consultation);
  g_ptr_array_unref (self->variables);
  g_free (self);
}

/* The next answer of one variable; back to none after the last, or when it is hidden anyway. */
static gboolean
advance (VenuleProverVariable *variable, VenuleEvaluation *evaluation)
{
  gboolean starts = variable->at == 0 && variable->settled;
  gboolean hidden = FALSE;

  if (starts)
    {
      venule_evaluation_forget (evaluation);
      hidden = !venule_evaluation_shows_question (evaluation, variable->entry, variable->question);
    }
  variable->at = hidden || variable->at + 1 == variable->domain->len ? 0 : variable->at + 1;
  venule_entry_set_answer (variable->entry, variable->question, g_ptr_array_index (variable->domain, variable->at));

  return variable->at > 0;
}

/**
 * venule_prover_world_next:
 * @self: a world
 * @evaluation: of its consultation; it has to forget what it knows afterwards
 *
 * Goes on to the next combination of answers, by changing as few of them as can be. A hidden answer is none to every
 * rule: where a question is known not to show, only that it is not answered is tried.
 *
 * Returns: %FALSE when all have been tried; nothing is answered then
 */
gboolean
venule_prover_world_next (VenuleProverWorld *self, VenuleEvaluation *evaluation)
{
  for (guint i = 0; i < self->variables->len; i++)
    if (advance (g_ptr_array_index (self->variables, i), evaluation))
      return TRUE;

  return FALSE;
}
