/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-record-list.h"

G_BEGIN_DECLS

/* For the list alone. */
VenuleRecordRow *venule_record_row_new (VenuleRecord *record);
gboolean venule_record_row_may_show (VenuleRecordRow *self, VenuleRecord *record);
void venule_record_row_set_record (VenuleRecordRow *self, VenuleRecord *record);

G_END_DECLS
