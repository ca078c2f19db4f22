/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-welcome-window.h"

#include "venule-banner.h"
#include "venule-clinic-draft.h"
#include "venule-digit-order.h"
#include "venule-entry-row.h"

#include <glib/gi18n.h>

static const char *const pages[] = { "clinic", "person", "begin" };

struct _VenuleWelcomeWindow
{
  AdwWindow parent;
  GtkButton *back;
  GtkWidget *next;
  VenuleBanner *banner;
  GtkStack *stack;
  GtkEditable *name, *phone, *out_of_hours, *emergency, *advice, *person;
  GtkCheckButton *is_nurse;
  VenuleWindow *window;
  VenuleClinicDraft *draft; /* (nullable) */
  guint page;
  char *public_numbers; /* (nullable): what was proposed of the numbers that everybody rings */
  gboolean is_warned;   /* that what was typed goes with the window */
};

G_DEFINE_FINAL_TYPE (VenuleWelcomeWindow, venule_welcome_window, ADW_TYPE_WINDOW)

static gboolean
is_filled (GtkEditable *entry)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  return *text != '\0';
}

static void
on_changed_cb (VenuleWelcomeWindow *self)
{
  gboolean is_ready = self->page == 0
                          ? is_filled (self->name) && is_filled (self->phone) && is_filled (self->out_of_hours)
                                && is_filled (self->emergency) && is_filled (self->advice)
                          : is_filled (self->person);

  self->is_warned = FALSE;
  gtk_widget_set_sensitive (self->next, is_ready && self->draft != NULL);
}

static void
show_page (VenuleWelcomeWindow *self, guint page)
{
  self->page = page;
  gtk_stack_set_visible_child_name (self->stack, pages[page]);
  gtk_button_set_label (self->back, page == 1 ? _ ("_Back") : page == 0 ? _ ("_Later") : _ ("_Close"));
  gtk_widget_set_visible (self->next, page < 2);
  on_changed_cb (self);
  if (page < 2)
    gtk_widget_grab_focus (page == 0 ? GTK_WIDGET (self->name) : GTK_WIDGET (self->person));
}

static void
on_back_clicked_cb (GtkButton *button, VenuleWelcomeWindow *self)
{
  if (self->page == 1)
    show_page (self, 0);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static char *
get_public_numbers (VenuleWelcomeWindow *self)
{
  return g_strjoin ("\n", gtk_editable_get_text (self->emergency), gtk_editable_get_text (self->advice), NULL);
}

static gboolean
is_typed (VenuleWelcomeWindow *self)
{
  g_autofree char *numbers = get_public_numbers (self);

  return is_filled (self->name) || is_filled (self->phone) || is_filled (self->out_of_hours) || is_filled (self->person)
         || g_strcmp0 (numbers, self->public_numbers) != 0;
}

/* What was typed goes only when somebody asks twice. */
static gboolean
venule_welcome_window_close_request (GtkWindow *window)
{
  VenuleWelcomeWindow *self = VENULE_WELCOME_WINDOW (window);

  if (self->page < 2 && !self->is_warned && is_typed (self))
    {
      self->is_warned = TRUE;
      venule_banner_show (self->banner, _ ("What you typed is not kept yet. Go on, or close once more to leave it."),
                          NULL, NULL);
      return TRUE;
    }
  return GTK_WINDOW_CLASS (venule_welcome_window_parent_class)->close_request (window);
}

static void
store_clinic (VenuleWelcomeWindow *self)
{
  VenuleClinicContent *content = self->draft->content;

  venule_clinic_content_set_field (content, "name", gtk_editable_get_text (self->name));
  venule_clinic_content_set_field (content, "phone", gtk_editable_get_text (self->phone));
  venule_clinic_content_set_field (content, "out-of-hours", gtk_editable_get_text (self->out_of_hours));
  venule_clinic_content_set_field (content, "emergency", gtk_editable_get_text (self->emergency));
  venule_clinic_content_set_field (content, "advice", gtk_editable_get_text (self->advice));
}

static void
save (VenuleWelcomeWindow *self)
{
  VenuleRole role = gtk_check_button_get_active (self->is_nurse) ? VENULE_ROLE_NURSE : VENULE_ROLE_SPECIALIST;
  g_autofree char *person = g_strstrip (g_strdup (gtk_editable_get_text (self->person)));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  store_clinic (self);
  g_ptr_array_set_size (self->draft->content->staff, 0);
  venule_clinic_content_add_staff (self->draft->content, role == VENULE_ROLE_NURSE ? "nurse" : "specialist", person);
  if (venule_clinic_draft_save (self->draft, &error))
    {
      venule_banner_hide (self->banner);
      venule_desk_set_person (venule_window_get_desk (self->window), person, role);
      show_page (self, 2);
      return;
    }
  text = g_strdup_printf (_ ("Not saved: %s"), venule_clinic_draft_say (error));
  venule_banner_show (self->banner, text, NULL, NULL);
  show_page (self, 0);
}

static void
on_next_clicked_cb (GtkButton *button, VenuleWelcomeWindow *self)
{
  if (self->page == 0)
    show_page (self, 1);
  else
    save (self);
}

static void
on_practice_clicked_cb (GtkButton *button, VenuleWelcomeWindow *self)
{
  g_autoptr (GError) error = NULL;

  if (!venule_practice_start (&error))
    venule_banner_show (self->banner, error->message, NULL, NULL);
  else if (self->page == 2)
    gtk_window_close (GTK_WINDOW (self));
}

static void
act_and_close (VenuleWelcomeWindow *self, const char *action)
{
  g_autoptr (VenuleWindow) window = g_object_ref (self->window);

  gtk_window_close (GTK_WINDOW (self));
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
}

static void
on_begin_clicked_cb (GtkButton *button, VenuleWelcomeWindow *self)
{
  act_and_close (self, "win.new");
}

static void
on_settings_clicked_cb (GtkButton *button, VenuleWelcomeWindow *self)
{
  act_and_close (self, "win.clinic");
}

static void
venule_welcome_window_dispose (GObject *object)
{
  VenuleWelcomeWindow *self = VENULE_WELCOME_WINDOW (object);

  g_clear_object (&self->window);
  g_clear_pointer (&self->public_numbers, g_free);
  g_clear_pointer (&self->draft, venule_clinic_draft_free);

  G_OBJECT_CLASS (venule_welcome_window_parent_class)->dispose (object);
}

static void
bind_callbacks (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_back_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_next_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_practice_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_begin_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_settings_clicked_cb);
}

