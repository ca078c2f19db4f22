/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-window-sheet.h"

#include "venule-form-view.h"
#include "venule-identity-band.h"
#include "venule-question-row.h"
#include "venule-sheet-choice-bar.h"
#include "venule-sheet-pane.h"

/* The sheet over the form: in a narrow window, or in the whole window, for those who only read and print it. The
 * patient stays in sight. */

typedef struct
{
  gboolean shows_records, shows_sheet;
  AdwFlapFoldPolicy policy;
} Before;

#define BEFORE "venule-before-sheet-full"
#define KEPT   "venule-keyboard-before-sheet"

static gpointer
get_child (VenuleWindow *self, const char *id)
{
  return gtk_widget_get_template_child (GTK_WIDGET (self), VENULE_TYPE_WINDOW, id);
}

static void
set_full (VenuleWindow *self, gboolean is_full)
{
  GtkWidget *sheet = get_child (self, "sheet_side");

  gtk_widget_set_hexpand (sheet, is_full);
  gtk_widget_set_hexpand_set (sheet, is_full);
}

static void
enter (VenuleWindow *self)
{
  AdwFlap *records = get_child (self, "records_flap"), *sheet = get_child (self, "sheet_flap");
  Before *before = g_new (Before, 1);

  *before = (Before){ adw_flap_get_reveal_flap (records), adw_flap_get_reveal_flap (sheet),
                      adw_flap_get_fold_policy (sheet) };
  g_object_set_data_full (G_OBJECT (self), BEFORE, before, g_free);
  set_full (self, TRUE);
  adw_flap_set_reveal_flap (records, FALSE);
  adw_flap_set_fold_policy (sheet, ADW_FLAP_FOLD_POLICY_ALWAYS);
  adw_flap_set_reveal_flap (sheet, TRUE);
}

static void
leave (VenuleWindow *self)
{
  AdwFlap *records = get_child (self, "records_flap"), *sheet = get_child (self, "sheet_flap");
  g_autofree Before *before = g_object_steal_data (G_OBJECT (self), BEFORE);

  set_full (self, FALSE);
  adw_flap_set_fold_policy (sheet, before->policy);
  adw_flap_set_reveal_flap (sheet, before->shows_sheet);
  adw_flap_set_reveal_flap (records, before->shows_records);
}

static gboolean
is_full (VenuleWindow *self)
{
  return g_object_get_data (G_OBJECT (self), BEFORE) != NULL;
}

static void
on_full_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);

  if (is_full (self))
    leave (self);
  else
    enter (self);
}

/* Returns: whether the sheet had covered the form. */
static gboolean
uncover_form (VenuleWindow *self)
{
  AdwFlap *sheet = get_child (self, "sheet_flap");

  if (is_full (self))
    leave (self);
  else if (adw_flap_get_folded (sheet) && adw_flap_get_reveal_flap (sheet))
    adw_flap_set_reveal_flap (sheet, FALSE);
  else
    return FALSE;
  return TRUE;
}

static void
on_leave_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  uncover_form (VENULE_WINDOW (widget));
}

static gboolean
on_escape_cb (GtkWidget *widget, GVariant *arguments, gpointer user_data)
{
  return uncover_form (VENULE_WINDOW (widget));
}

static void
on_toggle_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);
  gboolean is_sheet = g_str_equal (name, "win.toggle-sheet");
  AdwFlap *flap = get_child (self, is_sheet ? "sheet_flap" : "records_flap");

  adw_flap_set_reveal_flap (flap, !adw_flap_get_reveal_flap (flap));
  if (is_sheet && !adw_flap_get_folded (flap))
    g_settings_set_boolean (venule_desk_get_settings (venule_window_get_desk (self)), "shows-sheet",
                            adw_flap_get_reveal_flap (flap));
}

/* From a question: where its passage stands. */
static void
on_show_passage_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleWindow *self = VENULE_WINDOW (widget);

  adw_flap_set_reveal_flap (get_child (self, "sheet_flap"), TRUE);
  venule_sheet_pane_show_passage (get_child (self, "sheet"), g_variant_get_string (parameter, NULL));
}

static gboolean
covers_form (VenuleWindow *self)
{
  AdwFlap *sheet = get_child (self, "sheet_flap");

  return adw_flap_get_folded (sheet) && adw_flap_get_reveal_flap (sheet);
}

