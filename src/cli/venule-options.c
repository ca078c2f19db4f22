/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "venule-cli"

#include "venule-options.h"

#include <glib/gi18n-lib.h>

/* What GOption fills before it is looked at as a whole. */
typedef struct
{
  char *format;
  char *today;
  char *which;
  char *issue, *reprint, *handed_over, *backup, *backup_daily, *restore, *export, *erase;
  gboolean explain, check, prove, schema, languages, version, import, list, audit;
} RawOptions;

static void
raw_options_clear (RawOptions *raw)
{
  g_free (raw->format);
  g_free (raw->today);
  g_free (raw->which);
  g_free (raw->issue);
  g_free (raw->reprint);
  g_free (raw->handed_over);
  g_free (raw->backup);
  g_free (raw->backup_daily);
  g_free (raw->restore);
  g_free (raw->export);
  g_free (raw->erase);
}

static const GOptionEntry entries[] = {
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Where the sheet goes; its ending (.pdf, .txt, .xml) says as what. - is plain text on the standard output. "
        "Default: NAME.pdf in the working folder"),
    N_ ("FILE") },
  { "output-dir", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("One PDF each into this folder, in parallel; goes on after one that fails and ends with the highest exit code"),
    N_ ("DIR") },
  { "session", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Which treatment. Default: the last one; where there is none yet, a preview of the plan"), N_ ("ID") },
  { "language", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("The sheet's language instead of the patient's"), N_ ("TAG") },
  { "bilingual", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("The clinic's language beside the patient's"), NULL },
  { "format", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("standard, large or extra-large (12, 16 or 24 point) instead of the patient's"), N_ ("FORMAT") },
  { "clinic", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("The clinic's profile. Default: the user's, else the shipped sample, which prints SAMPLE CLINIC"),
    N_ ("FILE") },
  { "protocol", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("The protocol's folder. Default: the one that the consultation names"), N_ ("DIR") },
  { "today", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("The day to work with. Default: today"), N_ ("YYYY-MM-DD") },
  { "explain", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("No sheet: why each passage is on it, with the answers it read, its source, language and review state"), NULL },
  { "check", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("No sheet: severity, id and message of every check that stands"),
    NULL },
  { "prove", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Hold the sheet's invariants against every combination of answers; needs no consultation"), NULL },
  { "schema", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Print the RELAX NG schema of the protocol's consultations; needs no consultation"), NULL },
  { "languages", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Print the languages that sheets can be made in: how many texts are translated, reviewed, not reviewed, stale "
        "and missing, and whether the fonts are there; needs no consultation"),
    NULL },
  { "import", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Keep these consultations: all or none, matched by their ids, done only when durable. One that is kept already "
        "and differs refuses all, unless --reason makes the file its next revision"),
    NULL },
  { "dry-run", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("With --import: say what would be done, and do nothing"), NULL },
  { "list", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("The kept consultations, latest change first; words after it search names, numbers and dates of birth"), NULL },
  { "which", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("With --list: all, today, to-hand-over or drafts"), N_ ("LIST") },
  { "from-store", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Work on a kept consultation instead of a file. A sheet made so says DRAFT: one to hand over is made with "
        "--issue"),
    N_ ("ID") },
  { "issue", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Hand over: make the sheet of a kept, finished consultation, freeze it, and write it to --output"), N_ ("ID") },
  { "gone-through", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("With --issue: its safety advice that nobody reviewed was gone through with the patient"), NULL },
  { "reprint", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Write a frozen sheet to --output again, the very bytes; ISSUE is its id or the code in its foot"),
    N_ ("ISSUE") },
  { "handed-over", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Record that a printed sheet was given to the patient, whose identity --by checked"), N_ ("ISSUE") },
  { "backup", 0, 0, G_OPTION_ARG_FILENAME, NULL, N_ ("Copy all that is kept to a new file, and verify the copy"),
    N_ ("FILE") },
  { "backup-daily", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Make today's backup in this folder unless it is there and good. The last 30 days' are kept: older ones go "
        "once "
        "the new one has been verified"),
    N_ ("DIR") },
  { "restore", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Verify a backup and put it in the place of what is kept, of which a copy is put aside first"), N_ ("FILE") },
  { "export", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("Write everything of these consultations (ids) into a folder each; without ids, the list as CSV"), N_ ("DIR") },
  { "erase", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Erase a kept consultation and all its sheets for good; --reason says why"), N_ ("ID") },
  { "retention", 0, 0, G_OPTION_ARG_INT, NULL,
    N_ ("List the kept consultations that nothing was changed in for so many years (1 to 100): what is past its time. "
        "With --confirmed, erase"),
    N_ ("YEARS") },
  { "confirmed", 0, 0, G_OPTION_ARG_FILENAME, NULL,
    N_ ("With --retention: erase what this list names, all or none, for good. A line begins with an id, as --retention "
        "prints it; one that is not past its time refuses all"),
    N_ ("FILE") },
  { "audit", 0, 0, G_OPTION_ARG_NONE, NULL,
    N_ ("Verify everything that is kept, print who did what and when, and the chain's last hash"), NULL },
  { "by", 0, 0, G_OPTION_ARG_STRING, NULL, N_ ("Who works. Default: the user's name"), N_ ("NAME") },
  { "reason", 0, 0, G_OPTION_ARG_STRING, NULL,
    N_ ("Why something kept is changed or erased. Why it was erased stays in the audit: name no patient"),
    N_ ("TEXT") },
  { "version", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Print the version"), NULL },
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
  return N_ ("Makes a patient's own aftercare sheet from a consultation.");
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
    { "languages", &raw->languages },
    { "import", &raw->import },
    { "dry-run", &options->dry_run },
    { "list", &raw->list },
    { "which", &raw->which },
    { "from-store", &options->from_store },
    { "issue", &raw->issue },
    { "gone-through", &options->gone_through },
    { "reprint", &raw->reprint },
    { "handed-over", &raw->handed_over },
    { "backup", &raw->backup },
    { "backup-daily", &raw->backup_daily },
    { "restore", &raw->restore },
    { "export", &raw->export },
    { "erase", &raw->erase },
    { "retention", &options->retention },
    { "confirmed", &options->confirmed },
    { "audit", &raw->audit },
    { "by", &options->by },
    { "reason", &options->reason },
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
  GOptionContext *context = g_option_context_new (_ ("CONSULTATION.xml…"));
  GOptionEntry filled[G_N_ELEMENTS (entries)];

  for (gsize i = 0; i < G_N_ELEMENTS (entries); i++)
    {
      filled[i] = entries[i];
      if (entries[i].long_name != NULL)
        filled[i].arg_data = find_target (entries[i].long_name, options, raw);
    }
  g_option_context_set_translation_domain (context, GETTEXT_PACKAGE);
  g_option_context_set_summary (context, venule_options_get_summary ());
  g_option_context_add_main_entries (context, filled, NULL);

  return context;
}

static gboolean
choose_task (VenuleOptions *options, RawOptions *raw, GError **error)
{
  const struct
  {
    gboolean chosen;
    char **subject; /* (nullable) */
    VenuleTask task;
  } tasks[] = {
    { raw->explain, NULL, VENULE_TASK_EXPLAIN },
    { raw->check, NULL, VENULE_TASK_CHECK },
    { raw->prove, NULL, VENULE_TASK_PROVE },
    { raw->schema, NULL, VENULE_TASK_SCHEMA },
    { raw->languages, NULL, VENULE_TASK_LANGUAGES },
    { raw->version, NULL, VENULE_TASK_VERSION },
    { raw->import, NULL, VENULE_TASK_IMPORT },
    { raw->list, NULL, VENULE_TASK_LIST },
    { raw->audit, NULL, VENULE_TASK_AUDIT },
    { raw->issue != NULL, &raw->issue, VENULE_TASK_ISSUE },
    { raw->reprint != NULL, &raw->reprint, VENULE_TASK_REPRINT },
    { raw->handed_over != NULL, &raw->handed_over, VENULE_TASK_HANDED_OVER },
    { raw->backup != NULL, &raw->backup, VENULE_TASK_BACK_UP },
    { raw->backup_daily != NULL, &raw->backup_daily, VENULE_TASK_BACK_UP_DAILY },
    { raw->restore != NULL, &raw->restore, VENULE_TASK_RESTORE },
    { raw->export != NULL, &raw->export, VENULE_TASK_EXPORT },
    { raw->erase != NULL, &raw->erase, VENULE_TASK_ERASE },
    { options->retention != 0, NULL, VENULE_TASK_RETENTION },
  };
  guint n_chosen = 0;

  options->task = VENULE_TASK_SHEET;
  for (gsize i = 0; i < G_N_ELEMENTS (tasks); i++)
    if (tasks[i].chosen)
      {
        options->task = tasks[i].task;
        if (tasks[i].subject != NULL && options->subject == NULL)
          options->subject = g_steal_pointer (tasks[i].subject);
        n_chosen++;
      }

  if (n_chosen > 1)
    {
      g_set_error (
          error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
          _ ("--explain, --check, --prove, --schema, --version and the tasks of the records go alone; give one "
             "of them"));
      return FALSE;
    }

  return TRUE;
}

static gboolean
check_files (const VenuleOptions *options, GError **error)
{
  const char *problem = venule_options_find_problem (options);

  if (problem != NULL)
    g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE, problem);

  return problem == NULL;
}

static gboolean
choose_list (VenuleOptions *options, const char *which, GError **error)
{
  static const char *const names[] = { "all", "today", "to-hand-over", "drafts", NULL };

  options->which = VENULE_LIST_ALL;
  if (which == NULL)
    return TRUE;
  for (guint i = 0; names[i] != NULL; i++)
    if (g_str_equal (names[i], which))
      {
        options->which = (VenuleListKind) i;
        return TRUE;
      }
  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
               _ ("--which: “%s” is unknown; give all, today, to-hand-over or drafts"), which);

  return FALSE;
}

/* Whoever works is named in the audit, with why; the system knows the user where nobody says. A blank says nothing. */
static void
choose_person (VenuleOptions *options)
{
  const char *name = g_get_real_name ();

  if (options->reason != NULL && *g_strstrip (options->reason) == '\0')
    g_clear_pointer (&options->reason, g_free);
  if (options->by != NULL && *g_strstrip (options->by) != '\0')
    return;
  g_free (options->by);
  options->by = g_strdup (name == NULL || *name == '\0' || g_str_equal (name, "Unknown") ? g_get_user_name () : name);
}

static gboolean
check_values (VenuleOptions *options, const RawOptions *raw, GError **error)
{
  options->today = venule_civil_date_today ();
  if (raw->today != NULL && !venule_civil_date_parse (raw->today, &options->today))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--today: “%s” is no day; write it as 2026-11-23"), raw->today);
      return FALSE;
    }

  options->has_format = raw->format != NULL;
  if (raw->format != NULL && !venule_format_from_string (raw->format, &options->format))
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _ ("--format: “%s” is unknown; give standard, large or extra-large"), raw->format);
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

  options->retention = G_MININT;
  if (!g_option_context_parse (context, &argc, &argv, error))
    {
      raw_options_clear (&raw);
      return NULL;
    }
  /* No years are as wrong as fewer than none; nothing was asked for when nothing was said. */
  if (options->retention == G_MININT)
    options->retention = 0;
  else if (options->retention == 0)
    options->retention = -1;

  options->files = g_strdupv (argv + MIN (argc, 1));
  choose_person (options);
  if (!choose_task (options, &raw, error) || !check_files (options, error) || !check_values (options, &raw, error)
      || !choose_list (options, raw.which, error))
    g_clear_pointer (&options, venule_options_free);
  raw_options_clear (&raw);

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
    .only_reviewed = !options->gone_through,
    .is_preview = options->from_store != NULL,
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
  g_free (options->from_store);
  g_free (options->subject);
  g_free (options->by);
  g_free (options->reason);
  g_free (options->confirmed);
  g_strfreev (options->files);
  g_free (options);
}
