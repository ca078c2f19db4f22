/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-page"

#include "venule-first-page.h"

#include <string.h>

#define ROUNDING 0.01

/* What page 1 is for, in the order in which it stands there. */
typedef enum
{
  PIECE_HEAD,
  PIECE_CALL, /* the first box of help: when to call an ambulance */
  PIECE_RING, /* its next one: whom to ring, and for what */
  PIECE_DATES,
  N_PIECES,
} PieceKind;

/* How much of a piece page 1 holds. */
typedef enum
{
  DEGREE_NONE,
  DEGREE_NAMED, /* a box's heading, and on which page the box is */
  DEGREE_FIRST, /* of the head: clinic, title and name; of a box: its first line or row */
  DEGREE_ABOVE, /* what a box says above its list */
  DEGREE_MOST,  /* as many rows as there is room for */
  DEGREE_WHOLE,
  DEGREE_MORE, /* with the boxes that follow it */
  N_DEGREES,
} Degree;

/* What page 1 has to hold, what matters most first. Each wish is granted where those before it leave the room. */
static const struct
{
  PieceKind piece;
  Degree degree;
} wishes[] = {
  { PIECE_HEAD, DEGREE_FIRST },  { PIECE_CALL, DEGREE_WHOLE }, { PIECE_DATES, DEGREE_NAMED },
  { PIECE_RING, DEGREE_FIRST },  { PIECE_RING, DEGREE_ABOVE }, { PIECE_DATES, DEGREE_FIRST },
  { PIECE_DATES, DEGREE_WHOLE }, { PIECE_RING, DEGREE_WHOLE }, { PIECE_RING, DEGREE_MORE },
  { PIECE_DATES, DEGREE_MOST },  { PIECE_HEAD, DEGREE_WHOLE },
};

typedef struct
{
  VenuleLayoutBlock *all;    /* (nullable) (owned) */
  VenuleLayoutBlock *box;    /* (nullable): the frame in it that is parted */
  double gap;                /* above it */
  double heights[N_DEGREES]; /* 0: there is no such degree */
  double cuts[N_DEGREES];    /* where it is parted for that: without what says where it goes on */
  Degree degree;
  VenuleLayoutBlock *placed, *rest; /* (nullable) (owned) */
} Piece;

typedef struct
{
  VenulePageFiller *filler;
  Piece pieces[N_PIECES];
  VenuleGoingOn going_on;
  double room; /* that is left */
} FirstPage;

static void
clear_first_page (FirstPage *self)
{
  for (guint i = 0; i < N_PIECES; i++)
    {
      g_clear_pointer (&self->pieces[i].all, venule_layout_block_unref);
      g_clear_pointer (&self->pieces[i].placed, venule_layout_block_unref);
      g_clear_pointer (&self->pieces[i].rest, venule_layout_block_unref);
    }
  venule_going_on_clear (&self->going_on);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FirstPage, clear_first_page)

static VenuleLayoutBlock *
find_first_box (VenuleLayoutBlock *block, double *bottom)
{
  *bottom += block->y;
  if (block->frame != VENULE_FRAME_NONE)
    {
      *bottom += block->height;
      return block;
    }
  return block->children != NULL && block->children->len > 0 ? find_first_box (block->children->pdata[0], bottom)
                                                             : NULL;
}

static gboolean
is_list (const VenuleLayoutBlock *block)
{
  return block->kind == VENULE_LAYOUT_STACK && block->tag != NULL
         && (g_str_equal (block->tag->name, "L") || g_str_equal (block->tag->name, "Table"));
}

static void
set_height (const FirstPage *self, Piece *piece, Degree degree, double cut, VenuleLayoutBlock *last)
{
  piece->cuts[degree] = cut;
  piece->heights[degree] = cut + venule_going_on_get_height_after (&self->going_on, last);
}

/* What stands between a box's heading and its list, and the first line of that; the list's first row where that is
 * nothing. */
static void
set_heights_of_parts (const FirstPage *self, Piece *piece, double top)
{
  const VenuleLayoutBlock *box = piece->box;
  VenuleLayoutBlock *first = box->children->pdata[1];
  guint n = 1;

  while (n < box->children->len && !is_list (box->children->pdata[n]))
    n++;
  if (n == box->children->len)
    return;
  top += box->padding;
  if (n > 1)
    {
      VenuleLayoutBlock *above = box->children->pdata[n - 1];

      set_height (self, piece, DEGREE_FIRST, top + first->y + first->height, first);
      set_height (self, piece, DEGREE_ABOVE, top + above->y + above->height, above);
      return;
    }
  top += first->y;
  first = first->children->pdata[0];
  set_height (self, piece, DEGREE_FIRST, top + first->y + first->height, first);
  piece->heights[DEGREE_MOST] = piece->heights[DEGREE_FIRST];
}

