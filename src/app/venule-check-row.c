/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-check-row.h"

#include "venule-case-reasons.h"

#include <glib/gi18n.h>

struct _VenuleCheckRow
{
  AdwBin parent;
  GtkImage *icon;
  GtkLabel *severity;
  GtkLabel *message;
  GtkLabel *decision;
  GtkRevealer *revealer;
  GtkEntry *reason;
  GtkWidget *confirm;
  GtkWidget *jump;
  GtkButton *decide;
  GtkWidget *undecide;
  VenuleCase *the_case;
  char *key;     /* of the check: its id and its place */
  char *binding; /* what it was read from: a reason that is being written holds for that only */
  char *path;    /* (nullable) */
  VenuleSeverity kind;
};

G_DEFINE_FINAL_TYPE (VenuleCheckRow, venule_check_row, ADW_TYPE_BIN)

static guint question_activated_signal;

static char *
make_key (const VenuleCheck *check)
{
  return g_strdup_printf ("%s %s", check->id, check->path == NULL ? "" : check->path);
}

static char *
make_binding (VenuleCase *the_case, const VenuleCheck *check)
{
  VenuleEntry *session = venule_evaluation_get_session (venule_case_get_evaluation (the_case));
  g_autoptr (GString) binding = g_string_new (NULL);

  if (check->of_session && session != NULL)
    g_string_append (binding, venule_entry_get_key (session));
  for (guint i = 0; i < check->reads->len; i++)
    {
      const VenuleDecisionRead *read = g_ptr_array_index (check->reads, i);

      g_string_append_printf (binding, "\n%s\n%s", read->answer, read->value);
    }
  return g_string_free (g_steal_pointer (&binding), FALSE);
}

/* Checks are made anew after each answer; the one that this row shows is found again by what it is. */
static const VenuleCheck *
find_check (VenuleCheckRow *self)
{
  GPtrArray *checks = venule_case_get_checks (self->the_case);

  for (guint i = 0; i < checks->len; i++)
    {
      const VenuleCheck *check = g_ptr_array_index (checks, i);
      g_autofree char *key = make_key (check);

      if (check->result == VENULE_CHECK_STANDS && g_str_equal (key, self->key))
        return check;
    }

  return NULL;
}

/* A stop is a specialist's to override. */
static gboolean
may_decide (VenuleCase *the_case, const VenuleCheck *check)
{
  VenuleDesk *desk = venule_case_get_desk (the_case);

  if (check->severity == VENULE_SEVERITY_FIX || *venule_desk_get_person (desk) == '\0')
    return FALSE;
  if (check->severity == VENULE_SEVERITY_STOP && !venule_desk_get_is_specialist (desk))
    return FALSE;
  return venule_case_may_edit (the_case, venule_desk_get_part (desk));
}

/* The button that asks for the reason goes: beside the one that takes it, it would say the same. */
static void
ask_for_reason (VenuleCheckRow *self)
{
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  gtk_widget_set_visible (GTK_WIDGET (self->decide), FALSE);
}

static void
on_jump_cb (VenuleCheckRow *self)
{
  g_signal_emit (self, question_activated_signal, 0, self->path);
}

static void
on_decide_cb (VenuleCheckRow *self)
{
  const VenuleCheck *check = find_check (self);

  if (self->kind == VENULE_SEVERITY_STOP)
    {
      venule_case_note_reason (self->the_case, self->key, self->binding,
                               gtk_editable_get_text (GTK_EDITABLE (self->reason)));
      ask_for_reason (self);
    }
  else if (check != NULL && may_decide (self->the_case, check))
    venule_case_decide (self->the_case, check, venule_desk_get_person (venule_case_get_desk (self->the_case)), NULL);
}

static void
on_undecide_cb (VenuleCheckRow *self)
{
  const VenuleCheck *check = find_check (self);

  if (check != NULL && may_decide (self->the_case, check))
    venule_case_undecide (self->the_case, check);
}

static char *
get_written_reason (VenuleCheckRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))));
}

static void
on_reason_changed_cb (GtkEditable *editable, VenuleCheckRow *self)
{
  g_autofree char *reason = get_written_reason (self);

  gtk_widget_set_sensitive (self->confirm, *reason != '\0');
  venule_case_note_reason (self->the_case, self->key, self->binding, gtk_editable_get_text (editable));
}

static void
on_confirm_cb (VenuleCheckRow *self)
{
  g_autofree char *reason = get_written_reason (self);
  g_autofree char *composed = g_utf8_normalize (reason, -1, G_NORMALIZE_NFC);
  const VenuleCheck *check = find_check (self);

  if (check == NULL || !may_decide (self->the_case, check) || composed == NULL || *composed == '\0')
    return;
  venule_case_note_reason (self->the_case, self->key, self->binding, NULL);
  venule_case_decide (self->the_case, check, venule_desk_get_person (venule_case_get_desk (self->the_case)), composed);
}

static void
venule_check_row_dispose (GObject *object)
{
  VenuleCheckRow *self = VENULE_CHECK_ROW (object);

  g_clear_object (&self->the_case);
  G_OBJECT_CLASS (venule_check_row_parent_class)->dispose (object);
}

static void
venule_check_row_finalize (GObject *object)
{
  VenuleCheckRow *self = VENULE_CHECK_ROW (object);

  g_free (self->key);
  g_free (self->binding);
  g_free (self->path);
  G_OBJECT_CLASS (venule_check_row_parent_class)->finalize (object);
}