static gboolean
has_keyboard (VenuleWindow *self, const char *side)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self));

  return focus != NULL && gtk_widget_is_ancestor (focus, get_child (self, side));
}

static void
enter_sheet (VenuleWindow *self)
{
  GtkWidget *sheet = get_child (self, "sheet");
  GtkWidget *pages = GTK_WIDGET (gtk_widget_get_template_child (sheet, VENULE_TYPE_SHEET_PANE, "pages"));

  /* Pages that have come a moment ago have no place yet by which they would be found as the first. */
  if (!gtk_widget_get_mapped (pages) || !gtk_widget_child_focus (pages, GTK_DIR_TAB_FORWARD))
    gtk_widget_child_focus (sheet, GTK_DIR_TAB_FORWARD);
}

static gboolean
on_seen_cb (GtkWidget *sheet, GdkFrameClock *clock, gpointer user_data)
{
  VenuleWindow *self = user_data;

  if (!covers_form (self) || gtk_root_get_focus (GTK_ROOT (self)) != NULL)
    return G_SOURCE_REMOVE;
  if (!gtk_widget_get_mapped (sheet) || gtk_widget_get_height (sheet) == 0)
    return G_SOURCE_CONTINUE;
  enter_sheet (self);
  return G_SOURCE_REMOVE;
}

/* Where the keyboard was before the sheet covered it. */
typedef struct
{
  GWeakRef focus;
  char *path; /* (nullable): of the question; its row may be another one by then */
} Kept;

static Kept *
kept_new (GtkWidget *focus)
{
  GtkWidget *row = gtk_widget_get_ancestor (focus, VENULE_TYPE_QUESTION_ROW);
  Kept *kept = g_new0 (Kept, 1);

  g_weak_ref_init (&kept->focus, focus);
  kept->path = row == NULL ? NULL : g_strdup (venule_question_row_get_path (VENULE_QUESTION_ROW (row)));
  return kept;
}

static void
kept_free (gpointer data)
{
  Kept *kept = data;

  g_weak_ref_clear (&kept->focus);
  g_free (kept->path);
  g_free (kept);
}

/* From what is out of sight to the sheet, at once or when it is there. The lists stay beside it unless it is alone. */
static void
take_keyboard (VenuleWindow *self)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (self)), *sheet = get_child (self, "sheet_side");
  gboolean is_in_sight = has_keyboard (self, "sheet_side") || !(is_full (self) || has_keyboard (self, "form_side"));

  g_object_set_data (G_OBJECT (self), KEPT, NULL);
  if (focus != NULL && is_in_sight)
    return;
  if (focus != NULL)
    g_object_set_data_full (G_OBJECT (self), KEPT, kept_new (focus), kept_free);
  gtk_root_set_focus (GTK_ROOT (self), NULL);
  if (on_seen_cb (sheet, NULL, self))
    gtk_widget_add_tick_callback (sheet, on_seen_cb, self, NULL);
}

/* Not to what has gone meanwhile, and not to what does not show any more. */
static gboolean
enter_kept (VenuleWindow *self, Kept *kept)
{
  g_autoptr (GtkWidget) focus = g_weak_ref_get (&kept->focus);

  if (focus != NULL && gtk_widget_get_root (focus) == GTK_ROOT (self) && gtk_widget_is_visible (focus)
      && gtk_widget_grab_focus (focus))
    return TRUE;
  if (kept->path == NULL)
    return FALSE;
  venule_form_view_show_question (get_child (self, "form"), kept->path);
  return has_keyboard (self, "form_side");
}

/* To where it was, unless it has gone elsewhere meanwhile. */
static void
give_keyboard_back (VenuleWindow *self)
{
  Kept *kept = g_object_steal_data (G_OBJECT (self), KEPT);
  gboolean is_in_sheet = has_keyboard (self, "sheet_side");
  gboolean is_lost = gtk_root_get_focus (GTK_ROOT (self)) == NULL
                     || (is_in_sheet && (kept != NULL || !adw_flap_get_reveal_flap (get_child (self, "sheet_flap"))));

  if (is_lost && (kept == NULL || !enter_kept (self, kept)))
    gtk_widget_child_focus (get_child (self, "form"), GTK_DIR_TAB_FORWARD);
  g_clear_pointer (&kept, kept_free);
}

