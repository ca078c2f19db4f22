/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-map-editor.h"

#include "venule-leg-canvas.h"
#include "venule-leg-mark-form.h"
#include "venule-leg-swatch.h"
#include "venule-leg-words.h"

#include <glib/gi18n.h>
#include <math.h>

#define ZOOM_STEP 1.5

struct _VenuleLegMapEditor
{
  AdwBin parent;
  GtkFlowBox *tools;
  GtkLabel *hint;
  GtkDropDown *pages;
  GtkStringList *page_names;
  GtkButton *smaller, *fitting, *larger;
  VenuleLegCanvas *canvas;
  AdwPreferencesGroup *list_group;
  GtkWidget *add;
  GtkListBox *list;
  VenuleLegMarkForm *form;
  GtkToggleButton *select_tool; /* the first of the group */
  VenuleCase *the_case;
  VenuleLegMarks *marks;
  gboolean is_filling;
};

G_DEFINE_FINAL_TYPE (VenuleLegMapEditor, venule_leg_map_editor, ADW_TYPE_BIN)

static const char *
get_kind (gpointer tool)
{
  return g_object_get_data (tool, "kind");
}

static GtkToggleButton *
find_active_tool (VenuleLegMapEditor *self)
{
  GtkFlowBoxChild *child;

  for (int i = 0; (child = gtk_flow_box_get_child_at_index (self->tools, i)) != NULL; i++)
    {
      GtkToggleButton *tool = GTK_TOGGLE_BUTTON (gtk_flow_box_child_get_child (child));

      if (gtk_toggle_button_get_active (tool))
        return tool;
    }
  return self->select_tool;
}

static void
on_tool_toggled_cb (GtkToggleButton *tool, VenuleLegMapEditor *self)
{
  const char *kind = get_kind (tool);

  if (!gtk_toggle_button_get_active (tool))
    return;
  venule_leg_canvas_set_tool (self->canvas, kind);
  gtk_label_set_label (
      self->hint, kind == NULL ? _ ("Click on a mark to select it; drag it, or press arrow keys, to move it. L draws "
                                    "a line from it with the arrow keys.")
                               : _ ("Click on a leg to place a mark; drag to draw a line."));
}

static GtkWidget *
tool_new (VenuleLegMapEditor *self, const VenuleOption *option)
{
  GtkWidget *tool = gtk_toggle_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *name = venule_leg_words_capitalise (option == NULL ? _ ("Select and move") : option->label);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  if (option != NULL)
    gtk_box_append (GTK_BOX (box), venule_leg_swatch_new (option->id));
  else
    gtk_widget_set_halign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (tool), box);
  gtk_widget_add_css_class (tool, "leg-tool");
  gtk_accessible_update_relation (GTK_ACCESSIBLE (tool), GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  g_object_set_data (G_OBJECT (tool), "kind", (gpointer) (option == NULL ? NULL : option->id));
  if (self->select_tool == NULL)
    self->select_tool = GTK_TOGGLE_BUTTON (tool);
  else
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tool), self->select_tool);
  g_signal_connect (tool, "toggled", G_CALLBACK (on_tool_toggled_cb), self);

  return tool;
}

/* The tool takes the keyboard, not the place that it lies in. */
static void
add_tool (VenuleLegMapEditor *self, const VenuleOption *option)
{
  GtkWidget *child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD, "accessible-role", GTK_ACCESSIBLE_ROLE_GROUP, "focusable",
                                   FALSE, "child", tool_new (self, option), NULL);

  gtk_flow_box_append (self->tools, child);
}

static void
add_tools (VenuleLegMapEditor *self)
{
  GPtrArray *kinds = venule_leg_marks_get_kinds (self->marks);

  add_tool (self, NULL);
  for (guint i = 0; i < kinds->len; i++)
    add_tool (self, kinds->pdata[i]);
  gtk_toggle_button_set_active (self->select_tool, TRUE);
}

static void
on_tool_dropped_cb (VenuleLegMapEditor *self)
{
  gtk_toggle_button_set_active (self->select_tool, TRUE);
}

