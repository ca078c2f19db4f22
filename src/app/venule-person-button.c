/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-person-button.h"

#include <glib/gi18n.h>

struct _VenulePersonButton
{
  AdwBin parent;
  GtkMenuButton *button;
  GtkPopover *popover;
  GtkLabel *person;
  GtkLabel *role;
  GtkListBox *staff;
  GtkEditable *name;
  GtkCheckButton *is_nurse;
  GtkWidget *use_name;
  VenuleDesk *desk; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (VenulePersonButton, venule_person_button, ADW_TYPE_BIN)

static void
update (VenulePersonButton *self)
{
  const char *person = venule_desk_get_person (self->desk);
  gboolean is_known = *person != '\0';
  const char *role = is_known ? venule_role_in_words (venule_desk_get_role (self->desk)) : _ ("Choose a name");
  g_autofree char *label = NULL, *help = NULL;

  if (!is_known)
    person = _ ("Nobody yet");
  /* Translators: who is at the desk, read out: "At the desk: Example Nurse, nurse" */
  label = g_strdup_printf (_ ("At the desk: %s, %s"), person, role);
  help = g_strdup_printf (_ ("%s, %s. Press to change who is at the desk."), person, role);
  gtk_label_set_text (self->person, person);
  gtk_label_set_text (self->role, role);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), help);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
sit_down (VenulePersonButton *self, const char *name, VenuleRole role)
{
  gtk_popover_popdown (self->popover);
  venule_desk_set_person (self->desk, name, role);
}

static void
on_staff_activated_cb (GtkListBox *list, GtkListBoxRow *row, VenulePersonButton *self)
{
  g_autofree char *name = g_strdup (g_object_get_data (G_OBJECT (row), "name"));

  sit_down (self, name, (VenuleRole) GPOINTER_TO_INT (g_object_get_data (G_OBJECT (row), "role")));
}

static char *
get_typed_name (VenulePersonButton *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (self->name)));
}

static void
on_name_changed_cb (GtkEditable *editable, VenulePersonButton *self)
{
  g_autofree char *name = get_typed_name (self);

  gtk_widget_set_sensitive (self->use_name, *name != '\0');
}

static void
on_use_name_cb (GtkWidget *widget, VenulePersonButton *self)
{
  g_autofree char *name = get_typed_name (self);

  if (*name == '\0')
    return;
  sit_down (self, name, gtk_check_button_get_active (self->is_nurse) ? VENULE_ROLE_NURSE : VENULE_ROLE_SPECIALIST);
  gtk_editable_set_text (self->name, "");
}

static void
add_staff (VenulePersonButton *self, const VenuleStaff *staff, VenuleRole role)
{
  GtkWidget *row = adw_action_row_new ();
  gboolean is_here
      = g_str_equal (staff->name, venule_desk_get_person (self->desk)) && role == venule_desk_get_role (self->desk);
  g_autofree char *title = g_markup_escape_text (staff->name, -1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), venule_role_in_words (role));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  if (is_here)
    {
      GtkWidget *mark = gtk_image_new_from_icon_name ("object-select-symbolic");

      gtk_accessible_update_property (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("at the desk now"), -1);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), mark);
    }
  g_object_set_data_full (G_OBJECT (row), "name", g_strdup (staff->name), g_free);
  g_object_set_data (G_OBJECT (row), "role", GINT_TO_POINTER (role));
  gtk_list_box_append (self->staff, row);
}

/* The clinic's staff may have changed since it was shown last. They are there before the keyboard comes. */
static void
on_popup_cb (GtkMenuButton *button, gpointer user_data)
{
  VenulePersonButton *self = user_data;
  VenuleDefinitions *definitions = self->desk == NULL ? NULL : venule_desk_get_definitions (self->desk, NULL, NULL);
  GPtrArray *staff = definitions == NULL ? NULL : venule_clinic_get_staff (definitions->clinic);
  GtkListBoxRow *row;
  guint n = 0;

  while ((row = gtk_list_box_get_row_at_index (self->staff, 0)) != NULL)
    gtk_list_box_remove (self->staff, GTK_WIDGET (row));
  for (guint i = 0; staff != NULL && i < staff->len; i++)
    {
      const VenuleStaff *person = staff->pdata[i];
      VenuleRole role;

      if (!venule_role_from_staff (person->role, &role))
        continue;
      add_staff (self, person, role);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->staff), n > 0);
}

static void
venule_person_button_dispose (GObject *object)
{
  VenulePersonButton *self = VENULE_PERSON_BUTTON (object);

  if (self->desk != NULL)
    g_signal_handlers_disconnect_by_data (self->desk, self);
  g_clear_object (&self->desk);

  G_OBJECT_CLASS (venule_person_button_parent_class)->dispose (object);
}

static void
venule_person_button_class_init (VenulePersonButtonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_person_button_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-person-button.ui");
  gtk_widget_class_bind_template_child (widget_class, VenulePersonButton, button);
  gtk_widget_class_bind_template_child (widget_class, VenulePersonButton, popover);
  gtk_widget_class_bind_template_child (widget_class, VenulePersonButton, person);
  gtk_widget_class_bind_template_child (widget_class, VenulePersonButton, role);
  gtk_widget_class_bind_template_child (widget_class, VenulePersonButton, staff);
  gtk_widget_class_bind_template_child (widget_class, VenulePersonButton, name);
  gtk_widget_class_bind_template_child (widget_class, VenulePersonButton, is_nurse);
  gtk_widget_class_bind_template_child (widget_class, VenulePersonButton, use_name);
  gtk_widget_class_bind_template_callback (widget_class, on_staff_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_name_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_use_name_cb);
}

static void
venule_person_button_init (VenulePersonButton *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_menu_button_set_create_popup_func (self->button, on_popup_cb, self, NULL);
}

/**
 * venule_person_button_set_desk:
 * @self: the button
 * @desk: the desk; whom it offers is read when it is pressed
 */
void
venule_person_button_set_desk (VenulePersonButton *self, VenuleDesk *desk)
{
  g_return_if_fail (VENULE_IS_PERSON_BUTTON (self) && self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_swapped (desk, "notify", G_CALLBACK (update), self);
  update (self);
}

/**
 * venule_person_button_ask:
 * @self: the button
 *
 * Asks who is there.
 */
void
venule_person_button_ask (VenulePersonButton *self)
{
  gtk_menu_button_popup (self->button);
}

/**
 * venule_role_from_staff:
 * @staff_role: (nullable): what the clinic's profile says that somebody does
 * @role: (out): what they do at the desk
 *
 * Returns: whether they sit at the desk
 */
gboolean
venule_role_from_staff (const char *staff_role, VenuleRole *role)
{
  if (g_strcmp0 (staff_role, "specialist") == 0)
    *role = VENULE_ROLE_SPECIALIST;
  else if (g_strcmp0 (staff_role, "nurse") == 0)
    *role = VENULE_ROLE_NURSE;
  else
    return FALSE;

  return TRUE;
}

/**
 * venule_role_in_words:
 * @role: what somebody at the desk does
 *
 * Returns: (transfer none): it in a word
 */
const char *
venule_role_in_words (VenuleRole role)
{
  return role == VENULE_ROLE_NURSE ? _ ("Nurse") : _ ("Specialist");
}
