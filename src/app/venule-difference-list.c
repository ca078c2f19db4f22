/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-difference-list.h"

#include "venule-answer-words.h"
#include "venule-direction.h"
#include "venule-newer-side.h"

#include <glib/gi18n.h>

struct _VenuleDifferenceList
{
  AdwBin parent;
  GtkListBox *list;
  gboolean may_choose, proposes_newer;
  VenuleDifferenceFunc is_given; /* (nullable) */
  VenuleDifferenceFunc is_fixed; /* (nullable) */
  gpointer user_data;
  VenuleConsultation *mine, *theirs; /* (nullable) */
  GPtrArray *differences;            /* (nullable) (element-type VenuleDifference) */
  GPtrArray *takes;                  /* (element-type GtkCheckButton): "theirs" of each difference; NULL: no choice */
  VenuleConsultation *base;          /* (nullable): what both began as */
  GArray *sides;                     /* (nullable) (element-type VenuleNewerSide): of each difference */
};

G_DEFINE_FINAL_TYPE (VenuleDifferenceList, venule_difference_list, ADW_TYPE_BIN)

static guint chosen_signal;

static GtkWidget *
make_label (const char *text, const char *style)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static char *
make_side (const VenuleDifference *difference, VenuleConsultation *side, const char *title, const char *text)
{
  g_autofree char *words = venule_difference_format_side (difference, side, text);
  g_autofree char *whose = venule_direction_isolate (title), *what = venule_direction_isolate (words);
  /* Translators: a version of a consultation and what it says: "Here: 3 ml" */
  g_autofree char *line = g_strdup_printf (_ ("%s: %s"), whose, what);

  return venule_direction_begin (line);
}

static GtkWidget *
make_choice (const char *label, const char *text, GtkWidget *group)
{
  GtkWidget *button = gtk_check_button_new ();
  GtkWidget *words = make_label (text, NULL);
  g_autofree char *spoken = g_strdup_printf (_ ("%s, %s"), label, text);

  gtk_widget_set_hexpand (words, TRUE);
  gtk_check_button_set_child (GTK_CHECK_BUTTON (button), words);
  gtk_check_button_set_group (GTK_CHECK_BUTTON (button), GTK_CHECK_BUTTON (group));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return button;
}

static gboolean
is_given (VenuleDifferenceList *self, const VenuleDifference *difference)
{
  return self->is_given != NULL && self->is_given (difference, self->user_data);
}

static gboolean
is_fixed (VenuleDifferenceList *self, const VenuleDifference *difference)
{
  return self->is_fixed != NULL && self->is_fixed (difference, self->user_data);
}

/* The order of a group, and what is said of the whole, follow from what is chosen otherwise. */
static gboolean
can_be_chosen (VenuleDifferenceList *self, const VenuleDifference *difference)
{
  return self->may_choose && !is_given (self, difference) && !is_fixed (self, difference)
         && difference->kind != VENULE_DIFFERENCE_ORDER && difference->kind != VENULE_DIFFERENCE_DOCUMENT;
}

static VenuleNewerSide
get_side (VenuleDifferenceList *self, guint index)
{
  return self->sides == NULL ? VENULE_NEWER_UNKNOWN : g_array_index (self->sides, VenuleNewerSide, index);
}

static void
on_toggled_cb (GtkCheckButton *button, VenuleDifferenceList *self)
{
  if (gtk_check_button_get_active (button))
    g_signal_emit (self, chosen_signal, 0);
}

/* What only one of the two changed is proposed; of what both did, nothing is, and somebody has to choose. */
static void
propose (VenuleDifferenceList *self, GtkWidget *keep, GtkWidget *take, VenuleNewerSide side)
{
  if (!self->proposes_newer || side == VENULE_NEWER_MINE)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (keep), TRUE);
  else if (side == VENULE_NEWER_THEIRS)
    gtk_check_button_set_active (GTK_CHECK_BUTTON (take), TRUE);
  g_signal_connect (keep, "toggled", G_CALLBACK (on_toggled_cb), self);
  g_signal_connect (take, "toggled", G_CALLBACK (on_toggled_cb), self);
}

/* Returns: (transfer full) (nullable): which of the two was changed, where that is known */
static char *
say_side (VenuleNewerSide side, const char *mine_title, const char *theirs_title)
{
  g_autofree char *title = venule_direction_isolate (side == VENULE_NEWER_MINE ? mine_title : theirs_title);

  switch (side)
    {
    case VENULE_NEWER_MINE:
    case VENULE_NEWER_THEIRS:
      /* Translators: of two versions of a consultation, the one that was changed: "Changed on one side only: Here" */
      return g_strdup_printf (_ ("Changed on one side only: %s"), title);
    case VENULE_NEWER_BOTH:
      return g_strdup (_ ("Changed on both sides"));
    case VENULE_NEWER_UNKNOWN:
    default:
      return NULL;
    }
}

