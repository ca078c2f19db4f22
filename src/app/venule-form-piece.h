/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * VenuleFormPiece:
 *
 * A part of the form that is built when it comes near what is seen, when the keyboard comes to it, or when it is asked
 * for. Until then it is about as high as it will be.
 *
 * While it is on screen the #VenuleFormColumn around it knows it, which finds what comes near and what is far.
 */
#define VENULE_TYPE_FORM_PIECE (venule_form_piece_get_type ())
G_DECLARE_DERIVABLE_TYPE (VenuleFormPiece, venule_form_piece, VENULE, FORM_PIECE, GtkWidget)

/**
 * VenuleFormPieceClass:
 * @build: makes what stands in it; called once at most
 */
struct _VenuleFormPieceClass
{
  GtkWidgetClass parent_class;
  GtkWidget *(*build) (VenuleFormPiece *self);
};

void venule_form_piece_expect_height (VenuleFormPiece *self, int height);
void venule_form_piece_set_is_far (VenuleFormPiece *self, gboolean is_far);
void venule_form_piece_build (VenuleFormPiece *self);
void venule_form_piece_make_ready (VenuleFormPiece *self);
gboolean venule_form_piece_get_is_built (VenuleFormPiece *self);
GtkWidget *venule_form_piece_get_content (VenuleFormPiece *self); /* (nullable): until it is built */

G_END_DECLS
