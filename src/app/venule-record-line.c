/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-record-line.h"

#include "venule-patient-stripes.h"
#include "venule-record-words.h"

/* Before the text, at the start of the line. */
#define INDENT (VENULE_STRIPES_WIDTH + 6)

struct _VenuleRecordLine
{
  GtkWidget parent;
  PangoLayout *text;
  char *record; /* (nullable): its id; NULL: it has not come yet */
};

G_DEFINE_FINAL_TYPE (VenuleRecordLine, venule_record_line, GTK_TYPE_WIDGET)

static gboolean
is_right_to_left (GtkWidget *widget)
{
  return gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
}

/* width: of the line, pixels; -1: as wide as it gets. A patient's name is never cut off: it wraps. */
static void
lay_out (VenuleRecordLine *self, int width)
{
  gboolean at_right = is_right_to_left (GTK_WIDGET (self));

  pango_layout_set_alignment (self->text, at_right ? PANGO_ALIGN_RIGHT : PANGO_ALIGN_LEFT);
  pango_layout_set_width (self->text, width < 0 ? -1 : MAX (width - INDENT, 1) * PANGO_SCALE);
}

static GtkSizeRequestMode
venule_record_line_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

/* It takes the width that there is: the list does not grow and shrink with the names that come into view. */
static void
venule_record_line_measure (GtkWidget *widget,
                            GtkOrientation orientation,
                            int for_size,
                            int *minimum,
                            int *natural,
                            int *minimum_baseline,
                            int *natural_baseline)
{
  VenuleRecordLine *self = VENULE_RECORD_LINE (widget);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = *natural = INDENT;
      return;
    }
  lay_out (self, for_size);
  pango_layout_get_pixel_size (self->text, NULL, natural);
  *minimum = *natural;
}

static void
venule_record_line_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VenuleRecordLine *self = VENULE_RECORD_LINE (widget);
  GdkRGBA colour;

  if (self->record != NULL)
    venule_patient_stripes_draw (widget, snapshot, self->record);
  lay_out (self, gtk_widget_get_width (widget));
  gtk_style_context_get_color (gtk_widget_get_style_context (widget), &colour);
  gtk_snapshot_save (snapshot);
  if (!is_right_to_left (widget))
    gtk_snapshot_translate (snapshot, &GRAPHENE_POINT_INIT (INDENT, 0));
  gtk_snapshot_append_layout (snapshot, self->text, &colour);
  gtk_snapshot_restore (snapshot);
}

static void
venule_record_line_finalize (GObject *object)
{
  VenuleRecordLine *self = VENULE_RECORD_LINE (object);

  g_object_unref (self->text);
  g_free (self->record);

  G_OBJECT_CLASS (venule_record_line_parent_class)->finalize (object);
}

static void
venule_record_line_class_init (VenuleRecordLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = venule_record_line_finalize;
  widget_class->get_request_mode = venule_record_line_get_request_mode;
  widget_class->measure = venule_record_line_measure;
  widget_class->snapshot = venule_record_line_snapshot;
  gtk_widget_class_set_css_name (widget_class, "recordline");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
venule_record_line_init (VenuleRecordLine *self)
{
  self->text = gtk_widget_create_pango_layout (GTK_WIDGET (self), NULL);
  pango_layout_set_wrap (self->text, PANGO_WRAP_WORD_CHAR);
}

/**
 * venule_record_line_new:
 *
 * Returns: (transfer floating): a line that shows nobody yet; who is in it is the label of the row around it
 */
GtkWidget *
venule_record_line_new (void)
{
  return g_object_new (VENULE_TYPE_RECORD_LINE, NULL);
}

/**
 * venule_record_line_show:
 * @self: the line
 * @record: (nullable): the consultation; %NULL: it has not come yet
 */
void
venule_record_line_show (VenuleRecordLine *self, VenuleRecord *record)
{
  g_autofree char *markup = record == NULL ? g_strdup ("…\n") : venule_record_format_markup (record);

  g_free (self->record);
  self->record = record == NULL ? NULL : g_strdup (venule_record_get_id (record));
  pango_layout_set_markup (self->text, markup, -1);
  gtk_widget_queue_resize (GTK_WIDGET (self));
}

/**
 * venule_record_line_set_is_current:
 * @self: the line
 * @is_current: whether it is the consultation on screen
 */
void
venule_record_line_set_is_current (VenuleRecordLine *self, gboolean is_current)
{
  if (is_current)
    gtk_widget_add_css_class (GTK_WIDGET (self), "current");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
}