static void
set_heights_of_head (Piece *piece, VenuleLayoutBlock *head)
{
  const VenuleLayoutBlock *section = head->children->pdata[0];

  piece->all = venule_layout_block_ref (head);
  piece->heights[DEGREE_WHOLE] = piece->heights[DEGREE_FIRST] = head->height;
  if (section->children->len > 1 && section->parting != VENULE_PART_NEVER)
    {
      const VenuleLayoutBlock *name = section->children->pdata[1];

      piece->heights[DEGREE_FIRST] = name->y + name->height;
    }
  memcpy (piece->cuts, piece->heights, sizeof piece->cuts);
}

static void
set_heights_of_box (const FirstPage *self, Piece *piece, VenuleLayoutBlock *all)
{
  double bottom = 0;

  piece->all = venule_layout_block_ref (all);
  piece->box = find_first_box (all, &bottom);
  piece->heights[DEGREE_WHOLE] = piece->box != NULL ? bottom : all->height;
  if (piece->box != NULL && all->height > bottom)
    piece->heights[DEGREE_MORE] = all->height;
  memcpy (piece->cuts, piece->heights, sizeof piece->cuts);
  if (piece->box == NULL || !piece->box->repeats || piece->box->children->len < 2)
    return;
  piece->heights[DEGREE_NAMED] = venule_going_on_get_height_of_named (&self->going_on, piece->box);
  set_heights_of_parts (self, piece, bottom - piece->box->height);
}

/* The first box of help is a piece, and so is the next one with all that follow. */
static void
part_help (FirstPage *self, VenuleLayoutBlock *urgent)
{
  g_autoptr (VenuleLayoutBlock) call = NULL, rest = NULL;
  double bottom = 0;

  if (find_first_box (urgent, &bottom) != NULL)
    call = venule_layout_block_part (urgent, bottom, FALSE, &rest);
  set_heights_of_box (self, &self->pieces[PIECE_CALL], call != NULL ? call : urgent);
  if (rest != NULL)
    set_heights_of_box (self, &self->pieces[PIECE_RING], rest);
}

/* Where even the first box of help has no room, it begins below the head and goes on. */
static void
grant_wishes (FirstPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      Piece *piece = &self->pieces[wishes[i].piece];
      double had = piece->degree != DEGREE_NONE ? piece->heights[piece->degree] : -piece->gap;
      double height = piece->heights[wishes[i].degree];

      if (height == 0 || wishes[i].degree <= piece->degree)
        continue;
      if (wishes[i].degree == DEGREE_MOST)
        height = MAX (height, had + self->room);
      if (height - had <= self->room)
        {
          self->room -= height - had;
          piece->degree = wishes[i].degree;
          piece->heights[piece->degree] = height;
          if (piece->degree == DEGREE_MOST)
            piece->cuts[DEGREE_MOST]
                = MAX (piece->cuts[DEGREE_FIRST], height - venule_going_on_get_height (&self->going_on));
        }
      else if (wishes[i].piece == PIECE_CALL)
        return;
    }
}

static gboolean
goes_on (const Piece *piece)
{
  return piece->box != NULL && piece->degree > DEGREE_NONE && piece->degree < DEGREE_WHOLE;
}

/* Parts a piece at the height that it was granted. */
static void
part_piece (FirstPage *self, Piece *piece, GArray *going_on)
{
  VenuleGoesOn text = { .page = 0 };

  if (piece->degree > DEGREE_NAMED)
    {
      /* Both ways of the same sum: they differ by a rounding. */
      double cut = piece->cuts[piece->degree] + ROUNDING;

      if (goes_on (piece))
        piece->box->anchored = TRUE;
      piece->placed = venule_layout_block_part (piece->all, cut, FALSE, &piece->rest);
      if (goes_on (piece))
        piece->box->anchored = FALSE;
      if (piece->placed == NULL)
        piece->degree = DEGREE_NONE;
    }
  if (piece->degree <= DEGREE_NAMED)
    piece->rest = venule_layout_block_ref (piece->all);
  if (!goes_on (piece))
    return;
  if (piece->degree == DEGREE_NAMED)
    piece->placed = venule_going_on_make_named (&self->going_on, piece->box, &text.text);
  else
    text.text = venule_going_on_append (&self->going_on, piece->placed);
  g_array_append_val (going_on, text);
}

static void
place_pieces (FirstPage *self, GArray *going_on)
{
  VenulePageFiller *filler = self->filler;

  for (guint i = 0; i < N_PIECES; i++)
    {
      Piece *piece = &self->pieces[i];

      if (piece->all == NULL)
        continue;
      part_piece (self, piece, going_on);
      if (piece->placed == NULL)
        continue;
      filler->y += piece->gap;
      venule_page_filler_place (filler, piece->placed, filler->x, filler->y);
      filler->y += piece->placed->height;
      piece->placed = NULL;
    }
}

