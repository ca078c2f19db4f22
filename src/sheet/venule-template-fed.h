/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-template.h"

G_BEGIN_DECLS

/* One place of the sheet that an answer feeds, in the words of the source language. */
typedef struct
{
  const char *passage; /* its id */
  char *heading;       /* (nullable): what it stands under */
  char *words;         /* (nullable): what it says, "…" where values stand; NULL: nothing but values */
  gboolean is_whole;   /* the heading itself, and all that stands under it */
} VenuleFed;

gboolean venule_template_feeds (VenuleTemplate *self, const VenuleQuestion *question);
GPtrArray *venule_template_list_fed (VenuleTemplate *self, const VenuleQuestion *question);

G_END_DECLS
