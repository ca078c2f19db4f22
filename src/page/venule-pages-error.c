/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pages.h"

G_DEFINE_QUARK (venule - pages - error - quark, venule_pages_error)
