/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-backup-banner.h"

#include "venule-banner.h"
#include "venule-store-backup.h"

#include <glib/gi18n.h>

#define LOOK_S 600

struct _VenuleBackupBanner
{
  AdwBin parent;
  VenuleBanner *banner;
  VenuleDesk *desk;
  GCancellable *cancellable; /* (nullable): a copy is under way */
  VenuleCivilDate day;       /* whose copy was made last, or tried */
  guint timer;
};

G_DEFINE_FINAL_TYPE (VenuleBackupBanner, venule_backup_banner, ADW_TYPE_BIN)

static void
on_backed_up_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleBackupBanner) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleBackupReport) report = venule_store_back_up_daily_finish (VENULE_STORE (source), result, &error);
  g_autofree char *words = NULL;

  /* Another folder was chosen meanwhile, or the window is gone. */
  if (g_cancellable_is_cancelled (g_task_get_cancellable (G_TASK (result))))
    return;
  g_clear_object (&self->cancellable);
  if (report != NULL)
    {
      venule_banner_hide (self->banner);
      return;
    }
  words = g_strdup_printf (_ ("There is no copy of today: %s. See to the folder, or choose another one; a copy can be "
                              "made by hand, too."),
                           error->message);
  venule_banner_show (self->banner, words, _ ("_Copies…"), "win.keep");
}

static void
back_up (VenuleBackupBanner *self)
{
  g_autofree char *path = g_settings_get_string (venule_desk_get_settings (self->desk), "backup-folder");
  const char *person = venule_desk_get_person (self->desk);
  g_autoptr (GFile) folder = NULL;

  self->day = venule_desk_get_today (self->desk);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  venule_banner_hide (self->banner);
  if (*path == '\0' || venule_desk_get_is_practice (self->desk) || venule_desk_get_store (self->desk) == NULL)
    return;
  folder = g_file_new_for_path (path);
  self->cancellable = g_cancellable_new ();
  venule_store_back_up_daily_async (venule_desk_get_store (self->desk), folder, VENULE_BACKUPS_KEPT,
                                    venule_desk_get_today (self->desk), *person == '\0' ? g_get_user_name () : person,
                                    self->cancellable, on_backed_up_cb, g_object_ref (self));
}

/* A window that stays open overnight has a copy of the new day, too. */
static gboolean
on_time_cb (gpointer data)
{
  VenuleBackupBanner *self = data;

  if (venule_desk_get_today (self->desk) != self->day)
    back_up (self);
  return G_SOURCE_CONTINUE;
}

static void
venule_backup_banner_dispose (GObject *object)
{
  VenuleBackupBanner *self = VENULE_BACKUP_BANNER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (venule_backup_banner_parent_class)->dispose (object);
}

static void
venule_backup_banner_class_init (VenuleBackupBannerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_backup_banner_dispose;
}

static void
venule_backup_banner_init (VenuleBackupBanner *self)
{
  self->banner = VENULE_BANNER (venule_banner_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->banner));
}

/**
 * venule_backup_banner_start:
 * @self: a banner, once
 * @desk: a desk that is open
 *
 * Makes each day's copy, in the background, unless there is one; and again when another folder is chosen.
 */
void
venule_backup_banner_start (VenuleBackupBanner *self, VenuleDesk *desk)
{
  g_set_object (&self->desk, desk);
  g_signal_connect_object (venule_desk_get_settings (desk), "changed::backup-folder", G_CALLBACK (back_up), self,
                           G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (LOOK_S, on_time_cb, self);
  back_up (self);
}
