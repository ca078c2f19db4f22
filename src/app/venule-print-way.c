/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-print-way.h"

/**
 * venule_print_way_make_settings:
 * @way: where to, and how
 *
 * Returns: (transfer full): the same in GTK's words
 */
GtkPrintSettings *
venule_print_way_make_settings (const VenulePrintWay *way)
{
  GtkPrintSettings *settings = gtk_print_settings_new ();

  if (way->printer != NULL)
    gtk_print_settings_set_printer (settings, way->printer);
  gtk_print_settings_set_n_copies (settings, (int) way->copies);
  gtk_print_settings_set_duplex (settings, way->duplex ? GTK_PRINT_DUPLEX_HORIZONTAL : GTK_PRINT_DUPLEX_SIMPLEX);

  return settings;
}

/**
 * venule_print_way_make_page_setup:
 *
 * Returns: (transfer full): the paper that every sheet is for
 */
GtkPageSetup *
venule_print_way_make_page_setup (void)
{
  GtkPageSetup *page_setup = gtk_page_setup_new ();
  GtkPaperSize *paper = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size (page_setup, paper);
  gtk_paper_size_free (paper);

  return page_setup;
}
