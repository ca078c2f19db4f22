/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-cut-vfs.h"
#include "venule-store-await.h"
#include "venule-store-folder.h"

#include <glib/gstdio.h>

#define SAVES 60
#define CUTS  160

/* A store at work on a disk whose power is cut again and again. */
typedef struct
{
  char *base, *folder;
  GRand *rand;
  int chance;              /* one moment in so many is a cut */
  GPtrArray *acknowledged; /* (element-type VenuleRevision), in order */
  gint n_acknowledged;     /* as the disk's thread may read it */
  GArray *at_cut;          /* (element-type gint): how many had been acknowledged at each */
} Scene;

static char *
get_image (const Scene *self, guint number)
{
  g_autofree char *name = g_strdup_printf ("cut-%u", number);

  return g_build_filename (self->base, name, NULL);
}

static void
on_moment (gpointer user_data)
{
  Scene *self = user_data;
  gint n = g_atomic_int_get (&self->n_acknowledged);
  g_autofree char *image = NULL;

  if (self->at_cut->len == CUTS || g_rand_int_range (self->rand, 0, self->chance) != 0)
    return;
  image = get_image (self, self->at_cut->len);
  g_assert_cmpint (g_mkdir (image, 0700), ==, 0);
  venule_cut_vfs_cut (image, g_rand_int (self->rand));
  g_array_append_val (self->at_cut, n);
}

static VenuleRevision *
save_one (Scene *self, VenuleStore *store, guint seed)
{
  g_autoptr (GPtrArray) saves = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_save_free), done = NULL;
  g_autoptr (GError) error = NULL;
  const VenuleRevision *before = NULL;
  g_autofree char *id = g_uuid_string_random ();

  if (self->acknowledged->len > 0 && seed % 3 != 0)
    before = self->acknowledged->pdata[self->acknowledged->len - 1];
  g_ptr_array_add (saves, venule_made_up_save (before ? before->record : id, before ? before->number : 0, seed, "Cut"));
  done = venule_await_save (store, saves, VENULE_AUDIT_SAVED, &error);
  g_assert_no_error (error);
  return venule_revision_ref (done->pdata[0]);
}

static void
work (Scene *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleStore) store = NULL;

  venule_cut_vfs_install (self->folder, on_moment, self);
  store = venule_await_open (self->folder, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < SAVES; i++)
    {
      VenuleRevision *revision = save_one (self, store, i);

      g_ptr_array_add (self->acknowledged, revision);
      g_atomic_int_inc (&self->n_acknowledged);
      if (i % 5 == 0)
        {
          g_autoptr (VenuleIssue) issue = venule_made_up_issue (revision, i);

          venule_await_add_issue (store, issue, &error);
          g_assert_no_error (error);
        }
    }
}

/* Whether the store that a cut left has all that had been acknowledged. */
static gboolean
is_whole (const Scene *self, guint number)
{
  g_autofree char *image = get_image (self, number);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleStore) store = NULL;
  g_autoptr (VenuleStoreState) state = NULL;
  gint n = g_array_index (self->at_cut, gint, number);

  store = venule_await_open (image, &error);
  state = store ? venule_await_verify (store, &error) : NULL;
  for (gint i = 0; state && i < n; i++)
    {
      const VenuleRevision *saved = self->acknowledged->pdata[i];
      g_autoptr (VenuleRevision) there = venule_await_load (store, saved->record, saved->number, &error);

      if (!there || !g_str_equal (there->hash, saved->hash))
        {
          g_test_message ("cut %u: save %d of %d is lost", number, i, n);
          return FALSE;
        }
    }
  if (!state)
    g_test_message ("cut %u: %s", number, error->message);
  return state != NULL;
}

/* Returns: how many of the cuts left a store that lacks something, or is damaged */
static guint
cut_often (guint32 seed)
{
  Scene self = { .chance = 5 };
  guint n_lost = 0;

  self.base = venule_store_folder_new ();
  self.folder = g_build_filename (self.base, "store", NULL);
  self.rand = g_rand_new_with_seed (seed);
  self.acknowledged = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_revision_unref);
  self.at_cut = g_array_new (FALSE, FALSE, sizeof (gint));
  work (&self);
  /* What the store still does at its end, in threads of its own, is done on the disk that is cut. */
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  venule_cut_vfs_remove ();
  g_assert_cmpuint (self.at_cut->len, >, 20);
  for (guint i = 0; i < self.at_cut->len; i++)
    n_lost += !is_whole (&self, i);
  g_test_message ("%u cuts, %u lost something", self.at_cut->len, n_lost);
  venule_store_folder_remove (self.base);
  g_free (self.base);
  g_free (self.folder);
  g_rand_free (self.rand);
  g_ptr_array_unref (self.acknowledged);
  g_array_unref (self.at_cut);
  return n_lost;
}

static void
test_nothing_acknowledged_is_lost (void)
{
  g_assert_cmpuint (cut_often (1), ==, 0);
  g_assert_cmpuint (cut_often (2), ==, 0);
}

/* A disk on which even this loses nothing would show nothing. */
static void
test_control_loses (void)
{
  if (g_test_subprocess ())
    {
      venule_weaken_connections ();
      g_assert_cmpuint (cut_often (1), ==, 0);
      return;
    }
  g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_DEFAULT);
  g_test_trap_assert_failed ();
  g_test_trap_assert_stderr ("*cut_often (1)*== 0*");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/power-cuts/nothing-acknowledged-is-lost", test_nothing_acknowledged_is_lost);
  g_test_add_func ("/power-cuts/control-loses", test_control_loses);
  return g_test_run ();
}
