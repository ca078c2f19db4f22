/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-entry.h"

#include "venule-entry-private.h"

#include <string.h>

struct _VenuleGroup
{
  GObject parent_instance;
  const VenuleForm *form;
  VenuleEntry *owner; /* (nullable) (unowned): it owns this group */
  GPtrArray *entries; /* (element-type VenuleEntry) */
  GPtrArray *blanks;  /* (element-type VenuleEntry) (nullable): no members; see venule_group_get_member() */
};

static void venule_group_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VenuleGroup,
                               venule_group,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, venule_group_list_model_init))

static GType
venule_group_get_item_type (GListModel *model)
{
  return VENULE_TYPE_ENTRY;
}

static guint
venule_group_get_n_items (GListModel *model)
{
  return VENULE_GROUP (model)->entries->len;
}

static gpointer
venule_group_get_item (GListModel *model, guint position)
{
  VenuleGroup *self = VENULE_GROUP (model);

  return position < self->entries->len ? g_object_ref (g_ptr_array_index (self->entries, position)) : NULL;
}

static void
venule_group_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = venule_group_get_item_type;
  iface->get_n_items = venule_group_get_n_items;
  iface->get_item = venule_group_get_item;
}

/* The place of a key in the checklist's list of keys. */
static guint
get_key_rank (const VenuleForm *form, const char *key)
{
  guint rank = 0;

  while (rank < form->keys->len && strcmp (((VenuleOption *) g_ptr_array_index (form->keys, rank))->id, key) != 0)
    rank++;
  return rank;
}

static guint
find_position (VenuleGroup *self, guint position, const char *key)
{
  guint rank;

  if (!venule_form_has_list_of_keys (self->form))
    return MIN (position, self->entries->len);

  rank = get_key_rank (self->form, key);
  for (guint i = 0; i < self->entries->len; i++)
    if (get_key_rank (self->form, venule_entry_get_key (venule_group_peek (self, i))) > rank)
      return i;
  return self->entries->len;
}

static void
venule_group_finalize (GObject *object)
{
  VenuleGroup *self = VENULE_GROUP (object);

  g_ptr_array_unref (self->entries);
  g_clear_pointer (&self->blanks, g_ptr_array_unref);
  G_OBJECT_CLASS (venule_group_parent_class)->finalize (object);
}

static void
venule_group_class_init (VenuleGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = venule_group_finalize;
}

static void
venule_group_init (VenuleGroup *self)
{
  self->entries = g_ptr_array_new_with_free_func (g_object_unref);
}

/* For the entry that owns it. */
VenuleGroup *
venule_group_new (const VenuleForm *form, VenuleEntry *owner)
{
  VenuleGroup *self = g_object_new (VENULE_TYPE_GROUP, NULL);

  self->form = form;
  self->owner = owner;
  return self;
}

/* The owner goes away; who still holds the group must not find a dangling pointer in it. */
void
venule_group_disown (VenuleGroup *self)
{
  self->owner = NULL;
  for (guint i = 0; i < self->entries->len; i++)
    venule_entry_set_parent (g_ptr_array_index (self->entries, i), NULL);
  for (guint i = 0; self->blanks != NULL && i < self->blanks->len; i++)
    venule_entry_set_parent (g_ptr_array_index (self->blanks, i), NULL);
}

/* (nullable) (transfer none) */
VenuleEntry *
venule_group_get_owner (VenuleGroup *self)
{
  return self->owner;
}

/**
 * venule_group_get_form:
 * @self: a group
 *
 * Returns: (transfer none): what its members fill
 */
const VenuleForm *
venule_group_get_form (VenuleGroup *self)
{
  g_return_val_if_fail (VENULE_IS_GROUP (self), NULL);

  return self->form;
}

/**
 * venule_group_get_n_entries:
 * @self: a group
 *
 * Returns: how many members it has
 */
guint
venule_group_get_n_entries (VenuleGroup *self)
{
  g_return_val_if_fail (VENULE_IS_GROUP (self), 0);

  return self->entries->len;
}

/**
 * venule_group_peek:
 * @self: a group
 * @position: less than the number of members
 *
 * Returns: (transfer none): the member there
 */
VenuleEntry *
venule_group_peek (VenuleGroup *self, guint position)
{
  g_return_val_if_fail (VENULE_IS_GROUP (self), NULL);
  g_return_val_if_fail (position < self->entries->len, NULL);

  return g_ptr_array_index (self->entries, position);
}

/**
 * venule_group_find:
 * @self: a group
 * @key: a member's key
 *
 * Returns: (transfer none) (nullable): the member
 */
