/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-place.h"

#include "venule-form-box.h"
#include "venule-group-view.h"

#define SPACING 12

struct _VenuleFormPlace
{
  VenuleFormPiece parent;
  VenuleCase *the_case;
  const VenuleForm *form;
};

G_DEFINE_FINAL_TYPE (VenuleFormPlace, venule_form_place, VENULE_TYPE_FORM_PIECE)

static GtkWidget *
venule_form_place_build (VenuleFormPiece *piece)
{
  VenuleFormPlace *self = VENULE_FORM_PLACE (piece);
  VenuleEntry *root = venule_consultation_get_root (venule_case_get_consultation (self->the_case));

  if (self->form->parent == NULL)
    return GTK_WIDGET (venule_form_box_new (self->the_case, root));
  if (self->form->kind == VENULE_FORM_SECTION)
    return GTK_WIDGET (venule_form_box_new (self->the_case, venule_entry_get_section (root, self->form)));
  return venule_group_view_new (self->the_case, root, self->form);
}

static void
venule_form_place_finalize (GObject *object)
{
  g_object_unref (VENULE_FORM_PLACE (object)->the_case);

  G_OBJECT_CLASS (venule_form_place_parent_class)->finalize (object);
}

static void
venule_form_place_class_init (VenuleFormPlaceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_form_place_finalize;
  VENULE_FORM_PIECE_CLASS (klass)->build = venule_form_place_build;
}

static void
venule_form_place_init (VenuleFormPlace *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), SPACING);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
}

/**
 * venule_form_place_new:
 * @the_case: a consultation
 * @section: one of its sections that stands in no other
 *
 * Returns: (transfer floating): its place, with nothing but the title
 */
GtkWidget *
venule_form_place_new (VenuleCase *the_case, const VenuleFormSection *section)
{
  VenuleFormPlace *self = g_object_new (VENULE_TYPE_FORM_PLACE, NULL);
  GtkWidget *title = gtk_label_new (section->label);

  self->the_case = g_object_ref (the_case);
  self->form = section->form;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "title-2");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, section->label, -1);
  gtk_widget_insert_after (title, GTK_WIDGET (self), NULL);

  return GTK_WIDGET (self);
}

/**
 * venule_form_place_enter:
 * @self: a place
 *
 * Returns: whether the keyboard is at the first question now
 */
gboolean
venule_form_place_enter (VenuleFormPlace *self)
{
  return gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}

/**
 * venule_form_place_show_question:
 * @self: a place
 * @path: the path of an answer, from the root, with the keys of members
 *
 * Returns: whether the question is in it, and the keyboard is there now
 */
gboolean
venule_form_place_show_question (VenuleFormPlace *self, const char *path)
{
  GtkWidget *content;

  venule_form_piece_make_ready (VENULE_FORM_PIECE (self));
  content = venule_form_piece_get_content (VENULE_FORM_PIECE (self));

  return VENULE_IS_FORM_BOX (content) ? venule_form_box_show_question (VENULE_FORM_BOX (content), path)
                                      : venule_group_view_show_question (content, path);
}
