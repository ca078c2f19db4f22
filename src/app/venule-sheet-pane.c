/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-pane.h"

#include "venule-followed-text.h"
#include "venule-passage-popover.h"
#include "venule-sheet-actions.h"
#include "venule-sheet-ahead.h"
#include "venule-sheet-changes.h"
#include "venule-sheet-pages.h"
#include "venule-thread-tools.h"

#include <glib/gi18n.h>

struct _VenuleSheetPane
{
  AdwBin parent;
  GtkStack *stack;
  AdwStatusPage *status;
  VenuleSheetPages *pages;
  GtkTextView *text;
  GtkBox *bar;
  GtkLabel *page_label;
  GtkButton *zoom_button;
  VenulePassagePopover *popover; /* (nullable): a child of the pages */
  VenuleSheetAhead *ahead;
  VenuleCase *the_case; /* (nullable) */
  gboolean is_due;      /* the sheet was composed anew while nobody saw it */
  gboolean is_text;
  gboolean keeps_settings;
  char *marked;  /* (nullable): the path of the question that has the keyboard */
  char *pointed; /* (nullable): likewise, of the one that was pointed at since */
  char *wanted;  /* (nullable): a passage's id: shown as soon as there are pages to show it on */
};

G_DEFINE_FINAL_TYPE (VenuleSheetPane, venule_sheet_pane, ADW_TYPE_BIN)

enum
{
  PROP_IS_TEXT = 1,
  PROP_FITS_WIDTH,
  PROP_IS_CONTINUOUS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];
static guint question_activated_signal;

static void
show_failure (VenuleSheetPane *self, const char *title, const char *message)
{
  g_autofree char *markup = g_markup_escape_text (message, -1);

  adw_status_page_set_icon_name (self->status, "dialog-warning-symbolic");
  adw_status_page_set_title (self->status, title);
  adw_status_page_set_description (self->status, markup);
  gtk_stack_set_visible_child_name (self->stack, "status");
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
}

static VenulePages *
make_pages (VenuleSheetPane *self, VenuleSheet *sheet, GError **error)
{
  VenuleWorkplace *workplace = venule_desk_get_workplace (venule_case_get_desk (self->the_case));
  VenuleFonts *fonts = venule_thread_tools_get_fonts (sheet, error);
  VenuleLegMap *leg_map
      = fonts == NULL ? NULL : venule_thread_tools_get_leg_map (venule_workplace_get_data_folder (workplace), error);

  return leg_map == NULL ? NULL : venule_pages_new (sheet, fonts, leg_map, error);
}

static void
show_marks (VenuleSheetPane *self)
{
  VenulePages *pages = venule_sheet_pages_get_pages (self->pages);
  const char *path = self->pointed != NULL ? self->pointed : self->marked;
  g_autoptr (GHashTable) fed = NULL;

  if (pages != NULL && path != NULL)
    fed = venule_sheet_find_fed (venule_pages_get_sheet (pages), path);
  venule_sheet_pages_mark (self->pages, fed);
}

/* Those that changed glow, and one of them is in view. */
static void
show_changes (VenuleSheetPane *self, VenuleSheet *before, VenuleSheet *after)
{
  g_autoptr (GHashTable) changes = venule_sheet_find_changes (before, after);

  if (g_hash_table_size (changes) == 0)
    return;
  venule_sheet_pages_glow (self->pages, changes);
  venule_sheet_pages_show_one_of (self->pages, changes);
}

static void
show_text (VenuleSheetPane *self, VenuleSheet *sheet)
{
  g_autofree char *text = venule_sheet_to_text (sheet);

  venule_followed_text_set (gtk_text_view_get_buffer (self->text), text);
  gtk_stack_set_visible_child_name (self->stack, "text");
}

static void
show_pages (VenuleSheetPane *self, VenulePages *pages)
{
  g_autoptr (VenulePages) before = venule_sheet_pages_get_pages (self->pages);

  if (before != NULL)
    g_object_ref (before);
  venule_sheet_pages_set_pages (self->pages, pages);
  gtk_stack_set_visible_child_name (self->stack, self->is_text ? "text" : "pages");
  gtk_widget_set_visible (GTK_WIDGET (self->bar), TRUE);
  show_marks (self);
  if (before != NULL)
    show_changes (self, venule_pages_get_sheet (before), venule_pages_get_sheet (pages));
}

