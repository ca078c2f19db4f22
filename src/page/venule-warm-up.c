/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-warm-up.h"

#include "venule-page-text.h"

/* Enough for Pango to open a face and to plan its shaping. */
#define SAMPLE "Abc 123."

/* Whether no role before this one is set in the same type. */
static gboolean
is_new (const VenulePageStyle *style, VenuleTextRole role)
{
  VenuleRoleStyle own = venule_page_style_get_role (style, role);

  for (guint i = 0; i < role; i++)
    {
      VenuleRoleStyle other = venule_page_style_get_role (style, i);

      if (other.size == own.size && other.bold == own.bold && other.phone_size == own.phone_size)
        return FALSE;
    }

  return TRUE;
}

static void
match_fonts (VenuleTypesetter *typesetter, const char *language)
{
  const VenulePageStyle *style = venule_typesetter_get_style (typesetter);

  for (guint role = 0; role < VENULE_N_ROLES; role++)
    {
      VenuleRoleStyle type = venule_page_style_get_role (style, role);

      if (!is_new (style, role))
        continue;
      venule_typesetter_match_font (typesetter, language, type.size, type.bold);
      if (type.phone_size > type.size)
        venule_typesetter_match_font (typesetter, language, type.phone_size, TRUE);
    }
}

/**
 * venule_warm_up_fonts:
 * @fonts: fonts that no other thread uses now
 * @language: BCP 47, that of the sheet to come
 * @format: its size of print
 * @is_wanted: whether somebody waits for the fonts; set by another thread
 *
 * Sets a word in each size and weight that a sheet has, until the fonts are wanted: to open a face, to plan its shaping
 * and to measure it is a quarter of what laying out a first sheet takes. All fonts are matched in any case:
 * Pango starts two threads for each, and none can be started while libraries are loaded beside it.
 */
void
venule_warm_up_fonts (VenuleFonts *fonts, const char *language, VenuleFormat format, const gint *is_wanted)
{
  const VenulePageStyle *style = venule_page_style_get (format);
  g_autoptr (VenuleTypesetter) typesetter = venule_typesetter_new (fonts, style);
  g_autoptr (GArray) spans = g_array_new (FALSE, FALSE, sizeof (VenuleSpan));
  /* Some of it is a number to ring, which has a size of its own. */
  VenuleSpan phone = { 0, 3, VENULE_SPAN_PHONE };
  VenuleWording wording = { .text = (char *) SAMPLE, .language = g_intern_string (language), .spans = spans };

  g_array_append_val (spans, phone);
  match_fonts (typesetter, wording.language);
  for (guint role = 0; role < VENULE_N_ROLES && !g_atomic_int_get (is_wanted); role++)
    if (is_new (style, role))
      {
        VenulePageText *text = venule_page_text_new (typesetter, &wording, role, -1, NULL);

        g_clear_pointer (&text, venule_page_text_unref);
      }
}
