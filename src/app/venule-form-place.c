/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-place.h"

#include "venule-form-box.h"
#include "venule-group-view.h"

#define SPACING 12

struct _VenuleFormPlace
{
  GtkWidget parent;
  VenuleCase *the_case;             /* (nullable): once it is gone from the form */
  const VenuleFormSection *section; /* (unowned): it outlives the place */
  GtkWidget *content;               /* what stands under the title: an empty thing, until it is built */
  gboolean is_built;
};

G_DEFINE_FINAL_TYPE (VenuleFormPlace, venule_form_place, GTK_TYPE_WIDGET)

static gboolean
venule_form_place_focus (GtkWidget *widget, GtkDirectionType direction)
{
  venule_form_place_build (VENULE_FORM_PLACE (widget));

  return GTK_WIDGET_CLASS (venule_form_place_parent_class)->focus (widget, direction);
}

static void
venule_form_place_dispose (GObject *object)
{
  VenuleFormPlace *self = VENULE_FORM_PLACE (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (venule_form_place_parent_class)->dispose (object);
}

static void
venule_form_place_class_init (VenuleFormPlaceClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_form_place_dispose;
  widget_class->focus = venule_form_place_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
venule_form_place_init (VenuleFormPlace *self)
{
  GtkBoxLayout *layout = GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self)));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (layout, SPACING);
  gtk_widget_add_css_class (GTK_WIDGET (self), "section");
}

/**
 * venule_form_place_new:
 * @the_case: a consultation
 * @section: one of its sections that stands in no other; it has to outlive the place
 *
 * Returns: (transfer floating): its place, with nothing but the title
 */
GtkWidget *
venule_form_place_new (VenuleCase *the_case, const VenuleFormSection *section)
{
  VenuleFormPlace *self = g_object_new (VENULE_TYPE_FORM_PLACE, NULL);
  GtkWidget *title = gtk_label_new (section->label);

  self->the_case = g_object_ref (the_case);
  self->section = section;
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_add_css_class (title, "title-2");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, section->label, -1);
  gtk_widget_set_parent (title, GTK_WIDGET (self));
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));

  return GTK_WIDGET (self);
}

/**
 * venule_form_place_get_section:
 * @self: a place
 *
 * Returns: (transfer none): whose it is
 */
const VenuleFormSection *
venule_form_place_get_section (VenuleFormPlace *self)
{
  return self->section;
}

/**
 * venule_form_place_get_is_built:
 * @self: a place
 *
 * Returns: whether the questions are there
 */
gboolean
venule_form_place_get_is_built (VenuleFormPlace *self)
{
  return self->is_built;
}

static GtkWidget *
make_content (VenuleFormPlace *self)
{
  VenuleEntry *root = venule_consultation_get_root (venule_case_get_consultation (self->the_case));
  const VenuleForm *form = self->section->form;

  if (form->parent == NULL)
    return GTK_WIDGET (venule_form_box_new (self->the_case, root));
  if (form->kind == VENULE_FORM_SECTION)
    return GTK_WIDGET (venule_form_box_new (self->the_case, venule_entry_get_section (root, form)));
  return venule_group_view_new (self->the_case, root, form);
}

/**
 * venule_form_place_build:
 * @self: a place
 *
 * Builds the questions, unless they are there.
 */
void
venule_form_place_build (VenuleFormPlace *self)
{
  if (self->is_built || self->the_case == NULL)
    return;
  self->is_built = TRUE;
  gtk_widget_unparent (self->content);
  self->content = make_content (self);
  gtk_widget_set_parent (self->content, GTK_WIDGET (self));
}

/**
 * venule_form_place_expect_height:
 * @self: a place
 * @height: how high the questions will be, about, in pixels
 *
 * Until they are built the place is so high, that the form is about as long as it will be.
 */
void
venule_form_place_expect_height (VenuleFormPlace *self, int height)
{
  if (!self->is_built)
    gtk_widget_set_size_request (self->content, -1, height);
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
  venule_form_place_build (self);

  return VENULE_IS_FORM_BOX (self->content) ? venule_form_box_show_question (VENULE_FORM_BOX (self->content), path)
                                            : venule_group_view_show_question (self->content, path);
}
