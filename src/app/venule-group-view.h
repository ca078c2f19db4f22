/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleGroupView:
 *
 * What repeats: the members of one group as cards. Members with ids are added, duplicated and removed, each as one
 * step; those known by a list of keys stand side by side, there or not; those known by the members of another group
 * are ticked off beside their names.
 */
#define VENULE_TYPE_GROUP_VIEW (venule_group_view_get_type ())
G_DECLARE_FINAL_TYPE (VenuleGroupView, venule_group_view, VENULE, GROUP_VIEW, AdwBin)

GtkWidget *venule_group_view_new (VenuleCase *the_case, VenuleEntry *parent, const VenuleForm *form);
/* path: from the root, with the keys of members, as everywhere. Builds what is needed and moves the keyboard there. */
gboolean venule_group_view_show_question (GtkWidget *group_view, const char *path);

G_END_DECLS
