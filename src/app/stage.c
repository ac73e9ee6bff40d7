/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include "app/stage.h"

#include "core/trace.h"

gboolean
pl_find_stage (const PlCircuit *circuit, PlPartId *part, guint16 *signal)
{
  PlPatch *patch = pl_circuit_get_patch (circuit);

  for (guint depth = 0; depth < 12; depth++)
    {
      const PlKind *kind = pl_patch_get_part (patch, *part)->kind;
      const PlSignal *sense = pl_kind_signal (kind, *signal);
      PlTrace trace;
      gboolean through = FALSE;

      for (int c = 0; c < PL_N_CONTACTS; c++)
        if (pl_kind_connector (kind, sense->connector)->node[c] == sense->hot)
          {
            pl_circuit_trace (circuit, (PlEnd){ *part, sense->connector }, (PlContact) c, &trace);
            through = trace.feed == PL_FEED_DRIVEN
                      && pl_kind_signal (pl_patch_get_part (patch, trace.output.part)->kind,
                                         trace.signal)
                                 ->type
                             == PL_SIGNAL_SENSE;
            if (through)
              {
                *part = trace.output.part;
                *signal = trace.signal;
              }
            pl_trace_clear (&trace);
            break;
          }
      if (!through)
        return TRUE;
    }
  return FALSE;
}
