/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/plain.h"
#include "draw/language.h"

static const PlCommand *const commands[]
    = { &pl_command_explain, &pl_command_repairs, &pl_command_diagnose, &pl_command_ways,
        &pl_command_listen,  &pl_command_export,  &pl_command_import,   &pl_command_netlist,
        &pl_command_gear,    &pl_command_own,     &pl_command_lesson,   &pl_command_thumbnail };

static PlCommandOptions given;
static gboolean help;

static const GOptionEntry entries[] = {
  { "json", 0, 0, G_OPTION_ARG_NONE, &given.json, N_ ("print JSON, for programs"), NULL },
  { "output", 'o', 0, G_OPTION_ARG_FILENAME, &given.output, N_ ("write to a file"), N_ ("FILE") },
  { "why", 0, 0, G_OPTION_ARG_STRING, &given.why, N_ ("explain: a page about one finding"),
    N_ ("CODE") },
  { "listener", 0, 0, G_OPTION_ARG_STRING, &given.listener, N_ ("listen: whose ears"),
    N_ ("NAME") },
  { "seconds", 0, 0, G_OPTION_ARG_STRING, &given.seconds, N_ ("listen: how long"), N_ ("N") },
  { "wish", 0, 0, G_OPTION_ARG_STRING, &given.wish, N_ ("ways: split, louder, preamp or own-mix"),
    N_ ("WISH") },
  { "hear", 0, 0, G_OPTION_ARG_STRING_ARRAY, &given.hear,
    N_ ("diagnose: what is heard; NAME=SYMPTOM for each listener"), N_ ("SYMPTOM") },
  { "own", 0, 0, G_OPTION_ARG_STRING, &given.own, N_ ("ways: cables at hand"),
    N_ ("ID=COUNT,...") },
  { "paper", 0, 0, G_OPTION_ARG_STRING, &given.paper, N_ ("export: drawing, a4, a3 or letter"),
    N_ ("SIZE") },
  { "lists", 0, 0, G_OPTION_ARG_STRING, &given.lists,
    N_ ("export: cables, shopping, steps, audience, inputs, findings or all"), N_ ("LIST,...") },
  { "labels", 0, 0, G_OPTION_ARG_STRING, &given.labels,
    N_ ("export: a sheet of cable labels; a wrong name lists those there are"), N_ ("SIZE") },
  { "first-label", 0, 0, G_OPTION_ARG_INT, &given.first_label,
    N_ ("export: the first label of the sheet that is still there"), N_ ("N") },
  { "cut-marks", 0, 0, G_OPTION_ARG_NONE, &given.cut_marks, N_ ("export: where to cut labels"),
    NULL },
  { "author", 0, 0, G_OPTION_ARG_STRING, &given.author, N_ ("export: for the title block"),
    N_ ("NAME") },
  { "theme", 0, 0, G_OPTION_ARG_STRING, &given.theme, N_ ("export: paper, bw or screen"),
    N_ ("THEME") },
  { "format", 0, 0, G_OPTION_ARG_STRING, &given.format,
    N_ ("export: svg, pdf, png, csv or txt; several files go to the folder -o"), N_ ("FORMAT") },
  { "scale", 0, 0, G_OPTION_ARG_STRING, &given.scale,
    N_ ("export: px of a PNG per px of the bench"), N_ ("N") },
  { "dpi", 0, 0, G_OPTION_ARG_STRING, &given.dpi, N_ ("export: the same with 96 px to an inch"),
    N_ ("N") },
  { "listeners", 0, 0, G_OPTION_ARG_INT, &given.listeners, N_ ("ways: how many headphones"),
    N_ ("N") },
  { "limit", 0, 0, G_OPTION_ARG_INT, &given.limit, N_ ("ways, repairs, diagnose: how many answers"),
    N_ ("N") },
  { "help", 'h', 0, G_OPTION_ARG_NONE, &help, N_ ("print this"), NULL },
  { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &given.arguments, NULL, NULL },
  G_OPTION_ENTRY_NULL
};

int
pl_command_fail (const GError *error)
{
  g_autofree char *message = pl_plain_dup_quote (error->message); /* it may quote an argument */

  (void) fprintf (stderr, "patchlead-cli: %s\n", message);
  return PL_EXIT_FAILED;
}

int
pl_command_usage (const PlCommand *command)
{
  (void) fprintf (stderr, _ ("Usage: patchlead-cli %s %s\n"), command->name, command->arguments);
  return PL_EXIT_FAILED;
}