static GtkWidget *
make_row (GtkWidget *box, const char *spoken, gboolean is_focusable)
{
  GtkWidget *row = gtk_list_box_row_new ();

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, is_focusable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
add_row (VenuleDifferenceList *self,
         const VenuleDifference *difference,
         VenuleNewerSide side,
         const char *mine_title,
         const char *theirs_title)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3), *take = NULL;
  g_autofree char *label = venule_difference_format_label (difference, self->mine, self->theirs);
  g_autofree char *mine = make_side (difference, self->mine, mine_title, difference->mine);
  g_autofree char *theirs = make_side (difference, self->theirs, theirs_title, difference->theirs);
  g_autofree char *spoken = g_strdup_printf ("%s. %s. %s", label, mine, theirs);
  g_autofree char *newer = say_side (side, mine_title, theirs_title);

  gtk_widget_add_css_class (box, "difference");
  gtk_box_append (GTK_BOX (box), make_label (label, "heading"));
  if (can_be_chosen (self, difference))
    {
      GtkWidget *keep = make_choice (label, mine, NULL);

      take = make_choice (label, theirs, keep);
      propose (self, keep, take, side);
      gtk_box_append (GTK_BOX (box), keep);
      gtk_box_append (GTK_BOX (box), take);
      if (newer != NULL)
        gtk_box_append (GTK_BOX (box), make_label (newer, "caption"));
    }
  else
    {
      gtk_box_append (GTK_BOX (box), make_label (mine, NULL));
      gtk_box_append (GTK_BOX (box), make_label (theirs, NULL));
      if (is_given (self, difference) || is_fixed (self, difference))
        gtk_box_append (GTK_BOX (box),
                        make_label (_ ("The one that is saved stands: it is a specialist’s answer."), "caption"));
    }
  g_ptr_array_add (self->takes, take);
  gtk_list_box_append (self->list, make_row (box, spoken, !can_be_chosen (self, difference)));
}

/* Returns: (nullable): the member that only one version has and that this is in; it is chosen as a whole */
static const VenuleDifference *
find_whole (GPtrArray *differences, const VenuleDifference *part)
{
  for (guint i = 0; i < differences->len; i++)
    if (venule_difference_is_part_of (part, differences->pdata[i]))
      return differences->pdata[i];

  return NULL;
}

static void
clear (VenuleDifferenceList *self)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  g_ptr_array_set_size (self->takes, 0);
  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
  g_clear_pointer (&self->sides, g_array_unref);
}

static void
venule_difference_list_dispose (GObject *object)
{
  VenuleDifferenceList *self = VENULE_DIFFERENCE_LIST (object);

  g_clear_pointer (&self->differences, g_ptr_array_unref);
  g_clear_object (&self->mine);
  g_clear_object (&self->theirs);
  g_clear_object (&self->base);
  g_clear_pointer (&self->sides, g_array_unref);
  g_clear_pointer (&self->takes, g_ptr_array_unref);

  G_OBJECT_CLASS (venule_difference_list_parent_class)->dispose (object);
}

