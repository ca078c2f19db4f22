/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-sheet-ahead.h"

#include "venule-thread-tools.h"

/* Texts measured at once: a thousandth of a second's work or two. */
#define TEXTS_AT_ONCE 2

/* What an answer changes in the form comes first, in ms. */
#define REST 50

/* For one sheet; a very long one's texts would drive each other out again. */
#define MOST_STEPS 300

/* Each size of print, then one language more or less. */
#define N_SHEETS (VENULE_FORMAT_EXTRA_LARGE + 2)

struct _VenuleSheetAhead
{
  GObject parent;
  VenuleCase *the_case; /* (nullable) */
  gboolean is_seen;     /* somebody looks at its sheet */
  VenuleSheet *sheet;   /* (nullable): that is got ready */
  guint next;           /* the sheet after it, up to N_SHEETS */
  guint n_steps;        /* for the sheet */
  guint idle;           /* a source: it rests, or works, while something is left */
};

G_DEFINE_FINAL_TYPE (VenuleSheetAhead, venule_sheet_ahead, G_TYPE_OBJECT)

static void
stop (VenuleSheetAhead *self)
{
  g_clear_handle_id (&self->idle, g_source_remove);
  g_clear_pointer (&self->sheet, venule_sheet_unref);
}

/* Returns: (transfer full) (nullable): the sheet as it would be after another answer; NULL where it would not change */
static VenuleSheet *
compose (VenuleSheetAhead *self, guint which)
{
  VenuleWorkplace *workplace = venule_desk_get_workplace (venule_case_get_desk (self->the_case));
  VenuleSheet *now = venule_case_get_sheet (self->the_case);
  gboolean is_format = which <= VENULE_FORMAT_EXTRA_LARGE;
  VenuleFormat format = is_format ? (VenuleFormat) which : now->format;
  g_autoptr (VenuleSheetMaker) maker = NULL;

  if (is_format ? format == now->format : g_str_equal (now->language, now->clinic_language))
    return NULL;
  maker = venule_sheet_maker_new_for_evaluation (workplace, venule_case_get_definitions (self->the_case),
                                                 venule_case_get_evaluation (self->the_case),
                                                 venule_case_get_choice (self->the_case));
  return venule_sheet_maker_compose_otherwise (maker, format, is_format ? now->bilingual : !now->bilingual, NULL);
}

/* Returns: whether there may be more */
static gboolean
measure (VenuleSheetAhead *self)
{
  VenuleWorkplace *workplace = venule_desk_get_workplace (venule_case_get_desk (self->the_case));
  VenuleFonts *fonts = venule_thread_tools_get_fonts (self->sheet, NULL);
  VenuleLegMap *leg_map
      = fonts == NULL ? NULL : venule_thread_tools_get_leg_map (venule_workplace_get_data_folder (workplace), NULL);

  return leg_map != NULL && self->n_steps++ < MOST_STEPS
         && venule_pages_get_ready (self->sheet, fonts, leg_map, TEXTS_AT_ONCE);
}

static gboolean
on_idle_cb (gpointer user_data)
{
  VenuleSheetAhead *self = user_data;

  if (self->sheet == NULL)
    {
      self->sheet = compose (self, self->next++);
      self->n_steps = 0;
    }
  else if (!measure (self))
    g_clear_pointer (&self->sheet, venule_sheet_unref);
  if (self->sheet != NULL || self->next < N_SHEETS)
    return G_SOURCE_CONTINUE;
  self->idle = 0;
  return G_SOURCE_REMOVE;
}

static gboolean
on_rest_end_cb (gpointer user_data)
{
  VenuleSheetAhead *self = user_data;

  self->idle = g_idle_add_full (G_PRIORITY_LOW, on_idle_cb, self, NULL);
  return G_SOURCE_REMOVE;
}

/* What was composed before the answer is not what the next one changes. */
static void
on_composed_cb (VenuleCase *the_case, VenuleSheetAhead *self)
{
  stop (self);
}

static void
begin (VenuleSheetAhead *self)
{
  stop (self);
  self->next = 0;
  if (self->is_seen && self->the_case != NULL && venule_case_get_sheet (self->the_case) != NULL)
    self->idle = g_timeout_add_full (G_PRIORITY_LOW, REST, on_rest_end_cb, self, NULL);
}

static void
on_judged_cb (VenuleCase *the_case, VenuleSheetAhead *self)
{
  begin (self);
}

static void
venule_sheet_ahead_dispose (GObject *object)
{
  venule_sheet_ahead_set_case (VENULE_SHEET_AHEAD (object), NULL);

  G_OBJECT_CLASS (venule_sheet_ahead_parent_class)->dispose (object);
}

static void
venule_sheet_ahead_class_init (VenuleSheetAheadClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_sheet_ahead_dispose;
}

static void
venule_sheet_ahead_init (VenuleSheetAhead *self)
{
}

/**
 * venule_sheet_ahead_new:
 *
 * Returns: (transfer full): what gets sheets ready, of no consultation yet
 */
VenuleSheetAhead *
venule_sheet_ahead_new (void)
{
  return g_object_new (VENULE_TYPE_SHEET_AHEAD, NULL);
}

/**
 * venule_sheet_ahead_set_case:
 * @self: what gets sheets ready
 * @the_case: (nullable): whose
 */
void
venule_sheet_ahead_set_case (VenuleSheetAhead *self, VenuleCase *the_case)
{
  stop (self);
  if (self->the_case != NULL)
    g_signal_handlers_disconnect_by_data (self->the_case, self);
  g_set_object (&self->the_case, the_case);
  if (the_case == NULL)
    return;
  g_signal_connect (the_case, "composed", G_CALLBACK (on_composed_cb), self);
  g_signal_connect (the_case, "judged", G_CALLBACK (on_judged_cb), self);
  begin (self);
}

/**
 * venule_sheet_ahead_set_is_seen:
 * @self: what gets sheets ready
 * @is_seen: whether the sheet is on screen; it is not at first
 *
 * Nothing is done for a sheet that nobody sees, and all of it once it is seen.
 */
void
venule_sheet_ahead_set_is_seen (VenuleSheetAhead *self, gboolean is_seen)
{
  if (self->is_seen == is_seen)
    return;
  self->is_seen = is_seen;
  begin (self);
}

/**
 * venule_sheet_ahead_get_is_done:
 * @self: what gets sheets ready
 *
 * Returns: whether nothing is left to do until the next answer
 */
gboolean
venule_sheet_ahead_get_is_done (VenuleSheetAhead *self)
{
  return self->idle == 0;
}
