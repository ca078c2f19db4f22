/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

GtkWidget *venule_group_view_new (VenuleCase *the_case, VenuleEntry *parent, const VenuleForm *form);
/* path: from the root, with the keys of members, as everywhere. Builds what is needed and moves the keyboard there. */
gboolean venule_group_view_show_question (GtkWidget *group_view, const char *path);

G_END_DECLS
