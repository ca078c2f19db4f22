/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-case-banners.h"

#include "venule-banner.h"
#include "venule-day-format.h"

#include <glib/gi18n.h>

struct _VenuleCaseBanners
{
  AdwBin parent;
  VenuleBanner *saving;
  VenuleBanner *away;
  VenuleBanner *newer;
  VenuleBanner *superseded;
  VenuleSaveGuard *guard;
  VenuleCase *the_case;      /* (nullable) */
  GCancellable *cancellable; /* (nullable): the sheets given are being looked up */
};

G_DEFINE_FINAL_TYPE (VenuleCaseBanners, venule_case_banners, ADW_TYPE_BIN)

static void
show_saving (VenuleCaseBanners *self)
{
  const char *message = self->the_case == NULL ? NULL : venule_case_get_save_message (self->the_case);
  VenuleSavedness savedness = self->the_case == NULL ? VENULE_SAVED : venule_case_get_savedness (self->the_case);
  g_autofree char *text = NULL;

  /* A newer version is told of where nothing typed would be lost by going on to it. */
  if (savedness != VENULE_SAVED)
    venule_banner_hide (self->newer);

  if (savedness == VENULE_SAVE_CONFLICT)
    venule_banner_show (self->saving,
                        _ ("Changed elsewhere. Nothing is saved here until you choose which answers stand."),
                        _ ("_Compare"), "win.settle");
  else if (message != NULL && savedness != VENULE_SAVED)
    {
      text = g_strdup_printf (_ ("Not saved: %s. It is tried again until it works; leave the program open."), message);
      venule_banner_show (self->saving, text, NULL, NULL);
    }
  else
    venule_banner_hide (self->saving);
}

static void
show_away (VenuleCaseBanners *self)
{
  VenuleCase *trouble = venule_save_guard_find_trouble (self->guard);
  g_autofree char *name = trouble == NULL ? NULL : venule_case_format_name (trouble);
  g_autofree char *text = NULL;

  if (trouble == NULL)
    {
      venule_banner_hide (self->away);
      return;
    }
  text = g_strdup_printf (_ ("The changes to the consultation of %s are not saved."), name);
  venule_banner_show (self->away, text, _ ("_Open it"), "win.open-unsaved");
}

/* Returns: (transfer none) (nullable): the sheet that left the program last */
static const VenuleIssue *
find_latest (GPtrArray *issues)
{
  const VenuleIssue *latest = NULL;

  for (guint i = 0; i < issues->len; i++)
    {
      const VenuleIssue *issue = issues->pdata[i];

      if (latest == NULL || strcmp (issue->at, latest->at) > 0)
        latest = issue;
    }

  return latest;
}

static void
show_superseded (VenuleCaseBanners *self, GPtrArray *issues)
{
  const VenuleIssue *latest = issues == NULL ? NULL : find_latest (issues);
  g_autofree char *at = latest == NULL ? NULL : venule_moment_to_words (latest->at);
  g_autofree char *text = NULL;

  if (latest == NULL || !venule_issue_has_event (latest, VENULE_ISSUE_SUPERSEDED))
    {
      venule_banner_hide (self->superseded);
      return;
    }
  text = g_strdup_printf (_ ("The sheet made on %s is out of date: the consultation was changed afterwards."), at);
  venule_banner_show (self->superseded, text, _ ("_History"), "win.history");
}

static void
on_issues_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleCaseBanners) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) issues = venule_store_list_issues_finish (VENULE_STORE (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->the_case != NULL)
    show_superseded (self, issues);
}

/* What is on screen may be old: somebody else saved it since. */
static void
show_newer (VenuleCaseBanners *self, GPtrArray *revisions)
{
  const VenuleRevision *latest = revisions == NULL || revisions->len == 0 ? NULL : revisions->pdata[revisions->len - 1];
  gboolean is_newer = latest != NULL && venule_case_get_savedness (self->the_case) == VENULE_SAVED
                      && latest->number > venule_case_get_base (self->the_case);
  g_autofree char *at = is_newer ? venule_moment_to_words (latest->at) : NULL;
  g_autofree char *text = NULL;

  if (!is_newer)
    {
      venule_banner_hide (self->newer);
      return;
    }
  text = g_strdup_printf (_ ("%s saved a newer version on %s. This is the one before."), latest->by, at);
  venule_banner_show (self->newer, text, _ ("_Show the newer one"), "win.reload");
}

