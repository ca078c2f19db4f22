/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-protocol.h"

#include "venule-label.h"
#include "venule-schema-gate.h"
#include "venule-settings.h"
#include "venule-words.h"
#include "venule-xml-reader.h"

struct _VenuleProtocol
{
  GObject parent_instance;
  char *folder;
  char *schemas;
  VenuleProducts *products;
  GPtrArray *settings; /* of VenuleSetting */
  VenuleChecklist *checklist;
  GPtrArray *checks; /* of VenuleCheckDefinition */
  VenuleWords *words;
};

G_DEFINE_FINAL_TYPE (VenuleProtocol, venule_protocol, G_TYPE_OBJECT)

static void
venule_protocol_finalize (GObject *object)
{
  VenuleProtocol *self = VENULE_PROTOCOL (object);

  /* In the order in which they lean on each other. */
  g_clear_pointer (&self->words, venule_words_free);
  g_clear_pointer (&self->checks, g_ptr_array_unref);
  g_clear_pointer (&self->checklist, venule_checklist_free);
  g_clear_pointer (&self->settings, g_ptr_array_unref);
  g_clear_object (&self->products);
  g_free (self->folder);
  g_free (self->schemas);
  G_OBJECT_CLASS (venule_protocol_parent_class)->finalize (object);
}

static void
venule_protocol_class_init (VenuleProtocolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_protocol_finalize;
}

static void
venule_protocol_init (VenuleProtocol *self)
{
}

static gboolean
load_products (VenuleProtocol *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "products.xml", NULL);

  self->products = venule_products_new_from_file (path, error);
  return self->products != NULL && venule_label_check_beside (self->products, error)
         && venule_schema_gate_pass (venule_products_get_document (self->products), self->schemas, "products.rng",
                                     error);
}

static gboolean
load_settings (VenuleProtocol *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "settings.xml", NULL);
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, error);

  if (doc == NULL)
    return FALSE;
  self->settings = venule_settings_parse (xmlDocGetRootElement (doc), error);
  return self->settings != NULL && venule_schema_gate_pass (doc, self->schemas, "settings.rng", error);
}

static gboolean
load_checklist (VenuleProtocol *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "checklist.xml", NULL);
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, error);

  if (doc == NULL)
    return FALSE;
  self->checklist = venule_checklist_parse (xmlDocGetRootElement (doc), self->products, self->settings, error);
  return self->checklist != NULL && venule_schema_gate_pass (doc, self->schemas, "checklist.rng", error);
}

/* The labels' own checks stand after those of checks.xml. */
static gboolean
load_label_checks (VenuleProtocol *self, GError **error)
{
  const xmlNode *products = xmlDocGetRootElement (venule_products_get_document (self->products));

  for (xmlNode *node = venule_xml_first_element (products); node != NULL; node = venule_xml_next_element (node))
    {
      g_autofree char *id = venule_xml_get_attribute (node, "id");

      if (id != NULL && !venule_check_definitions_parse (node, id, self->checklist->vocabulary, self->checks, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
load_checks (VenuleProtocol *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "checks.xml", NULL);
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, error);
  const xmlNode *root = doc == NULL ? NULL : xmlDocGetRootElement (doc);

  if (doc == NULL)
    return FALSE;
  if (!venule_xml_is_element (root, "checks"))
    {
      venule_xml_set_error (error, root, "<checks> is expected here, not <%s>", (char *) root->name);
      return FALSE;
    }
  self->checks = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_check_definition_free);
  return venule_check_definitions_parse (root, NULL, self->checklist->vocabulary, self->checks, error)
         && load_label_checks (self, error) && venule_schema_gate_pass (doc, self->schemas, "checks.rng", error);
}

static gboolean
load_words (VenuleProtocol *self, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "words.xml", NULL);

  self->words = venule_words_new_from_file (path, self->checklist->vocabulary, self->schemas, error);
  return self->words != NULL;
}