/* What page 1 has no room for, in the order in which it matters. */
static gboolean
flow_rest (FirstPage *self, GArray *going_on, GError **error)
{
  static const PieceKind order[] = { PIECE_CALL, PIECE_RING, PIECE_DATES, PIECE_HEAD };
  VenulePageFiller *filler = self->filler;
  guint n = 0;

  if (going_on->len > 0 && !venule_page_filler_open_page (filler, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    {
      Piece *piece = &self->pieces[order[i]];
      guint page = filler->pages->len, before = ((GPtrArray *) filler->pages->pdata[page - 1])->len;

      if (piece->rest == NULL)
        continue;
      piece->rest->gap = filler->measurer->style->box_gap;
      if (!venule_page_filler_flow (filler, piece->rest, error))
        return FALSE;
      if (goes_on (piece))
        g_array_index (going_on, VenuleGoesOn, n++).page
            = ((GPtrArray *) filler->pages->pdata[page - 1])->len > before ? page : page + 1;
    }
  return TRUE;
}

/**
 * venule_first_page_part_help:
 * @measurer: measures the sheet
 * @urgent: help, one box below the other
 * @room: less than its height, in points
 * @going_on: (element-type VenuleGoesOn): gets the box that goes on after page 1
 * @help: (out) (transfer full): what has that room; not set where not even the first box has
 * @rest: (out) (transfer full): what has not; not set where there is none
 * @error: return location for an error
 *
 * Parts help for page 1: its first box, and of the next one at least whom to ring.
 *
 * Returns: whether the texts could be measured
 */
gboolean
venule_first_page_part_help (VenuleMeasurer *measurer,
                             VenuleLayoutBlock *urgent,
                             double room,
                             GArray *going_on,
                             VenuleLayoutBlock **help,
                             VenuleLayoutBlock **rest,
                             GError **error)
{
  VenulePageFiller filler = { .measurer = measurer, .mirrored = measurer->sheet->right_to_left };
  g_auto (FirstPage) page = { .filler = &filler, .room = room };
  Piece *call = &page.pieces[PIECE_CALL], *ring = &page.pieces[PIECE_RING];

  if (!venule_going_on_measure (&page.going_on, measurer, error))
    return FALSE;
  part_help (&page, urgent);
  ring->gap = measurer->style->box_gap;
  grant_wishes (&page);
  part_piece (&page, call, going_on);
  if (call->placed == NULL)
    return TRUE;
  *help = venule_layout_block_new (VENULE_LAYOUT_STACK, NULL, urgent->width);
  venule_layout_block_append (*help, g_steal_pointer (&call->placed));
  if (ring->all != NULL)
    part_piece (&page, ring, going_on);
  if (ring->placed != NULL)
    venule_layout_block_append (*help, g_steal_pointer (&ring->placed));
  venule_layout_block_stack (*help);
  *rest = g_steal_pointer (&ring->rest);
  for (guint i = 0; i < going_on->len; i++)
    g_array_index (going_on, VenuleGoesOn, i).page = 2;
  return TRUE;
}

/**
 * venule_first_page_fill:
 * @self: a first page with nothing on it
 * @regions: (inout): the head, help and dates across the page; gets the boxes that go on after page 1
 * @error: return location for an error
 *
 * Places what page 1 has to say first, in large type as much of it as there is room for, and after that what there is
 * not. A box is parted between its rows only, and says on which page it goes on.
 *
 * Returns: whether it has room on the pages
 */
gboolean
venule_first_page_fill (VenulePageFiller *self, VenuleRegions *regions, GError **error)
{
  g_auto (FirstPage) page = { .filler = self, .room = self->bottom - self->y };

  if (!venule_going_on_measure (&page.going_on, self->measurer, error))
    return FALSE;
  if (regions->head != NULL)
    set_heights_of_head (&page.pieces[PIECE_HEAD], regions->head);
  if (regions->urgent != NULL)
    part_help (&page, regions->urgent);
  if (regions->dates != NULL)
    set_heights_of_box (&page, &page.pieces[PIECE_DATES], regions->dates);
  for (guint i = regions->head != NULL ? PIECE_CALL : PIECE_RING; i < N_PIECES; i++)
    page.pieces[i].gap = self->measurer->style->box_gap;
  grant_wishes (&page);
  place_pieces (&page, regions->going_on);
  return flow_rest (&page, regions->going_on, error)
         && (regions->second == NULL || venule_page_filler_flow (self, regions->second, error));
}
