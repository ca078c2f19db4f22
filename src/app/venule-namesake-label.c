/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-namesake-label.h"

#include "venule-consultation-card.h"
#include "venule-namesake.h"
#include "venule-record-words.h"

#include <glib/gi18n.h>

/* As many are named. */
#define NAMED 3

struct _VenuleNamesakeLabel
{
  AdwBin parent;
  GtkLabel *label;
  VenuleCase *the_case;      /* (nullable) */
  VenuleCard *card;          /* (nullable): whom it was looked up for */
  GPtrArray *found;          /* (element-type VenuleRecord): by one name or the other */
  GCancellable *cancellable; /* (nullable): while it is being looked up */
  guint n_asked;             /* the answers that are still to come */
  gboolean is_known;
};

G_DEFINE_FINAL_TYPE (VenuleNamesakeLabel, venule_namesake_label, ADW_TYPE_BIN)

static char *
format_other (const VenuleCard *other, VenuleNamesake kind)
{
  g_autofree char *name = venule_card_format_name (other);
  g_autofree char *born = venule_format_day (other->born);
  g_autofree char *number = venule_card_format_number (other);
  g_autofree char *who = g_strdup_printf ("%s%s%s", *born == '\0' ? _ ("day of birth not known") : born,
                                          *number == '\0' ? "" : " · ", number);

  return kind == VENULE_NAMESAKE_SAME ? g_strdup_printf (_ ("Another patient has this name: %s"), who)
                                      : g_strdup_printf (_ ("Another patient is called %s: %s"), name, who);
}

/* records: (element-type VenuleRecord): those whose names are like it. Of one patient one is enough. */
static char *
format_namesakes (VenuleNamesakeLabel *self, GPtrArray *records)
{
  g_autoptr (GStrvBuilder) lines = g_strv_builder_new ();
  g_autoptr (GHashTable) said = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto (GStrv) all = NULL;

  for (guint i = 0; i < records->len && g_hash_table_size (said) < NAMED; i++)
    {
      VenuleRecord *record = records->pdata[i];
      VenuleNamesake kind = venule_namesake_compare (self->card, venule_record_get_card (record));
      g_autofree char *line = NULL;

      if (kind == VENULE_NAMESAKE_NONE
          || g_str_equal (venule_record_get_id (record), venule_case_get_id (self->the_case)))
        continue;
      line = format_other (venule_record_get_card (record), kind);
      if (g_hash_table_add (said, g_strdup (line)))
        g_strv_builder_add (lines, line);
    }
  all = g_strv_builder_end (lines);
  return g_strjoinv ("\n", all);
}

static void
show (VenuleNamesakeLabel *self, const char *words)
{
  gtk_label_set_text (self->label, words);
  gtk_widget_set_visible (GTK_WIDGET (self), *words != '\0');
}

/* What could not be looked up is not known: it says so, and not that there is nobody. */
static void
on_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleNamesakeLabel) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = venule_store_list_finish (VENULE_STORE (source), result, &error);
  g_autofree char *words = NULL;

  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) || self->the_case == NULL || self->card == NULL)
    return;
  self->n_asked--;
  if (records == NULL)
    self->is_known = FALSE;
  else
    g_ptr_array_extend_and_steal (self->found, g_steal_pointer (&records));
  if (self->n_asked > 0)
    return;
  words = self->is_known ? format_namesakes (self, self->found)
                         : g_strdup (_ ("Whether another patient has this name could not be looked up."));
  show (self, words);
}

static void
ask (VenuleNamesakeLabel *self, const char *name)
{
  VenuleDesk *desk = venule_case_get_desk (self->the_case);
  VenuleListQuery query = {
    .kind = VENULE_LIST_ALL, .limit = VENULE_STORE_MAX_FOUND, .today = venule_desk_get_today (desk), .search = name
  };

  if (*name == '\0')
    return;
  self->n_asked++;
  venule_store_list_async (venule_desk_get_store (desk), &query, self->cancellable, on_listed_cb, g_object_ref (self));
}

/* By each name for itself: a slip in one of them is found by the other. */
static void
look_up (VenuleNamesakeLabel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->cancellable = g_cancellable_new ();
  g_ptr_array_set_size (self->found, 0);
  self->n_asked = 0;
  self->is_known = TRUE;
  ask (self, self->card->family_name);
  ask (self, self->card->given_name);
  if (self->n_asked == 0)
    show (self, "");
}

static void
on_judged_cb (VenuleNamesakeLabel *self)
{
  VenuleCard *card = venule_consultation_make_card (venule_case_get_consultation (self->the_case),
                                                    venule_case_get_definitions (self->the_case)->protocol);
  gboolean is_same = self->card != NULL && venule_card_equal (card, self->card);

  g_clear_pointer (&self->card, venule_card_free);
  self->card = card;
  if (!is_same)
    look_up (self);
}

static void
on_store_changed_cb (VenuleStore *store, const char *record, VenuleNamesakeLabel *self)
{
  if (self->card != NULL && g_strcmp0 (record, venule_case_get_id (self->the_case)) != 0)
    look_up (self);
}

static void
let_go (VenuleNamesakeLabel *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->card, venule_card_free);
  if (self->the_case == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_signal_handlers_disconnect_by_data (venule_desk_get_store (venule_case_get_desk (self->the_case)), self);
  g_clear_object (&self->the_case);
}

static void
venule_namesake_label_dispose (GObject *object)
{
  let_go (VENULE_NAMESAKE_LABEL (object));
  G_OBJECT_CLASS (venule_namesake_label_parent_class)->dispose (object);
}

static void
venule_namesake_label_finalize (GObject *object)
{
  g_ptr_array_unref (VENULE_NAMESAKE_LABEL (object)->found);
  G_OBJECT_CLASS (venule_namesake_label_parent_class)->finalize (object);
}

static void
venule_namesake_label_class_init (VenuleNamesakeLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_namesake_label_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_namesake_label_finalize;
}

static void
venule_namesake_label_init (VenuleNamesakeLabel *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");

  self->found = g_ptr_array_new_with_free_func (g_object_unref);
  self->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (self->label, 0);
  gtk_label_set_wrap (self->label, TRUE);
  gtk_label_set_wrap_mode (self->label, PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->label));
  gtk_widget_add_css_class (GTK_WIDGET (self), "namesake");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * venule_namesake_label_set_case:
 * @self: the label
 * @the_case: (nullable): whose name it stands beside
 */
void
venule_namesake_label_set_case (VenuleNamesakeLabel *self, VenuleCase *the_case)
{
  let_go (self);
  show (self, "");
  if (the_case == NULL)
    return;
  self->the_case = g_object_ref (the_case);
  g_signal_connect_swapped (the_case, "judged", G_CALLBACK (on_judged_cb), self);
  g_signal_connect (venule_desk_get_store (venule_case_get_desk (the_case)), "changed",
                    G_CALLBACK (on_store_changed_cb), self);
  on_judged_cb (self);
}
