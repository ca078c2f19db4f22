/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window-course.h"

#include "venule-case-typed.h"
#include "venule-reason-popover.h"
#include "venule-saving.h"
#include "venule-window-printing.h"

#include <glib/gi18n.h>

#define REASON "venule-reason-popover"

/* An act ends for the patient it began for, whoever is on screen by then. */
typedef struct
{
  VenuleWindow *window;
  char *name; /* whose consultation it is */
  char *done; /* what is told when it is done */
} Act;

static Act *
act_new (VenuleWindow *window, char *name, char *done)
{
  Act *act = g_new0 (Act, 1);

  act->window = g_object_ref (window);
  act->name = name;
  act->done = done;
  return act;
}

static void
act_free (Act *act)
{
  g_object_unref (act->window);
  g_free (act->name);
  g_free (act->done);
  g_free (act);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Act, act_free)

/* Where it was may not be answered any more: it comes to the next step. */
static void
give_keyboard (VenuleWindow *self, VenuleCase *the_case)
{
  if (venule_window_get_case (self) == the_case && gtk_root_get_focus (GTK_ROOT (self)) == NULL)
    venule_checks_bar_enter (venule_window_get_checks_bar (self));
}

static void
on_course_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Act) act = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *words = NULL;

  if (venule_case_course_finish (VENULE_CASE (source), result, &error))
    {
      venule_window_tell_outcome (act->window, act->done, TRUE);
      give_keyboard (act->window, VENULE_CASE (source));
      return;
    }
  words = g_strdup_printf (_ ("Not done for %s: %s"), act->name, error->message);
  venule_window_tell_outcome (act->window, words, FALSE);
}

static void
on_checks_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  venule_checks_bar_show_list (venule_window_get_checks_bar (VENULE_WINDOW (widget)));
}

/* The specialist's part is the specialist's to end, and to open again. */
static gboolean
is_specialist (VenuleCase *the_case)
{
  return venule_desk_get_is_specialist (venule_case_get_desk (the_case));
}

static gboolean
may_be_finished (VenuleCase *the_case)
{
  return venule_case_get_course (the_case) == VENULE_COURSE_DRAFT && is_specialist (the_case);
}

/* Of the treatment on screen; once that is clear, of the last one, which then is. (transfer full) */
static GPtrArray *
list_hindrances (VenuleCase *the_case)
{
  GPtrArray *hindrances = venule_saving_list_hindrances (venule_case_get_evaluation (the_case));

  if (hindrances->len > 0)
    return hindrances;
  g_ptr_array_unref (hindrances);
  venule_case_choose_session (the_case, NULL);
  return venule_saving_list_hindrances (venule_case_get_evaluation (the_case));
}

/* Nothing is finished beside what somebody typed and believes to be answered. */
static gboolean
has_to_be_put_right (VenuleWindow *self, VenuleCase *the_case)
{
  g_autofree char *typed = venule_case_describe_typed (the_case);

  if (typed == NULL)
    return FALSE;
  venule_window_tell (self, typed, FALSE);
  venule_window_show_question (self, venule_case_find_typed (the_case));
  return TRUE;
}

static void
on_finish_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);
  VenuleCase *the_case = venule_window_get_case (self);
  g_autoptr (GPtrArray) hindrances = NULL;
  char *name;

  if (the_case == NULL || !may_be_finished (the_case) || has_to_be_put_right (self, the_case))
    return;

  hindrances = list_hindrances (the_case);
  if (hindrances->len > 0)
    {
      venule_checks_bar_show_list (venule_window_get_checks_bar (self));
      return;
    }
  name = venule_case_format_name (the_case);
  venule_case_finish_async (the_case, on_course_cb, act_new (self, name, g_strdup_printf (_ ("Finished: %s"), name)));
}

static gboolean
forget (gpointer popover)
{
  if (!gtk_widget_get_visible (popover))
    g_object_set_data (popover, "case", NULL);
  return G_SOURCE_REMOVE;
}

/* GTK gives the keyboard to the first thing in the window: it goes back to where it was, or to the next step. Then,
 * once what it was asked for has heard the answer, the popover forgets whose it was. */
static void
on_closed_cb (GtkPopover *popover, gpointer user_data)
{
  VenuleWindow *self = VENULE_WINDOW (gtk_widget_get_root (GTK_WIDGET (popover)));
  GtkWidget *before = g_object_get_data (G_OBJECT (popover), "before");

  if (before == NULL || !gtk_widget_get_mapped (before) || !gtk_widget_grab_focus (before))
    venule_checks_bar_enter (venule_window_get_checks_bar (self));
  g_object_set_data (G_OBJECT (popover), "before", NULL);
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, forget, g_object_ref (popover), g_object_unref);
}

/* One a window: what is taken out of it soon after it was closed, GTK never lets go of. */
static VenuleReasonPopover *
get_popover (VenuleWindow *self)
{
  VenuleReasonPopover *popover = g_object_get_data (G_OBJECT (self), REASON);

  if (popover != NULL)
    return popover;
  popover = g_object_new (VENULE_TYPE_REASON_POPOVER, NULL);
  gtk_widget_set_parent (GTK_WIDGET (popover), GTK_WIDGET (self));
  gtk_popover_set_position (GTK_POPOVER (popover), GTK_POS_TOP);
  g_object_set_data (G_OBJECT (self), REASON, popover);
  g_signal_connect (popover, "closed", G_CALLBACK (on_closed_cb), NULL);
  g_signal_connect_object (self, "destroy", G_CALLBACK (gtk_widget_unparent), popover, G_CONNECT_SWAPPED);
  return popover;
}