static void
on_revisions_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (VenuleCaseBanners) self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) revisions = venule_store_list_revisions_finish (VENULE_STORE (source), result, &error);

  if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED) && self->the_case != NULL)
    show_newer (self, revisions);
}

static void
look_up_versions (VenuleCaseBanners *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->the_case == NULL)
    return;
  self->cancellable = g_cancellable_new ();
  venule_store_list_issues_async (venule_desk_get_store (venule_case_get_desk (self->the_case)),
                                  venule_case_get_id (self->the_case), self->cancellable, on_issues_cb,
                                  g_object_ref (self));
  venule_store_list_revisions_async (venule_desk_get_store (venule_case_get_desk (self->the_case)),
                                     venule_case_get_id (self->the_case), self->cancellable, on_revisions_cb,
                                     g_object_ref (self));
}

static void
on_savedness_cb (VenuleCaseBanners *self)
{
  show_saving (self);
  if (venule_case_get_savedness (self->the_case) == VENULE_SAVED)
    look_up_versions (self);
}

static void
on_store_changed_cb (VenuleStore *store, const char *record, VenuleCaseBanners *self)
{
  if (record == NULL || g_str_equal (record, venule_case_get_id (self->the_case)))
    look_up_versions (self);
}

static void
let_go (VenuleCaseBanners *self)
{
  if (self->the_case == NULL)
    return;
  g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_signal_handlers_disconnect_by_data (venule_desk_get_store (venule_case_get_desk (self->the_case)), self);
  g_clear_object (&self->the_case);
}

static void
venule_case_banners_dispose (GObject *object)
{
  VenuleCaseBanners *self = VENULE_CASE_BANNERS (object);

  let_go (self);
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  if (self->guard != NULL)
    g_signal_handlers_disconnect_by_data (self->guard, self);
  g_clear_object (&self->guard);

  G_OBJECT_CLASS (venule_case_banners_parent_class)->dispose (object);
}

static void
venule_case_banners_class_init (VenuleCaseBannersClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_case_banners_dispose;
}

static VenuleBanner *
add_banner (GtkWidget *box)
{
  GtkWidget *banner = venule_banner_new ();

  gtk_box_append (GTK_BOX (box), banner);
  return VENULE_BANNER (banner);
}

static void
venule_case_banners_init (VenuleCaseBanners *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->saving = add_banner (box);
  self->away = add_banner (box);
  self->newer = add_banner (box);
  self->superseded = add_banner (box);
  adw_bin_set_child (ADW_BIN (self), box);
}

/**
 * venule_case_banners_set_guard:
 * @self: the banners
 * @guard: what knows which others are not saved
 */
void
venule_case_banners_set_guard (VenuleCaseBanners *self, VenuleSaveGuard *guard)
{
  g_return_if_fail (self->guard == NULL);

  self->guard = g_object_ref (guard);
  g_signal_connect_swapped (guard, "changed", G_CALLBACK (show_away), self);
}

/**
 * venule_case_banners_set_case:
 * @self: the banners
 * @the_case: (nullable): the consultation on screen
 */
void
venule_case_banners_set_case (VenuleCaseBanners *self, VenuleCase *the_case)
{
  let_go (self);
  venule_banner_hide (self->superseded);
  venule_banner_hide (self->newer);
  if (the_case != NULL)
    {
      self->the_case = g_object_ref (the_case);
      g_signal_connect_swapped (the_case, "notify::savedness", G_CALLBACK (on_savedness_cb), self);
      g_signal_connect (venule_desk_get_store (venule_case_get_desk (the_case)), "changed",
                        G_CALLBACK (on_store_changed_cb), self);
    }
  show_saving (self);
  look_up_versions (self);
}
