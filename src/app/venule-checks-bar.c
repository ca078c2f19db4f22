/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-checks-bar.h"

#include "venule-case-part.h"
#include "venule-case-typed.h"
#include "venule-checks-list.h"
#include "venule-direction.h"
#include "venule-wrap-layout.h"

#include <glib/gi18n.h>
#include <string.h>

/* In application pixels. */
#define BADGE_SPACING 12

typedef enum
{
  BADGE_FIX,
  BADGE_STOP,
  BADGE_CAUTION,
  BADGE_MISSING,
  BADGE_NOTHING,
  N_BADGES,
} Badge;

struct _VenuleChecksBar
{
  AdwBin parent;
  GtkPopover *list_popover;
  VenuleChecksList *list;
  GtkLabel *note;
  GtkLabel *lock;
  GtkMenuButton *counts;
  GtkWidget *badges;
  GtkWidget *steps;
  GtkWidget *finish;
  GtkLabel *finish_label;
  GtkWidget *print;
  GtkLabel *print_label;
  VenuleCase *the_case; /* (nullable) */
  GtkLabel *badge_labels[N_BADGES];
  guint counted[N_BADGES]; /* what the badges say */
};

G_DEFINE_FINAL_TYPE (VenuleChecksBar, venule_checks_bar, ADW_TYPE_BIN)

static guint question_activated_signal;

static void
on_question_activated_cb (VenuleChecksList *list, const char *path, VenuleChecksBar *self)
{
  gtk_popover_popdown (self->list_popover);
  g_signal_emit (self, question_activated_signal, 0, path);
}

static guint
count_standing (VenuleCase *the_case, VenuleSeverity severity)
{
  GPtrArray *checks = venule_case_get_checks (the_case);
  guint n = 0;

  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = g_ptr_array_index (checks, i);

      n += check->severity == severity && check->result == VENULE_CHECK_STANDS && check->decision == NULL
           && !venule_check_wants_answer (check);
    }

  return n;
}

/* Each question once, whoever asks for its answer. */
static guint
count_missing (VenuleCase *the_case)
{
  GPtrArray *checks = venule_case_get_checks (the_case), *missing = venule_case_get_missing (the_case);
  guint n = missing->len;

  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = g_ptr_array_index (checks, i);

      n += venule_check_wants_answer (check)
           && !g_ptr_array_find_with_equal_func (missing, check->path, g_str_equal, NULL);
    }

  return n;
}

static const struct
{
  const char *icon, *style;
} badge_looks[N_BADGES] = {
  { "dialog-error-symbolic", "fix" },       { "action-unavailable-symbolic", "stop" },
  { "dialog-warning-symbolic", "caution" }, { "dialog-question-symbolic", "missing" },
  { "emblem-ok-symbolic", "nothing" },
};

/* All of them are there from the beginning: a new one costs the frame more than another text. */
/* Large text has room for them below one another; by itself a menu button takes no account of how wide it is. */
static void
add_badges (VenuleChecksBar *self)
{
  gtk_widget_set_layout_manager (gtk_widget_get_ancestor (self->badges, GTK_TYPE_MENU_BUTTON), gtk_bin_layout_new ());
  gtk_widget_set_layout_manager (self->badges, venule_wrap_layout_new (BADGE_SPACING));
  for (guint i = 0; i < N_BADGES; i++)
    {
      GtkWidget *badge = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

      self->badge_labels[i] = GTK_LABEL (gtk_label_new (""));
      gtk_label_set_wrap (self->badge_labels[i], TRUE);
      gtk_label_set_xalign (self->badge_labels[i], 0);
      gtk_box_append (GTK_BOX (badge), gtk_image_new_from_icon_name (badge_looks[i].icon));
      gtk_box_append (GTK_BOX (badge), GTK_WIDGET (self->badge_labels[i]));
      gtk_widget_add_css_class (badge, "badge");
      gtk_widget_add_css_class (badge, badge_looks[i].style);
      gtk_widget_set_visible (badge, FALSE);
      gtk_box_append (GTK_BOX (self->badges), badge);
    }
}

/* Returns: (transfer full) */
static char *
format_badge (Badge badge, guint n)
{
  switch (badge)
    {
    case BADGE_FIX:
      return g_strdup_printf (_ ("%u to correct"), n);
    case BADGE_STOP:
      return g_strdup_printf (ngettext ("%u stop", "%u stops", n), n);
    case BADGE_CAUTION:
      return g_strdup_printf (ngettext ("%u caution", "%u cautions", n), n);
    case BADGE_MISSING:
      return g_strdup_printf (_ ("%u to answer"), n);
    case BADGE_NOTHING:
    case N_BADGES:
    default:
      return g_strdup (_ ("Nothing in the way"));
    }
}

