/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints "SENSE PROGRAMME gain" for everything that is heard in a patch; see compare-ngspice.py.
 *   print-gains GEAR-FOLDER PATCH [NETLIST-OUT] */
#include <stdio.h>

#include "core/circuit.h"
#include "draw/library.h"

static void
print_signal (const PlCircuit *circuit, PlPartId id, const PlKind *kind, guint16 signal)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  guint n_heard = 0;
  const PlHeard *heard = pl_circuit_get_heard (circuit, id, signal, &n_heard);

  for (guint i = 0; i < n_heard; i++)
    {
      const PlKind *from = pl_patch_get_part (patch, heard[i].programme.part)->kind;
      char text[G_ASCII_DTOSTR_BUF_SIZE];

      (void) printf ("%u.%s %u.%s %s\n", id, pl_kind_signal (kind, signal)->id,
                     heard[i].programme.part, pl_kind_signal (from, heard[i].programme.signal)->id,
                     g_ascii_formatd (text, sizeof text, "%.12g", heard[i].gain));
    }
}

int
main (int argc, char **argv)
{
  const char *folders[] = { argc > 1 ? argv[1] : ".", NULL };
  g_autoptr (PlLibrary) library = pl_library_new (folders);
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (PlPatch) patch = argc > 2 ? pl_library_load_patch (library, argv[2], &error) : NULL;
  g_autofree char *netlist = NULL;

  if (patch == NULL)
    {
      (void) fprintf (stderr, "%s\n", error != NULL ? error->message : "no patch given");
      return 2;
    }
  pl_circuit_sync (circuit, patch);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      for (guint16 s = 0; s < kind->signals->len; s++)
        if (pl_kind_signal (kind, s)->type == PL_SIGNAL_SENSE)
          print_signal (circuit, id, kind, s);
    }
  netlist = pl_circuit_dup_netlist (circuit);
  if (argc > 3 && !g_file_set_contents (argv[3], netlist, -1, NULL))
    return 2;
  return 0;
}
