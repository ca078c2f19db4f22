/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-newer-side.h"

#include <string.h>

/* A member is changed by whatever is changed in it. */
static gboolean
is_among (GPtrArray *changes, const VenuleDifference *difference)
{
  gsize length = strlen (difference->path);
  gboolean is_member = difference->kind == VENULE_DIFFERENCE_MEMBER;

  for (guint i = 0; i < changes->len; i++)
    {
      const VenuleDifference *change = changes->pdata[i];

      if (g_str_equal (change->path, difference->path)
          || (is_member && g_str_has_prefix (change->path, difference->path) && change->path[length] == '/'))
        return TRUE;
    }
  return FALSE;
}

/**
 * venule_newer_side_find:
 * @differences: (element-type VenuleDifference): of [func@comparison_new] of @mine and @theirs
 * @mine: one version
 * @theirs: another, of the same form
 * @base: (nullable): the version that both began as, of the same form
 *
 * Who saves a whole version says with it also what nobody there has looked at since: of two answers, one that still is
 * what it was before both is the older.
 *
 * Returns: (transfer full) (element-type VenuleNewerSide): of each difference, which side was changed since @base
 */
GArray *
venule_newer_side_find (GPtrArray *differences,
                        VenuleConsultation *mine,
                        VenuleConsultation *theirs,
                        VenuleConsultation *base)
{
  GArray *sides = g_array_sized_new (FALSE, TRUE, sizeof (VenuleNewerSide), differences->len);
  g_autoptr (GPtrArray) by_me = base == NULL ? NULL : venule_comparison_new (base, mine);
  g_autoptr (GPtrArray) by_them = base == NULL ? NULL : venule_comparison_new (base, theirs);

  for (guint i = 0; i < differences->len; i++)
    {
      gboolean is_mine = by_me != NULL && is_among (by_me, differences->pdata[i]);
      gboolean is_theirs = by_them != NULL && is_among (by_them, differences->pdata[i]);
      VenuleNewerSide side = is_mine == is_theirs ? VENULE_NEWER_BOTH
                             : is_mine            ? VENULE_NEWER_MINE
                                                  : VENULE_NEWER_THEIRS;

      if (base == NULL)
        side = VENULE_NEWER_UNKNOWN;
      g_array_append_val (sides, side);
    }
  return sides;
}
