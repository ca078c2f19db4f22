/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-store"

#include "venule-record-row.h"

struct _VenuleRecordRow
{
  GObject parent_instance;

  VenuleRecord *record; /* (nullable) */
};

enum
{
  PROP_RECORD = 1,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (VenuleRecordRow, venule_record_row, G_TYPE_OBJECT)

static void
venule_record_row_finalize (GObject *object)
{
  VenuleRecordRow *self = VENULE_RECORD_ROW (object);

  g_clear_object (&self->record);

  G_OBJECT_CLASS (venule_record_row_parent_class)->finalize (object);
}

static void
venule_record_row_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  VenuleRecordRow *self = VENULE_RECORD_ROW (object);

  switch (prop_id)
    {
    case PROP_RECORD:
      g_value_set_object (value, self->record);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
venule_record_row_class_init (VenuleRecordRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = venule_record_row_finalize;
  object_class->get_property = venule_record_row_get_property;

  /**
   * VenuleRecordRow:record:
   *
   * The consultation in this place; %NULL: it has not come yet.
   */
  properties[PROP_RECORD] = g_param_spec_object ("record", NULL, NULL, VENULE_TYPE_RECORD,
                                                 G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
venule_record_row_init (VenuleRecordRow *self)
{
}

/* record: (nullable) */
VenuleRecordRow *
venule_record_row_new (VenuleRecord *record)
{
  VenuleRecordRow *self = g_object_new (VENULE_TYPE_RECORD_ROW, NULL);

  g_set_object (&self->record, record);
  return self;
}

/* Returns: whether nobody is in the place yet, or the same consultation in an earlier state */
gboolean
venule_record_row_may_show (VenuleRecordRow *self, VenuleRecord *record)
{
  return self->record == NULL || g_strcmp0 (venule_record_get_id (self->record), venule_record_get_id (record)) == 0;
}

void
venule_record_row_set_record (VenuleRecordRow *self, VenuleRecord *record)
{
  g_return_if_fail (VENULE_IS_RECORD_ROW (self));

  if (g_set_object (&self->record, record))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RECORD]);
}

/**
 * venule_record_row_get_record:
 * @self: a place in a list
 *
 * Returns: (transfer none) (nullable): the consultation in it; %NULL: it has not come yet
 */
VenuleRecord *
venule_record_row_get_record (VenuleRecordRow *self)
{
  g_return_val_if_fail (VENULE_IS_RECORD_ROW (self), NULL);

  return self->record;
}
