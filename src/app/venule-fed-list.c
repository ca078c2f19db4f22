/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-fed-list.h"

#include "venule-direction.h"

#include "venule-template-fed.h"

#include <glib/gi18n.h>

/* More of one part of the sheet are one line. */
#define MAX_OF_A_PART 5

typedef struct
{
  GtkWidget *title;
  GtkWidget *list;
} Part;

struct _VenuleFedList
{
  AdwBin parent;
  VenuleCase *the_case;
  const VenuleQuestion *question;
  GtkWidget *box;
  Part standing, absent;
  char *shown; /* (nullable): all that is in the lists */
};

G_DEFINE_FINAL_TYPE (VenuleFedList, venule_fed_list, ADW_TYPE_BIN)

/* A line of a list. */
typedef struct
{
  const char *passage; /* the first's id */
  const char *heading; /* (nullable) */
  char *words;         /* (nullable) */
  gboolean is_whole;
  guint n;
} Line;

static void
line_clear (gpointer data)
{
  g_free (((Line *) data)->words);
}

static void
venule_fed_list_dispose (GObject *object)
{
  VenuleFedList *self = VENULE_FED_LIST (object);

  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_clear_object (&self->the_case);
  g_clear_pointer (&self->shown, g_free);

  G_OBJECT_CLASS (venule_fed_list_parent_class)->dispose (object);
}

static void
venule_fed_list_class_init (VenuleFedListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_fed_list_dispose;
}

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
on_row_activated_cb (GtkListBox *list, GtkListBoxRow *row, VenuleFedList *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.show-passage", "s",
                              (const char *) g_object_get_data (G_OBJECT (row), "passage"));
}

static Part
make_part (VenuleFedList *self, const char *title)
{
  Part part = { make_label (title, "caption"), gtk_list_box_new () };

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (part.list), GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (part.list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_widget_add_css_class (part.list, "fed");
  gtk_widget_add_css_class (part.title, "dim-label");
  g_signal_connect (part.list, "row-activated", G_CALLBACK (on_row_activated_cb), self);
  gtk_box_append (GTK_BOX (self->box), part.title);
  gtk_box_append (GTK_BOX (self->box), part.list);
  return part;
}

static void
venule_fed_list_init (VenuleFedList *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  gtk_widget_add_css_class (self->box, "fed-list");
  gtk_box_append (GTK_BOX (self->box), make_label (_ ("What this answer decides on the sheet"), "caption-heading"));
  self->standing = make_part (self, _ ("On the sheet now"));
  self->absent = make_part (self, _ ("Not on it now, but with other answers"));
  adw_bin_set_child (ADW_BIN (self), self->box);
}

/* What stands where, by the passages' ids; of those that stand twice, for members of a group, one. */
static GHashTable *
find_standing (VenuleFedList *self)
{
  GHashTable *standing = g_hash_table_new (g_str_hash, g_str_equal);
  VenuleSheet *sheet = venule_case_get_sheet (self->the_case);
  g_autoptr (GPtrArray) passages = sheet == NULL ? g_ptr_array_new () : venule_sheet_list_passages (sheet);

  for (guint i = 0; i < passages->len; i++)
    {
      VenulePassage *passage = passages->pdata[i];

      if (!g_hash_table_contains (standing, passage->id))
        g_hash_table_insert (standing, passage->id, passage);
    }
  return standing;
}

/* As it is printed, where that can be read here; otherwise as it was written.
 * passage: (nullable)
 * Returns: (nullable) */
static const char *
find_words (VenuleFedList *self, const VenuleFed *fed, const VenulePassage *passage)
{
  const char *language = venule_template_get_source_language (venule_case_get_definitions (self->the_case)->tmpl);

  if (passage == NULL || fed->words == NULL)
    return fed->words;
  if (g_strcmp0 (passage->first->language, language) == 0)
    return passage->first->text;
  if (passage->second != NULL && g_strcmp0 (passage->second->language, language) == 0)
    return passage->second->text;
  return fed->words;
}

static GArray *
list_lines (VenuleFedList *self, const GPtrArray *fed, GHashTable *standing, gboolean stands)
{
  GArray *lines = g_array_new (FALSE, FALSE, sizeof (Line));

  g_array_set_clear_func (lines, line_clear);
  for (guint i = 0; i < fed->len; i++)
    {
      const VenuleFed *one = fed->pdata[i];
      const VenulePassage *passage = g_hash_table_lookup (standing, one->passage);
      Line line = { one->passage, one->heading, NULL, one->is_whole, 1 };

      if ((passage != NULL) != stands)
        continue;
      /* Translators: everything that stands under a heading of the sheet. */
      line.words = g_strdup (one->is_whole ? _ ("all of it") : find_words (self, one, passage));
      g_array_append_val (lines, line);
    }
  return lines;
}

/* What would be too many of one part of the sheet, or nothing but its values, is one line. */
static void
join_lines (GArray *lines)
{
  guint n, joined;

  for (guint i = 0; i < lines->len; i++)
    {
      Line *line = &g_array_index (lines, Line, i);

      for (n = 1, joined = line->words == NULL; i + n < lines->len; n++)
        {
          const Line *next = &g_array_index (lines, Line, i + n);

          if (g_strcmp0 (next->heading, line->heading) != 0)
            break;
          joined += next->words == NULL;
        }
      if (n <= MAX_OF_A_PART && joined < 2)
        {
          i += n - 1;
          continue;
        }
      line->n = n;
      line->is_whole = FALSE;
      g_clear_pointer (&line->words, g_free);
      g_array_remove_range (lines, i + 1, n - 1);
    }
}

static char *
say_words (const Line *line)
{
  if (line->n > 1)
    return g_strdup_printf (ngettext ("%u passage", "%u passages", line->n), line->n);
  return g_strdup (line->words == NULL && line->heading == NULL ? line->passage : line->words);
}

static char *
name_line (const Line *line, const char *words)
{
  if (words == NULL || line->heading == NULL)
    return g_strdup (line->heading != NULL ? line->heading : words);
  return g_strdup_printf ("%s: %s", line->heading, words);
}

/* Words of the sheet, in whatever direction they run, from the edge where the form's begin. */
static GtkWidget *
make_quote (const char *words, const char *style)
{
  g_autofree char *isolated = venule_direction_isolate (words);
  g_autofree char *text = venule_direction_begin (isolated);

  return make_label (text, style);
}

/* A heading is said once for all lines that stand under it. */
static GtkWidget *
make_content (const Line *line, const Line *before, const char *words)
{
  GtkWidget *content = gtk_box_new (line->is_whole ? GTK_ORIENTATION_HORIZONTAL : GTK_ORIENTATION_VERTICAL, 0);
  gboolean is_same = before != NULL && g_strcmp0 (before->heading, line->heading) == 0;

  gtk_box_set_spacing (GTK_BOX (content), line->is_whole ? 6 : 0);
  gtk_widget_set_hexpand (content, TRUE);
  if (line->heading != NULL && !is_same)
    gtk_box_append (GTK_BOX (content), make_quote (line->heading, "caption-heading"));
  if (words == NULL)
    return content;
  gtk_box_append (GTK_BOX (content), make_quote (words, "caption"));
  return content;
}

/* before: (nullable) */
static GtkWidget *
make_row (const Line *line, const Line *before, gboolean stands)
{
  GtkWidget *row = gtk_list_box_row_new (), *across = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  g_autofree char *words = say_words (line);
  g_autofree char *name = name_line (line, words);

  gtk_box_append (GTK_BOX (across), make_content (line, before, words));
  if (stands)
    {
      gtk_box_append (GTK_BOX (across), gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_widget_set_tooltip_text (row, _ ("Show it on the sheet"));
    }
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), across);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), stands);
  g_object_set_data_full (G_OBJECT (row), "passage", g_strdup (line->passage), g_free);
  gtk_accessible_update_property (
      GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
      stands ? _ ("On the sheet now. Enter shows it there.") : _ ("Not on the sheet now."), -1);
  return row;
}