static void
venule_welcome_window_class_init (VenuleWelcomeWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_welcome_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = venule_welcome_window_close_request;
  g_type_ensure (VENULE_TYPE_BANNER);
  g_type_ensure (VENULE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-welcome-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleWelcomeWindow, back);
  gtk_widget_class_bind_template_child (widget_class, VenuleWelcomeWindow, next);
  gtk_widget_class_bind_template_child (widget_class, VenuleWelcomeWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, VenuleWelcomeWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, VenuleWelcomeWindow, name);
  gtk_widget_class_bind_template_child (widget_class, VenuleWelcomeWindow, phone);
  gtk_widget_class_bind_template_child (widget_class, VenuleWelcomeWindow, out_of_hours);
  gtk_widget_class_bind_template_child (widget_class, VenuleWelcomeWindow, emergency);
  gtk_widget_class_bind_template_child (widget_class, VenuleWelcomeWindow, advice);
  gtk_widget_class_bind_template_child (widget_class, VenuleWelcomeWindow, person);
  gtk_widget_class_bind_template_child (widget_class, VenuleWelcomeWindow, is_nurse);
  bind_callbacks (widget_class);
}

static void
venule_welcome_window_init (VenuleWelcomeWindow *self)
{
  GtkEditable **numbers[] = { &self->phone, &self->out_of_hours, &self->emergency, &self->advice };

  gtk_widget_init_template (GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (numbers); i++)
    venule_digit_order_keep (*numbers[i]);
}

/* The numbers that everybody in a country rings are the same in its sample. */
static void
propose_public_numbers (VenuleWelcomeWindow *self)
{
  VenuleClinic *sample = self->draft->definitions->clinic;
  VenuleValue value;

  if (venule_clinic_lookup (sample, "emergency", &value) && value.kind == VENULE_VALUE_TEXT)
    gtk_editable_set_text (self->emergency, value.words[0]);
  if (venule_clinic_lookup (sample, "advice", &value) && value.kind == VENULE_VALUE_TEXT)
    gtk_editable_set_text (self->advice, value.words[0]);
}

/**
 * venule_welcome_window_present_if_new:
 * @parent: a window whose desk is open
 *
 * Where this user has no clinic yet, and does not only practise, asks for it.
 */
void
venule_welcome_window_present_if_new (VenuleWindow *parent)
{
  VenuleDesk *desk = venule_window_get_desk (parent);
  VenuleWelcomeWindow *self;
  g_autoptr (GError) error = NULL;

  if (venule_desk_get_is_practice (desk) || venule_clinic_draft_exists ())
    return;
  self = g_object_new (VENULE_TYPE_WELCOME_WINDOW, "transient-for", parent, NULL);
  self->window = g_object_ref (parent);
  self->draft = venule_clinic_draft_new (desk, &error);
  if (self->draft == NULL)
    venule_banner_show (self->banner, error->message, NULL, NULL);
  else
    propose_public_numbers (self);
  self->public_numbers = get_public_numbers (self);
  show_page (self, 0);
  gtk_window_present (GTK_WINDOW (self));
}

/**
 * venule_practice_start:
 * @error: why it can't be
 *
 * Starts this program once more, for practice with samples; nothing of it meets a patient's.
 *
 * Returns: whether it was started
 */
gboolean
venule_practice_start (GError **error)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", error);
  g_autoptr (GSubprocess) process = NULL;

  if (program == NULL)
    return FALSE;
  process = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, error, program, "--practice", NULL);

  return process != NULL;
}
