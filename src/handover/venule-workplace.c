/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-handover"

#include "venule-workplace.h"

#include "venule-consultation-file.h"
#include "venule-errand.h"
#include "venule-folders.h"
#include "venule-thread-tools.h"
#include "venule-translation-files.h"

/* What is looked at where no consultation names a protocol. */
#define SHIPPED_PROTOCOL "thread-veins"

struct _VenuleWorkplace
{
  GMutex lock;
  char *clinic;   /* (nullable): a file, instead of the user's */
  char *protocol; /* (nullable): a folder, instead of the one that a consultation names */
  char *data_folder;
  char **po_folders;
  gboolean reads_only;     /* no clinic and no sheet is loaded */
  gboolean makes_pages;    /* what pages are made with is got ready */
  GHashTable *definitions; /* protocol id → VenuleDefinitions */
};

/* A language's translation, and what its files were when it was read. Sheets that are being made use earlier ones. */
typedef struct
{
  GPtrArray *read; /* owns VenuleTranslation; the last one holds */
  char *stamp;
} KeptTranslation;

static void
kept_translation_free (gpointer data)
{
  KeptTranslation *kept = data;

  g_ptr_array_unref (kept->read);
  g_free (kept->stamp);
  g_free (kept);
}

static void
definitions_free (gpointer data)
{
  VenuleDefinitions *definitions = data;

  g_clear_pointer (&definitions->translations, g_hash_table_unref);
  g_clear_pointer (&definitions->schema, venule_xml_schema_free);
  g_clear_object (&definitions->clinic);
  g_clear_object (&definitions->tmpl);
  g_clear_object (&definitions->protocol);
  g_free (definitions);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (VenuleDefinitions, definitions_free)

/**
 * venule_workplace_new:
 * @clinic: (nullable): the clinic's profile; %NULL: the user's, else the shipped sample
 * @protocol: (nullable): the protocol's folder; %NULL: the one that a consultation names
 *
 * Returns: (transfer full): a workplace in which nothing has been read yet
 */
VenuleWorkplace *
venule_workplace_new (const char *clinic, const char *protocol)
{
  VenuleWorkplace *self = g_new0 (VenuleWorkplace, 1);

  g_mutex_init (&self->lock);
  self->clinic = g_strdup (clinic);
  self->protocol = g_strdup (protocol);
  self->data_folder = venule_folders_get_data ();
  self->po_folders = venule_folders_list_po ();
  self->definitions = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, definitions_free);

  return self;
}

/**
 * venule_workplace_free:
 * @self: (transfer full)
 *
 * Frees the workplace, and the calling thread's fonts and outlines.
 */
void
venule_workplace_free (VenuleWorkplace *self)
{
  venule_thread_tools_put_away ();
  g_hash_table_unref (self->definitions);
  g_strfreev (self->po_folders);
  g_free (self->data_folder);
  g_free (self->clinic);
  g_free (self->protocol);
  g_mutex_clear (&self->lock);
  g_free (self);
}

/**
 * venule_workplace_set_reads_only:
 * @self: a workplace that nothing was asked of yet
 *
 * Leaves the clinic and the sheet's template out of what is loaded: enough to read consultations, not to make sheets.
 */
void
venule_workplace_set_reads_only (VenuleWorkplace *self)
{
  self->reads_only = TRUE;
}

/**
 * venule_workplace_set_makes_pages:
 * @self: a workplace that nothing was asked of yet
 *
 * Has what pages are made with got ready beside what is loaded.
 */
void
venule_workplace_set_makes_pages (VenuleWorkplace *self)
{
  self->makes_pages = TRUE;
}

