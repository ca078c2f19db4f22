/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-vocabulary.h"

#include "venule-spelling.h"
#include "venule-xml-reader.h"

/* References on one way down, and rules below one in all: a protocol needs a handful, and evaluation recurses. */
#define MAX_DEPTH 64
#define MAX_SIZE  10000

struct _VenuleVocabulary
{
  VenuleVocabulary *parent; /* (nullable) (unowned) */
  const VenuleForm *form;
  VenuleProducts *products; /* (nullable) */
  GPtrArray *settings;      /* (nullable) */
  GHashTable *roles;        /* role → GPtrArray of VenuleQuestion */
  GHashTable *form_roles;   /* role → VenuleForm */
  GHashTable *rules;        /* id → VenuleRule */
  gboolean allow_prints;
};

/**
 * venule_vocabulary_new:
 * @form: the sealed root form of a checklist
 * @products: (nullable): the products whose facts `product/…` may name
 * @settings: (nullable) (element-type VenuleSetting): what `clinic/…` may name besides its fields
 *
 * All three must outlive the vocabulary.
 *
 * Returns: (transfer full): a vocabulary without named rules
 */
VenuleVocabulary *
venule_vocabulary_new (const VenuleForm *form, VenuleProducts *products, GPtrArray *settings)
{
  VenuleVocabulary *self = g_new0 (VenuleVocabulary, 1);

  self->form = form;
  self->products = products;
  self->settings = settings;
  self->roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->form_roles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->rules = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) venule_rule_free);
  return self;
}

/**
 * venule_vocabulary_new_child:
 * @parent: the layer below, which must outlive this one
 *
 * Rules added to the child are seen by the child only; it sees those of @parent too.
 *
 * Returns: (transfer full): a vocabulary
 */
VenuleVocabulary *
venule_vocabulary_new_child (VenuleVocabulary *parent)
{
  VenuleVocabulary *self;

  g_return_val_if_fail (parent != NULL, NULL);

  self = venule_vocabulary_new (parent->form, parent->products, parent->settings);
  self->parent = parent;
  return self;
}

/**
 * venule_vocabulary_free:
 * @self: (nullable) (transfer full): a vocabulary
 *
 * Frees it and the named rules it owns.
 */
void
venule_vocabulary_free (VenuleVocabulary *self)
{
  if (self == NULL)
    return;
  g_hash_table_unref (self->roles);
  g_hash_table_unref (self->form_roles);
  g_hash_table_unref (self->rules);
  g_free (self);
}

/**
 * venule_vocabulary_get_form:
 * @self: a vocabulary
 *
 * Returns: (transfer none): the root form that paths start from
 */
const VenuleForm *
venule_vocabulary_get_form (VenuleVocabulary *self)
{
  return self->form;
}

/**
 * venule_vocabulary_get_products:
 * @self: a vocabulary
 *
 * Returns: (transfer none) (nullable): the products
 */
VenuleProducts *
venule_vocabulary_get_products (VenuleVocabulary *self)
{
  return self->products;
}

/**
 * venule_vocabulary_find_setting:
 * @self: a vocabulary
 * @id: a setting's id
 *
 * Returns: (transfer none) (nullable): its definition
 */
const VenuleSetting *
venule_vocabulary_find_setting (VenuleVocabulary *self, const char *id)
{
  for (guint i = 0; self->settings != NULL && i < self->settings->len; i++)
    {
      const VenuleSetting *setting = self->settings->pdata[i];
      if (g_str_equal (setting->id, id))
        return setting;
    }
  return NULL;
}

/**
 * venule_vocabulary_set_role:
 * @self: a vocabulary
 * @role: the part it plays, from `names=` in the checklist
 * @question: the question
 *
 * Several questions may play the same part, each in its own form (a plan's product, an injected one).
 */
