/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-protocol"

#include "venule-clinic-writer.h"

#include "venule-number.h"
#include "venule-xml-reader.h"

#include <glib/gi18n-lib.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <unistd.h>

/**
 * venule_clinic_content_read_file:
 * @path: a clinic's profile
 * @settings: (element-type VenuleSetting): the settings there are
 * @error: %VENULE_XML_ERROR, with file and line
 *
 * Returns: (transfer full) (nullable): what it says, to be changed
 */
VenuleClinicContent *
venule_clinic_content_read_file (const char *path, GPtrArray *settings, GError **error)
{
  g_autoptr (xmlDoc) doc = venule_xml_read_file (path, error);
  g_autofree char *folder = g_path_get_dirname (path);

  return doc == NULL ? NULL : venule_clinic_content_read (doc, folder, settings, error);
}

/**
 * venule_clinic_content_set_field:
 * @content: what a profile says
 * @name: one of [func@clinic_content_fields]
 * @text: (nullable): what it says instead; %NULL or only spaces: nothing
 */
void
venule_clinic_content_set_field (VenuleClinicContent *content, const char *name, const char *text)
{
  char *line;

  g_return_if_fail (venule_clinic_has_field (name));

  line = venule_xml_collapse_spaces (g_strdup (text == NULL ? "" : text));
  if (*line == '\0')
    g_hash_table_remove (content->fields, name);
  else
    g_hash_table_insert (content->fields, (gpointer) g_intern_string (name), g_strdup (line));
  g_free (line);
}

/**
 * venule_clinic_content_add_staff:
 * @content: what a profile says
 * @role: (nullable): what somebody does
 * @name: who it is
 */
void
venule_clinic_content_add_staff (VenuleClinicContent *content, const char *role, const char *name)
{
  VenuleStaff *staff = g_new0 (VenuleStaff, 1);

  staff->role = g_strdup (role);
  staff->name = g_strdup (name);
  g_ptr_array_add (content->staff, staff);
}

/**
 * venule_clinic_content_add_usual_answer:
 * @content: what a profile says
 * @path: an answer's path
 * @value: what is usually answered
 */
void
venule_clinic_content_add_usual_answer (VenuleClinicContent *content, const char *path, const char *value)
{
  VenuleUsualAnswer *answer = g_new0 (VenuleUsualAnswer, 1);

  answer->path = g_strdup (path);
  answer->value = g_strdup (value);
  answer->location = g_strdup ("");
  g_ptr_array_add (content->usual_course, answer);
}

/**
 * venule_clinic_content_add_vial:
 * @content: what a profile says
 * @product: a product's id
 * @strength: in percent, as written
 * @form: (nullable): a form's id
 * @batch: as printed on it
 * @expiry: `YYYY-MM-DD`
 * @opened: (nullable): `YYYY-MM-DD`; it is offered on that day alone
 */
void
venule_clinic_content_add_vial (VenuleClinicContent *content,
                                const char *product,
                                const char *strength,
                                const char *form,
                                const char *batch,
                                const char *expiry,
                                const char *opened)
{
  VenuleVial *vial = g_new0 (VenuleVial, 1);

  vial->product = g_strdup (product);
  vial->strength = g_strdup (strength);
  vial->form = g_strdup (form);
  vial->batch = g_strdup (batch);
  vial->expiry = g_strdup (expiry);
  vial->opened = g_strdup (opened);
  g_ptr_array_add (content->vials, vial);
}

G_GNUC_PRINTF (2, 3)
static void
append (GString *xml, const char *format, ...)
{
  g_autofree char *escaped = NULL;
  va_list arguments;

  va_start (arguments, format);
  escaped = g_markup_vprintf_escaped (format, arguments);
  va_end (arguments);
  g_string_append (xml, escaped);
}

static void
append_fields (GString *xml, const VenuleClinicContent *content)
{
  const char *const *names = venule_clinic_content_fields ();

  for (guint i = 0; names[i] != NULL; i++)
    {
      const char *text = g_hash_table_lookup (content->fields, names[i]);

      if (text != NULL)
        append (xml, "  <%s>%s</%s>\n", names[i], text, names[i]);
    }
}

static void
append_lists (GString *xml, const VenuleClinicContent *content)
{
  g_autofree char *languages = g_strjoinv (" ", content->languages);

  if (*languages != '\0')
    append (xml, "  <languages>%s</languages>\n", languages);
  if (content->staff->len > 0)
    g_string_append (xml, "  <staff>\n");
  for (guint i = 0; i < content->staff->len; i++)
    {
      const VenuleStaff *staff = content->staff->pdata[i];

      if (staff->role == NULL)
        append (xml, "    <person>%s</person>\n", staff->name);
      else
        append (xml, "    <person role=\"%s\">%s</person>\n", staff->role, staff->name);
    }
  if (content->staff->len > 0)
    g_string_append (xml, "  </staff>\n");
  if (content->usual_course->len > 0)
    g_string_append (xml, "  <usual-course>\n");
  for (guint i = 0; i < content->usual_course->len; i++)
    {
      const VenuleUsualAnswer *answer = content->usual_course->pdata[i];

      append (xml, "    <answer path=\"%s\">%s</answer>\n", answer->path, answer->value);
    }
  if (content->usual_course->len > 0)
    g_string_append (xml, "  </usual-course>\n");
}

