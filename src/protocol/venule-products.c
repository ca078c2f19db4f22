/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-products.h"

#include <string.h>

#include "venule-definition-words.h"
#include "venule-label-fact.h"
#include "venule-xml-reader.h"

typedef struct
{
  const char *id; /* interned */
  char *name;
  char *substance;
  GHashTable *facts; /* interned id → GPtrArray of VenuleLabelFact */
  GArray *strengths; /* of VenuleNumber, ascending */
} Product;

/* What every fact of one name shares, whichever product it is about. */
typedef struct
{
  VenuleValueKind kind;
  const char *unit; /* (nullable), interned */
} FactType;

struct _VenuleProducts
{
  GObject parent_instance;
  xmlDoc *doc; /* kept: the labels' checks are read from it */
  GHashTable *products;
  GHashTable *fact_types;
  GPtrArray *options;
};

G_DEFINE_FINAL_TYPE (VenuleProducts, venule_products, G_TYPE_OBJECT)

static void
product_free (gpointer data)
{
  Product *product = data;

  g_free (product->name);
  g_free (product->substance);
  g_clear_pointer (&product->facts, g_hash_table_unref);
  g_clear_pointer (&product->strengths, g_array_unref);
  g_free (product);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Product, product_free)

static gint
compare_strengths (gconstpointer a, gconstpointer b)
{
  VenuleNumber first = *(const VenuleNumber *) a, second = *(const VenuleNumber *) b;

  return (first > second) - (first < second);
}

static void
add_strength (Product *product, VenuleNumber strength)
{
  if (strength == 0)
    return;
  for (guint i = 0; i < product->strengths->len; i++)
    if (g_array_index (product->strengths, VenuleNumber, i) == strength)
      return;
  g_array_append_val (product->strengths, strength);
  g_array_sort (product->strengths, compare_strengths);
}

/* A fact's name means one thing: the same kind and unit on every label, so that a rule can be checked once. */
static gboolean
agree_on_type (VenuleProducts *self, const VenuleLabelFact *fact, const xmlNode *node, GError **error)
{
  FactType *type = g_hash_table_lookup (self->fact_types, fact->id);

  if (type == NULL)
    {
      type = g_new0 (FactType, 1);
      type->kind = fact->value.kind;
      type->unit = fact->value.unit;
      g_hash_table_insert (self->fact_types, (gpointer) fact->id, type);
      return TRUE;
    }
  if (type->kind == fact->value.kind && type->unit == fact->value.unit)
    return TRUE;

  venule_xml_set_error (error, node,
                        "the fact “%s” has another kind or unit than where it is used first; use the same kind and "
                        "unit for every product, or another name",
                        fact->id);
  return FALSE;
}

static gboolean
add_fact (VenuleProducts *self, Product *product, const xmlNode *node, GError **error)
{
  g_autoptr (VenuleLabelFact) fact = venule_label_fact_parse (node, error);
  GPtrArray *facts;

  if (fact == NULL || !agree_on_type (self, fact, node, error))
    return FALSE;

  facts = g_hash_table_lookup (product->facts, fact->id);
  if (facts == NULL)
    {
      facts = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_label_fact_free);
      g_hash_table_insert (product->facts, (gpointer) fact->id, facts);
    }
  add_strength (product, fact->strength);
  g_ptr_array_add (facts, g_steal_pointer (&fact));
  return TRUE;
}

static gboolean
refuse_ties (Product *product, GError **error)
{
  GHashTableIter iter;
  gpointer facts;

  g_hash_table_iter_init (&iter, product->facts);
  while (g_hash_table_iter_next (&iter, NULL, &facts))
    if (!venule_label_facts_refuse_ties (facts, error))
      return FALSE;
  return TRUE;
}

static char *
require_attribute (const xmlNode *node, const char *name, GError **error)
{
  g_autofree char *value = venule_xml_get_attribute (node, name);
  const char *why = NULL;

  if (value == NULL || *value == '\0')
    {
      venule_xml_set_error (error, node, "<%s> has no “%s”; add it", (const char *) node->name, name);
      return NULL;
    }
  if (!venule_xml_text_is_clean (value, &why))
    {
      venule_xml_set_error (error, node, "“%s”: %s", name, why);
      return NULL;
    }
  return g_steal_pointer (&value);
}

static gboolean
refuse_element (const xmlNode *node, const char *where, GError **error)
{
  g_autofree char *quoted = venule_xml_quote ((const char *) node->name);

  venule_xml_set_error (error, node, "%s has no place %s", quoted, where);
  return FALSE;
}

