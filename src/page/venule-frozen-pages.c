/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-frozen-pages.h"

#include "venule-pages.h"
#include "venule-pdf-module.h"

#include <glib/gi18n-lib.h>

struct _VenuleFrozenPages
{
  GObject parent;
  const VenulePdfModule *module;
  gpointer document; /* (nullable): until it is open */
};

G_DEFINE_FINAL_TYPE (VenuleFrozenPages, venule_frozen_pages, G_TYPE_OBJECT)

static void
venule_frozen_pages_finalize (GObject *object)
{
  VenuleFrozenPages *self = VENULE_FROZEN_PAGES (object);

  if (self->document != NULL)
    self->module->close (self->document);
  G_OBJECT_CLASS (venule_frozen_pages_parent_class)->finalize (object);
}

static void
venule_frozen_pages_class_init (VenuleFrozenPagesClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_frozen_pages_finalize;
}

static void
venule_frozen_pages_init (VenuleFrozenPages *self)
{
}

/**
 * venule_frozen_pages_new:
 * @pdf: a finished PDF
 * @error: %VENULE_PAGES_ERROR_READ_BACK
 *
 * Returns: (transfer full) (nullable): its pages, for one thread
 */
VenuleFrozenPages *
venule_frozen_pages_new (GBytes *pdf, GError **error)
{
  g_autoptr (VenuleFrozenPages) self = g_object_new (VENULE_TYPE_FROZEN_PAGES, NULL);
  g_autoptr (GError) why = NULL;

  self->module = venule_pdf_module_get (error);
  if (self->module == NULL)
    return NULL;

  self->document = self->module->open (pdf, &why);
  if (self->document == NULL)
    {
      g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK,
                   _ ("The sheet that is kept can't be opened (%s); make it anew"), why->message);
      return NULL;
    }
  return g_steal_pointer (&self);
}

/**
 * venule_frozen_pages_get_n_pages:
 * @self: the pages
 *
 * Returns: how many there are
 */
guint
venule_frozen_pages_get_n_pages (VenuleFrozenPages *self)
{
  return self->module->count_pages (self->document);
}

/**
 * venule_frozen_pages_draw:
 * @self: the pages
 * @page: from 0
 * @cr: where to, in points from the top left corner
 *
 * Draws a page as it goes to paper.
 *
 * Returns: whether it was drawn
 */
gboolean
venule_frozen_pages_draw (VenuleFrozenPages *self, guint page, cairo_t *cr)
{
  return self->module->draw_page (self->document, page, cr) && cairo_status (cr) == CAIRO_STATUS_SUCCESS;
}