static void
show_sheet (VenuleSheetPane *self)
{
  VenuleSheet *sheet = self->the_case == NULL ? NULL : venule_case_get_sheet (self->the_case);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenulePages) pages = NULL;

  self->is_due = FALSE;
  if (sheet == NULL)
    {
      const char *why = self->the_case == NULL ? NULL : venule_case_get_sheet_failure (self->the_case);

      if (why != NULL)
        show_failure (self, _ ("The sheet can’t be written"), why);
      return;
    }
  pages = make_pages (self, sheet, &error);
  if (pages == NULL)
    show_failure (self, _ ("The sheet can’t be shown"), error->message);
  else
    show_pages (self, pages);
  if (self->is_text && pages != NULL)
    show_text (self, sheet);
}

static void
on_composed_cb (VenuleCase *the_case, VenuleSheetPane *self)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_sheet (self);
  else
    self->is_due = TRUE;
}

static void
venule_sheet_pane_map (GtkWidget *widget)
{
  VenuleSheetPane *self = VENULE_SHEET_PANE (widget);

  if (self->is_due)
    show_sheet (self);
  GTK_WIDGET_CLASS (venule_sheet_pane_parent_class)->map (widget);
  venule_sheet_ahead_set_is_seen (self->ahead, TRUE);
}

static void
venule_sheet_pane_unmap (GtkWidget *widget)
{
  VenuleSheetPane *self = VENULE_SHEET_PANE (widget);

  if (self->ahead != NULL)
    venule_sheet_ahead_set_is_seen (self->ahead, FALSE);
  GTK_WIDGET_CLASS (venule_sheet_pane_parent_class)->unmap (widget);
}

static void
on_pages_notify_cb (VenuleSheetPages *pages, GParamSpec *pspec, VenuleSheetPane *self)
{
  double zoom;
  g_autofree char *zoom_text = NULL;

  g_object_get (pages, "shown-zoom", &zoom, NULL);
  zoom_text = g_strdup_printf (_ ("%.0f %%"), zoom * 100);
  gtk_button_set_label (self->zoom_button, zoom_text);
  venule_sheet_actions_update (GTK_WIDGET (self), pages, self->page_label);
  if (g_str_equal (pspec->name, "fits-width"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_FITS_WIDTH]);
  if (g_str_equal (pspec->name, "is-continuous"))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_IS_CONTINUOUS]);
}

static void
on_question_activated_cb (VenulePassagePopover *popover, const char *path, VenuleSheetPane *self)
{
  g_signal_emit (self, question_activated_signal, 0, path);
}

/* What of it is in view, or where in view is nearest to it: no monitor may be where the rest is. */
static GdkRectangle
find_in_view (GtkWidget *pages, const GdkRectangle *where)
{
  int width = gtk_widget_get_width (pages), height = gtk_widget_get_height (pages);
  const GdkRectangle view = { 0, 0, width, height };
  GdkRectangle seen;

  if (!gdk_rectangle_intersect (where, &view, &seen))
    seen = (GdkRectangle){ CLAMP (where->x, 0, width), CLAMP (where->y, 0, height), 1, 1 };
  return seen;
}

static void
on_passage_activated_cb (VenuleSheetPages *pages, VenulePassage *passage, GdkRectangle *where, VenuleSheetPane *self)
{
  GdkRectangle seen;

  if (self->popover == NULL)
    {
      self->popover = VENULE_PASSAGE_POPOVER (venule_passage_popover_new ());
      gtk_widget_set_parent (GTK_WIDGET (self->popover), GTK_WIDGET (pages));
      g_signal_connect (self->popover, "question-activated", G_CALLBACK (on_question_activated_cb), self);
    }
  venule_passage_popover_explain (self->popover, self->the_case, passage);
  seen = find_in_view (GTK_WIDGET (pages), where);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover), &seen);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
