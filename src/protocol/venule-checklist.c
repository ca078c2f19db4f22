/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-checklist.h"

#include <string.h>

#include "venule-definition-words.h"
#include "venule-question-reader.h"
#include "venule-scope.h"
#include "venule-xml-reader.h"

/* "None of these" stands for what can be seen at a glance. */
#define MAX_NONE_OF_THESE 8

/* A question, form or shortcut with the element whose rules are read once every path is known. */
typedef struct
{
  VenuleQuestion *question; /* (nullable) */
  VenuleForm *form;
  const xmlNode *node;
  const char *part;
} Pending;

typedef struct
{
  VenuleChecklist *self;
  VenuleProducts *products;              /* (nullable) */
  GHashTable *named_options;             /* id → xmlNode */
  const xmlNode *rules;                  /* (nullable) */
  GArray *questions, *forms, *shortcuts; /* of Pending */
} Reader;

static gboolean read_items (Reader *reader, const xmlNode *node, VenuleForm *form, const char *part, GError **error);

/**
 * venule_heading_free:
 * @heading: (nullable) (transfer full): a heading
 */
void
venule_heading_free (VenuleHeading *heading)
{
  if (heading == NULL)
    return;
  g_free (heading->label);
  g_ptr_array_unref (heading->questions);
  g_free (heading);
}

static const char *
read_part (const xmlNode *node, const char *inherited, GError **error)
{
  g_autofree char *part = venule_xml_get_attribute (node, "part");

  if (part == NULL)
    return inherited;
  if (g_str_equal (part, "specialist") || g_str_equal (part, "nurse"))
    return g_intern_string (part);
  venule_xml_set_error (error, node, "part=\"%s\" is nobody's; write specialist or nurse", part);
  return NULL;
}

static gboolean
read_heading (Reader *reader, const xmlNode *node, VenuleForm *form, VenuleHeading **heading, GError **error)
{
  *heading = g_new0 (VenuleHeading, 1);
  (*heading)->form = form;
  (*heading)->questions = g_ptr_array_new ();
  (*heading)->label = venule_definition_read_label (node);
  g_ptr_array_add (reader->self->headings, *heading);
  if (!venule_element_check_attributes (node, "label none-of-these", error)
      || !venule_read_yes (node, "none-of-these", &(*heading)->none_of_these, error))
    return FALSE;
  if ((*heading)->label != NULL)
    return TRUE;
  venule_xml_set_error (error, node, "a heading needs label=\"…\"");
  return FALSE;
}

static gboolean
add_to_heading (VenuleHeading *heading, VenuleQuestion *question, const xmlNode *node, GError **error)
{
  gboolean singly;
  guint n = 0;

  if (heading == NULL)
    return TRUE;
  g_ptr_array_add (heading->questions, question);
  for (guint i = 0; i < heading->questions->len; i++)
    n += ((VenuleQuestion *) heading->questions->pdata[i])->kind == VENULE_KIND_YES_NO;
  if (!venule_read_yes (node, "singly", &singly, error))
    return FALSE;
  if (!heading->none_of_these || n <= MAX_NONE_OF_THESE || singly)
    return TRUE;
  venule_xml_set_error (error, node, "“%s” has more than %d questions for “none of these”; put a heading between them",
                        heading->label, MAX_NONE_OF_THESE);
  return FALSE;
}

static gboolean
read_question (
    Reader *reader, const xmlNode *node, VenuleForm *form, const char *part, VenuleHeading *heading, GError **error)
{
  GPtrArray *products = reader->products == NULL ? NULL : venule_products_get_options (reader->products);
  Pending pending = { .form = form, .node = node, .part = read_part (node, part, error) };

  if (pending.part == NULL)
    return FALSE;
  pending.question = venule_question_read (node, form, reader->named_options, products, error);
  if (pending.question == NULL || !add_to_heading (heading, pending.question, node, error))
    return FALSE;
  g_array_append_val (reader->questions, pending);
  return TRUE;
}

static gboolean
read_keys (VenuleForm *form, const xmlNode *node, GError **error)
{
  for (xmlNode *child = venule_xml_first_element (node); child != NULL; child = venule_xml_next_element (child))
    {
      VenuleOption *key;

      if (!venule_xml_is_element (child, "key"))
        continue;
      key = venule_option_read (child, error);
      if (key == NULL)
        return FALSE;
      if (venule_form_find_key (form, key->id) != NULL || key->covers != NULL)
        {
          venule_xml_set_error (error, child, "a key has an id of its own and covers nothing; change “%s”", key->id);
          venule_option_free (key);
          return FALSE;
        }
      g_ptr_array_add (form->keys, key);
    }
  if ((form->keys->len > 0) == (form->kind == VENULE_FORM_KEYED && form->key_refers_to == NULL))
    return TRUE;
  venule_xml_set_error (error, node, "“%s” needs key=\"…\" and either <key> elements or key-refers-to=\"GROUP\"",
                        form->id);
  return FALSE;
}

