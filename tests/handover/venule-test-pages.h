/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-pages.h"
#include "venule-sheet-maker.h"

G_BEGIN_DECLS

/* Pages of shipped samples in shipped languages. */

char **venule_test_list_files (const char *variable, const char *folder, const char *ending);
VenulePages *venule_test_make_pages (VenuleWorkplace *workplace, const char *sample, const VenuleSheetChoice *choice);

G_END_DECLS
