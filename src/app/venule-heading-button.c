/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-heading-button.h"

/**
 * venule_heading_button_new:
 * @the_case: a consultation
 * @entry: the entry whose questions they are
 * @heading: a heading with the shortcut "none of these"
 *
 * Returns: (transfer floating): a button that answers what is not answered under the heading
 */
GtkWidget *
venule_heading_button_new (VenuleCase *the_case, VenuleEntry *entry, const VenuleHeading *heading)
{
  return gtk_button_new_with_label (heading->label);
}
