/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-fonts.h"
#include "venule-pages.h"

#include <fontconfig/fontconfig.h>

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)

typedef struct
{
  const char *language, *family;
} Row;

static const Row rows[] = {
  { "en-GB", "Noto Sans" },
  { "pl", "Noto Sans" },
  { "ar", "Noto Naskh Arabic,Noto Sans" },
  { "ar-EG", "Noto Naskh Arabic,Noto Sans" },
  { "ur", "Noto Nastaliq Urdu,Noto Sans" },
  { "bn", "Noto Sans Bengali,Noto Sans" },
  { "pa", "Noto Sans Gurmukhi,Noto Sans" },
  { "gu", "Noto Sans Gujarati,Noto Sans" },
  { "zh-Hans", "Noto Sans CJK SC,Noto Sans" },
  { "a", "Noto Sans" },
  { "", "Noto Sans" },
  { NULL, "Noto Sans" },
};

static void
test_families (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleFonts) fonts = venule_fonts_new (NULL, &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_assert_cmpstr (venule_fonts_get_family (fonts, rows[i].language), ==, rows[i].family);
  g_assert_cmpfloat (venule_fonts_get_pitch_factor (fonts, "en-GB"), ==, 1);
  g_assert_cmpfloat (venule_fonts_get_pitch_factor (fonts, "ur"), >, venule_fonts_get_pitch_factor (fonts, "ar"));
  g_assert_cmpfloat (venule_fonts_get_size_factor (fonts, "ar"), >, 1);
}

static void
test_cover (void)
{
  static const char *const texts[] = { "Łukasz Ἀθῆναι Юлия", "محمد", "বাংলা", "ਪੰਜਾਬੀ", "ગુજરાતી", "اردو" };
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleFonts) fonts = venule_fonts_new (NULL, &error);

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (PangoContext) context = NULL;
      g_autoptr (PangoLayout) layout = NULL;
      g_autoptr (PangoFontDescription) description = pango_font_description_from_string ("Noto Sans 12");

      g_assert_true (venule_fonts_cover (fonts, texts[i], &error));
      g_assert_no_error (error);
      context = venule_fonts_create_context (fonts);
      layout = pango_layout_new (context);
      pango_layout_set_font_description (layout, description);
      pango_layout_set_text (layout, texts[i], -1);
      g_assert_cmpint (pango_layout_get_unknown_glyphs_count (layout), ==, 0);
    }
}

static void
test_packages (void)
{
  g_assert_cmpstr (venule_fonts_name_package (0x6F22), ==, "fonts-noto-cjk");
  g_assert_cmpstr (venule_fonts_name_package (0x0628), ==, "fonts-noto-core");
  g_assert_cmpstr (venule_fonts_name_package (0x1F600), ==, "fonts-noto-core");
  g_assert_cmpstr (venule_fonts_name_package (0x13000), ==, "fonts-noto");
}

/* A private configuration: the system's fonts are not even looked at. */
static void
test_system_fonts (void)
{
  FcFontSet *system_fonts;
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleFonts) fonts = NULL;

  venule_fonts_forgo_system_fonts ();
  venule_fonts_forgo_system_fonts ();
  fonts = venule_fonts_new (NULL, &error);
  g_assert_no_error (error);
  system_fonts = FcConfigGetFonts (FcConfigGetCurrent (), FcSetSystem);
  g_assert_true (system_fonts == NULL || system_fonts->nfont == 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/fonts/system-fonts", test_system_fonts);
  g_test_add_func ("/page/fonts/families", test_families);
  g_test_add_func ("/page/fonts/cover", test_cover);
  g_test_add_func ("/page/fonts/packages", test_packages);
  return g_test_run ();
}
