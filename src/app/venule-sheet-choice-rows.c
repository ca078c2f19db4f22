/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-choice-rows.h"

#include "venule-language-name.h"

#include <glib/gi18n.h>

struct _VenuleSheetChoiceRows
{
  AdwPreferencesGroup parent;
  AdwComboRow *language;
  AdwComboRow *format;
  AdwActionRow *bilingual;
  GtkSwitch *bilingual_switch;
  AdwActionRow *review;
  VenuleCase *the_case; /* (nullable) */
  GStrv languages;      /* (nullable): in the order of the rows */
  gboolean is_showing;  /* what is chosen is being shown, and not chosen */
  guint unreviewed;
};

G_DEFINE_FINAL_TYPE (VenuleSheetChoiceRows, venule_sheet_choice_rows, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  PROP_UNREVIEWED = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const char *
say_format (VenuleFormat format)
{
  switch (format)
    {
    case VENULE_FORMAT_LARGE:
      return _ ("Large");
    case VENULE_FORMAT_EXTRA_LARGE:
      return _ ("Extra large");
    case VENULE_FORMAT_STANDARD:
    default:
      return _ ("Standard");
    }
}

static void
add_language (GPtrArray *languages, const char *language)
{
  if (language != NULL && !g_ptr_array_find_with_equal_func (languages, language, g_str_equal, NULL))
    g_ptr_array_add (languages, g_strdup (language));
}

/* The clinic's own, those that it named, then all others that there are. */
static GStrv
list_languages (VenuleCase *the_case)
{
  VenuleDefinitions *definitions = venule_case_get_definitions (the_case);
  VenuleWorkplace *workplace = venule_desk_get_workplace (venule_case_get_desk (the_case));
  const char *const *named = venule_clinic_get_languages (definitions->clinic);
  g_auto (GStrv) translated = venule_workplace_list_languages (workplace);
  GPtrArray *languages = g_ptr_array_new ();

  add_language (languages, venule_template_get_source_language (definitions->tmpl));
  for (gsize i = 0; named != NULL && named[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) translated, named[i]))
      add_language (languages, named[i]);
  for (gsize i = 0; translated[i] != NULL; i++)
    add_language (languages, translated[i]);
  g_ptr_array_add (languages, NULL);

  return (GStrv) g_ptr_array_free (languages, FALSE);
}

static void
choose (VenuleSheetChoiceRows *self)
{
  const VenuleSheetChoice *now = venule_case_get_choice (self->the_case);
  VenuleSheet *sheet = venule_case_get_sheet (self->the_case);
  guint language = adw_combo_row_get_selected (self->language), format = adw_combo_row_get_selected (self->format);
  gboolean bilingual
      = gtk_switch_get_active (self->bilingual_switch) && gtk_widget_get_sensitive (GTK_WIDGET (self->bilingual));
  gboolean other_language = language != GTK_INVALID_LIST_POSITION
                            && (sheet == NULL || !g_str_equal (self->languages[language], sheet->language));
  gboolean other_format = sheet == NULL || format != (guint) sheet->format;

  venule_case_set_choice (self->the_case, other_language ? self->languages[language] : now->language,
                          other_format      ? (int) format
                          : now->has_format ? (int) now->format
                                            : -1,
                          bilingual);
}

static void
on_chosen_cb (GObject *row, GParamSpec *pspec, VenuleSheetChoiceRows *self)
{
  if (!self->is_showing && self->the_case != NULL)
    choose (self);
}

static void
count_passages (VenuleSheet *sheet, guint *unreviewed, guint *untranslated)
{
  g_autoptr (GPtrArray) passages = venule_sheet_list_passages (sheet);

  *unreviewed = *untranslated = 0;
  for (guint i = 0; i < passages->len; i++)
    {
      const VenulePassage *passage = g_ptr_array_index (passages, i);
      gboolean is_away = passage->review == VENULE_REVIEW_STALE || passage->review == VENULE_REVIEW_MISSING;

      *untranslated += is_away;
      *unreviewed += passage->safety && passage->review == VENULE_REVIEW_UNREVIEWED;
    }
}

static void
show_review (VenuleSheetChoiceRows *self, VenuleSheet *sheet)
{
  guint unreviewed = 0, untranslated = 0, unconfirmed = venule_sheet_count_unreviewed_safety (sheet);
  g_autofree char *clinic = venule_language_name_within (sheet->clinic_language);
  g_autofree char *language = venule_language_name_within (sheet->language);
  g_autoptr (GString) words = g_string_new (NULL);

  count_passages (sheet, &unreviewed, &untranslated);
  if (unreviewed > 0)
    g_string_append_printf (words,
                            ngettext ("%u piece of safety advice was not reviewed in %s: it prints in both languages.",
                                      "%u pieces of safety advice were not reviewed in %s: they print in both "
                                      "languages.",
                                      unreviewed),
                            unreviewed, language);
  if (untranslated > 0)
    {
      g_string_append (words, words->len > 0 ? " " : "");
      g_string_append_printf (words,
                              ngettext ("%u text has no %s yet: it prints in %s.",
                                        "%u texts have no %s yet: they print in %s.", untranslated),
                              untranslated, language, clinic);
    }
  adw_action_row_set_subtitle (self->review, words->str);
  gtk_widget_set_visible (GTK_WIDGET (self->review), words->len > 0);
  if (unconfirmed != self->unreviewed)
    {
      self->unreviewed = unconfirmed;
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_UNREVIEWED]);
    }
}

