/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-view.h"

#include "venule-question-row.h"
#include "venule-scroll-anchor.h"
#include "venule-scrolled-layout.h"
#include "venule-section-button.h"
#include "venule-section-list.h"

/* The list of sections stands beside the form where there is room for this many characters. */
#define WIDE_CHARACTERS 112
#define FORM_CHARACTERS 90
/* Where a question comes to stand that was asked for, and what is above counts as left behind. */
#define UPPER_PART 0.25
/* What is nearer than this is built, in heights of what is seen. */
#define NEAR_PAGES 1

struct _VenuleFormView
{
  AdwBin parent;
  AdwSqueezer *squeezer;
  GtkWidget *probe;
  VenuleSectionButton *compact;
  GtkWidget *sidebar;
  VenuleSectionList *list;
  GtkScrolledWindow *scroller;
  AdwClamp *clamp;
  VenuleFormColumn *column;
  VenuleScrollAnchor *anchor;
  VenuleCase *the_case; /* (nullable) */
  GPtrArray *sections;  /* (nullable) (element-type VenuleFormSection) */
  guint current;        /* the section that is looked at */
  GtkWidget *target;    /* (nullable): weak: what is brought into sight, until all is built */
  guint building;       /* a tick callback */
  guint settling;       /* an idle */
  gboolean begins;      /* nothing is answered yet: the keyboard goes to the first question once it is on screen */
  GtkRoot *root;        /* (nullable) */
  char *entered;        /* (nullable): the path of the question that has the keyboard */
};

G_DEFINE_FINAL_TYPE (VenuleFormView, venule_form_view, ADW_TYPE_BIN)

static guint question_entered_signal;

static VenuleFormSection *
get_section (VenuleFormView *self, guint index)
{
  return g_ptr_array_index (self->sections, index);
}

static void
show_current (VenuleFormView *self, guint index)
{
  self->current = index;
  venule_section_list_select (self->list, index);
  venule_section_button_select (self->compact, index);
}

/* Whether the keyboard is in the form already, or in what popped up above the window: there somebody is typing. */
static gboolean
has_keyboard (VenuleFormView *self)
{
  GtkWidget *focus = self->root == NULL ? NULL : gtk_root_get_focus (self->root);

  return focus != NULL
         && (gtk_widget_is_ancestor (focus, GTK_WIDGET (self->column))
             || gtk_widget_get_native (focus) != GTK_NATIVE (self->root));
}

static void
begin (VenuleFormView *self)
{
  VenuleFormPlace *place = venule_form_column_get_place (self->column, self->current);

  self->begins = FALSE;
  if (place != NULL && !has_keyboard (self))
    venule_form_place_enter (place);
}

/* Of what is not built, what is nearer than so many heights of what is seen. */
static VenuleFormPiece *
find_to_build (VenuleFormView *self, double n_pages)
{
  GtkAdjustment *adjustment = gtk_scrolled_window_get_vadjustment (self->scroller);
  double page = gtk_adjustment_get_page_size (adjustment), seen = gtk_adjustment_get_value (adjustment);

  return venule_form_column_find_to_build (self->column, seen - n_pages * page, seen + (1 + n_pages) * page);
}

static void
build (VenuleFormView *self, VenuleFormPiece *piece)
{
  if (self->target == NULL)
    venule_scroll_anchor_keep (self->anchor);
  venule_form_piece_build (piece);
  if (self->target != NULL)
    venule_scroll_anchor_show (self->anchor, self->target, VENULE_IS_FORM_PLACE (self->target) ? 0 : UPPER_PART);
}

/* What would be seen is built before it is; of what comes near one piece a frame. */
static gboolean
on_building_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  VenuleFormView *self = VENULE_FORM_VIEW (widget);
  VenuleFormPiece *piece;
  gboolean is_seen = FALSE;

  if (venule_case_get_is_due (self->the_case)
      || (gtk_widget_get_mapped (GTK_WIDGET (self->column)) && !venule_form_column_get_is_laid_out (self->column)))
    return G_SOURCE_CONTINUE;
  while ((piece = find_to_build (self, 0)) != NULL)
    {
      build (self, piece);
      is_seen = TRUE;
    }
  piece = is_seen ? NULL : find_to_build (self, NEAR_PAGES);
  if (piece != NULL)
    build (self, piece);
  if (piece != NULL || is_seen || (self->target != NULL && venule_scroll_anchor_get_is_moving (self->anchor)))
    return G_SOURCE_CONTINUE;

  if (self->begins)
    begin (self);
  self->building = 0;
  g_clear_weak_pointer (&self->target);
  return G_SOURCE_REMOVE;
}

