/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-cut-vfs.h"

#include <sqlite3.h>

static int
refuse_full (
    void *user_data, int action, const char *pragma, const char *value, const char *schema, const char *trigger)
{
  return action == SQLITE_PRAGMA && value && g_ascii_strcasecmp (pragma, "synchronous") == 0 ? SQLITE_IGNORE
                                                                                             : SQLITE_OK;
}

static int
weaken (sqlite3 *connection, char **message, const sqlite3_api_routines *routines)
{
  int status = sqlite3_exec (connection, "PRAGMA synchronous=NORMAL", NULL, NULL, message);

  if (status == SQLITE_OK)
    status = sqlite3_set_authorizer (connection, refuse_full, NULL);
  return status;
}

void
venule_weaken_connections (void)
{
  sqlite3_auto_extension ((void (*) (void)) weaken);
}
