/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-card.h"
#include "venule-field-hash.h"

static VenuleCard *
make_card (void)
{
  VenuleCard *card = venule_card_new ();

  g_free (card->given_name);
  card->given_name = g_strdup ("Zoë");
  g_free (card->family_name);
  card->family_name = g_strdup ("Example");
  card->born = venule_civil_date_new (1968, 4, 9);
  return card;
}

static void
test_copy (void)
{
  g_autoptr (VenuleCard) card = make_card ();
  g_autoptr (VenuleCard) copy = venule_card_copy (card);
  g_autoptr (VenuleCard) boxed = g_boxed_copy (VENULE_TYPE_CARD, card);

  g_assert_true (copy != card && copy->given_name != card->given_name);
  g_assert_true (venule_card_equal (card, copy));
  g_assert_true (venule_card_equal (card, boxed));
}

static char *
hash_card (const VenuleCard *card)
{
  g_autoptr (VenuleFieldHash) hash = venule_field_hash_new ("card");

  venule_field_hash_add_card (hash, card);
  return venule_field_hash_get (hash);
}

static void
set_given (VenuleCard *card)
{
  g_free (card->given_name);
  card->given_name = g_strdup ("Zoe");
}

static void
set_family (VenuleCard *card)
{
  g_free (card->family_name);
  card->family_name = g_strdup ("");
}

static void
set_number (VenuleCard *card)
{
  g_free (card->number);
  card->number = g_strdup ("1");
}

static void
set_nhs_number (VenuleCard *card)
{
  g_free (card->nhs_number);
  card->nhs_number = g_strdup ("1");
}

static void
set_protocol (VenuleCard *card)
{
  g_free (card->protocol);
  card->protocol = g_strdup ("1");
}

static void
set_born (VenuleCard *card)
{
  card->born++;
}

static void
set_visit (VenuleCard *card)
{
  card->visit = card->born;
}

static void
set_example (VenuleCard *card)
{
  card->is_example = TRUE;
}

/* Every field tells two cards apart, and no two changes hash alike. */
static void
test_each_field (void)
{
  void (*const changes[]) (VenuleCard *)
      = { set_given, set_family, set_number, set_nhs_number, set_protocol, set_born, set_visit, set_example };
  g_autoptr (VenuleCard) card = make_card ();
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_hash_table_add (hashes, hash_card (card));
  for (gsize i = 0; i < G_N_ELEMENTS (changes); i++)
    {
      g_autoptr (VenuleCard) other = venule_card_copy (card);

      changes[i](other);
      g_assert_false (venule_card_equal (card, other));
      g_assert_true (g_hash_table_add (hashes, hash_card (other)));
    }
}

/* What is moved from one field to the next, or is nothing and not empty, is another row of fields. */
static void
test_unambiguous (void)
{
  const char *const rows[][3]
      = { { "ab", "c", "" },   { "a", "bc", "" },   { "abc", "", "" },    { "", "abc", "" }, { "ab", "c", NULL },
          { "ab", NULL, "c" }, { NULL, "ab", "c" }, { "abt1:c", "", "" }, { "a", "b", "c" } };
  g_autoptr (GHashTable) hashes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (VenuleFieldHash) hash = venule_field_hash_new ("row");
      char *text;

      for (gsize field = 0; field < 3; field++)
        venule_field_hash_add_text (hash, rows[i][field]);
      text = venule_field_hash_get (hash);
      g_assert_true (venule_field_hash_is_one (text));
      g_assert_true (g_hash_table_add (hashes, text));
    }
  g_assert_false (venule_field_hash_is_one (NULL));
  g_assert_false (venule_field_hash_is_one ("abc"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/card/copy", test_copy);
  g_test_add_func ("/card/each-field", test_each_field);
  g_test_add_func ("/card/unambiguous", test_unambiguous);
  return g_test_run ();
}
