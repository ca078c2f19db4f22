/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Bytes that lie in memory alone, and are read as a file is: none of a patient's is left behind, whatever happens. */

int venule_memory_file_open (GBytes *bytes, GError **error);

G_END_DECLS