static void
fill (const Part *part, GArray *lines, gboolean stands)
{
  GtkWidget *row;

  while ((row = gtk_widget_get_first_child (part->list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (part->list), row);
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      gtk_list_box_append (GTK_LIST_BOX (part->list), make_row (line, i == 0 ? NULL : line - 1, stands));
    }
  gtk_widget_set_visible (part->title, lines->len > 0);
  gtk_widget_set_visible (part->list, lines->len > 0);
}

static void
write_key (GString *key, GArray *lines, const char *mark)
{
  for (guint i = 0; i < lines->len; i++)
    {
      const Line *line = &g_array_index (lines, Line, i);

      g_string_append_printf (key, "%s%s %u %s\n", mark, line->passage, line->n,
                              line->words != NULL ? line->words : "");
    }
}

static void
refresh (VenuleFedList *self)
{
  VenuleTemplate *tmpl = venule_case_get_definitions (self->the_case)->tmpl;
  g_autoptr (GPtrArray) fed = venule_template_list_fed (tmpl, self->question);
  g_autoptr (GHashTable) standing = find_standing (self);
  g_autoptr (GArray) now = list_lines (self, fed, standing, TRUE), other = list_lines (self, fed, standing, FALSE);
  g_autoptr (GString) key = g_string_new (NULL);

  join_lines (now);
  join_lines (other);
  write_key (key, now, "+");
  write_key (key, other, "-");
  if (g_strcmp0 (key->str, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_strdup (key->str);
  fill (&self->standing, now, TRUE);
  fill (&self->absent, other, FALSE);
}

static void
on_judged_cb (VenuleCase *the_case, VenuleFedList *self)
{
  refresh (self);
}

/**
 * venule_fed_list_new:
 * @the_case: a consultation
 * @question: one of its checklist's that feeds the sheet
 *
 * Returns: (transfer floating): the list
 */
GtkWidget *
venule_fed_list_new (VenuleCase *the_case, const VenuleQuestion *question)
{
  VenuleFedList *self = g_object_new (VENULE_TYPE_FED_LIST, NULL);

  self->the_case = g_object_ref (the_case);
  self->question = question;
  g_signal_connect (the_case, "judged", G_CALLBACK (on_judged_cb), self);
  refresh (self);

  return GTK_WIDGET (self);
}

/**
 * venule_fed_list_has_any:
 * @the_case: a consultation
 * @question: one of its checklist's
 *
 * Returns: whether there is anything to list
 */
gboolean
venule_fed_list_has_any (VenuleCase *the_case, const VenuleQuestion *question)
{
  VenuleTemplate *tmpl = venule_case_get_definitions (the_case)->tmpl;

  return tmpl != NULL && venule_template_feeds (tmpl, question);
}
