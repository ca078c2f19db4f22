/* SPDX-License-Identifier: GPL-3.0-or-later */
#ifndef VENULE_PAGE_TEST_PRECOMPILED_H
#define VENULE_PAGE_TEST_PRECOMPILED_H

#include "../../src/precompiled/venule-page-precompiled.h"

#define G_LOG_DOMAIN "venule-test"

#endif
