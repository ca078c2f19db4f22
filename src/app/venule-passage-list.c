/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-passage-list.h"

#include "venule-control-names.h"

#include <glib/gi18n.h>
#include <string.h>

/* What can be asked for, in the order of the choice. */
typedef enum
{
  SHOW_ALL,
  SHOW_UNTRANSLATED,
  SHOW_STALE,
  SHOW_UNREVIEWED,
  SHOW_REVIEWED,
  SHOW_SAFETY,
  N_SHOWS
} Show;

struct _VenulePassageList
{
  AdwBin parent;
  GtkEditable *search;
  GtkDropDown *show;
  GtkLabel *count;
  GtkListView *list;
  GtkStack *stack;
  GListStore *items; /* of VenuleTranslationItem */
  GtkFilterListModel *filtered;
  GtkSingleSelection *selection;
  GtkCustomFilter *filter;
  guint counts[VENULE_N_TEXT_STATES];
  guint n_safety;
};

G_DEFINE_FINAL_TYPE (VenulePassageList, venule_passage_list, ADW_TYPE_BIN)

enum
{
  PROP_SELECTED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

/* One row. */

static void
show_row (GtkListItem *item)
{
  VenuleTranslationItem *shown = gtk_list_item_get_item (item);
  const VenuleTranslationText *text = venule_translation_item_get_text (shown);
  VenuleTextState state = venule_text_state_of (text);
  GtkWidget *box = gtk_list_item_get_child (item), *row = gtk_widget_get_parent (box);
  GtkWidget *source = gtk_widget_get_first_child (box), *about = gtk_widget_get_next_sibling (source);
  g_autofree char *words
      = g_strdup_printf (text->safety ? _ ("%s · safety · %s") : "%s · %s", venule_text_state_say (state), text->id);
  g_autofree char *label = g_strdup_printf ("%s, %s", text->source, words);

  gtk_label_set_text (GTK_LABEL (source), text->source);
  gtk_label_set_text (GTK_LABEL (about), words);
  gtk_widget_remove_css_class (about, "warning");
  if (state == VENULE_TEXT_UNTRANSLATED || state == VENULE_TEXT_STALE)
    gtk_widget_add_css_class (about, "warning");
  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
on_setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, VenulePassageList *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *source = gtk_label_new (NULL), *about = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (source), 0);
  gtk_label_set_ellipsize (GTK_LABEL (source), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (about), 0);
  gtk_label_set_ellipsize (GTK_LABEL (about), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (about, "caption");
  gtk_box_append (GTK_BOX (box), source);
  gtk_box_append (GTK_BOX (box), about);
  gtk_list_item_set_child (item, box);
}

static void
on_item_changed_cb (VenuleTranslationItem *shown, GtkListItem *item)
{
  show_row (item);
}

static void
on_bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, VenulePassageList *self)
{
  g_signal_connect (gtk_list_item_get_item (item), "changed", G_CALLBACK (on_item_changed_cb), item);
  show_row (item);
}

static void
on_unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, VenulePassageList *self)
{
  g_signal_handlers_disconnect_by_data (gtk_list_item_get_item (item), item);
}

/* The list. */

static gboolean
is_in_show (const VenuleTranslationText *text, guint show)
{
  switch (show)
    {
    case SHOW_UNTRANSLATED:
      return venule_text_state_of (text) == VENULE_TEXT_UNTRANSLATED;
    case SHOW_STALE:
      return venule_text_state_of (text) == VENULE_TEXT_STALE;
    case SHOW_UNREVIEWED:
      return venule_text_state_of (text) == VENULE_TEXT_UNREVIEWED;
    case SHOW_REVIEWED:
      return venule_text_state_of (text) == VENULE_TEXT_REVIEWED;
    case SHOW_SAFETY:
      return text->safety;
    default:
      return TRUE;
    }
}

static gboolean
is_wanted (gpointer item, gpointer user_data)
{
  VenulePassageList *self = user_data;
  const char *words = gtk_editable_get_text (self->search);

  return is_in_show (venule_translation_item_get_text (item), gtk_drop_down_get_selected (self->show))
         && (*words == '\0' || venule_translation_item_matches (item, words));
}