/* The question is about one consultation, and knows it. It points at the button for such steps, and does not hang on
 * it: a button with a menu of its own does not let Tab go round in another one. */
static VenuleReasonPopover *
ask (VenuleWindow *self, VenuleCase *the_case, GCallback confirmed)
{
  GtkWidget *button = venule_checks_bar_get_steps_button (venule_window_get_checks_bar (self));
  VenuleReasonPopover *popover = get_popover (self);
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));
  double x = 0, y = 0;

  if (focus != NULL && !gtk_widget_is_ancestor (focus, GTK_WIDGET (popover)))
    g_object_set_data_full (G_OBJECT (popover), "before", g_object_ref (focus), g_object_unref);
  gtk_widget_translate_coordinates (button, GTK_WIDGET (self), 0, 0, &x, &y);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover),
                               &(GdkRectangle){ (int) x, (int) y, gtk_widget_get_width (button), 1 });
  g_object_set_data_full (G_OBJECT (popover), "case", g_object_ref (the_case), g_object_unref);
  g_signal_handlers_disconnect_by_data (popover, self);
  g_signal_connect (popover, "confirmed", confirmed, self);

  return popover;
}

static gboolean
may_be_returned (VenuleCase *the_case)
{
  VenuleCourse course = venule_case_get_course (the_case);
  gboolean is_anybody = *venule_desk_get_person (venule_case_get_desk (the_case)) != '\0';

  return is_anybody && (course == VENULE_COURSE_FINISHED || course == VENULE_COURSE_AMENDED);
}

static void
on_return_confirmed_cb (GtkPopover *popover, const char *note, VenuleWindow *self)
{
  VenuleCase *the_case = g_object_get_data (G_OBJECT (popover), "case");
  char *name;

  if (!may_be_returned (the_case))
    return;
  name = venule_case_format_name (the_case);

  venule_case_return_async (the_case, note, on_course_cb,
                            act_new (self, name, g_strdup_printf (_ ("Returned to the specialist: %s"), name)));
}

static gboolean
may_be_amended (VenuleCase *the_case)
{
  return is_specialist (the_case) && venule_case_get_course (the_case) != VENULE_COURSE_DRAFT
         && !venule_case_may_edit (the_case, "specialist");
}

static void
on_return_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);
  VenuleCase *the_case = venule_window_get_case (self);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (the_case == NULL || !may_be_returned (the_case))
    return;
  name = venule_case_format_name (the_case);
  title = g_strdup_printf (_ ("Return the consultation of %s"), name);
  venule_reason_popover_ask (ask (self, the_case, G_CALLBACK (on_return_confirmed_cb)), the_case, action, title,
                             _ ("What should the specialist look at?"), _ ("_Return to specialist"));
}

static void
on_amend_confirmed_cb (GtkPopover *popover, const char *reason, VenuleWindow *self)
{
  VenuleCase *the_case = g_object_get_data (G_OBJECT (popover), "case");

  if (may_be_amended (the_case))
    venule_case_amend (the_case, reason);
}

static void
on_amend_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);
  VenuleCase *the_case = venule_window_get_case (self);
  g_autofree char *name = NULL;
  g_autofree char *title = NULL;

  if (the_case == NULL || !may_be_amended (the_case))
    return;
  name = venule_case_format_name (the_case);
  title = g_strdup_printf (_ ("Change the finished consultation of %s"), name);
  venule_reason_popover_ask (ask (self, the_case, G_CALLBACK (on_amend_confirmed_cb)), the_case, action, title,
                             _ ("Why is it changed? Sheets that were given before count no longer, except where "
                                "only a treatment after theirs is new."),
                             _ ("_Change the consultation"));
}

/**
 * venule_window_update_course:
 * @self: the window
 *
 * Lets those steps be taken that the consultation on screen has before it.
 */
void
venule_window_update_course (VenuleWindow *self)
{
  VenuleCase *the_case = venule_window_get_case (self);
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_widget_action_set_enabled (widget, "win.checks", the_case != NULL);
  gtk_widget_action_set_enabled (widget, "win.finish", the_case != NULL && may_be_finished (the_case));
  gtk_widget_action_set_enabled (widget, "win.return", the_case != NULL && may_be_returned (the_case));
  gtk_widget_action_set_enabled (widget, "win.amend", the_case != NULL && may_be_amended (the_case));
  venule_window_update_printing (self);
}

/**
 * venule_window_install_course:
 * @widget_class: the window's
 *
 * Installs the actions that take a consultation further.
 */
void
venule_window_install_course (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.checks", NULL, on_checks_cb);
  gtk_widget_class_install_action (widget_class, "win.finish", NULL, on_finish_cb);
  gtk_widget_class_install_action (widget_class, "win.return", NULL, on_return_cb);
  gtk_widget_class_install_action (widget_class, "win.amend", NULL, on_amend_cb);
}