/* Nothing behind the sheet may get what is typed. */
static void
guard_form (VenuleWindow *self)
{
  GtkWidget *form = get_child (self, "form_side");
  gboolean covers = covers_form (self);

  if (gtk_widget_get_can_focus (form) != covers)
    return;
  gtk_widget_set_can_focus (form, !covers);
  if (covers)
    take_keyboard (self);
  else
    give_keyboard_back (self);
}

/* Where one was put away it does not come by itself when there is room for it again. */
static void
on_put_away_cb (AdwFlap *flap)
{
  if (!adw_flap_get_folded (flap))
    adw_flap_set_locked (flap, !adw_flap_get_reveal_flap (flap));
}

/* The sheet covers the form, or does not any more. */
static void
on_cover_cb (VenuleWindow *self)
{
  guard_form (self);
  venule_window_place_checks (self);
}

/**
 * venule_window_install_sheet:
 * @widget_class: the window's, with its template
 */
void
venule_window_install_sheet (GtkWidgetClass *widget_class)
{
  static const char *const children[]
      = { "sheet_side", "form_side", "sheet_identity", "sheet_choice", "checks", "sheet_checks" };

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    gtk_widget_class_bind_template_child_full (widget_class, children[i], FALSE, 0);
  gtk_widget_class_bind_template_callback_full (widget_class, "on_put_away_cb", G_CALLBACK (on_put_away_cb));
  gtk_widget_class_bind_template_callback_full (widget_class, "on_cover_cb", G_CALLBACK (on_cover_cb));
  gtk_widget_class_install_action (widget_class, "win.sheet-full", NULL, on_full_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-records", NULL, on_toggle_cb);
  gtk_widget_class_install_action (widget_class, "win.toggle-sheet", NULL, on_toggle_cb);
  gtk_widget_class_install_action (widget_class, "win.leave-sheet", NULL, on_leave_cb);
  gtk_widget_class_install_action (widget_class, "win.show-passage", "s", on_show_passage_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, on_escape_cb, NULL);
}

static void
on_question_pointed_cb (VenuleFormColumn *column, const char *path, VenuleSheetPane *sheet)
{
  venule_sheet_pane_point_question (sheet, path);
}

/**
 * venule_window_follow_pointer:
 * @self: a window that has just been made
 *
 * Has the sheet mark what the question feeds that is pointed at.
 */
void
venule_window_follow_pointer (VenuleWindow *self)
{
  g_signal_connect_object (venule_form_view_get_column (get_child (self, "form")), "question-pointed",
                           G_CALLBACK (on_question_pointed_cb), get_child (self, "sheet"), 0);
}

/**
 * venule_window_show_sheet_of:
 * @self: a window
 * @the_case: (nullable): the consultation on screen
 *
 * Shows its sheet, and above it whose it is.
 */
void
venule_window_show_sheet_of (VenuleWindow *self, VenuleCase *the_case)
{
  venule_sheet_pane_set_case (get_child (self, "sheet"), the_case);
  venule_identity_band_set_case (get_child (self, "sheet_identity"), the_case);
  venule_sheet_choice_bar_set_case (get_child (self, "sheet_choice"), the_case);
  venule_checks_bar_set_case (get_child (self, "checks"), the_case);
  venule_checks_bar_set_case (get_child (self, "sheet_checks"), the_case);
}

/**
 * venule_window_place_checks:
 * @self: a window
 *
 * Shows what is in the way, and the next step, under what is in sight: the sheet where it covers the form. Beside the
 * stack, not in it: what is told for a moment never covers its buttons.
 */
void
venule_window_place_checks (VenuleWindow *self)
{
  gboolean has_case = g_strcmp0 (gtk_stack_get_visible_child_name (get_child (self, "stack")), "case") == 0;

  gtk_widget_set_visible (get_child (self, "checks"), has_case && !covers_form (self));
  gtk_widget_set_visible (get_child (self, "sheet_checks"), has_case && covers_form (self));
}

/**
 * venule_window_get_checks_in_sight:
 * @self: a window
 *
 * Returns: (transfer none): the bar that can be seen
 */
VenuleChecksBar *
venule_window_get_checks_in_sight (VenuleWindow *self)
{
  return get_child (self, covers_form (self) ? "sheet_checks" : "checks");
}

/**
 * venule_window_uncover_form:
 * @self: a window
 *
 * Puts the sheet aside where it covers the form.
 */
void
venule_window_uncover_form (VenuleWindow *self)
{
  uncover_form (self);
  /* In a narrow window the sheet covers the form without filling the window too. */
  uncover_form (self);
}
