/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/json.h"
#include "draw/export.h"

static void
report (const PlCommandOptions *options, const PlExporter *exporter)
{
  PlJson json = { g_string_new (NULL), 0, TRUE };

  if (options->json)
    {
      pl_json_open (&json, NULL, '{');
      pl_json_string (&json, "file", options->output);
      pl_json_string (&json, "format", exporter->name);
      pl_json_close (&json, '}');
      (void) fputs (json.out->str, stdout);
    }
  g_string_free (json.out, TRUE);
}

/* "cables,steps" or "all"; FALSE after having complained. */
static gboolean
read_lists (const char *lists, guint *sheets)
{
  g_auto (GStrv) words = g_strsplit (lists != NULL ? lists : "", ",", -1);

  for (guint i = 0; words[i] != NULL; i++)
    {
      PlSheetType type;

      if (strcmp (g_strstrip (words[i]), "all") == 0)
        *sheets = PL_SHEET_BIT (PL_N_SHEETS) - 1;
      else if (pl_sheet_find (words[i], &type))
        *sheets |= PL_SHEET_BIT (type);
      else
        {
          g_autoptr (GString) known = g_string_new ("all");

          for (guint j = 0; j < PL_N_SHEETS; j++)
            g_string_append_printf (known, ", %s", pl_sheet_code ((PlSheetType) j));
          (void) fprintf (stderr, _ ("patchlead-cli: there is no list “%s”; choose from %s\n"),
                          words[i], known->str);
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
read_paper (const char *word, PlPaper *paper)
{
  g_autoptr (GString) known = g_string_new (NULL);

  if (word == NULL)
    return TRUE;
  for (guint i = 0; i < PL_N_PAPERS; i++)
    {
      if (g_ascii_strcasecmp (word, pl_paper_word ((PlPaper) i)) == 0)
        {
          *paper = (PlPaper) i;
          return TRUE;
        }
      g_string_append_printf (known, "%s%s", i > 0 ? ", " : "", pl_paper_word ((PlPaper) i));
    }
  (void) fprintf (stderr, _ ("patchlead-cli: there is no paper “%s”; choose from %s\n"), word,
                  known->str);
  return FALSE;
}

/* Now, or the moment that SOURCE_DATE_EPOCH says: the same bytes each time. */
static char *
dup_date (void)
{
  const char *epoch = g_getenv ("SOURCE_DATE_EPOCH");
  gint64 seconds = 0;
  g_autoptr (GDateTime) time = NULL;

  if (epoch != NULL && g_ascii_string_to_signed (epoch, 10, 0, G_MAXINT32, &seconds, NULL))
    time = g_date_time_new_from_unix_utc (seconds);
  else
    time = g_date_time_new_now_utc ();
  return g_date_time_format (time, "%Y-%m-%dT%H:%M:%SZ");
}

static int
run_export (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  g_autoptr (PlLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *date = dup_date ();
  g_autofree char *file = NULL;
  const PlExporter *exporter = NULL;
  PlExportJob job = { .author = options->author, .date = date };

  if (options->output == NULL)
    return pl_command_usage (&pl_command_export);
  exporter = pl_exporter_for_path (options->output, &error);
  if (exporter == NULL)
    return pl_command_fail (error);
  if (!read_lists (options->lists, &job.sheets) || !read_paper (options->paper, &job.paper)
      || !pl_command_load (options, &pl_command_export, &library, &circuit))
    return PL_EXIT_FAILED;
  layout = pl_layout_new (library);
  pl_layout_sync (layout, pl_circuit_get_patch (circuit));
  file = g_path_get_basename (options->arguments[0]);
  job.layout = layout;
  job.circuit = circuit;
  job.owned = pl_library_get_owned (library);
  job.file = file;
  if (!pl_export_to_file (exporter, &job, options->output, &error))
    return pl_command_fail (error);
  report (options, exporter);
  return PL_EXIT_FINE;
}

const PlCommand pl_command_export
    = { "export", "FILE -o OUT.{svg,pdf,png,csv,txt}",
        N_ ("the wiring diagram and lists (--paper, --lists, --author)"), run_export };
