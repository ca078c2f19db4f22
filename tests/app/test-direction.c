/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is drawn: numbers and days keep their order in a line that runs either way. It is run in a language of each. */
#include "venule-day-format.h"
#include "venule-direction.h"
#include "venule-program-language.h"

#include <pango/pangocairo.h>

#define PHONE  "07700 900121"
#define DOSE   "Fibrovein 0.2 %"
#define ARABIC "\331\205\330\255\331\205\330\257" /* a name */

static PangoLayout *
lay_out (const char *text)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  PangoLayout *layout = pango_layout_new (context);

  pango_context_set_base_dir (context, venule_language_is_right_to_left () ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
  pango_layout_set_text (layout, text, -1);
  g_object_unref (context);
  return layout;
}

/* Whether each letter of the part stands to the right of the one before. */
static gboolean
runs_to_the_right (const char *text, const char *part)
{
  g_autoptr (PangoLayout) layout = lay_out (text);
  int begin = (int) (strstr (text, part) - text), before = G_MININT;

  for (gsize i = 0; i < strlen (part); i++)
    {
      PangoRectangle place;

      pango_layout_index_to_pos (layout, begin + (int) i, &place);
      if (MIN (place.x, place.x + place.width) <= before)
        return FALSE;
      before = MIN (place.x, place.x + place.width);
    }
  return TRUE;
}

static int
get_x (PangoLayout *layout, const char *text, const char *part)
{
  PangoRectangle place;

  pango_layout_index_to_pos (layout, (int) (strstr (text, part) - text), &place);
  return place.x;
}

static void
test_code (void)
{
  g_autofree char *code = venule_direction_isolate_code (PHONE);
  const char *const around[] = { "", "Phone: ", ARABIC ": " };

  for (guint i = 0; i < G_N_ELEMENTS (around); i++)
    {
      g_autofree char *naked = g_strconcat (around[i], PHONE, NULL);
      g_autofree char *text = g_strconcat (around[i], code, NULL);

      if (venule_language_is_right_to_left ())
        {
          g_assert_true (runs_to_the_right (text, PHONE));
          if (i != 1) /* the control: it would turn */
            g_assert_false (runs_to_the_right (naked, PHONE));
        }
      else if (i < 2)
        g_assert_cmpstr (text, ==, naked);
    }
}

/* A name that runs the other way takes nothing beside it along. */
static void
test_name (void)
{
  const char *const names[] = { "Ann Example", ARABIC };

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *name = venule_direction_isolate (names[i]);
      g_autofree char *day = venule_direction_isolate ("9 Apr 1968");
      g_autofree char *code = venule_direction_isolate_code ("943 476 5919");
      g_autofree char *together = g_strdup_printf ("%s · %s · %s", name, day, code);
      g_autofree char *line = venule_direction_begin (together);
      g_autoptr (PangoLayout) layout = lay_out (line);
      gboolean is_rtl = venule_language_is_right_to_left ();

      g_assert_true (runs_to_the_right (line, "9 Apr 1968"));
      g_assert_true (runs_to_the_right (line, "943 476 5919"));
      g_assert_true ((get_x (layout, line, names[i]) > get_x (layout, line, "943")) == is_rtl);
    }
}

/* Lines of one label begin at one edge. */
static void
test_begin (void)
{
  g_autofree char *latin = venule_direction_begin ("Ann Example");
  g_autofree char *arabic = venule_direction_begin (ARABIC);
  g_autofree char *text = g_strdup_printf ("%s\n%s\n", latin, arabic);
  g_autoptr (PangoLayout) layout = lay_out (text);

  for (int i = 0; i < 2; i++)
    g_assert_cmpint (pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (layout, i)), ==,
                     venule_language_is_right_to_left () ? PANGO_DIRECTION_RTL : PANGO_DIRECTION_LTR);
}

/* Only letters that run from right to left are kept apart where everything else runs the other way: digits, Arabic ones
 * too, and signs have no direction of their own. */
static void
test_letters (void)
{
  static const struct
  {
    const char *text;
    gboolean is_right_to_left;
  } cases[] = {
    { "Ann O\342\200\231Example-2", FALSE },
    { "\316\221\316\275\316\275\316\261", FALSE }, /* Latin, Greek */
    { "\340\252\205\340\252\250\340\253\215", FALSE },
    { "\345\256\211", FALSE }, /* Gujarati, Chinese */
    { "\331\241\331\242", FALSE },
    { "07700 900121", FALSE }, /* digits */
    { "\327\220", TRUE },
    { "Ann " ARABIC, TRUE }, /* Hebrew, Arabic last */
    { "\332\206", TRUE },
    { "\360\236\244\200", TRUE }, /* Urdu, Adlam */
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *isolated = venule_direction_isolate (cases[i].text);
      gboolean is_isolated = !g_str_equal (isolated, cases[i].text);

      g_assert_cmpint (is_isolated, ==, cases[i].is_right_to_left || venule_language_is_right_to_left ());
    }
}

/* The sign belongs to its number, and that to its name, whatever stands after them. */
static void
test_within (void)
{
  const char *const after[] = { ", liquid · batch FV2231", "\330\214 " ARABIC " \302\267 " ARABIC " FV2231" };

  for (guint i = 0; i < G_N_ELEMENTS (after); i++)
    {
      g_autofree char *naked = g_strconcat (DOSE, after[i], NULL);
      g_autofree char *apart = venule_direction_isolate_within (naked, DOSE);
      g_autofree char *line = venule_direction_begin (apart);
      g_autofree char *same = venule_direction_isolate_within (naked, PHONE);
      g_autofree char *turned = venule_direction_begin (naked);

      g_assert_cmpstr (same, ==, naked);
      g_assert_true (runs_to_the_right (line, DOSE));
      if (venule_language_is_right_to_left () && i == 1) /* the control: the sign would be before the name */
        g_assert_false (runs_to_the_right (turned, DOSE));
    }
}

/* One after the other in the direction that the language has, and each as it is read. */
static void
test_list (void)
{
  const char *const parts[] = { "Fibrovein", "0.2 %", ARABIC };
  g_autoptr (GString) list = g_string_new (NULL);
  g_autofree char *line = NULL;
  g_autoptr (PangoLayout) layout = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *apart = venule_direction_isolate (parts[i]);

      g_string_append_printf (list, "%s%s", i == 0 ? "" : ", ", apart);
    }
  line = venule_direction_begin (list->str);
  layout = lay_out (line);
  g_assert_true (runs_to_the_right (line, "0.2 %"));
  for (guint i = 1; i < G_N_ELEMENTS (parts); i++)
    g_assert_true ((get_x (layout, line, parts[i - 1]) > get_x (layout, line, parts[i]))
                   == venule_language_is_right_to_left ());
}

static void
test_strip (void)
{
  g_autofree char *isolated = venule_direction_isolate (ARABIC);
  g_autofree char *begun = venule_direction_begin (isolated);
  g_autofree char *plain = venule_direction_strip (begun);

  g_assert_cmpstr (plain, ==, ARABIC);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  venule_program_language_set_up ();
  g_assert_cmpint (venule_language_is_right_to_left (), ==, g_strcmp0 (g_getenv ("LANGUAGE"), "ar") == 0);

  g_test_add_func ("/direction/code", test_code);
  g_test_add_func ("/direction/name", test_name);
  g_test_add_func ("/direction/begin", test_begin);
  g_test_add_func ("/direction/letters", test_letters);
  g_test_add_func ("/direction/within", test_within);
  g_test_add_func ("/direction/list", test_list);
  g_test_add_func ("/direction/strip", test_strip);

  return g_test_run ();
}
