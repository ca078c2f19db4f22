/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef VENULE_APP_PRECOMPILED_H
#define VENULE_APP_PRECOMPILED_H

#include "../../precompiled/venule-room-precompiled.h"

#include <adwaita.h>

#endif
