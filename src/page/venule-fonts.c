/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-fonts.h"

#include "venule-pages.h"

#include <glib/gi18n-lib.h>
#include <fontconfig/fontconfig.h>
#include <pango/pangocairo.h>
#include <pango/pangofc-fontmap.h>
#include <string.h>

#define N_SCRIPTS 4

/* Dots in an inch: one a point. Pango asks a context of the map's own for the metrics of a font; at another resolution,
 * each size would be matched twice, with two threads for each. */
#define RESOLUTION 72

/* One family of the sheet's print: where it comes from and which writing it serves. */
typedef struct
{
  const char *family;
  const char *families; /* the list to ask Pango for: Latin words stand in every sheet */
  const char *regular, *bold;
  const char *package;
  const char *languages; /* the primary tags that it serves before all other faces, separated by spaces */
  const char *stand_in;  /* (nullable): the family that serves them where this one is not installed */
  GUnicodeScript scripts[N_SCRIPTS];
  double size_factor, pitch_factor;
  double least_pitch; /* in sizes: nearer, lines of slanting words would touch */
} Face;

/* The first face serves every language that no other one names. */
static const Face faces[] = {
  { "Noto Sans",
    "Noto Sans",
    "NotoSans-Regular.ttf",
    "NotoSans-Bold.ttf",
    "fonts-noto-core",
    "",
    NULL,
    { 0 },
    1,
    1,
    0 },
  { "Noto Naskh Arabic",
    "Noto Naskh Arabic,Noto Sans",
    "NotoNaskhArabic-Regular.ttf",
    "NotoNaskhArabic-Bold.ttf",
    "fonts-noto-core",
    "ar fa ps ku ug sd",
    NULL,
    { G_UNICODE_SCRIPT_ARABIC },
    1.12,
    1.22,
    0 },
  { "Noto Nastaliq Urdu",
    "Noto Nastaliq Urdu,Noto Sans",
    "NotoNastaliqUrdu-Regular.ttf",
    "NotoNastaliqUrdu-Bold.ttf",
    "fonts-noto-core",
    "ur",
    "Noto Naskh Arabic",
    { 0 },
    1.0,
    1.6,
    2.3 },
  { "Noto Sans Bengali",
    "Noto Sans Bengali,Noto Sans",
    "NotoSansBengali-Regular.ttf",
    "NotoSansBengali-Bold.ttf",
    "fonts-noto-core",
    "bn as",
    NULL,
    { G_UNICODE_SCRIPT_BENGALI },
    1.05,
    1.08,
    0 },
  { "Noto Sans Gurmukhi",
    "Noto Sans Gurmukhi,Noto Sans",
    "NotoSansGurmukhi-Regular.ttf",
    "NotoSansGurmukhi-Bold.ttf",
    "fonts-noto-core",
    "pa",
    NULL,
    { G_UNICODE_SCRIPT_GURMUKHI },
    1.05,
    1.08,
    0 },
  { "Noto Sans Gujarati",
    "Noto Sans Gujarati,Noto Sans",
    "NotoSansGujarati-Regular.ttf",
    "NotoSansGujarati-Bold.ttf",
    "fonts-noto-core",
    "gu",
    NULL,
    { G_UNICODE_SCRIPT_GUJARATI },
    1.05,
    1.08,
    0 },
  { "Noto Sans CJK SC",
    "Noto Sans CJK SC,Noto Sans",
    "NotoSansCJK-Regular.ttc",
    "NotoSansCJK-Bold.ttc",
    "fonts-noto-cjk",
    "zh ja ko",
    NULL,
    { G_UNICODE_SCRIPT_HAN, G_UNICODE_SCRIPT_HIRAGANA, G_UNICODE_SCRIPT_KATAKANA, G_UNICODE_SCRIPT_HANGUL },
    1,
    1.08,
    0 },
};