static void
show_count (VenulePassageList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));
  guint all = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *words = n == all ? g_strdup_printf (ngettext ("%u text", "%u texts", all), all)
                                    : g_strdup_printf (_ ("%u of %u texts"), n, all);

  gtk_label_set_text (self->count, words);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "list" : "nothing");
}

static void
on_filter_cb (VenulePassageList *self)
{
  gtk_filter_changed (GTK_FILTER (self->filter), GTK_FILTER_CHANGE_DIFFERENT);
  show_count (self);
}

static void
on_show_cb (GObject *show, GParamSpec *pspec, VenulePassageList *self)
{
  if (self->filter != NULL)
    on_filter_cb (self);
}

static void
on_selected_cb (GObject *selection, GParamSpec *pspec, VenulePassageList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

static char *
say_show (VenulePassageList *self, Show show)
{
  static const VenuleTextState states[]
      = { 0, VENULE_TEXT_UNTRANSLATED, VENULE_TEXT_STALE, VENULE_TEXT_UNREVIEWED, VENULE_TEXT_REVIEWED };

  if (show == SHOW_ALL)
    return g_strdup (_ ("All"));
  if (show == SHOW_SAFETY)
    return g_strdup_printf (_ ("Safety advice (%u)"), self->n_safety);
  return g_strdup_printf ("%s (%u)", venule_text_state_say (states[show]), self->counts[states[show]]);
}

/* The choice says how many there are of each. */
static void
show_choice (VenulePassageList *self, VenuleTranslation *translation)
{
  GPtrArray *texts = venule_translation_get_texts (translation);
  GtkStringList *model = GTK_STRING_LIST (gtk_drop_down_get_model (self->show));
  guint selected = gtk_drop_down_get_selected (self->show);

  memset (self->counts, 0, sizeof self->counts);
  self->n_safety = 0;
  for (guint i = 0; i < texts->len; i++)
    {
      const VenuleTranslationText *text = g_ptr_array_index (texts, i);

      self->counts[venule_text_state_of (text)]++;
      self->n_safety += text->safety;
    }
  for (guint i = 0; i < N_SHOWS; i++)
    {
      g_autofree char *words = say_show (self, i);
      const char *const one[] = { words, NULL };

      if (i >= g_list_model_get_n_items (G_LIST_MODEL (model)))
        gtk_string_list_append (model, words);
      else if (strcmp (gtk_string_list_get_string (model, i), words) != 0)
        gtk_string_list_splice (model, i, 1, one);
    }
  gtk_drop_down_set_selected (self->show, selected == GTK_INVALID_LIST_POSITION ? SHOW_ALL : selected);
}

static void
venule_passage_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_SELECTED)
    g_value_set_object (value, venule_passage_list_get_selected (VENULE_PASSAGE_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
venule_passage_list_dispose (GObject *object)
{
  VenulePassageList *self = VENULE_PASSAGE_LIST (object);

  if (self->selection != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->selection, self);
      g_signal_handlers_disconnect_by_data (self->show, self);
      g_signal_handlers_disconnect_by_data (self->search, self);
    }
  g_clear_object (&self->selection);
  g_clear_object (&self->filtered);
  g_clear_object (&self->items);
  self->filter = NULL;
  G_OBJECT_CLASS (venule_passage_list_parent_class)->dispose (object);
}

static void
venule_passage_list_class_init (VenulePassageListClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_passage_list_dispose;
  G_OBJECT_CLASS (klass)->get_property = venule_passage_list_get_property;
  properties[PROP_SELECTED] = g_param_spec_object ("selected", NULL, NULL, VENULE_TYPE_TRANSLATION_ITEM,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-passage-list.ui");
  gtk_widget_class_bind_template_child (widget_class, VenulePassageList, search);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageList, show);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageList, count);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageList, list);
  gtk_widget_class_bind_template_child (widget_class, VenulePassageList, stack);
  gtk_widget_class_bind_template_callback (widget_class, on_setup_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_bind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_unbind_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_filter_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_show_cb);
}