static void
queue_building (VenuleFormView *self)
{
  if (self->building == 0 && self->sections != NULL)
    self->building = gtk_widget_add_tick_callback (GTK_WIDGET (self), on_building_cb, NULL, NULL);
}

static void
stop_building (VenuleFormView *self)
{
  if (self->building != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (self), self->building);
  self->building = 0;
}

static void
aim (VenuleFormView *self, GtkWidget *widget, double share)
{
  g_clear_weak_pointer (&self->target);
  g_set_weak_pointer (&self->target, widget);
  venule_scroll_anchor_show (self->anchor, widget, share);
  queue_building (self);
}

static void
update_sections (VenuleFormView *self)
{
  venule_form_sections_count (self->sections, self->the_case);
  venule_form_column_update (self->column);
  venule_section_list_update (self->list);
  venule_section_button_update (self->compact);
  show_current (self, self->current);
}

/* These are connected before anything that they announce is built: the anchor is thrown before things move. */
static void
on_answered_cb (VenuleCase *the_case, const char *path, VenuleFormView *self)
{
  venule_scroll_anchor_keep (self->anchor);
}

static void
on_judged_cb (VenuleCase *the_case, VenuleFormView *self)
{
  venule_scroll_anchor_keep (self->anchor);
  update_sections (self);
}

static void
clear (VenuleFormView *self)
{
  stop_building (self);
  g_clear_weak_pointer (&self->target);
  g_clear_pointer (&self->entered, g_free);
  venule_form_column_set_sections (self->column, NULL, NULL);
  venule_section_list_set_sections (self->list, NULL);
  venule_section_button_set_sections (self->compact, NULL);
  g_clear_pointer (&self->sections, g_ptr_array_unref);
  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_clear_object (&self->the_case);
}

static void
go_to_section (VenuleFormView *self, guint index)
{
  VenuleFormPlace *place = venule_form_column_get_place (self->column, index);
  g_autofree char *path = NULL;

  if (place == NULL)
    {
      path = venule_form_section_find_first (get_section (self, index), self->the_case);
      if (path != NULL)
        venule_form_view_show_question (self, path);
      show_current (self, index);
      return;
    }

  venule_form_place_enter (place);
  aim (self, GTK_WIDGET (place), 0);
  show_current (self, index);
}

static void
on_section_activated_cb (GtkWidget *list, guint index, VenuleFormView *self)
{
  go_to_section (self, index);
}

/* Who scrolls wants to be somewhere else. */
static gboolean
on_scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, VenuleFormView *self)
{
  g_clear_weak_pointer (&self->target);
  return FALSE;
}

/* Things have moved, or another part of them is seen. */
static void
look (VenuleFormView *self)
{
  venule_form_column_look (self->column, gtk_scrolled_window_get_vadjustment (self->scroller));
  queue_building (self);
}

static void
find_current (VenuleFormView *self)
{
  GtkAdjustment *seen = gtk_scrolled_window_get_vadjustment (self->scroller);
  double part = UPPER_PART * gtk_adjustment_get_page_size (seen);
  guint index = venule_form_column_find_at (self->column, gtk_adjustment_get_value (seen) + part);

  if (index != self->current)
    show_current (self, index);
}

static gboolean
on_settling_cb (gpointer user_data)
{
  VenuleFormView *self = user_data;

  self->settling = 0;
  gtk_widget_set_visible (self->sidebar, adw_squeezer_get_visible_child (self->squeezer) == self->probe);
  if (self->sections != NULL && self->target == NULL && gtk_widget_get_mapped (GTK_WIDGET (self->column)))
    find_current (self);
  return G_SOURCE_REMOVE;
}

/* What is told amid a layout waits for its end: nothing may come or go in it, or take another room. */
static void
settle (VenuleFormView *self)
{
  if (self->settling == 0)
    self->settling = g_idle_add_full (G_PRIORITY_HIGH, on_settling_cb, self, NULL);
}

