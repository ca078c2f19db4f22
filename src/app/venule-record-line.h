/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-record.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A consultation in the list of them: who it is, the details below, and the patient's stripes at the start.
 *
 * GtkListView keeps two hundred of them at hand, whatever is in view. A label that wraps measures its text many times
 * over, and each style class is matched again: this measures it once, and paints the stripes itself. */

#define VENULE_TYPE_RECORD_LINE (venule_record_line_get_type ())
G_DECLARE_FINAL_TYPE (VenuleRecordLine, venule_record_line, VENULE, RECORD_LINE, GtkWidget)

GtkWidget *venule_record_line_new (void);
void venule_record_line_show (VenuleRecordLine *self, VenuleRecord *record);
void venule_record_line_set_is_current (VenuleRecordLine *self, gboolean is_current);

G_END_DECLS
