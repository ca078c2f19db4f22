/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-passage-spot.h"

struct _VenulePassageSpot
{
  GtkWidget parent;
  const VenulePassage *passage; /* (nullable): its pages' */
  char *words;                  /* (nullable) */
};

G_DEFINE_FINAL_TYPE (VenulePassageSpot, venule_passage_spot, GTK_TYPE_WIDGET)

static guint activated_signal;

static void
on_activate_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, activated_signal, 0);
}

static void
venule_passage_spot_finalize (GObject *object)
{
  g_free (VENULE_PASSAGE_SPOT (object)->words);

  G_OBJECT_CLASS (venule_passage_spot_parent_class)->finalize (object);
}

static void
venule_passage_spot_class_init (VenulePassageSpotClass *klass)
{
  static const guint keys[] = { GDK_KEY_Return, GDK_KEY_KP_Enter, GDK_KEY_ISO_Enter, GDK_KEY_space };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = venule_passage_spot_finalize;
  activated_signal
      = g_signal_new ("activated", VENULE_TYPE_PASSAGE_SPOT, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_install_action (widget_class, "passage.explain", NULL, on_activate_cb);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i], 0, "passage.explain", NULL);
  gtk_widget_class_set_css_name (widget_class, "passage");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
}

static void
venule_passage_spot_init (VenulePassageSpot *self)
{
  gtk_widget_set_focusable (GTK_WIDGET (self), TRUE);
  gtk_widget_set_can_target (GTK_WIDGET (self), FALSE);
}

/**
 * venule_passage_spot_new:
 *
 * Returns: (transfer floating): a spot without a passage
 */
GtkWidget *
venule_passage_spot_new (void)
{
  return g_object_new (VENULE_TYPE_PASSAGE_SPOT, NULL);
}

/**
 * venule_passage_spot_set_passage:
 * @self: a spot
 * @passage: what it is now; it lives as long as its pages are shown
 */
void
venule_passage_spot_set_passage (VenulePassageSpot *self, const VenulePassage *passage)
{
  self->passage = passage;
  if (g_strcmp0 (self->words, passage->first->text) == 0)
    return;
  g_free (self->words);
  self->words = g_strdup (passage->first->text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, self->words, -1);
}

/**
 * venule_passage_spot_forget:
 * @self: a spot
 *
 * Its passage is gone; what it is called stays until it has another one.
 */
void
venule_passage_spot_forget (VenulePassageSpot *self)
{
  self->passage = NULL;
}

/**
 * venule_passage_spot_get_passage:
 * @self: a spot
 *
 * Returns: (transfer none) (nullable): what it is
 */
const VenulePassage *
venule_passage_spot_get_passage (VenulePassageSpot *self)
{
  return self->passage;
}
