/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-course-view.h"

#include "venule-column-layout.h"
#include "venule-course.h"
#include "venule-day-format.h"
#include "venule-entry-words.h"
#include "venule-feeding-veins.h"

#include <glib/gi18n.h>

/* Side by side in the order of their days while there is room. */
#define STOP_WIDTH 210
#define SPACING    6

struct _VenuleCourseView
{
  AdwBin parent;
  VenuleCase *the_case;
  GtkWidget *stops;
  GtkWidget *veins;
  char *shown_stops, *shown_veins; /* (nullable): what they say, not to be made anew for nothing */
};

G_DEFINE_FINAL_TYPE (VenuleCourseView, venule_course_view, ADW_TYPE_BIN)

/* A shape as well as a colour says how far a treatment has come. */
static const char *const icons[] = {
  [VENULE_STOP_GIVEN] = "emblem-ok-symbolic",
  [VENULE_STOP_NOT_GIVEN] = "window-close-symbolic",
  [VENULE_STOP_OPEN] = "media-record-symbolic",
  [VENULE_STOP_PLANNED] = "x-office-calendar-symbolic",
};

static const char *
get_state_words (VenuleStopState state)
{
  switch (state)
    {
    case VENULE_STOP_GIVEN:
      return _ ("given");
    case VENULE_STOP_NOT_GIVEN:
      return _ ("not given");
    case VENULE_STOP_OPEN:
      return _ ("not given yet");
    case VENULE_STOP_PLANNED:
      break;
    }
  return _ ("planned");
}

/* "Treatment 2" and when it was, is, or will be. */
static char *
name_stop (VenuleCourseView *self, const VenuleStop *stop)
{
  VenuleProtocol *protocol = venule_case_get_definitions (self->the_case)->protocol;
  const char *kind = venule_protocol_find_form_role (protocol, "session")->label;
  g_autofree char *day = stop->day == VENULE_CIVIL_DATE_NONE ? NULL : venule_day_to_words (stop->day);

  if (day == NULL)
    return g_strdup_printf (_ ("%s %u, no date yet"), kind, stop->number);
  if (stop->is_about)
    return g_strdup_printf (_ ("%s %u, about %s"), kind, stop->number, day);
  return g_strdup_printf ("%s %u, %s", kind, stop->number, day);
}

/* What was given: where, and what was injected. */
static char *
describe_stop (VenuleCourseView *self, const VenuleStop *stop)
{
  VenuleProtocol *protocol = venule_case_get_definitions (self->the_case)->protocol;
  const VenuleQuestion *area = venule_protocol_find_role (protocol, "treated-area");
  const VenuleForm *injected = venule_protocol_find_form_role (protocol, "injected");
  g_autoptr (GString) text = g_string_new (get_state_words (stop->state));
  VenuleAnswer *where = NULL;
  VenuleGroup *group;

  if (stop->state != VENULE_STOP_GIVEN)
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (area != NULL && area->form == venule_entry_get_form (stop->treatment))
    where = venule_evaluation_get_answer (venule_case_get_evaluation (self->the_case), stop->treatment, area);
  if (where != NULL)
    {
      g_autofree char *words = venule_answer_to_words (self->the_case, where);

      g_string_append_printf (text, " · %s", words);
    }
  if (injected == NULL || injected->parent != venule_entry_get_form (stop->treatment))
    return g_string_free (g_steal_pointer (&text), FALSE);

  group = venule_entry_get_group (stop->treatment, injected);
  for (guint i = 0; i < venule_group_get_n_entries (group); i++)
    {
      g_autofree char *words = venule_entry_to_words (self->the_case, venule_group_peek (group, i));

      g_string_append_printf (text, " · %s", words);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static void
on_stop_clicked_cb (GtkButton *button, VenuleCourseView *self)
{
  const char *key = g_object_get_data (G_OBJECT (button), "key");

  venule_case_choose_session (self->the_case, key);
}

/* In a grid: a box asks how wide words could be for its height, and has them set in dozens of widths for that. */
static GtkWidget *
make_stop_content (const VenuleStop *stop, const char *name, const char *text, gboolean is_chosen)
{
  GtkWidget *line = gtk_grid_new ();
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (i == 0 ? name : text);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_widget_add_css_class (label, i == 0 ? "stop-name" : "caption");
      gtk_box_append (GTK_BOX (words), label);
    }
  gtk_widget_set_hexpand (words, TRUE);
  gtk_grid_set_column_spacing (GTK_GRID (line), 12);
  gtk_grid_attach (GTK_GRID (line), gtk_image_new_from_icon_name (icons[stop->state]), 0, 0, 1, 1);
  gtk_grid_attach (GTK_GRID (line), words, 1, 0, 1, 1);
  if (is_chosen)
    gtk_grid_attach (GTK_GRID (line), gtk_image_new_from_icon_name ("object-select-symbolic"), 2, 0, 1, 1);
  return line;
}

/* One that is there can be chosen; one that is only planned is outlined in dots, as all that is proposed. */
static GtkWidget *
make_stop (VenuleCourseView *self, const VenuleStop *stop)
{
  gboolean is_chosen
      = stop->treatment != NULL
        && stop->treatment == venule_evaluation_get_session (venule_case_get_evaluation (self->the_case));
  g_autofree char *name = name_stop (self, stop), *text = describe_stop (self, stop);
  GtkWidget *content = make_stop_content (stop, name, text, is_chosen);
  g_autofree char *spoken = NULL;
  GtkWidget *button;

  if (stop->treatment == NULL)
    {
      gtk_widget_add_css_class (content, "proposal");
      return content;
    }
  spoken = g_strdup_printf (_ ("%s, %s"), name, text);
  button = gtk_toggle_button_new ();
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), is_chosen);
  gtk_widget_add_css_class (button, "course-stop");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  g_object_set_data_full (G_OBJECT (button), "key", g_strdup (venule_entry_get_key (stop->treatment)), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_stop_clicked_cb), self);
  return button;
}

