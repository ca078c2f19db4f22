/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

const char *venule_sqlite_log_get_vfs (void);

G_END_DECLS