static void
show_badge (VenuleChecksBar *self, Badge badge, guint n, GString *words)
{
  g_autofree char *text = format_badge (badge, n);

  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->badge_labels[badge])), n > 0);
  if (n == 0)
    return;
  gtk_label_set_text (self->badge_labels[badge], text);
  g_string_append_printf (words, "%s%s", words->len == 0 ? "" : C_ ("between the names of a list", ", "), text);
}

static void
show_counts (VenuleChecksBar *self)
{
  g_autoptr (GPtrArray) typed = venule_case_list_typed (self->the_case, FALSE);
  guint counted[N_BADGES] = {
    [BADGE_FIX] = count_standing (self->the_case, VENULE_SEVERITY_FIX) + typed->len,
    [BADGE_STOP] = count_standing (self->the_case, VENULE_SEVERITY_STOP),
    [BADGE_CAUTION] = count_standing (self->the_case, VENULE_SEVERITY_CAUTION),
    [BADGE_MISSING] = count_missing (self->the_case),
  };
  g_autoptr (GString) words = g_string_new (NULL);

  counted[BADGE_NOTHING]
      = counted[BADGE_FIX] + counted[BADGE_STOP] + counted[BADGE_CAUTION] + counted[BADGE_MISSING] == 0;
  if (memcmp (counted, self->counted, sizeof counted) == 0)
    return;
  memcpy (self->counted, counted, sizeof counted);
  for (Badge i = 0; i < N_BADGES; i++)
    show_badge (self, i, counted[i], words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->counts), GTK_ACCESSIBLE_PROPERTY_LABEL, words->str, -1);
}

static void
show_line (GtkLabel *line, const char *words)
{
  gtk_label_set_text (line, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (line), words != NULL);
}

static void
show_note (VenuleChecksBar *self)
{
  const char *note = venule_case_get_note (self->the_case);
  VenuleCourse course = venule_case_get_course (self->the_case);
  g_autofree char *words = NULL;

  if (note != NULL && course == VENULE_COURSE_RETURNED)
    words = g_strdup_printf (_ ("Returned to the specialist: %s"), note);
  else if (note != NULL && course == VENULE_COURSE_AMENDED)
    words = g_strdup_printf (_ ("Changed after it was finished: %s"), note);
  show_line (self->note, words);
}

/* Why who sits here can't answer all of it. */
static void
show_lock (VenuleChecksBar *self)
{
  gboolean is_specialist = venule_desk_get_is_specialist (venule_case_get_desk (self->the_case));
  g_autofree char *words = is_specialist ? NULL : venule_case_explain_lock (self->the_case, "specialist");

  show_line (self->lock, words);
}

static const char *
get_given_name (VenuleCase *the_case)
{
  VenuleDefinitions *definitions = venule_case_get_definitions (the_case);
  const VenuleQuestion *question = venule_protocol_find_role (definitions->protocol, "given-name");
  VenuleAnswer *answer = question == NULL
                             ? NULL
                             : venule_consultation_get_answer (venule_case_get_consultation (the_case), question->path);

  return answer == NULL ? NULL : venule_answer_get_text (answer);
}

/* Returns: (transfer full): a name as a part of a label with a mnemonic */
static char *
escape_name (const char *name)
{
  g_autoptr (GString) escaped = g_string_new (name);

  g_string_replace (escaped, "_", "__", 0);
  return venule_direction_isolate (escaped->str);
}

static gboolean
has_name (VenuleCase *the_case)
{
  VenuleDefinitions *definitions = venule_case_get_definitions (the_case);
  VenuleConsultation *consultation = venule_case_get_consultation (the_case);
  static const char *const roles[] = { "given-name", "family-name" };

  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      const VenuleQuestion *question = venule_protocol_find_role (definitions->protocol, roles[i]);

      if (question != NULL && venule_consultation_get_answer (consultation, question->path) != NULL)
        return TRUE;
    }
  return FALSE;
}

