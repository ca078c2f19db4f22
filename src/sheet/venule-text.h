/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A text with places for values: `Ring {phone}.`, in the source language or a translation of it. */
typedef struct
{
  char *literal;    /* (nullable): text between places */
  const char *name; /* (nullable): a value's place; interned */
} VenuleTextPart;

typedef struct
{
  char *source;     /* as written, every run of white space one space */
  GPtrArray *parts; /* (element-type VenuleTextPart) */
} VenuleText;

char *venule_text_collapse (const char *text);
VenuleText *venule_text_parse (const char *text, char **what_is_wrong);
void venule_text_free (VenuleText *text);
gboolean venule_text_has_same_places (const VenuleText *a, const VenuleText *b);
char *venule_text_hash (const char *text, guint digits);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleText, venule_text_free)

G_END_DECLS