/* Where distributions put the files, under each `fonts` folder. */
static const char *const folders[] = {
  "truetype/noto", "opentype/noto", "noto", "google-noto", "google-noto-cjk", "noto-cjk", "truetype", "opentype", "",
};

struct _VenuleFonts
{
  GObject parent_instance;

  FcConfig *config;
  PangoFontMap *map;
  gboolean present[G_N_ELEMENTS (faces)]; /* open */
  gboolean missing[G_N_ELEMENTS (faces)]; /* asked for, and not installed */
  gboolean whole_system;                  /* a file was elsewhere: every font that fontconfig knows */
};

G_DEFINE_FINAL_TYPE (VenuleFonts, venule_fonts, G_TYPE_OBJECT)

static guint
find_face_for_language (const char *language)
{
  gsize length = language ? strcspn (language, "-_") : 0;

  for (guint i = 1; length > 0 && i < G_N_ELEMENTS (faces); i++)
    for (const char *tag = faces[i].languages; *tag != '\0'; tag += strcspn (tag, " "), tag += strspn (tag, " "))
      if (strcspn (tag, " ") == length && g_ascii_strncasecmp (tag, language, length) == 0)
        return i;
  return 0;
}

/* Returns: the face that @language is printed in: its own, or another where that is not installed */
static guint
choose_face (VenuleFonts *self, const char *language)
{
  guint own = find_face_for_language (language);

  for (guint i = 0; self->missing[own] && faces[own].stand_in != NULL && i < G_N_ELEMENTS (faces); i++)
    if (self->present[i] && g_str_equal (faces[i].family, faces[own].stand_in))
      return i;
  return own;
}

static guint
find_face_for_script (GUnicodeScript script)
{
  for (guint i = 1; i < G_N_ELEMENTS (faces); i++)
    for (guint s = 0; s < N_SCRIPTS && faces[i].scripts[s] != 0; s++)
      if (faces[i].scripts[s] == script)
        return i;
  return 0;
}

static char *
find_file_in (const char *data_folder, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (folders); i++)
    {
      g_autofree char *path = g_build_filename (data_folder, "fonts", folders[i], name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_REGULAR))
        return g_steal_pointer (&path);
    }
  return NULL;
}

/* Where all fonts are instead, for a program that brings its own; none is looked for elsewhere then. */
static const char *
get_own_folder (void)
{
  const char *folder = g_getenv ("VENULE_FONTS_DIR");

  return folder == NULL || *folder == '\0' ? NULL : folder;
}

static char *
find_file (const char *name)
{
  const char *const *system_folders = g_get_system_data_dirs ();
  char *path;

  if (get_own_folder () != NULL)
    return g_build_filename (get_own_folder (), name, NULL);
  path = find_file_in ("/usr/share", name);

  for (guint i = 0; path == NULL && system_folders[i] != NULL; i++)
    path = find_file_in (system_folders[i], name);
  if (path == NULL)
    path = find_file_in (g_get_user_data_dir (), name);
  return path;
}

static gboolean
add_file (VenuleFonts *self, const char *name)
{
  g_autofree char *path = find_file (name);

  return path != NULL && FcConfigAppFontAddFile (self->config, (const FcChar8 *) path);
}

static gboolean
knows_family (FcConfig *config, const char *family)
{
  FcPattern *wanted = FcPatternBuild (NULL, FC_FAMILY, FcTypeString, family, NULL);
  FcObjectSet *objects = FcObjectSetBuild (FC_FAMILY, NULL);
  FcFontSet *found = FcFontList (config, wanted, objects);
  gboolean known = found != NULL && found->nfont > 0;

  if (found != NULL)
    FcFontSetDestroy (found);
  FcObjectSetDestroy (objects);
  FcPatternDestroy (wanted);
  return known;
}

static void
use_whole_system (VenuleFonts *self)
{
  FcConfig *config = FcInitLoadConfigAndFonts ();

  if (config == NULL)
    return;
  FcConfigDestroy (self->config);
  self->config = config;
  self->whole_system = TRUE;
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), self->config);
}

