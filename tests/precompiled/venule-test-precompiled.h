/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef VENULE_TEST_PRECOMPILED_H
#define VENULE_TEST_PRECOMPILED_H

#include "../../src/precompiled/venule-room-precompiled.h"

#define G_LOG_DOMAIN "venule-test"

#endif