static void
on_scrolled_cb (GtkAdjustment *adjustment, VenuleFormView *self)
{
  look (self);
  settle (self);
}

/* A section that stands in another one is where one is when the keyboard is in it. */
static void
select_inside (VenuleFormView *self, const VenuleForm *form)
{
  for (; form != NULL; form = form->parent)
    for (guint i = 0; i < self->sections->len; i++)
      if (get_section (self, i)->form == form && get_section (self, i)->is_inside)
        show_current (self, i);
}

static void
on_focus_cb (GtkRoot *root, GParamSpec *pspec, VenuleFormView *self)
{
  GtkWidget *focus = gtk_root_get_focus (root);
  GtkWidget *row = focus == NULL || !gtk_widget_is_ancestor (focus, GTK_WIDGET (self->column))
                       ? NULL
                       : gtk_widget_get_ancestor (focus, VENULE_TYPE_QUESTION_ROW);
  const char *path = row == NULL ? NULL : venule_question_row_get_path (VENULE_QUESTION_ROW (row));

  if (path == NULL || g_strcmp0 (path, self->entered) == 0)
    return;
  g_free (self->entered);
  self->entered = g_strdup (path);
  select_inside (self, venule_question_row_get_question (VENULE_QUESTION_ROW (row))->form);
  g_signal_emit (self, question_entered_signal, 0, path);
}

static void
venule_form_view_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (venule_form_view_parent_class)->map (widget);
  queue_building (VENULE_FORM_VIEW (widget));
}

static void
venule_form_view_root (GtkWidget *widget)
{
  VenuleFormView *self = VENULE_FORM_VIEW (widget);

  GTK_WIDGET_CLASS (venule_form_view_parent_class)->root (widget);
  self->root = gtk_widget_get_root (widget);
  g_signal_connect (self->root, "notify::focus-widget", G_CALLBACK (on_focus_cb), self);
}

static void
venule_form_view_unroot (GtkWidget *widget)
{
  VenuleFormView *self = VENULE_FORM_VIEW (widget);

  g_signal_handlers_disconnect_by_data (self->root, self);
  self->root = NULL;
  GTK_WIDGET_CLASS (venule_form_view_parent_class)->unroot (widget);
}

static void
venule_form_view_dispose (GObject *object)
{
  VenuleFormView *self = VENULE_FORM_VIEW (object);

  if (self->column != NULL)
    clear (self);
  self->column = NULL;
  g_clear_handle_id (&self->settling, g_source_remove);
  g_clear_object (&self->anchor);

  G_OBJECT_CLASS (venule_form_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, VenuleFormView, squeezer);
  gtk_widget_class_bind_template_child (widget_class, VenuleFormView, probe);
  gtk_widget_class_bind_template_child (widget_class, VenuleFormView, compact);
  gtk_widget_class_bind_template_child (widget_class, VenuleFormView, sidebar);
  gtk_widget_class_bind_template_child (widget_class, VenuleFormView, list);
  gtk_widget_class_bind_template_child (widget_class, VenuleFormView, scroller);
  gtk_widget_class_bind_template_child (widget_class, VenuleFormView, clamp);
  gtk_widget_class_bind_template_child (widget_class, VenuleFormView, column);
  gtk_widget_class_bind_template_callback (widget_class, settle);
  gtk_widget_class_bind_template_callback (widget_class, on_section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_scroll_cb);
  gtk_widget_class_bind_template_callback (widget_class, look);
}

