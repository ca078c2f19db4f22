/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-consultation-file.h"

#include "venule-decision-file.h"
#include "venule-entry-reader.h"
#include "venule-xml-reader.h"

#include <string.h>

static const char *
get_name (const xmlNode *element)
{
  return (const char *) element->name;
}

static gboolean
read_decisions (VenuleConsultation *self, const xmlNode *next, GError **error)
{
  gboolean acknowledgements = FALSE;

  for (; next != NULL; next = venule_xml_next_element (next))
    {
      g_autoptr (VenuleDecision) decision = NULL;

      if (!venule_decision_is_element (next))
        {
          g_autofree char *quoted = venule_xml_quote (get_name (next));

          venule_xml_set_error (error, next, "%s stands too late; <override> and <acknowledgement> stand last", quoted);
          return FALSE;
        }
      if (acknowledgements && venule_xml_is_element (next, "override"))
        {
          venule_xml_set_error (error, next, "<override> stands too late; it belongs before every <acknowledgement>");
          return FALSE;
        }
      acknowledgements = venule_xml_is_element (next, "acknowledgement");
      decision = venule_decision_from_element (next, error);
      if (decision == NULL)
        return FALSE;
      g_ptr_array_add (venule_consultation_get_decisions (self), g_steal_pointer (&decision));
    }
  return TRUE;
}

static gboolean
check_root_attributes (const xmlNode *root, GError **error)
{
  static const char *const known[] = { "id", "protocol", "format", "state", "example", NULL };

  for (const xmlAttr *attribute = root->properties; attribute != NULL; attribute = attribute->next)
    {
      if (!venule_reader_check_plain_attribute (root, attribute, error))
        return FALSE;
      if (!g_strv_contains (known, (const char *) attribute->name))
        {
          g_autofree char *quoted = venule_xml_quote ((const char *) attribute->name);

          venule_xml_set_error (error, root,
                                "the attribute %s is not known in <consultation>; known there: id, protocol, format, "
                                "state, example",
                                quoted);
          return FALSE;
        }
    }
  return TRUE;
}

static VenuleConsultation *
read_root (const xmlNode *root, const char *protocol, const VenuleForm *form, GError **error)
{
  g_autoptr (VenuleConsultation) self = NULL;
  g_autofree char *id = venule_xml_get_attribute (root, "id");
  g_autofree char *state_name = venule_xml_get_attribute (root, "state");
  g_autofree char *example = venule_xml_get_attribute (root, "example");
  VenuleState state;

  if (id == NULL || !g_uuid_string_is_valid (id))
    {
      venule_xml_set_error (error, root, "the attribute id of <consultation> is no UUID; give the document one");
      return NULL;
    }
  if (state_name == NULL || !venule_state_from_string (state_name, &state))
    {
      venule_xml_set_error (
          error, root,
          "the attribute state of <consultation> is missing or unknown; write one of: draft, finished, amended");
      return NULL;
    }
  if (example != NULL && strcmp (example, "yes") != 0)
    {
      venule_xml_set_error (error, root,
                            "the attribute example of <consultation> can only be \"yes\"; correct it, or "
                            "take it out");
      return NULL;
    }
  self = venule_consultation_new (form, id, protocol);
  venule_consultation_set_state (self, state);
  venule_consultation_set_is_example (self, example != NULL);
  return g_steal_pointer (&self);
}

/**
 * venule_consultation_peek_protocol:
 * @doc: a document that the XML reader read
 * @error: return location for a [error@XmlError]
 *
 * Which protocol a consultation is of, before that protocol is known. The id can be a folder's name: it holds
 * no slash and does not start with a dot.
 *
 * Returns: (transfer full) (nullable): the protocol's id; %NULL when @doc is no consultation of a format that
 *   this program reads
 */
char *
venule_consultation_peek_protocol (xmlDocPtr doc, GError **error)
{
  const xmlNode *root;
  g_autofree char *protocol = NULL;
  g_autofree char *format = NULL;

  g_return_val_if_fail (doc != NULL && xmlDocGetRootElement (doc) != NULL, NULL);

  root = xmlDocGetRootElement (doc);
  if (!venule_xml_is_element (root, "consultation"))
    {
      g_autofree char *quoted = venule_xml_quote (get_name (root));

      venule_xml_set_error (error, root, "the file holds %s%s, not a consultation; name a consultation's file", quoted,
                            root->ns != NULL ? " of a namespace" : "");
      return NULL;
    }
  format = venule_xml_get_attribute (root, "format");
  if (format == NULL || strcmp (format, VENULE_CONSULTATION_FORMAT) != 0)
    {
      venule_xml_set_error (error, root,
                            "the attribute format of <consultation> must be \"%s\"; a newer file needs a "
                            "newer program",
                            VENULE_CONSULTATION_FORMAT);
      return NULL;
    }
  protocol = venule_xml_get_attribute (root, "protocol");
  if (protocol == NULL || !venule_id_is_valid (protocol))
    {
      venule_xml_set_error (error, root,
                            "the attribute protocol of <consultation> names no protocol; write its id, like "
                            "thread-veins");
      return NULL;
    }
  return g_steal_pointer (&protocol);
}

/**
 * venule_consultation_from_document:
 * @doc: a document that the XML reader read
 * @form: the sealed root form of the document's protocol; must outlive the consultation
 * @error: return location for a [error@XmlError]
 *
 * Reads every answer exactly. What the checklist does not know, what stands in the wrong order, twice or out of
 * its range refuses the file; what contradicts another answer does not: that is for checks. Comments are
 * passed over. The messages are for people; the schema of [func@form_to_relax_ng] is the gate after it.
 *
 * Returns: (transfer full) (nullable): the consultation; %NULL on error
 */
VenuleConsultation *
venule_consultation_from_document (xmlDocPtr doc, const VenuleForm *form, GError **error)
{
  g_autoptr (VenuleConsultation) self = NULL;
  g_autofree char *protocol = NULL;
  const xmlNode *root, *next;

  g_return_val_if_fail (doc != NULL && xmlDocGetRootElement (doc) != NULL, NULL);
  g_return_val_if_fail (form != NULL && form->parent == NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  root = xmlDocGetRootElement (doc);
  protocol = venule_consultation_peek_protocol (doc, error);
  if (protocol == NULL || !check_root_attributes (root, error) || !venule_reader_check_nodes (root, FALSE, error))
    return NULL;
  self = read_root (root, protocol, form, error);
  if (self == NULL)
    return NULL;

  next = venule_xml_first_element (root);
  if (!venule_reader_read_children (venule_consultation_get_root (self), &next, error)
      || !read_decisions (self, next, error))
    return NULL;
  return g_steal_pointer (&self);
}
