/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef VENULE_APP_TEST_PRECOMPILED_H
#define VENULE_APP_TEST_PRECOMPILED_H

#include "../../src/app/precompiled/venule-app-precompiled.h"

#define G_LOG_DOMAIN "venule-test"

#endif