/* Where the checklist asks for two languages, they are not taken away here. */
static void
show_bilingual (VenuleSheetChoiceRows *self, VenuleSheet *sheet)
{
  gboolean is_asked_for = sheet->bilingual && !venule_case_get_choice (self->the_case)->bilingual;
  gboolean is_foreign = !g_str_equal (sheet->language, sheet->clinic_language);
  g_autofree char *clinic = venule_language_name (sheet->clinic_language, NULL);
  g_autofree char *title = g_strdup_printf (_ ("%s beside it"), clinic);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->bilingual), title);
  gtk_switch_set_active (self->bilingual_switch, sheet->bilingual);
  gtk_widget_set_sensitive (GTK_WIDGET (self->bilingual), !is_asked_for);
  gtk_widget_set_visible (GTK_WIDGET (self->bilingual), is_foreign);
  adw_action_row_set_subtitle (self->bilingual, is_asked_for ? _ ("As the checklist says") : "");
}

static void
show_choice (VenuleSheetChoiceRows *self)
{
  VenuleSheet *sheet = venule_case_get_sheet (self->the_case);

  self->is_showing = TRUE;
  if (sheet != NULL)
    {
      for (guint i = 0; self->languages[i] != NULL; i++)
        if (g_str_equal (self->languages[i], sheet->language))
          adw_combo_row_set_selected (self->language, i);
      adw_combo_row_set_selected (self->format, (guint) sheet->format);
      show_bilingual (self, sheet);
      show_review (self, sheet);
    }
  gtk_widget_set_sensitive (GTK_WIDGET (self), sheet != NULL || venule_case_get_sheet_failure (self->the_case) != NULL);
  self->is_showing = FALSE;
}

static void
fill (VenuleSheetChoiceRows *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkStringList) formats = gtk_string_list_new (NULL);

  g_strfreev (self->languages);
  self->languages = list_languages (self->the_case);
  for (guint i = 0; self->languages[i] != NULL; i++)
    {
      g_autofree char *name = venule_language_own_name (self->languages[i]);

      gtk_string_list_append (names, name);
    }
  for (guint i = VENULE_FORMAT_STANDARD; i <= VENULE_FORMAT_EXTRA_LARGE; i++)
    gtk_string_list_append (formats, say_format ((VenuleFormat) i));
  self->is_showing = TRUE;
  adw_combo_row_set_model (self->language, G_LIST_MODEL (names));
  adw_combo_row_set_model (self->format, G_LIST_MODEL (formats));
  self->is_showing = FALSE;
}

static void
venule_sheet_choice_rows_dispose (GObject *object)
{
  venule_sheet_choice_rows_set_case (VENULE_SHEET_CHOICE_ROWS (object), NULL);
  G_OBJECT_CLASS (venule_sheet_choice_rows_parent_class)->dispose (object);
}

static void
venule_sheet_choice_rows_finalize (GObject *object)
{
  g_strfreev (VENULE_SHEET_CHOICE_ROWS (object)->languages);
  G_OBJECT_CLASS (venule_sheet_choice_rows_parent_class)->finalize (object);
}

static void
venule_sheet_choice_rows_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_UNREVIEWED)
    g_value_set_uint (value, VENULE_SHEET_CHOICE_ROWS (object)->unreviewed);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
venule_sheet_choice_rows_class_init (VenuleSheetChoiceRowsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = venule_sheet_choice_rows_dispose;
  object_class->finalize = venule_sheet_choice_rows_finalize;
  object_class->get_property = venule_sheet_choice_rows_get_property;
  properties[PROP_UNREVIEWED]
      = g_param_spec_uint ("unreviewed", NULL, NULL, 0, G_MAXUINT, 0, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-sheet-choice-rows.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetChoiceRows, language);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetChoiceRows, format);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetChoiceRows, bilingual);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetChoiceRows, bilingual_switch);
  gtk_widget_class_bind_template_child (widget_class, VenuleSheetChoiceRows, review);
  gtk_widget_class_bind_template_callback (widget_class, on_chosen_cb);
}

static void
venule_sheet_choice_rows_init (VenuleSheetChoiceRows *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * venule_sheet_choice_rows_set_case:
 * @self: the rows
 * @the_case: (nullable): whose sheet is chosen for
 */
void
venule_sheet_choice_rows_set_case (VenuleSheetChoiceRows *self, VenuleCase *the_case)
{
  if (self->the_case == the_case)
    return;
  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_set_object (&self->the_case, the_case);
  if (the_case == NULL)
    return;

  fill (self);
  g_signal_connect_swapped (the_case, "composed", G_CALLBACK (show_choice), self);
  show_choice (self);
}

/**
 * venule_sheet_choice_rows_get_unreviewed:
 * @self: the rows
 *
 * Returns: how many safety passages of the sheet nobody reviewed in its language, or are not translated at all
 */
guint
venule_sheet_choice_rows_get_unreviewed (VenuleSheetChoiceRows *self)
{
  return self->unreviewed;
}

/**
 * venule_sheet_choice_to_words:
 * @the_case: a case
 *
 * Returns: (transfer full): its sheet's language and size in a few words; "" where there is no sheet
 */
char *
venule_sheet_choice_to_words (VenuleCase *the_case)
{
  VenuleSheet *sheet = venule_case_get_sheet (the_case);
  g_autofree char *language = sheet == NULL ? NULL : venule_language_name (sheet->language, NULL);
  g_autofree char *clinic = sheet == NULL ? NULL : venule_language_name (sheet->clinic_language, NULL);
  g_autofree char *languages = NULL;

  if (sheet == NULL)
    return g_strdup ("");
  languages = sheet->bilingual ? g_strdup_printf (_ ("%s and %s"), language, clinic) : g_strdup (language);
  return g_strdup_printf ("%s · %s", languages, say_format (sheet->format));
}