static void
venule_form_view_class_init (VenuleFormViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = venule_form_view_dispose;
  widget_class->map = venule_form_view_map;
  widget_class->root = venule_form_view_root;
  widget_class->unroot = venule_form_view_unroot;
  g_type_ensure (VENULE_TYPE_FORM_COLUMN);
  g_type_ensure (VENULE_TYPE_SCROLLED_LAYOUT);
  g_type_ensure (VENULE_TYPE_STEADY_LAYOUT);
  g_type_ensure (VENULE_TYPE_SECTION_LIST);
  g_type_ensure (VENULE_TYPE_SECTION_BUTTON);
  question_entered_signal = g_signal_new ("question-entered", VENULE_TYPE_FORM_VIEW, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-form-view.ui");
  bind_children (widget_class);
}

/* Widths follow the size of the text. */
static void
measure_characters (VenuleFormView *self)
{
  PangoContext *context = gtk_widget_get_pango_context (GTK_WIDGET (self));
  PangoFontMetrics *metrics = pango_context_get_metrics (context, NULL, NULL);
  double width = (double) pango_font_metrics_get_approximate_char_width (metrics) / PANGO_SCALE;

  gtk_widget_set_size_request (self->probe, (int) (WIDE_CHARACTERS * width), -1);
  adw_clamp_set_maximum_size (self->clamp, (int) (FORM_CHARACTERS * width));
  adw_clamp_set_tightening_threshold (self->clamp, (int) (FORM_CHARACTERS * width));
  pango_font_metrics_unref (metrics);
}

static void
venule_form_view_init (VenuleFormView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  measure_characters (self);
  settle (self);
  self->anchor = venule_scroll_anchor_new (self->scroller);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "value-changed",
                           G_CALLBACK (on_scrolled_cb), self, 0);
  g_signal_connect_object (self->column, "piece-added", G_CALLBACK (queue_building), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_scrolled_window_get_vadjustment (self->scroller), "changed", G_CALLBACK (look), self,
                           G_CONNECT_SWAPPED);
}

static guint
find_first_section (VenuleFormView *self)
{
  const char *part = venule_desk_get_part (venule_case_get_desk (self->the_case));

  for (guint i = 0; i < self->sections->len; i++)
    if (get_section (self, i)->shows && g_strcmp0 (get_section (self, i)->part, part) == 0)
      return i;
  return 0;
}

/**
 * venule_form_view_set_case:
 * @self: the form
 * @the_case: (nullable): the consultation to show
 *
 * Shows another consultation, from the part that the person at the desk fills.
 */
void
venule_form_view_set_case (VenuleFormView *self, VenuleCase *the_case)
{
  guint first;

  if (self->the_case == the_case)
    return;
  clear (self);
  if (the_case == NULL)
    return;

  self->the_case = g_object_ref (the_case);
  g_signal_connect (the_case, "answered", G_CALLBACK (on_answered_cb), self);
  g_signal_connect (the_case, "judged", G_CALLBACK (on_judged_cb), self);
  self->sections = venule_form_sections_list (the_case);
  venule_form_column_set_sections (self->column, the_case, self->sections);
  venule_section_list_set_sections (self->list, self->sections);
  venule_section_button_set_sections (self->compact, self->sections);
  update_sections (self);

  first = find_first_section (self);
  queue_building (self);
  if (first > 0)
    go_to_section (self, first);
  else
    {
      venule_form_piece_build (VENULE_FORM_PIECE (venule_form_column_get_place (self->column, 0)));
      gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
      show_current (self, 0);
    }
  self->begins = venule_entry_is_empty (venule_consultation_get_root (venule_case_get_consultation (the_case)));
}

/**
 * venule_form_view_show_question:
 * @self: the form
 * @path: an answer's path, with the keys of members
 *
 * Brings the question into sight and the keyboard to it. Where it does not show, its section is.
 */
void
venule_form_view_show_question (VenuleFormView *self, const char *path)
{
  guint index;
  VenuleFormPlace *place;
  gboolean found;
  GtkWidget *row, *focus;

  g_return_if_fail (VENULE_IS_FORM_VIEW (self) && path != NULL);

  if (self->sections == NULL)
    return;
  index = venule_form_sections_find (self->sections, path);
  place = venule_form_column_get_place (self->column, index);
  found = venule_form_place_show_question (place, path);
  focus = self->root == NULL ? NULL : gtk_root_get_focus (self->root);
  row = !found || focus == NULL ? NULL : gtk_widget_get_ancestor (focus, VENULE_TYPE_QUESTION_ROW);
  if (row != NULL)
    aim (self, row, UPPER_PART);
  else
    aim (self, GTK_WIDGET (place), 0);
  show_current (self, index);
}

/**
 * venule_form_view_get_column:
 * @self: the form
 *
 * Returns: (transfer none): its sections
 */
VenuleFormColumn *
venule_form_view_get_column (VenuleFormView *self)
{
  return self->column;
}
