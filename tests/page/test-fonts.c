/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-fonts.h"
#include "venule-pages.h"

#include <fontconfig/fontconfig.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

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

/* A face, what it serves, and who names it when it is not there. */
typedef struct
{
  const char *files, *language, *text, *package, *stand_in;
} Missing;

static const Missing faces[] = {
  { "NotoSans-", "en-GB", "abc", "fonts-noto-core", NULL },
  { "NotoNaskhArabic-", "ar", "بعد", "fonts-noto-core", NULL },
  { "NotoNastaliqUrdu-", "ur", "بعد", "fonts-noto-core", "Noto Naskh Arabic,Noto Sans" },
  { "NotoSansBengali-", "bn", "পরে", "fonts-noto-core", NULL },
  { "NotoSansGurmukhi-", "pa", "ਬਾਅਦ", "fonts-noto-core", NULL },
  { "NotoSansGujarati-", "gu", "પછી", "fonts-noto-core", NULL },
  { "NotoSansCJK-", "zh-Hans", "之后", "fonts-noto-cjk", NULL },
};

/* The installed files but those whose names begin so. */
static char *
link_fonts_without (const char *files)
{
  static const char *const sources[] = { "/usr/share/fonts/truetype/noto", "/usr/share/fonts/opentype/noto" };
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("venule-fonts-XXXXXX", &error);

  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    {
      g_autoptr (GDir) open = g_dir_open (sources[i], 0, &error);
      const char *name;

      g_assert_no_error (error);
      while ((name = g_dir_read_name (open)) != NULL)
        {
          g_autofree char *source = g_build_filename (sources[i], name, NULL);
          g_autofree char *link = g_build_filename (folder, name, NULL);

          if (!g_str_has_prefix (name, files))
            g_assert_cmpint (symlink (source, link), ==, 0);
        }
    }
  return folder;
}

static void
remove_links (const char *folder)
{
  g_autoptr (GDir) open = g_dir_open (folder, 0, NULL);
  const char *name;

  while ((name = g_dir_read_name (open)) != NULL)
    {
      g_autofree char *link = g_build_filename (folder, name, NULL);

      g_unlink (link);
    }
  g_rmdir (folder);
}

/* Without its face a language is refused, or a name in its writing, and the package is named; the other languages are
 * none the worse. */
static void
test_missing (gconstpointer data)
{
  const Missing *row = data;
  const char *languages[] = { row->language, NULL };
  g_autofree char *folder = link_fonts_without (row->files);
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleFonts) fonts = NULL;

  g_setenv ("VENULE_FONTS_DIR", folder, TRUE);
  fonts = venule_fonts_new (languages, &error);
  if (row->stand_in != NULL)
    {
      g_assert_no_error (error);
      g_assert_true (venule_fonts_serve (fonts, row->language));
      g_assert_cmpstr (venule_fonts_get_family (fonts, row->language), ==, row->stand_in);
    }
  else
    {
      g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_GLYPH);
      g_assert_nonnull (strstr (error->message, row->package));
      g_clear_error (&error);
      fonts = row->language[0] == 'e' ? NULL : venule_fonts_new (NULL, &error);
      g_assert_no_error (error);
      if (fonts != NULL)
        {
          g_assert_false (venule_fonts_cover (fonts, row->text, &error));
          g_assert_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_GLYPH);
          g_assert_nonnull (strstr (error->message, row->package));
          g_clear_error (&error);
          g_assert_true (venule_fonts_cover (fonts, "Łukasz", &error));
        }
    }
  g_unsetenv ("VENULE_FONTS_DIR");
  remove_links (folder);
}

/* Arabic was printed before: Urdu still gets its own face. */
static void
test_urdu_after_arabic (void)
{
  static const char *const arabic[] = { "ar", NULL };
  g_autoptr (GError) error = NULL;
  g_autoptr (VenuleFonts) fonts = venule_fonts_new (arabic, &error);

  g_assert_no_error (error);
  g_assert_false (venule_fonts_serve (fonts, "ur"));
  g_assert_cmpstr (venule_fonts_get_family (fonts, "ur"), ==, "Noto Nastaliq Urdu,Noto Sans");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/page/fonts/system-fonts", test_system_fonts);
  g_test_add_func ("/page/fonts/families", test_families);
  g_test_add_func ("/page/fonts/cover", test_cover);
  g_test_add_func ("/page/fonts/packages", test_packages);
  g_test_add_func ("/page/fonts/urdu-after-arabic", test_urdu_after_arabic);
  for (guint i = 0; i < G_N_ELEMENTS (faces); i++)
    {
      g_autofree char *path = g_strdup_printf ("/page/fonts/missing/%s", faces[i].language);

      g_test_add_data_func (path, &faces[i], test_missing);
    }
  return g_test_run ();
}
