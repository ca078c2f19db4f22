/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-options.h"

/* What GOption fills before it is looked at as a whole. */
typedef struct
{
  char *format;
  char *today;
  gboolean explain, check, prove, schema, version;
} RawOptions;

static const GOptionEntry entries[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    "Where the sheet goes; its ending (.pdf, .txt, .xml) says as what. - is plain text on the standard output. "
    "Default: NAME.pdf in the working folder",
    "FILE" },
  { "output-dir", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    "One PDF each into this folder, in parallel; goes on after one that fails and ends with the highest exit code",
    "DIR" },
  { "session", 0, 0, G_OPTION_ARG_STRING, NULL,
    "Which treatment. Default: the last one; where there is none yet, a preview of the plan", "ID" },
  { "language", 0, 0, G_OPTION_ARG_STRING, NULL, "The sheet's language instead of the patient's", "TAG" },
  { "bilingual", 0, 0, G_OPTION_ARG_NONE, NULL, "The clinic's language beside the patient's", NULL },
  { "format", 0, 0, G_OPTION_ARG_STRING, NULL,
    "standard, large or extra-large (12, 16 or 24 point) instead of the patient's", "FORMAT" },
  { "clinic", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    "The clinic's profile. Default: the user's, else the shipped sample, which prints SAMPLE CLINIC", "FILE" },
  { "protocol", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    "The protocol's folder. Default: the one that the consultation names", "DIR" },
  { "today", 0, 0, G_OPTION_ARG_STRING, NULL, "The day to work with. Default: today", "YYYY-MM-DD" },
  { "explain", 0, 0, G_OPTION_ARG_NONE, NULL,
    "No sheet: why each passage is on it, with the answers it read, its source, language and review state", NULL },
  { "check", 0, 0, G_OPTION_ARG_NONE, NULL, "No sheet: severity, id and message of every check that stands", NULL },
  { "prove", 0, 0, G_OPTION_ARG_NONE, NULL,
    "Hold the sheet's invariants against every combination of answers; needs no consultation", NULL },
  { "schema", 0, 0, G_OPTION_ARG_NONE, NULL,
    "Print the RELAX NG schema of the protocol's consultations; needs no consultation", NULL },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, "Print the version", NULL },
  G_OPTION_ENTRY_NULL,
};

/**
 * venule_options_get_entries:
 *
 * The table that the options are read by, `--help` is printed from, and the man page is made from.
 * Where an option's answer goes is filled in by [func@Venule.options_parse].
 *
 * Returns: (transfer none) (array zero-terminated=1): the options
 */
const GOptionEntry *
venule_options_get_entries (void)
{
  return entries;
}

/**
 * venule_options_get_summary:
 *
 * Returns: (transfer none): what the program does, in a sentence
 */
const char *
venule_options_get_summary (void)
{
  return "Makes a patient's own aftercare sheet from a consultation.";
}

static gpointer
find_target (const char *name, VenuleOptions *options, RawOptions *raw)
{
  const struct
  {
    const char *name;
    gpointer target;
  } targets[] = {
    { "output", &options->output },
    { "output-dir", &options->output_dir },
    { "session", &options->session },
    { "language", &options->language },
    { "bilingual", &options->bilingual },
    { "format", &raw->format },
    { "clinic", &options->clinic },
    { "protocol", &options->protocol },
    { "today", &raw->today },
    { "explain", &raw->explain },
    { "check", &raw->check },
    { "prove", &raw->prove },
    { "schema", &raw->schema },
    { "version", &raw->version },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (targets); i++)
    if (g_str_equal (targets[i].name, name))
      return targets[i].target;

  g_assert_not_reached ();
}

static GOptionContext *
create_context (VenuleOptions *options, RawOptions *raw)
{
  GOptionContext *context = g_option_context_new ("CONSULTATION.xml…");
  GOptionEntry filled[G_N_ELEMENTS (entries)];

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      filled[i] = entries[i];
      if (entries[i].long_name != NULL)
        filled[i].arg_data = find_target (entries[i].long_name, options, raw);
    }
  g_option_context_set_summary (context, venule_options_get_summary ());
  g_option_context_add_main_entries (context, filled, NULL);

  return context;
}