static gboolean
read_form (Reader *reader, const xmlNode *node, VenuleForm *parent, const char *part, GError **error)
{
  gboolean is_group = venule_xml_is_element (node, "group");
  g_autofree char *id = venule_read_id (node, parent, error);
  g_autofree char *key = venule_xml_get_attribute (node, "key");
  g_autofree char *refers_to = venule_xml_get_attribute (node, "key-refers-to");
  Pending pending = { .node = node };

  if (id == NULL
      || !venule_element_check_attributes (
          node, is_group ? "id label part key key-refers-to names once" : "id label part names once", error))
    return FALSE;
  pending.part = read_part (node, part, error);
  if (pending.part == NULL)
    return FALSE;
  pending.form = venule_form_new (id,
                                  !is_group     ? VENULE_FORM_SECTION
                                  : key != NULL ? VENULE_FORM_KEYED
                                                : VENULE_FORM_GROUP,
                                  parent);
  pending.form->label = venule_definition_read_label (node);
  pending.form->source_label = venule_xml_get_attribute (node, "label");
  pending.form->key_name = g_intern_string (key);
  pending.form->key_refers_to = g_intern_string (refers_to);
  g_array_append_val (reader->forms, pending);
  if (pending.form->label == NULL)
    {
      venule_xml_set_error (error, node, "“%s” needs label=\"…\"", id);
      return FALSE;
    }
  return read_keys (pending.form, node, error) && read_items (reader, node, pending.form, pending.part, error);
}

static gboolean
read_named_options (Reader *reader, const xmlNode *node, GError **error)
{
  g_autofree char *id = venule_xml_get_attribute (node, "id");

  if (id == NULL || !g_hash_table_insert (reader->named_options, g_strdup (id), (gpointer) node))
    {
      venule_xml_set_error (error, node, "<options> needs id=\"…\", an id of its own");
      return FALSE;
    }
  return TRUE;
}

static gboolean
read_top (Reader *reader, const xmlNode *node, VenuleForm *form, gboolean *taken, GError **error)
{
  *taken = form->parent == NULL && (venule_xml_is_element (node, "rules") || venule_xml_is_element (node, "options"));
  if (!*taken)
    return TRUE;
  if (venule_xml_is_element (node, "options"))
    return read_named_options (reader, node, error);
  if (reader->rules != NULL)
    {
      venule_xml_set_error (error, node, "<rules> is there twice; put all rules into the first");
      return FALSE;
    }
  reader->rules = node;
  return TRUE;
}

static gboolean
read_item (
    Reader *reader, const xmlNode *node, VenuleForm *form, const char *part, VenuleHeading **heading, GError **error)
{
  gboolean taken;

  if (!read_top (reader, node, form, &taken, error))
    return FALSE;
  if (taken)
    return TRUE;
  if (venule_xml_is_element (node, "question"))
    return read_question (reader, node, form, part, *heading, error);
  if (venule_xml_is_element (node, "section") || venule_xml_is_element (node, "group"))
    return read_form (reader, node, form, part, error);
  if (venule_xml_is_element (node, "heading"))
    return read_heading (reader, node, form, heading, error);
  if (venule_xml_is_element (node, "shortcut"))
    {
      Pending pending = { .form = form, .node = node };

      g_array_append_val (reader->shortcuts, pending);
      return TRUE;
    }
  if (form->parent != NULL && (venule_xml_is_element (node, "key") || venule_xml_is_element (node, "show")))
    return TRUE;
  venule_xml_set_error (error, node, "<%s> has no place here; use question, section, group, heading or shortcut",
                        (char *) node->name);
  return FALSE;
}

static gboolean
read_items (Reader *reader, const xmlNode *node, VenuleForm *form, const char *part, GError **error)
{
  VenuleHeading *heading = NULL;

  for (xmlNode *child = venule_xml_first_element (node); child != NULL; child = venule_xml_next_element (child))
    if (!read_item (reader, child, form, part, &heading, error))
      return FALSE;
  return TRUE;
}

/* References and keys that are ids of another group: it must stand at the top, so that an id says enough. */
static gboolean
check_referred (Reader *reader, const char *path, const xmlNode *node, GError **error)
{
  const VenuleForm *target = path == NULL ? NULL : venule_form_find_form (reader->self->form, path);
  gboolean found = target != NULL && target->kind == VENULE_FORM_GROUP;

  for (const VenuleForm *form = found ? target->parent : NULL; form != NULL; form = form->parent)
    found = found && form->kind == VENULE_FORM_SECTION;
  if (path == NULL || found)
    return TRUE;
  venule_xml_set_error (error, node, "“%s” is no group that repeats with ids and stands in no other group; name one",
                        path);
  return FALSE;
}

