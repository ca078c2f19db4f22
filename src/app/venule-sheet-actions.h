/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-sheet-pages.h"

G_BEGIN_DECLS

/* What can be done with the pages of a sheet: magnified, turned. For a widget whose template has them as "pages". */
void venule_sheet_actions_install (GtkWidgetClass *widget_class);
void venule_sheet_actions_update (GtkWidget *widget, VenuleSheetPages *pages, GtkLabel *page_label);

G_END_DECLS
