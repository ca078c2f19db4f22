/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-piece.h"

#include "venule-form-column.h"
#include "venule-wrap-layout.h"

typedef struct
{
  GtkWidget *room;          /* (nullable): takes the room of what is not built */
  GtkWidget *content;       /* (nullable): until it is built */
  VenuleFormColumn *column; /* (nullable) (unowned): stands around it while it is on screen */
  gboolean is_far;          /* from what is seen: it is not drawn */
} VenuleFormPiecePrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (VenuleFormPiece, venule_form_piece, GTK_TYPE_WIDGET)

#define GET_PRIVATE(self) ((VenuleFormPiecePrivate *) venule_form_piece_get_instance_private (self))

static void
leave_column (VenuleFormPiece *self)
{
  VenuleFormPiecePrivate *priv = GET_PRIVATE (self);

  if (priv->column != NULL)
    venule_form_column_remove_piece (priv->column, self);
  priv->column = NULL;
}

static void
venule_form_piece_map (GtkWidget *widget)
{
  VenuleFormPiece *self = VENULE_FORM_PIECE (widget);
  VenuleFormPiecePrivate *priv = GET_PRIVATE (self);

  GTK_WIDGET_CLASS (venule_form_piece_parent_class)->map (widget);
  if (priv->column != NULL)
    return;
  priv->column = VENULE_FORM_COLUMN (gtk_widget_get_ancestor (widget, VENULE_TYPE_FORM_COLUMN));
  if (priv->column != NULL)
    venule_form_column_add_piece (priv->column, self);
}

static void
venule_form_piece_unmap (GtkWidget *widget)
{
  leave_column (VENULE_FORM_PIECE (widget));

  GTK_WIDGET_CLASS (venule_form_piece_parent_class)->unmap (widget);
}

/* The software renderer goes through all that is drawn for every frame, wherever it is and whether it has changed. */
static void
venule_form_piece_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  if (!GET_PRIVATE (VENULE_FORM_PIECE (widget))->is_far)
    GTK_WIDGET_CLASS (venule_form_piece_parent_class)->snapshot (widget, snapshot);
}

static gboolean
venule_form_piece_focus (GtkWidget *widget, GtkDirectionType direction)
{
  venule_form_piece_make_ready (VENULE_FORM_PIECE (widget));

  return GTK_WIDGET_CLASS (venule_form_piece_parent_class)->focus (widget, direction);
}

static void
venule_form_piece_dispose (GObject *object)
{
  VenuleFormPiece *self = VENULE_FORM_PIECE (object);
  GtkWidget *child;

  leave_column (self);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (venule_form_piece_parent_class)->dispose (object);
}

static void
venule_form_piece_class_init (VenuleFormPieceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_form_piece_dispose;
  widget_class->map = venule_form_piece_map;
  widget_class->unmap = venule_form_piece_unmap;
  widget_class->snapshot = venule_form_piece_snapshot;
  widget_class->focus = venule_form_piece_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
venule_form_piece_init (VenuleFormPiece *self)
{
  VenuleFormPiecePrivate *priv = GET_PRIVATE (self);
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  priv->room = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  /* What is built in it is higher where it is narrower, and GTK keeps in mind for all around it whether that is so. */
  gtk_widget_set_layout_manager (priv->room, venule_wrap_layout_new (0));
  gtk_widget_set_parent (priv->room, GTK_WIDGET (self));
}

/**
 * venule_form_piece_expect_height:
 * @self: a piece
 * @height: how high what is built in it will be, about, in pixels
 *
 * Takes that room until it is built, so that the form is about as long as it will be.
 */
void
venule_form_piece_expect_height (VenuleFormPiece *self, int height)
{
  VenuleFormPiecePrivate *priv = GET_PRIVATE (self);

  if (priv->room != NULL)
    gtk_widget_set_size_request (priv->room, -1, height);
}

/**
 * venule_form_piece_set_is_far:
 * @self: a piece
 * @is_far: whether it stands where it is not seen, and need not be drawn
 */
void
venule_form_piece_set_is_far (VenuleFormPiece *self, gboolean is_far)
{
  VenuleFormPiecePrivate *priv = GET_PRIVATE (self);

  if (priv->is_far == is_far)
    return;
  priv->is_far = is_far;
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * venule_form_piece_build:
 * @self: a piece
 *
 * Builds what stands in it, unless it is there.
 */
void
venule_form_piece_build (VenuleFormPiece *self)
{
  VenuleFormPiecePrivate *priv = GET_PRIVATE (self);

  if (priv->content != NULL)
    return;
  g_clear_pointer (&priv->room, gtk_widget_unparent);
  priv->content = VENULE_FORM_PIECE_GET_CLASS (self)->build (self);
  gtk_widget_set_parent (priv->content, GTK_WIDGET (self));
}

/**
 * venule_form_piece_make_ready:
 * @self: a piece
 *
 * Builds it for the keyboard to enter now. The keyboard goes by where things stand, so they are put there, about,
 * before the next frame does it.
 */
void
venule_form_piece_make_ready (VenuleFormPiece *self)
{
  VenuleFormPiecePrivate *priv = GET_PRIVATE (self);
  int width = gtk_widget_get_width (GTK_WIDGET (self)), height;

  if (priv->content != NULL)
    return;
  venule_form_piece_build (self);
  if (width == 0)
    gtk_widget_measure (priv->content, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &width, NULL, NULL);
  gtk_widget_measure (priv->content, GTK_ORIENTATION_VERTICAL, width, NULL, &height, NULL, NULL);
  gtk_widget_allocate (priv->content, width, height, -1, NULL);
}

/**
 * venule_form_piece_get_is_built:
 * @self: a piece
 *
 * Returns: whether what stands in it is there
 */
gboolean
venule_form_piece_get_is_built (VenuleFormPiece *self)
{
  return GET_PRIVATE (self)->content != NULL;
}

/**
 * venule_form_piece_get_content:
 * @self: a piece
 *
 * Returns: (transfer none) (nullable): what stands in it; %NULL until it is built
 */
GtkWidget *
venule_form_piece_get_content (VenuleFormPiece *self)
{
  return GET_PRIVATE (self)->content;
}