static void
venule_passage_list_init (VenulePassageList *self)
{
  g_autoptr (GtkStringList) shows = gtk_string_list_new (NULL);

  gtk_widget_init_template (GTK_WIDGET (self));
  venule_drop_down_name (GTK_WIDGET (self->show), _ ("Which texts"));
  gtk_drop_down_set_model (self->show, G_LIST_MODEL (shows));
  self->items = g_list_store_new (VENULE_TYPE_TRANSLATION_ITEM);
  self->filter = gtk_custom_filter_new (is_wanted, self, NULL);
  self->filtered = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (self->items)), GTK_FILTER (self->filter));
  self->selection = gtk_single_selection_new (G_LIST_MODEL (g_object_ref (self->filtered)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (self->selection));
  g_signal_connect (self->selection, "notify::selected-item", G_CALLBACK (on_selected_cb), self);
}

static void
replace_items (VenulePassageList *self, VenuleTranslation *translation)
{
  GPtrArray *texts = venule_translation_get_texts (translation);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < texts->len; i++)
    g_ptr_array_add (items, venule_translation_item_new (
                                translation, ((const VenuleTranslationText *) g_ptr_array_index (texts, i))->id));
  g_list_store_splice (self->items, 0, g_list_model_get_n_items (G_LIST_MODEL (self->items)), items->pdata, items->len);
}

/**
 * venule_passage_list_show:
 * @self: the list
 * @translation: (nullable): what to show; where it is of the same template, the selection stays
 */
void
venule_passage_list_show (VenulePassageList *self, VenuleTranslation *translation)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  g_autofree char *selected = NULL;
  VenuleTranslationItem *item = venule_passage_list_get_selected (self);

  if (item != NULL)
    selected = g_strdup (venule_translation_item_get_text (item)->id);
  if (translation == NULL)
    g_list_store_remove_all (self->items);
  else if (n != venule_translation_get_texts (translation)->len)
    replace_items (self, translation);
  else
    for (guint i = 0; i < n; i++)
      {
        g_autoptr (VenuleTranslationItem) one = g_list_model_get_item (G_LIST_MODEL (self->items), i);

        venule_translation_item_set_translation (one, translation);
      }
  if (translation != NULL)
    show_choice (self, translation);
  on_filter_cb (self);
  if (selected != NULL)
    venule_passage_list_select (self, selected);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SELECTED]);
}

VenuleTranslationItem *
venule_passage_list_get_selected (VenulePassageList *self)
{
  return self->selection == NULL ? NULL : gtk_single_selection_get_selected_item (self->selection);
}

static gboolean
find (VenulePassageList *self, const char *id, guint *position)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  for (*position = 0; *position < n; (*position)++)
    {
      g_autoptr (VenuleTranslationItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), *position);

      if (strcmp (venule_translation_item_get_text (item)->id, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/**
 * venule_passage_list_select:
 * @self: the list
 * @id: a text; where search or filter hide it, they are given up
 */
void
venule_passage_list_select (VenulePassageList *self, const char *id)
{
  guint position;

  if (!find (self, id, &position))
    {
      gtk_editable_set_text (self->search, "");
      gtk_drop_down_set_selected (self->show, SHOW_ALL);
      on_filter_cb (self);
      if (!find (self, id, &position))
        return;
    }
  gtk_single_selection_set_selected (self->selection, position);
  gtk_widget_activate_action (GTK_WIDGET (self->list), "list.scroll-to-item", "u", position);
}

/**
 * venule_passage_list_select_next:
 * @self: the list
 * @state: of which the text is to be
 *
 * Selects the next text below in that state, unless there is none.
 */
void
venule_passage_list_select_next (VenulePassageList *self, VenuleTextState state)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->filtered));

  for (guint i = gtk_single_selection_get_selected (self->selection) + 1; i < n; i++)
    {
      g_autoptr (VenuleTranslationItem) item = g_list_model_get_item (G_LIST_MODEL (self->filtered), i);

      if (venule_text_state_of (venule_translation_item_get_text (item)) != state)
        continue;
      venule_passage_list_select (self, venule_translation_item_get_text (item)->id);
      return;
    }
}
