/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-pdf-module.h"

#include "venule-errand.h"
#include "venule-pages.h"

#include <glib/gi18n-lib.h>
#include <dlfcn.h>

/* To look for what a library needs among the module's own libraries first, not among all of the program's, halves the
 * time. Sanitizers must come first, though. */
#if defined(RTLD_DEEPBIND) && !defined(__SANITIZE_ADDRESS__)
#define OWN_LIBRARIES_FIRST RTLD_DEEPBIND
#else
#define OWN_LIBRARIES_FIRST 0
#endif

/* Why the module can't be used; set once, with it. */
static char *trouble;

/* A program that stands in its build folder takes the module of its build. */
static gboolean
stands_in_build_folder (void)
{
  g_autofree char *program = g_file_read_link ("/proc/self/exe", NULL);

  return program != NULL && g_str_has_prefix (program, VENULE_BUILD_ROOT "/");
}

static char *
find_file (void)
{
  const char *folder = g_getenv ("VENULE_MODULE_DIR");

  if (folder == NULL || *folder == '\0')
    folder = stands_in_build_folder () ? VENULE_BUILD_ROOT "/src/page" : VENULE_MODULE_DIR;
  return g_build_filename (folder, VENULE_PDF_MODULE_FILE, NULL);
}

static gpointer
load (gpointer data)
{
  g_autofree char *file = find_file ();
  void *handle = dlopen (file, RTLD_LAZY | RTLD_LOCAL | RTLD_NODELETE | OWN_LIBRARIES_FIRST);
  const VenulePdfModule *module = handle == NULL ? NULL : dlsym (handle, VENULE_PDF_MODULE_SYMBOL);

  if (module == NULL)
    trouble = g_utf8_make_valid (dlerror (), -1);
  else if (g_strcmp0 (module->version, VENULE_VERSION) != 0)
    {
      trouble
          = g_strdup_printf (_ ("%s: it is of version %s, this program of %s"), file, module->version, VENULE_VERSION);
      module = NULL;
    }
  else
    module->warm_up ();
  return (gpointer) module;
}

static GOnce loaded = G_ONCE_INIT;

/* The errand that loads it. */
static VenuleErrand *loading;

static void
load_beside (gpointer data)
{
  g_once (&loaded, load, NULL);
}

/**
 * venule_pdf_module_get_ready:
 *
 * Has the module loaded beside other work.
 */
void
venule_pdf_module_get_ready (void)
{
  VenuleErrand *errand;

  if (g_atomic_pointer_get (&loading) != NULL)
    return;

  errand = venule_errand_new (load_beside, NULL);
  /* Another thread may have asked since. */
  if (!g_atomic_pointer_compare_and_exchange (&loading, NULL, errand))
    venule_errand_drop (errand);
}

/**
 * venule_pdf_module_stop_getting_ready:
 *
 * To be called before the program ends: the libraries' last words must not meet their first.
 */
void
venule_pdf_module_stop_getting_ready (void)
{
  VenuleErrand *errand = g_atomic_pointer_exchange (&loading, NULL);

  g_clear_pointer (&errand, venule_errand_drop);
}

/**
 * venule_pdf_module_get:
 * @error: %VENULE_PAGES_ERROR_READ_BACK
 *
 * The part of the program that finishes PDFs and reads them back, loaded when it is first asked for. Any thread may
 * ask. Without it no PDF is made.
 *
 * Returns: (transfer none) (nullable): the module
 */
const VenulePdfModule *
venule_pdf_module_get (GError **error)
{
  const VenulePdfModule *module = g_once (&loaded, load, NULL);

  if (module == NULL)
    g_set_error (error, VENULE_PAGES_ERROR, VENULE_PAGES_ERROR_READ_BACK,
                 _ ("The part of the program that finishes PDFs and reads them back can't be used (%s); install the "
                    "program again"),
                 trouble);
  return module;
}
