/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-folders.h"

/* An empty variable is one that is not set. */
static const char *
get_variable (const char *name)
{
  const char *value = g_getenv (name);

  return value == NULL || *value == '\0' ? NULL : value;
}

/**
 * venule_folders_get_data:
 *
 * The folder that `data/README.md` describes: the one that the variable `VENULE_DATA_DIR` names, else the installed
 * one.
 *
 * Returns: (transfer full) (type filename): its path
 */
char *
venule_folders_get_data (void)
{
  const char *data = get_variable ("VENULE_DATA_DIR");

  return g_strdup (data != NULL ? data : VENULE_DATADIR);
}

/**
 * venule_folders_list_po:
 *
 * Where sheet translations lie (`LANG.po`, and `reviews/LANG.xml` beside them), in the order they are looked for: the
 * user's own, so that a translator sees a file as soon as it is saved, then `sheet` in the folder that the variable
 * `VENULE_PO_DIR` names, else the installed ones.
 *
 * Returns: (transfer full) (array zero-terminated=1): their paths, whether they exist or not
 */
char **
venule_folders_list_po (void)
{
  const char *po = get_variable ("VENULE_PO_DIR");
  g_autoptr (GStrvBuilder) folders = g_strv_builder_new ();
  g_autofree char *own = g_build_filename (g_get_user_data_dir (), "venule", "sheet-languages", NULL);
  g_autofree char *shipped
      = po != NULL ? g_build_filename (po, "sheet", NULL) : g_build_filename (VENULE_DATADIR, "po", "sheet", NULL);

  g_strv_builder_add (folders, own);
  g_strv_builder_add (folders, shipped);
  return g_strv_builder_end (folders);
}
