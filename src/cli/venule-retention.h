/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-exit.h"
#include "venule-options.h"
#include "venule-store.h"

G_BEGIN_DECLS

/* What has been kept long enough: listed, and erased once a person has confirmed the list. */
VenuleExit venule_retention_run (VenuleStore *store, const VenuleOptions *options);

G_END_DECLS
