/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-app"

#include "venule-path-label.h"

/* `session[s1]/injected[i1]/batch` is an answer to `session/injected/batch`. */
static char *
leave_out_keys (const char *path)
{
  GString *plain = g_string_new (NULL);
  gboolean in_key = FALSE;

  for (const char *c = path; *c != '\0'; c++)
    {
      in_key = in_key || *c == '[';
      if (!in_key)
        g_string_append_c (plain, *c);
      in_key = in_key && *c != ']';
    }

  return g_string_free (plain, FALSE);
}

/**
 * venule_path_find_question:
 * @the_case: a consultation
 * @path: an answer's path, with or without the keys of members
 *
 * Returns: (transfer none) (nullable): what was asked; %NULL where @path names no question
 */
const VenuleQuestion *
venule_path_find_question (VenuleCase *the_case, const char *path)
{
  g_autofree char *plain = leave_out_keys (path);

  return venule_form_find_question (venule_consultation_get_form (venule_case_get_consultation (the_case)), plain);
}

/**
 * venule_path_find_form:
 * @the_case: a consultation
 * @path: a section's path, a group's or a member's, with or without the keys of members
 *
 * Returns: (transfer none) (nullable): what is asked there; %NULL where @path names no form
 */
const VenuleForm *
venule_path_find_form (VenuleCase *the_case, const char *path)
{
  g_autofree char *plain = leave_out_keys (path);

  return venule_form_find_form (venule_consultation_get_form (venule_case_get_consultation (the_case)), plain);
}

/* "Feeding vein 2" where there are several, "Left leg" where the key is a word of the checklist. */
static char *
label_container (VenuleConsultation *consultation, const VenuleForm *form, const char *path)
{
  const char *bracket = strrchr (path, '[');
  g_autofree char *key
      = bracket == NULL || !g_str_has_suffix (path, "]") ? NULL : g_strndup (bracket + 1, strlen (bracket) - 2);
  const VenuleOption *option = key == NULL ? NULL : venule_form_find_key (form, key);
  VenuleEntry *entry = key == NULL ? NULL : venule_consultation_find_entry (consultation, path);
  g_autofree char *group_path = key == NULL ? NULL : g_strndup (path, (gsize) (bracket - path));
  VenuleGroup *group = entry == NULL ? NULL : venule_consultation_find_group (consultation, group_path);

  if (option != NULL)
    return g_strdup_printf ("%s %s", form->label, option->label);
  for (guint i = 0; group != NULL && venule_group_get_n_entries (group) > 1 && i < venule_group_get_n_entries (group);
       i++)
    if (venule_group_peek (group, i) == entry)
      return g_strdup_printf ("%s %u", form->label, i + 1);

  return g_strdup (form->label);
}

/**
 * venule_path_label_new:
 * @the_case: a consultation
 * @path: an answer's path, with the keys of members
 *
 * Returns: (transfer full): how it is called on screen: "Feeding vein 2 › Diameter"
 */
char *
venule_path_label_new (VenuleCase *the_case, const char *path)
{
  return venule_path_label_of (venule_case_get_consultation (the_case), path);
}

/**
 * venule_path_label_of:
 * @consultation: a consultation
 * @path: an answer's path, or a member's, with the keys of members
 *
 * Returns: (transfer full): how it is called on screen
 */
char *
venule_path_label_of (VenuleConsultation *consultation, const char *path)
{
  const VenuleForm *form = venule_consultation_get_form (consultation);
  g_auto (GStrv) parts = g_strsplit (path, "/", -1);
  g_autoptr (GString) walked = g_string_new (NULL);
  g_autoptr (GString) label = g_string_new (NULL);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      g_autofree char *plain = leave_out_keys (parts[i]);
      const VenuleForm *child = venule_form_find_form (form, plain);
      const VenuleQuestion *question = child == NULL ? venule_form_find_question (form, plain) : NULL;
      g_autofree char *part = NULL;

      g_string_append_printf (walked, "%s%s", i == 0 ? "" : "/", parts[i]);
      if (child != NULL)
        part = label_container (consultation, child, walked->str);
      else if (question != NULL)
        part = g_strdup (question->label);
      else
        break;
      g_string_append_printf (label, "%s%s", label->len == 0 ? "" : " › ", part);
      if (child == NULL)
        break;
      form = child;
    }

  return g_string_free (g_steal_pointer (&label), FALSE);
}