static Product *
parse_product (VenuleProducts *self, const xmlNode *node, GError **error)
{
  g_autoptr (Product) product = g_new0 (Product, 1);
  g_autofree char *id = require_attribute (node, "id", error);

  product->facts = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_ptr_array_unref);
  product->strengths = g_array_new (FALSE, FALSE, sizeof (VenuleNumber));
  if (id == NULL)
    return NULL;
  product->id = g_intern_string (id);
  product->name = require_attribute (node, "name", error);
  if (product->name == NULL)
    return NULL;
  product->substance = venule_definition_read_substance (node);

  for (xmlNode *child = venule_xml_first_element (node); child != NULL; child = venule_xml_next_element (child))
    if (venule_xml_is_element (child, "fact"))
      {
        if (!add_fact (self, product, child, error))
          return NULL;
      }
    else if (!venule_xml_is_element (child, "check"))
      {
        refuse_element (child, "in a product; use <fact> or <check>", error);
        return NULL;
      }

  return refuse_ties (product, error) ? g_steal_pointer (&product) : NULL;
}

static gboolean
add_product (VenuleProducts *self, const xmlNode *node, GError **error)
{
  g_autoptr (Product) product = NULL;

  if (!venule_xml_is_element (node, "product"))
    return refuse_element (node, "here; use <beside> or <product>", error);
  product = parse_product (self, node, error);
  if (product == NULL)
    return FALSE;
  if (g_hash_table_contains (self->products, product->id))
    {
      venule_xml_set_error (error, node, "the product “%s” is there twice; keep one", product->id);
      return FALSE;
    }

  g_ptr_array_add (self->options, venule_option_new (product->id, product->name));
  g_hash_table_insert (self->products, (gpointer) product->id, product);
  g_steal_pointer (&product);
  return TRUE;
}

static gboolean
read_document (VenuleProducts *self, GError **error)
{
  const xmlNode *root = xmlDocGetRootElement (self->doc);

  if (!venule_xml_is_element (root, "products"))
    {
      venule_xml_set_error (error, root, "this is no file of products; its first element must be <products>");
      return FALSE;
    }
  for (xmlNode *node = venule_xml_first_element (root); node != NULL; node = venule_xml_next_element (node))
    if (!venule_xml_is_element (node, "beside") && !add_product (self, node, error))
      return FALSE;
  return TRUE;
}

/* Ids come from files, mostly but not always interned: look them up by what they say. */
static Product *
find_product (VenuleProducts *self, const char *id)
{
  return id == NULL ? NULL : g_hash_table_lookup (self->products, g_intern_string (id));
}

static const VenuleLabelFact *
find_fact (VenuleProducts *self,
           const char *product_id,
           const char *market,
           VenuleNumber strength,
           const char *form,
           const char *fact)
{
  Product *product = find_product (self, product_id);
  GPtrArray *facts = product == NULL ? NULL : g_hash_table_lookup (product->facts, g_intern_string (fact));

  return facts == NULL ? NULL : venule_label_facts_choose (facts, market, strength, form);
}

static void
venule_products_finalize (GObject *object)
{
  VenuleProducts *self = VENULE_PRODUCTS (object);

  g_clear_pointer (&self->products, g_hash_table_unref);
  g_clear_pointer (&self->fact_types, g_hash_table_unref);
  g_clear_pointer (&self->options, g_ptr_array_unref);
  g_clear_pointer (&self->doc, xmlFreeDoc);

  G_OBJECT_CLASS (venule_products_parent_class)->finalize (object);
}

static void
venule_products_class_init (VenuleProductsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_products_finalize;
}

static void
venule_products_init (VenuleProducts *self)
{
  self->products = g_hash_table_new_full (NULL, NULL, NULL, product_free);
  self->fact_types = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->options = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_option_free);
}

/**
 * venule_products_new_from_file:
 * @path: a `products.xml`
 * @error: %VENULE_XML_ERROR, with file and line
 *
 * Reads what the labels say. Two facts of one name that could both be the most particular one for the same market,
 * strength and form are refused: a label has one limit, and the program must not choose it.
 *
 * Returns: (transfer full) (nullable): the products, never changed afterwards
 */
