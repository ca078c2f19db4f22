/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-language-traits.h"

#include "venule-language-name.h"
#include "venule-phrasebook.h"

#include <string.h>
#include <unicode/uenum.h>
#include <unicode/uloc.h>
#include <unicode/upluralrules.h>

/* Rules come as a set; people count up. */
static const char *const plural_forms[] = { "zero", "one", "two", "few", "many", "other" };

static char *
list_plurals (const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  UPluralRules *rules = uplrules_open (locale, &status);
  UEnumeration *keywords = U_SUCCESS (status) ? uplrules_getKeywords (rules, &status) : NULL;
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GString) list = g_string_new (NULL);
  const char *keyword;

  while (keywords != NULL && (keyword = uenum_next (keywords, NULL, &status)) != NULL)
    g_ptr_array_add (found, g_strdup (keyword));
  for (guint i = 0; i < G_N_ELEMENTS (plural_forms); i++)
    if (g_ptr_array_find_with_equal_func (found, plural_forms[i], g_str_equal, NULL))
      g_string_append_printf (list, "%s%s", list->len > 0 ? ", " : "", plural_forms[i]);
  if (keywords != NULL)
    uenum_close (keywords);
  if (rules != NULL)
    uplrules_close (rules);
  return g_string_free (g_steal_pointer (&list), FALSE);
}

static char *
to_tag (const char *locale)
{
  UErrorCode status = U_ZERO_ERROR;
  char tag[ULOC_FULLNAME_CAPACITY];

  uloc_toLanguageTag (locale, tag, sizeof tag, TRUE, &status);
  return U_FAILURE (status) || status == U_STRING_NOT_TERMINATED_WARNING ? NULL : g_strdup (tag);
}

/**
 * venule_language_traits_new:
 * @tag: what somebody typed
 *
 * Returns: (transfer full) (nullable): the language; %NULL when it is no BCP 47 tag
 */
VenuleLanguageTraits *
venule_language_traits_new (const char *tag)
{
  g_autoptr (VenuleLanguageTraits) self = NULL;
  UErrorCode status = U_ZERO_ERROR;
  char locale[ULOC_FULLNAME_CAPACITY];
  int32_t parsed = 0;
  g_autofree char *name = NULL;

  g_return_val_if_fail (tag != NULL, NULL);

  if (!venule_phrasebook_is_language (tag))
    return NULL;
  uloc_forLanguageTag (tag, locale, sizeof locale, &parsed, &status);
  if (U_FAILURE (status) || parsed != (int32_t) strlen (tag))
    return NULL;
  self = g_new0 (VenuleLanguageTraits, 1);
  self->tag = to_tag (locale);
  if (self->tag == NULL || !venule_phrasebook_is_language (self->tag))
    return NULL;
  name = venule_language_name (self->tag, "en");
  self->is_known = strcmp (name, self->tag) != 0;
  self->right_to_left = uloc_isRightToLeft (locale);
  self->plurals = list_plurals (locale);
  return g_steal_pointer (&self);
}

void
venule_language_traits_free (VenuleLanguageTraits *self)
{
  if (self == NULL)
    return;
  g_free (self->tag);
  g_free (self->plurals);
  g_free (self);
}

/**
 * venule_language_traits_list_known:
 *
 * Returns: (transfer full) (element-type utf8): the tags of all languages that have a name here, with their scripts
 *   where they have several, without their regions
 */
GPtrArray *
venule_language_traits_list_known (void)
{
  GPtrArray *tags = g_ptr_array_new_with_free_func (g_free);

  for (int32_t i = 0; i < uloc_countAvailable (); i++)
    {
      const char *locale = uloc_getAvailable (i);
      UErrorCode status = U_ZERO_ERROR;
      char country[ULOC_COUNTRY_CAPACITY];
      char *tag = uloc_getCountry (locale, country, sizeof country, &status) > 0 ? NULL : to_tag (locale);

      if (tag != NULL)
        g_ptr_array_add (tags, tag);
    }
  return tags;
}
