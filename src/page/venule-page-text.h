/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <cairo.h>
#include <pango/pango.h>

#include "venule-fonts.h"
#include "venule-page-style.h"

G_BEGIN_DECLS

/* Sets the texts of one sheet: its fonts, sizes and the two directions. */
typedef struct _VenuleTypesetter VenuleTypesetter;

VenuleTypesetter *venule_typesetter_new (VenuleFonts *fonts, const VenulePageStyle *style);
void venule_typesetter_free (VenuleTypesetter *self);
const VenulePageStyle *venule_typesetter_get_style (VenuleTypesetter *self);
gboolean venule_typesetter_has_air (VenuleTypesetter *self, const char *language);
void venule_typesetter_set_limit (VenuleTypesetter *self, guint n_texts);
gboolean venule_typesetter_is_at_limit (VenuleTypesetter *self);
void venule_typesetter_match_font (VenuleTypesetter *self, const char *language, double size, gboolean bold);

typedef struct
{
  double top, bottom, baseline, x; /* from the text's top left corner, in points */
  int start, end;                  /* bytes into the text */
  double ink_top, ink_bottom;      /* what is painted of it, once that has been asked for */
} VenulePageLine;

/* A text measured at a width. Shared by the parts of it that stand in different columns. */
typedef struct
{
  PangoLayout *layout;
  VenulePageLine *lines;
  guint n_lines;
  double width; /* of the widest line */
  const VenuleColour *colour;
  const char *language;
  gboolean right_to_left;
  gboolean has_ink;
} VenulePageText;

/* width < 0: as wide as it wants to be. */
VenulePageText *venule_page_text_new (
    VenuleTypesetter *typesetter, const VenuleWording *wording, VenuleTextRole role, double width, GError **error);
VenulePageText *venule_page_text_ref (VenulePageText *self);
void venule_page_text_unref (VenulePageText *self);
double venule_page_text_get_height (VenulePageText *self, guint first_line, guint n_lines);
double venule_page_text_get_line_width (VenulePageText *self, guint line);
char *venule_page_text_get_string (VenulePageText *self, guint first_line, guint n_lines);
void venule_page_text_get_ink (VenulePageText *self, guint line, double *top, double *bottom);
void venule_page_text_draw (
    VenulePageText *self, cairo_t *cr, double x, double y, guint first_line, guint n_lines, double from, double to);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleTypesetter, venule_typesetter_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenulePageText, venule_page_text_unref)

G_END_DECLS