static void
append_vials (GString *xml, const VenuleClinicContent *content)
{
  if (content->vials->len == 0)
    return;
  g_string_append (xml, "  <vials>\n");
  for (guint i = 0; i < content->vials->len; i++)
    {
      const VenuleVial *vial = content->vials->pdata[i];

      append (xml, "    <vial product=\"%s\" strength=\"%s\"", vial->product, vial->strength);
      if (vial->form != NULL)
        append (xml, " form=\"%s\"", vial->form);
      append (xml, " batch=\"%s\" expiry=\"%s\"", vial->batch, vial->expiry);
      if (vial->opened != NULL)
        append (xml, " opened=\"%s\"", vial->opened);
      g_string_append (xml, "/>\n");
    }
  g_string_append (xml, "  </vials>\n");
}

static void
append_settings (GString *xml, const VenuleClinicContent *content, GPtrArray *settings)
{
  for (guint i = 0; i < settings->len; i++)
    {
      const VenuleSetting *setting = settings->pdata[i];
      const VenuleNumber *number = g_hash_table_lookup (content->settings, setting->id);
      g_autofree char *text = number == NULL ? NULL : venule_number_format (*number);

      if (text != NULL)
        append (xml, "  <setting id=\"%s\">%s</setting>\n", setting->id, text);
    }
}

/**
 * venule_clinic_content_to_xml:
 * @content: what a profile says
 * @settings: (element-type VenuleSetting): the settings there are, in whose order its own are written
 *
 * Returns: (transfer full): the profile, as it is read again
 */
GBytes *
venule_clinic_content_to_xml (const VenuleClinicContent *content, GPtrArray *settings)
{
  GString *xml = g_string_new ("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");

  g_return_val_if_fail (content != NULL && settings != NULL, NULL);

  append (xml, "<clinic id=\"clinic\" sample=\"%s\" market=\"%s\"", content->is_sample ? "yes" : "no", content->market);
  append (xml, " language=\"%s\" native-digits=\"%s\">\n", content->language, content->native_digits ? "yes" : "no");
  append_fields (xml, content);
  append_lists (xml, content);
  append_vials (xml, content);
  append_settings (xml, content, settings);
  g_string_append (xml, "</clinic>\n");

  return g_string_free_to_bytes (xml);
}

/* The name is durable only once its folder is. */
static void
sync_folder (const char *folder)
{
  int fd = g_open (folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC, 0);

  if (fd < 0)
    return;
  fsync (fd);
  close (fd);
}

static gboolean
fail_to_write (GError **error, const char *path, int code)
{
  g_set_error (
      error, G_FILE_ERROR, g_file_error_from_errno (code),
      _ ("%s: it can’t be written (%s); what was there before stands; see that there is room and that the folder "
         "is yours"),
      path, g_strerror (code));
  return FALSE;
}

static gboolean
write_whole (const char *path, GBytes *bytes, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (bytes, &length);

  if (g_file_set_contents_full (path, text, (gssize) length,
                                G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, NULL))
    return TRUE;
  return fail_to_write (error, path, errno);
}

/**
 * venule_clinic_content_save:
 * @content: what a profile is to say
 * @path: its file; its folder is made where there is none
 * @schemas: the folder that holds `clinic.rng`
 * @settings: (element-type VenuleSetting): the settings there are
 * @error: %VENULE_XML_ERROR or %G_FILE_ERROR
 *
 * Replaces the profile as a whole, for this user alone. What is written is read and held against its schema first;
 * when it would not be taken, what was there before stands.
 *
 * Returns: whether it is durable
 */
gboolean
venule_clinic_content_save (
    const VenuleClinicContent *content, const char *path, const char *schemas, GPtrArray *settings, GError **error)
{
  g_autoptr (GBytes) bytes = venule_clinic_content_to_xml (content, settings);
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *draft = g_strconcat (path, ".new", NULL);
  g_autoptr (VenuleClinic) clinic = NULL;

  if (g_mkdir_with_parents (folder, 0700) != 0)
    return fail_to_write (error, folder, errno);
  if (!write_whole (draft, bytes, error))
    return FALSE;

  clinic = venule_clinic_new_validated (draft, schemas, settings, error);
  if (clinic != NULL && g_rename (draft, path) == 0)
    {
      sync_folder (folder);
      return TRUE;
    }
  if (clinic != NULL)
    fail_to_write (error, path, errno);
  g_unlink (draft);

  return FALSE;
}
