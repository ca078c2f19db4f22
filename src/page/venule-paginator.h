/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-measurer.h"

G_BEGIN_DECLS

GPtrArray *venule_paginator_make_pages (VenuleMeasurer *measurer, GError **error);

G_END_DECLS
