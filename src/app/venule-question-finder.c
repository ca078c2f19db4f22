/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-question-finder.h"

#include "venule-question-search.h"
#include "venule-window.h"

/* In application pixels; a narrower window has a narrower one. */
#define WIDTH  460
#define MARGIN 12
#define TOP    48

#define FINDER "venule-question-finder"

struct _VenuleQuestionFinder
{
  GtkPopover parent;
  GtkEditable *search;
  GtkStack *stack;
  GtkListView *list;
  GListStore *found;
  GtkSingleSelection *selection;
  GPtrArray *all; /* (element-type VenuleFoundQuestion) */
};

G_DEFINE_FINAL_TYPE (VenuleQuestionFinder, venule_question_finder, GTK_TYPE_POPOVER)

static guint question_activated_signal;

static void
find (VenuleQuestionFinder *self)
{
  g_autoptr (GPtrArray) found = venule_question_search_find (self->all, gtk_editable_get_text (self->search));

  g_list_store_splice (self->found, 0, g_list_model_get_n_items (G_LIST_MODEL (self->found)), found->pdata, found->len);
  gtk_single_selection_set_selected (self->selection, 0);
  gtk_stack_set_visible_child_name (self->stack, found->len > 0 ? "list" : "none");
}

/* At once, not when GtkSearchEntry finds the time: an arrow or Enter may be the very next key. */
static void
on_changed_cb (GtkEditable *search, VenuleQuestionFinder *self)
{
  find (self);
}

static void
choose (VenuleQuestionFinder *self, guint position)
{
  g_autoptr (VenuleFoundQuestion) found = g_list_model_get_item (G_LIST_MODEL (self->selection), position);

  if (found == NULL)
    return;

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, question_activated_signal, 0, venule_found_question_get_path (found));
}

static void
on_search_activate_cb (GtkSearchEntry *search, VenuleQuestionFinder *self)
{
  choose (self, gtk_single_selection_get_selected (self->selection));
}

static void
on_stop_search_cb (GtkSearchEntry *search, VenuleQuestionFinder *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
}

static void
on_list_activate_cb (GtkListView *list, guint position, VenuleQuestionFinder *self)
{
  choose (self, position);
}

/* The keyboard stays where the words are typed; the arrows go through what is found. */
static gboolean
on_key_pressed_cb (
    GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state, VenuleQuestionFinder *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->selection));
  guint at = gtk_single_selection_get_selected (self->selection);
  guint to;

  if ((key != GDK_KEY_Down && key != GDK_KEY_Up) || n == 0)
    return GDK_EVENT_PROPAGATE;

  to = key == GDK_KEY_Down ? MIN (at + 1, n - 1) : MAX (at, 1) - 1;
  gtk_single_selection_set_selected (self->selection, to);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", to);
  return GDK_EVENT_STOP;
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, VenuleQuestionFinder *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "caption");
  gtk_widget_add_css_class (gtk_widget_get_last_child (box), "dim-label");
  gtk_list_item_set_child (item, box);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, VenuleQuestionFinder *self)
{
  VenuleFoundQuestion *found = gtk_list_item_get_item (item);
  GtkWidget *box = gtk_list_item_get_child (item);
  const char *trail = venule_found_question_get_trail (found);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), venule_found_question_get_label (found));
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), trail);
  gtk_widget_set_visible (gtk_widget_get_last_child (box), *trail != '\0');
  if (gtk_widget_get_parent (box) != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (gtk_widget_get_parent (box)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    venule_found_question_get_label (found), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, trail,
                                    -1);
}

static void
venule_question_finder_dispose (GObject *object)
{
  VenuleQuestionFinder *self = VENULE_QUESTION_FINDER (object);

  g_clear_pointer (&self->all, g_ptr_array_unref);
  g_clear_object (&self->selection);
  g_clear_object (&self->found);

  G_OBJECT_CLASS (venule_question_finder_parent_class)->dispose (object);
}

static void
venule_question_finder_class_init (VenuleQuestionFinderClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_question_finder_dispose;
  question_activated_signal = g_signal_new ("question-activated", VENULE_TYPE_QUESTION_FINDER, G_SIGNAL_RUN_LAST, 0,
                                            NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-question-finder.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleQuestionFinder, search);
  gtk_widget_class_bind_template_child (widget_class, VenuleQuestionFinder, stack);
  gtk_widget_class_bind_template_child (widget_class, VenuleQuestionFinder, list);
  gtk_widget_class_bind_template_callback (widget_class, on_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_list_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
}

static void
venule_question_finder_init (VenuleQuestionFinder *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  self->found = g_list_store_new (VENULE_TYPE_FOUND_QUESTION);
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->found)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->search), keys);
}

/**
 * venule_question_finder_new:
 *
 * Returns: (transfer floating): a finder
 */
GtkWidget *
venule_question_finder_new (void)
{
  return g_object_new (VENULE_TYPE_QUESTION_FINDER, NULL);
}

/**
 * venule_question_finder_ask:
 * @self: a finder, in a window
 * @the_case: a consultation
 *
 * Opens it over the questions that show now.
 */
void
venule_question_finder_ask (VenuleQuestionFinder *self, VenuleCase *the_case)
{
  g_clear_pointer (&self->all, g_ptr_array_unref);
  self->all = venule_question_search_list (the_case);
  gtk_editable_set_text (self->search, "");
  find (self);
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->search));
}

static void
on_question_activated_cb (VenuleQuestionFinder *finder, const char *path, VenuleWindow *window)
{
  venule_window_show_question (window, path);
}

/* One a window: what is taken out of it soon after it was closed, GTK never lets go of. */
static GtkWidget *
get_finder (GtkWidget *window)
{
  GtkWidget *finder = g_object_get_data (G_OBJECT (window), FINDER);

  if (finder != NULL)
    return finder;
  finder = venule_question_finder_new ();
  gtk_widget_set_parent (finder, window);
  g_object_set_data (G_OBJECT (window), FINDER, finder);
  /* A window may close while it is asked. */
  g_signal_connect_object (window, "destroy", G_CALLBACK (gtk_widget_unparent), finder, G_CONNECT_SWAPPED);
  g_signal_connect_object (finder, "question-activated", G_CALLBACK (on_question_activated_cb), window, 0);
  return finder;
}

static void
on_find_question_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  VenuleCase *the_case = venule_window_get_case (VENULE_WINDOW (widget));
  int width = gtk_widget_get_width (widget);
  GtkWidget *finder;

  if (the_case == NULL)
    return;

  finder = get_finder (widget);
  gtk_widget_set_size_request (finder, MIN (WIDTH, width - 2 * MARGIN), -1);
  gtk_popover_set_pointing_to (GTK_POPOVER (finder), &(GdkRectangle){ width / 2, TOP, 1, 1 });
  venule_question_finder_ask (VENULE_QUESTION_FINDER (finder), the_case);
}

/**
 * venule_window_install_question_finder:
 * @window_class: the window's
 *
 * Gives it the action `win.find-question`.
 */
void
venule_window_install_question_finder (GtkWidgetClass *window_class)
{
  gtk_widget_class_install_action (window_class, "win.find-question", NULL, on_find_question_cb);
}
