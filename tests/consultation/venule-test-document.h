/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libxml/tree.h>

#include "venule-consultation-file.h"
#include "venule-test-form.h"
#include "venule-xml-reader.h"

G_BEGIN_DECLS

/* A form with its gate, and documents read through both; in messages they are called c.xml. */
typedef struct
{
  VenuleForm *form;
  VenuleXmlSchema *gate;
} Fixture;

void venule_test_document_set_up (Fixture *fixture, gconstpointer user_data);
void venule_test_document_tear_down (Fixture *fixture, gconstpointer user_data);
xmlDocPtr venule_test_document_parse (const char *text, gssize length);
VenuleConsultation *venule_test_document_read (Fixture *fixture, const char *text, gssize length);

/* A good document of 35 lines, one thing of each kind. */
extern const char venule_test_document_base[];

G_END_DECLS
