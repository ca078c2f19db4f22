/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-issue.h"

#include "venule-field-hash.h"

static const char *const kinds[] = { "printed", "handed-over", "superseded" };

GType
venule_issue_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      GType registered = g_boxed_type_register_static ("VenuleIssue", (GBoxedCopyFunc) venule_issue_ref,
                                                       (GBoxedFreeFunc) venule_issue_unref);

      g_once_init_leave (&type, registered);
    }
  return type;
}

/**
 * venule_issue_event_kind_to_string:
 * @kind: what happened
 *
 * Returns: (transfer none): its name
 */
const char *
venule_issue_event_kind_to_string (VenuleIssueEventKind kind)
{
  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds), NULL);

  return kinds[kind];
}

/**
 * venule_issue_event_new:
 * @kind: what happened
 * @by: who did it
 * @detail: (nullable): where to, how identity was checked, which revision superseded it
 *
 * Returns: (transfer full): an event; the store says when
 */
VenuleIssueEvent *
venule_issue_event_new (VenuleIssueEventKind kind, const char *by, const char *detail)
{
  VenuleIssueEvent *event;

  g_return_val_if_fail ((guint) kind < G_N_ELEMENTS (kinds) && by != NULL, NULL);

  event = g_new0 (VenuleIssueEvent, 1);
  event->kind = kind;
  event->by = g_strdup (by);
  event->detail = g_strdup (detail);
  return event;
}

/**
 * venule_issue_event_free:
 * @event: (transfer full) (nullable): an event
 */
void
venule_issue_event_free (VenuleIssueEvent *event)
{
  if (event == NULL)
    return;

  g_free (event->by);
  g_free (event->at);
  g_free (event->detail);
  g_free (event);
}

/**
 * venule_issue_new:
 *
 * Returns: (transfer full): an issue with an id of its own, whose other fields its maker fills in
 */
VenuleIssue *
venule_issue_new (void)
{
  VenuleIssue *self = g_new0 (VenuleIssue, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->id = g_uuid_string_random ();
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) venule_issue_event_free);
  return self;
}

/**
 * venule_issue_ref:
 * @self: an issue
 *
 * Returns: (transfer full): the same
 */
VenuleIssue *
venule_issue_ref (VenuleIssue *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * venule_issue_unref:
 * @self: (transfer full): an issue
 */
void
venule_issue_unref (VenuleIssue *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->id);
  g_free (self->code);
  g_free (self->record);
  g_free (self->revision_hash);
  g_free (self->session);
  g_free (self->language);
  g_free (self->second_language);
  g_free (self->format);
  g_free (self->sheet_version);
  g_free (self->checklist_version);
  g_free (self->program_version);
  g_free (self->clinic);
  g_free (self->by);
  g_free (self->at);
  g_clear_pointer (&self->pdf, g_bytes_unref);
  g_clear_pointer (&self->sheet, g_bytes_unref);
  g_free (self->pdf_hash);
  g_free (self->sheet_hash);
  g_free (self->hash);
  g_ptr_array_unref (self->events);
  g_free (self);
}

/**
 * venule_issue_compute_hash:
 * @self: an issue with the hashes of its bytes
 *
 * Returns: (transfer full): what its hash must be
 */
char *
venule_issue_compute_hash (const VenuleIssue *self)
{
  g_autoptr (VenuleFieldHash) hash = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  hash = venule_field_hash_new ("issue 1");
  venule_field_hash_add_text (hash, self->id);
  venule_field_hash_add_text (hash, self->code);
  venule_field_hash_add_text (hash, self->record);
  venule_field_hash_add_number (hash, self->revision);
  venule_field_hash_add_text (hash, self->revision_hash);
  venule_field_hash_add_text (hash, self->session);
  venule_field_hash_add_text (hash, self->language);
  venule_field_hash_add_text (hash, self->second_language);
  venule_field_hash_add_text (hash, self->format);
  venule_field_hash_add_text (hash, self->sheet_version);
  venule_field_hash_add_text (hash, self->checklist_version);
  venule_field_hash_add_text (hash, self->program_version);
  venule_field_hash_add_text (hash, self->clinic);
  venule_field_hash_add_text (hash, self->by);
  venule_field_hash_add_text (hash, self->at);
  venule_field_hash_add_text (hash, self->pdf_hash);
  venule_field_hash_add_text (hash, self->sheet_hash);
  return venule_field_hash_get (hash);
}

/**
 * venule_issue_has_event:
 * @self: an issue
 * @kind: what may have happened
 *
 * Returns: whether it did
 */
gboolean
venule_issue_has_event (const VenuleIssue *self, VenuleIssueEventKind kind)
{
  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < self->events->len; i++)
    if (((const VenuleIssueEvent *) g_ptr_array_index (self->events, i))->kind == kind)
      return TRUE;
  return FALSE;
}
