/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-leg-marks-private.h"

#include <string.h>

static void list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (VenuleLegMarks,
                               venule_leg_marks,
                               G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

static GType
get_item_type (GListModel *list)
{
  return VENULE_TYPE_PLACED_MARK;
}

static guint
get_n_items (GListModel *list)
{
  return VENULE_LEG_MARKS (list)->marks->len;
}

static gpointer
get_item (GListModel *list, guint position)
{
  VenulePlacedMark *mark = venule_leg_marks_peek (VENULE_LEG_MARKS (list), position);

  return mark == NULL ? NULL : g_object_ref (mark);
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

VenulePlacedMark *
venule_leg_marks_find_by_entry (VenuleLegMarks *self, VenuleEntry *entry)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (venule_placed_mark_get_entry (self->marks->pdata[i]) == entry)
      return self->marks->pdata[i];
  return NULL;
}

static GPtrArray *
list_marks (VenuleLegMarks *self)
{
  GPtrArray *marks = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint f = 0; f < VENULE_N_MARK_FORMS; f++)
    {
      const VenuleMarkForm *form = &self->forms[f];
      VenuleGroup *group
          = form->form == NULL ? NULL : venule_consultation_find_group (self->consultation, form->form->path);

      for (guint i = 0; group != NULL && i < venule_group_get_n_entries (group); i++)
        {
          VenuleEntry *entry = venule_group_peek (group, i);
          VenulePlacedMark *mark = venule_leg_marks_find_by_entry (self, entry);

          g_ptr_array_add (marks, mark != NULL ? g_object_ref (mark) : venule_placed_mark_new (form, entry));
        }
    }

  return marks;
}

/* Tells of what came and went, and of nothing else: what shows the others keeps its place. */
static void
refresh (VenuleLegMarks *self)
{
  g_autoptr (GPtrArray) old = self->marks;
  guint n, first = 0, last = 0;

  self->marks = list_marks (self);
  n = self->marks->len;
  while (first < MIN (old->len, n) && old->pdata[first] == self->marks->pdata[first])
    first++;
  while (last < MIN (old->len, n) - first && old->pdata[old->len - 1 - last] == self->marks->pdata[n - 1 - last])
    last++;
  if (old->len != n || first < n)
    g_list_model_items_changed (G_LIST_MODEL (self), first, old->len - first - last, n - first - last);
}

/* Whether a path is of a group or one of its members. */
static gboolean
is_within (const char *path, const char *group_path)
{
  gsize length = strlen (group_path);

  return strncmp (path, group_path, length) == 0 && (path[length] == '\0' || path[length] == '[');
}

/* What a mark is tied to stands in its words. */
static gboolean
concerns (const VenuleMarkForm *form, const char *path)
{
  if (form->form == NULL)
    return FALSE;
  for (guint i = 0; i < form->references->len; i++)
    if (is_within (path, ((const VenuleQuestion *) form->references->pdata[i])->refers_to))
      return TRUE;
  return is_within (path, form->form->path);
}

static void
on_changed_cb (VenuleConsultation *consultation, const char *path, VenuleLegMarks *self)
{
  if (!concerns (&self->forms[VENULE_MARKS_DOTS], path) && !concerns (&self->forms[VENULE_MARKS_LINES], path))
    return;

  refresh (self);
  for (guint i = 0; i < self->marks->len; i++)
    venule_placed_mark_read (self->marks->pdata[i]);
}

static void
venule_leg_marks_dispose (GObject *object)
{
  VenuleLegMarks *self = VENULE_LEG_MARKS (object);

  if (self->consultation != NULL)
    g_signal_handlers_disconnect_by_data (self->consultation, self);
  g_clear_object (&self->consultation);
  g_clear_object (&self->protocol);

  G_OBJECT_CLASS (venule_leg_marks_parent_class)->dispose (object);
}

static void
venule_leg_marks_finalize (GObject *object)
{
  VenuleLegMarks *self = VENULE_LEG_MARKS (object);

  g_ptr_array_unref (self->marks);
  for (guint f = 0; f < VENULE_N_MARK_FORMS; f++)
    g_clear_pointer (&self->forms[f].references, g_ptr_array_unref);
  g_free (self->session);

  G_OBJECT_CLASS (venule_leg_marks_parent_class)->finalize (object);
}

