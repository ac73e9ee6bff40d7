/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <stdio.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "cli/command.h"
#include "core/json.h"

static int
write_out (const PlCommandOptions *options, const char *text)
{
  g_autoptr (GError) error = NULL;

  if (options->output == NULL)
    {
      (void) fputs (text, stdout);
      return PL_EXIT_FINE;
    }
  if (pl_library_write_file (options->output, text, strlen (text), &error))
    return PL_EXIT_FINE;
  return pl_command_fail (error);
}

static int
run_netlist (const PlCommandOptions *options)
{
  g_autoptr (PlLibrary) library = NULL;
  g_autoptr (PlCircuit) circuit = NULL;
  g_autofree char *text = NULL;

  if (!pl_command_load (options, &pl_command_netlist, &library, &circuit))
    return PL_EXIT_FAILED;
  text = pl_circuit_dup_netlist (circuit);
  if (options->json)
    {
      PlJson json = { g_string_new (NULL), 0, TRUE };
      int code;

      pl_json_open (&json, NULL, '{');
      pl_json_string (&json, "netlist", text);
      pl_json_close (&json, '}');
      code = write_out (options, json.out->str);
      g_string_free (json.out, TRUE);
      return code;
    }
  return write_out (options, text);
}

const PlCommand pl_command_netlist
    = { "netlist", "FILE [-o OUT.cir] [--json]", N_ ("the circuit as SPICE text that ngspice runs"),
        run_netlist };
