/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

#include "venule-form.h"

G_BEGIN_DECLS

GType venule_row_kind_for (const VenuleQuestion *question);

G_END_DECLS
