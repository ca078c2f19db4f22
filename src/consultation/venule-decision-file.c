/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-consultation"

#include "venule-decision-file.h"

#include "venule-form.h"
#include "venule-xml-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_LINE_LENGTH  200
#define MAX_VALUE_LENGTH 20000 /* a drawn stroke's points are the longest answer */
#define MAX_PATH_LENGTH  200

static const char *
get_element_name (VenuleDecisionKind kind)
{
  return kind == VENULE_DECISION_OVERRIDE ? "override" : "acknowledgement";
}

/* Exactly YYYY-MM-DDThh:mm:ssZ, and an instant that exists. */
static gboolean
is_instant (const char *text)
{
  static const char shape[] = "0000-00-00T00:00:00Z";
  g_autoptr (GDateTime) instant = NULL;

  if (strlen (text) != strlen (shape))
    return FALSE;
  for (gsize i = 0; shape[i] != '\0'; i++)
    if (shape[i] == '0' ? !g_ascii_isdigit (text[i]) : text[i] != shape[i])
      return FALSE;
  instant = g_date_time_new_from_iso8601 (text, NULL);
  return instant != NULL;
}

static gboolean
is_path (const char *text)
{
  return strlen (text) <= MAX_PATH_LENGTH && g_ascii_isalpha (text[0])
         && strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "_.-/") == strlen (text)
         && strstr (text, "//") == NULL && !g_str_has_suffix (text, "/");
}

static gboolean
check_line (const xmlNode *element, const char *what, const char *text, GError **error)
{
  g_autofree char *too_long = NULL;
  const char *why;

  if (*text == '\0')
    why = _ ("the text is empty; write it down");
  else if (!venule_xml_text_is_clean (text, &why))
    ;
  else if (g_unichar_isspace (g_utf8_get_char (text))
           || g_unichar_isspace (g_utf8_get_char (g_utf8_prev_char (text + strlen (text)))))
    why = _ ("the text starts or ends with a space; take the space away");
  else if (g_utf8_strlen (text, -1) > MAX_LINE_LENGTH)
    why = too_long = g_strdup_printf (_ ("the text is too long; write at most %u characters"), MAX_LINE_LENGTH);
  else
    return TRUE;
  venule_xml_set_error (error, element, "the %s of <%s>: %s", what, element->name, why);
  return FALSE;
}

static gboolean
check_id (const xmlNode *element, const char *name, const char *value, GError **error)
{
  if (venule_id_is_valid (value))
    return TRUE;
  venule_xml_set_error (error, element, "the attribute %s of <%s> is not an id; write letters, digits, - _ or .", name,
                        element->name);
  return FALSE;
}

static gboolean
take_attribute (VenuleDecision *self, const xmlNode *element, const char *name, char *value, GError **error)
{
  g_autofree char *owned = value;
  g_autofree char *quoted = NULL;

  if (strcmp (name, "check") == 0)
    return check_id (element, name, owned, error);
  if (strcmp (name, "session") == 0)
    {
      self->session = g_steal_pointer (&owned);
      return check_id (element, name, self->session, error);
    }
  if (strcmp (name, "by") == 0)
    {
      self->by = g_steal_pointer (&owned);
      return check_line (element, "\"by\"", self->by, error);
    }
  if (strcmp (name, "at") == 0)
    {
      self->at = g_steal_pointer (&owned);
      if (is_instant (self->at))
        return TRUE;
      venule_xml_set_error (error, element, "the attribute at of <%s> is not a time; write it as 2026-11-23T10:52:00Z",
                            element->name);
      return FALSE;
    }
  quoted = venule_xml_quote (name);
  venule_xml_set_error (error, element, "the attribute %s is not known in <%s>; known there: check, session, by, at",
                        quoted, element->name);
  return FALSE;
}

static gboolean
read_attributes (VenuleDecision *self, const xmlNode *element, GError **error)
{
  for (const xmlAttr *attribute = element->properties; attribute != NULL; attribute = attribute->next)
    {
      const char *name = (const char *) attribute->name;

      if (attribute->ns != NULL)
        {
          venule_xml_set_error (error, element, "the attribute %s has a namespace; take it out", name);
          return FALSE;
        }
      if (!take_attribute (self, element, name, venule_xml_get_attribute (element, name), error))
        return FALSE;
    }
  if (self->by == NULL || self->at == NULL)
    {
      venule_xml_set_error (error, element, "<%s> has no %s; a decision names its check, by whom and when",
                            element->name, self->by == NULL ? "by" : "at");
      return FALSE;
    }
  return TRUE;
}

static gboolean
check_flat (const xmlNode *element, GError **error)
{
  if (venule_xml_first_element (element) == NULL)
    return TRUE;
  venule_xml_set_error (error, element, "<%s> holds an element; it holds text only", element->name);
  return FALSE;
}

