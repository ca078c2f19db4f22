/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-form-box.h"

struct _VenuleFormBox
{
  AdwBin parent;
  VenuleCase *the_case;
  VenuleEntry *entry;
};

G_DEFINE_FINAL_TYPE (VenuleFormBox, venule_form_box, ADW_TYPE_BIN)

static void
venule_form_box_dispose (GObject *object)
{
  VenuleFormBox *self = VENULE_FORM_BOX (object);

  g_clear_object (&self->the_case);
  g_clear_object (&self->entry);

  G_OBJECT_CLASS (venule_form_box_parent_class)->dispose (object);
}

static void
venule_form_box_class_init (VenuleFormBoxClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = venule_form_box_dispose;
}

static void
venule_form_box_init (VenuleFormBox *self)
{
}

/**
 * venule_form_box_new:
 * @the_case: a consultation
 * @entry: one of its sections, or a member of one of its groups
 *
 * Returns: (transfer floating): the questions of that entry
 */
VenuleFormBox *
venule_form_box_new (VenuleCase *the_case, VenuleEntry *entry)
{
  VenuleFormBox *self = g_object_new (VENULE_TYPE_FORM_BOX, NULL);

  self->the_case = g_object_ref (the_case);
  self->entry = g_object_ref (entry);

  return self;
}

/**
 * venule_form_box_get_entry:
 * @self: a box
 *
 * Returns: (transfer none): the entry whose questions it shows
 */
VenuleEntry *
venule_form_box_get_entry (VenuleFormBox *self)
{
  return self->entry;
}

/**
 * venule_form_box_show_question:
 * @self: a box
 * @path: the path of an answer, from the root, with the keys of members
 *
 * Returns: whether the question is in it, and the keyboard is there now
 */
gboolean
venule_form_box_show_question (VenuleFormBox *self, const char *path)
{
  return FALSE;
}
