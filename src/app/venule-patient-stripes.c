/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-patient-stripes.h"

#define N_STRIPES 2
#define STRIPE    (VENULE_STRIPES_WIDTH / N_STRIPES)

struct _VenulePatientStripes
{
  GtkWidget parent;
  char *record; /* (nullable): whose they are; NULL: nobody's */
};

G_DEFINE_FINAL_TYPE (VenulePatientStripes, venule_patient_stripes, GTK_TYPE_WIDGET)

static void
get_colours (GtkWidget *widget, const char *record, GdkRGBA colours[N_STRIPES])
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  guint pair = venule_patient_stripes_pick (record);

  for (guint i = 0; i < N_STRIPES; i++)
    {
      g_autofree char *name = g_strdup_printf ("patient_%u", pair % VENULE_N_STRIPE_COLOURS);

      if (!gtk_style_context_lookup_color (style, name, &colours[i]))
        g_critical ("venule.css has no colour %s", name);
      pair /= VENULE_N_STRIPE_COLOURS;
    }
}

static void
venule_patient_stripes_measure (GtkWidget *widget,
                                GtkOrientation orientation,
                                int for_size,
                                int *minimum,
                                int *natural,
                                int *minimum_baseline,
                                int *natural_baseline)
{
  *minimum = *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? VENULE_STRIPES_WIDTH : 0;
}

static void
venule_patient_stripes_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  VenulePatientStripes *self = VENULE_PATIENT_STRIPES (widget);

  if (self->record != NULL)
    venule_patient_stripes_draw (widget, snapshot, self->record);
}

static void
venule_patient_stripes_finalize (GObject *object)
{
  g_free (VENULE_PATIENT_STRIPES (object)->record);

  G_OBJECT_CLASS (venule_patient_stripes_parent_class)->finalize (object);
}

static void
venule_patient_stripes_class_init (VenulePatientStripesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = venule_patient_stripes_finalize;
  widget_class->measure = venule_patient_stripes_measure;
  widget_class->snapshot = venule_patient_stripes_snapshot;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
venule_patient_stripes_init (VenulePatientStripes *self)
{
}

/**
 * venule_patient_stripes_pick:
 * @record: a consultation's id
 *
 * Returns: which of all pairs of colours is its patient's: two patients in a row seldom have the same
 */
guint
venule_patient_stripes_pick (const char *record)
{
  return g_str_hash (record) % (VENULE_N_STRIPE_COLOURS * VENULE_N_STRIPE_COLOURS);
}

/**
 * venule_patient_stripes_show:
 * @self: the stripes
 * @record: (nullable): a consultation's id; %NULL: nobody's
 *
 * Takes the stripes of another patient off, and puts this one's on.
 */
void
venule_patient_stripes_show (VenulePatientStripes *self, const char *record)
{
  g_free (self->record);
  self->record = g_strdup (record);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * venule_patient_stripes_draw:
 * @widget: what has them at its start: %VENULE_STRIPES_WIDTH, and as high as it is
 * @snapshot: where it is drawn
 * @record: a consultation's id
 */
void
venule_patient_stripes_draw (GtkWidget *widget, GtkSnapshot *snapshot, const char *record)
{
  gboolean at_right = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  float width = (float) gtk_widget_get_width (widget), height = (float) gtk_widget_get_height (widget);
  GdkRGBA colours[N_STRIPES];

  get_colours (widget, record, colours);
  for (int i = 0; i < N_STRIPES; i++)
    {
      float x = at_right ? width - (float) ((i + 1) * STRIPE) : (float) (i * STRIPE);

      gtk_snapshot_append_color (snapshot, &colours[i], &GRAPHENE_RECT_INIT (x, 0, STRIPE, height));
    }
}