VenuleProducts *
venule_products_new_from_file (const char *path, GError **error)
{
  g_autoptr (VenuleProducts) self = g_object_new (VENULE_TYPE_PRODUCTS, NULL);

  g_return_val_if_fail (path != NULL, NULL);

  self->doc = venule_xml_read_file (path, error);
  if (self->doc == NULL || !read_document (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * venule_products_get_options:
 * @self: the products
 *
 * Returns: (transfer none) (element-type VenuleOption): one a product, in the file's order, labelled with its name
 */
GPtrArray *
venule_products_get_options (VenuleProducts *self)
{
  g_return_val_if_fail (VENULE_IS_PRODUCTS (self), NULL);

  return self->options;
}

/**
 * venule_products_get_name:
 * @self: the products
 * @product: a product's id
 *
 * Returns: (transfer none) (nullable): the brand name; %NULL: no such product
 */
const char *
venule_products_get_name (VenuleProducts *self, const char *product)
{
  const Product *found;

  g_return_val_if_fail (VENULE_IS_PRODUCTS (self), NULL);

  found = find_product (self, product);
  return found == NULL ? NULL : found->name;
}

/**
 * venule_products_get_substance:
 * @self: the products
 * @product: a product's id
 *
 * Returns: (transfer none) (nullable): the active substance, in words; %NULL: not stated, or no such product
 */
const char *
venule_products_get_substance (VenuleProducts *self, const char *product)
{
  const Product *found;

  g_return_val_if_fail (VENULE_IS_PRODUCTS (self), NULL);

  found = find_product (self, product);
  return found == NULL ? NULL : found->substance;
}

/**
 * venule_products_get_strengths:
 * @self: the products
 * @product: a product's id
 *
 * Returns: (transfer none) (nullable) (element-type gint64): the strengths the labels speak of, in percent (as
 *   [alias@VenuleNumber]), ascending; %NULL: no such product
 */
GArray *
venule_products_get_strengths (VenuleProducts *self, const char *product)
{
  const Product *found = find_product (self, product);

  return found == NULL ? NULL : found->strengths;
}

/**
 * venule_products_has_fact:
 * @self: the products
 * @fact: a fact's id
 *
 * Returns: whether any product's label states it
 */
gboolean
venule_products_has_fact (VenuleProducts *self, const char *fact)
{
  return venule_products_get_fact_kind (self, fact) != VENULE_VALUE_NONE;
}

/**
 * venule_products_get_fact_kind:
 * @self: the products
 * @fact: a fact's id
 *
 * Returns: its kind, the same on every label; %VENULE_VALUE_NONE: no label states it
 */
VenuleValueKind
venule_products_get_fact_kind (VenuleProducts *self, const char *fact)
{
  const FactType *type;

  g_return_val_if_fail (VENULE_IS_PRODUCTS (self), VENULE_VALUE_NONE);
  g_return_val_if_fail (fact != NULL, VENULE_VALUE_NONE);

  type = g_hash_table_lookup (self->fact_types, g_intern_string (fact));
  return type == NULL ? VENULE_VALUE_NONE : type->kind;
}

/**
 * venule_products_get_fact_unit:
 * @self: the products
 * @fact: a fact's id
 *
 * Returns: (transfer none) (nullable): its unit, the same on every label; %NULL: it has none
 */
const char *
venule_products_get_fact_unit (VenuleProducts *self, const char *fact)
{
  const FactType *type;

  g_return_val_if_fail (VENULE_IS_PRODUCTS (self), NULL);
  g_return_val_if_fail (fact != NULL, NULL);

  type = g_hash_table_lookup (self->fact_types, g_intern_string (fact));
  return type == NULL ? NULL : type->unit;
}

/**
 * venule_products_lookup:
 * @self: the products
 * @product: a product's id
 * @market: (nullable): whose label; %NULL: only facts that hold in every market
 * @strength: in percent; 0: not known
 * @form: (nullable): `liquid` or `foam`; %NULL: not known
 * @fact: a fact's id
 * @value: (out caller-allocates): set to the fact, or to %VENULE_VALUE_NONE
 *
 * What the label says: of the facts that hold for what is given, the most particular one. A fact bound to a
 * strength or form is never used when that is not known.
 *
 * Returns: whether the label says it
 */
gboolean
venule_products_lookup (VenuleProducts *self,
                        const char *product,
                        const char *market,
                        VenuleNumber strength,
                        const char *form,
                        const char *fact,
                        VenuleValue *value)
{
  const VenuleLabelFact *found;

  g_return_val_if_fail (VENULE_IS_PRODUCTS (self), FALSE);
  g_return_val_if_fail (fact != NULL && value != NULL, FALSE);

  found = find_fact (self, product, market, strength, form, fact);
  if (found == NULL)
    {
      memset (value, 0, sizeof *value);
      return FALSE;
    }
  *value = found->value;
  return TRUE;
}

/**
 * venule_products_get_source:
 * @self: the products
 * @product: a product's id
 * @market: (nullable): as in [method@Products.lookup]
 * @strength: as there
 * @form: (nullable): as there
 * @fact: a fact's id
 * @checked: (out) (optional) (transfer none) (nullable): the day the label was read, `YYYY-MM-DD`
 *
 * Returns: (transfer none) (nullable): where the fact comes from; %NULL: the label does not say it
 */
const char *
venule_products_get_source (VenuleProducts *self,
                            const char *product,
                            const char *market,
                            VenuleNumber strength,
                            const char *form,
                            const char *fact,
                            const char **checked)
{
  const VenuleLabelFact *found;

  g_return_val_if_fail (VENULE_IS_PRODUCTS (self), NULL);
  g_return_val_if_fail (fact != NULL, NULL);

  found = find_fact (self, product, market, strength, form, fact);
  if (checked != NULL)
    *checked = found == NULL ? NULL : found->checked;
  return found == NULL ? NULL : found->source;
}

/**
 * venule_products_get_document:
 * @self: the products
 *
 * Returns: (transfer none): the file as it was read, with the labels' own checks, which are not looked at here
 */
xmlDoc *
venule_products_get_document (VenuleProducts *self)
{
  g_return_val_if_fail (VENULE_IS_PRODUCTS (self), NULL);

  return self->doc;
}
