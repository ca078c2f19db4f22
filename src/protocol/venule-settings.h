/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "venule-clinic.h"

G_BEGIN_DECLS

void venule_setting_free (VenuleSetting *setting);
/* (transfer full) (element-type VenuleSetting) */
GPtrArray *venule_settings_parse (const xmlNode *settings, GError **error);
GPtrArray *venule_settings_new_from_file (const char *path, GError **error);

G_END_DECLS