/* Whose consultation the step ends, where it is ended; and who may end it. */
static void
describe_finish (VenuleChecksBar *self)
{
  g_autofree char *name = venule_case_format_name (self->the_case);
  g_autofree char *escaped = escape_name (name);
  /* Translators: a button that ends a consultation: a patient's name follows. */
  g_autofree char *label
      = has_name (self->the_case) ? g_strdup_printf (_ ("_Finish for %s"), escaped) : g_strdup (_ ("_Finish"));
  g_autofree char *words = venule_desk_get_is_specialist (venule_case_get_desk (self->the_case))
                               ? g_strdup_printf (_ ("Finish the consultation of %s"), name)
                               : g_strdup_printf (_ ("A specialist finishes the consultation of %s"), name);

  if (g_strcmp0 (label, gtk_label_get_label (self->finish_label)) != 0)
    gtk_label_set_label (self->finish_label, label);
  /* A tooltip that is set asks the display where the pointer is, and waits for the answer. */
  if (g_strcmp0 (words, gtk_widget_get_tooltip_text (self->finish)) != 0)
    gtk_widget_set_tooltip_text (self->finish, words);
}

static void
show_steps (VenuleChecksBar *self)
{
  VenuleCourse course = venule_case_get_course (self->the_case);
  gboolean is_done = course == VENULE_COURSE_FINISHED || course == VENULE_COURSE_AMENDED;
  const char *given = get_given_name (self->the_case);
  g_autofree char *name = given == NULL ? NULL : escape_name (given);
  g_autofree char *print
      = name == NULL ? g_strdup (_ ("_Print sheet")) : g_strdup_printf (_ ("_Print sheet for %s"), name);

  gtk_widget_set_visible (self->finish, course == VENULE_COURSE_DRAFT);
  describe_finish (self);
  gtk_widget_set_visible (self->steps, course != VENULE_COURSE_DRAFT);
  gtk_widget_set_visible (self->print, is_done);
  gtk_label_set_label (self->print_label, print);
}

static void
update (VenuleChecksBar *self)
{
  show_counts (self);
  show_note (self);
  show_lock (self);
  show_steps (self);
}

static void
venule_checks_bar_dispose (GObject *object)
{
  venule_checks_bar_set_case (VENULE_CHECKS_BAR (object), NULL);
  G_OBJECT_CLASS (venule_checks_bar_parent_class)->dispose (object);
}

static void
venule_checks_bar_class_init (VenuleChecksBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_checks_bar_dispose;
  g_type_ensure (VENULE_TYPE_CHECKS_LIST);
  question_activated_signal = g_signal_new ("question-activated", VENULE_TYPE_CHECKS_BAR, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-checks-bar.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksBar, list_popover);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksBar, list);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksBar, note);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksBar, lock);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksBar, counts);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksBar, badges);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksBar, steps);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksBar, finish);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksBar, finish_label);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksBar, print);
  gtk_widget_class_bind_template_child (widget_class, VenuleChecksBar, print_label);
  gtk_widget_class_bind_template_callback (widget_class, on_question_activated_cb);
}

static void
venule_checks_bar_init (VenuleChecksBar *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  add_badges (self);
}

/**
 * venule_checks_bar_set_case:
 * @self: the bar
 * @the_case: (nullable): the consultation on screen
 */
void
venule_checks_bar_set_case (VenuleChecksBar *self, VenuleCase *the_case)
{
  if (self->the_case == the_case)
    return;
  if (self->the_case != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->the_case, self);
      g_signal_handlers_disconnect_by_data (venule_case_get_desk (self->the_case), self);
    }
  g_set_object (&self->the_case, the_case);
  if (self->list != NULL)
    venule_checks_list_set_case (self->list, the_case);
  if (the_case == NULL)
    return;
  g_signal_connect_swapped (the_case, "composed", G_CALLBACK (update), self);
  g_signal_connect_swapped (the_case, "notify::savedness", G_CALLBACK (show_counts), self);
  g_signal_connect_swapped (the_case, "notify::course", G_CALLBACK (update), self);
  g_signal_connect_swapped (venule_case_get_desk (the_case), "notify::role", G_CALLBACK (update), self);
  update (self);
}

/**
 * venule_checks_bar_show_list:
 * @self: the bar
 *
 * Opens the list of what is in the way.
 */
void
venule_checks_bar_show_list (VenuleChecksBar *self)
{
  gtk_menu_button_popup (self->counts);
}

/**
 * venule_checks_bar_get_steps_button:
 * @self: the bar
 *
 * Returns: (transfer none): the button whose menu has the other steps
 */
GtkWidget *
venule_checks_bar_get_steps_button (VenuleChecksBar *self)
{
  return self->steps;
}

/**
 * venule_checks_bar_enter:
 * @self: the bar
 *
 * Brings the keyboard to the step that is next.
 */
void
venule_checks_bar_enter (VenuleChecksBar *self)
{
  if (!gtk_widget_get_visible (self->print) || !gtk_widget_grab_focus (self->print))
    gtk_widget_child_focus (GTK_WIDGET (self), GTK_DIR_TAB_FORWARD);
}
