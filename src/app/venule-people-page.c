/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-people-page.h"

#include "venule-control-names.h"
#include "venule-entry-row.h"

#include <glib/gi18n.h>

/* Of a name, so many are seen however large the text is. */
#define NAME_CHARACTERS 18

typedef struct
{
  const char *role; /* (nullable): none is written */
  const char *label;
} Role;

static const Role roles[] = {
  { "specialist", N_ ("Specialist") },
  { "nurse", N_ ("Nurse") },
  { "sonographer", N_ ("Sonographer") },
  { NULL, N_ ("Other") },
};

struct _VenulePeoplePage
{
  AdwPreferencesPage parent;
  AdwPreferencesGroup *group;
  GPtrArray *rows;       /* (element-type VenuleEntryRow): each knows its role's drop-down */
  GtkSizeGroup *choices; /* all as wide as the widest: what stands before them is in one line */
};

G_DEFINE_FINAL_TYPE (VenulePeoplePage, venule_people_page, ADW_TYPE_PREFERENCES_PAGE)

static guint edited_signal;

static void
tell_edited (VenulePeoplePage *self)
{
  g_signal_emit (self, edited_signal, 0);
}

static void
on_remove_clicked_cb (GtkButton *button, GtkWidget *row)
{
  VenulePeoplePage *self = g_object_get_data (G_OBJECT (row), "page");

  g_ptr_array_remove (self->rows, row);
  adw_preferences_group_remove (self->group, row);
  tell_edited (self);
}

static GtkWidget *
make_role_choice (const char *role)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *choice;
  guint chosen = G_N_ELEMENTS (roles) - 1;

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      gtk_string_list_append (labels, _ (roles[i].label));
      if (role != NULL && g_strcmp0 (role, roles[i].role) == 0)
        chosen = i;
    }
  choice = gtk_drop_down_new (G_LIST_MODEL (g_steal_pointer (&labels)), NULL);
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), chosen);
  gtk_widget_set_valign (choice, GTK_ALIGN_CENTER);
  venule_drop_down_name (choice, _ ("What they do"));
  return choice;
}

static void
name_remove (GtkWidget *row)
{
  const char *person = gtk_editable_get_text (GTK_EDITABLE (row));
  g_autofree char *name = *person == '\0' ? g_strdup (_ ("Remove this person"))
                                          /* Translators: a button; a person's name */
                                          : g_strdup_printf (_ ("Remove %s"), person);

  venule_control_name (g_object_get_data (G_OBJECT (row), "remove"), name);
}

static GtkWidget *
add_person (VenulePeoplePage *self, const char *name, const char *role)
{
  GtkWidget *row = venule_entry_row_new (_ ("Name"));
  GtkWidget *choice = make_role_choice (role);
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

  gtk_editable_set_text (GTK_EDITABLE (row), name);
  gtk_editable_set_width_chars (GTK_EDITABLE (row), NAME_CHARACTERS);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_size_group_add_widget (self->choices, choice);
  venule_entry_row_add_suffix (VENULE_ENTRY_ROW (row), choice);
  venule_entry_row_add_suffix (VENULE_ENTRY_ROW (row), button);
  g_object_set_data (G_OBJECT (row), "page", self);
  g_object_set_data (G_OBJECT (row), "choice", choice);
  g_object_set_data (G_OBJECT (row), "remove", button);
  name_remove (row);
  g_object_set_data_full (G_OBJECT (row), "role", g_strdup (role), g_free);
  adw_preferences_group_add (self->group, row);
  g_ptr_array_add (self->rows, row);
  g_signal_connect (button, "clicked", G_CALLBACK (on_remove_clicked_cb), row);
  g_signal_connect (row, "changed", G_CALLBACK (name_remove), NULL);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (tell_edited), self);
  g_signal_connect_swapped (choice, "notify::selected", G_CALLBACK (tell_edited), self);
  return row;
}

static void
on_add_clicked_cb (GtkButton *button, VenulePeoplePage *self)
{
  GtkWidget *row = add_person (self, "", roles[0].role);

  gtk_widget_grab_focus (row);
  tell_edited (self);
}

static void
venule_people_page_finalize (GObject *object)
{
  VenulePeoplePage *self = VENULE_PEOPLE_PAGE (object);

  g_ptr_array_unref (self->rows);
  g_object_unref (self->choices);
  G_OBJECT_CLASS (venule_people_page_parent_class)->finalize (object);
}

static void
venule_people_page_class_init (VenulePeoplePageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_people_page_finalize;
  edited_signal
      = g_signal_new ("edited", VENULE_TYPE_PEOPLE_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_people_page_init (VenulePeoplePage *self)
{
  GtkWidget *add = gtk_button_new_with_mnemonic (_ ("_Add somebody"));

  self->rows = g_ptr_array_new ();
  self->choices = gtk_size_group_new (GTK_SIZE_GROUP_HORIZONTAL);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("People"));
  adw_preferences_group_set_description (self->group, _ ("Specialists and nurses can sit down at the desk."));
  gtk_widget_set_valign (add, GTK_ALIGN_CENTER);
  adw_preferences_group_set_header_suffix (self->group, add);
  g_signal_connect (add, "clicked", G_CALLBACK (on_add_clicked_cb), self);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), self->group);
}

/**
 * venule_people_page_show:
 * @self: a page, once
 * @draft: the clinic
 */
void
venule_people_page_show (VenulePeoplePage *self, VenuleClinicDraft *draft)
{
  for (guint i = 0; i < draft->content->staff->len; i++)
    {
      const VenuleStaff *staff = draft->content->staff->pdata[i];

      add_person (self, staff->name, staff->role);
    }
}

/* A role that this page does not know stays what it was. */
static const char *
get_role (GtkWidget *row)
{
  guint chosen = gtk_drop_down_get_selected (g_object_get_data (G_OBJECT (row), "choice"));

  return roles[chosen].role != NULL ? roles[chosen].role : g_object_get_data (G_OBJECT (row), "role");
}

static gboolean
is_listed (const char *role)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    if (g_strcmp0 (role, roles[i].role) == 0)
      return TRUE;

  return FALSE;
}

/**
 * venule_people_page_store:
 * @self: a page
 * @draft: gets what it says; somebody without a name is nobody
 */
void
venule_people_page_store (VenulePeoplePage *self, VenuleClinicDraft *draft)
{
  g_ptr_array_set_size (draft->content->staff, 0);
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = self->rows->pdata[i];
      g_autofree char *name = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
      guint chosen = gtk_drop_down_get_selected (g_object_get_data (G_OBJECT (row), "choice"));
      const char *role = get_role (row);

      if (roles[chosen].role == NULL && is_listed (role))
        role = NULL;
      if (*name != '\0')
        venule_clinic_content_add_staff (draft->content, role, name);
    }
}