static void
on_add_clicked_cb (VenuleLegMapEditor *self)
{
  GPtrArray *kinds = venule_leg_marks_get_kinds (self->marks);
  const char *kind = get_kind (find_active_tool (self));

  if (kind == NULL)
    kind = ((const VenuleOption *) kinds->pdata[0])->id;
  venule_leg_canvas_add_mark (self->canvas, kind);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
on_smaller_clicked_cb (VenuleLegMapEditor *self)
{
  venule_leg_canvas_set_zoom (self->canvas, venule_leg_canvas_get_zoom (self->canvas) / ZOOM_STEP);
}

static void
on_fitting_clicked_cb (VenuleLegMapEditor *self)
{
  venule_leg_canvas_set_zoom (self->canvas, 1);
}

static void
on_larger_clicked_cb (VenuleLegMapEditor *self)
{
  venule_leg_canvas_set_zoom (self->canvas, venule_leg_canvas_get_zoom (self->canvas) * ZOOM_STEP);
}

static void
on_page_chosen_cb (GtkDropDown *pages, GParamSpec *pspec, VenuleLegMapEditor *self)
{
  if (!self->is_filling)
    venule_leg_canvas_set_page (self->canvas, gtk_drop_down_get_selected (pages));
}

static gboolean
has_name (VenuleLegMapEditor *self, guint page, const char *name)
{
  return page < g_list_model_get_n_items (G_LIST_MODEL (self->page_names))
         && g_str_equal (gtk_string_list_get_string (self->page_names, page), name);
}

static void
fill_pages (VenuleLegMapEditor *self)
{
  guint n = venule_leg_canvas_get_n_pages (self->canvas);
  guint n_old = g_list_model_get_n_items (G_LIST_MODEL (self->page_names));

  self->is_filling = TRUE;
  for (guint i = 0; i < n; i++)
    {
      g_autofree char *name = venule_leg_canvas_name_page (self->canvas, i);
      const char *names[] = { name, NULL };

      if (!has_name (self, i, name))
        gtk_string_list_splice (self->page_names, i, i < n_old ? 1 : 0, names);
    }
  if (n_old > n)
    gtk_string_list_splice (self->page_names, n, n_old - n, NULL);
  gtk_drop_down_set_selected (self->pages, venule_leg_canvas_get_page (self->canvas));
  self->is_filling = FALSE;
  gtk_widget_set_visible (GTK_WIDGET (self->pages), n > 1);
}

static void
on_rearranged_cb (VenuleLegMapEditor *self)
{
  double zoom = venule_leg_canvas_get_zoom (self->canvas);
  g_autofree char *label = g_strdup_printf (_ ("%d %%"), (int) round (zoom * 100));

  gtk_button_set_label (self->fitting, label);
  gtk_widget_set_sensitive (GTK_WIDGET (self->smaller), zoom > 1);
  fill_pages (self);
}

static void
on_items_changed_cb (GListModel *list, guint position, guint removed, guint added, VenuleLegMapEditor *self)
{
  if (venule_leg_canvas_get_n_pages (self->canvas) > 0)
    fill_pages (self);
}

static void
on_selected_cb (VenuleLegMapEditor *self)
{
  VenulePlacedMark *mark = venule_leg_canvas_get_selected (self->canvas);
  guint position;

  venule_leg_mark_form_set_mark (self->form, self->marks, mark);
  if (venule_leg_marks_find_position (self->marks, mark, &position))
    gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, (int) position));
  else
    gtk_list_box_unselect_all (self->list);
}

static void
on_row_selected_cb (GtkListBox *list, GtkListBoxRow *row, VenuleLegMapEditor *self)
{
  if (row != NULL)
    venule_leg_canvas_select (self->canvas,
                              venule_leg_marks_peek (self->marks, (guint) gtk_list_box_row_get_index (row)));
}

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, VenuleLegMapEditor *self)
{
  on_row_selected_cb (list, row, self);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

static void
fill_row (GtkWidget *row, VenulePlacedMark *mark, VenuleLegMarks *marks)
{
  g_autofree char *name = venule_leg_words_name_mark (marks, mark);
  g_autofree char *words = venule_leg_words_describe_mark (marks, mark);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words, -1);
  venule_leg_swatch_set_kind (g_object_get_data (G_OBJECT (row), "swatch"), venule_placed_mark_get_drawn (mark)->kind);
}

static void
on_mark_changed_cb (VenulePlacedMark *mark, GtkWidget *row)
{
  fill_row (row, mark, g_object_get_data (G_OBJECT (row), "marks"));
}

static gboolean
on_row_key_pressed_cb (
    GtkEventControllerKey *keys, guint key, guint code, GdkModifierType state, VenuleLegMapEditor *self)
{
  GtkWidget *row = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (keys));
  VenulePlacedMark *mark = g_object_get_data (G_OBJECT (row), "mark");

  if ((key != GDK_KEY_Delete && key != GDK_KEY_KP_Delete) || !gtk_widget_get_sensitive (self->add))
    return FALSE;
  gtk_widget_child_focus (GTK_WIDGET (self->list), GTK_DIR_DOWN);
  venule_leg_marks_remove (self->marks, mark);

  return TRUE;
}

static GtkWidget *
row_new (gpointer item, gpointer user_data)
{
  VenuleLegMapEditor *self = user_data;
  GtkWidget *row = adw_action_row_new (), *swatch = venule_leg_swatch_new (NULL);
  GtkEventController *keys = gtk_event_controller_key_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), swatch);
  g_object_set_data (G_OBJECT (row), "swatch", swatch);
  g_object_set_data (G_OBJECT (row), "marks", self->marks);
  g_object_set_data_full (G_OBJECT (row), "mark", g_object_ref (item), g_object_unref);
  g_signal_connect_object (item, "changed", G_CALLBACK (on_mark_changed_cb), row, 0);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_row_key_pressed_cb), self);
  gtk_widget_add_controller (row, keys);
  fill_row (row, item, self->marks);

  return row;
}

