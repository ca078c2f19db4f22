/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-rule.h"

#include <string.h>

#include "venule-clinic-reader.h"
#include "venule-scope.h"
#include "venule-xml-reader.h"

VenulePath *
venule_path_parse_clinic (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error)
{
  const char *name = text + strlen ("clinic/");
  const VenuleSetting *setting = venule_vocabulary_find_setting (scope->vocabulary, name);
  g_autoptr (VenulePath) path = venule_path_new (VENULE_PATH_CLINIC, text);

  path->name = g_intern_string (name);
  if (setting != NULL)
    {
      path->value_kind = VENULE_VALUE_NUMBER;
      path->unit = g_intern_string (setting->unit);
      path->label = g_strdup (setting->label);
      path->source_label = g_strdup (setting->source_label);
      return g_steal_pointer (&path);
    }
  if (g_strv_contains (venule_clinic_content_fields (), name))
    {
      path->value_kind = VENULE_VALUE_TEXT;
      path->label = g_strdup (name);
      return g_steal_pointer (&path);
    }
  venule_xml_set_error (error, where, "the clinic has no field or setting “%s”; name one of settings.xml", name);
  return NULL;
}

static gboolean
find_product_base (const VenuleScope *scope, VenulePath *path)
{
  for (const VenuleScope *s = scope; s != NULL; s = s->outer, path->up++)
    for (const VenuleForm *base = s->form; base != NULL; base = base->parent)
      {
        path->product = venule_vocabulary_find_role (scope->vocabulary, "product", base);
        if (path->product == NULL)
          continue;
        path->base = base;
        path->strength = venule_vocabulary_find_role (scope->vocabulary, "strength", base);
        path->form = venule_vocabulary_find_role (scope->vocabulary, "form", base);
        return TRUE;
      }
  return FALSE;
}

VenulePath *
venule_path_parse_product (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error)
{
  const char *name = text + strlen ("product/");
  VenuleProducts *products = venule_vocabulary_get_products (scope->vocabulary);
  g_autoptr (VenulePath) path = venule_path_new (VENULE_PATH_PRODUCT, text);

  if (products == NULL || !venule_products_has_fact (products, name))
    {
      venule_xml_set_error (error, where, "no product has a fact “%s”; name one of products.xml", name);
      return NULL;
    }
  if (!find_product_base (scope, path))
    {
      venule_xml_set_error (error, where,
                            "“%s” stands where no product is known; put it inside some, each or for-each of "
                            "a group that asks for the product",
                            text);
      return NULL;
    }
  path->name = g_intern_string (name);
  path->label = g_strdup (name);
  path->value_kind = venule_products_get_fact_kind (products, name);
  path->unit = g_intern_string (venule_products_get_fact_unit (products, name));
  return g_steal_pointer (&path);
}

static VenulePath *
expect (VenulePath *path, VenuleValueKind kind, const char *what, const xmlNode *where, GError **error)
{
  if (path == NULL || path->value_kind == kind)
    return path;
  venule_xml_set_error (error, where, "“%s” is no %s; compare a %s with a %s of the same unit", path->text, what, what,
                        what);
  venule_path_free (path);
  return NULL;
}

/* A constant number, or the path of one. */
VenulePath *
venule_path_parse_number (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error)
{
  VenuleNumber number;

  if (venule_number_parse (text, &number))
    {
      VenulePath *path = venule_path_new (VENULE_PATH_CONSTANT, text);
      path->value_kind = path->constant.kind = VENULE_VALUE_NUMBER;
      path->constant.number = number;
      return path;
    }
  return expect (venule_path_parse_in (scope, text, where, error), VENULE_VALUE_NUMBER, "number", where, error);
}

/* A constant day, or the path of one. */
VenulePath *
venule_path_parse_date (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error)
{
  VenuleCivilDate date;

  if (g_ascii_isdigit (*text) && !venule_civil_date_parse (text, &date))
    {
      venule_xml_set_error (error, where, "“%s” is no date; write YYYY-MM-DD", text);
      return NULL;
    }
  if (venule_civil_date_parse (text, &date))
    {
      VenulePath *path = venule_path_new (VENULE_PATH_CONSTANT, text);
      path->value_kind = path->constant.kind = VENULE_VALUE_DATE;
      path->constant.date = date;
      return path;
    }
  return expect (venule_path_parse_in (scope, text, where, error), VENULE_VALUE_DATE, "date", where, error);
}

/* The path of a group. */
VenulePath *
venule_path_parse_group (const VenuleScope *scope, const char *text, const xmlNode *where, GError **error)
{
  VenulePath *path = venule_path_parse_in (scope, text, where, error);

  if (path == NULL || path->group != NULL)
    return path;
  venule_xml_set_error (error, where, "“%s” is no group; of= names a group that repeats", text);
  venule_path_free (path);
  return NULL;
}

/* Whether a number is one of whole days or months. */
gboolean
venule_path_is_whole (const VenulePath *path)
{
  if (path->kind == VENULE_PATH_CONSTANT)
    return path->constant.number % VENULE_NUMBER_ONE == 0;
  return path->question == NULL || path->question->decimals == 0;
}
