/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef VENULE_PAGE_PRECOMPILED_H
#define VENULE_PAGE_PRECOMPILED_H

#include "venule-room-precompiled.h"

#include <pango/pangocairo.h>

#endif
