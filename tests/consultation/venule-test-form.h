/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-form.h"

G_BEGIN_DECLS

/* A form of every kind of question and container, wide enough for the example consultation. It stands for a
 * checklist, which is loaded in a layer above the one under test. */
VenuleForm *venule_test_form_new (void);

G_END_DECLS