static gboolean
read_read (VenuleDecision *self, const xmlNode *element, GError **error)
{
  g_autofree char *answer = venule_xml_get_attribute (element, "answer");
  g_autofree char *value = venule_xml_get_text (element);
  const char *why;

  if (answer == NULL || element->properties->next != NULL || !is_path (answer))
    {
      venule_xml_set_error (
          error, element,
          "<read> has no path, or more than that; give it the one attribute answer, like session/injected/volume-ml");
      return FALSE;
    }
  if (!check_flat (element, error))
    return FALSE;
  if (!venule_xml_text_is_clean (value, &why))
    {
      venule_xml_set_error (error, element, "<read> %s", why);
      return FALSE;
    }
  if (strlen (value) > MAX_VALUE_LENGTH)
    {
      venule_xml_set_error (error, element, "<read> is too long to be an answer; use an undamaged copy");
      return FALSE;
    }
  venule_decision_add_read (self, answer, value);
  return TRUE;
}

static gboolean
read_reason (VenuleDecision *self, const xmlNode *element, GError **error)
{
  if (self->kind != VENULE_DECISION_OVERRIDE || self->reason != NULL || element->properties != NULL)
    {
      venule_xml_set_error (error, element, "<reason> stands once, without attributes, in <override> only; correct it");
      return FALSE;
    }
  self->reason = venule_xml_get_text (element);
  return check_flat (element, error) && check_line (element, "text", self->reason, error);
}

static gboolean
read_children (VenuleDecision *self, const xmlNode *element, GError **error)
{
  for (const xmlNode *child = venule_xml_first_element (element); child != NULL;
       child = venule_xml_next_element (child))
    {
      gboolean is_read = venule_xml_is_element (child, "read");

      if (is_read && self->reason != NULL)
        {
          venule_xml_set_error (error, child, "<read> stands too late; it belongs before <reason>");
          return FALSE;
        }
      if (!is_read && !venule_xml_is_element (child, "reason"))
        {
          g_autofree char *quoted = venule_xml_quote ((const char *) child->name);

          venule_xml_set_error (error, child, "the element %s is not known in <%s>; known there: read, reason", quoted,
                                element->name);
          return FALSE;
        }
      if (!(is_read ? read_read (self, child, error) : read_reason (self, child, error)))
        return FALSE;
    }
  if (self->kind == VENULE_DECISION_OVERRIDE && self->reason == NULL)
    {
      venule_xml_set_error (error, element, "<override> has no <reason>; write why the stop was overridden");
      return FALSE;
    }
  return TRUE;
}

/**
 * venule_decision_is_element:
 * @element: an element
 *
 * Returns: whether it is an override or acknowledgement
 */
gboolean
venule_decision_is_element (const xmlNode *element)
{
  return venule_xml_is_element (element, "override") || venule_xml_is_element (element, "acknowledgement");
}

/**
 * venule_decision_from_element:
 * @element: an override or acknowledgement
 * @error: return location for a [error@XmlError]
 *
 * Whether the check exists is not asked here: a decision about an unknown one is kept.
 *
 * Returns: (transfer full) (nullable): the decision; %NULL on error
 */
VenuleDecision *
venule_decision_from_element (const xmlNode *element, GError **error)
{
  g_autoptr (VenuleDecision) self = NULL;
  g_autofree char *check = venule_xml_get_attribute (element, "check");

  if (check == NULL)
    {
      venule_xml_set_error (error, element, "<%s> has no check; a decision names its check, by whom and when",
                            element->name);
      return NULL;
    }
  self = venule_decision_new (
      venule_xml_is_element (element, "override") ? VENULE_DECISION_OVERRIDE : VENULE_DECISION_ACKNOWLEDGEMENT, check);
  if (!read_attributes (self, element, error) || !read_children (self, element, error))
    return NULL;
  return g_steal_pointer (&self);
}

/**
 * venule_decision_to_element:
 * @self: a decision
 * @parent: the element that gets it as its last child
 */
void
venule_decision_to_element (const VenuleDecision *self, xmlNode *parent)
{
  xmlNode *element = xmlNewTextChild (parent, NULL, BAD_CAST get_element_name (self->kind), NULL);

  xmlSetProp (element, BAD_CAST "check", BAD_CAST self->check);
  if (self->session != NULL)
    xmlSetProp (element, BAD_CAST "session", BAD_CAST self->session);
  if (self->by != NULL)
    xmlSetProp (element, BAD_CAST "by", BAD_CAST self->by);
  if (self->at != NULL)
    xmlSetProp (element, BAD_CAST "at", BAD_CAST self->at);
  for (guint i = 0; i < self->reads->len; i++)
    {
      const VenuleDecisionRead *read = g_ptr_array_index (self->reads, i);
      xmlNode *child
          = xmlNewTextChild (element, NULL, BAD_CAST "read", *read->value != '\0' ? BAD_CAST read->value : NULL);

      xmlSetProp (child, BAD_CAST "answer", BAD_CAST read->answer);
    }
  if (self->reason != NULL)
    xmlNewTextChild (element, NULL, BAD_CAST "reason", BAD_CAST self->reason);
}
