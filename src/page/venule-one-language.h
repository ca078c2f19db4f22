/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sheet.h"

G_BEGIN_DECLS

/* What help and dates say in one of the two languages of a paired sheet, to be measured by itself. */
typedef struct
{
  VenuleSheet sheet; /* as the whole sheet, but for its sections and direction; lives as long as both */
  GPtrArray *copies; /* of what stands in the sections … */
  GPtrArray *lists;  /* … and of what holds it */
} VenuleOneLanguage;

VenuleOneLanguage *venule_one_language_new (VenuleSheet *sheet, gboolean second);
void venule_one_language_free (VenuleOneLanguage *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleOneLanguage, venule_one_language_free)

G_END_DECLS
