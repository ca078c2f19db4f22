/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-review-window.h"

#include "venule-banner.h"
#include "venule-date-words.h"
#include "venule-entry-row.h"
#include "venule-reviews-writer.h"
#include "venule-translation-files.h"

#include <glib/gi18n.h>
#include <string.h>

/* What was typed last: whoever reads a language reads many texts. What was not saved is there again, for who typed it.
 */
#define LAST "venule-last-review"

typedef struct
{
  char *person;   /* who was at the desk */
  char *by, *day; /* (nullable): as at first */
  char *qualification, *second;
} Last;

struct _VenuleReviewWindow
{
  AdwWindow parent;
  VenuleBanner *banner;
  GtkLabel *source, *translation;
  GtkEditable *by, *qualification, *second, *day;
  GtkWidget *save;
  VenuleLanguageWork *work;
  char *path;             /* of the reviews */
  VenuleReviewMark *mark; /* of the texts that are on screen */
  gboolean is_filled;     /* what is typed now somebody types */
};

G_DEFINE_FINAL_TYPE (VenuleReviewWindow, venule_review_window, ADW_TYPE_WINDOW)

static guint reviewed_signal;

static void
last_free (gpointer data)
{
  Last *last = data;

  g_free (last->person);
  g_free (last->by);
  g_free (last->day);
  g_free (last->qualification);
  g_free (last->second);
  g_free (last);
}