static gboolean
add_role (Reader *reader, const Pending *pending, GError **error)
{
  VenuleVocabulary *vocabulary = reader->self->vocabulary;
  g_autofree char *role = venule_xml_get_attribute (pending->node, "names");

  if (role == NULL)
    return TRUE;
  if (pending->question == NULL ? venule_vocabulary_find_form_role (vocabulary, role) != NULL
                                : venule_vocabulary_find_role (vocabulary, role, pending->form) != NULL)
    {
      venule_xml_set_error (error, pending->node, "names=\"%s\" is taken already; each name stands once", role);
      return FALSE;
    }
  if (pending->question != NULL)
    venule_vocabulary_set_role (vocabulary, role, pending->question);
  else
    venule_vocabulary_set_form_role (vocabulary, role, pending->form);
  return TRUE;
}

/* What needs the whole form: references, parts that are played, and then every path of a rule. */
static gboolean
connect (Reader *reader, GError **error)
{
  for (guint i = 0; i < reader->questions->len; i++)
    {
      Pending *pending = &g_array_index (reader->questions, Pending, i);

      if (!venule_question_read_leg_from (pending->question, pending->node, error)
          || !check_referred (reader, pending->question->refers_to, pending->node, error)
          || !add_role (reader, pending, error))
        return FALSE;
      g_hash_table_insert (reader->self->question_of_path, (gpointer) pending->question->path, pending->question);
    }
  for (guint i = 0; i < reader->forms->len; i++)
    {
      Pending *pending = &g_array_index (reader->forms, Pending, i);

      if (!check_referred (reader, pending->form->key_refers_to, pending->node, error)
          || !add_role (reader, pending, error))
        return FALSE;
      g_hash_table_insert (reader->self->form_of_path, (gpointer) pending->form->path, pending->form);
    }
  return reader->rules == NULL || venule_vocabulary_add_rules (reader->self->vocabulary, reader->rules, error);
}

static gboolean
read_rule (Reader *reader,
           const xmlNode *node,
           const char *name,
           const VenuleForm *within,
           const VenuleRule **rule,
           GError **error)
{
  for (xmlNode *child = venule_xml_first_element (node); child != NULL; child = venule_xml_next_element (child))
    {
      VenuleRule *parsed;

      if (!venule_xml_is_element (child, name))
        continue;
      if (*rule != NULL)
        {
          venule_xml_set_error (error, child, "<%s> is there twice; put all rules into the first", name);
          return FALSE;
        }
      parsed = venule_rule_parse (child, reader->self->vocabulary, within, error);
      if (parsed == NULL)
        return FALSE;
      g_ptr_array_add (reader->self->rules, parsed);
      *rule = parsed;
    }
  return TRUE;
}

static gboolean
read_offers (Reader *reader, const Pending *pending, VenulePath **offers, GError **error)
{
  g_autofree char *text = venule_xml_get_attribute (pending->node, "offers");

  if (text == NULL)
    return TRUE;
  *offers = venule_path_parse (text, reader->self->vocabulary, pending->form, pending->node, error);
  if (*offers == NULL)
    return FALSE;
  if ((*offers)->kind == VENULE_PATH_PRODUCT && (*offers)->strength == pending->question)
    return TRUE;
  venule_xml_set_error (error, pending->node,
                        "offers=\"%s\" needs a fact of a product, and a question with names=\"strength\"", text);
  return FALSE;
}

static gboolean
read_presence (Reader *reader, GError **error)
{
  VenuleChecklist *self = reader->self;

  for (guint i = 0; i < reader->questions->len; i++)
    {
      Pending *pending = &g_array_index (reader->questions, Pending, i);
      VenulePresence *presence = &self->questions[pending->question->ordinal];

      presence->part = pending->part;
      if (!venule_read_yes (pending->node, "free-text", &presence->free_text, error)
          || !venule_read_yes (pending->node, "singly", &presence->singly, error)
          || !venule_read_yes (pending->node, "once", &presence->once, error)
          || !read_rule (reader, pending->node, "show", pending->form, &presence->show, error)
          || !read_rule (reader, pending->node, "required", pending->form, &presence->required, error)
          || !read_offers (reader, pending, &presence->offers, error))
        return FALSE;
    }
  for (guint i = 0; i < reader->forms->len; i++)
    {
      Pending *pending = &g_array_index (reader->forms, Pending, i);
      VenulePresence *presence = &self->forms[pending->form->ordinal];

      presence->part = pending->part;
      if (!venule_read_yes (pending->node, "once", &presence->once, error)
          || !read_rule (reader, pending->node, "show", pending->form->parent, &presence->show, error))
        return FALSE;
    }
  for (guint i = 0; i < reader->shortcuts->len; i++)
    {
      Pending *pending = &g_array_index (reader->shortcuts, Pending, i);
      VenuleShortcut *shortcut = venule_shortcut_parse (pending->node, pending->form, self, error);

      if (shortcut == NULL)
        return FALSE;
      g_ptr_array_add (self->shortcuts, shortcut);
    }
  return TRUE;
}

