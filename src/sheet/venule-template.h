/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-protocol.h"

G_BEGIN_DECLS

/* A protocol's sheet.xml, read once and checked whole against the protocol. Immutable; threads may
 * share it. */
#define VENULE_TYPE_TEMPLATE (venule_template_get_type ())
G_DECLARE_FINAL_TYPE (VenuleTemplate, venule_template, VENULE, TEMPLATE, GObject)

VenuleTemplate *venule_template_new (VenuleProtocol *protocol, GError **error);
VenuleTemplate *venule_template_new_from_file (VenuleProtocol *protocol, const char *path, GError **error);

/* Its file, read and held against its schema, which takes no protocol yet. */
typedef struct _VenuleTemplateFile VenuleTemplateFile;

VenuleTemplateFile *venule_template_file_read (const char *path, const char *schemas, GError **error);
const char *venule_template_file_get_language (VenuleTemplateFile *self);
void venule_template_file_free (VenuleTemplateFile *self);
VenuleTemplate *venule_template_new_from_read_file (VenuleProtocol *protocol, VenuleTemplateFile *file, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleTemplateFile, venule_template_file_free)

VenuleProtocol *venule_template_get_protocol (VenuleTemplate *self);
const char *venule_template_get_version (VenuleTemplate *self);
const char *venule_template_get_source_language (VenuleTemplate *self);

G_END_DECLS
