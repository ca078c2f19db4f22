/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-handover-error.h"

#include "venule-consultation.h"
#include "venule-store.h"
#include "venule-translation.h"
#include "venule-xml-reader.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (venule - handover - error - quark, venule_handover_error)

static VenuleHandoverError
classify_store (int code)
{
  switch (code)
    {
    case VENULE_STORE_ERROR_NOT_FOUND:
      return VENULE_HANDOVER_ERROR_USAGE;
    case VENULE_STORE_ERROR_CONFLICT:
    case VENULE_STORE_ERROR_REFUSED:
      return VENULE_HANDOVER_ERROR_REFUSED;
    case VENULE_STORE_ERROR_NOT_WRITTEN:
      return VENULE_HANDOVER_ERROR_NOT_WRITTEN;
    case VENULE_STORE_ERROR_DAMAGED:
    case VENULE_STORE_ERROR_UNAVAILABLE:
    case VENULE_STORE_ERROR_NEWER:
    default:
      return VENULE_HANDOVER_ERROR_UNUSABLE;
    }
}

/**
 * venule_handover_classify:
 * @error: an error of this room or of one below it
 *
 * Returns: what it means to who asked for a sheet; one of the first five
 */
VenuleHandoverError
venule_handover_classify (const GError *error)
{
  if (g_error_matches (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_UNCONFIRMED))
    return VENULE_HANDOVER_ERROR_REFUSED;
  if (error->domain == VENULE_HANDOVER_ERROR)
    return (VenuleHandoverError) error->code;
  if (error->domain == VENULE_STORE_ERROR)
    return classify_store (error->code);
  if (error->domain == VENULE_XML_ERROR || error->domain == VENULE_TRANSLATION_ERROR
      || error->domain == VENULE_CONSULTATION_ERROR)
    return VENULE_HANDOVER_ERROR_UNUSABLE;
  if (error->domain == G_FILE_ERROR || error->domain == G_IO_ERROR)
    return VENULE_HANDOVER_ERROR_NOT_WRITTEN;

  /* Composer's and pages' own. */
  return VENULE_HANDOVER_ERROR_NOT_RIGHT;
}

/**
 * venule_handover_set_foreign:
 * @error: %VENULE_HANDOVER_ERROR_UNUSABLE
 * @path: a file that only the program writes, and that says something else
 */
void
venule_handover_set_foreign (GError **error, const char *path)
{
  g_set_error (error, VENULE_HANDOVER_ERROR, VENULE_HANDOVER_ERROR_UNUSABLE,
               _ ("%s: this is not as the program wrote it; use an undamaged copy"), path);
}
