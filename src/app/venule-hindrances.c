/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-hindrances.h"

#include "venule-case-typed.h"
#include "venule-path-label.h"

#include <glib/gi18n.h>

struct _VenuleHindrances
{
  AdwBin parent;
  VenuleCase *the_case; /* (nullable) */
  guint count;
};

G_DEFINE_FINAL_TYPE (VenuleHindrances, venule_hindrances, ADW_TYPE_BIN)

enum
{
  PROP_COUNT = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint question_activated_signal;

static void
on_jump_cb (GtkButton *button, VenuleHindrances *self)
{
  g_signal_emit (self, question_activated_signal, 0, g_object_get_data (G_OBJECT (button), "path"));
}

/* path: (nullable): no question puts it right */
static void
add_row (VenuleHindrances *self, GtkWidget *group, const char *title, const char *what_to_do, const char *path)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  if (what_to_do != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row), what_to_do);
  if (path != NULL)
    {
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Show"));
      g_autofree char *label = g_strdup_printf (_ ("Show “%s” in the checklist"), title);

      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
      g_object_set_data_full (G_OBJECT (button), "path", g_strdup (path), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (on_jump_cb), self);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  self->count++;
}

static void
add_course (VenuleHindrances *self, GtkWidget *group)
{
  VenuleSavedness savedness = venule_case_get_savedness (self->the_case);
  const char *message = venule_case_get_save_message (self->the_case);
  g_autoptr (GPtrArray) typed = venule_case_list_typed (self->the_case, TRUE);

  if (venule_case_get_course (self->the_case) == VENULE_COURSE_DRAFT)
    add_row (self, group, _ ("The consultation is a draft"), _ ("Let the specialist finish it."), NULL);
  else if (venule_case_get_course (self->the_case) == VENULE_COURSE_RETURNED)
    add_row (self, group, _ ("The consultation is with the specialist again"), venule_case_get_note (self->the_case),
             NULL);
  if (savedness == VENULE_SAVE_FAILED || savedness == VENULE_SAVE_CONFLICT)
    add_row (self, group, _ ("The consultation is not saved"), message, NULL);
  /* Who typed it believes that the sheet says it. */
  for (guint i = 0; i < typed->len; i++)
    {
      const char *path = g_ptr_array_index (typed, i);
      g_autofree char *label = venule_path_label_new (self->the_case, path);
      g_autofree char *words = venule_case_describe_typed_at (self->the_case, path);

      add_row (self, group, label, words, path);
    }
  if (*venule_desk_get_person (venule_case_get_desk (self->the_case)) == '\0')
    add_row (self, group, _ ("Nobody is at the desk"), _ ("Say who you are: the sheet keeps who printed it."), NULL);
  if (venule_case_get_sheet (self->the_case) == NULL)
    add_row (self, group, _ ("The sheet can’t be made"), venule_case_get_sheet_failure (self->the_case), NULL);
}

static void
add_checks (VenuleHindrances *self, GtkWidget *group)
{
  GPtrArray *checks = venule_case_get_checks (self->the_case);
  GPtrArray *missing = venule_case_get_missing (self->the_case);

  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = g_ptr_array_index (checks, i);

      if (check->result == VENULE_CHECK_STANDS && check->decision == NULL && check->severity != VENULE_SEVERITY_CAUTION
          && !g_str_equal (check->id, "required"))
        add_row (self, group, check->message, NULL, check->path);
    }
  for (guint i = 0; i < missing->len; i++)
    {
      const char *path = g_ptr_array_index (missing, i);
      g_autofree char *label = venule_path_label_new (self->the_case, path);

      add_row (self, group, label, _ ("Not answered yet"), path);
    }
}

static void
update (VenuleHindrances *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  self->count = 0;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("Before it can be printed"));
  add_course (self, group);
  add_checks (self, group);
  adw_bin_set_child (ADW_BIN (self), group);
  gtk_widget_set_visible (GTK_WIDGET (self), self->count > 0);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COUNT]);
}

static void
venule_hindrances_dispose (GObject *object)
{
  venule_hindrances_set_case (VENULE_HINDRANCES (object), NULL);
  G_OBJECT_CLASS (venule_hindrances_parent_class)->dispose (object);
}

static void
venule_hindrances_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_COUNT)
    g_value_set_uint (value, VENULE_HINDRANCES (object)->count);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
venule_hindrances_class_init (VenuleHindrancesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_hindrances_dispose;
  object_class->get_property = venule_hindrances_get_property;
  properties[PROP_COUNT]
      = g_param_spec_uint ("count", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  question_activated_signal = g_signal_new ("question-activated", VENULE_TYPE_HINDRANCES, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
venule_hindrances_init (VenuleHindrances *self)
{
}

/**
 * venule_hindrances_set_case:
 * @self: the list
 * @the_case: (nullable): whose sheet is to be printed
 */
void
venule_hindrances_set_case (VenuleHindrances *self, VenuleCase *the_case)
{
  if (self->the_case == the_case)
    return;
  if (self->the_case != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->the_case, self);
      g_signal_handlers_disconnect_by_data (venule_case_get_desk (self->the_case), self);
    }
  g_set_object (&self->the_case, the_case);
  if (the_case == NULL)
    return;

  g_signal_connect_swapped (the_case, "composed", G_CALLBACK (update), self);
  g_signal_connect_swapped (the_case, "notify::course", G_CALLBACK (update), self);
  g_signal_connect_swapped (the_case, "notify::savedness", G_CALLBACK (update), self);
  g_signal_connect_swapped (venule_case_get_desk (the_case), "notify::person", G_CALLBACK (update), self);
  update (self);
}

/**
 * venule_hindrances_get_count:
 * @self: the list
 *
 * Returns: how many things are in the way
 */
guint
venule_hindrances_get_count (VenuleHindrances *self)
{
  return self->count;
}
