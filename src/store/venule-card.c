/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-card.h"

GType
venule_card_get_type (void)
{
  static gsize type;

  if (g_once_init_enter (&type))
    {
      GType registered = g_boxed_type_register_static ("VenuleCard", (GBoxedCopyFunc) venule_card_copy,
                                                       (GBoxedFreeFunc) venule_card_free);

      g_once_init_leave (&type, registered);
    }
  return type;
}

/**
 * venule_card_new:
 *
 * Returns: (transfer full): a card on which nothing stands; the maker fills in the fields, whose strings it owns
 */
VenuleCard *
venule_card_new (void)
{
  VenuleCard *self = g_new0 (VenuleCard, 1);

  self->given_name = g_strdup ("");
  self->family_name = g_strdup ("");
  self->number = g_strdup ("");
  self->nhs_number = g_strdup ("");
  self->protocol = g_strdup ("");
  return self;
}

/**
 * venule_card_copy:
 * @self: a card
 *
 * Returns: (transfer full): another that says the same
 */
VenuleCard *
venule_card_copy (const VenuleCard *self)
{
  VenuleCard *copy;

  g_return_val_if_fail (self != NULL, NULL);

  copy = g_new0 (VenuleCard, 1);
  *copy = *self;
  copy->given_name = g_strdup (self->given_name);
  copy->family_name = g_strdup (self->family_name);
  copy->number = g_strdup (self->number);
  copy->nhs_number = g_strdup (self->nhs_number);
  copy->protocol = g_strdup (self->protocol);
  return copy;
}

/**
 * venule_card_free:
 * @self: (transfer full) (nullable): a card
 */
void
venule_card_free (VenuleCard *self)
{
  if (self == NULL)
    return;

  g_free (self->given_name);
  g_free (self->family_name);
  g_free (self->number);
  g_free (self->nhs_number);
  g_free (self->protocol);
  g_free (self);
}

/**
 * venule_card_equal:
 * @self: a card
 * @other: another
 *
 * Returns: whether they say the same, in every field
 */
gboolean
venule_card_equal (const VenuleCard *self, const VenuleCard *other)
{
  g_return_val_if_fail (self != NULL && other != NULL, FALSE);

  return g_str_equal (self->given_name, other->given_name) && g_str_equal (self->family_name, other->family_name)
         && g_str_equal (self->number, other->number) && g_str_equal (self->nhs_number, other->nhs_number)
         && g_str_equal (self->protocol, other->protocol) && self->born == other->born && self->visit == other->visit
         && !self->is_example == !other->is_example;
}
