/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

/* The return hears nobody while a plug sits fully home. */
static gboolean
returns_nothing (const PlInspection *inspection, PlEnd jack)
{
  for (guint i = 0; i < inspection->runs->len; i++)
    {
      const PlRun *run = pl_inspection_run (inspection, i);

      if (run->input.part == jack.part && run->input.connector == jack.connector)
        return FALSE;
    }
  return TRUE;
}

static void
look (PlInspection *inspection)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (inspection->patch, id)) != 0;)
    {
      const PlKind *kind = pl_inspection_kind (inspection, id);

      for (guint16 i = 0; i < kind->connectors->len; i++)
        {
          const PlConnector *connector = pl_kind_connector (kind, i);
          PlEnd jack = { id, i }, mate;
          PlDepth depth = PL_DEPTH_HOME;

          if (connector->n_drivers > 0 && connector->drivers[0] == PL_DRIVER_INSERT
              && pl_circuit_get_mate (inspection->circuit, jack, &mate, &depth)
              && depth == PL_DEPTH_HOME && returns_nothing (inspection, jack))
            pl_finding_add_end (pl_inspection_report (inspection, id), "jack", jack);
        }
    }
}

const PlRule pl_rule_insert_interrupted = {
  .code = "insert-interrupted",
  .grade = PL_GRADE_BAD,
  .title = N_ ("The insert cuts the channel off"),
  .sentence = N_ ("The plug in {jack} opens its switch and nothing comes back: the channel is cut "
                  "off from the mix."),
  .remedy = N_ ("Bring the return back with an insert Y cable, or pull the plug out to the first "
                "click to tap the send only."),
  .look = look,
};
