/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-phrasebook.h"
#include "venule-sheet.h"

G_BEGIN_DECLS

/* How the composer builds a sheet. */

VenuleSheet *venule_sheet_new (void);
VenuleWording *venule_wording_new (VenulePhrasebook *phrasebook, GString *text, GArray *spans);
void venule_wording_free (VenuleWording *wording);
VenulePassage *venule_passage_new (const char *id);
void venule_passage_free (VenulePassage *passage);
gboolean venule_passage_has_reason (const VenulePassage *passage, const char *path);
void venule_passage_add_reason (VenulePassage *passage, const char *path, const char *value);
VenuleBlock *venule_block_new (VenuleBlockKind kind, const char *style);
void venule_block_free (VenuleBlock *block);
VenuleSection *venule_section_new (const char *id, VenuleRegion region);
void venule_section_free (VenuleSection *section);
VenuleLegMark *venule_leg_mark_new (const char *leg, const char *view, const char *kind);
void venule_leg_mark_free (VenuleLegMark *mark);

/* For messages and files. */
const char *venule_review_to_string (VenuleReview review);
const char *venule_block_kind_to_string (VenuleBlockKind kind);
const char *venule_region_to_string (VenuleRegion region);
const char *venule_span_kind_to_string (VenuleSpanKind kind);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleWording, venule_wording_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePassage, venule_passage_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleBlock, venule_block_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleSection, venule_section_free)

G_END_DECLS
