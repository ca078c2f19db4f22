/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-clinic-draft.h"

#include "venule-logo.h"

#include <glib/gi18n.h>

static char *
build_path (const char *name)
{
  return g_build_filename (g_get_user_config_dir (), "venule", name, NULL);
}

static char *
get_path (void)
{
  return build_path ("clinic.xml");
}

/**
 * venule_clinic_draft_exists:
 *
 * Returns: whether this user has a clinic of their own, and does not work with the sample
 */
gboolean
venule_clinic_draft_exists (void)
{
  g_autofree char *path = get_path ();

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* A new clinic begins with the sample's clinical settings, which somebody has to look through, and with nobody and
 * no number of its. */
static void
make_own (VenuleClinicContent *content)
{
  const char *const *names = venule_clinic_content_fields ();

  for (guint i = 0; names[i] != NULL; i++)
    venule_clinic_content_set_field (content, names[i], NULL);
  content->is_sample = FALSE;
  g_clear_pointer (&content->logo, g_free);
  g_ptr_array_set_size (content->staff, 0);
  g_ptr_array_set_size (content->vials, 0);
}

/**
 * venule_clinic_draft_new:
 * @desk: a desk that is open
 * @error: the profile's, with file and line
 *
 * Returns: (transfer full) (nullable): the user's clinic as it is, or a new one
 */
VenuleClinicDraft *
venule_clinic_draft_new (VenuleDesk *desk, GError **error)
{
  VenuleDefinitions *definitions = venule_desk_get_definitions (desk, NULL, error);
  g_autoptr (VenuleClinicDraft) self = NULL;
  g_autofree char *own = get_path ();
  g_autofree char *sample = NULL;
  GPtrArray *settings;
  gboolean is_own = venule_clinic_draft_exists ();

  if (definitions == NULL)
    return NULL;

  sample = g_build_filename (venule_workplace_get_data_folder (venule_desk_get_workplace (desk)), "clinics",
                             "sample.xml", NULL);
  self = g_new0 (VenuleClinicDraft, 1);
  self->desk = g_object_ref (desk);
  self->definitions = definitions;
  settings = venule_protocol_get_settings (definitions->protocol);
  self->sample = venule_clinic_content_read_file (sample, settings, error);
  if (self->sample != NULL)
    self->content = venule_clinic_content_read_file (is_own ? own : sample, settings, error);
  if (self->content == NULL)
    return NULL;
  if (!is_own && !venule_desk_get_is_practice (desk))
    make_own (self->content);

  return g_steal_pointer (&self);
}

/**
 * venule_clinic_draft_free:
 * @self: (transfer full): a draft
 */
void
venule_clinic_draft_free (VenuleClinicDraft *self)
{
  g_clear_object (&self->desk);
  g_clear_pointer (&self->content, venule_clinic_content_free);
  g_clear_pointer (&self->sample, venule_clinic_content_free);
  g_clear_pointer (&self->new_logo, g_bytes_unref);
  g_free (self);
}

/**
 * venule_clinic_draft_take_logo:
 * @self: a draft
 * @file: (nullable): a PNG picture; %NULL: none
 * @error: why it can't be printed
 *
 * Nothing is written before the draft is saved.
 *
 * Returns: whether it is the draft's logo now
 */
gboolean
venule_clinic_draft_take_logo (VenuleClinicDraft *self, GFile *file, GError **error)
{
  g_autofree char *path = file == NULL ? NULL : g_file_get_path (file);
  g_autoptr (GBytes) bytes = NULL;
  cairo_surface_t *picture;
  double width, height;

  if (file != NULL && path == NULL)
    {
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
                           _ ("This picture is not on this computer. Copy it here first."));
      return FALSE;
    }
  if (file != NULL)
    {
      picture = venule_logo_load (path, &width, &height, error);
      if (picture == NULL)
        return FALSE;
      cairo_surface_destroy (picture);
      bytes = g_file_load_bytes (file, NULL, NULL, error);
      if (bytes == NULL)
        return FALSE;
    }
  else
    venule_clinic_content_set_field (self->content, "logo", NULL);
  g_clear_pointer (&self->new_logo, g_bytes_unref);
  self->new_logo = g_steal_pointer (&bytes);
  g_free (self->content->logo);
  self->content->logo = g_steal_pointer (&path);

  return TRUE;
}