venule_sheet_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  VenuleSheetPane *self = VENULE_SHEET_PANE (object);

  switch (id)
    {
    case PROP_IS_TEXT:
      if (self->is_text == g_value_get_boolean (value))
        return;
      self->is_text = !self->is_text;
      show_sheet (self);
      g_object_notify_by_pspec (object, pspec);
      break;
    case PROP_FITS_WIDTH:
      g_object_set_property (G_OBJECT (self->pages), "fits-width", value);
      break;
    case PROP_IS_CONTINUOUS:
      g_object_set_property (G_OBJECT (self->pages), "is-continuous", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
venule_sheet_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  VenuleSheetPane *self = VENULE_SHEET_PANE (object);

  switch (id)
    {
    case PROP_IS_TEXT:
      g_value_set_boolean (value, self->is_text);
      break;
    case PROP_FITS_WIDTH:
      g_object_get_property (G_OBJECT (self->pages), "fits-width", value);
      break;
    case PROP_IS_CONTINUOUS:
      g_object_get_property (G_OBJECT (self->pages), "is-continuous", value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
venule_sheet_pane_dispose (GObject *object)
{
  VenuleSheetPane *self = VENULE_SHEET_PANE (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  if (self->ahead != NULL)
    venule_sheet_ahead_set_case (self->ahead, NULL);
  g_clear_object (&self->ahead);
  g_clear_object (&self->the_case);

  G_OBJECT_CLASS (venule_sheet_pane_parent_class)->dispose (object);
}

static void
venule_sheet_pane_finalize (GObject *object)
{
  VenuleSheetPane *self = VENULE_SHEET_PANE (object);

  g_free (self->marked);
  g_free (self->pointed);
  g_free (self->wanted);

  G_OBJECT_CLASS (venule_sheet_pane_parent_class)->finalize (object);
}

static void
install_actions (GtkWidgetClass *widget_class)
{
  venule_sheet_actions_install (widget_class);
  gtk_widget_class_install_property_action (widget_class, "sheet.is-text", "is-text");
  gtk_widget_class_install_property_action (widget_class, "sheet.fits-width", "fits-width");
  gtk_widget_class_install_property_action (widget_class, "sheet.is-continuous", "is-continuous");
}

static void
install_properties (GObjectClass *object_class)
{
  const GParamFlags flags = G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  properties[PROP_IS_TEXT] = g_param_spec_boolean ("is-text", NULL, NULL, FALSE, flags | G_PARAM_READWRITE);
  properties[PROP_FITS_WIDTH] = g_param_spec_boolean ("fits-width", NULL, NULL, TRUE, flags | G_PARAM_READWRITE);
  properties[PROP_IS_CONTINUOUS] = g_param_spec_boolean ("is-continuous", NULL, NULL, TRUE, flags | G_PARAM_READWRITE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
venule_sheet_pane_class_init (VenuleSheetPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = venule_sheet_pane_dispose;
  object_class->finalize = venule_sheet_pane_finalize;
  object_class->get_property = venule_sheet_pane_get_property;
  object_class->set_property = venule_sheet_pane_set_property;
  widget_class->map = venule_sheet_pane_map;
  widget_class->unmap = venule_sheet_pane_unmap;
  install_properties (object_class);
  question_activated_signal = g_signal_new ("question-activated", VENULE_TYPE_SHEET_PANE, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  install_actions (widget_class);
  g_type_ensure (VENULE_TYPE_SHEET_PAGES);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-sheet-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetPane, stack);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetPane, status);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetPane, pages);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetPane, text);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetPane, bar);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetPane, page_label);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetPane, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, on_pages_notify_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_passage_activated_cb);
}

static void
venule_sheet_pane_init (VenuleSheetPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->ahead = venule_sheet_ahead_new ();
  gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
}

static void
keep_settings (VenuleSheetPane *self)
{
  GSettings *settings = venule_desk_get_settings (venule_case_get_desk (self->the_case));

  if (self->keeps_settings)
    return;
  self->keeps_settings = TRUE;
  g_settings_bind (settings, "zoom", self->pages, "zoom", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "fits-width", self->pages, "fits-width", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "is-continuous", self->pages, "is-continuous", G_SETTINGS_BIND_DEFAULT);
}

/**
 * venule_sheet_pane_set_case:
 * @self: the widget
 * @the_case: (nullable): the consultation to show
 */
void
venule_sheet_pane_set_case (VenuleSheetPane *self, VenuleCase *the_case)
{
  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_set_object (&self->the_case, the_case);
  venule_sheet_ahead_set_case (self->ahead, the_case);
  g_clear_pointer (&self->marked, g_free);
  g_clear_pointer (&self->pointed, g_free);
  g_clear_pointer (&self->wanted, g_free);
  venule_sheet_pages_set_pages (self->pages, NULL);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (self->text), "", -1);
  if (the_case == NULL)
    {
      adw_status_page_set_icon_name (self->status, "x-office-document-symbolic");
      adw_status_page_set_title (self->status, _ ("No sheet yet"));
      adw_status_page_set_description (self->status,
                                       _ ("The patient’s sheet appears here as the consultation is filled in."));
      gtk_stack_set_visible_child_name (self->stack, "status");
      gtk_widget_set_visible (GTK_WIDGET (self->bar), FALSE);
      return;
    }
  keep_settings (self);
  g_signal_connect (the_case, "composed", G_CALLBACK (on_composed_cb), self);
  on_composed_cb (the_case, self);
}

