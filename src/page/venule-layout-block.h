/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-page-text.h"

G_BEGIN_DECLS

/* An element of the PDF's structure. Parts of one block share it, so that a text that goes on in the
 * next column stays one paragraph. */
typedef struct
{
  const char *name;     /* P, H1, L … (static) */
  const char *language; /* (nullable): where it is not the document's; interned */
  char *alternative;    /* (nullable): of figures */
  const char *scope;    /* (nullable): of header cells: Row, Column (static) */
} VenulePdfTag;

VenulePdfTag *venule_pdf_tag_new (const char *name);
VenulePdfTag *venule_pdf_tag_ref (VenulePdfTag *self);
void venule_pdf_tag_unref (VenulePdfTag *self);

typedef enum
{
  VENULE_LAYOUT_TEXT,
  VENULE_LAYOUT_STACK,   /* one below the other */
  VENULE_LAYOUT_SIDE,    /* side by side */
  VENULE_LAYOUT_PICTURE, /* one leg's one view */
  VENULE_LAYOUT_SIGN,
  VENULE_LAYOUT_LOGO,
} VenuleLayoutKind;

typedef enum
{
  VENULE_FRAME_NONE,
  VENULE_FRAME_THIN,
  VENULE_FRAME_MEDIUM,
  VENULE_FRAME_THICK,
} VenuleFrame;

typedef enum
{
  VENULE_SIGN_EMERGENCY, /* a triangle */
  VENULE_SIGN_SAME_DAY,  /* a clock */
  VENULE_SIGN_NOTICE,    /* a circle */
} VenuleSign;

/* How a block may be parted between two columns. */
typedef enum
{
  VENULE_PART_FREELY,
  VENULE_PART_LAST,  /* side by side: only the last child goes on, the others stay with its beginning */
  VENULE_PART_NEVER, /* only where it is taller than a whole page */
} VenuleParting;

/* A measured block of a page: a tree. Immutable once it is measured; parts of it are blocks of their own
 * that share texts and tags. */
typedef struct _VenuleLayoutBlock VenuleLayoutBlock;
struct _VenuleLayoutBlock
{
  VenuleLayoutKind kind;
  VenulePdfTag *tag; /* (nullable) */
  double x, y;       /* in the block around it, points */
  double width, height;
  double gap; /* above it, but not at the top of a column */
  VenuleParting parting;
  gboolean keep_with_next;
  gboolean anchored; /* begins where it stands even if it must be parted for that */
  gboolean outlined; /* stands in the outline of the PDF */

  /* Stacks and sides. */
  GPtrArray *children; /* (element-type VenuleLayoutBlock) (nullable) */
  VenuleFrame frame;
  double padding;
  gboolean repeats; /* the first child is repeated above each later part */

  VenulePageText *text; /* (nullable) */
  guint first_line, n_lines;
  gconstpointer says; /* (nullable): the sheet's VenuleWording that stands here: only to be compared */

  VenuleSign sign;
  const char *leg, *view; /* (nullable): of a picture; interned */
  cairo_surface_t *image; /* (nullable): of a logo, `scale` points a unit of it */
  double scale;
};

VenuleLayoutBlock *venule_layout_block_new (VenuleLayoutKind kind, const char *tag, double width);
VenuleLayoutBlock *venule_layout_block_new_text (VenulePageText *text, const char *tag, double width);
VenuleLayoutBlock *venule_layout_block_ref (VenuleLayoutBlock *self);
void venule_layout_block_unref (VenuleLayoutBlock *self);

void venule_layout_block_append (VenuleLayoutBlock *self, VenuleLayoutBlock *child);
void venule_layout_block_stack (VenuleLayoutBlock *self);
void venule_layout_block_set_side_by_side (VenuleLayoutBlock *self, double gap, gboolean mirrored);

VenuleLayoutBlock *
venule_layout_block_part (VenuleLayoutBlock *self, double height, gboolean force, VenuleLayoutBlock **rest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePdfTag, venule_pdf_tag_unref)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleLayoutBlock, venule_layout_block_unref)

G_END_DECLS
