/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "venule-layout-block.h"

#include "venule-test-tools.h"

#define LINE 16.0

typedef struct
{
  VenuleFonts *fonts;
  VenuleTypesetter *typesetter;
} Fixture;

static void
set_up (Fixture *self, gconstpointer data)
{
  self->fonts = venule_test_open_fonts (NULL, NULL);
  self->typesetter = venule_typesetter_new (self->fonts, venule_page_style_get (VENULE_FORMAT_STANDARD));
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  venule_typesetter_free (self->typesetter);
  g_object_unref (self->fonts);
}

static VenuleLayoutBlock *
make_text (Fixture *self, guint n_lines)
{
  g_autoptr (GString) text = g_string_new ("A");
  g_autoptr (GError) error = NULL;
  g_autoptr (VenulePageText) measured = NULL;
  VenuleWording wording = { .language = "en-GB" };

  for (guint i = 1; i < n_lines; i++)
    g_string_append (text, "\nA");
  wording.text = text->str;
  measured = venule_page_text_new (self->typesetter, &wording, VENULE_ROLE_BODY, 200, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (measured->n_lines, ==, n_lines);
  return venule_layout_block_new_text (measured, "P", 200);
}

static VenuleLayoutBlock *
make_stack (Fixture *self, const guint *n_lines, guint n)
{
  VenuleLayoutBlock *stack = venule_layout_block_new (VENULE_LAYOUT_STACK, "Sect", 200);

  for (guint i = 0; i < n; i++)
    venule_layout_block_append (stack, make_text (self, n_lines[i]));
  venule_layout_block_stack (stack);
  return stack;
}

static VenuleLayoutBlock *
get_child (VenuleLayoutBlock *block, guint i)
{
  g_assert_cmpuint (block->children->len, >, i);
  return block->children->pdata[i];
}

typedef struct
{
  guint n_lines;
  double room; /* lines */
  gboolean force;
  guint n_kept;
} TextRow;

/* No line stands alone. */
static const TextRow text_rows[] = {
  { 5, 5, FALSE, 5 },   { 5, 9, FALSE, 5 }, { 5, 4, FALSE, 3 }, { 5, 3.5, FALSE, 3 },
  { 5, 2, FALSE, 2 },   { 5, 1, FALSE, 0 }, { 3, 2, FALSE, 0 }, { 2, 1, FALSE, 0 },
  { 1, 0.5, FALSE, 0 }, { 3, 2, TRUE, 2 },  { 5, 1, TRUE, 1 },  { 5, 0.5, TRUE, 0 },
};

static void
test_text (Fixture *self, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (text_rows); i++)
    {
      const TextRow *row = &text_rows[i];
      g_autoptr (VenuleLayoutBlock) text = make_text (self, row->n_lines), rest = NULL;
      g_autoptr (VenuleLayoutBlock) part = venule_layout_block_part (text, row->room * LINE, row->force, &rest);

      g_assert_cmpfloat_with_epsilon (text->height, row->n_lines * LINE, 0.01);
      g_assert_cmpuint (part ? part->n_lines : 0, ==, row->n_kept);
      g_assert_cmpuint (rest ? rest->n_lines : 0, ==,
                        part && row->n_kept < row->n_lines ? row->n_lines - row->n_kept : 0);
      if (rest != NULL)
        {
          g_assert_cmpuint (rest->first_line, ==, row->n_kept);
          g_assert_true (rest->tag == part->tag);
        }
    }
}

static void
test_heading_stays (Fixture *self, gconstpointer data)
{
  const guint n_lines[] = { 2, 1, 3 };
  g_autoptr (VenuleLayoutBlock) stack = make_stack (self, n_lines, 3), rest = NULL, part = NULL;

  get_child (stack, 1)->keep_with_next = TRUE;
  part = venule_layout_block_part (stack, 4 * LINE, FALSE, &rest);
  g_assert_cmpuint (part->children->len, ==, 1);
  g_assert_cmpuint (rest->children->len, ==, 2);
  g_assert_cmpfloat_with_epsilon (rest->height, 4 * LINE, 0.01);
}

static void
test_heading_alone (Fixture *self, gconstpointer data)
{
  const guint n_lines[] = { 1, 3 };
  g_autoptr (VenuleLayoutBlock) stack = make_stack (self, n_lines, 2), rest = NULL, part = NULL;

  get_child (stack, 0)->keep_with_next = TRUE;
  part = venule_layout_block_part (stack, 2 * LINE, FALSE, &rest);
  g_assert_null (part);
  g_assert_null (rest);
}

static void
test_box (Fixture *self, gconstpointer data)
{
  const guint n_lines[] = { 1, 2, 2, 2 };
  g_autoptr (VenuleLayoutBlock) box = make_stack (self, n_lines, 4), rest = NULL, part = NULL;

  box->parting = VENULE_PART_NEVER;
  box->frame = VENULE_FRAME_THICK;
  box->padding = 8;
  box->repeats = TRUE;
  get_child (box, 0)->keep_with_next = TRUE;
  venule_layout_block_stack (box);
  g_assert_null (venule_layout_block_part (box, 5 * LINE, FALSE, &rest));
  part = venule_layout_block_part (box, 16 + 5 * LINE, TRUE, &rest);
  g_assert_cmpuint (part->children->len, ==, 3);
  g_assert_cmpuint (rest->children->len, ==, 2);
  g_assert_true (get_child (rest, 0)->text == get_child (part, 0)->text);
  g_assert_cmpint (rest->frame, ==, VENULE_FRAME_THICK);
  g_assert_cmpfloat_with_epsilon (rest->height, 16 + 3 * LINE, 0.01);
}

static void
test_side (Fixture *self, gconstpointer data)
{
  g_autoptr (VenuleLayoutBlock) side = venule_layout_block_new (VENULE_LAYOUT_SIDE, "LI", 420), rest = NULL,
                                part = NULL;

  venule_layout_block_append (side, make_text (self, 1));
  venule_layout_block_append (side, make_text (self, 6));
  venule_layout_block_set_side_by_side (side, 20, FALSE);
  g_assert_cmpfloat (get_child (side, 1)->x, ==, 220);
  g_assert_null (venule_layout_block_part (side, 3 * LINE, FALSE, &rest));
  side->parting = VENULE_PART_LAST;
  part = venule_layout_block_part (side, 3 * LINE, FALSE, &rest);
  g_assert_cmpuint (part->children->len, ==, 2);
  g_assert_cmpuint (rest->children->len, ==, 1);
  g_assert_cmpuint (get_child (rest, 0)->n_lines, ==, 3);
  g_assert_cmpfloat (get_child (rest, 0)->x, ==, 220);

  venule_layout_block_set_side_by_side (side, 20, TRUE);
  g_assert_cmpfloat (get_child (side, 0)->x, ==, 220);
  g_assert_cmpfloat (get_child (side, 1)->x, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/page/layout-block/text", Fixture, NULL, set_up, test_text, tear_down);
  g_test_add ("/page/layout-block/heading-stays", Fixture, NULL, set_up, test_heading_stays, tear_down);
  g_test_add ("/page/layout-block/heading-alone", Fixture, NULL, set_up, test_heading_alone, tear_down);
  g_test_add ("/page/layout-block/box", Fixture, NULL, set_up, test_box, tear_down);
  g_test_add ("/page/layout-block/side", Fixture, NULL, set_up, test_side, tear_down);
  return g_test_run ();
}
