/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libxml/xmlerror.h>

G_BEGIN_DECLS

/* What libxml2 complained of first while one document was read or checked. */
typedef struct
{
  char *message; /* (nullable): owned */
  int line;
} VenuleXmlComplaint;

void venule_xml_init (void);
void venule_xml_complaint_take (VenuleXmlComplaint *complaint, const xmlError *xml_error);

G_END_DECLS