/**
 * venule_sheet_pane_mark_question:
 * @self: the pane
 * @path: (nullable): an answer's path, with the keys of members
 *
 * Marks the passages that this answer feeds.
 */
void
venule_sheet_pane_mark_question (VenuleSheetPane *self, const char *path)
{
  g_clear_pointer (&self->pointed, g_free);
  g_free (self->marked);
  self->marked = g_strdup (path);
  show_marks (self);
}

/**
 * venule_sheet_pane_point_question:
 * @self: the pane
 * @path: (nullable): an answer's path, with the keys of members; %NULL: none any more
 *
 * Marks the passages that this answer feeds instead of the marked question's, until another question is marked.
 */
void
venule_sheet_pane_point_question (VenuleSheetPane *self, const char *path)
{
  g_free (self->pointed);
  self->pointed = g_strdup (path);
  show_marks (self);
}

static gboolean
on_wanted_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  VenuleSheetPane *self = VENULE_SHEET_PANE (widget);
  VenulePages *pages = venule_sheet_pages_get_pages (self->pages);
  g_autoptr (GPtrArray) passages = NULL;
  g_autoptr (GHashTable) found = g_hash_table_new (NULL, NULL);
  const VenulePassage *first = NULL;

  if (self->wanted == NULL || (pages == NULL && !self->is_due))
    {
      g_clear_pointer (&self->wanted, g_free);
      return G_SOURCE_REMOVE;
    }
  if (pages == NULL || self->is_due || gtk_widget_get_width (GTK_WIDGET (self->pages)) == 0)
    return G_SOURCE_CONTINUE;
  passages = venule_sheet_list_passages (venule_pages_get_sheet (pages));
  for (guint i = 0; i < passages->len; i++)
    if (g_str_equal (((VenulePassage *) passages->pdata[i])->id, self->wanted))
      {
        first = first == NULL ? passages->pdata[i] : first;
        g_hash_table_add (found, passages->pdata[i]);
      }
  g_clear_pointer (&self->wanted, g_free);
  if (first != NULL)
    {
      venule_sheet_pages_glow (self->pages, found);
      venule_sheet_pages_enter_passage (self->pages, first);
    }
  return G_SOURCE_REMOVE;
}

/**
 * venule_sheet_pane_show_passage:
 * @self: the pane
 * @id: a passage's id
 *
 * Takes the keyboard there, where it stands on the sheet, and has it glow; at once, or as soon as the sheet is seen.
 */
void
venule_sheet_pane_show_passage (VenuleSheetPane *self, const char *id)
{
  gboolean waits = self->wanted != NULL;

  g_free (self->wanted);
  self->wanted = g_strdup (id);
  g_object_set (self, "is-text", FALSE, NULL);
  if (!waits)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), on_wanted_cb, NULL, NULL);
}
