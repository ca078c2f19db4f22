/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Where the program's data and translations lie. */
char *venule_folders_get_data (void);
char **venule_folders_list_po (void);

G_END_DECLS
