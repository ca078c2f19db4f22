/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-desk.h"
#include "venule-import.h"

G_BEGIN_DECLS

/* A file that would be brought in, as a row of its preview. */
GtkWidget *venule_import_row_new (VenuleDesk *desk, const VenuleImportItem *item, const char *bar);

G_END_DECLS
