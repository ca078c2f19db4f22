/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-thread-tools.h"

#include "venule-errand.h"
#include "venule-warm-up.h"

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

typedef struct _Preparation Preparation;

/* Of the fonts, for one language and size of print. */
typedef struct
{
  Preparation *preparation;
  VenuleErrand *errand; /* (nullable): not asked for */
  char *language;
  VenuleFormat format;
} WarmUp;

/* A set that is got ready; whoever takes it out has it. */
struct _Preparation
{
  char *data_folder;
  VenuleErrand *opening;
  WarmUp warm_ups[2]; /* for what most sheets are in, and for what the sheet to come is in where that is not the same */
  gint is_wanted;     /* somebody waits for the set */
  GMutex lock;        /* around the tools */
  ThreadTools *tools; /* (nullable): not yet */
};

static Preparation *preparing;

static ThreadTools *
thread_tools_new (void)
{
  ThreadTools *tools = g_new0 (ThreadTools, 1);

  tools->fonts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);

  return tools;
}

/* What goes wrong here goes wrong again, and is said, when the tools are asked for. With the lock held. */
static void
open_tools (Preparation *self)
{
  g_autofree char *leg_maps = g_build_filename (self->data_folder, "leg-maps", NULL);
  VenuleFonts *fonts = venule_fonts_new (NULL, NULL);

  self->tools = thread_tools_new ();
  self->tools->leg_map = venule_leg_map_new_from_folder (leg_maps, NULL);
  if (fonts != NULL)
    g_hash_table_insert (self->tools->fonts, g_strdup (""), fonts);
}

static void
open_beside (gpointer data)
{
  Preparation *self = data;

  g_mutex_lock (&self->lock);
  if (self->tools == NULL)
    open_tools (self);
  g_mutex_unlock (&self->lock);
}

static void
warm_up_beside (gpointer data)
{
  WarmUp *self = data;
  Preparation *preparation = self->preparation;
  VenuleFonts *fonts;

  g_mutex_lock (&preparation->lock);
  if (preparation->tools == NULL)
    open_tools (preparation);
  fonts = g_hash_table_lookup (preparation->tools->fonts, "");
  if (fonts != NULL && venule_fonts_serve (fonts, self->language))
    venule_warm_up_fonts (fonts, self->language, self->format, &preparation->is_wanted);
  g_mutex_unlock (&preparation->lock);
}

/**
 * venule_thread_tools_get_ready:
 * @data_folder: where the leg outlines are
 *
 * Has a set of tools got ready beside other work.
 */
void
venule_thread_tools_get_ready (const char *data_folder)
{
  Preparation *preparation = g_new0 (Preparation, 1);

  g_return_if_fail (preparing == NULL);

  preparation->data_folder = g_strdup (data_folder);
  g_mutex_init (&preparation->lock);
  preparation->opening = venule_errand_new (open_beside, preparation);
  g_atomic_pointer_set (&preparing, preparation);
}

/**
 * venule_thread_tools_warm_up:
 * @language: of sheets to come, as BCP 47
 * @format: their size of print
 *
 * Has the set that is being got ready, if there is one, warmed up for such sheets beside other work; for two kinds of
 * them at most.
 */
void
venule_thread_tools_warm_up (const char *language, VenuleFormat format)
{
  Preparation *preparation = g_atomic_pointer_exchange (&preparing, NULL);

  if (preparation == NULL)
    return;

  for (guint i = 0; i < G_N_ELEMENTS (preparation->warm_ups); i++)
    {
      WarmUp *warm_up = &preparation->warm_ups[i];

      if (warm_up->errand == NULL)
        {
          *warm_up = (WarmUp){ .preparation = preparation, .language = g_strdup (language), .format = format };
          warm_up->errand = venule_errand_new (warm_up_beside, warm_up);
          break;
        }
      if (warm_up->format == format && g_str_equal (warm_up->language, language))
        break;
    }
  g_atomic_pointer_set (&preparing, preparation);
}

static ThreadTools *
take_over (void (*end_opening) (VenuleErrand *errand))
{
  g_autofree Preparation *preparation = g_atomic_pointer_exchange (&preparing, NULL);

  if (preparation == NULL)
    return NULL;

  g_atomic_int_set (&preparation->is_wanted, TRUE);
  end_opening (preparation->opening);
  for (guint i = 0; i < G_N_ELEMENTS (preparation->warm_ups); i++)
    {
      g_clear_pointer (&preparation->warm_ups[i].errand, venule_errand_drop);
      g_free (preparation->warm_ups[i].language);
    }
  g_mutex_clear (&preparation->lock);
  g_free (preparation->data_folder);
  return preparation->tools;
}

static ThreadTools *
get_own (void)
{
  ThreadTools *tools = g_private_get (&own_tools);

  if (tools == NULL)
    {
      tools = take_over (venule_errand_finish);
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
  ThreadTools *tools = take_over (venule_errand_drop);

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
