/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-thread-tools.h"

#include <pango/pangocairo.h>

typedef struct
{
  GHashTable *fonts; /* languages → VenuleFonts; "": those of the Latin script */
  VenuleLegMap *leg_map;
} ThreadTools;

static void
thread_tools_free (gpointer data)
{
  ThreadTools *tools = data;

  g_hash_table_unref (tools->fonts);
  g_clear_object (&tools->leg_map);
  g_free (tools);
}

static GPrivate own_tools = G_PRIVATE_INIT (thread_tools_free);

/* The thread that gets a set ready; whoever takes it out has it. */
static GThread *preparing;

static ThreadTools *
thread_tools_new (void)
{
  ThreadTools *tools = g_new0 (ThreadTools, 1);

  tools->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return tools;
}

/* Opening faces and planning their shaping is most of what the first text costs. */
static void
shape_once (VenuleFonts *fonts)
{
  g_autoptr (GObject) context = G_OBJECT (venule_fonts_create_context (fonts));
  g_autoptr (GObject) layout = G_OBJECT (pango_layout_new (PANGO_CONTEXT (context)));
  PangoFontDescription *font = pango_font_description_from_string (venule_fonts_get_family (fonts, NULL));

  for (guint bold = 0; bold < 2; bold++)
    {
      pango_font_description_set_weight (font, bold ? PANGO_WEIGHT_BOLD : PANGO_WEIGHT_NORMAL);
      pango_layout_set_font_description (PANGO_LAYOUT (layout), font);
      pango_layout_set_text (PANGO_LAYOUT (layout), "Abc 123.", -1);
      pango_layout_get_line_count (PANGO_LAYOUT (layout));
    }
  pango_font_description_free (font);
}

/* What goes wrong here goes wrong again, and is said, when the tools are asked for. */
static gpointer
prepare (gpointer data)
{
  g_autofree char *data_folder = data;
  g_autofree char *leg_maps = g_build_filename (data_folder, "leg-maps", NULL);
  ThreadTools *tools = thread_tools_new ();
  VenuleFonts *fonts = venule_fonts_new (NULL, NULL);

  tools->leg_map = venule_leg_map_new_from_folder (leg_maps, NULL);
  if (fonts != NULL)
    {
      shape_once (fonts);
      g_hash_table_insert (tools->fonts, g_strdup (""), fonts);
    }

  return tools;
}

/**
 * venule_thread_tools_get_ready:
 * @data_folder: where the leg outlines are
 *
 * Starts to get a set of tools ready, in a thread of its own.
 */
void
venule_thread_tools_get_ready (const char *data_folder)
{
  g_return_if_fail (preparing == NULL);

  g_atomic_pointer_set (&preparing, g_thread_new ("tools", prepare, g_strdup (data_folder)));
}

static ThreadTools *
take_over (void)
{
  GThread *thread = g_atomic_pointer_exchange (&preparing, NULL);

  return thread == NULL ? NULL : g_thread_join (thread);
}

static ThreadTools *
get_own (void)
{
  ThreadTools *tools = g_private_get (&own_tools);

  if (tools == NULL)
    {
      tools = take_over ();
      if (tools == NULL)
        tools = thread_tools_new ();
      g_private_set (&own_tools, tools);
    }

  return tools;
}

static VenuleFonts *
get_fonts_for (ThreadTools *tools, const char *key, const char *const *languages, GError **error)
{
  VenuleFonts *fonts = g_hash_table_lookup (tools->fonts, key);

  if (fonts == NULL)
    {
      fonts = venule_fonts_new (languages, error);
      if (fonts != NULL)
        g_hash_table_insert (tools->fonts, g_strdup (key), fonts);
    }

  return fonts;
}

/**
 * venule_thread_tools_get_fonts:
 * @sheet: what is to be set in them
 * @error: %VENULE_PAGES_ERROR_GLYPH, when a font is not installed
 *
 * Returns: (transfer none) (nullable): the calling thread's fonts for that sheet's languages
 */
VenuleFonts *
venule_thread_tools_get_fonts (VenuleSheet *sheet, GError **error)
{
  ThreadTools *tools = get_own ();
  const char *languages[] = { sheet->clinic_language, sheet->language, NULL };
  g_autofree char *key = g_strjoinv (" ", (char **) languages);
  VenuleFonts *latin = get_fonts_for (tools, "", NULL, error);

  if (latin == NULL)
    return NULL;
  if (venule_fonts_serve (latin, languages[0]) && venule_fonts_serve (latin, languages[1]))
    return latin;

  return get_fonts_for (tools, key, languages, error);
}

/**
 * venule_thread_tools_get_leg_map:
 * @data_folder: where the leg outlines are
 * @error: %VENULE_PAGES_ERROR_PICTURE or a file's
 *
 * Returns: (transfer none) (nullable): the calling thread's leg outlines
 */
VenuleLegMap *
venule_thread_tools_get_leg_map (const char *data_folder, GError **error)
{
  ThreadTools *tools = get_own ();

  if (tools->leg_map == NULL)
    {
      g_autofree char *folder = g_build_filename (data_folder, "leg-maps", NULL);

      tools->leg_map = venule_leg_map_new_from_folder (folder, error);
    }

  return tools->leg_map;
}

/**
 * venule_thread_tools_drop_unused:
 *
 * Waits for the set that was started to get ready, unless a thread has taken it over, and frees it. To be called before
 * the program ends: the libraries' last words must not meet a thread that is still at work in them.
 */
void
venule_thread_tools_drop_unused (void)
{
  ThreadTools *tools = take_over ();

  g_clear_pointer (&tools, thread_tools_free);
}

/**
 * venule_thread_tools_put_away:
 *
 * Frees the calling thread's tools, and those that nobody took over.
 */
void
venule_thread_tools_put_away (void)
{
  venule_thread_tools_drop_unused ();
  g_private_replace (&own_tools, NULL);
}
