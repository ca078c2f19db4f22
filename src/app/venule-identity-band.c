/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-identity-band.h"

#include "venule-case-typed.h"
#include "venule-direction.h"
#include "venule-namesake-label.h"
#include "venule-patient-stripes.h"
#include "venule-record-words.h"

#include <glib/gi18n.h>

struct _VenuleIdentityBand
{
  AdwBin parent;
  VenulePatientStripes *stripes;
  GtkLabel *name;
  GtkLabel *facts;
  VenuleNamesakeLabel *namesakes;
  GtkLabel *course;
  GtkLabel *savedness;
  VenuleCase *the_case; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (VenuleIdentityBand, venule_identity_band, ADW_TYPE_BIN)

static const char *
say_savedness (VenuleCase *the_case, const char *typed)
{
  if (typed != NULL && venule_case_get_savedness (the_case) == VENULE_SAVED)
    return _ ("Not all is saved");
  switch (venule_case_get_savedness (the_case))
    {
    case VENULE_SAVED:
      return venule_case_get_base (the_case) == 0 ? _ ("Nothing to save yet") : _ ("Saved");
    case VENULE_SAVE_PENDING:
    case VENULE_SAVING:
      return _ ("Saving…");
    case VENULE_SAVE_FAILED:
      return _ ("Not saved: trying again");
    case VENULE_SAVE_CONFLICT:
    default:
      return _ ("Not saved: changed elsewhere");
    }
}

/* A tooltip that is set asks the display where the pointer is, and waits for the answer. */
static void
show_message (VenuleIdentityBand *self, const char *message)
{
  GtkWidget *savedness = GTK_WIDGET (self->savedness);

  if (g_strcmp0 (message, gtk_widget_get_tooltip_text (savedness)) != 0)
    gtk_widget_set_tooltip_text (savedness, message);
}

static void
update (VenuleIdentityBand *self)
{
  g_autofree char *name = venule_case_format_name (self->the_case);
  g_autofree char *born = venule_case_format_born (self->the_case);
  g_autofree char *number = venule_case_format_number (self->the_case);
  g_autofree char *typed = venule_case_describe_typed (self->the_case);
  g_autofree char *facts = g_strdup_printf ("%s%s%s", born, *born == '\0' || *number == '\0' ? "" : " · ", number);
  g_autofree char *first = venule_direction_begin (name);
  g_autofree char *second = venule_direction_begin (facts);
  const char *message;

  gtk_label_set_text (self->name, first);
  gtk_label_set_text (self->facts, second);
  gtk_label_set_text (self->course, venule_course_in_words (venule_case_get_course (self->the_case)));
  gtk_label_set_text (self->savedness, say_savedness (self->the_case, typed));
  message = venule_case_get_save_message (self->the_case);
  show_message (self, message == NULL ? typed : message);
}

static void
venule_identity_band_dispose (GObject *object)
{
  venule_identity_band_set_case (VENULE_IDENTITY_BAND (object), NULL);
  G_OBJECT_CLASS (venule_identity_band_parent_class)->dispose (object);
}

static void
venule_identity_band_class_init (VenuleIdentityBandClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_identity_band_dispose;
  g_type_ensure (VENULE_TYPE_NAMESAKE_LABEL);
  g_type_ensure (VENULE_TYPE_PATIENT_STRIPES);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-identity-band.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleIdentityBand, stripes);
  gtk_widget_class_bind_template_child (widget_class, VenuleIdentityBand, name);
  gtk_widget_class_bind_template_child (widget_class, VenuleIdentityBand, facts);
  gtk_widget_class_bind_template_child (widget_class, VenuleIdentityBand, namesakes);
  gtk_widget_class_bind_template_child (widget_class, VenuleIdentityBand, course);
  gtk_widget_class_bind_template_child (widget_class, VenuleIdentityBand, savedness);
}

static void
venule_identity_band_init (VenuleIdentityBand *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_identity_band_set_case:
 * @self: the band
 * @the_case: (nullable): whose consultation is on screen
 */
void
venule_identity_band_set_case (VenuleIdentityBand *self, VenuleCase *the_case)
{
  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  if (!g_set_object (&self->the_case, the_case))
    return;

  if (self->namesakes != NULL)
    venule_namesake_label_set_case (self->namesakes, the_case);
  if (self->stripes != NULL)
    venule_patient_stripes_show (self->stripes, the_case == NULL ? NULL : venule_case_get_id (the_case));
  if (the_case == NULL)
    return;
  g_signal_connect_swapped (the_case, "judged", G_CALLBACK (update), self);
  g_signal_connect_swapped (the_case, "notify", G_CALLBACK (update), self);
  update (self);
}
