/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-comparison.h"

G_BEGIN_DECLS

/**
 * VenuleDifferenceList:
 *
 * Two versions of a consultation against one another, answer by answer; where it is to be chosen, which stands.
 */
#define VENULE_TYPE_DIFFERENCE_LIST (venule_difference_list_get_type ())
G_DECLARE_FINAL_TYPE (VenuleDifferenceList, venule_difference_list, VENULE, DIFFERENCE_LIST, AdwBin)

/* Whether the other version stands whatever is wanted here: it is not for who sits here to choose. */
typedef gboolean (*VenuleDifferenceFunc) (const VenuleDifference *difference, gpointer user_data);

GtkWidget *venule_difference_list_new (gboolean may_choose);
void venule_difference_list_set_given (VenuleDifferenceList *self, VenuleDifferenceFunc is_given, gpointer user_data);
void venule_difference_list_set_fixed (VenuleDifferenceList *self, VenuleDifferenceFunc is_fixed, gpointer user_data);
void venule_difference_list_set_base (VenuleDifferenceList *self, VenuleConsultation *base, gboolean proposes_newer);
guint venule_difference_list_show (VenuleDifferenceList *self,
                                   VenuleConsultation *mine,
                                   const char *mine_title,
                                   VenuleConsultation *theirs,
                                   const char *theirs_title);
void venule_difference_list_choose_all (VenuleDifferenceList *self, gboolean theirs);
gboolean venule_difference_list_get_is_decided (VenuleDifferenceList *self);
GPtrArray *venule_difference_list_get_taken (VenuleDifferenceList *self);

G_END_DECLS
