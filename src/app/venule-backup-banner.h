/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-desk.h"

G_BEGIN_DECLS

/**
 * VenuleBackupBanner:
 *
 * Has the day's copy made, in the folder that was chosen for them, and stands there as long as there is none.
 */
#define VENULE_TYPE_BACKUP_BANNER (venule_backup_banner_get_type ())
G_DECLARE_FINAL_TYPE (VenuleBackupBanner, venule_backup_banner, VENULE, BACKUP_BANNER, AdwBin)

void venule_backup_banner_start (VenuleBackupBanner *self, VenuleDesk *desk);

G_END_DECLS