static gboolean
choose_task (VenuleOptions *options, const RawOptions *raw, GError **error)
{
  const struct
  {
    gboolean chosen;
    VenuleTask task;
  } tasks[] = {
    { raw->explain, VENULE_TASK_EXPLAIN }, { raw->check, VENULE_TASK_CHECK },     { raw->prove, VENULE_TASK_PROVE },
    { raw->schema, VENULE_TASK_SCHEMA },   { raw->version, VENULE_TASK_VERSION },
  };
  guint n_chosen = 0;

  options->task = VENULE_TASK_SHEET;
  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (tasks[i].chosen)
      {
        options->task = tasks[i].task;
        n_chosen++;
      }

  if (n_chosen > 1)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--explain, --check, --prove, --schema and --version go alone; give one of them");
      return FALSE;
    }

  return TRUE;
}

static gboolean
output_is_known (const char *output)
{
  return g_str_equal (output, "-") || g_str_has_suffix (output, ".pdf") || g_str_has_suffix (output, ".txt")
         || g_str_has_suffix (output, ".xml");
}

static gboolean
check_files (const VenuleOptions *options, GError **error)
{
  gboolean needs_none = options->task == VENULE_TASK_PROVE || options->task == VENULE_TASK_SCHEMA
                        || options->task == VENULE_TASK_VERSION;
  guint n_files = options->files == NULL ? 0 : g_strv_length (options->files);
  const char *problem = NULL;

  if (!needs_none && n_files == 0)
    problem = "no consultation was given; name at least one CONSULTATION.xml";
  else if (needs_none && n_files > 0)
    problem = "--prove, --schema and --version take no consultation; leave it out";
  else if (options->output != NULL && options->output_dir != NULL)
    problem = "--output and --output-dir exclude each other; give one of them";
  else if (options->output != NULL && n_files > 1)
    problem = "--output takes one consultation; for several give --output-dir";
  else if (options->output != NULL && !output_is_known (options->output))
    problem = "--output must end in .pdf, .txt or .xml, or be -";
  else if (options->task != VENULE_TASK_SHEET && (options->output != NULL || options->output_dir != NULL))
    problem = "--output and --output-dir are for making sheets; leave them out";

  if (problem != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, problem);

  return problem == NULL;
}

static gboolean
check_values (VenuleOptions *options, const RawOptions *raw, GError **error)
{
  options->today = venule_civil_date_today ();
  if (raw->today != NULL && !venule_civil_date_parse (raw->today, &options->today))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, "--today: “%s” is no day; write it as 2026-11-23",
                   raw->today);
      return FALSE;
    }

  options->has_format = raw->format != NULL;
  if (raw->format != NULL && !venule_format_from_string (raw->format, &options->format))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   "--format: “%s” is unknown; give standard, large or extra-large", raw->format);
      return FALSE;
    }

  return TRUE;
}

/**
 * venule_options_parse:
 * @argc: as `main` has it
 * @argv: as `main` has it
 * @error: %G_OPTION_ERROR, with what to write instead
 *
 * Understands a command line. `--help` prints and exits.
 *
 * Returns: (transfer full) (nullable): the options
 */
VenuleOptions *
venule_options_parse (int argc, char **argv, GError **error)
{
  g_autoptr (VenuleOptions) options = g_new0 (VenuleOptions, 1);
  RawOptions raw = { 0 };
  g_autoptr (GOptionContext) context = create_context (options, &raw);
  g_autofree char *format = NULL;
  g_autofree char *today = NULL;
  gboolean parsed = g_option_context_parse (context, &argc, &argv, error);

  format = raw.format;
  today = raw.today;
  if (!parsed)
    return NULL;

  options->files = g_strdupv (argv + MIN (argc, 1));
  if (!choose_task (options, &raw, error) || !check_files (options, error) || !check_values (options, &raw, error))
    return NULL;

  return g_steal_pointer (&options);
}

/**
 * venule_options_get_choice:
 * @options: the command line
 *
 * Returns: what it chooses for each sheet; its texts are those of @options
 */
VenuleSheetChoice
venule_options_get_choice (const VenuleOptions *options)
{
  VenuleSheetChoice choice = {
    .session = options->session,
    .language = options->language,
    .bilingual = options->bilingual,
    .has_format = options->has_format,
    .format = options->format,
    .today = options->today,
  };

  return choice;
}

/**
 * venule_options_free:
 * @options: (transfer full)
 *
 * Frees the options.
 */
void
venule_options_free (VenuleOptions *options)
{
  g_free (options->output);
  g_free (options->output_dir);
  g_free (options->session);
  g_free (options->language);
  g_free (options->clinic);
  g_free (options->protocol);
  g_strfreev (options->files);
  g_free (options);
}
