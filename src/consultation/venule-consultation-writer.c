/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-consultation-file.h"

#include "venule-decision-file.h"
#include "venule-xml-reader.h"

#include <string.h>

static void write_entry (VenuleEntry *entry, xmlNode *element);

static void
set_attribute (xmlNode *element, const char *name, const char *value)
{
  xmlSetProp (element, BAD_CAST name, BAD_CAST value);
}

static void
write_value (const VenuleQuestion *question, const VenuleAnswer *answer, guint index, xmlNode *element)
{
  const char *value = venule_answer_get_value (answer, index);
  const char *slash = question->leg_coded ? strchr (value, '/') : NULL;
  xmlNode *child = xmlNewTextChild (element, NULL, BAD_CAST question->id, BAD_CAST (slash != NULL ? slash + 1 : value));

  if (slash != NULL)
    {
      g_autofree char *leg = g_strndup (value, slash - value);

      set_attribute (child, "leg", leg);
    }
  if (venule_answer_get_via (answer) != NULL)
    set_attribute (child, "via", venule_answer_get_via (answer));
}

static void
write_answer (const VenuleQuestion *question, const VenuleAnswer *answer, xmlNode *element)
{
  switch (question->place)
    {
    case VENULE_PLACE_ATTRIBUTE:
      set_attribute (element, question->id, venule_answer_get_text (answer));
      break;
    case VENULE_PLACE_CONTENT:
      if (venule_answer_get_via (answer) != NULL)
        set_attribute (element, "via", venule_answer_get_via (answer));
      xmlAddChild (element, xmlNewText (BAD_CAST venule_answer_get_text (answer)));
      break;
    case VENULE_PLACE_ELEMENT:
      for (guint i = 0; i < venule_answer_get_n_values (answer); i++)
        write_value (question, answer, i, element);
      break;
    default:
      g_return_if_reached ();
    }
}

static void
write_group (VenuleGroup *group, xmlNode *element)
{
  const VenuleForm *form = venule_group_get_form (group);

  for (guint i = 0; i < venule_group_get_n_entries (group); i++)
    {
      VenuleEntry *member = venule_group_peek (group, i);
      xmlNode *child = xmlNewTextChild (element, NULL, BAD_CAST form->id, NULL);

      set_attribute (child, form->kind == VENULE_FORM_KEYED ? form->key_name : "id", venule_entry_get_key (member));
      write_entry (member, child);
    }
}

static void
write_form (VenuleEntry *entry, const VenuleForm *form, xmlNode *element)
{
  VenuleEntry *section;

  if (form->kind != VENULE_FORM_SECTION)
    {
      write_group (venule_entry_get_group (entry, form), element);
      return;
    }
  section = venule_entry_get_section (entry, form);
  if (!venule_entry_is_empty (section))
    write_entry (section, xmlNewTextChild (element, NULL, BAD_CAST form->id, NULL));
}

static void
write_entry (VenuleEntry *entry, xmlNode *element)
{
  const VenuleForm *form = venule_entry_get_form (entry);

  for (guint i = 0; i < form->order->len; i++)
    {
      const VenuleFormItem *item = &g_array_index (form->order, VenuleFormItem, i);
      const VenuleAnswer *answer;

      if (item->form != NULL)
        write_form (entry, item->form, element);
      else if ((answer = venule_entry_get_answer (entry, item->question)) != NULL)
        write_answer (item->question, answer, element);
    }
}

static void
write_decisions (VenuleConsultation *self, VenuleDecisionKind kind, xmlNode *element)
{
  GPtrArray *decisions = venule_consultation_get_decisions (self);

  for (guint i = 0; i < decisions->len; i++)
    {
      const VenuleDecision *decision = g_ptr_array_index (decisions, i);

      if (decision->kind == kind)
        venule_decision_to_element (decision, element);
    }
}

/**
 * venule_consultation_to_xml:
 * @self: a consultation
 *
 * The document as it is saved: UTF-8, elements in the checklist's order, indented by two, empty sections left
 * out, numbers as they were typed. The same content gives the same bytes.
 *
 * Returns: (transfer full): the bytes
 */
GBytes *
venule_consultation_to_xml (VenuleConsultation *self)
{
  g_autoptr (xmlDoc) doc = NULL;
  xmlNode *root;

  g_return_val_if_fail (VENULE_IS_CONSULTATION (self), NULL);

  doc = xmlNewDoc (BAD_CAST "1.0");
  root = xmlNewDocRawNode (doc, NULL, BAD_CAST venule_consultation_get_form (self)->id, NULL);
  xmlDocSetRootElement (doc, root);
  set_attribute (root, "id", venule_consultation_get_id (self));
  set_attribute (root, "protocol", venule_consultation_get_protocol (self));
  set_attribute (root, "format", VENULE_CONSULTATION_FORMAT);
  set_attribute (root, "state", venule_state_to_string (venule_consultation_get_state (self)));
  if (venule_consultation_get_is_example (self))
    set_attribute (root, "example", "yes");

  write_entry (venule_consultation_get_root (self), root);
  write_decisions (self, VENULE_DECISION_OVERRIDE, root);
  write_decisions (self, VENULE_DECISION_ACKNOWLEDGEMENT, root);
  return venule_xml_save (doc);
}