static void
venule_check_row_class_init (VenuleCheckRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = venule_check_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = venule_check_row_finalize;
  question_activated_signal = g_signal_new ("question-activated", VENULE_TYPE_CHECK_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                            NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (widget_class, VENULE_UI "venule-check-row.ui");
  gtk_widget_class_bind_template_child (widget_class, VenuleCheckRow, icon);
  gtk_widget_class_bind_template_child (widget_class, VenuleCheckRow, severity);
  gtk_widget_class_bind_template_child (widget_class, VenuleCheckRow, message);
  gtk_widget_class_bind_template_child (widget_class, VenuleCheckRow, decision);
  gtk_widget_class_bind_template_child (widget_class, VenuleCheckRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, VenuleCheckRow, reason);
  gtk_widget_class_bind_template_child (widget_class, VenuleCheckRow, confirm);
  gtk_widget_class_bind_template_child (widget_class, VenuleCheckRow, jump);
  gtk_widget_class_bind_template_child (widget_class, VenuleCheckRow, decide);
  gtk_widget_class_bind_template_child (widget_class, VenuleCheckRow, undecide);
  gtk_widget_class_bind_template_callback (widget_class, on_jump_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_decide_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_undecide_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, on_reason_changed_cb);
}

static void
venule_check_row_init (VenuleCheckRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

static void
show_severity (VenuleCheckRow *self, const VenuleCheck *check)
{
  static const char *const icons[] = { [VENULE_SEVERITY_FIX] = "dialog-error-symbolic",
                                       [VENULE_SEVERITY_STOP] = "action-unavailable-symbolic",
                                       [VENULE_SEVERITY_CAUTION] = "dialog-warning-symbolic" };
  const char *words[] = { [VENULE_SEVERITY_FIX] = _ ("To correct"),
                          [VENULE_SEVERITY_STOP] = _ ("Stop"),
                          [VENULE_SEVERITY_CAUTION] = _ ("Caution") };

  if (venule_check_wants_answer (check))
    {
      gtk_image_set_from_icon_name (self->icon, "dialog-question-symbolic");
      gtk_label_set_text (self->severity, _ ("To answer"));
      gtk_widget_add_css_class (GTK_WIDGET (self), "missing");
      return;
    }
  gtk_image_set_from_icon_name (self->icon, check->decision != NULL ? "emblem-ok-symbolic" : icons[check->severity]);
  gtk_label_set_text (self->severity, words[check->severity]);
  gtk_widget_add_css_class (GTK_WIDGET (self), venule_severity_to_string (check->severity));
}

static char *
format_decision (const VenuleDecision *decision)
{
  return decision->reason == NULL ? g_strdup_printf (_ ("Acknowledged by %s"), decision->by)
                                  : g_strdup_printf (_ ("Overridden by %s: %s"), decision->by, decision->reason);
}

static void
show_decision (VenuleCheckRow *self, const VenuleCheck *check)
{
  const VenuleDecision *decision = check->decision;
  gboolean may = may_decide (self->the_case, check);
  g_autofree char *lapsed = check->lapsed == NULL ? NULL : format_decision (check->lapsed);
  g_autofree char *words = NULL;

  if (decision != NULL)
    words = format_decision (decision);
  else if (lapsed != NULL)
    words = g_strdup_printf (_ ("%s. It counts no longer: an answer has changed since."), lapsed);
  else if (check->severity == VENULE_SEVERITY_STOP && !may)
    words = g_strdup (_ ("A specialist can override it, with a reason."));
  gtk_label_set_text (self->decision, words == NULL ? "" : words);
  gtk_widget_set_visible (GTK_WIDGET (self->decision), words != NULL);
  gtk_widget_set_visible (GTK_WIDGET (self->decide), may && decision == NULL);
  gtk_widget_set_visible (self->undecide, may && decision != NULL);
  gtk_button_set_label (self->decide, check->severity == VENULE_SEVERITY_STOP ? _ ("_Override…") : _ ("_Acknowledge"));
}

/* What whoever may override it has begun to write. */
static void
show_reason (VenuleCheckRow *self, const VenuleCheck *check)
{
  const char *reason
      = check->severity == VENULE_SEVERITY_STOP && check->decision == NULL && may_decide (self->the_case, check)
            ? venule_case_get_reason (self->the_case, self->key, self->binding)
            : NULL;
  g_autofree char *text = g_strdup (reason);

  if (text == NULL)
    return;
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->decide), FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->reason), text);
}

/**
 * venule_check_row_new:
 * @the_case: a consultation
 * @check: one of its checks that stands
 *
 * Returns: (transfer floating): its row
 */
GtkWidget *
venule_check_row_new (VenuleCase *the_case, const VenuleCheck *check)
{
  VenuleCheckRow *self = g_object_new (VENULE_TYPE_CHECK_ROW, NULL);

  self->the_case = g_object_ref (the_case);
  self->key = make_key (check);
  self->binding = make_binding (the_case, check);
  self->path = g_strdup (check->path);
  self->kind = check->severity;
  gtk_label_set_text (self->message, check->message);
  gtk_widget_set_visible (self->jump, check->path != NULL);
  show_severity (self, check);
  show_decision (self, check);
  show_reason (self, check);

  return GTK_WIDGET (self);
}

/**
 * venule_check_row_get_key:
 * @self: a row
 *
 * Returns: (transfer none): what its check is known by while answers change
 */
const char *
venule_check_row_get_key (VenuleCheckRow *self)
{
  return self->key;
}

/**
 * venule_check_row_enter:
 * @self: a row
 *
 * Brings the keyboard to what can be done about it.
 */
void
venule_check_row_enter (VenuleCheckRow *self)
{
  if (gtk_revealer_get_reveal_child (self->revealer))
    gtk_widget_grab_focus (GTK_WIDGET (self->reason));
  else if (!gtk_widget_grab_focus (GTK_WIDGET (self->decide)) && !gtk_widget_grab_focus (self->undecide))
    gtk_widget_grab_focus (self->jump);
}
