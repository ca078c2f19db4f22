/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "venule-language-work.h"
#include "venule-translation-item.h"

G_BEGIN_DECLS

/**
 * VenuleReviewWindow:
 *
 * Somebody says that they read a translation and it is right, or takes that back.
 *
 * Signal "reviewed": it was said, and is durable.
 */
#define VENULE_TYPE_REVIEW_WINDOW (venule_review_window_get_type ())
G_DECLARE_FINAL_TYPE (VenuleReviewWindow, venule_review_window, VENULE, REVIEW_WINDOW, AdwWindow)

GtkWidget *venule_review_window_new (GtkWindow *parent,
                                     VenuleLanguageWork *work,
                                     VenuleTranslationItem *item,
                                     gboolean is_revoked);

G_END_DECLS
