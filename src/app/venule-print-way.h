/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a sheet is printed, and how. */
typedef struct
{
  const char *printer; /* (nullable): NULL, "": the one that the print service prefers */
  guint copies;
  gboolean duplex;
} VenulePrintWay;

GtkPrintSettings *venule_print_way_make_settings (const VenulePrintWay *way);
GtkPageSetup *venule_print_way_make_page_setup (void);

G_END_DECLS
