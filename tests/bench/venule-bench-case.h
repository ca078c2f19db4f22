/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-case.h"

G_BEGIN_DECLS

VenuleCase *venule_bench_case_open (VenuleDesk *desk, const char *file, GError **error);

G_END_DECLS