static void
empty_box (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static int
find_focus (GtkWidget *box)
{
  int place = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (box); child != NULL; child = gtk_widget_get_next_sibling (child))
    {
      if (gtk_widget_has_focus (child))
        return place;
      place++;
    }
  return -1;
}

static void
restore_focus (GtkWidget *box, int place)
{
  GtkWidget *child = place < 0 ? NULL : gtk_widget_get_first_child (box);

  while (child != NULL && place-- > 0)
    child = gtk_widget_get_next_sibling (child);
  if (child != NULL)
    gtk_widget_grab_focus (child);
}

static void
show_stops (VenuleCourseView *self, GPtrArray *stops)
{
  int focus = find_focus (self->stops);

  empty_box (self->stops);
  for (guint i = 0; i < stops->len; i++)
    gtk_box_append (GTK_BOX (self->stops), make_stop (self, g_ptr_array_index (stops, i)));
  restore_focus (self->stops, focus);
}

static char *
describe_stops (VenuleCourseView *self, GPtrArray *stops)
{
  VenuleEntry *chosen = venule_evaluation_get_session (venule_case_get_evaluation (self->the_case));
  GString *text = g_string_new (chosen == NULL ? "" : venule_entry_get_key (chosen));

  for (guint i = 0; i < stops->len; i++)
    {
      const VenuleStop *stop = g_ptr_array_index (stops, i);
      g_autofree char *name = name_stop (self, stop), *words = describe_stop (self, stop);

      g_string_append_printf (text, ";%s;%s;%s", name, words,
                              stop->treatment == NULL ? "" : venule_entry_get_key (stop->treatment));
    }
  return g_string_free (text, FALSE);
}

/* With the names of the treatments, which stand in it too. */
static char *
describe_veins (GPtrArray *veins, const char *stops)
{
  GString *text = g_string_new (stops);

  for (guint i = 0; i < veins->len; i++)
    {
      const VenuleVeinFate *fate = g_ptr_array_index (veins, i);
      GPtrArray *questions = venule_entry_get_form (fate->vein)->questions;

      g_string_append_printf (text, ";%s;%s;", venule_entry_get_key (fate->vein),
                              fate->treatment == NULL ? "" : venule_entry_get_key (fate->treatment));
      for (guint j = 0; j < questions->len; j++)
        {
          VenuleAnswer *answer = venule_entry_get_answer (fate->vein, g_ptr_array_index (questions, j));

          g_string_append_printf (text, "%s,", answer == NULL ? "" : venule_answer_get_text (answer));
        }
      g_string_append (text, fate->how == NULL ? "" : venule_answer_get_text (fate->how));
    }
  return g_string_free (text, FALSE);
}

/* Takes over what is said now. Returns: whether it is something else than before. */
static gboolean
says_anew (char **shown, char *text)
{
  gboolean is_new = g_strcmp0 (*shown, text) != 0;

  g_free (*shown);
  *shown = text;
  return is_new;
}

/* What says the same as before is left alone: the window would be laid out for it, and the keyboard may be there. */
static void
update (VenuleCourseView *self)
{
  g_autoptr (GPtrArray) stops = venule_course_list_stops (self->the_case);
  g_autoptr (GPtrArray) veins = venule_course_list_veins (self->the_case);
  GtkWidget *table;

  if (says_anew (&self->shown_stops, describe_stops (self, stops)))
    show_stops (self, stops);
  if (says_anew (&self->shown_veins, describe_veins (veins, self->shown_stops)))
    {
      empty_box (self->veins);
      table = venule_feeding_veins_new (self->the_case, veins);
      if (table != NULL)
        gtk_box_append (GTK_BOX (self->veins), table);
    }
  gtk_widget_set_visible (self->veins, veins->len > 0);
  gtk_widget_set_visible (self->stops, stops->len > 0);
  gtk_widget_set_visible (GTK_WIDGET (self), stops->len > 0 || veins->len > 0);
}

static void
venule_course_view_dispose (GObject *object)
{
  VenuleCourseView *self = VENULE_COURSE_VIEW (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (venule_course_view_parent_class)->dispose (object);
}

static void
venule_course_view_finalize (GObject *object)
{
  g_free (VENULE_COURSE_VIEW (object)->shown_stops);
  g_free (VENULE_COURSE_VIEW (object)->shown_veins);

  G_OBJECT_CLASS (venule_course_view_parent_class)->finalize (object);
}

static void
venule_course_view_class_init (VenuleCourseViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_course_view_dispose;
  object_class->finalize = venule_course_view_finalize;
}

static void
venule_course_view_init (VenuleCourseView *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->stops = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (self->stops, venule_column_layout_new (STOP_WIDTH, SPACING));
  self->veins = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->stops), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Treatments of this course"), -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->veins), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Feeding veins"), -1);
  gtk_box_append (GTK_BOX (box), self->stops);
  gtk_box_append (GTK_BOX (box), self->veins);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * venule_course_view_new:
 * @the_case: a consultation
 *
 * Returns: (transfer floating): its course
 */
GtkWidget *
venule_course_view_new (VenuleCase *the_case)
{
  VenuleCourseView *self = g_object_new (VENULE_TYPE_COURSE_VIEW, NULL);

  self->the_case = g_object_ref (the_case);
  g_signal_connect_swapped (the_case, "judged", G_CALLBACK (update), self);
  update (self);

  return GTK_WIDGET (self);
}
