/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* What is done beside the main loop. The program may end while it is: libraries then free what a thread still reads. */

void venule_beside_run (GTask *task, GTaskThreadFunc func);
gboolean venule_beside_wait (guint seconds);

G_END_DECLS
