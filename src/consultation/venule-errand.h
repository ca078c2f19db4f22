/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct _VenuleErrand VenuleErrand;

/* Does an errand. */
typedef void (*VenuleErrandFunc) (gpointer data);

void venule_errand_forgo_helpers (void);
gboolean venule_errand_would_be_begun (void);
VenuleErrand *venule_errand_new (VenuleErrandFunc func, gpointer data);
void venule_errand_finish (VenuleErrand *self);
void venule_errand_drop (VenuleErrand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleErrand, venule_errand_drop)

G_END_DECLS