PlLibrary *
pl_command_open_library (void)
{
  PlLibrary *library = pl_library_new_unread (NULL);
  const char *const *problems = NULL;

  pl_library_read_added (library);
  problems = pl_library_get_problems (library);
  for (guint i = 0; problems[i] != NULL; i++)
    (void) fprintf (stderr, "patchlead-cli: %s\n", problems[i]);
  return library;
}

gboolean
pl_command_load (const PlCommandOptions *options, const PlCommand *command, PlLibrary **library,
                 PlCircuit **circuit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) patch = NULL;

  if (options->arguments == NULL || g_strv_length (options->arguments) != 1)
    {
      (void) pl_command_usage (command);
      return FALSE;
    }
  *library = pl_command_open_library ();
  patch = pl_library_load_patch (*library, options->arguments[0], &error);
  if (patch == NULL)
    {
      (void) pl_command_fail (error);
      return FALSE;
    }
  *circuit = pl_circuit_new ();
  pl_circuit_sync (*circuit, patch);
  return TRUE;
}

static void
print_option (const GOptionEntry *entry)
{
  g_autoptr (GString) words = g_string_new (NULL);

  if (entry->short_name != 0)
    g_string_append_printf (words, "-%c, ", entry->short_name);
  g_string_append_printf (words, "--%s", entry->long_name);
  if (entry->arg_description != NULL)
    g_string_append_printf (words, " %s", _ (entry->arg_description));
  (void) printf ("  %-24s %s\n", words->str, _ (entry->description));
}

static void
print_help (void)
{
  (void) printf ("%s\n\n", _ ("Patchlead: what each ear hears, and why."));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    (void) printf ("  patchlead-cli %s %s\n      %s\n", commands[i]->name, commands[i]->arguments,
                   _ (commands[i]->summary));
  (void) printf ("\n%s\n", _ ("Options:"));
  for (guint i = 0; entries[i].long_name != NULL; i++)
    if (entries[i].description != NULL)
      print_option (&entries[i]);
  (void) printf ("\n%s\n", _ ("Exit codes: 0 fine, 1 works badly or harm found, 2 could not run."));
}

/* What was printed must have arrived: the disk may be full, the pipe broken. */
static int
finish_output (int code)
{
  if (fflush (stdout) == 0 && !ferror (stdout))
    return code;
  (void) fprintf (stderr, "%s\n",
                  _ ("patchlead-cli: the output cannot be written; is the disk full?"));
  return PL_EXIT_FAILED;
}

static const PlCommand *
find_command (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    if (strcmp (commands[i]->name, name) == 0)
      return commands[i];
  return NULL;
}

static void
free_options (void)
{
  g_strfreev (given.arguments);
  g_free (given.output);
  g_free (given.why);
  g_free (given.listener);
  g_free (given.seconds);
  g_free (given.wish);
  g_free (given.own);
  g_free (given.paper);
  g_free (given.lists);
  g_free (given.labels);
  g_free (given.author);
  g_free (given.theme);
  g_free (given.format);
  g_free (given.scale);
  g_free (given.dpi);
  g_strfreev (given.hear);
}

int
main (int argc, char **argv)
{
  g_autoptr (GOptionContext) context = g_option_context_new (NULL);
  g_autoptr (GError) error = NULL;
  const PlCommand *command = NULL;
  int code = PL_EXIT_FAILED;

  (void) signal (SIGXFSZ, SIG_IGN); /* a file that may not grow is an error like others */
  pl_locale_init ();
  g_option_context_set_help_enabled (context, FALSE);
  g_option_context_add_main_entries (context, entries, NULL);
  if (!g_option_context_parse (context, &argc, &argv, &error))
    return pl_command_fail (error);
  if (given.json) /* programs read it: the same words and numbers in every language */
    {
      (void) setlocale (LC_MESSAGES, "C");
      (void) setlocale (LC_NUMERIC, "C");
    }
  if (help || given.arguments == NULL)
    {
      print_help ();
      code = help ? PL_EXIT_FINE : PL_EXIT_FAILED;
    }
  else if ((command = find_command (given.arguments[0])) == NULL)
    (void) fprintf (stderr, _ ("patchlead-cli: there is no command “%s”; see --help\n"),
                    given.arguments[0]);
  else
    {
      PlCommandOptions rest = given;

      rest.arguments++;
      code = command->run (&rest);
    }
  free_options ();
  return finish_output (code);
}
