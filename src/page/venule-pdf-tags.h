/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-layout-block.h"

G_BEGIN_DECLS

/* The structure of a PDF while it is painted: opens and closes cairo's tags so that what is painted stands in
 * the elements that it belongs to, and remembers them in the order in which they were opened. */
typedef struct _VenulePdfTags VenulePdfTags;

VenulePdfTags *venule_pdf_tags_new (cairo_t *cr);
void venule_pdf_tags_free (VenulePdfTags *self);
void venule_pdf_tags_open_document (VenulePdfTags *self, VenulePdfTag *document);
void venule_pdf_tags_close_document (VenulePdfTags *self);
void venule_pdf_tags_push (VenulePdfTags *self, VenulePdfTag *tag);
void venule_pdf_tags_pop (VenulePdfTags *self, VenulePdfTag *tag);
void venule_pdf_tags_enter (VenulePdfTags *self);
void venule_pdf_tags_close_all (VenulePdfTags *self);
GPtrArray *venule_pdf_tags_get_opened (VenulePdfTags *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePdfTags, venule_pdf_tags_free)

G_END_DECLS
