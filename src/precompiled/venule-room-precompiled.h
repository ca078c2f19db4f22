/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What every room may name, read once for each; the rooms' files include what they use all the same. */

#ifndef VENULE_ROOM_PRECOMPILED_H
#define VENULE_ROOM_PRECOMPILED_H

#include <gio/gio.h>
#include <libxml/tree.h>

#include <string.h>

#undef G_LOG_DOMAIN /* each file's own */

#endif