/**
 * venule_protocol_new_from_folder:
 * @folder: holds checklist.xml, checks.xml, products.xml, settings.xml and words.xml
 * @schemas: (nullable): the folder of the RELAX NG schemas; %NULL: only the loader's own checks are made
 * @error: `file:line`, what is wrong and what to do
 *
 * Reads a protocol and checks it whole: every path, option, unit and setting that a rule names must be there.
 *
 * Returns: (transfer full): the protocol; %NULL on the first error
 */
VenuleProtocol *
venule_protocol_new_from_folder (const char *folder, const char *schemas, GError **error)
{
  g_autoptr (VenuleProtocol) self = NULL;

  g_return_val_if_fail (folder != NULL, NULL);

  self = g_object_new (VENULE_TYPE_PROTOCOL, NULL);
  self->folder = g_strdup (folder);
  self->schemas = g_strdup (schemas);
  if (!load_products (self, error) || !load_settings (self, error) || !load_checklist (self, error)
      || !load_checks (self, error) || !load_words (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * venule_protocol_get_id:
 * @self: a protocol
 *
 * Returns: (transfer none): the id by which consultations name it
 */
const char *
venule_protocol_get_id (VenuleProtocol *self)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self), NULL);

  return self->checklist->id;
}

/**
 * venule_protocol_get_folder:
 * @self: a protocol
 *
 * Returns: (transfer none) (type filename): the folder it was read from
 */
const char *
venule_protocol_get_folder (VenuleProtocol *self)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self), NULL);

  return self->folder;
}

/**
 * venule_protocol_get_schemas:
 * @self: a protocol
 *
 * Returns: (transfer none) (nullable) (type filename): the folder of the schemas
 */
const char *
venule_protocol_get_schemas (VenuleProtocol *self)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self), NULL);

  return self->schemas;
}

/**
 * venule_protocol_get_form:
 * @self: a protocol
 *
 * Returns: (transfer none): the root form of its consultations
 */
const VenuleForm *
venule_protocol_get_form (VenuleProtocol *self)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self), NULL);

  return self->checklist->form;
}

/**
 * venule_protocol_get_products:
 * @self: a protocol
 *
 * Returns: (transfer none): the products and what their labels say
 */
VenuleProducts *
venule_protocol_get_products (VenuleProtocol *self)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self), NULL);

  return self->products;
}

/**
 * venule_protocol_get_settings:
 * @self: a protocol
 *
 * Returns: (transfer none) (element-type VenuleSetting): the settings that a clinic has
 */
GPtrArray *
venule_protocol_get_settings (VenuleProtocol *self)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self), NULL);

  return self->settings;
}

/**
 * venule_protocol_get_checks:
 * @self: a protocol
 *
 * Returns: (transfer none) (element-type VenuleCheckDefinition): the checks of checks.xml, then the labels' own
 */
GPtrArray *
venule_protocol_get_checks (VenuleProtocol *self)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self), NULL);

  return self->checks;
}

/**
 * venule_protocol_get_vocabulary:
 * @self: a protocol
 *
 * Returns: (transfer none): what further rules (a sheet's) are checked against
 */
VenuleVocabulary *
venule_protocol_get_vocabulary (VenuleProtocol *self)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self), NULL);

  return self->checklist->vocabulary;
}

/**
 * venule_protocol_get_question_show_when:
 * @self: a protocol
 * @question: a question of its form
 *
 * Returns: (transfer none) (nullable): when it shows, within the entry it stands in; %NULL: always
 */
const VenuleRule *
venule_protocol_get_question_show_when (VenuleProtocol *self, const VenuleQuestion *question)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self) && question != NULL, NULL);

  return self->checklist->questions[question->ordinal].show;
}

/**
 * venule_protocol_get_question_required_when:
 * @self: a protocol
 * @question: a question of its form
 *
 * Returns: (transfer none) (nullable): when it needs an answer, within the entry it stands in; %NULL: never
 */
