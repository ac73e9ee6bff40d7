/* SPDX-FileCopyrightText: 2026 the authors
 * SPDX-License-Identifier: GPL-3.0-or-later */

#include <glib/gi18n-lib.h>

#include "core/rule.h"

static void
look_at_part (PlInspection *inspection, PlPartId id)
{
  g_autoptr (GArray) legs = g_array_new (FALSE, FALSE, sizeof (PlStress));

  pl_circuit_add_legs (inspection->circuit, id, legs);
  for (guint i = 0; i < legs->len; i++)
    {
      const PlStress *leg = &g_array_index (legs, PlStress, i);
      double least = pl_kind_connector (pl_inspection_kind (inspection, id), leg->output.connector)
                         ->min_load_ohms;
      PlFinding *finding = NULL;

      /* shorts and fights are told by their own rules */
      if (leg->load_ohms >= least * 0.99 || leg->shorted || leg->fighting)
        continue;
      finding = pl_inspection_report (inspection, id);
      pl_finding_add_end (finding, "output", leg->output);
      pl_finding_add_number (finding, "number", leg->load_ohms);
      pl_finding_add_number (finding, "least", least);
    }
}

static void
look (PlInspection *inspection)
{
  for (PlPartId id = 0; (id = pl_patch_next_part (inspection->patch, id)) != 0;)
    {
      const PlKind *kind = pl_inspection_kind (inspection, id);

      for (guint i = 0; i < kind->connectors->len; i++)
        if (pl_kind_connector (kind, i)->min_load_ohms > 0.0)
          {
            look_at_part (inspection, id);
            break;
          }
    }
}

const PlRule pl_rule_load_too_low = {
  .code = "load-too-low",
  .grade = PL_GRADE_BAD,
  .title = N_ ("Load below the minimum"),
  .sentence = N_ ("{output} works into {number} Ω and should have {least} Ω or more: it can "
                  "distort and get hot."),
  .remedy = N_ ("Plug in fewer headphones, or ones of higher impedance, or use a headphone "
                "amplifier with more outputs."),
  .look = look,
};