void
venule_vocabulary_set_role (VenuleVocabulary *self, const char *role, const VenuleQuestion *question)
{
  GPtrArray *questions = g_hash_table_lookup (self->roles, role);

  if (questions == NULL)
    {
      questions = g_ptr_array_new ();
      g_hash_table_insert (self->roles, g_strdup (role), questions);
    }
  g_ptr_array_add (questions, (gpointer) question);
}

/**
 * venule_vocabulary_set_form_role:
 * @self: a vocabulary
 * @role: the part it plays
 * @form: the form
 */
void
venule_vocabulary_set_form_role (VenuleVocabulary *self, const char *role, const VenuleForm *form)
{
  g_hash_table_insert (self->form_roles, g_strdup (role), (gpointer) form);
}

/**
 * venule_vocabulary_find_role:
 * @self: a vocabulary
 * @role: a part
 * @form: (nullable): only a question that stands in this form itself
 *
 * Returns: (transfer none) (nullable): the first question in document order that plays it
 */
const VenuleQuestion *
venule_vocabulary_find_role (VenuleVocabulary *self, const char *role, const VenuleForm *form)
{
  GPtrArray *questions;

  if (self->parent != NULL)
    return venule_vocabulary_find_role (self->parent, role, form);
  questions = g_hash_table_lookup (self->roles, role);
  for (guint i = 0; questions != NULL && i < questions->len; i++)
    {
      const VenuleQuestion *question = questions->pdata[i];
      if (form == NULL || question->form == form)
        return question;
    }
  return NULL;
}

/**
 * venule_vocabulary_find_form_role:
 * @self: a vocabulary
 * @role: a part
 *
 * Returns: (transfer none) (nullable): the form that plays it
 */
const VenuleForm *
venule_vocabulary_find_form_role (VenuleVocabulary *self, const char *role)
{
  if (self->parent != NULL)
    return venule_vocabulary_find_form_role (self->parent, role);
  return g_hash_table_lookup (self->form_roles, role);
}

static gboolean
declare_rules (VenuleVocabulary *self, const xmlNode *rules, GError **error)
{
  for (xmlNode *node = venule_xml_first_element (rules); node != NULL; node = venule_xml_next_element (node))
    {
      g_autofree char *id = venule_xml_get_attribute (node, "id");
      g_autofree char *location = venule_xml_get_location (node);

      if (!venule_xml_is_element (node, "rule") || id == NULL || *id == '\0')
        {
          venule_xml_set_error (error, node, "“rules” holds <rule id=\"…\"> elements; <%s> is none",
                                (char *) node->name);
          return FALSE;
        }
      if (venule_vocabulary_find_rule (self, id) != NULL)
        {
          venule_xml_set_error (error, node, "there is a rule “%s” already; give this one another id", id);
          return FALSE;
        }
      g_hash_table_insert (self->rules, g_steal_pointer (&id), venule_rule_new (VENULE_RULE_ALL, location));
    }
  return TRUE;
}

/* How far a rule reaches, references followed. */
typedef struct
{
  guint depth; /* references on the longest way down */
  guint size;  /* rules there and below */
} Extent;

/* One that leads back to itself is found by its depth. offender: the first reference that goes too far. */
static Extent
measure (const VenuleRule *rule, guint level, GHashTable *known, const char **offender)
{
  Extent extent = { 0, 1 };

  if (rule->kind == VENULE_RULE_REF)
    {
      Extent *below = g_hash_table_lookup (known, rule->target);

      if (below == NULL && level < MAX_DEPTH)
        {
          below = g_new (Extent, 1);
          *below = measure (rule->target, level + 1, known, offender);
          g_hash_table_insert (known, (gpointer) rule->target, below);
        }
      extent.depth = below != NULL ? below->depth + 1 : MAX_DEPTH;
      extent.size += below != NULL ? below->size : 0;
    }
  for (guint i = 0; *offender == NULL && i < rule->children->len; i++)
    {
      Extent below = measure (rule->children->pdata[i], level, known, offender);
      extent.depth = MAX (extent.depth, below.depth);
      extent.size += below.size;
    }
  if (*offender == NULL && rule->kind == VENULE_RULE_REF
      && (level + extent.depth >= MAX_DEPTH || extent.size > MAX_SIZE))
    *offender = rule->name;
  return extent;
}

