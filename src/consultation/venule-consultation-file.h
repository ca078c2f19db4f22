/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "venule-consultation.h"
#include "venule-xml-reader.h"

G_BEGIN_DECLS

/* What the format attribute of the documents says that are read and written here. */
#define VENULE_CONSULTATION_FORMAT "1"

char *venule_consultation_peek_protocol (xmlDocPtr doc, GError **error);
VenuleConsultation *venule_consultation_from_document (xmlDocPtr doc, const VenuleForm *form, GError **error);
GBytes *venule_consultation_to_xml (VenuleConsultation *self);
GBytes *venule_form_to_relax_ng (const VenuleForm *root);
VenuleXmlSchema *venule_form_compile_schema (const VenuleForm *root, GError **error);

G_END_DECLS
