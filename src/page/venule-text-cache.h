/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "venule-page-text.h"

G_BEGIN_DECLS

/* The texts that a thread has measured lately. Most of what a sheet says stands word for word on the next
 * one, and on this one after the next answer. */

GBytes *venule_text_cache_make_key (const VenulePageStyle *style,
                                    const VenuleWording *wording,
                                    VenuleTextRole role,
                                    double width);
VenulePageText *venule_text_cache_find (VenuleFonts *fonts, GBytes *key);
void venule_text_cache_keep (VenuleFonts *fonts, GBytes *key, VenulePageText *text);
void venule_text_cache_clear (VenuleFonts *fonts);

G_END_DECLS