static gboolean
add_face (VenuleFonts *self, guint i, GError **error)
{
  if (self->present[i])
    return TRUE;

  if (!self->whole_system)
    {
      self->present[i] = add_file (self, faces[i].regular) && add_file (self, faces[i].bold);
      if (!self->present[i] && get_own_folder () == NULL)
        use_whole_system (self);
      pango_fc_font_map_config_changed (PANGO_FC_FONT_MAP (self->map));
    }
  if (self->whole_system)
    self->present[i] = knows_family (self->config, faces[i].family);
  self->missing[i] = !self->present[i];
  if (!self->present[i])
    g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_GLYPH,
                 _ ("The font %s is not installed; install the package %s"), faces[i].family, faces[i].package);
  return self->present[i];
}

static gboolean
add_language (VenuleFonts *self, const char *language, GError **error)
{
  guint own = find_face_for_language (language);
  g_autoptr (GError) local_error = NULL;

  if (add_face (self, own, &local_error))
    return TRUE;
  for (guint i = 0; faces[own].stand_in != NULL && i < G_N_ELEMENTS (faces); i++)
    if (g_str_equal (faces[i].family, faces[own].stand_in) && add_face (self, i, NULL))
      return TRUE;
  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

static void
venule_fonts_finalize (GObject *object)
{
  VenuleFonts *self = VENULE_FONTS (object);

  /* The map's own reference to the configuration goes first, then ours. */
  g_clear_object (&self->map);
  g_clear_pointer (&self->config, FcConfigDestroy);

  G_OBJECT_CLASS (venule_fonts_parent_class)->finalize (object);
}

static void
venule_fonts_class_init (VenuleFontsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_fonts_finalize;
}

static void
venule_fonts_init (VenuleFonts *self)
{
  self->config = FcConfigCreate ();
  self->map = pango_cairo_font_map_new_for_font_type (CAIRO_FONT_TYPE_FT);
  pango_cairo_font_map_set_resolution (PANGO_CAIRO_FONT_MAP (self->map), RESOLUTION);
  pango_fc_font_map_set_config (PANGO_FC_FONT_MAP (self->map), self->config);
}

/**
 * venule_fonts_forgo_system_fonts:
 *
 * Makes an empty configuration the current one of fontconfig. Pango otherwise loads the system's on a
 * thread of its own as soon as a font map is made, whatever that map reads. Only for programs that draw no
 * text but sheets, and before anything else uses fontconfig. Calling it again does nothing.
 */
void
venule_fonts_forgo_system_fonts (void)
{
  static gsize done;

  if (g_once_init_enter (&done))
    {
      FcConfig *empty = FcConfigCreate ();

      FcConfigSetCurrent (empty);
      FcConfigDestroy (empty);
      g_once_init_leave (&done, 1);
    }
}

/**
 * venule_fonts_new:
 * @languages: (array zero-terminated=1) (nullable): the languages of the sheets to come, as BCP 47
 * @error: return location for an error
 *
 * Opens the faces that these languages are printed in, and the Latin one always; Urdu is printed in Naskh where there
 * is no Nastaliq. Other faces are opened when a text needs them. Use one object a thread, for all the sheets of that
 * thread.
 *
 * Returns: (transfer full) (nullable): the fonts; with an error of %VENULE_PAGES_ERROR_GLYPH, which names
 *   the Debian package, when a face is not installed
 */
VenuleFonts *
venule_fonts_new (const char *const *languages, GError **error)
{
  g_autoptr (VenuleFonts) self = g_object_new (VENULE_TYPE_FONTS, NULL);

  if (!add_face (self, 0, error))
    return NULL;
  for (guint i = 0; languages != NULL && languages[i] != NULL; i++)
    if (!add_language (self, languages[i], error))
      return NULL;
  return g_steal_pointer (&self);
}

/**
 * venule_fonts_serve:
 * @self: the fonts
 * @language: BCP 47
 *
 * Returns: whether the face that @language is printed in is open
 */
gboolean
venule_fonts_serve (VenuleFonts *self, const char *language)
{
  g_return_val_if_fail (VENULE_IS_FONTS (self), FALSE);

  return self->present[choose_face (self, language)];
}

/**
 * venule_fonts_cover:
 * @self: the fonts
 * @text: UTF-8
 * @error: return location for an error
 *
 * Opens the faces that the scripts in @text need, for instance for a name in another writing.
 *
 * Returns: whether they could be opened
 */
gboolean
venule_fonts_cover (VenuleFonts *self, const char *text, GError **error)
{
  g_return_val_if_fail (VENULE_IS_FONTS (self), FALSE);
  g_return_val_if_fail (text != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      guint face;

      /* Latin, Greek and Cyrillic are all in the first face. */
      if ((guchar) *p < 0xD6)
        continue;
      face = find_face_for_script (g_unichar_get_script (g_utf8_get_char (p)));
      /* Arabic letters are in the Nastaliq of Urdu too. */
      if (face != 0 && !self->present[face]
          && !(faces[face].scripts[0] == G_UNICODE_SCRIPT_ARABIC && self->present[find_face_for_language ("ur")])
          && !add_face (self, face, error))
        return FALSE;
    }
  return TRUE;
}

/**
 * venule_fonts_create_context:
 * @self: the fonts
 *
 * Returns: (transfer full): a context whose unit is the point and which does not round to pixels, so that a
 *   text breaks its lines alike on screen and on paper
 */
PangoContext *
venule_fonts_create_context (VenuleFonts *self)
{
  PangoContext *context;
  cairo_font_options_t *options;

  g_return_val_if_fail (VENULE_IS_FONTS (self), NULL);

  context = pango_font_map_create_context (self->map);
  options = cairo_font_options_create ();
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias (options, CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, RESOLUTION);
  pango_context_set_round_glyph_positions (context, FALSE);
  return context;
}

/**
 * venule_fonts_get_family:
 * @self: the fonts
 * @language: (nullable): BCP 47
 *
 * Returns: (transfer none): the families to set texts of @language in, separated by commas
 */
const char *
venule_fonts_get_family (VenuleFonts *self, const char *language)
{
  g_return_val_if_fail (VENULE_IS_FONTS (self), NULL);

  return faces[choose_face (self, language)].families;
}

/**
 * venule_fonts_get_size_factor:
 * @self: the fonts
 * @language: (nullable): BCP 47
 *
 * Returns: by how much larger to set @language so that it looks as large as Latin; 1 or more
 */
double
venule_fonts_get_size_factor (VenuleFonts *self, const char *language)
{
  return faces[choose_face (self, language)].size_factor;
}

/**
 * venule_fonts_get_pitch_factor:
 * @self: the fonts
 * @language: (nullable): BCP 47
 *
 * Returns: by how much farther apart than Latin the lines of @language stand; 1 or more
 */
double
venule_fonts_get_pitch_factor (VenuleFonts *self, const char *language)
{
  return faces[choose_face (self, language)].pitch_factor;
}

/**
 * venule_fonts_get_least_pitch:
 * @self: the fonts
 * @language: (nullable): BCP 47
 *
 * Returns: how far apart lines of @language stand at least, in sizes of their letters; 0 where that is no matter
 */
double
venule_fonts_get_least_pitch (VenuleFonts *self, const char *language)
{
  return faces[choose_face (self, language)].least_pitch;
}

/**
 * venule_fonts_name_package:
 * @character: a character that has no glyph
 *
 * Returns: (transfer none): the Debian package with fonts for its script
 */
const char *
venule_fonts_name_package (gunichar character)
{
  guint face = find_face_for_script (g_unichar_get_script (character));

  /* Scripts of no sheet language: the package that brings them all. */
  return face == 0 && g_unichar_get_script (character) > G_UNICODE_SCRIPT_LATIN ? "fonts-noto" : faces[face].package;
}
