/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-audit.h"

#include "venule-field-hash.h"

/* By VenuleAuditAction. */
static const char *const actions[] = {
  "viewed",   "saved",      "imported", "issued",    "printed",  "handed-over", "reprinted",
  "exported", "overridden", "erased",   "backed-up", "restored", "listed",
};

G_STATIC_ASSERT (G_N_ELEMENTS (actions) == VENULE_AUDIT_LISTED + 1);

/**
 * venule_audit_action_to_string:
 * @action: what was done
 *
 * Returns: (transfer none): its name
 */
const char *
venule_audit_action_to_string (VenuleAuditAction action)
{
  g_return_val_if_fail ((guint) action < G_N_ELEMENTS (actions), NULL);

  return actions[action];
}

/**
 * venule_audit_action_from_string:
 * @text: a name
 * @action: (out): what was done
 *
 * Returns: whether it is one
 */
gboolean
venule_audit_action_from_string (const char *text, VenuleAuditAction *action)
{
  g_return_val_if_fail (text != NULL && action != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    if (g_str_equal (actions[i], text))
      {
        *action = (VenuleAuditAction) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * venule_audit_line_new:
 * @action: what was done
 * @by: who did it
 * @record: (nullable): to which consultation
 * @subject: (nullable): to what of it; never a patient's text
 *
 * Returns: (transfer full): a line; the store numbers and chains it, and says when
 */
VenuleAuditLine *
venule_audit_line_new (VenuleAuditAction action, const char *by, const char *record, const char *subject)
{
  VenuleAuditLine *self;

  g_return_val_if_fail ((guint) action < G_N_ELEMENTS (actions) && by != NULL, NULL);

  self = g_new0 (VenuleAuditLine, 1);
  self->action = action;
  self->by = g_strdup (by);
  self->record = g_strdup (record);
  self->subject = g_strdup (subject);
  return self;
}

/**
 * venule_audit_line_free:
 * @self: (transfer full) (nullable): a line
 */
void
venule_audit_line_free (VenuleAuditLine *self)
{
  if (self == NULL)
    return;

  g_free (self->at);
  g_free (self->by);
  g_free (self->record);
  g_free (self->subject);
  g_free (self->previous);
  g_free (self->hash);
  g_free (self);
}

/**
 * venule_audit_line_compute_hash:
 * @self: a line with its number, its time and the hash of the line before
 *
 * Returns: (transfer full): what its hash must be
 */
char *
venule_audit_line_compute_hash (const VenuleAuditLine *self)
{
  g_autoptr (VenuleFieldHash) hash = NULL;

  g_return_val_if_fail (self != NULL, NULL);

  hash = venule_field_hash_new ("audit 1");
  venule_field_hash_add_text (hash, self->previous);
  venule_field_hash_add_number (hash, (gint64) self->number);
  venule_field_hash_add_text (hash, self->at);
  venule_field_hash_add_text (hash, self->by);
  venule_field_hash_add_text (hash, venule_audit_action_to_string (self->action));
  venule_field_hash_add_text (hash, self->record);
  venule_field_hash_add_text (hash, self->subject);
  return venule_field_hash_get (hash);
}
