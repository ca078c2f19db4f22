/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-sheet"

#include "venule-prover-settings.h"

#include <string.h>

#define DAYS_A_WEEK 7

/* One field or setting, and what it may be. */
typedef struct
{
  const VenulePath *path;
  const VenuleSetting *setting; /* (nullable): a field has none */
  GArray *values;               /* of VenuleValue: the clinic's own first */
} Variable;

struct _VenuleProverSettings
{
  VenuleClinic *own;
  GPtrArray *variables; /* (element-type Variable) */
};

static void
variable_free (gpointer data)
{
  Variable *variable = data;

  g_array_unref (variable->values);
  g_free (variable);
}

static const VenuleSetting *
find_setting (VenuleProtocol *protocol, const char *id)
{
  GPtrArray *settings = venule_protocol_get_settings (protocol);

  for (guint i = 0; i < settings->len; i++)
    if (strcmp (((const VenuleSetting *) settings->pdata[i])->id, id) == 0)
      return settings->pdata[i];
  return NULL;
}

static gboolean
has_number (const Variable *variable, VenuleNumber number)
{
  for (guint i = 0; i < variable->values->len; i++)
    {
      const VenuleValue *known = &g_array_index (variable->values, VenuleValue, i);

      if (known->kind == VENULE_VALUE_NUMBER && known->number == number)
        return TRUE;
    }
  return FALSE;
}

static void
add_number (Variable *variable, VenuleNumber number)
{
  VenuleValue value = { .kind = VENULE_VALUE_NUMBER, .number = number, .unit = variable->path->unit };

  if (number >= variable->setting->minimum && number <= variable->setting->maximum && !has_number (variable, number))
    g_array_append_val (variable->values, value);
}

static gboolean
is_unit (const char *unit, const char *name)
{
  return g_strcmp0 (unit, name) == 0;
}

/* A threshold in the setting's own unit, and the whole ones beside it. */
static void
add_threshold (Variable *variable, VenuleNumber number, const char *unit)
{
  VenuleNumber weeks = number / VENULE_NUMBER_ONE / DAYS_A_WEEK * VENULE_NUMBER_ONE;

  if (is_unit (variable->path->unit, "days") && is_unit (unit, "weeks"))
    number *= DAYS_A_WEEK;
  else if (is_unit (variable->path->unit, "weeks") && is_unit (unit, "days"))
    number = weeks;
  else if (g_strcmp0 (variable->path->unit, unit) != 0)
    return;
  for (int step = -1; step <= 1; step++)
    add_number (variable, number + step * VENULE_NUMBER_ONE);
}

/* A field is filled or not; one that no sheet can do without is filled. */
static void
add_field (Variable *variable, VenuleClinic *own)
{
  VenuleValue none = { .kind = VENULE_VALUE_NONE };
  VenuleValue text = { .kind = VENULE_VALUE_TEXT, .words = { "Example" }, .n_words = 1 };
  g_autoptr (GPtrArray) missing = NULL;
  g_autoptr (GHashTable) empty = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (VenuleClinic) without = NULL;

  if (g_array_index (variable->values, VenuleValue, 0).kind == VENULE_VALUE_NONE)
    g_array_append_val (variable->values, text);
  g_hash_table_insert (empty, (gpointer) variable->path->name, &none);
  without = venule_clinic_new_changed (own, empty);
  missing = venule_clinic_list_missing (without);
  if (variable->values->len == 1
      && !g_ptr_array_find_with_equal_func (missing, variable->path->name, g_str_equal, NULL))
    g_array_append_val (variable->values, none);
}

static Variable *
variable_new (const VenulePath *path, VenuleProtocol *protocol, VenuleClinic *own)
{
  Variable *variable = g_new0 (Variable, 1);
  VenuleValue value = { 0 };

  variable->path = path;
  variable->setting = find_setting (protocol, path->name);
  variable->values = g_array_new (FALSE, TRUE, sizeof (VenuleValue));
  venule_clinic_lookup (own, path->name, &value);
  g_array_append_val (variable->values, value);
  if (variable->setting == NULL)
    add_field (variable, own);
  else
    {
      add_number (variable, variable->setting->minimum);
      add_number (variable, variable->setting->maximum);
    }
  return variable;
}