static VenuleChecklist *
checklist_new (const xmlNode *node)
{
  VenuleChecklist *self = g_new0 (VenuleChecklist, 1);

  self->id = venule_xml_get_attribute (node, "id");
  self->version = venule_xml_get_attribute (node, "version");
  self->label = venule_definition_read_label (node);
  self->form = venule_form_new ("consultation", VENULE_FORM_SECTION, NULL);
  self->form->label = g_strdup (self->label);
  self->form->source_label = venule_xml_get_attribute (node, "label");
  self->rules = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_rule_free);
  self->headings = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_heading_free);
  self->shortcuts = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_shortcut_free);
  self->question_of_path = g_hash_table_new (g_str_hash, g_str_equal);
  self->form_of_path = g_hash_table_new (g_str_hash, g_str_equal);
  return self;
}

static gboolean
read_all (Reader *reader, const xmlNode *node, GPtrArray *settings, GError **error)
{
  VenuleChecklist *self = reader->self;

  if (!venule_xml_is_element (node, "checklist") || self->id == NULL || !venule_id_is_valid (self->id)
      || self->label == NULL)
    {
      venule_xml_set_error (error, node,
                            "this is no checklist; it starts with <checklist id=\"…\" version=\"…\" label=\"…\">");
      return FALSE;
    }
  if (!venule_element_check_attributes (node, "id version label", error)
      || !read_items (reader, node, self->form, g_intern_static_string ("specialist"), error))
    return FALSE;
  venule_form_seal (self->form);
  self->vocabulary = venule_vocabulary_new (self->form, reader->products, settings);
  self->questions = g_new0 (VenulePresence, self->form->n_questions);
  self->forms = g_new0 (VenulePresence, self->form->n_forms);
  self->n_reads = (self->form->n_questions + self->form->n_forms + 63) / 64;
  return connect (reader, error) && read_presence (reader, error) && venule_checklist_close_presence (self, error);
}

/**
 * venule_checklist_parse:
 * @checklist: the `checklist` element
 * @products: (nullable): where `options="products"` and `product/…` look; must outlive the checklist
 * @settings: (nullable) (element-type VenuleSetting): where `clinic/…` looks; must outlive the checklist
 * @error: `file:line`, what is wrong and what to do
 *
 * Returns: (transfer full): the checklist, every word of its rules checked; %NULL on error
 */
VenuleChecklist *
venule_checklist_parse (const xmlNode *checklist, VenuleProducts *products, GPtrArray *settings, GError **error)
{
  g_autoptr (VenuleChecklist) self = checklist_new (checklist);
  Reader reader = { .self = self, .products = products };
  gboolean ok;

  reader.named_options = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  reader.questions = g_array_new (FALSE, TRUE, sizeof (Pending));
  reader.forms = g_array_new (FALSE, TRUE, sizeof (Pending));
  reader.shortcuts = g_array_new (FALSE, TRUE, sizeof (Pending));
  ok = read_all (&reader, checklist, settings, error);
  g_hash_table_unref (reader.named_options);
  g_array_unref (reader.questions);
  g_array_unref (reader.forms);
  g_array_unref (reader.shortcuts);
  return ok ? g_steal_pointer (&self) : NULL;
}

/**
 * venule_checklist_free:
 * @self: (nullable) (transfer full): a checklist
 */
void
venule_checklist_free (VenuleChecklist *self)
{
  if (self == NULL)
    return;
  for (guint i = 0; self->questions != NULL && i < self->form->n_questions; i++)
    {
      g_free (self->questions[i].shown_by);
      venule_path_free (self->questions[i].offers);
    }
  for (guint i = 0; self->forms != NULL && i < self->form->n_forms; i++)
    g_free (self->forms[i].shown_by);
  g_free (self->questions);
  g_free (self->forms);
  g_ptr_array_unref (self->rules);
  g_ptr_array_unref (self->headings);
  g_ptr_array_unref (self->shortcuts);
  g_hash_table_unref (self->question_of_path);
  g_hash_table_unref (self->form_of_path);
  venule_vocabulary_free (self->vocabulary);
  venule_form_free (self->form);
  g_free (self->id);
  g_free (self->version);
  g_free (self->label);
  g_free (self);
}
