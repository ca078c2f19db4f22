/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define VENULE_HANDOVER_ERROR (venule_handover_error_quark ())
GQuark venule_handover_error_quark (void);

/**
 * VenuleHandoverError:
 * @VENULE_HANDOVER_ERROR_USAGE: a language, treatment, consultation or sheet was asked for that there is not
 * @VENULE_HANDOVER_ERROR_UNUSABLE: what was given can't be read
 * @VENULE_HANDOVER_ERROR_REFUSED: a check stands, or something is not done yet that has to be
 * @VENULE_HANDOVER_ERROR_UNCONFIRMED: refused likewise: nobody confirmed safety advice that nobody reviewed
 * @VENULE_HANDOVER_ERROR_NOT_WRITTEN: it could not be written or kept
 * @VENULE_HANDOVER_ERROR_NOT_RIGHT: the pages, or what is stored, are not what they have to be
 *
 * Why no sheet left the program. The message says what, where and what to do.
 */
typedef enum
{
  VENULE_HANDOVER_ERROR_USAGE,
  VENULE_HANDOVER_ERROR_UNUSABLE,
  VENULE_HANDOVER_ERROR_REFUSED,
  VENULE_HANDOVER_ERROR_NOT_WRITTEN,
  VENULE_HANDOVER_ERROR_NOT_RIGHT,
  VENULE_HANDOVER_ERROR_UNCONFIRMED,
} VenuleHandoverError;

VenuleHandoverError venule_handover_classify (const GError *error);
void venule_handover_set_foreign (GError **error, const char *path);

G_END_DECLS
