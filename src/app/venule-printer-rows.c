/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-printer-rows.h"

#include "venule-printers.h"

#include <glib/gi18n.h>

struct _VenulePrinterRows
{
  AdwPreferencesGroup parent;
  AdwComboRow *printer;
  AdwActionRow *none;
  GtkSpinButton *copies;
  GtkSwitch *duplex;
  VenuleDesk *desk;    /* (nullable) */
  GPtrArray *printers; /* (nullable) (element-type GtkPrinter): until they are known */
  GCancellable *disposing;
};

G_DEFINE_FINAL_TYPE (VenulePrinterRows, venule_printer_rows, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_HAS_PRINTER = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static GtkPrinter *
get_printer (VenulePrinterRows *self)
{
  guint selected = adw_combo_row_get_selected (self->printer);

  return self->printers == NULL || selected >= self->printers->len ? NULL
                                                                   : g_ptr_array_index (self->printers, selected);
}

static void
on_printer_cb (AdwComboRow *row, GParamSpec *pspec, VenulePrinterRows *self)
{
  GtkPrinter *printer = get_printer (self);
  const char *place = printer == NULL ? NULL : gtk_printer_get_location (printer);
  g_autofree char *trouble = printer == NULL ? NULL : venule_printer_describe_trouble (printer);
  const char *words = trouble != NULL ? trouble : place;

  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words == NULL ? "" : words);
}

static void
show_printers (VenulePrinterRows *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *last = g_settings_get_string (venule_desk_get_settings (self->desk), "printer");
  GtkPrinter *wanted = venule_printers_find (self->printers, last);
  guint position = 0;

  if (wanted == NULL)
    wanted = venule_printers_find (self->printers, NULL);
  for (guint i = 0; i < self->printers->len; i++)
    {
      gtk_string_list_append (names, gtk_printer_get_name (g_ptr_array_index (self->printers, i)));
      if (g_ptr_array_index (self->printers, i) == wanted)
        position = i;
    }
  adw_combo_row_set_model (self->printer, G_LIST_MODEL (names));
  adw_combo_row_set_selected (self->printer, position);
  gtk_widget_set_visible (GTK_WIDGET (self->printer), self->printers->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self->none), self->printers->len == 0);
  on_printer_cb (self->printer, NULL, self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_HAS_PRINTER]);
}

static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GPtrArray) printers = venule_printers_list_finish (result, NULL);
  VenulePrinterRows *self = user_data;

  if (printers == NULL) /* the rows are gone */
    return;
  self->printers = g_steal_pointer (&printers);
  show_printers (self);
}

static void
venule_printer_rows_dispose (GObject *object)
{
  VenulePrinterRows *self = VENULE_PRINTER_ROWS (object);

  g_cancellable_cancel (self->disposing);
  g_clear_object (&self->disposing);
  g_clear_pointer (&self->printers, g_ptr_array_unref);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (venule_printer_rows_parent_class)->dispose (object);
}

static void
venule_printer_rows_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_HAS_PRINTER)
    g_value_set_boolean (value, venule_printer_rows_get_has_printer (VENULE_PRINTER_ROWS (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
venule_printer_rows_class_init (VenulePrinterRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = venule_printer_rows_dispose;
  object_class->get_property = venule_printer_rows_get_property;
  properties[PROP_HAS_PRINTER]
      = g_param_spec_boolean ("has-printer", NULL, NULL, FALSE, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-printer-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, VenulePrinterRows, printer);
  gtk_widget_class_bind_template_child (widget_class, VenulePrinterRows, none);
  gtk_widget_class_bind_template_child (widget_class, VenulePrinterRows, copies);
  gtk_widget_class_bind_template_child (widget_class, VenulePrinterRows, duplex);
  gtk_widget_class_bind_template_callback (widget_class, on_printer_cb);
}

static void
venule_printer_rows_init (VenulePrinterRows *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->disposing = g_cancellable_new ();
}

/**
 * venule_printer_rows_set_desk:
 * @self: the rows
 * @desk: whose printers and habits
 */
void
venule_printer_rows_set_desk (VenulePrinterRows *self, VenuleDesk *desk)
{
  GSettings *settings = venule_desk_get_settings (desk);

  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_settings_bind (settings, "copies", self->copies, "value", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "duplex", self->duplex, "active", G_SETTINGS_BIND_DEFAULT);
  venule_printers_list_async (self->disposing, on_listed_cb, self);
}

/**
 * venule_printer_rows_get_has_printer:
 * @self: the rows
 *
 * Returns: whether there is a printer that can be sent to
 */
gboolean
venule_printer_rows_get_has_printer (VenulePrinterRows *self)
{
  return get_printer (self) != NULL;
}

/**
 * venule_printer_rows_get_way:
 * @self: the rows
 * @way: (out caller-allocates): what is chosen; its printer's name lives as long as the rows
 *
 * The printer is remembered as this desk's.
 */
void
venule_printer_rows_get_way (VenulePrinterRows *self, VenulePrintWay *way)
{
  GtkPrinter *printer = get_printer (self);

  way->printer = printer == NULL ? NULL : gtk_printer_get_name (printer);
  way->copies = (guint) gtk_spin_button_get_value_as_int (self->copies);
  way->duplex = gtk_switch_get_active (self->duplex);
  if (printer != NULL)
    g_settings_set_string (venule_desk_get_settings (self->desk), "printer", way->printer);
}
