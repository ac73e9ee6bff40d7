/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

/* Prints what every sense of a patch hears of every programme: "GAIN sense programme value". */
#include <stdio.h>

#include "core/circuit.h"
#include "draw/library.h"

static void
print_signal (const PlCircuit *circuit, PlPartId id, guint16 signal)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);
  const PlKind *kind = pl_patch_get_part (patch, id)->kind;
  guint n = 0;
  const PlHeard *heard = pl_circuit_get_heard (circuit, id, signal, &n);

  for (guint i = 0; i < n; i++)
    {
      const PlKind *from = pl_patch_get_part (patch, heard[i].programme.part)->kind;

      (void) printf ("GAIN %u.%s %u.%s %.12g\n", id, pl_kind_signal (kind, signal)->id,
                     heard[i].programme.part, pl_kind_signal (from, heard[i].programme.signal)->id,
                     heard[i].gain);
    }
}

int
main (int argc, char **argv)
{
  g_autoptr (PlLibrary) library = pl_library_new (NULL);
  g_autoptr (PlPatch) patch = NULL;
  g_autoptr (PlCircuit) circuit = pl_circuit_new ();
  g_autoptr (GError) error = NULL;

  patch = argc == 2 ? pl_library_load_patch (library, argv[1], &error) : NULL;
  if (patch == NULL)
    {
      (void) fprintf (stderr, "%s\n", error != NULL ? error->message : "print-gains FILE");
      return 2;
    }
  pl_circuit_sync (circuit, patch);
  for (PlPartId id = 0; (id = pl_patch_next_part (patch, id)) != 0;)
    {
      const PlKind *kind = pl_patch_get_part (patch, id)->kind;

      for (guint16 s = 0; s < kind->signals->len; s++)
        if (pl_kind_signal (kind, s)->type == PL_SIGNAL_SENSE)
          print_signal (circuit, id, s);
    }
  return 0;
}