static void
venule_leg_marks_class_init (VenuleLegMarksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = venule_leg_marks_dispose;
  object_class->finalize = venule_leg_marks_finalize;
}

static void
venule_leg_marks_init (VenuleLegMarks *self)
{
  self->marks = g_ptr_array_new_with_free_func (g_object_unref);
}

/* A group that lacks one of the questions is none that can be drawn in. */
static void
find_form (VenuleLegMarks *self, guint which, const char *role)
{
  VenuleVocabulary *vocabulary = venule_protocol_get_vocabulary (self->protocol);
  const VenuleForm *form = venule_vocabulary_find_form_role (vocabulary, role);
  VenuleMarkForm *found = &self->forms[which];

  found->references = g_ptr_array_new ();
  if (form == NULL)
    return;

  found->leg = venule_vocabulary_find_role (vocabulary, "leg", form);
  found->view = venule_vocabulary_find_role (vocabulary, "view", form);
  found->kind = venule_vocabulary_find_role (vocabulary, "mark-kind", form);
  found->x = venule_vocabulary_find_role (vocabulary, "x", form);
  found->y = venule_vocabulary_find_role (vocabulary, "y", form);
  found->points = venule_vocabulary_find_role (vocabulary, "points", form);
  if (found->leg == NULL || found->view == NULL || found->kind == NULL
      || (which == VENULE_MARKS_DOTS ? found->x == NULL || found->y == NULL : found->points == NULL))
    return;
  found->form = form;
  for (guint i = 0; i < form->questions->len; i++)
    {
      const VenuleQuestion *question = form->questions->pdata[i];

      if (question->kind == VENULE_KIND_REFERENCE)
        g_ptr_array_add (found->references, (gpointer) question);
    }
}

/**
 * venule_leg_marks_new:
 * @protocol: what the consultation is read by; it names the groups of marks and their questions
 * @consultation: a consultation
 *
 * Returns: (transfer full): its marks
 */
VenuleLegMarks *
venule_leg_marks_new (VenuleProtocol *protocol, VenuleConsultation *consultation)
{
  VenuleLegMarks *self = g_object_new (VENULE_TYPE_LEG_MARKS, NULL);

  self->protocol = g_object_ref (protocol);
  self->consultation = g_object_ref (consultation);
  find_form (self, VENULE_MARKS_DOTS, "mark");
  find_form (self, VENULE_MARKS_LINES, "stroke");
  refresh (self);
  g_signal_connect (consultation, "changed", G_CALLBACK (on_changed_cb), self);

  return self;
}

static const VenuleMarkForm *
get_form (VenuleLegMarks *self)
{
  return &self->forms[self->forms[VENULE_MARKS_DOTS].form != NULL ? VENULE_MARKS_DOTS : VENULE_MARKS_LINES];
}

/**
 * venule_leg_marks_can_draw:
 * @self: the marks
 *
 * Returns: whether the checklist has questions for both dots and lines
 */
gboolean
venule_leg_marks_can_draw (VenuleLegMarks *self)
{
  return self->forms[VENULE_MARKS_DOTS].form != NULL && self->forms[VENULE_MARKS_LINES].form != NULL;
}

/**
 * venule_leg_marks_peek:
 * @self: the marks
 * @position: from 0
 *
 * Returns: (transfer none) (nullable): that mark
 */
VenulePlacedMark *
venule_leg_marks_peek (VenuleLegMarks *self, guint position)
{
  return position < self->marks->len ? self->marks->pdata[position] : NULL;
}

/**
 * venule_leg_marks_find:
 * @self: the marks
 * @member_path: the path of a mark, or of one of its answers
 *
 * Returns: (transfer none) (nullable): the mark
 */
VenulePlacedMark *
venule_leg_marks_find (VenuleLegMarks *self, const char *member_path)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (g_str_has_prefix (member_path, venule_placed_mark_get_path (self->marks->pdata[i])))
      return self->marks->pdata[i];
  return NULL;
}

/**
 * venule_leg_marks_find_position:
 * @self: the marks
 * @mark: (nullable): one that may be gone
 * @position: (out): where it stands
 *
 * Returns: whether it is one of them
 */
gboolean
venule_leg_marks_find_position (VenuleLegMarks *self, VenulePlacedMark *mark, guint *position)
{
  return mark != NULL && g_ptr_array_find (self->marks, mark, position);
}

