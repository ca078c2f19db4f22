/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-aside-banner.h"

#include "venule-banner.h"
#include "venule-case-aside.h"

#include <glib/gi18n.h>

/* More would leave no room for the consultation. */
#define MOST_FILES 2

struct _VenuleAsideBanner
{
  AdwBin parent;
  VenuleBanner *banner;
  VenuleBanner *complaint;
  VenuleDesk *desk; /* (nullable): until it is open */
  char *record;     /* (nullable): of the consultation on screen */
};

G_DEFINE_FINAL_TYPE (VenuleAsideBanner, venule_aside_banner, ADW_TYPE_BIN)

static void
show (VenuleAsideBanner *self)
{
  GListModel *list = self->desk == NULL ? NULL : venule_desk_get_aside (self->desk);
  g_autoptr (VenuleUnsaved) first = list == NULL ? NULL : g_list_model_get_item (list, 0);
  g_autofree char *text = NULL;

  if (first == NULL)
    {
      venule_banner_hide (self->banner);
      return;
    }
  if (self->record != NULL && venule_desk_find_aside (self->desk, self->record) != NULL)
    {
      venule_banner_show (self->banner,
                          _ ("Answers to this consultation could not be saved when the program was ended. They are not "
                             "in it until you choose them."),
                          _ ("_Compare"), "win.compare-aside");
      return;
    }
  text = g_strdup_printf (_ ("Answers to the consultation of %s could not be saved when the program was ended."),
                          first->name);
  venule_banner_show (self->banner, text, _ ("_Open it"), "win.compare-aside");
}

/* It is kept nowhere else: it is told until the file is no longer there, and the program does not touch it. */
static void
show_complaints (VenuleAsideBanner *self)
{
  GListModel *list = venule_desk_get_aside_complaints (self->desk);
  guint n = g_list_model_get_n_items (list);
  g_autoptr (GString) files = g_string_new (NULL);
  g_autofree char *text = NULL;

  if (n == 0)
    {
      venule_banner_hide (self->complaint);
      return;
    }
  for (guint i = 0; i < MIN (n, MOST_FILES); i++)
    {
      g_autoptr (GtkStringObject) complaint = g_list_model_get_item (list, i);

      g_string_append_printf (files, "\n%s", gtk_string_object_get_string (complaint));
    }
  if (n > MOST_FILES)
    g_string_append (files, "\n…");
  text = g_strdup_printf (
      _ ("Answers that could not be saved when the program was ended can’t be read, and are in no consultation. They "
         "stay in their file until somebody moves it: have it put right, or type them again from your notes and move "
         "the file to another folder.%s"),
      files->str);
  venule_banner_show (self->complaint, text, _ ("_Look again"), "win.look-aside");
}

static void
venule_aside_banner_dispose (GObject *object)
{
  VenuleAsideBanner *self = VENULE_ASIDE_BANNER (object);

  if (self->desk != NULL)
    {
      g_signal_handlers_disconnect_by_data (venule_desk_get_aside (self->desk), self);
      g_signal_handlers_disconnect_by_data (venule_desk_get_aside_complaints (self->desk), self);
    }
  g_clear_object (&self->desk);
  g_clear_pointer (&self->record, g_free);

  G_OBJECT_CLASS (venule_aside_banner_parent_class)->dispose (object);
}

static void
venule_aside_banner_class_init (VenuleAsideBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_aside_banner_dispose;
}

static void
venule_aside_banner_init (VenuleAsideBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->complaint = VENULE_BANNER (venule_banner_new ());
  self->banner = VENULE_BANNER (venule_banner_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->complaint));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->banner));
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * venule_aside_banner_set_desk:
 * @self: the banner, once
 * @desk: a desk that is open
 */
void
venule_aside_banner_set_desk (VenuleAsideBanner *self, VenuleDesk *desk)
{
  g_return_if_fail (self->desk == NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_swapped (venule_desk_get_aside (desk), "items-changed", G_CALLBACK (show), self);
  g_signal_connect_swapped (venule_desk_get_aside_complaints (desk), "items-changed", G_CALLBACK (show_complaints),
                            self);
  show (self);
  show_complaints (self);
}

/**
 * venule_aside_banner_set_case:
 * @self: the banner
 * @the_case: (nullable): the consultation on screen
 */
void
venule_aside_banner_set_case (VenuleAsideBanner *self, VenuleCase *the_case)
{
  g_free (self->record);
  self->record = the_case == NULL ? NULL : g_strdup (venule_case_get_id (the_case));
  show (self);
}
