/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-case.h"

G_BEGIN_DECLS

/**
 * VenuleFormBox:
 *
 * The questions of one entry (a section, or a member of a group) in the order of the checklist: groups of rows under
 * their headings, sections and groups inside it, and the shortcuts of its form. Rows appear and vanish with what the
 * answers show.
 */
#define VENULE_TYPE_FORM_BOX (venule_form_box_get_type ())
G_DECLARE_FINAL_TYPE (VenuleFormBox, venule_form_box, VENULE, FORM_BOX, AdwBin)

VenuleFormBox *venule_form_box_new (VenuleCase *the_case, VenuleEntry *entry);
VenuleEntry *venule_form_box_get_entry (VenuleFormBox *self);
/* path: from the root, with the keys of members. FALSE: the question is not in this box. */
gboolean venule_form_box_show_question (VenuleFormBox *self, const char *path);

G_END_DECLS
