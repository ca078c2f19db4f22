/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-entry-row.h"

struct _VenuleEntryRow
{
  AdwPreferencesRow parent;
  GtkWidget *title;
  GtkWidget *entry;
};

enum
{
  PROP_0,
  PROP_ACTIVATES_DEFAULT,
  PROP_INPUT_PURPOSE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];
static guint entry_activated_signal;

static GtkEditable *
get_delegate (GtkEditable *editable)
{
  return GTK_EDITABLE (VENULE_ENTRY_ROW (editable)->entry);
}

static void
venule_entry_row_editable_init (GtkEditableInterface *iface)
{
  iface->get_delegate = get_delegate;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (VenuleEntryRow,
                               venule_entry_row,
                               ADW_TYPE_PREFERENCES_ROW,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_EDITABLE, venule_entry_row_editable_init))

static void
venule_entry_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  GtkEntry *entry = GTK_ENTRY (VENULE_ENTRY_ROW (object)->entry);

  if (gtk_editable_delegate_get_property (object, id, value, pspec))
    return;
  if (id == PROP_ACTIVATES_DEFAULT)
    g_value_set_boolean (value, gtk_entry_get_activates_default (entry));
  else
    g_value_set_enum (value, gtk_entry_get_input_purpose (entry));
}

static void
venule_entry_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  GtkEntry *entry = GTK_ENTRY (VENULE_ENTRY_ROW (object)->entry);

  if (gtk_editable_delegate_set_property (object, id, value, pspec))
    return;
  if (id == PROP_ACTIVATES_DEFAULT)
    gtk_entry_set_activates_default (entry, g_value_get_boolean (value));
  else
    gtk_entry_set_input_purpose (entry, g_value_get_enum (value));
}

/* The row itself is no place for the keyboard. */
static gboolean
venule_entry_row_focus (GtkWidget *widget, GtkDirectionType direction)
{
  return gtk_widget_child_focus (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (widget)), direction);
}

static gboolean
venule_entry_row_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (VENULE_ENTRY_ROW (widget)->entry);
}

static void
venule_entry_row_dispose (GObject *object)
{
  VenuleEntryRow *self = VENULE_ENTRY_ROW (object);

  if (self->entry != NULL)
    gtk_editable_finish_delegate (GTK_EDITABLE (self));
  self->entry = NULL;

  G_OBJECT_CLASS (venule_entry_row_parent_class)->dispose (object);
}

static void
venule_entry_row_class_init (VenuleEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = venule_entry_row_get_property;
  object_class->set_property = venule_entry_row_set_property;
  object_class->dispose = venule_entry_row_dispose;
  widget_class->focus = venule_entry_row_focus;
  widget_class->grab_focus = venule_entry_row_grab_focus;
  properties[PROP_ACTIVATES_DEFAULT]
      = g_param_spec_boolean ("activates-default", NULL, NULL, FALSE, G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_INPUT_PURPOSE]
      = g_param_spec_enum ("input-purpose", NULL, NULL, GTK_TYPE_INPUT_PURPOSE, GTK_INPUT_PURPOSE_FREE_FORM,
                           G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_editable_install_properties (object_class, N_PROPS);
  entry_activated_signal
      = g_signal_new ("entry-activated", VENULE_TYPE_ENTRY_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
on_activate_cb (VenuleEntryRow *self)
{
  g_signal_emit (self, entry_activated_signal, 0);
}

static void
on_title_cb (VenuleEntryRow *self)
{
  const char *title = adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
}

static void
on_pressed_cb (VenuleEntryRow *self)
{
  gtk_widget_grab_focus (self->entry);
}

static void
venule_entry_row_init (VenuleEntryRow *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12), *column = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkGesture *click = gtk_gesture_click_new ();

  self->title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->title), TRUE);
  gtk_widget_add_css_class (self->title, "caption");
  gtk_widget_add_css_class (self->title, "dim-label");
  self->entry = gtk_entry_new ();
  gtk_widget_set_hexpand (column, TRUE);
  gtk_box_append (GTK_BOX (column), self->title);
  gtk_box_append (GTK_BOX (column), self->entry);
  gtk_box_append (GTK_BOX (line), column);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_focusable (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "typed");
  gtk_editable_init_delegate (GTK_EDITABLE (self));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  g_signal_connect (self, "notify::title", G_CALLBACK (on_title_cb), NULL);
  g_signal_connect_swapped (self->entry, "activate", G_CALLBACK (on_activate_cb), self);
  g_signal_connect_swapped (click, "pressed", G_CALLBACK (on_pressed_cb), self);
  gtk_widget_add_controller (column, GTK_EVENT_CONTROLLER (click));
}

/**
 * venule_entry_row_new:
 * @title: what is to be typed
 *
 * Returns: (transfer floating): a row to type into
 */
GtkWidget *
venule_entry_row_new (const char *title)
{
  return g_object_new (VENULE_TYPE_ENTRY_ROW, "title", title, NULL);
}

/**
 * venule_entry_row_add_suffix:
 * @self: the row
 * @widget: what stands at its end, after the ones before
 */
void
venule_entry_row_add_suffix (VenuleEntryRow *self, GtkWidget *widget)
{
  gtk_box_append (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), widget);
}