static char *
find_clinic (VenuleWorkplace *self)
{
  g_autofree char *own = NULL;

  if (self->clinic != NULL)
    return g_strdup (self->clinic);

  own = g_build_filename (g_get_user_config_dir (), "venule", "clinic.xml", NULL);
  if (g_file_test (own, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&own);

  return g_build_filename (self->data_folder, "clinics", "sample.xml", NULL);
}

static char *
find_protocol (VenuleWorkplace *self, const char *protocol)
{
  return self->protocol != NULL ? g_strdup (self->protocol)
                                : g_build_filename (self->data_folder, "protocols", protocol, NULL);
}

/**
 * venule_workplace_has_protocol:
 * @self: the workplace
 * @protocol: a protocol's id, a plain name
 *
 * Returns: whether there is a folder for it
 */
gboolean
venule_workplace_has_protocol (VenuleWorkplace *self, const char *protocol)
{
  g_autofree char *folder = find_protocol (self, protocol);

  return g_file_test (folder, G_FILE_TEST_IS_DIR);
}

/* What takes no protocol is read beside the protocol, and the schema of consultations compiled beside the sheet. */
typedef struct
{
  VenuleErrand *errand;
  const char *path;    /* of the sheet */
  const char *schemas; /* the folder */
  VenuleTemplateFile *file;
  GError *error;
} SheetTask;

typedef struct
{
  VenuleErrand *errand;
  const VenuleForm *form;
  VenuleXmlSchema *schema;
  GError *error;
} SchemaTask;

static void
read_sheet (gpointer data)
{
  SheetTask *task = data;

  task->file = venule_template_file_read (task->path, task->schemas, &task->error);
}

static void
compile_schema (gpointer data)
{
  SchemaTask *task = data;

  task->schema = venule_form_compile_schema (task->form, &task->error);
}

static void
clear_sheet_task (SheetTask *task)
{
  g_clear_pointer (&task->errand, venule_errand_drop);
  g_clear_pointer (&task->file, venule_template_file_free);
  g_clear_error (&task->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SheetTask, clear_sheet_task)

static void
clear_schema_task (SchemaTask *task)
{
  g_clear_pointer (&task->errand, venule_errand_drop);
  g_clear_pointer (&task->schema, venule_xml_schema_free);
  g_clear_error (&task->error);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (SchemaTask, clear_schema_task)

static gboolean
load_template (VenuleDefinitions *definitions, SheetTask *sheet, GError **error)
{
  venule_errand_finish (g_steal_pointer (&sheet->errand));
  if (sheet->file == NULL)
    g_propagate_error (error, g_steal_pointer (&sheet->error));
  else
    {
      /* In order: the helper has the schema to compile first. */
      if (venule_template_file_get_language (sheet->file) != NULL)
        venule_thread_tools_warm_up (venule_template_file_get_language (sheet->file), VENULE_FORMAT_STANDARD);
      definitions->tmpl = venule_template_new_from_read_file (definitions->protocol, sheet->file, error);
    }

  return definitions->tmpl != NULL;
}

static gboolean
take_schema (VenuleDefinitions *definitions, SchemaTask *task, GError **error)
{
  venule_errand_finish (g_steal_pointer (&task->errand));
  definitions->schema = g_steal_pointer (&task->schema);
  if (task->error != NULL)
    g_propagate_error (error, g_steal_pointer (&task->error));

  return definitions->schema != NULL;
}

static VenuleDefinitions *
load_definitions (VenuleWorkplace *self, const char *protocol, GError **error)
{
  g_autoptr (VenuleDefinitions) definitions = g_new0 (VenuleDefinitions, 1);
  g_autofree char *schemas = g_build_filename (self->data_folder, "schemas", NULL);
  g_autofree char *folder = find_protocol (self, protocol);
  g_autofree char *sheet_path = g_build_filename (folder, "sheet.xml", NULL);
  g_autofree char *clinic = find_clinic (self);
  g_auto (SheetTask) sheet = { .path = sheet_path, .schemas = schemas };
  g_auto (SchemaTask) schema = { 0 };

  if (!self->reads_only)
    sheet.errand = venule_errand_new (read_sheet, &sheet);
  if (self->makes_pages)
    venule_thread_tools_get_ready (self->data_folder);
  definitions->translations = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, kept_translation_free);
  definitions->protocol = venule_protocol_new_from_folder (folder, schemas, error);
  if (definitions->protocol == NULL)
    return NULL;

  schema.form = venule_protocol_get_form (definitions->protocol);
  schema.errand = venule_errand_new (compile_schema, &schema);
  if (!self->reads_only)
    {
      definitions->clinic
          = venule_clinic_new_validated (clinic, schemas, venule_protocol_get_settings (definitions->protocol), error);
      if (definitions->clinic == NULL || !load_template (definitions, &sheet, error))
        return NULL;
    }
  if (!take_schema (definitions, &schema, error))
    return NULL;

  return g_steal_pointer (&definitions);
}

/**
 * venule_workplace_get_definitions:
 * @self: the workplace
 * @protocol: (nullable): a protocol's id, a plain name; %NULL: the one given with `--protocol`, else the shipped one
 * @error: %VENULE_XML_ERROR, naming file and line
 *
 * Returns: (transfer none) (nullable): the protocol, its sheet, the clinic and the schema
 */
VenuleDefinitions *
venule_workplace_get_definitions (VenuleWorkplace *self, const char *protocol, GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);
  const char *id = protocol == NULL ? SHIPPED_PROTOCOL : protocol;
  VenuleDefinitions *definitions = g_hash_table_lookup (self->definitions, id);

  if (definitions == NULL)
    {
      definitions = load_definitions (self, id, error);
      if (definitions != NULL)
        g_hash_table_insert (self->definitions, g_strdup (id), definitions);
    }

  return definitions;
}

/**
 * venule_workplace_list_languages:
 * @self: the workplace
 *
 * Returns: (transfer full) (array zero-terminated=1): the languages that have a translation file, as BCP 47 tags,
 *   sorted; whether each can be used is known once it is loaded
 */
char **
venule_workplace_list_languages (VenuleWorkplace *self)
{
  return venule_translation_list_languages ((const char *const *) self->po_folders);
}

/**
 * venule_workplace_has_language:
 * @self: the workplace
 * @language: a BCP 47 tag
 *
 * Returns: whether there is a translation file of that language
 */
gboolean
venule_workplace_has_language (VenuleWorkplace *self, const char *language)
{
  g_auto (GStrv) languages = venule_translation_list_languages ((const char *const *) self->po_folders);

  return g_strv_contains ((const char *const *) languages, language);
}

/* Reads it where its files are others than before. A file that can't be read leaves what was read before. */
static VenuleTranslation *
read_translation (VenuleWorkplace *self, VenuleDefinitions *definitions, const char *language, GError **error)
{
  const char *const *folders = (const char *const *) self->po_folders;
  KeptTranslation *kept = g_hash_table_lookup (definitions->translations, language);
  g_autofree char *stamp = venule_translation_file_get_stamp (language, folders);
  VenuleTranslation *translation;

  if (kept != NULL && g_str_equal (stamp, kept->stamp))
    return g_ptr_array_index (kept->read, kept->read->len - 1);
  translation = venule_translation_load (definitions->tmpl, language, folders, kept == NULL ? error : NULL);
  if (kept == NULL && translation != NULL)
    {
      kept = g_new0 (KeptTranslation, 1);
      kept->read = g_ptr_array_new_with_free_func (g_object_unref);
      g_hash_table_insert (definitions->translations, g_strdup (language), kept);
    }
  if (kept == NULL)
    return NULL;
  g_free (kept->stamp);
  kept->stamp = g_steal_pointer (&stamp);
  if (translation != NULL)
    g_ptr_array_add (kept->read, translation);
  return g_ptr_array_index (kept->read, kept->read->len - 1);
}

/**
 * venule_workplace_get_translation:
 * @self: the workplace
 * @definitions: whose sheet
 * @language: a BCP 47 tag with a translation file
 * @error: with file and line of what makes the file unusable
 *
 * What a translator or reviewer changed since is read again; a change that can't be read leaves the last good one.
 *
 * Returns: (transfer none) (nullable): the translation; it lives as long as @definitions
 */
VenuleTranslation *
venule_workplace_get_translation (VenuleWorkplace *self,
                                  VenuleDefinitions *definitions,
                                  const char *language,
                                  GError **error)
{
  g_autoptr (GMutexLocker) locker = g_mutex_locker_new (&self->lock);

  return read_translation (self, definitions, language, error);
}

/**
 * venule_workplace_get_data_folder:
 * @self: the workplace
 *
 * Returns: (transfer none): where the program's data is
 */
const char *
venule_workplace_get_data_folder (VenuleWorkplace *self)
{
  return self->data_folder;
}
