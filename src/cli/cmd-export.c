/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>

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

static int
run_export (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  g_autoptr (PlLayout) layout = NULL;
  g_autoptr (GError) error = NULL;
  const PlExporter *exporter = NULL;
  PlExportJob job;

  if (options->output == NULL)
    return pl_command_usage (&pl_command_export);
  exporter = pl_exporter_for_path (options->output, &error);
  if (exporter == NULL)
    return pl_command_fail (error);
  if (!pl_command_load (options, &pl_command_export, &library, &circuit))
    return PL_EXIT_FAILED;
  layout = pl_layout_new (library);
  pl_layout_sync (layout, pl_circuit_get_patch (circuit));
  job = (PlExportJob){ layout, circuit, 0 };
  if (!pl_export_to_file (exporter, &job, options->output, &error))
    return pl_command_fail (error);
  report (options, exporter);
  return PL_EXIT_FINE;
}

const PlCommand pl_command_export
    = { "export", "FILE -o OUT.{svg,pdf,png} [--json]", N_ ("the wiring diagram"), run_export };