/* Two settings of one unit may be compared with the same answer: each order of them has to be there. */
static void
add_each_other (VenuleProverSettings *self)
{
  g_autofree guint *n_own = g_new0 (guint, self->variables->len + 1);

  for (guint i = 0; i < self->variables->len; i++)
    n_own[i] = ((Variable *) self->variables->pdata[i])->values->len;
  for (guint i = 0; i < self->variables->len; i++)
    for (guint j = 0; j < self->variables->len; j++)
      {
        Variable *to = self->variables->pdata[i];
        const Variable *from = self->variables->pdata[j];

        if (i == j || to->setting == NULL || from->setting == NULL || !is_unit (to->path->unit, from->path->unit))
          continue;
        for (guint k = 0; k < n_own[j]; k++)
          if (g_array_index (from->values, VenuleValue, k).kind == VENULE_VALUE_NUMBER)
            add_number (to, g_array_index (from->values, VenuleValue, k).number);
      }
}

/**
 * venule_prover_settings_new:
 * @reads: what a slice reads
 * @protocol: the protocol, for the hard limits
 * @own: the clinic
 *
 * For each setting that is read: the clinic's own value, its hard limits, and the values on every side of what it, or
 * what is compared with it, is compared with. For each field: that it is filled, and that it is not.
 *
 * Returns: (transfer full): the settings
 */
VenuleProverSettings *
venule_prover_settings_new (VenuleProverReads *reads, VenuleProtocol *protocol, VenuleClinic *own)
{
  VenuleProverSettings *self = g_new0 (VenuleProverSettings, 1);

  self->own = g_object_ref (own);
  self->variables = g_ptr_array_new_with_free_func (variable_free);
  for (guint i = 0; i < reads->settings->len; i++)
    g_ptr_array_add (self->variables, variable_new (reads->settings->pdata[i], protocol, own));
  add_each_other (self);
  for (guint i = 0; i < self->variables->len; i++)
    for (guint j = 0; j < reads->thresholds->len; j++)
      {
        const VenuleThreshold *threshold = &g_array_index (reads->thresholds, VenuleThreshold, j);
        Variable *variable = self->variables->pdata[i];

        if (variable->setting != NULL)
          add_threshold (variable, threshold->number, threshold->unit);
      }
  return self;
}

/**
 * venule_prover_settings_free:
 * @self: (transfer full)
 *
 * Frees the settings.
 */
void
venule_prover_settings_free (VenuleProverSettings *self)
{
  g_object_unref (self->own);
  g_ptr_array_unref (self->variables);
  g_free (self);
}

/**
 * venule_prover_settings_count:
 * @self: the settings
 *
 * Returns: how many clinics there are to try; 1 where no setting is read
 */
guint64
venule_prover_settings_count (VenuleProverSettings *self)
{
  guint64 count = 1;

  for (guint i = 0; i < self->variables->len; i++)
    count *= ((const Variable *) self->variables->pdata[i])->values->len;
  return count;
}

static const VenuleValue *
choose (const Variable *variable, guint64 *number)
{
  guint n = variable->values->len;
  guint at = (guint) (*number % n);

  *number /= n;
  return &g_array_index (variable->values, VenuleValue, at);
}

/**
 * venule_prover_settings_make:
 * @self: the settings
 * @number: below [method@ProverSettings.count]; 0: as the clinic is
 *
 * Returns: (transfer full): the clinic with that number; it uses values of @self, and must not outlive it
 */
VenuleClinic *
venule_prover_settings_make (VenuleProverSettings *self, guint64 number)
{
  g_autoptr (GHashTable) changes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->variables->len; i++)
    {
      const Variable *variable = self->variables->pdata[i];

      g_hash_table_insert (changes, (gpointer) variable->path->name, (gpointer) choose (variable, &number));
    }
  return venule_clinic_new_changed (self->own, changes);
}

/**
 * venule_prover_settings_describe:
 * @self: the settings
 * @number: below [method@ProverSettings.count]
 *
 * Returns: (transfer full) (nullable): what each setting is, for a message; %NULL when none is read
 */
char *
venule_prover_settings_describe (VenuleProverSettings *self, guint64 number)
{
  GString *text;

  if (self->variables->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < self->variables->len; i++)
    {
      const Variable *variable = self->variables->pdata[i];
      const VenuleValue *value = choose (variable, &number);
      g_autofree char *amount = value->kind == VENULE_VALUE_NUMBER ? venule_number_format (value->number) : NULL;

      g_string_append_printf (text, "%sclinic/%s ", i == 0 ? "" : ", ", variable->path->name);
      if (amount != NULL)
        g_string_append_printf (text, "is %s%s%s", amount, value->unit == NULL ? "" : " ",
                                value->unit == NULL ? "" : value->unit);
      else
        g_string_append (text, value->kind == VENULE_VALUE_NONE ? "is not set" : "is filled");
    }
  return g_string_free (text, FALSE);
}