/* Under a name of its own, and no other goes: consultations that are open print with the clinic that they began with.
 */
static gboolean
write_logo (VenuleClinicDraft *self, GError **error)
{
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, self->new_logo);
  g_autofree char *name = g_strdup_printf ("logo-%.12s.png", sum);
  g_autofree char *folder = build_path (NULL);
  g_autofree char *path = build_path (name);
  gsize length;
  const char *data = g_bytes_get_data (self->new_logo, &length);

  g_mkdir_with_parents (folder, 0700);
  if (!g_file_set_contents_full (path, data, (gssize) length,
                                 G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error))
    return FALSE;
  venule_clinic_content_set_field (self->content, "logo", name);
  g_free (self->content->logo);
  self->content->logo = g_steal_pointer (&path);
  g_clear_pointer (&self->new_logo, g_bytes_unref);

  return TRUE;
}

/**
 * venule_clinic_draft_save:
 * @self: a draft
 * @error: why it can't be, in words
 *
 * Puts it in the place of the user's clinic, its logo beside it, and has the desk work with it.
 *
 * Returns: whether it is kept
 */
gboolean
venule_clinic_draft_save (VenuleClinicDraft *self, GError **error)
{
  g_autofree char *path = get_path ();

  if (self->new_logo != NULL && !write_logo (self, error))
    return FALSE;
  if (!venule_clinic_content_save (self->content, path, venule_protocol_get_schemas (self->definitions->protocol),
                                   venule_protocol_get_settings (self->definitions->protocol), error))
    return FALSE;
  venule_desk_reload_clinic (self->desk);

  return TRUE;
}

/**
 * venule_clinic_draft_say:
 * @error: why a draft was not saved
 *
 * Messages of the profile's reader name its file and line; here it is what is on screen.
 *
 * Returns: (transfer none): the message, without its place
 */
const char *
venule_clinic_draft_say (const GError *error)
{
  const char *mark = strstr (error->message, ".xml");
  const char *colon = mark == NULL ? NULL : strstr (mark, ": ");

  return colon == NULL ? error->message : colon + 2;
}

/**
 * venule_setting_format_range:
 * @setting: a setting
 *
 * Returns: (transfer full): its hard limits with its unit: "2 to 28 days"
 */
char *
venule_setting_format_range (const VenuleSetting *setting)
{
  g_autofree char *minimum = venule_number_format (setting->minimum);
  g_autofree char *maximum = venule_speech_amount (VENULE_SPEECH_PROGRAM, setting->maximum, setting->unit);

  /* Translators: the least and the largest number that can be answered: "2 to 28 days". */
  return g_strdup_printf (_ ("%s to %s"), minimum, maximum);
}

/**
 * venule_clinic_draft_check_setting:
 * @setting: a setting
 * @text: as typed
 * @number: (out): what it is
 *
 * Returns: (transfer none) (nullable): what is wrong with it; %NULL: nothing
 */
const char *
venule_clinic_draft_check_setting (const VenuleSetting *setting, const char *text, VenuleNumber *number)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));

  for (char *c = typed; *c != '\0'; c++)
    if (*c == ',')
      *c = '.';
  if (*typed == '\0')
    return _ ("Give a number");
  if (!venule_number_parse (typed, number))
    return _ ("This is no number");
  if (*number < setting->minimum)
    return _ ("Too little");
  if (*number > setting->maximum)
    return _ ("Too much");

  return NULL;
}
