/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-group-view.h"

/**
 * venule_group_view_new:
 * @the_case: a consultation
 * @parent: the entry around the group
 * @form: the group
 *
 * Returns: (transfer floating): its members, with ways to add and remove them
 */
GtkWidget *
venule_group_view_new (VenuleCase *the_case, VenuleEntry *parent, const VenuleForm *form)
{
  return gtk_label_new (form->label);
}

/**
 * venule_group_view_show_question:
 * @group_view: a view of a group
 * @path: the path of an answer inside it, from the root, with the keys of members
 *
 * Returns: whether the question is in it, and the keyboard is there now
 */
gboolean
venule_group_view_show_question (GtkWidget *group_view, const char *path)
{
  return FALSE;
}