static void
venule_difference_list_class_init (VenuleDifferenceListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_difference_list_dispose;
  chosen_signal
      = g_signal_new ("chosen", VENULE_TYPE_DIFFERENCE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
venule_difference_list_init (VenuleDifferenceList *self)
{
  self->takes = g_ptr_array_new ();
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self->list), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Differences"), -1);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
}

/**
 * venule_difference_list_new:
 * @may_choose: whether one of the two is chosen of each
 *
 * Returns: (transfer floating): a list
 */
GtkWidget *
venule_difference_list_new (gboolean may_choose)
{
  VenuleDifferenceList *self = g_object_new (VENULE_TYPE_DIFFERENCE_LIST, NULL);

  self->may_choose = may_choose;
  return GTK_WIDGET (self);
}

/**
 * venule_difference_list_set_given:
 * @self: a list to choose in
 * @given: (nullable): of which differences the other version stands
 * @user_data: for it
 */
void
venule_difference_list_set_given (VenuleDifferenceList *self, VenuleDifferenceFunc given, gpointer user_data)
{
  self->is_given = given;
  self->user_data = user_data;
}

/**
 * venule_difference_list_set_fixed:
 * @self: a list to choose in
 * @fixed: (nullable): of which differences the one version stands that is there already
 * @user_data: for it
 */
void
venule_difference_list_set_fixed (VenuleDifferenceList *self, VenuleDifferenceFunc fixed, gpointer user_data)
{
  self->is_fixed = fixed;
  self->user_data = user_data;
}

/**
 * venule_difference_list_set_base:
 * @self: a list to choose in
 * @base: (nullable): what both versions began as, where that is known, of the same form
 * @proposes_newer: whether what only one of them changed is chosen from the start, and nothing of what else differs;
 *   else the one version is
 */
void
venule_difference_list_set_base (VenuleDifferenceList *self, VenuleConsultation *base, gboolean proposes_newer)
{
  g_set_object (&self->base, base);
  self->proposes_newer = proposes_newer;
}

/**
 * venule_difference_list_show:
 * @self: a list
 * @mine: one version; it stands until something else is chosen, or as [method@DifferenceList.set_base] says
 * @mine_title: what it is called
 * @theirs: the other, of the same form
 * @theirs_title: what it is called
 *
 * Returns: how many rows there are
 */
guint
venule_difference_list_show (VenuleDifferenceList *self,
                             VenuleConsultation *mine,
                             const char *mine_title,
                             VenuleConsultation *theirs,
                             const char *theirs_title)
{
  guint n = 0;

  clear (self);
  self->mine = g_object_ref (mine);
  self->theirs = g_object_ref (theirs);
  self->differences = venule_comparison_new (mine, theirs);
  self->sides = venule_newer_side_find (self->differences, mine, theirs, self->base);
  for (guint i = 0; i < self->differences->len; i++)
    {
      if (self->may_choose && find_whole (self->differences, self->differences->pdata[i]) != NULL)
        {
          g_ptr_array_add (self->takes, NULL);
          continue;
        }
      add_row (self, self->differences->pdata[i], get_side (self, i), mine_title, theirs_title);
      n++;
    }
  /* Beside rows it would be the last child, and none of them the one with round corners. */
  gtk_list_box_set_placeholder (self->list, n > 0 ? NULL : make_label (_ ("Both say the same."), "difference"));

  return n;
}

/**
 * venule_difference_list_choose_all:
 * @self: a list to choose in
 * @theirs: whether the other version stands everywhere
 *
 * What was typed is chosen, not what it was typed beside: a side that is as it was before is not put over one that was
 * changed, except where that is what stood from the start.
 */
void
venule_difference_list_choose_all (VenuleDifferenceList *self, gboolean theirs)
{
  for (guint i = 0; i < self->takes->len; i++)
    {
      GtkCheckButton *take = self->takes->pdata[i];

      VenuleNewerSide older = theirs ? VENULE_NEWER_MINE : VENULE_NEWER_THEIRS;

      if (take == NULL || (get_side (self, i) == older && (theirs || self->proposes_newer)))
        continue;
      if (theirs)
        gtk_check_button_set_active (take, TRUE);
      else
        gtk_check_button_set_active (GTK_CHECK_BUTTON (gtk_widget_get_prev_sibling (GTK_WIDGET (take))), TRUE);
    }
}

/**
 * venule_difference_list_get_is_decided:
 * @self: a list to choose in
 *
 * Returns: whether one of the two stands wherever there is a choice
 */
gboolean
venule_difference_list_get_is_decided (VenuleDifferenceList *self)
{
  for (guint i = 0; i < self->takes->len; i++)
    {
      GtkWidget *take = self->takes->pdata[i];

      if (take != NULL && !gtk_check_button_get_active (GTK_CHECK_BUTTON (take))
          && !gtk_check_button_get_active (GTK_CHECK_BUTTON (gtk_widget_get_prev_sibling (take))))
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_taken (VenuleDifferenceList *self, const VenuleDifference *difference)
{
  if (is_given (self, difference))
    return TRUE;
  for (guint i = 0; i < self->differences->len; i++)
    if (self->differences->pdata[i] == difference)
      return self->takes->pdata[i] != NULL && gtk_check_button_get_active (self->takes->pdata[i]);

  return FALSE;
}

/**
 * venule_difference_list_get_taken:
 * @self: a list to choose in
 *
 * Returns: (transfer container) (element-type VenuleDifference): those of which the other version stands, with what
 *   goes with them
 */
GPtrArray *
venule_difference_list_get_taken (VenuleDifferenceList *self)
{
  GPtrArray *taken = g_ptr_array_new ();

  for (guint i = 0; i < self->differences->len; i++)
    {
      const VenuleDifference *difference = self->differences->pdata[i];
      const VenuleDifference *whole = find_whole (self->differences, difference);

      /* What was in a member that goes, goes with it. */
      if (whole != NULL ? is_taken (self, whole) && whole->theirs != NULL : is_taken (self, difference))
        g_ptr_array_add (taken, (gpointer) difference);
    }

  return taken;
}
