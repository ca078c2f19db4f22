/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-free-text.h"

typedef struct
{
  const char *text;
  const char *form;
  const char *found; /* NULL: it is not there */
} Row;

static const Row rows[] = {
  { "take Nurofen", "Nurofen", "Nurofen" },
  { "TAKE NUROFEN!", "nurofen", "NUROFEN" },
  { "Nurofen200mg twice", "nurofen", "Nurofen" },
  { "Nurofen’s gel", "nurofen", "Nurofen" },
  { "nuro-fen", "nurofen", "nuro-fen" },
  { "nuro fen", "nurofen", NULL },
  { "Nu\xc2\xadrofen", "nurofen", "Nu\xc2\xadrofen" },
  { "nurofenish", "nurofen", NULL },
  { "xnurofen", "nurofen", NULL },
  { "", "nurofen", NULL },
  { "…", "nurofen", NULL },
  /* accents, as one character or as two, on either side */
  { "prends l’ibuprofène", "ibuprofene", "ibuprofène" },
  { "ibuprofe\xcc\x80ne", "Ibuprofène", "ibuprofe\xcc\x80ne" },
  { "IBUPROFÈNE", "ibuprofène", "IBUPROFÈNE" },
  { "Straße", "STRASSE", "Straße" },
  { "Ｎｕｒｏｆｅｎ", "Nurofen", "Ｎｕｒｏｆｅｎ" },
  { "ΝΟΥΡΟΦΕΝΣ", "νουροφενς", "ΝΟΥΡΟΦΕΝΣ" },
  /* forms of several parts: spaces, hyphens, nothing */
  { "an anti-inflammatory gel", "anti-inflammatory", "anti-inflammatory" },
  { "an anti inflammatory gel", "anti-inflammatory", "anti inflammatory" },
  { "an antiinflammatory gel", "anti-inflammatory", "antiinflammatory" },
  { "an anti–inflammatory gel", "anti-inflammatory", "anti–inflammatory" },
  { "a heat  pack", "heat pack", "heat  pack" },
  { "a heat-pack", "heat pack", "heat-pack" },
  { "a heat - pack", "heat pack", "heat - pack" },
  { "beat the heat. Pack your bag", "heat pack", NULL },
  { "heat, pack", "heat pack", NULL },
  { "heat packs", "heat pack", NULL },
  { "class-2", "class 2", "class-2" },
  { "class2 or", "class 2", "class2" },
  { "class 20", "class 2", NULL },
  /* other scripts */
  { "خذ نوروفين الآن", "نوروفين", "نوروفين" },
  { "خذ نُوروفين", "نوروفين", "نُوروفين" },
  { "请服用布洛芬两片", "布洛芬", "布洛芬" },
  { "আইবুপ্রোফেন খান", "আইবুপ্রোফেন", "আইবুপ্রোফেন" },
  { "прими НУРОФЕН", "нурофен", "НУРОФЕН" },
};

static void
test_find (gconstpointer data)
{
  const Row *row = data;
  g_autoptr (VenuleFreeText) text = venule_free_text_new (row->text);
  g_autoptr (VenuleFreeText) form = venule_free_text_new (row->form);
  g_autofree char *found = venule_free_text_find (text, form);

  g_assert_cmpstr (found, ==, row->found);
}

static void
test_broken (void)
{
  g_autoptr (VenuleFreeText) text = venule_free_text_new ("take \xff\xfeNurofen\xc3");
  g_autoptr (VenuleFreeText) form = venule_free_text_new ("nurofen");
  g_autoptr (VenuleFreeText) nothing = venule_free_text_new (" - ");
  g_autofree char *found = venule_free_text_find (text, form);

  g_assert_cmpstr (found, ==, "Nurofen");
  g_assert_cmpuint (venule_free_text_get_n_tokens (nothing), ==, 0);
  g_assert_null (venule_free_text_find (text, nothing));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autofree char *name = g_strdup_printf ("/protocol/free-text/find/%u", i);

      g_test_add_data_func (name, &rows[i], test_find);
    }
  g_test_add_func ("/protocol/free-text/broken", test_broken);
  return g_test_run ();
}
