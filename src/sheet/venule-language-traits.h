/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What is known of a language before anybody translates into it. */
typedef struct
{
  char *tag;         /* BCP 47, as it is written */
  gboolean is_known; /* by name; otherwise only the tag is right */
  gboolean right_to_left;
  char *plurals; /* its plural forms: "one, few, many, other" */
} VenuleLanguageTraits;

VenuleLanguageTraits *venule_language_traits_new (const char *tag);
void venule_language_traits_free (VenuleLanguageTraits *self);

/* (element-type utf8): tags of languages that have a name; without their regions */
GPtrArray *venule_language_traits_list_known (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleLanguageTraits, venule_language_traits_free)

G_END_DECLS