static char *
take (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static VenuleCivilDate
get_day (VenuleReviewWindow *self)
{
  g_autofree char *typed = take (self->day), *what_to_do = NULL;
  VenuleCivilDate today = venule_desk_get_today (venule_language_work_get_desk (self->work));
  VenuleCivilDate day
      = venule_date_words_parse (typed, today, venule_date_words_get_order (), VENULE_DAY_READING_PAST, &what_to_do);

  return day > today ? VENULE_CIVIL_DATE_NONE : day;
}

/* What is typed as a mark. */
static void
fill_mark (VenuleReviewWindow *self)
{
  VenuleCivilDate day = get_day (self);

  g_free (self->mark->by);
  g_free (self->mark->qualification);
  g_free (self->mark->second);
  g_free (self->mark->at);
  self->mark->by = take (self->by);
  self->mark->qualification = self->mark->is_revoked ? NULL : take (self->qualification);
  self->mark->second = self->mark->is_revoked ? NULL : take (self->second);
  self->mark->at = day == VENULE_CIVIL_DATE_NONE ? NULL : venule_civil_date_format (day);
}

static VenuleDesk *
get_desk (VenuleReviewWindow *self)
{
  return venule_language_work_get_desk (self->work);
}

/* is_saved: who read it and when is asked anew for the next text */
static void
remember (VenuleReviewWindow *self, gboolean is_saved)
{
  Last *last;

  if (self->mark->is_revoked)
    return;
  last = g_new0 (Last, 1);
  last->person = g_strdup (venule_desk_get_person (get_desk (self)));
  last->by = is_saved ? NULL : g_strdup (gtk_editable_get_text (self->by));
  last->day = is_saved ? NULL : g_strdup (gtk_editable_get_text (self->day));
  last->qualification = g_strdup (gtk_editable_get_text (self->qualification));
  last->second = g_strdup (gtk_editable_get_text (self->second));
  g_object_set_data_full (G_OBJECT (get_desk (self)), LAST, last, last_free);
}

static void
on_typed_cb (VenuleReviewWindow *self)
{
  gboolean is_practice = venule_desk_get_is_practice (venule_language_work_get_desk (self->work));

  fill_mark (self);
  gtk_widget_set_sensitive (self->save, !is_practice && venule_review_mark_find_fault (self->mark) == NULL);
  if (self->is_filled)
    remember (self, FALSE);
}

static void
on_save_cb (VenuleReviewWindow *self)
{
  g_autoptr (GPtrArray) marks = g_ptr_array_new ();
  g_autoptr (GError) error = NULL;

  if (!gtk_widget_get_sensitive (self->save))
    return;
  fill_mark (self);
  g_ptr_array_add (marks, self->mark);
  if (!venule_reviews_add (self->path, venule_language_work_get_language (self->work), marks, &error))
    {
      venule_banner_show (self->banner, error->message, NULL, NULL);
      return;
    }
  remember (self, TRUE);
  g_signal_emit (self, reviewed_signal, 0);
  gtk_window_close (GTK_WINDOW (self));
}

static void
venule_review_window_finalize (GObject *object)
{
  VenuleReviewWindow *self = VENULE_REVIEW_WINDOW (object);

  g_clear_object (&self->work);
  venule_review_mark_free (self->mark);
  g_free (self->path);
  G_OBJECT_CLASS (venule_review_window_parent_class)->finalize (object);
}

static void
venule_review_window_class_init (VenuleReviewWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = venule_review_window_finalize;
  reviewed_signal
      = g_signal_new ("reviewed", VENULE_TYPE_REVIEW_WINDOW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  g_type_ensure (VENULE_TYPE_BANNER);
  g_type_ensure (VENULE_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-review-window.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleReviewWindow, banner);
  gtk_widget_class_bind_template_child (widget_class, VenuleReviewWindow, source);
  gtk_widget_class_bind_template_child (widget_class, VenuleReviewWindow, translation);
  gtk_widget_class_bind_template_child (widget_class, VenuleReviewWindow, by);
  gtk_widget_class_bind_template_child (widget_class, VenuleReviewWindow, qualification);
  gtk_widget_class_bind_template_child (widget_class, VenuleReviewWindow, second);
  gtk_widget_class_bind_template_child (widget_class, VenuleReviewWindow, day);
  gtk_widget_class_bind_template_child (widget_class, VenuleReviewWindow, save);
  gtk_widget_class_bind_template_callback (widget_class, on_typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_save_cb);
}

static void
venule_review_window_init (VenuleReviewWindow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
fill_fields (VenuleReviewWindow *self)
{
  VenuleDesk *desk = get_desk (self);
  const Last *last = g_object_get_data (G_OBJECT (desk), LAST);
  g_autofree char *today = venule_date_words_spell (venule_desk_get_today (desk), venule_date_words_get_order ());

  if (last != NULL && !g_str_equal (last->person, venule_desk_get_person (desk)))
    last = NULL;
  gtk_editable_set_text (
      self->by, last == NULL || last->by == NULL || self->mark->is_revoked ? venule_desk_get_person (desk) : last->by);
  gtk_editable_set_text (self->day, last == NULL || last->day == NULL || self->mark->is_revoked ? today : last->day);
  if (last != NULL)
    {
      gtk_editable_set_text (self->qualification, last->qualification);
      gtk_editable_set_text (self->second, last->second);
    }
  if (venule_desk_get_is_practice (desk))
    venule_banner_show (self->banner, _ ("Practice: look and try, nothing is marked. Open Venule itself to review."),
                        NULL, NULL);
}

static void
begin_where_it_is_empty (VenuleReviewWindow *self)
{
  GtkEditable *const fields[] = { self->by, self->qualification, self->second, self->day };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (*gtk_editable_get_text (fields[i]) == '\0' && gtk_widget_grab_focus (GTK_WIDGET (fields[i])))
      return;
}

static void
say_what (VenuleReviewWindow *self)
{
  if (!self->mark->is_revoked)
    return;
  gtk_window_set_title (GTK_WINDOW (self), _ ("Take the review back"));
  gtk_button_set_label (GTK_BUTTON (self->save), _ ("_Take it back"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->by), _ ("Who takes it back"));
  gtk_widget_set_visible (GTK_WIDGET (self->qualification), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->second), FALSE);
}

/**
 * venule_review_window_new:
 * @parent: above which
 * @work: the language
 * @item: one of its texts: what is on screen now is what is reviewed, whatever the file says by then
 * @is_revoked: a review is taken back
 *
 * Returns: (transfer none): a window to be presented
 */
GtkWidget *
venule_review_window_new (GtkWindow *parent, VenuleLanguageWork *work, VenuleTranslationItem *item, gboolean is_revoked)
{
  VenuleReviewWindow *self = g_object_new (VENULE_TYPE_REVIEW_WINDOW, "transient-for", parent, NULL);
  const VenuleTranslationText *text = venule_translation_item_get_text (item);

  self->work = g_object_ref (work);
  self->path = venule_translation_folder_get_reviews (venule_language_work_get_folders (work)[0],
                                                      venule_language_work_get_language (work));
  self->mark = venule_review_mark_new (text->id, text->source, text->translation);
  self->mark->is_revoked = is_revoked;
  gtk_label_set_text (self->source, text->source);
  gtk_label_set_text (self->translation, text->translation);
  say_what (self);
  fill_fields (self);
  on_typed_cb (self);
  begin_where_it_is_empty (self);
  self->is_filled = TRUE;
  return GTK_WIDGET (self);
}