const VenuleRule *
venule_protocol_get_question_required_when (VenuleProtocol *self, const VenuleQuestion *question)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self) && question != NULL, NULL);

  return self->checklist->questions[question->ordinal].required;
}

/**
 * venule_protocol_get_form_show_when:
 * @self: a protocol
 * @form: a section or group of its form
 *
 * Returns: (transfer none) (nullable): when it shows, within the entry *around* it; %NULL: always
 */
const VenuleRule *
venule_protocol_get_form_show_when (VenuleProtocol *self, const VenuleForm *form)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self) && form != NULL, NULL);

  return self->checklist->forms[form->ordinal].show;
}

/**
 * venule_protocol_get_part:
 * @self: a protocol
 * @question: a question of its form
 *
 * Returns: (transfer none): whose part it is, interned: `specialist` or `nurse`
 */
const char *
venule_protocol_get_part (VenuleProtocol *self, const VenuleQuestion *question)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self) && question != NULL, NULL);

  return self->checklist->questions[question->ordinal].part;
}

/**
 * venule_protocol_get_offers:
 * @self: a protocol
 * @question: a question of its form
 *
 * Returns: (transfer none) (nullable): the label fact that makes a strength one to be offered as its answer; %NULL: it
 *   is no strength of a product
 */
const VenulePath *
venule_protocol_get_offers (VenuleProtocol *self, const VenuleQuestion *question)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self) && question != NULL, NULL);

  return self->checklist->questions[question->ordinal].offers;
}

/**
 * venule_protocol_get_is_free_text:
 * @self: a protocol
 * @question: a question of its form
 *
 * Returns: whether the word list is held against its text
 */
gboolean
venule_protocol_get_is_free_text (VenuleProtocol *self, const VenuleQuestion *question)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self) && question != NULL, FALSE);

  return self->checklist->questions[question->ordinal].free_text;
}

/**
 * venule_protocol_get_is_singly:
 * @self: a protocol
 * @question: a question of its form
 *
 * Returns: whether it is always asked singly, never filled by "none of these"
 */
gboolean
venule_protocol_get_is_singly (VenuleProtocol *self, const VenuleQuestion *question)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self) && question != NULL, FALSE);

  return self->checklist->questions[question->ordinal].singly;
}

/**
 * venule_protocol_get_headings:
 * @self: a protocol
 *
 * Returns: (transfer none) (element-type VenuleHeading): the headings between questions, in document order
 */
GPtrArray *
venule_protocol_get_headings (VenuleProtocol *self)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self), NULL);

  return self->checklist->headings;
}

/**
 * venule_protocol_get_words:
 * @self: a protocol
 *
 * Returns: (transfer none): the word list
 */
VenuleWords *
venule_protocol_get_words (VenuleProtocol *self)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self), NULL);

  return self->words;
}

/**
 * venule_protocol_get_checklist:
 * @self: a protocol
 *
 * Returns: (transfer none): the checklist
 */
const VenuleChecklist *
venule_protocol_get_checklist (VenuleProtocol *self)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self), NULL);

  return self->checklist;
}

/**
 * venule_protocol_find_role:
 * @self: a protocol
 * @role: what a question is named in the checklist by `names=`: `born`, `product`
 *
 * Returns: (transfer none) (nullable): the first question in document order that is named so
 */
const VenuleQuestion *
venule_protocol_find_role (VenuleProtocol *self, const char *role)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self) && role != NULL, NULL);

  return venule_vocabulary_find_role (self->checklist->vocabulary, role, NULL);
}

/**
 * venule_protocol_find_form_role:
 * @self: a protocol
 * @role: what a form is named in the checklist by `names=`: `session`, `mark`
 *
 * Returns: (transfer none) (nullable): the form
 */
const VenuleForm *
venule_protocol_find_form_role (VenuleProtocol *self, const char *role)
{
  g_return_val_if_fail (VENULE_IS_PROTOCOL (self) && role != NULL, NULL);

  return venule_vocabulary_find_form_role (self->checklist->vocabulary, role);
}
