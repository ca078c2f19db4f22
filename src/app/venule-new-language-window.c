/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-new-language-window.h"

#include "venule-banner.h"
#include "venule-entry-row.h"
#include "venule-fonts.h"
#include "venule-language-name.h"
#include "venule-language-traits.h"
#include "venule-own-language.h"

#include <glib/gi18n.h>
#include <string.h>

/* As many as can be seen at once. */
#define MAX_FOUND 6

typedef struct
{
  char *tag, *name, *folded;
} Known;

struct _VenuleNewLanguageWindow
{
  AdwWindow parent;
  VenuleBanner *banner;
  GtkEditable *typed;
  GtkListBox *found;
  AdwPreferencesGroup *about;
  AdwActionRow *name, *direction, *plurals, *fonts;
  GtkWidget *start;
  VenuleTranslatorWindow *room;
  GPtrArray *known; /* owns Known */
  char *tag;        /* (nullable): of the language that is chosen */
};

G_DEFINE_FINAL_TYPE (VenuleNewLanguageWindow, venule_new_language_window, ADW_TYPE_WINDOW)

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->tag);
  g_free (known->name);
  g_free (known->folded);
  g_free (known);
}

static GPtrArray *
list_known (void)
{
  g_autoptr (GPtrArray) tags = venule_language_traits_list_known ();
  GPtrArray *list = g_ptr_array_new_with_free_func (known_free);

  for (guint i = 0; i < tags->len; i++)
    {
      Known *known = g_new0 (Known, 1);

      known->tag = g_strdup (tags->pdata[i]);
      known->name = venule_language_own_name (known->tag);
      known->folded = g_utf8_casefold (known->name, -1);
      g_ptr_array_add (list, known);
    }
  return list;
}

static gboolean
exists (VenuleNewLanguageWindow *self, const char *tag)
{
  g_auto (GStrv) languages = venule_language_work_list_languages (venule_translator_window_get_work (self->room));

  return g_strv_contains ((const char *const *) languages, tag);
}

/* What is known of it. */

static void
say_fonts (VenuleNewLanguageWindow *self, const char *tag)
{
  const char *const languages[] = { tag, NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleFonts) fonts = venule_fonts_new (languages, &error);

  adw_action_row_set_subtitle (self->fonts, fonts != NULL ? venule_fonts_get_family (fonts, tag) : error->message);
}

static void
show_language (VenuleNewLanguageWindow *self, const char *tag)
{
  g_autoptr (VenuleLanguageTraits) traits = venule_language_traits_new (tag);
  gboolean is_new = traits != NULL && !exists (self, traits->tag);
  g_autofree char *name = NULL, *words = NULL;

  g_clear_pointer (&self->tag, g_free);
  gtk_widget_set_visible (GTK_WIDGET (self->about), traits != NULL);
  gtk_widget_set_sensitive (self->start, is_new);
  if (traits == NULL)
    return;
  self->tag = g_strdup (traits->tag);
  name = venule_language_own_name (traits->tag);
  words = !is_new ? g_strdup_printf (_ ("%s is there already"), name)
          : !traits->is_known
              ? g_strdup_printf (_ ("%s: a tag without a name here; see that it is the right one"), name)
              : g_strdup_printf ("%s · %s", name, traits->tag);
  adw_action_row_set_subtitle (self->name, words);
  adw_action_row_set_subtitle (self->direction, traits->right_to_left ? _ ("Right to left") : _ ("Left to right"));
  adw_action_row_set_subtitle (self->plurals, traits->plurals);
  say_fonts (self, traits->tag);
}

static void
on_found_cb (GtkListBox *list, GtkListBoxRow *row, VenuleNewLanguageWindow *self)
{
  g_autofree char *tag = g_strdup (g_object_get_data (G_OBJECT (row), "tag"));

  /* The row goes, and would take the keyboard with it. */
  gtk_widget_grab_focus (GTK_WIDGET (self->typed));
  gtk_editable_set_text (self->typed, tag);
  if (gtk_widget_get_sensitive (self->start))
    gtk_widget_grab_focus (self->start);
}

