/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-store.h"

G_BEGIN_DECLS

/* Backups made day by day into one folder, at most one a day, of which so many are kept. */
#define VENULE_BACKUPS_KEPT 30

typedef struct
{
  gboolean is_new;         /* one was made now */
  guint n_kept;            /* how many are there */
  char *newest;            /* (nullable): the path of the newest good one; NULL: there is none */
  gint age;                /* its age in days; -1: there is none */
  VenuleStoreState *state; /* (nullable): what that one holds */
  char *damaged;           /* (nullable): a newer one that isn't good, with what is wrong with it */
} VenuleBackupReport;

void venule_backup_report_free (VenuleBackupReport *self);

/* keep: at least 1; today: the civil day that the backup is for */
void venule_store_back_up_daily_async (VenuleStore *store,
                                       GFile *folder,
                                       guint keep,
                                       VenuleCivilDate today,
                                       const char *by,
                                       GCancellable *cancellable,
                                       GAsyncReadyCallback callback,
                                       gpointer user_data);
VenuleBackupReport *venule_store_back_up_daily_finish (VenuleStore *store, GAsyncResult *result, GError **error);

/* Only looks: which is the newest good one? */
void venule_store_find_newest_backup_async (VenuleStore *store,
                                            GFile *folder,
                                            VenuleCivilDate today,
                                            GCancellable *cancellable,
                                            GAsyncReadyCallback callback,
                                            gpointer user_data);
VenuleBackupReport *venule_store_find_newest_backup_finish (VenuleStore *store, GAsyncResult *result, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleBackupReport, venule_backup_report_free)

G_END_DECLS
