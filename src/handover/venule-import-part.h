/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-import.h"

G_BEGIN_DECLS

/* Whose part bringing in a file would change. */
char *venule_import_find_specialists (const VenuleImportItem *item, VenuleWorkplace *workplace);

G_END_DECLS
