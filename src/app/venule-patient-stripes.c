/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-patient-stripes.h"

static void
wear_one (GtkWidget *widget, const char *stripe, guint colour, gboolean is_worn)
{
  g_autofree char *name = g_strdup_printf ("%s-%u", stripe, colour);

  if (is_worn)
    gtk_widget_add_css_class (widget, name);
  else
    gtk_widget_remove_css_class (widget, name);
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
 * venule_patient_stripes_wear:
 * @widget: one that venule.css gives a border for them
 * @record: (nullable): a consultation's id; %NULL: nobody's
 *
 * Takes the stripes of another patient off, and puts this one's on.
 */
void
venule_patient_stripes_wear (GtkWidget *widget, const char *record)
{
  guint pair = record == NULL ? 0 : venule_patient_stripes_pick (record);

  for (guint i = 0; i < VENULE_N_STRIPE_COLOURS; i++)
    {
      wear_one (widget, "patient", i, record != NULL && i == pair % VENULE_N_STRIPE_COLOURS);
      wear_one (widget, "beside", i, record != NULL && i == pair / VENULE_N_STRIPE_COLOURS);
    }
}

/**
 * venule_patient_stripes_get_colours:
 * @widget: one that paints them itself
 * @record: a consultation's id
 * @colours: (out): of the first stripe, and of the one beside it
 */
void
venule_patient_stripes_get_colours (GtkWidget *widget, const char *record, GdkRGBA colours[VENULE_N_STRIPES])
{
  GtkStyleContext *style = gtk_widget_get_style_context (widget);
  guint pair = venule_patient_stripes_pick (record);

  for (guint i = 0; i < VENULE_N_STRIPES; i++)
    {
      g_autofree char *name = g_strdup_printf ("patient_%u", pair % VENULE_N_STRIPE_COLOURS);

      if (!gtk_style_context_lookup_color (style, name, &colours[i]))
        g_critical ("venule.css has no colour %s", name);
      pair /= VENULE_N_STRIPE_COLOURS;
    }
}