static void
update_editable (VenuleLegMapEditor *self)
{
  VenuleProtocol *protocol = venule_case_get_definitions (self->the_case)->protocol;
  const char *part = venule_protocol_get_part (protocol, venule_leg_marks_get_question (self->marks));
  gboolean is_editable = venule_leg_marks_can_draw (self->marks) && venule_case_may_edit (self->the_case, part);

  if (!is_editable)
    gtk_toggle_button_set_active (self->select_tool, TRUE);
  gtk_widget_set_sensitive (GTK_WIDGET (self->tools), is_editable);
  gtk_widget_set_visible (GTK_WIDGET (self->hint), is_editable);
  gtk_widget_set_sensitive (self->add, is_editable);
  gtk_widget_set_visible (self->add, is_editable);
  venule_leg_canvas_set_editable (self->canvas, is_editable);
  venule_leg_mark_form_set_editable (self->form, is_editable);
}

static void
on_course_cb (VenuleCase *the_case, GParamSpec *pspec, VenuleLegMapEditor *self)
{
  update_editable (self);
}

static void
on_judged_cb (VenuleCase *the_case, VenuleLegMapEditor *self)
{
  VenuleEntry *session = venule_evaluation_get_session (venule_case_get_evaluation (the_case));

  venule_leg_marks_set_session (self->marks, session == NULL ? NULL : venule_entry_get_key (session));
}

static void
venule_leg_map_editor_dispose (GObject *object)
{
  VenuleLegMapEditor *self = VENULE_LEG_MAP_EDITOR (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  if (self->marks != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->marks, self);
      venule_leg_canvas_set_marks (self->canvas, NULL, NULL);
      venule_leg_mark_form_set_mark (self->form, NULL, NULL);
      gtk_list_box_bind_model (self->list, NULL, NULL, NULL, NULL);
    }
  g_clear_object (&self->marks);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (venule_leg_map_editor_parent_class)->dispose (object);
}

static void
venule_leg_map_editor_class_init (VenuleLegMapEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_leg_map_editor_dispose;
  g_type_ensure (VENULE_TYPE_LEG_CANVAS);
  g_type_ensure (VENULE_TYPE_LEG_MARK_FORM);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-leg-map-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, tools);
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, hint);
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, pages);
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, page_names);
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, smaller);
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, fitting);
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, larger);
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, canvas);
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, list_group);
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, add);
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, list);
  gtk_widget_class_bind_template_child (widget_class, VenuleLegMapEditor, form);
  gtk_widget_class_bind_template_callback (widget_class, on_page_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_smaller_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_fitting_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_larger_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_rearranged_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_tool_dropped_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_add_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected_cb);
}

static void
venule_leg_map_editor_init (VenuleLegMapEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  /* The button inside has the keyboard, and no name of its own. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_first_child (GTK_WIDGET (self->pages))),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Legs shown"), -1);
}

/**
 * venule_leg_map_editor_new:
 * @the_case: a consultation
 *
 * Returns: (transfer floating): both legs, to mark on
 */
GtkWidget *
venule_leg_map_editor_new (VenuleCase *the_case)
{
  VenuleLegMapEditor *self = g_object_new (VENULE_TYPE_LEG_MAP_EDITOR, NULL);
  VenuleWorkplace *workplace = venule_desk_get_workplace (venule_case_get_desk (the_case));

  self->the_case = g_object_ref (the_case);
  self->marks = venule_leg_marks_new (venule_case_get_definitions (the_case)->protocol,
                                      venule_case_get_consultation (the_case));
  /* A checklist that does not ask where marks are has none to draw. */
  gtk_widget_set_visible (GTK_WIDGET (self), venule_leg_marks_can_draw (self->marks));
  if (!venule_leg_marks_can_draw (self->marks))
    return GTK_WIDGET (self);
  add_tools (self);
  venule_leg_canvas_set_marks (self->canvas, self->marks, venule_workplace_get_data_folder (workplace));
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (self->marks), row_new, self, NULL);
  g_signal_connect (self->marks, "items-changed", G_CALLBACK (on_items_changed_cb), self);
  g_signal_connect (the_case, "notify::course", G_CALLBACK (on_course_cb), self);
  g_signal_connect (the_case, "notify::savedness", G_CALLBACK (on_course_cb), self);
  g_signal_connect (the_case, "judged", G_CALLBACK (on_judged_cb), self);
  on_judged_cb (the_case, self);
  update_editable (self);

  return GTK_WIDGET (self);
}

/**
 * venule_leg_map_editor_show_mark:
 * @self: an editor
 * @path: the path of a mark or one of its answers
 *
 * Selects that mark, and moves the keyboard there.
 *
 * Returns: whether there is one
 */
gboolean
venule_leg_map_editor_show_mark (VenuleLegMapEditor *self, const char *path)
{
  VenulePlacedMark *mark = venule_leg_marks_find (self->marks, path);

  if (mark == NULL)
    return FALSE;
  venule_leg_canvas_select (self->canvas, mark);
  gtk_widget_grab_focus (GTK_WIDGET (self->canvas));

  return TRUE;
}
