/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "draw/language.h"

static const PlCommand *const commands[]
    = { &pl_command_explain, &pl_command_repairs, &pl_command_diagnose, &pl_command_ways,
        &pl_command_listen,  &pl_command_export,  &pl_command_import,   &pl_command_netlist,
        &pl_command_gear,    &pl_command_own,     &pl_command_lesson,   &pl_command_thumbnail };

int
pl_command_fail (const GError *error)
{
  (void) fprintf (stderr, "patchlead-cli: %s\n", error->message);
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
  PlLibrary *library = pl_library_new (NULL);
  const char *const *problems = pl_library_get_problems (library);

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
print_help (void)
{
  (void) printf ("%s\n\n", _ ("Patchlead: what each ear hears, and why."));
  for (guint i = 0; i < G_N_ELEMENTS (commands); i++)
    (void) printf ("  patchlead-cli %-8s %-34s %s\n", commands[i]->name, commands[i]->arguments,
                   _ (commands[i]->summary));
  (void) printf ("\n%s\n", _ ("Options: --json prints JSON; -o FILE writes to a file; --help.\n"
                              "Exit codes: 0 fine, 1 works badly or harm found, 2 could not run."));
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

int
main (int argc, char **argv)
{
  PlCommandOptions options = { .json = FALSE };
  gboolean help = FALSE;
  const GOptionEntry entries[]
      = { { "json", 0, 0, G_OPTION_ARG_NONE, &options.json, NULL, NULL },
          { "output", 'o', 0, G_OPTION_ARG_FILENAME, &options.output, NULL, NULL },
          { "why", 0, 0, G_OPTION_ARG_STRING, &options.why, NULL, NULL },
          { "listener", 0, 0, G_OPTION_ARG_STRING, &options.listener, NULL, NULL },
          { "seconds", 0, 0, G_OPTION_ARG_STRING, &options.seconds, NULL, NULL },
          { "wish", 0, 0, G_OPTION_ARG_STRING, &options.wish, NULL, NULL },
          { "hear", 0, 0, G_OPTION_ARG_STRING_ARRAY, &options.hear, NULL, NULL },
          { "own", 0, 0, G_OPTION_ARG_STRING, &options.own, NULL, NULL },
          { "paper", 0, 0, G_OPTION_ARG_STRING, &options.paper, NULL, NULL },
          { "lists", 0, 0, G_OPTION_ARG_STRING, &options.lists, NULL, NULL },
          { "labels", 0, 0, G_OPTION_ARG_STRING, &options.labels, NULL, NULL },
          { "first-label", 0, 0, G_OPTION_ARG_INT, &options.first_label, NULL, NULL },
          { "cut-marks", 0, 0, G_OPTION_ARG_NONE, &options.cut_marks, NULL, NULL },
          { "author", 0, 0, G_OPTION_ARG_STRING, &options.author, NULL, NULL },
          { "theme", 0, 0, G_OPTION_ARG_STRING, &options.theme, NULL, NULL },
          { "format", 0, 0, G_OPTION_ARG_STRING, &options.format, NULL, NULL },
          { "scale", 0, 0, G_OPTION_ARG_STRING, &options.scale, NULL, NULL },
          { "dpi", 0, 0, G_OPTION_ARG_STRING, &options.dpi, NULL, NULL },
          { "listeners", 0, 0, G_OPTION_ARG_INT, &options.listeners, NULL, NULL },
          { "limit", 0, 0, G_OPTION_ARG_INT, &options.limit, NULL, NULL },
          { "help", 'h', 0, G_OPTION_ARG_NONE, &help, NULL, NULL },
          { G_OPTION_REMAINING, 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &options.arguments, NULL, NULL },
          G_OPTION_ENTRY_NULL };
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
  if (options.json) /* programs read it: the same words in every language */
    (void) setlocale (LC_MESSAGES, "C");
  if (help || options.arguments == NULL)
    {
      print_help ();
      code = help ? PL_EXIT_FINE : PL_EXIT_FAILED;
    }
  else if ((command = find_command (options.arguments[0])) == NULL)
    (void) fprintf (stderr, _ ("patchlead-cli: there is no command “%s”; see --help\n"),
                    options.arguments[0]);
  else
    {
      PlCommandOptions rest = options;

      rest.arguments++;
      code = command->run (&rest);
    }
  g_strfreev (options.arguments);
  g_free (options.output);
  g_free (options.why);
  g_free (options.listener);
  g_free (options.seconds);
  g_free (options.wish);
  g_free (options.own);
  g_free (options.paper);
  g_free (options.lists);
  g_free (options.author);
  g_free (options.theme);
  g_free (options.format);
  g_free (options.scale);
  g_free (options.dpi);
  return finish_output (code);
}