/**
 * venule_leg_marks_get_legs:
 * @self: the marks
 *
 * Returns: (transfer none) (element-type VenuleOption): which legs can be marked
 */
GPtrArray *
venule_leg_marks_get_legs (VenuleLegMarks *self)
{
  return get_form (self)->leg->options;
}

/**
 * venule_leg_marks_get_views:
 * @self: the marks
 *
 * Returns: (transfer none) (element-type VenuleOption): from where
 */
GPtrArray *
venule_leg_marks_get_views (VenuleLegMarks *self)
{
  return get_form (self)->view->options;
}

/**
 * venule_leg_marks_get_kinds:
 * @self: the marks
 *
 * Returns: (transfer none) (element-type VenuleOption): what can be marked
 */
GPtrArray *
venule_leg_marks_get_kinds (VenuleLegMarks *self)
{
  return get_form (self)->kind->options;
}

/**
 * venule_leg_marks_get_question:
 * @self: the marks
 *
 * Returns: (transfer none): what is asked of each mark first
 */
const VenuleQuestion *
venule_leg_marks_get_question (VenuleLegMarks *self)
{
  return get_form (self)->leg;
}

/**
 * venule_leg_marks_get_choice:
 * @self: the marks
 * @mark: one of them
 * @index: from 0 to %VENULE_LEG_MARKS_N_CHOICES - 1
 *
 * Returns: (transfer none): which leg, from where it is seen, or what is marked
 */
const VenuleQuestion *
venule_leg_marks_get_choice (VenuleLegMarks *self, VenulePlacedMark *mark, guint index)
{
  const VenuleMarkForm *form = venule_placed_mark_get_form (mark);
  const VenuleQuestion *choices[VENULE_LEG_MARKS_N_CHOICES] = { form->leg, form->view, form->kind };

  g_return_val_if_fail (index < VENULE_LEG_MARKS_N_CHOICES, NULL);

  return choices[index];
}

/**
 * venule_leg_marks_get_references:
 * @self: the marks
 * @mark: one of them
 *
 * Returns: (transfer none) (element-type VenuleQuestion): what it can be tied to
 */
GPtrArray *
venule_leg_marks_get_references (VenuleLegMarks *self, VenulePlacedMark *mark)
{
  return venule_placed_mark_get_form (mark)->references;
}

/**
 * venule_leg_marks_get_members:
 * @self: the marks
 * @reference: a question of a mark
 *
 * Returns: (transfer none) (nullable): whose members a mark can be tied to by it
 */
VenuleGroup *
venule_leg_marks_get_members (VenuleLegMarks *self, const VenuleQuestion *reference)
{
  return venule_consultation_find_group (self->consultation, reference->refers_to);
}

/**
 * venule_leg_marks_get_tied:
 * @self: the marks
 * @mark: one of them
 * @reference: one of its questions
 *
 * Returns: (transfer none) (nullable): what it is tied to, if that is still there
 */
VenuleEntry *
venule_leg_marks_get_tied (VenuleLegMarks *self, VenulePlacedMark *mark, const VenuleQuestion *reference)
{
  VenuleAnswer *answer = venule_entry_get_answer (venule_placed_mark_get_entry (mark), reference);
  VenuleGroup *group = venule_leg_marks_get_members (self, reference);

  return answer == NULL || group == NULL ? NULL : venule_group_find (group, venule_answer_get_value (answer, 0));
}

static gboolean
is_tied_to (VenuleLegMarks *self, VenulePlacedMark *mark, VenuleEntry *member)
{
  GPtrArray *references = venule_leg_marks_get_references (self, mark);

  for (guint i = 0; i < references->len; i++)
    if (venule_leg_marks_get_tied (self, mark, references->pdata[i]) == member)
      return TRUE;
  return FALSE;
}

/**
 * venule_leg_marks_find_path_of_tied:
 * @self: the marks
 * @member: a member of another group, such as a feeding vein
 *
 * Returns: (transfer full) (nullable): the path of the first mark that is tied to it
 */
char *
venule_leg_marks_find_path_of_tied (VenuleLegMarks *self, VenuleEntry *member)
{
  for (guint i = 0; i < self->marks->len; i++)
    if (is_tied_to (self, self->marks->pdata[i], member))
      return g_strdup (venule_placed_mark_get_path (self->marks->pdata[i]));
  return NULL;
}