static gboolean
refuse_cycles (VenuleVocabulary *self, const xmlNode *rules, GError **error)
{
  g_autoptr (GHashTable) known = g_hash_table_new_full (NULL, NULL, NULL, g_free);

  for (xmlNode *node = venule_xml_first_element (rules); node != NULL; node = venule_xml_next_element (node))
    {
      g_autofree char *id = venule_xml_get_attribute (node, "id");
      const char *name = NULL;

      measure (g_hash_table_lookup (self->rules, id), 0, known, &name);
      if (name != NULL)
        {
          venule_xml_set_error (error, node,
                                "rule “%s” leads back to itself by “%s”, or goes too far; take that reference out", id,
                                name);
          return FALSE;
        }
    }
  return TRUE;
}

/**
 * venule_vocabulary_add_rules:
 * @self: a vocabulary
 * @rules: a `rules` element of named rules, in any order
 * @error: where, what and what to do
 *
 * Named rules start from the top: their paths are not relative to where they are used. On failure the
 * vocabulary is of no more use.
 *
 * Returns: whether all of them are right, each with an id of its own, and none leads back to itself
 */
gboolean
venule_vocabulary_add_rules (VenuleVocabulary *self, const xmlNode *rules, GError **error)
{
  g_return_val_if_fail (self != NULL && rules != NULL, FALSE);

  if (!declare_rules (self, rules, error))
    return FALSE;
  for (xmlNode *node = venule_xml_first_element (rules); node != NULL; node = venule_xml_next_element (node))
    {
      g_autofree char *id = venule_xml_get_attribute (node, "id");
      VenuleRule *rule = g_hash_table_lookup (self->rules, id);
      g_autoptr (VenuleRule) parsed = venule_rule_parse (node, self, NULL, error);

      if (parsed == NULL)
        return FALSE;
      g_ptr_array_extend_and_steal (rule->children, g_steal_pointer (&parsed->children));
      parsed->children = g_ptr_array_new ();
    }
  return refuse_cycles (self, rules, error);
}

/**
 * venule_vocabulary_find_rule:
 * @self: a vocabulary
 * @id: a named rule's id
 *
 * Returns: (transfer none) (nullable): the rule, of this layer or one below
 */
const VenuleRule *
venule_vocabulary_find_rule (VenuleVocabulary *self, const char *id)
{
  for (; self != NULL; self = self->parent)
    {
      const VenuleRule *rule = g_hash_table_lookup (self->rules, id);
      if (rule != NULL)
        return rule;
    }
  return NULL;
}

/**
 * venule_vocabulary_allow_prints:
 * @self: a vocabulary
 * @allow: whether rules parsed from now on may say `prints`, as a sheet's invariants do
 */
void
venule_vocabulary_allow_prints (VenuleVocabulary *self, gboolean allow)
{
  self->allow_prints = allow;
}

/**
 * venule_vocabulary_get_allows_prints:
 * @self: a vocabulary
 *
 * Returns: whether rules may say `prints`
 */
gboolean
venule_vocabulary_get_allows_prints (VenuleVocabulary *self)
{
  return self->allow_prints;
}

/**
 * venule_vocabulary_suggest:
 * @word: what was written
 * @candidates: (element-type utf8): what could have been meant
 *
 * Returns: (transfer full): "; did you mean “…”?", or "" when nothing is near
 */
char *
venule_vocabulary_suggest (const char *word, GPtrArray *candidates)
{
  const char *best = venule_spelling_find_closest (word, candidates);

  return best == NULL ? g_strdup ("") : g_strdup_printf ("; did you mean “%s”?", best);
}