static void
show_found (VenuleNewLanguageWindow *self, const char *typed)
{
  g_autofree char *folded = g_utf8_casefold (typed, -1);
  GtkWidget *child;
  guint n = 0;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->found))) != NULL)
    gtk_list_box_remove (self->found, child);
  for (guint i = 0; i < self->known->len && n < MAX_FOUND && *typed != '\0'; i++)
    {
      const Known *known = g_ptr_array_index (self->known, i);
      GtkWidget *row;

      if (strstr (known->folded, folded) == NULL || g_strcmp0 (known->tag, self->tag) == 0)
        continue;
      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), known->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), known->tag);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "tag", g_strdup (known->tag), g_free);
      gtk_list_box_append (self->found, row);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->found), n > 0);
}

static void
on_typed_cb (VenuleNewLanguageWindow *self)
{
  g_autofree char *typed = g_strstrip (g_strdup (gtk_editable_get_text (self->typed)));

  show_language (self, typed);
  show_found (self, typed);
}

static void
on_start_cb (VenuleNewLanguageWindow *self)
{
  VenuleLanguageWork *work = venule_translator_window_get_work (self->room);
  VenuleTemplate *tmpl = venule_language_work_get_template (work);
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->start) || tmpl == NULL)
    return;
  if (!venule_own_language_start (tmpl, self->tag, venule_desk_get_person (venule_language_work_get_desk (work)),
                                  &error))
    {
      venule_banner_show (self->banner, error->message, NULL, NULL);
      return;
    }
  venule_translator_window_choose (self->room, self->tag);
  gtk_window_close (GTK_WINDOW (self));
}

/* The language that is found first, then begins it. */
static void
on_entered_cb (VenuleNewLanguageWindow *self)
{
  GtkListBoxRow *first = gtk_list_box_get_row_at_index (self->found, 0);

  if (self->tag == NULL && first != NULL)
    on_found_cb (self->found, first, self);
  else
    on_start_cb (self);
}

static void
venule_new_language_window_finalize (GObject *object)
{
  VenuleNewLanguageWindow *self = VENULE_NEW_LANGUAGE_WINDOW (object);

  g_clear_object (&self->room);
  g_ptr_array_unref (self->known);
  g_free (self->tag);
  G_OBJECT_CLASS (venule_new_language_window_parent_class)->finalize (object);
}

static void
venule_new_language_window_class_init (VenuleNewLanguageWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = venule_new_language_window_finalize;
  g_type_ensure (VENULE_TYPE_BANNER);
  g_type_ensure (VENULE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-new-language-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleNewLanguageWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, VenuleNewLanguageWindow, typed);
  gtk_widget_class_bind_template_child (widget_class, VenuleNewLanguageWindow, found);
  gtk_widget_class_bind_template_child (widget_class, VenuleNewLanguageWindow, about);
  gtk_widget_class_bind_template_child (widget_class, VenuleNewLanguageWindow, name);
  gtk_widget_class_bind_template_child (widget_class, VenuleNewLanguageWindow, direction);
  gtk_widget_class_bind_template_child (widget_class, VenuleNewLanguageWindow, plurals);
  gtk_widget_class_bind_template_child (widget_class, VenuleNewLanguageWindow, fonts);
  gtk_widget_class_bind_template_child (widget_class, VenuleNewLanguageWindow, start);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_found_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_start_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_entered_cb);
}

static void
venule_new_language_window_init (VenuleNewLanguageWindow *self)
{
  self->known = list_known ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_new_language_window_present:
 * @room: the translator's room
 *
 * Has somebody begin another language.
 */
void
venule_new_language_window_present (VenuleTranslatorWindow *room)
{
  VenuleNewLanguageWindow *self = g_object_new (VENULE_TYPE_NEW_LANGUAGE_WINDOW, "transient-for", room, NULL);

  self->room = g_object_ref (room);
  on_typed_cb (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->typed));
  gtk_window_present (GTK_WINDOW (self));
}