VenuleEntry *
venule_group_find (VenuleGroup *self, const char *key)
{
  g_return_val_if_fail (VENULE_IS_GROUP (self), NULL);
  g_return_val_if_fail (key != NULL, NULL);

  for (guint i = 0; i < self->entries->len; i++)
    {
      VenuleEntry *entry = g_ptr_array_index (self->entries, i);

      if (strcmp (venule_entry_get_key (entry), key) == 0)
        return entry;
    }
  return NULL;
}

static guint
find_blank (VenuleGroup *self, const char *key)
{
  guint position = 0;

  while (self->blanks != NULL && position < self->blanks->len
         && strcmp (venule_entry_get_key (g_ptr_array_index (self->blanks, position)), key) != 0)
    position++;
  return position;
}

static void
keep_blank (VenuleGroup *self, VenuleEntry *entry)
{
  if (self->blanks == NULL)
    self->blanks = g_ptr_array_new_with_free_func (g_object_unref);
  venule_entry_set_parent (entry, self->owner);
  g_ptr_array_add (self->blanks, g_object_ref (entry));
}

/* Another than the one that is kept takes the place of a member: nothing will come of that one any more. */
static void
drop_blank (VenuleGroup *self, VenuleEntry *entry)
{
  guint position = find_blank (self, venule_entry_get_key (entry));

  if (self->blanks == NULL || position == self->blanks->len)
    return;
  venule_entry_set_parent (g_ptr_array_index (self->blanks, position), NULL);
  g_ptr_array_remove_index (self->blanks, position);
}

/**
 * venule_group_get_member:
 * @self: a group with a list of keys
 * @key: one of them
 *
 * Who shows a form shows it before its first answer. The blank entry it stands on until then is no member, is in no
 * document, and becomes the member with the first answer that is written to its path; it is blank again when that is
 * undone.
 *
 * Returns: (transfer none): the member; else the blank entry that would be it
 */
VenuleEntry *
venule_group_get_member (VenuleGroup *self, const char *key)
{
  VenuleEntry *member;
  guint position;

  g_return_val_if_fail (VENULE_IS_GROUP (self), NULL);
  g_return_val_if_fail (key != NULL && venule_form_find_key (self->form, key) != NULL, NULL);

  member = venule_group_find (self, key);
  if (member != NULL)
    return member;
  position = find_blank (self, key);
  if (self->blanks == NULL || position == self->blanks->len)
    {
      g_autoptr (VenuleEntry) blank = venule_entry_new (self->form, key);

      keep_blank (self, blank);
    }
  return g_ptr_array_index (self->blanks, position);
}

/**
 * venule_group_insert:
 * @self: a group
 * @position: where; past the end means last. A group with a list of keys keeps that list's order instead
 * @entry: (transfer none): a member of this group's form that stands nowhere yet
 *
 * Writes past the journal: for the consultation, the reader and the prover only.
 *
 * Returns: %FALSE when there is a member with the same key
 */
gboolean
venule_group_insert (VenuleGroup *self, guint position, VenuleEntry *entry)
{
  g_return_val_if_fail (VENULE_IS_GROUP (self), FALSE);
  g_return_val_if_fail (VENULE_IS_ENTRY (entry) && venule_entry_get_form (entry) == self->form, FALSE);
  g_return_val_if_fail (venule_group_find (self, venule_entry_get_key (entry)) != entry, FALSE);
  g_return_val_if_fail (venule_entry_get_parent (entry) == NULL || venule_entry_get_parent (entry) == self->owner,
                        FALSE);

  if (venule_group_find (self, venule_entry_get_key (entry)) != NULL)
    return FALSE;

  position = find_position (self, position, venule_entry_get_key (entry));
  g_ptr_array_insert (self->entries, (gint) position, g_object_ref (entry));
  drop_blank (self, entry);
  venule_entry_set_parent (entry, self->owner);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 0, 1);
  return TRUE;
}

/**
 * venule_group_remove:
 * @self: a group
 * @entry: one of its members
 *
 * Writes past the journal, as [method@Group.insert].
 */
void
venule_group_remove (VenuleGroup *self, VenuleEntry *entry)
{
  guint position;
  gboolean found;

  g_return_if_fail (VENULE_IS_GROUP (self));

  found = g_ptr_array_find (self->entries, entry, &position);
  g_return_if_fail (found);

  drop_blank (self, entry);
  if (venule_form_has_list_of_keys (self->form) && venule_entry_is_empty (entry))
    keep_blank (self, entry);
  else
    venule_entry_set_parent (entry, NULL);
  g_ptr_array_remove_index (self->entries, position);
  g_list_model_items_changed (G_LIST_MODEL (self), position, 1, 0);
}
